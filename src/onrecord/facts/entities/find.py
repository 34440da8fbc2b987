"""Entities: names under one roof, with every place where the text speaks of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec
from spacy.tokens import Doc

from onrecord.facts.confidence import confidence_of, entity_rule
from onrecord.facts.entities.campaigns import with_campaigns, with_owned_campaigns
from onrecord.facts.entities.coreference.find import find_references
from onrecord.facts.entities.coreference.state import NamedEntity
from onrecord.facts.entities.name import Name, name_text
from onrecord.facts.entities.names import find_names
from onrecord.facts.entities.organizations import group_organizations
from onrecord.facts.entities.other_names import find_other_names
from onrecord.facts.entities.persons import group_persons
from onrecord.facts.entities.propagate import spread_names
from onrecord.facts.entities.spans.headings import is_taken_back
from onrecord.facts.entities.tellers import with_sexes
from onrecord.facts.entities.variants import Form, forms_of, surname
from onrecord.lang.en.lexicons import word_lists
from onrecord.record import Entity, EntityKind, Mention
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView, view_of

_GENERIC = word_lists("name_parts")["generic_organization"]
_CREDITS = frozenset(["byline", "boilerplate"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    kind: EntityKind
    forms: list[Form]
    names: list[Name]
    gender: str = "neuter"
    former: tuple[Name, ...] = ()


def find_entities(doc: Doc) -> tuple[Entity, ...]:
    """Find the named persons, organizations and places, and the words that stand for them.

    Args:
        doc: with names, trees and sentence bounds; `doc._.attributions` and `doc._.antecedents`
            are used where they are.
    Returns:
        In order of first mention, with ids e1, e2, …; mentions in reading order, each a half-open
        span of code points. Names cover their titles not; pronouns and descriptions are mentions
        where the text settles whose they are.
    Source: gold/GUIDELINES.md, "entities"; F1 on dev: benchmarks/floors.toml.
    """
    view = view_of(doc)
    if not len(view):
        return ()
    found = spread_names(view, _unglued(doc, view, find_names(doc, view)))
    sources = _sources(doc, view)
    campaigns = with_owned_campaigns(view, with_campaigns(view, found), sources)
    names = with_sexes(view, _credited(view, campaigns))
    forms = forms_of(view, names, sources=frozenset(view.top(s) for s in sources))
    groups = [g for g in _groups(view, _without_headings(list(forms.values()))) if _is_kept(view, g)]
    groups.sort(key=lambda g: min(n.start for n in g.names))
    references = find_references(doc, view, [_named(g) for g in groups])
    return tuple(_rated(_entity(view, g, n, references.get(n, ()))) for n, g in enumerate(groups))


def _rated(entity: Entity) -> Entity:
    return msgspec.structs.replace(entity, confidence=confidence_of("entity", entity_rule(entity)))


def _unglued(doc: Doc, view: ArticleView, names: list[Name]) -> list[Name]:
    """Drop the names that run over a publication's name into its slogan: "The Alder PostTruth by Day"."""
    article = doc._.article if doc.has_extension("article") else None
    if article is None or not article.publisher:
        return names
    mastheads = [p.span[0] for p in article.passages if p.kind == "masthead"]
    ends = [at + len(article.publisher) for at in mastheads if view.text.startswith(article.publisher, at)]
    return [n for n in names if not _runs_over(view, n, ends)]


def _credited(view: ArticleView, names: list[Name]) -> list[Name]:
    """Return the names, those of bylines and of what stands below the story marked as credits."""
    passages = view.article.passages if view.article is not None else ()
    credited = SpanIndex.of(p.span for p in passages if p.kind in _CREDITS)
    return [replace(n, credit=True) if credited.at(view.starts[n.start]) else n for n in names]


def _runs_over(view: ArticleView, name: Name, ends: Sequence[int]) -> bool:
    start, end = view.starts[name.start], view.ends[name.end - 1]
    return any(start < e < end for e in ends)


def _groups(view: ArticleView, forms: list[Form]) -> list[_Group]:
    by_kind: dict[EntityKind, list[Form]] = {"person": [], "organization": [], "place": [], "other": []}
    for form in forms:
        by_kind[form.kind].append(form)
    named = sorted((n for f in by_kind["person"] for n in f.names), key=lambda n: n.start)
    persons = group_persons(by_kind["person"], find_other_names(view, named))
    groups = [
        _Group(kind="person", forms=p.forms, names=p.names, gender=p.gender, former=tuple(p.former)) for p in persons
    ]
    for own in group_organizations(by_kind["organization"]):
        groups.append(_Group(kind="organization", forms=own, names=[n for f in own for n in f.names]))
    others: tuple[EntityKind, ...] = ("place", "other")
    for kind in others:
        groups += [_Group(kind=kind, forms=[f], names=list(f.names)) for f in by_kind[kind]]
    return groups


def _without_headings(forms: list[Form]) -> list[Form]:
    """Drop what is only guessed in headings, unless it looks like a name or the body has a longer form of it."""
    longer = {key for f in forms if not _only_heads(f) for key in _short_forms(f)}
    return [f for f in forms if not _only_heads(f) or _looks_like_person(f) or (f.kind, f.key) in longer]


def _only_heads(form: Form) -> bool:
    return all(n.heading for n in form.names)


def _short_forms(form: Form) -> set[tuple[str, str]]:
    """Return what a headline calls somebody for short, with the kind: a surname, the first word of a body's name."""
    if form.kind == "person":
        return {(form.kind, surname(form.parts))}
    return {(form.kind, form.parts[0])} if form.kind == "organization" and len(form.parts) > 1 else set()


def _is_kept(view: ArticleView, group: _Group) -> bool:
    """Tell whether a name stands elsewhere than in a correction or a slug, and is not a kind's alone: "his PAC"."""
    generic = group.kind == "organization" and all(form.key in _GENERIC for form in group.forms)
    return not generic and not all(is_taken_back(view, name.start) for name in group.names)


def _looks_like_person(form: Form) -> bool:
    return form.kind == "person" and len(form.parts) in (2, 3)


def _named(group: _Group) -> NamedEntity:
    return NamedEntity(
        kind=group.kind, gender=group.gender, names=tuple((n.start, n.end) for n in group.names),
        titles=frozenset(t for n in group.names for t in n.titles),
        texts=tuple(t for f in group.forms for t in f.texts),
    )  # fmt: skip


def _entity(view: ArticleView, group: _Group, number: int, references: Sequence[Mention]) -> Entity:
    own = {name_text(view, n): n for n in reversed(group.names)}
    texts = sorted(own, key=lambda t: own[t].start)
    name = max(texts, key=lambda t: (own[t] not in group.former, _fullness(t, group.kind), -own[t].start))
    mentions = [Mention(span=(view.starts[n.start], view.ends[n.end - 1]), form="name") for n in group.names]
    return Entity(
        id=f"e{number + 1}", kind=group.kind, name=name, aliases=tuple(t for t in texts if t != name),
        mentions=tuple(sorted([*mentions, *references], key=lambda m: m.span)),
    )  # fmt: skip


def _fullness(text: str, kind: EntityKind) -> tuple[bool, int, int]:
    shouted = text.isupper() and len(text) > 5 and " " in text
    return not shouted, len(text.removeprefix("The ").split()), len(text)


def _sources(doc: Doc, view: ArticleView) -> list[range]:
    """Return the words of the sources of all statements and attributions."""
    if not doc.has_extension("attributions"):
        return []
    return [view.words_in(span) for a in doc._.attributions or () for span in a.source]
