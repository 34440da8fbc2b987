"""A tiny corpus in the formats that training reads: a few sentences of our own words in each."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import msgspec

from training.annotations import pack
from training.texts import read_texts

SENTENCES = (
    "Ann Lee said that the plan failed .",
    "Officials of Gridwell denied the report .",
    "“ We never saw it , ” Lee told reporters .",
)
_NOT_SPACED = ".,”’"
_UPOS = {"Ann": "PROPN", "Lee": "PROPN", "Gridwell": "PROPN", "said": "VERB", "denied": "VERB", "told": "VERB",
         "failed": "VERB", "saw": "VERB", "of": "ADP", "the": "DET", "that": "SCONJ", "We": "PRON", "it": "PRON",
         "never": "ADV", ".": "PUNCT", ",": "PUNCT", "“": "PUNCT", "”": "PUNCT"}  # fmt: skip
_XPOS = {
    "PROPN": "NNP",
    "VERB": "VBD",
    "ADP": "IN",
    "DET": "DT",
    "SCONJ": "IN",
    "PRON": "PRP",
    "ADV": "RB",
    "NOUN": "NN",
}
_NAMES = {"Ann": ("B-PER", "PERSON"), "Lee": ("I-PER", "PERSON"), "Gridwell": ("B-ORG", "ORGANIZATION")}


def text_of(words: Sequence[str]) -> str:
    """Return the words as a text: no space before a closing mark, none behind an opening one."""
    text = ""
    for word in words:
        text += word if not text or word in _NOT_SPACED or text[-1] == "“" else f" {word}"
    return text


def places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return where each word stands in the text, in code points."""
    found, at = [], 0
    for word in words:
        start = text.index(word, at)
        at = start + len(word)
        found.append((start, at))
    return found


def root_of(words: Sequence[str]) -> int:
    """Return the place of the sentence's first verb."""
    return next(i for i, w in enumerate(words) if _UPOS.get(w) == "VERB")


