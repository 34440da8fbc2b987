"""Parts of lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from onrecord.store.read.browsed import Page

T = TypeVar("T")


def paged(rows: Sequence[T], *, limit: int, offset: int) -> Page[T]:
    """A page of rows of which one more was asked for, to know whether there are more."""
    return Page(rows=tuple(rows[:limit]), offset=offset, more=len(rows) > limit)
