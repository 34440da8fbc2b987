"""Annotated articles as labels by word: parties by name and pronoun, triggers by their head words, statements."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.facts.pipeline import load
from tests.training.tiny import write_corpora
from training.annotations import pack
from training.example import OTHER, Example, Frame
from training.frames import _Labeller, merged, read_annotated, read_words
from training.polnear import read_polnear
from training.texts import Text

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Example:
    """The first tiny article that is annotated."""
    data = write_corpora(tmp_path_factory.mktemp("data"), articles=5)
    polnear = read_polnear(data / "polnear" / "train")
    return read_annotated(data, polnear, annotations=data / "annotations.jsonl", threads=1)[0]


Names = list[tuple[str, str, list[str]]]
Told = list[tuple[str, str, str, str]]
Packed = Callable[[str, Names, Told], Example]


@pytest.fixture(scope="module")
def packed() -> Packed:
    """Make an example of a text, its entities (kind, name, aliases) and statements (speaker, source, cue, content)."""
    nlp = load()

    def pack_it(words: str, names: Names, told: Told) -> Example:
        rest = {"manner": "said", "mode": "indirect", "force": "asserts"}
        rest |= dict.fromkeys(["addressee", "channel", "anonymity"])
        raw = {k: [] for k in ("offices", "ties", "events", "figures", "silences", "positions", "disputes")} | {
            "entities": [{"kind": kind, "name": name, "aliases": aliases} for kind, name, aliases in names],
            "statements": [{"speaker": w, "source": s, "cue": c, "content": t} | rest for w, s, c, t in told],
        }
        text = Text(name="one", text=words, published=None)
        return _Labeller(text, pack(raw, text), read_words(nlp, text)).example(None)

    return pack_it


def frame(example: Example, kind: str) -> Frame:
    return next(f for f in example.frames or [] if f.kind == kind)


def words(example: Example, places: frozenset[int]) -> str:
    return " ".join(example.words[i] for i in sorted(places))


def test_parties_are_found_by_their_names(example: Example) -> None:
    position = frame(example, "position")
    assert [words(example, role) for role in position.roles] == ["Ann Lee", "failed", "the plan", ""]
    assert example.words[position.anchor] == "failed"
    assert position.sure


def test_a_party_that_the_sentence_does_not_name_is_not_taught(example: Example) -> None:
    office = frame(example, "office")
    assert words(example, office.roles[1]) == "Officials"
    assert words(example, office.roles[2]) == "Gridwell"
    assert not office.sure  # Ann Lee is not in the evidence


def test_statements_are_the_attributions_that_a_reader_counts(example: Example) -> None:
    assert [example.words[a] for a in example.said or {}] == ["said"]
    assert [example.words[r.anchor] for r in example.roles or []] == ["said"]


def test_other_words_with_capitals_are_no_persons_or_organizations(example: Example) -> None:
    tags = dict(zip(example.words, example.names or [], strict=True))
    assert (tags["Ann"], tags["Gridwell"], tags["plan"]) == ("B-PERSON", "B-ORG", "O")
    assert tags["We"] == OTHER


def test_two_facts_of_one_word_are_one_frame() -> None:
    def one(subject: int) -> Frame:
        roles = frozenset([subject]), frozenset([5]), frozenset[int](), frozenset[int]()
        return Frame(kind="position", anchor=5, roles=roles, value=3, sure=True)

    (both,) = merged([one(1), one(3)])
    assert both.roles[0] == {1, 3}


def test_an_annotated_text_that_has_changed_is_refused(tmp_path: Path) -> None:
    data = write_corpora(tmp_path / "data", articles=5)
    path = data / "polnear" / "train" / "text" / "paper_2016-01-02_story.txt"
    path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"not in .* as it was annotated"):
        read_annotated(data, [], annotations=data / "annotations.jsonl", threads=1)


def test_a_name_within_a_longer_one_is_the_longer_one(packed: Packed) -> None:
    """Whichever of the two the annotator wrote first."""
    names = [("person", "Ann Rowe", ["Rowe"]), ("organization", "Rowe Foundation", [])]
    found = packed("Ann Rowe left the Rowe Foundation.", names, [])
    assert found.names == ["B-PERSON", "I-PERSON", "O", "O", "B-ORG", "I-ORG", "O"]


def test_who_is_meant_is_taught_by_names_and_sources(packed: Packed) -> None:
    """A source without a name goes back to its speaker's names; one of no name is of a chain of its own."""
    words = "Ann Lee runs Gridwell. Officials said that the plan failed. She denied the report, Lee’s lawyer said."
    names = [("person", "Ann Lee", ["Lee"]), ("organization", "Gridwell", [])]
    told = [("Officials", "Officials", "said", "that the plan failed"), ("Ann Lee", "She", "denied", "the report"),
            ("Lee’s lawyer", "Lee’s lawyer", "said", "She denied the report")]  # fmt: skip
    found = packed(words, names, told)
    chains = [(found.words[head], chain) for head, chain in found.mentions or []]
    assert chains == [("Ann", 0), ("Gridwell", 1), ("Officials", 2), ("She", 0), ("Lee", 0)]
    assert [found.words[head] for head in sorted(found.named)] == ["Ann", "Gridwell", "Lee"]
