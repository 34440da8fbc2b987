"""First persons: an "I" is who is said to speak, or who signs a letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.facts.entities.coreference.letters import Letter, find_letters
from onrecord.facts.entities.coreference.state import State
from onrecord.lang.en.lexicons import word_lists
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView

_FIRST = word_lists("coreference")["first_person"]


def first_persons(view: ArticleView, owner: Mapping[int, int]) -> list[int]:
    """Return each "I" and "my" outside the mentions."""
    return [i for i, low in enumerate(view.lowers) if low in _FIRST and i not in owner]


def speaking(state: State, first: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each "I" with the entity that is said to speak: of a quotation its speaker, of a letter who signs it."""
    view = state.view
    letters = SpanIndex(((a, b), n) for a, b, n in _letters(state))
    for i in first:
        entity = _speaker(state, i) if view.quoted[i] else _writer(state, i, letters)
        if entity is not None and state.is_person(entity):
            yield i, entity


def _speaker(state: State, i: int) -> int | None:
    """Return who says the shortest content over a word."""
    said = min(state.speakers.get(i, ()), key=lambda s: s[0], default=None)
    return said[1] if said else None


def _writer(state: State, i: int, letters: SpanIndex[int]) -> int | None:
    return next((n for _, n in letters.at(state.view.starts[i])), None)


def _letters(state: State) -> tuple[Letter, ...]:
    starts, ends = state.view.starts, state.view.ends
    persons = ((n, e) for n, e in enumerate(state.named) if e.kind == "person")
    return find_letters(state.view.text, ((starts[a], ends[b - 1], n) for n, e in persons for a, b in e.names))
