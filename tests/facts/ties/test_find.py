from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.facts.ties.find import find_ties
from onrecord.record import TimeExpression
from tests.facts.tagged import tagged

PEOPLE = "Ann Lee|Bo Li|Cy Fox|Sue"
BODIES = "Gridwell|Openfield|Senate Budget Committee|Senate|Green Party|Harbor Workers Union|Demos"
PLACES = "Ohio|Ore.|N.Y."
TIES = [
    ("Ann Lee nominated_VBD Bo Li.", [("nominated_by", "Bo Li", "Ann Lee")]),
    ("Bo Li was nominated_VBN by President Ann Lee.", [("nominated_by", "Bo Li", "Ann Lee")]),
    ("The Senate confirmed_VBD Ann Lee.", [("confirmed_by", "Ann Lee", "Senate")]),
    ("Gridwell hired_VBD Ann Lee and Bo Li.", [("hired_by", "Ann Lee", "Gridwell"), ("hired_by", "Bo Li", "Gridwell")]),
    ("Ann Lee, who was fired_VBN by Gridwell, left_VBD.", [("fired_by", "Ann Lee", "Gridwell")]),
    ("Ann Lee reports_VBZ to Bo Li.", [("reports_to", "Ann Lee", "Bo Li")]),
    ("Ann Lee does not have_VB the authority to fire_VB Bo Li, who serves_VBZ at the discretion of the president.", [("cannot_remove", "Bo Li", "Ann Lee"), ("serves_at_discretion_of", "Bo Li", "the president")]),
    ("Only_RB the president can fire_VB Bo Li.", [("can_remove", "Bo Li", "the president")]),
    ("Ann Lee (D-Ore.) spoke_VBD.", [("member_of", "Ann Lee", "Democrat"), ("represents", "Ann Lee", "Ore.")]),
    ("Ann Lee, Republican of Ohio, spoke_VBD.", [("member_of", "Ann Lee", "Republican"), ("represents", "Ann Lee", "Ohio")]),
    ("Ann Lee, chairman of the Senate Budget Committee, spoke_VBD.", [("member_of", "Ann Lee", "Senate Budget Committee")]),
    ("Gridwell spokesman Bo Li spoke_VBD.", [("spokesperson_for", "Bo Li", "Gridwell")]),
    ("Ann Lee's lawyer, Bo Li, spoke_VBD.", [("lawyer_for", "Bo Li", "Ann Lee")]),
    ("Gridwell and Openfield, represented_VBN by Demos, sued_VBD.", [("lawyer_for", "Demos", "Gridwell"), ("lawyer_for", "Demos", "Openfield")]),
    ("Ann Lee's husband, Bo Li, spoke_VBD.", [("spouse_of", "Ann Lee", "Bo Li")]),
    ("Ann Lee's daughter Sue spoke_VBD.", [("parent_of", "Ann Lee", "Sue")]),
    ("Sue, the daughter of Ann Lee, spoke_VBD.", [("parent_of", "Ann Lee", "Sue")]),
    ("Ann Lee endorsed_VBD Bo Li.", [("endorsed", "Ann Lee", "Bo Li")]),
    ("Ann Lee founded_VBD Gridwell.", [("founded", "Ann Lee", "Gridwell")]),
    ("Gridwell, owned_VBN by Openfield, closed_VBD.", [("owns", "Openfield", "Gridwell")]),
    ("Ann Lee leads_VBZ Bo Li by 6 points_NNS.", [("opponent_of", "Ann Lee", "Bo Li")]),
    ("The union_NN that represents_VBZ dockers_NNS spoke_VBD.\n\nThe Harbor Workers Union agreed_VBD.", [("represents", "Harbor Workers Union", "dockers")]),
    ("The Green Party's Ann Lee spoke_VBD.", [("member_of", "Ann Lee", "Green Party")]),
    ("Sen. Ann Lee (Ore.) spoke_VBD.", [("represents", "Ann Lee", "Ore.")]),
    ("Ann Lee, a_DT lawyer nominated_VBN by Bo Li, left_VBD.", [("nominated_by", "Ann Lee", "Bo Li")]),
    ("Ann Lee, a_DT lawyer appointed_VBN as chief by Bo Li, left_VBD.", [("appointed_by", "Ann Lee", "Bo Li")]),
    ("Bo Li's nominee for the Senate, Ann Lee, left_VBD.", [("nominated_by", "Ann Lee", "Bo Li")]),
    ("Ann Lee, a_DT Bo Li appointee, left_VBD.", [("appointed_by", "Ann Lee", "Bo Li")]),
    ("Ann Lee, who endorsed_VBD Bo Li last_JJ week, left_VBD.", [("endorsed", "Ann Lee", "Bo Li")]),
    ("Cy Fox was endorsed_VBN by Ann Lee and Openfield.", [("endorsed", "Ann Lee", "Cy Fox"), ("endorsed", "Openfield", "Cy Fox")]),
    ("Ann Lee and her husband, Bo Li, founded_VBD Gridwell.", [("founded", "Ann Lee", "Gridwell"), ("founded", "Bo Li", "Gridwell"), ("spouse_of", "Ann Lee", "Bo Li")]),
    ("Ann Lee of the Green Party spoke_VBD.", [("member_of", "Ann Lee", "Green Party")]),
    ("Ann Lee from Gridwell spoke_VBD.", []),
    ("Ann Lee, I-Vt., spoke_VBD.", [("represents", "Ann Lee", "Vt.")]),
    ("Gridwell general_JJ counsel Ann Lee spoke_VBD.", [("lawyer_for", "Ann Lee", "Gridwell")]),
    ("Ann Lee, R-N.Y., spoke_VBD.", [("member_of", "Ann Lee", "Republican"), ("represents", "Ann Lee", "N.Y.")]),
    ("Sen. Ann Lee of Ohio spoke_VBD.", [("represents", "Ann Lee", "Ohio")]),
    ("Ohio Gov. Ann Lee met_VBD Ohio's senator, Bo Li.", [("represents", "Ann Lee", "Ohio"), ("represents", "Bo Li", "Ohio")]),
    ("Ohio Rep. Ann Lee (D-Ore.) spoke_VBD.", [("represents", "Ann Lee", "Ohio"), ("member_of", "Ann Lee", "Democrat")]),
    ("Former_JJ Ohio Gov. Ann Lee spoke_VBD.", []),
    ("Ohio state_NN Sen. Ann Lee met_VBD Ohio prosecutor Bo Li.", []),
    # Denied, wished, planned, or of other things.
    ("Ann Lee's husband or_CC President Bo Li spoke_VBD.", []),
    ("Ann Lee's husband and_CC President Bo Li spoke_VBD.", []),
    ("Bo Li was called_VBN a_DT Republican Ann Lee.", []),
    ("Ann Lee did not endorse_VB Bo Li.", []),
    ("Ann Lee would nominate_VB Bo Li.", []),
    ("Ann Lee refused_VBD to endorse_VB Bo Li.", []),
    ("Ann Lee leads_VBZ Bo Li to the door.", []),
    ("Ann Lee's son-in-law, Bo Li, spoke_VBD.", []),
    ("U.S. Attorney Ann Lee met_VBD Bo Li.", []),
    ("Ann Lee met_VBD Bo Li.", []),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "wanted"), TIES)
