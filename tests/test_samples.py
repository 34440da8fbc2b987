"""The records of samples/ are the golden ones: `make regold` rewrites them, and the diff is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.facts.read import read_articles
from onrecord.intake import open_articles
from onrecord.model.network.encoder import overflows
from onrecord.record import Article, Record, to_json

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
ALIKE = 0.9  # of the facts, where products overflow; 95 % under valgrind, which shows AVX2 only
NEAR = 0.1  # of a confidence: int8 kernels round differently from one CPU to another


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """The articles of samples/; none is skipped."""
    refused: list[Exception] = []
    opened = list(open_articles([ROOT / "samples"], published=None, skipped=refused.append))
    assert refused == []
    return opened


@pytest.fixture(scope="module")
def records(articles) -> dict[str, Record]:
    """Their records, by the file name or id that they came from."""
    return {Path(record.article.source).name: record for record in read_articles(articles)}


def test_every_sample_has_its_golden_record(records, regold):
    if regold:
        _rewrite(records)
    assert sorted(f"{name}.json" for name in records) == sorted(p.name for p in GOLDEN.glob("*.json"))


def test_records_are_the_golden_ones(records):
    golden = {name: json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8")) for name in records}
    if overflows():  # made on a processor with VNNI: others round some sums differently
        wanted, found = _facts(golden), _facts({name: _plain(record) for name, record in records.items()})
        assert len(wanted & found) >= ALIKE * len(wanted | found), sorted(wanted ^ found)
        return
    for name, record in records.items():
        _compare(name, golden[name], _plain(record))


def _facts(records: dict[str, dict[str, Any]]) -> set[tuple[str, str, str]]:
    """Every fact by its words."""
    places = {
        "entities": "name", "statements": "content", "offices": "evidence", "ties": "evidence", "times": "span",
        "events": "trigger", "figures": "span", "silences": "evidence",
    }  # fmt: skip
    return {(n, kind, str(f[place])) for n, r in records.items() for kind, place in places.items() for f in r[kind]}


def test_the_samples_hold_every_kind_of_fact(records):
    kinds = ("entities", "statements", "offices", "ties", "times", "events", "figures", "silences")
    for kind in kinds:
        assert sum(len(getattr(record, kind)) for record in records.values()), kind
    modes = {s.mode for record in records.values() for s in record.statements}
    assert modes == {"direct", "mixed", "indirect"}


def test_a_copy_says_what_its_model_says(records):
    wire, copy = records["coastal-wire-2024-05-18"], records["marlow-gazette-2024-05-18"]
    said = {(s.speaker, s.text) for s in wire.statements if s.mode == "direct"}
    assert said
    assert said <= {(s.speaker, s.text) for s in copy.statements}


def test_reading_again_gives_the_same_bytes(articles, records):
    """Also alone: what an article says does not hang on the articles that it is read with."""
    for article, record in zip(articles, records.values(), strict=True):
        (again,) = read_articles([article])
        assert to_json(again) == to_json(record), article.source


def _plain(record: Record) -> dict[str, Any]:
    """The record as JSON values, its source without the folder that the repository lies in."""
    plain: dict[str, Any] = json.loads(to_json(record))
    assert plain.pop("read_by")  # the versions, which are others after any change
    plain["article"]["source"] = Path(plain["article"]["source"]).name
    return plain


def _rewrite(records: dict[str, Record]) -> None:
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.glob("*.json"):
        old.unlink()
    for name, record in records.items():
        (GOLDEN / f"{name}.json").write_text(_a_fact_a_line(_plain(record)), encoding="utf-8")


def _a_fact_a_line(plain: dict[str, Any]) -> str:
    """JSON whose diff can be read: one line a fact."""
    parts = []
    for key, value in plain.items():
        held = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value:
            held = "[\n" + ",\n".join(f"  {json.dumps(fact, ensure_ascii=False)}" for fact in value) + "\n ]"
        parts.append(f' "{key}": {held}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _compare(where: str, wanted: Any, found: Any) -> None:
    if isinstance(wanted, dict):
        assert list(wanted) == list(found), where
        for key, value in wanted.items():
            _compare(f"{where}.{key}", value, found[key])
    elif isinstance(wanted, list):
        assert len(wanted) == len(found), f"{where}: {_only(wanted, found)}"
        for n, (w, f) in enumerate(zip(wanted, found, strict=True)):
            _compare(f"{where}[{n}]", w, f)
    elif where.endswith(".confidence"):
        assert found == pytest.approx(wanted, abs=NEAR), where
    else:
        assert wanted == found, where


def _only(wanted: list[Any], found: list[Any]) -> str:
    return f"only golden: {[w for w in wanted if w not in found]}; only found: {[f for f in found if f not in wanted]}"
