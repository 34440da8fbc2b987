"""Popolo: people, organizations, posts, memberships and events as parliaments' tools read them (popoloproject.com)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.export.cited import Cited, Fact, as_json, iso_dates, short_id
from onrecord.export.files import Files
from onrecord.record import Entity, Record

_OF_KIND = {"person": "persons", "organization": "organizations"}
_Lists = dict[str, dict[str, dict[str, Any]]]


def write(records: Iterable[Record], files: Files) -> None:
    """Write one object with a list of each class; those whom many articles name come once."""
    lists: _Lists = {"persons": {}, "organizations": {}, "posts": {}, "memberships": {}, "events": {}, "speeches": {}}
    for record in records:
        _collect(Cited(record), lists)
    with files.open("popolo.json") as file:
        found = {name: list(rows.values()) for name, rows in lists.items()}
        file.write(as_json(found, indent=1) + b"\n")


def _collect(cited: Cited, lists: _Lists) -> None:
    for key in cited.entities:
        if entity := cited.entity(key):
            _name(cited.key(key), entity, lists[_OF_KIND[entity.kind]])
    for fact in cited.facts("office"):
        _office(cited, fact, lists)
    for fact in cited.facts("tie"):
        member, body = cited.entity(fact.value.subject), cited.entity(fact.value.object, kinds=("organization",))
        if fact.value.kind == "member_of" and member and body:
            lists["memberships"][fact.id] = _membership(cited, fact, member, body, role="member")
    for fact in cited.facts("event"):
        start, end = iso_dates(fact.when)
        told = {
            "id": fact.id,
            "name": fact.says,
            "start_date": start,
            "end_date": end,
            "sources": _sources(cited, fact),
        }
        lists["events"][fact.id] = _known(told)
    for fact in cited.facts("statement"):
        lists["speeches"][fact.id] = _speech(cited, fact)


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: value for name, value in values.items() if value not in (None, [])}


def _name(key: str, entity: Entity, rows: dict[str, dict[str, Any]]) -> None:
    row = rows.setdefault(key, {"id": key, "name": entity.name, "other_names": []})
    had = {row["name"], *(other["name"] for other in row["other_names"])}
    row["other_names"] += [{"name": name} for name in (entity.name, *entity.aliases) if name not in had]


def _office(cited: Cited, fact: Fact, lists: _Lists) -> None:
    """Add a post and its holder's membership of it; of an office without a body only the membership, with its role."""
    office = fact.value
    holder, body = cited.entity(office.holder), cited.entity(office.organization, kinds=("organization",))
    if holder is None:
        return
    row = _membership(cited, fact, holder, body, role=office.title)
    row |= _known({"start_date": iso_dates(office.start)[0], "end_date": iso_dates(office.end)[1]})
    if body is not None:
        post = short_id("post", office.title, cited.key(body.id))
        lists["posts"][post] = {
            "id": post, "label": f"{office.title}, {body.name}", "role": office.title,
            "organization_id": cited.key(body.id),
        }  # fmt: skip
        row["post_id"] = post
    lists["memberships"][fact.id] = row


def _membership(cited: Cited, fact: Fact, member: Entity, body: Entity | None, *, role: str) -> dict[str, Any]:
    who = "person_id" if member.kind == "person" else "member_id"
    told = {
        "id": fact.id, "label": fact.says, "role": role, who: cited.key(member.id),
        "organization_id": cited.key(body.id) if body else None, "sources": _sources(cited, fact),
    }  # fmt: skip
    return _known(told)


def _speech(cited: Cited, fact: Fact) -> dict[str, Any]:
    said = fact.value
    speaker = cited.entity(said.source.entity, kinds=("person",)) if said.source else None
    told = {
        "id": fact.id, "creator_id": cited.key(speaker.id) if speaker else None, "attribution_text": said.speaker,
        "text": said.text, "date": iso_dates(fact.date)[0], "type": said.mode, "title": fact.says,
        "sources": _sources(cited, fact),
    }  # fmt: skip
    return _known(told)


def _sources(cited: Cited, fact: Fact) -> list[dict[str, str]]:
    """Return the article with the place of the words, and the words as the note."""
    article = cited.article.url or f"urn:sha256:{cited.article.id}"
    return [{"url": f"{article}#{fact.place}", "note": fact.words}]
