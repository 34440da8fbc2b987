"""Datelines: where and when a story was filed, before its first sentence or on a line alone."""

from __future__ import annotations

import re

from onrecord.lang.en.lexicons import word_set

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
    rf"(?<!\w){_DAY}|(?<![\d:])\d{{1,2}} ?[ap]\.?m\b"
    rf"|\d{{1,2}}[:.]\d\d ?(?:[ap]\.?m\b|h\b|[A-Z]{{3}}\b)|\d+ min(?:ute)? read"
    r"|(?:\d|\ban?|\bone|\btwo|\bthree) (?:second|minute|min|hour|hr|day|week|month|year)s? ago", re.I
)  # fmt: skip
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽ"
_CITY = (
    rf"(?:(?:ST|FT|MT|EL|LA|AL)\.? )?[{_UPPER}][{_UPPER}.'’/-]+[{_UPPER}]"
    rf"(?:[ -]+[{_UPPER}][{_UPPER}.'’/-]*|\.? [{_UPPER}]+){{0,3}}"
)
_PLACE = rf"[{_UPPER}][\w.'’-]+(?: [{_UPPER}][\w.'’-]+){{0,3}}"
_STATE = rf"(?:, ?(?:[{_UPPER}][\w.-]*(?: [{_UPPER}][\w.]*)?)| \[[{_UPPER}][\w ]{{2,30}}\])"
_AGENCY = (
    rf"(?:\((?![RDI]-)[{_UPPER}][\w .&/’'-]{{1,40}}\)|/[{_UPPER}][\w.& -]{{1,30}}/|\| ?[{_UPPER}][\w.& -]{{1,20}} ?\|)"
)
"""Who sent it: "(AP)", "/PRNewswire/", "| AFP |"."""
_DASH = r"(?:\s*(?:--|[—–―])\s*|\s+[-_]\s+)"  # "AFL-CIO" has no place in it
_COLON = r"\s*:\s+"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_FILED = re.compile(
    rf"(?:{_CITY}(?P<state>{_STATE})?|{_PLACE}{_STATE}?(?=[,.]? (?:{_DAY}[,.]? )?{_AGENCY}))"
    rf"(?P<day>[,.]? (?:{_WEEKDAY},? )?{_DAY}|, {_WEEKDAY})?(?P<agency>[,.]? ?{_AGENCY})?"
    rf"(?:{_DASH}|(?P<colon>{_COLON})|(?P<stop>\.? (?=[{_UPPER}“\"])))"
)
"""A place with what stands around it; a colon or nothing behind it is checked."""
_SENT = re.compile(rf"{_DAY}[,.]? ?{_AGENCY}(?:{_DASH}|{_COLON})")
"""An agency without a place: "May 17 (Reuters) - "."""
_AGENCY_ALONE = re.compile(
    r"(?:[A-Z][\w.]+,? ){0,3}CNN\s+—\s*|"
    rf"\((?:CNN|AP|Reuters|AFP|UPI|CBS|ABC|NBC|BBC|CBC|CNN [A-Z]\w+)\)(?:{_DASH}|\s*(?=[A-Z“\"]))"
)
_LABEL_ALONE = re.compile(
    r"(?:PSA|GOP|DNC|RNC|FBI|CIA|NRA|BREAKING|UPDATED?|EXCLUSIVE|WATCH|ANALYSIS|OPINION|CORRECTION|LIVE|VIDEO|EDITORIAL"
    r"|COMMENTARY|REVIEW|NOTE|SIRS?|MADAM|Q|A)\b"
)
_CLOCK = re.compile(r"\d{1,2}:\d\d\b")
_DASH_END = re.compile(r"(?:\s*(?:--|[—–―])|\s+[-_])\s*\Z")
_LONGEST = 80  # characters of a dateline before a sentence; the longest of wire copy have 60


def is_dateline(paragraph: str) -> bool:
    """Tell whether a paragraph is only a place or time of filing: "Updated 5:32 PM ET, Fri November 11, 2022"."""
    if len(paragraph) > 2 * _LONGEST:
        return False
    if (_DATED.search(paragraph) or _CLOCK.match(paragraph)) and all(map(_DATE_WORD.match, _TOKEN.findall(paragraph))):
        return True
    dashed = _DASH_END.search(paragraph) is not None
    return (dashed or "(" in paragraph) and dateline_end(paragraph + (" " if dashed else " —")) >= len(paragraph)


def dateline_end(paragraph: str, *, bare: bool = True) -> int:
    """Count the characters of the paragraph's dateline, dash and space included: "RENO, Nev. (AP) — "; or 0.

    `bare`: a city in capitals is enough; else it needs a state, a day or an agency beside it.
    """
    filed = _FILED.match(paragraph, 0, _LONGEST)
    labelled = _LABEL_ALONE.match(paragraph) is not None
    if filed is not None and not labelled and _is_filed(filed, bare=bare):
        return filed.end()
    alone = _AGENCY_ALONE.match(paragraph) or _SENT.match(paragraph, 0, _LONGEST)
    return alone.end() if alone else 0


def _is_filed(filed: re.Match[str], *, bare: bool) -> bool:
    """Tell whether what looks like a dateline is one, by what ends it."""
    if filed["stop"] is not None:
        return filed["agency"] is not None and filed["agency"].lstrip(" ,.").startswith(("/", "|"))
    if filed["colon"] is not None:
        return filed["agency"] is not None or (bare and _is_city(filed))
    return bare or any(filed.group("state", "day", "agency"))


def _is_city(filed: re.Match[str]) -> bool:
    """Tell whether a place is known, where a speaker may stand as well: "KOCHI: …", but "OKORO: …"."""
    city = filed.group().partition(":")[0].partition(",")[0].strip().lower()
    return any(city in word_set(name) for name in ("cities", "places", "dateline_cities"))
