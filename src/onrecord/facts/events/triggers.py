"""Which word a date belongs to: the verb or the noun that names the happening."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Token

from onrecord.facts.events.dates import DatedTime, head_token
from onrecord.lang.en.lexicons import word_lists, word_set
from onrecord.text.relations import (
    ARGUMENTS,
    ATTRIBUTES,
    BESIDE_NAMES,
    LOOSE_ARGUMENTS,
    OBJECTS,
    SHARING_SUBJECTS,
    WITHIN_PHRASES,
)

_WORDS = word_lists("event_words")
_BESIDE, _NEGATIONS, _UNSURE = _WORDS["beside"], _WORDS["negations"], _WORDS["unsure"]
_NAMES = frozenset(("PERSON", "ORG", "LOC"))


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that names a happening, by which rule, and how sure it is (share right on gold/dev).

    `own` if the date's own words hold for it ("since Monday's debate": the debate was on Monday).
    """

    token: Token
    rule: str
    confidence: float
    own: bool = False


def triggers_of(time: DatedTime) -> Iterator[Trigger]:
    """Return the triggers that a date belongs to, the surest first."""
    if time.rule in ("us_election", "us_midterm_elections", "us_midterms"):
        yield Trigger(time.tokens[-1], "named_election", 0.9)
    for found in _all(time):
        inside = time.tokens.start <= found.token.i < time.tokens.end and found.rule != "named_election"
        if not inside and not _is_denied(found.token):
            yield found
            yield from _while(found)


def _all(time: DatedTime) -> Iterator[Trigger]:
    if _is_compared(time) or _is_remembered(time):
        return
    before = _noun_before(time)
    if before is not None:
        yield Trigger(before, "time_after_noun", 0.5)
        if _is_beside(before):
            return
    owned = _owned(time)
    if owned is not None:
        yield from _of_noun(owned, time)
        return
    root = head_token(time)
    head = _joined_to(time, _past_names(root))
    if root.dep_.startswith("nsubj"):
        return
    beside = _verb_beside(time)
    if beside is not None:
        yield from _of_verb(_cleft(time, beside) or beside)
        return
    if head is root or not in_one_sentence(root, head) or _in_other_clause(time, head):
        verb = _nearest_verb(time)
        if verb is not None and time.preposition not in _BESIDE:
            noun = _done(verb)
            yield Trigger(noun, "noun_of_light_verb", 0.6) if noun else Trigger(verb, "time_by_place", 0.45)
        return
    if head.pos_ == "VERB" or (head.pos_ == "AUX" and not head.dep_.startswith("aux")):
        if time.preposition not in _BESIDE:
            yield from _of_verb(head)
    elif before is None or head.i > root.i:
        yield from _of_noun(head, time)


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
    joined = head.i > end and end < len(head.doc) and head.doc[end].lower_ in ("and", "but") and head.dep_ == "conj"
    first = head.head
    return first if joined and first.i < time.tokens.start and _is_verb(first) else head


_PAPERS = _WORDS["papers"]
_SPOKEN_IN = _PAPERS | _WORDS["speeches"]
"""What something was said in: the date after it is the saying's."""


def in_one_sentence(first: Token, second: Token) -> bool:
    """Tell whether no full stop or paragraph break stands between two tokens: a tree that crosses one is wrong."""
    begin, end = sorted((first.i, second.i))
    return end - begin < 60 and not any(_ends_sentence(t) for t in first.doc[begin:end])


def _ends_sentence(token: Token) -> bool:
    return token.text in (".", "?", "!") or (token.is_space and "\n" in token.text)


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
    return doc[at] if at >= 0 and time.preposition not in _BESIDE and _is_verb(doc[at]) else None


def _cleft(time: DatedTime, verb: Token) -> Token | None:
    """Return the verb of the clause after the date: "it was in 1990 that the wall fell"."""
    doc, end = time.tokens.doc, time.tokens.end
    if verb.lower_ not in _WORDS["being"] or end >= len(doc) or doc[end].lower_ not in ("that", "when"):
        return None
    following = (t for t in doc[end : end + 20] if t.pos_ == "VERB" or _ends_sentence(t))
    found = next(following, None)
    return found if found is not None and not _ends_sentence(found) else None


def _is_verb(token: Token) -> bool:
    return token.pos_ == "VERB" or token.tag_ in ("VBD", "VBN")


def _nearest_verb(time: DatedTime) -> Token | None:
    """Return the verb that a date most likely belongs to by place alone: the last before it, else the first after."""
    doc = time.tokens.doc
    for token in reversed(doc[max(time.tokens.start - 15, 0) : time.tokens.start]):
        if _ends_sentence(token) or token.lower_ == "that":
            break
        if token.pos_ == "VERB":
            return token
    for token in doc[time.tokens.end : time.tokens.end + 20]:
        if _ends_sentence(token):
            break
        if token.pos_ == "VERB":
            return token
    return None


