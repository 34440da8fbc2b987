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
from onrecord.text.named_words import Named, NamedWords

_CUES = word_lists("office_cues")
_LINKS = _CUES["link"]
_ORGANIZATION_LINKS = _CUES["organization_link"]
_PLACE_LINKS = _CUES["place_link"]
_PERSON_LINKS = _CUES["person_link"]
_DISTRICT_LINKS = _CUES["district_link"]
_MODIFIER_TAGS = frozenset({"JJ", "NN", "VBN", "CD", "NNS", "HYPH", "AFX"})
_LONGEST_DUTY = 4
"""Words of what a post is for: "secretary of state for economic policy at"."""


def with_complements(words: NamedWords, title: Title, stop: int) -> Title:
    """Read "of the Senate Finance Committee", "for policy at X", "in Fargo, N.D." after a title."""
    i, in_body = title.last, False
    while i < stop and words.lower[i] in _LINKS:
        mention, n = _linked_name(words, i, stop)
        if mention is None:
            end = _plain_end(words, i + 1, stop)
            if end == i + 1:
                break
            title, i = _with_duty(words, title, i, end, stop), end
            continue
        more = _with_name(words, title, mention, link=words.lower[i], in_body=in_body, stop=stop)
        if more is None and _is_district(words, mention, words.lower[i]):
            i = _district_end(words, mention, stop)
            title = replace(title, place=title.place or (mention.first, i), last=i)
            continue
        in_body = in_body or (more is not None and words.entity(mention).kind == "organization")
        i = max(_name_end(words, mention, stop), n + 1)
        title = replace(more or title, last=i)
        if i < stop and words.lower[i] in POSSESSIVE_MARKS:
            break
    return title


def _linked_name(words: NamedWords, link: int, stop: int) -> tuple[Named | None, int]:
    """Find what a preposition joins, a name or description, and where it begins: "of the Cato Institute"."""
    n = link + 1
    while n < stop and _leads_on(words, n, stop):
        n += 1
    mention = mention_within(words, n, stop)
    officer = _officer_of(words, mention, stop) if mention is not None else None
    if officer is not None:
        mention, n = officer, officer.first
    fits = mention is not None and mention.form != "pronoun" and mention.first <= n
    return mention if fits else None, n


def _leads_on(words: NamedWords, n: int, stop: int) -> bool:
    """Tell whether a word stands before the name that a preposition joins: an article, a modifier, a title."""
    if words.lower[n] in DETERMINERS:
        return True
    modifier = words.tag[n] in _MODIFIER_TAGS and words.mention_at[n] is None
    title = words.word[n][0].isupper() and is_title(words.lower[n])
    return (modifier or title) and _leads_to_name(words, n, stop)


def _with_name(words: NamedWords, title: Title, mention: Named, *, link: str, in_body: bool, stop: int) -> Title | None:
    """Add what a preposition joins, where it joins such: of "the Center at the University" the first is the body."""
    kind = words.entity(mention).kind
    if kind == "organization" and link in _ORGANIZATION_LINKS and not in_body:
        return replace(title, organization=mention)
    if kind == "place" and link in _PLACE_LINKS:
        return replace(title, place=title.place or (mention.first, _place_end(words, mention, stop)))
    if kind == "person" and link in _PERSON_LINKS:
        return replace(title, principal=title.principal or mention)
    return None


def _with_duty(words: NamedWords, title: Title, link: int, end: int, stop: int) -> Title:
    """Add words that are not a name; they are part of the title where a body follows: "director of policy at"."""
    short = words.lower[link] in {"of", "for"} and end - link <= _LONGEST_DUTY
    followed = end < stop and words.lower[end] in _ORGANIZATION_LINKS
    if short and followed and all(words.word[k].islower() for k in range(link, end)):
        name = f"{title.name} {words.lower[link]} {words.between(link + 1, end).lower()}"
        title = replace(title, name=name, words=(*title.words, *range(link, end)))
    return replace(title, last=end)


def _officer_of(words: NamedWords, place: Named, stop: int) -> Named | None:
    """Find who holds the place's office that is named right after it: "New Jersey Gov. Chris Christie"."""
    if words.entity(place).kind != "place":
        return None
    i = place.last
    while i < stop and is_title(words.lower[i]):
        i += 1
    holder = words.mention_at[i] if place.last < i < stop else None
    return holder if holder is not None and words.entity(holder).kind == "person" else None


def _leads_to_name(words: NamedWords, n: int, stop: int) -> bool:
    """Tell whether a name follows in three words: "the libertarian Cato Institute", "the anti-tax Rowe Institute"."""
    return any(
        (m := words.mention_at[k]) is not None and m.form == "name" and m.first == k
        for k in range(n + 1, min(n + 4, stop))
    )


def _name_end(words: NamedWords, mention: Named, stop: int) -> int:
    return _place_end(words, mention, stop) if words.entity(mention).kind == "place" else mention.last


def _place_end(words: NamedWords, mention: Named, stop: int) -> int:
    """Find the end of a place with the state after its comma: "Fargo, N.D."."""
    i = mention.last
    if i + 1 < stop and words.word[i] == ",":
        after = words.mention_at[i + 1]
        if after is not None and after.form == "name" and words.entity(after).kind == "place":
            return after.last
        if words.word[i + 1][0].isupper() and words.word[i + 1].endswith("."):
            return i + 2
    return i


def _is_district(words: NamedWords, mention: Named, link: str) -> bool:
    return words.lower[mention.last - 1] == "district" and link in _DISTRICT_LINKS


def _district_end(words: NamedWords, mention: Named, stop: int) -> int:
    """Find the end of "Southern District of New York"."""
    of = words.mention_at[mention.last + 1] if mention.last + 1 < stop and words.lower[mention.last] == "of" else None
    return of.last if of is not None and of.form == "name" else mention.last


def _plain_end(words: NamedWords, first: int, stop: int) -> int:
    """Find the end of a noun phrase without names: "the news outlets", "policy"."""
    i = first
    while i < stop and _is_plain(words, i):
        if is_name_of(words.mention_at[i], words, "person") or (words.tag[i] == "VBG" and i > first):
            break
        i += 1
    return i


def _is_plain(words: NamedWords, i: int) -> bool:
    return words.tag[i] in NOMINAL or words.tag[i] == "PRP$" or words.lower[i] in DETERMINERS
