"""A page's authors: the people of its metadata and byline, without their roles, days and papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.intake.passages.bylines import ROLES, is_person, plain_case
from onrecord.intake.passages.mastheads import known_publication
from onrecord.lang.en.lexicons import word_lists, word_set

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BY = re.compile(r"(?:[A-Za-z’']{3,12} )?by[: ]+(?=\S)|.*\bwritten by[: ]+", re.I)
_SEPARATOR = re.compile(r"\s*(?:[;|\n•·/]|,? and |,? & |, )\s*|(?<=[a-z]{3})\. (?=[A-Z])")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|/")
_TAIL = re.compile(
    r"\s+(?:(?:is|was|has|writes|reports|reporting) .*|(?:for|at|from|in|of) .*|[(\[<].*|[–—-]+ .*|@.*|\d.*)\Z"
)
_DAY = re.compile(
    r"(?:[\s,]+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|updated|published|posted|\d[\d:.]*))+\Z",
    re.I,
)
_DATED = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september"
    r"|october|november|december)\b.{0,12}\Z", re.I
)  # fmt: skip
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [\w'’.-]+){0,5}\Z")
_INITIAL = re.compile(r"(?<!\S)([A-Z])(?= |\Z)(?! ?\.)")
_PARTICLE = 5  # letters of the longest small word in a name: "della"
_LONGEST = 300  # characters of a byline
_MOST_BYLINES = 20  # elements; long pages of other stories have hundreds
_INNER = re.compile(r"(?<= )[A-Z]\. ")  # "Troy L. Smith" and "Troy Smith" are one
_MOST_BYLINE = 4  # names of a byline that knows more than the linked data; more come from other stories
_ROLE_TAIL = re.compile(rf"\s+(?:(?-i:[A-Z]{{2,4}})\s+)?(?={ROLES.pattern})", re.I)


def page_authors(
    page: HtmlElement, *, linked: Iterable[str], found: Iterable[str], publisher: str | None
) -> tuple[str, ...]:
    """Return the people who wrote the article on a page, each once: of its linked data, else its head, else its byline.

    Agencies, papers, desks and the template's own words ("admin", "Staff Reports") are not people, and are left out.

    Args:
        linked: the authors of the page's linked data.
        found: those found by other means.
        publisher: whose name is not an author.
    """
    sources = (tuple(linked), _head(page), tuple(found))
    named = [people for source in sources if (people := _people(source, publisher))]
    full = [people for people in named if any(" " in name for name in people)]
    if not full:
        return next(iter(named), ())
    wider = (*full, *(_people(byline, publisher) for byline in _bylines(page)))
    return next((people for people in wider if len(people) <= _MOST_BYLINE and set(people) > set(full[0])), full[0])


def _bylines(page: HtmlElement) -> Iterator[tuple[str, ...]]:
    """Yield what elements called a byline say, each by itself: those of other stories stand there too."""
    called = page.xpath('//*[contains(translate(@class, "BYLINE", "byline"), "byline")]')
    for element in called[:_MOST_BYLINES]:
        words = " ".join(element.text_content().split())
        if len(words) <= _LONGEST and _BY.match(words):
            yield (words,)


def _head(page: HtmlElement) -> tuple[str, ...]:
    names = word_lists("page_author_words")["meta"]
    metas = (meta for meta in page.iter("meta") if (meta.get("name") or meta.get("property") or "").lower() in names)
    return tuple(content for meta in metas if (content := meta.get("content")))


def _people(claims: Iterable[str], publisher: str | None) -> tuple[str, ...]:
    """Return the people whom claims name, in order; single words only where nobody has two."""
    names: dict[str, str] = {}
    for claim in claims:
        if len(claim) > _LONGEST or _ADDRESS.match(claim):
            continue
        for part in _SEPARATOR.split(" ".join(_BY.sub("", claim.strip(), count=1).split())):
            name = _person(part, publisher)
            if name is not None:
                names.setdefault(_key(_INNER.sub("", name)), name)
    full = tuple(name for name in names.values() if " " in name)
    return full or tuple(names.values())


def _person(part: str, publisher: str | None) -> str | None:
    """Return the name in a part of a byline; None where it is a role, a day, a paper or the template's word."""
    name = _BY.sub("", part, count=1).strip(" .,:-–—")
    if _ADDRESS.search(name):
        return None
    name = _without_agency(_DAY.sub("", _TAIL.sub("", name)))
    if _is_desk(name) or _is_paper(name.partition(" ")[0]):
        return None
    if (role := _ROLE_TAIL.search(name)) is not None:
        name = name[: role.start()]
    name = name.strip(" ,:-–—")
    if not is_person(name) or not _NAME.match(name) or _is_furniture(name, publisher):
        return None
    if (" " not in name and name.isupper()) or any(word.islower() and len(word) > _PARTICLE for word in name.split()):
        return None
    return _INITIAL.sub(r"\1.", plain_case(name)) if " " in name else plain_case(name)


def _without_agency(name: str) -> str:
    """Return a name without the paper or agency behind it: "Eric Tucker Associated Press"."""
    words = name.split()
    for i in range(2, len(words)):
        rest = " ".join(words[i:])
        if _is_paper(rest):
            return " ".join(words[:i])
    return name


def _is_furniture(name: str, publisher: str | None) -> bool:
    """Tell whether a name is nobody's: a role, a day, letters behind a name, a paper, a desk, the template's own."""
    if ROLES.match(name) or _DATED.match(name) or name in word_set("post_nominals"):
        return True
    return _is_desk(name) or _is_template(name) or _is_paper(name) or _is_publishers(name, publisher)


def _is_desk(name: str) -> bool:
    return name.rpartition(" ")[2].casefold() in word_lists("page_author_words")["desk"]


def _is_template(name: str) -> bool:
    small = name.casefold()
    return small in word_lists("page_author_words")["template"] or "admin" in (small[:5], small[-5:])


def _is_publishers(name: str, publisher: str | None) -> bool:
    own, key = _key(publisher or ""), _key(name)
    return bool(own) and (key in own or (len(own) > 2 and key.startswith(own)))


def _is_paper(name: str) -> bool:
    known = name in word_set("photo_agencies") or known_publication(name) is not None
    return known or name.casefold() in word_lists("page_author_words")["organization"]


def _key(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
