"""Who acts: the subject of a verb, with the names behind titles, as runs of words."""

from __future__ import annotations

from functools import cache

from onrecord.facts.positions.frames import phrase
from onrecord.lang.en.lexicons import word_set
from onrecord.record import Position
from onrecord.text.named_words import Named, NamedWords

FIRST_PERSON = frozenset(["i", "we"])
_PEOPLE = FIRST_PERSON | {"members", "officials", "parents", "some", "others", "many"}
# What so many percent of them support is a figure, no act of theirs.
_POLLED = frozenset([
    "voter", "voters", "people", "respondents", "adults", "men", "women", "americans", "states", "district",
])  # fmt: skip
_WHO = frozenset(["who", "which", "that"])
_LEAVING = frozenset(["departure", "dismissal", "firing", "ouster", "recusal", "removal", "resignation"])
_DASHES = frozenset(["—", "–", "--"])
_TITLE = 8
"""Words between the first noun of a title and the name: "Secretary of State and candidate Ann Rowe"."""
_CLAUSES = 4
"""Verbs between one without a subject and the one that has it."""
Run = tuple[int, int]


def subject_of(words: NamedWords, verb: int) -> int | None:
    """The head of a verb's subject; a named party right before it that the parser took for an object."""
    before = [c for c in words.children[verb] if c < verb]
    named = (c for c in before if words.dep[c] in ("iobj", "obj") and words.mention_at[c] is not None)
    return next((c for c in before if words.dep[c] == "nsubj"), next(named, None))


def subjects(words: NamedWords, verb: int) -> list[Run]:
    """The parties that act: the verb's subject, or that of the verb on which it hangs; half-open runs of words."""
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
    """Whether a verb without a subject has that of the verb above: not "praised him for saying"."""
    children = words.children[verb]
    if any(words.dep[c] == "nsubj:pass" for c in children):
        return False
    return dep in ("conj", "xcomp") or (
        dep == "advcl" and words.tag[verb] == "VBG" and all(words.dep[c] != "mark" for c in children)
    )


def parties(words: NamedWords, top: int) -> list[Run]:
    """The party that `top` heads and those joined to it by "and", half-open runs of words."""
    tops = [top, *(c for c in words.children[top] if words.dep[c] == "conj" and not words.tag[c].startswith("VB"))]
    found = (_party(words, t) for t in tops)
    return [run for run in found if run is not None]


def _party(words: NamedWords, top: int) -> Run | None:
    """A party's words: its mention, a name behind its title, or the noun as written."""
    mention = words.mention_at[top]
    if mention is not None and _can_act(words, mention):
        return mention.first, mention.last
    low, high = words.sentence(top)
    first, last = phrase(words, top, low=low, high=high)
    for i in range(first, min(last + 1, high)):
        named = words.mention_at[i]
        if named is not None and named.first == i and named.form == "name" and _can_act(words, named):
            titled = words.entity(named).kind == "person" and words.tag[i - 1].startswith("NN") and i <= top + _TITLE
            bare = all(words.dep[k] != "case" and not words.dep[k].startswith("acl") for k in range(top, i))
            if titled or (bare and i < last):
                return named.first, named.last
    return (first, top + 1) if _is_party(words, top) else None


def _can_act(words: NamedWords, mention: Named) -> bool:
    """Whether a mention is a party by itself: no modifier, no dateline."""
    kind = words.entity(mention).kind
    after = words.word[mention.last : mention.last + 1]
    return kind != "other" and not _modifies(words, mention) and not (kind == "place" and _DASHES & set(after))


def _modifies(words: NamedWords, mention: Named) -> bool:
    """Whether a mention stands before its noun or its title: "Rowe's lawyer", "Ohio Sen. Ann Rowe"."""
    if words.tag[mention.last - 1] == "PRP$":
        return True
    if mention.last >= len(words.word):
        return False
    return words.tag[mention.last] in ("POS", "NN", "NNS", "NNP", "NNPS")


def _is_party(words: NamedWords, top: int) -> bool:
    """Whether a noun speaks of people or of a body."""
    low = words.lower[top]
    return low not in _POLLED and (low in _known() or low.removesuffix("s") in _known())


@cache
def _known() -> frozenset[str]:
    return _PEOPLE | word_set("roles") | word_set("no_names") | word_set("organization_heads")


def asks(words: NamedWords, request: Position, entity: str) -> bool:
    """Whether something is asked of this entity: of itself, or of what is its own ("asked for his resignation")."""
    if request.toward == entity:
        return True
    if request.target is None:
        return False
    inside = range(words.at(request.target[0]), words.at(request.target[1] - 1) + 1)
    owners = [words.mention_at[i] for i in inside if words.dep[i] == "nmod:poss"]
    whose = {words.entity(m).id for m in owners if m is not None} - {request.actor}
    # Nobody asks for his own resignation: whose it is, the answer tells.
    leaving = bool(owners) and not whose and not _LEAVING.isdisjoint(words.lower[i] for i in inside)
    return entity in whose or (leaving and entity != request.actor)
