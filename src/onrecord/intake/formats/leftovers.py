"""What of a crawl or a book is not read: counted by reason, each with the first that it is true of."""

from __future__ import annotations

from onrecord.errors import (
    EmptyArticleError,
    ForeignLanguageError,
    NotTextError,
    OnRecordError,
    ParserError,
    TooLongError,
)

_REASONS: tuple[tuple[type[OnRecordError], str], ...] = (
    (ForeignLanguageError, "not in English"), (TooLongError, "too long"), (NotTextError, "not text"),
    (ParserError, "the parser failed on it"),
)  # fmt: skip


class Leftovers:
    """Counts parts that are left out."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._first: dict[str, str] = {}

    def count(self, reason: str) -> None:
        """Count a part that is none that could be read, such as a picture."""
        self._counts[reason] = self._counts.get(reason, 0) + 1

    def refuse(self, error: OnRecordError, name: str) -> None:
        """Count a part that could not be read, and keep the name of the first of its reason."""
        reason = _reason(error)
        self._first.setdefault(reason, name)
        self.count(reason)

    def told(self, singular: str) -> str:
        """Return what was left out in one line; nothing where all was read.

        Args:
            singular: what a part is called: "response".
        """
        total = sum(self._counts.values())
        if not total:
            return ""
        ordered = sorted(self._counts.items(), key=lambda counted: -counted[1])
        reasons = ", ".join(f"{many:,} {reason}{self._example(reason, many)}" for reason, many in ordered)
        return f"left out {total:,} {singular}{'s' * (total != 1)} ({reasons})"

    def _example(self, reason: str, many: int) -> str:
        if reason not in self._first:
            return ""
        return f": {self._first[reason]}{' …' if many > 1 else ''}"


def _reason(error: OnRecordError) -> str:
    if isinstance(error, EmptyArticleError):
        return error.reason
    return next((reason for kind, reason in _REASONS if isinstance(error, kind)), "not read")
