"""How sure a fact is: the share of facts like it that is right, by kind and rule, as measured on annotated articles.

confidence.tsv holds the measurements; `python -m training.confidence` makes it again.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import get_args

from onrecord.record import Entity, MentionForm, Source

PRIOR = 10
"""Facts right at their kind's share that each rule is given beside its own: few cases say little."""
NETWORK = "network"
"""The rule of what the network reads: of the odds that it gives, not of a share."""
PERFORMED = "network-statement"
"""The rule of acts that the network takes a statement for."""
_SUREST = 0.995
"""The probability beyond which, either way, odds count alike: their logarithms would rule the fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleShare:
    """How many facts of a kind and rule were judged, and how many of them were right.

    Where `slope` is given the probability is of the network's odds: sigmoid(slope · logit(odds) + intercept).
    """

    right: int
    cases: int
    slope: float | None = None
    intercept: float = 0.0


class RuleTable:
    """The shares by kind and rule, and the share of each kind's facts by rule that is right."""

    def __init__(self, shares: Mapping[tuple[str, str], RuleShare] = MappingProxyType({})) -> None:
        self.shares = shares
        right, cases = Counter[str](), Counter[str]()
        for (kind, _), share in shares.items():
            if share.slope is None:
                right[kind] += share.right
                cases[kind] += share.cases
        self.means = {kind: right[kind] / many for kind, many in cases.items() if many}

    def confidence(self, kind: str, rule: str, odds: float | None) -> float:
        """Return the probability that a fact of this kind and rule is right; without measurements the odds, else 1.0.

        Args:
            kind: the kind's name: "tie".
            rule: of the fact.
            odds: the probability that the network gives it, where it does.
        """
        share = self.shares.get((kind, rule))
        if odds is not None:
            return odds if share is None or share.slope is None else _calibrated(share, odds)
        mean = self.means.get(kind)
        if mean is None:
            return 1.0
        return mean if share is None else (share.right + PRIOR * mean) / (share.cases + PRIOR)

    def odds(self, kind: str, confidence: float, rule: str = NETWORK) -> float:
        """Return the odds with which the network read a fact that has this confidence."""
        share = self.shares.get((kind, rule))
        if share is None or not share.slope:
            return confidence
        return _sigmoid((logit(confidence) - share.intercept) / share.slope)


def logit(odds: float) -> float:
    """Return the logarithm of a probability's odds, cut where it is next to certain."""
    kept = min(max(odds, 1 - _SUREST), _SUREST)
    return math.log(kept / (1 - kept))


def _calibrated(share: RuleShare, odds: float) -> float:
    return _sigmoid((share.slope or 0.0) * logit(odds) + share.intercept)


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def read_table(lines: Iterable[str]) -> RuleTable:
    """Read lines of kind, rule, right and cases, of the network's facts also slope and intercept; `#` is a comment."""
    rows = (line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return RuleTable(dict(_share(row) for row in rows))


def _share(row: list[str]) -> tuple[tuple[str, str], RuleShare]:
    kind, rule, right, cases, *fitted = row
    slope, intercept = map(float, fitted) if fitted else (None, 0.0)
    return (kind, rule), RuleShare(right=int(right), cases=int(cases), slope=slope, intercept=intercept)


@cache
def measured() -> RuleTable:
    """Return the table that was measured."""
    return read_table(files(__package__).joinpath("confidence.tsv").read_text("utf-8").splitlines())


_INSTEAD: list[RuleTable] = []
"""The tables that facts are rated by in place of the measured one, the last first."""


@contextmanager
def rated_by(table: RuleTable) -> Iterator[None]:
    """Rate the facts found meanwhile by another table: an empty one leaves the network's odds as they are."""
    _INSTEAD.append(table)
    try:
        yield
    finally:
        _INSTEAD.pop()


def confidence_of(kind: str, rule: str, *, odds: float | None = None) -> float:
    """Return the measured probability that a fact is right, to four digits.

    Args:
        kind: the kind's name in `record.kinds`, or "speaker".
        rule: of the fact.
        odds: the probability that the network gives it, where it does.
    """
    table = _INSTEAD[-1] if _INSTEAD else measured()
    return round(table.confidence(kind, rule, odds), 4)


def entity_rule(entity: Entity) -> str:
    """Return what the trust in an entity goes by: its kind, how often and in how many words it is named."""
    names = sum(m.form == "name" for m in entity.mentions)
    return "-".join((entity.kind, "often" if names > 2 else "seldom", "words" if " " in entity.name else "word"))


def speaker_rule(source: Source | None, speaker: Entity | None, *, mode: str) -> str:
    """Return what the trust in a speaker goes by: how the source names him, and the mode of what he says."""
    return f"{_form(source, speaker)}-{mode}"


def _form(source: Source | None, speaker: Entity | None) -> str:
    if source is None or not source.spans:
        return "missing"
    if speaker is None:
        return "unnamed"
    start, end = source.spans[0]
    inside = {m.form for m in speaker.mentions if start <= m.span[0] < end}
    return next((form for form in get_args(MentionForm) if form in inside), "resolved")
