"""The component that reads: a Doc of bare words gets tags, trees, names, attributions and coreference scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from onrecord.model.attribution import Attribution
from onrecord.model.frame import Frame
from onrecord.model.network.acts import read_acts
from onrecord.model.network.attributions import read_roles, to_attributions
from onrecord.model.network.encoder import Encoder
from onrecord.model.network.frame_reader import read_frames, read_happenings, trigger_odds
from onrecord.model.network.heads import Heads, Labels, Mentions
from onrecord.model.network.names import read_names
from onrecord.model.network.scores import Scores
from onrecord.text.words import NetworkWords, parts_of, words_of

WEIGHTS = Path(__file__).parent / "weights"
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Hashes = npt.NDArray[np.uint64]


LONGEST_SENTENCE = 256
"""Words: a longer one is cut, since trees and what is asked of sentences grow with the square of their length.

The longest sentence of 150 of PolNeAR's train articles has 93.
"""


@dataclass(frozen=True, slots=True)
class ScoredAntecedents:
    """The coreference head for one Doc, whose words are numbered without white space."""

    heads: Heads
    mentions: Mentions

    def scores(self, anaphor: int, candidates: Sequence[int]) -> list[float]:
        """Log-odds that the mention headed by word `anaphor` corefers with the earlier ones; 0: as likely as none."""
        if not candidates:
            return []
        found: list[float] = self.heads.antecedents(self.mentions, anaphor, np.array(candidates)).tolist()
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        return _forgotten, ()  # a Doc that is pickled has its coreference found already


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What the network says of a part of an article: `columns` are hashes of POS, TAG, DEP and LEMMA.

    `tree` has the words' heads and `names` the names' bounds, counted from the part's first word.
    """

    columns: Hashes
    tree: Ints
    names: list[tuple[int, int, str]]
    attributions: tuple[Attribution, ...]
    frames: tuple[Frame, ...]
    happenings: dict[int, float]


class NetworkReader:
    """A spaCy component: sets `pos tag lemma dep head ents`, `doc._.attributions`, `doc._.frames`,
    `doc._.happenings`, `doc._.antecedents`.

    With `attributions_only` the first are left as another pipeline has set them.
    """

    def __init__(
        self, vocab: Vocab, *, folder: Path = WEIGHTS, threads: int = 0, attributions_only: bool = False
    ) -> None:
        self._vocab, self._attributions_only = vocab, attributions_only
        self._folder, self._threads = folder, threads
        self._encoder = Encoder(folder, threads=threads)
        self._heads = Heads(folder, threads=threads)
        self._strings = _Strings(vocab, self._heads.labels)

    def __call__(self, doc: Doc) -> Doc:
        words = _words(doc)
        if words.words:
            self._annotate(doc, words)
        return doc

    def __reduce__(self) -> tuple[Any, ...]:
        return _opened, (self._vocab, self._folder, self._threads, self._attributions_only)

    def _annotate(self, doc: Doc, words: NetworkWords) -> None:
        bounds = list(parts_of(words))
        mentions = self._heads.no_mentions(len(words.words))
        parts = [self._read(words.part(*run), mentions, first=run[0]) for run in bounds]
        if not self._attributions_only:
            self._set_tokens(doc, words.tokens, parts, bounds)
            doc.ents = tuple(
                Span(doc, int(words.tokens[first + s]), int(words.tokens[first + e - 1]) + 1, label=kind)
                for (first, _), part in zip(bounds, parts, strict=True)
                for s, e, kind in part.names
            )
        doc._.attributions = tuple(a for part in parts for a in part.attributions)
        doc._.frames = tuple(f for part in parts for f in part.frames)
        doc._.happenings = {place: odds for part in parts for place, odds in part.happenings.items()}
        doc._.antecedents = ScoredAntecedents(self._heads, mentions)

    def _read(self, words: NetworkWords, mentions: Mentions, *, first: int) -> _Part:
        """Read words from the article's `first` on; their vectors (6 kB a word) are forgotten but for `mentions`."""
        heads = self._heads
        x, linear = self._encoder.encode(words)
        scores = heads.scores(linear)
        sentences = sentence_starts(words, scores)
        tree, relations = heads.trees(scores, sentences)
        roles = read_roles(x, scores, heads, words=words, sentences=sentences)
        acts = read_acts(x, scores, heads, roles=roles, words=words)
        odds = trigger_odds(scores)
        frames = read_frames(x, scores, heads, odds=odds, words=words, sentences=sentences)
        heads.keep_mentions(mentions, x, scores, first=first)
        return _Part(
            columns=self._strings.columns(words, scores, relations),
            tree=tree,
            names=read_names(scores, heads.labels, sentences),
            attributions=to_attributions(roles, words, heads.labels, acts),
            frames=frames,
            happenings=read_happenings(odds, words),
        )

    def _set_tokens(self, doc: Doc, tokens: Ints, parts: Sequence[_Part], bounds: Sequence[tuple[int, int]]) -> None:
        values = np.zeros((len(doc), 5), dtype=np.uint64)
        values[:, :4] = *self._strings.space, self._strings.blank
        tree = np.concatenate([part.tree + first for part, (first, _) in zip(parts, bounds, strict=True)])
        values[tokens, :4] = np.concatenate([part.columns for part in parts])
        heads = _heads_of_tokens(len(doc), tokens, tree)
        values[:, 4] = (heads - np.arange(len(doc))).astype(np.int64).view(np.uint64)
        doc.from_array([POS, TAG, DEP, LEMMA, HEAD], values)  # type: ignore[arg-type]  # thinc's own alias


