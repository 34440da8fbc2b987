"""GAP (Webster et al. 2018): a pronoun and the two names that it might stand for, in paragraphs of Wikipedia."""

from __future__ import annotations

import bisect
import csv
from pathlib import Path

from onrecord.facts.pipeline import english
from onrecord.text.normalize import normalized
from training.example import Example


def read_gap(path: Path) -> list[Example]:
    """Return the paragraphs whose pronoun stands for one of the two names, as coreference between the three."""
    tokenize = english().tokenizer
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [_example(row, tokenize) for row in rows if "TRUE" in (row["A-coref"], row["B-coref"])]


def _example(row: dict[str, str], tokenize: object) -> Example:
    tokens = [t for t in tokenize(normalized(row["Text"])) if not t.is_space]  # type: ignore[operator]
    starts = [t.idx for t in tokens]
    chain = {"A": 1, "B": 2, "Pronoun": 1 if row["A-coref"] == "TRUE" else 2}
    mentions = {max(bisect.bisect_right(starts, int(row[f"{k}-offset"])) - 1, 0): chain[k] for k in chain}
    return Example(
        name=row["ID"], words=[t.text for t in tokens], paragraphs=[i == 0 for i in range(len(tokens))],
        mentions=sorted(mentions.items()),
    )  # fmt: skip
