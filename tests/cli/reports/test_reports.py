"""The reports: what they find, in lines, JSON and CSV; nothing found is said, and so is how much is shown."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.app import app
from onrecord.errors import SearchError
from onrecord.record import Dispute, Party, Position, Tie
from onrecord.resolve import open_store
from tests.store.small import Small

FIRST = "Ada Marsh, the mayor, said Boris Quill had lied. Boris Quill opposed the bridge. It rained for 12 days. The two differ."
SECOND = "Ada Marsh, who left, spoke. Boris Quill hired Ada Marsh. Some said “it is over”. Carla Dunn came."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports") / "store.db"
    one = Small(FIRST, source="a.txt", published="2021-05-01", publisher="The Mail")
    ada, boris = one.entity("Ada Marsh"), one.entity("Boris Quill")
    one.article = msgspec.structs.replace(one.article, section="Metro")
    one.statement("Boris Quill had lied", ada, mode="indirect")
    one.office(ada, "mayor")
    one.positions.append(
        Position(actor=boris, actor_text="Boris Quill", act="oppose", target=one.at("the bridge"),
                 evidence=(one.at("Boris Quill opposed the bridge"),), confidence=0.8)
    )  # fmt: skip
    dispute = Dispute(
        parties=(Party(entity=ada, text="Ada Marsh"), Party(entity=boris, text="Boris Quill")), kind="account",
        about=one.at("the bridge"), evidence=(one.at("The two differ"),), confidence=0.7,
    )  # fmt: skip
    two = Small(SECOND, source="b.txt", published="2021-06-01", publisher="The Mail")
    ada, boris, carla = two.entity("Ada Marsh"), two.entity("Boris Quill"), two.entity("Carla Dunn")
    two.office(ada, "mayor", words="Ada Marsh, who left")
    left = msgspec.structs.replace(two.offices[0], status="former")
    two.statement("“it is over”", None)
    tie = Tie(
        kind="hired_by", subject=ada, object=boris, evidence=(two.at("Boris Quill hired Ada Marsh"),), confidence=0.9
    )
    with open_store(path) as opened:
        opened.add(msgspec.structs.replace(one.record(), disputes=(dispute,)))
        opened.add(msgspec.structs.replace(two.record(), offices=(left,), ties=(tie,)))
    assert carla
    return path


def run(store: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--store", str(store)])


REPORTS = [
    (("about", "Boris Quill"), "2021-05-01  Ada Marsh said Boris Quill had lied  [s1.1; The Mail, 2021-05-01]"),
    (("about", "Boris Quill", "Ada Marsh"), "2021-05-01  Ada Marsh said Boris Quill had lied  [s1.1; The Mail, 2021-05-01]"),
    (("offices", "--on", "mayor"), "2021-06-01  Ada Marsh: mayor, former  [o2.1; The Mail, 2021-06-01]"),
    (("offices", "--day", "2021-05"), "Ada Marsh: mayor, in articles 2021-05-01 to 2021-05-01, 2 articles  [o2.1]"),
    (("positions", "--of", "Boris Quill"), "2021-05-01  Boris Quill opposed the bridge  [p1.1; The Mail, 2021-05-01]"),
    (("positions", "--on", "bridge"), "2021-05-01  Boris Quill opposed the bridge  [p1.1; The Mail, 2021-05-01]"),
    (("disputes",), "2021-05-01  Ada Marsh and Boris Quill contradict each other on the bridge: The two differ  [d1.1; The Mail, 2021-05-01]"),
    (("ties", "--from", "Ada Marsh", "--to", "Boris Quill"), "2021-06-01  Ada Marsh hired by Boris Quill: Boris Quill hired Ada Marsh  [t2.1; The Mail, 2021-06-01]"),
    (("changes", "Ada Marsh"), "2021-06-01  mayor: current → former  [o2.1; The Mail, 2021-06-01]"),
    (("compare", "Ada Marsh", "Boris Quill"), "statements about the other  1  |  0"),
    (("sources", "--by", "section"), "Metro: Ada Marsh e1  1 statement in 1 article, 100%"),
    (("sources",), "The Mail: unnamed  1 statement in 1 article, 50%"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "line"), REPORTS)
def test_a_report_in_lines_json_and_csv(store: Path, arguments: tuple[str, ...], line: str) -> None:
    done = run(store, *arguments)
    assert done.exit_code == 0, done.output
    assert line in done.stdout.splitlines()
    rows = json.loads(run(store, *arguments, "--json").stdout)
    table = [*csv.reader(io.StringIO(run(store, *arguments, "--csv").stdout))]
    assert len(rows) == len(table) - 1 == len(done.stdout.splitlines())


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("ties", "--from", "Boris Quill"), 0, "nothing found"),
        (("positions", "--on", "zebra"), 0, "nothing found"),
        (("about", "Carla Dunn"), 0, "nothing found"),
        (("about", "Carla Marsh"), 1, "not found; nearest:"),
        (("positions", "--since", "2016-13"), 2, "not a date"),
        (("sources", "--limit", "1"), 0, "1 of 2; --limit 0 for all"),
        (("offices", "--day", "2021-06"), 0, "nothing found"),
        (("offices", "--day", "2021-13"), 2, "not a date"),
        (("disputes", "--json", "--csv"), 2, "give one of them"),
    ],
)
def test_what_is_not_there_is_said(store: Path, arguments: tuple[str, ...], status: int, told: str) -> None:
    done = run(store, *arguments)
    assert (done.exit_code, told in done.stderr) == (status, True), done.output


def test_ties_are_never_turned_round(store: Path) -> None:
    assert run(store, "ties", "--from", "Boris Quill", "--to", "Ada Marsh").stdout == ""


def test_python_has_the_same(store: Path) -> None:
    with open_store(store, readonly=True) as opened:
        assert [one.act for one in opened.positions(of="Boris Quill").rows] == ["oppose"]
        assert opened.sources(by="all", limit=1).total == 2
        assert {one.what for one in opened.changes("Ada Marsh")} == {"mayor"}


def test_sources_are_counted_by_what_there_is(store: Path) -> None:
    with (
        open_store(store, readonly=True) as opened,
        pytest.raises(SearchError, match="one of publisher, author, section, all"),
    ):
        opened.sources(by="mood")  # type: ignore[arg-type]


def test_sources_are_summed_up_in_a_line(store: Path) -> None:
    (line,) = run(store, "sources", "--shares").stdout.splitlines()
    assert line.startswith("The Mail: 2 statements, ")
    assert line.endswith("no named source 50%")
