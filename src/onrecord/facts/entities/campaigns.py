"""Campaigns and police forces: a name and a lower-case noun that together name an organization."""

from __future__ import annotations

from dataclasses import replace

from onrecord.facts.entities.name import Name
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.text.view import ArticleView

_CAMPAIGN = word_lists("name_parts")["campaign"]
_POLICE, _TEAM, _PARTY = frozenset(["police"]), frozenset(["team"]), frozenset(["party"])


def with_campaigns(view: ArticleView, names: list[Name]) -> list[Name]:
    """Return the names, "Rowe" before "campaign" made "Rowe campaign", "Dover" before "police" "Dover police"."""
    return [_grown(view, n) for n in names]


def _grown(view: ArticleView, name: Name) -> Name:
    i = name.end
    if view.tag_at(i) not in ("NN", "NNP") or _goes_on(view, i):
        return name
    if name.heading or name.titles:
        return name
    return replace(name, end=i + 1, label="ORG") if view.lowers[i] in _nouns(view, name) else name


def _goes_on(view: ArticleView, i: int) -> bool:
    """Tell whether another noun follows: "Rowe campaign event", "Dover police dog", not "Rowe campaign manager"."""
    if not view.tag_at(i + 1).startswith("NN"):
        return False
    return view.lowers[i] not in _CAMPAIGN or word_table("roles").get(view.lowers[i + 1]) != "person"


def _nouns(view: ArticleView, name: Name) -> frozenset[str]:
    """Return the nouns that name an organization after a name: a place has a police, whoever runs a campaign."""
    last = view.lowers[name.end - 1]
    if last in word_table("parties") and name.label != "PERSON":
        return _PARTY
    if last in word_set("places"):
        return _POLICE
    if name.label in ("ORG", "MISC"):
        return _CAMPAIGN - _TEAM
    return _POLICE | _CAMPAIGN if name.label == "LOC" else _CAMPAIGN
