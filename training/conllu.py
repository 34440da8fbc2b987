"""GUM and EWT: words, trees, names and coreference from CoNLL-U."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from training.example import Example

# GUM's types of entities to CoNLL's four.
NAMED = {
    "person": "PERSON",
    "organization": "ORG",
    "place": "LOC",
    "event": "MISC",
    "object": "MISC",
    "abstract": "MISC",
}
_TITLES = """
mr mrs ms miss dr prof professor president senator sen rep representative governor gov secretary minister king queen
prince princess sir lord lady general gen colonel col captain capt judge justice pope saint st emperor chancellor
chairman director commissioner mayor sergeant sgt lieutenant lt major reverend rev
"""
TITLES = frozenset(_TITLES.split())
INNER = frozenset({"ADP", "DET", "CCONJ", "PART", "PUNCT", "NUM", "ADJ", "NOUN"})
_ENTITY = re.compile(r"\((\d+)-([a-z]+)-[^()]*?(?=[()]|$)|(\d+)\)")


def read_gum(folder: Path) -> list[Example]:
    """Return GUM's documents with trees, names and coreference."""
    return [_gum_document(path) for path in sorted(folder.glob("*.conllu.gz"))]


def read_ewt(path: Path, names: Path | None) -> list[Example]:
    """Return EWT's documents with trees, and Universal NER's names for them where given."""
    tags = dict(_iob_sentences(names)) if names else {}
    examples = []
    for document in _documents(path):
        example = _trees(document, name=document[0][0])
        found = [tags.get(tuple(row[1] for row in rows)) for _, _, rows in document]
        if all(found):
            example.names = [t for sentence in found if sentence for t in sentence]
        examples.append(example)
    return examples


def read_iob(path: Path) -> list[Example]:
    """Wikigold: one document between -DOCSTART- lines; inside-only tags become BIO."""
    examples: list[Example] = []
    words: list[str] = []
    tags: list[str] = []
    starts: list[bool] = []
    fresh = True

    def close() -> None:
        if words:
            bio = [
                t if t == "O" or (i and tags[i - 1][2:] == t[2:] and not starts[i]) else f"B-{t[2:]}"
                for i, t in enumerate(tags)
            ]
            examples.append(
                Example(
                    name=f"{path.stem}_{len(examples)}",
                    words=[*words],
                    paragraphs=[True] + [False] * (len(words) - 1),
                    sentences=[*starts],
                    names=bio,
                )
            )
        words.clear(), tags.clear(), starts.clear()

    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("-DOCSTART-"):
            close()
            fresh = True
        elif not line.strip():
            fresh = True
        else:
            word, tag = line.rsplit(" ", 1)
            words.append(word), tags.append(_four(tag)), starts.append(fresh)
            fresh = False
    close()
    return examples


def _four(tag: str) -> str:
    return tag.replace("I-PER", "I-PERSON").replace("B-PER", "B-PERSON") if tag.endswith("PER") else tag


