"""Silences as the world's papers tell them, and what is none."""

from __future__ import annotations

from functools import cache

import pytest

import onrecord
from onrecord import Record

Found = set[tuple[str, str]]


@cache
def read(text: str) -> Record:
    return onrecord.read(text, published="2024-05-17")


def found(text: str) -> Found:
    """Each silent party, by its entity's name or else its words, with the outcome."""
    record = read(text)
    names = {e.id: e.name for e in record.entities}
    return {(names.get(s.party or "", s.party_text), s.outcome) for s in record.silences}


ASKED: list[tuple[str, Found]] = [
    # case 114: it was asked, and no answer is told
    ("Northline Rail has been approached for comment.", {("Northline Rail", "no_response")}),
    ("Northline Rail has been contacted for a response.", {("Northline Rail", "no_response")}),
    ("Northline Rail has also been asked for comment.", {("Northline Rail", "no_response")}),
    ("The ministry has been asked to comment.", {("The ministry", "no_response")}),
    ("The BBC has asked the ministry for a response.", {("the ministry", "no_response")}),
    ("The Guardian has approached Northline Rail for comment.", {("Northline Rail", "no_response")}),
    ("Comment has been sought from Northline Rail.", {("Northline Rail", "no_response")}),
    ("A response has been requested from the council.", {("the council", "no_response")}),
    (
        "Petra Vance and Northline Rail have been contacted.",
        {("Petra Vance", "no_response"), ("Northline Rail", "no_response")},
    ),
    ("Petra Vance was approached for comment.", {("Petra Vance", "no_response")}),
    # not: an answer follows, or it was not the press
    ("Petra Vance was asked for comment and said she was sorry.", set()),
    ("When asked to comment, Petra Vance laughed and said the bridge was safe.", set()),
    ("Petra Vance has been contacted by police.", set()),
    ("Petra Vance has been asked to resign.", set()),
    ("The town has asked Petra Vance for a new bridge.", set()),
]
NOT_YET: list[tuple[str, Found]] = [
    # case 120: yet to respond
    (
        "At the time of filing this report, Anil Rao was yet to respond to queries sent to him.",
        {("Anil Rao", "no_response")},
    ),
    ("Anil Rao is yet to respond to a request for comment.", {("Anil Rao", "no_response")}),
    ("Anil Rao has yet to respond to a request for comment.", {("Anil Rao", "no_response")}),
    ("Northline is still yet to reply to questions from this newspaper.", {("Northline", "no_response")}),
    ("Northline Rail had not responded at the time of going to press.", {("Northline Rail", "no_response")}),
    ("Northline Rail had not replied by the time of publication.", {("Northline Rail", "no_response")}),
    ("The council did not respond by press time.", {("The council", "no_response")}),
    ("The council has not commented.", {("The council", "no_response")}),
    ("A spokesman for Northline Rail had no response.", {("Northline Rail", "no_response")}),
    # case f15: a clause of another behind the party
    (
        "There was no immediate comment from Ada Marsh but the union welcomed the move.",
        {("Ada Marsh", "no_response")},
    ),
    ("There was no immediate response from the council, which owns the pier.", {("the council", "no_response")}),
    # case 116 and others: the telephone
    ("Petra Vance did not pick up the phone when a reporter called.", {("Petra Vance", "no_response")}),
    ("Petra Vance did not answer calls seeking comment.", {("Petra Vance", "no_response")}),
    ("Calls to Petra Vance went to voicemail.", {("Petra Vance", "no_response")}),
    ("Calls to Northline Rail rang out.", {("Northline Rail", "no_response")}),
    ("Messages left for Petra Vance were not returned.", {("Petra Vance", "no_response")}),
    ("Emails to Northline Rail went unanswered.", {("Northline Rail", "no_response")}),
    ("Hugo Tamm walked past reporters without speaking.", {("Hugo Tamm", "no_response")}),
    ("Hugo Tamm ignored questions from reporters.", {("Hugo Tamm", "no_response")}),
    ("Hugo Tamm did not stop to take questions from the press.", {("Hugo Tamm", "no_response")}),
    # not
    ("The patient did not respond to treatment.", set()),
    ("Police have not responded to the call.", set()),
    ("Hugo Tamm did not respond to the attack on his plan.", set()),
    ("If Northline Rail does not respond to a request for comment, the story runs.", set()),
    ("Hugo Tamm did not pick up his daughter from school.", set()),
]
REFUSED: list[tuple[str, Found]] = [
    # case 117: a rule is the answer
    ("The Home Office said it did not comment on individual cases.", {("Home Office", "declined")}),
    ("The Home Office does not comment on individual cases.", {("Home Office", "declined")}),
    ("The council said it does not discuss personnel matters with the press.", {("The council", "declined")}),
    ("The company said it would not be commenting further.", {("The company", "declined")}),
    ("“We will not be commenting,” said a spokesman for Northline Rail.", {("Northline Rail", "declined")}),
    # case 119: would not be drawn
    ("Hugo Tamm did not wish to comment.", {("Hugo Tamm", "declined")}),
    ("Hugo Tamm did not want to comment.", {("Hugo Tamm", "declined")}),
    ("Petra Vance would not be drawn on the loan.", {("Petra Vance", "declined")}),
    ("Petra Vance refused to be drawn on the loan.", {("Petra Vance", "declined")}),
    ("“No comment at this time,” Ida Bohn said.", {("Ida Bohn", "declined")}),
    ("Ida Bohn bristled and said, “No comment,” the Harrow Post reported.", {("Ida Bohn", "declined")}),
    ("Hugo Tamm had nothing to say when reporters asked.", {("Hugo Tamm", "declined")}),
    ("Hugo Tamm declined a request to be interviewed.", {("Hugo Tamm", "declined")}),
    ("Hugo Tamm wouldn’t say whether he had signed the letter.", {("Hugo Tamm", "declined")}),
    ("Hugo Tamm declined to identify the buyers.", {("Hugo Tamm", "declined")}),
    ("While declining to go into specifics, Hugo Tamm insisted the pier was safe.", {("Hugo Tamm", "declined")}),
    ("None of the trustees would comment for this article.", {("None of the trustees", "declined")}),
    # case 116: hung up
    ("Reached by phone, Hugo Tamm hung up.", {("Hugo Tamm", "declined")}),
    ("Hugo Tamm hung up on a reporter.", {("Hugo Tamm", "declined")}),
    ("Hugo Tamm hung up the phone when a reporter called.", {("Hugo Tamm", "declined")}),
    # case 121: sent elsewhere
    ("Hugo Tamm referred questions to his lawyer.", {("Hugo Tamm", "declined")}),
    ("The ministry referred requests for comment to the police.", {("The ministry", "declined")}),
    # case f18
    (
        "Reached last week in a brief call, Lynda Orrin declined to be interviewed. The governor's office didn't "
        "immediately respond to a request for comment.",
        {("Lynda Orrin", "declined"), ("The governor's office", "no_response")},
    ),
    # case f16
    (
        "Through a spokesperson, Mark Dunmore's office declined to comment for this story.",
        {("Mark Dunmore's office", "declined")},
    ),
    # not
    ("The coach hung up his boots in 2019.", set()),
    ("“I back the plan,” Hugo Tamm said, and hung up.", set()),
    ("Hugo Tamm did not comment on the ruling.", set()),
    ("Hugo Tamm declined to rule out a tax.", set()),
    ("Hugo Tamm declined the nomination.", set()),
    ("Hugo Tamm refused to answer questions from the committee.", set()),
    ("His lawyer said Hugo Tamm would not testify.", set()),
    ("The client directed questions to a colleague.", set()),
    ("He could not explain why the rule was there.", set()),
]


