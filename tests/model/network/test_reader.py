"""The network as a component: what it sets, on sentences that leave no doubt and on any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.facts.pipeline import load
from onrecord.model.network.encoder import Encoder, session
from onrecord.model.network.heads import Heads
from onrecord.text.words import parts_of

TEXT = "“The bridge is safe,” Mayor Ada Lund said on Monday.\n\nThe city of Lindale built it in 1931."


@pytest.fixture(scope="module")
def nlp():
    return load(threads=1)


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(TEXT)


def test_tags_and_tree(doc):
    said = next(t for t in doc if t.text == "said")
    assert (said.pos_, said.tag_, said.lemma_) == ("VERB", "VBD", "say")
    built = next(t for t in doc if t.text == "built")
    assert {t.dep_ for t in built.children} >= {"nsubj", "obj"}
    assert [t.text for t in doc if t.dep_ == "ROOT" and not t.is_space][-1] == "built"


def test_sentences_end_with_paragraphs(doc):
    assert [s.text.strip()[:5] for s in doc.sents][-1] == "The c"


def test_names(doc):
    assert ("Ada Lund", "PERSON") in {(e.text, e.label_) for e in doc.ents}


def test_attribution(doc):
    (found,) = doc._.attributions
    assert [TEXT[s:e] for s, e in found.content] == ["“The bridge is safe,”"]
    assert TEXT[slice(*found.source[0])].endswith("Ada Lund")
    assert TEXT[found.cue[0][0] : found.cue[-1][1]].startswith("said")
    assert 0.5 < found.confidence <= 1


def test_antecedents_are_odds(doc):
    scores = doc._.antecedents.scores(doc[-5].i, [2, 5])
    assert len(scores) == 2
    assert doc._.antecedents.scores(3, []) == []


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(nlp, text):
    doc = nlp.get_pipe("onrecord_reader")(nlp.make_doc(text))
    assert doc.text == text
    for attribution in doc._.attributions:
        for start, end in (*attribution.source, *attribution.cue, *attribution.content):
            assert 0 <= start < end <= len(text)


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(ModelError, match="install onrecord again"):
        Heads(tmp_path, threads=1)
    with pytest.raises(ModelError, match="install onrecord again"):
        Encoder(tmp_path, threads=1)


@pytest.mark.parametrize(("flags", "wanted"), [("avx2 avx512_vnni", ""), ("sse4 avx2", "1"), ("asimd asimddp", "")])
def test_exact_products_are_asked_for_where_others_overflow(monkeypatch, tmp_path, flags, wanted):
    given = []
    monkeypatch.setattr(
        "onrecord.model.network.encoder.onnxruntime.InferenceSession", lambda _, options, **__: given.append(options)
    )
    monkeypatch.setattr("onrecord.model.network.encoder.Path.read_text", lambda *_, **__: f"flags : {flags}")
    for exact in ("", "1"):
        monkeypatch.setenv("ONRECORD_EXACT", exact)
        session(tmp_path / "any.onnx", 1)
    assert [_precision(o) for o in given] == ["", wanted]


def _precision(options):
    try:
        return options.get_session_config_entry("session.x64quantprecision")
    except RuntimeError:  # there is none
        return ""


def test_a_long_text_is_read_as_its_parts_are(nlp, monkeypatch):
    whole = nlp(f"{TEXT}\n\n{TEXT}")
    monkeypatch.setattr(
        "onrecord.model.network.reader.parts_of", lambda words: parts_of(words, most=len(words.words) // 2 + 2)
    )
    parts = nlp(f"{TEXT}\n\n{TEXT}")
    half = len(TEXT) + 2
    alike = [(a.tag_, a.dep_, a.head.i) == (b.tag_, b.dep_, b.head.i) for a, b in zip(parts, whole, strict=True)]
    assert sum(alike) > 0.85 * len(alike)  # windows of other words round otherwise
    assert {e.start_char // half for e in parts.ents} == {0, 1}
    assert [a.cue[0][0] // half for a in parts._.attributions] == [0, 1]
    assert len(parts._.antecedents.scores(len(parts) - 5, [2, len(parts) - 20])) == 2
