"""Bylines: who wrote an article."""

from __future__ import annotations

import re

from onrecord.intake.passages.mastheads import known_publication

_WORD = r"(?:[A-Z][\w'’.-]*|de|da|di|del|della|van|von|der|den|la|le|al|el|bin|ibn)"
_NAME = rf"[A-Z][\w'’.-]*(?: {_WORD}){{0,4}}"
_BY = re.compile(r"(?:By|BY|by|Written by|Words by|Story by|Report by|Analysis by|Opinion by)[: ]\s*(?=[A-Z@])")
_NAMES = re.compile(rf"{_NAME}(?:(?:, | and | & |, and ){_NAME})*")
_ONE_NAME = re.compile(_NAME)
_ROLE = (
    r"(?:(?:senior|chief|deputy|assistant|associate|national|foreign|political|diplomatic|legal|business|economics|health"
    r"|science|white house|washington|capitol|congressional|news|staff|special|investigative|environment|education"
    r"|security|defen[cs]e|world|local|sports?|technology|crime|general|managing|executive|contributing|home affairs"
    r"|royal)[ -]?)*(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|bureau chief|staff|bureau"
    r"|journalist|analyst|producer)"
)
ROLES = re.compile(rf"{_ROLE}(?:(?:,| for| at| in|\sof)? .{{1,40}})?\Z", re.I)
_TAIL = re.compile(r"\s*(?:[,|·•–—-]|for |in |at |of |\(|@|Updated|Published|Posted)")
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_NO_NAME = re.compile(
    r"\b(?:The|An?|In|On|At|By|Of|For|And|Or|But|This|That|His|Her|Its|Their|Our|My|Your|No|Not|All|Any)\b(?!\.)"
)
_LONGEST = 160  # characters
_NAMED = rf"[A-Z][\w'’.-]* {_NAME}(?:(?:, | and |, and )[A-Z][\w'’.-]* {_NAME}){{0,3}}"
_FROM = re.compile(rf"(?:{_NAMED}) report(?:ed|s|ing) from [A-Z][\w ,.]{{2,60}}")  # "Ada Marsh reported from Alder."
_IN = re.compile(rf"{_NAMED} in [A-Z][\w ]{{2,30}}")  # "Ada Marsh in Alder and agencies"
_ABOUT = re.compile(
    rf"{_NAME} (?:is|was) (?:an?|the|one of) [^.]{{0,80}}{_ROLE}(?: (?:for|at|with|in|on|based|covering|who) |\.\Z)"
)
_MOST_ABOUT = 45  # words of a line about the author
_MOST_SPACES = 7  # of a role or an office under a name


def is_byline(paragraph: str) -> bool:
    """Tell whether a paragraph is a byline by its own words: "By Ada Marsh and Tom Reed, Staff Writers"."""
    return bool(authors_of(paragraph)) or _FROM.fullmatch(paragraph) is not None


def is_about_author(paragraph: str) -> bool:
    """Tell whether a last paragraph says who wrote it: "Ada Marsh is a politics reporter for The Alder Post."."""
    return paragraph.count(" ") < _MOST_ABOUT and _ABOUT.match(paragraph) is not None


def authors_of(byline: str | None) -> tuple[str, ...]:
    """Return the people that a byline names, in its order; empty where it is not a byline."""
    start = _BY.match(byline or "")
    if byline is None or start is None or len(byline) > _LONGEST:
        return ()
    names = _NAMES.match(byline, start.end())
    if names is None or not _is_tail(byline[names.end() :]):
        return ()
    people = [plain_case(name) for name in re.split(r", and |, | and | & ", names.group())]
    return tuple(person for person in people if is_person(person) and not _is_desk(person))


def bare_authors_of(byline: str) -> tuple[str, ...]:
    """Return the people that a byline without "By" names: "and Tom Reed", "Ada Marsh in Alder"."""
    if known_publication(byline.partition(",")[0]) is not None:
        return ()
    return tuple(name for name in authors_of(f"By {byline.removeprefix('and ')}") if " " in name)


def is_bare_name(paragraph: str, *, below_name: bool) -> bool:
    """Tell whether a paragraph between headline and text is only a reporter's name, place or role.

    `below_name`: the paragraph above is a byline, which "and Tom Reed" or "The Alder Post" may go on.
    """
    if _IN.fullmatch(paragraph):
        return True
    name, _, role = paragraph.partition(", ")
    if paragraph.count(" ") < _MOST_SPACES and (ROLES.match(paragraph) or (below_name and known_publication(name))):
        return True
    name = name.removeprefix("and ") if below_name else name
    return 1 <= name.count(" ") <= 3 and is_person(name) and _ONE_NAME.fullmatch(name) is not None and _is_role(role)


def _is_role(rest: str) -> bool:
    return not rest or ROLES.match(rest) is not None or known_publication(rest) is not None


def _is_tail(rest: str) -> bool:
    """Tell whether what stands behind the names is not a sentence."""
    return not rest.strip(" .") or (_TAIL.match(rest) is not None and not rest.rstrip().endswith(tuple('.?!”"')))


def is_person(name: str) -> bool:
    """Tell whether a name may be a person's: with a capital, and no word of a sentence in it."""
    return name[:1].isupper() and _NO_NAME.search(name) is None


def _is_desk(name: str) -> bool:
    """Tell whether a part of a byline is an office, a suffix or a paper: "Associated Press", "Jr."."""
    return name in _SUFFIXES or known_publication(name) is not None or ROLES.match(name) is not None


def plain_case(name: str) -> str:
    """Write a name in capitals as names are written: "ADA MCKAY-ROSS" is "Ada Mckay-Ross"."""
    name = name.strip()
    return name.title().replace("’S", "’s") if name.isupper() and len(name) > 3 else name
