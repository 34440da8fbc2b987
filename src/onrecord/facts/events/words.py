"""What kind of word a token is, to the rules of events: a happening's noun, a verb, the end of a sentence."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from onrecord.lang.en.lexicons import word_set

_NOUN_POS = frozenset(("NOUN", "PROPN"))


def in_one_sentence(first: Token, second: Token) -> bool:
    """Tell whether no full stop or paragraph break stands between two tokens: a tree that crosses one is wrong."""
    begin, end = sorted((first.i, second.i))
    return end - begin < 60 and not any(ends_sentence(t) for t in first.doc[begin:end])


def ends_sentence(token: Token) -> bool:
    """Recognize a full stop or a paragraph break."""
    return token.text in (".", "?", "!") or (token.is_space and "\n" in token.text)


def is_verb(token: Token) -> bool:
    """Recognize a verb, by either tag."""
    return token.pos_ == "VERB" or token.tag_ in ("VBD", "VBN")


def preposition_of(token: Token) -> str:
    """Return the preposition before a noun, empty where there is none."""
    return next((c.lower_ for c in token.children if c.dep_ == "case"), "")


def is_happening(token: Token) -> bool:
    """Tell whether a noun names a happening, by the lexicon."""
    if not is_noun(token) or _is_hyphenated(token):
        return False
    word = token.lower_
    forms = {word, token.lemma_.lower()} | ({word[:-1]} if word.endswith("s") else set())
    forms |= {word[:-3] + "y"} if word.endswith("ies") else {word[:-2]} if word.endswith("es") else set()
    return not forms.isdisjoint(_happenings())


@cache
def _happenings() -> frozenset[str]:
    return word_set("events")


def is_noun(token: Token) -> bool:
    """Recognize a noun, or an adjective that stands for one: "the Feb. 9 primary" at the end of its phrase."""
    if token.pos_ in _NOUN_POS:
        return True
    if token.pos_ != "ADJ" or token.lower_ != "primary":
        return False
    after = _next(token)
    return after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ")


def _is_hyphenated(token: Token) -> bool:
    """Recognize the first word of "call-in", "strike-force": not a happening, but a part of a word."""
    after = _next(token)
    if after is None or token.whitespace_:
        return False
    return after.text == "-" and not after.whitespace_


def _next(token: Token) -> Token | None:
    return token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
