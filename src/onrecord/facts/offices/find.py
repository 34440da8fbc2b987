"""Offices: which named person holds, held, or stands for which post, and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.facts.confidence import confidence_of
from onrecord.facts.offices.found import FoundOffice
from onrecord.facts.offices.framed import RULE, read_offices
from onrecord.facts.offices.held import Held
from onrecord.facts.offices.meanwhile import RULE as MEANWHILE
from onrecord.facts.offices.patterns import all_held
from onrecord.facts.offices.tenure import tenure_of, took_office
from onrecord.facts.offices.titles import is_name, mention_within
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import title_class, title_words
from onrecord.record import Entity, Office, OfficeStatus, TimeExpression
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView, WordMention, view_of

_RANK: dict[str, int] = {"acting": 5, "elect": 4, "nominee": 4, "former": 3, "candidate": 2, "current": 1}
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)(?:['’]?s)?\b")
_CHAMBERS = {
    "senator": ("senate", "u.s. senate"),
    "representative": ("house", "house of representatives", "u.s. house"),
}
_WEAK = frozenset({RULE, MEANWHILE})
"""The network's offices, and those that one had while doing something, which do not say whether one has them still."""
_CUES = word_lists("office_cues")
_DEPUTIES = _CUES["deputy"]
_OF_COMPANIES, _CHIEFS = _CUES["of_company"], _CUES["chief_of_company"]
_STANDING = _CUES["standing"]
_STOOD_FOR = frozenset({"candidate", "elected"})
_TERRITORIAL, _OF_PLACES = _CUES["territorial"], _CUES["of_places"]
_NAME_LINKS = _CUES["name_link"]
_LONG_AGO = 12
"""Years after which a year beside a present title makes it a former one."""


def find_offices(
    doc: Doc, entities: Sequence[Entity], *, published: str | None, times: Sequence[TimeExpression] = ()
) -> tuple[Office, ...]:
    """Find the posts, jobs and candidacies of the named persons.

    Args:
        doc: with tags and sentence bounds.
        entities: the article's, with their mentions; persons hold offices, organizations give them.
        published: the article's ISO date: a year long before it makes an office a former one.
        times: the article's, for the dates from and to which an office is held.
    Returns:
        One office for each holder and post, in reading order of the first words that say it.
    Source: the annotation guidelines, "offices".
    """
    view = view_of(doc, entities)
    # "An Obama appointee" tells who appointed somebody, not to what.
    helds = [h for h in all_held(view) if h.title.name != "appointee"]
    dated = SpanIndex((t.span, t) for t in times)
    found = [_found(view, h, dated, published=published) for h in helds]
    merged = _in_office(_merged([*found, *read_offices(doc, entities)]), view, helds)
    settled = _settled(merged, view)
    return tuple(_office(f, entities) for f in sorted(settled, key=lambda f: f.order))


def _office(f: FoundOffice, entities: Sequence[Entity]) -> Office:
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


def _found(view: ArticleView, held: Held, times: SpanIndex[TimeExpression], *, published: str | None) -> FoundOffice:
    title, sentence = held.title, view.read_sentence(held.holder.start)
    organization = title.organization or _of_possessor(view, held, "organization")
    if organization is not None and organization is _territory(view, held):
        organization = None  # "NSW Premier"
    first, last = _evidence(view, held, sentence)
    start, end = tenure_of(view, held, times, first=first, high=sentence[1])
    return FoundOffice(
        holder=held.holder.entity,
        name=title.name,
        organization=organization.entity if organization else None,
        place=_place(view, held, organization),
        status=_status(view, held, published),
        start=start,
        end=end,
        evidence=(view.span(first, last),),
        order=view.starts[held.first],
        rule=held.rule,
        confidence=confidence_of("office", held.rule),
    )


def _place(view: ArticleView, held: Held, organization: WordMention | None) -> str | None:
    """Return the place of a post; a possessor is it where no organization is: "Ohio's governor"."""
    place = view.phrase(*held.title.place) if held.title.place else None
    if place is not None or organization is not None:
        return place
    possessor = _of_possessor(view, held, "place") or _territory(view, held)
    return view.phrase(possessor.start, possessor.stop) if possessor else None


def _territory(view: ArticleView, held: Held) -> WordMention | None:
    """Return the name beside the title of who governs a place, whatever it was taken for: "Gauteng Premier Dlamini"."""
    if not held.title.words or held.title.name.split()[-1] not in _TERRITORIAL:
        return None
    first, after = held.title.words[0], held.holder.stop
    before = view.mention_at[first - 1] if first > view.read_sentence(first)[0] else None
    only = held.title.name.split()[-1] in _OF_PLACES
    if is_name(before) and (view.entity(before).kind == "place" or (only and view.entity(before).kind != "other")):
        return before
    behind = mention_within(view, after + 1, view.read_sentence(held.holder.start)[1])
    return behind if view.lower_at(after) == "of" and is_name(behind) else None