def _forgotten() -> None:
    """Return what stands for the scores in a pickled Doc."""


def _opened(vocab: Vocab, folder: Path, threads: int, attributions_only: bool) -> NetworkReader:
    """Return the reader of a pickled pipeline: the graphs are opened again, since a session cannot be pickled."""
    return NetworkReader(vocab, folder=folder, threads=threads, attributions_only=attributions_only)


_ABBREVIATED = frozenset([
    "Adm.", "Amb.", "Capt.", "Cmdr.", "Col.", "Dr.", "Gen.", "Gov.", "Govs.", "Lt.", "Maj.", "Mr.", "Mrs.", "Ms.",
    "Pres.", "Prof.", "Rep.", "Reps.", "Rev.", "Sen.", "Sens.", "Sgt.",
])  # fmt: skip
"""Titles whose stop ends no sentence."""
_UNMARKED = 2.0
"""Log-odds that a sentence needs to begin after a word without a mark: 14 of 15 in GUM's dev files, 16 of 22 at 0."""


def sentence_starts(words: NetworkWords, scores: Scores) -> Bools:
    """Mark where sentences begin: at paragraphs, and where the network says so, but not after a title's stop."""
    unmarked = np.array([False, *(w[-1].isalnum() or w == ")" for w in words.words[:-1])])
    begins = scores["sentence"][:, 0] > np.where(unmarked, _UNMARKED, 0.0)
    begins[1:] &= ~np.array([w in _ABBREVIATED for w in words.words[:-1]], dtype=bool)
    begins |= np.array(words.paragraphs)
    begins[0] = True
    starts = [*np.flatnonzero(begins).tolist(), len(begins)]
    for start, stop in pairwise(starts):
        begins[start:stop:LONGEST_SENTENCE] = True
    return begins


def _words(doc: Doc) -> NetworkWords:
    article = doc._.article
    return words_of(doc, [p.span for p in article.passages] if article is not None else ())


def _heads_of_tokens(size: int, token: Ints, tree: Ints) -> Ints:
    """Heads as token indices; a space hangs on the word before it, at the start on the one after."""
    heads = np.maximum.accumulate(np.where(np.isin(np.arange(size), token), np.arange(size), -1))
    heads[heads < 0] = token[0]
    heads[token] = token[tree]
    return heads


class _Strings:
    """The labels' hashes in the vocabulary."""

    def __init__(self, vocab: Vocab, labels: Labels) -> None:
        add = vocab.strings.add
        self._add = add
        self.upos = np.array([add(t) for t in labels.upos], dtype=np.uint64)
        self.xpos = np.array([add(t) for t in labels.xpos], dtype=np.uint64)
        self.deprels = np.array([add("ROOT" if t == "root" else t) for t in labels.deprels], dtype=np.uint64)
        self.space = add("SPACE"), add("_SP"), add("dep")
        self.blank = add(" ")
        self.possessive, self.hers = add("nmod:poss"), (add("PRP"), add("PRP$"))
        self._scripts = [None if s == "=" else (int(s.split("|")[0]), s.split("|")[1]) for s in labels.scripts]
        self._known: dict[tuple[str, int], int] = {}

    def columns(self, words: NetworkWords, scores: Scores, relations: Ints) -> Hashes:
        """Return [words, 4] hashes: part of speech, tag, relation to the head, lemma."""
        values = np.empty((len(words.words), 4), dtype=np.uint64)
        values[:, 0] = self.upos[scores["upos"].argmax(1)]
        values[:, 1] = self.xpos[scores["xpos"].argmax(1)]
        values[:, 2] = self.deprels[relations]
        for i, word in enumerate(words.words):
            if word in ("her", "Her"):  # the tree knows whether it is hers or her: "no power to remove her"
                values[i, 1] = self.hers[int(values[i, 2] == self.possessive)]
        values[:, 3] = self.lemmas(words.words, scores["script"].argmax(1))
        return values

    def lemmas(self, words: list[str], scripts: Ints) -> list[int]:
        """Return the hash of each word's lemma."""
        known, out = self._known, []
        for key in zip(words, scripts.tolist(), strict=True):
            found = known.get(key)
            if found is None:
                found = self._add(self._lemma(*key))
                if len(known) < 100_000:
                    known[key] = found
            out.append(found)
        return out

    def _lemma(self, word: str, script: int) -> str:
        edit = self._scripts[script]
        if edit is None:
            return word
        cut, added = edit
        return (word.lower()[: len(word) - cut] + added) if cut < len(word) else word.lower()
