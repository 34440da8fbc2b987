"""Who is quoted: the words of it, by which pronoun, and the sums of an outlet."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from onrecord.record import Mention
from onrecord.resolve import open_store
from onrecord.store import Store
from onrecord.store.read.reported import Quoted
from onrecord.store.read.shares import shares
from tests.store.small import Small

TEXT = (
    "Ada Marsh said she had seen it twice. She told the board that her papers were lost. "
    "Boris Quill said he left. Some said “it is over”. The Weir Bureau said it agreed."
)


def spans(text: str, word: str) -> list[tuple[int, int]]:
    """Where a word stands."""
    return [found.span() for found in re.finditer(rf"\b{word}\b", text)]


def named(small: Small, name: str, *pronouns: str, kind: str = "person") -> str:
    """An entity with the places of its pronouns."""
    local = small.entity(name, kind=kind)
    entity = small.entities[-1]
    told = tuple(Mention(span=span, form="pronoun") for word in pronouns for span in spans(small.text, word))
    mentions = tuple(sorted((*entity.mentions, *told), key=lambda mention: mention.span))
    small.entities[-1] = msgspec.structs.replace(entity, mentions=mentions)
    return local


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    small = Small(TEXT, source="a.txt", publisher="The Mail")
    small.article = msgspec.structs.replace(small.article, section="Metro", authors=("Cleo Dunn", "Max Orr"))
    ada = named(small, "Ada Marsh", "she", "She", "her")
    boris = named(small, "Boris Quill", "he")
    bureau = named(small, "Weir Bureau", "it", kind="organization")
    small.statement("she had seen it twice", ada)
    small.statement("her papers were lost", ada)
    small.statement("he left", boris)
    small.statement("“it is over”", None)
    small.statement("it agreed", bureau)
    path: Path = tmp_path_factory.mktemp("shares") / "store.db"
    with open_store(path) as opened:
        opened.add(small.record())
    return open_store(path, readonly=True)


def test_a_source_has_its_words_and_its_pronoun(store: Store) -> None:
    found = {one.speaker: one for one in store.sources(by="all").rows}
    assert {speaker: (one.statements, one.words) for speaker, one in found.items()} == {
        "Ada Marsh": (2, 9), "Boris Quill": (1, 2), "Weir Bureau": (1, 2), None: (1, 3),
    }  # fmt: skip
    assert found["Ada Marsh"].word_share == 9 / 16
    assert found["Ada Marsh"].pronoun == "she"
    # One pronoun is too few to tell, and what is no person has none.
    assert found["Boris Quill"].pronoun is found["Weir Bureau"].pronoun is None


@pytest.mark.parametrize(("by", "groups"), [("publisher", ["The Mail"]), ("author", ["Cleo Dunn", "Max Orr"])])
def test_a_group_is_summed_up(store: Store, by: str, groups: list[str]) -> None:
    found = store.source_shares(by=by)  # type: ignore[arg-type]
    assert [one.group for one in found] == groups
    for one in found:
        assert (one.statements, one.named, one.unnamed, one.women, one.men, one.sources) == (5, 4, 1, 2, 0, 3)
        assert (one.words, one.unnamed_share, one.unnamed_word_share) == (16, 0.2, 3 / 16)


def test_one_group_alone(store: Store) -> None:
    assert {one.group for one in store.sources(by="author", group="Max Orr").rows} == {"Max Orr"}
    assert store.source_shares(by="section", group="Sports") == ()
    assert store.browse.sources(by="section", group="Metro") == store.sources(by="section", limit=0).rows


def test_pronouns_that_differ_do_not_tell(tmp_path: Path) -> None:
    small = Small("Lee Poe said he came. He said she left. She and he spoke.", source="a.txt")
    lee = named(small, "Lee Poe", "he", "He", "she", "She")
    small.statement("he came", lee)
    with open_store(tmp_path / "s.db") as opened:
        opened.add(small.record())
        (one,) = opened.sources(by="all").rows
    assert (one.speaker, one.pronoun) == ("Lee Poe", None)


def test_the_group_with_most_statements_comes_first() -> None:
    rows = [
        Quoted(group=group, speaker="A", speaker_id=1, statements=n, articles=1, share=1.0)
        for group, n in (("b", 1), ("a", 3))
    ]
    assert [one.group for one in shares(rows)] == ["a", "b"]
    assert shares([]) == ()
