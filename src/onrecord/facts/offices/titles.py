"""A title as it is read from a phrase, and the classes of words that such phrases are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeGuard

from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import singular
from onrecord.text.named_words import Named, NamedWords

_CUES = word_lists("office_cues")
DETERMINERS = _CUES["determiner"]
OPENERS = DETERMINERS | {"whose"}
"""Words before a title phrase that may open it: "the Guild, whose leader, Ann Lee, …"."""
NOMINAL = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBG", "VBN", "HYPH", "AFX", "CD", "FW", "POS", "SYM", "ADD", "RB"}
)
"""Tags of the words of a title phrase."""
DASHES = frozenset({"-", "–", "‑"})
CLOSERS = _CUES["closer"]
"""Words behind a title that belong to it: "chairman emeritus"."""
POSSESSIVE_MARKS = frozenset({"'s", "'"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """One title: its words, what it is a title in, and how it is held.

    `words` are the numbers of the title's words; `first` and `last` bound all that was read; `organization`
    and `principal` (whom an aide or a lawyer serves) are mentions; `place` is a run of words.
    """

    words: tuple[int, ...]
    name: str
    first: int
    last: int
    status: str | None = None
    organization: Named | None = None
    principal: Named | None = None
    place: tuple[int, int] | None = None
    party: tuple[int, int] | None = None
    possessor: int | None = None
    definite: bool = False
    plural: bool = False


def is_name(mention: Named | None) -> TypeGuard[Named]:
    """Tell whether there is a mention, and it is a name."""
    return mention is not None and mention.form == "name"


def is_name_of(mention: Named | None, words: NamedWords, kind: str) -> TypeGuard[Named]:
    """Tell whether a mention is the name of an entity of this kind."""
    return mention is not None and mention.form == "name" and words.entity(mention).kind == kind


def mention_within(words: NamedWords, i: int, stop: int) -> Named | None:
    """Return the mention at word `i` where that is before `stop`."""
    return words.mention_at[i] if i < stop else None


def title_name(words: NamedWords, numbers: tuple[int, ...], last: int) -> str:
    """Write the title as the text does and joins it, lower case and singular."""
    out = ""
    for k in numbers:
        w = words.lower[k]
        if k == last - 1 and (not w.endswith(".") or is_plural(w)):
            w = singular(singular(w))
        glue = "" if not out or words.glued(k) else " "
        out += glue + w
    return out


def is_plural(word: str) -> bool:
    """Tell whether a title is of several: "Sens." are senators, "Sen." is one."""
    one = singular(word)
    return singular(one) != one if word.endswith(".") else one != word
