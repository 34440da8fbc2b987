"""What adding many records came to: how many were new, the same or read again, and what was skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.errors import OnRecordError
from onrecord.store.base import Outcome
from onrecord.store.read.answers import Account, Reread
from onrecord.store.write.adding import Added
from onrecord.store.write.differences import total


def count_outcomes(
    outcomes: Iterable[Added | OnRecordError], told: Callable[[Outcome | OnRecordError], None] | None
) -> Account:
    """Count outcomes as they come; `told` is told each. Corrections that lost their place are not looked for."""
    counts = {"new": 0, "same": 0, "reread": 0}
    skipped: list[str] = []
    changes: list[Reread] = []
    for one in outcomes:
        if isinstance(one, OnRecordError):
            skipped.append(str(one))
        else:
            counts[one.outcome] += 1
            changes = [*total([*changes, *one.changes])] if one.changes else changes
        if told is not None:
            told(one.outcome if isinstance(one, Added) else one)
    return Account(
        read=sum(counts.values()) + len(skipped),
        changes=tuple(changes),
        skipped=tuple(skipped),
        lost_corrections=(),
        **counts,
    )
