"""Docs keep their facts on the way to disk and between processes."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from spacy import displacy
from spacy.tokens import Doc, DocBin

import onrecord
from onrecord.record.kinds import KINDS

SAID = "Ada Lund said on Monday that the bridge was safe. Boris Quill, the mayor, declined to comment on 12 ferries."


def test_bytes_and_docbin_keep_the_facts() -> None:
    nlp = onrecord.load()
    doc = nlp(SAID)
    wanted = doc._.record
    assert wanted.statements and wanted.silences and wanted.figures
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.record == wanted
    (kept,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert kept._.record == wanted


def test_a_pickled_doc_keeps_its_facts() -> None:
    doc = onrecord.load(threads=1)(SAID)
    again = pickle.loads(pickle.dumps(doc))
    assert doc._.record.statements and again._.record == doc._.record


def test_a_pickled_pipeline_reads_the_same() -> None:
    nlp = onrecord.load(threads=1)
    wanted = nlp(SAID)._.record
    for again in (pickle.loads(pickle.dumps(nlp)), copy.deepcopy(nlp)):
        assert again.pipe_names == nlp.pipe_names
        assert type(again.tokenizer) is type(nlp.tokenizer)
        assert again(SAID)._.record == wanted


@pytest.mark.slow
@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_processes_read_the_same(start: str, tmp_path: Path) -> None:
    """A spawned process imports anew: it knows our attributes only by what is pickled."""
    script = tmp_path / "read.py"
    script.write_text(
        f"""import multiprocessing, onrecord
if __name__ == "__main__":
    multiprocessing.set_start_method({start!r})
    nlp = onrecord.load(threads=1)
    wanted = onrecord.to_json(nlp({SAID!r})._.record)
    docs = list(nlp.pipe([{SAID!r}] * 3, n_process=2, batch_size=1))
    assert [onrecord.to_json(doc._.record) for doc in docs] == [wanted] * 3
    assert all(doc.spans["figures"] for doc in docs)
""",
        encoding="utf-8",
    )
    subprocess.run([sys.executable, "-W", "ignore", str(script)], check=True)


def test_spans_mark_the_words_of_each_kind() -> None:
    doc = onrecord.load()(SAID)
    assert list(doc.spans) == [kind.plural for kind in KINDS]
    words = {name: [(span.text, span.label_) for span in group] for name, group in doc.spans.items()}
    assert words["figures"] == [("12 ferries", "exactly")]
    assert ("Ada Lund", "person") in words["entities"]
    assert ("the bridge was safe", "asserts") in words["statements"]
    assert [label for _, label in words["silences"]] == ["declined"]
    assert "declined" in displacy.render(doc, style="span", options={"spans_key": "silences"}, jupyter=False)
