"""Statements: who said what, from the network's attributions and the article's entities."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import msgspec
from spacy.tokens import Doc

from onrecord.facts.confidence import NETWORK, confidence_of, speaker_rule
from onrecord.facts.parties import Parties
from onrecord.facts.statements.asides import find_asides
from onrecord.facts.statements.blocks import find_labelled, with_blocks
from onrecord.facts.statements.characterizations import find_characterizations
from onrecord.facts.statements.circumstances.addressees import find_addressee
from onrecord.facts.statements.circumstances.anonymity import find_anonymity
from onrecord.facts.statements.circumstances.channels import channel_of
from onrecord.facts.statements.force import disowns, force_of, with_denial
from onrecord.facts.statements.headings import without_headings
from onrecord.facts.statements.meant import antecedent, pointed
from onrecord.facts.statements.paragraphs import continued
from onrecord.facts.statements.settings import find_setting
from onrecord.facts.statements.signature import find_signed, with_exact
from onrecord.facts.statements.sources import Owners, names_example, source_entity
from onrecord.facts.statements.spans import settle, tellers
from onrecord.facts.statements.titled import echoed, holders_by_title, titled_entity
from onrecord.facts.statements.transcripts import find_turns, interviewee, is_question
from onrecord.facts.statements.uncued import Floating, find_floating, find_gestures, without_gestures
from onrecord.lang.en.lexicons import word_lists
from onrecord.model.attribution import Attribution
from onrecord.record import Addressee, Article, Content, Cue, Entity, Source, Span, Spans, Statement
from onrecord.record.span import hull
from onrecord.text.quotations import mode_of
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView, text_of, view_of

_SEARCHED = frozenset(["body", "headline"])
_PLURAL = word_lists("sources")["plural_pronoun"]
_REACH = 2  # sentences for which "they" speak on
_INNER = re.compile(r"‘[^‘]*?[.,?!]’|'[^']*?[.,?!]'")  # in single marks, with the mark that ends what is said
_UNCUED = "uncued"
"""The rule by which a quotation that no cue covers is given to the speaker beside it."""
_READERS = 0.5
"""The probability from which on an attribution is a reader's statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    attribution: Attribution
    entity: str | None
    setting: Span | None
    meant: Span | None = None
    addressee: Addressee | None = None


def find_statements(doc: Doc, entities: Sequence[Entity]) -> tuple[Statement, ...]:
    """Find what a reader counts as said or thought by somebody, with its source resolved.

    Args:
        doc: with `doc._.attributions`; trees help to resolve sources and settings.
        entities: the article's, with all their mentions.
    Returns:
        In reading order of their content, ids s1, s2, …; spans are half-open in code points. Of
        attributions only those in the article's body and headline that have content.
    Source: the annotation guidelines, "statements".
    """
    view = view_of(doc)
    counted = [d for d in _drafts(doc, entities) if _is_counted(view, d.attribution)]
    denied = SpanIndex((c, d) for d in counted if disowns(view, d.attribution) for c in d.attribution.content)
    drafts = [d for d in counted if not _is_denied(d, denied)]
    return _rated(_numbered(doc, entities, drafts, letter="s"), drafts, entities)


def find_attributions(doc: Doc, entities: Sequence[Entity]) -> tuple[Statement, ...]:
    """Find the attributions in PolNeAR's sense that no reader counts: acts ("opposed the bonus"), silences.

    Args, Returns: as of `find_statements`; ids are a1, a2, …
    """
    view = view_of(doc)
    drafts = [d for d in _drafts(doc, entities) if not _is_counted(view, d.attribution)]
    return _numbered(doc, entities, drafts, letter="a")


def _is_counted(view: ArticleView, attribution: Attribution) -> bool:
    """Tell whether a reader counts it: not "declined to be interviewed", which withholds no answer but an act."""
    if attribution.said < _READERS:
        return False
    first = view.at(attribution.content[0][0])
    opens = view.lowers[first] == "to" and view.tag_at(first + 1) in ("VB", "RB")
    return not opens or force_of(view, attribution) != "withholds"


