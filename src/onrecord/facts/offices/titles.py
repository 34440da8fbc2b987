"""A title as it is read from a phrase, and the classes of words that such phrases are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeGuard

from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import singular, singular_as_written, title_words
from onrecord.text.view import ArticleView, WordMention

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
    organization: WordMention | None = None
    principal: WordMention | None = None
    place: tuple[int, int] | None = None
    party: tuple[int, int] | None = None
    possessor: int | None = None
    definite: bool = False
    plural: bool = False


def is_name(mention: WordMention | None) -> TypeGuard[WordMention]:
    """Tell whether there is a mention, and it is a name."""
    return mention is not None and mention.form == "name"


def is_name_of(mention: WordMention | None, view: ArticleView, kind: str) -> TypeGuard[WordMention]:
    """Tell whether a mention is the name of an entity of this kind."""
    return mention is not None and mention.form == "name" and view.entity(mention).kind == kind


def mention_within(view: ArticleView, i: int, stop: int) -> WordMention | None:
    """Return the mention at word `i` where that is before `stop`."""
    return view.mention_at[i] if i < stop else None


def title_name(view: ArticleView, numbers: tuple[int, ...], last: int) -> str:
    """Write the title as the text does and joins it, lower case and singular."""
    out = ""
    for k in numbers:
        w = view.lowers[k]
        if k == last - 1:
            w = singular_as_written(w)
        glue = "" if not out or view.glued(k) else " "
        out += glue + w
    return out


def is_plural(word: str) -> bool:
    """Tell whether a title is of several: "Sens." are senators, "Sen." is one."""
    one = singular(word)
    short = word.endswith(".") or word in title_words().without_stop
    return singular(one) != one if short else one != word
