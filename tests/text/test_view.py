"""The view of an article: its words, sentences, paragraphs and trees in lists, with the mentions of entities on them."""

from __future__ import annotations

import gc
import pickle
from weakref import ref

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from onrecord.facts.entities import find_entities
from onrecord.text.view import ArticleView, text_of, view_of
from onrecord.text.words import words_of as network_words_of
from tests.make_doc import make_doc

TEXT = "The port closed.\n“We left,” Ada Marsh said."
NAMED = "Ada Marsh met the Alder Board.\nThe Okoro campaign left. It’s late."


@pytest.fixture
def view() -> ArticleView:
    return view_of(make_doc(TEXT))


def test_columns(view: ArticleView) -> None:
    assert len(view) == len(view.words) == len(view.starts)
    assert [view.text[a:b] for a, b in zip(view.starts, view.ends, strict=True)] == view.words
    assert view.lowers[:3] == ["the", "port", "closed"]
    assert view.places["Ada"] == [view.words.index("Ada")]
    assert {i for below in view.children for i in below} == {i for i, h in enumerate(view.heads) if h != i}
    assert [view.sentence_number[a] for a, _ in view.sentences] == list(range(len(view.sentences)))
    assert view.paragraph[view.words.index("port")] == 0
    assert view.paragraph[view.words.index("Ada")] == 1
    assert [w for i, w in enumerate(view.words) if view.opens_line(i)] == ["The", "“"]


def test_quotations(view: ArticleView) -> None:
    assert [w for w, inside in zip(view.words, view.quoted, strict=True) if inside and w.isalpha()] == ["We", "left"]


def test_from_code_points_to_words(view: ArticleView) -> None:
    place = TEXT.index("port")
    assert view.words[view.at(place + 2)] == "port"
    assert view.words[view.at(place - 1)] == "port"
    assert view.words[view.at(len(TEXT))] == "."
    assert [view.words[i] for i in view.words_in((place, place + 11))] == ["port", "closed"]
    assert view.glued(view.words.index("."))
    assert not view.glued(view.words.index("port"))
    assert view.top(range(2)) in (0, 1)


def test_beyond_the_text_stands_nothing(view: ArticleView) -> None:
    for i in (-1, len(view)):
        assert (view.word_at(i), view.lower_at(i), view.tag_at(i)) == ("", "", "")


def test_white_space_is_left_out() -> None:
    doc = make_doc("Rowe  left.\n\nShe\u00a0spoke.")
    view = view_of(doc)
    assert view.words == ["Rowe", "left", ".", "She", "spoke", "."]
    assert [word for i, word in enumerate(view.words) if view.set_apart(i)] == ["She", "spoke"]
    assert [view.opens_line(i) for i in range(len(view))] == [True, False, False, True, False, False]
    assert view.phrase(0, 2) == "Rowe left"
    assert [view.phrase(*bounds) for bounds in view.sentences] == ["Rowe left.", "She spoke."]


def test_a_word_that_hangs_on_white_space_hangs_on_itself() -> None:
    doc = make_doc("Rowe  left.")
    for token in doc:
        token.head = doc[1]
    view = view_of(doc)
    assert doc[1].is_space
    assert view.heads == [0, 1, 2]


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_a_text_without_words(text: str) -> None:
    view = view_of(spacy.blank("en")(text), ())
    assert len(view) == 0
    assert not (view.sentences or view.read_sentences or view.mentions or view.quoted or view.paragraph)


def test_sentences_that_are_read() -> None:
    view = view_of(make_doc("Read us\nhere.\n\nAda Marsh left.", passages={"Read us": "navigation"}))
    assert [view.phrase(*bounds) for bounds in view.read_sentences] == ["Ada Marsh left."]
    assert view.read_sentence(0) == (0, 1)
    assert view.read_number[:2] == [-1, -1]
    assert view.phrase(*view.read_sentence(view.words.index("Marsh"))) == "Ada Marsh left."


def test_mentions_on_words() -> None:
    doc = make_doc(NAMED, names={"Ada Marsh": "PERSON", "Alder Board": "ORG", "Okoro campaign": "ORG"})
    view = view_of(doc, find_entities(doc))
    ada = view.words.index("Ada")
    assert view.kind(ada) == "person"
    assert view.kind(view.words.index("met")) is None
    assert view.mention_at[ada] is view.mention_at[ada + 1]
    assert [view.entity(m).name for m in view.mentions_between(ada, ada + 1)] == ["Ada Marsh"]
    assert "alder board" in view.organizations
    assert "campaign" in view.campaign_mentions
    assert "alder board" in view.organization_mentions
    assert view.phrase(ada, ada + 2) == "Ada Marsh"
    assert view.text[slice(*view.span(ada, ada + 2))] == "Ada Marsh"
    assert view.at(NAMED.index("Marsh") + 1) == ada + 1
    assert {"ada", "board", "'s"} <= view.vocabulary
    assert view.phrase(*view.read_sentence(ada)) == "Ada Marsh met the Alder Board."


def test_it_is_made_once_a_doc() -> None:
    doc, other = make_doc(TEXT), make_doc(TEXT)
    assert view_of(doc) is view_of(doc)
    assert view_of(doc) is not view_of(other)
    view = view_of(doc)
    view_of(other)
    assert view_of(doc) is view


def test_it_is_made_again_when_tags_or_mentions_change() -> None:
    doc = make_doc(NAMED, names={"Ada Marsh": "PERSON"})
    entities = find_entities(doc)
    before = view_of(doc, ())
    children = before.children
    after = view_of(doc, entities)
    assert not before.mentions
    assert [after.entity(m).name for m in after.mentions] == ["Ada Marsh"]
    assert after.children is children
    assert view_of(doc) is view_of(doc, list(entities)) is after
    doc[0].tag_ = "UH"
    assert view_of(doc).tags[0] == "UH"


def test_a_doc_carries_no_view_to_disk() -> None:
    nlp = spacy.blank("en")
    doc = nlp("The port closed.")
    view = view_of(doc)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    (binned,) = DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab)
    for copy in (again, binned, pickle.loads(pickle.dumps(doc))):
        assert view_of(copy) is not view
        assert view_of(copy).words == view.words


def test_it_is_forgotten_with_its_doc() -> None:
    doc = make_doc(TEXT)
    view = ref(view_of(doc))
    del doc
    gc.collect()
    assert view() is None


def test_the_text_is_the_articles() -> None:
    assert text_of(make_doc(TEXT)) == TEXT
    assert text_of(spacy.blank("en")("Closed.")) == "Closed."


def test_the_network_takes_words_without_space() -> None:
    words = network_words_of(make_doc(TEXT))
    assert not any(word.isspace() for word in words.words)
    assert [word for word, begins in zip(words.words, words.paragraphs, strict=True) if begins] == ["The", "“"]
    part = words.part(1, 3)
    assert list(part.words) == ["port", "closed"]


def test_a_mark_joins_two_words() -> None:
    words = ["-", "Port", "-", "Hale", "-", "and", "Lee", "-"]
    spaces = [False, False, False, True, False, True, False, False]
    view = view_of(Doc(spacy.blank("en").vocab, words=words, spaces=spaces))
    assert [i for i in range(-1, len(view) + 1) if view.joins(i, ("-",))] == [2]
