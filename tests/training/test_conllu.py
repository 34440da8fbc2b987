"""Trees, names and coreference from CoNLL-U and column files."""

from __future__ import annotations

import gzip
from pathlib import Path

from tests.training.tiny import conllu, iob2, write_corpora
from training.conllu import read_ewt, read_gum, read_iob


def test_gum_has_trees_names_and_chains(tmp_path: Path) -> None:
    data = write_corpora(tmp_path, articles=1)
    (document,) = read_gum(data / "gum" / "train")
    assert document.name == "GUM_news_pier"
    assert (document.names or [])[:3] == ["B-PERSON", "I-PERSON", "O"]
    assert (document.heads or [])[2] == -1
    assert [(document.words[word], chain) for word, chain in document.mentions or []] == [("Lee", 1), ("Lee", 1)]


def test_ewt_takes_names_where_its_sentences_have_them(tmp_path: Path) -> None:
    trees, names = tmp_path / "en.conllu.gz", tmp_path / "en.iob2"
    with gzip.open(trees, "wt", encoding="utf-8") as file:
        file.write(conllu("ewt", entities=False))
    names.write_text(iob2(), encoding="utf-8")
    (with_names,) = read_ewt(trees, names)
    (without,) = read_ewt(trees, None)
    assert (with_names.names or [])[:3] == ["B-PERSON", "I-PERSON", "O"]
    assert without.names is None
    names.write_text(iob2().replace("Gridwell", "Gridworks"), encoding="utf-8")
    (other,) = read_ewt(trees, names)
    assert other.names is None  # a sentence that has no tags leaves the document without


def test_wikigold_becomes_bio(tmp_path: Path) -> None:
    path = tmp_path / "gold.txt"
    rows = "-DOCSTART- O\n\nAnn I-PER\nLee I-PER\nmet O\nBo I-PER\n\nBo I-PER\nleft O\n\n-DOCSTART- O\n\nAcme I-ORG\n"
    path.write_text(rows, encoding="utf-8")
    first, second = read_iob(path)
    assert first.names == ["B-PERSON", "I-PERSON", "O", "B-PERSON", "B-PERSON", "O"]
    assert [i for i, begins in enumerate(first.sentences or []) if begins] == [0, 4]
    assert second.names == ["B-ORG"]
