"""Disputes that the article calls so: "Rowe and Park differed over the pier", "their feud with the port authority"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.facts.disputes.sides import dispute, sides_of
from onrecord.facts.positions.actors import Run, parties, subjects
from onrecord.facts.positions.frames import phrase_bounds, slots
from onrecord.lang.en.lexicons import rows, word_lists, word_table
from onrecord.record import Dispute, Span
from onrecord.text.factuality import is_stated
from onrecord.text.view import ArticleView

_OVER = tuple(word for word, *_ in rows("dispute_over"))
_CUES = word_lists("position_cues")
_NOWHERE = _CUES["nowhere"]
_HOLDING = _CUES["holding"]
"""Prepositions by which a clause puts its subject in a quarrel: "is at odds with", "got into a spat with"."""
_REACH = 6
"""Words between the two names after "between": "between Rowe and the port's director, Park" has five."""


def stated(view: ArticleView) -> Iterator[Dispute]:
    """Find what the article calls a dispute of two, one of them at least by name."""
    kinds = word_table("dispute_words")
    for low, high in view.read_sentences:
        for i in range(low, high):
            kind = kinds.get(view.lowers[i])
            if kind is None or view.quoted[i] or not is_stated(view, i):
                continue
            sides = sides_of(view, _sides(view, i, kind))
            about = _about(view, i, low, high)
            if len(sides) != 2 or not any(p.entity for p in sides) or (kind == "over" and about is None):
                continue
            yield dispute(sides, about, (view.span(low, high),), "position", "stated")


def _sides(view: ArticleView, i: int, kind: str) -> list[Run]:
    """Return the words of those whom a word of this kind sets against each other."""
    if not view.tags[i].startswith("VB"):
        return _by_noun(view, i) if kind not in ("with", "object") else []  # "clash" is a verb and a noun
    if kind in ("noun", "over"):
        return []
    others = _with(view, i, "with") if kind != "object" else _object(view, i)
    return [*subjects(view, i), *others] if others or kind == "verb" else []


def _object(view: ArticleView, verb: int) -> list[Run]:
    named = slots(view, verb).get("obj")
    return parties(view, named) if named is not None and view.mention_at[named] is not None else []


def _by_noun(view: ArticleView, noun: int) -> list[Run]:
    between = _between(view, noun)
    if between or not view.tags[noun].startswith("NN"):
        return between
    others = _with(view, noun, "with")
    return [*_holders(view, noun), *others] if others else []


def _holders(view: ArticleView, noun: int) -> list[Run]:
    """Return whose quarrel it is: "Rowe's feud with", "Rowe is at odds with", "which puts Rowe at odds with"."""
    owner = next((c for c in view.children[noun] if view.deps[c] == "nmod:poss"), None)
    if owner is not None:
        return parties(view, owner)
    if _case(view, noun) not in _HOLDING:
        return []
    subject = next((c for c in view.children[noun] if view.deps[c] == "nsubj"), None)
    if subject is not None:
        return parties(view, subject)
    verb = view.heads[noun]
    put = slots(view, verb).get("obj") if view.tags[verb].startswith("VB") else None
    return parties(view, put) if put is not None and put != noun else subjects(view, verb)


def _between(view: ArticleView, noun: int) -> list[Run]:
    """Return the two after "between": as the tree joins them, else the name behind the next "and"."""
    found = _with(view, noun, "between")
    if len(found) != 1:
        return found
    stop = found[0][1]
    joint = next((k for k in range(stop, min(stop + 2, len(view.words))) if view.lowers[k] == "and"), None)
    reach = range(joint + 1, min(joint + _REACH, len(view.words))) if joint is not None else range(0)
    other = next((m for k in reach if (m := view.mention_at[k]) is not None), None)
    if other is None or other.form != "name" or view.tags[other.stop : other.stop + 1] in (["NN"], ["NNS"], ["POS"]):
        return []  # "between Rowe and posters of the Park video"
    return [*found, (other.start, other.stop)]


def _with(view: ArticleView, top: int, preposition: str) -> list[Run]:
    after = (c for c in view.children[top] if c > top)
    other = next((c for c in after if _case(view, c) == preposition), None)
    return parties(view, other) if other is not None else []


def _case(view: ArticleView, i: int) -> str:
    return next((view.lowers[k] for k in view.cases(i)), "")


def _is_over(view: ArticleView, i: int) -> bool:
    """Tell whether "over" or the like opens a phrase or a clause: "over whether to leave"."""
    return any(view.lowers[k] in _OVER and k < i and view.deps[k] in ("case", "mark") for k in view.children[i])


def _about(view: ArticleView, at: int, low: int, high: int) -> Span | None:
    """Find what they differ on: the words after "over", "about" or "on", else those before it ("a trademark row")."""
    filled = slots(view, at)
    over = next((filled[p] for p in _OVER if p in filled), None)
    if over is None:
        over = next((c for c in view.children[at] if c > at and _is_over(view, c)), None)
    if over is None:
        return _before(view, at)
    if view.lowers[over] in _NOWHERE or view.lowers[over].endswith("day"):
        return None
    return view.span(*phrase_bounds(view, over, low=low, high=high))


def _before(view: ArticleView, noun: int) -> Span | None:
    """Return the common nouns right before a noun, which say of what it is: "state aid" of "a state aid dispute"."""
    first = noun
    while first and view.tags[first - 1] in ("NN", "NNS") and view.mention_at[first - 1] is None:
        first -= 1
    return view.span(first, noun) if first < noun and view.tags[noun].startswith("NN") else None
