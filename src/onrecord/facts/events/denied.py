"""Which happenings a text does not tell of: denied, only possible, prevented, or a mere state."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.lang.en.lexicons import word_lists

_WORDS = word_lists("event_words")
_NEGATIONS, _UNSURE = _WORDS["negations"], word_lists("closed_classes")["possible"]
_STATES, _PREVENTS = _WORDS["states"], _WORDS["preventing"]


def is_denied(token: Token) -> bool:
    """Tell whether the happening is denied, only possible, or a mere state now."""
    if token.lower_ in _STATES:
        return True
    if token.pos_ not in ("VERB", "AUX"):
        return False
    return _has_now(token) or _is_prevented(token) or any(_denies(c) for c in token.children)


def _has_now(token: Token) -> bool:
    return token.lower_ in ("has", "have") and token.tag_ in ("VBZ", "VBP")


def _is_prevented(token: Token) -> bool:
    """Recognize "prohibited people from registering and voting on the same day"."""
    first = token.head if token.dep_ == "conj" else token
    return token.tag_ == "VBG" and first.head.lemma_ in _PREVENTS and _is_after_from(first)


def _denies(child: Token) -> bool:
    """Recognize "not", "never", and the auxiliary of "could have left"."""
    return child.lower_ in _NEGATIONS or (child.dep_ == "aux" and child.lower_ in _UNSURE)


def _is_after_from(token: Token) -> bool:
    return any(c.lower_ == "from" and c.i < token.i for c in token.children)
