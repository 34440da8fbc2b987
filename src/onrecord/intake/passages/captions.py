"""Captions: what a picture shows, and whose it is."""

from __future__ import annotations

import re
from functools import cache

from onrecord.intake.passages.mastheads import publication_names
from onrecord.lang.en.lexicons import rows

_NAME = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|der|al|la)){0,4}"
_LABEL = r"(?:Photograph|Photos?|Images?|Pictures?|Credit|Illustration|Video)"
_LONGEST = 90  # words
_LONGEST_BARE = 10  # words of a credit on a line alone


def is_caption(paragraph: str) -> bool:
    """Tell whether a paragraph ends in a picture's credit, or is one: "… at the market. (Ada Marsh/AP)"."""
    words = paragraph.count(" ") + 1
    if words > _LONGEST:
        return False
    return any(pattern.search(paragraph) for pattern in _closing()) or is_credit(paragraph)


def is_credit(paragraph: str) -> bool:
    """Tell whether a paragraph is nothing but a credit: "Ada Marsh via Getty Images"."""
    return paragraph.count(" ") < _LONGEST_BARE and any(pattern.fullmatch(paragraph) for pattern in _bare())


@cache
def _closing() -> tuple[re.Pattern[str], ...]:
    """Return the ways in which a credit ends a caption."""
    agency = _agency()
    return (
        # "(Ada Marsh/AP)", "(AP Photo/Ada Marsh)", "(Ada Marsh for The Alder Post)", "(Photo by …)", "(… via AP, File)"
        re.compile(rf"\((?:[^()]{{1,70}}/ ?)?{agency}(?: ?/[^()]{{1,70}})(?:, File)?\)\.?\Z"),
        re.compile(rf"\([^()]{{1,70}} ?/ ?{agency}(?:,? [^()]{{1,40}})?\.?\)\.?\Z"),
        re.compile(rf"\((?:[^()]{{1,70}} (?:via|for|-|–|—) |[^()]{{1,50}}, ){agency}(?:, File)?\.?\)\.?\Z"),
        re.compile(rf"\({_NAME} ?/ ?(?:The )?{_NAME}\)\.?\Z"),
        re.compile(rf"[(\[](?:{_LABEL}(?::| by| courtesy)|Courtesy|Handout|File photo)[^()\[\]]*[)\]]\.?\Z", re.I),
        re.compile(rf"[.!?”\"] \({agency}\)\Z"),
        re.compile(r"\A(?:FILE\W+)?In this (?:\w+\.? )?(?:\d{1,2}, )?\d{4},? (?:file )?(?:photo|image)\b", re.I),
        # "… at the market. Ada Marsh/AP", "… | Getty Images", "… Photograph: Ada Marsh/Reuters", "…Credit...Ada Marsh"
        re.compile(rf"[.!?”\"] {_NAME} ?/ ?{agency}(?:/{_NAME})?\.?\Z"),
        re.compile(rf"[.!?”\"] {agency} ?/ ?{_NAME}\.?\Z"),
        re.compile(rf"\s(?:\||—|–|via) ?(?:{_NAME}(?: ?/ ?|, | via | for ))?(?:AP Photo|Getty(?: Images)?)\.?\Z"),
        re.compile(rf"\s\| ?(?:{_NAME} ?/ ?)?{agency}(?:/{_NAME})?\.?\Z"),
        re.compile(rf"[.!?”\")\s]{_LABEL}(?:: ?|\.\.\.|…)[A-Z@][^.!?:]{{1,60}}\Z"),
    )


@cache
def _bare() -> tuple[re.Pattern[str], ...]:
    """Return the forms of a credit on a line alone."""
    agency = _agency()
    return (
        re.compile(rf"(?:{_LABEL}(?::| by) ?)?{_NAME}(?: ?/ ?| via | ?\| ?|, ?){agency}(?:/{_NAME})?(?:, File)?\.?"),
        re.compile(rf"(?:{_NAME} for )?(?:AP (?:Photo|Images)|Getty(?: Images)?|Alamy)(?: ?/ ?{_NAME})?\.?"),
        re.compile(rf"{_LABEL}(?::|\.\.\.|…) ?[A-Z@].{{1,60}}"),
        re.compile(rf"[(\[]{_NAME} ?/ ?{_NAME}[)\]]\.?"),
    )


@cache
def _agency() -> str:
    """Return a pattern of the agencies and publications that stand in credits, longest first."""
    names = {name for (name,) in rows("photo_agencies")} | set(publication_names())
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))) + r")(?!\w)"
