"""Whom a pronoun stands for that stands for nobody named."""

from __future__ import annotations

import pytest

from onrecord.facts.entities import find_entities
from onrecord.facts.statements.find import find_statements
from onrecord.facts.statements.meant import antecedent
from onrecord.text.view import view_of
from tests.make_doc import make_doc

TWO = "Two harbor officials said no."
TWO_TREE = "CD:nummod:3 NN:compound:3 NNS:nsubj:4 VBD:root:0 UH:obj:4 .:punct:4"
RAINED = "PRP:nsubj:2 VBD:root:0 PRP:nsubj:4 VBD:ccomp:2 .:punct:2"
# text; its tree; the pronoun; whom it stands for in words, None for nobody
MEANT = {
    "who describes the noun that its clause hangs on": (
        "The dock workers who said it left.",
        "DT:det:3 NN:compound:3 NNS:nsubj:7 WP:nsubj:5 VBD:acl:relcl:3 PRP:obj:5 VBD:root:0 .:punct:7",
        "who",
        "The dock workers",
    ),
    "who follows a plural noun that the tree hangs elsewhere": (
        "She met old sailors, who said no.",
        "PRP:nsubj:2 VBD:root:0 JJ:amod:4 NNS:obj:2 ,:punct:2 WP:nsubj:7 VBD:parataxis:2 UH:obj:7 .:punct:2",
        "who",
        "old sailors",
    ),
    "but no time": (
        "She stayed for years, who said no.",
        "PRP:nsubj:2 VBD:root:0 IN:case:4 NNS:obl:2 ,:punct:2 WP:nsubj:7 VBD:parataxis:2 UH:obj:7 .:punct:2",
        "who",
        None,
    ),
    "they were the subject of the sentence before": (
        f"{TWO} They thought it rained.",
        f"{TWO_TREE}\n{RAINED}",
        "They",
        "Two harbor officials",
    ),
    "a subject may follow its verb": (
        "So said harbor officials. They thought it rained.",
        f"RB:advmod:2 VBD:root:0 NN:compound:4 NNS:nsubj:2 .:punct:2\n{RAINED}",
        "They",
        "harbor officials",
    ),
    "and of no sentence earlier": (
        f"{TWO} It rained. They thought it rained.",
        f"{TWO_TREE}\nPRP:nsubj:2 VBD:root:0 .:punct:2\n{RAINED}",
        "They",
        None,
    ),
    "an object is not who speaks on": (
        "She saw two officials. They thought it rained.",
        f"PRP:nsubj:2 VBD:root:0 CD:nummod:4 NNS:obj:2 .:punct:2\n{RAINED}",
        "They",
        None,
    ),
    "nor is one official": (
        "An official said no. They thought it rained.",
        f"DT:det:2 NN:nsubj:3 VBD:root:0 UH:obj:3 .:punct:3\n{RAINED}",
        "They",
        None,
    ),
    "a name stands for itself": (
        f"{TWO} Vance thought it rained.",
        f"{TWO_TREE}\n{RAINED.replace('PRP', 'NNP', 1)}",
        "Vance",
        None,
    ),
}


@pytest.mark.parametrize(("text", "tree", "pronoun", "words"), MEANT.values(), ids=MEANT)
def test_whom_a_pronoun_stands_for(text, tree, pronoun, words):
    start = text.index(pronoun)
    span = antecedent(view_of(make_doc(text, tree)), (start, start + len(pronoun)))
    assert (None if span is None else text[slice(*span)]) == words


def _source(text, tree, said, names=()):
    doc = make_doc(text, tree, names=names, attributions=said)
    (found,) = find_statements(doc, find_entities(doc))
    return found.speaker, [text[slice(*span)] for span in found.source.spans]


def test_the_source_points_at_the_words_that_say_who():
    found = _source(f"{TWO} They thought it rained.", f"{TWO_TREE}\n{RAINED}", [("They", "thought", "it rained")])
    assert found == ("Two harbor officials", ["Two harbor officials", "They"])


def test_somebody_named_is_pointed_at_by_the_pronoun_alone():
    text = "Dora Vance left. She thought it rained."
    tree = f"NNP:nsubj:3 NNP:flat:1 VBD:root:0 .:punct:3\n{RAINED}"
    assert _source(text, tree, [("She", "thought", "it rained")], {"Dora Vance": "PERSON"}) == ("Dora Vance", ["She"])
