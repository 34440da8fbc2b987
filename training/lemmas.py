"""Lemmas as edit scripts: cut so many letters off the lower-cased word's end, add these."""

from __future__ import annotations


def script_of(word: str, lemma: str) -> str:
    """Return the script, "=" where the lemma is the word as written, else "cut|added"."""
    if word == lemma:
        return "="
    low, target = word.lower(), lemma.lower()
    same = 0
    while same < min(len(low), len(target)) and low[same] == target[same]:
        same += 1
    return f"{len(low) - same}|{target[same:]}"
