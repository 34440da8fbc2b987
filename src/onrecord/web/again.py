"""The fields of an address or a form that could not be answered, to be mended and sent again."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from fastapi import Request

from onrecord.views.labels import labels
from onrecord.web.asked import FORM
from onrecord.web.site import within

_MOST = 20
"""Fields of an address that are shown again."""
_CARRIED = 2000
"""Fields that a form brings along unseen: 150 kB of page. A larger split is chosen anew."""
_OFFERED = 20
"""Of those who may be meant, the first."""
_MISTAKES = (400, 404, 409, 422)
"""What may be mended in the fields."""
_LINE = 120
"""Characters of a value that is shown on one line."""
_BUSY = 503
"""What the same form may be sent again for, as it is."""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field that was sent, as it was filled; `wrong` where the problem is with it; unseen where it has no label."""

    name: str
    label: str
    value: str
    wrong: bool = False

    @property
    def long(self) -> bool:
        """Tell whether one line is too short for it: words of an article."""
        return len(self.value) > _LINE


class Again(msgspec.Struct, frozen=True, kw_only=True):
    """A form to mend and send again: its fields, who may be meant in the one that is wrong, the page it was on."""

    method: str
    fields: tuple[Field, ...]
    choices: tuple[tuple[str, str], ...] = ()
    back: str = ""

    @property
    def seen(self) -> tuple[Field, ...]:
        """Return the fields that are shown."""
        return tuple(field for field in self.fields if field.label)

    @property
    def unseen(self) -> tuple[Field, ...]:
        """Return the fields that go along."""
        return tuple(field for field in self.fields if not field.label)

    @property
    def wrong(self) -> Field | None:
        """Return the field that the problem is with."""
        return next((field for field in self.fields if field.wrong), None)


def again(request: Request, status: int, detail: str, *, candidates: Sequence[str] = ()) -> Again:
    """Return what was sent, to be sent again; without fields where nothing can be mended in them."""
    if request.method == "GET":
        return _asked(request, detail) if status in _MISTAKES else Again(method="get", fields=())
    return _posted(request, status, detail, candidates)


def _asked(request: Request, detail: str) -> Again:
    names = labels("asked")
    return Again(
        method="get",
        fields=tuple(
            Field(name=name, label=names.get(name, name), value=value, wrong=_is_about(detail, name, value))
            for name, value in request.query_params.multi_items()[:_MOST]
        ),
    )


def _posted(request: Request, status: int, detail: str, candidates: Sequence[str]) -> Again:
    given = [(name, value) for name, value in request.scope.get(FORM, ()) if isinstance(value, str) and name != "token"]
    back = within(dict(given).get("back"), otherwise="")
    form = request.url.path.rpartition("/")[2]
    fields = [Field(name=name, label=_label(form, name), value=value) for name, value in given]
    mended = [n for n, field in enumerate(fields) if field.label and field.name != "author"]
    useful = status == _BUSY or (status in _MISTAKES and mended)
    if not useful or len(fields) > _CARRIED:
        return Again(method="post", fields=(), back=back)
    if status != _BUSY:
        about = (n for n in mended if _is_about(detail, fields[n].name, fields[n].value))
        place = next(about, mended[0])
        fields[place] = msgspec.structs.replace(fields[place], wrong=True)
    return Again(
        method="post", fields=tuple(fields), back=back,
        choices=tuple(_choice(line) for line in candidates[:_OFFERED]) if status in _MISTAKES else (),
    )  # fmt: skip


def _label(form: str, name: str) -> str:
    names = labels("filled")
    return names.get(f"{form}.{name}") or names.get(name, "")


def _is_about(detail: str, name: str, value: str) -> bool:
    return detail.startswith((f"{name}:", f"“{value}”", f"{value}:"))


def _choice(line: str) -> tuple[str, str]:
    """Take a line apart that tells one from namesakes: "e5  Elena Marsh (person, 6 articles)"."""
    key, _, words = line.partition(" ")
    return key, words.strip()
