"""What the network learns from: one text with as many kinds of labels as its corpus has."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.text.marks import quotation_states


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """One attribution over word indices: its cue's head word, and a role for each word that has one."""

    anchor: int
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


@dataclass(slots=True, kw_only=True)
class Example:
    """A text as words, with labels by word; None where the corpus has no such labels.

    `heads` are word indices, -1 for a root. `names` are BIO tags. `mentions` are
    (head word, chain) pairs in order of the head words; a chain of one is a singleton.
    """

    name: str
    words: list[str]
    paragraphs: list[bool]
    sentences: list[bool] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    deprels: list[str] | None = None
    names: list[str] | None = None
    silver_names: list[str] | None = None
    roles: list[Roles] | None = None
    mentions: list[tuple[int, int]] | None = None
    marks: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.marks = quotation_states(self.words, self.paragraphs)
