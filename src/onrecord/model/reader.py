"""The component that reads: a Doc of bare words gets tags, trees, names, attributions and coreference scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from onrecord.model.attributions import read_roles, to_attributions
from onrecord.model.encoder import Encoder
from onrecord.model.heads import Heads, Labels, Scores
from onrecord.model.names import read_names
from onrecord.model.words import Words, words_of

WEIGHTS = Path(__file__).parent / "weights"
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Antecedents:
    """The coreference head for one Doc. Tokens are indices into the Doc."""

    heads: Heads
    x: Floats
    scores_of: Scores
    word_of: dict[int, int]

    def scores(self, anaphor: int, candidates: Sequence[int]) -> list[float]:
        """Log-odds that the mention headed by token `anaphor` corefers with the earlier ones; 0: as likely as none."""
        if not candidates:
            return []
        words = np.array([self.word_of[c] for c in candidates], dtype=np.int64)
        found: list[float] = self.heads.antecedents(self.x, self.scores_of, self.word_of[anaphor], words).tolist()
        return found


class Reader:
    """A spaCy component: `pos tag lemma dep head ents` and `doc._.attributions`, `doc._.antecedents`."""

    def __init__(self, vocab: Vocab, *, folder: Path = WEIGHTS, threads: int = 0) -> None:
        self._vocab = vocab
        self._encoder = Encoder(folder, threads=threads)
        self._heads = Heads(folder, threads=threads)
        self._strings = _Strings(vocab, self._heads.labels)

    def __call__(self, doc: Doc) -> Doc:
        words = _words(doc)
        if words.words:
            self._annotate(doc, words)
        return doc

    def _annotate(self, doc: Doc, words: Words) -> None:
        heads = self._heads
        x, linear = self._encoder.encode(words)
        scores = heads.scores(linear)
        sentences = sentence_starts(words, scores)
        tree, relations = heads.trees(scores, sentences)
        self._set_tokens(doc, words, scores, tree, relations)
        names = read_names(scores, heads.labels, sentences)
        doc.ents = tuple(
            Span(doc, int(words.tokens[s]), int(words.tokens[e - 1]) + 1, label=kind) for s, e, kind in names
        )
        roles = read_roles(x, scores, heads, words=words, sentences=sentences)
        doc._.attributions = to_attributions(roles, words, heads.labels.confidence)
        doc._.antecedents = Antecedents(heads, x, scores, {int(t): i for i, t in enumerate(words.tokens)})

    def _set_tokens(self, doc: Doc, words: Words, scores: Scores, tree: Ints, relations: Ints) -> None:
        strings = self._strings
        values = np.zeros((len(doc), 5), dtype=np.uint64)
        values[:, 0], values[:, 1], values[:, 2] = strings.space
        values[:, 3] = strings.blank
        token = words.tokens
        values[token, 0] = strings.upos[scores["upos"].argmax(1)]
        values[token, 1] = strings.xpos[scores["xpos"].argmax(1)]
        values[token, 2] = strings.deprels[relations]
        for i, word in enumerate(words.words):
            if word in ("her", "Her"):  # the tree knows whether it is hers or her: "no power to remove her"
                values[token[i], 1] = strings.hers[int(values[token[i], 2] == strings.possessive)]
        values[token, 3] = strings.lemmas(words.words, scores["script"].argmax(1))
        heads = _heads_of_tokens(len(doc), token, tree)
        values[:, 4] = (heads - np.arange(len(doc))).astype(np.int64).view(np.uint64)
        doc.from_array([POS, TAG, DEP, LEMMA, HEAD], values)  # type: ignore[arg-type]  # thinc's own alias


_ABBREVIATED = frozenset([
    "Adm.", "Amb.", "Capt.", "Cmdr.", "Col.", "Dr.", "Gen.", "Gov.", "Govs.", "Lt.", "Maj.", "Mr.", "Mrs.", "Ms.",
    "Pres.", "Prof.", "Rep.", "Reps.", "Rev.", "Sen.", "Sens.", "Sgt.",
])  # fmt: skip
"""Titles whose stop ends no sentence."""


def sentence_starts(words: Words, scores: Scores) -> Bools:
    """Where sentences begin: at paragraphs, and where the network says so, but not behind a title's stop."""
    begins = scores["sentence"][:, 0] > 0
    begins[1:] &= ~np.array([w in _ABBREVIATED for w in words.words[:-1]], dtype=bool)
    begins |= np.array(words.paragraphs)
    begins[0] = True
    return begins


def _words(doc: Doc) -> Words:
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

    def lemmas(self, words: list[str], scripts: Ints) -> list[int]:
        """The hash of each word's lemma."""
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
