"""A page's title: the article's own heading, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DIVIDER = re.compile(r"\s+(?:[|»·•:]+|-{1,2}|[–—])\s+|\s*\|\s*")
_WORD = re.compile(r"[^\W_]+")
_ALIKE = 0.5  # of the words of the shorter: a desk words the headline for searches and the one on the page apart
_MOST_HEADINGS = 200
_LONGEST = 60  # words of a heading that is a title
_LONGEST_CLAIM = 500  # characters; longer titles are taken as they are
_LEAST_SITE = 4  # letters of a site's name that is looked for in a host


def page_title(
    page: HtmlElement, *, headline: str | None, found: str | None, names: Iterable[str | None]
) -> str | None:
    """Return the title of the article on a page.

    Taken in turn: a heading that says what the page's metadata say; the first heading of rank one that has half of
    their words; what the metadata say, without the site's name.

    Args:
        headline: of the page's linked data.
        found: the title by other means.
        names: the site's: its name, its host.
    """
    sites = [name for name in names if name]
    claims = [claim for claim in (headline, *_claims(page)) if claim and len(claim) <= _LONGEST_CLAIM]
    headings = _headings(page)
    if (said := _heading_that_says(claims, headings, sites)) is not None:
        return said
    plain = [without_site(claim, sites) for claim in claims]
    close = (words for rank, words in headings if rank == "h1" and any(_is_alike(words, claim) for claim in plain))
    fallback = without_site(found, sites) if found and len(found) <= _LONGEST_CLAIM else found
    return next(close, None) or next(iter(plain), None) or fallback


def without_site(title: str, sites: Sequence[str]) -> str:
    """Return a title without a site's name before or behind a divider: "Port closes | The Alder Post"."""
    parts = [match.span() for match in _DIVIDER.finditer(title)]
    keys = [_key(site) for site in sites]
    for start, end in reversed(parts):
        if _is_site(title[end:], keys):
            return without_site(title[:start], sites)
    for start, end in parts:
        if _is_site(title[:start], keys):
            return without_site(title[end:], sites)
    return title


def _is_site(part: str, keys: Sequence[str]) -> bool:
    """Tell whether a part of a title is a site's name, or a section of it: "CNN Politics" of CNN."""
    key = _key(part)
    if len(key) < 2 or part.count(" ") > 5:
        return False
    within = len(key) >= _LEAST_SITE and any(key in site for site in keys)
    return within or any(key.startswith(site) for site in keys if site)


def _heading_that_says(claims: Sequence[str], headings: Sequence[tuple[str, str]], sites: Sequence[str]) -> str | None:
    """Return the heading that is one of the claims, or all of one but what stands behind a divider."""
    keys = [_key(site) for site in sites]
    said = {_key(claim) for claim in claims}
    said |= {_key(part) for claim in claims for part in _parts(claim) if not _is_site(part, keys)}
    same = [(rank, words) for rank, words in headings if _key(words) in said and _key(words) not in keys]
    return next((words for _, words in sorted(same, key=lambda heading: heading[0])), None)


def _parts(claim: str) -> list[str]:
    """Return what is left of a claim without its first or its last parts."""
    places = [match.span() for match in _DIVIDER.finditer(claim)]
    return [*(claim[:start] for start, _ in places), *(claim[end:] for _, end in places)]


def _claims(page: HtmlElement) -> list[str]:
    """Return what the head of a page calls it: og:title, twitter:title, the title element."""
    named = ((meta.get("property") or meta.get("name") or "", meta.get("content")) for meta in page.iter("meta"))
    metas = {name.lower(): content for name, content in named}
    title = next((element.text_content() for element in page.iter("title")), "")
    return [_spaced(words) for words in (metas.get("og:title"), metas.get("twitter:title"), title) if words]


def _headings(page: HtmlElement) -> list[tuple[str, str]]:
    """Return the ranks and words of the page's headings, in order."""
    found: list[tuple[str, str]] = []
    for element in page.iter("h1", "h2", "h3"):
        words = _spaced(" ".join(element.itertext()) if element.find(".//br") is not None else element.text_content())
        if words and words.count(" ") < _LONGEST:
            found.append((element.tag, words))
        if len(found) == _MOST_HEADINGS:
            break
    return found


def _is_alike(heading: str, claim: str) -> bool:
    words, claimed = ({word.casefold() for word in _WORD.findall(text)} for text in (heading, claim))
    least = min(len(words), len(claimed))
    return least > 2 and len(words & claimed) >= _ALIKE * least


def _key(words: str) -> str:
    return "".join(_WORD.findall(words)).casefold()


def _spaced(words: str) -> str:
    return " ".join(words.split())
