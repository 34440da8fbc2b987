"""What a source does with its content: sentences of our own, read by the pipeline, with the cue and content given."""

from __future__ import annotations

from collections import Counter

import pytest

from onrecord.facts.pipeline import load
from onrecord.facts.statements.force import force_of
from onrecord.model.attribution import Attribution
from onrecord.text.view import view_of

# force; the cue between bars, the content between braces
SENTENCES = """
denies|Dora Vance |denied| {that she had sold the boat}.
denies|The harbor board has |denied| {the accusation}.
denies|Vance |disputes| {the auditor's account of the sale}.
denies|A spokesman |refuted| {the claims}.
denies|The Vance campaign |rebutted| {the story point by point}.
denies|The mayor |dismissed| {the allegations as gossip}.
denies|The chief |rejected| {the accusation that he had lied}.
denies|The company |struck down| {rumors that it would close}.
denies|He issued a |denial| {that the pier was unsafe}.
denies|The town |no longer wants| {to host the fair}.
denies|She |does not want| {to run for the board}.
denies|Vance |does not believe| {that the pier is safe}.
denies|The board |does not expect| {the crane to return}.
denies|The ferry |is not expected| {to sail before May}.
denies|The mayor |downplayed| {her part in the sale}.
denies|The chief |pushed back on| {the claim that he had lied}.
denies|The union |scoffed at| {the idea that the pier was safe}.
denies|Dora Vance |rejected the notion| {that the pier had to close}.
denies|The captain |dismissed| {the critique of his speech as gossip}.
asserts|There |is no doubt| {that the pier is safe}.
asserts|Vance |does not doubt| {that the pier is safe}.
asserts|The union |wants| {the board to publish the report}.
asserts|The board |rejected| {the offer from the ferry line}.
asserts|The mayor |dismissed| {the chief in March}.
asserts|Vance |did not deny| {that she had sold the boat}.
asserts|Vance |said| {that she had never sold a boat}.
asserts|The board |announced| {that the pier would close}.
asserts|Vance |called| {the report a disgrace}.
asserts|The union |promised| {to strike in May}.
asserts|She |insisted| {that the water was clean}.
asserts|Vance |wants| {to rebuild the pier}.
asserts||According to| Vance, {the pier was rotten}.
asserts|Vance |told| reporters {that the pier was rotten}.
asserts|The board |suggested| {that the crane had failed}.
asserts|He |accused| {the board of hiding the report}.
asserts|Vance |fears| {that the pier will fall}.
asserts|He |called| {the vote for the town a fair one}.
asserts|They |pledged| {to repay the town}.
asserts|Vance |said|: {“It is a good pier, right?”}
asks|Vance |asked| {whether the pier was safe}.
asks|The board |urged| residents {to stay away from the pier}.
asks|The union |demanded| {an apology}.
asks|Vance |called for| {the chief's resignation}.
asks|The paper |called on| the board {to resign}.
asks|She |ordered| the crew {to leave the boat}.
asks|The council |proposed| {a tax on every berth}.
asks|Residents |requested| {a public hearing}.
asks|She |told| him {to leave the boat}.
asks|The divers |were told| {to stop}.
asks|He |begged| the court {for mercy}.
asks|Vance |wondered| {why nobody had called her}.
asks|The mayor renewed his |calls for| {a new pier}.
asks|The mayor's |proposals| {to close the port} failed.
asks|The engineers |recommended| {that the crane be moved}.
asks|She |pressed| the board {to publish the report}.
asks|The union |pushed| its members {to vote}.
asks|Vance |said|: {“Who paid for the boat?”}
asks|Vance |said|: {“Please stay away from the pier.”}
asks|Vance |said|: {“Do not go near the pier.”}
asks|Residents |wanted to know| {why the pier had closed}.
asks|The union |questioned| {why nobody had called the divers}.
asks|The mayor |was questioned about| {the sale of the boat}.
withholds|The chief |refused| {to rule out a strike}.
withholds|The board |declined| {to say who had paid}.
withholds|The mayor has |remained silent on| {the sale}.
withholds|The report |made no mention of| {the divers}.
withholds|The captain |said nothing about| {the missing boat}.
withholds|Vance |did not say| {whether she would resign}.
withholds|The board |would not say| {who had paid}.
withholds|The company |declined to say| {how many had left}.
withholds|The chief |refused to confirm| {that the boat had sunk}.
withholds|The bank |did not disclose| {the price}.
withholds|The mayor |has not said| {when the pier will open}.
withholds|The chief |declined to identify| {the divers}.
withholds|The board |never explained| {why it had voted in secret}.
doubts|Vance |doubted| {that the crane could be moved}.
doubts|The auditor |questioned| {the price of the boat}.
doubts|She |is not sure| {that the pier is safe}.
doubts|The union |expressed doubts about| {the plan}.
doubts|The auditor |raised questions about| {the price of the boat}.
doubts|The report |called into question| {the safety of the crane}.
doubts|The divers |are not confident| {that the crane will hold}.
doubts|It |is unclear| {whether the boat can be raised}.
"""
CASES = SENTENCES.strip().splitlines()
MOST_WRONG = 3
"""Of 83, where the tree is read wrong."""


@pytest.fixture(scope="module")
def found() -> list[tuple[str, str, str]]:
    """What is wanted, what is found, and the sentence."""
    nlp = load(threads=1)
    return [_found(nlp, case) for case in CASES]


def _found(nlp, case):
    wanted, marked = case.split("|", 1)
    text = marked.replace("|", "").replace("{", "").replace("}", "")
    cue = marked.replace("{", "").replace("}", "").split("|")
    start = len(cue[0])
    content = marked.replace("|", "")
    first = content.index("{")
    attribution = Attribution(
        source=(), cue=((start, start + len(cue[1])),), content=((first, content.index("}") - 1),), confidence=1.0
    )
    return wanted, force_of(view_of(nlp(text)), attribution), text


def test_sentences_of_every_force(found):
    wrong = [case for case in found if case[0] != case[1]]
    assert len(found) == 83
    assert len(wrong) <= MOST_WRONG, wrong


@pytest.mark.parametrize("force", ["asserts", "denies", "asks", "withholds", "doubts"])
def test_each_force_is_found_and_is_right(found, force):
    counts = Counter((wanted, given) for wanted, given, _ in found)
    right = counts[force, force]
    assert right >= 0.8 * sum(n for (wanted, _), n in counts.items() if wanted == force)
    assert right >= 0.8 * sum(n for (_, given), n in counts.items() if given == force)


def test_without_a_word_that_tells_the_network_decides():
    doc = load(threads=1)("Vance said that it rained.")
    told = Attribution(source=(), cue=((6, 10),), content=((11, 25),), confidence=1.0, force="doubts")
    assert force_of(view_of(doc), told) == "doubts"