def _iob_sentences(path: Path) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Return words and tags: the files order documents differently, so sentences are found by their words."""
    words: list[str] = []
    tags: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if not line.strip():
            if tags:
                yield tuple(words), tags
            words, tags = [], []
        else:
            words.append(line.split("\t")[1])
            tags.append(_four(line.split("\t")[2]))
    if tags:
        yield tuple(words), tags


Sentence = tuple[str, bool, list[list[str]]]  # document, begins a paragraph, rows


def _documents(path: Path) -> Iterator[list[Sentence]]:
    document: list[Sentence] = []
    name, paragraph, rows = path.stem, True, list[list[str]]()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = file.readlines()
    for line in lines:
        if line.startswith("# newdoc"):
            if document:
                yield document
            document, name, paragraph = [], line.split("=")[-1].strip(), True
        elif line.startswith("# newpar"):
            paragraph = True
        elif line[:1].isdigit():
            fields = line.rstrip("\n").split("\t")
            if fields[0].isdigit():
                rows.append(fields)
        elif not line.strip() and rows:
            document.append((name, paragraph, rows))
            paragraph, rows = False, []
    if document:
        yield document


def _trees(document: list[Sentence], *, name: str) -> Example:
    words: list[str] = []
    paragraphs: list[bool] = []
    sentences: list[bool] = []
    heads: list[int] = []
    rows_flat: list[list[str]] = []
    for _, paragraph, rows in document:
        base = len(words)
        for k, row in enumerate(rows):
            words.append(row[1])
            paragraphs.append(paragraph and k == 0)
            sentences.append(k == 0)
            heads.append(base + int(row[6]) - 1 if row[6] != "0" else -1)
            rows_flat.append(row)
    paragraphs[0] = True
    return Example(
        name=name, words=words, paragraphs=paragraphs, sentences=sentences, heads=heads,
        upos=[r[3] for r in rows_flat], xpos=[r[4] for r in rows_flat], lemmas=[r[2] for r in rows_flat],
        deprels=[r[7] for r in rows_flat],
    )  # fmt: skip


def _gum_document(path: Path) -> Example:
    document = next(_documents(path))
    example = _trees(document, name=path.name.split(".")[0])
    spans = _entities([row for _, _, rows in document for row in rows])
    example.names = _names(example, spans)
    heads = [(_head(example, s, e), chain) for s, e, _, chain in spans]
    example.mentions = sorted(dict(heads).items())
    return example


def _entities(rows: list[list[str]]) -> list[tuple[int, int, str, int]]:
    """Return (start, end, type, chain) of every entity mention, in words."""
    open_at: dict[int, list[tuple[int, str]]] = {}
    spans = []
    for i, row in enumerate(rows):
        entity = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
        for match in _ENTITY.finditer(entity):
            if match.group(1):
                chain, kind = int(match.group(1)), match.group(2)
                open_at.setdefault(chain, []).append((i, kind))
                after = match.end()
                if entity[after : after + 1] == ")":
                    start, kind = open_at[chain].pop()
                    spans.append((start, i + 1, kind, chain))
            elif match.group(3) and open_at.get(int(match.group(3))):
                start, kind = open_at[int(match.group(3))].pop()
                spans.append((start, i + 1, kind, int(match.group(3))))
    return spans


def _head(example: Example, start: int, end: int) -> int:
    heads = example.heads or []
    return next((i for i in range(start, end) if not start <= heads[i] < end), start)


def _names(example: Example, spans: list[tuple[int, int, str, int]]) -> list[str]:
    """Return BIO tags of the mentions headed by a proper noun: the run of the name, without titles."""
    upos = example.upos or []
    tags = ["O"] * len(example.words)
    for start, end, kind, _ in sorted(spans, key=lambda s: s[0] - s[1], reverse=True):  # short first, long over it
        label = NAMED.get(kind)
        head = _head(example, start, end)
        if label is None or upos[head] != "PROPN":
            continue
        s, e = _run(upos, start, end, head)
        while label == "PERSON" and s < e - 1 and example.words[s].lower().strip(".") in TITLES:
            s += 1
        tags[s:e] = [f"B-{label}"] + [f"I-{label}"] * (e - s - 1)
    for i, tag in enumerate(tags):  # a longer name laid over a shorter one may leave its tail
        if tag[0] == "I" and (i == 0 or tags[i - 1][2:] != tag[2:] or tags[i - 1] == "O"):
            tags[i] = "B" + tag[1:]
    return tags


def _run(upos: list[str], start: int, end: int, head: int) -> tuple[int, int]:
    s, e = head, head + 1
    i = head - 1
    while i >= start and (upos[i] == "PROPN" or upos[i] in INNER):
        if upos[i] == "PROPN":
            s = i
        elif upos[i] not in ("PUNCT", "ADP", "CCONJ", "PART") and not (upos[i] == "DET" and s - i == 1 and i > start):
            break
        i -= 1
    i = e
    while i < end and (upos[i] == "PROPN" or upos[i] in ("ADP", "DET", "CCONJ", "PART")):
        if upos[i] == "PROPN":
            e = i + 1
        i += 1
    return s, e
