"""Names that a page is asked about: whom they mean, and what to say where that is nobody or several."""

from __future__ import annotations

import msgspec

from onrecord.errors import AmbiguousNameError, NoSuchNameError
from onrecord.store import Reader
from onrecord.store.read.answers import Named
from onrecord.web.asked import name_of


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a field of a form means: nobody yet, somebody, or a problem with those who may be meant."""

    text: str
    who: Named | None = None
    problem: str = ""
    candidates: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """Return the one meant as addresses have them, e12."""
        return f"e{self.who.id}" if self.who else ""


def chosen(store: Reader, text: str) -> Chosen:
    """Find whom a field of a form means."""
    text = text.strip()
    if not text:
        return Chosen(text="")
    try:
        return Chosen(text=text, who=store.browse.one(name_of(text) or ""))
    except ValueError as error:
        return Chosen(text=text, problem=str(error))
    except (AmbiguousNameError, NoSuchNameError) as error:
        first, *_ = str(error).splitlines()
        return Chosen(text=text, problem=first, candidates=tuple(_candidate(line) for line in error.candidates))


def _candidate(line: str) -> tuple[str, str]:
    """Take a line apart that tells one from namesakes: "e5  Elena Marsh (person, 6 articles)"."""
    key, _, words = line.partition(" ")
    return key, words.strip()
