"""Archives: what is in them is read as in a folder; damage, passwords and bombs cost what they touch."""

from __future__ import annotations

import bz2
import gzip
import lzma
from pathlib import Path

import pytest

from onrecord.errors import ParserError, TooLongError, UnreadableArticleError
from tests.intake.formats.made import PAGE, read, tarred, write, zipped
from tests.intake.texts import ARTICLE


def test_the_members_of_a_zip_are_read_in_order(tmp_path: Path) -> None:
    inner = zipped({"c.txt": ARTICLE})
    members = {"b/2.html": PAGE, "a.txt": ARTICLE, "z.zip": inner, "photo.png": b"\x89PNG", ".hidden.txt": ARTICLE}
    path = write(tmp_path / "news.zip", zipped(members))
    articles, skipped, left = read(path)
    assert [a.source for a in articles] == [f"{path}/a.txt", f"{path}/b/2.html", f"{path}/z.zip/c.txt"]
    assert skipped == []
    assert left == [f"{path}: left out photo.png (no form of an article)"]


def test_a_day_in_the_name_of_a_member_is_its_day(tmp_path: Path) -> None:
    (article,), _, _ = read(write(tmp_path / "n.zip", zipped({"2024-05-17-pier.txt": ARTICLE})))
    assert (article.published, article.published_basis) == ("2024-05-17", "metadata")


@pytest.mark.parametrize("name", ["n.tar", "n.tar.gz", "n.tgz", "n.tar.bz2", "n.tar.xz"])
def test_tar_is_read_packed_or_not(tmp_path: Path, name: str) -> None:
    data = tarred({"a.txt": ARTICLE, "b.html": PAGE})
    pack = {".tar": bytes, ".gz": gzip.compress, ".tgz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}
    path = write(tmp_path / name, pack[Path(name).suffix](data))
    articles, skipped, _ = read(path)
    assert [a.source for a in articles] == [f"{path}/a.txt", f"{path}/b.html"]
    assert skipped == []


def test_one_packed_file_keeps_its_name(tmp_path: Path) -> None:
    path = write(tmp_path / "2024-05-17 pier.txt.gz", gzip.compress(ARTICLE.encode()))
    (article,), skipped, _ = read(path)
    assert (article.source, article.published, skipped) == (str(path), "2024-05-17", [])


def test_what_a_name_says_wrongly_its_content_says(tmp_path: Path) -> None:
    (article,), skipped, _ = read(write(tmp_path / "story.txt", zipped({"a.txt": ARTICLE})))
    assert article.text == ARTICLE
    assert skipped == []


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".epub"])
def test_a_damaged_document_is_called_by_its_name(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / f"story{suffix}", zipped({"a.txt": ARTICLE})[:60])
    _, (error,), _ = read(path)
    assert str(error).startswith(f"{path}: a damaged {suffix} (")
    assert str(error).endswith("save it anew, or as .txt")


def test_a_damaged_archive_is_named(tmp_path: Path) -> None:
    data = gzip.compress(ARTICLE.encode())
    cut = write(tmp_path / "cut.gz", data[: len(data) // 2])
    articles, (error,), _ = read(cut)
    assert articles == []
    assert isinstance(error, ParserError)
    assert str(error).startswith(f"{cut}: damaged where it is unpacked")
    zip_cut = write(tmp_path / "cut.zip", zipped({"a.txt": ARTICLE})[:-30])
    _, (error,), _ = read(zip_cut)
    assert "a damaged archive" in str(error)


def test_a_broken_member_costs_itself_only(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": ARTICLE, "b.txt": ARTICLE}))
    data[60] ^= 255
    articles, (error,), _ = read(write(tmp_path / "n.zip", bytes(data)))
    assert [a.source[-5:] for a in articles] == ["b.txt"]
    assert "a.txt" in str(error)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = zipped({"a.txt": b"x" * 50_000_000, "b.txt": ARTICLE})
    articles, (error,), _ = read(write(tmp_path / "bomb.zip", bomb))
    assert isinstance(error, TooLongError)
    assert "as no text packs" in str(error)
    assert [a.source[-5:] for a in articles] == ["b.txt"]
    _, (error,), _ = read(write(tmp_path / "bomb.gz", gzip.compress(b"one word " * 5_000_000)))
    assert isinstance(error, TooLongError)


def test_archives_in_archives_have_an_end(tmp_path: Path) -> None:
    data = zipped({"a.txt": ARTICLE})
    for _ in range(6):
        data = zipped({"n.zip": data, "a.txt": ARTICLE})
    articles, (error,), _ = read(write(tmp_path / "n.zip", data))
    assert len(articles) == 4
    assert isinstance(error, TooLongError)
    assert "archives in each other" in str(error)


def test_a_password_is_said(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": ARTICLE}))
    data[6] |= 1  # of its own header
    data[data.index(b"PK\x01\x02") + 8] |= 1  # of the directory
    _, (error,), _ = read(write(tmp_path / "n.zip", bytes(data)))
    assert isinstance(error, UnreadableArticleError)
    assert "under a password" in str(error)


@pytest.mark.parametrize(("member", "what"), [("ppt/presentation.xml", "slides"), ("xl/workbook.xml", "a spreadsheet")])
def test_what_is_no_article_is_named(tmp_path: Path, member: str, what: str) -> None:
    _, (error,), _ = read(write(tmp_path / "x.zip", zipped({member: "<x/>"})))
    assert what in str(error)
