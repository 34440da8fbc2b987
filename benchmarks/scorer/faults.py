"""What is wrong with an annotation that its types do not show: words not in the text, names that no entity has."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.scorer.annotation import Annotated, Annotation


def faults(article: Annotated) -> tuple[str, ...]:
    """Return a line for each fault, with the words at fault; none for a sound annotation."""
    missing = (f"not in the text: {words!r}" for words in _quoted(article.annotation) if words not in article.text)
    return (*missing, *_strangers(article), *_loose(article.annotation), *_across(article))


def _quoted(annotation: Annotation) -> Iterator[str]:
    """Yield all words that are copied from the text."""
    for entity in annotation.entities:
        yield from (entity.name, *entity.aliases)
    for listed in (annotation.offices, annotation.ties, annotation.figures, annotation.silences):
        yield from (fact.evidence for fact in listed)
    for event in annotation.events:
        yield from (event.trigger, event.time, event.evidence)
    for position in annotation.positions:
        yield from (position.target, position.evidence)
    for dispute in annotation.disputes:
        yield from (dispute.about, *dispute.evidence)
    for statement in annotation.statements:
        yield from statement.parts


def _strangers(article: Annotated) -> Iterator[str]:
    """Yield the persons and organizations that are named otherwise than in the list of entities."""
    annotation = article.annotation
    known = {entity.name for entity in annotation.entities}
    for office in annotation.offices:
        named = (office.person, office.organization)
        yield from (f"office of no entity: {name!r}" for name in named if name is not None and name not in known)
    for event in annotation.events:
        yield from (f"participant that is no entity: {name!r}" for name in event.who if name not in known)
    for name in _parties(annotation):
        if name not in known and name not in article.text:
            yield f"party neither an entity nor words of the text: {name!r}"


def _parties(annotation: Annotation) -> Iterator[str]:
    """Yield the parties that may be words of the text where no entity has them."""
    for tie in annotation.ties:
        yield from (tie.subject, tie.object)
    for silence in annotation.silences:
        yield silence.party
    for position in annotation.positions:
        yield from (p for p in (position.actor, position.toward) if p is not None)
    for dispute in annotation.disputes:
        yield from dispute.parties
    yield from (s.speaker for s in annotation.statements if s.speaker is not None)


def _loose(annotation: Annotation) -> Iterator[str]:
    """Yield the triggers and times that stand outside their evidence, and the names that two entities have."""
    for event in annotation.events:
        parts = (event.trigger, event.time)
        yield from (f"outside its evidence: {part!r}" for part in parts if part not in event.evidence)
    names = [name for entity in annotation.entities for name in (entity.name, *entity.aliases)]
    yield from (f"name of two entities: {name!r}" for name in sorted({n for n in names if names.count(n) > 1}))


def _across(article: Annotated) -> Iterator[str]:
    """Yield what is quoted across paragraphs."""
    yield from (f"across paragraphs: {words!r}" for words in _quoted(article.annotation) if "\n\n" in words)
