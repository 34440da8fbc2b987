"""Factuality: whether a text says that what a verb or noun names happened, as FactBank asks it of every event.

A word is denied by its own clause ("did not endorse", "nobody endorsed"), or by a word that governs it: "refused to
endorse", "stopped endorsing", "was due to be released", "denied that he endorsed".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, Protocol

from onrecord.lang.en.inflection import inflected
from onrecord.lang.en.lexicons import rows, word_lists
from onrecord.lang.rules import typed
from onrecord.text.grammar import AUXILIARY, BESIDE_VERBS, GOVERNED, NOMINAL_SUBJECTS, OBJECTS, OPENING, TRANSPARENT

Factuality = Literal["stated", "negated", "ended", "planned", "once planned", "conditional"]
"""What a text says of a happening: that it is so, is not, is no longer, is to be, was to be, or only may be."""
_Effect = Literal["denies", "ends", "plans", "doubts"]

_WORDS = word_lists("factuality_words")
_NEGATIONS, _NOBODY, _NO = _WORDS["negations"], _WORDS["nobody"], _WORDS["no"]
_AHEAD, _POSSIBLE, _HYPOTHETICAL = _WORDS["ahead"], _WORDS["possible"], _WORDS["hypothetical"]
NOT_SO: frozenset[Factuality] = frozenset(["negated", "ended", "conditional"])
"""What a text says of a happening that is not a fact and is not to be one."""
_FINITE = frozenset(["MD", "VBD", "VBZ", "VBP"])
_HIGHEST = 6
"""Words that may govern one another above a verb: "had planned to threaten to stop trying to leave" has four."""


class Tree(Protocol):
    """The words of a text with their tags and their tree."""

    @property
    def lowers(self) -> Sequence[str]:
        """Return the words in lower case, with straight apostrophes."""

    @property
    def tags(self) -> Sequence[str]:
        """Return the tags of Penn Treebank."""

    @property
    def deps(self) -> Sequence[str]:
        """Return the relations of Universal Dependencies to the heads."""

    @property
    def heads(self) -> Sequence[int]:
        """Return the heads; a root is its own."""

    @property
    def children(self) -> Sequence[Sequence[int]]:
        """Return the words that hang on each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Governor:
    """What a word says of what it governs, and the particle that it needs."""

    effect: _Effect
    joined: frozenset[str]
    particle: tuple[str, ...]


def factuality(tree: Tree, word: int) -> Factuality:
    """Tell whether the text states what a word names, or denies, ends, plans or supposes it.

    Args:
        tree: of the article.
        word: a verb; or a noun that names a happening.
    Returns:
        "stated" wherever nothing says otherwise. A denial that is denied may be: "did not refuse to endorse".
    """
    return _factuality(tree, word, _HIGHEST)


