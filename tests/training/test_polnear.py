"""PolNeAR's annotation laid over the words that onrecord reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.training.tiny import write_polnear
from training.polnear import attributions, cue_head, read_polnear


def test_an_article_has_words_paragraphs_and_roles(tmp_path: Path) -> None:
    write_polnear(tmp_path / "train", articles=2)
    first, second = read_polnear(tmp_path / "train")
    assert (first.name, second.name) == ("paper_2016-01-01_story", "paper_2016-01-02_story")
    assert first.words[:8] == ["Ann", "Lee", "said", "that", "the", "plan", "failed", "."]
    assert [i for i, begins in enumerate(first.paragraphs) if begins] == [0, 8, 15]
    (role,) = first.roles or []
    assert (role.anchor, role.source, role.cue, role.content) == (2, {0, 1}, {2}, {3, 4, 5, 6})


def test_silver_labels_are_corenlps(tmp_path: Path) -> None:
    write_polnear(tmp_path / "train", articles=1)
    (example,) = read_polnear(tmp_path / "train")
    assert (example.silver_names or [])[:3] == ["B-PERSON", "I-PERSON", "O"]
    assert (example.silver_names or [])[10] == "B-ORG"
    assert (example.xpos or [])[:3] == ["NNP", "NNP", "VBD"]


@pytest.mark.parametrize(
    ("standoff", "spans"),
    [
        ("T1\tCue 3 7\tsaid\nE1\tAttribution:T1 Cue:T1\n", {"cue": ((3, 7),)}),
        ("T1\tCue 3 7\tsaid\nT2\tContent 9 12;20 25\tone two\nE1\tAttribution:T1 Cue:T1 Content:T2\n",
         {"cue": ((3, 7),), "content": ((9, 12), (20, 25))}),
        ("T1\tSource 8 9\ta\nT2\tSource 1 2\tb\nE1\tAttribution:T1 Source:T1 Source2:T2\n", {"source": ((1, 2), (8, 9))}),
    ],
)  # fmt: skip
def test_standoff(tmp_path: Path, standoff: str, spans: dict[str, object]) -> None:
    (tmp_path / "attributions").mkdir()
    (tmp_path / "attributions" / "story_aa11.ann").write_text(standoff, encoding="utf-8")
    (tmp_path / "attributions" / "story_bb22.ann").write_text("", encoding="utf-8")
    (found,) = attributions(tmp_path, "story")
    wanted = {"source": (), "cue": (), "content": (), **spans}
    assert {"source": found.source, "cue": found.cue, "content": found.content} == wanted


def test_an_article_that_nobody_annotated_has_no_attribution(tmp_path: Path) -> None:
    (tmp_path / "attributions").mkdir()
    assert attributions(tmp_path, "story") == []


@pytest.mark.parametrize(
    ("cue", "heads", "tags", "head"),
    [
        ([2], [2, 0, 2], ["NN", "NN", "VBD"], 2),
        ([1, 2], [2, 2, 2], ["DT", "VBD", "VBD"], 2),  # "has said": the verb on which the other hangs
        ([0, 2], [3, 0, 3, 3], ["IN", "X", "VBG", "VBD"], 2),  # two tops: the verb
        ([0, 1], [1, 0], ["NN", "NN"], 0),  # a ring: the first
    ],
)
def test_a_cues_head(cue: list[int], heads: list[int], tags: list[str], head: int) -> None:
    assert cue_head(cue, heads, tags) == head
