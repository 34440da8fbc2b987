"""What is right of a record by an annotation: one to one, and a statement with its speaker."""

from onrecord.record import (
    Article,
    Content,
    Entity,
    Figure,
    Mention,
    Office,
    Record,
    Source,
    Statement,
    Tie,
    article_id,
)
from training.annotations import pack
from training.judged import WHOLE, annotation_of, in_words, judged
from training.texts import Text

TEXT = "Mayor Ann Lee said that 40 boats would go. Her wife, Beth Ray, counted 12 boats."


def at(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


LEE = Entity(id="e1", kind="person", name="Ann Lee", mentions=(Mention(span=at("Ann Lee"), form="name"),))
RAY = Entity(id="e2", kind="person", name="Beth Ray", mentions=(Mention(span=at("Beth Ray"), form="name"),))


def annotated():
    said = {
        "speaker": "Ann Lee",
        "source": "Mayor Ann Lee",
        "cue": "said",
        "content": "40 boats would go",
        "manner": "said",
        "mode": "indirect",
        "force": "asserts",
        "addressee": None,
        "channel": None,
        "anonymity": None,
    }
    office = {
        "person": "Ann Lee",
        "title": "mayor",
        "organization": None,
        "status": "current",
        "from": None,
        "to": None,
        "words": None,
        "evidence": "Mayor Ann Lee",
    }
    tie = {
        "kind": "spouse_of",
        "subject": "Ann Lee",
        "object": "Beth Ray",
        "when": None,
        "trigger": None,
        "evidence": "Her wife, Beth Ray",
    }
    figure = {
        "value": 40,
        "unit": "boats",
        "qualifier": "exactly",
        "change": None,
        "of": None,
        "words": None,
        "evidence": "40 boats",
    }
    people = [{"kind": "person", "name": name, "aliases": []} for name in ("Ann Lee", "Beth Ray")]
    raw = {
        "article": "ferry",
        "entities": people,
        "statements": [said],
        "offices": [office],
        "ties": [tie],
        "events": [],
        "figures": [figure],
        "silences": [],
        "positions": [],
        "disputes": [],
    }
    return annotation_of(in_words(pack(raw, Text(name="ferry", text=TEXT, published=None)), TEXT))


def record(speaker: str = "e1", **facts) -> Record:
    said = Statement(
        id="s1", mode="indirect", speaker=None, text="", source=Source(spans=(at("Mayor Ann Lee"),), entity=speaker), cue=None,
        content=Content(spans=(at("that 40 boats would go"),)), confidence=0.8, rule="network",
    )  # fmt: skip
    article = Article(id=article_id(TEXT), source="ferry", text=TEXT)
    return Record(article=article, entities=(LEE, RAY), statements=(said,), **facts)


def cases(record):
    return [(c.kind, c.rule, c.right) for c in judged(record, annotated())]


def test_a_statement_is_right_in_content_and_in_whole_only_with_its_speaker():
    assert {("statement", "network", True), (WHOLE, "network", True)} <= set(cases(record()))
    assert {("statement", "network", True), (WHOLE, "network", False), ("speaker", "resolved-indirect", False)} <= set(
        cases(record("e2"))
    )


def test_facts_are_right_once_and_only_with_what_they_say():
    office = Office(
        holder="e1", title="the mayor", status="current", evidence=(at("Mayor Ann Lee"),), confidence=1, rule="r"
    )
    wrong = Office(
        holder="e2", title="mayor", status="current", evidence=(at("Mayor Ann Lee"),), confidence=1, rule="r"
    )
    tie = Tie(kind="spouse_of", subject="e2", object="e1", evidence=(at("Her wife, Beth Ray"),), confidence=1, rule="k")
    forty = Figure(span=at("40"), value=40, qualifier="exactly", unit="boats", evidence=(at("40 boats"),), rule="n")
    twelve = Figure(span=at("12"), value=12, qualifier="exactly", unit="boats", evidence=(at("12 boats"),), rule="n")
    found = cases(record(offices=(office, office, wrong), ties=(tie,), figures=(forty, twelve)))
    assert [right for kind, _, right in found if kind == "office"] == [True, False, False]
    assert ("tie", "k", True) in found  # spouses either way round
    assert [right for kind, _, right in found if kind == "figure"] == [True, False]


def test_a_parent_is_not_the_child():
    tie = Tie(kind="parent_of", subject="e2", object="e1", evidence=(at("Her wife, Beth Ray"),), confidence=1, rule="k")
    assert ("tie", "k", False) in cases(record(ties=(tie,)))


def test_what_annotators_leave_out_is_no_words():
    raw = {
        "article": "a",
        "statements": [{"speaker": None, "manner": "said", "mode": "direct", "content": "x"}],
        "disputes": [{"parties": ["A", "B", "C"], "kind": "account", "about": None, "evidence": ["x"]}],
        "speakers": {},
    }
    found = annotation_of(raw)
    assert found.disputes[0].parties == ("A", "B")
    assert found.disputes[0].about == ""
    assert found.statements[0].speaker is None
    assert found.offices == ()
