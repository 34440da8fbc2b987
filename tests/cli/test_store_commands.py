"""The commands over a store, as a shell sees them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.record import to_json
from tests.store.invented import invented_records

ROOT = Path(__file__).parent.parent.parent
RECORDS = tuple(invented_records(12, seed=8, people=10))


def _run(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "USER": "tester"}
    return subprocess.run(
        [sys.executable, "-m", "onrecord.cli", *arguments], cwd=folder, env=env, input=given, capture_output=True
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    (folder / "records.jsonl").write_text("".join(to_json(r) + "\n" for r in RECORDS), encoding="utf-8")
    added = _run(folder, "add", "records.jsonl")
    assert added.returncode == 0, added.stderr
    assert added.stdout == b"read 12 articles: 12 new, 0 the same, 0 skipped\n"
    return folder


def _json(folder: Path, *arguments: str) -> object:
    done = _run(folder, *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_adding_again_is_the_same(folder: Path) -> None:
    assert b"0 new, 12 the same" in _run(folder, "add", "records.jsonl").stdout
    lines = (folder / "records.jsonl").read_bytes()
    assert b"0 new, 12 the same" in _run(folder, "add", "-", given=lines).stdout


def test_reading_again_says_what_changed(folder: Path) -> None:
    fewer = msgspec.structs.replace(RECORDS[0], figures=(), silences=())
    (folder / "fewer.jsonl").write_text(to_json(fewer) + "\n", encoding="utf-8")
    told = _run(folder, "add", "fewer.jsonl").stdout.decode()
    assert f"figures: {len(RECORDS[0].figures)} gone, 0 new, 0 changed" in told
    assert _run(folder, "add", "records.jsonl", "--json").stdout.count(b'"gone"') >= 1


def test_articles_from_standard_input_lose_nothing(tmp_path: Path) -> None:
    lines = [{"id": str(n), "text": f"Ada Lund said that it rained for {n} days."} for n in range(2, 4)]
    given = "".join(json.dumps(line) + "\n" for line in lines).encode()
    assert b"read 2 articles: 2 new" in _run(tmp_path, "add", "-", given=given).stdout
    assert b"2 the same" in _run(tmp_path, "add", "-", given=given).stdout


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="a system without priorities")
def test_adding_gives_way_to_whoever_looks(tmp_path: Path) -> None:
    asked = "import os; from onrecord.cli.add import _give_way; _give_way(); print(os.getpriority(os.PRIO_PROCESS, 0))"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", asked], env=env, capture_output=True, check=True)
    assert int(done.stdout) >= 10


def test_a_broken_line_is_skipped_and_named(folder: Path) -> None:
    (folder / "broken.jsonl").write_text(to_json(RECORDS[0]) + '\n{"format": "onrecord/1"}\n')
    done = _run(folder, "add", "broken.jsonl", "--store", "other.db", "--json")
    assert done.returncode == 3
    assert b"broken.jsonl, line 2" in done.stderr
    account = json.loads(done.stdout)
    assert (account["read"], account["new"], len(account["skipped"])) == (2, 1, 1)


def test_every_question_is_answered_in_text_and_json(folder: Path) -> None:
    name = max((e for r in RECORDS for e in r.entities if e.kind == "person"), key=lambda e: len(e.name)).name
    for arguments in (
        ("who", name),
        ("said", "harbor"),
        ("said", "resign", "--since", "2015", "--until", "2030-01"),
        ("said", "--speaker", name),
        ("timeline",),
        ("timeline", "--about", name),
        ("figures", "ferries"),
        ("silences",),
        ("corrections",),
        ("questions",),
    ):
        done = _run(folder, *arguments)
        assert done.returncode == 0, arguments
        assert not done.stderr or b"--limit 0 for all" in done.stderr or not done.stdout, arguments
        _json(folder, *arguments)
    who = _json(folder, "who", name)
    assert who["who"]["name"] == name  # type: ignore[index]
    assert name.encode() in _run(folder, "who", name).stdout


def test_a_list_says_that_there_is_more(folder: Path) -> None:
    for command in ("said", "timeline", "silences"):
        every = _json(folder, command, "--limit", "0")
        first = _run(folder, command, "--limit", "1", "--json")
        listed = json.loads(first.stdout)
        assert len(every) > 1
        assert listed == (every[-1:] if command == "timeline" else every[:1])
        assert first.stderr.decode().strip() == f"onrecord: 1 of {len(every)}; --limit 0 for all"
        assert b"more" not in _run(folder, command, "--limit", str(len(every))).stderr


def test_words_need_no_quotation_marks(folder: Path) -> None:
    assert _json(folder, "said", "the", "harbor") == _json(folder, "said", "the harbor") != []


def test_a_correction_is_made_and_taken_back(folder: Path) -> None:
    fact = _json(folder, "said", "harbor", "--limit", "1")[0]["fact"]  # type: ignore[index]
    made = _json(folder, "reject", fact, "--by", "me", "--yes")
    assert (made["kind"], made["author"]) == ("reject", "me")  # type: ignore[index]
    assert _run(folder, "reject", fact, "--yes").returncode == 2
    assert b"rejected already" in _run(folder, "reject", fact, "--yes").stderr
    assert b"undone" in _run(folder, "undo", "--yes").stdout
    assert _json(folder, "said", "harbor", "--limit", "1")[0]["fact"] == fact  # type: ignore[index]


def test_several_are_rejected_or_none(folder: Path) -> None:
    first, second = (said["fact"] for said in _json(folder, "said", "harbor", "--limit", "2"))  # type: ignore[index]
    made = _json(folder, "reject", first, second, first, "--yes")
    assert [one["kind"] for one in made] == ["reject", "reject"]  # type: ignore[index]
    _run(folder, "undo", "--yes")
    assert _run(folder, "reject", second, first, "--yes").returncode == 2  # the first is rejected still
    assert second in {said["fact"] for said in _json(folder, "said", "harbor")}  # type: ignore[index]
    assert b"undone" in _run(folder, "undo", "--yes").stdout


def test_a_speaker_is_corrected(folder: Path) -> None:
    said = _json(folder, "said", "harbor", "--limit", "1")[0]  # type: ignore[index]
    made = _json(folder, "speaker", said["fact"], "--nobody", "--by", "me", "--yes")
    assert (made["kind"], made["author"]) == ("speaker", "me")  # type: ignore[index]
    assert _json(folder, "said", "harbor", "--limit", "1")[0]["speaker"] is None  # type: ignore[index]
    _run(folder, "undo", "--yes")
    assert _json(folder, "said", "harbor", "--limit", "1")[0]["speaker"] == said["speaker"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("who", "Nobody Here"), 1, b"not found"),
        (("reject", "s99.1", "--yes"), 2, b"no statement of that number"),
        (("reject", "s1.1", "s99.1", "--yes"), 2, b"no statement of that number"),
        (("speaker", "s99.1", "--nobody", "--yes"), 2, b"no statement of that number"),
        (("speaker", "s1.1", "--yes"), 2, b"--nobody"),
        (("undo", "99", "--yes"), 2, b"no correction of that number"),
        (("said", "x", "--since", "yesterday"), 2, b"not a date"),
        (("said", "!!"), 2, b"no word"),
        (("who", "x", "--store", "none.db"), 1, b"no store there"),
        (("who", "x", "--store", "records.jsonl"), 1, b"no database"),
        (("add", "records.jsonl", "--store", "no/such/folder.db"), 1, b"no folder"),
        (("split", "e1", "--yes"), 2, b"what to split off"),
        (("questions", "--no", "99"), 2, b"no question"),
    ],
)
def test_what_cannot_be_done_is_said(folder: Path, arguments: tuple[str, ...], status: int, words: bytes) -> None:
    before = sorted(p.name for p in folder.iterdir())
    done = _run(folder, *arguments)
    assert (done.returncode, done.stdout) == (status, b"")
    assert words in done.stderr
    assert b"Traceback" not in done.stderr
    assert sorted(p.name for p in folder.iterdir()) == before


def test_a_name_that_fits_many_is_listed(folder: Path) -> None:
    surnames = [
        e.name.split()[-1] for e in {e.name: e for r in RECORDS for e in r.entities if e.kind == "person"}.values()
    ]
    shared = [s for s in surnames if surnames.count(s) > 1]
    if shared:
        done = _run(folder, "who", shared[0])
        assert done.returncode == 2
        assert b"which one?" in done.stderr and done.stderr.count(b"\n  e") == surnames.count(shared[0])


def test_lines_that_are_no_records_cost_themselves_only(tmp_path: Path) -> None:
    good = [to_json(record) for record in RECORDS[:3]]
    deep = good[0][:-1] + ',"more":' + "[" * 100_000
    lines = [good[0], deep, "{}", good[1], "BROKEN", "", good[2]]
    (tmp_path / "r.jsonl").write_bytes("\n".join(lines).encode().replace(b"BROKEN", b"\xff"))
    done = _run(tmp_path, "add", "r.jsonl")
    assert done.stdout == b"read 6 articles: 3 new, 0 the same, 3 skipped\n"
    assert done.returncode == 3
    said = done.stderr.decode().splitlines()
    assert [line.split(": ")[1] for line in said] == ["r.jsonl, line 2", "r.jsonl, line 3", "r.jsonl, line 5"]
    assert "nested too deep" in said[0]
    assert b"Traceback" not in done.stderr


def test_a_folder_of_parquet_makes_a_store_again(folder: Path, tmp_path: Path) -> None:
    store = str(folder / "onrecord.db")
    assert _run(tmp_path, "export", store, "--to", "parquet", "--out", "lake").returncode == 0
    (tmp_path / "lake" / "records").mkdir()
    (tmp_path / "lake" / "records" / "part-1.parquet").write_bytes(b"PAR1 and no more")
    done = _run(tmp_path, "add", "lake", "--store", "again.db")
    assert done.stdout == b"read 13 articles: 12 new, 0 the same, 1 skipped\n"
    assert b"lake/records/part-1.parquet: damaged" in done.stderr
    assert done.returncode == 3
    first, again = (
        _json(folder, "said", "the", "--limit", "0", "--store", s) for s in (store, str(tmp_path / "again.db"))
    )
    assert len(first) == len(again) > 12


def test_a_page_that_a_parser_fails_on_costs_itself_only(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<object>html")
    (tmp_path / "b.txt").write_text("Ada Lund said that it rained.")
    done = _run(tmp_path, "add", ".")
    assert (done.stdout, done.returncode) == (b"read 2 articles: 1 new, 0 the same, 1 skipped\n", 3)
    assert b"onrecord: a.html: the parser failed on it (AssertionError)" in done.stderr


HUGE = "9" * 30
NOT_TEXT = "Ada \udcff"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("who", f"#{HUGE}"), 1, "nobody of that number"),
        (("who", "#" + "9" * 5000), 1, "nobody of that number"),
        (("who", NOT_TEXT), 1, "UTF-8"),
        (("who", "x", "--limit", HUGE), 2, "1000000"),
        (("said", "--limit", HUGE), 2, "1000000"),
        (("said", "--limit", "-1"), 2, "--limit"),
        (("said", NOT_TEXT), 2, "search for words"),
        (("said", "a\0b"), 2, "search for words"),
        (("said", "--speaker", NOT_TEXT), 1, "UTF-8"),
        (("said", "--since", "2024-99"), 2, "not a date"),
        (("said", "--since", "٢٠٢٤"), 2, "not a date"),
        (("said", "--until", "2023-02-29"), 2, "not a date"),
        (("timeline", "--until", NOT_TEXT), 2, "not a date"),
        (("timeline", "--about", NOT_TEXT), 1, "UTF-8"),
        (("timeline", "--about", f"i{HUGE}"), 1, "nobody of that number"),
        (("silences", "--party", f"#{HUGE}"), 1, "nobody of that number"),
        (("silences", "--limit", HUGE), 2, "1000000"),
        (("figures", "a\0"), 2, "search for words"),
        (("questions", "--yes", HUGE), 2, "no question"),
        (("questions", "--no", f"-{HUGE}"), 2, "no question"),
        (("merge", f"#{HUGE}", "e1", "--yes"), 1, "nobody of that number"),
        (("merge", NOT_TEXT, "e1", "--yes"), 1, "UTF-8"),
        (("rename", "e1", NOT_TEXT, "--yes"), 2, "the new name has"),
        (("rename", "e1", "a\0b", "--yes"), 2, "the new name has U+0000"),
        (("rename", "e1", "x" * 100_000, "--yes"), 2, "300 at most"),
        (("rename", "e1", "", "--yes"), 2, "the new name is empty"),
        (("rename", "e1", "Ada New", "--by", NOT_TEXT, "--yes"), 2, "the author has"),
        (("split", "e1", "--article", HUGE, "--yes"), 2, "no article"),
        (("split", "e1", "--name", NOT_TEXT, "--yes"), 2, "no article"),
        (("speaker", f"s{HUGE}.1", "--nobody", "--yes"), 2, "no statement of that number"),
        (("speaker", "s1.1", NOT_TEXT, "--yes"), 1, "UTF-8"),
        (("reject", f"s1.{HUGE}", "--yes"), 2, "no statement of that number"),
        (("reject", NOT_TEXT, "--yes"), 2, "not a fact's id"),
        (("undo", HUGE, "--yes"), 2, "no correction"),
        (("add", "records.jsonl", "--published", "2024-99-99"), 2, "--published"),
        (("add", "records.jsonl", "--published", NOT_TEXT), 2, "--published"),
        (("add", "records.jsonl", "--published", "2024-99-99", "--store", "new.db"), 2, "--published"),
        (("add", "none.txt", "--store", "new.db"), 1, "no such file"),
        (("add", "records.jsonl", "--store", "/dev/null"), 1, "a device, not a file"),
        (("add", "records.jsonl", "--store", "."), 1, "a folder, not a file"),
        (("add", "records.jsonl", "--store", "x" * 300), 1, "cannot be used"),
        (("said", "--store", "empty.db"), 1, "an empty file, and no store"),
        (("undo", "--store", "empty.db", "--yes"), 1, "an empty file, and no store"),
        (("serve", "empty.db"), 1, "an empty file, and no store"),
        (("serve", "/dev/null"), 1, "a device, not a file"),
        (("serve", "--host", NOT_TEXT), 2, "--host: has characters"),
        (("serve", "--password", NOT_TEXT), 2, "--password: has characters"),
        (("serve", "--host", "a" * 70, "--password", "x"), 1, "cannot be served there"),
        (("corrections", "--store", "/dev/null"), 1, "a device, not a file"),
        (("corrections", "--store", NOT_TEXT), 1, "no store there"),
        (("rename", "e1", "x", "--store", "none.db", "--yes"), 1, "no store there"),
    ],
)  # fmt: skip
def test_odd_input_is_named_and_changes_nothing(
    folder: Path, arguments: tuple[str, ...], status: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr("onrecord.cli.add._give_way", lambda: None)  # of the tests' own process
    Path("empty.db").touch()
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    done = CliRunner().invoke(app, arguments)
    assert isinstance(done.exception, SystemExit), done.exception
    assert (done.exit_code, done.stdout) == (status, "" if "none.txt" not in arguments else done.stdout)
    assert words in done.stderr
    assert len(done.stderr) < 700
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_a_name_that_is_not_utf8_is_told_in_json(tmp_path: Path) -> None:
    done = _run(tmp_path, "add", "odd\udcff.txt", "--json")
    assert done.returncode == 1
    assert "odd\ufffd.txt" in json.loads(done.stdout)["skipped"][0]