def _evidence(view: ArticleView, held: Held, sentence: tuple[int, int]) -> tuple[int, int]:
    first, last = min(held.first, held.holder.start), max(held.last, held.holder.stop)
    return max(first, sentence[0]), min(last, sentence[1])


def _of_possessor(view: ArticleView, held: Held, kind: str) -> WordMention | None:
    if held.title.possessor is None:
        return None
    mention = view.mention_at[held.title.possessor]
    if mention is None or (kind == "place" and mention.form == "pronoun"):
        return None
    return mention if view.entity(mention).kind == kind else None


def _status(view: ArticleView, held: Held, published: str | None) -> str:
    """Return the words' status, or "former" where a year long past stands by: "President Nixon … in the 1970s"."""
    if published is None:
        return held.status
    now = int(published[:4])
    if held.status in _STANDING:  # "the 2012 nominee"
        return "former" if _is_before(view.phrase(held.title.first, held.title.last), now) else held.status
    if held.status != "current" or held.rule not in {"title-before-name", "is-title"}:
        return held.status
    return "former" if _is_long_ago(view, held, now) else held.status


def _is_before(text: str, year: int) -> bool:
    """Tell whether a text has years, and all of them are before this one."""
    years = [int(y) for y in _YEAR.findall(text)]
    return bool(years) and max(years) < year


def _is_long_ago(view: ArticleView, held: Held, now: int) -> bool:
    """Tell whether a year long past stands behind the holder's name, and is not that of a book or a film."""
    made = set(view.lowers[held.title.first : held.title.last]) & {"author", "director"}
    after = view.phrase(held.holder.start, min(view.read_sentence(held.holder.start)[1], held.holder.stop + 12))
    return not made and "since" not in after and _is_before(after, now - _LONG_AGO)


def _in_office(found: Sequence[FoundOffice], view: ArticleView, helds: Sequence[Held]) -> list[FoundOffice]:
    """Date the elected office of whoever is told elsewhere to have taken office: "the ex-judge took office in 2022"."""
    since = {h.holder.entity: year for h in helds if (year := took_office(view, h)) is not None}

    def is_meant(f: FoundOffice) -> bool:
        return f.holder in since and f.status == "current" and f.start is None

    return [replace(f, start=since[f.holder]) if is_meant(f) else f for f in found]


def _merged(found: Iterable[FoundOffice]) -> list[FoundOffice]:
    """Merge the offices of one person and post: "the governor" is "Gov. Lee" is "the governor of Ohio"."""
    out: list[FoundOffice] = []
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
    return {
        w for part in re.split(r"[\s-]+", name) for w in abbreviations.get(part.rstrip("."), part).split()
    } - _NAME_LINKS


def _same(a: FoundOffice, b: FoundOffice) -> bool:
    """Tell whether two are one office of one person."""
    if a.holder != b.holder or (_differ(a.organization, b.organization) and not _is_read_twice(a, b)):
        return False
    if "as-title" in {a.rule, b.rule} and _differ(a.place or None, b.place or None):
        return False
    if (a.status in _STANDING) != (b.status in _STANDING):
        return False
    return _is_same_title(a, b)


def _is_read_twice(a: FoundOffice, b: FoundOffice) -> bool:
    """Tell whether the network and a rule read the same words, and one of them cut the body's name."""
    (start, end), (first, last) = a.evidence[0], b.evidence[0]
    return (a.rule == RULE) != (b.rule == RULE) and start < last and first < end and _heads(a.name) == _heads(b.name)


def _is_same_title(a: FoundOffice, b: FoundOffice) -> bool:
    """Tell whether one title is part of the other; of candidacies all but those of running mates are one."""
    x, y = _heads(a.name), _heads(b.name)
    if a.status in _STANDING and "mate" not in x ^ y:
        return True
    return (x <= y or y <= x) and not _is_of_other_rank(a, b, x ^ y)


def _differ(one: object, other: object) -> bool:
    """Tell whether both are known and not the same."""
    return one is not None and other is not None and one != other


def _is_of_other_rank(a: FoundOffice, b: FoundOffice, apart: set[str]) -> bool:
    """Tell whether only one of two titles is a deputy's, in words that are not a mere description."""
    return "description-resolved" not in {a.rule, b.rule} and not _DEPUTIES.isdisjoint(apart)


def _joined(a: FoundOffice, b: FoundOffice) -> FoundOffice:
    """Join two that are one office: the fuller one, with what the other tells more; what is told before the weak."""
    if (a.rule in _WEAK) != (b.rule in _WEAK):
        ours, read = (b, a) if a.rule in _WEAK else (a, b)
        organization = ours.organization if ours.organization is not None else read.organization
        return replace(ours, organization=organization, place=ours.place or read.place, order=min(a.order, b.order))
    fuller, other = (b, a) if _fullness(b) > _fullness(a) else (a, b)
    return replace(
        fuller,
        name=_spoken(a, b),
        status=a.status if _RANK[a.status] >= _RANK[b.status] else b.status,
        order=min(a.order, b.order),
        start=a.start or b.start,
        end=a.end or b.end,
        organization=fuller.organization if fuller.organization is not None else other.organization,
        place=fuller.place or other.place,
    )


