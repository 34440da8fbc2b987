"""Which word a date belongs to: the verb or the noun that names the happening."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from spacy.tokens import Token

from onrecord.facts.events.dates import DatedTime, head_token

_BESIDE = frozenset(("before", "after", "until", "following", "till", "pending", "ahead", "prior", "aside", "apart"))
_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "nobody", "neither"))
_UNSURE = frozenset(("could", "might", "may"))
_NAMES = frozenset(("PERSON", "ORG", "LOC"))
_ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "dobj", "nsubjpass", "agent")


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
    """The triggers that a date belongs to, the surest first."""
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
    """As in "up from 90 last year", "down from 4 percent in 2012": what was then, beside what happens now."""
    words = [t.lower_ for t in time.tokens.doc[max(time.tokens.start - 7, 0) : time.tokens.start]]
    pairs = pairwise(words)
    return any(pair in (("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to")) for pair in pairs)


def _is_remembered(time: DatedTime) -> bool:
    """As in "a 9/11 memorial ceremony": the day is in the name of what came of it."""
    doc, end = time.tokens.doc, time.tokens.end
    following = {t.lower_ for t in doc[end : end + 3]}
    return time.rule == "nine_eleven" and not following.isdisjoint(_OF_A_DAY)


_OF_A_DAY = frozenset(
    ("memorial", "commission", "report", "museum", "families", "victims", "responders", "anniversary", "ceremony")
)


def _past_names(root: Token) -> Token:
    """What a date hangs on, over the name before it: "told The Alder Post in May"."""
    head = root.head
    while head.ent_type_ in _NAMES and head.head.i != head.i and head.i < root.i:
        head = head.head
    return head


def _joined_to(time: DatedTime, head: Token) -> Token:
    """The verb before the date where the tree gives it to one joined to that: "endorsed him last week and has left"."""
    end = time.tokens.end
    joined = head.i > end and end < len(head.doc) and head.doc[end].lower_ in ("and", "but") and head.dep_ == "conj"
    first = head.head
    return first if joined and first.i < time.tokens.start and _is_verb(first) else head


_PAPERS = frozenset(
    ("statement", "memo", "letter", "report", "release", "post", "tweet", "filing", "study", "survey", "review")
)
_SPOKEN_IN = _PAPERS | {"interview", "speech"}
"""What something was said in: the date after it is the saying's."""


def in_one_sentence(first: Token, second: Token) -> bool:
    """Whether no full stop or paragraph break stands between two tokens: a tree that crosses one is wrong."""
    begin, end = sorted((first.i, second.i))
    return end - begin < 60 and not any(_ends_sentence(t) for t in first.doc[begin:end])


def _ends_sentence(token: Token) -> bool:
    return token.text in (".", "?", "!") or (token.is_space and "\n" in token.text)


_LEADING = frozenset(
    ("the", "in", "on", "at", "during", "since", "as", "of", "early", "late", "back", "over", "within", "between")
)


_SUBORDINATORS = frozenset(
    ("that", "when", "after", "before", "because", "which", "who", "where", "while", "although", "if", "unless")
)


def _in_other_clause(time: DatedTime, head: Token) -> bool:
    """Whether a clause begins between a date and the word that the tree gives it to: "this month that he had left"."""
    doc, start, end = time.tokens.doc, time.tokens.start, time.tokens.end
    if head.i >= end:
        return any(t.lower_ in _SUBORDINATORS for t in doc[end : min(head.i, end + 2)])
    before = [t.lower_ for t in doc[max(start - 4, head.i + 1) : start]]
    while before and before[-1] in _LEADING:
        before.pop()
    return before[-1:] == ["that"]


def _verb_beside(time: DatedTime) -> Token | None:
    """The verb right beside a date: "said Friday", "created in 1990".

    A tree that says otherwise is mostly wrong.
    """
    doc, at = time.tokens.doc, time.tokens.start - 1
    while at > 0 and doc[at].lower_ in _LEADING:
        at -= 1
    return doc[at] if at >= 0 and time.preposition not in _BESIDE and _is_verb(doc[at]) else None


