"""Who said what: source, mode, setting, nesting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.facts.entities import find_entities
from onrecord.facts.statements.find import find_statements
from tests.make_doc import make_doc

PERSON, ORG, LOC = "PERSON", "ORG", "LOC"
DORA = {"Dora Vance": PERSON, "Vance": PERSON}


def statements(text, tree=None, **known):
    doc = make_doc(text, tree, **known)
    return find_statements(doc, find_entities(doc))


# text; source; who it is
SOURCES = {
    "a name": ("Dora Vance said it rained.", "Dora Vance", "Dora Vance"),
    "a name with its title": ("Mayor Dora Vance said it rained.", "Mayor Dora Vance", "Dora Vance"),
    "a name and what she is": (
        "Dora Vance, the mayor of Elko, said it rained.",
        "Dora Vance, the mayor of Elko,",
        "Dora Vance",
    ),
    "what she is and a name": (
        "A lawyer for the town, Dora Vance, said it rained.",
        "A lawyer for the town, Dora Vance,",
        "Dora Vance",
    ),
    "one of a group": (
        "Critics, including Dora Vance, said it rained.",
        "Critics, including Dora Vance,",
        "Dora Vance",
    ),
    "her spokesman is not she": ("Dora Vance's spokesman said it rained.", "Dora Vance's spokesman", None),
    "a spokesman for her neither": ("A spokesman for Dora Vance said it rained.", "A spokesman for Dora Vance", None),
    "nor one for her with her title": (
        "A lawyer for Mayor Dora Vance said it rained.",
        "A lawyer for Mayor Dora Vance",
        None,
    ),
    "nor who represents her": (
        "A lawyer representing Dora Vance said it rained.",
        "A lawyer representing Dora Vance",
        None,
    ),
    "where she is from is not she": ("Elko-based Dora Vance said it rained.", "Elko-based Dora Vance", "Dora Vance"),
    "nor an aide": ("An aide to Mayor Dora Vance said it rained.", "An aide to Mayor Dora Vance", None),
    "nobody named": ("Critics of Dora Vance said it rained.", "Critics of Dora Vance", None),
    "an organization": ("The Harbor Guild said it rained.", "The Harbor Guild", "Harbor Guild"),
    "its report": ("A Harbor Guild report said it rained.", "A Harbor Guild report", "Harbor Guild"),
    "its poll in capitals": ("A Harbor Guild Poll said it rained.", "A Harbor Guild Poll", "Harbor Guild"),
    "its report of today": (
        "The Harbor Guild's report today said it rained.",
        "The Harbor Guild's report today",
        "Harbor Guild",
    ),
    "the results of its poll": (
        "The results of a Harbor Guild poll said it rained.",
        "The results of a Harbor Guild poll",
        "Harbor Guild",
    ),
    "its average of others": (
        "The Harbor Guild average of polls said it rained.",
        "The Harbor Guild average of polls",
        "Harbor Guild",
    ),
    "not its inspector's report": (
        "The Harbor Guild inspector's report said it rained.",
        "The Harbor Guild inspector's report",
        None,
    ),
    "a report by it": ("A report by the Harbor Guild said it rained.", "A report by the Harbor Guild", "Harbor Guild"),
}
TREES = {
    "a name": "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 PRP:nsubj:5 VBD:ccomp:3 .:punct:3",
    "a name with its title": "NNP:compound:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 PRP:nsubj:6 VBD:ccomp:4 .:punct:4",
    "a name and what she is": "NNP:compound:2 NNP:nsubj:9 ,:punct:2 DT:det:5 NN:appos:2 IN:case:7 NNP:nmod:5 ,:punct:2"
    " VBD:ROOT:0 PRP:nsubj:11 VBD:ccomp:9 .:punct:9",
    "what she is and a name": "DT:det:2 NN:nsubj:10 IN:case:5 DT:det:5 NN:nmod:2 ,:punct:2 NNP:compound:8 NNP:appos:2"
    " ,:punct:2 VBD:ROOT:0 PRP:nsubj:12 VBD:ccomp:10 .:punct:10",
    "one of a group": "NNS:nsubj:7 ,:punct:1 VBG:case:5 NNP:compound:5 NNP:nmod:1 ,:punct:1 VBD:ROOT:0 PRP:nsubj:9"
    " VBD:ccomp:7 .:punct:7",
    "her spokesman is not she": "NNP:compound:2 NNP:nmod:poss:4 POS:case:2 NN:nsubj:5 VBD:ROOT:0 PRP:nsubj:7 VBD:ccomp:5"
    " .:punct:5",
    "nor one for her with her title": (
        "DT:det:2 NN:nsubj:7 IN:case:6 NNP:nmod:desc:5 NNP:nmod:2 NNP:flat:5 VBD:ROOT:0 PRP:nsubj:9 VBD:ccomp:7 .:punct:7"
    ),
    "nor who represents her": (
        "DT:det:2 NN:nsubj:6 VBG:acl:2 NNP:obj:3 NNP:flat:4 VBD:ROOT:0 PRP:nsubj:8 VBD:ccomp:6 .:punct:6"
    ),
    "where she is from is not she": (
        "NNP:compound:3 HYPH:punct:1 VBN:amod:4 NNP:nsubj:6 NNP:flat:4 VBD:ROOT:0 PRP:nsubj:8 VBD:ccomp:6 .:punct:6"
    ),
    "nor an aide": (
        "DT:det:2 NN:nsubj:7 TO:case:6 NNP:nmod:desc:5 NNP:nmod:2 NNP:flat:5 VBD:ROOT:0 PRP:nsubj:9 VBD:ccomp:7 .:punct:7"
    ),
    "a spokesman for her neither": "DT:det:2 NN:nsubj:6 IN:case:5 NNP:compound:5 NNP:nmod:2 VBD:ROOT:0 PRP:nsubj:8"
    " VBD:ccomp:6 .:punct:6",
    "nobody named": "NNS:nsubj:5 IN:case:4 NNP:compound:4 NNP:nmod:1 VBD:ROOT:0 PRP:nsubj:7 VBD:ccomp:5 .:punct:5",
    "an organization": "DT:det:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 PRP:nsubj:6 VBD:ccomp:4 .:punct:4",
    "its report": "DT:det:4 NNP:compound:3 NNP:compound:4 NN:nsubj:5 VBD:ROOT:0 PRP:nsubj:7 VBD:ccomp:5 .:punct:5",
    "its poll in capitals": "DT:det:4 NNP:compound:3 NNP:compound:4 NNP:nsubj:5 VBD:ROOT:0 PRP:nsubj:7 VBD:ccomp:5 .:punct:5",
    "its report of today": "DT:det:3 NNP:compound:3 NNP:nmod:poss:5 POS:case:3 NN:nsubj:7 NN:nmod:tmod:5 VBD:ROOT:0 "
    "PRP:nsubj:9 VBD:ccomp:7 .:punct:7",
    "the results of its poll": "DT:det:2 NNS:nsubj:8 IN:case:7 DT:det:7 NNP:compound:6 NNP:compound:7 NN:nmod:2"
    " VBD:ROOT:0 PRP:nsubj:10 VBD:ccomp:8 .:punct:8",
    "its average of others": "DT:det:4 NNP:compound:3 NNP:compound:4 NN:nsubj:7 IN:case:6 NNS:nmod:4 VBD:ROOT:0"
    " PRP:nsubj:9 VBD:ccomp:7 .:punct:7",
    "not its inspector's report": "DT:det:4 NNP:compound:3 NNP:compound:4 NN:nmod:poss:6 POS:case:4 NN:nsubj:7"
    " VBD:ROOT:0 PRP:nsubj:9 VBD:ccomp:7 .:punct:7",
    "an article in it": "DT:det:2 NN:nsubj:7 IN:case:6 DT:det:6 NNP:compound:6 NNP:nmod:2 VBD:ROOT:0 PRP:nsubj:9"
    " VBD:ccomp:7 .:punct:7",
    "its name before what it is": "DT:det:3 NNP:compound:3 NNP:compound:4 NN:nsubj:5 VBD:ROOT:0 PRP:nsubj:7"
    " VBD:ccomp:5 .:punct:5",
    "a report by it": "DT:det:2 NN:nsubj:7 IN:case:6 DT:det:6 NNP:compound:6 NNP:nmod:2 VBD:ROOT:0 PRP:nsubj:9"
    " VBD:ccomp:7 .:punct:7",
}


@pytest.mark.parametrize(("case", "text", "source", "who"), [(k, *v) for k, v in SOURCES.items()], ids=SOURCES)
def test_source_is_its_entity(case, text, source, who):
    names = [(n, label) for n, label in {"Dora Vance": PERSON, "Harbor Guild": ORG, "Elko": LOC}.items() if n in text]
    (found,) = statements(text, TREES[case], names=names, attributions=[(source, "said", "it rained")])
    assert (found.speaker, bool(found.source.entity)) == (who or source, who is not None)


MODES = {
    "direct": ("“It rained,” Dora Vance said.", "“It rained,”"),
    "direct, marks outside": ("“It rained,” Dora Vance said.", "It rained"),
    "mixed": ("Dora Vance said it was “a wet day” for all.", "it was “a wet day” for all"),
    "indirect": ("Dora Vance said it rained.", "it rained"),
}


@pytest.mark.parametrize(("mode", "text", "content"), [(k, *v) for k, v in MODES.items()], ids=MODES)
def test_mode_by_marks(mode, text, content):
    (found,) = statements(text, names={"Dora Vance": PERSON}, attributions=[("Dora Vance", "said", content)])
    assert found.mode == mode.split(",")[0]
    assert found.text == content


SETTINGS = {
    "in a written statement": "in a written statement",
    "on Twitter": "on Twitter",
    "in an interview with the Elko Star": "in an interview with the Elko Star",
    "in his statement Friday": "in his statement Friday",
    "at a rally": "at a rally",
    "on Friday": None,
    "in anger": None,
}


@pytest.mark.parametrize(("words", "setting"), SETTINGS.items())
def test_setting_is_where_or_how_it_was_said(words, setting):
    text = f"Dora Vance said {words} that it rained."
    (found,) = statements(text, names={"Dora Vance": PERSON}, attributions=[("Dora Vance", "said", "that it rained")])
    assert (text[slice(*found.setting)] if found.setting else None) == setting


def test_a_setting_is_no_part_of_the_cue():
    text = "Dora Vance said in an interview that it rained."
    said = [("Dora Vance", "said in an interview", "that it rained")]
    (found,) = statements(text, names={"Dora Vance": PERSON}, attributions=said)
    assert text[slice(*found.cue.spans[0])] == "said"
    assert text[slice(*found.setting)] == "in an interview"


def test_a_quotation_goes_on_over_paragraphs_without_a_new_source():
    text = "Dora Vance said: “It rained all day.\n\n“It never stopped.”\n\nNobody came."
    (found,) = statements(
        text, names={"Dora Vance": PERSON}, attributions=[("Dora Vance", "said", "“It rained all day.")]
    )
    assert found.text == "“It rained all day. … “It never stopped.”"
    assert (found.mode, found.speaker) == ("direct", "Dora Vance")


def test_a_quotation_is_not_covered_by_what_is_told_in_it():
    text = "“It rained all day,” Dora Vance said. “The mayor said that it would end.”"
    said = [("Dora Vance", "said", "“It rained all day,”"), ("The mayor", "said", "that it would end")]
    found = statements(text, names={"Dora Vance": PERSON}, attributions=said)
    assert [(s.speaker, s.text) for s in found][1] == ("Dora Vance", "“The mayor said that it would end.”")


def test_a_quotation_without_a_cue_is_the_speaker_s_before():
    text = "“It rained all day,” Dora Vance said.\n\n“The whole town was under water.”\n\n“A wet day”, too."
    said = [("Dora Vance", "said", "“It rained all day,”")]
    first, second = statements(text, names={"Dora Vance": PERSON}, attributions=said)
    assert (second.speaker, second.cue, second.text) == ("Dora Vance", None, "“The whole town was under water.”")
    assert second.confidence < first.confidence


def test_a_statement_in_another_s_statement_points_to_it():
    text = "Dora Vance said Carl Ode told her it rained."
    said = [("Dora Vance", "said", "Carl Ode told her it rained"), ("Carl Ode", "told", "it rained")]
    outer, inner = statements(text, names={"Dora Vance": PERSON, "Carl Ode": PERSON}, attributions=said)
    assert (outer.id, outer.inside, inner.inside) == ("s1", None, "s1")


def test_only_body_and_headline_are_searched():
    text = "Vance said it rained.\n\nOde said no."
    said = [("Vance", "said", "it rained"), ("Ode", "said", "no")]
    found = statements(text, names={"Vance": PERSON, "Ode": PERSON}, attributions=said, passages={"Ode": "caption"})
    assert [s.speaker for s in found] == ["Vance"]


def test_they_are_the_organization_that_spoke_before():
    text = "The Harbor Guild said it rained. They said it poured."
    said = [("The Harbor Guild", "said", "it rained"), ("They", "said", "it poured")]
    found = statements(text, names={"Harbor Guild": ORG}, attributions=said)
    assert [s.speaker for s in found] == ["Harbor Guild", "Harbor Guild"]


def test_they_are_nobody_who_speaks_inside_marks():
    text = "The Harbor Guild said it rained. “We know that the cook said it was late,” they said."
    said = [
        ("The Harbor Guild", "said", "it rained"),
        ("the cook", "said", "it was late"),
        ("they", "said", "“We know that the cook said it was late,”"),
    ]
    doc = make_doc(text, names={"Harbor Guild": ORG}, attributions=said)
    speakers = {s.text: s.speaker for s in find_statements(doc, find_entities(doc))}
    assert speakers["“We know that the cook said it was late,”"] == "Harbor Guild"


def test_a_family_is_whom_the_text_names_first():
    text = "Dora Vance met Carl Vance. The Vances said it rained."
    names = {"Dora Vance": PERSON, "Carl Vance": PERSON, "Vances": PERSON}
    (found,) = statements(text, names=names, attributions=[("The Vances", "said", "it rained")])
    assert found.speaker == "Dora Vance"


_SAID = "VBD:ROOT:0 PRP:nsubj:{0} VBD:ccomp:{1} .:punct:{1}"
OWNED = {
    "her campaign": (
        "Vance's campaign",
        "NNP:nmod:poss:3 POS:case:1 NN:nsubj:4 " + _SAID.format(6, 4),
        "Vance campaign",
    ),
    "her party's members": ("Republicans", "NNPS:nsubj:2 " + _SAID.format(4, 2), "Republican Party"),
    "some of them": ("Two Republicans", "CD:nummod:2 NNPS:nsubj:3 " + _SAID.format(5, 3), None),
}


@pytest.mark.parametrize(("source", "tree", "who"), OWNED.values(), ids=OWNED)
def test_a_source_is_a_campaign_or_a_party_that_is_named(source, tree, who):
    text = f"Dora Vance met the Vance campaign and the Republican Party. {source} said it rained."
    first = "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 DT:det:6 NNP:compound:6 NN:obj:3 CC:cc:10 DT:det:10 NNP:compound:10"
    names = {"Dora Vance": PERSON, "Vance": PERSON, "Republican Party": ORG}
    said = (source, "said", "it rained")
    (found,) = statements(text, f"{first} NNP:conj:6 .:punct:3\n{tree}", names=names, attributions=[said])
    assert (found.speaker if found.source.entity else None) == who


def test_a_statement_is_whose_who_gave_it_out():
    tree = "DT:det:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 DT:det:6 NN:obj:4 .:punct:4\n"
    tree += "DT:det:2 NN:nsubj:3 VBD:ROOT:0 PRP:nsubj:5 VBD:ccomp:3 .:punct:3"
    text, said = (
        "The Harbor Guild issued a statement. The statement said it rained.",
        ("The statement", "said", "it rained"),
    )
    (found,) = statements(text, tree, names={"Harbor Guild": ORG}, attributions=[said])
    assert found.speaker == "Harbor Guild"


def test_no_attributions_no_statements():
    assert statements("“It rained all day,” she said.") == ()
    assert statements("") == ()


@given(st.data())
def test_any_attributions_give_statements_whose_spans_slice(data):
    text = data.draw(st.text(alphabet="Ab “”\"'.\n,", min_size=3, max_size=40))
    doc = make_doc(text) if text.strip() else make_doc("Ab. “b”")
    text = doc.text
    pieces = [t.text for t in doc if not t.is_space]
    doc = make_doc(text, attributions=[tuple(data.draw(st.sampled_from(pieces)) for _ in range(3)) for _ in range(3)])
    found = find_statements(doc, find_entities(doc))
    assert found == find_statements(doc, find_entities(doc))
    assert [s.id for s in found] == [f"s{n + 1}" for n in range(len(found))]
    spans = [x for s in found for x in (*s.content.spans, *(s.cue.spans if s.cue else ()))]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(s.inside != s.id for s in found)
