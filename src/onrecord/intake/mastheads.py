"""Mastheads: the name of the publication above an article, with its slogan or section."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_PLAIN = str.maketrans("‘’“”\u00a0", "''\"\" ")
_PLACE = r"(?:[A-Z][\w.&'-]*(?: of| and| &)? ){1,4}"
_PAPER = (
    r"(?:Advertiser|Advocate|Argus|Bee|Bugle|Bulletin|Chronicle|Citizen|Courier|Daily|Democrat|Dispatch|Echo|Enquirer"
    r"|Examiner|Express|Gazette|Globe|Guardian|Herald|Independent|Inquirer|Journal|Ledger|Mail|Mercury|Messenger|Mirror"
    r"|Monitor|News|Observer|Patriot|Pioneer|Post|Press|Record|Register|Reporter|Republic|Republican|Review|Sentinel"
    r"|Standard|Star|Statesman|Sun|Telegraph|Times|Tribune|Union|Voice|Weekly|World)"
)
_LIKE_A_PAPER = re.compile(rf"(?:The )?{_PLACE}{_PAPER}(?:[- ]{_PAPER})?")  # "The Alder Valley Times-Herald"
_SECTION = re.compile(
    r"(?:world|u\.?s\.?|uk|us|national|politics|opinion|business|sports?|local|metro|world news|us news"
    r"|national security|science|technology|tech|health|education|environment|climate|economy|world politics|news|home|analysis"
    r"|europe|asia|africa|middle east|americas|investigations|news analysis|breaking news|live updates|top stories)\Z", re.I
)  # fmt: skip
_DIVIDER = re.compile(r"\s*(?:[|·•»>/–—]|\s-\s|:)\s*")
_LONGEST = 100  # characters
_MOST_SPACES = 6  # behind a divider: more is a headline ("The Hill | …")


def is_masthead(paragraph: str) -> bool:
    """Whether a paragraph above the headline names the publication, and says nothing more."""
    return len(paragraph) <= _LONGEST and (publisher_of(paragraph) is not None or is_section(paragraph))


def is_section(paragraph: str) -> bool:
    """Whether a paragraph is the name of a part of a paper: "Politics"."""
    return all(_SECTION.match(part) for part in _DIVIDER.split(paragraph) if part)


def publisher_of(masthead: str | None) -> str | None:
    """The publication that a masthead names, or None where it is no masthead.

    Its name may be followed by a slogan, a section, a date or a second name: after a divider, without a space
    ("The Alder PostTruth by Daylight"), or, where the lexicon knows the slogan, after a space.
    """
    if not masthead:
        return None
    plain = masthead.translate(_PLAIN).strip()
    paper = _LIKE_A_PAPER.match(plain)
    guess = paper.group() if paper and _is_rest(plain[paper.end() :], ()) else None
    return known_publication(masthead) or guess


def known_publication(masthead: str) -> str | None:
    """The publication of the lexicon that a masthead names, or None."""
    plain = masthead.translate(_PLAIN).strip()
    named = (row for row in _publications() if plain[: len(row[0])].lower() == row[0].lower())
    return next((name for name, slogans in named if _is_rest(plain[len(name) :], slogans)), None)


def _is_rest(rest: str, slogans: tuple[str, ...]) -> bool:
    """Whether what stands behind a publication's name leaves it a masthead and makes it no headline."""
    if not rest.strip(" ."):
        return True
    if _DIVIDER.match(rest):
        return ":" not in rest[:2] and rest.count(" ") <= _MOST_SPACES
    return rest[0].isupper() or rest.strip(" .").lower() in slogans or is_section(rest.strip())


@cache
def _publications() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lexicon's (name, slogans in small letters), longest name first."""
    lines = files(__package__).joinpath("lexicons/publications.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    known = {name: tuple(slogans.lower().split("|")) if slogans else () for name, slogans in rows}
    return tuple(sorted(known.items(), key=lambda row: (-len(row[0]), row[0])))


def publication_names() -> tuple[str, ...]:
    """The names of the lexicon, longest first."""
    return tuple(name for name, _ in _publications())
