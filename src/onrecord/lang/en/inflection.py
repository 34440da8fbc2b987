"""The forms of English verbs."""

from __future__ import annotations

from functools import cache

from onrecord.lang.en.lexicons import word_lists, word_table

_ES_ENDINGS = tuple(word_lists("verb_endings")["es"])
"""Ends of verbs that take -es in the third person: "push", "relax"."""
_DOUBLED = word_lists("verb_endings")["doubled"]


@cache
def inflected(verb: str) -> frozenset[str]:
    """Return the forms of an English verb: by rule, but for the strong ones in verb_forms.tsv."""
    strong = word_table("verb_forms").get(verb)
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    if verb[-1] == "y" and verb[-2] not in "aeou":
        third, past = f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    else:
        third = f"{verb}es" if verb.endswith(_ES_ENDINGS) else f"{verb}s"
        past = f"{stem}d" if verb.endswith("ee") else f"{stem}ed"
    pasts = strong.split() if strong else [past]
    doubled = f"{stem}{stem[-1]}" if f"{stem}{stem[-1]}ed" in pasts or verb in _DOUBLED else stem
    return frozenset([verb, third, f"{doubled}ing", *pasts])
