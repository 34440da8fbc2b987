"""`onrecord mcp`, asked by the protocol's own client over standard input and output."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp_types import CallToolResult, Tool
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.record.kinds import FACTS
from onrecord.resolve import open_store
from tests.store.small import Small
from tests.web.story import answered, asked, small_store

PAGE = Path(__file__).parent.parent.parent / "docs" / "mcp.md"


def denial() -> Small:
    text = "Carla Nunez denied that the dam leaks. Ada Marsh, mayor of Port Hale, said it leaks. Cora Nunez opposed the dam."
    small = Small(text, source="three.txt", published="2021-06-01", publisher="The Ledger")
    carla = small.entity("Carla Nunez")
    ada = small.entity("Ada Marsh")
    small.entity("Cora Nunez")
    small.statement("that the dam leaks", carla, mode="indirect", cue="denied", force="denies")
    small.statement("it leaks", ada, mode="indirect", confidence=0.2)
    small.office(ada, "mayor", None, words="mayor of Port Hale", place="Port Hale")
    return small


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("assistants") / "story.db"
    with open_store(path) as opened:
        opened.add_all([asked().record(), answered().record(), denial().record()])
    return path


def ask(store: Path, *calls: tuple[str, dict[str, Any]]) -> tuple[list[Tool], list[CallToolResult]]:
    """The tools, and the results of these calls, of one session."""
    started = StdioServerParameters(
        command=sys.executable,
        args=["-m", "onrecord.cli", "mcp", str(store)],
        env={"PYTHONPATH": os.pathsep.join(str(Path(p).resolve()) for p in sys.path if p)},
    )

    async def session() -> tuple[list[Tool], list[CallToolResult]]:
        async with Client(stdio_client(started)) as client:
            tools = (await client.list_tools()).tools
            return tools, [await client.call_tool(name, given) for name, given in calls]

    return asyncio.run(session())


def answer(result: CallToolResult) -> dict[str, Any]:
    assert not result.is_error, result.content
    assert result.structured_content is not None
    return result.structured_content


def words_of(result: CallToolResult) -> str:
    (content,) = result.content
    assert content.type == "text"
    return content.text


def test_every_tool_only_reads_and_is_in_the_docs(store: Path) -> None:
    tools, _ = ask(store)
    rows = re.findall(
        r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8").partition("## What an answer holds")[0], re.MULTILINE
    )
    assert [tool.name for tool in tools] == rows
    for tool in tools:
        assert tool.annotations is not None
        assert (tool.annotations.read_only_hint, tool.annotations.open_world_hint) == (True, False)
        given = tool.input_schema.get("properties", {})
        assert [name for name, one in given.items() if "description" not in one] == []


def test_each_fact_has_its_words_where_it_says(store: Path) -> None:
    _, results = ask(
        store, ("who", {"name": "Ada Marsh"}), ("who", {"name": "Boris Lunt"}), ("said", {}), ("timeline", {}), ("figures", {"words": "bolts"}), ("silences", {}), ("ties", {}), ("positions", {}), ("disputes", {}),
        ("fact", {"fact": "f1.1"}),
    )  # fmt: skip
    texts = {"one.txt": asked().text, "two.txt": answered().text, "three.txt": denial().text}
    facts = [fact for result in results for fact in answer(result)["facts"]]
    assert {fact["kind"] for fact in facts} == {"office", "statement", "event", "figure", "silence"}
    assert all(fact["kind"] in {kind.name for kind in FACTS} for fact in facts)
    for fact in facts:
        text = texts[fact["article"]["source"]]
        at = [text[start:stop] for start, stop in fact["spans"]]
        assert at
        assert all(part in fact["words"] for part in at)
        assert fact["article"]["sha256"]
        assert fact["article"]["publisher"] in {"The Courier", "The Ledger"}


def test_a_denial_comes_with_its_cue_and_what_is_not_known(store: Path) -> None:
    _, (result,) = ask(store, ("said", {"force": "denies"}))
    found = answer(result)
    (fact,) = found["facts"]
    assert fact["words"] == "Carla Nunez denied that the dam leaks"
    assert fact["says"] == "Carla Nunez denied that the dam leaks (2021-06-01; denial)"
    assert found["found"] == "1 of 1 statement"
    assert found["not_known"].startswith(
        "This store holds 3 articles; nothing else was read. A statement that is not listed"
    )


def test_limits_and_what_is_left_out_are_said(store: Path) -> None:
    _, results = ask(store, ("said", {"limit": 1}), ("said", {}), ("said", {"uncertain": True}), ("disputes", {}))
    some, certain, every, none = map(answer, results)
    assert some["found"].endswith(" of 4 statements")
    assert len(some["facts"]) <= 1
    assert (certain["found"], len(certain["facts"])) == ("3 of 4 statements", 3)
    assert "1 more likely wrong than right are left out" in certain["not_known"]
    assert (every["found"], [fact["uncertain"] for fact in every["facts"]].count(True)) == ("4 of 4 statements", 1)
    assert (none["found"], none["facts"]) == ("no disputes", [])
    assert "does not mean agreement" in none["not_known"]


@pytest.mark.parametrize(
    ("tool", "given", "said"),
    [
        ("who", {"name": "Zeno Quist"}, "Zeno Quist: not found"),
        ("said", {"speaker": "Nunez"}, "Cora Nunez"),
        ("timeline", {"since": "2021-13"}, "2021-13: not a date; give 2022-11-09, 2022-11 or 2022"),
        ("positions", {"until": "yesterday"}, "yesterday: not a date"),
        ("fact", {"fact": "s9.9"}, "s9.9: no statement of that number"),
        ("fact", {"fact": "e1"}, "e1: not a fact's id"),
        ("said", {"words": "?!"}, "no word to search for"),
        ("said", {"limit": 101}, "less than or equal to 100"),
        ("said", {"force": "shouts"}, "force"),
    ],
)  # fmt: skip
def test_errors_say_what_to_ask_instead(store: Path, tool: str, given: dict[str, Any], said: str) -> None:
    _, (result,) = ask(store, (tool, given))
    assert result.is_error
    assert said in words_of(result)
    assert "Traceback" not in words_of(result)


def test_corrections_hold_and_are_seen_at_once(tmp_path: Path) -> None:
    path = small_store(tmp_path / "story.db", invented=0)
    with open_store(path) as opened:
        opened.reject("z1.1", author="tester")
        opened.attribute("s1.1", "Boris Lunt", author="tester")
    _, (silent, speaker, rejected) = ask(
        path, ("silences", {}), ("said", {"words": "bridge"}), ("fact", {"fact": "z1.1"})
    )
    assert answer(silent)["found"] == "no silences"
    assert [fact["says"] for fact in answer(speaker)["facts"]] == ["Boris Lunt said the bridge is safe (2021-05-01)"]
    assert answer(rejected)["notes"] == ["z1.1 was rejected: a person says that it is wrong"]


def test_a_store_that_is_missing_is_said_first(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["mcp", str(tmp_path / "none.db")])
    assert done.exit_code != 0
    assert "none.db" in done.stderr
