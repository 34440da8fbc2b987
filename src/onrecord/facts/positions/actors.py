"""Who acts: the subject of a verb, with the names behind titles, as runs of words."""

from __future__ import annotations

from functools import cache

from onrecord.facts.positions.frames import phrase_bounds
from onrecord.lang.en.lexicons import word_lists, word_set
from onrecord.record import Position, Statement
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView, WordMention

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
_BETWEEN = frozenset(["cc", "punct", "cc:preconj"])
_CLAUSES = 4
"""Verbs between one without a subject and the one that has it."""
Run = tuple[int, int]


def innermost(offset: int, told: SpanIndex[Statement]) -> Statement | None:
    """Return the innermost statement whose content holds this code point."""
    holding = (s for _, s in told.at(offset))
    return min(holding, key=lambda s: sum(b - a for a, b in s.content.spans), default=None)


def subject_of(view: ArticleView, verb: int) -> int | None:
    """Find the head of a verb's subject; a named party right before it that the parser took for an object.

    Nothing with a preposition is one, whatever the tree says: "According to two officials, Lee had asked them".
    """
    before = [c for c in view.children[verb] if c < verb and not view.cases(c)]
    named = (c for c in before if view.deps[c] in ("iobj", "obj") and view.mention_at[c] is not None)
    return next((c for c in before if view.deps[c] == "nsubj"), next(named, None))


def subjects(view: ArticleView, verb: int) -> list[Run]:
    """Find the parties that act: the verb's subject, or that of the verb on which it hangs; half-open runs of words."""
    at = verb
    for _ in range(_CLAUSES):
        subject = subject_of(view, at)
        if subject is not None:
            relative = view.lowers[subject] in _WHO and view.deps[at].startswith("acl")
            return parties(view, view.heads[at] if relative else subject)
        dep = view.deps[at].split(":")[0]
        if dep == "acl":
            return parties(view, view.heads[at]) if view.tags[at] == "VBG" or view.deps[at] != "acl" else []
        if not _shares_subject(view, at, dep):
            return []
        at = view.heads[at]
    return []


def _shares_subject(view: ArticleView, verb: int, dep: str) -> bool:
    """Tell whether a verb without a subject has that of the verb above: not "praised him for saying"."""
    relations = {view.deps[c] for c in view.children[verb]}
    if "nsubj:pass" in relations:
        return False
    if dep == "advcl":
        return view.tags[verb] == "VBG" and "mark" not in relations
    return dep in ("conj", "xcomp")


def parties(view: ArticleView, top: int) -> list[Run]:
    """Return the party that `top` heads and those joined to it by "and", half-open runs of words."""
    tops = [top, *(c for c in view.children[top] if view.deps[c] == "conj" and not view.tags[c].startswith("VB"))]
    found = (_party(view, t) for t in tops)
    return [run for run in found if run is not None]


def _party(view: ArticleView, top: int) -> Run | None:
    """Return a party's words: its mention, a name behind its title, or the noun as written."""
    mention = view.mention_at[top]
    if mention is not None and _can_act(view, mention):
        return mention.start, mention.stop
    low, high = view.read_sentence(top)
    first, last = phrase_bounds(view, top, low=low, high=high)
    for i in range(first, min(last + 1, high)):
        named = view.mention_at[i]
        if named is None or named.start != i or not _can_act_by_name(view, named):
            continue
        if _is_titled(view, named, top) or (i < last and _is_bare(view, top, i)):
            return named.start, named.stop
    while first < top and view.deps[first] in _BETWEEN:
        first += 1  # "and groups"
    return (first, top + 1) if _is_party(view, top) else None


def _is_titled(view: ArticleView, named: WordMention, top: int) -> bool:
    """Tell whether a person's name stands right behind the noun of a title: "candidate Ann Rowe"."""
    near = named.start <= top + _TITLE
    return near and view.entity(named).kind == "person" and view.tags[named.start - 1].startswith("NN")


def _is_bare(view: ArticleView, first: int, last: int) -> bool:
    """Tell whether no preposition and no clause stands in these words."""
    return all(view.deps[k] != "case" and not view.deps[k].startswith("acl") for k in range(first, last))


def _can_act_by_name(view: ArticleView, mention: WordMention) -> bool:
    return mention.form == "name" and _can_act(view, mention)


def _can_act(view: ArticleView, mention: WordMention) -> bool:
    """Tell whether a mention is a party by itself: no modifier, no dateline."""
    kind = view.entity(mention).kind
    if kind == "other" or _modifies(view, mention):
        return False
    return kind != "place" or _DASHES.isdisjoint(view.words[mention.stop : mention.stop + 1])


def _modifies(view: ArticleView, mention: WordMention) -> bool:
    """Tell whether a mention stands before its noun or its title: "Rowe's lawyer", "Ohio Sen. Ann Rowe"."""
    if view.tags[mention.stop - 1] == "PRP$":
        return True
    if mention.stop >= len(view.words):
        return False
    return view.tags[mention.stop] in ("POS", "NN", "NNS", "NNP", "NNPS")


def _is_party(view: ArticleView, top: int) -> bool:
    """Tell whether a noun speaks of people or of a body."""
    low = view.lowers[top]
    return low not in _POLLED and (low in _known() or low.removesuffix("s") in _known())


@cache
def _known() -> frozenset[str]:
    return _PEOPLE | word_set("roles") | word_set("no_names") | word_set("organization_heads")


def asks(view: ArticleView, request: Position, entity: str) -> bool:
    """Tell whether something is asked of this entity: of itself, or of its own ("asked for his resignation")."""
    if request.toward == entity:
        return True
    if request.target is None:
        return False
    inside = range(view.at(request.target[0]), view.at(request.target[1] - 1) + 1)
    owners = [view.mention_at[i] for i in inside if view.deps[i] == "nmod:poss"]
    whose = {view.entity(m).id for m in owners if m is not None} - {request.actor}
    if whose or not owners or entity == request.actor:
        return entity in whose
    # Nobody asks for his own resignation: whose it is, the answer tells.
    return any(view.lowers[i] in _LEAVING for i in inside)
