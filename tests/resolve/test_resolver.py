"""Who is one across articles, who stays two, and who is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.resolve import open_store
from onrecord.store import Store
from tests.store.small import Small


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "onrecord.db") as opened:
        yield opened


def _add(store: Store, *entities: tuple[str, ...], kinds: str = "", published: str = "2021-05-01") -> list[int]:
    """An article that names these; the identity of each."""
    text = f"{store.counts()['article']}: " + ", ".join(" and ".join(e) for e in entities) + "."
    small = Small(text, source=text, published=published)
    kind = {"o": "organization", "x": "other", "p": "person", "": "person"}
    for n, names in enumerate(entities):
        small.entity(*names, kind=kind[kinds[n : n + 1]])
    record = small.record()
    store.add(record)
    return list(store.identities(record.article.id).values())


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (("Mara Dunmere", "Dunmere"), ("Mara Dunmere",), True),
        (("William Umber",), ("Bill Umber",), True),
        (("Mara K. Dunmere",), ("Mara Dunmere", "Dunmere"), True),
        (("Bill Umber", "Umber"), ("Chelsea Umber", "Umber"), False),
        (("Uwe Umber Jr.",), ("Uwe Umber Sr.",), False),
    ],
)
def test_two_articles_two_names(store: Store, first: tuple[str, ...], second: tuple[str, ...], one: bool) -> None:
    assert (_add(store, first) == _add(store, second)) is one


def test_a_person_is_no_campaign_of_theirs(store: Store) -> None:
    person, campaign = _add(store, ("Ada Umber", "Umber"), ("Umber campaign",), kinds="po")
    assert person != campaign
    assert _add(store, ("Umber campaign",), kinds="o") == [campaign]
    assert _add(store, ("Umber Foundation",), kinds="o") != [campaign]


def test_a_surname_alone_is_who_keeps_the_same_company(store: Store) -> None:
    ada, _ = _add(store, ("Ada Umber", "Umber"), ("Tide Office",), kinds="po")
    bill, _ = _add(store, ("Bill Umber", "Umber"), ("Weir Bureau",), kinds="po")
    for n in range(3):
        _add(store, (f"Filler {n}",))
    assert _add(store, ("Umber",), ("Tide Office",), kinds="po")[0] == ada
    assert _add(store, ("Umber",), ("Weir Bureau",), kinds="po")[0] == bill


def test_a_surname_that_may_be_two_peoples_is_asked_about(store: Store) -> None:
    ada = _add(store, ("Ada Umber", "Umber"))
    bill = _add(store, ("Bill Umber", "Umber"))
    (unsure,) = _add(store, ("Umber",))
    assert unsure not in (*ada, *bill)
    assert {q.first.name for q in store.questions()} == {"Ada Umber", "Bill Umber"}


def test_the_full_name_that_comes_later_takes_the_surname_in(store: Store) -> None:
    bare, _ = _add(store, ("Magnusson",), ("Tide Office",), kinds="po")
    for n in range(3):
        _add(store, (f"Filler {n}",))
    full, _ = _add(store, ("Chris Magnusson", "Magnusson"), ("Tide Office",), kinds="po")
    assert bare == full
    assert store.who("Magnusson").who.name == "Chris Magnusson"


def test_two_of_one_name_in_one_article_stay_two(store: Store) -> None:
    text = "Ada Umber met Ada  Umber."
    small = Small(text)
    small.entity("Ada Umber")
    small.entity("Ada  Umber")
    store.add(small.record())
    assert len(set(store.identities(1).values())) == 2


def test_two_of_one_name_and_other_offices_are_asked_about(store: Store) -> None:
    ids = []
    for title, organization in (("director", "Weir Bureau"), ("pianist", "Silver Hall")):
        small = Small(f"Ada Umber, {title} of the {organization}.", source=title)
        ada = small.entity("Ada Umber")
        small.office(ada, title, small.entity(organization, kind="organization"))
        store.add(small.record())
        ids.append(store.identities(small.article.id)[ada])
    assert ids[0] != ids[1]
    assert len(store.questions()) == 1


def _hold(store: Store, title: str, *, organization: str | None = None, place: str | None = None) -> int:
    """An article in which Ada Umber holds this; her identity."""
    small = Small(f"{store.counts()['article']}: Ada Umber, {title}, {organization}, {place}.", source=title)
    ada = small.entity("Ada Umber")
    body = small.entity(organization, kind="organization") if organization else None
    small.office(ada, title, body, place=place)
    store.add(small.record())
    return store.identities(small.article.id)[ada]


@pytest.mark.parametrize("articles", [1, 9])
def test_a_mayor_and_a_striker_are_asked_about_however_well_known(store: Store, articles: int) -> None:
    mayors = {_hold(store, "mayor") for _ in range(articles)}
    striker = _hold(store, "striker", organization="Rovers")
    assert len(mayors) == 1 and striker not in mayors
    (question,) = store.questions()
    assert {question.first.id, question.second.id} == {*mayors, striker}
    assert question.likely < 0.5


def test_mayors_of_two_towns_are_asked_about(store: Store) -> None:
    harrow, weirton = (_hold(store, "mayor", place=place) for place in ("Harrow", "Weirton"))
    assert harrow != weirton
    assert len(store.questions()) == 1
    assert _hold(store, "mayor", place="Harrow") == harrow


def test_other_work_in_the_same_company_is_one_persons(store: Store) -> None:
    for n in range(6):
        _add(store, (f"Filler {n}",))
    first, second = (_hold(store, title, organization="Tide Office") for title in ("senator", "pianist"))
    assert first == second


def test_organizations(store: Store) -> None:
    (bureau,) = _add(store, ("Bureau of Tides and Weirs", "BTW"), kinds="o")
    assert _add(store, ("BTW",), kinds="o") == [bureau]
    assert _add(store, ("U.S. Bureau of Tides and Weirs",), kinds="o") == [bureau]
    computer, corps = _add(store, ("Copperline Computer",), ("Copperline Corps", "Copperline"), kinds="oo")
    assert computer != corps
    assert _add(store, ("Copperline Inc.",), ("Copperline Corps",), kinds="oo")[1] == corps


def test_the_order_of_articles_does_not_change_who_is_one(tmp_path: Path) -> None:
    """For names in full; a surname alone is decided by what is known when it comes."""
    names = [(f"{first} {last}", last) for first in ("Ada", "Bill", "Carla") for last in ("Umber", "Jessop")]
    groups = []
    for order in (names, names[::-1], names[1::2] + names[::2]):
        with open_store(tmp_path / f"{len(groups)}.db") as store:
            for pair in (*order, *order):
                _add(store, pair)
            groups.append(sorted((p.name, p.articles) for p in store.people(limit=50)))
    assert groups[0] == groups[1] == groups[2]
    assert {n for _, n in groups[0]} == {2}


def test_a_full_name_with_other_titles_stays_one(store: Store) -> None:
    """Titles without an organization are too many for one person to tell namesakes apart."""
    ids = []
    for title in ("businessman", "frontrunner", "mogul", "nominee"):
        small = Small(f"{title}: Ada Umber came.", source=title)
        ada = small.entity("Ada Umber")
        small.office(ada, title)
        store.add(small.record())
        ids.append(store.identities(small.article.id)[ada])
    assert len(set(ids)) == 1
    assert store.questions() == ()


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("o Republican Party", "x Republicans", True),
        ("o GOP", "x Republican", True),
        ("x Democrats", "o Democratic Party", True),
        ("o GOP", "o Democratic Party", False),
        ("x Senate Republicans", "x Senate Republican", True),
        ("x Norwegian", "x Norwegians", True),
        ("l U.S.", "l United States", True),
        ("l N.H.", "l New Hampshire", True),
        ("l Georgia", "l Florida", False),
        ("o Umber campaign", "o Ada Umber campaign", True),
        ("o Umber campaign", "o Ada Umber’s campaign", True),
        ("o Umber's campaign", "o Umber camp", True),
        ("o Umber's campaign", "o Jessop's campaign", False),
        ("o Umber campaign", "o Jessop camp", False),
        ("o Weir Foundation", "o Umber Foundation", False),
        ("o Tide Parliament", "o Trade Project", False),
        ("p Sven Ødegaard", "p Sven Odegaard", True),
        ("p Ada O’Marrow", "p Ada O'Marrow", True),
        ("p George W.H. Umber", "p George H.W. Umber", True),
        ("p Umber", "l Umber", False),
    ],
)
def test_one_under_two_names(store: Store, first: str, second: str, one: bool) -> None:
    kinds = {"o": "organization", "x": "other", "l": "place", "p": "person"}
    ids = []
    for n, (letter, name) in enumerate((one_name[0], one_name[2:]) for one_name in (first, second)):
        small = Small(f"{n}: {name}.", source=str(n))
        local = small.entity(name, kind=kinds[letter])
        store.add(small.record())
        ids.append(store.identities(small.article.id)[local])
    assert (ids[0] == ids[1]) is one


def test_a_party_is_shown_by_its_name(store: Store) -> None:
    for n, (name, kind) in enumerate((("Republicans", "other"), ("Republicans", "other"), ("GOP", "organization"))):
        small = Small(f"{n}: {name}.", source=str(n))
        small.entity(name, kind=kind)
        store.add(small.record())
    _add(store, ("Republican Party",), kinds="o")
    assert [(o.name, o.articles) for o in store.people(kind="organization")] == [("Republican Party", 4)]
    assert store.people(kind="other") == ()


def test_what_many_are_called_by_joins_nobody(store: Store) -> None:
    first, second = (_add(store, (f"{name} PAC", "PAC"), kinds="o")[0] for name in ("Blue Heron", "Grey Heron"))
    assert first != second


def test_two_long_forms_of_one_acronym_are_two(store: Store) -> None:
    (parliament,) = _add(store, ("Estuary Parliament", "EP"), kinds="o")
    for n in range(8):
        _add(store, ("Estuary Parliament", f"Filler {n}"), kinds="o")
    assert _add(store, ("Ebb Project",), kinds="o") != [parliament]
    assert _add(store, ("EP",), kinds="o") == [parliament]


def test_a_first_name_is_whose_full_name_is_known(store: Store) -> None:
    (bare,) = _add(store, ("Dilys",))
    (full,) = _add(store, ("Dilys Umber", "Dilys"))
    for n in range(20):
        assert _add(store, ("Dilys Umber",), (f"Filler {n}",))[0] == full
    assert _add(store, ("Dilys Umber",), ("Tide Office",), kinds="po")[0] == full
    assert _add(store, ("Dilys",), ("Tide Office",), kinds="po")[0] == full
    assert bare != full


def test_a_name_of_several_words_is_one_under_two_kinds(store: Store) -> None:
    bay = _add(store, ("Weir Bay Watch",), kinds="o")
    assert _add(store, ("Weir Bay Watch",), kinds="o") == bay
    assert _add(store, ("Weir Bay Watch",), kinds="p") == bay


def test_a_town_read_as_a_person_once_is_the_town(store: Store) -> None:
    for n in range(50):
        small = Small(f"{n}: Weirton.", source=str(n))
        small.entity("Weirton", kind="place")
        store.add(small.record())
    town = next(iter(store.identities(1).values()))
    assert _add(store, ("Weirton",)) == [town]


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("WeirBank", "Weir Bank", True),
        ("Weir Banking", "Weir Bank", False),
    ],
)
def test_words_written_as_one(store: Store, first: str, second: str, one: bool) -> None:
    assert (_add(store, (first,), kinds="o") == _add(store, (second,), kinds="o")) is one


def test_a_slip_in_the_name_of_somebody_well_known_is_theirs(store: Store) -> None:
    for n in range(110):
        _add(store, ("Quillory Umber", f"Filler {n}"))
    (known,) = _add(store, ("Quillory Umber",))
    assert _add(store, ("Quilory Umber",)) == [known]
    assert _add(store, ("Quentin Umber",)) != [known]


def test_questions_are_sentences_and_weighed_anew(store: Store) -> None:
    """Who is named more is likelier; an answer changes what is asked, and how likely the rest is."""
    for n in range(2):
        _add(store, ("Ada Umber", "Umber"), (f"Office {n}",), kinds="po")
    _add(store, ("Bill Umber", "Umber"))
    _add(store, ("Umber",))
    questions = {q.second.name if q.first.name == "Umber" else q.first.name: q for q in store.questions()}
    assert set(questions) == {"Ada Umber", "Bill Umber"}
    ada, bill = questions["Ada Umber"], questions["Bill Umber"]
    assert ada.sentence.startswith("Is Umber (e") and ada.sentence.endswith(", 2 articles)?")
    assert "Bill Umber" in ada.reason
    assert 0 < bill.likely < ada.likely < 1
    store.join(ada.id, author="me")
    assert [q.id for q in store.questions() if q.id == ada.id] == []
    store.undo(author="me")
    store.keep_apart(ada.id, author="me")
    assert [q.id for q in store.questions()] == [bill.id]


def _say(store: Store, text: str, *names: str, kind: str = "person") -> list[int]:
    """An article of this text that names these; the identity of each."""
    small = Small(f"{store.counts()['article']}: {text}", source=text)
    local = [small.entity(name, kind=kind) for name in names]
    store.add(small.record())
    given = store.identities(small.article.id)
    return [given[one] for one in local]


def test_a_title_says_which_of_two_a_surname_is(store: Store) -> None:
    for _ in range(9):
        (david,) = _add(store, ("David Umber", "Umber"))
        (elena,) = _add(store, ("Elena Umber", "Umber"))
    assert _say(store, "Mrs. Umber left.", "Umber") == [elena]
    assert _say(store, "Mr. Umber left.", "Umber") == [david]
    assert _say(store, "Umber left again.", "Umber")[0] not in (david, elena)


def test_an_administration_is_the_presidents_not_the_namesakes(store: Store) -> None:
    (jimmy,) = _add(store, ("Jimmy Carter",))
    for n in range(9):
        _add(store, ("Ashton Carter", f"Filler {n}"))
    assert _say(store, "In the Carter administration.", "Carter") == [jimmy]
    assert _say(store, "A Carter-era dam.", "Carter", kind="other") == [jimmy]


def test_an_administration_of_a_president_who_is_not_known_is_nobody_elses(store: Store) -> None:
    for _ in range(9):
        (ashton,) = _add(store, ("Ashton Carter",))
    assert _say(store, "In the Carter administration.", "Carter") != [ashton]
    assert store.questions() == ()


def test_a_first_name_and_a_surname_of_one_article_may_be_one(store: Store) -> None:
    for n in range(9):
        (dilys,) = _add(store, ("Dilys Umber", f"Filler {n}"))
    assert _add(store, ("Umber",), ("Dilys",)) == [dilys, dilys]


def test_a_surname_is_nobody_elses_than_whom_the_article_names_apart(store: Store) -> None:
    """Reading kept "Umber" from both: from Ada, who is likeliest, and so it is not Carla."""
    for _ in range(9):
        (ada,) = _add(store, ("Ada Umber", "Umber"))
    (carla,) = _add(store, ("Carla Umber", "Umber"))
    *_, bare = _add(store, ("Ada Umber",), ("Bill Umber",), ("Umber",))
    assert bare not in (ada, carla)


def test_a_surname_that_one_bears_in_the_article_is_theirs(store: Store) -> None:
    for _ in range(9):
        (ada,) = _add(store, ("Ada Umber", "Umber"))
    assert _add(store, ("Ada Umber",), ("Umber",)) == [ada, ada]


def test_an_epithet_is_no_first_name(store: Store) -> None:
    for n in range(9):
        (elena,) = _add(store, ("Elena Umber", f"Filler {n}"))
    assert _add(store, ("Crooked Elena",)) == [elena]


def test_a_speech_at_the_convention_is_not_at_the_committee(store: Store) -> None:
    (committee,) = _add(store, ("Republican National Committee", "RNC"), kinds="o")
    assert _say(store, "A speech at the RNC.", "RNC", kind="organization") == [committee]
    (convention,) = _add(store, ("Republican National Convention",), kinds="x")
    assert _say(store, "She spoke at the RNC.", "RNC", kind="organization") == [convention]
    assert _say(store, "Staff of the RNC.", "RNC", kind="organization") == [committee]


def test_what_is_likened_to_a_place_is_not_the_place(store: Store) -> None:
    (weirton,) = _say(store, "In Weirton.", "Weirton", kind="place")
    assert _say(store, "A Weirton of the north.", "Weirton", kind="place") != [weirton]
    assert _say(store, "Back in Weirton.", "Weirton", kind="place") == [weirton]


def test_a_listed_place_read_as_a_person_is_the_place_sooner(store: Store) -> None:
    for n in range(5):
        (florida,) = _say(store, f"{n} in Florida.", "Florida", kind="place")
    assert _add(store, ("Florida",)) == [florida]


def test_a_son_of_the_same_name_is_not_his_father(store: Store) -> None:
    [father] = _add(store, ("Uwe Umber", "Umber"))
    son, again = _add(store, ("Uwe Umber Jr.",), ("Uwe J. Umber",))
    assert again == father
    assert son != father
    assert _add(store, ("Uwe J. Umber",), ("Uwe Umber Jr.",)) == [father, son]


def test_how_a_man_without_a_namesake_is_called_does_not_part_him(store: Store) -> None:
    assert _add(store, ("Uwe Umber",)) == _add(store, ("Uwe Umber Jr.",))


@pytest.mark.parametrize(("relative", "one"), [("Mara Dunmere", False), ("Mara Umber", True), ("Mara", True)])
def test_a_relative_with_a_bare_name_is_of_the_family(store: Store, relative: str, one: bool) -> None:
    known, *_ = _add(store, ("Elke Umber", "Umber"), ("Tide Office",), ("Weir Bureau",), kinds="poo")
    for n in range(3):
        _add(store, (f"Filler {n}",))
    small = Small(f"{relative} of the Tide Office and Weir Bureau said her daughter Elke left.", source="kin")
    parent, child = small.entity(relative), small.entity("Elke")
    small.entity("Tide Office", kind="organization")
    small.entity("Weir Bureau", kind="organization")
    small.tie("parent_of", parent, child, words=small.text)
    record = small.record()
    store.add(record)
    assert (store.identities(record.article.id)[child] == known) is one
