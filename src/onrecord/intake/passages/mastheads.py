"""Mastheads: the name of the publication above an article, with its slogan or section."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lang.en.lexicons import rows

_STRAIGHT = str.maketrans("‘’“”\u00a0", "''\"\" ")
_PLACE = r"(?:[A-Z][\w.&'-]*(?: of| and| &)? ){1,4}"
_DIVIDER = re.compile(r"\s*(?:[|·•»>/–—]|\s-\s|:)\s*")
_LONGEST = 100  # characters
_MOST_SPACES = 6  # behind a divider: more is a headline ("The Hill | …")


def is_masthead(paragraph: str) -> bool:
    """Tell whether a paragraph above the headline names the publication, and says nothing more."""
    if len(paragraph) > _LONGEST:
        return False
    return publisher_of(paragraph) is not None or is_section(paragraph) or _plain(paragraph).lower() in _slogans()


def is_section(paragraph: str) -> bool:
    """Tell whether a paragraph is the name of a part of a paper: "Politics"."""
    parts = [part.strip(" .").lower() for part in _DIVIDER.split(paragraph) if part]
    return bool(parts) and all(part in _words("section") for part in parts)


def publisher_of(masthead: str | None) -> str | None:
    """Return the publication that a masthead names, or None where it is not a masthead.

    Its name may be followed by a slogan, a section, a date or a second name: after a divider, without a space
    ("The Alder PostTruth by Daylight"), or, where the lexicon knows the slogan, after a space.
    """
    if not masthead:
        return None
    plain = masthead.translate(_STRAIGHT).strip()
    paper = _like_a_paper().match(plain)
    guess = paper.group() if paper and _is_rest(plain[paper.end() :], ()) else None
    return known_publication(masthead) or guess


def known_publication(masthead: str) -> str | None:
    """Return the publication of the lexicon that a masthead names, or None."""
    plain = masthead.translate(_STRAIGHT).strip()
    named = (row for row in _publications() if plain[: len(row[0])].lower() == row[0].lower())
    return next((name for name, slogans in named if _is_rest(plain[len(name) :], slogans)), None)


def _is_rest(rest: str, slogans: tuple[str, ...]) -> bool:
    """Tell whether what stands behind a publication's name leaves it a masthead, not a headline."""
    if not rest.strip(" ."):
        return True
    if _DIVIDER.match(rest):
        return ":" not in rest[:2] and rest.count(" ") <= _MOST_SPACES
    return rest[0].isupper() or rest.strip(" .").lower() in slogans or is_section(rest.strip())


@cache
def _publications() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the lexicon's (name, slogans in small letters), longest name first."""
    known = ((name, tuple(slogans.lower().split("|")) if slogans else ()) for name, slogans in rows("publications"))
    return tuple(sorted(known, key=lambda row: (-len(row[0]), row[0])))


@cache
def _slogans() -> frozenset[str]:
    return frozenset(slogan for _, slogans in _publications() for slogan in slogans)


def _plain(words: str) -> str:
    return words.translate(_STRAIGHT).strip(" .")


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(word for kind, word in rows("masthead_words") if kind == part)


@cache
def _like_a_paper() -> re.Pattern[str]:
    """Recognize a name like a paper's that the lexicon does not know: "The Alder Valley Times-Herald"."""
    paper = f"(?:{'|'.join(sorted(_words('paper'), key=lambda word: (-len(word), word)))})"
    return re.compile(rf"(?:The )?{_PLACE}{paper}(?:[- ]{paper})?")


def publication_names() -> tuple[str, ...]:
    """Return the names of the lexicon, longest first."""
    return tuple(name for name, _ in _publications())
