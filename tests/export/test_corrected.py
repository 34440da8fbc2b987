"""A correction made in a store arrives in every format."""

from __future__ import annotations

import io
import zipfile

import pyarrow.parquet as pq
import pytest

from onrecord.export.formats import FORMATS, Format, exported
from onrecord.record import Record
from onrecord.resolve import open_store
from tests.export.stories import harbour
from tests.export.test_formats import files_of

NEW, WRONG = "Zdenka Quist", "Tobias Renn"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> tuple[Record, ...]:
    with open_store(tmp_path_factory.mktemp("corrected") / "story.db") as store:
        store.add(harbour())
        store.rename("Edda Lindqvist", NEW)
        store.reject("o1.2")
        store.merge("Tobias Renn", "Nour Haddad")
        return tuple(store.standing())


def texts(form: Format, data: bytes) -> str:
    """All that the files of an export say."""
    if form.suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return "\n".join(book.read(name).decode() for name in book.namelist())
    files = files_of(form, data)
    if form.name == "parquet":
        return "\n".join(str(pq.read_table(io.BytesIO(one)).to_pylist()) for one in files.values())
    return "\n".join(one.decode() for one in files.values())


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_new_name_arrives(form: Format, corrected: tuple[Record, ...]) -> None:
    assert NEW not in texts(form, exported([harbour()], form.name))
    assert NEW in texts(form, exported(corrected, form.name))
