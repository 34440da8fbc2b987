"""Which word a date belongs to: the verb or the noun that names the happening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from onrecord.facts.events.dates import DatedTime, head_token
from onrecord.facts.events.denied import is_denied
from onrecord.facts.events.words import ends_sentence, in_one_sentence, is_happening, is_noun, is_verb, preposition_of
from onrecord.lang.en.lexicons import word_lists
from onrecord.text.grammar import ATTRIBUTES, OBJECTS, WITHIN_PHRASES
from onrecord.text.view import ArticleView

_WORDS = word_lists("event_words")
_BESIDE = _WORDS["beside"]
_NAMES = frozenset(("PERSON", "ORG", "LOC"))


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that names a happening, and by which rule.

    `own` if the date's own words hold for it ("since Monday's debate": the debate was on Monday).
    """

    token: Token
    rule: str
    own: bool = False


def triggers_of(time: DatedTime, view: ArticleView) -> Iterator[Trigger]:
    """Return the triggers that a date belongs to, the surest first."""
    if time.rule in ("us_election", "us_midterm_elections", "us_midterms"):
        yield Trigger(time.tokens[-1], "named_election")
    for found in _all(time):
        inside = time.tokens.start <= found.token.i < time.tokens.end and found.rule != "named_election"
        if not inside and not is_denied(found.token, view):
            yield found
            yield from _while(found)


def _all(time: DatedTime) -> Iterator[Trigger]:
    if _is_compared(time) or _is_remembered(time):
        return
    before = _noun_before(time)
    if before is not None:
        yield Trigger(before, "time_after_noun")
        if _is_beside(before):
            return
    owned = _owned(time)
    if owned is not None:
        yield from _of_noun(owned, time)
    elif not head_token(time).dep_.startswith("nsubj"):
        yield from _by_tree(time, noun=before)


def _by_tree(time: DatedTime, *, noun: Token | None) -> Iterator[Trigger]:
    """Yield what the tree gives the date to, or what stands nearest where the tree must be wrong.

    `noun` is the happening right before the date.
    """
    root = head_token(time)
    head = _joined_to(time, _past_names(root))
    beside = _verb_beside(time)
    if beside is not None:
        yield from _of_verb(_cleft(time, beside) or beside)
    elif head is root or not in_one_sentence(root, head) or _in_other_clause(time, head):
        yield from _by_place(time)
    elif _is_predicate(head):
        if time.preposition not in _BESIDE:
            yield from _of_verb(head)
    elif noun is None or head.i > root.i:
        yield from _of_noun(head, time)


def _is_predicate(token: Token) -> bool:
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and not token.dep_.startswith("aux"))


def _by_place(time: DatedTime) -> Iterator[Trigger]:
    verb = _nearest_verb(time)
    if verb is not None and time.preposition not in _BESIDE:
        noun = _done(verb)
        yield Trigger(noun, "noun_of_light_verb") if noun else Trigger(verb, "time_by_place")


def _is_compared(time: DatedTime) -> bool:
    """Recognize what was then, beside what happens now: "up from 90 last year", "down from 4 percent in 2012"."""
    words = [t.lower_ for t in time.tokens.doc[max(time.tokens.start - 7, 0) : time.tokens.start]]
    pairs = pairwise(words)
    return any(pair in (("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to")) for pair in pairs)


def _is_remembered(time: DatedTime) -> bool:
    """Recognize a day in the name of what came of it: "a 9/11 memorial ceremony"."""
    doc, end = time.tokens.doc, time.tokens.end
    following = {t.lower_ for t in doc[end : end + 3]}
    return time.rule == "nine_eleven" and not following.isdisjoint(_OF_A_DAY)


_OF_A_DAY = _WORDS["of_a_day"]


def _past_names(root: Token) -> Token:
    """Return what a date hangs on, over the name before it: "told The Alder Post in May"."""
    head = root.head
    while head.ent_type_ in _NAMES and head.head.i != head.i and head.i < root.i:
        head = head.head
    return head


def _joined_to(time: DatedTime, head: Token) -> Token:
    """Return the verb before the date where the tree takes one joined to it: "endorsed him last week and has left"."""
    end = time.tokens.end
    joined = end < head.i and head.doc[end].lower_ in ("and", "but") and head.dep_ == "conj"
    first = head.head
    return first if joined and first.i < time.tokens.start and is_verb(first) else head


_PAPERS = _WORDS["papers"]
_SPOKEN_IN = _PAPERS | _WORDS["speeches"]
"""What something was said in: the date after it is the saying's."""


_LEADING = _WORDS["leading"]
_SUBORDINATORS = _WORDS["subordinators"]


