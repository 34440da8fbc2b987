"""Who stands where on what."""

from __future__ import annotations

import pytest

from onrecord.facts.entities import find_entities
from onrecord.facts.positions.find import find_positions
from onrecord.facts.positions.frames import verb_frames
from onrecord.lang.en.inflection import inflected
from onrecord.record import Cue, Source, Statement
from onrecord.record.statement import Content
from tests.make_doc import make_doc

NAMES = {"Dora Vance": "PERSON", "Carl Ode": "PERSON", "Vance": "PERSON"}

# text, tree; (actor's words, act, the name of whom it is directed at, what it is about)
CASES = {
    "a stance": (
        "Dora Vance opposed the pier.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 DT:det:5 NN:obj:3 .:punct:3",
        [("Dora Vance", "oppose", None, "the pier")],
    ),
    "a stance that is denied is none": (
        "Dora Vance did not support the pier.",
        "NNP:nsubj:5 NNP:flat:1 VBD:aux:5 RB:advmod:5 VB:root:0 DT:det:7 NN:obj:5 .:punct:5",
        [],
    ),
    "a stance that may be": (
        "Dora Vance may oppose the pier.",
        "NNP:nsubj:4 NNP:flat:1 MD:aux:4 VB:root:0 DT:det:6 NN:obj:4 .:punct:4",
        [],
    ),
    "what one keeps from": (
        "Dora Vance avoided criticizing Carl Ode.\nShe left without praising Carl Ode.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 VBG:xcomp:3 NNP:obj:4 NNP:flat:5 .:punct:3\n"
        "PRP:nsubj:2 VBD:root:0 IN:mark:4 VBG:advcl:2 NNP:obj:4 NNP:flat:5 .:punct:2",
        [],
    ),
    "who disavows somebody, and who calls to do something": (
        "Dora Vance disavowed Carl Ode.\nDora Vance called in to settle it.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 NNP:obj:3 NNP:flat:4 .:punct:3\n"
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 RB:advmod:3 TO:mark:6 VB:advcl:3 PRP:obj:6 .:punct:3",
        [("Dora Vance", "oppose", None, "Carl Ode")],
    ),
    "who pleads guilty asks for nothing": (
        "Dora Vance pleaded guilty to hiding it.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 JJ:xcomp:3 TO:mark:6 VB:advcl:3 PRP:obj:6 .:punct:3",
        [],
    ),
    "infinitives that share a to": (
        "Dora Vance promised to mend and paint the pier.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 TO:mark:5 VB:xcomp:3 CC:cc:7 VB:conj:5 DT:det:9 NN:obj:7 .:punct:3",
        [("Dora Vance", "promise", None, "to mend and paint the pier")],
    ),
    "a verb beside what is promised": (
        "Dora Vance promised to mend and has painted the pier.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 TO:mark:5 VB:xcomp:3 CC:cc:8 VBZ:aux:8 VBN:conj:5 DT:det:10 NN:obj:8 .:punct:3",
        [("Dora Vance", "promise", None, "to mend")],
    ),
    "blame, either way round": (
        "Dora Vance blamed Carl Ode for the fire.\nDora Vance blamed the flood on Carl Ode.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 NNP:obj:3 NNP:flat:4 IN:case:8 DT:det:8 NN:obl:3 .:punct:3\n"
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 DT:det:5 NN:obj:3 IN:case:7 NNP:obl:3 NNP:flat:7 .:punct:3",
        [("Dora Vance", "accuse", "Carl Ode", "the fire"), ("Dora Vance", "accuse", "Carl Ode", "the flood")],
    ),
    "an unnamed party, and a denial": (
        "Critics accused Dora Vance of lying.\nShe denied it.",
        "NNS:nsubj:2 VBD:root:0 NNP:obj:2 NNP:flat:3 IN:mark:6 VBG:xcomp:2 .:punct:2\n"
        "PRP:nsubj:2 VBD:root:0 PRP:obj:2 .:punct:2",
        [("Critics", "accuse", "Dora Vance", "of lying"), ("She", "deny", None, "it")],
    ),
    "the passive": (
        "The plan was criticized by Senator Dora Vance.",
        "DT:det:2 NN:nsubj:pass:4 VBD:aux:pass:4 VBN:root:0 IN:case:7 NNP:nmod:desc:7 NNP:obl:agent:4 NNP:flat:7 "
        ".:punct:4",
        [("Dora Vance", "oppose", None, "The plan")],
    ),
    "who will not comment has no position": (
        "Dora Vance declined to comment.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 TO:mark:5 VB:xcomp:3 .:punct:3",
        [],
    ),
    "a refusal is of what was asked": (
        "Carl Ode asked for Vance's resignation.\nDora Vance refused.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 IN:case:7 NNP:nmod:poss:7 POS:case:5 NN:obl:3 .:punct:3\n"
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 .:punct:3",
        [
            ("Carl Ode", "request", None, "Vance's resignation"),
            ("Dora Vance", "reject", None, "Vance's resignation"),
        ],
    ),
    "a refusal tells whose resignation it was": (
        "Dora Vance said Carl Ode asked for her resignation.\nDora Vance refused.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 NNP:nsubj:6 NNP:flat:4 VBD:ccomp:3 IN:case:9 PRP$:nmod:poss:9 NN:obl:6 .:punct:3\n"
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 .:punct:3",
        [
            ("Carl Ode", "request", None, "her resignation"),
            ("Dora Vance", "reject", None, "her resignation"),
        ],
    ),
    "a noun": (
        "Dora Vance voiced support for the pier.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 NN:obj:3 IN:case:7 DT:det:7 NN:nmod:4 .:punct:3",
        [("Dora Vance", "support", None, "the pier")],
    ),
    "a question is no request": (
        "Dora Vance asked Carl Ode whether he knew.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 NNP:iobj:3 NNP:flat:4 IN:mark:8 PRP:nsubj:8 VBD:ccomp:3 .:punct:3",
        [],
    ),
    "what somebody is praised for is not the praiser's": (
        "Dora Vance praised Carl Ode for criticizing the pier.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 NNP:obj:3 NNP:flat:4 IN:mark:7 VBG:advcl:3 DT:det:9 NN:obj:7 .:punct:3",
        [("Dora Vance", "support", None, "Carl Ode")],
    ),
    "whom it is directed at": (
        "Dora Vance urged Carl Ode to leave.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 NNP:obj:3 NNP:flat:4 TO:mark:7 VB:xcomp:3 .:punct:3",
        [("Dora Vance", "request", "Carl Ode", "to leave")],
    ),
    "what is denied was not asked": (
        "Carl Ode denied that he had urged Dora Vance to leave.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 IN:mark:7 PRP:nsubj:7 VBD:aux:7 VBN:ccomp:3 NNP:obj:7 NNP:flat:8 TO:mark:11 "
        "VB:xcomp:7 .:punct:3",
        [("Carl Ode", "deny", None, "that he had urged Dora Vance to leave")],
    ),
    "who is dismissed, and what": (
        "Dora Vance dismissed Carl Ode.\nCarl Ode dismissed the claim.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 NNP:obj:3 NNP:flat:4 .:punct:3\n"
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 DT:det:5 NN:obj:3 .:punct:3",
        [("Carl Ode", "deny", None, "the claim")],
    ),
    "told twice": (
        "Dora Vance opposed the pier.\nDora Vance opposed the pier.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 DT:det:5 NN:obj:3 .:punct:3\n"
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 DT:det:5 NN:obj:3 .:punct:3",
        [("Dora Vance", "oppose", None, "the pier")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "tree", "wanted"), CASES.values(), ids=CASES)
def test_positions(text, tree, wanted):
    doc = make_doc(text, tree, names={n: k for n, k in NAMES.items() if n in text})
    entities = find_entities(doc)
    named = {e.id: e.name for e in entities}
    found = find_positions(doc, entities)
    told = [(p.actor_text, p.act, named.get(p.toward), text[slice(*p.target)] if p.target else None) for p in found]
    assert told == wanted
    for position in found:
        assert position.actor_text in text
        assert all(text[a:b] == text[a:b].strip() for a, b in position.evidence)


def test_i_am_the_speaker_of_the_statement():
    text = "“I oppose the pier,” Dora Vance said."
    tree = "``:punct:3 PRP:nsubj:3 VBP:root:0 DT:det:5 NN:obj:3 ,:punct:3 '':punct:3 NNP:nsubj:10 NNP:flat:8 VBD:parataxis:3 .:punct:3"
    doc = make_doc(text, tree, names={n: k for n, k in NAMES.items() if n in text})
    entities = find_entities(doc)
    said = Statement(
        id="s1", mode="direct", speaker="Dora Vance", text="I oppose the pier",
        source=Source(spans=((21, 31),), entity=entities[0].id), cue=Cue(spans=((32, 36),)),
        content=Content(spans=((0, 20),)), confidence=0.9,
    )  # fmt: skip
    (position,) = find_positions(doc, entities, statements=[said])
    assert (position.actor, position.act, position.statement) == (entities[0].id, "oppose", "s1")
    assert find_positions(doc, entities) == ()  # "I" is nobody where nobody is told to speak


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("slam", {"slam", "slams", "slammed", "slamming"}),
        ("press", {"press", "presses", "pressed", "pressing"}),
        ("swear", {"swear", "swears", "swore", "sworn", "swearing"}),
        ("oppose", {"oppose", "opposes", "opposed", "opposing"}),
    ],
)
def test_the_forms_of_a_verb(verb, forms):
    assert inflected(verb) == forms


def test_every_act_has_verbs():
    acts = {f.act for frames in verb_frames().values() for f in frames}
    assert acts == {"support", "oppose", "request", "reject", "accuse", "deny", "threaten", "promise"}
