"""Names kept by what they have in common: whoever would be found by a search through all is among those looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.facts.entities import organizations, persons
from onrecord.facts.entities.name import Name
from onrecord.facts.entities.persons import Person, group_persons
from onrecord.facts.entities.variants import Form

GIVEN = ["ann", "bill", "william", "w", "a", "crooked", "ed", "edward"]
PARTS = st.tuples(
    st.sampled_from(GIVEN), st.lists(st.sampled_from(["w", "frank", "de"]), max_size=1),
    st.sampled_from(["rowe", "park", "ann", "jr", "r"]),
).map(lambda p: [p[0], *p[1], p[2]])  # fmt: skip
WORDS = st.lists(
    st.sampled_from(["harbor", "department", "of", "the", "us", "rowe", "council", "inc", "news", "hc", "hd", "usd"]),
    min_size=1, max_size=4,
)  # fmt: skip


def _form(parts: list[str], start: int = 0) -> Form:
    form = Form(key=" ".join(parts), names=[Name(start=start, end=start + len(parts), label="PERSON")])
    text = form.key.upper() if len(parts) == 1 else form.key.title()
    form.texts[text] += 1
    form.asides.update([start] if len(parts) == 1 else [])
    return form


@given(PARTS, PARTS)
def test_who_may_be_one_person_shares_a_key(full: list[str], short: list[str]) -> None:
    if persons._is_one(Person(forms=[_form(full)]), _form(short)):
        assert persons._own_keys(full) & persons._keys(short)


@given(WORDS, WORDS, st.integers(0, 6))
def test_what_may_be_one_body_shares_a_key(full: list[str], short: list[str], start: int) -> None:
    one, other = _form(full), _form(short, start)
    if organizations._likeness(one, other):
        assert organizations._own_keys(one) & organizations._keys(other)


def test_persons_are_kept_apart_as_before() -> None:
    named = ["bill rowe", "ann park", "ann rowe", "william rowe", "rowe", "b rowe"]
    found = group_persons([_form(name.split(), 10 * n) for n, name in enumerate(named)])
    assert [sorted(n.start for n in p.names) for p in found] == [[0, 30, 40, 50], [10], [20]]
