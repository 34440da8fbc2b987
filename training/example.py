"""What the network learns from: one text with as many kinds of labels as its corpus has."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.text.marks import quotation_states

OTHER = "?"
"""The name tag of a word that is in no person's or organization's name, and may be in another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """One attribution over word indices: its cue's head word, and a role for each word that has one."""

    anchor: int
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One fact around a trigger: its kind, its head word, the words of each of ROLES, its value's place in VALUES.

    `sure`: whether the words of all its parties are known; else only its trigger and its value teach.
    """

    kind: str
    anchor: int
    roles: tuple[frozenset[int], frozenset[int], frozenset[int], frozenset[int]]
    value: int | None
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of a reader's statement: whether only thought, and its places in FORCES and CHANNELS (from 1)."""

    thought: bool
    force: int
    channel: int


@dataclass(slots=True, kw_only=True)
class Example:
    """A text as words, with labels by word; None where the corpus has no such labels.

    `heads` are word indices, -1 for a root. `names` are BIO tags or OTHER. `mentions` are
    (head word, chain) pairs in order of the head words; a chain of one is a singleton. `named` are the head words
    whose antecedent is not asked: names that stand there for others to go back to.
    `framed` are the kinds whose frames are all there. `said` are readers' statements by
    their cue's head word. `unsure` are words that may cue an attribution that nobody marked; `unknown` words
    that may tell a fact of a kind of frame, or cue a reader's statement ("said").
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
    named: frozenset[int] = frozenset()
    frames: list[Frame] | None = None
    framed: tuple[str, ...] = ()
    said: dict[int, Said] | None = None
    unsure: set[int] = field(default_factory=set)
    unknown: dict[str, frozenset[int]] = field(default_factory=dict)
    marks: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.marks = quotation_states(self.words, self.paragraphs)
