from __future__ import annotations
from spacy.tokens import Doc
def infer_published(doc: Doc) -> str | None:
    return None
