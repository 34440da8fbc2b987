from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.facts.silences.find import find_silences
from tests.facts.tagged import tagged
from tests.make_doc import make_doc

SILENCES = [
    ("Ann Lee did not respond_VB to requests_NNS for comment.", [("Ann Lee", "no_response", "Ann Lee")]),
    ("The bank declined_VBD to comment_VB.", [("The bank", "declined", None)]),
    ("Ann Lee, a lawyer in Ohio, could not be reached_VBN for comment.", [("Ann Lee", "unavailable", "Ann Lee")]),
    ("Ann Lee, who did not return_VB calls_NNS, left_VBD.", [("Ann Lee", "no_response", "Ann Lee")]),
    ("A spokeswoman for Gridwell declined_VBD to comment_VB.", [("A spokeswoman for Gridwell", "declined", "Gridwell")]),
    ("Gridwell and Openfield did not immediately respond_VB to emails_NNS.", [("Gridwell", "no_response", "Gridwell"), ("Openfield", "no_response", "Openfield")]),
    ("Neither Gridwell nor Ann Lee returned_VBD calls_NNS seeking_VBG comment.", [("Gridwell", "no_response", "Gridwell"), ("Ann Lee", "no_response", "Ann Lee")]),
    ("Ann Lee ran_VBD the mill.\n\nThrough a spokesman, she declined_VBD to comment_VB.", [("she", "declined", "Ann Lee")]),
    ("Calls to Gridwell were not returned_VBN.", [("Gridwell", "no_response", "Gridwell")]),
    ("There was no immediate response from Gridwell.", [("Gridwell", "no_response", "Gridwell")]),
    ("Efforts to reach_VB Ann Lee were unsuccessful.", [("Ann Lee", "unavailable", "Ann Lee")]),
    ("Ann Lee has_VBZ not spoken_VBN of the sale, and her lawyer declined_VBD to comment_VB.", [("her lawyer", "declined", None)]),
    ("Asked_VBN about the sale, Ann Lee said, “I'm not going_VBG to get_VB into that.”", [("Ann Lee", "declined", "Ann Lee")]),
    ("A lawyer for the two brothers_NNS, Ann Lee, could not be reached_VBN.", [("Ann Lee", "unavailable", "Ann Lee")]),
    ("The museum and its insurer, Gridwell, declined_VBD to comment_VB.", [("The museum", "declined", None), ("Gridwell", "declined", "Gridwell")]),
    ("Ann Lee declined_VBD, through an assistant, to be interviewed_VBN.", [("Ann Lee", "declined", "Ann Lee")]),
    # Not silences: other askers, other refusals, other answers.
    ("Ann Lee refused_VBD to answer_VB questions_NNS from the committee.", []),
    ("Ann Lee declined_VBD the nomination.", []),
    ("Ann Lee refused_VBD to resign_VB.", []),
    ("The two sides said that an agreement could not be reached_VBN.", []),
    ("Sales declined_VBD in March.", []),
    ("The patient did not respond_VB to treatment.", []),
    ("If Gridwell does not respond_VB to requests_NNS for comment, we print_VBP.", []),
    ("“He did not respond_VB to my request for comment,” Ann Lee said.", []),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "wanted"), SILENCES)
def test_silences(marked: str, wanted: list[tuple[str, str, str | None]]) -> None:
    doc, entities = tagged(marked, person="Ann Lee", organization="Gridwell|Openfield")
    found = find_silences(doc, entities)
    assert [(s.party_text, s.outcome, s.party) for s in found] == wanted
    for silence in found:
        assert doc.text[slice(*silence.party_span)] == silence.party_text
        assert silence.rule and "\n" not in doc.text[slice(*silence.evidence[0])]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Ann",
                "declined",
                "to",
                "comment",
                ".",
                ",",
                "“",
                "”",
                "\n\n",
                "did",
                "not",
                "respond",
                "İ",
                "who",
                "and",
                "no",
                "asked",
            ]
        ),
        max_size=30,
    )
)
def test_any_words(words: list[str]) -> None:
    doc = make_doc(" ".join(words) or ".")
    found = find_silences(doc, ())
    assert found == find_silences(doc, ())
    assert [s.evidence for s in found] == sorted(s.evidence for s in found)
    assert all(doc.text[slice(*s.party_span)] == s.party_text for s in found)