def _spoken(a: FoundOffice, b: FoundOffice) -> str:
    """Return the longer of two names of an office, the first of "Sen." and "senator"; of a nominee the nominee's."""
    if {a.status, b.status} == _STANDING:
        return a.name if a.status == "nominee" else b.name
    if _heads(a.name) == _heads(b.name) and len(a.name.split()) == len(b.name.split()):
        return a.name if a.order <= b.order else b.name
    return a.name if len(a.name.rstrip(".")) >= len(b.name.rstrip(".")) else b.name


def _fullness(f: FoundOffice) -> tuple[bool, float, int]:
    return f.organization is not None, f.confidence, len(f.name)


def _settled(found: Sequence[FoundOffice], view: ArticleView) -> list[FoundOffice]:
    """Fill in organizations given elsewhere: "the deputy secretary" where one department has a secretary."""
    known: dict[str, set[int]] = {}
    for f in found:
        post = f.name.split()[-1]
        if f.organization is not None and post in title_words().sets["one_to_a_body"]:
            known.setdefault(post, set()).add(f.organization)
    bodied = (_in_body(_of_no_party(f, view), known) for f in found)
    return [_in_chamber(_in_company(f, view), view) for f in bodied]


def _of_no_party(f: FoundOffice, view: ArticleView) -> FoundOffice:
    """Take the party from a candidate and from whoever is elected, but of a "Green Party candidate".

    In 430 annotated articles 31 of "the GOP nominee" and the like have no organization, 11 have the party.
    """
    told = view.text[f.evidence[0][0] : f.evidence[0][1]].lower()
    of_party = f.organization is not None and _is_party(view.entities[f.organization]) and f"party {f.name}" not in told
    return replace(f, organization=None) if of_party and title_class(f.name) in _STOOD_FOR else f


def _is_party(entity: Entity) -> bool:
    names = (name.lower().removeprefix("the ") for name in (entity.name, *entity.aliases))
    return not title_words().party_names.isdisjoint(names)


def _in_body(f: FoundOffice, known: Mapping[str, set[int]]) -> FoundOffice:
    """Give a post without a body the one body that is known to have such a post."""
    if f.organization is not None or f.place is not None or f.rule == "as-title":
        return f
    rank, *rest = f.name.split()
    bodies = known.get(f.name.split()[-1], set())
    if len(bodies) == 1 and (not rest or rank in _DEPUTIES):
        return replace(f, organization=next(iter(bodies)))
    return f


def _in_company(f: FoundOffice, view: ArticleView) -> FoundOffice:
    """Give "chief executive Ann Lee" the body that the article has named last, where it names that most often.

    In 366 annotated articles 8 of 8 are of that body.
    """
    if f.organization is not None or f.place is not None or not _is_of_company(f, view):
        return f
    named = [m for m in view.mentions if m.form != "pronoun" and view.entity(m).kind == "organization"]
    before = [m.entity for m in named if view.starts[m.start] < f.order]
    most = Counter(m.entity for m in named).most_common(1)
    same = bool(before) and before[-1] == most[0][0] and not _is_party(view.entities[before[-1]])
    return replace(f, organization=before[-1]) if same else f


def _is_of_company(f: FoundOffice, view: ArticleView) -> bool:
    """Tell whether an office is a company's by its title, and it is not said of what it is."""
    first, last = f.name.split()[0], f.name.split()[-1]
    own = last in _OF_COMPANIES or (first == "chief" and last in _CHIEFS)
    return own and " of " not in view.text[f.evidence[0][0] : f.evidence[0][1]]


def _in_chamber(f: FoundOffice, view: ArticleView) -> FoundOffice:
    """Add the chamber that a senator's sentence names: "Sen. Lee, chairman of the Senate Budget Committee"."""
    chambers = _CHAMBERS.get(title_words().abbreviations.get(f.name.rstrip("."), f.name), ())
    if f.organization is not None or not chambers:
        return f
    sentence = view.read_sentence(view.at(f.evidence[0][0]))
    before = view.phrase(max(view.at(f.evidence[0][0]) - 1, sentence[0]), view.at(f.evidence[0][1] - 1) + 1)
    if " state " in f" {before.lower()} ":
        return f  # of a state's chamber
    said = " " + view.phrase(*sentence).lower() + " "
    if f" {chambers[0]} " not in said:
        return f
    number = min((view.organizations[name] for name in chambers if name in view.organizations), default=None)
    return f if number is None else replace(f, organization=number)