def denials(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the words beside a verb that deny it: "not", "never", "nor"."""
    return tuple(sorted(c for c, w in _beside(tree, verb).items() if w in _NEGATIONS))


def is_stated(tree: Tree, word: int) -> bool:
    """Tell whether nothing in the sentence says that what a verb names is not so, or not yet."""
    return factuality(tree, word) == "stated"


def predicate_of(tree: Tree, word: int) -> int:
    """Return the word that is said: of "is", "has" or "to" before another word, that word."""
    return tree.heads[word] if tree.deps[word].split(":")[0] in AUXILIARY else word


def governed(tree: Tree, word: int) -> Factuality:
    """Tell what the words above a clause say of it, whatever its own "not" does: "denied that she did not answer"."""
    return _above(tree, word, _HIGHEST)


def _factuality(tree: Tree, word: int, height: int) -> Factuality:
    above = _above(tree, word, height - 1) if height else "stated"
    return _joined(_own(tree, word), above)


def _joined(own: Factuality, above: Factuality) -> Factuality:
    """Join what a clause says of its verb to what governs the clause."""
    if above in ("negated", "ended"):
        return "conditional" if own in ("negated", "ended") else above
    if own in ("negated", "ended"):
        return own
    if own == "stated" or above == "conditional":
        return above
    return own


def _own(tree: Tree, word: int) -> Factuality:
    """Return what the words beside a verb say, its subject among them."""
    beside = _beside(tree, word)
    said = set(beside.values())
    no_longer = any(w == "longer" and tree.lowers[c - 1] == "no" for c, w in beside.items())
    if no_longer or {"not", "anymore"} <= said:
        return "ended"
    if _is_negated(tree, word, beside):
        return "negated"
    if said & _HYPOTHETICAL or said & _POSSIBLE or {"would", "have"} <= said:
        return "conditional"
    if said & _AHEAD and not (tree.tags[word] == "VBN" and said & _AHEAD <= _WORDS["had"] and "have" not in said):
        return "planned"
    return _by_infinitive(tree, word, beside)


def _beside(tree: Tree, word: int) -> Mapping[int, str]:
    """Return the auxiliaries, adverbs and marks of a verb, those that it shares with one before it among them."""
    own = {c: tree.lowers[c] for c in tree.children[word] if tree.deps[c].split(":")[0] in BESIDE_VERBS}
    first = _shares(tree, word)
    if first is None:
        return own
    before = {c: w for c, w in _beside(tree, first).items() if c < first or w in _NEGATIONS}
    return {**before, **own}


def _shares(tree: Tree, word: int) -> int | None:
    """Return the verb whose auxiliaries stand for this one too: "was not charged or named"."""
    first = tree.heads[word]
    if tree.deps[word].split(":")[0] != "conj" or first == word or _has_own_clause(tree, word):
        return None
    alternative = any(tree.lowers[c] in _WORDS["alternatives"] for c in tree.children[word])
    contrast = any(tree.lowers[c] == "but" for c in tree.children[word])
    bare = tree.tags[word] == tree.tags[first] and tree.tags[word] in ("VB", "VBN", "VBG")
    return first if alternative or (bare and not contrast) else None


def _has_own_clause(tree: Tree, word: int) -> bool:
    """Tell whether a verb joined to another has a subject or a finite auxiliary of its own."""
    return any(
        tree.deps[c] in NOMINAL_SUBJECTS or tree.tags[c] in ("MD", "VBD", "VBZ", "VBP") for c in tree.children[word]
    )


def _is_negated(tree: Tree, word: int, beside: Mapping[int, str]) -> bool:
    said = set(beside.values())
    if {"not", "only"} <= said and "only" in _after_not(beside):
        return False
    if said & _NEGATIONS or {"yet", "to"} <= said or _is_left_out(tree, word):
        return True
    return any(tree.lowers[c] in _NO and tree.deps[c] == "det" for c in tree.children[word]) or _has_no_subject(
        tree, word
    )


def _after_not(beside: Mapping[int, str]) -> Sequence[str]:
    """Return the words that stand right after "not"."""
    return [beside.get(c + 1, "") for c, w in beside.items() if w in ("not", "n't")]


def _is_left_out(tree: Tree, word: int) -> bool:
    """Tell whether "without", "instead of" or "rather than" opens the clause."""
    return any(tree.lowers[c] in _WORDS["without"] for c in _opening(tree, word) if _relation(tree, c) in OPENING)


def _opening(tree: Tree, word: int) -> Iterator[int]:
    """Yield what opens a clause: words before its verb, and the one before these that the tree hangs on its head.

    Trees hang the "to" of "was due to be released" on "due", the "without" of "left without asking" on "left".
    """
    own = [c for c in tree.children[word] if c < word]
    before, head = min([word, *own]) - 1, tree.heads[word]
    if head < before and tree.heads[before] == head and _relation(tree, before) in ("mark", "case"):
        yield before
    yield from own


def _relation(tree: Tree, word: int) -> str:
    """Return a word's relation to its head without the subtype."""
    return tree.deps[word].split(":")[0]


def _has_no_subject(tree: Tree, word: int) -> bool:
    """Tell whether nobody is the subject: "none of the buyers were named", "no member backed it"."""
    subject = subject_of_clause(tree, word)
    if subject is None:
        return False
    if tree.lowers[subject] in _NOBODY:
        return True
    before = [c for c in tree.children[subject] if c < subject]
    return any(tree.lowers[c] in _NO or (tree.lowers[c] == "not" and c == subject - 1) for c in before)


def subject_of_clause(tree: Tree, word: int) -> int | None:
    """Return the subject of a verb, or of the verb that it is joined to."""
    for _ in range(_HIGHEST):
        found = next((c for c in tree.children[word] if tree.deps[c] in NOMINAL_SUBJECTS), None)
        if found is not None or tree.deps[word].split(":")[0] != "conj":
            return found
        word = tree.heads[word]
    return None


def _by_infinitive(tree: Tree, word: int, beside: Mapping[int, str]) -> Factuality:
    """Recognize what is or was to be: "is to become", "was to be released", "has to leave"."""
    to = next((c for c, w in beside.items() if w == "to" and tree.tags[c] == "TO"), None)
    before = [w for c, w in beside.items() if to is not None and c < to]
    if not before or not set(before) & (_WORDS["being"] | _WORDS["past"] | {"has", "have"}):
        return "stated"
    return "once planned" if set(before) & _WORDS["past"] else "planned"


def _above(tree: Tree, word: int, height: int) -> Factuality:
    """Return what the words that govern a clause say of it."""
    ended = _ended_before(tree, word)
    if ended is not None:
        beside = tree.heads[word - 1] == tree.heads[word]
        return _under(ended, _factuality(tree, word - 1, height) if beside else "stated", past=False)
    head, dep = tree.heads[word], tree.deps[word].split(":")[0]
    if head == word or tree.deps[word] == "acl:relcl":
        return "stated"
    if dep == "conj":
        return _above(tree, head, height) if not _has_own_clause(tree, word) else "stated"
    if dep == "xcomp" and any(tree.lowers[c] == "yet" for c in tree.children[head]):
        return "negated"  # "has yet to leave"
    effect = _effect(tree, head, word) if dep in GOVERNED else None
    if effect is None and dep == "acl":
        return "negated" if any(tree.lowers[c] in _NO for c in tree.children[head]) else "stated"
    if effect is None:
        return _through(_factuality(tree, head, height), dep) if dep in TRANSPARENT else "stated"
    return _under(effect, _factuality(tree, head, height), past=_is_past(tree, head))


def _ended_before(tree: Tree, word: int) -> _Effect | None:
    """Return what the verb right before a participle says of it, where the tree has them side by side.

    "Plans to stop criticizing" is a tree of both under "plans", or of "stop" as an auxiliary.
    """
    before = word - 1
    if before < 0 or not (tree.tags[word] == "VBG" and tree.tags[before].startswith("VB")):
        return None
    beside = tree.heads[before] == tree.heads[word] != before or tree.heads[before] == word
    governors = _governors().get(tree.lowers[before], ()) if beside else ()
    return next((g.effect for g in governors if "ing" in g.joined and not g.particle), None)


def _through(above: Factuality, dep: str) -> Factuality:
    """Return what a verb of saying or doing passes on: who will say that somebody left says that they did."""
    return "stated" if dep == "ccomp" and above in ("planned", "once planned") else above


def _under(effect: _Effect, governor: Factuality, *, past: bool) -> Factuality:
    """Return what is left of a clause under a word with this effect, which is itself stated or not."""
    if effect == "denies":
        return "conditional" if governor in ("negated", "ended") else "negated"
    if effect == "ends":
        return {"negated": "stated", "conditional": "conditional"}.get(governor, "ended")  # type: ignore[return-value]
    if effect == "doubts":
        return "stated" if governor == "negated" else "conditional"
    if governor in ("negated", "ended"):
        return "negated"
    if governor == "conditional":
        return "conditional"
    return "once planned" if past else "planned"


def _is_past(tree: Tree, word: int) -> bool:
    """Tell whether a verb, or the "was" of an adjective, is in the past."""
    if tree.tags[word] == "VBD":
        return True
    return any(
        tree.lowers[c] in _WORDS["past"] for c in tree.children[word] if tree.deps[c].split(":")[0] in ("aux", "cop")
    )


def _effect(tree: Tree, head: int, word: int) -> _Effect | None:
    """Return what a word says of the clause or noun that hangs on it so."""
    governors = _governors().get(tree.lowers[head], ())
    if not governors:
        return None
    joined = set(_links(tree, head, word))
    fitting = (g for g in governors if g.joined & joined and _has_particle(tree, head, g.particle))
    return next((g.effect for g in fitting), None)


def _has_particle(tree: Tree, head: int, particle: Sequence[str]) -> bool:
    """Tell whether the particle stands behind the verb, up to two words after it: "called the vote off"."""
    return not particle or any(w in particle for w in tree.lowers[head + 1 : head + 4])


def _links(tree: Tree, head: int, word: int) -> Iterator[str]:
    """Name the ways in which a word hangs on another, as the table does; a preposition counts before a verb only.

    Who is not invited to a wedding may say that there was one.
    """
    dep = tree.deps[word].split(":")[0]
    opening = [c for c in _opening(tree, word) if _relation(tree, c) in ("mark", "case")]
    if tree.tags[word].startswith("VB"):
        yield from (tree.lowers[c] for c in opening if c > head)
        if not opening and _is_participle(tree, word):
            yield "ing"
    if dep == "ccomp":
        yield "that"
    if tree.deps[word] == "nsubj:pass" or (dep in OBJECTS and not opening):
        yield "obj"


def _is_participle(tree: Tree, word: int) -> bool:
    """Recognize "endorsing" and "having endorsed"."""
    aux = (c for c in tree.children[word] if tree.deps[c].split(":")[0] == "aux")
    return tree.tags[word] == "VBG" or tree.lowers[word].endswith("ing") or any(tree.tags[c] == "VBG" for c in aux)


@cache
def _governors() -> Mapping[str, tuple[_Governor, ...]]:
    """Return the table by each form of its words, those with a particle before the others."""
    found: dict[str, list[_Governor]] = {}
    for phrase, effect, joined in rows("factuality"):
        verb, *particle = phrase.split()
        governor = _Governor(effect=typed(effect, _Effect), joined=frozenset(joined.split()), particle=tuple(particle))
        for form in inflected(verb):
            found.setdefault(form, []).append(governor)
    return MappingProxyType({form: tuple(sorted(g, key=lambda one: not one.particle)) for form, g in found.items()})
