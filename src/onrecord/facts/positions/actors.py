"""Who acts: the subject of a verb, with the names behind titles, as runs of words."""

from __future__ import annotations

from functools import cache

from onrecord.facts.positions.frames import phrase
from onrecord.lang.en.lexicons import word_lists, word_set
from onrecord.record import Position
from onrecord.text.named_words import Named, NamedWords

FIRST_PERSON = frozenset(["i", "we"])
_CUES = word_lists("position_cues")
_PEOPLE = _CUES["people"]
_POLLED = _CUES["polled"]
"""Those of whom so many percent support something: that is a figure, not an act of theirs."""
_WHO = word_lists("closed_classes")["relatives"]
_LEAVING = _CUES["leaving"]
_DASHES = frozenset(["—", "–", "--"])
_TITLE = 8
"""Words between the first noun of a title and the name: "Secretary of State and candidate Ann Rowe"."""
_CLAUSES = 4
"""Verbs between one without a subject and the one that has it."""
Run = tuple[int, int]


def subject_of(words: NamedWords, verb: int) -> int | None:
    """Find the head of a verb's subject; a named party right before it that the parser took for an object."""
    before = [c for c in words.children[verb] if c < verb]
    named = (c for c in before if words.dep[c] in ("iobj", "obj") and words.mention_at[c] is not None)
    return next((c for c in before if words.dep[c] == "nsubj"), next(named, None))


def subjects(words: NamedWords, verb: int) -> list[Run]:
    """Find the parties that act: the verb's subject, or that of the verb on which it hangs; half-open runs of words."""
    at = verb
    for _ in range(_CLAUSES):
        subject = subject_of(words, at)
        if subject is not None:
            relative = words.lower[subject] in _WHO and words.dep[at].startswith("acl")
            return parties(words, words.head[at] if relative else subject)
        dep = words.dep[at].split(":")[0]
        if dep == "acl":
            return parties(words, words.head[at]) if words.tag[at] == "VBG" or words.dep[at] != "acl" else []
        if not _shares_subject(words, at, dep):
            return []
        at = words.head[at]
    return []


def _shares_subject(words: NamedWords, verb: int, dep: str) -> bool:
    """Tell whether a verb without a subject has that of the verb above: not "praised him for saying"."""
    relations = {words.dep[c] for c in words.children[verb]}
    if "nsubj:pass" in relations:
        return False
    if dep == "advcl":
        return words.tag[verb] == "VBG" and "mark" not in relations
    return dep in ("conj", "xcomp")


def parties(words: NamedWords, top: int) -> list[Run]:
    """Return the party that `top` heads and those joined to it by "and", half-open runs of words."""
    tops = [top, *(c for c in words.children[top] if words.dep[c] == "conj" and not words.tag[c].startswith("VB"))]
    found = (_party(words, t) for t in tops)
    return [run for run in found if run is not None]


def _party(words: NamedWords, top: int) -> Run | None:
    """Return a party's words: its mention, a name behind its title, or the noun as written."""
    mention = words.mention_at[top]
    if mention is not None and _can_act(words, mention):
        return mention.first, mention.last
    low, high = words.sentence(top)
    first, last = phrase(words, top, low=low, high=high)
    for i in range(first, min(last + 1, high)):
        named = words.mention_at[i]
        if named is None or named.first != i or not _can_act_by_name(words, named):
            continue
        if _is_titled(words, named, top) or (i < last and _is_bare(words, top, i)):
            return named.first, named.last
    return (first, top + 1) if _is_party(words, top) else None


def _is_titled(words: NamedWords, named: Named, top: int) -> bool:
    """Tell whether a person's name stands right behind the noun of a title: "candidate Ann Rowe"."""
    near = named.first <= top + _TITLE
    return near and words.entity(named).kind == "person" and words.tag[named.first - 1].startswith("NN")


def _is_bare(words: NamedWords, first: int, last: int) -> bool:
    """Tell whether no preposition and no clause stands in these words."""
    return all(words.dep[k] != "case" and not words.dep[k].startswith("acl") for k in range(first, last))


def _can_act_by_name(words: NamedWords, mention: Named) -> bool:
    return mention.form == "name" and _can_act(words, mention)


def _can_act(words: NamedWords, mention: Named) -> bool:
    """Tell whether a mention is a party by itself: no modifier, no dateline."""
    kind = words.entity(mention).kind
    if kind == "other" or _modifies(words, mention):
        return False
    return kind != "place" or _DASHES.isdisjoint(words.word[mention.last : mention.last + 1])


def _modifies(words: NamedWords, mention: Named) -> bool:
    """Tell whether a mention stands before its noun or its title: "Rowe's lawyer", "Ohio Sen. Ann Rowe"."""
    if words.tag[mention.last - 1] == "PRP$":
        return True
    if mention.last >= len(words.word):
        return False
    return words.tag[mention.last] in ("POS", "NN", "NNS", "NNP", "NNPS")


def _is_party(words: NamedWords, top: int) -> bool:
    """Tell whether a noun speaks of people or of a body."""
    low = words.lower[top]
    return low not in _POLLED and (low in _known() or low.removesuffix("s") in _known())


@cache
def _known() -> frozenset[str]:
    return _PEOPLE | word_set("roles") | word_set("no_names") | word_set("organization_heads")


def asks(words: NamedWords, request: Position, entity: str) -> bool:
    """Tell whether something is asked of this entity: of itself, or of its own ("asked for his resignation")."""
    if request.toward == entity:
        return True
    if request.target is None:
        return False
    inside = range(words.at(request.target[0]), words.at(request.target[1] - 1) + 1)
    owners = [words.mention_at[i] for i in inside if words.dep[i] == "nmod:poss"]
    whose = {words.entity(m).id for m in owners if m is not None} - {request.actor}
    if whose or not owners or entity == request.actor:
        return entity in whose
    # Nobody asks for his own resignation: whose it is, the answer tells.
    return any(words.lower[i] in _LEAVING for i in inside)
