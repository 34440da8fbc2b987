"""Who takes part in a happening: the arguments of its trigger."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.facts.events.words import preposition_of
from onrecord.lang.en.lexicons import word_lists
from onrecord.text.grammar import ARGUMENTS, BESIDE_NAMES, LOOSE_ARGUMENTS, OPEN_CLAUSES

_OF_PARTICIPANTS = word_lists("event_words")["of_participants"]


def participants(trigger: Token) -> Iterator[Token]:
    """Return the heads of the trigger's arguments, those joined to them, and the subject that it shares."""
    own = [c for c in trigger.children if _is_argument(c, trigger)]
    if _modifies_noun(trigger):
        own.append(trigger.head)
    if _shares_subject(trigger):
        own += [c for c in trigger.head.children if c.dep_.startswith("nsubj")]
    for token in sorted(own, key=lambda t: t.i):
        yield from _with_names(token)


def _modifies_noun(trigger: Token) -> bool:
    """Recognize the verb of "the man arrested on Monday": the noun takes part."""
    return trigger.dep_ in ("acl", "acl:relcl", "amod") and trigger.head.pos_ in ("NOUN", "PROPN")


def _shares_subject(trigger: Token) -> bool:
    """Recognize a verb without a subject that is joined to one: "came and left"."""
    return trigger.dep_ in OPEN_CLAUSES and not any(c.dep_.startswith("nsubj") for c in trigger.children)


def _is_argument(child: Token, trigger: Token) -> bool:
    if "according" in (t.lower_ for t in child.doc[max(child.left_edge.i - 1, 0) : child.i]):
        return False  # who tells it
    if child.dep_ in ARGUMENTS:
        return True
    if child.dep_ in LOOSE_ARGUMENTS and child.pos_ in ("NOUN", "PROPN", "PRON"):
        return trigger.pos_ in ("NOUN", "PROPN") or preposition_of(child) in _OF_PARTICIPANTS
    return False


def _with_names(token: Token) -> Iterator[Token]:
    """Yield an argument's head, the name beside it, and what is joined to it."""
    yield token
    for child in token.children:
        if child.dep_.startswith(("conj", "appos")):
            yield from _with_names(child)
        elif child.dep_.split(":")[0] in BESIDE_NAMES or (child.dep_ == "compound" and child.pos_ == "PROPN"):
            yield child
