"""Whether a regular expression can take exponential or quadratic time: its automaton, asked for ambiguity.

A pattern is a graph of positions, each of which matches one character, as Glushkov built it. Where a loop can read
the same text in two ways, a text that fails after it is tried in 2^n ways (Weber and Seidl, 1991: "EDA"). Where a
repeated class can hand its characters over to the next one, or to a later start of the search, it is tried in n^2.
Classes are compared on the characters that the pattern itself names and some of every kind.
"""

from __future__ import annotations

import functools
import operator
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from re import _constants as code  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]

_EVERY_KIND = "aZkK0_ \n\t-.,;:!?'\"()[]{}<>/\\|@#$%^&*+=~`é\u0130ſ—“”’\u00a0\x00語\u0660"
_MANY = 10  # a repeat of more is as good as endless
_ENDLESS = 1_000  # a square of fewer costs nothing
_COPIES = 3  # of a repeat of fewer, as many as tell how it goes on
_CATEGORIES = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}
_BEGINNINGS = (code.AT_BEGINNING, code.AT_BEGINNING_STRING)
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)


@dataclass
class _Part:
    """A piece of a pattern: where it begins and ends; `ends` with the characters that may not come next."""

    empty: bool = True
    begins: list[int] = field(default_factory=list)
    ends: dict[int, int] = field(default_factory=dict)
    guarded: set[int] = field(default_factory=set)  # ends behind which something may still fail without a character
    taken: int = 0  # what a possessive part would have taken where it takes nothing


