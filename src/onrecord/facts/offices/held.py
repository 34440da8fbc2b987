"""A title with the one who holds it, before it is an office."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.facts.offices.titles import Title
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import singular, title_class, title_words
from onrecord.text.named_words import Named, NamedWords

_LEVELS = word_lists("office_cues")["level"]
"""Words that tell a vague title's body: "a federal judge"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A title with its holder's mention, the words that say it, and the rule that found it."""

    holder: Named
    title: Title
    status: str
    first: int
    last: int
    rule: str


def held(words: NamedWords, mention: Named, title: Title, *, rule: str, status: str | None = None) -> Held:
    standing = title_words().status.get(title.name.split()[-1], "candidate")
    by_class = standing if title_class(title.name) == "candidate" else None
    return Held(
        holder=mention,
        title=title,
        status=title.status or by_class or status or "current",
        first=title.first if title.first != mention.first else mention.first,
        last=max(title.last, mention.last),
        rule=rule,
    )


def good(words: NamedWords, title: Title) -> bool:
    """Tell whether a described title is an office: vague words need something that they are in or of."""
    if not title.words:
        return True
    first, core = title.first, title.words[-1]
    if not title.name.startswith("first ") and not title_words().no_office.isdisjoint(words.lower[first:core]):
        return False
    vague = singular(words.lower[core]) in title_words().sets["vague"]
    return not vague or _is_anchored(title) or any(_tells_body(words, k) for k in title.words[:-1])


def _is_anchored(title: Title) -> bool:
    """Tell whether it is said of what or of whom a title is, or since when."""
    served = title.organization is not None or title.principal is not None
    return served or title.possessor is not None or bool(title.place or title.status)


def _tells_body(words: NamedWords, k: int) -> bool:
    return words.tag[k].startswith("NN") or words.lower[k] in _LEVELS
