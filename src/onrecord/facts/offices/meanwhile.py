"""Posts that somebody held while they did something: "used a private account as secretary of state"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.facts.offices.held import Held, held
from onrecord.facts.offices.title_phrases import read_titles
from onrecord.facts.offices.titles import Title, is_name_of, mention_within
from onrecord.lang.en.titles import title_class
from onrecord.text.factuality import factuality, predicate_of
from onrecord.text.view import ArticleView, WordMention

RULE = "while-title"
_POSTS = frozenset({"elected", "post"})
_PAST = frozenset({"VBD", "VBN"})
_NEAR = 3
_FARTHEST = 2
"""Steps in the tree from the title to what was done: "her use of a server as secretary of state"."""


def find_meanwhile(view: ArticleView) -> Iterator[Held]:
    """Find "used … as secretary of state", "lobbied … while governor", "as mayor, she signed": without an article.

    Of 13 that nothing else finds in 366 annotated articles 12 are right, 11 of them of former holders.
    """
    for low, high in view.read_sentences:
        for i in range(low, high - 1):
            title = _bare(view, i, high) if _opens(view, i, low) else None
            holder = _doer(view, title) if title is not None else None
            if title is not None and holder is not None:
                yield held(view, holder, title, rule=RULE, status="former")


def _opens(view: ArticleView, i: int, low: int) -> bool:
    """Tell whether "as" or "while" begins a clause here, not "as well as", nor "Lee as mayor"."""
    if view.lowers[i] not in {"as", "while"} or view.lower_at(i - 1) == "well":
        return False
    before = view.mention_at[i - 1] if i > low else None
    return not is_name_of(before, view, "person")


def _bare(view: ArticleView, i: int, high: int) -> Title | None:
    """Read a title that has no article and is not that of a name behind it: "as mayor", not "as Mayor Lee said"."""
    titles = read_titles(view, i + 1, high)
    if not titles or titles[0].plural or titles[0].first != titles[0].words[0]:
        return None
    title = titles[0]
    named = is_name_of(mention_within(view, title.last, high), view, "person")
    supposed = "MD" in view.tags[title.last : title.last + _NEAR]  # "as mayor she would"
    return title if not (named or supposed) and title_class(title.name) in _POSTS else None


def _doer(view: ArticleView, title: Title) -> WordMention | None:
    """Find who did it: the subject of a verb in the past, or whose act the noun is."""
    at = view.heads[title.words[-1]]
    if view.tags[at].startswith("VB") and factuality(view, at) != "stated":
        return None  # "declined to serve as mayor"
    for _ in range(_FARTHEST):
        for child in view.children[at]:
            own = view.deps[child] == "nmod:poss" or _is_past_subject(view, child, at)
            mention = view.mention_at[child] if own else None
            if mention is not None and view.entity(mention).kind == "person":
                return mention
        at = view.heads[at]
    return None


def _is_past_subject(view: ArticleView, child: int, verb: int) -> bool:
    if not view.deps[child].startswith("nsubj") or view.tags[verb] not in _PAST:
        return False
    return factuality(view, predicate_of(view, verb)) == "stated"
