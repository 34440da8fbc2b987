"""The scorer of the open gold: what counts as found, what is wrong with an annotation, and the gold itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scorer.__main__ import main
from benchmarks.scorer.annotation import Annotated, Annotation, AnnotationError, read_annotated, read_folder
from benchmarks.scorer.counting import Tally, matched, overlap, place, plain, shared, telling
from benchmarks.scorer.faults import faults
from benchmarks.scorer.rules import same_value
from benchmarks.scorer.score import misses, readings, report, tallies
from benchmarks.scores import parse_scores
from onrecord.record import (
    Article,
    Content,
    Cue,
    Dispute,
    Entity,
    Event,
    Figure,
    Mention,
    Office,
    Party,
    Position,
    Record,
    Silence,
    Source,
    Statement,
    Tie,
    article_id,
    to_json,
)

GOLD = Path(__file__).parent.parent.parent / "benchmarks" / "gold"

TEXT = (
    "Mayor Ann Lee of the Green Party opened a bridge on Monday. Lee said the bridge cost $3 million. "
    "Tom Ode, who called the price a lie, did not return a call."
)
YAML = """\
article: bridge
published: "2024-05-17"
entities:
  - {name: Ann Lee, kind: person, aliases: [Lee]}
  - {name: Tom Ode, kind: person, aliases: []}
  - {name: Green Party, kind: organization, aliases: []}
offices:
  - {person: Ann Lee, title: mayor, organization: null, status: current, from: null, to: null, evidence: "Mayor Ann Lee"}
ties:
  - {kind: member_of, subject: Ann Lee, object: Green Party, when: null, evidence: "Ann Lee of the Green Party"}
events:
  - {trigger: opened, when: "2024-05-13", time: Monday, who: [Ann Lee], evidence: "opened a bridge on Monday"}
figures:
  - {value: 3000000, unit: USD, qualifier: exactly, evidence: "the bridge cost $3 million"}
silences:
  - {party: Tom Ode, outcome: no_response, evidence: "did not return a call"}
positions:
  - {actor: Tom Ode, act: accuse, toward: Ann Lee, target: "the price", evidence: "Tom Ode, who called the price a lie"}
disputes:
  - {parties: [Ann Lee, Tom Ode], kind: account, about: "the price", evidence: ["Tom Ode, who called the price a lie"]}
statements:
  - {speaker: Ann Lee, manner: said, mode: indirect, content: "the bridge cost $3 million"}
  - {speaker: Tom Ode, manner: said, mode: indirect, content: "the price a lie"}
