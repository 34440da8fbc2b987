"""The verbs and nouns that name an act by words, and the words that say what it is about and whom it is directed at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import msgspec

from onrecord.lang.en.lexicons import rows, word_table
from onrecord.record import Act
from onrecord.text.named_words import NamedWords

_QUESTION = frozenset(["whether", "if", "what", "why", "how", "who", "when", "where", "which", "whom"])
_MARKED = frozenset(["obl", "advcl", "nmod", "acl", "xcomp"])
_PARTICLE = frozenset(["compound:prt", "advmod", "obl", "case"])
_NOT_OF_IT = frozenset(["parataxis", "conj", "cc"])
_PLEAS = frozenset(["guilty", "innocent"])
_DOUBLED = frozenset(["hit", "put"])
_LONGEST = 40
"""Words of what an act is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One use of a verb or noun: the act, the slots of what it is about, of whom it is directed at, its particle."""

    act: Act
    about: tuple[str, ...]
    toward: str
    particle: str


@cache
def verb_frames() -> Mapping[str, tuple[Frame, ...]]:
    """The frames by each form of the verb, lower case."""
    found: dict[str, tuple[Frame, ...]] = {}
    for verb, act, about, toward, particle in rows("acts"):
        frame = Frame(act=msgspec.convert(act, Act), about=tuple(about.split()), toward=toward, particle=particle)
        for form in inflected(verb):
            found[form] = (*found.get(form, ()), frame)
    return MappingProxyType(found)


def inflected(verb: str) -> frozenset[str]:
    """The forms of an English verb: by rule, but for the strong ones in verb_forms.tsv."""
    strong = word_table("verb_forms").get(verb)
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    if verb[-1] == "y" and verb[-2] not in "aeou":
        third, past = f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    else:
        third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
        past = f"{stem}d" if verb.endswith("ee") else f"{stem}ed"
    pasts = strong.split() if strong else [past]
    doubled = f"{stem}{stem[-1]}" if f"{stem}{stem[-1]}ed" in pasts or verb in _DOUBLED else stem
    return frozenset([verb, third, f"{doubled}ing", *pasts])


@cache
def noun_frames() -> Mapping[str, Frame]:
    """The frames by the noun, lower case."""
    found = {
        n: Frame(act=msgspec.convert(a, Act), about=tuple(p.split()), toward="-", particle="-")
        for n, a, p in rows("act_nouns")
    }
    return MappingProxyType(found)


def fits(words: NamedWords, verb: int, frame: Frame) -> bool:
    """Whether the particle stands right behind the verb, or up to two words after it ("turned it down").

    Who pleads guilty asks for nothing.
    """
    if set(words.lower[verb + 1 : verb + 3]) & _PLEAS and words.lower[verb].startswith(("plead", "pled")):
        return False
    if frame.particle == "-":
        return all(words.dep[c] != "compound:prt" for c in words.children[verb])
    near = range(verb + 1, min(verb + 4, len(words.word)))
    return any(words.lower[k] == frame.particle and words.dep[k] in _PARTICLE for k in near)


def slots(words: NamedWords, verb: int) -> dict[str, int]:
    """The words that fill a verb's slots: "obj", "that", "inf", "ing", and the prepositions."""
    found: dict[str, int] = {}
    after = [c for c in words.children[verb] if c > verb and words.sentence_number[c] == words.sentence_number[verb]]
    for child in after:
        for name in _names(words, child):
            found.setdefault(name, child)
    for child in words.children[found["obj"]] if "obj" in found else ():
        # "accused Rowe of lying": the parser may hang the rest on the object.
        if child > found["obj"] and _base(words, child) in _MARKED:
            for name in marked(words, child):
                found.setdefault(name, child)
    return found


def _base(words: NamedWords, i: int) -> str:
    return words.dep[i].split(":")[0]


def _names(words: NamedWords, child: int) -> Iterator[str]:
    dep = _base(words, child)
    if dep in ("obj", "iobj"):
        yield "obj"
    elif _infinitive(words, child) and dep in ("xcomp", "ccomp", "advcl"):
        yield "inf"
    elif dep == "ccomp" and not any(words.lower[k] in _QUESTION and k < child for k in words.children[child]):
        yield "that"
    elif dep == "xcomp" and words.tag[child] == "VBG":
        yield "ing"
    if dep in _MARKED:
        yield from marked(words, child)


def marked(words: NamedWords, child: int) -> Iterator[str]:
    """The preposition before a word, or "inf" before a verb."""
    marks = [k for k in words.children[child] if k < child and words.dep[k] in ("case", "mark")]
    if _infinitive(words, child):
        yield "inf"
    elif marks:
        yield words.lower[marks[0]]


def _infinitive(words: NamedWords, child: int) -> bool:
    return any(words.lower[k] == "to" and words.dep[k] == "mark" for k in words.children[child])


def phrase(words: NamedWords, top: int, *, low: int, high: int) -> tuple[int, int]:
    """The words of what an act is about, half-open: what hangs on `top` in its sentence, without its preposition."""
    inside, todo = {top}, [top]
    while todo:
        for child in words.children[todo.pop()]:
            apart = words.dep[child] in _NOT_OF_IT and words.tag[child].startswith("VB")
            if low <= child < high and child not in inside and not apart:
                inside.add(child)
                todo.append(child)
    first, last = top, top + 1
    while first - 1 in inside and top - first < _LONGEST:
        first -= 1
    while last in inside and last - top < _LONGEST and words.lower[last] not in (";", "—", "–", ":"):
        last += 1
    while first < top and (words.dep[first] in ("case", "punct") or words.dep[first : first + 2] == ["advmod", "case"]):
        first += 1  # "blamed her personally for the fire": the fire
    while last - 1 > top and (words.dep[last - 1] in ("punct", "cc")):
        last -= 1
    return first, last
