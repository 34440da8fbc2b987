"""Positions: who supports, opposes, asks for, rejects, accuses, denies, threatens or promises what, by their words."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec
from spacy.tokens import Doc

from onrecord.facts.positions.actors import FIRST_PERSON, Run, asks, parties, subjects
from onrecord.facts.positions.frames import Frame, fits, inflected, marked, noun_frames, phrase, slots, verb_frames
from onrecord.record import Act, Entity, Position, Statement
from onrecord.text.named_words import NamedWords, named_words
from onrecord.text.span_index import SpanIndex

# Share of what the rule finds that is right, judged on PolNeAR train articles.
_CONFIDENCE = {"verb": 0.8, "passive": 0.8, "noun": 0.75}
_NEGATIONS = frozenset(["not", "n't", "never", "no", "neither", "nor", "hardly", "cannot", "without"])
_DOUBTFUL = frozenset(["could", "might", "may", "should", "must", "can", "shall", "if", "unless", "whether"])
_AVOIDING = frozenset(["avoid", "avoids", "avoided", "avoiding", "refrain", "refrained", "refrains", "resisted"])
_AHEAD = frozenset(["will", "would", "'ll", "'d", "wo"])
_DID = frozenset(["did", "does", "do"])
_STANCES: frozenset[Act] = frozenset(["support", "oppose", "reject"])
_SEEMS = frozenset(["appear", "appears", "appeared", "seem", "seems", "seemed", "continue", "continues", "continued"])
_SILENT = frozenset([
    "comment", "say", "answer", "discuss", "elaborate", "respond", "speak", "talk", "identify", "name", "provide",
    "disclose", "specify", "reveal", "describe", "explain", "give", "offer", "be", "address", "confirm", "reply",
    "return", "predict", "speculate", "share", "release", "participate", "make", "detail", "characterize",
    "interviewed", "quoted", "named", "identified",
])  # fmt: skip
_REQUESTS = 50
"""Requests before a refusal among which is what it refuses: of PolNeAR's articles none has more than 8."""
_HYPHENS = frozenset(["-", "–", "‑"])
_ASKED_FOR = frozenset(["comment", "interview", "interviews", "request", "requests"])
# Who rejects one of these denies it.
_CLAIMS = frozenset([
    "account", "accounts", "accusation", "accusations", "allegation", "allegations", "assertion", "assertions",
    "charge", "charges", "claim", "claims", "characterization", "criticism", "notion", "report", "reports", "rumor",
    "rumors", "suggestion", "suggestions", "version",
])  # fmt: skip
_LIGHT = frozenset([
    "express", "voice", "raise", "offer", "declare", "announce", "reiterate", "issue", "level", "make", "signal",
    "throw", "repeat", "renew", "reaffirm", "affirm", "put", "state", "pledge", "indicate", "show", "lodge",
])  # fmt: skip


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
    words = named_words(doc, entities)
    headline = _headline(doc)
    found = sorted(_found(words), key=lambda f: words.start[f.at] < headline)
    told = SpanIndex((span, s) for s in statements for span in s.content.spans)
    positions = sorted(_once(words, found, told, headline=headline), key=lambda p: p.evidence[0])
    return tuple(_refusing(words, positions))


def _headline(doc: Doc) -> int:
    """Where the headline ends, in code points."""
    article = doc._.article if doc.has_extension("article") else None
    return max((p.span[1] for p in article.passages if p.kind == "headline"), default=0) if article is not None else 0


def _found(words: NamedWords) -> Iterator[_Found]:
    verbs, nouns = verb_frames(), noun_frames()
    for low, high in words.sentences:
        if words.word[high - 1] == "?":
            continue
        for i in range(low, high):
            if words.lower[i] in verbs and words.tag[i].startswith("VB"):
                yield from _by_verb(words, i, verbs[words.lower[i]])
            elif words.lower[i] in nouns and words.tag[i].startswith("NN"):
                yield from _by_noun(words, i, nouns[words.lower[i]])


def _by_verb(words: NamedWords, verb: int, frames: Sequence[Frame]) -> Iterator[_Found]:
    filled, passive = slots(words, verb), _is_passive(words, verb)
    for frame in frames:
        if not fits(words, verb, frame) or not _is_done(words, verb, frame.act):
            continue
        about, toward = _slots(words, verb, frame, filled, passive=passive)
        if not _is_act(words, verb, frame, filled, (about, toward)):
            continue
        actors = subjects(words, verb) if not passive else parties(words, filled["by"]) if "by" in filled else []
        rule = "passive" if passive else "verb"
        act = _act(words, frame.act, about)
        for actor in actors:
            yield _Found(actor=actor, at=verb, act=act, about=about, toward=toward, rule=rule)
        return


