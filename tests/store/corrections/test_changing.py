"""A person's word stands: on top of what was read, through reading again, until it is taken back."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import CorrectionError, NoSuchFactError, NoSuchNameError
from onrecord.record import Record
from onrecord.resolve import open_store
from onrecord.store import Store
from tests.store.invented import invented_records
from tests.store.small import Small

RECORDS = tuple(invented_records(12, seed=4, people=8, facts=4))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "onrecord.db") as opened:
        yield opened


def _tell(store: Store, *texts: str, name: str) -> None:
    for text in texts:
        small = Small(f"{text} {name} said so.", source=text)
        small.statement("so", small.entity(name), mode="indirect")
        store.add(small.record())


def test_merge_and_undo(store: Store) -> None:
    _tell(store, "One.", "Two.", name="Chris Umber")
    _tell(store, "Three.", name="Kit Umberson")
    made = store.merge("Chris Umber", "Kit Umberson", author="me")
    assert (made.author, made.change) == ("me", "Kit Umberson is Chris Umber")
    assert store.who("Kit Umberson").who == store.who("Chris Umber").who
    assert store.who("Chris Umber").statement_count == 3
    assert len(store.said("so", speaker="Kit Umberson")) == 3
    # What comes later under either name is theirs too.
    _tell(store, "Four.", name="Kit Umberson")
    assert store.who("Chris Umber").who.articles == 4
    with pytest.raises(CorrectionError, match="one already"):
        store.merge("Chris Umber", "Kit Umberson")
    assert store.undo(author="me").undone_at
    assert store.who("Chris Umber").who.articles == 2
    assert store.who("Kit Umberson").who.articles == 2
    with pytest.raises(CorrectionError, match="taken back already"):
        store.undo(made.id)
    with pytest.raises(CorrectionError, match="no correction"):
        store.undo()
    with pytest.raises(NoSuchFactError):
        store.undo(77)


def _read(store: Store) -> list[int | None]:
    """Of each entity the identity that was read, where a correction gave it another."""
    with sqlite3.connect(store.path) as reader:
        return [r[0] for r in reader.execute("SELECT read_identity_id FROM entity ORDER BY article_id, id")]


def test_split_by_article_and_by_name(store: Store) -> None:
    _tell(store, "One.", "Two.", "Three.", name="Ada Norcross")
    made = store.split("Ada Norcross", articles=[2], called="Ada Norcross (baker)", author="me")
    assert store.who("Ada Norcross (baker)").who.articles == 1
    assert len(store.said("so", speaker="Ada Norcross (baker)")) == 1
    number = min(n.id for n in store.find("Ada Norcross"))
    assert store.who(f"#{number}").statement_count == 2
    assert _read(store) == [None, number, None]
    store.undo(made.id, author="me")
    assert store.who("Ada Norcross").statement_count == 3
    assert _read(store) == [None] * 3
    for bad in ({}, {"articles": [9]}, {"name": "Ada Norcross"}):
        with pytest.raises(CorrectionError):
            store.split("Ada Norcross", **bad)
    assert len(store.corrections()) == 1


def test_rename_and_reject(store: Store) -> None:
    _tell(store, "One.", name="Olga Kravens")
    store.rename("Olga Kravens", "Olga Kravens-Hill", author="me")
    assert store.who("Olga Kravens").who.name == "Olga Kravens-Hill"
    assert store.who("olga kravens-hill").who.name == "Olga Kravens-Hill"
    fact = store.said("so")[0].fact
    store.reject(fact, author="me")
    assert store.said("so") == ()
    assert store.who("Olga Kravens").statement_count == 0
    with pytest.raises(CorrectionError, match="rejected already"):
        store.reject(fact)
    for wrong in ("s9.9", "x1.1", "hello", "s1", ""):
        with pytest.raises(NoSuchFactError):
            store.reject(wrong)
    store.undo(author="me")
    store.undo(author="me")
    assert store.said("so")[0].speaker == "Olga Kravens"


def test_a_speaker_is_corrected_and_taken_back(store: Store) -> None:
    _tell(store, "One.", "Two.", name="Olga Kravens")
    _tell(store, "Three.", name="Ada Norcross")
    fact = next(s.fact for s in store.said("so") if s.article.id == 1)
    made = store.attribute(fact, "Ada Norcross", author="me")
    assert (made.kind, made.author, made.change.split(":")[0]) == ("speaker", "me", "said by Ada Norcross")
    assert store.who("Olga Kravens").statement_count == 1
    assert {s.fact for s in store.who("Ada Norcross").statements} == {fact, "s3.1"}
    assert {s.fact for s in store.said("so", speaker="Ada Norcross")} == {fact, "s3.1"}
    assert _speakers(store)[fact] == "Ada Norcross"
    assert _label(store, fact) == "Ada Norcross: so"
    store.rename("Ada Norcross", "Ada N. Norcross", author="me")
    assert _speakers(store)[fact] == "Ada N. Norcross"
    store.attribute(fact, None, author="me")
    assert _speakers(store)[fact] is None
    assert _label(store, fact) == "unnamed: so"
    assert store.who("Ada N. Norcross").statement_count == 1
    for _ in range(3):
        store.undo(author="me")
    assert _speakers(store) == {"s1.1": "Olga Kravens", "s2.1": "Olga Kravens", "s3.1": "Ada Norcross"}
    assert _label(store, fact) == "Olga Kravens said: so"
    assert {s.fact for s in store.said("so", speaker="Olga Kravens")} == {"s1.1", "s2.1"}


def test_a_corrected_speaker_stays_when_its_reading_is_split_or_merged(store: Store) -> None:
    _tell(store, "One.", "Two.", name="Olga Kravens")
    _tell(store, "Three.", name="Ada Norcross")
    store.attribute("s1.1", "Ada Norcross", author="me")
    store.split("Olga Kravens", articles=[1], called="Olga Kravens (baker)", author="me")
    assert _speakers(store)["s1.1"] == "Ada Norcross"
    store.undo(1, author="me")
    assert _speakers(store)["s1.1"] == "Olga Kravens (baker)"
    store.attribute("s2.1", "Ada Norcross", author="me")
    store.merge("Olga Kravens (baker)", "Ada Norcross", author="me")
    assert set(_speakers(store).values()) == {"Olga Kravens (baker)"}


def test_what_has_no_such_speaker_is_refused(store: Store) -> None:
    _tell(store, "One.", name="Olga Kravens")
    store.add(RECORDS[0])
    for fact, who, error in (
        ("s1.1", "Olga Kravens", CorrectionError),
        ("o2.1", "Olga Kravens", CorrectionError),
        ("s9.1", "Olga Kravens", NoSuchFactError),
        ("s1.1", "Nobody Known", NoSuchNameError),
    ):
        with pytest.raises(error):
            store.attribute(fact, who)
    store.attribute("s1.1", None, author="me")
    with pytest.raises(CorrectionError, match="already"):
        store.attribute("s1.1", None)
    store.reject("s1.1", author="me")
    with pytest.raises(CorrectionError, match="rejected already"):
        store.attribute("s1.1", "Olga Kravens")
    assert [c.kind for c in store.corrections()] == ["speaker", "reject"]


def _speakers(store: Store) -> dict[str, str | None]:
    return {s.fact: s.speaker for s in store.said("so")}


def _label(store: Store, fact: str) -> str:
    with sqlite3.connect(store.path) as reader:
        found = reader.execute("SELECT name FROM statement WHERE 's' || article_id || '.' || n = ?", (fact,)).fetchone()
    return str(found[0])


def test_a_merge_holds_for_those_merged_before(store: Store) -> None:
    for name in ("Ada Alder", "Boris Birch", "Carla Cedar"):
        _tell(store, f"{name}.", name=name)
    store.merge("Boris Birch", "Carla Cedar", author="me")
    store.merge("Ada Alder", "Boris Birch", author="me")
    assert store.who("Carla Cedar").who.name == "Ada Alder"
    assert store.who("Carla Cedar").who.articles == 3
    store.undo(1, author="me")
    assert store.who("Carla Cedar").who.articles == 1
    assert store.who("Boris Birch").who.articles == 2


def test_a_correction_that_lost_its_place_is_told_and_comes_back(store: Store) -> None:
    record = RECORDS[0]
    store.add(record)
    store.reject("o1.2", author="me")
    without = msgspec.structs.replace(record, offices=())
    account = store.add_all([without])
    assert "no longer states this office" in account.lost_corrections[0]
    assert store.add_all([record]).lost_corrections == ()
    with sqlite3.connect(store.path) as reader:
        assert reader.execute("SELECT n FROM office WHERE rejected_by IS NOT NULL").fetchall() == [(2,)]


def test_questions_are_answered(store: Store) -> None:
    first = Small("Ada Jessop, director of the Weir Bureau, spoke.", source="1")
    ada, weir = first.entity("Ada Jessop"), first.entity("Weir Bureau", kind="organization")
    first.office(ada, "director", weir)
    second = Small("Ada Jessop, pianist of the Silver Hall, played.", source="2")
    second.office(second.entity("Ada Jessop"), "pianist", second.entity("Silver Hall", kind="organization"))
    store.add_all([first.record(), second.record()])
    (question,) = store.questions()
    assert {question.first.name, question.second.name} == {"Ada Jessop"}
    store.keep_apart(question.id, author="me")
    assert store.questions() == ()
    store.undo(author="me")
    store.join(question.id, author="me")
    assert store.questions() == ()
    assert store.who("Ada Jessop").who.articles == 2
    with pytest.raises(NoSuchFactError):
        store.keep_apart(99)


@st.composite
def _rereadings(draw: st.DrawFn) -> list[tuple[int, Record]]:
    """Other readings of some articles: facts that went, came back or moved by a little."""
    changed = []
    for index in draw(st.lists(st.integers(0, len(RECORDS) - 1), min_size=1, max_size=4)):
        record = RECORDS[index]
        keep = draw(st.integers(0, len(record.statements)))
        events = tuple(reversed(record.events)) if draw(st.booleans()) else record.events
        offices = tuple(msgspec.structs.replace(o, confidence=0.5) for o in record.offices)
        changed.append((index, msgspec.structs.replace(
            record, statements=record.statements[:keep], positions=(), events=events,
            offices=offices[draw(st.integers(0, 1)):], figures=record.figures[draw(st.integers(0, 2)):],
        )))  # fmt: skip
    return changed


@settings(max_examples=25)
@given(
    choices=st.lists(
        st.tuples(st.sampled_from(["merge", "split", "rename", "reject", "speaker"]), st.integers(0, 10**6)), max_size=5
    ),
    readings=_rereadings(),
)
def test_corrections_survive_reading_again(choices: list[tuple[str, int]], readings: list[tuple[int, Record]]) -> None:
    """After other readings and then the first one again, everything is as it was corrected."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "s.db") as store:
        store.add_all(RECORDS)
        fresh = _state(store)
        for kind, number in choices:
            _correct(store, kind, number)
        before = _state(store)
        for _, reading in readings:
            store.add(reading)
            assert _consistent(store)
        store.add_all(RECORDS)
        assert _state(store) == before
        assert not [c for c in store.corrections() if c.lost]
        for correction in reversed(store.corrections()):
            store.undo(correction.id, author="me")
        assert _state(store) == fresh


