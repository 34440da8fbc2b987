"""FollowTheMoney, one entity a line: what OpenAleph, OpenSanctions and ICIJ's tools read.

An office is a Position and an Occupancy, a tie a Family, Membership, Representation or UnknownLink; statements,
positions, silences, figures and disputes are Notes on those who speak or act. Every one names its article as `proof`;
where the words stand is written as RFC 5147 does ("char=134,195").
Source: the model of followthemoney 4.11 (followthemoney.tech).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.export.cited import NAMED, Cited, Fact, as_json, iso_dates, short_id
from onrecord.export.files import Files
from onrecord.record import Record

Entity = dict[str, Any]
_SCHEMA = {"person": "Person", "organization": "Organization"}
_RELATIVE = {"spouse_of": "spouse", "parent_of": "parent", "sibling_of": "sibling"}
_AGENT = {"spokesperson_for": "spokesperson", "lawyer_for": "lawyer", "represents": "representative"}


def write(records: Iterable[Record], files: Files) -> None:
    """Write a line an entity; those whom many articles name come once, last, with all their names."""
    people: dict[str, Entity] = {}
    posts: set[str] = set()
    with files.open("onrecord.ftm.json") as file:
        for record in records:
            for entity in _entities(Cited(record), people):
                if entity["schema"] == "Position":
                    if entity["id"] in posts:
                        continue
                    posts.add(entity["id"])
                file.write(as_json(entity) + b"\n")
        for entity in people.values():
            file.write(as_json(entity) + b"\n")


def _entities(cited: Cited, people: dict[str, Entity]) -> Iterator[Entity]:
    """Yield the entities of one article, and add to the names of people and organizations."""
    yield _article(cited)
    for key, entity in cited.entities.items():
        if entity.kind in NAMED:
            _name(people, cited.key(key), _SCHEMA[entity.kind], (entity.name, *entity.aliases))
            yield _mention(cited, key)
    for fact in cited.facts():
        if fact.kind.name == "office":
            yield from _office(cited, fact)
        elif fact.kind.name == "tie":
            yield _tie(cited, fact)
        elif fact.kind.name == "event":
            yield _event(cited, fact)
        else:
            yield _note(cited, fact)


def _entity(known: str, schema: str, **properties: Any) -> Entity:
    """Return an entity with the properties that have values, each a list of texts."""
    listed = {name: [value] if isinstance(value, str) else list(value or ()) for name, value in properties.items()}
    return {
        "id": known,
        "schema": schema,
        "properties": {n: found for n, v in listed.items() if (found := [*filter(None, v)])},
    }


def _name(people: dict[str, Entity], key: str, schema: str, names: tuple[str, ...]) -> None:
    held = people.setdefault(key, _entity(key, schema, name=names[0]))["properties"]
    aliases = dict.fromkeys((*held.get("alias", ()), *(name for name in names if name not in held["name"])))
    if aliases:
        held["alias"] = list(aliases)


def _article(cited: Cited) -> Entity:
    article = cited.article
    return _entity(
        cited.id, "Article", fileName=article.source, title=article.title, author=article.authors,
        publisher=article.publisher, publishedAt=article.published, sourceUrl=_web(article.url),
        bodyText=article.text, language="eng" if article.language == "en" else None,
    )  # fmt: skip


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def _mention(cited: Cited, key: str) -> Entity:
    entity = cited.entities[key]
    return _entity(
        short_id("mention", cited.article.id, cited.key(key)), "Mention", document=cited.id, resolved=cited.key(key),
        name=(entity.name, *entity.aliases), detectedSchema=_SCHEMA[entity.kind],
    )  # fmt: skip


def _from(cited: Cited, fact: Fact) -> dict[str, Any]:
    """Return what every fact says of where it is from."""
    return {
        "proof": cited.id, "description": fact.words, "publisher": cited.article.publisher,
        "sourceUrl": _web(cited.article.url), "summary": fact.says,
    }  # fmt: skip


def _between(cited: Cited, fact: Fact, when: tuple[str | None, str | None]) -> dict[str, Any]:
    """Return what every fact says that is bounded in time."""
    place = f"{cited.article.id}#{fact.place}"
    return {**_from(cited, fact), "recordId": place, "startDate": when[0], "endDate": when[1]}


def _office(cited: Cited, fact: Fact) -> Iterator[Entity]:
    office = fact.value
    if not cited.entity(office.holder, kinds=("person",)):
        yield _note(cited, fact)
        return
    within = cited.entity(office.organization, kinds=("organization",))
    body = cited.key(within.id) if within else None
    name = f"{office.title}, {within.name}" if within else office.title
    post = short_id("position", office.title, body or cited.article.id)
    yield _entity(post, "Position", name=name, organization=body)
    term = iso_dates(office.start)[0], iso_dates(office.end)[1]
    yield _entity(
        fact.id, "Occupancy", holder=cited.key(office.holder), post=post, status=office.status,
        constituency=office.place, **_between(cited, fact, term),
    )  # fmt: skip


def _tie(cited: Cited, fact: Fact) -> Entity:
    """Return the link between two parties; where one of them is not named, a note on the other."""
    tie = fact.value
    one, other = cited.entity(tie.subject), cited.entity(tie.object)
    if not one or not other:
        return _note(cited, fact)
    ends = cited.key(one.id), cited.key(other.id)
    since = iso_dates(fact.when)[0], None
    told = _between(cited, fact, since)
    if tie.kind in _RELATIVE and one.kind == other.kind == "person":
        return _entity(fact.id, "Family", person=ends[0], relative=ends[1], relationship=_RELATIVE[tie.kind], **told)
    if tie.kind in _AGENT:
        return _entity(fact.id, "Representation", agent=ends[0], client=ends[1], role=_AGENT[tie.kind], **told)
    if tie.kind == "member_of" and other.kind == "organization":
        return _entity(fact.id, "Membership", member=ends[0], organization=ends[1], role="member", **told)
    role = tie.kind.replace("_", " ")
    return _entity(fact.id, "UnknownLink", subject=ends[0], object=ends[1], role=role, **told)


def _event(cited: Cited, fact: Fact) -> Entity:
    involved = [cited.key(one) for one in fact.value.participants if cited.entity(one)]
    return _entity(fact.id, "Event", name=fact.says, involved=involved, **_between(cited, fact, iso_dates(fact.when)))


def _note(cited: Cited, fact: Fact) -> Entity:
    """Return a note on those whom a fact is about, on the article where they are not named."""
    about = [cited.key(one) for one in fact.about if cited.entity(one)]
    told = {**_from(cited, fact), "keywords": fact.kind.name, "notes": f"{cited.article.id}#{fact.place}"}
    return _entity(fact.id, "Note", name=fact.says, entity=about or cited.id, **told)
