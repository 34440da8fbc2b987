"""What the network is trained on, and in which order."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.network.windows import EncodedWords
from training.annotations import FILE
from training.conllu import read_ewt, read_gum, read_iob
from training.example import Example
from training.frames import read_annotated
from training.gap import read_gap
from training.lemmas import script_of
from training.network import Labels
from training.polnear import read_polnear

NAMES = ["O", *(f"{p}-{k}" for k in ("PERSON", "ORG", "LOC", "MISC") for p in "BI")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpora:
    """What each step reads from: PolNeAR, the articles annotated with all kinds of facts, and the rest.

    An article of PolNeAR that is annotated stands only among the annotated.
    """

    polnear: list[Example]
    annotated: list[Example]
    held: list[Example]
    rest: list[Example]


def read_corpora(data: Path, annotations: Path = FILE, *, gold: Sequence[Path] = ()) -> Corpora:
    """Return all examples; each 21st PolNeAR train article is held out to calibrate confidence."""
    polnear = read_polnear(data / "polnear/train")
    rest = read_gum(data / "gum/train")
    rest += read_iob(data / "wikigold/CONLL-format/data/wikigold.conll.txt")
    rest += read_gap(data / "gap/gap-validation.tsv")
    for part in ("dev", "test"):
        rest += read_ewt(data / f"ud-ewt/en_ewt-ud-{part}.conllu.gz", data / f"uner-ewt/en_ewt-ud-{part}.iob2")
    held = polnear[::21]
    names = {e.name for e in held}
    annotated = [e for e in read_annotated(data, polnear, annotations=annotations, gold=gold) if e.name not in names]
    apart = names | {e.name for e in annotated}
    return Corpora(polnear=[e for e in polnear if e.name not in apart], annotated=annotated, held=held, rest=rest)


def labels_of(corpora: Corpora) -> Labels:
    """Return what the heads tell apart; lemma scripts seen once or twice are left out."""
    trees = [e for e in corpora.rest if e.heads]
    scripts = Counter(script_of(w, m) for e in trees for w, m in zip(e.words, e.lemmas or [], strict=True))
    return Labels(
        upos=sorted({t for e in trees for t in e.upos or []}),
        xpos=sorted({t for e in trees for t in e.xpos or []}),
        scripts=sorted(s for s, n in scripts.items() if n > 2),
        deprels=sorted({t for e in trees for t in e.deprels or []}),
        names=NAMES,
    )


class Stream:
    """Examples in random order without end, so many pieces at a time."""

    def __init__(self, examples: list[Example], pieces: dict[int, EncodedWords], seed: int) -> None:
        self.examples, self.pieces, self.random, self.queue = examples, pieces, random.Random(seed), list[Example]()

    def take(self, budget: int) -> list[Example]:
        taken, size = [], 0
        while size < budget - 400:  # half an article
            if not self.queue:
                self.queue = [*self.examples]
                self.random.shuffle(self.queue)
            taken.append(self.queue.pop())
            size += len(self.pieces[id(taken[-1])].ids)
        return taken
