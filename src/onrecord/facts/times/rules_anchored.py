"""Rules for dates that count from a date named beside them: "a day after the midterm elections"."""

from __future__ import annotations

from onrecord.facts.times.grammar import Rule

RULES: tuple[Rule, ...] = ()