def _cleft(time: DatedTime, verb: Token) -> Token | None:
    """As in "it was in 1990 that the wall fell": the verb of the clause after the date."""
    doc, end = time.tokens.doc, time.tokens.end
    if verb.lower_ not in ("is", "was", "be", "been") or end >= len(doc) or doc[end].lower_ not in ("that", "when"):
        return None
    following = (t for t in doc[end : end + 20] if t.pos_ == "VERB" or _ends_sentence(t))
    found = next(following, None)
    return found if found is not None and not _ends_sentence(found) else None


def _is_verb(token: Token) -> bool:
    return token.pos_ == "VERB" or token.tag_ in ("VBD", "VBN")


def _nearest_verb(time: DatedTime) -> Token | None:
    """The verb that a date most likely belongs to by place alone: the last before it, else the first after it."""
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
    """The noun that a date stands before: "Monday's debate", "a Labor Day interview"."""
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
    attribute = root.dep_ in ("compound", "nummod", "amod", "nmod:tmod", "nmod", "nmod:unmarked") and root.head.i >= end
    return root.head if attribute and noun is not None and root.head.i <= at else None


def _noun_before(time: DatedTime) -> Token | None:
    """The happening right before a date: "the interview last week", "ahead of the vote on Monday"."""
    doc, start = time.tokens.doc, time.tokens.start
    if start > 1 and doc[start - 1].lower_ in ("on", "in") and is_happening(doc[start - 2]):
        noun, root = doc[start - 2], head_token(time)
        shared = noun.dep_ == "nmod" and root.head == noun.head and _is_noun(root.head)  # "most of the votes in 2015"
        return noun if shared or _is_beside(noun) else None
    start -= start > 1 and doc[start - 1].lower_ in ("early", "late")  # "the massacre early Sunday"
    if start == 0 or doc[start - 1].lower_ in _PAPERS or _is_spoken_in(doc[start - 1]):
        return None
    noun = doc[start - 1]
    left = noun.head.pos_ == "VERB" and _preposition(noun) in (
        "of",
        "out",
        "from",
        "for",
        "to",
    )  # "out of the race May 3"
    return noun if is_happening(noun) and noun.dep_ not in ("compound", "obj", "dobj") and not left else None


def _is_spoken_in(noun: Token) -> bool:
    """Whether a noun is what a verb before it says something in: its date is the saying's."""
    said = noun.head.pos_ == "VERB" and noun.head.i < noun.i
    return noun.lower_ in _SPOKEN_IN and _preposition(noun) == "in" and said


def _is_beside(noun: Token) -> bool:
    """Whether a noun is what something else comes before or after: "ahead of the Iowa caucuses"."""
    return any(t.lower_ in _BESIDE for t in noun.doc[max(noun.i - 4, 0) : noun.i])


def _of_verb(verb: Token) -> Iterator[Trigger]:
    """The verb; of "made a statement", "came under criticism" the noun is the happening."""
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
    """The happening that a light verb has as its object: "made a statement", "thousands of shootings" that they had."""
    objects = [c for c in verb.children if c.i > verb.i and c.dep_ in ("obj", "obl", "nmod", "dobj")]
    objects += [g for c in objects if c.lower_ in _AMOUNTS for g in c.children if g.dep_ == "nmod"]
    noun = next((c for c in objects if is_happening(c)), None)
    return noun if verb.lower_ in _LIGHT or verb.lemma_ in _LIGHT else None


_ATTITUDES = frozenset(
    (
        "hope",
        "want",
        "expect",
        "wish",
        "need",
        "intend",
        "plan",
        "hopes",
        "wants",
        "expects",
        "wishes",
        "needs",
        "intends",
        "plans",
    )
)


def _hoped_for(verb: Token) -> Token:
    """What someone now hopes, wants or plans is what the date belongs to: "I hope in 2017 America says"."""
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
        inside = _preposition(noun) in ("in", "on", "at", "during")
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


_AMOUNTS = frozenset(
    ["dozens", "scores", "hundreds", "thousands", "millions", "number", "series", "string", "wave", "lot"]
)
_LIGHT = frozenset(
    [
        "commit",
        "commits",
        "committed",
        "committing",
        "make",
        "makes",
        "made",
        "making",
        "come",
        "comes",
        "came",
        "coming",
        "do",
        "does",
        "did",
        "doing",
        "give",
        "gives",
        "gave",
        "giving",
        "hold",
        "holds",
        "held",
        "holding",
        "take",
        "takes",
        "took",
        "taking",
        "conduct",
        "conducts",
        "conducted",
        "deliver",
        "delivers",
        "delivered",
        "have",
        "has",
        "had",
        "see",
        "sees",
        "saw",
        "seen",
        "seeing",
    ]
)


