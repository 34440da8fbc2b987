"""What is asked for, looked at before the store sees it: text that is text, numbers that a row can have, days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from fastapi import Request
from starlette.datastructures import FormData

from onrecord.errors import OnRecordError
from onrecord.store.read.asked import NO_TEXT

_YEAR = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
_BY_FOUR = "(?:0[48]|[2468][048]|[13579][26])"
DAY = (
    f"^(?:{_YEAR}(?:-(?:0[1-9]|1[0-2]))?"
    f"|{_YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30))"
    f"|{_YEAR}-02-(?:0[1-9]|1[0-9]|2[0-8])|(?:[0-9]{{2}}{_BY_FOUR}|{_BY_FOUR}00)-02-29)$"
)
"""A day of the calendar, a month or a year: a pattern, so that the API's description says the whole of it."""
TEXT = r"^[^\x00]*$"
"""What can be looked for: any text; SQLite takes NUL for its end."""
NAME = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$"
"""What a person can write into a correction: no control characters except tab and line breaks."""
WORD = r"^[^\x00]*[A-Za-z0-9][^\x00]*$"
QUANTITY = r"^[^\x00]*[A-Za-z0-9%$][^\x00]*$"
_WORDS = {
    DAY: "not a date; give 2022-11-09, 2022-11 or 2022",
    TEXT: "has a character that is not text (U+0000); leave it out",
    NAME: "has a character that is not text; leave it out",
    WORD: "no word to search for; give one of letters or digits",
    QUANTITY: "nothing to search for; give what is counted, such as ships, % or $",
}
_KINDS = {
    "missing": "is missing; give one",
    "int_parsing": "not a number",
    "int_type": "not a number",
    "int_from_float": "not a whole number",
    "int_parsing_size": "too large a number",
    "bool_parsing": "give true or false",
    "greater_than_equal": "give {ge} or more",
    "less_than_equal": "give {le} at most",
    "string_too_long": "longer than {max_length} characters; give fewer",
    "string_too_short": "is empty; give one",
    "too_long": "more than {max_length}; give fewer",
    "literal_error": "give one of {expected}",
    "enum": "give one of {expected}",
}
"""What is wrong, by pydantic's name of it."""
MOST = 2**53 - 1
"""The highest number of a row that an answer can have: JSON's readers count no further."""
_BY_NUMBER = re.compile(r"\s*[#ei]?(\d+)\s*")
_LONG = re.compile(r"\d{10}")
FORM = "onrecord.form"
"""Where a request holds the fields of the form that it brought."""
_NO_NAME = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""What no name has, halves of characters included."""


async def only_text(request: Request) -> None:
    """Refuse characters that are not text, wherever they are given.

    Raises:
        OnRecordError: NUL or half a character in what is looked for, any control in what is changed.
    """
    refused = NO_TEXT if request.method == "GET" else _NO_NAME
    for name, value in await _given(request):
        if isinstance(value, str) and (found := refused.search(value)):
            raise OnRecordError(f"{name}: has a character that is not text (U+{ord(found[0]):04X}); leave it out")


async def _given(request: Request) -> tuple[tuple[str, Any], ...]:
    """Return all that is given, except the API's JSON, whose fields say themselves what text they take."""
    posted = request.method != "GET" and not request.url.path.startswith("/api/")
    form = await request.form() if posted else FormData()  # read before, as the route's fields
    request.scope[FORM] = form.multi_items()
    return (*request.query_params.multi_items(), *request.path_params.items(), *form.multi_items())


def name_of(text: str | None) -> str | None:
    """Return a name, or e12 for the one of that number.

    Raises:
        ValueError: a number that nobody can have.
    """
    number = _BY_NUMBER.fullmatch(text or "")
    if number and (len(number[1]) > len(str(MOST)) or int(number[1]) > MOST):
        raise ValueError("nobody of that number; give the number that a page shows")
    return text


def fact_of(text: str) -> str:
    """Return a fact's id.

    Raises:
        ValueError: with a number that no fact can have.
    """
    if _LONG.search(text):
        raise ValueError("no fact of that number; ids look like s12.3")
    return text


def wrong(errors: Sequence[Any]) -> str:
    """Say what pydantic found wrong, each field once: of the forms that a field may have, the last."""
    fields = {_field(e["loc"]): _told(e) for e in errors}
    return "; ".join(f"{name}: {words}" for name, words in fields.items())


def _field(place: Sequence[Any]) -> str:
    """Return the field of a place; the body itself, where it has none."""
    return str(next((part for part in place[1:2] if isinstance(part, str)), place[0]))


def _told(error: Any) -> str:
    """Say it in our words where we have any."""
    found = error.get("ctx", {})
    words = _WORDS.get(found.get("pattern")) or _KINDS.get(error["type"], "").format(**found)
    return words or str(error["msg"]).removeprefix("Value error, ")
