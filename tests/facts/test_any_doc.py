"""Whatever the network says, facts have spans that slice, come out the same twice, and no finder fails."""

from __future__ import annotations

import random

import pytest
from spacy.tokens import Doc, Span

from onrecord.facts.entities import find_entities
from onrecord.facts.pipeline import COMPONENTS, register_extensions, to_record
from onrecord.facts.statements.find import find_statements
from onrecord.model.attribution import Attribution
from onrecord.record import to_json
from tests.make_doc import make_doc

WORDS = [
    "Dora", "Vance", "Mr.", "the", "of", "and", ",", ".", "”", "“", '"', "'", "he", "she", "it", "they", "The",
    "Senate", "U.S.", "-", "Harbor", "Guild", "'s", "said", "report", "by", "Rowe", "3M", "A", "b", "(", ")", ":",
    "VANCE", "for", "Center", "I", "my", "who", "which", "mayor", "Republican", "nominee", "12", "—", "‘", "’",
    "poll", "court", "\n\n", "\u00a0",
]  # fmt: skip
TAGS = ["NN", "NNP", "NNS", "DT", "IN", "VBD", "PRP", "PRP$", "WP", "CD", "JJ", "CC", ".", "POS"]
POS = ["NOUN", "PROPN", "VERB", "PRON", "ADP", "PUNCT", "AUX", "DET", "SPACE"]
DEPS = ["nsubj", "obj", "appos", "flat", "compound", "acl:relcl", "nmod:poss", "conj", "cop", "case", "det"]


def any_doc(dice: random.Random) -> Doc:
    doc = make_doc(" ".join(dice.choice(WORDS) for _ in range(dice.randint(1, 60))))
    for token in doc:
        token.tag_, token.pos_, token.dep_ = dice.choice(TAGS), dice.choice(POS), dice.choice(DEPS)
    cuts = sorted(dice.sample(range(len(doc) + 1), min(len(doc) + 1, 8)))
    labels = ["PERSON", "ORG", "LOC", "MISC"]
    doc.ents = [Span(doc, a, b, label=dice.choice(labels)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]

    def spans(least: int) -> tuple[tuple[int, int], ...]:
        starts = (dice.randrange(len(doc.text)) for _ in range(dice.randint(least, 2)))
        return tuple(sorted({(s, min(len(doc.text), s + dice.randint(1, 20))) for s in starts}))

    doc._.attributions = tuple(
        Attribution(source=spans(0), cue=spans(1), content=spans(0), confidence=0.5) for _ in range(dice.randint(0, 4))
    )
    return doc


@pytest.mark.parametrize("seed", range(150))
def test_any_doc_gives_spans_that_slice(seed):
    doc = any_doc(random.Random(seed))
    entities = find_entities(doc)
    statements = find_statements(doc, entities)
    assert (entities, statements) == (find_entities(doc), find_statements(doc, entities))
    ids = {e.id for e in entities}
    spans = [m.span for e in entities for m in e.mentions]
    assert all(0 <= s < e <= len(doc.text) for s, e in spans)
    assert all(s.source is None or s.source.entity is None or s.source.entity in ids for s in statements)
    assert all(s.setting is None or doc.text[slice(*s.setting)].strip() for s in statements)
    assert all(s.inside is None or s.inside in {o.id for o in statements} - {s.id} for s in statements)


@pytest.mark.parametrize("seed", range(150, 250))
def test_any_doc_is_read_by_every_finder(seed):
    register_extensions()
    records = []
    for _ in range(2):
        doc = any_doc(random.Random(seed))
        for component in COMPONENTS:
            doc._.set(component.assigns, component.find(doc))
        records.append(to_record(doc))
    assert to_json(records[0]) == to_json(records[1])
    ids = {e.id for e in records[0].entities}
    assert {o.holder for o in records[0].offices} | {t.subject for t in records[0].ties} <= ids
    facts = (*records[0].offices, *records[0].ties, *records[0].silences, *records[0].events, *records[0].figures)
    assert all(doc.text[s:e].strip() for fact in facts for s, e in fact.evidence)
