"""A title with the one who holds it, before it is an office."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.facts.offices.title_phrases import Title
from onrecord.lang.en.titles import singular, title_class, title_words
from onrecord.text.named_words import Named, NamedWords

_LEVELS = frozenset({"appellate", "circuit", "county", "district", "federal", "municipal", "state"})
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
    """Whether a described title is an office: vague words need something that they are in or of."""
    anchored = title.organization or title.principal or title.place or title.possessor is not None or title.status
    head = singular(words.lower[title.words[-1]]) if title.words else ""
    lead = {words.lower[k] for k in range(title.first, title.words[-1])} if title.words else set()
    if lead & title_words().no_office and not title.name.startswith("first "):
        return False
    return (
        bool(anchored)
        or head not in title_words().sets["vague"]
        or any(words.tag[k].startswith("NN") or words.lower[k] in _LEVELS for k in title.words[:-1])
    )
