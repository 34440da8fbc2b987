"""What is asked for, looked at before the database sees it: names, words, numbers, days."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from datetime import date

from onrecord.errors import CorrectionError, DateError, NoSuchFactError, NoSuchNameError, SearchError
from onrecord.record.signs import line, unseen

LONGEST = 300
"""Characters of a name that a person gives, also in the web app."""
MOST_WORDS = 1000
"""Characters of a search."""
_SHOWN = 80
"""Characters of what was asked that an error repeats."""
_ROWS = 2**63 - 1
"""The highest number that SQLite counts with."""
NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""What no text in the store has: NUL, at which SQLite takes a search to end, and what is left of bytes that are not
UTF-8."""
_PERIOD = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")


def row_number(number: int | str) -> int:
    """Return the number of a row; 0, which no row has, for a number that no row can have.

    Args:
        number: an integer, or digits: a name may have thousands of them, which Python refuses to count.
    """
    found = int(number) if isinstance(number, int) or len(number) < 20 else 0
    return found if 0 < found <= _ROWS else 0


def repeated(asked: object) -> str:
    """Return what was asked, as an error repeats it: on one line, seen, and short."""
    if isinstance(asked, int) and abs(asked) > _ROWS:
        return "a number of more than 19 digits"
    text = line(str(asked))
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def checked_name(name: str) -> str:
    """Check a name that is looked for.

    Raises:
        NoSuchNameError: nobody can be called that.
    """
    if NO_TEXT.search(name):
        raise NoSuchNameError(f"{repeated(name)}: nobody's name; write it in letters, as UTF-8")
    return name


def checked_choice(asked: str | None, of: Sequence[str]) -> None:
    """Check one of a few words that may be asked for.

    Raises:
        SearchError: another word.
    """
    if asked is not None and asked not in of:
        raise SearchError(f"{repeated(asked)}: choose from {', '.join(of)}")


def checked_id(asked: str) -> str:
    """Check an id that is looked for.

    Raises:
        NoSuchFactError: nothing can have it.
    """
    if NO_TEXT.search(asked):
        raise NoSuchFactError(f"{repeated(asked)}: nothing has that id; answers have them")
    return asked


def checked_words(text: str) -> str:
    """Check the words that are searched for.

    Raises:
        SearchError: too many, or with signs that no text has.
    """
    if NO_TEXT.search(text):
        raise SearchError(f"{repeated(text)}: has signs that no text has; search for words, written as UTF-8")
    if len(text) > MOST_WORDS:
        raise SearchError(f"{repeated(text)}: a search of {len(text):,} characters; give {MOST_WORDS:,} at most")
    return text


def given_name(name: str, *, of: str) -> str:
    """Check a name that a person gives, and write it on one line.

    Args:
        name: as it was written.
        of: what it is, for the error: "the new name".
    Raises:
        CorrectionError: empty, too long, or with signs that cannot be seen.
    """
    if (sign := unseen(name)) is not None:
        raise CorrectionError(f"{repeated(name)}: {of} has {sign} in it; write it in letters, as UTF-8")
    found = " ".join(name.split())
    if len(found) > LONGEST:
        raise CorrectionError(f"{repeated(found)}: {of} has {len(found):,} characters; give {LONGEST} at most")
    if not found:
        raise CorrectionError(f"{of} is empty; give one")
    return found


def checked_period(value: str) -> str:
    """Check a day, month or year.

    Raises:
        DateError: no such day, or written in another way.
    """
    with contextlib.suppress(ValueError):  # the 30th of February
        if _PERIOD.fullmatch(value) and (len(value) < 10 or date.fromisoformat(value)):
            return value
    raise DateError(f"{repeated(value)}: not a date; give 2022-11-09, 2022-11 or 2022")