@pytest.mark.parametrize(("text", "wanted"), [*ASKED, *NOT_YET, *REFUSED])
def test_silences(text: str, wanted: Found) -> None:
    assert {(party.lower(), outcome) for party, outcome in found(text)} == {(p.lower(), o) for p, o in wanted}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        # case 056
        (
            "The Department for Transport and Energy did not respond to a request for comment.",
            {"Department for Transport and Energy"},
        ),
        ("The Sanders and Clinton campaigns declined to comment.", {"Sanders", "Clinton campaigns"}),
        (
            "Spokesmen at Northline Rail and Delmar Foods would not discuss the deal.",
            {"Northline Rail", "Delmar Foods"},
        ),
        ("Sen. Pat Toole (R-Ohio) declined to comment.", {"Pat Toole"}),
        (
            "Neither Northline Rail nor Delmar Foods responded to requests for comment.",
            {"Northline Rail", "Delmar Foods"},
        ),
    ],
)
def test_parties(text: str, party: set[str]) -> None:
    told = {p.removeprefix("Spokesmen at ").removeprefix("The ") for p, _ in found(text)}
    assert told == party


def test_evidence_is_the_sentence() -> None:
    text = "The pier is shut. Northline Rail has been approached for comment."
    (silence,) = read(text).silences
    assert [text[s:e] for s, e in silence.evidence] == ["Northline Rail has been approached for comment."]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The firm, which has not commented, owns three boats.", "The firm"),
        ("Petra Vance, who has not commented, sails on Friday.", "Petra Vance"),
        ("Zentra, whose lawyers did not return calls, owns the pier.", "Zentra"),
        ("Northline Rail, whose spokesman declined to comment, runs the line.", "Northline Rail"),
        ("Hugo Tamm, whose lawyer did not respond to a request for comment, left on Friday.", "Hugo Tamm"),
    ],
)
def test_a_silence_in_a_relative_clause(text: str, party: str) -> None:
    record = onrecord.read(text, published="2024-05-17")
    names = {e.id: e.name for e in record.entities}
    assert [names.get(s.party or "", s.party_text) for s in record.silences] == [party]