def _is_denied(draft: _Draft, denied: SpanIndex[_Draft]) -> bool:
    """Tell whether its own speaker says that it was not said: "denied that he had asked her to go"."""
    around = (d for span in draft.attribution.cue[:1] for _, d in denied.at(span[0]) if d is not draft)
    return draft.entity is not None and any(d.entity == draft.entity for d in around)


def _rated(
    statements: Sequence[Statement], drafts: Sequence[_Draft], entities: Sequence[Entity]
) -> tuple[Statement, ...]:
    """Return statements with the measured probability that a reader counts them, and to the same speaker."""
    known = {e.id: e for e in entities}
    return tuple(_surely(s, d, known) for s, d in zip(statements, drafts, strict=True))


def _surely(statement: Statement, draft: _Draft, known: Mapping[str, Entity]) -> Statement:
    attribution, source = draft.attribution, statement.source
    own = attribution.confidence
    speaker = known.get(source.entity or "") if source is not None else None
    said_by = confidence_of("speaker", speaker_rule(source, speaker, mode=statement.mode))
    spans = pointed(attribution.source, draft.meant if draft.entity is None else None)
    read = attribution.rule == NETWORK
    said = confidence_of("statement", NETWORK, odds=own * attribution.said) if read else own
    return msgspec.structs.replace(
        statement, confidence=round(said * said_by, 4), rule=attribution.rule,
        source=source and msgspec.structs.replace(source, spans=spans, confidence=said_by),
    )  # fmt: skip


def _numbered(doc: Doc, entities: Sequence[Entity], drafts: Sequence[_Draft], *, letter: str) -> tuple[Statement, ...]:
    view, names = view_of(doc), {e.id: e.name for e in entities}
    shown = _shown(doc)
    return _nested(tuple(_statement(view, d, f"{letter}{n}", names, shown=shown) for n, d in enumerate(drafts, 1)))


_DRAFTS: WeakKeyDictionary[Doc, tuple[tuple[object, ...], tuple[_Draft, ...]]] = WeakKeyDictionary()
"""What was found last in each Doc, and of what it was found: statements and attributions share it."""


def _drafts(doc: Doc, entities: Sequence[Entity]) -> tuple[_Draft, ...]:
    """Return all attributions, made once for what they are found of: the view, the entities, what the network read."""
    read = tuple(doc._.attributions or () if doc.has_extension("attributions") else ())
    made_of = view_of(doc).made_of, tuple(entities), read
    known, drafts = _DRAFTS.get(doc, ((), ()))
    if known != made_of:
        drafts = tuple(_found(doc, entities))
        _DRAFTS[doc] = made_of, drafts
    return drafts


def _found(doc: Doc, entities: Sequence[Entity]) -> list[_Draft]:
    view = view_of(doc)
    text, searched = view.text, _spans(doc)
    if not len(view):
        return []
    turns = find_turns(text, searched)
    exact = (*find_signed(text, searched), *turns, *find_labelled(view, searched, _shown(doc)))
    attributions = with_exact(without_gestures(view, settle(view, _searched(view, doc))), exact)
    counted = [a for a in attributions if a.said >= _READERS]
    framed = find_asides(view_of(doc, entities), counted, searched)
    called = find_characterizations(view, attributions, searched)
    attributions = sorted((*attributions, *called, *framed), key=lambda a: a.cue)
    attributions = without_headings(view, attributions, _article(doc), entities)
    owners = Parties.of(doc, entities).owners
    told = SpanIndex.of(span for a in attributions for span in a.content)
    holders = holders_by_title(doc, entities)
    drafts = [_titled(view, _draft(view, continued(view, a, told), owners), holders) for a in attributions]
    drafts = _plurals(view, _answered(view, drafts, turns, entities), owners)
    floating = find_floating(view, [d.attribution for d in drafts], _spans(doc))
    drafts = _once([*drafts, *(_afloat(f, drafts[f.neighbour]) for f in floating)])
    acted = find_gestures(view_of(doc, entities), [d.attribution for d in drafts], _spans(doc))
    drafts += [_Draft(attribution=a, entity=source_entity(view, a.source[0], owners), setting=None) for a in acted]
    drafts = _echoed(view, drafts, entities)
    return sorted(drafts, key=lambda d: (d.attribution.content, d.attribution.cue))


