"""Names that a page is asked about: whom they mean, and what to say where that is nobody or several."""

from __future__ import annotations

import re

import msgspec

from onrecord.errors import AmbiguousNameError, NoSuchNameError
from onrecord.store import Reader
from onrecord.store.read.answers import Named
from onrecord.web.asked import name_of

_DAYS = re.compile(r", [0-9]{4}[^,)]*(?=\)$)")
"""The days at the end of a line about somebody, from when to when articles speak of them."""


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a field of a form means: nobody yet, somebody, or a problem with those who may be meant."""

    text: str
    who: Named | None = None
    problem: str = ""
    candidates: tuple[tuple[str, str], ...] = ()
    several: bool = False

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
        who = store.browse.one(name_of(text) or "")
        return Chosen(text=_called(store, who) if text == f"e{who.id}" else text, who=who)
    except ValueError as error:
        return Chosen(text=text, problem=str(error))
    except (AmbiguousNameError, NoSuchNameError) as error:
        first, *_ = str(error).splitlines()
        candidates = tuple(_candidate(line) for line in error.candidates)
        several = isinstance(error, AmbiguousNameError)
        if not candidates and first.startswith(f"{text}: not found"):
            first = f"Nobody in this store is called “{text}”."
        return Chosen(text=text, problem=first, candidates=candidates, several=several)


def _called(store: Reader, who: Named) -> str:
    """Return the name of somebody as a field shows it, and their number where others have the name too."""
    return who.name if len(store.find(who.name)) == 1 else f"e{who.id}"


def forgiven(store: Reader, text: str) -> Chosen:
    """Find whom a field of a form means: of several the one in most articles, else the one of the nearest name.

    The problem says who is shown; the candidates are the others who may be meant.
    """
    found = chosen(store, text)
    if found.who or not found.candidates:
        return found
    (key, _), *others = found.candidates
    who = store.browse.one(key)
    problem = f"Several may be called “{found.text}”." if found.several else f"Nobody here is called “{found.text}”."
    return msgspec.structs.replace(
        found, who=who, problem=problem, candidates=tuple((k, _DAYS.sub("", w)) for k, w in others)
    )


def _candidate(line: str) -> tuple[str, str]:
    """Take a line apart that tells one from namesakes: "e5  Elena Marsh (person, 6 articles)"."""
    key, _, words = line.partition(" ")
    return key, words.strip()
