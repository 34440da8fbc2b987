"""Where the text is quoted, whatever marks it uses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.quotations import find_quotations

CASES = {
    "curly": ("He said, “We are late.”", ["“We are late.”"]),
    "straight": ('"We are late," he said, "and wet."', ['"We are late,"', '"and wet."']),
    "nested, single in double": ("“He said ‘never’ to me,” she said.", ["“He said ‘never’ to me,”"]),
    "nested, double in double": ("“Such an “art” of his is none,” she said.", ["“Such an “art” of his is none,”"]),
    "single marks outside": ("She called it ‘a great day’ for Elko.", ["‘a great day’"]),
    "apostrophes are no marks": ("The mayors’ car wasn’t theirs, it’s Rowe’s.", []),
    "inches and no mark before": ('A 12" pipe.', []),
    "closing mark that opens a line": ("”Fear is all I have,” she wrote.", ["”Fear is all I have,”"]),
    "left open to the end of its line": ("“We are late.\nThen silence.", ["“We are late."]),
}


@pytest.mark.parametrize(("text", "quoted"), CASES.values(), ids=CASES)
def test_what_stands_in_marks(text, quoted):
    assert [text[q.start : q.end] for q in find_quotations(text).found] == quoted


def test_a_quotation_goes_on_over_paragraphs():
    text = "“It began at noon.\n\n“It ended at one.\n\n“Nobody came,” he said.\n\n“A new one.”"
    found = find_quotations(text).found
    assert [(q.closed, q.continues) for q in found] == [(False, False), (False, True), (True, True), (True, False)]


def test_a_quotation_goes_on_where_the_next_paragraph_has_lost_its_mark():
    text = "“It began at noon.\n\nIt ended at one,” he said.\n\nNobody came.”"
    found = find_quotations(text).found
    assert [text[q.start : q.end] for q in found] == ["“It began at noon.", "It ended at one,”"]
    assert [(q.closed, q.continues) for q in found] == [(False, False), (True, True)]


def test_other_marks_do_not_go_on():
    assert [q.continues for q in find_quotations('"It began at noon.\n\n“It ended at one.”').found] == [False, False]


def test_before_and_after():
    found = find_quotations("“One.” “Two.” “Three.”")
    one, two, three = found.found
    assert list(found.before(three)) == [two, one]
    assert list(found.after(one)) == [two, three]


@given(st.text(alphabet="“”\"‘’' ab.\n", max_size=60))
def test_quotations_slice_in_order_and_never_overlap(text):
    found = find_quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found.found)
    assert all(a.end <= b.start for a, b in zip(found.found, found.found[1:], strict=False))
    assert all(found.at(q.start) == q for q in found.found)