def _in_other_clause(time: DatedTime, head: Token) -> bool:
    """Tell whether a clause begins between a date and its word in the tree: "this month that he had left"."""
    doc, start, end = time.tokens.doc, time.tokens.start, time.tokens.end
    if head.i >= end:
        return any(t.lower_ in _SUBORDINATORS for t in doc[end : min(head.i, end + 2)])
    before = [t.lower_ for t in doc[max(start - 4, head.i + 1) : start]]
    while before and before[-1] in _LEADING:
        before.pop()
    return before[-1:] == ["that"]


def _verb_beside(time: DatedTime) -> Token | None:
    """Return the verb right beside a date: "said Friday", "created in 1990".

    A tree that says otherwise is mostly wrong.
    """
    doc, at = time.tokens.doc, time.tokens.start - 1
    while at > 0 and doc[at].lower_ in _LEADING:
        at -= 1
    return doc[at] if at >= 0 and time.preposition not in _BESIDE and is_verb(doc[at]) else None


def _cleft(time: DatedTime, verb: Token) -> Token | None:
    """Return the verb of the clause after the date: "it was in 1990 that the wall fell"."""
    doc, end = time.tokens.doc, time.tokens.end
    if verb.lower_ not in _WORDS["being"] or end >= len(doc) or doc[end].lower_ not in ("that", "when"):
        return None
    following = (t for t in doc[end : end + 20] if t.pos_ == "VERB" or ends_sentence(t))
    found = next(following, None)
    return found if found is not None and not ends_sentence(found) else None


def _nearest_verb(time: DatedTime) -> Token | None:
    """Return the verb that a date most likely belongs to by place alone: the last before it, else the first after."""
    doc = time.tokens.doc
    for token in reversed(doc[max(time.tokens.start - 15, 0) : time.tokens.start]):
        if ends_sentence(token) or token.lower_ == "that":
            break
        if token.pos_ == "VERB":
            return token
    for token in doc[time.tokens.end : time.tokens.end + 20]:
        if ends_sentence(token):
            break
        if token.pos_ == "VERB":
            return token
    return None


def _owned(time: DatedTime) -> Token | None:
    """Return the noun that a date stands before: "Monday's debate", "a Labor Day interview"."""
    doc, end = time.tokens.doc, time.tokens.end
    owner = end < len(doc) and doc[end].lower_ in ("'s", "’s", "'", "’")
    noun, at = _noun_after(doc, end + owner, limit=end + 6)
    if owner or noun is None:
        return noun
    root = head_token(time)
    if _is_passed_over(noun, root, end):
        return noun
    attribute = root.dep_ in ATTRIBUTES and root.head.i >= end
    return root.head if attribute and root.head.i <= at else None


def _noun_after(doc: Doc, start: int, *, limit: int) -> tuple[Token | None, int]:
    """Return the first happening of the run of nouns and adjectives, else its last noun; and where the run ends."""
    noun, stop = None, max(min(limit, len(doc)), start)
    for at, token in enumerate(doc[start:stop], start):
        if not _goes_on(token):
            return noun, at
        if is_happening(token):
            return token, at
        noun = token if token.pos_ in ("NOUN", "PROPN") else noun
    return noun, stop


def _goes_on(token: Token) -> bool:
    return token.pos_ in ("ADJ", "NOUN", "PROPN", "NUM") or token.lower_ in ("-", "–")


def _is_passed_over(noun: Token, root: Token, end: int) -> bool:
    """Tell whether the tree gives the date of "a Nov. 14 speech" to a word after it, wrongly."""
    if not is_happening(noun) or noun.dep_ == "compound" or noun.doc[end].pos_ == "ADP":
        return False
    return noun.i < root.head.i < end + 9


def _noun_before(time: DatedTime) -> Token | None:
    """Return the happening right before a date: "the interview last week", "ahead of the vote on Monday"."""
    doc, start = time.tokens.doc, time.tokens.start
    if start > 1 and doc[start - 1].lower_ in ("on", "in") and is_happening(doc[start - 2]):
        noun = doc[start - 2]
        return noun if _shares_head(noun, head_token(time)) or _is_beside(noun) else None
    start -= start > 1 and doc[start - 1].lower_ in ("early", "late")  # "the massacre early Sunday"
    return doc[start - 1] if start > 0 and _is_dated_beside(doc[start - 1]) else None


def _shares_head(noun: Token, root: Token) -> bool:
    """Recognize "most of the votes in 2015", where the tree gives the date to "most"."""
    return noun.dep_ == "nmod" and root.head == noun.head and is_noun(root.head)


def _is_dated_beside(noun: Token) -> bool:
    """Tell whether a noun takes the date after it: not "a statement Friday", "out of the race May 3"."""
    if noun.lower_ in _PAPERS or _is_spoken_in(noun):
        return False
    left = noun.head.pos_ == "VERB" and preposition_of(noun) in _WORDS["leaving"]
    return is_happening(noun) and noun.dep_ not in WITHIN_PHRASES and not left


