"""Campaigns and police forces: a name and a lower-case noun that together name an organization."""

from __future__ import annotations

from dataclasses import replace

from onrecord.facts.entities.name import Name
from onrecord.lang.en.lexicons import word_set
from onrecord.text.columns import Words

_CAMPAIGN = frozenset(["campaign", "camp", "team"])
_POLICE = frozenset(["police"])


def with_campaigns(words: Words, names: list[Name]) -> list[Name]:
    """The names, "Rowe" before "campaign" made "Rowe campaign", "Dover" before "police" "Dover police"."""
    return [_grown(words, n) for n in names]


def _grown(words: Words, name: Name) -> Name:
    i = name.end
    if i >= len(words) or words.tags[i] not in ("NN", "NNP") or name.heading or name.titles:
        return name
    follows = words.tags[i + 1] if i + 1 < len(words) else ""
    if follows.startswith("NN"):
        return name
    place = words.lowers[i - 1] in word_set("places")
    nouns = _POLICE if place or name.label == "LOC" else frozenset()
    nouns |= frozenset() if place else _CAMPAIGN
    return replace(name, end=i + 1, label="ORG") if words.lowers[i] in nouns else name
