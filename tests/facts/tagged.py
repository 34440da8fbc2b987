"""Docs from sentences whose words carry their tags where these are not plain: "Ann Lee declined_VBD to comment_VB"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.tokens import Doc

from onrecord.record import Entity, EntityKind, Mention
from tests.make_doc import make_doc

_CLOSED = {
    "the": "DT", "a": "DT", "an": "DT", "of": "IN", "for": "IN", "at": "IN", "in": "IN", "by": "IN", "with": "IN", "from": "IN",
    "as": "IN", "on": "IN", "that": "IN", "to": "TO", "and": "CC", "or": "CC", "but": "CC", "nor": "CC", "he": "PRP", "she": "PRP",
    "it": "PRP", "they": "PRP", "his": "PRP$", "her": "PRP$", "its": "PRP$", "who": "WP", "which": "WDT", "is": "VBZ", "was": "VBD",
    "were": "VBD", "are": "VBP", "did": "VBD", "does": "VBZ", "has": "VBZ", "had": "VBD", "could": "MD", "would": "MD", "can": "MD",
    "not": "RB", "n't": "RB", "never": "RB", "immediately": "RB", "also": "RB", "'s": "POS", "said": "VBD", "be": "VB",
    "former": "JJ", "acting": "JJ", "deputy": "JJ", "presidential": "JJ",
}  # fmt: skip


def tagged(marked: str, **kinds: str) -> tuple[Doc, tuple[Entity, ...]]:
    """A Doc with flat trees, and an entity for each name of `kinds`.

    Args:
        marked: words, `word_TAG` where the tag is not the usual one of the word's looks.
        kinds: person, organization, place: names joined by "|"; each an entity, its mentions wherever it stands.
    """
    marks: list[str] = []
    text = re.sub(r"(\S+?)_([A-Z$]+)(?=\W|$)", lambda m: marks.append(m[2]) or f"{m[1]}\ue000", marked)  # type: ignore[func-returns-value]
    plain = text.replace("\ue000", "")
    doc = make_doc(plain)
    places, at = [], 0
    for piece in text.split("\ue000")[:-1]:
        at += len(piece)
        places.append(at)
    at_end = dict(zip(places, marks, strict=True))
    for token in doc:
        low = token.text.lower().replace("’", "'")
        tag = at_end.get(token.idx + len(token)) or _CLOSED.get(low) or ("CD" if token.like_num else token.tag_)
        token.tag_ = "PRP" if low in {"he", "she", "they", "it"} else tag
    return doc, _entities(plain, kinds)


def _entities(text: str, kinds: Mapping[str, str]) -> tuple[Entity, ...]:
    out: list[Entity] = []
    taken: set[int] = set()
    rows: list[tuple[EntityKind, str]] = [(kind, name) for kind, names in kinds.items() for name in names.split("|")]  # type: ignore[misc]
    for kind, name in sorted(rows, key=lambda r: -len(r[1])):
        spans = [
            m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text) if not taken & set(range(*m.span()))
        ]
        taken |= {i for a, b in spans for i in range(a, b)}
        mentions = tuple(Mention(span=s, form="name") for s in spans)
        if mentions:
            out.append(Entity(id=name, kind=kind, name=name, mentions=mentions))
    return tuple(out)
