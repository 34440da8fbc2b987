"""Which files a folder holds, and which of them are no files to open."""

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import MissingInputError, OnRecordError, UnreadableArticleError
from onrecord.intake import open_articles
from onrecord.record import Article
from tests.intake.texts import ARTICLE

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes that have a name")


def read(*paths: Path | str) -> tuple[list[Article], list[OnRecordError], list[str]]:
    skipped: list[OnRecordError] = []
    left: list[str] = []
    articles = list(open_articles(paths, skipped=skipped.append, left_out=left.append))
    return articles, skipped, left


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)  # a socket's path has 100 characters at most
    (tmp_path / "dd").mkdir()
    (tmp_path / "dd" / "ok.txt").write_text(ARTICLE)
    yield Path("dd")


def test_what_a_folder_holds_and_is_no_file_is_passed_over_with_a_word(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "other").mkdir()
    (folder / "up.txt").symlink_to("..")
    (folder / "other" / "again").symlink_to("..")
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(str(folder / "s.txt"))
        articles, skipped, left = read(folder)
    assert ([article.source for article in articles], skipped) == (["dd/ok.txt"], [])
    assert left == [
        "dd: left out other/again, up.txt (a link to a folder)",
        "dd: left out pipe.txt (a named pipe)",
        "dd: left out s.txt (a socket)",
    ]


@pytest.mark.parametrize(("target", "says"), [("a.txt", "Too many levels"), ("nowhere", "No such file")])
def test_a_link_in_a_folder_that_leads_nowhere_is_named(folder: Path, target: str, says: str) -> None:
    (folder / "a.txt").symlink_to(target)
    (folder / "b.png").symlink_to(target)
    articles, skipped, _ = read(folder)
    assert len(articles) == 1
    assert [type(error) for error in skipped] == [UnreadableArticleError]
    assert str(skipped[0]).startswith(f"dd/a.txt: cannot be read ({says}")


def test_links_to_files_are_read(folder: Path) -> None:
    (folder / "z.txt").symlink_to("ok.txt")
    assert [article.source for article in read(folder)[0]] == ["dd/ok.txt", "dd/z.txt"]


@pytest.mark.parametrize(
    ("name", "target", "error", "says"),
    [
        ("loop", "loop", UnreadableArticleError, "loop: cannot be read (Too many levels"),
        ("link", "nowhere", MissingInputError, "link: a link to nothing; give"),
        ("ok.txt/x", None, MissingInputError, "ok.txt/x: no such file"),
        ("a\0b", None, MissingInputError, "no such file"),
        ("\ud800", None, MissingInputError, "no such file"),
    ],
)
def test_a_path_that_leads_nowhere_is_named(
    folder: Path, name: str, target: str | None, error: type[OnRecordError], says: str
) -> None:
    if target is not None:
        (folder / name).symlink_to(target)
    articles, skipped, _ = read(f"{folder}/{name}", folder / "ok.txt")
    assert len(articles) == 1
    assert [type(e) for e in skipped] == [error]
    assert says in str(skipped[0])


def test_a_socket_is_named(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("s.txt")
        _, skipped, _ = read("s.txt")
    assert str(skipped[0]) == "s.txt: a socket, not a file; give a file, or - for standard input"


def test_a_pipe_that_is_given_by_its_name_is_read(folder: Path) -> None:
    os.mkfifo("pipe")
    writer = threading.Thread(target=Path("pipe").write_text, args=(ARTICLE,))
    writer.start()
    (article,), skipped, _ = read("pipe")
    writer.join()
    assert (article.text, article.source, skipped) == (ARTICLE, "pipe", [])


def test_a_pipe_that_is_given_by_its_number_is_read() -> None:
    end, start = os.pipe()
    os.write(start, ARTICLE.encode())
    os.close(start)
    (article,), skipped, _ = read(f"/dev/fd/{end}")
    os.close(end)
    assert (article.text, skipped) == (ARTICLE, [])


def test_a_device_is_read_as_far_as_an_article_may_reach() -> None:
    _, skipped, _ = read("/dev/zero", "/dev/null")
    assert ["more than 10,000,000 bytes" in str(skipped[0]), "nothing but space" in str(skipped[1])] == [True, True]
