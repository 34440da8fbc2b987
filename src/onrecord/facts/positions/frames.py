"""The verbs and nouns that name an act by words, and the words that say what it is about and whom it is directed at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from onrecord.lang.en.inflection import inflected
from onrecord.lang.en.lexicons import rows, word_lists
from onrecord.lang.rules import typed
from onrecord.record import Act
from onrecord.text.grammar import COMPLEMENTS, COORDINATED, PARTICLES, SUBORDINATE_CLAUSES
from onrecord.text.view import ArticleView

_CUES = word_lists("position_cues")
_QUESTION = _CUES["question"]
_PLEAS = frozenset(["guilty", "innocent"])
_LONGEST = 40
"""Words of what an act is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActFrame:
    """One use of a verb or noun: the act, the slots of what it is about, of whom it is directed at, its particle."""

    act: Act
    about: tuple[str, ...]
    toward: str
    particle: str


@cache
def verb_frames() -> Mapping[str, tuple[ActFrame, ...]]:
    """Return the frames by each form of the verb, lower case."""
    found: dict[str, tuple[ActFrame, ...]] = {}
    for verb, act, about, toward, particle in rows("acts"):
        frame = ActFrame(act=typed(act, Act), about=tuple(about.split()), toward=toward, particle=particle)
        for form in inflected(verb):
            found[form] = (*found.get(form, ()), frame)
    return MappingProxyType(found)


@cache
def noun_frames() -> Mapping[str, ActFrame]:
    """Return the frames by the noun, lower case."""
    found: dict[str, ActFrame] = {}
    for noun, act, about in rows("act_nouns"):
        found[noun] = ActFrame(act=typed(act, Act), about=tuple(about.split()), toward="-", particle="-")
    return MappingProxyType(found)


def fits(view: ArticleView, verb: int, frame: ActFrame) -> bool:
    """Tell whether the particle stands right behind the verb, or up to two words after it ("turned it down").

    Who pleads guilty asks for nothing.
    """
    if set(view.lowers[verb + 1 : verb + 3]) & _PLEAS and view.lowers[verb].startswith(("plead", "pled")):
        return False
    if frame.particle == "-":
        return all(view.deps[c] != "compound:prt" for c in view.children[verb])
    near = range(verb + 1, min(verb + 4, len(view.words)))
    return any(view.lowers[k] == frame.particle and view.deps[k] in PARTICLES for k in near)


def slots(view: ArticleView, verb: int) -> dict[str, int]:
    """Find the words that fill a verb's slots: "obj", "that", "inf", "ing", and the prepositions."""
    found: dict[str, int] = {}
    sentence = view.read_number[verb]
    for child in view.children[verb]:
        if child > verb and view.read_number[child] == sentence:
            for name in _names(view, child):
                found.setdefault(name, child)
    thing = found.get("obj")
    if thing is not None:
        for name, child in _on_object(view, thing):
            found.setdefault(name, child)
    return found


def _on_object(view: ArticleView, thing: int) -> Iterator[tuple[str, int]]:
    """Find what the parser has hung on the object: "accused Rowe of lying"."""
    for child in view.children[thing]:
        if child > thing and _base(view, child) in COMPLEMENTS:
            for name in marked(view, child):
                yield name, child


def _base(view: ArticleView, i: int) -> str:
    return view.deps[i].split(":")[0]


def _names(view: ArticleView, child: int) -> Iterator[str]:
    dep = _base(view, child)
    if dep in ("obj", "iobj"):
        yield "obj"
    elif dep in SUBORDINATE_CLAUSES and is_infinitive(view, child):
        yield "inf"
    elif dep == "ccomp" and not _is_question(view, child):
        yield "that"
    elif dep == "xcomp" and view.tags[child] == "VBG":
        yield "ing"
    if dep in COMPLEMENTS:
        yield from marked(view, child)


def _is_question(view: ArticleView, clause: int) -> bool:
    """Tell whether a clause opens with "whether", "what" or the like."""
    return any(view.lowers[k] in _QUESTION and k < clause for k in view.children[clause])


def marked(view: ArticleView, child: int) -> Iterator[str]:
    """Return the preposition before a word, or "inf" before a verb."""
    marks = [k for k in view.children[child] if k < child and view.deps[k] in ("case", "mark")]
    if is_infinitive(view, child):
        yield "inf"
    elif marks:
        yield view.lowers[marks[0]]


def is_infinitive(view: ArticleView, child: int) -> bool:
    """Tell whether "to" marks a verb."""
    return any(view.lowers[k] == "to" and view.deps[k] == "mark" for k in view.children[child])


def phrase_bounds(view: ArticleView, top: int, *, low: int, high: int) -> tuple[int, int]:
    """Bound the words of what an act is about: what hangs on `top` in its sentence, without its preposition."""
    inside = _below(view, top, low=low, high=high)
    first, last = top, top + 1
    while first - 1 in inside and top - first < _LONGEST:
        first -= 1
    while last in inside and last - top < _LONGEST and view.lowers[last] not in (";", "—", "–", ":"):
        last += 1
    while first < top and _is_outside(view, first):
        first += 1  # "blamed her personally for the fire": the fire
    while last - 1 > top and view.deps[last - 1] in ("punct", "cc"):
        last -= 1
    return first, last


def _below(view: ArticleView, top: int, *, low: int, high: int) -> set[int]:
    """Collect what hangs on a word in its sentence, without clauses beside it."""
    inside, todo = {top}, [top]
    while todo:
        word = todo.pop()
        for child in view.children[word]:
            apart = view.deps[child] in COORDINATED and view.tags[child].startswith("VB")
            apart = apart and not _is_same_infinitive(view, word, child)
            if low <= child < high and child not in inside and not apart:
                inside.add(child)
                todo.append(child)
    return inside


def _is_same_infinitive(view: ArticleView, verb: int, joined: int) -> bool:
    """Tell whether the "to" of a verb is the joined one's too: "to defend and expand the pier"."""
    bare = view.tags[verb] == view.tags[joined] == "VB" and is_infinitive(view, verb)
    return bare and not any(view.deps[c].startswith(("nsubj", "aux")) for c in view.children[joined])


def _is_outside(view: ArticleView, first: int) -> bool:
    """Tell whether a preposition, a mark or an adverb before a preposition stands here."""
    return view.deps[first] in ("case", "punct") or view.deps[first : first + 2] == ["advmod", "case"]