def _article(doc: Doc) -> Article | None:
    article: Article | None = doc._.article if doc.has_extension("article") else None
    return article


def _spans(doc: Doc) -> Spans:
    """Return where statements are looked for: body and headline, the whole text where passages are unknown."""
    article = _article(doc)
    if article is None or not article.passages:
        return ((0, len(text_of(doc))),)
    return tuple(p.span for p in article.passages if p.kind in _SEARCHED)


def _shown(doc: Doc) -> str:
    """Return the text as readers see it: in the marks that it had."""
    article = _article(doc)
    return text_of(doc) if article is None else article.text


def _searched(view: ArticleView, doc: Doc) -> list[Attribution]:
    places = SpanIndex.of(_spans(doc))
    found: Sequence[Attribution] = doc._.attributions or () if doc.has_extension("attributions") else ()
    own = [_of_one_passage(view, doc, _within_inner(view, a)) for a in found if not _compares(view, a)]
    announced = with_blocks(view, own, _spans(doc), _shown(doc))
    return [a for a in announced if a.content and places.at(a.content[0][0])]


def _within_inner(view: ArticleView, attribution: Attribution) -> Attribution:
    """End a content that opens a quotation within another where that closes: "told me, ‘It is so,’ and I left"."""

    def cut(span: Span) -> Span:
        inner = _INNER.match(view.text, *span)
        outer = view.quotations.at(span[0] - 1) if inner is not None and span[0] else None
        return span if inner is None or outer is None or outer.start >= span[0] else inner.span()

    return replace(attribution, content=tuple(cut(span) for span in attribution.content))


def _compares(view: ArticleView, attribution: Attribution) -> bool:
    """Tell whether a cue is the preposition of "who like many Javanese uses one name"."""
    cue = view.words_in(attribution.cue[0]) if attribution.cue else range(0)
    return len(cue) == 1 and view.lowers[cue.start] == "like" and view.tags[cue.start] == "IN"


def _of_one_passage(view: ArticleView, doc: Doc, attribution: Attribution) -> Attribution:
    """Return an attribution cut at the edges of passages, without a source from within its own quotation.

    The source is of the cue's passage; of the content other passages keep what stands in quotation marks.
    """
    article = _article(doc)
    if not attribution.cue or article is None or not article.passages:
        return attribution
    cue = attribution.cue[0][0]
    passage = next((p.span for p in article.passages if p.span[0] <= cue < p.span[1]), (0, len(view.text)))
    source = tuple(s for s in _cut(attribution.source, passage) if not _is_quoted_there(view, s, attribution))
    content = attribution.content
    if any(not passage[0] <= start < end <= passage[1] for start, end in content):
        pieces = ((p.span, piece) for p in article.passages for piece in _cut(content, p.span))
        spoken = ((edges, s) for edges, s in pieces if any(c.isalnum() for c in view.text[slice(*s)]))
        content = tuple(s for edges, s in spoken if edges == passage or view.quotations.at(s[0]) is not None)
    return replace(attribution, source=source, content=content or attribution.content)


def _cut(spans: Spans, passage: Span) -> Spans:
    """Return what of some spans lies in a passage."""
    cut = ((max(start, passage[0]), min(end, passage[1])) for start, end in spans)
    return tuple((start, end) for start, end in cut if start < end)


def _is_quoted_there(view: ArticleView, source: Span, attribution: Attribution) -> bool:
    """Tell whether a source stands in the quotation that it is said to say, its cue outside."""
    quotation = view.quotations.at(source[0])
    if quotation is None or quotation.start <= attribution.cue[0][0] < quotation.end:
        return False
    return any(start <= source[0] and source[1] <= end for start, end in attribution.content)


