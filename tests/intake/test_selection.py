"""Expressions that select records: what they take, and what is wrong with others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SelectionError
from onrecord.intake.selection import LONGEST, Selection

RECORD = (
    b'{"format": "onrecord/1", "article": {"id": "1", "source": "a", "text": "x", "publisher": "The Harbor Ledger",'
    b' "authors": ["Mia Ode"], "section": "City", "published": "2016-09-14"},'
    b' "entities": [{"id": "e1", "kind": "person", "name": "Ravi Osei", "aliases": ["Osei", "Mr. Osei"]},'
    b' {"id": "e2", "kind": "organization", "name": "Osei Lines"}], "statements": [{}], "silences": []}'
)


@pytest.mark.parametrize("expression, taken", [
    ('publisher = "The Harbor Ledger"', True),
    ("publisher = 'the harbor  ledger'", True),
    ("publisher = Ledger", False),
    ('publisher != "The Harbor Ledger"', False),
    ('publisher in (Wire, "The Harbor Ledger")', True),
    ("publisher in (Wire)", False),
    ('author = "Mia Ode" and section = city', True),
    ('author != "Mia Ode"', False),
    ("published = 2016-09", True),
    ("published = 2016-09-14 and published = 2016", True),
    ("published in (2015, 2016-09-14)", True),
    ("published in (2015, 2017)", False),
    ("published != 2016-09", False),
    ("published >= 2016-09-14 and published <= 2016-09-14", True),
    ("published >= 2016-09-15", False),
    ("published<=2016-08", False),
    ("published >= 2016-09 AND published <= 2016", True),
    ('person = "ravi osei"', True),
    ("person = Osei", True),
    ("person = Ose", False),
    ('person = "Osei Lines"', False),
    ('organization = "Osei Lines"', True),
    ("place = Osei", False),
    ("place != Osei", True),
    ("kind = statements", True),
    ("kind = silences", False),
    ("kind = offices", False),
    ("kind in (silences, statements)", True),
    ("kind != silences", True),
    ("publisher = \"x' OR 1=1 --\"", False),
])  # fmt: skip
def test_what_is_taken(expression: str, taken: bool) -> None:
    assert Selection.of(expression).takes(RECORD) is taken


def test_without_a_day_nothing_is_true_of_it() -> None:
    bare = b'{"article": {"id": "1", "source": "a", "text": "x"}}'
    found = [Selection.of(f"published {sign} 2016").takes(bare) for sign in ("=", "!=", ">=", "<=")]
    assert found == [False] * 4
    assert Selection.of("publisher != Wire and person != Osei and kind != ties").takes(bare)


@pytest.mark.parametrize("json", [b"{", b"[]", b'{"article": 7}', b"\xff", b"[" * 100_000])
def test_what_is_not_a_record_is_taken_to_be_named_later(json: bytes) -> None:
    assert Selection.of("publisher = Wire").takes(json)


@pytest.mark.parametrize("expression, folder, opened", [
    ("published >= 2016-10", "month=2016-09", False),
    ("published >= 2016-09-20", "month=2016-09", True),
    ("published <= 2016-09-02", "month=2016-10", False),
    ("published = 2016", "month=2016-10", True),
    ("published != 2016", "month=2016-10", False),
    ("published != 2016-09-02", "month=2016-09", True),
    ("published >= 2016", "month=unknown", False),
    ("kind = ties", "month=unknown", True),
    ("kind = ties and published = 2017", "month=2016-09", False),
    ("published = 2017", "records", True),
])  # fmt: skip
def test_folders_of_other_months_are_not_opened(expression: str, folder: str, opened: bool) -> None:
    assert Selection.of(expression).may_lie_in(Path("lake", "records", folder, "part-1.parquet")) is opened


@pytest.mark.parametrize("expression, said", [
    ("", "at its end: begin a condition with one of publisher, author"),
    ("colour = red", "at “colour”: begin a condition with one of"),
    ("publisher", "at its end: after publisher give =, !=, >=, <= or in"),
    ("publisher is Wire", "at “is”: after publisher give"),
    ("publisher =", "at its end: give what publisher is compared with"),
    ("publisher = ''", "at “”: give what publisher is compared with"),
    ("publisher = The Wire", "at “Wire”: join conditions with and; put names of several words in quotation marks"),
    ("publisher = Wire or kind = ties", "at “or”: join conditions with and"),
    ("publisher = Wire and", "at its end: begin a condition"),
    ("publisher >= Wire", "only published has an order"),
    ("publisher in Wire", "at “Wire”: give the values in parentheses"),
    ("publisher in (Wire", "at its end: part the values by commas"),
    ("publisher in ()", "at “)”: give what publisher"),
    ("published = May", "May: not a date; give 2022-11-09"),
    ("published = 2016-13", "2016-13: not a date"),
    ("kind = silence", "silence: not a kind of fact; choose from statements, offices"),
    ('publisher = "Wire', "“\"Wire”: not to be read"),
    ("published > 2016", "“> 2016”: not to be read"),
    ("x" * (LONGEST + 1), "an expression of 1,001 characters; give 1,000 at most"),
])  # fmt: skip
def test_what_is_wrong_is_said(expression: str, said: str) -> None:
    with pytest.raises(SelectionError) as wrong:
        Selection.of(expression)
    assert said in str(wrong.value)


@given(st.text(alphabet="publisher=<>!in(),'\" andkt2016-\0é\n", max_size=60))
def test_any_text_is_read_or_refused(expression: str) -> None:
    try:
        assert Selection.of(expression).takes(RECORD) in (True, False)
    except SelectionError as error:
        assert "\n" not in str(error)


@given(st.sampled_from(["=", "!=", ">=", "<="]), st.dates(), st.dates(), st.sampled_from([4, 7, 10]))
def test_a_folder_is_opened_wherever_a_record_of_it_is_taken(
    sign: str, day: object, asked: object, length: int
) -> None:
    selection = Selection.of(f"published {sign} {str(asked)[:length]}")
    record = b'{"article": {"published": "%s"}}' % str(day).encode()
    if selection.takes(record):
        assert selection.may_lie_in(Path(f"month={str(day)[:7]}", "part.parquet"))
