"""Offices: which named person holds, held, or stands for which post, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from onrecord.facts.offices.held import Held
from onrecord.facts.offices.patterns import all_held
from onrecord.lang.en.titles import title_words
from onrecord.record import Entity, Office, OfficeStatus, Span
from onrecord.text.named_words import Named, NamedWords, named_words

# Share of what the rule finds that is right, on the composed sentences and gold/dev together.
_CONFIDENCE = {
    "title-before-name": 0.95,
    "description-before-name": 0.9,
    "title-after-name": 0.93,
    "is-title": 0.85,
    "named-title": 0.9,
    "as-title": 0.9,
    "verb-of-leading": 0.85,
    "description-resolved": 0.7,
    "description-of-topic": 0.75,
}
_RANK: dict[str, int] = {"acting": 5, "elect": 4, "nominee": 4, "former": 3, "candidate": 2, "current": 1}
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)(?:['’]?s)?\b")
_SINCE = re.compile(r"\bsince (?:(?:\w+\.? )?(\d{4}))\b")
_FROM_TO = re.compile(r"\bfrom (\d{4}) (?:to|until|through) (\d{4})\b")
_TOOK_OVER = re.compile(r"\b(?:took over|took office|was sworn in|began|started|joined) in (\d{4})\b")
_DATED = re.compile(
    r"[,(]? ?(?:where|when|which|until|from|since|in|between|beginning|starting|a (?:post|job|position))\b"
)
_UNTIL = re.compile(r"\buntil (\d{4})\b")
_CHAMBERS = {
    "senator": ("senate", "u.s. senate"),
    "representative": ("house", "house of representatives", "u.s. house"),
}
_DEPUTIES = frozenset({"deputy", "assistant", "associate", "vice", "under", "acting", "senior", "chief"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """An office on the way: everything but the merging with others of its holder."""

    holder: int
    name: str
    organization: int | None
    place: str | None
    status: str
    start: str | None
    end: str | None
    evidence: tuple[Span, ...]
    order: int
    rule: str
    confidence: float


def find_offices(doc: Doc, entities: Sequence[Entity], *, published: str | None) -> tuple[Office, ...]:
    """Find the posts, jobs and candidacies of the named persons.

    Args:
        doc: with tags and sentence bounds.
        entities: the article's, with their mentions; persons hold offices, organizations give them.
        published: the article's ISO date: a year long before it makes an office a former one.
    Returns:
        One office for each holder and post, in reading order of the first words that say it.
    Source: the annotation guidelines, "offices".
    """
    words = named_words(doc, entities)
    # "An Obama appointee" tells who appointed somebody, not to what.
    found = [_found(words, h, published=published) for h in all_held(words) if h.title.name != "appointee"]
    merged = _merged(found)
    settled = _settled(merged, words)
    return tuple(_office(f, entities) for f in sorted(settled, key=lambda f: f.order))


def _office(f: _Found, entities: Sequence[Entity]) -> Office:
    status: OfficeStatus = f.status  # type: ignore[assignment]  # the lexicon's statuses are the contract's
    return Office(
        holder=entities[f.holder].id,
        title=f.name,
        organization=entities[f.organization].id if f.organization is not None else None,
        place=f.place,
        status=status,
        start=f.start,
        end=f.end,
        evidence=f.evidence,
        confidence=f.confidence,
        rule=f.rule,
    )


def _found(words: NamedWords, held: Held, *, published: str | None) -> _Found:
    title, sentence = held.title, words.sentence(held.holder.first)
    organization = title.organization or _of_possessor(words, held, "organization")
    place = words.between(*title.place) if title.place else None
    if place is None and organization is None:
        possessor = _of_possessor(words, held, "place")
        place = words.between(possessor.first, possessor.last) if possessor else None
    first, last = _evidence(words, held, sentence)
    # What one served as in turn has its dates behind it.
    around = words.between(min(held.last, sentence[1] - 1) if held.rule == "as-title" else first, sentence[1])
    start, end = _tenure(around)
    if held.rule == "as-title" and not _DATED.match(
        words.between(held.last, sentence[1]) if held.last < sentence[1] else ""
    ):
        start, end = None, None  # of several places the date is the last one's
    return _Found(
        holder=held.holder.entity,
        name=title.name,
        organization=organization.entity if organization else None,
        place=place,
        status=_status(words, held, published),
        start=start,
        end=end,
        evidence=(words.span(first, last),),
        order=words.start[held.first],
        rule=held.rule,
        confidence=_CONFIDENCE[held.rule],
    )


def _evidence(words: NamedWords, held: Held, sentence: tuple[int, int]) -> tuple[int, int]:
    first, last = min(held.first, held.holder.first), max(held.last, held.holder.last)
    return max(first, sentence[0]), min(last, sentence[1])


def _of_possessor(words: NamedWords, held: Held, kind: str) -> Named | None:
    if held.title.possessor is None:
        return None
    mention = words.mention_at[held.title.possessor]
    if mention is None or (kind == "place" and mention.form == "pronoun"):
        return None
    return mention if words.entity(mention).kind == kind else None


def _status(words: NamedWords, held: Held, published: str | None) -> str:
    """The status of the words, unless a year long past stands with a present one: "President Nixon … in the 1970s"."""
    if published is None or held.status not in {"current", "nominee", "candidate"}:
        return held.status
    now = int(published[:4])
    if held.status != "current":  # "the 2012 nominee"
        years = [int(y) for y in _YEAR.findall(words.between(held.title.first, held.title.last))]
        return "former" if years and max(years) < now else held.status
    if held.rule not in {"title-before-name", "is-title"}:
        return held.status
    after = words.between(held.holder.first, min(words.sentence(held.holder.first)[1], held.holder.last + 12))
    past = [int(y) for y in _YEAR.findall(after)]
    made = set(words.lower[held.title.first : held.title.last]) & {"author", "director"}
    return "former" if past and max(past) < now - 12 and not made and "since" not in after else held.status


def _tenure(around: str) -> tuple[str | None, str | None]:
    """The years that the sentence gives for a tenure, as EDTF."""
    if m := _FROM_TO.search(around):
        return m[1], m[2]
    if m := _SINCE.search(around):
        return m[1], None
    if m := _TOOK_OVER.search(around):
        return m[1], None
    if m := _UNTIL.search(around):
        return None, m[1]
    return None, None


def _merged(found: Iterable[_Found]) -> list[_Found]:
    """One office for each post of each person: "the governor" is "Gov. Lee" is "the governor of Ohio"."""
    out: list[_Found] = []
    of_holder: dict[int, list[int]] = {}
    for f in found:
        own = of_holder.setdefault(f.holder, [])
        same = next((n for n in own if _same(out[n], f)), None)
        if same is None:
            own.append(len(out))
            out.append(f)
        else:
            out[same] = _joined(out[same], f)
    return out


def _heads(name: str) -> set[str]:
    abbreviations = title_words().abbreviations
    return {w for part in re.split(r"[\s-]+", name) for w in abbreviations.get(part.rstrip("."), part).split()} - {
        "of",
        "the",
        "for",
    }


def _same(a: _Found, b: _Found) -> bool:
    if a.holder != b.holder or (
        a.organization is not None and b.organization is not None and a.organization != b.organization
    ):
        return False
    if a.place and b.place and "as-title" in {a.rule, b.rule} and a.place != b.place:
        return False
    standing = {"nominee", "candidate"}
    if a.status in standing and b.status in standing and "mate" not in _heads(a.name) ^ _heads(b.name):
        return True
    if (a.status in standing) != (b.status in standing):
        return False
    x, y = _heads(a.name), _heads(b.name)
    if not (x <= y or y <= x):
        return False
    return not ((x ^ y) & _DEPUTIES and a.rule != "description-resolved" and b.rule != "description-resolved")


def _joined(a: _Found, b: _Found) -> _Found:
    fuller = b if _fullness(b) > _fullness(a) else a
    other = a if fuller is b else b
    spoken = a.name if len(a.name.rstrip(".")) >= len(b.name.rstrip(".")) else b.name
    if a.status != b.status and {a.status, b.status} == {"nominee", "candidate"}:
        spoken = a.name if a.status == "nominee" else b.name
    status = a.status if _RANK[a.status] >= _RANK[b.status] else b.status
    return replace(
        fuller,
        name=spoken,
        status=status,
        order=min(a.order, b.order),
        start=a.start or b.start,
        end=a.end or b.end,
        organization=fuller.organization if fuller.organization is not None else other.organization,
        place=fuller.place or other.place,
        confidence=max(a.confidence, b.confidence),
    )


def _fullness(f: _Found) -> tuple[bool, float, int]:
    return f.organization is not None, f.confidence, len(f.name)


def _settled(found: Sequence[_Found], words: NamedWords) -> list[_Found]:
    """Organizations that the text gives elsewhere: "the deputy secretary" where one department has a secretary."""
    known: dict[str, set[int]] = {}
    for f in found:
        if f.organization is not None and f.name.split()[-1] in title_words().sets["one_to_a_body"]:
            known.setdefault(f.name.split()[-1], set()).add(f.organization)
    out = []
    for f in found:
        organization = f.organization
        if organization is None and f.place is None and f.rule != "as-title":
            candidates = known.get(f.name.split()[-1], set())
            parts = f.name.split()
            if len(candidates) == 1 and (len(parts) == 1 or parts[0] in _DEPUTIES):
                organization = next(iter(candidates))
        out.append(_in_chamber(replace(f, organization=organization, name=_in_full(f.name, words)), words))
    return out


def _in_chamber(f: _Found, words: NamedWords) -> _Found:
    """The chamber of a senator whose sentence names it: "Sen. Lee, chairman of the Senate Budget Committee"."""
    chambers = _CHAMBERS.get(title_words().abbreviations.get(f.name.rstrip("."), f.name), ())
    if f.organization is not None or not chambers:
        return f
    sentence = words.sentence(words.at(f.evidence[0][0]))
    before = words.between(max(words.at(f.evidence[0][0]) - 1, sentence[0]), words.at(f.evidence[0][1] - 1) + 1)
    if " state " in f" {before.lower()} ":
        return f  # of a state's chamber
    said = " " + words.between(*sentence).lower() + " "
    if f" {chambers[0]} " not in said:
        return f
    number = min((words.bodies[name] for name in chambers if name in words.bodies), default=None)
    return f if number is None else replace(f, organization=number)


def _in_full(name: str, words: NamedWords) -> str:
    """As in "sen." as "senator" where the article writes the word out somewhere, as it is written where it does not."""
    parts = name.split()
    for n, part in enumerate(parts):
        full = title_words().abbreviations.get(part.rstrip(".")) if part.endswith(".") else None
        if full and not words.forms.isdisjoint({full, full + "s"}):
            parts[n] = full
    return " ".join(parts)
