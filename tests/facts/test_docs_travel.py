"""Docs keep their facts on the way to disk and between processes."""

from __future__ import annotations

from spacy.tokens import Doc, DocBin

import onrecord

SAID = "Ada Lund said on Monday that the bridge was safe. Boris Quill, the mayor, declined to comment on 12 ferries."


def test_bytes_and_docbin_keep_the_facts() -> None:
    nlp = onrecord.load()
    doc = nlp(SAID)
    wanted = doc._.record
    assert wanted.statements and wanted.silences and wanted.figures
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.record == wanted
    (kept,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert kept._.record == wanted
