"""Words before a person's name that are not part of it: "Team Rowe", "Navy SEAL Ann Rowe", "Crooked Ann Rowe"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.facts.entities.name import Name
from onrecord.facts.entities.spans.runs import HYPHENS
from onrecord.lang.en.lexicons import word_set, word_table
from onrecord.lang.en.titles import is_title
from onrecord.text.view import ArticleView

_PROPER = frozenset(["NNP", "NNPS", "FW"])
_Key = tuple[str, ...]


def without_openers(view: ArticleView, guesses: Sequence[str], names: Sequence[Name]) -> Iterator[Name]:
    """Cut from persons the words before that the network does not take for a part of the name.

    No list of first names is asked: of 351 given names of many origins, in four places each, the network misses six;
    in 400 articles of PolNeAR train it took four words before a name ("Famer", "Kentuckian") for a part of it.

    Args:
        view: the article's.
        guesses: the label of the network's name over each word, "" where there is none.
        names: in reading order.
    """
    first = _first_places(view, names)
    whole = {_key(view, n) for n in names if all(g == "PERSON" for g in guesses[n.start : n.end])}
    for name in names:
        skipped = _openers(guesses, name) if name.label == "PERSON" else 0
        told = skipped and _key(view, name) not in whole
        yield replace(name, start=name.start + skipped) if told and _is_opener(view, name, skipped, first) else name


def _key(view: ArticleView, name: Name) -> _Key:
    return tuple(view.words[name.start : name.end])


def _first_places(view: ArticleView, names: Sequence[Name]) -> dict[_Key, int]:
    """Return where each name stands first."""
    first: dict[_Key, int] = {}
    for name in names:
        first.setdefault(_key(view, name), name.start)
    return first


def _openers(guesses: Sequence[str], name: Name) -> int:
    """Count the words of a name before the first that is guessed a person's."""
    inside = guesses[name.start : name.end]
    return inside.index("PERSON") if "PERSON" in inside else 0


def _is_opener(view: ArticleView, name: Name, skipped: int, first: dict[_Key, int]) -> bool:
    """Tell whether something says that the words before are not of the name: what they are, or the name without them.

    Their tag, a small letter elsewhere ("the team"), a title in the plural; or the name stood before without them.
    """
    last = name.start + skipped - 1
    low = view.lowers[last]
    double = view.word_at(last - 1) in HYPHENS and low in word_table("given_names")
    if double or len(low.strip(".")) < 2:
        return False
    noun = view.tags[last] == "NN" and view.opens_sentence(last) and not name.heading
    if not (noun or view.tags[last] in _PROPER) or low in view.places or is_title(low) or low in word_set("roles"):
        return True
    rest = tuple(view.words[last + 1 : name.end])
    if skipped == 1 and (view.words[last],) in first:
        return False
    return skipped > 1 or first.get(rest, name.start) < name.start
