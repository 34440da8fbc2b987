"""Nothing says the opposite of its sentence: some twenty sentences for each way of denying, ending and planning.

What must not be found is said by a letter a kind (P positions, B ties, E events, Z silences, D disputes, S statements
that assert), and behind a colon by a word that may not stand in it.
"""

from __future__ import annotations

import pytest

import onrecord
from onrecord import Record
from tests.cases.variants import rows

TABLES: dict[str, list[tuple[str, str]]] = {
    "will stop supporting": [
        ("Paul Reeve will stop supporting the plan.", "P"),
        ("Paul Reeve has stopped supporting the plan.", "P"),
        ("Paul Reeve ceased to support the plan.", "P"),
        ("Paul Reeve quit backing the plan.", "P"),
        ("Paul Reeve withdrew his support for the plan.", "P:support"),
        ("Paul Reeve ended his support for the plan.", "P:support"),
        ("Paul Reeve dropped his support for the plan.", "P:support"),
        ("Paul Reeve no longer backs the plan.", "P"),
        ("Paul Reeve is no longer opposed to the plan.", "P:oppose"),
        ("Paul Reeve dropped his opposition to the plan.", "P:oppose"),
        ("Paul Reeve stopped working for Ann Lee.", "B"),
        ("Paul Reeve no longer works for Ann Lee.", "B"),
        ("The party will stop endorsing Paul Reeve.", "B"),
        ("Paul Reeve rescinded his endorsement of Ann Lee.", "B:endorsed"),
        ("Paul Reeve withdrew his endorsement of Ann Lee.", "B:endorsed"),
        ("Paul Reeve pulled his endorsement of Ann Lee.", "B:endorsed"),
        ("Paul Reeve will cease to endorse Ann Lee.", "B"),
        ("Paul Reeve plans to stop criticizing the mayor.", "P"),
        ("Paul Reeve vowed to stop blaming the mayor.", "P:accuse"),
        ("Paul Reeve gave up opposing the plan.", "P"),
        ("The talks ended without a vote on Tuesday.", "E:vote"),
    ],
    "refrained from endorsing": [
        ("Paul Reeve refrained from endorsing Ann Lee.", "BP"),
        ("Paul Reeve avoided endorsing Ann Lee.", "BP"),
        ("Paul Reeve stopped short of endorsing Ann Lee.", "BP"),
        ("Paul Reeve held off on endorsing Ann Lee.", "BP"),
        ("Paul Reeve held back from endorsing Ann Lee.", "BP"),
        ("Paul Reeve shied away from endorsing Ann Lee.", "BP"),
        ("Paul Reeve declined to endorse Ann Lee.", "B"),
        ("Paul Reeve refused to endorse Ann Lee.", "B"),
        ("Paul Reeve would not endorse Ann Lee.", "B"),
        ("Paul Reeve has yet to endorse Ann Lee.", "BP"),
        ("Paul Reeve decided against endorsing Ann Lee.", "BP"),
        ("Paul Reeve chose not to endorse Ann Lee.", "BP"),
        ("Paul Reeve resisted endorsing Ann Lee.", "BP"),
        ("Paul Reeve abstained from endorsing anyone, Ann Lee said.", "B"),
        ("Paul Reeve ruled out endorsing Ann Lee.", "BP:support"),
        ("Paul Reeve failed to endorse Ann Lee.", "BP"),
        ("Paul Reeve neglected to praise the plan.", "P"),
        ("Paul Reeve stayed out of the race and endorsed nobody.", "B"),
        ("Paul Reeve withheld his endorsement of Ann Lee.", "B:endorsed"),
        ("Paul Reeve was reluctant to endorse Ann Lee.", "BP"),
        ("Paul Reeve is not ready to endorse Ann Lee.", "BP"),
        ("Paul Reeve is not expected to endorse Ann Lee.", "BP"),
    ],
    "none were named": [
        ("None of the buyers were charged on Wednesday.", "E"),
        ("None of the buyers was named on Wednesday.", "E"),
        ("No one was charged on Wednesday.", "E"),
        ("Nobody was arrested on Wednesday.", "E"),
        ("No arrests were made on Wednesday.", "E"),
        ("No charges were filed on Wednesday.", "E"),
        ("Neither man was arrested on Wednesday.", "E"),
        ("Neither of the men was charged on Wednesday.", "E"),
        ("Not one of the men was charged on Wednesday.", "E"),
        ("No suspect was named on Wednesday.", "E"),
        ("No one was hurt on Wednesday.", "E"),
        ("None of the men were charged or named on Wednesday.", "E"),
        ("Few were hurt, and none were killed on Wednesday.", "E:killed"),
        ("No members endorsed Ann Lee.", "B"),
        ("None of the members endorsed Ann Lee.", "B"),
        ("No senator supported the plan.", "P"),
        ("Nobody at the party opposed the plan.", "P"),
        ("None of them backed the plan.", "P"),
        ("Neither Ann Lee nor Paul Reeve supported the plan.", "P"),
        ("No one declined to comment.", "Z"),
        ("None of the firms was sold on Tuesday.", "E"),
    ],
    "was due to be released": [
        ("Han Orrin was due to be released last week.", "E"),
        ("Han Orrin was to be released last week.", "E"),
        ("Han Orrin was set to be released last week.", "E"),
        ("Han Orrin was scheduled to be released last week.", "E"),
        ("Han Orrin was expected to be released last week.", "E"),
        ("Han Orrin was supposed to be released last week.", "E"),
        ("Han Orrin had been due to leave on Tuesday.", "E"),
        ("Han Orrin should have been released last week.", "E"),
        ("Han Orrin was to have been released last week.", "E"),
        ("Han Orrin would have been released last week.", "E"),
        ("Han Orrin was about to be released last week.", "E"),
        ("Han Orrin was meant to be released last week.", "E"),
        ("Han Orrin was slated to be released last week.", "E"),
        ("Han Orrin was likely to be released last week.", "E"),
        ("Han Orrin had hoped to be released last week.", "E:released"),
        ("Han Orrin had planned to leave on Tuesday.", "E:leave"),
        ("Han Orrin almost left on Tuesday.", "E"),
        ("Han Orrin nearly died on Tuesday.", "E:died"),
        ("Han Orrin could have been released last week.", "E"),
        ("Han Orrin might have been released last week.", "E"),
        ("Han Orrin was prevented from leaving on Tuesday.", "E:leaving"),
    ],
    "did not suggest": [
        ("Paul Reeve did not suggest that Ann Lee opposed the plan.", "PS"),
        ("Paul Reeve did not say the bridge was safe.", "S"),
        ("Paul Reeve never said the bridge was safe.", "S"),
        ("Paul Reeve has not said whether the bridge is safe.", "S"),
        ("Paul Reeve did not claim the bridge was safe.", "S"),
        ("Paul Reeve did not mean to say the bridge was safe.", "S"),
        ("Paul Reeve denied saying the bridge was safe.", "S"),
        ("Paul Reeve denied that the bridge was safe.", "S"),
        ("Paul Reeve stopped short of saying the bridge was safe.", "S"),
        ("Paul Reeve refused to say the bridge was safe.", "S"),
        ("Paul Reeve would not say the bridge was safe.", "S"),
        ("Paul Reeve did not argue that the bridge was safe.", "S"),
        ("Paul Reeve did not accuse Ann Lee of lying.", "P"),
        ("Paul Reeve never accused Ann Lee of lying.", "P"),
        ("Paul Reeve did not deny the report.", "P"),
        ("Paul Reeve did not call for Ann Lee to resign.", "P"),
        ("Paul Reeve did not ask Ann Lee to resign.", "P"),
        ("Paul Reeve did not promise to rebuild the bridge.", "P"),
        ("Paul Reeve did not threaten to sue.", "P"),
        ("Paul Reeve did not reject the offer.", "P"),
        ("Paul Reeve did not condemn the attack.", "P"),
        ("Paul Reeve and Ann Lee do not disagree about the bridge.", "D"),
    ],
}
FAILING = {
    "Paul Reeve dropped his opposition to the plan.": "the network reads an act in the noun",
    "Han Orrin had been due to leave on Tuesday.": "the weekday behind the infinitive lies ahead",
    "Han Orrin had planned to leave on Tuesday.": "the weekday behind the infinitive lies ahead",
    "Paul Reeve resisted endorsing Ann Lee.": "the network reads a refusal in “resisted”",
    "Paul Reeve did not argue that the bridge was safe.": "the network reads it as what he doubts",
}
"""Sentences that fail, and why."""


def found(record: Record, kind: str) -> list[str]:
    return {
        "P": [p.act for p in record.positions],
        "B": [t.kind for t in record.ties],
        "E": [record.words(e.trigger) for e in record.events],
        "Z": [s.outcome for s in record.silences],
        "D": [d.kind for d in record.disputes],
        "S": [s.text for s in record.statements if s.force == "asserts"],
    }[kind]


@pytest.mark.parametrize(("text", "unsaid"), rows(TABLES, FAILING))
def test_unsaid(text: str, unsaid: str) -> None:
    record = onrecord.read(text, published="2024-05-17")
    kinds, _, word = unsaid.partition(":")
    assert [words for kind in kinds for words in found(record, kind) if word in words] == []


@pytest.mark.parametrize("clause", TABLES)
def test_nine_in_ten_of_each_pass(clause: str) -> None:
    assert len(TABLES[clause]) >= 20
    assert sum(text in FAILING for text, _ in TABLES[clause]) <= len(TABLES[clause]) / 10
