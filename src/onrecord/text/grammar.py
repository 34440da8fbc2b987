"""Named classes of dependency labels and part-of-speech tags, each once."""

from __future__ import annotations

SUBJECTS = frozenset(["nsubj", "nsubj:pass", "csubj"])
NOMINAL_SUBJECTS = frozenset(["nsubj", "nsubj:pass"])
NAMING = frozenset(["appos", "compound", "flat", "nmod:desc"])
"""Relations by which a noun hangs on the name of whoever it describes."""
PHRASE = ("det", "amod", "compound", "nmod:poss", "flat", "nummod", "case")
"""Beginnings of the relations within one noun phrase."""
OWN = frozenset(["det", "amod", "compound", "nummod", "nmod", "flat"])
"""Relations, without subtypes, of the words before a noun that belong to it."""
PREPOSITION_TAGS = frozenset(["IN", "TO"])
COMMON_NOUN_TAGS = frozenset(["NN", "NNS"])
COMPLEMENTS = frozenset(["obl", "advcl", "nmod", "acl", "xcomp"])
"""Relations, without subtypes, of what a preposition or a mark joins to a verb or a noun."""
PARTICLES = frozenset(["compound:prt", "advmod", "obl", "case"])
"""Relations of the particle of a verb of two words: "turned it down"."""
COORDINATED = frozenset(["parataxis", "conj", "cc"])
OPEN_CLAUSES = frozenset(["conj", "xcomp", "advcl"])
"""Relations of clauses that may share the subject of the verb above."""
SUBORDINATE_CLAUSES = frozenset(["xcomp", "ccomp", "advcl"])
VERB_WORDS = frozenset(["aux", "advmod", "mark"])
"""Relations, without subtypes, of the words beside a verb that deny, doubt or date it."""
ARGUMENTS = frozenset(["nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "dobj", "nsubjpass", "agent"])
OBJECTS = frozenset(["obj", "obl", "nmod", "dobj"])
ATTRIBUTES = frozenset(["compound", "nummod", "amod", "nmod:tmod", "nmod", "nmod:unmarked"])
COUNTING = frozenset(["nummod", "compound", "amod", "dep", "nmod", "flat"])
"""What joins a number, or a word of its phrase, to what is counted."""
LOOSE_ARGUMENTS = frozenset(["obl", "nmod", "nmod:poss", "compound"])
WITHIN_PHRASES = frozenset(["compound", "obj", "dobj"])
BESIDE_NAMES = frozenset(["flat", "appos", "conj"])
BESIDE_VERBS = frozenset(["aux", "advmod", "mark", "cc", "det", "neg", "cop"])
"""Relations, without subtypes, of the words beside a verb that deny, doubt or date it, and of "no" before a noun."""
AUXILIARY = frozenset(["aux", "cop", "mark"])
OPENING = frozenset(["mark", "case", "cc"])
"""Relations, without subtypes, of the word that opens a clause or a phrase."""
GOVERNED = frozenset(["xcomp", "ccomp", "advcl", "acl", "obl", "nmod", "obj", "csubj", "dep", "nsubj"])
"""Relations, without subtypes, of what a verb, adjective or noun may deny or plan."""
TRANSPARENT = frozenset(["xcomp", "ccomp"])
"""Relations of a clause that is as much a fact as what it hangs on."""
