"""An article as people see it: what was read, with their corrections on top."""

from __future__ import annotations

import msgspec

from onrecord.record import Entity, Mention, Record, Statement
from onrecord.record.statement import Source
from onrecord.store.read.browsed import Ruled, Rulings
from onrecord.views.dates import in_words
from onrecord.views.highlights import Mark
from onrecord.views.labels import one_line
from onrecord.views.layers import marks
from onrecord.views.page import page
from onrecord.views.parts import Page
from onrecord.views.summary import speakers
from onrecord.web.site import fact_id

_LONG, _STATEMENT = 40_000, 100
"""Characters of a long article, and what a statement adds to them: 250 kB of page, of the 300 that one may have."""


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression in the margin: its key, its words, and the calendar date they mean."""

    key: str
    words: str
    date: str


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """The page of an article, its dates, and who is whom: numbers in the store by keys on the page.

    Where it is `long`, pronouns have no marks, the margin has the beginnings of statements, and events are listed only.
    """

    page: Page
    dates: tuple[Dated, ...]
    people: dict[str, int]
    long: bool


def marked(record: Record, rulings: Rulings, identities: dict[str, int]) -> Marked:
    """The page without rejected facts, with the names and speakers that corrections give."""
    shown = _corrected(record, rulings, identities)
    without = frozenset(fact_id(fact).key for fact in rulings.rejected)
    long = len(record.article.text) + _STATEMENT * len(record.statements) > _LONG
    drawn = [_led(m) for m in marks(shown, speakers(shown)) if m.key not in without]
    if long:
        drawn = [msgspec.structs.replace(m, spoken=None, title=None) for m in drawn if m.classes != "ref"]
    return Marked(
        page=page(shown, without=without, drawn=drawn),
        dates=_dates(shown),
        long=long,
        people={
            f"e{number}": identities[entity.id]
            for number, entity in enumerate(shown.entities, 1)
            if entity.id in identities
        },
    )


def _led(mark: Mark) -> Mark:
    """The mark as a link to its fact: dates to the margin, a speaker's and a cue's words to their statement."""
    if mark.href is None and mark.classes.split()[0] in ("time", "cue", "src"):
        return msgspec.structs.replace(mark, href=f"#{mark.key}")
    return mark


def _dates(record: Record) -> tuple[Dated, ...]:
    return tuple(
        Dated(
            key=f"c{number}",
            words=one_line(record.words(time.span)),
            date=in_words(time.edtf) if time.edtf else one_line(time.reason or "no calendar date"),
        )
        for number, time in enumerate(record.times, 1)
    )


def _corrected(record: Record, rulings: Rulings, identities: dict[str, int]) -> Record:
    """The record with the names that its entities have in the store, and the speakers that a person gave."""
    entities = [_named(e, rulings.names.get(e.id, e.name)) for e in record.entities]
    local = {number: entity for entity, number in identities.items()}
    statements = []
    for number, statement in enumerate(record.statements, 1):
        ruled = rulings.speakers.get(f"s{_article(rulings)}.{number}")
        if ruled is not None and ruled.who is not None and ruled.who not in local:
            entities.append(_stranger(ruled, statement))
            local[ruled.who] = entities[-1].id
            identities[entities[-1].id] = ruled.who
        statements.append(_attributed(statement, ruled, local) if ruled else statement)
    return msgspec.structs.replace(record, entities=tuple(entities), statements=tuple(statements))


def _article(rulings: Rulings) -> int:
    return next((fact_id(fact).article for fact in rulings.speakers), 0)


def _named(entity: Entity, name: str) -> Entity:
    if name == entity.name:
        return entity
    aliases = tuple(dict.fromkeys((entity.name, *entity.aliases)))
    return msgspec.structs.replace(entity, name=name, aliases=tuple(a for a in aliases if a != name))


def _stranger(ruled: Ruled, statement: Statement) -> Entity:
    """Somebody whom the article does not name."""
    mention = Mention(span=_source(statement).spans[0], form="nominal")
    return Entity(id=f"identity {ruled.who}", kind="person", name=ruled.name or "unnamed", mentions=(mention,))


def _source(statement: Statement) -> Source:
    """The words of the statement's source, else of its cue, else its own."""
    spans = (statement.source or statement.cue or statement.content).spans
    return Source(spans=spans)


def _attributed(statement: Statement, ruled: Ruled, local: dict[int, str]) -> Statement:
    if ruled.who is None:
        return msgspec.structs.replace(statement, source=None, speaker=None)
    source = msgspec.structs.replace(_source(statement), entity=local[ruled.who])
    return msgspec.structs.replace(statement, source=source, speaker=ruled.name)
