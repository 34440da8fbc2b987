"""Identity's scores: without the data there are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.identity import main


def _refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    return told.err


def test_no_score_is_printed_without_the_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = _refused(["--data", str(tmp_path)], capsys)
    assert f"{tmp_path / 'meantime' / 'intra_cross-doc_annotation'}: no articles of MEANTIME; give --data" in told


def test_a_store_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "meantime" / "intra_cross-doc_annotation" / "corpus" / "1.xml"
    article.parent.mkdir(parents=True)
    article.write_text("<Document/>")
    told = _refused(["--data", str(tmp_path), "--store", str(tmp_path / "none.db")], capsys)
    assert f"{tmp_path / 'none.db'}: no such file; give --store" in told
