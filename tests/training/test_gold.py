"""Gold articles as annotated ones: where their facts' words stand, and what cannot be told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from onrecord.model.attribution import Attribution
from training.gold import Gold, read_gold, to_annotated
from training.texts import Text

TEXT = "Chief Ann Lee said that the plan failed.\nMoe Ott urged her to resign, he told the paper on Friday.\n"
RAW: dict[str, Any] = {
    "article": "story",
    "entities": [
        {"kind": "person", "name": "Ann Lee", "aliases": []},
        {"kind": "person", "name": "Moe Ott", "aliases": []},
    ],
    "statements": [
        {"speaker": "Ann Lee", "manner": "said", "mode": "indirect", "content": "the plan failed"},
        {"speaker": "Moe Ott", "manner": "said", "mode": "indirect", "content": "her to resign"},
    ],
    "offices": [{"person": "Ann Lee", "title": "chief", "organization": None, "status": "current",
                 "evidence": "Chief Ann Lee"}],
    "events": [{"trigger": "told", "when": "2016-01-01", "time": "Friday", "who": ["Moe Ott"],
                "evidence": "he told the paper on Friday"}],
    "ties": [{"kind": "opponent_of", "subject": "Moe Ott", "object": "Ann Lee", "evidence": "Moe Ott urged her"}],
    "positions": [{"actor": "Moe Ott", "act": "request", "toward": "Ann Lee", "target": "resign",
                   "evidence": "Moe Ott urged her to resign"}],
}  # fmt: skip
SAID = Attribution(source=((6, 13),), cue=((14, 18),), content=((24, 39),), confidence=0.9)
TRIGGERS = {("position", "request"): Counter({"urged": 5}), ("tie", "opponent_of"): Counter({"beat": 9})}


def gold() -> Gold:
    return to_annotated(Text(name="story", text=TEXT, published=None), RAW, [SAID], TRIGGERS)


def words(spans: Any) -> list[str]:
    return [TEXT[s:e] for s, e in spans]


def test_a_statement_has_the_cue_that_its_content_is_known_by() -> None:
    first, second = gold().annotated.statements
    assert (first.cue, first.source) == (SAID.cue[0], SAID.source[0])
    assert second.cue is None
    assert words(gold().unknown["said"]) == [TEXT.splitlines()[1]]


def test_triggers_are_the_words_that_tell_such_facts_elsewhere() -> None:
    found = gold()
    assert words([p.trigger for p in found.annotated.positions if p.trigger]) == ["urged"]
    assert found.annotated.ties == ()
    assert words(found.unknown["tie"]) == ["Moe Ott urged her"]


def test_titles_and_times_stand_in_their_evidence() -> None:
    found = gold().annotated
    assert words([o.words for o in found.offices if o.words]) == ["Chief"]
    assert [(words([e.trigger, e.time or (0, 0)])) for e in found.events] == [["told", "Friday"]]


def test_a_folder_of_gold_is_read_with_its_texts(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "story.yaml").write_text("article: story\npublished: 2016-01-02\nentities: []\n", encoding="utf-8")
    (tmp_path / "list.yaml").write_text("- one\n", encoding="utf-8")
    [(text, raw)] = read_gold(tmp_path)
    assert (text.name, text.text, text.published) == ("story", TEXT, "2016-01-02")
    assert raw["entities"] == []
