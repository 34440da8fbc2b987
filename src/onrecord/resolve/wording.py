"""What the words around a name say of its bearer: Mr. or Mrs., an administration, a convention, a figure of speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

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
    """Return the president whose administration or era each of an entity's names stands for: "a Carter-era dam".

    Args:
        text: the article's.
        entity: with a surname alone, read as whatever kind.
        at: the article's day, by which the term must have begun.
    """
    words = person_words(entity.name)
    terms = _presidents().get(words[0], ()) if len(words) == 1 else ()
    held = [name for begun, name in terms if at is None or begun <= at[:10]]
    names = _names(entity) if held else []
    return held[-1] if names and all(_is_term(text, stop) for _, stop in names) else None


@cache
def _presidents() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the first day and the name of each president of a surname, in order of time."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for surname, begun, _, *given in rows("presidents"):
        found[surname.lower()] = (*found.get(surname.lower(), ()), (begun, " ".join((*given, surname))))
    return found


def _is_term(text: str, stop: int) -> bool:
    following = _NEXT.match(text[stop : stop + _AROUND + 8])
    return following is not None and folded(following[1]) in word_lists("name_parts")["presidency"]


def is_called(name: str, president: str) -> bool:
    """Tell whether a bearer's full name is a president's: "James Carter" is "Jimmy Carter"."""
    return len(person_words(name)) > 1 and compare_people([president], [name]) in _FITS


def convention_of(letters: str) -> str | None:
    """Return the convention that a party's committee has the letters of."""
    return word_table("conventions").get(folded(letters))


def convention_meant(text: str, entity: Entity) -> str | None:
    """Return the convention that each of an entity's names stands for: "a speech at the RNC", "at DNC"."""
    name, names = convention_of(entity.name), _names(entity)
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
    if not text.startswith(" of ", stop):
        return False
    found = _LIKENED.search(text[max(0, start - _AROUND) : start])
    return found is not None and folded(found[1]) in word_lists("name_parts")["likening"]


def _names(entity: Entity) -> list[tuple[int, int]]:
    return [m.span for m in entity.mentions if m.form == "name"]
