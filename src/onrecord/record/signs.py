"""Signs that are shown to nobody: they would steer a terminal, or turn the words of a page around."""

from __future__ import annotations

import re

# C0 and C1 controls except tab and line breaks, lone surrogates, and the bidirectional overrides
# (U+202A-E, U+2066-9), which could reorder a page or a terminal around the article's words.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """Return the text with characters that cannot be shown safely as U+FFFD; as many code points as before."""
    return text if text.isprintable() else _UNSEEN.sub("\ufffd", text)


def unseen(text: str) -> str | None:
    """Return the first character that cannot be shown safely, as `U+0000`; None where all can."""
    found = None if text.isprintable() else _UNSEEN.search(text)
    return found and f"U+{ord(found[0]):04X}"


def line(text: str) -> str:
    """Return the visible text with what breaks a line, or writes it over, as a space; as many code points as before."""
    return visible(text).translate(_BREAKS)


_BREAKS = dict.fromkeys(map(ord, "\t\n\r\u2028\u2029"), " ")


def escaped(json: bytes) -> bytes:
    """Return JSON that means the same and sends a terminal no sign that steers it."""
    if json.isascii() and b"\x7f" not in json:  # JSON escapes the others below U+0080 by itself
        return json
    return _UNSEEN_TEXT.sub(lambda m: f"\\u{ord(m[0]):04x}", json.decode("utf-8")).encode("utf-8")


_UNSEEN_TEXT = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
