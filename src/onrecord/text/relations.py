"""Relations of dependency trees (Universal Dependencies, and spaCy's labels for English), by their role."""

from __future__ import annotations

ARGUMENTS = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "dobj", "nsubjpass", "agent"))
OBJECTS = frozenset(("obj", "obl", "nmod", "dobj"))
ATTRIBUTES = frozenset(("compound", "nummod", "amod", "nmod:tmod", "nmod", "nmod:unmarked"))
COUNTING = frozenset(("nummod", "compound", "amod", "dep", "nmod", "flat"))
"""What joins a number, or a word of its phrase, to what is counted."""
LOOSE_ARGUMENTS = frozenset(("obl", "nmod", "nmod:poss", "compound"))
SHARING_SUBJECTS = frozenset(("conj", "xcomp", "advcl"))
WITHIN_PHRASES = frozenset(("compound", "obj", "dobj"))
BESIDE_NAMES = frozenset(("flat", "appos", "conj"))