def _owned(time: DatedTime) -> Token | None:
    """Return the noun that a date stands before: "Monday's debate", "a Labor Day interview"."""
    doc, end = time.tokens.doc, time.tokens.end
    owner = end < len(doc) and doc[end].lower_ in ("'s", "’s", "'", "’")
    at = end + owner
    noun = None
    while (
        at < len(doc)
        and at - end < 6
        and (doc[at].pos_ in ("ADJ", "NOUN", "PROPN", "NUM") or doc[at].lower_ in ("-", "–"))
    ):
        if doc[at].pos_ in ("NOUN", "PROPN") or is_happening(doc[at]):
            noun = doc[at]
            if is_happening(noun):
                break
        at += 1
    if owner:
        return noun
    root = head_token(time)
    if (
        noun is not None
        and is_happening(noun)
        and noun.dep_ != "compound"
        and noun.i < root.head.i < end + 9
        and doc[end].pos_ != "ADP"
    ):
        return noun  # a tree that passes over "Nov. 14 speech" is wrong
    attribute = root.dep_ in ATTRIBUTES and root.head.i >= end
    return root.head if attribute and noun is not None and root.head.i <= at else None


def _noun_before(time: DatedTime) -> Token | None:
    """Return the happening right before a date: "the interview last week", "ahead of the vote on Monday"."""
    doc, start = time.tokens.doc, time.tokens.start
    if start > 1 and doc[start - 1].lower_ in ("on", "in") and is_happening(doc[start - 2]):
        noun, root = doc[start - 2], head_token(time)
        shared = noun.dep_ == "nmod" and root.head == noun.head and _is_noun(root.head)  # "most of the votes in 2015"
        return noun if shared or _is_beside(noun) else None
    start -= start > 1 and doc[start - 1].lower_ in ("early", "late")  # "the massacre early Sunday"
    if start == 0 or doc[start - 1].lower_ in _PAPERS or _is_spoken_in(doc[start - 1]):
        return None
    noun = doc[start - 1]
    left = noun.head.pos_ == "VERB" and _preposition(noun) in _WORDS["leaving"]  # "out of the race May 3"
    return noun if is_happening(noun) and noun.dep_ not in WITHIN_PHRASES and not left else None


def _is_spoken_in(noun: Token) -> bool:
    """Tell whether a verb before a noun says something in it: its date is the saying's."""
    said = noun.head.pos_ == "VERB" and noun.head.i < noun.i
    return noun.lower_ in _SPOKEN_IN and _preposition(noun) == "in" and said


def _is_beside(noun: Token) -> bool:
    """Tell whether something else comes before or after what a noun names: "ahead of the Iowa caucuses"."""
    return any(t.lower_ in _BESIDE for t in noun.doc[max(noun.i - 4, 0) : noun.i])


def _of_verb(verb: Token) -> Iterator[Trigger]:
    """Return the verb, or the noun's happening of "made a statement", "came under criticism"."""
    noun = _done(verb)
    if noun is not None:
        yield Trigger(noun, "noun_of_light_verb", 0.6)
        return
    verb = _hoped_for(verb)
    yield Trigger(verb, "time_of_verb", 0.75)
    held = verb.head
    reduced = verb.dep_.startswith("acl") and verb.tag_ == "VBN" and held.dep_ in ("obl", "nmod")
    if reduced and held.head.pos_ == "VERB" and _preposition(held) == "in":
        yield Trigger(held.head, "time_of_act_in_verb", 0.6)


def _done(verb: Token) -> Token | None:
    """Return the happening that a light verb has as its object: "made a statement", "thousands of shootings"."""
    objects = [c for c in verb.children if c.i > verb.i and c.dep_ in OBJECTS]
    objects += [g for c in objects if c.lower_ in _AMOUNTS for g in c.children if g.dep_ == "nmod"]
    noun = next((c for c in objects if is_happening(c)), None)
    return noun if verb.lower_ in _LIGHT or verb.lemma_ in _LIGHT else None


_ATTITUDES = _WORDS["attitudes"]


def _hoped_for(verb: Token) -> Token:
    """Return what someone now hopes, wants or plans: the date belongs to it in "I hope in 2017 America says"."""
    if verb.lower_ not in _ATTITUDES or verb.tag_ not in ("VBP", "VBZ"):
        return verb
    return next((c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.pos_ == "VERB"), verb)


def _of_noun(noun: Token, time: DatedTime) -> Iterator[Trigger]:
    if _is_spoken_in(noun) and noun.i < time.tokens.start:
        yield Trigger(noun.head, "time_of_verb", 0.75)  # "announced in a statement this month"
        if noun.lower_ in _PAPERS:
            return
    if is_happening(noun):
        yield Trigger(noun, "time_of_noun", 0.75, own=noun.i >= time.tokens.end)
    if is_happening(noun) or noun.i >= time.tokens.end:
        inside = _preposition(noun) in _WORDS["inside"]
        since = time.preposition == "since" and noun.i >= time.tokens.end
        if (
            noun.dep_ in ("obl", "nmod")
            and (inside or since)
            and noun.head.pos_ == "VERB"
            and noun.i > time.tokens.start
        ):
            yield Trigger(noun.head, "time_of_noun_of_verb", 0.75)
        return
    copula = next((c for c in noun.children if c.dep_ == "cop"), None)
    if copula is not None and copula.tag_ == "VBD":
        yield Trigger(copula, "time_of_state", 0.5)
        return
    verb = noun.head
    if verb.pos_ == "VERB" and time.preposition not in _BESIDE and time.preposition != "of":
        yield Trigger(verb, "time_near_verb", 0.45)


