"""What stands behind a title's noun: "of the Senate Finance Committee", "for policy at X", "in Fargo, N.D."."""

from __future__ import annotations

from dataclasses import replace

from onrecord.facts.offices.titles import (
    DETERMINERS,
    NOMINAL,
    POSSESSIVE_MARKS,
    Title,
    is_name_of,
    mention_within,
)
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import is_title
from onrecord.text.view import ArticleView, WordMention

_CUES = word_lists("office_cues")
_LINKS = _CUES["link"]
_ORGANIZATION_LINKS = _CUES["organization_link"]
_PLACE_LINKS = _CUES["place_link"]
_PERSON_LINKS = _CUES["person_link"]
_DISTRICT_LINKS = _CUES["district_link"]
_MODIFIER_TAGS = frozenset({"JJ", "NN", "VBN", "CD", "NNS", "HYPH", "AFX"})
_LONGEST_DUTY = 4
"""Words of what a post is for: "secretary of state for economic policy at"."""


def with_complements(view: ArticleView, title: Title, stop: int) -> Title:
    """Read "of the Senate Finance Committee", "for policy at X", "in Fargo, N.D." after a title."""
    i, in_body = title.last, False
    while i < stop and view.lowers[i] in _LINKS:
        mention, n = _linked_name(view, i, stop)
        if mention is None:
            end = _plain_end(view, i + 1, stop)
            if end == i + 1:
                break
            title, i = _with_duty(view, title, i, end, stop), end
            continue
        more = _with_name(view, title, mention, link=view.lowers[i], in_body=in_body, stop=stop)
        if more is None and _is_district(view, mention, view.lowers[i]):
            i = _district_end(view, mention, stop)
            title = replace(title, place=title.place or (mention.start, i), last=i)
            continue
        in_body = in_body or _has_body(more, mention)
        i = max(_name_end(view, mention, stop), n + 1)
        title = replace(more or title, last=i)
        if _is_possessive(view, i, stop):
            break
    return title


def _has_body(title: Title | None, mention: WordMention) -> bool:
    return title is not None and title.organization is mention


def _is_possessive(view: ArticleView, i: int, stop: int) -> bool:
    return i < stop and view.lowers[i] in POSSESSIVE_MARKS


def _linked_name(view: ArticleView, link: int, stop: int) -> tuple[WordMention | None, int]:
    """Find what a preposition joins, a name or description, and where it begins: "of the Cato Institute"."""
    n = link + 1
    while n < stop and _leads_on(view, n, stop):
        n += 1
    mention = mention_within(view, n, stop)
    officer = _officer_of(view, mention, stop) if mention is not None else None
    if officer is not None:
        mention, n = officer, officer.start
    fits = mention is not None and mention.form != "pronoun" and mention.start <= n
    return mention if fits else None, n


def _leads_on(view: ArticleView, n: int, stop: int) -> bool:
    """Tell whether a word stands before the name that a preposition joins: an article, a modifier, a title."""
    if view.lowers[n] in DETERMINERS:
        return True
    modifier = view.tags[n] in _MODIFIER_TAGS and view.mention_at[n] is None
    title = view.words[n][0].isupper() and is_title(view.lowers[n])
    return (modifier or title) and _leads_to_name(view, n, stop)


def _with_name(
    view: ArticleView, title: Title, mention: WordMention, *, link: str, in_body: bool, stop: int
) -> Title | None:
    """Add what a preposition joins, where it joins such: of "the Center at the University" the first is the body."""
    kind = view.entity(mention).kind
    if kind == "organization" and link in _ORGANIZATION_LINKS and not in_body:
        return replace(title, organization=mention)
    if kind == "place" and link in _PLACE_LINKS:
        return replace(title, place=title.place or (mention.start, _place_end(view, mention, stop)))
    if kind == "person" and link in _PERSON_LINKS:
        return replace(title, principal=title.principal or mention)
    return None