def write_polnear(folder: Path, *, articles: int) -> None:
    """Write a split: texts, attributions in brat's standoff and CoreNLP's words, an article of all sentences each."""
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    lines = []
    for n in range(articles):
        name = f"paper_2016-01-0{n + 1}_story"
        text = "\n".join(text_of(s.split()) for s in SENTENCES)
        (folder / "text" / f"{name}.txt").write_text(text, encoding="utf-8")
        spans = {role: text.index(words) for role, words in _ATTRIBUTION.items()}
        marks = [f"T{i}\t{role} {at} {at + len(_ATTRIBUTION[role])}\t{_ATTRIBUTION[role]}"
                 for i, (role, at) in enumerate(spans.items(), 1)]  # fmt: skip
        event = "E1\tAttribution:T2 " + " ".join(f"{role}:T{i}" for i, role in enumerate(spans, 1))
        (folder / "attributions" / f"{name}_aa11.ann").write_text("\n".join([*marks, event]) + "\n", encoding="utf-8")
        lines.append(json.dumps({"article": name, "sentences": _corenlp(text)}))
    with gzip.open(folder / "corenlp.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


_ATTRIBUTION = {"Source": "Ann Lee", "Cue": "said", "Content": "that the plan failed"}


def _corenlp(text: str) -> list[list[list[object]]]:
    sentences, base = [], 0
    for line in text.split("\n"):
        words = next(s.split() for s in SENTENCES if text_of(s.split()) == line)
        root = root_of(words)
        sentences.append([
            [base + start, base + stop, _tag(word), _NAMES.get(word, ("", "O"))[1], 0 if i == root else root + 1, "dep"]
            for i, (word, (start, stop)) in enumerate(zip(words, places(line, words), strict=True))
        ])  # fmt: skip
        base += len(line) + 1
    return sentences


def _tag(word: str) -> str:
    return _XPOS.get(_UPOS.get(word, "NOUN"), word)


SAID = "Ann Lee said that the plan failed"
_FACTS = {
    "entities": [{"kind": "person", "name": "Ann Lee", "aliases": ["Lee"]},
                 {"kind": "organization", "name": "Gridwell", "aliases": []}],
    "statements": [{"speaker": "Ann Lee", "source": "Ann Lee", "cue": "said", "content": "that the plan failed",
                    "manner": "said", "mode": "indirect", "force": "asserts", "addressee": None, "channel": None,
                    "anonymity": None}],
    "offices": [{"person": "Ann Lee", "title": "officials", "organization": "Gridwell", "status": "current",
                 "from": None, "to": None, "words": "Officials", "evidence": "Officials of Gridwell"}],
    "ties": [{"kind": "member_of", "subject": "Ann Lee", "object": "Gridwell", "when": None, "trigger": "of",
              "evidence": "Officials of Gridwell denied the report"}],
    "events": [{"trigger": "failed", "when": "2016", "time": "plan", "who": ["Ann Lee"], "evidence": SAID}],
    "figures": [],
    "silences": [{"party": "Gridwell", "outcome": "declined", "trigger": "denied",
                  "evidence": "Officials of Gridwell denied the report"}],
    "positions": [{"actor": "Ann Lee", "act": "oppose", "toward": None, "target": "the plan", "trigger": "failed",
                   "evidence": SAID}],
    "disputes": [],
}  # fmt: skip
"""What an annotator would find in each tiny article, and some that nobody would, so that every head has labels."""


def write_annotations(data: Path, path: Path) -> Path:
    """Write the facts of the tiny articles of PolNeAR from the second to the third; return the file."""
    texts = [t for t in read_texts(data) if t.name.startswith("paper") and t.name[-8:-6] in ("02", "03")]
    path.write_bytes(b"".join(msgspec.json.encode(pack(_FACTS, text)) + b"\n" for text in texts))
    return path


def conllu(name: str, *, entities: bool) -> str:
    """Return a document of all sentences in CoNLL-U; with GUM's mentions of Ann Lee where `entities` says so."""
    rows = [f"# newdoc id = {name}", "# newpar"]
    for sentence in SENTENCES:
        words = sentence.split()
        root = root_of(words)
        rows += [f"# text = {text_of(words)}"]
        for i, word in enumerate(words):
            upos = _UPOS.get(word, "NOUN")
            head, relation = (0, "root") if i == root else (root + 1, "punct" if upos == "PUNCT" else "dep")
            if word == "Ann":
                head, relation = i + 2, "compound"  # on "Lee"
            rows.append(
                "\t".join([str(i + 1), word, word.lower(), upos, _tag(word), "_", str(head), relation, "_",
                           _mention(words, i) if entities else "_"])
            )  # fmt: skip
        rows.append("")
    return "\n".join([*rows, ""])


def _mention(words: Sequence[str], i: int) -> str:
    """Return GUM's brackets of the mentions of Ann Lee."""
    if words[i] == "Ann":
        return "Entity=(1-person-new-cf1-2-sgl-Ann_Lee"
    if words[i] == "Lee":
        return "Entity=1)" if i and words[i - 1] == "Ann" else "Entity=(1-person-giv-cf1-1-ana-Ann_Lee)"
    return "_"


def iob2() -> str:
    """Return the sentences with Universal NER's tags."""
    rows = []
    for sentence in SENTENCES:
        rows += [f"{i}\t{w}\t{_NAMES.get(w, ('O', ''))[0]}" for i, w in enumerate(sentence.split(), 1)] + [""]
    return "\n".join([*rows, ""])


def write_corpora(data: Path, *, articles: int = 3) -> Path:
    """Write every corpus that training reads below `data`, with annotations.jsonl, and return it."""
    write_polnear(data / "polnear" / "train", articles=articles)
    (data / "polnear" / "metadata.tsv").write_text("", encoding="utf-8")
    for folder in ("gap", "gum/train", "ud-ewt", "uner-ewt", "wikigold/CONLL-format/data"):
        (data / folder).mkdir(parents=True)
    with gzip.open(data / "gum" / "train" / "GUM_news_pier.conllu.gz", "wt", encoding="utf-8") as file:
        file.write(conllu("GUM_news_pier", entities=True))
    for part in ("dev", "test"):
        with gzip.open(data / "ud-ewt" / f"en_ewt-ud-{part}.conllu.gz", "wt", encoding="utf-8") as file:
            file.write(conllu(f"ewt-{part}", entities=False))
        (data / "uner-ewt" / f"en_ewt-ud-{part}.iob2").write_text(iob2(), encoding="utf-8")
    gold = [f"{w} {_NAMES.get(w, ('O', ''))[0].replace('B-', 'I-')}" for s in SENTENCES for w in [*s.split(), ""]]
    lines = [line if line.strip() != "O" else "" for line in gold]
    (data / "wikigold/CONLL-format/data/wikigold.conll.txt").write_text(
        "-DOCSTART- O\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )
    write_gap(data / "gap" / "gap-validation.tsv", [("TRUE", "FALSE")])
    write_annotations(data, data / "annotations.jsonl")
    return data


_PAIR = "Ann Lee met Eva Stone in Gridwell before she left the council."


def write_gap(path: Path, rows: Sequence[tuple[str, str]]) -> Path:
    """Write a table of GAP, and return it; each row says of the two names whether the pronoun stands for them."""
    head = ["ID", "Text", "Pronoun", "Pronoun-offset", "A", "A-offset", "A-coref", "B", "B-offset", "B-coref", "URL"]
    places = {name: str(_PAIR.index(name)) for name in ("she", "Ann Lee", "Eva Stone")}
    cells = [
        [f"one-{n}", _PAIR, "she", places["she"], "Ann Lee", places["Ann Lee"], a, "Eva Stone", places["Eva Stone"], b, ""]
        for n, (a, b) in enumerate(rows)
    ]  # fmt: skip
    path.write_text("\n".join("\t".join(line) for line in [head, *cells]) + "\n", encoding="utf-8")
    return path
