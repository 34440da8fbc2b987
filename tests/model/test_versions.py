"""What read a record: the program, the network by its weights, the rules and word lists."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import msgspec
import pytest

import onrecord
from onrecord.model.versions import versions
from onrecord.record import from_json, to_json
from onrecord.record.article import Versions
from onrecord.resolve import open_store
from tests.store.invented import invented_records

TEXT = "Ada Lund said on Monday that the bridge was safe."
OLD = Versions(program="0.0.9", network="0" * 12, rules="0" * 12)


def test_a_record_says_what_read_it() -> None:
    record = onrecord.read(TEXT)
    assert record.read_by == versions()
    assert from_json(to_json(record)) == record
    assert len(versions().network) == len(versions().rules) == 12


def test_the_version_has_one_source() -> None:
    project = (Path(__file__).parent.parent.parent / "pyproject.toml").read_text("utf-8")
    assert 'dynamic = ["version"]' in project and 'path = "src/onrecord/version.py"' in project
    assert versions().program == onrecord.__version__ == version("onrecord")
    assert f"\nversion: {onrecord.__version__}\n" in (Path(__file__).parent.parent.parent / "CITATION.cff").read_text(
        "utf-8"
    )


def test_a_store_says_which_records_an_older_version_read(tmp_path: Path) -> None:
    old, new = (
        [msgspec.structs.replace(record, read_by=by) for record in invented_records(2, seed=1)]
        for by in (OLD, versions())
    )
    with open_store(tmp_path / "s.db") as store:
        store.add_all(old)
        assert [(one.versions, one.articles) for one in store.readings()] == [(OLD.line(), 2)]
        assert store.add(new[0]) == "same"  # the same facts: no work, but this version's
        assert {one.versions: one.articles for one in store.readings()} == {OLD.line(): 1, versions().line(): 1}
        assert store.record(1).read_by == versions()


@pytest.mark.parametrize("by", [None, OLD])
def test_records_of_other_versions_are_read(by: Versions | None) -> None:
    record = msgspec.structs.replace(next(iter(invented_records(1, seed=1))), read_by=by)
    assert from_json(to_json(record)) == record
