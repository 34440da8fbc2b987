"""Teasers: the first sentences of an article that stands elsewhere, as feeds, newsletters and exports give them."""

from __future__ import annotations

import re

_LEAST_WORDS = 80
"""An item of a feed of fewer words is a teaser."""
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[\+\d+ chars\]|(?:read|continue) (?:more|reading)\W{0,9})\Z", re.I)


def is_cut(text: str) -> bool:
    """Tell whether a text breaks off: at "…", "Read more", or NewsAPI's "[+1234 chars]"."""
    return _CUT.search(text.rstrip()) is not None


def is_short(text: str) -> bool:
    """Tell whether a text has fewer words than a story."""
    return len(text.split()) < _LEAST_WORDS
