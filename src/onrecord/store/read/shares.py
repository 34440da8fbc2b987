"""Sources summed up: a line for each outlet, author or section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.store.read.reported import Quoted, SourceShare


def shares(quoted: Iterable[Quoted]) -> tuple[SourceShare, ...]:
    """Sum up the rows of `sources` by their group, the group with most statements first."""
    groups: dict[str | None, list[Quoted]] = {}
    for one in quoted:
        groups.setdefault(one.group, []).append(one)
    found = [_share(group, rows) for group, rows in groups.items()]
    return tuple(sorted(found, key=lambda share: (-share.statements, share.group or "")))


def _share(group: str | None, rows: Sequence[Quoted]) -> SourceShare:
    statements, words = sum(one.statements for one in rows), sum(one.words for one in rows)
    named = [one for one in rows if one.speaker_id is not None]
    said = sum(one.statements for one in named)
    women, men = (sum(one.statements for one in named if one.pronoun == pronoun) for pronoun in ("she", "he"))
    unnamed_words = words - sum(one.words for one in named)
    return SourceShare(
        group=group, sources=len(named), statements=statements, words=words, named=said, unnamed=statements - said,
        women=women, men=men, unnamed_share=(statements - said) / statements if statements else 0.0,
        unnamed_word_share=unnamed_words / words if words else 0.0,
    )  # fmt: skip
