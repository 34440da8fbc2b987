from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.facts.offices.find import find_offices
from tests.facts.tagged import tagged
from tests.make_doc import make_doc

PEOPLE = "Ann Lee|Bo Li|Obi"
BODIES = "Gridwell|Openfield|Senate Budget Committee|Department of Roads|Green Party|Senate"
PLACES = "Ohio|Fargo|Tulsa|Reno, Nev."
# Sentences, and for each office holder, title, organization, place, status.
OFFICES = [
    ("Gridwell Chairman Ann Lee spoke_VBD.", [("Ann Lee", "chairman", "Gridwell", None, "current")]),
    ("Ohio Gov. Ann Lee spoke_VBD.", [("Ann Lee", "gov.", None, "Ohio", "current")]),
    ("The senators_NNS met_VBD Sen. Ann Lee.", [("Ann Lee", "sen.", None, None, "current")]),
    ("Former_JJ Secretary of State Ann Lee spoke_VBD.", [("Ann Lee", "secretary of state", None, None, "former")]),
    ("The acting director of Gridwell, Ann Lee, spoke_VBD.", [("Ann Lee", "director", "Gridwell", None, "acting")]),
    ("Ann Lee, executive vice president for research at Gridwell, spoke_VBD.", [("Ann Lee", "executive vice president for research", "Gridwell", None, "current")]),
    ("Ann Lee, 40, a_DT lawyer and spokeswoman for Openfield, left_VBD.", [("Ann Lee", "lawyer", "Openfield", None, "current"), ("Ann Lee", "spokeswoman", "Openfield", None, "current")]),
    ("Former_JJ Lieutenant Gov. Ann Lee spoke_VBD.", [("Ann Lee", "lieutenant gov.", None, None, "former")]),
    ("Ann Lee named_VBD Bo Li as treasurer.", [("Bo Li", "treasurer", None, None, "current")]),
    ("It left_VBD, said Gridwell President and Chief_NNP Executive_NNP Officer_NNP, Ann Lee.", [("Ann Lee", "president", "Gridwell", None, "current"), ("Ann Lee", "chief executive officer", "Gridwell", None, "current")]),
    ("Bo Li was fired_VBN as director of Gridwell.", [("Bo Li", "director", "Gridwell", None, "former")]),
    ("They met_VBD the Green Party, whose_WP$ leader, Ann Lee, left_VBD.", [("Ann Lee", "leader", None, None, "current")]),
    ("Ann Lee, leader of the anti_JJ -_HYPH tax_NN Green Party, left_VBD.", [("Ann Lee", "leader", "Green Party", None, "current")]),
    ("They met_VBD Ann Lee, the former mayor.", [("Ann Lee", "mayor", None, None, "former")]),
    ("Former_JJ prosecutor and Tulsa Mayor Ann Lee spoke_VBD.", [("Ann Lee", "prosecutor", None, None, "former"), ("Ann Lee", "mayor", None, "Tulsa", "former")]),
    ("Former_JJ prosecutor and current_JJ Tulsa Mayor Ann Lee spoke_VBD.", [("Ann Lee", "prosecutor", None, None, "former"), ("Ann Lee", "mayor", None, "Tulsa", "current")]),
    ("U.S. Attorney Ann Lee spoke_VBD.", [("Ann Lee", "u.s. attorney", None, None, "current")]),
    ("Ann Lee served_VBD as mayor from 1990 to 1994 and as treasurer from 1995 to 1999.", [("Ann Lee", "mayor", None, None, "former"), ("Ann Lee", "treasurer", None, None, "former")]),
    ("Ann Lee, a_DT federal_JJ judge nominated_VBN by President Bo Li, left_VBD.", [("Ann Lee", "federal judge", None, None, "current"), ("Bo Li", "president", None, None, "current")]),
    ("Chief_NNP Petty_NNP Officer_NNP Ann Lee spoke_VBD.", [("Ann Lee", "chief petty officer", None, None, "current")]),
    ("Ann Lee, a_DT Bo Li appointee, left_VBD.", []),
    ("Ann Lee, the former Ohio governor, and Sen. Bo Li spoke_VBD.", [("Ann Lee", "governor", None, "Ohio", "former"), ("Bo Li", "sen.", None, None, "current")]),
    ("They met_VBD Ann Lee, a former adviser to President Bo Li and a former director of Gridwell.", [("Ann Lee", "adviser", None, None, "former"), ("Ann Lee", "director", "Gridwell", None, "former"), ("Bo Li", "president", None, None, "current")]),
    ("Ann Lee, budget director for Ohio Gov. Bo Li, left_VBD.", [("Ann Lee", "budget director", None, None, "current"), ("Bo Li", "gov.", None, "Ohio", "current")]),
    ("Two_CD developers_NNS, Ann Lee of Gridwell and Bo Li from the Green Party, left_VBD.", [("Ann Lee", "developer", None, None, "current"), ("Bo Li", "developer", None, None, "current")]),
    ("Presidential_JJ candidates_NNS Ann Lee or_CC Bo Li won_VBD.", [("Ann Lee", "presidential candidate", None, None, "candidate"), ("Bo Li", "presidential candidate", None, None, "candidate")]),
    ("They met_VBD developers_NNS including_VBG Ann Lee and Mayor Bo Li.", [("Ann Lee", "developer", None, None, "current"), ("Bo Li", "mayor", None, None, "current"), ("Bo Li", "developer", None, None, "current")]),
    ("They met_VBD developers_NNS, such_JJ as Ann Lee.", [("Ann Lee", "developer", None, None, "current")]),
    ("The candidates_NNS like_IN Ann Lee lost_VBD.", []),
    ("They met_VBD a_DT developer, including_VBG Ann Lee.", []),
    ("Ann Lee of Gridwell, the former lawyer, left_VBD.", [("Ann Lee", "lawyer", None, None, "former")]),
    ("Sens. Ann Lee and Bo Li left_VBD.", [("Ann Lee", "sen.", None, None, "current"), ("Bo Li", "sen.", None, None, "current")]),
    ("They met_VBD Gov. Ann Lee. Governor Ann Lee left_VBD.", [("Ann Lee", "gov.", None, None, "current")]),
    ("They met_VBD Senator Ann Lee. Sen. Ann Lee left_VBD.", [("Ann Lee", "senator", None, None, "current")]),
    ("It would_MD end if he_PRP were_VBD president, and Obi left_VBD.", []),
    ("The candidates_NNS Ann Lee supported_VBD lost_VBD.", []),
    ("Ohio state_NN Reps. Ann Lee and Bo Li left_VBD the Senate.", [("Ann Lee", "rep.", None, "Ohio", "current"), ("Bo Li", "rep.", None, "Ohio", "current")]),
    ("Obi wished_VBD Bo Li was_VBD a_DT director of Gridwell.", []),
    ("Ann Lee planned_VBD her_PRP$ first_JJ 100_CD days_NNS as president.", []),
    ("Ann Lee, director of Openfield at Gridwell, left_VBD.", [("Ann Lee", "director", "Openfield", None, "current")]),
    ("They met_VBD Ann Lee, Bo Li's budget director.", [("Ann Lee", "budget director", None, None, "current")]),
    ("A spokeswoman for the governor, Ann Lee, left_VBD.", [("Ann Lee", "spokeswoman", None, None, "current")]),
    ("Ann Lee is the director of Gridwell.", [("Ann Lee", "director", "Gridwell", None, "current")]),
    ("Ann Lee was sworn_VBN in as mayor of Tulsa.", [("Ann Lee", "mayor", None, "Tulsa", "current")]),
    ("Ann Lee served_VBD as sheriff in Fargo; Reno, Nev.; and Tulsa.", [("Ann Lee", "sheriff", None, "Fargo", "former"), ("Ann Lee", "sheriff", None, "Reno, Nev.", "former"), ("Ann Lee", "sheriff", None, "Tulsa", "former")]),
    ("Ann Lee directed_VBD the Senate Budget Committee to pay_VB.", []),
    ("Ann Lee, who chairs_VBZ the Senate Budget Committee, left_VBD.", [("Ann Lee", "chair", "Senate Budget Committee", None, "current")]),
    ("Ann Lee's tenure as treasurer ended_VBD.", [("Ann Lee", "treasurer", None, None, "former")]),
    ("Senators_NNS Ann Lee, Democrat of Ohio, and Bo Li left_VBD.", [("Ann Lee", "senator", None, None, "current"), ("Bo Li", "senator", None, None, "current")]),
    ("Two_CD developers_NNS, Ann Lee and Bo Li, left_VBD.", [("Ann Lee", "developer", None, None, "current"), ("Bo Li", "developer", None, None, "current")]),
    ("Republican presidential nominee Ann Lee spoke_VBD.", [("Ann Lee", "presidential nominee", None, None, "nominee")]),
    ("Obi's running_VBG mate, Gov. Ann Lee, spoke_VBD.", [("Ann Lee", "gov.", None, None, "current"), ("Ann Lee", "running mate", None, None, "candidate")]),
    ("Department of Roads Secretary Ann Lee met_VBD Deputy_NNP Secretary Bo Li.", [("Ann Lee", "secretary", "Department of Roads", None, "current"), ("Bo Li", "deputy secretary", "Department of Roads", None, "current")]),
    ("Sen. Ann Lee, chairman of the Senate Budget Committee, spoke_VBD.", [("Ann Lee", "sen.", None, None, "current"), ("Ann Lee", "chairman", "Senate Budget Committee", None, "current")]),
    ("President Obi left_VBD office in the 1970s.", [("Obi", "president", None, None, "former")]),
    ("Ann Lee (Gridwell chairwoman) left_VBD.", [("Ann Lee", "chairwoman", "Gridwell", None, "current")]),
    ("Ann Lee, a_DT Democrat and former_JJ senator, left_VBD.", [("Ann Lee", "senator", None, None, "former")]),
    ("Ann Lee, then_RB-_HYPH director of Gridwell, left_VBD.", [("Ann Lee", "director", "Gridwell", None, "former")]),
    ("Ann Lee, vice president for defense_NN and foreign_JJ policy_NN studies_NNS at Gridwell, left_VBD.", [("Ann Lee", "vice president", "Gridwell", None, "current")]),
    ("Ann Lee, a_DT lawyer who chairs_VBZ the Senate Budget Committee, left_VBD.", [("Ann Lee", "lawyer", None, None, "current"), ("Ann Lee", "chair", "Senate Budget Committee", None, "current")]),
    ("It left_VBD, director of Gridwell Ann Lee said_VBD.", [("Ann Lee", "director", "Gridwell", None, "current")]),
    ("Director of Gridwell, Ann Lee, left_VBD.", [("Ann Lee", "director", "Gridwell", None, "current")]),
    ("In Tulsa, Ohio's governor, Ann Lee said_VBD, it left_VBD.", [("Ann Lee", "governor", None, "Ohio", "current")]),
    ("It was_VBD when Ann Lee was mayor of Tulsa.", [("Ann Lee", "mayor", None, "Tulsa", "former")]),
    ("Ann Lee, a_DT lawyer and father of two_CD, left_VBD.", [("Ann Lee", "lawyer", None, None, "current")]),
    ("The choice of Ann Lee as treasurer of Gridwell helped_VBD.", [("Ann Lee", "treasurer", "Gridwell", None, "current")]),
    ("Green Party candidate Ann Lee left_VBD.", [("Ann Lee", "candidate", "Green Party", None, "candidate")]),
    ("They met_VBD the_DT mayor of Tulsa, Mr. Bo Li.", [("Bo Li", "mayor", None, "Tulsa", "current")]),
    # A company's chief is of the body that is named last, and most often.
    ("Gridwell met_VBD Openfield. Gridwell and chief_JJ executive Ann Lee left_VBD.", [("Ann Lee", "chief executive", "Gridwell", None, "current")]),
    ("Gridwell met_VBD Gridwell. Openfield and chief_JJ executive Ann Lee left_VBD.", [("Ann Lee", "chief executive", None, None, "current")]),
    ("Ann Lee and Bo Li, lawyers_NNS from Fargo, left_VBD.", [("Ann Lee", "lawyer", None, "Fargo", "current"), ("Bo Li", "lawyer", None, "Fargo", "current")]),
    # A party is no body of those who stand for something.
    ("The Green Party's candidate Ann Lee met_VBD Green Party chairwoman Bo Li.", [("Ann Lee", "candidate", None, None, "candidate"), ("Bo Li", "chairwoman", "Green Party", None, "current")]),
    ("Ann Lee is a_DT serious_JJ contender.", []),
    # No office: one founds what one need not lead; a short name or one with a title is not apposed to a bare title.
    ("Ann Lee founded_VBD Gridwell.", []),
    ("The_DT union_NN endorsed_VBD a_DT candidate, Obi said_VBD.", []),
    ("In a_DT takedown_NN of_IN the businessman, Sen. Ann Lee spoke_VBD.", [("Ann Lee", "sen.", None, None, "current")]),
    # No office: imagined, compared, family, the title of another.
    ("A President Obi would tax_VB it.", []),
    ("Ann Lee is not a lawyer.", []),
    ("Ann Lee, the daughter of a farmer, left_VBD.", []),
    ("Ann Lee met_VBD a senator in Ohio.", []),
    ("Ann Lee was the best president, Bo Li said.", []),
    ("Ann Lee could become_VB mayor of Tulsa.", []),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "wanted"), OFFICES)
