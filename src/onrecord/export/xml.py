"""Texts and attributes as XML 1.0 takes them."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(value: str) -> str:
    """Return a text of as many code points, with U+FFFD for those that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", value)


def text(value: str) -> str:
    """Escape a text."""
    return escape(allowed(value))


def attributes(**values: str | None) -> str:
    """Write attributes with a space before each; those that are None are left out."""
    return "".join(f" {name}={quoteattr(allowed(value))}" for name, value in values.items() if value is not None)
