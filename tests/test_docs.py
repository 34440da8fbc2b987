"""The builder of the tests' Docs keeps text, trees and names."""

from __future__ import annotations

import pytest

from tests.make_doc import make_doc

TEXT = "Ms. Ann Lee left.\n\n“I quit,” she said."
TREE = """NNP:compound:3 NNP:compound:3 NNP:nsubj:4 VBD/leave:ROOT:0 .:punct:4
``:punct:3 PRP:nsubj:3 VBP:ccomp:7 ,:punct:3 '':punct:3 PRP:nsubj:7 VBD/say:ROOT:0 .:punct:7"""


def test_doc_keeps_text_tree_and_names():
    doc = make_doc(TEXT, TREE, names={"Ann Lee": "PERSON"}, attributions=[("she", "said", "“I quit,”")])
    assert doc.text == TEXT
    assert [(e.text, e.label_) for e in doc.ents] == [("Ann Lee", "PERSON")]
    assert [s.text.strip() for s in doc.sents] == ["Ms. Ann Lee left.", "“I quit,” she said."]
    assert [t.lemma_ for t in doc if t.pos_ == "VERB"] == ["leave", "quit", "say"]
    (attribution,) = doc._.attributions
    spans = attribution.source + attribution.cue + attribution.content
    assert [TEXT[s:e] for s, e in spans] == ["she", "said", "“I quit,”"]


def test_tree_of_another_length_is_refused():
    with pytest.raises(ValueError, match="words, but the tree has"):
        make_doc("Ann left.", "NNP:nsubj:2")


def test_without_a_tree_sentences_end_at_stops():
    doc = make_doc("Ann left. Bob stayed.\n\nWhy?")
    assert [s.text.strip() for s in doc.sents] == ["Ann left.", "Bob stayed.", "Why?"]
