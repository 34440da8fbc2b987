"""Which happenings a text does not tell of: denied, only possible, prevented, called off, or a mere state."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.lang.en.lexicons import word_lists
from onrecord.text.factuality import NOT_SO, Factuality, factuality
from onrecord.text.grammar import NOMINAL_SUBJECTS
from onrecord.text.view import ArticleView

_WORDS = word_lists("event_words")
_STATES, _HAPPENING, _INDEFINITE = _WORDS["states"], _WORDS["taking_place"], _WORDS["indefinite"]


def is_denied(token: Token, view: ArticleView) -> bool:
    """Tell whether the happening is denied, only possible, or a mere state now."""
    if token.lower_ in _STATES:
        return True
    said = said_of(token, view)
    return said in NOT_SO or _has_now(token)


def is_past_plan(token: Token, view: ArticleView) -> bool:
    """Tell whether a happening was to be, and the text does not say whether it was."""
    return said_of(token, view) == "once planned"


def said_of(token: Token, view: ArticleView) -> Factuality:
    """Return what the text says of a happening that a verb or a noun names."""
    word = view.at(token.idx)
    if token.pos_ in ("VERB", "AUX"):
        return factuality(view, word)
    said = factuality(view, word)
    return "negated" if said == "stated" and _is_denied_by_verb(view, word) else said


def _is_denied_by_verb(view: ArticleView, noun: int) -> bool:
    """Recognize "the vote will not take place" and "has not seen a drop"; who does not see the vote may miss one."""
    verb, dep = view.heads[noun], view.deps[noun]
    if verb == noun or factuality(view, verb) != "negated":
        return False
    if dep in NOMINAL_SUBJECTS:
        return view.lowers[verb] in _HAPPENING
    return dep == "obj" and any(view.lowers[c] in _INDEFINITE for c in view.children[noun])


def _has_now(token: Token) -> bool:
    return token.lower_ in ("has", "have") and token.tag_ in ("VBZ", "VBP")
