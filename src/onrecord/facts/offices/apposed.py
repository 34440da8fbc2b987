"""Descriptions that a name is apposed to: "a lawyer for the paper, Ann Lee", "the Senate's clerk, Bo Li"."""

from __future__ import annotations

from onrecord.facts.offices.held import good
from onrecord.facts.offices.title_phrases import read_titles
from onrecord.facts.offices.titles import OPENERS, POSSESSIVE_MARKS, Title, is_name
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import is_title, singular, title_words
from onrecord.text.view import ArticleView, WordMention

_CUES = word_lists("office_cues")
_SAID = _CUES["quoting"]
_POSSESSING = _CUES["possessing"]
_OPENERS = OPENERS | _CUES["counted"]
_HONORIFICS = frozenset({"mr.", "mrs.", "ms."})
_RUN = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBG", "VBN", "HYPH", "AFX", "FW", "CD", "POS"})
_BEFORE_BODIES = _RUN | {"DT", "PRP$"}
_LINKS = _CUES["organization_link"]
_FULL_NAME = 4
"""Words from the comma to the end of "Mr. Bo Lee"."""
_BODIES = frozenset({"organization", "place"})
_LONGEST_COMPLEMENT = 10
"""Words between a title and the last name in what it is of: "of the Ohio chapter of the Road Guild"."""
_BREAKS = frozenset({",", ";", '"', "”", "“"})
_SPOKEN_FOR = _CUES["served_by"]


def titles_to_comma(view: ArticleView, mention: WordMention, comma: int) -> tuple[Title, ...]:
    """Read the titles of the shortest description that ends at the comma before a name, where the name is apposed."""
    low, high = view.read_sentence(comma)
    if mention.stop < high and view.lowers[mention.stop] in POSSESSIVE_MARKS:
        return ()  # "through a spokesman, Lee's office"
    if view.lowers[comma + 1] in _HONORIFICS and mention.stop - comma < _FULL_NAME:
        return ()  # "the president, Mrs. Lee said, …": two parties
    said = mention.stop < high and view.lowers[mention.stop] in _SAID
    for start in range(comma - 1, max(low, comma - 16) - 1, -1):
        if view.words[start] in _BREAKS and start < comma - 1:
            break
        titles = _described_before(view, start, comma, low)
        if titles:
            apposed = _is_apposed(view, mention, comma, titles[0])
            return titles if apposed and (not said or _opens_clause(view, start, low)) else ()
    return ()


def _is_apposed(view: ArticleView, mention: WordMention, comma: int, title: Title) -> bool:
    """Tell whether a name may be apposed to a title: where it has a title of its own or is short, not to a bare one.

    Not in "a takedown of the businessman, Sen. Ann Lee said", "for the rally's moderators, Lee added".
    """
    first = comma + 1 + (view.lowers[comma + 1] in _HONORIFICS)
    whole = mention.start <= first and mention.stop - first > 1
    tied = title.organization is not None or title.place is not None or _serves_one(title)
    return (whole or tied) and good(view, title) and (whole or not title.plural)


def titles_with_complement(view: ArticleView, mention: WordMention) -> tuple[Title, ...]:
    """Read "chief executive of the Road Guild" right before a person's full name, with no comma between."""
    low, body = view.read_sentence(mention.start)[0], view.mention_at[mention.start - 1]
    if mention.stop - mention.start < 2 or not is_name(body) or view.entity(body).kind not in _BODIES:
        return ()
    for link in range(body.start - 1, max(low, body.start - _LONGEST_COMPLEMENT), -1):
        if view.lowers[link] in _LINKS and is_title(view.lowers[link - 1]):
            return _whole(view, low, link, mention.start)
        if view.tags[link] not in _BEFORE_BODIES and view.lowers[link] not in _LINKS:
            break
    return ()


def _whole(view: ArticleView, low: int, link: int, stop: int) -> tuple[Title, ...]:
    """Read the longest title phrase around a preposition that ends before `stop`."""
    first = link - 1
    while first > low and (is_name(view.mention_at[first - 1]) or view.tags[first - 1] in _RUN):
        first -= 1
    for start in range(first, link):
        titles = read_titles(view, start, stop)
        if titles and titles[-1].last == stop:
            return titles
    return ()


def _opens_clause(view: ArticleView, start: int, low: int) -> bool:
    """Tell whether a description is a subject: not in "the best president was a gardener, Lee wrote"."""
    return start == low or view.words[start - 1] in _BREAKS


def _described_before(view: ArticleView, start: int, comma: int, low: int) -> tuple[Title, ...]:
    """Return the titles of the description from `start` to the comma, where it is one of whoever is named behind."""
    opens = start == low or view.lowers[start] in _OPENERS
    named = _begins_mention(view, start)
    titles = read_titles(view, start, comma) if opens or named else ()
    if not titles or titles[-1].last != comma or view.lowers[titles[0].words[0]] in title_words().kin:
        return ()
    if _is_of_another(view, start, low, opens=opens):
        return ()
    of_body = (named or start == low) and _is_bare(view, titles[0], start, low)
    return titles if of_body or _is_told(view, titles[0], start) else ()


def _begins_mention(view: ArticleView, i: int) -> bool:
    mention = view.mention_at[i]
    return mention is not None and mention.start == i


def _is_told(view: ArticleView, title: Title, start: int) -> bool:
    """Tell whether a description is of somebody: with an article, of several, or with whom they serve."""
    article = title.definite or view.lowers[start] in {"a", "an"}
    return article or title.plural or _serves_one(title)


def _serves_one(title: Title) -> bool:
    return title.principal is not None or title.possessor is not None


def _is_bare(view: ArticleView, title: Title, start: int, low: int) -> bool:
    """Tell whether a title is in a body, with no noun and no article before the name that opens it."""
    return title.organization is not None and (start == low or view.tags[start - 1] not in _BEFORE_BODIES)


def _is_of_another(view: ArticleView, start: int, low: int, *, opens: bool) -> bool:
    """Tell whether a description is part of a longer one: "a spokeswoman for the governor, Ann Lee"."""
    if start > low and view.lowers[start - 1] in _POSSESSING and not opens:
        return True
    served = start > low + 1 and view.lowers[start - 1] in _SPOKEN_FOR
    return served and is_title(singular(view.lowers[start - 2]))