"""
FIGURES = [
    "entities", "offices", "offices, triple", "offices, status", "ties", "events", "figures", "figures, qualifier",
    "silences", "silences, party", "positions", "positions, target", "disputes", "disputes, kind", "statements",
    "statements, speaker", "statements, mode", "statements, manner",
]  # fmt: skip


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def entity(name_id: str, kind: str, name: str) -> Entity:
    return Entity(id=name_id, kind=kind, name=name, mentions=(Mention(span=span(name), form="name"),))


def statement(number: str, source: str, entity: str | None, content: str, mode: str = "indirect") -> Statement:
    return Statement(
        id=number, mode=mode, speaker=source, text=content, source=Source(spans=(span(source),), entity=entity),
        cue=Cue(spans=(span("said"),)), content=Content(spans=(span(content),)), confidence=1.0,
    )  # fmt: skip


ENTITIES = (
    entity("e1", "person", "Lee"),
    entity("e2", "person", "Tom Ode"),
    entity("e3", "organization", "Green Party"),
)
FACTS = {
    "entities": ENTITIES,
    "offices": (
        Office(holder="e1", title="mayor", status="current", evidence=(span("Mayor Ann Lee"),), confidence=1.0),
    ),
    "ties": (
        Tie(kind="member_of", subject="e1", object="e3", evidence=(span("Ann Lee of the Green Party"),), confidence=1.0),
    ),
    "events": (
        Event(
            trigger=span("opened"), when="2024-05-13", time=span("Monday"), evidence=(span("opened a bridge"),), confidence=1.0
        ),
    ),
    "figures": (
        Figure(span=span("$3 million"), value=3e6, qualifier="exactly", unit="USD", evidence=(span("$3 million"),)),
    ),
    "silences": (
        Silence(
            party="e2", party_text="Tom Ode", party_span=span("Tom Ode"), outcome="no_response",
            evidence=(span("did not return a call"),),
        ),
    ),
    "positions": (
        Position(
            actor="e2", actor_text="Tom Ode", act="accuse", target=span("the price"),
            evidence=(span("Tom Ode, who called the price a lie"),), confidence=1.0,
        ),
    ),
    "disputes": (
        Dispute(
            parties=(Party(entity="e2", text="Tom Ode"), Party(entity="e1", text="Lee")), kind="account",
            about=span("the price"), evidence=(span("called the price a lie"),), confidence=1.0,
        ),
    ),
    "statements": (
        statement("s1", "Lee", "e1", "the bridge cost $3 million"),
        statement("s2", "Tom Ode", "e2", "the price a lie"),
    ),
}  # fmt: skip


def record(**changed: object) -> Record:
    article = Article(id=article_id(TEXT), source="bridge", published="2024-05-17", text=TEXT)
    return Record(article=article, **{**FACTS, **changed})  # type: ignore[arg-type]


@pytest.fixture
def bridge(tmp_path: Path) -> Annotated:
    (tmp_path / "bridge.txt").write_bytes(TEXT.encode())
    (tmp_path / "bridge.yaml").write_text(YAML, encoding="utf-8")
    return read_annotated(tmp_path / "bridge.yaml")


def scored(article: Annotated, read: Record) -> dict[str, Tally]:
    return tallies(readings([article], {"bridge": read}))


def test_all_that_is_as_annotated_is_right(bridge):
    found = scored(bridge, record())
    assert [name for name, tally in found.items() if tally.f1 == 1.0] == FIGURES
    assert found["statements"] == Tally(right=2, found=2, wanted=2)
    assert found["entities"] == Tally(right=3, found=3, wanted=3)


def test_a_record_of_nothing_is_wrong_in_all(bridge):
    found = scored(bridge, record(**dict.fromkeys(FACTS, ())))
    assert {name for name, tally in found.items() if tally.right or tally.found} == set()
    assert found["statements"].wanted == 2


@dataclass
class Change:
    """A fact of the record that is read otherwise, and the figures that fall by it."""

    kind: str
    fields: dict[str, object]
    fallen: list[str]


CHANGES = [
    Change("offices", {"holder": "e2"}, ["offices", "offices, triple", "offices, status"]),
    Change("offices", {"title": "clerk"}, ["offices", "offices, triple", "offices, status"]),
    Change("offices", {"organization": "e3"}, ["offices, triple"]),
    Change("offices", {"status": "former"}, ["offices, status"]),
    Change("offices", {"evidence": ((0, 1),)}, []),
    Change("ties", {"kind": "founded"}, ["ties"]),
    Change("ties", {"subject": "e3", "object": "e1"}, ["ties"]),
    Change("ties", {"object": None, "object_text": "the Green Party"}, []),
    Change("events", {"when": "2024-05-20"}, ["events"]),
    Change("events", {"trigger": span("cost")}, ["events"]),
    Change("events", {"evidence": (span("did not"),)}, ["events"]),
    Change("figures", {"value": 3}, ["figures", "figures, qualifier"]),
    Change("figures", {"qualifier": "about"}, ["figures, qualifier"]),
    Change("figures", {"unit": "EUR"}, []),
    Change("silences", {"outcome": "declined"}, ["silences", "silences, party"]),
    Change("silences", {"party": "e1", "party_text": "Lee"}, ["silences, party"]),
    Change("positions", {"actor": "e1"}, ["positions", "positions, target"]),
    Change("positions", {"act": "deny"}, ["positions", "positions, target"]),
    Change("positions", {"target": span("a call")}, ["positions, target"]),
    Change("positions", {"target": None}, ["positions, target"]),
    Change("disputes", {"kind": "figure"}, ["disputes, kind"]),
    Change("disputes", {"evidence": (span("Mayor"),)}, ["disputes", "disputes, kind"]),
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda c: f"{c.kind}: {', '.join(c.fields)}")
def test_what_is_read_otherwise_falls_where_it_is_wrong(bridge, change):
    read = {field: getattr(FACTS[change.kind][0], field) for field in FACTS[change.kind][0].__struct_fields__}
    changed = type(FACTS[change.kind][0])(**{**read, **change.fields})
    found = scored(bridge, record(**{change.kind: (changed,)}))
    assert [name for name in FIGURES if found[name].right < found[name].wanted] == change.fallen


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (statement("s1", "Lee", "e1", "the bridge cost $3 million"), {"statements": 1, "statements, speaker": 1}),
        (statement("s1", "Lee", "e1", "bridge cost $3"), {"statements": 1, "statements, speaker": 1}),
        (statement("s1", "Lee", "e1", "the bridge"), {"statements": 0, "statements, speaker": 0}),
        (statement("s1", "Tom Ode", "e2", "the bridge cost $3 million"), {"statements": 1, "statements, speaker": 0}),
        (statement("s1", "Lee", None, "the bridge cost $3 million"), {"statements": 1, "statements, speaker": 0}),
        (statement("s1", "Lee", "e1", "the bridge cost $3 million", "mixed"), {"statements": 1, "statements, mode": 0}),
    ],
)
def test_statements_are_found_by_their_content(bridge, read, right):
    found = scored(bridge, record(statements=(read,)))
    assert {name: found[name].right for name in right} == right


def annotated(**changed: object) -> Annotated:
    return Annotated(text=TEXT, annotation=msgspec.convert({**yaml.safe_load(YAML), **changed}, Annotation))


@pytest.mark.parametrize(
    ("speaker", "source", "entity", "same"),
    [
        ("two of the callers", "a call", None, False),
        ("the Green bridge", "the bridge", None, True),
        ("the Green bridge", "the bridge", "e1", False),
        (None, "the bridge", None, True),
        (None, "Lee", "e1", False),
    ],
)
def test_speakers_without_a_name_are_compared_by_words(speaker, source, entity, same):
    wanted = {"speaker": speaker, "manner": "said", "mode": "indirect", "content": "the bridge cost $3 million"}
    read = record(statements=(statement("s1", source, entity, "the bridge cost $3 million"),))
    assert scored(annotated(statements=[wanted]), read)["statements, speaker"].right == same


def test_rivals_count_either_way_round_and_members_do_not():
    wanted = {"subject": "Ann Lee", "object": "Tom Ode", "when": None, "evidence": "Ann Lee"}
    for kind, right in {"opponent_of": 1, "reports_to": 0}.items():
        turned = Tie(kind=kind, subject="e2", object="e1", evidence=(span("Ann Lee"),), confidence=1.0)
        found = scored(annotated(ties=[{**wanted, "kind": kind}]), record(ties=(turned,)))
        assert found["ties"].right == right, kind


def test_a_party_has_many_names_as_the_object_of_a_tie():
    wanted = {"kind": "member_of", "subject": "Ann Lee", "object": "Republican", "when": None, "evidence": "Ann Lee"}
    tie = Tie(
        kind="member_of", subject="e1", object=None, object_text="GOP", evidence=(span("Ann Lee"),), confidence=1.0
    )
    assert scored(annotated(ties=[wanted]), record(ties=(tie,)))["ties"].right == 1


def test_direct_statements_by_named_speakers_are_counted_apart():
    wanted = [
        {"speaker": speaker, "manner": "said", "mode": "direct", "content": content}
        for speaker, content in [("Ann Lee", "the bridge cost $3 million"), ("a clerk", "the price a lie")]
    ]
    found = scored(annotated(statements=wanted), record())
    assert found["direct statements by a named speaker"] == Tally(right=1, found=1, wanted=1)


def test_what_was_missed_and_what_was_made_up_is_told(bridge):
    other = statement("s1", "Lee", "e1", "a bridge on Monday")
    lines = list(misses(readings([bridge], {"bridge": record(statements=(other,))})))
    assert [line.split()[1] for line in lines] == ["missed", "missed", "extra"]
    assert "the bridge cost $3 million" in lines[0]


def test_the_scores_are_read_again_by_the_gate(bridge):
    found = scored(bridge, record(statements=()))
    scores = parse_scores(report(found))
    assert list(scores) == list(found)
    assert scores["figures"].f1 == 100.0
    assert (scores["statements"].right, scores["statements"].found, scores["statements"].wanted) == (0, 0, 2)


def test_a_missing_record_and_another_text_are_errors(bridge):
    with pytest.raises(ValueError, match="bridge: no record"):
        scored(bridge, Record(article=Article(id="x", source="x", text="x"))) if False else tallies(
            readings([bridge], {})
        )
    other = Annotated(text=TEXT + " ", annotation=bridge.annotation)
    with pytest.raises(ValueError, match="another one"):
        scored(other, record())


def test_likest_are_matched_first_and_each_once():
    assert matched([10, 20], [19, 11, 12], lambda w, f: 1 / (1 + abs(w - f))) == ((0, 1), (1, 0))
    assert matched([1], [2], lambda w, f: 0) == ()


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_matches_are_one_to_one(wanted, found):
    pairs = matched(wanted, found, lambda w, f: float(w == f))
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert len(pairs) == sum(min(wanted.count(n), found.count(n)) for n in set(wanted))


def test_a_tally_of_nothing_is_nothing():
    nothing = Tally()
    assert (nothing.precision, nothing.recall, nothing.f1) == (0, 0, 0)
    assert Tally(right=1, found=2, wanted=1) + Tally(right=1, found=2, wanted=3) == Tally(right=2, found=4, wanted=4)
    assert Tally(right=2, found=4, wanted=4).f1 == 0.5


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (3, 3.0, True),
        (33.3, 33.33, True),
        (3, 4, False),
        ((1, None), (1, None), True),
        ((1, None), (1, 5), False),
        ((1, 2), 1, False),
        (0, 0.0005, True),
    ],
)
def test_values_are_the_same_to_a_thousandth(one, other, same):
    assert same_value(one, other) is same


def test_words_and_places():
    assert place("a cab", "cab") == (2, 5)
    assert place("a cab", "bus") is None
    assert shared((0, 5), ((3, 9), (0, 1))) == 3
    assert shared(None, ((0, 9),)) == 0
    assert overlap(frozenset([1, 2]), frozenset([2, 3])) == pytest.approx(1 / 3)
    assert overlap(frozenset(), frozenset()) == 0
    assert telling("The Secretary of State") == {"secretary", "state"}
    assert plain("The Green Party’s") == plain("green party")


FAULTS = [
    ({"entities": [{"name": "Ann Leigh", "kind": "person", "aliases": []}]}, "not in the text: 'Ann Leigh'"),
    ({"silences": [{"party": "the clerk", "outcome": "declined", "evidence": "did not"}]}, "neither an entity nor words"),
    (
        {"events": [{"trigger": "opened", "when": "2024", "time": "Monday", "who": [], "evidence": "a bridge on Monday"}]},
        "outside its evidence: 'opened'",
    ),
    (
        {"events": [{"trigger": "opened", "when": "2024", "time": "Monday", "who": ["Lee"], "evidence": "opened a bridge on Monday"}]},
        "participant that is no entity: 'Lee'",
    ),
    (
        {"entities": [{"name": n, "kind": "person", "aliases": ["Lee"]} for n in ("Ann Lee", "Tom Ode")]},
        "name of two entities: 'Lee'",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "fault"), FAULTS)
def test_faults_of_an_annotation_are_named(changed, fault):
    assert any(fault in line for line in faults(annotated(**changed)))


def test_a_sound_annotation_has_no_fault(bridge):
    assert faults(bridge) == ()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (YAML.replace("act: accuse", "act: insult"), "insult"),
        (YAML.replace("article: bridge", "article: ferry"), "give it the file's name"),
        (YAML.replace("unit: USD, ", ""), "unit"),
        (YAML + "gossip: []\n", "gossip"),
        ("[", "GUIDELINES.md shows"),
    ],
)
def test_what_is_no_annotation_is_refused(tmp_path, changed, said):
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "bridge.yaml").write_text(changed, encoding="utf-8")
    with pytest.raises(AnnotationError, match=said):
        read_folder(tmp_path)


def test_an_annotation_without_its_text_is_refused(tmp_path):
    (tmp_path / "bridge.yaml").write_text(YAML, encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"no bridge\.txt beside it"):
        read_folder(tmp_path)


def test_the_commands(tmp_path, bridge, capsys):
    assert main(["articles", str(tmp_path)]) == 0
    assert '"published": "2024-05-17"' in capsys.readouterr().out
    records = tmp_path / "records.jsonl"
    records.write_text(to_json(record(figures=())) + "\n", encoding="utf-8")
    assert main(["score", str(tmp_path), str(records), "--misses"]) == 0
    said = capsys.readouterr().out
    assert "missed  WantedFigure" in said
    assert parse_scores(said)["ties"].f1 == 100.0
    assert main(["check", str(tmp_path)]) == 0
    (tmp_path / "bridge.txt").write_text("Nothing.", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 1
    with pytest.raises(SystemExit):
        main(["score", str(tmp_path)])


def test_the_open_gold_is_sound():
    articles = read_folder(GOLD)
    assert len(articles) == 20
    assert [(a.name, fault) for a in articles for fault in faults(a)] == []


def test_each_text_of_the_open_gold_has_its_licence():
    rows = (GOLD / "LICENSES.md").read_text(encoding="utf-8").splitlines()
    licences = {cells[1].strip(): cells[4].strip() for row in rows if len(cells := row.split("|")) == 6}
    texts = {path.stem for path in GOLD.glob("*.txt")}
    assert {article.name for article in read_folder(GOLD)} == texts
    assert {name: licences.get(name) for name in texts if licences.get(name) not in OPEN} == {}


OPEN = {"CC BY 2.5", "CC BY 3.0 AU", "public domain"}
