"""Campaigns and police forces: a name and a lower-case noun that together name an organization."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.facts.entities.name import Name
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.text.view import ArticleView

_ROLE = 4
"""Nouns behind a campaign within which a role stands: "campaign communications director"."""
_LISTS = word_lists("name_parts")
_CAMPAIGN = _LISTS["campaign"]
_POLICE, _TEAM, _PARTY = frozenset(["police"]), frozenset(["team"]), frozenset(["party"])
_CAMP = frozenset(["camp"])
_TITLING = frozenset(["NNP", "NN", "JJ", "DT"])
"""Tags of the words before a name in a source that is its campaign: "New Jersey Gov. Ann Rowe's campaign"."""


def with_campaigns(view: ArticleView, names: list[Name]) -> list[Name]:
    """Return the names, "Rowe" before "campaign" made "Rowe campaign", "Dover" before "police" "Dover police"."""
    return [_grown(view, n) for n in names]


def with_owned_campaigns(view: ArticleView, names: list[Name], sources: Sequence[range]) -> list[Name]:
    """Return the names, and "Rowe's campaign" of a "Rowe" whose campaign speaks.

    Of the sources in 315 annotated articles that are such a campaign, seven in eight are the body that it names. Where
    the article names a "Rowe campaign" too, it is that one.

    Args:
        sources: the words of the sources of statements.
    """
    known = {view.lowers[n.end - 2] for n in names if view.lowers[n.end - 1] in _CAMPAIGN}
    heads = {i: source for source in sources if source for i in (view.top(source), source.stop - 1)}
    owned = [_owned(view, n) for n in names if view.lowers[n.end - 1] not in known and _speaks(view, n, heads)]
    return sorted([*names, *owned], key=lambda n: (n.start, n.end)) if owned else names


def _owned(view: ArticleView, person: Name) -> Name:
    return replace(person, end=person.end + 2, label="ORG", titles=(), sex="", generation="")


def _speaks(view: ArticleView, name: Name, sources: Mapping[int, range]) -> bool:
    """Tell whether a person owns the campaign that heads or ends a source."""
    i = name.end + 1
    if name.label != "PERSON" or view.tag_at(name.end) != "POS" or i not in sources:
        return False
    before = view.tags[sources[i].start : name.start]
    return view.lowers[i] == "campaign" and _TITLING.issuperset(before)


def _grown(view: ArticleView, name: Name) -> Name:
    i = name.end
    if view.tag_at(i) not in ("NN", "NNP") or _goes_on(view, i):
        return name
    if name.heading or name.titles:
        return name
    return replace(name, end=i + 1, label="ORG") if view.lowers[i] in _nouns(view, name) else name


def _goes_on(view: ArticleView, i: int) -> bool:
    """Tell whether another noun follows that is no role: "Rowe campaign event", not "Rowe campaign press officers"."""
    last = i
    while (
        last < i + _ROLE
        and view.tag_at(last + 1).startswith("NN")
        and view.lower_at(last + 1) == view.word_at(last + 1)
    ):
        last += 1
    if last == i:
        return view.tag_at(i + 1).startswith("NN")
    roles, noun = word_table("roles"), view.lowers[last]
    person = "person" in (roles.get(noun), roles.get(noun.removesuffix("s")))
    return view.lowers[i] not in _CAMPAIGN | _PARTY or not person


def _nouns(view: ArticleView, name: Name) -> frozenset[str]:
    """Return the nouns that name an organization after a name: a place has a police, whoever runs a campaign."""
    last = view.lowers[name.end - 1]
    if last in word_table("parties") and name.label != "PERSON":
        return _PARTY
    if last in word_set("places"):
        return _POLICE
    known = " ".join(view.lowers[name.start : name.end]) in word_set("organizations")
    if known or name.label == "MISC":
        return _CAMPAIGN - _TEAM  # "the NASA team"; "the Harbor team" may speak for Harbor
    if name.label == "LOC" and not _LISTS["sheltered"].isdisjoint(view.places):
        return _POLICE | (_CAMPAIGN - _CAMP)  # "the Harbor camp" of refugees
    return _POLICE | _CAMPAIGN if name.label == "LOC" else _CAMPAIGN