def _act(words: NamedWords, act: Act, about: int | None) -> Act:
    """Who rejects an accusation denies it; who denies a person or a body, as in "disavowed the Klan", opposes it."""
    mention = words.mention_at[about] if about is not None else None
    if act == "reject" and about is not None and words.lower[about] in _CLAIMS:
        return "deny"
    party = mention is not None and mention.form == "name" and words.entity(mention).kind in ("person", "organization")
    return "oppose" if act == "deny" and party else act


def _slots(
    words: NamedWords, verb: int, frame: Frame, filled: dict[str, int], *, passive: bool
) -> tuple[int | None, int | None]:
    """What the act is about and whom it is directed at; of a passive the subject is one of them."""
    about = next((filled[s] for s in frame.about if s in filled), None)
    if not passive:
        toward = filled.get(frame.toward)
        return about, toward if toward != about else None
    subject = next((c for c in words.children[verb] if words.dep[c] == "nsubj:pass"), None)
    if subject is None and words.dep[verb] == "acl":
        subject = words.head[verb]
    if frame.toward == "obj":
        return about, subject
    return (subject, None) if "obj" in frame.about else (about, None)


def _is_act(
    words: NamedWords, verb: int, frame: Frame, filled: dict[str, int], about: tuple[int | None, int | None]
) -> bool:
    """Whether the slots that are filled make it this act: not "calls the plan for a wall silly", "asked him"."""
    thing, toward = about
    if words.word[verb - 1] in _HYPHENS and words.glued(verb):
        return False  # "hard-pressed to answer"
    if thing is not None and words.lower[thing] == "anonymity":
        return False
    if words.lower[verb].startswith("call") and not {"on", "for"} & filled.keys():
        return False  # "called a meeting to settle it"
    if "obj" in filled and "obj" not in (*frame.about, frame.toward):
        return False
    if frame.act == "accuse" and frame.toward != "-" and toward is None:
        return False
    if thing is None:
        refused = words.lower[verb] in ("refused", "refuses", "declined") and not filled
        return refused or (frame.act == "accuse" and toward is not None)
    mention = words.mention_at[thing]
    if words.lower[verb].startswith("dismiss") and mention is not None and words.entity(mention).kind == "person":
        return False  # from office
    return frame.act != "reject" or not _is_silence(words, verb, thing)


def _is_silence(words: NamedWords, verb: int, about: int) -> bool:
    """Who declines to comment holds no position: that is a silence."""
    declines = words.lower[verb].startswith(("declin", "refus"))
    return (declines and words.lower[about] in _SILENT) or words.lower[about] in _ASKED_FOR


def _is_passive(words: NamedWords, verb: int) -> bool:
    if words.tag[verb] not in ("VBN", "VBD"):
        return False
    helped = any(words.dep[c] in ("aux:pass", "nsubj:pass") for c in words.children[verb])
    return helped or (words.dep[verb] == "acl" and words.tag[verb] == "VBN")


def _is_done(words: NamedWords, verb: int, act: Act) -> bool:
    """Whether the text says that the act took place: not denied, doubted, wished or asked for."""
    beside = {words.lower[c] for c in words.children[verb] if words.dep[c].split(":")[0] in ("aux", "advmod", "mark")}
    if beside & (_NEGATIONS | _DOUBTFUL) or (beside & _AHEAD and act not in _STANCES):
        return False
    head, dep = words.head[verb], words.dep[verb].split(":")[0]
    if dep in ("ccomp", "xcomp") and any(f.act == "deny" for f in verb_frames().get(words.lower[head], ())):
        return False
    short = words.lower[head : head + 2] in (["stop", "short"], ["stops", "short"], ["stopped", "short"])
    if head != verb and (short or words.lower[head] in _AVOIDING):
        return False
    if any(words.lower[c] == "to" and words.dep[c] == "mark" for c in words.children[verb]):
        return dep == "xcomp" and words.lower[head] in _SEEMS and _is_done(words, head, act)
    if dep == "conj" and words.tag[verb] == "VB" and head != verb:
        return _is_done(words, head, act)
    return words.tag[verb] != "VB" or bool(beside & (_AHEAD | _DID))