def _with_duty(view: ArticleView, title: Title, link: int, end: int, stop: int) -> Title:
    """Add words that are not a name; they are part of the title where a body follows: "director of policy at"."""
    short = view.lowers[link] in {"of", "for"} and end - link <= _LONGEST_DUTY
    followed = end < stop and view.lowers[end] in _ORGANIZATION_LINKS
    if short and followed and all(view.words[k].islower() for k in range(link, end)):
        name = f"{title.name} {view.lowers[link]} {view.phrase(link + 1, end).lower()}"
        title = replace(title, name=name, words=(*title.words, *range(link, end)))
    return replace(title, last=end)


def _officer_of(view: ArticleView, place: WordMention, stop: int) -> WordMention | None:
    """Find who holds the place's office that is named right after it: "New Jersey Gov. Chris Christie"."""
    if view.entity(place).kind != "place":
        return None
    i = place.stop
    while i < stop and is_title(view.lowers[i]):
        i += 1
    holder = view.mention_at[i] if place.stop < i < stop else None
    return holder if holder is not None and view.entity(holder).kind == "person" else None


def _leads_to_name(view: ArticleView, n: int, stop: int) -> bool:
    """Tell whether a name follows in three words: "the libertarian Cato Institute", "the anti-tax Rowe Institute"."""
    return any(
        (m := view.mention_at[k]) is not None and m.form == "name" and m.start == k
        for k in range(n + 1, min(n + 4, stop))
    )


def _name_end(view: ArticleView, mention: WordMention, stop: int) -> int:
    return _place_end(view, mention, stop) if view.entity(mention).kind == "place" else mention.stop


def _place_end(view: ArticleView, mention: WordMention, stop: int) -> int:
    """Find the end of a place with the state after its comma: "Fargo, N.D."."""
    i = mention.stop
    if i + 1 < stop and view.words[i] == ",":
        after = view.mention_at[i + 1]
        if after is not None and after.form == "name" and view.entity(after).kind == "place":
            return after.stop
        if view.words[i + 1][0].isupper() and view.words[i + 1].endswith("."):
            return i + 2
    return i


def _is_district(view: ArticleView, mention: WordMention, link: str) -> bool:
    return view.lowers[mention.stop - 1] == "district" and link in _DISTRICT_LINKS


def _district_end(view: ArticleView, mention: WordMention, stop: int) -> int:
    """Find the end of "Southern District of New York"."""
    of = view.mention_at[mention.stop + 1] if mention.stop + 1 < stop and view.lowers[mention.stop] == "of" else None
    return of.stop if of is not None and of.form == "name" else mention.stop


def _plain_end(view: ArticleView, first: int, stop: int) -> int:
    """Find the end of a noun phrase without names: "the news outlets", "policy", "public and foreign affairs"."""
    i = first
    while i < stop and (_is_plain(view, i) or _joins_duties(view, i, first, stop)):
        if is_name_of(view.mention_at[i], view, "person") or (view.tags[i] == "VBG" and i > first):
            break
        i += 1
    return i


def _joins_duties(view: ArticleView, i: int, first: int, stop: int) -> bool:
    """Tell whether "and" joins two words of what a post is for, not another post: "for defense and foreign policy"."""
    if view.lowers[i] not in {"and", "&"} or i == first or i + 1 >= stop:
        return False
    after = i + 1
    bare = view.tags[after] in _MODIFIER_TAGS and view.mention_at[after] is None
    return bare and view.words[after].islower() == view.words[i - 1].islower() and not _has_title(view, after, stop)


def _has_title(view: ArticleView, first: int, stop: int) -> bool:
    """Tell whether a title stands in the nouns that begin here."""
    for i in range(first, stop):
        if not _is_plain(view, i):
            return False
        if is_title(view.lowers[i]):
            return True
    return False


def _is_plain(view: ArticleView, i: int) -> bool:
    return view.tags[i] in NOMINAL or view.tags[i] == "PRP$" or view.lowers[i] in DETERMINERS
