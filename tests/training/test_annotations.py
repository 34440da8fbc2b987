"""Annotations as offsets: words are found where they belong, and what does not stand in the text is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from training.annotations import FILE, HELD, pack, packed, read_annotations
from training.texts import Text, joined, read_texts

TEXT = (
    "Ann Lee, the mayor, said that costs rose to more than $3 million. “It rose,” she said.\n"
    "Lee said Bo Ott lied. Ott denied that he lied on Monday."
)
NOTHING: dict[str, Any] = {
    kind: []
    for kind in ("entities", "statements", "offices", "ties", "events", "figures", "silences", "positions", "disputes")
}
SAID = {"speaker": "Ann Lee", "manner": "said", "mode": "indirect", "force": "asserts", "addressee": None,
        "channel": None, "anonymity": None}  # fmt: skip


def found(**facts: Any) -> Any:
    return pack({**NOTHING, **facts}, Text(name="x", text=TEXT, published=None))


def words(span: tuple[int, int] | None) -> str | None:
    return span and TEXT[span[0] : span[1]]


def test_cue_and_source_are_the_ones_beside_the_content() -> None:
    (s,) = found(statements=[{**SAID, "source": "she", "cue": "said", "content": "“It rose,”"}]).statements
    assert s.cue == (TEXT.index("she said") + 4, TEXT.index("she said") + 8)
    assert words(s.source) == "she"


def test_the_same_words_told_twice_are_two_places() -> None:
    raw = {**SAID, "source": None, "cue": None, "content": "lied"}
    first, second = found(statements=[raw, raw]).statements
    assert (first.content[0][0], second.content[0][0]) == (TEXT.index("lied"), TEXT.rindex("lied"))


def test_whole_words_come_before_parts_of_words() -> None:
    (s,) = found(statements=[{**SAID, "source": None, "cue": None, "content": "he lied"}]).statements
    assert s.content == ((TEXT.index("he lied"), TEXT.index("he lied") + 7),)
    assert TEXT.index("he") < s.content[0][0]  # "the" holds it too


def test_figures_offices_events_and_positions() -> None:
    record = found(
        offices=[{"person": "Ann Lee", "title": "mayor", "organization": None, "status": "current", "from": "2016",
                  "to": None, "evidence": "Ann Lee, the mayor", "words": "mayor"}],
        figures=[{"value": 3000000, "unit": "USD", "qualifier": "more_than", "change": "rises", "of": "costs",
                  "words": "more than $3 million", "evidence": "costs rose to more than $3 million"}],
        events=[{"trigger": "denied", "when": "2016-10-10", "time": "Monday", "who": ["Bo Ott"],
                 "evidence": "Ott denied that he lied on Monday"}],
        positions=[{"actor": "Bo Ott", "act": "deny", "toward": None, "target": "he lied", "trigger": "denied",
                    "evidence": "Ott denied that he lied on Monday"}],
    )  # fmt: skip
    assert (words(record.offices[0].words), record.offices[0].start) == ("mayor", "2016")
    assert (words(record.figures[0].of), record.figures[0].value) == ("costs", 3000000)
    assert words(record.events[0].time) == "Monday"
    assert record.positions[0].target == (TEXT.rindex("he lied"), TEXT.rindex("he lied") + 7)


def test_words_that_do_not_stand_in_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="not in the text: 'They rose'"):
        found(statements=[{**SAID, "source": None, "cue": "said", "content": "They rose"}])


def test_a_file_that_is_packed_is_read_again(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "polnear" / "train" / "text").mkdir(parents=True)
    (data / "polnear" / "metadata.tsv").write_text("a\tb\n", encoding="utf-8")
    (data / "polnear" / "train" / "text" / "x.txt").write_text(TEXT, encoding="utf-8")
    raw = tmp_path / "x.yaml"
    lists = "\n".join(f"{kind}: []" for kind in NOTHING if kind != "figures")
    figure = '{value: [100, null], unit: "people", qualifier: "at_least", change: null, of: null, words: null, evidence: "Ott"}'
    raw.write_text(f'article: "x"\npublished: "2016-10-10"\n{lists}\nfigures:\n  - {figure}\n', encoding="utf-8")
    (article,) = packed([raw], data)
    out = tmp_path / "articles.jsonl"
    out.write_bytes(msgspec.json.encode(article) + b"\n")
    assert read_annotations(out) == (article,)
    assert article.figures[0].value == (100, None)
    with pytest.raises(SystemExit, match="no text of that name"):
        list(packed([raw], _empty(tmp_path)))


def _empty(folder: Path) -> Path:
    data = folder / "empty"
    (data / "polnear").mkdir(parents=True)
    (data / "polnear" / "metadata.tsv").write_text("", encoding="utf-8")
    return data


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("Apple 's iPod ( new ) costs $ 299 .", "Apple's iPod (new) costs $299."),
        ("`` We did , '' he said .", "``We did,'' he said."),
    ],
)
def test_sentences_of_tokens_are_joined(tokens: str, text: str) -> None:
    assert joined(tokens.split()) == text


def test_texts_of_no_data_are_none(tmp_path: Path) -> None:
    assert list(read_texts(_empty(tmp_path))) == []


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://news.example/2019/11/18/harbor/", "2019-11-18"),
        ("https://news.example/news/20191118-harbor", "2019-11-18"),
        ("https://news.example/2019/11/harbor", None),
        (None, None),
    ],
)
def test_news_pages_have_the_day_of_their_address(tmp_path: Path, address: str | None, day: str | None) -> None:
    data = _empty(tmp_path)
    (data / "pages").mkdir()
    page = {"articleBody": "The harbor closed.", "url": address}
    (data / "pages" / "ground-truth.json").write_text(json.dumps({"ab12cd34ef56": page}), encoding="utf-8")
    (text,) = read_texts(data)
    assert (text.name, text.text, text.published) == ("page_ab12cd34", "The harbor closed.", day)


def test_no_article_is_both_learned_from_and_measured_on() -> None:
    gold = {path.stem for path in (Path(__file__).parents[2] / "benchmarks" / "gold").glob("*.yaml")}
    learned, held = ({a.article for a in read_annotations(path)} for path in (FILE, HELD))
    assert gold and learned and held
    assert learned.isdisjoint(gold | held) and held.isdisjoint(gold)
