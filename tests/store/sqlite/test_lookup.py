"""Names are found or not: two hundred right, near and wrong ones, and never an answer about somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from onrecord.errors import AmbiguousNameError, CorrectionError, NoSuchNameError
from onrecord.resolve import open_store
from onrecord.store import Named, Store
from tests.store.invented import FIRST, LAST, invented_records
from tests.store.small import Small

RIGHT = ("{first} {last}", "{first} {last}", "{last}, {first}", "Sen. {first} {last}", "{initial}. {last}")
ASKED = 200


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("lookup") / "store.db") as opened:
        opened.add_all(invented_records(40, seed=11, people=60))
        yield opened


def people(store: Store) -> list[Named]:
    """Those of two names, whose full name nobody else has."""
    found = [one for one in store.people(limit=1000) if len(one.name.split()) == 2]
    names = [one.name for one in found]
    return [one for one in found if names.count(one.name) == 1]


def crossed(store: Store) -> list[str]:
    """A first name of one and a surname of another, where nobody has both."""
    known = {one.name for one in store.people(limit=1000)}
    return [name for first, last in product(FIRST, LAST) if (name := f"{first} {last}") not in known]


def misspelled(name: str) -> str:
    """Leave out the third letter of the surname: "Ada Jesop"."""
    first, last = name.split()
    return f"{first} {last[:2]}{last[3:]}"


def answered(store: Store, name: str) -> set[int]:
    """Everybody whom the store answers with, or lists."""
    try:
        return {store.who(name).who.id}
    except AmbiguousNameError as error:
        return {int(line.split()[0].removeprefix("e")) for line in error.candidates}
    except NoSuchNameError:
        return set()


def test_two_hundred_names(store: Store) -> None:
    known = people(store)
    right = [
        (form.format(first=first, last=last, initial=first[0]), one.id)
        for form, one in product(RIGHT, known)
        for first, last in [one.name.split()]
    ]
    near = [(misspelled(one.name), one.id) for one in known]
    wrong = crossed(store)
    assert len(right) >= 80 and len(near) >= 20
    right, near = right[:: max(1, len(right) // 80)][:80], near[:40]
    wrong = wrong[:: len(wrong) // 90][: ASKED - len(right) - len(near)]
    assert len(right) + len(near) + len(wrong) == ASKED
    assert [name for name, one in right if one not in answered(store, name)] == []
    full = {name for name, _ in right if "." not in name}
    assert [name for name, one in right if name in full and answered(store, name) != {one}] == []
    assert [name for name, _ in near if answered(store, name)] == []
    assert [name for name in wrong if answered(store, name)] == []
    for name, one in near:
        with pytest.raises(NoSuchNameError) as raised:
            store.who(name)
        assert any(line.startswith(f"e{one} ") for line in raised.value.candidates), name


@pytest.mark.parametrize("form", ["e{}", "{}", "#{}", " e{} "])
def test_a_number_is_written_as_a_shell_takes_it(store: Store, form: str) -> None:
    one = people(store)[0]
    assert store.who(form.format(one.id)).who == one
    assert one.line().startswith(f"e{one.id}  ")


def test_a_wrong_name_changes_nothing(store: Store) -> None:
    before, wrong, right = store.corrections(), crossed(store)[0], people(store)[0].name
    for correct in (
        lambda: store.merge(right, wrong),
        lambda: store.merge(wrong, right),
        lambda: store.rename(wrong, "Somebody Else"),
        lambda: store.split(wrong, name=right),
        lambda: store.attribute("s1.1", wrong),
        lambda: store.rename(f"{right[0]}. {right.split()[1]}", "Somebody Else"),  # a guess, if a good one
    ):
        with pytest.raises((NoSuchNameError, CorrectionError)):
            correct()
    assert store.corrections() == before


@pytest.mark.parametrize(
    ("names", "asked", "found"),
    [
        (("Elena Marsh", "Tom Okafor"), "Tom Marsh", ()),
        (("Ronald Reagan",), "Ronald Trump", ()),
        (("Hillary Clinton", "Bill Clinton"), "Hillary Trump", ()),
        (("Hillary Clinton", "Bill Clinton"), "Clinton", ("Hillary Clinton", "Bill Clinton")),
        (("Hillary Clinton",), "Mr. Clinton", ()),
        (("Hillary Clinton",), "Clinton Hillary", ("Hillary Clinton",)),
        (("Donald Trump Jr.",), "Donald Trump", ()),
        (("Donald Trump",), "Donald Trump Jr.", ()),
        (("Martin Luther King",), "Martin Luther", ()),
        (("George W. Bush",), "George Bush", ("George W. Bush",)),
        (("George Bush",), "George W. Bush", ()),
        (("Fethullah Gülen",), "fethullah gulen", ("Fethullah Gülen",)),
        (("Bernie Sanders",), "Bernard Sanders", ()),
        (("Tom Okafor",), "Tom", ()),
    ],
)
def test_parts_all_agree_or_nobody_is_found(
    tmp_path_factory: pytest.TempPathFactory, names: tuple[str, ...], asked: str, found: tuple[str, ...]
) -> None:
    with open_store(tmp_path_factory.mktemp("parts") / "store.db") as opened:
        for number, name in enumerate(names):
            small = Small(f"{name} said so, {number}.", source=f"{number}.txt")
            small.entity(name)
            opened.add(small.record())
        assert {one.name for one in opened.find(asked)} == set(found)


@pytest.mark.parametrize(("articles", "listed"), [(1, 2), (30, 1)])
def test_a_name_that_a_junior_has_once_is_the_seniors(
    tmp_path_factory: pytest.TempPathFactory, articles: int, listed: int
) -> None:
    with open_store(tmp_path_factory.mktemp("juniors") / "store.db") as opened:
        for number in range(articles):
            small = Small(f"Mayor Tom Okafor said so, {number}.", source=f"{number}.txt")
            small.office(small.entity("Tom Okafor"), "Mayor")
            opened.add(small.record())
        small = Small("The striker Tom Okafor Jr. left. Tom Okafor said so.", source="junior.txt")
        small.office(small.entity("Tom Okafor Jr.", "Tom Okafor"), "striker")
        opened.add(small.record())
        assert len(opened.find("Okafor")) == 2
        assert len(opened.find("Tom Okafor")) == listed
        assert [one.name for one in opened.find("Tom Okafor Jr.")] == ["Tom Okafor Jr."]


def test_a_name_with_a_suffix_is_who_is_shown_with_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    with open_store(tmp_path_factory.mktemp("suffixes") / "store.db") as opened:
        for number, (names, title) in enumerate(
            ((("Tom Okafor", "Tom Okafor Jr."), "mayor"), (("Tom Okafor, Jr.",), "striker"))
        ):
            small = Small(f"{' and '.join(names)} was {title}.", source=f"{number}.txt")
            small.office(small.entity(*names), title)
            opened.add(small.record())
        assert [one.name for one in opened.find("Tom Okafor Jr.")] == ["Tom Okafor, Jr."]
        assert [one.name for one in opened.find("Tom Okafor")] == ["Tom Okafor"]
        opened.rename("Tom Okafor Jr.", "Tommy Okafor")
        assert [one.name for one in opened.people()] == ["Tom Okafor", "Tommy Okafor"]
        assert [one.name for one in opened.find("Tom Okafor Jr.")] == ["Tom Okafor"]


def test_organizations_are_found_by_their_words_never_by_a_guess(tmp_path_factory: pytest.TempPathFactory) -> None:
    with open_store(tmp_path_factory.mktemp("organizations") / "store.db") as opened:
        for number, name in enumerate(("Department of Transportation", "Boston Globe", "Apple Inc.")):
            small = Small(f"{name} said so, {number}.", source=f"{number}.txt")
            small.entity(name, kind="organization")
            opened.add(small.record())
        for asked, found in (
            ("the Department of Transportation", "Department of Transportation"), ("Transportation Department", "Department of Transportation"),
            ("Dept. of Transportation", "Department of Transportation"), ("Apple", "Apple Inc."), ("Apple Corp.", None),
            ("Boston", None), ("California Department of Transportation", None), ("DOT", None),
        ):  # fmt: skip
            assert [one.name for one in opened.find(asked)] == [found] * (found is not None), asked


def test_what_is_typed_finds_whom_a_command_would(store: Store) -> None:
    """The search field goes through the same look-up: a number, a surname first, a title; never somebody else."""
    for one in people(store)[:20]:
        first, last = one.name.split()
        for typed in (one.name, f"{last}, {first}", f"e{one.id}", f"Sen. {first} {last}", f"{first} {last[:3]}"):
            assert one.id in {found.id for found in store.browse.look_up(typed, limit=8).people}, typed
    for name in crossed(store)[:20]:
        assert all(found.name.startswith(name) for found in store.browse.look_up(name).people)
    assert not store.browse.look_up("e999999999").people
