"""The peer: spaCy's small English architecture with textacy's direct quotations.

The sizes are en_core_web_sm's (3.8): a shared tok2vec of width 96 and depth 4 under tagger and
parser, another for names. Its weights are no package on the registries, and the speed does not hang
on them, so the same architecture is trained for a few rounds on what onrecord reads in samples/.
"""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from textacy.extract.triples import direct_quotations
from thinc.api import fix_random_seed

ROUNDS = 30  # over samples/: enough that it finds quotations; more rounds change no speed
BATCH = 4  # pieces
PIECE = 4  # sentences: with one alone the parser would not learn where a sentence ends

_EMBED = {
    "@architectures": "spacy.MultiHashEmbed.v2",
    "width": 96,
    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
    "rows": [5000, 1000, 2500, 2500, 50, 50],
    "include_static_vectors": False,
}
_ENCODE = {
    "@architectures": "spacy.MaxoutWindowEncoder.v2",
    "width": 96,
    "depth": 4,
    "window_size": 1,
    "maxout_pieces": 3,
}
_TOK2VEC = {"@architectures": "spacy.Tok2Vec.v2", "embed": _EMBED, "encode": _ENCODE}
_SHARED = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
_TAGGER = {"@architectures": "spacy.Tagger.v2", "tok2vec": _SHARED, "normalize": False}


def _transitions(kind: str, tok2vec: Mapping[str, object]) -> dict[str, object]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }


_SAID = {"said": "say", "says": "say", "told": "tell", "wrote": "write", "added": "add", "called": "call"}


@Language.component("peer_verbs")
def _verbs(doc: Doc) -> Doc:
    """Do what en_core_web_sm's attribute ruler and lemmatizer do, only as far as textacy needs it."""
    for token in doc:
        if token.tag_.startswith("VB"):
            token.pos_ = "VERB"
            token.lemma_ = _SAID.get(token.lower_, token.lower_)
    return doc


def load_peer(read: Sequence[Doc]) -> Language:
    """Return the pipeline, trained on docs that carry tags, trees and names."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _TOK2VEC})
    nlp.add_pipe("tagger", config={"model": _TAGGER})
    nlp.add_pipe("parser", config={"model": _transitions("parser", _SHARED), "min_action_freq": 1})
    nlp.add_pipe("ner", config={"model": _transitions("ner", _TOK2VEC)})
    examples = [Example(nlp.make_doc(piece.text), piece) for doc in read for piece in _pieces(doc)]
    fix_random_seed(0)
    optimizer = nlp.initialize(lambda: examples)
    shuffle = random.Random(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # trees that cross, names that do not fit its tokens: no matter here
        for _ in range(ROUNDS):
            shuffle.shuffle(examples)
            for batch in (examples[i : i + BATCH] for i in range(0, len(examples), BATCH)):
                nlp.update(batch, sgd=optimizer)
    nlp.add_pipe("peer_verbs", after="tagger")
    return nlp


def _pieces(doc: Doc) -> Iterator[Doc]:
    sentences = list(doc.sents)
    for first in range(0, len(sentences), PIECE):
        run = sentences[first : first + PIECE]
        yield doc[run[0].start : run[-1].end].as_doc()


def reader(nlp: Language, *, processes: int) -> Callable[[Sequence[str]], int]:
    """Return a function that reads texts with the peer and counts the quotations found."""

    def read(texts: Sequence[str]) -> int:
        return sum(1 for doc in nlp.pipe(texts, n_process=processes) for _ in _quotations(doc))

    return read


def _quotations(doc: Doc) -> Iterator[object]:
    try:
        yield from direct_quotations(doc)
    except ValueError:
        return  # it refuses texts with an odd number of quotation marks