def _answered(
    view: ArticleView, drafts: Sequence[_Draft], turns: Sequence[Attribution], entities: Sequence[Entity]
) -> list[_Draft]:
    """Give the answers of an interview to whom it is with, and drop its questions."""
    kept = [d for d in drafts if not (d.attribution in turns and is_question(view.text, d.attribution.source))]
    if not turns:
        return kept
    return [replace(d, entity=interviewee(view.text, d.attribution, entities) or d.entity) for d in kept]


def _draft(view: ArticleView, attribution: Attribution, owners: Owners) -> _Draft:
    entity = next((e for s in attribution.source if (e := source_entity(view, s, owners))), None)
    if entity is not None and _told(view, attribution, owners) == entity:
        others = ((s, source_entity(view, s, owners)) for s in tellers(view, attribution))
        teller, entity = next(((s, e) for s, e in others if e not in (None, entity)), (attribution.source[0], entity))
        attribution = replace(attribution, source=(teller,))
    setting = find_setting(view, attribution.cue[0], outside=attribution.source + attribution.content)
    if setting is not None:
        attribution = replace(attribution, cue=_without(attribution.cue, setting, view.text))
    attribution = replace(attribution, cue=with_denial(view, attribution))
    addressee = find_addressee(view, attribution, owners)
    unnamed = attribution.source if entity is None and len(attribution.source) == 1 else ()
    meant = next((m for span in unnamed if (m := antecedent(view, span))), None)
    return _Draft(attribution=attribution, entity=entity, setting=setting, meant=meant, addressee=addressee)


def _titled(view: ArticleView, draft: _Draft, holders: SpanIndex[str]) -> _Draft:
    """Give a source that names nobody to whoever holds the office that it begins with."""
    if draft.entity is not None:
        return draft
    return replace(
        draft, entity=next((e for s in draft.attribution.source if (e := titled_entity(view, s, holders))), None)
    )


def _echoed(view: ArticleView, drafts: Sequence[_Draft], entities: Sequence[Entity]) -> list[_Draft]:
    """Give what a headline or a lead lets "a lawmaker" say to whoever says the same below."""
    persons = {e.id: e for e in entities if e.kind == "person"}
    told = [(d.attribution, persons[d.entity]) for d in drafts if d.entity in persons]
    return [d if d.entity else replace(d, entity=echoed(view, d.attribution, told)) for d in drafts]


def _without(cue: Spans, setting: Span, text: str) -> Spans:
    """Return the cue without its setting: "said", of "said in an interview"; right in 3 more cues of PolNeAR dev."""
    cut = [(s, min(e, setting[0]) if s < setting[0] else e) for s, e in cue if not setting[0] <= s < e <= setting[1]]
    return tuple((s, s + len(text[s:e].rstrip())) for s, e in cut) or cue


def _told(view: ArticleView, attribution: Attribution, owners: Owners) -> str | None:
    """Return who is named right after a cue as told: nobody tells himself under his name."""
    after = view.at(attribution.cue[-1][1]) if attribution.cue else len(view)
    named = after < len(view) and view.tags[after].startswith("NNP")
    return owners.starting(after) if named else None


def _plurals(view: ArticleView, drafts: Sequence[_Draft], owners: Owners) -> list[_Draft]:
    """Let "they" speak on for the organization, or the group with a named example, that spoke right before.

    Outside quotation marks not for who speaks inside them.
    """
    filled: dict[int, _Draft] = {}
    speak: dict[bool, _Draft] = {}
    for draft in sorted((d for d in drafts if d.attribution.source), key=lambda d: d.attribution.source):
        quoted = view.quoted[view.at(draft.attribution.source[0][0])]
        speaks = speak.get(quoted)
        if speaks is not None and _speaks_on(view, speaks, draft):
            meant = speaks.meant or (None if speaks.entity else speaks.attribution.source[0])
            draft = filled[id(draft.attribution)] = replace(draft, entity=speaks.entity, meant=meant)
        elif _is_plural(view, draft) or not _may_be_many(view, draft, owners):
            continue
        speak |= dict.fromkeys((quoted, True), draft)
    return [filled.get(id(d.attribution), d) for d in drafts]


