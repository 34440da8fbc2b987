"""Offices and ties of a record as the boxes and arrows of its chart."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from onrecord.record import Entity, Office, Record, Tie
from onrecord.views.charts.chart import Chart, Shape, draw
from onrecord.views.charts.columns import Family, Link, Party
from onrecord.views.dates import in_words
from onrecord.views.labels import labels, one_line, shortened, status_words, tenure_words, words
from onrecord.views.summary import tie_object

_LONGEST = 180  # characters of evidence in the hint of an arrow: two lines of a browser's
_SIDE = frozenset({"spouse_of", "sibling_of", "opponent_of"})
POWER = frozenset({
    "nominated_by", "appointed_by", "confirmed_by", "hired_by", "fired_by", "reports_to",
    "serves_at_discretion_of", "can_remove", "cannot_remove",
})  # fmt: skip


def tie_chart(record: Record, *, shape: Shape, without: Collection[str] = frozenset()) -> Chart:
    """The chart of everyone who has a tie, or an office in an organization that the article names.

    `without` are keys of ties and offices that are not drawn.
    """
    links = tuple(link for link in _links(record) if link.href.removeprefix("#w-") not in without)
    joined = {key for link in links for key in (link.subject, link.target) if key}
    parties = [_party(record, entity) for entity in record.entities]
    drawn = [party for party in (*parties, *_wordy(record)) if party.key in joined]
    return draw(drawn, links, shape=shape)


def _links(record: Record) -> Iterator[Link]:
    tied = {tie.subject for tie in record.ties} | {tie.object for tie in record.ties}
    for number, office in enumerate(record.offices, 1):
        holder = record.entity(office.holder)
        if holder and (record.entity(office.organization) or office.holder in tied):
            yield _office(record, office, number, holder)
    for number, tie in enumerate(record.ties, 1):
        subject = record.entity(tie.subject)
        if subject:
            yield _tie(record, tie, number, subject)


def _office(record: Record, office: Office, number: int, holder: Entity) -> Link:
    organization = record.entity(office.organization)
    place = f", {office.place}" if office.place else ""
    text = one_line(f"{status_words(office)} {office.title}{place}")
    where = f", {organization.name}" if organization else ""
    return Link(
        subject=holder.id, target=organization.id if organization else None,
        words=f"{text}, {tenure}" if (tenure := tenure_words(office)) else text, family="office", href=f"#w-o{number}",
        spoken=one_line(f"{holder.name}: {text}{where}"), evidence=shortened(words(record, office.evidence), _LONGEST),
        faded=office.status == "former",
    )  # fmt: skip


def _tie(record: Record, tie: Tie, number: int, subject: Entity) -> Link:
    when = f", {in_words(tie.when)}" if tie.when else ""
    phrase = labels("tie")[tie.kind]
    return Link(
        subject=subject.id, target=_target(record, tie), words=f"{phrase}{when}", family=_family(tie),
        href=f"#w-t{number}", spoken=one_line(f"{subject.name}: {phrase} {tie_object(record, tie)}{when}"),
        evidence=shortened(words(record, tie.evidence), _LONGEST), faded=tie.kind in ("cannot_remove", "fired_by"),
    )  # fmt: skip


def _family(tie: Tie) -> Family:
    if tie.kind in _SIDE:
        return "side"
    return "power" if tie.kind in POWER else "other"


def _target(record: Record, tie: Tie) -> str:
    return tie.object if tie.object and record.entity(tie.object) else f"words {tie_object(record, tie).casefold()}"


def _party(record: Record, entity: Entity) -> Party:
    number = record.entities.index(entity) + 1
    listed = entity.kind in ("person", "organization")
    return Party(
        key=entity.id, name=one_line(entity.name), shape="person" if entity.kind == "person" else "organization",
        href=f"#e{number}" if listed else None,
    )  # fmt: skip


def _wordy(record: Record) -> Iterator[Party]:
    """Objects that are only words: "the president"."""
    seen: set[str] = set()
    for tie in record.ties:
        key = _target(record, tie)
        if not record.entity(key) and key not in seen:
            seen.add(key)
            yield Party(key=key, name=tie_object(record, tie), shape="words")