def _by_noun(words: NamedWords, noun: int, frame: Frame) -> Iterator[_Found]:
    """A noun as the object of a verb of saying: "voiced support for", "raised objections to"."""
    verb = words.head[noun]
    if words.dep[noun] != "obj" or words.lower[verb] not in _light() or not _is_done(words, verb, frame.act):
        return
    if _is_passive(words, verb) or any(words.lower[c] == "no" for c in words.children[noun]):
        return
    filled = {s: c for c in (*words.children[noun], *words.children[verb]) if c > noun for s in marked(words, c)}
    slot = next((s for s in frame.about if s in filled), None)
    if slot is None:
        return
    about, toward = (None, filled[slot]) if slot == "against" else (filled[slot], None)
    for actor in subjects(words, verb):
        yield _Found(actor=actor, at=verb, act=frame.act, about=about, toward=toward, rule="noun")


@cache
def _light() -> frozenset[str]:
    return frozenset(form for verb in _LIGHT for form in inflected(verb))


def _once(
    words: NamedWords, found: Sequence[_Found], told: SpanIndex[Statement], *, headline: int
) -> Iterator[Position]:
    """Each act of a party on a thing once; what the headline sums up is told below it."""
    seen: set[tuple[object, ...]] = set()
    for one in found:
        position = _position(words, one, told)
        if position is None:
            continue
        about = one.about if one.about is not None else one.toward
        mention = words.mention_at[about] if about is not None else None
        thing = mention.entity if mention is not None else words.lower[about] if about is not None else ""
        actor = (position.actor or position.actor_text.lower(), position.act)
        known = actor in seen and (about is None or words.start[one.at] < headline)
        if not known and (*actor, thing) not in seen:
            seen |= {actor, (*actor, thing)}
            yield position


def _position(words: NamedWords, one: _Found, told: SpanIndex[Statement]) -> Position | None:
    low, high = words.sentence(one.at)
    first, last = one.actor
    statement = _holder(words.start[one.at], told)
    actor, text = _actor(words, one.actor, statement)
    target = phrase(words, one.about, low=low, high=high) if one.about is not None else None
    toward = _entity(words, one.toward)
    if not text or (target is not None and target[0] <= first < target[1]) or (actor and actor == toward):
        return None
    places = [one.at, *((first, last - 1) if low <= first < high else ()), *(p for p in (one.toward,) if p is not None)]
    places += [target[0], target[1] - 1] if target is not None else []
    return Position(
        actor=actor, actor_text=text, act=one.act, toward=toward,
        target=words.span(*target) if target is not None else None,
        statement=statement.id if statement is not None else None,
        evidence=(words.span(min(places), max(places) + 1),), confidence=_CONFIDENCE[one.rule],
        rule=f"{one.act}-{one.rule}",
    )  # fmt: skip


def _entity(words: NamedWords, top: int | None) -> str | None:
    mention = words.mention_at[top] if top is not None else None
    return words.entity(mention).id if mention is not None and words.entity(mention).kind != "other" else None


def _actor(words: NamedWords, run: Run, statement: Statement | None) -> tuple[str | None, str]:
    """The actor's entity and words; "I" and "we" within a statement are its speaker, elsewhere nobody."""
    text = words.between(*run)
    entity = _entity(words, run[1] - 1)
    if entity is None and text.lower() in FIRST_PERSON:
        entity = statement.source.entity if statement is not None and statement.source is not None else None
        return entity, text if entity is not None else ""
    return entity, text


def _holder(offset: int, told: SpanIndex[Statement]) -> Statement | None:
    """The innermost statement whose content holds this code point."""
    holding = (s for _, s in told.at(offset))
    return min(holding, key=lambda s: sum(b - a for a, b in s.content.spans), default=None)


def _refusing(words: NamedWords, positions: Sequence[Position]) -> Iterator[Position]:
    """The positions; a refusal that names nothing ("Rowe refused.") is of what was last asked of the same."""
    requests: deque[Position] = deque(maxlen=_REQUESTS)
    for position in positions:
        if position.act == "request":
            requests.appendleft(position)
        actor = position.actor if position.act == "reject" and position.target is None else None
        request = next((p for p in requests if actor is not None and asks(words, p, actor)), None)
        yield position if request is None else msgspec.structs.replace(position, target=request.target)
