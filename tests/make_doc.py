"""Small Docs made by hand, as the reader would make them, for the tests of finders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.tokens import Doc, Span

from onrecord.facts.pipeline import english
from onrecord.model.attribution import Attribution
from onrecord.record import Article, Passage, PassageKind, Spans, article_id

_NLP = english()
_UPOS = {
    "NNP": "PROPN", "NNPS": "PROPN", "NN": "NOUN", "NNS": "NOUN", "MD": "AUX", "PRP": "PRON", "PRP$": "PRON",
    "WP": "PRON", "WP$": "PRON", "EX": "PRON", "DT": "DET", "PDT": "DET", "WDT": "PRON", "CD": "NUM", "CC": "CCONJ",
    "IN": "ADP", "TO": "PART", "POS": "PART", "UH": "INTJ", "RP": "ADP", "$": "SYM", "_SP": "SPACE",
}  # fmt: skip
_FIRST = {"J": "ADJ", "V": "VERB", "R": "ADV", "W": "ADV"}
_CLOSED = {
    word: tag
    for tag, words in {
        "DT": "the a an this that these no", "IN": "of in on at for with by from after as when if than about",
        "CC": "and or but", "PRP": "i he she it they we you him them me", "PRP$": "his her its their my our",
        "VBD": "said told was were asked wrote met did had left", "VBZ": "is says has", "TO": "to", "WP": "who what",
        "WDT": "which", "RB": "not later never also", "MD": "will would can could", "JJ": "new old former",
    }.items()
    for word in words.split()
}  # fmt: skip
_AUXILIARY = {"aux", "aux:pass", "cop"}


def make_doc(
    text: str,
    tree: str | None = None,
    *,
    names: Mapping[str, str] | Sequence[tuple[str, str]] = (),
    attributions: Sequence[tuple[str, str, str]] = (),
    headline: str | None = None,
    passages: Mapping[str, PassageKind] | None = None,
    published: str | None = None,
) -> Doc:
    """A Doc with tags, trees, names, attributions and an article.

    Args:
        text: kept to the letter; the blank-English tokenizer cuts it.
        tree: one line a sentence, one `tag:dep:head` or `tag/lemma:dep:head` a word, spaces between.
            `head` counts the words of the sentence from 1, 0 is the root; white-space tokens are left
            out. Without it every word hangs on its sentence's first, tagged by its looks, and
            sentences end at `.`, `?` and `!`.
        names: (words, label) of the network's names: PERSON, ORG, LOC, MISC; every place where the
            words stand is one, longer names first.
        attributions: (source, cue, content) as words of the text, "" for none; each is looked for
            from the start of the sentence in which the one before was, pieces are split by " … ".
        headline: the words of the paragraph that is the headline.
        passages: the kinds of other paragraphs, by words that they hold; the rest is body.
        published: the article's date.
    Raises:
        ValueError: the tree has not as many words as the text, or words are not in the text.
    """
    doc = _parsed(text, tree)
    doc.ents = _names(doc, list(names.items()) if isinstance(names, Mapping) else list(names))
    for extension, default in (("article", None), ("attributions", ()), ("antecedents", None)):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=default)
    kinds: dict[str, PassageKind] = {**({headline: "headline"} if headline else {}), **(passages or {})}
    doc._.article = _article(text, kinds, published=published)
    doc._.attributions = tuple(sorted((_attribution(text, *a) for a in attributions), key=lambda a: a.cue))
    return doc


def _parsed(text: str, tree: str | None) -> Doc:
    cut = _NLP.tokenizer(text)
    rows = [line.split() for line in tree.splitlines() if line.strip()] if tree else _looks(cut)
    columns: dict[str, list[Any]] = {"heads": [], "deps": [], "tags": [], "pos": [], "lemmas": []}
    flat = [(row, n, cell) for row in rows for n, cell in enumerate(row)]
    real = [t.i for t in cut if not t.is_space]
    if len(real) != len(flat):
        raise ValueError(f"{len(real)} words, but the tree has {len(flat)}: {[cut[i].text for i in real]}")
    place = {i: k for k, i in enumerate(real)}
    for token in cut:
        if token.i not in place:
            before = max(token.i - 1, 0)
            _add(columns, before, "dep" if token.i else "ROOT", "_SP", "SPACE", token.text)
            continue
        k = place[token.i]
        _, n, cell = flat[k]
        tag, labelled = cell.split(":", 1) if not cell.startswith(":") else (":", cell[2:])
        dep, head = labelled.rsplit(":", 1)
        tag, _, lemma = tag.partition("/") if tag != "/" else (tag, "", "")
        root = head == "0"
        at = token.i if root else real[k - n + int(head) - 1]
        _add(columns, at, "ROOT" if root else dep, tag, _upos(tag, dep), lemma or _lemma(token.text, tag))
    return Doc(_NLP.vocab, words=[t.text for t in cut], spaces=[bool(t.whitespace_) for t in cut], **columns)


def _add(columns: dict[str, list[Any]], head: int, dep: str, tag: str, pos: str, lemma: str) -> None:
    for key, value in zip(columns, (head, dep, tag, pos, lemma), strict=True):
        columns[key].append(value)


def _looks(cut: Doc) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    for token in cut:
        if token.is_space:
            continue
        word = token.text
        tag = "." if word in ".?!" else word if token.is_punct else "CD" if token.like_num else "NN"
        tag = _CLOSED.get(word.lower(), "NNP" if word[0].isupper() else tag) if tag == "NN" else tag
        rows[-1].append(f"{tag.replace(':', ',')}:{'dep:1' if rows[-1] else 'ROOT:0'}")
        if tag == ".":
            rows.append([])
    return [row for row in rows if row]


def _upos(tag: str, dep: str) -> str:
    if dep in _AUXILIARY:
        return "AUX"
    return _UPOS.get(tag) or _FIRST.get(tag[:1]) or "PUNCT"


def _lemma(word: str, tag: str) -> str:
    if tag in {"NNP", "NNPS"}:
        return word
    lower = word.lower()
    if tag == "NNS" and lower.endswith("ies"):
        return lower[:-3] + "y"
    if tag in {"NNS", "VBZ"} and lower.endswith("s") and not lower.endswith("ss"):
        return lower[:-1]
    return lower


def _names(doc: Doc, names: list[tuple[str, str]]) -> list[Span]:
    taken: set[int] = set()
    found = []
    for words, label in sorted(names, key=lambda n: -len(n[0])):
        at = doc.text.find(words)
        if at < 0:
            raise ValueError(f"{words!r} is not in the text")
        while at >= 0:
            span = doc.char_span(at, at + len(words), label=label)
            if span is not None and not taken & set(range(span.start, span.end)):
                taken |= set(range(span.start, span.end))
                found.append(span)
            at = doc.text.find(words, at + 1)
    return sorted(found, key=lambda s: s.start)


def _attribution(text: str, source: str, cue: str, content: str) -> Attribution:
    """The pieces nearest to the content, or to the cue where there is none."""
    anchor = _find(text, content.split(" … ")[0] if content else cue, 0)

    def spans(words: str) -> Spans:
        return tuple(_near(text, piece, anchor) for piece in words.split(" … ")) if words else ()

    return Attribution(source=spans(source), cue=spans(cue), content=spans(content), confidence=0.9)


def _find(text: str, words: str, start: int) -> int:
    at = text.find(words, start)
    if at < 0:
        raise ValueError(f"{words!r} is not in the text")
    return at


def _near(text: str, words: str, anchor: int) -> tuple[int, int]:
    places = []
    at = _find(text, words, 0)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    best = min(places, key=lambda p: abs(p - anchor))
    return best, best + len(words)


def _article(text: str, kinds: Mapping[str, PassageKind], *, published: str | None) -> Article:
    passages, start = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            kind = next((k for words, k in kinds.items() if words in paragraph), "body")
            passages.append(Passage(span=(start, start + len(paragraph)), kind=kind))
        start += len(paragraph) + 2
    return Article(id=article_id(text), source="test", text=text, passages=tuple(passages), published=published)
