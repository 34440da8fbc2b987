"""What the web app asks of the store beside the lists: ties by their numbers, corrections of one article."""

from __future__ import annotations

from pathlib import Path

from onrecord import from_json
from onrecord.resolve import open_store
from tests.conftest import ROOT
from tests.store.small import Small


def test_ties_lead_on(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as store:
        store.add_all([from_json(f.read_bytes()) for f in sorted((ROOT / "tests" / "golden").glob("*.json"))])
        marsh, quill = store.browse.one("Elena Marsh"), store.browse.one("Howard Quill")
        bonds = store.browse.bonds(f"#{marsh.id}")
        between = [b for b in bonds if (b.subject_id, b.object_id) == (marsh.id, quill.id)]
        assert [(b.kind, b.subject, b.object, b.object_kind) for b in between] == [
            ("cannot_remove", "Elena Marsh", "Howard Quill", "person")
        ]
        store.reject(between[0].fact, author="me")
        assert quill.id not in {b.object_id for b in store.browse.bonds(f"#{marsh.id}")}


def test_rulings_of_an_article(tmp_path: Path) -> None:
    text = "Ada Marsh said the bridge is safe. Boris Lunt declined to comment."
    small = Small(text)
    ada, boris = small.entity("Ada Marsh"), small.entity("Boris Lunt")
    small.statement("the bridge is safe", ada, mode="indirect")
    small.silence(boris, "Boris Lunt declined to comment.")
    with open_store(tmp_path / "s.db") as store:
        store.add(small.record())
        assert store.browse.rulings(1).rejected == {} and store.browse.rulings(1).speakers == {}
        silence = store.reject("z1.1", author="me")
        speaker = store.attribute("s1.1", "Boris Lunt", author="me")
        store.rename("Ada Marsh", "Ada B. Marsh", author="me")
        found = store.browse.rulings(1)
        assert found.rejected == {"z1.1": silence.id}
        assert found.speakers["s1.1"].correction == speaker.id
        assert found.speakers["s1.1"].name == "Boris Lunt"
        assert found.names == {ada: "Ada B. Marsh", boris: "Boris Lunt"}
        store.undo(silence.id, author="me")
        assert store.browse.rulings(1).rejected == {}


def test_names_go_with_who_is_split_off(tmp_path: Path) -> None:
    one, other = Small("Ada Marsh spoke.", source="1"), Small("Boris Lunt sang.", source="2")
    one.entity("Ada Marsh")
    other.entity("Boris Lunt")
    with open_store(tmp_path / "s.db") as store:
        store.add_all([one.record(), other.record()])
        store.merge("Ada Marsh", "Boris Lunt", author="me")
        assert store.who("Ada Marsh").names == ("Ada Marsh", "Boris Lunt")
        store.split("Ada Marsh", name="Boris Lunt", author="me")
        assert store.who("Ada Marsh").names == ("Ada Marsh",)
        store.undo(author="me")
        assert store.who("Ada Marsh").names == ("Ada Marsh", "Boris Lunt")
