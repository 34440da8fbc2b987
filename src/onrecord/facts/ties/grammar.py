"""The grammar of ties in rules.toml, and what a tie is while it is looked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from onrecord.lang.rules import rules, typed
from onrecord.record import TieKind
from onrecord.text.view import ArticleView, WordMention

TIME_WITHIN = 30  # code points between the words of a tie and the time that dates it


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A tie by mentions: its subject, its object or the words for it, and the words that say it."""

    kind: TieKind
    subject: WordMention
    object: WordMention | None
    described: tuple[int, int] | None = None
    text: str | None = None
    trigger: int
    first: int
    last: int
    rule: str


class TieFrame(msgspec.Struct, frozen=True, kw_only=True):
    """A verb between its two parties."""

    kind: TieKind
    verbs: tuple[str, ...]
    active: str
    passive: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    after: tuple[str, ...] = ()


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Words that stand right between two parties."""

    kind: TieKind
    words: tuple[str, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    reverse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TieWords:
    """The grammar, indexed by first words."""

    frames: Mapping[str, tuple[TieFrame, ...]]
    links: Mapping[str, tuple[tuple[tuple[str, ...], Link], ...]]
    denied: frozenset[str]
    kin: Mapping[str, str]
    bodies: frozenset[str]
    chairs: frozenset[str]
    chaired: frozenset[str]
    unions: frozenset[str]
    union_names: frozenset[str]
    sets: Mapping[str, frozenset[str]]
    parties: tuple[frozenset[str], ...]


@cache
def tie_words() -> TieWords:
    """Load the grammar, once."""
    raw = rules("onrecord.facts.ties")
    return TieWords(
        frames=_frames(raw),
        links=_links(raw),
        denied=frozenset(raw["denied"]["words"]),
        kin={noun: side for side, nouns in raw["kin"].items() for noun in nouns},
        bodies=frozenset(raw["body"]["endings"]),
        chairs=frozenset(raw["body"]["chairs"]),
        chaired=frozenset(raw["body"]["chaired"]),
        unions=frozenset(raw["union"]["nouns"]),
        union_names=frozenset(raw["union"]["names"]),
        parties=tuple(frozenset(names) for names in raw["party"]["same"]),
        sets={name: frozenset(words) for name, words in raw["set"].items()},
    )


def _frames(raw: Mapping[str, Any]) -> dict[str, tuple[TieFrame, ...]]:
    """Index the frames by their verbs."""
    frames: dict[str, tuple[TieFrame, ...]] = {}
    for frame in typed(raw["frame"], list[TieFrame]):
        for verb in frame.verbs:
            frames[verb] = (*frames.get(verb, ()), frame)
    return frames


def _links(raw: Mapping[str, Any]) -> dict[str, tuple[tuple[tuple[str, ...], Link], ...]]:
    """Index the links by their first words, the longest before the others."""
    links: dict[str, list[tuple[tuple[str, ...], Link]]] = {}
    for link in typed(raw["link"], list[Link]):
        for phrase in link.words:
            for parts in _variants(phrase, raw["same"]):
                links.setdefault(parts[0], []).append((parts, link))
    return {word: tuple(sorted(rows, key=lambda r: -len(r[0]))) for word, rows in links.items()}


def _variants(phrase: str, same: Mapping[str, list[str]]) -> list[tuple[str, ...]]:
    """Cut the phrase as the tokenizer cuts it, once for each verb that means the same."""
    out = [phrase]
    for word, others in same.items():
        if re.search(rf"\b{word}\b", phrase):
            out += [re.sub(rf"\b{word}\b", other, phrase) for other in others]
    return [
        tuple(re.sub(r"(?<=\w)n't\b", " n't", p).replace("cannot", "can not").replace("-", " - ").split()) for p in out
    ]


def spans(view: ArticleView, *runs: tuple[int, int] | WordMention | None) -> tuple[int, int]:
    """Return the run of words that holds all of these."""
    bounds = [(r.start, r.stop) if isinstance(r, WordMention) else r for r in runs if r is not None]
    return min(b[0] for b in bounds), max(b[1] for b in bounds)
