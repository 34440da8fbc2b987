"""What a later version says otherwise: by words, by speaker, by number."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import NoSuchFactError
from onrecord.resolve import open_store
from onrecord.store.read.revised import Edit, FactLine, edits
from tests.web.story import add_versions, first_version, second_version


def line(number: int, said: str, *, who: int | None = 1, part: str = "statement", version: int = 1) -> FactLine:
    return FactLine(
        part=part, key=said.casefold(), group=who, who=f"speaker {who}", who_id=who, said=said, fact=f"s{version}.{number}",
    )  # type: ignore[arg-type]  # fmt: skip


def told(edit: Edit) -> tuple[str, str | None, str | None]:
    return edit.act, edit.before, edit.after


def test_a_figure_in_the_same_words_has_not_changed() -> None:
    before, after = (
        FactLine(
            part="figure", key=(version, said.casefold()), group="dollar", who=None, who_id=None, said=said,
            fact=f"f{version}.1", sentence=f"The weir cost {said} in all.",
        )
        for version, said in ((1, "$5 million"), (2, "$5 Million"))
    )  # fmt: skip
    assert edits([before], [after]) == ()


LONG = "that the wall would hold through the winter"


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ([line(1, "a")], [line(1, "a", version=2)], []),
        ([line(1, "a")], [], [("dropped", "a", None)]),
        ([], [line(1, "a", version=2)], [("added", None, "a")]),
        ([line(1, LONG)], [line(1, f"{LONG} and spring", version=2)], [("changed", LONG, f"{LONG} and spring")]),
        ([line(1, LONG)], [line(1, LONG, who=None, version=2)], [("unnamed", LONG, LONG)]),
        ([line(1, LONG, who=None)], [line(1, LONG, version=2)], [("named", LONG, LONG)]),
        ([line(1, LONG)], [line(1, LONG, who=2, version=2)], [("changed", LONG, LONG)]),
        # One word of eight differs, and the name is gone.
        ([line(1, LONG)], [line(1, LONG.replace("winter", "year"), who=None, version=2)],
         [("unnamed", LONG, LONG.replace("winter", "year"))]),
        # Of two speakers, half of the words is not enough.
        ([line(1, "the wall is old")], [line(1, "the wall has fallen", who=2, version=2)],
         [("added", None, "the wall has fallen"), ("dropped", "the wall is old", None)]),
        # Said twice, and once of it dropped.
        ([line(1, "a"), line(2, "a")], [line(1, "a", version=2)], [("dropped", "a", None)]),
        # The same words of two speakers stay with each.
        ([line(1, "a"), line(2, "a", who=2)], [line(1, "a", who=2, version=2), line(2, "a", version=2)], []),
    ],
)  # fmt: skip
def test_edits(before: list[FactLine], after: list[FactLine], found: list[tuple[str, str | None, str | None]]) -> None:
    assert [told(edit) for edit in edits(before, after)] == found


LINES = st.lists(
    st.tuples(st.sampled_from(["a", "a b", "a b c", "d e f"]), st.sampled_from([None, 1, 2])), max_size=6
)  # fmt: skip


@given(LINES, LINES)
def test_every_fact_is_told_once_or_the_same(
    before: list[tuple[str, int | None]], after: list[tuple[str, int | None]]
) -> None:
    old = [line(n, said, who=who) for n, (said, who) in enumerate(before)]
    new = [line(n, said, who=who, version=2) for n, (said, who) in enumerate(after)]
    found = edits(old, new)
    for facts, lines in (([e.before_fact for e in found], old), ([e.after_fact for e in found], new)):
        named = [fact for fact in facts if fact]
        assert len(named) == len(set(named)) <= len(lines)
    came, left = (sum(e.act == act for e in found) for act in ("added", "dropped"))
    assert len(old) - left == len(new) - came
    assert edits(old, old) == ()


def test_versions_of_a_story(tmp_path: Path) -> None:
    path = add_versions(tmp_path / "s.db")
    with open_store(path, readonly=True) as store:
        (story,) = store.browse.stories().rows
        assert (story.article.id, story.versions) == (2, 2)
        (revision,) = store.revisions(1)
        assert store.revisions(2) == (revision,)
        assert (revision.before.id, revision.after.id) == (1, 2)
        assert [(e.part, e.act, e.who) for e in revision.edits] == [
            ("statement", "changed", "Ada Marsh"), ("source", "added", "Boris Lunt"),
            ("statement", "added", "Boris Lunt"), ("statement", "unnamed", "Carla Dunn"), ("figure", "changed", None),
            ("source", "dropped", "Carla Dunn"), ("silence", "dropped", "Boris Lunt"),
        ]  # fmt: skip
        (figure,) = (e for e in revision.edits if e.part == "figure")
        assert (figure.before, figure.after, figure.after_fact) == ("40 crates", "55 crates", "f2.1")
        changed = {(c.what, c.before, c.after) for c in store.changes("Ada Marsh")}
        words = "the harbor wall would {}hold through the whole of the winter"
        assert changed == {("statement reworded", words.format(""), words.format("not "))}


def test_versions_come_in_order_of_their_days(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as store:
        store.add_all([second_version().record(), first_version().record()])
        (revision,) = store.revisions(1)
        assert (revision.before.published, revision.after.published) == ("2021-07-01", "2021-07-02")
        with pytest.raises(NoSuchFactError):
            store.revisions(99)


def test_a_story_of_one_version_has_no_revisions(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as store:
        store.add(first_version().record())
        assert store.revisions(1) == ()
        assert store.browse.stories().rows == ()
