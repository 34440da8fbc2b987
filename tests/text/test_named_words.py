"""Words with the mentions of entities on them."""

from __future__ import annotations

from onrecord.facts.entities import find_entities
from onrecord.text.named_words import named_words
from tests.make_doc import make_doc

TEXT = "Ada Marsh met the Alder Board.\nThe Okoro campaign left."


def test_mentions_on_words() -> None:
    doc = make_doc(TEXT, names={"Ada Marsh": "PERSON", "Alder Board": "ORG", "Okoro campaign": "ORG"})
    words = named_words(doc, find_entities(doc))
    assert not any(word.isspace() for word in words.word)
    ada = words.word.index("Ada")
    assert words.kind(ada) == "person"
    assert words.kind(words.word.index("met")) is None
    assert words.mention_at[ada] is words.mention_at[ada + 1]
    assert [words.entity(m).name for m in words.named_between(ada, ada + 1)] == ["Ada Marsh"]
    assert "alder board" in words.bodies
    assert "campaign" in words.campaigns
    assert "alder board" in words.named_bodies
    assert words.between(ada, ada + 2) == "Ada Marsh"
    assert words.text[slice(*words.span(ada, ada + 2))] == "Ada Marsh"
    assert words.at(TEXT.index("Marsh") + 1) == ada + 1
    assert {"ada", "board"} <= words.forms
    first, last = words.sentence(ada)
    assert words.between(first, last) == "Ada Marsh met the Alder Board."
