"""Contents that paragraphs, marks and participles settle: what the network made of them, and what they become."""

from __future__ import annotations

import pytest

from onrecord.facts.entities import find_entities
from onrecord.facts.statements.find import find_statements
from tests.make_doc import make_doc

# text; tree; attributions; (speaker, text) of each statement
CASES = {
    "not in the paragraph after a quotation that a cue introduces": (
        "Vance typed “no idea.”\n\n“Nobody asked us about it.” So it went.",
        None,
        [("Vance", "typed", "“no idea.” … “Nobody asked us about it.”")],
        [("Vance", "“no idea.”")],
    ),
    "in it after a colon and in its own paragraph": (
        "Vance said:\n\n“Nobody asked us about it.”",
        None,
        [("Vance", "said:", "“Nobody asked us about it.”")],
        [("Vance", "“Nobody asked us about it.”")],
    ),
    "a quotation that goes on with its sentence": (
        "On most days, “it is only rain,” Vance said.",
        None,
        [("Vance", "said", "“it is only rain,”")],
        [("Vance", "On most days, “it is only rain,”")],
    ),
    "one that begins with a capital": (
        "On most days, “It is only rain,” Vance said.",
        None,
        [("Vance", "said", "“It is only rain,”")],
        [("Vance", "“It is only rain,”")],
    ),
    "what another says before it": (
        "Carl thinks so, “it is only rain,” Vance said.",
        None,
        [("Carl", "thinks", "so"), ("Vance", "said", "“it is only rain,”")],
        [("Carl", "so"), ("Vance", "“it is only rain,”")],
    ),
    "two quotations and what joins them": (
        "Vance said that rain is “only rain” but “it is too late.”",
        None,
        [("Vance", "said", "that rain is “only rain”")],
        [("Vance", "that rain is “only rain” but “it is too late.”")],
    ),
    "not after the comma in its marks": (
        "Vance says, “Stop,” until shots are heard.",
        None,
        [("Vance", "says,", "“Stop,” until shots are heard")],
        [("Vance", "“Stop,”")],
    ),
    "what goes on is not the quotation inside it": (
        "“It had, on paper a doctor had typed “no idea.”\n\n“It rained on.” So it went.",
        None,
        [("a doctor", "typed", "“no idea.”")],
        [("a doctor", "“no idea.”")],
    ),
    "said, referring to": (
        "“Each time,” Vance said, referring to rain, “it is late.”",
        "``:punct:3 DT:det:3 NN:obj:7 ,:punct:3 '':punct:3 NNP:nsubj:7 VBD:ROOT:0 ,:punct:9 VBG:advcl:7 IN:case:11 "
        "NN:obl:9 ,:punct:7 ``:punct:16 PRP:nsubj:16 VBZ:cop:16 JJ:parataxis:7 .:punct:16 '':punct:16",
        [("Vance", "said", "“Each time,”"), ("Vance", "referring", "to rain, “it is late.”")],
        [("Vance", "“Each time,” … “it is late.”"), ("Vance", "to rain")],
    ),
    "said, asking questions including": (
        "“Each time,” Vance said, asking things including, “is it late?”",
        "``:punct:3 DT:det:3 NN:obj:7 ,:punct:3 '':punct:3 NNP:nsubj:7 VBD:ROOT:0 ,:punct:9 VBG:advcl:7 NNS:obj:9 "
        "VBG:case:16 ,:punct:7 ``:punct:16 VBZ:cop:16 PRP:nsubj:16 JJ:nmod:10 .:punct:16 '':punct:16",
        [("Vance", "said", "“Each time,”"), ("Vance", "asking", "things including, “is it late?”")],
        [("Vance", "“Each time,”"), ("Vance", "things including, “is it late?”")],
    ),
    "a participle without a source": (
        "Mr. Vance balked, saying it rained.",
        "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 ,:punct:5 VBG:advcl:3 PRP:nsubj:7 VBD:ccomp:5 .:punct:3",
        [("", "saying", "it rained")],
        [("Vance", "it rained")],
    ),
    "one content of two cues": (
        "Vance began by saying it rained.",
        None,
        [("Vance", "began by saying", "it rained"), ("Vance", "saying", "it rained")],
        [("Vance", "it rained")],
    ),
    "a name before an aside": (
        "Mr. Vance, asked about rain, said “No.”",
        "NNP:compound:2 NNP:nsubj:4 ,:punct:4 VBN:advcl:8 IN:case:6 NN:obl:4 ,:punct:4 VBD:ROOT:0 ``:punct:10 UH:obj:8 "
        ".:punct:10 '':punct:10",
        [("", "said", "“No.”")],
        [("Vance", "“No.”")],
    ),
    "a participle of what cannot speak": (
        "The rain fell, meaning it flooded.",
        "DT:det:2 NN:nsubj:3 VBD:ROOT:0 ,:punct:5 VBG:advcl:3 PRP:nsubj:7 VBD:ccomp:5 .:punct:3",
        [("", "meaning", "it flooded")],
        [(None, "it flooded")],
    ),
}


SOURCES = {
    "a dateline": ("ELKO - European leaders said it rained.", "ELKO - European leaders", "European leaders"),
    "which": ("It rained, which Vance said.", "which Vance", "Vance"),
    "such as": ("Leaders such as Vance said it rained.", "such as Vance", "Vance"),
    "an aside": ("Vance (a view that many share) said it rained.", "Vance (a view that many share)", "Vance"),
    "no aside: a party": ("Vance (D-Ore.), Orr (R-Ohio) said it rained.", "Vance (D-Ore.), Orr (R-Ohio)", None),
}


@pytest.mark.parametrize(("text", "read", "wanted"), SOURCES.values(), ids=SOURCES)
def test_a_source_is_bare(text: str, read: str, wanted: str | None) -> None:
    content = "It rained" if text.startswith("It") else "it rained"
    doc = make_doc(
        text, names={n: "PERSON" for n in ("Vance", "Orr") if n in text}, attributions=[(read, "said", content)]
    )
    (found,) = find_statements(doc, find_entities(doc))
    assert found.source is not None
    assert " ".join(text[slice(*s)] for s in found.source.spans) == (wanted or read)


@pytest.mark.parametrize("case", CASES)
def test_settles(case: str) -> None:
    text, tree, attributions, wanted = CASES[case]
    names = {"Vance": "PERSON"} if "Vance" in text else {}
    doc = make_doc(text, tree, names=names, attributions=attributions)
    assert [(s.speaker, s.text) for s in find_statements(doc, find_entities(doc))] == wanted