_AMOUNTS = _WORDS["amounts"]
_LIGHT = _WORDS["light_verbs"]


def _preposition(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ == "case"), "")


def _while(found: Trigger) -> Iterator[Trigger]:
    """Yield happenings of a clause with "when": they share the date."""
    if found.token.pos_ not in ("VERB", "NOUN"):
        return
    for child in found.token.subtree:
        if child.pos_ == "VERB" and 0 < child.i - found.token.i < 16 and any(c.lower_ == "when" for c in child.lefts):
            yield Trigger(child, "when_clause", 0.6)
            yield from (
                Trigger(c, "when_clause", 0.6)
                for c in child.children
                if c.dep_.startswith("conj") and c.tag_ == child.tag_
            )


def _is_denied(token: Token) -> bool:
    """Tell whether the happening is denied, only possible, or a mere state now."""
    if token.lower_ in _WORDS["states"]:
        return True
    if token.pos_ not in ("VERB", "AUX"):
        return False
    if token.lower_ in ("has", "have") and token.tag_ in ("VBZ", "VBP"):
        return True
    first = token.head if token.dep_ == "conj" else token
    if token.tag_ == "VBG" and first.head.lemma_ in _PREVENTS and _marked(first, "from"):
        return True  # "prohibited people from registering and voting on the same day"
    return any(c.lower_ in _NEGATIONS or (c.dep_ == "aux" and c.lower_ in _UNSURE) for c in token.children)


_PREVENTS = _WORDS["preventing"]


def _marked(token: Token, word: str) -> bool:
    return any(c.lower_ == word and c.i < token.i for c in token.children)


@cache
def _nouns() -> frozenset[str]:
    return word_set("events")


def is_happening(token: Token) -> bool:
    """Tell whether a noun names a happening, by the lexicon."""
    if not _is_noun(token) or _is_hyphenated(token):
        return False
    word = token.lower_
    forms = {word, token.lemma_.lower()} | ({word[:-1]} if word.endswith("s") else set())
    forms |= {word[:-3] + "y"} if word.endswith("ies") else {word[:-2]} if word.endswith("es") else set()
    return not forms.isdisjoint(_nouns())


def _is_noun(token: Token) -> bool:
    """Recognize a noun, or an adjective that stands for one: "the Feb. 9 primary" at the end of its phrase."""
    if token.pos_ in ("NOUN", "PROPN"):
        return True
    after = token.doc[token.i + 1 : token.i + 2]
    return (
        token.pos_ == "ADJ" and token.lower_ == "primary" and not (after and after[0].pos_ in ("NOUN", "PROPN", "ADJ"))
    )


def _is_hyphenated(token: Token) -> bool:
    """Recognize the first word of "call-in", "strike-force": not a happening, but a part of a word."""
    after = token.doc[token.i + 1 : token.i + 2]
    return bool(after) and not token.whitespace_ and after[0].text == "-" and not after[0].whitespace_


def participants(trigger: Token) -> Iterator[Token]:
    """Return the heads of the trigger's arguments, those joined to them, and the subject that it shares."""
    own = [c for c in trigger.children if _is_argument(c, trigger)]
    if trigger.dep_ in ("acl", "acl:relcl", "amod") and trigger.head.pos_ in ("NOUN", "PROPN"):
        own.append(trigger.head)
    if trigger.dep_ in SHARING_SUBJECTS and not any(c.dep_.startswith("nsubj") for c in trigger.children):
        own += [c for c in trigger.head.children if c.dep_.startswith("nsubj")]
    for token in sorted(own, key=lambda t: t.i):
        yield from _with_names(token)


def _is_argument(child: Token, trigger: Token) -> bool:
    if "according" in (t.lower_ for t in child.doc[max(child.left_edge.i - 1, 0) : child.i]):
        return False  # who tells it
    if child.dep_ in ARGUMENTS:
        return True
    if child.dep_ in LOOSE_ARGUMENTS and child.pos_ in ("NOUN", "PROPN", "PRON"):
        return trigger.pos_ in ("NOUN", "PROPN") or _preposition(child) in _WORDS["of_participants"]
    return False


def _with_names(token: Token) -> Iterator[Token]:
    """Yield an argument's head, the name beside it, and what is joined to it."""
    yield token
    for child in token.children:
        if child.dep_.split(":")[0] in BESIDE_NAMES or (child.dep_ == "compound" and child.pos_ == "PROPN"):
            if child.dep_.startswith(("conj", "appos")):
                yield from _with_names(child)
            else:
                yield child
