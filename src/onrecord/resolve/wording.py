"""What the words around a name say of its bearer: Mr. or Mrs., an administration, a convention, a figure of speech."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.lang.en.lexicons import rows, word_lists, word_table
from onrecord.lang.en.name_compare import Likeness, compare_people
from onrecord.lang.en.name_keys import folded, person_words
from onrecord.record import Entity

_AROUND = 16
"""Characters before and after a name that are looked at: "Congresswoman ", "’s administration"."""
_LAST = re.compile(r"(?<![^\W\d_])([^\W\d_]++)\.? ?\Z")
_NEXT = re.compile(r"(?:['’]s)?[ -]([^\W\d_]++)")
_AT = re.compile(r"(?<!\w)(?:([^\W\d_]++) )?at (the )?\Z")
_LIKENED = re.compile(r"(?<![^\W\d_])([^\W\d_]++) [\"“”'‘’]*+\Z")
_FITS = (Likeness.SAME, Likeness.NICKNAME, Likeness.INITIAL)


def gender_said(text: str, entity: Entity) -> str | None:
    """Return the gender that titles right before an entity's names say ("Mrs. Marsh"), None where none or both do."""
    genders = word_table("titles")
    said = {genders.get(title, "either") for title in _titles(text, entity)} - {"either"}
    return said.pop() if len(said) == 1 else None


def _titles(text: str, entity: Entity) -> Iterator[str]:
    for start, _ in _names(entity):
        found = _LAST.search(text[max(0, start - _AROUND) : start])
        if found and found[1][0].isupper():
            yield folded(found[1])


def gender_known(name: str) -> str | None:
    """Return the gender of who has this full name, by the first name; None for a bare name, and for "Robin"."""
    words = person_words(name)
    found = word_table("given_names").get(words[0]) if len(words) > 1 else None
    return None if found == "either" else found


def president_meant(text: str, entity: Entity, *, at: str | None) -> str | None:
    """Return the president whose administration or era each of an entity's names stands for: "the Carter administration".

    Args:
        text: the article's.
        entity: with a surname alone, read as whatever kind.
        at: the article's day, by which the term must have begun.
    """
    words, names = person_words(entity.name), _names(entity)
    if len(words) != 1 or not names or not all(_is_term(text, stop) for _, stop in names):
        return None
    held = [row for row in rows("presidents") if row[0].lower() == words[0] and _before(row[1], at)]
    return " ".join((*held[-1][3:], held[-1][0])) if held else None


def _is_term(text: str, stop: int) -> bool:
    following = _NEXT.match(text[stop : stop + _AROUND + 8])
    return following is not None and folded(following[1]) in word_lists("name_parts")["presidency"]


def _before(day: str, at: str | None) -> bool:
    return at is None or day <= at[:10]


def is_called(name: str, president: str) -> bool:
    """Tell whether a bearer's full name is a president's: "James Carter" is "Jimmy Carter"."""
    return len(person_words(name)) > 1 and compare_people([president], [name]) in _FITS


def convention_meant(text: str, entity: Entity) -> str | None:
    """Return the convention that each of an entity's names stands for: "a speech at the RNC", "at DNC"."""
    name, names = word_table("conventions").get(folded(entity.name)), _names(entity)
    return name if name and names and all(_is_convention(text, start) for start, _ in names) else None


def _is_convention(text: str, start: int) -> bool:
    found = _AT.search(text[max(0, start - 2 * _AROUND) : start])
    if found is None:
        return False
    return found[2] is None or folded(found[1] or "") in word_lists("name_parts")["convention"]


def is_likened(text: str, entity: Entity) -> bool:
    """Tell whether a place's name stands for something else that is likened to it: "a Switzerland of the seas"."""
    return entity.kind == "place" and any(_is_figure(text, *span) for span in _names(entity))


def _is_figure(text: str, start: int, stop: int) -> bool:
    found = _LIKENED.search(text[max(0, start - _AROUND) : start])
    likened = found is not None and folded(found[1]) in word_lists("name_parts")["likening"]
    return likened and text.startswith(" of ", stop)


def _names(entity: Entity) -> list[tuple[int, int]]:
    return [m.span for m in entity.mentions if m.form == "name"]
