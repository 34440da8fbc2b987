"""Whose the pronouns and descriptions are."""

from __future__ import annotations

import pytest

from onrecord.facts.entities import find_entities
from tests.make_doc import make_doc

PERSON, ORG = "PERSON", "ORG"
DORA = {"Dora Vance": PERSON}
LEFT = "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 .:punct:3"
SHE = "PRP:nsubj:2 VBD:ROOT:0 .:punct:2"

# text; tree; names; the references of each named entity
CASES = {
    "she is the woman named before": ("Dora Vance left. She slept.", f"{LEFT}\n{SHE}", DORA, {"Dora Vance": ["She"]}),
    "he is not": ("Dora Vance left. He slept.", f"{LEFT}\n{SHE}", DORA, {"Dora Vance": []}),
    "the one whose gender fits, though another is nearer": (
        "Dora Vance met Carl Ode. She slept.",
        "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 NNP:compound:5 NNP:obj:3 .:punct:3\n" + SHE,
        {"Dora Vance": PERSON, "Carl Ode": PERSON},
        {"Dora Vance": ["She"], "Carl Ode": []},
    ),
    "an object is not its own subject": (
        "Dora Vance saw her.", "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 PRP:obj:3 .:punct:3", DORA, {"Dora Vance": []},
    ),
    "herself is": (
        "Dora Vance saw herself.", "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 PRP:obj:3 .:punct:3", DORA,
        {"Dora Vance": ["herself"]},
    ),
    "a clause before its subject": (
        "When she left, Dora Vance slept.",
        "WRB:advmod:3 PRP:nsubj:3 VBD:advcl:7 ,:punct:3 NNP:compound:6 NNP:nsubj:7 VBD:ROOT:0 .:punct:7", DORA,
        {"Dora Vance": ["she"]},
    ),
    "a clause before its subject that opens a paragraph": (
        "Bea Orr left.\n\nAs she left, Dora Vance slept.",
        "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 .:punct:3\n"
        "IN:mark:3 PRP:nsubj:3 VBD:advcl:7 ,:punct:3 NNP:compound:6 NNP:nsubj:7 VBD:ROOT:0 .:punct:7",
        {"Bea Orr": PERSON, "Dora Vance": PERSON}, {"Bea Orr": [], "Dora Vance": ["she"]},
    ),
    "a relative pronoun": (
        "Dora Vance, who slept, left.",
        "NNP:compound:2 NNP:nsubj:7 ,:punct:2 WP:nsubj:5 VBD:acl:relcl:2 ,:punct:5 VBD:ROOT:0 .:punct:7", DORA,
        {"Dora Vance": ["who"]},
    ),
    "a relative pronoun between dashes": (
        "Dora Vance — who slept — left.",
        "NNP:compound:2 NNP:nsubj:7 ::punct:5 WP:nsubj:5 VBD:acl:relcl:7 ::punct:7 VBD:ROOT:0 .:punct:7", DORA,
        {"Dora Vance": ["who"]},
    ),
    "it is the organization": (
        "The Harbor Guild met. It slept.", f"DT:det:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 .:punct:4\n{SHE}",
        {"Harbor Guild": ORG}, {"Harbor Guild": ["It"]},
    ),
    "an office that is told by a noun of its name": (
        "The Port Budget Office met. The budget office slept.",
        "DT:det:4 NNP:compound:4 NNP:compound:4 NNP:nsubj:5 VBD:ROOT:0 .:punct:5\n"
        "DT:det:3 NN:compound:3 NN:nsubj:4 VBD:ROOT:0 .:punct:4",
        {"Port Budget Office": ORG}, {"Port Budget Office": ["The budget office"]},
    ),
    "an office without a noun of its name is any": (
        "The Port Budget Office met. The office slept.",
        "DT:det:4 NNP:compound:4 NNP:compound:4 NNP:nsubj:5 VBD:ROOT:0 .:punct:5\n"
        "DT:det:2 NN:nsubj:3 VBD:ROOT:0 .:punct:3",
        {"Port Budget Office": ORG}, {"Port Budget Office": []},
    ),
    "another committee": (
        "The Harbor Committee met. The ethics committee slept.",
        "DT:det:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 .:punct:4\n"
        "DT:det:3 NNS:compound:3 NN:nsubj:4 VBD:ROOT:0 .:punct:4",
        {"Harbor Committee": ORG}, {"Harbor Committee": []},
    ),
    "another nation's is another": (
        "Mayor Dora Vance left. The French mayor slept.",
        "NNP:compound:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 .:punct:4\n"
        "DT:det:3 JJ:amod:3 NN:nsubj:4 VBD:ROOT:0 .:punct:4",
        DORA, {"Dora Vance": []},
    ),
    "a nation's own": (
        "French Mayor Dora Vance left. The French mayor slept.",
        "JJ:amod:4 NNP:compound:4 NNP:compound:4 NNP:nsubj:5 VBD:ROOT:0 .:punct:5\n"
        "DT:det:3 JJ:amod:3 NN:nsubj:4 VBD:ROOT:0 .:punct:4",
        DORA, {"Dora Vance": ["The French mayor"]},
    ),
    "an apposition is of the name before it": (
        "Dora Vance met Carl Ode, the mayor.",
        "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 NNP:compound:5 NNP:obj:3 ,:punct:5 DT:det:8 NN:appos:2 .:punct:3",
        {"Dora Vance": PERSON, "Carl Ode": PERSON}, {"Dora Vance": [], "Carl Ode": ["the mayor"]},
    ),
    "one of the same paragraph before one of another": (
        "Carl Ode left. Carl Ode ate.\n\nA clerk met Paul Vint. He slept.",
        "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 .:punct:3\nNNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 .:punct:3\n"
        "DT:det:2 NN:nsubj:3 VBD:ROOT:0 NNP:compound:5 NNP:obj:3 .:punct:3\n" + SHE,
        {"Carl Ode": PERSON, "Paul Vint": PERSON}, {"Carl Ode": [], "Paul Vint": ["He"]},
    ),
    "a noun of office that was tagged a plural": (
        "Mayor Dora Vance left. The mayor slept.",
        "NNP:compound:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 .:punct:4\nDT:det:2 NNS:nsubj:3 VBD:ROOT:0 .:punct:3",
        DORA, {"Dora Vance": ["The mayor"]},
    ),
    "a title is a description": (
        "Mayor Dora Vance left. The mayor slept.",
        "NNP:compound:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 .:punct:4\nDT:det:2 NN:nsubj:3 VBD:ROOT:0 .:punct:3",
        DORA, {"Dora Vance": ["The mayor"]},
    ),
    "another title is not": (
        "Mayor Dora Vance left. The sheriff slept.",
        "NNP:compound:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 .:punct:4\nDT:det:2 NN:nsubj:3 VBD:ROOT:0 .:punct:3",
        DORA, {"Dora Vance": []},
    ),
    "a name between commas behind its title, against the tree": (
        "It rained, said the auditor, Dora Vance. The auditor slept.",
        "PRP:nsubj:2 VBD:ROOT:0 ,:punct:4 VBD:parataxis:2 DT:det:6 NN:obl:4 ,:punct:4 NNP:compound:9 NNP:obj:4 .:punct:2\n"
        "DT:det:2 NN:nsubj:3 VBD:ROOT:0 .:punct:3",
        DORA, {"Dora Vance": ["the auditor", "The auditor"]},
    ),
    "not whom she speaks for": (
        "It rained, said a spokeswoman for the auditor, Dora Vance. The auditor slept.",
        "PRP:nsubj:2 VBD:ROOT:0 ,:punct:4 VBD:parataxis:2 DT:det:6 NN:obl:4 IN:case:9 DT:det:9 NN:nmod:6 ,:punct:4"
        " NNP:compound:12 NNP:obj:4 .:punct:2\nDT:det:2 NN:nsubj:3 VBD:ROOT:0 .:punct:3",
        DORA, {"Dora Vance": []},
    ),
    "a chief is none of the others": (
        "Chief Justice Dora Vance left. Justice Carl Ode ate. The chief justice slept.",
        "NNP:compound:4 NNP:compound:4 NNP:compound:4 NNP:nsubj:5 VBD:ROOT:0 .:punct:5\n"
        "NNP:compound:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 .:punct:4\n"
        "DT:det:3 JJ:amod:3 NN:nsubj:4 VBD:ROOT:0 .:punct:4",
        {"Dora Vance": PERSON, "Carl Ode": PERSON}, {"Dora Vance": ["The chief justice"], "Carl Ode": []},
    ),
    "who, of whom an apposition tells": (
        "Dora Vance, a clerk who is the mayor, left.",
        "NNP:compound:2 NNP:nsubj:10 ,:punct:5 DT:det:5 NN:appos:2 WP:nsubj:9 VBZ:cop:9 DT:det:9 NN:acl:relcl:5 ,:punct:5"
        " VBD:ROOT:0 .:punct:11",
        DORA, {"Dora Vance": ["who"]},
    ),
    "not whom its own verb has to do with": (
        "Carl Ode slept. Dora Vance ate. The candidate declined to defend Dora Vance.",
        "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 .:punct:3\nNNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 .:punct:3\n"
        "DT:det:2 NN:nsubj:3 VBD:ROOT:0 TO:mark:5 VB:xcomp:3 NNP:compound:7 NNP:obj:5 .:punct:3",
        {"Dora Vance": PERSON, "Carl Ode": PERSON}, {"Carl Ode": ["The candidate"], "Dora Vance": []},
    ),
    "who, of an aide to somebody": (
        "An aide to Dora Vance, who slept, left.",
        "DT:det:2 NN:nsubj:10 TO:case:5 NNP:compound:5 NNP:nmod:2 ,:punct:8 WP:nsubj:8 VBD:acl:relcl:2 ,:punct:8"
        " VBD:ROOT:0 .:punct:10",
        DORA, {"Dora Vance": []},
    ),
    "the president is no vice president": (
        "Vice President Dora Vance left. The president slept.",
        "NNP:compound:4 NNP:compound:4 NNP:compound:4 NNP:nsubj:5 VBD:ROOT:0 .:punct:5\n"
        "DT:det:2 NN:nsubj:3 VBD:ROOT:0 .:punct:3",
        DORA, {"Dora Vance": []},
    ),
    "somebody unnamed was brought in since": (
        "Mayor Dora Vance left. A mayor ate. The mayor slept.",
        "NNP:compound:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 .:punct:4\nDT:det:2 NN:nsubj:3 VBD:ROOT:0 .:punct:3\n"
        "DT:det:2 NN:nsubj:3 VBD:ROOT:0 .:punct:3",
        DORA, {"Dora Vance": []},
    ),
    "the last word of an organization's name": (
        "The Rural Roads Council met. The council slept.",
        "DT:det:4 NNP:compound:4 NNP:compound:4 NNP:nsubj:5 VBD:ROOT:0 .:punct:5\nDT:det:2 NN:nsubj:3 VBD:ROOT:0 .:punct:3",
        {"Rural Roads Council": ORG}, {"Rural Roads Council": ["The council"]},
    ),
    "a lead's judge who is named later": (
        "A judge slept. Judge Dora Vance left.",
        "DT:det:2 NN:nsubj:3 VBD:ROOT:0 .:punct:3\nNNP:compound:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 .:punct:4",
        DORA, {"Dora Vance": ["A judge"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "tree", "names", "wanted"), CASES.values(), ids=CASES)
def test_references(text, tree, names, wanted):
    found = find_entities(make_doc(text, tree, names=names))
    assert {e.name: [text[slice(*m.span)] for m in e.mentions if m.form != "name"] for e in found} == wanted


QUOTED = "Dora Vance left. “I slept,” she said."
QUOTED_TREE = f"{LEFT}\n``:punct:3 PRP:nsubj:3 VBD:ccomp:7 ,:punct:3 '':punct:3 PRP:nsubj:7 VBD:ROOT:0 .:punct:7"


def test_i_in_a_quotation_is_who_speaks():
    doc = make_doc(QUOTED, QUOTED_TREE, names=DORA, attributions=[("she", "said", "“I slept,”")])
    (dora,) = find_entities(doc)
    assert [(QUOTED[slice(*m.span)], m.form) for m in dora.mentions] == [
        ("Dora Vance", "name"), ("I", "pronoun"), ("she", "pronoun"),
    ]  # fmt: skip


def test_i_is_nobody_where_nobody_is_said_to_speak():
    (dora,) = find_entities(make_doc(QUOTED, QUOTED_TREE, names=DORA))
    assert "I" not in [QUOTED[slice(*m.span)] for m in dora.mentions]


class _Guesses:
    """A network that is sure of the first of the candidates in the text."""

    def scores(self, anaphor, candidates):
        return [6.0 if c == min(candidates) else -6.0 for c in candidates]


def test_the_network_decides_what_is_open():
    text = "Carl Ode met Paul Tarn. Tarn sat. He slept."
    tree = (
        "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 NNP:compound:5 NNP:obj:3 .:punct:3\nNNP:nsubj:2 VBD:ROOT:0 .:punct:2\n"
    )
    doc = make_doc(text, tree + SHE, names={"Carl Ode": PERSON, "Paul Tarn": PERSON, "Tarn": PERSON})
    carl, paul = find_entities(doc)
    assert text[slice(*paul.mentions[-1].span)] == "He"
    doc._.antecedents = _Guesses()
    carl, paul = find_entities(doc)
    assert text[slice(*carl.mentions[-1].span)] == "He"


@pytest.mark.parametrize(
    ("source", "tree", "called"),
    [
        ("The thrift", "DT:det:2 NN:nsubj:3", ["The thrift"]),
        ("A thrift", "DT:det:2 NN:nsubj:3", []),
        ("The poll", "DT:det:2 NN:nsubj:3", []),
        ("The woman", "DT:det:2 NN:nsubj:3", []),
    ],
)
def test_the_network_tells_who_is_described(source, tree, called):
    text = f"Harbor Guild met Gull Union. {source} said it was late."
    names = {"Harbor Guild": ORG, "Gull Union": ORG}
    met = "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 NNP:compound:5 NNP:obj:3 .:punct:3\n"
    told = f"{tree} VBD:ROOT:0 PRP:nsubj:6 VBD:cop:6 JJ:ccomp:3 .:punct:3"
    doc = make_doc(text, met + told, names=names, attributions=[(source, "said", "it was late")])
    doc._.antecedents = _Guesses()
    guild = find_entities(doc)[0]
    assert [text[slice(*m.span)] for m in guild.mentions if m.form == "nominal"] == called


@pytest.mark.parametrize(
    ("source", "cue", "references"), [("An official", "said", []), ("A reporter", "asked", ["He"])]
)
def test_who_goes_on_speaking_may_have_no_name(source, cue, references):
    text = f"Carl Ode left. {source} {cue} it was late. He said it was dark."
    tree = (
        f"{LEFT}\nDT:det:2 NN:nsubj:3 VBD:ROOT:0 PRP:nsubj:6 VBD:cop:6 JJ:ccomp:3 .:punct:3\n"
        "PRP:nsubj:2 VBD:ROOT:0 PRP:nsubj:5 VBD:cop:5 JJ:ccomp:2 .:punct:2"
    )
    said = [(source, cue, "it was late"), ("He", "said", "it was dark")]
    doc = make_doc(text, tree, names={"Carl Ode": PERSON}, attributions=said)
    (ode,) = find_entities(doc)
    assert [text[slice(*m.span)] for m in ode.mentions if m.form == "pronoun"] == references
