"""Positions: who supports, opposes, asks for, rejects, accuses, denies, threatens or promises what, by their words."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec
from spacy.tokens import Doc

from onrecord.facts.confidence import confidence_of
from onrecord.facts.positions.actors import FIRST_PERSON, Run, asks, innermost, parties, subjects
from onrecord.facts.positions.framed import read_positions
from onrecord.facts.positions.frames import (
    ActFrame,
    fits,
    is_infinitive,
    marked,
    noun_frames,
    phrase_bounds,
    slots,
    verb_frames,
)
from onrecord.facts.positions.performed import find_performed
from onrecord.lang.en.inflection import inflected
from onrecord.lang.en.lexicons import word_lists
from onrecord.record import Act, Entity, Position, Span, Statement
from onrecord.text.factuality import factuality
from onrecord.text.grammar import VERB_WORDS
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView, view_of

_CUES = word_lists("position_cues")
_AHEAD = _CUES["ahead"]
_DID = _CUES["did"]
_STANCES = _CUES["stance"]
"""Acts that somebody takes already who would take them: "would support"."""
_SEEMS = _CUES["seeming"]
_SILENT = _CUES["silent"]
_REFUSING = _CUES["refusing"]
_ASKED_FOR = _CUES["asked_for"]
_CLAIMS = _CUES["claim"]
"""What one denies by rejecting it."""
_LIGHT = _CUES["light"]
_REQUESTS = 50
"""Requests before a refusal among which is what it refuses: of PolNeAR's articles none has more than 8."""
_HYPHENS = frozenset(["-", "–", "‑"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """An act as it stands, in words: who acts, what names the act, what it is about, whom it is directed at."""

    actor: Run
    at: int
    act: Act
    about: int | None
    toward: int | None
    rule: str


def find_positions(
    doc: Doc, entities: Sequence[Entity], *, statements: Sequence[Statement] = ()
) -> tuple[Position, ...]:
    """Find who stands where on what: acts by words, in PLOVER's terms.

    Args:
        doc: with tags and trees.
        entities: the article's, with their mentions.
        statements: the article's; the innermost that holds an act is named by it.
    Returns:
        Each act of a party on a thing once, in reading order; an unnamed party as written.
    Source: the annotation guidelines, "positions".
    """
    view = view_of(doc, entities)
    headline = _headline(doc)
    found = sorted(_found(view), key=lambda f: view.starts[f.at] < headline)
    told = SpanIndex((span, s) for s in statements for span in s.content.spans)
    positions = [*_once(view, found, told, headline=headline)]
    positions += _new(read_positions(doc, entities, told=told), positions)
    positions += _new(find_performed(doc, entities, told=told), positions)
    return tuple(_refusing(view, sorted(positions, key=lambda p: p.evidence[0])))


def _new(read: Iterable[Position], known: Sequence[Position]) -> Iterator[Position]:
    """Yield the positions that the network reads and no rule has found: of another party, act or place."""
    acts = SpanIndex((e, p) for p in known for e in p.evidence)
    for position in read:
        over = [p for e in position.evidence for _, p in acts.over(*e) if p.act == position.act]
        if not any(_key(p) == _key(position) or _is_of_group(p, position) for p in over):
            yield position


def _is_of_group(one: Position, group: Position) -> bool:
    """Tell whether a party is one of a group without a name: "unions" of "unions and groups"."""
    return group.actor is None and one.actor_text.lower() in group.actor_text.lower()


def _key(position: Position) -> tuple[str, Act]:
    return position.actor or position.actor_text.lower(), position.act


def _headline(doc: Doc) -> int:
    """Return where the headline ends, in code points."""
    article = doc._.article if doc.has_extension("article") else None
    return max((p.span[1] for p in article.passages if p.kind == "headline"), default=0) if article is not None else 0


def _found(view: ArticleView) -> Iterator[_Found]:
    verbs, nouns = verb_frames(), noun_frames()
    for low, high in view.read_sentences:
        if view.words[high - 1] == "?":
            continue
        for i in range(low, high):
            if view.lowers[i] in verbs and view.tags[i].startswith("VB"):
                yield from _by_verb(view, i, verbs[view.lowers[i]])
            elif view.lowers[i] in nouns and view.tags[i].startswith("NN"):
                yield from _by_noun(view, i, nouns[view.lowers[i]])


def _by_verb(view: ArticleView, verb: int, frames: Sequence[ActFrame]) -> Iterator[_Found]:
    filled, passive = slots(view, verb), _is_passive(view, verb)
    for frame in frames:
        if not fits(view, verb, frame) or not _is_done(view, verb, frame.act):
            continue
        about, toward = _slots(view, verb, frame, filled, passive=passive)
        if not _is_act(view, verb, frame, filled, (about, toward)):
            continue
        actors = subjects(view, verb) if not passive else parties(view, filled["by"]) if "by" in filled else []
        rule = "passive" if passive else "verb"
        act = _act(view, frame.act, about)
        for actor in actors:
            yield _Found(actor=actor, at=verb, act=act, about=about, toward=toward, rule=rule)
        return


def _act(view: ArticleView, act: Act, about: int | None) -> Act:
    """Correct the act: who rejects an accusation denies it; who denies a person ("disavowed Lee") opposes them."""
    mention = view.mention_at[about] if about is not None else None
    if act == "reject" and about is not None and view.lowers[about] in _CLAIMS:
        return "deny"
    party = mention is not None and mention.form == "name" and view.entity(mention).kind in ("person", "organization")
    return "oppose" if act == "deny" and party else act


def _slots(
    view: ArticleView, verb: int, frame: ActFrame, filled: dict[str, int], *, passive: bool
) -> tuple[int | None, int | None]:
    """Return what the act is about and whom it is directed at; of a passive the subject is one of them."""
    about = next((filled[s] for s in frame.about if s in filled), None)
    if not passive:
        toward = filled.get(frame.toward)
        return about, toward if toward != about else None
    subject = _passive_subject(view, verb)
    if frame.toward == "obj":
        return about, subject
    return (subject, None) if "obj" in frame.about else (about, None)


def _passive_subject(view: ArticleView, verb: int) -> int | None:
    """Find the subject of a passive, or the noun that its participle tells of."""
    noun = view.heads[verb] if view.deps[verb] == "acl" else None
    return next((c for c in view.children[verb] if view.deps[c] == "nsubj:pass"), noun)


def _is_act(
    view: ArticleView, verb: int, frame: ActFrame, filled: dict[str, int], about: tuple[int | None, int | None]
) -> bool:
    """Tell whether the filled slots make it this act: not "calls the plan for a wall silly", "asked him"."""
    thing, toward = about
    if _is_other_use(view, verb, frame, filled):
        return False
    accused = frame.act == "accuse" and toward is not None
    if thing is None:
        return accused or (view.lowers[verb] in _REFUSING and not filled)
    if view.lowers[thing] == "anonymity":
        return False
    if frame.act == "accuse":
        return accused or frame.toward == "-"
    if view.lowers[verb].startswith("dismiss") and _is_person(view, thing):
        return False  # from office
    return frame.act != "reject" or not _is_silence(view, verb, thing)


def _is_other_use(view: ArticleView, verb: int, frame: ActFrame, filled: Mapping[str, int]) -> bool:
    """Tell whether the verb is used otherwise than in its frame."""
    if view.words[verb - 1] in _HYPHENS and view.glued(verb):
        return True  # "hard-pressed to answer"
    if view.lowers[verb].startswith("call") and "on" not in filled and "for" not in filled:
        return True  # "called a meeting to settle it"
    return "obj" in filled and "obj" not in (*frame.about, frame.toward)


def _is_person(view: ArticleView, i: int) -> bool:
    mention = view.mention_at[i]
    return mention is not None and view.entity(mention).kind == "person"


def _is_silence(view: ArticleView, verb: int, about: int) -> bool:
    """Tell whether somebody declines to comment and so holds no position: that is a silence."""
    declines = view.lowers[verb].startswith(("declin", "refus"))
    return (declines and view.lowers[about] in _SILENT) or view.lowers[about] in _ASKED_FOR


def _is_passive(view: ArticleView, verb: int) -> bool:
    if view.tags[verb] not in ("VBN", "VBD"):
        return False
    helped = any(view.deps[c] in ("aux:pass", "nsubj:pass") for c in view.children[verb])
    return helped or (view.deps[verb] == "acl" and view.tags[verb] == "VBN")


def _is_done(view: ArticleView, verb: int, act: Act) -> bool:
    """Tell whether the text says that the act took place: not denied, ended, doubted, wished or asked for."""
    said = factuality(view, verb)
    if said not in ("stated", "planned"):
        return False
    if is_infinitive(view, verb):
        head = view.heads[verb]
        return view.deps[verb] == "xcomp" and view.lowers[head] in _SEEMS and _is_done(view, head, act)
    beside = _words_beside(view, verb)
    if said == "planned":
        return act in _STANCES and _is_ahead(view, verb, beside)
    if view.tags[verb] != "VB":
        return True
    shared = view.deps[verb].split(":")[0] == "conj" and view.heads[verb] != verb
    return _is_done(view, view.heads[verb], act) if shared else bool(beside & _DID)


def _is_ahead(view: ArticleView, verb: int, beside: set[str]) -> bool:
    """Tell whether "will" or "would" stands beside a verb, or beside the one that it is joined to."""
    joined = view.deps[verb] == "conj" and view.heads[verb] != verb
    return bool(beside & _AHEAD) or (joined and bool(_words_beside(view, view.heads[verb]) & _AHEAD))


def _words_beside(view: ArticleView, verb: int) -> set[str]:
    """Return the auxiliaries, adverbs and marks of a verb."""
    return {view.lowers[c] for c in view.children[verb] if view.deps[c].split(":")[0] in VERB_WORDS}


def _by_noun(view: ArticleView, noun: int, frame: ActFrame) -> Iterator[_Found]:
    """Find a noun as the object of a verb of saying: "voiced support for", "raised objections to"."""
    verb = view.heads[noun]
    if view.deps[noun] != "obj" or view.lowers[verb] not in _light() or _is_denied(view, noun):
        return
    if _is_passive(view, verb) or not _is_done(view, verb, frame.act):
        return
    filled = _slots_behind(view, noun, verb)
    slot = next((s for s in frame.about if s in filled), None)
    if slot is None:
        return
    about, toward = (None, filled[slot]) if slot == "against" else (filled[slot], None)
    for actor in subjects(view, verb):
        yield _Found(actor=actor, at=verb, act=frame.act, about=about, toward=toward, rule="noun")


def _is_denied(view: ArticleView, noun: int) -> bool:
    """Tell whether "no" stands before a noun: "raised no objections"."""
    return any(view.lowers[c] == "no" for c in view.children[noun])


def _slots_behind(view: ArticleView, noun: int, verb: int) -> dict[str, int]:
    """Return what prepositions join to a noun or its verb, behind the noun."""
    return {s: c for c in (*view.children[noun], *view.children[verb]) if c > noun for s in marked(view, c)}


@cache
def _light() -> frozenset[str]:
    return frozenset(form for verb in _LIGHT for form in inflected(verb))


def _once(
    view: ArticleView, found: Sequence[_Found], told: SpanIndex[Statement], *, headline: int
) -> Iterator[Position]:
    """Keep each act of a party on a thing once; what the headline sums up is told below it."""
    seen: set[tuple[object, ...]] = set()
    for one in found:
        position = _position(view, one, told)
        if position is None:
            continue
        about = one.about if one.about is not None else one.toward
        actor = (position.actor or position.actor_text.lower(), position.act)
        thing = (*actor, _thing(view, about))
        summed_up = actor in seen and (about is None or view.starts[one.at] < headline)
        if not summed_up and thing not in seen:
            seen |= {actor, thing}
            yield position


def _thing(view: ArticleView, about: int | None) -> int | str:
    """Return what an act is on: an entity's number, or a word."""
    if about is None:
        return ""
    mention = view.mention_at[about]
    return mention.entity if mention is not None else view.lowers[about]


def _position(view: ArticleView, one: _Found, told: SpanIndex[Statement]) -> Position | None:
    low, high = view.read_sentence(one.at)
    statement = innermost(view.starts[one.at], told)
    actor, text = _actor(view, one.actor, statement)
    target = phrase_bounds(view, one.about, low=low, high=high) if one.about is not None else None
    toward = _entity(view, one.toward)
    if not text or (actor and actor == toward) or (target is not None and one.actor[0] in range(*target)):
        return None
    rule = f"{one.act}-{one.rule}"
    return Position(
        actor=actor, actor_text=text, act=one.act, toward=toward,
        target=view.span(*target) if target is not None else None,
        statement=statement.id if statement is not None else None,
        evidence=(_evidence(view, one, target),), confidence=confidence_of("position", rule), rule=rule,
    )  # fmt: skip


def _evidence(view: ArticleView, one: _Found, target: Run | None) -> Span:
    """Return the words from the first to the last that say an act, of an actor in the same sentence."""
    low, high = view.read_sentence(one.at)
    places = [one.at]
    if low <= one.actor[0] < high:
        places += (one.actor[0], one.actor[1] - 1)
    if one.toward is not None:
        places.append(one.toward)
    if target is not None:
        places += (target[0], target[1] - 1)
    return view.span(min(places), max(places) + 1)


def _entity(view: ArticleView, top: int | None) -> str | None:
    mention = view.mention_at[top] if top is not None else None
    return view.entity(mention).id if mention is not None and view.entity(mention).kind != "other" else None


def _actor(view: ArticleView, run: Run, statement: Statement | None) -> tuple[str | None, str]:
    """Return the actor's entity and words; "I" and "we" within a statement are its speaker, elsewhere nobody."""
    text = view.phrase(*run)
    entity = _entity(view, run[1] - 1)
    if entity is None and text.lower() in FIRST_PERSON:
        entity = statement.source.entity if statement is not None and statement.source is not None else None
        return entity, text if entity is not None else ""
    return entity, text


def _refusing(view: ArticleView, positions: Sequence[Position]) -> Iterator[Position]:
    """Complete each refusal that names nothing ("Rowe refused."): it is of what was last asked of the same."""
    requests: deque[Position] = deque(maxlen=_REQUESTS)
    for position in positions:
        if position.act == "request":
            requests.appendleft(position)
        actor = position.actor if position.act == "reject" and position.target is None else None
        request = next((p for p in requests if actor is not None and asks(view, p, actor)), None)
        yield position if request is None else msgspec.structs.replace(position, target=request.target)
