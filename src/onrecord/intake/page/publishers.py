"""A page's publisher: the site's name without its slogan and its address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z", re.I)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+\Z")
_DIVIDER = re.compile(r"\s+(?:[|»·•:]+|-{1,2}|[–—])\s+|\s*\|\s*")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 6  # words of a name
_LONGEST_CLAIM = 300  # characters, slogan and all


def page_publisher(page: HtmlElement, *, linked: str | None, found: str | None, host: str | None) -> str | None:
    """Return who publishes a page: the first name that is neither a slogan nor an address, else its host.

    Args:
        linked: the publisher of the page's linked data.
        found: the site's name by other means.
        host: of the page's address.
    """
    own = next((meta.get("content") for meta in page.iter("meta") if meta.get("property") == "og:site_name"), None)
    claims = [
        " ".join(claim.split())
        for claim in (found, own, linked)
        if claim and claim.strip() and len(claim) <= _LONGEST_CLAIM
    ]
    names = [part for claim in claims if (part := _name(claim, host)) is not None]
    written = [name for name in names if _is_written(name)] or names
    return next((name for name in written if _is_hosts(name, host)), next(iter(written), _host(claims, host)))


def host_of(address: str | None) -> str | None:
    """Return the host of an address without "www."; None of what is not an address."""
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _name(claim: str, host: str | None) -> str | None:
    """Return the part of a claim that is the name: the one that the host has too, else the first; None of a slogan."""
    if _ADDRESS.match(claim):
        return None
    parts = [part for part in _DIVIDER.split(claim) if part]
    parts = [part for part in parts if _is_written(part)] or parts
    own = next((part for part in parts if _is_hosts(part, host)), parts[0] if parts else None)
    return own if own is not None and own.count(" ") < _LONGEST else None


def _is_hosts(name: str, host: str | None) -> bool:
    """Tell whether a host is made of a name's words, or of their first letters: "The Alder Post", alderpost.com."""
    words = [word.casefold() for word in _WORD.findall(name)]
    words = words[1:] if words[:1] == ["the"] else words
    key = _key(host or "")
    initials = "".join(word[0] for word in words)
    if not words:
        return False
    return all(word in key for word in words) or (len(words) > 2 and key.startswith(initials))


def _is_written(name: str) -> bool:
    """Tell whether a name is written as names are, and not as a host is: "usatoday"."""
    return not (name.islower() and " " not in name) and _HOST.match(name.lower()) is None


def _host(claims: list[str], host: str | None) -> str | None:
    return host or next((found for claim in claims if (found := host_of(claim)) is not None), None)


def _key(words: str) -> str:
    return "".join(_WORD.findall(words)).casefold()
