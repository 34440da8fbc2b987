"""Events: sentences with the happenings that they date."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.facts.events.find import find_events
from onrecord.facts.times import find_times
from onrecord.record import Content, Cue, Entity, Event, Mention, Statement
from tests.make_doc import make_doc

PUBLISHED = "2019-08-14"  # a Wednesday


def events(
    text: str, tree: str | None = None, *, names: tuple[str, ...] = (), content: str = "", cue: str = ""
) -> list[Event]:
    doc = make_doc(text, tree, names=dict.fromkeys(names, "PERSON"), published=PUBLISHED)
    entities = [
        Entity(
            id=f"e{n}",
            kind="person",
            name=name,
            mentions=(Mention(span=(text.index(name), text.index(name) + len(name)), form="name"),),
        )
        for n, name in enumerate(names)
    ]
    spans = ((text.index(content), text.index(content) + len(content)),) if content else ()
    statements = (
        [
            Statement(
                id="s1",
                mode="indirect",
                speaker=None,
                text=content,
                source=None,
                cue=Cue(spans=((text.index(cue), text.index(cue) + len(cue)),)) if cue else None,
                content=Content(spans=spans),
                confidence=1.0,
            )
        ]
        if content
        else []
    )
    return list(find_events(doc, entities, times=find_times(doc, published=PUBLISHED), statements=statements))


CASES = {
    "what is told of the speaker dates no quotation": (
        "“I lost all of my papers,” said Vance, mayor from 1981 to 1983.",
        "``:punct:3 PRP:nsubj:3 VBD:ROOT:0 DT:obj:3 IN:case:7 PRP$:nmod:7 NNS:nmod:4 ,:punct:3 '':punct:3 VBD:parataxis:3"
        " NNP:nsubj:10 ,:punct:13 NN:appos:11 IN:case:15 CD:obl:3 IN:case:17 CD:nmod:15 .:punct:3",
        [],
    ),
    "a verb": (
        "Vance resigned on Monday.",
        "NNP:nsubj:2 VBD:ROOT:0 IN:case:4 NNP:obl:2 .:punct:2",
        [("resigned", "2019-08-12")],
    ),
    "a verb that the date follows bare": (
        "Vance resigned Monday.",
        "NNP:nsubj:2 VBD:ROOT:0 NNP:obl:tmod:2 .:punct:2",
        [("resigned", "2019-08-12")],
    ),
    "a happening with its date before what it has": (
        "The massacre early Sunday has a name.",
        "DT:det:2 NN:nsubj:5 RB:advmod:4 NNP:obl:tmod:5 VBZ:ROOT:0 DT:det:7 NN:obj:5 .:punct:5",
        [("massacre", "2019-08-11")],
    ),
    "what is kept from happening": (
        "Laws stop people from voting on Monday.",
        "NNS:nsubj:2 VBP:ROOT:0 NNS:obj:2 IN:mark:5 VBG:advcl:2 IN:case:7 NNP:obl:5 .:punct:2",
        [],
    ),
    "a date in a quotation is not when it was said": (
        "“The port of the city Monday,” Vance said.",
        "``:punct:3 DT:det:3 NN:obj:11 IN:case:6 DT:det:6 NN:nmod:3 NNP:obl:11 ,:punct:3 '':punct:3 NNP:nsubj:11 "
        "VBD:ROOT:0 .:punct:11",
        [],
    ),
    "a day in a name": (
        "Vance left a 9/11 memorial ceremony.",
        "NNP:nsubj:2 VBD:ROOT:0 DT:det:6 CD:nummod:6 NN:compound:6 NN:obj:2 .:punct:2",
        [],
    ),
    "a noun that owns the date": (
        "Vance lost Monday's debate.",
        "NNP:nsubj:2 VBD:ROOT:0 NNP:nmod:poss:5 POS:case:3 NN:obj:2 .:punct:2",
        [("debate", "2019-08-12")],
    ),
    "a noun and the verb that it holds": (
        "Vance promised it in an April speech.",
        "NNP:nsubj:2 VBD:ROOT:0 PRP:obj:2 IN:case:7 DT:det:7 NNP:compound:7 NN:obl:2 .:punct:2",
        [("promised", "2019-04"), ("speech", "2019-04")],
    ),
    "the noun of a light verb": (
        "Vance made a statement on Monday.",
        "NNP:nsubj:2 VBD:ROOT:0 DT:det:4 NN:obj:2 IN:case:6 NNP:obl:2 .:punct:2",
        [("statement", "2019-08-12")],
    ),
    "since a date": (
        "Rents rose since March 2018.",
        "NNS:nsubj:2 VBD:ROOT:0 IN:case:4 NNP:obl:2 CD:nummod:4 .:punct:2",
        [("rose", "2018-03/2019-08")],
    ),
    "since a dated happening": (
        "Rents rose since Monday's vote.",
        "NNS:nsubj:2 VBD:ROOT:0 IN:case:6 NNP:nmod:poss:6 POS:case:4 NN:obl:2 .:punct:2",
        [("rose", "2019-08-12/2019-08-14"), ("vote", "2019-08-12")],
    ),
    "from one date to another": (
        "It rained from Aug. 1 to Aug. 3.",
        "PRP:nsubj:2 VBD:ROOT:0 IN:case:4 NNP:obl:2 CD:nummod:4 TO:case:7 NNP:nmod:4 CD:nummod:7 .:punct:2",
        [("rained", "2019-08-01/2019-08-03")],
    ),
    "an election": (
        "Vance quit a day after the midterm elections.",
        "NNP:nsubj:2 VBD:ROOT:0 DT:det:4 NN:obl:2 IN:case:8 DT:det:8 NN:compound:8 NNS:nmod:4 .:punct:2",
        [("quit", "2018-11-07"), ("elections", "2018-11-06")],
    ),
    "what was then": (
        "Vance was in Oslo on Monday.",
        "NNP:nsubj:4 VBD:cop:4 IN:case:4 NNP:ROOT:0 IN:case:6 NNP:nmod:4 .:punct:4",
        [("was", "2019-08-12")],
    ),
    "a denied happening is none": (
        "Vance did not resign on Monday.",
        "NNP:nsubj:4 VBD:aux:4 RB:advmod:4 VB:ROOT:0 IN:case:6 NNP:obl:4 .:punct:4",
        [],
    ),
    "a habit is none": (
        "Vance resigns every Monday.",
        "NNP:nsubj:2 VBZ:ROOT:0 DT:det:4 NNP:obl:tmod:2 .:punct:2",
        [],
    ),
    "a length is none": (
        "Vance slept for three years.",
        "NNP:nsubj:2 VBD:ROOT:0 IN:case:5 CD:nummod:5 NNS:obl:2 .:punct:2",
        [],
    ),
    "the verb before the date, not one joined to it": (
        "Vance backed Orr last week and has left.",
        "NNP:nsubj:2 VBD:ROOT:0 NNP:obj:2 JJ:amod:5 NN:obl:tmod:8 CC:cc:8 VBZ:aux:8 VBN:conj:2 .:punct:2",
        [("backed", "2019-08-05/2019-08-11")],
    ),
    "a noun that the verb leaves has no date of its own": (
        "Vance dropped out of the race May 3, 2019.",
        "NNP:nsubj:2 VBD:ROOT:0 IN:case:6 IN:fixed:3 DT:det:6 NN:obl:2 NNP:obl:tmod:2 CD:nummod:7 ,:punct:7 "
        "CD:nummod:7 .:punct:2",
        [("dropped", "2019-05-03")],
    ),
    "a noun that a tree passes over": (
        "Vance praised his Aug. 3 speech at Summit.",
        "NNP:nsubj:2 VBD:ROOT:0 PRP$:nmod:poss:6 NNP:compound:8 CD:nummod:4 NN:obj:2 IN:case:8 NNP:nmod:6 .:punct:2",
        [("speech", "2019-08-03")],
    ),
    "an adjective that stands for its noun": (
        "Vance spoke before Tuesday's primary.",
        "NNP:nsubj:2 VBD:ROOT:0 IN:case:6 NNP:nmod:poss:6 POS:case:4 JJ:obl:2 .:punct:2",
        [("primary", "2019-08-13")],
    ),
    "what something is ahead of": (
        "Vance led ahead of the vote on Friday.",
        "NNP:nsubj:2 VBD:ROOT:0 RB:case:6 IN:fixed:3 DT:det:6 NN:obl:2 IN:case:8 NNP:obl:2 .:punct:2",
        [("vote", "2019-08-16")],
    ),
    "days joined by a dash": (
        "They meet on Sept. 17-18.",
        "PRP:nsubj:2 VBP:ROOT:0 IN:case:4 NNP:obl:2 CD:nummod:4 SYM:case:7 CD:nmod:5 .:punct:2",
        [("meet", "2019-09-17/2019-09-18")],
    ),
    "weekdays of one week": (
        "They were asked Wednesday through Sunday.",
        "PRP:nsubj:pass:3 VBD:aux:pass:3 VBN:ROOT:0 NNP:obl:tmod:3 IN:case:6 NNP:nmod:4 .:punct:3",
        [("asked", "2019-08-14/2019-08-18")],
    ),
    "what was then, beside what is now": (
        "They sent 160 guards, up from 90 last year.",
        "PRP:nsubj:2 VBD:ROOT:0 CD:nummod:4 NNS:obj:2 ,:punct:6 RB:advmod:2 IN:case:8 CD:obl:6 JJ:amod:10 "
        "NN:obl:tmod:2 .:punct:2",
        [],
    ),
    "the first since a date": (
        "Vance won the worst race since 2015.",
        "NNP:nsubj:2 VBD:ROOT:0 DT:det:5 JJS:amod:5 NN:obj:2 IN:case:7 CD:obl:2 .:punct:2",
        [],
    ),
    "aside from a date": (
        "Aside from Tuesday, Vance worked.",
        "RB:advmod:6 IN:case:3 NNP:obl:6 ,:punct:6 NNP:nsubj:6 VBD:ROOT:0 .:punct:6",
        [],
    ),
    "part of a word is none": (
        "Vance defended it this week on a call-in show.",
        "NNP:nsubj:2 VBD:ROOT:0 PRP:obj:2 DT:det:5 NN:obl:tmod:8 IN:case:11 DT:det:11 NN:compound:11 HYPH:punct:8 "
        "NN:compound:8 NN:obl:2 .:punct:2",
        [],
    ),
    "what someone hopes for": (
        "They hope in 2020 Vance wins.",
        "PRP:nsubj:2 VBP:ROOT:0 IN:case:4 CD:obl:2 NNP:nsubj:6 VBZ:ccomp:2 .:punct:2",
        [("wins", "2020")],
    ),
    "the clause after a date that is put first": (
        "It was in 2015 that Vance resigned.",
        "PRP:nsubj:4 VBD:cop:4 IN:case:4 CD:ROOT:0 WDT:mark:7 NNP:nsubj:7 VBD:acl:relcl:4 .:punct:4",
        [("resigned", "2015")],
    ),
    "the participle beside a date, not the verb after it": (
        "Polls taken over the past year show it.",
        "NNS:nsubj:7 VBN:acl:1 IN:case:6 DT:det:6 JJ:amod:6 NN:obl:7 VBP:ROOT:0 PRP:obj:7 .:punct:7",
        [("taken", "2018/2019")],
    ),
    "before a date is no date": (
        "Vance left before Monday.",
        "NNP:nsubj:2 VBD:ROOT:0 IN:case:4 NNP:obl:2 .:punct:2",
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_finds(case: str) -> None:
    text, tree, wanted = CASES[case]
    found = events(text, tree)
    assert [(text[slice(*e.trigger)], e.when) for e in found] == wanted
    for event in found:
        assert event.rule and event.evidence[0][0] <= event.trigger[0] < event.evidence[0][1]


def test_a_name_is_no_happening() -> None:
    text = "Vance told the Alder Post in May."
    tree = "NNP:nsubj:2 VBD:ROOT:0 DT:det:5 NNP:compound:5 NNP:obj:2 IN:case:7 NNP:nmod:5 .:punct:2"
    assert [text[slice(*e.trigger)] for e in events(text, tree)] == ["Post"]
    assert [text[slice(*e.trigger)] for e in events(text, tree, names=("Alder Post",))] == ["told"]
    bare = "NNP:compound:2 NNP:ROOT:0 IN:case:4 NNP:nmod:2 .:punct:2"
    assert events("Alder Post in May.", bare, names=("Alder Post",)) == []


@pytest.mark.parametrize(
    ("content", "cue", "wanted"),
    [
        ("", "", ["says"]),
        ("the votes are a prelude on Monday", "says", []),  # Monday is told, not when it was said
        ("on Monday", "says", ["says"]),  # no verb before it: "criticized him on Monday"
    ],
)
def test_a_date_that_is_told_is_not_of_the_telling(content: str, cue: str, wanted: list[str]) -> None:
    text = "Vance says the votes are a prelude on Monday."
    tree = "NNP:nsubj:2 VBZ:ROOT:0 DT:det:4 NNS:nsubj:7 VBP:cop:7 DT:det:7 NN:ccomp:2 IN:case:9 NNP:obl:2 .:punct:2"
    assert [text[slice(*e.trigger)] for e in events(text, tree, content=content, cue=cue)] == wanted


def test_participants_are_the_arguments() -> None:
    text, tree = "Vance met Orr on Monday.", "NNP:nsubj:2 VBD:ROOT:0 NNP:obj:2 IN:case:5 NNP:obl:2 .:punct:2"
    (found,) = events(text, tree, names=("Vance", "Orr"))
    assert found.participants == ("e0", "e1")
    assert text[slice(*found.evidence[0])] == "Vance met Orr on Monday"


@pytest.mark.parametrize(("odds", "rules"), [(None, ["time_of_verb"]), (0.9, ["time_of_verb"]), (0.2, ["doubted"])])
def test_what_the_network_doubts_is_told_so(odds: float | None, rules: list[str]) -> None:
    doc = make_doc(
        "Vance resigned on Monday.", "NNP:nsubj:2 VBD:ROOT:0 IN:case:4 NNP:obl:2 .:punct:2", published=PUBLISHED
    )
    doc._.happenings = None if odds is None else {6: odds}
    times = find_times(doc, published=PUBLISHED)
    assert [e.rule for e in find_events(doc, [], times=times, statements=[])] == rules
    doc._.happenings = {}
    assert not find_events(doc, [], times=times, statements=[])


def test_a_reported_event_points_to_its_statement() -> None:
    text = "Orr said Vance resigned on Monday."
    tree = "NNP:nsubj:2 VBD:ROOT:0 NNP:nsubj:4 VBD:ccomp:2 IN:case:6 NNP:obl:4 .:punct:2"
    (found,) = events(text, tree, content="Vance resigned on Monday")
    assert found.statement == "s1"


def test_a_tree_over_a_full_stop_is_not_believed() -> None:
    text = "Vance resigned on Monday. Orr was glad."
    tree = "NNP:nsubj:2 VBD:ROOT:0 IN:case:4 NNP:obl:8 .:punct:2 NNP:nsubj:8 VBD:cop:8 JJ:conj:2 .:punct:2"
    assert [text[slice(*e.trigger)] for e in events(text, tree)] == ["resigned"]


_WORDS = st.sampled_from(
    [
        "Monday",
        "May",
        "2016",
        "said",
        "resigned",
        "debate",
        "Vance",
        ".",
        "the",
        "on",
        "in",
        "last",
        "week",
        "not",
        "was",
        "'s",
    ]
)


@given(words=st.lists(_WORDS, max_size=20))
@settings(max_examples=60)
def test_no_text_breaks_it(words: list[str]) -> None:
    text = " ".join(words)
    for event in events(text):
        assert text[slice(*event.trigger)] and text[slice(*event.time)]