def _is_plural(view: ArticleView, draft: _Draft) -> bool:
    start, end = draft.attribution.source[0]
    return view.text[start:end].lower() in _PLURAL


def _may_be_many(view: ArticleView, draft: _Draft, owners: Owners) -> bool:
    """Tell whether "they" may stand for a source: no person, unless one of a group."""
    return owners.kinds.get(draft.entity or "") != "person" or names_example(view, draft.attribution.source[0])


def _speaks_on(view: ArticleView, before: _Draft, draft: _Draft) -> bool:
    """Tell whether a "they" that stands for nobody yet follows soon on who spoke before."""
    if draft.entity is not None or not _is_plural(view, draft):
        return False
    first, second = (view.sentence_number[view.at(d.attribution.source[0][0])] for d in (before, draft))
    return second - first <= _REACH


def _once(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Keep each content once of each who says it, by the surer of two cues: "began by saying" and its "saying"."""
    surest: dict[tuple[object, Spans], _Draft] = {}
    for draft in drafts:
        key = (draft.entity or draft.attribution.source, draft.attribution.content)
        held = surest.get(key)
        if held is None or held.attribution.confidence < draft.attribution.confidence:
            surest[key] = draft
    return list(surest.values())


def _afloat(floating: Floating, neighbour: _Draft) -> _Draft:
    """Make a draft of a quotation without a cue, said by whoever speaks beside it."""
    source, confidence = neighbour.attribution.source, confidence_of("statement", _UNCUED)
    attribution = Attribution(source=source, cue=(), content=(floating.span,), confidence=confidence, rule=_UNCUED)
    return _Draft(attribution=attribution, entity=neighbour.entity, setting=neighbour.setting)


def _statement(view: ArticleView, draft: _Draft, name: str, names: dict[str, str], *, shown: str) -> Statement:
    """Return a draft as a statement, its words as they are `shown` to readers: in the marks that they had."""
    a, text = draft.attribution, shown
    own = " … ".join(" ".join(text[s:e].split()) for s, e in ((draft.meant,) if draft.meant else a.source)) or None
    return Statement(
        id=name, mode=mode_of(view.quotations, view.text, a.content),
        speaker=names[draft.entity] if draft.entity else own,
        text=" … ".join(" ".join(text[s:e].split()) for s, e in a.content),
        source=Source(spans=a.source, entity=draft.entity) if a.source else None,
        cue=Cue(spans=a.cue) if a.cue else None, content=Content(spans=a.content),
        setting=draft.setting, confidence=a.confidence,
        manner="thought" if a.thought else "said", force=force_of(view, a),
        addressee=draft.addressee, channel=channel_of(view, a, setting=draft.setting, addressee=draft.addressee),
        anonymity=find_anonymity(view, a.source[0]) if a.source and not draft.entity else None,
    )  # fmt: skip


def _nested(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Give each the id of the smallest statement whose content encloses its own and its cue."""
    hulls = SpanIndex((hull(s.content.spans), s) for s in statements)
    outer = [_outer(s, hulls) for s in statements]
    return tuple(msgspec.structs.replace(s, inside=o.id) if o else s for s, o in zip(statements, outer, strict=True))


def _outer(inner: Statement, hulls: SpanIndex[Statement]) -> Statement | None:
    """Return the smallest statement that encloses another's content and cue."""
    spans = inner.content.spans + (inner.cue.spans if inner.cue else ())
    start, end = hull(spans)
    larger = (o for (_, e), o in hulls.at(start) if end <= e and o is not inner and _size(o) > _size(inner))
    return min((o for o in larger if all(_holds(o.content.spans, s) for s in spans)), key=_size, default=None)


def _holds(outer: Spans, inner: Span) -> bool:
    return any(s <= inner[0] and inner[1] <= e for s, e in outer)


def _size(statement: Statement) -> int:
    return sum(e - s for s, e in statement.content.spans)
