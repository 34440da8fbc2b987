"""The command: what it writes where, what it says on standard error, and how it ends."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.app import app
from onrecord.errors import ReadingError
from onrecord.record import Article, Record
from tests.intake.texts import ARTICLE, GERMAN

Run = Callable[..., Result]


def fake_read_articles(
    articles: Iterable[Article],
    *,
    threads: int = 0,
    skipped: Callable[[Exception], None] | None = None,
    fiscal_start: int = 10,
) -> Iterator[Record]:
    """Records with nothing in them: what is read is tested elsewhere. Fails on articles of a defect."""
    for article in articles:
        if "defect" in article.text and skipped is not None:
            skipped(ReadingError(f"{article.source}: onrecord failed"))
        else:
            yield Record(article=article)


def fakes() -> dict[str, ModuleType]:
    """Stand-ins for the network and the views, by the names of their modules."""
    reading = ModuleType("onrecord.facts.read")
    reading.read_articles = fake_read_articles  # type: ignore[attr-defined]
    terminal = ModuleType("onrecord.export.terminal")
    terminal.render = lambda record, console: console.print(f"read “{record.article.title}”", style="bold red")  # type: ignore[attr-defined]
    html = ModuleType("onrecord.export.html")
    html.render = lambda record: f"<!doctype html><title>{record.article.title}</title>"  # type: ignore[attr-defined]
    return {module.__name__: module for module in (reading, terminal, html)}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    for name, module in fakes().items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.txt").write_text(ARTICLE.replace("east pier", "west pier"))
    return lambda *arguments: CliRunner().invoke(app, ["read", *map(str, arguments)])


def test_the_text_view_is_for_a_person(run: Run) -> None:
    result = run("a.txt", "b.txt")
    assert result.stdout == "read “Harbour board closes the east pier”\nread “Harbour board closes the west pier”\n"
    assert (result.stderr, result.exit_code) == ("", 0)


def test_an_article_that_onrecord_fails_on_costs_itself_only(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text(ARTICLE.replace("east pier", "defect pier"))
    result = run("a.txt", "c.txt", "b.txt", "--format", "jsonl")
    assert [Path(json.loads(line)["article"]["source"]).name for line in result.stdout.splitlines()] == [
        "a.txt",
        "b.txt",
    ]
    assert "c.txt: onrecord failed" in result.stderr and "skipped 1 input" in result.stderr
    assert result.exit_code == 3
    alone = run("c.txt", "--format", "json", "--out", "c.json")
    assert alone.exit_code == 1 and not (tmp_path / "c.json").exists()


def test_json_is_one_record(run: Run) -> None:
    result = run("a.txt", "--format", "json", "--published", "2021-03-04")
    record = json.loads(result.stdout)
    assert record["format"] == "onrecord/1"
    assert record["article"]["text"] == ARTICLE
    assert (record["article"]["published"], record["article"]["published_basis"]) == ("2021-03-04", "given")
    assert result.exit_code == 0


def test_json_has_no_room_for_two(run: Run) -> None:
    result = run("a.txt", "b.txt", "--format", "json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "use --format jsonl" in result.stderr


def test_jsonl_is_a_record_a_line_in_order(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c.jsonl").write_text('{"id": "c1", "text": "A vote.", "published": "2016-09-25"}\n')
    result = run("b.txt", "c.jsonl", "a.txt", "--format", "jsonl")
    articles = [json.loads(line)["article"] for line in result.stdout.splitlines()]
    assert [article["source"] for article in articles] == ["b.txt", "c1", "a.txt"]
    assert articles[1]["published"] == "2016-09-25"


def test_out_writes_the_file_whole(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("old")
    result = run("a.txt", "b.txt", "--format", "jsonl", "--out", "out.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "out.jsonl"]


@pytest.mark.parametrize(("name", "begins"), [("out.jsonl", '{"format"'), ("OUT.JSON", "{"), ("out.txt", "read “")])
def test_the_ending_of_out_says_the_form(run: Run, tmp_path: Path, name: str, begins: str) -> None:
    assert run("a.txt", "--out", name).exit_code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_out_keeps_the_text_view(run: Run, tmp_path: Path) -> None:
    run("a.txt", "--out", "out.txt")
    assert (tmp_path / "out.txt").read_text() == "read “Harbour board closes the east pier”\n"


def test_a_reading_that_breaks_leaves_what_was_there(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(
        articles: Iterable[Article], *, threads: int = 0, skipped: object = None, fiscal_start: int = 10
    ) -> Iterator[Record]:
        yield Record(article=next(iter(articles)))
        raise RuntimeError

    monkeypatch.setattr(sys.modules["onrecord.facts.read"], "read_articles", broken)
    (tmp_path / "out.jsonl").write_text("old")
    assert isinstance(run("a.txt", "b.txt", "--format", "jsonl", "--out", "out.jsonl").exception, RuntimeError)
    assert (tmp_path / "out.jsonl").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "out.jsonl"]


def test_nothing_read_leaves_what_was_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("old")
    assert run("no.txt", "--format", "json", "--out", "out.json").exit_code == 1
    assert (tmp_path / "out.json").read_text() == "old"


def test_html_is_a_page_an_article(run: Run, tmp_path: Path) -> None:
    assert run("a.txt", "--format", "html").stdout.startswith("<!doctype html><title>Harbour board closes the east")
    assert run("a.txt", "--format", "html", "--out", "a.html").exit_code == 0
    assert (tmp_path / "a.html").read_text().endswith("east pier</title>")
    (tmp_path / "c.jsonl").write_text(
        '{"id": "x/../b", "text": "A vote."}\n{"id": "b", "text": "Two votes."}\n{"id": "///", "text": "No vote."}\n'
    )
    assert run("a.txt", "b.txt", "c.jsonl", "--format", "html", "--out", "pages").exit_code == 0
    names = sorted(path.name for path in (tmp_path / "pages").iterdir())
    assert len(names) == 5
    assert {"a.html", "b.html", "article.html"} < set(names)


@pytest.mark.parametrize("out", [(), ("--out", "many.html")])
def test_one_page_has_no_room_for_two(out: tuple[str, ...], run: Run) -> None:
    result = run("a.txt", "b.txt", "--format", "html", *out)
    assert result.exit_code == 2
    assert "give --out a folder" in result.stderr


def test_what_is_skipped_is_said_and_the_rest_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "german.txt").write_text(GERMAN)
    (tmp_path / "c.jsonl").write_text('{"id": "c1"}\n{"id": "c2", "text": "A vote.", "published": "2021-02-30"}\n')
    result = run("no.txt", "a.txt", "german.txt", "c.jsonl", "--format", "jsonl")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    said = result.stderr.splitlines()
    assert [line.split(": ")[1] for line in said[:-1]] == ["no.txt", "german.txt", "c.jsonl:1", "c.jsonl:2"]
    assert said[-1] == "onrecord: read 1 article, skipped 4 inputs"


def test_files_of_other_kinds_in_a_folder_are_said_and_are_no_failure(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    result = run(".", "--format", "jsonl")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 2)
    assert result.stderr == "onrecord: .: left out photo.png (no form of an article)\n"


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("no.txt",), 1, "no.txt: no such file"),
        (("a.txt", "--published", "11/11/2022"), 2, "--published: '11/11/2022' is not a date"),
        (("a.txt", "--published", "2022-13-01"), 2, "give a day as YYYY-MM-DD"),
        (("a.txt", "--format", "xml"), 2, "xml"),
        (("a.txt", "--threads", "-1"), 2, "-1 is too small: give 0 or more"),
        (("a.txt", "--threads", "two"), 2, "two is no whole number"),
        (("a.txt", "--fiscal-start", "13"), 2, "13 is too large: give 12 or less"),
        ((), 2, "PATHS"),
        (
            ("a.txt", "--out", "no/such/folder.txt"),
            2,
            "cannot be written (there is no folder no/such); give --out another place",
        ),
        (("a.txt", "--format", "json", "--out", "."), 2, "is a folder; give a file"),
    ],
)
def test_how_it_ends(arguments: tuple[str, ...], status: int, says: str, run: Run) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (status, "")
    assert says in result.stderr


# The same stand-ins in a process of its own, for what only a process shows.
DRIVER = f"""
import sys
sys.path[:0] = {[str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "src")]!r}
from tests.cli.test_read import fakes
sys.modules.update(fakes())
from onrecord.cli import main
main()
"""


def process(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, "read", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )  # type: ignore[call-overload,no-any-return]


def test_standard_input_is_read(tmp_path: Path) -> None:
    child = process("-", "--format", "json", stdin=subprocess.PIPE)
    out, err = child.communicate(ARTICLE.replace("\n", "\r\n").encode())
    article = json.loads(out)["article"]
    assert (article["source"], article["text"], err, child.returncode) == ("-", ARTICLE.replace("\n", "\r\n"), b"", 0)


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    line = json.dumps({"id": "x", "text": ARTICLE}) + "\n"
    (tmp_path / "a.jsonl").write_text(line * 2000)
    child = process(str(tmp_path / "a.jsonl"), "--format", "jsonl")
    assert child.stdout and child.stderr
    assert json.loads(child.stdout.readline())["article"]["source"] == "x"
    child.stdout.close()
    assert child.stderr.read() == b""
    assert child.wait() == 0
    child.stderr.close()


def test_no_progress_and_no_colour_in_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    out, err = process(str(tmp_path / "a.txt"), env={**os.environ, "COLUMNS": "20", "LC_ALL": "C"}).communicate()
    assert out.decode() == "read “Harbour board closes the east pier”\n"
    assert err == b""


def test_progress_is_shown_at_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.cli.io.progress import shown

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    records = [Record(article=Article(id="x", source="x", text="x"))] * 2
    for among_text in (False, True):
        assert list(shown(records, among_text=among_text)) == records
    assert "Reading: 2 done" in terminal.getvalue()