def _is_spoken_in(noun: Token) -> bool:
    """Tell whether a verb before a noun says something in it: its date is the saying's."""
    said = noun.head.pos_ == "VERB" and noun.head.i < noun.i
    return noun.lower_ in _SPOKEN_IN and preposition_of(noun) == "in" and said


def _is_beside(noun: Token) -> bool:
    """Tell whether something else comes before or after what a noun names: "ahead of the Iowa caucuses"."""
    return any(t.lower_ in _BESIDE for t in noun.doc[max(noun.i - 4, 0) : noun.i])


def _of_verb(verb: Token) -> Iterator[Trigger]:
    """Return the verb, or the noun's happening of "made a statement", "came under criticism"."""
    noun = _done(verb)
    if noun is not None:
        yield Trigger(noun, "noun_of_light_verb")
        return
    verb = _hoped_for(verb)
    yield Trigger(verb, "time_of_verb")
    held = verb.head
    reduced = verb.dep_.startswith("acl") and verb.tag_ == "VBN" and held.dep_ in ("obl", "nmod")
    if reduced and held.head.pos_ == "VERB" and preposition_of(held) == "in":
        yield Trigger(held.head, "time_of_act_in_verb")


def _done(verb: Token) -> Token | None:
    """Return the happening that a light verb has as its object: "made a statement", "thousands of shootings"."""
    if verb.lower_ not in _LIGHT and verb.lemma_ not in _LIGHT:
        return None
    objects = [c for c in verb.children if c.i > verb.i and c.dep_ in OBJECTS]
    return next((c for c in (*objects, *_counted_in(objects)) if is_happening(c)), None)


def _counted_in(objects: Sequence[Token]) -> Iterator[Token]:
    """Yield the shootings of "thousands of shootings"."""
    for amount in objects:
        if amount.lower_ in _AMOUNTS:
            yield from (child for child in amount.children if child.dep_ == "nmod")


_ATTITUDES = _WORDS["attitudes"]


def _hoped_for(verb: Token) -> Token:
    """Return what someone now hopes, wants or plans: the date belongs to it in "I hope in 2017 America says"."""
    if verb.lower_ not in _ATTITUDES or verb.tag_ not in ("VBP", "VBZ"):
        return verb
    return next((c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.pos_ == "VERB"), verb)


def _of_noun(noun: Token, time: DatedTime) -> Iterator[Trigger]:
    if _is_spoken_in(noun) and noun.i < time.tokens.start:
        yield Trigger(noun.head, "time_of_verb")  # "announced in a statement this month"
        if noun.lower_ in _PAPERS:
            return
    after = noun.i >= time.tokens.end
    if is_happening(noun):
        yield Trigger(noun, "time_of_noun", own=after)
    if is_happening(noun) or after:
        if _dates_verb_of(noun, time):
            yield Trigger(noun.head, "time_of_noun_of_verb")
    else:
        yield from _of_other_noun(noun, time)


def _dates_verb_of(noun: Token, time: DatedTime) -> bool:
    """Tell whether the verb has the date of its noun: "lost in Monday's debate", "has fallen since Monday's debate"."""
    if noun.dep_ not in ("obl", "nmod") or noun.head.pos_ != "VERB" or noun.i <= time.tokens.start:
        return False
    since = time.preposition == "since" and noun.i >= time.tokens.end
    return since or preposition_of(noun) in _WORDS["inside"]


def _of_other_noun(noun: Token, time: DatedTime) -> Iterator[Trigger]:
    """Yield the past "was" of a noun that does not name a happening, or the verb above it."""
    copula = next((c for c in noun.children if c.dep_ == "cop"), None)
    if copula is not None and copula.tag_ == "VBD":
        yield Trigger(copula, "time_of_state")
    elif noun.head.pos_ == "VERB" and time.preposition not in _BESIDE and time.preposition != "of":
        yield Trigger(noun.head, "time_near_verb")


_AMOUNTS = _WORDS["amounts"]
_LIGHT = _WORDS["light_verbs"]


def _while(found: Trigger) -> Iterator[Trigger]:
    """Yield happenings of a clause with "when": they share the date."""
    if found.token.pos_ not in ("VERB", "NOUN"):
        return
    for child in found.token.subtree:
        if child.pos_ == "VERB" and 0 < child.i - found.token.i < 16 and any(c.lower_ == "when" for c in child.lefts):
            yield Trigger(child, "when_clause")
            yield from (
                Trigger(c, "when_clause") for c in child.children if c.dep_.startswith("conj") and c.tag_ == child.tag_
            )
