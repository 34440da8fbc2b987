"""Datelines: where and when a story was filed, before its first sentence or on a line alone."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_DAY = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4})"
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_DATE_WORD = re.compile(
    rf"(?:{_MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\d{{1,12}}|st|nd|rd|th"
    r"|[ap]m?|m|h|est?|edt|e?t|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|gmt|bst|utc|ist|cet|cest|aest|aedt|sast|wat|eat|z|[tz]"
    r"|eastern|central|mountain|pacific|time|first|last|originally|published|updated?|posted|modified|revised|filed|created"
    r"|issued|date|online|on|at|by|of|the|live|ago|an?|one|two|three|(?:second|minute|min|hour|hr|day|week|month|year)s?|read)\Z",
    re.I,
)
_DATED = re.compile(
    rf"(?<!\w){_DAY}|\d{{1,2}}[:.]\d\d ?(?:[ap]\.?m\b|h\b|[A-Z]{{3}}\b)|\d+ min(?:ute)? read"
    r"|(?:\d|\ban?|\bone|\btwo|\bthree) (?:second|minute|min|hour|hr|day|week|month|year)s? ago", re.I
)  # fmt: skip
_CITY = r"(?:(?:ST|FT|MT|EL|LA|AL)\.? )?[A-Z][A-Z.'’-]+[A-Z](?:[ -]+[A-Z][A-Z.'’-]*|\.? [A-Z]+){0,3}"
_PLACE = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_STATE = r"(?:, ?(?:[A-Z][\w.]*(?: [A-Z][\w.]*)?))"
_AGENCY = r"\((?![RDI]-)[A-Z][\w .&/’'-]{1,40}\)"
_DASH = r"(?:\s*(?:--|[—–―])\s*|\s+[-_]\s+)"  # "AFL-CIO" has no place in it
_FILED = re.compile(
    rf"(?:{_CITY}(?P<state>{_STATE})?|{_PLACE}{_STATE}?(?=,? (?:{_DAY},? )?{_AGENCY}))"
    rf"(?P<day>,? {_DAY})?(?P<agency>,? ?{_AGENCY})?{_DASH}"
)
_AGENCY_ALONE = re.compile(
    r"(?:[A-Z][\w.]+,? ){0,3}CNN\s+—\s*|"
    rf"\((?:CNN|AP|Reuters|AFP|UPI|CBS|ABC|NBC|BBC|CBC|CNN [A-Z]\w+)\)(?:{_DASH}|\s*(?=[A-Z“\"]))"
)
_LABEL_ALONE = re.compile(
    r"(?:PSA|GOP|DNC|RNC|FBI|CIA|NRA|BREAKING|UPDATED?|EXCLUSIVE|WATCH|ANALYSIS|OPINION|CORRECTION|LIVE|VIDEO|EDITORIAL"
    r"|COMMENTARY|REVIEW|NOTE|Q|A)\b"
)
_DASH_END = re.compile(r"(?:\s*(?:--|[—–―])|\s+[-_])\s*\Z")
_LONGEST = 80  # characters of a dateline before a sentence; the longest of wire copy have 60


def is_dateline(paragraph: str) -> bool:
    """Tell whether a paragraph is only a place or time of filing: "Updated 5:32 PM ET, Fri November 11, 2022"."""
    if len(paragraph) > 2 * _LONGEST:
        return False
    if _DATED.search(paragraph) and all(map(_DATE_WORD.match, _TOKEN.findall(paragraph))):
        return True
    dashed = _DASH_END.search(paragraph) is not None
    return (dashed or "(" in paragraph) and dateline_end(paragraph + (" " if dashed else " —")) >= len(paragraph)


def dateline_end(paragraph: str, *, bare: bool = True) -> int:
    """Count the characters of the paragraph's dateline, dash and space included: "RENO, Nev. (AP) — "; or 0.

    `bare`: a city in capitals is enough; else it needs a state, a day or an agency beside it.
    """
    filed = _FILED.match(paragraph, 0, _LONGEST)
    labelled = _LABEL_ALONE.match(paragraph) is not None
    if filed is not None and not labelled and (bare or any(filed.group("state", "day", "agency"))):
        return filed.end()
    alone = _AGENCY_ALONE.match(paragraph)
    return alone.end() if alone else 0