def test_offices(marked: str, wanted: list[tuple[str, str, str | None, str | None, str]]) -> None:
    doc, entities = tagged(marked, person=PEOPLE, organization=BODIES, place=PLACES)
    found = find_offices(doc, entities, published="2016-09-20")
    assert sorted((o.holder, o.title, o.organization, o.place, o.status) for o in found) == sorted(wanted)
    for office in found:
        assert office.rule and 0 < office.confidence < 1
        assert "\n" not in doc.text[slice(*office.evidence[0])]


def test_one_office_however_often_it_is_said() -> None:
    doc, entities = tagged(
        "Gridwell Chairman Ann Lee spoke_VBD. Chairman Ann Lee left_VBD. Ann Lee, the chairman, came_VBD.",
        person=PEOPLE,
        organization=BODIES,
    )
    (office,) = find_offices(doc, entities, published=None)
    assert (office.organization, doc.text[slice(*office.evidence[0])]) == ("Gridwell", "Gridwell Chairman Ann Lee")


@pytest.mark.parametrize(
    ("marked", "start", "end"),
    [
        ("Ann Lee was director of Gridwell from 2004 to 2009.", "2004", "2009"),
        ("Ann Lee has been director of Gridwell since 2011.", "2011", None),
        ("Ann Lee was director of Gridwell.", None, None),
    ],
)
def test_tenure(marked: str, start: str | None, end: str | None) -> None:
    doc, entities = tagged(marked.replace("been", "been_VBN"), person=PEOPLE, organization=BODIES)
    (office,) = find_offices(doc, entities, published="2016-09-20")
    assert (office.start, office.end) == (start, end)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Ann Lee",
                "director",
                "of",
                "Gridwell",
                ",",
                "the",
                "former",
                "Gov.",
                "and",
                "is",
                "served",
                "as",
                "who",
                "(",
                ")",
                "-",
                "elect",
                "'s",
                ".",
            ]
        ),
        max_size=25,
    )
)
def test_any_words(words: list[str]) -> None:
    text = "Ann Lee " + " ".join(words)
    doc, entities = tagged(text, person="Ann Lee", organization="Gridwell")
    found = find_offices(doc, entities, published=None)
    assert found == find_offices(doc, entities, published=None)
    assert all(0 <= s < e <= len(text) for o in found for s, e in o.evidence)


def test_without_entities() -> None:
    assert find_offices(make_doc("Chairman Ann Lee spoke."), (), published=None) == ()
