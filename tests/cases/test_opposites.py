"""No fact says the opposite of its sentence: words that deny, end, plan or doubt, over every kind of fact."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

import onrecord
from onrecord import Record


@cache
def read(text: str) -> Record:
    return onrecord.read(text, published="2024-05-17")


Verbs = tuple[str, str, str]
"""An infinitive, a participle in -ing, and one of the past: "endorse", "endorsing", "endorsed"."""

# How a sentence says that somebody did not: {to}, {ing}, {past} are the verb's forms with all that follows it.
DENIED = [
    "Paul Reeve did not {to}.",
    "Paul Reeve never {past}.",
    "Paul Reeve has not {past}.",
    "Nobody at the plant {past}.",
    "Paul Reeve refused to {to}.",
    "Paul Reeve declined to {to}.",
    "Paul Reeve failed to {to}.",
    "Paul Reeve refrained from {ing}.",
    "Paul Reeve avoided {ing}.",
    "Paul Reeve stopped short of {ing}.",
    "Paul Reeve was unable to {to}.",
    "Paul Reeve was kept from {ing}.",
    "Paul Reeve denied {ing}.",
    "Paul Reeve has yet to {to}.",
    "Paul Reeve left without {ing}.",
]
NO_MORE = [
    "Paul Reeve will stop {ing}.",
    "Paul Reeve stopped {ing}.",
    "Paul Reeve quit {ing}.",
    "Paul Reeve gave up {ing}.",
]
NOT_SURE = [
    "Paul Reeve may {to}.",
    "Paul Reeve would have {past}.",
    "Paul Reeve is unlikely to {to}.",
    "It is doubtful that Paul Reeve {past}.",
    "Paul Reeve was asked whether he {past}.",
]
UNSAID = [*DENIED, *NO_MORE, *NOT_SURE]
SAID = ["Paul Reeve {past}.", "Paul Reeve has {past}.", "On Monday Paul Reeve {past}."]


def filled(sentence: str, verb: Verbs, rest: str) -> str:
    to, ing, past = (f"{form} {rest}" for form in verb)
    return sentence.format(to=to, ing=ing, past=past)


def positions(record: Record, act: str) -> list[str]:
    return [p.actor_text for p in record.positions if p.act == act]


def events(record: Record, stem: str) -> list[str]:
    return [w for e in record.events if (w := record.words(e.trigger)).startswith(stem)]


KINDS: list[tuple[str, Verbs, str, Callable[[Record], list[str]]]] = [
    ("support", ("support", "supporting", "supported"), "the bridge plan", lambda r: positions(r, "support")),
    ("oppose", ("oppose", "opposing", "opposed"), "the bridge plan", lambda r: positions(r, "oppose")),
    ("praise", ("praise", "praising", "praised"), "the bridge plan", lambda r: positions(r, "support")),
    (
        "endorsed",
        ("endorse", "endorsing", "endorsed"),
        "Ann Lee",
        lambda r: [t.kind for t in r.ties if t.kind == "endorsed"],
    ),
    ("hired_by", ("hire", "hiring", "hired"), "Ann Lee", lambda r: [t.kind for t in r.ties if t.kind == "hired_by"]),
    ("event", ("visit", "visiting", "visited"), "the port on Tuesday", lambda r: events(r, "visit")),
    (
        "office",
        ("serve", "serving", "served"),
        "as mayor of Alder",
        lambda r: [o.status for o in r.offices if o.status != "former"],
    ),
]


@pytest.mark.parametrize("sentence", UNSAID)
@pytest.mark.parametrize(("kind", "verb", "rest", "of"), KINDS, ids=[k for k, *_ in KINDS])
def test_unsaid(
    sentence: str, kind: str, verb: Verbs, rest: str, of: Callable[[Record], list[str]], request: pytest.FixtureRequest
) -> None:
    if (kind, sentence) in (("event", "Paul Reeve has yet to {to}."), ("office", "Paul Reeve will stop {ing}.")):
        request.applymarker(pytest.mark.xfail(strict=True, reason="the network reads what is still to come"))
    assert of(read(filled(sentence, verb, rest))) == []


@pytest.mark.parametrize("sentence", SAID)
@pytest.mark.parametrize(("kind", "verb", "rest", "of"), KINDS[:-1], ids=[k for k, *_ in KINDS[:-1]])
def test_said(sentence: str, kind: str, verb: Verbs, rest: str, of: Callable[[Record], list[str]]) -> None:
    """What the table takes away is there where nothing denies it."""
    assert of(read(filled(sentence, verb, rest)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # case f01
        ("Many people spoke about the bridge. Paul Reeve will stop supporting the plan.", []),
        ("Paul Reeve no longer supports the plan.", []),
        ("Paul Reeve neither criticized nor praised the plan.", []),
        ("Paul Reeve did not suggest that Ann Lee opposed the plan.", []),
        pytest.param(
            "Instead of endorsing the plan, Paul Reeve praised the mayor.",
            [("Paul Reeve", "support")],
            marks=pytest.mark.xfail(strict=True, reason="the network reads the act that was left undone too"),
        ),
        # a denial that is denied
        ("Paul Reeve never stopped supporting the plan.", [("Paul Reeve", "support")]),
        ("Paul Reeve did not refuse to endorse the plan.", []),
        # to come, and still a stance
        ("Paul Reeve will oppose the plan.", [("Paul Reeve", "oppose")]),
        ("Not only did Paul Reeve endorse the plan, he paid for it.", [("Paul Reeve", "support")]),
    ],
)
def test_positions(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(p.actor_text, p.act) for p in read(text).positions] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # case f03
        (
            "None of the buyers were charged or named Wednesday, prosecutors said in Alder.\n\n"
            "Han Orrin and Tom Pell were arraigned in the county court on Wednesday afternoon.",
            ["arraigned"],
        ),
        ("The town has not seen a measurable drop of rain since mid-March.", []),
        ("The vote on Tuesday will not take place.", []),
        ("Tuesday's hearing was cancelled.", []),
        ("There was no vote on Tuesday.", []),
        ("Han Orrin was barred from leaving on Tuesday.", ["barred"]),
        # was to be: it may not have been
        ("Han Orrin was due to be released last week.", []),
        ("Han Orrin was to be released last week.", []),
        ("Han Orrin will be released next week.", ["released"]),
        # what happened although somebody was not there
        ("Han Orrin was not invited to Tuesday's wedding.", ["wedding"]),
        ("Han Orrin was released on Tuesday.", ["released"]),
    ],
)
def test_events(text: str, wanted: list[str]) -> None:
    record = read(text)
    assert [record.words(e.trigger) for e in record.events] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ann Lee was not fired by Paul Reeve.", []),
        ("Ann Lee no longer reports to Paul Reeve.", []),
        ("Ann Lee did not marry Paul Reeve.", []),
        ("Ann Lee did not join the Harrow Bridge Committee.", []),
        ("Ann Lee was fired by Paul Reeve.", ["fired_by"]),
        ("Ann Lee reports to Paul Reeve.", ["reports_to"]),
        # former spouses are spouses to the guidelines
        pytest.param(
            "Ann Lee is no longer married to Paul Reeve.",
            ["spouse_of"],
            marks=pytest.mark.xfail(strict=True, reason="the parser hangs the names otherwise"),
        ),
    ],
)
def test_ties(text: str, wanted: list[str]) -> None:
    assert [t.kind for t in read(text).ties] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ann Lee declined to comment.", 1),
        ("Nobody declined to comment.", 0),
        ("Ann Lee denied that she had declined to comment.", 0),
        ("Ann Lee has never refused to answer reporters' questions.", 0),
        ("If Ann Lee declines to comment, the paper will say so.", 0),
    ],
)
def test_silences(text: str, wanted: int) -> None:
    assert len(read(text).silences) == wanted


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Paul Reeve said that the bridge was safe.", "asserts"),
        ("Paul Reeve did not suggest that Ann Lee opposed the plan.", "withholds"),
        ("Paul Reeve never said the bridge was safe.", "withholds"),
        ("Paul Reeve refused to say whether the bridge was safe.", "withholds"),
        ("Paul Reeve denied that the bridge was safe.", "denies"),
        ("Nor did Paul Reeve say that the bridge was safe.", "withholds"),
    ],
)
def test_statements(text: str, force: str) -> None:
    """A statement that is not made says so by its force, and its cue holds the word that denies it."""
    record = read(text)
    (told,) = record.statements or record.attributions
    assert told.force == force
    words = text.lower().split()
    cue = " ".join(record.words(s).lower() for s in told.cue.spans) if told.cue else ""
    assert all(w in cue for w in ("not", "never", "nor", "refused", "denied") if w in words)


def test_clashes() -> None:
    assert len(read("Ann Lee and Paul Reeve clashed over the plan.").disputes) == 1
    assert read("Ann Lee and Paul Reeve did not clash over the plan.").disputes == ()


def test_a_denial_of_something_else() -> None:
    """Case f24: what is denied came before, and is not what the accusation says."""
    text = (
        "Paul Reeve now denies he ever said any of that, but he has admitted making rude remarks.\n\n"
        "The book of sayings was made by colleagues in 1990, the Alder Post reported.\n\n"
        "Sen. Elizabeth Warden quickly accused Reeve of arguing that banks should be free."
    )
    assert read(text).disputes == ()


@pytest.mark.parametrize(
    "text",
    [
        # case f06
        "In 1997, President Paul Dunmore imposed a broad trade embargo against Norland and blocked its assets.",
        # case f18
        "Reached last week in a brief call, Lynda Orrin declined to be interviewed.",
        "Lynda Orrin declined to be interviewed.",
        "Lynda Orrin declined to comment.",
        "Lynda Orrin refused to speak to reporters.",
    ],
)
def test_acts_are_no_statements(text: str) -> None:
    assert read(text).statements == ()


def test_it_of_a_quotation() -> None:
    """Case f31: "it" of a quotation is not the council of the story."""
    text = (
        "“It wasn’t that she backed it, it was the way she handled it,” Roxanne Orrin said of Councilwoman Marge Quill.\n\n"
        "The City Council passed the plan last year. “It’s safe over here and people want a safe area,” said Michael Lopez."
    )
    mentions = {text[slice(*m.span)] for e in read(text).entities if e.name == "City Council" for m in e.mentions}
    assert not mentions & {"It", "it"}


@pytest.mark.parametrize(
    "text",
    [
        "Hugo Tamm plans to stop attacking the mayor.",
        "Hugo Tamm is going to quit opposing the bridge.",
        "Petra Vance hopes to stop supporting the pier.",
        "Petra Vance wants to cease backing the plan.",
    ],
)
def test_who_is_to_end_an_act_does_not_take_it(text: str) -> None:
    record = onrecord.read(text, published="2024-05-17")
    assert [p.act for p in record.positions if p.act in ("support", "oppose", "accuse")] == []


@pytest.mark.parametrize("text", ["Unions and groups oppose the plan.", "Unions, churches and groups oppose the plan."])
def test_no_actor_begins_with_an_and_and_none_is_told_twice(text: str) -> None:
    actors = [p.actor_text.lower() for p in onrecord.read(text, published="2024-05-17").positions]
    assert "groups" in actors
    assert not [a for a in actors if a.startswith("and ") or " and " in a]