def test_ties(marked: str, wanted: list[tuple[str, str, str]]) -> None:
    doc, entities = tagged(marked, person=PEOPLE, organization=BODIES, place=PLACES)
    found = find_ties(doc, entities, published="2016-09-20")
    assert sorted((t.kind, t.subject, t.object or t.object_text or "") for t in found) == sorted(wanted)
    for tie in found:
        assert tie.rule and 0 < tie.confidence < 1
        assert "\n" not in doc.text[slice(*tie.evidence[0])]


def test_a_time_in_the_clause_dates_the_tie() -> None:
    doc, entities = tagged("Ann Lee nominated_VBD Bo Li in April 2021.", person=PEOPLE)
    at = doc.text.index("April 2021")
    time = TimeExpression(span=(at, at + 10), type="DATE", value="2021-04", edtf="2021-04")
    (tie,) = find_ties(doc, entities, published=None, times=(time,))
    assert (tie.when, doc.text[slice(*tie.evidence[0])]) == ("2021-04", "Ann Lee nominated Bo Li in April 2021")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Bo Li",
                "endorsed",
                "wife",
                ",",
                "his",
                "'s",
                "(D-Ore.)",
                "reports",
                "to",
                "and",
                "by",
                "leads",
                "percent",
                "the",
                "race",
                "between",
                "Republican",
                ".",
            ]
        ),
        max_size=25,
    )
)
def test_any_words(words: list[str]) -> None:
    text = "Ann Lee " + " ".join(words)
    doc, entities = tagged(text, person="Ann Lee|Bo Li")
    found = find_ties(doc, entities, published=None)
    assert found == find_ties(doc, entities, published=None)
    assert all(t.subject != t.object and 0 <= s < e <= len(text) for t in found for s, e in t.evidence)