class _Graph:
    """The positions of a pattern, with the masks of what they match, and how often each follows another."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
        tree = parser.parse(text, flags & ~re.UNICODE & ~re.DEBUG | (re.ASCII if isinstance(pattern, bytes) else 0))
        self.flags = tree.state.flags
        self.letters = sorted({*_EVERY_KIND, *_named(tree)})
        self.known: dict[str, int] = {}
        self.short: set[int] = set()  # positions whose repeats have an end
        self.anchored: set[int] = set()  # positions that stand at the text's beginning only
        self.masks: list[int] = []
        self.follow: dict[int, dict[int, int]] = {}
        self.times: Counter[tuple[int, int]] = Counter()
        self.inner: list[Any] = []  # what is tried by itself: lookarounds, possessive and atomic parts
        self.whole = self.sequence(tree)

    def sequence(self, items: Iterable[Any]) -> _Part:
        """Build what follows one another."""
        part, items = _Part(), list(items)
        for item in items:
            part = self.joined(part, self.item(*item))
        if items and items[0][0] is code.AT and items[0][1] in _BEGINNINGS and not self.flags & re.MULTILINE:
            self.anchored.update(part.begins)
        return part

    def joined(self, first: _Part, second: _Part) -> _Part:
        """Let the second part follow the first."""
        self.link(first, second)
        ends = dict(second.ends)
        if second.empty:
            ends |= {end: (barred | second.taken) & ends.get(end, -1) for end, barred in first.ends.items()}
        guarded = second.guarded | (first.guarded if second.empty else set())
        if second.empty and not second.begins and -1 in second.guarded:  # an anchor: all ends before it may fail
            guarded = guarded | set(first.ends)
        begins = first.begins + (second.begins if first.empty else [])
        return _Part(first.empty and second.empty, begins, ends, guarded - {-1} if first.ends else guarded)

    def link(self, first: _Part, second: _Part) -> None:
        """Add the ways from the ends of one part to the beginnings of another."""
        for end, barred in first.ends.items():
            for begin in second.begins:
                if mask := self.masks[begin] & ~barred:
                    self.follow[end][begin] = self.follow[end].get(begin, 0) | mask
                    self.times[end, begin] += 1

    def item(self, kind: Any, given: Any) -> _Part:
        """Build one node of the parsed pattern."""
        if kind in (code.LITERAL, code.NOT_LITERAL, code.ANY, code.IN):
            return self.position(self.mask(kind, given))
        if kind in _REPEATS:
            return self.repeat(kind, *given)
        if kind is code.BRANCH:
            return self.union([self.sequence(branch) for branch in given[1]])
        if kind is code.SUBPATTERN:
            return self.sequence(given[3])
        if kind is code.ATOMIC_GROUP:
            self.inner.append(given)
            return self.sequence(given)
        if kind in (code.ASSERT, code.ASSERT_NOT):
            self.inner.append(given[1])
        elif kind is code.GROUPREF_EXISTS:
            return self.union([self.sequence(branch or ()) for branch in given[1:]])
        return _Part(guarded={-1})

    def position(self, mask: int) -> _Part:
        """Build what matches one character."""
        self.masks.append(mask)
        self.follow[new := len(self.masks) - 1] = {}
        return _Part(False, [new], {new: 0})

    def union(self, parts: list[_Part]) -> _Part:
        """Let any of the parts stand."""
        both = _Part(any(part.empty for part in parts))
        for part in parts:
            both.begins += part.begins
            both.ends |= part.ends
            both.guarded |= part.guarded - {-1}
        return both

    def repeat(self, kind: Any, least: int, most: int, body: Any) -> _Part:
        """Build a repeat: endless ones as a loop, short ones as copies."""
        if kind is code.POSSESSIVE_REPEAT:
            self.inner.append(body)
            part = self.sequence(body)
            if len(body) == 1 and len(part.begins) == 1 and most > _MANY:
                mask = self.masks[part.begins[0]]
                part.ends = dict.fromkeys(part.ends, mask)  # it has taken all of them
            part.empty = part.empty or least == 0
            alone = [self.masks[begin] for begin in part.begins if begin in part.ends]
            part.taken = functools.reduce(operator.or_, alone, 0)
            return part
        if most > _MANY:
            part = self.sequence(body)
            if most < _ENDLESS:
                self.short |= part.ends.keys()
            self.link(part, part)
            part.empty = part.empty or least == 0
            return part
        part = _Part()
        for number in reversed(range(min(int(most), _COPIES))):  # a second only after a first
            part = self.joined(self.sequence(body), part)
            part.empty = part.empty or number >= least
        return part

    def mask(self, kind: Any, given: Any) -> int:
        """Return which of the letters a class matches, as bits."""
        if (key := f"{kind} {given}") not in self.known:
            self.known[key] = sum(1 << i for i, letter in enumerate(self.letters) if self.matches(kind, given, letter))
        return self.known[key]

    def matches(self, kind: Any, given: Any, letter: str) -> bool:
        """Say whether a class matches a letter."""
        forms = {letter, letter.lower(), letter.upper()} if self.flags & re.IGNORECASE else {letter}
        if kind is code.ANY:
            return letter != "\n" or bool(self.flags & re.DOTALL)
        if kind is code.IN:
            negated = given[0][0] is code.NEGATE
            return negated != any(self._one(part[0], part[1], form) for part in given[negated:] for form in forms)
        found = any(ord(form) == given for form in forms if len(form) == 1)
        return found if kind is code.LITERAL else not found

    def _one(self, kind: Any, given: Any, letter: str) -> bool:
        if len(letter) != 1:
            return False
        if kind is code.LITERAL:
            return ord(letter) == given
        if kind is code.RANGE:
            return bool(given[0] <= ord(letter) <= given[1])
        name = str(given).removeprefix("CATEGORY_").removeprefix("UNI_")
        found = re.match(_CATEGORIES[name.removeprefix("NOT_")], letter, self.flags & re.ASCII) is not None
        return found != name.startswith("NOT_")


def _named(tree: Any) -> Iterator[str]:
    """The characters that a pattern names, with those at the ends of its ranges, in both cases."""
    for kind, given in tree:
        if kind in (code.LITERAL, code.NOT_LITERAL):
            yield from {chr(given), *(c for c in (chr(given).lower(), chr(given).upper()) if len(c) == 1)}
        elif kind is code.RANGE:
            yield from map(chr, given)
        elif kind is code.IN:
            yield from _named(given)
        elif kind in _REPEATS:
            yield from _named(given[2])
        elif kind is code.BRANCH:
            yield from (letter for branch in given[1] for letter in _named(branch))
        elif kind is code.SUBPATTERN:
            yield from _named(given[3])
        elif kind is code.ATOMIC_GROUP:
            yield from _named(given)
        elif kind in (code.ASSERT, code.ASSERT_NOT):
            yield from _named(given[1])


def is_exponential(pattern: str | bytes, flags: int = 0) -> bool:
    """Say whether a text may have to be tried in 2^n ways."""
    return any(_is_ambiguous(graph) for graph in _graphs(pattern, flags))


def is_quadratic(pattern: str | bytes, flags: int = 0, *, searched: bool) -> bool:
    """Say whether a text may have to be tried in n^2 ways; `searched`: the pattern may begin anywhere."""
    return any(_hands_over(graph, searched=searched and i == 0) for i, graph in enumerate(_graphs(pattern, flags)))


def _graphs(pattern: str | bytes, flags: int) -> Iterator[_Graph]:
    """The graph of a pattern, and of each part in it that is tried by itself."""
    graph = _Graph(pattern, flags)
    yield graph
    waiting = list(graph.inner)
    while waiting:
        inner = _Graph.__new__(_Graph)
        inner.flags, inner.letters, inner.masks, inner.follow = graph.flags, graph.letters, [], {}
        inner.known, inner.short, inner.anchored = graph.known, set(), set()
        inner.times, inner.inner = Counter(), []
        inner.whole = inner.sequence(waiting.pop())
        waiting += inner.inner
        yield inner


def _is_ambiguous(graph: _Graph) -> bool:
    """Say whether some loop reads a text in two ways."""
    for loop in _loops(graph.follow):
        if any(graph.times[a, b] > 1 for a in loop for b in graph.follow[a] if b in loop):
            return True
        pairs: dict[tuple[int, int], list[tuple[int, int]]] = {}
        waiting = [(a, a) for a in loop]
        while waiting:
            if (pair := waiting.pop()) in pairs:
                continue
            pairs[pair] = [
                (a, b)
                for a, mask in graph.follow[pair[0]].items()
                for b, other in graph.follow[pair[1]].items()
                if a in loop and b in loop and mask & other
            ]
            waiting += pairs[pair]
        if any({a == b for a, b in group} == {True, False} for group in _loops(pairs)):
            return True
    return False


def _hands_over(graph: _Graph, *, searched: bool) -> bool:
    """Say whether a repeated class can take over what another, or an earlier start, has read, and then fail."""
    repeated = [a for a in graph.follow if graph.follow[a].get(a) and a not in graph.short]
    begins = [a for a in graph.whole.begins if a not in graph.anchored] if searched else []
    open_ends = {end for end in graph.whole.ends if end not in graph.whole.guarded}
    for late in repeated:
        mask = graph.follow[late][late]
        if late in open_ends:
            continue
        if any(mask & graph.masks[a] and _reaches(graph, a, late, mask) for a in begins):
            return True
        for early in repeated:
            shared = mask & graph.follow[early][early]
            if early != late and shared and _reaches(graph, early, late, shared):
                return True
    return False


def _reaches(graph: _Graph, start: int, goal: int, mask: int) -> bool:
    """Say whether there is a way between two positions for characters of the mask alone."""
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        following = [a for a, way in graph.follow[here].items() if way & mask and a not in seen]
        seen.update(following)
        waiting += following
    return False


def _loops(graph: dict[Any, Any]) -> Iterator[set[Any]]:
    """The strongly connected parts of a graph that hold a way back (Tarjan, without recursion)."""
    number: dict[Any, int] = {}
    low: dict[Any, int] = {}
    path: list[Any] = []
    on_path: set[Any] = set()
    for root in graph:
        if root in number:
            continue
        work = [(root, iter(graph[root]))]
        number[root] = low[root] = len(number)
        path.append(root)
        on_path.add(root)
        while work:
            here, following = work[-1]
            for there in following:
                if there not in number:
                    number[there] = low[there] = len(number)
                    path.append(there)
                    on_path.add(there)
                    work.append((there, iter(graph[there])))
                    break
                if there in on_path:
                    low[here] = min(low[here], number[there])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[here])
                if low[here] == number[here]:
                    group: set[Any] = set()
                    while here not in group:
                        group.add(last := path.pop())
                        on_path.discard(last)
                    if len(group) > 1 or here in graph[here]:
                        yield group