def _correct(store: Store, kind: str, number: int) -> None:
    people = sorted(store.people(limit=50), key=lambda p: p.id)
    one, other = people[number % len(people)], people[number // 7 % len(people)]
    try:
        if kind == "merge":
            store.merge(f"#{one.id}", f"#{other.id}", author="me")
        elif kind == "split":
            store.split(
                f"#{one.id}", articles=[store.who(f"#{one.id}").articles[0].id], called="Split Off", author="me"
            )
        elif kind == "rename":
            store.rename(f"#{one.id}", f"Renamed {number}", author="me")
        elif kind == "speaker":
            fact = f"s{1 + number % len(RECORDS)}.{1 + number // 50 % 4}"
            store.attribute(fact, f"#{other.id}" if number % 5 else None, author="me")
        else:
            store.reject(f"{'sofzte'[number % 6]}{1 + number // 6 % len(RECORDS)}.{1 + number // 100 % 4}", author="me")
    except (CorrectionError, NoSuchFactError):
        pass


def _state(store: Store) -> list[object]:
    """Who is who in every article, what they are called, and what is rejected."""
    with sqlite3.connect(store.path) as reader:
        entities = reader.execute(
            "SELECT a.sha256, e.name, c.name, c.id FROM entity e JOIN article a ON a.id = e.article_id JOIN identity i "
            "ON i.id = e.identity_id JOIN identity c ON c.id = i.canonical_id ORDER BY 1, 2, 3, 4"
        ).fetchall()
        rejected = [
            reader.execute(f"SELECT article_id, n FROM {t} WHERE rejected_by IS NOT NULL ORDER BY 1, 2").fetchall()
            for t in ("statement", "office", "tie", "event", "figure", "silence")
        ]
        counts = reader.execute("SELECT name, articles FROM person ORDER BY id").fetchall()
        spoken = reader.execute(
            "SELECT s.article_id, s.n, s.name, s.speaker, c.id, s.tags FROM statement s LEFT JOIN identity i "
            "ON i.id = s.identity_id LEFT JOIN identity c ON c.id = i.canonical_id ORDER BY 1, 2"
        ).fetchall()
    return [entities, rejected, counts, spoken]


def _consistent(store: Store) -> bool:
    with sqlite3.connect(store.path) as reader:
        broken = reader.execute("PRAGMA foreign_key_check").fetchall()
        wrong = reader.execute(
            "SELECT count(*) FROM statement s JOIN entity e ON e.id = s.speaker_id WHERE e.identity_id <> s.identity_id"
        ).fetchone()[0]
    return not broken and not wrong


def _video(store: Store, *numbers: int) -> None:
    """Articles in which "Video", read as a person, speaks, holds an office, is silent and takes a position."""
    for n in numbers:
        small = Small(f"{n}: Video, chief of the Weir Bureau, said so; Video declined.", source=str(n))
        video, weir = small.entity("Video"), small.entity("Weir Bureau", kind="organization")
        small.statement("so", video)
        small.office(video, "chief", weir)
        small.silence(video, "Video declined")
        store.add(small.record())


def test_what_is_no_name_is_rejected_with_its_facts(store: Store) -> None:
    _video(store, 1, 2)
    _tell(store, "Three.", name="Ada Norcross")
    number = store.who("Video").who.id
    made = store.reject(f"e{number}", author="me")
    assert (made.kind, made.change) == ("discard", "no name: Video")
    assert store.find("Video") == ()
    assert [p.name for p in store.people()] == ["Ada Norcross"]
    assert store.silences() == ()
    assert {s.speaker for s in store.said("so")} == {None, "Ada Norcross"}
    assert store.browse.look_up("Vid").people == ()
    assert store.who(f"e{number}").offices == ()
    # The name is none in later articles either.
    _video(store, 4)
    assert store.find("Video") == ()
    assert store.silences() == ()
    assert [s.speaker for s in store.said("so") if s.article.id == 4] == [None]
    with pytest.raises(CorrectionError, match="rejected already"):
        store.reject(f"e{number}")
    store.undo(author="me")
    assert store.who("Video").who.articles == 3
    assert store.who("Video").statement_count == 3
    assert len(store.silences()) == 3
    assert [o.title for o in store.who("Video").offices] == ["chief"]


def test_a_kind_is_corrected_and_holds_for_what_comes(store: Store) -> None:
    _tell(store, "One.", name="Getty Wire")
    store.retype("Getty Wire", "organization", author="me")
    assert [o.name for o in store.people(kind="organization")] == ["Getty Wire"]
    assert store.people() == ()
    _tell(store, "Two.", name="Getty Wire")
    assert store.who("Getty Wire").who.articles == 2
    assert store.who("Getty Wire").who.kind == "organization"
    for kind, why in (("organization", "already"), ("planet", "no kind of name")):
        with pytest.raises(CorrectionError, match=why):
            store.retype("Getty Wire", kind)
    store.undo(author="me")
    assert [p.name for p in store.people()] == ["Getty Wire"]
    assert store.people(kind="organization") == ()


def test_kinds_and_discards_outlive_reading_again(store: Store) -> None:
    _video(store, 1)
    _tell(store, "Two.", name="Getty Wire")
    store.reject(f"e{store.who('Video').who.id}", author="me")
    store.retype("Getty Wire", "organization", author="me")
    for record in list(store.records()):
        again = msgspec.structs.replace(record, figures=(), events=(), silences=record.silences[:0])
        store.add(again)
    assert store.find("Video") == ()
    assert store.who("Getty Wire").who.kind == "organization"
    assert [c.lost for c in store.corrections()] == [None, None]