def _preposition(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ == "case"), "")


def _while(found: Trigger) -> Iterator[Trigger]:
    """Happenings of a clause with "when": they share the date."""
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
    """Whether the happening is denied, only possible, or a mere state now."""
    if token.lower_ in ("be", "been", "being", "is", "are"):
        return True
    if token.pos_ not in ("VERB", "AUX"):
        return False
    if token.lower_ in ("has", "have") and token.tag_ in ("VBZ", "VBP"):
        return True
    first = token.head if token.dep_ == "conj" else token
    if token.tag_ == "VBG" and first.head.lemma_ in _PREVENTS and _marked(first, "from"):
        return True  # "prohibited people from registering and voting on the same day"
    return any(c.lower_ in _NEGATIONS or (c.dep_ == "aux" and c.lower_ in _UNSURE) for c in token.children)


_PREVENTS = frozenset(
    (
        "prohibit",
        "ban",
        "bar",
        "stop",
        "prevent",
        "keep",
        "block",
        "discourage",
        "deter",
        "forbid",
        "exclude",
        "protect",
    )
)


def _marked(token: Token, word: str) -> bool:
    return any(c.lower_ == word and c.i < token.i for c in token.children)


@cache
def _nouns() -> frozenset[str]:
    text = (resources.files("onrecord.lang.en") / "events.tsv").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def is_happening(token: Token) -> bool:
    """Whether a noun names a happening, by the lexicon."""
    if not _is_noun(token) or _is_hyphenated(token):
        return False
    word = token.lower_
    forms = {word, token.lemma_.lower()} | ({word[:-1]} if word.endswith("s") else set())
    forms |= {word[:-3] + "y"} if word.endswith("ies") else {word[:-2]} if word.endswith("es") else set()
    return not forms.isdisjoint(_nouns())


def _is_noun(token: Token) -> bool:
    """A noun, or an adjective that stands for one: "the Feb. 9 primary" at the end of its phrase."""
    if token.pos_ in ("NOUN", "PROPN"):
        return True
    after = token.doc[token.i + 1 : token.i + 2]
    return (
        token.pos_ == "ADJ" and token.lower_ == "primary" and not (after and after[0].pos_ in ("NOUN", "PROPN", "ADJ"))
    )


def _is_hyphenated(token: Token) -> bool:
    """As the first word of "call-in", "strike-force": no happening, but a part of a word."""
    after = token.doc[token.i + 1 : token.i + 2]
    return bool(after) and not token.whitespace_ and after[0].text == "-" and not after[0].whitespace_


def participants(trigger: Token) -> Iterator[Token]:
    """The heads of the trigger's arguments, those joined to them, and the subject that it shares."""
    own = [c for c in trigger.children if _is_argument(c, trigger)]
    if trigger.dep_ in ("acl", "acl:relcl", "amod") and trigger.head.pos_ in ("NOUN", "PROPN"):
        own.append(trigger.head)
    if trigger.dep_ in ("conj", "xcomp", "advcl") and not any(c.dep_.startswith("nsubj") for c in trigger.children):
        own += [c for c in trigger.head.children if c.dep_.startswith("nsubj")]
    for token in sorted(own, key=lambda t: t.i):
        yield from _with_names(token)


def _is_argument(child: Token, trigger: Token) -> bool:
    if "according" in (t.lower_ for t in child.doc[max(child.left_edge.i - 1, 0) : child.i]):
        return False  # who tells it
    if child.dep_ in _ARGUMENTS:
        return True
    if child.dep_ in ("obl", "nmod", "nmod:poss", "compound") and child.pos_ in ("NOUN", "PROPN", "PRON"):
        return trigger.pos_ in ("NOUN", "PROPN") or _preposition(child) in ("by", "with", "to", "against", "for", "of")
    return False


def _with_names(token: Token) -> Iterator[Token]:
    """An argument's head, the name beside it, and what is joined to it."""
    yield token
    for child in token.children:
        if child.dep_.split(":")[0] in ("flat", "appos", "conj") or (
            child.dep_ == "compound" and child.pos_ == "PROPN"
        ):
            if child.dep_.startswith(("conj", "appos")):
                yield from _with_names(child)
            else:
                yield child
