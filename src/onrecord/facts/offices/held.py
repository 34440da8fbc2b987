"""A title with the one who holds it, before it is an office."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.facts.offices.titles import Title
from onrecord.lang.en.lexicons import word_lists, word_set
from onrecord.lang.en.titles import singular, title_class, title_words
from onrecord.text.view import ArticleView, WordMention

_LEVELS = word_lists("office_cues")["level"]
"""Words that tell a vague title's body: "a federal judge"."""
_BODIES = word_set("organization_heads") | word_lists("office_cues")["body"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A title with its holder's mention, the words that say it, and the rule that found it."""

    holder: WordMention
    title: Title
    status: str
    first: int
    last: int
    rule: str


def held(view: ArticleView, mention: WordMention, title: Title, *, rule: str, status: str | None = None) -> Held:
    """Give a person a title; its own status goes before that of its class and that of the words around it."""
    said = title.status or _status_of_class(title) or status
    return Held(
        holder=mention,
        title=title,
        status=said or "current",
        first=title.first if title.first != mention.start else mention.start,
        last=max(title.last, mention.stop),
        rule=rule,
    )


def _status_of_class(title: Title) -> str | None:
    """Return the status that a candidate's title tells: "nominee", "contender"."""
    if title_class(title.name) != "candidate":
        return None
    return title_words().status.get(title.name.split()[-1], "candidate")


def good(view: ArticleView, title: Title) -> bool:
    """Tell whether a described title is an office: vague words need something that they are in or of."""
    if not title.words:
        return True
    first, core = title.first, title.words[-1]
    if not title.name.startswith("first ") and not title_words().no_office.isdisjoint(view.lowers[first:core]):
        return False
    listed = len(title.words) > 1 and title.name in title_words().classes  # "prime minister"
    vague = singular(view.lowers[core]) in title_words().sets["vague"] and not listed
    if not vague or _is_anchored(title) or _is_of_body(view, title):
        return True
    return any(_tells_body(view, k) for k in title.words[:-1])


def _is_anchored(title: Title) -> bool:
    """Tell whether it is said of what or of whom a title is, or since when."""
    served = title.organization is not None or title.principal is not None
    return served or title.possessor is not None or bool(title.place or title.status)


def _is_of_body(view: ArticleView, title: Title) -> bool:
    """Tell whether a title is in a body that has no name here: "chair of the inquiry"."""
    after = title.words[-1] + 1
    linked = view.lowers[after : after + 2] in (["of", "the"], ["of", "a"], ["of", "an"])
    return linked and view.lower_at(after + 2) in _BODIES


def _tells_body(view: ArticleView, k: int) -> bool:
    return view.tags[k].startswith("NN") or view.lowers[k] in _LEVELS
