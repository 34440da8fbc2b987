"""Titles in what is said of a person: "is the director", "served as", "who chairs", "her tenure as"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.facts.offices.held import Held, good, held
from onrecord.facts.offices.title_phrases import DETERMINERS, Title, read_titles
from onrecord.lang.en.titles import title_words
from onrecord.text.named_words import Named, NamedWords

_WHEN = frozenset({"if", "when", "should", "until", "before", "once", "unless", "whether"})
_BE = frozenset({"is", "was", "'s", "are", "were", "be", "been", "became", "becomes", "become", "remains", "remained"})
_WHOM = frozenset({"whom", "who", "that"})
_NOT = frozenset({"not", "n't", "never", "no", "neither"})


def predicated(words: NamedWords, mention: Named, i: int) -> Iterator[Held]:
    """As in "is the director of X", "was named chairman", "served as", "took over as", "chairs the committee"."""
    high = words.sentence(mention.first)[1]
    i = _across(words, i, high)
    had = former = False
    while i < high and (
        words.lower[i] in title_words().sets["auxiliary"] or (words.tag[i] == "RB" and words.lower[i] not in _NOT)
    ):
        had, former = (
            had or words.lower[i] == "had",
            former or words.lower[i] in {"once", "formerly", "previously", "then"},
        )
        i += 1
    low = words.sentence(mention.first)[0]
    if i >= high or words.lower[i] in _NOT | title_words().sets["if"]:
        return
    if (
        words.lower[i] in {"becomes", "become"}
        and set(words.lower[max(low, mention.first - 3) : mention.first]) & _WHEN
    ):
        return  # "if she becomes president"
    verb = words.lower[i]
    alone = words.lower[mention.first] in {"he", "she", "i"} or mention.form == "name"
    if verb in _BE and {"wish", "wishes", "wished", "imagine"} & set(
        words.lower[max(mention.first - 3, low) : mention.first]
    ):
        return  # "I wish I was just a former president"
    if verb == "were" and alone and words.lower[max(mention.first - 1, low)] not in {"and", ","}:
        return  # "if he were president", "as though she were the owner"
    if verb in _BE and words.tag[i] != "POS":
        yield from _is(words, mention, i, high=high, past=had or former or verb in {"was", "were", "remained"})
    elif words.tag[i].startswith("VB") or (words.lower[i - 1] == "who" and words.lower[i] in title_words().leads):
        yield from _as(words, mention, i, high=high, had=had)
        yield from _leads(words, mention, i, high)


def _across(words: NamedWords, i: int, high: int) -> int:
    """The word after a parenthesis ", a lawyer in Ohio," that begins at `i`."""
    if i < high and words.word[i] == ",":
        close = next((k for k in range(i + 1, min(i + 20, high)) if words.word[k] == ","), None)
        return close + 1 if close is not None else i
    return i


def _is(words: NamedWords, mention: Named, i: int, *, high: int, past: bool) -> Iterator[Held]:
    perfect = words.lower[i] == "been" and words.lower[i - 1] != "had"
    i += 1
    while (
        i < high
        and (words.tag[i] == "RB" or words.lower[i] in title_words().sets["auxiliary"])
        and words.lower[i] not in _NOT
    ):
        past = past or words.lower[i] in {"once", "formerly", "previously"}
        i += 1
    if i < high and words.lower[i] in title_words().sets["naming"]:
        yield from _named_to(words, mention, i, high)
        return
    if i < high and words.lower[i] in title_words().sets["given"]:
        yield from _as(words, mention, i, high=high, had=False, passive=True)
        return
    if i >= high or words.lower[i] in _NOT or words.lower[i] == "as":
        return
    if words.lower[i] == "becoming":
        past, i = False, i + 1  # "as he was becoming chairman"
    claimed = words.quoted[i] and words.lower[mention.first] not in {"i", "who"}
    for title in () if claimed else read_titles(words, i, high):  # what somebody quoted calls another is a claim
        following = words.mention_at[title.last] if title.last < high else None
        named = following is not None and following.form == "name" and words.entity(following).kind == "person"
        if not named and not title.plural and good(words, title):
            yield held(words, mention, title, rule="is-title", status="former" if past and not perfect else None)


def _named_to(words: NamedWords, mention: Named, i: int, high: int) -> Iterator[Held]:
    i += 1
    while i < high and words.lower[i] in {"in", "as", "to", "be", "a", "unanimously"}:
        i += 1
    status = "nominee" if words.lower[i - 1] == "nominated" else None
    for title in read_titles(words, i, high):
        if not title.plural:
            yield held(words, mention, title, rule="named-title", status=status)


def _as(words: NamedWords, mention: Named, i: int, *, high: int, had: bool, passive: bool = False) -> Iterator[Held]:
    """As in "served … as police chief in X; Y; and Z": the place is said once of each.

    Of "named Ann Lee as chief" and "whom Lee fired as chief" the object is the holder.
    """
    verb = words.lower[i]
    lists = title_words().as_status
    pair = " ".join(words.lower[i : i + 2])
    key = pair if pair in lists else verb
    if key not in lists:
        return
    status = "former" if had else lists[key]
    if words.lower[i - 1] in {"has", "have"}:
        status = "current"
    for k in range(i + 1, min(i + 14, high - 1)):
        if words.lower[k] == "as":
            if verb in title_words().sets["given"] and not passive:
                holder = _object(words, mention, i, k)
                if holder is None:
                    return
                mention = holder
            titles = read_titles(words, k + 1, high)
            yield from _with_places(words, mention, titles, high=high, status=status)
            yield from _and_as(words, mention, titles, high=high, status=status)
            return
        if words.tag[k] in {"VBD", "VBZ", "VBP", "MD"} or words.word[k] in {";", '"', "“", "”"}:
            return


def _object(words: NamedWords, subject: Named, verb: int, end: int) -> Named | None:
    """Whom a verb of appointing or dismissing has as its object: between it and "as", or before its subject.

    Where "as" follows at once it may be a participle, "Lee fired as chief": then the subject itself.
    """
    if end == verb + 1:
        relative = subject.first > 0 and words.lower[subject.first - 1] in _WHOM
        return words.mention_at[subject.first - 1] if relative else subject
    mentions = (words.mention_at[k] for k in range(verb + 1, end))
    return next((m for m in mentions if m is not None and words.entity(m).kind == "person"), None)


def _and_as(words: NamedWords, mention: Named, titles: tuple[Title, ...], *, high: int, status: str) -> Iterator[Held]:
    """What follows another "as": "as mayor from 1990 to 1994 and as governor until 2002"."""
    if not titles:
        return
    for k in range(titles[-1].last, min(titles[-1].last + 9, high - 2)):
        if words.lower[k] == "and" and words.lower[k + 1] == "as":
            more = read_titles(words, k + 2, high)
            yield from _with_places(words, mention, more, high=high, status=status)
            yield from _and_as(words, mention, more, high=high, status=status)
            return
        if words.tag[k].startswith("VB") or words.word[k] in {";", '"', "“", "”"}:
            return


def _with_places(
    words: NamedWords, mention: Named, titles: tuple[Title, ...], *, high: int, status: str
) -> Iterator[Held]:
    for title in titles:
        following = words.mention_at[title.last] if title.last < high else None
        if title.plural or (following and following.form == "name" and words.entity(following).kind == "person"):
            continue
        yield held(words, mention, title, rule="as-title", status=status)
        if title.place and title is titles[-1]:
            for place in _more_places(words, title.last, high):
                more = replace(title, place=place, last=place[1])
                yield held(words, mention, more, rule="as-title", status=status)


def _more_places(words: NamedWords, i: int, high: int) -> Iterator[tuple[int, int]]:
    """The places after a first one: "; Richmond, Calif.; and Tucson"."""
    semicolons = i < high and words.word[i] == ";"
    while i < high:
        k = i
        while k < high and words.lower[k] in {";", ",", "and", "in", "then", "later"}:
            k += 1
        mention = words.mention_at[k] if k < high else None
        if k == i or mention is None or mention.form != "name" or words.entity(mention).kind != "place":
            return
        end = mention.last
        if semicolons and end + 1 < high and words.word[end] == "," and words.word[end + 1].endswith("."):
            end += 2
        yield mention.first, end
        i = end


def _leads(words: NamedWords, mention: Named, i: int, high: int) -> Iterator[Held]:
    """As in "who chairs the Senate Finance Committee": the title that the verb stands for."""
    name = title_words().leads.get(words.lower[i])
    if name is None:
        return
    k = i + 1
    while k < high and (words.lower[k] in DETERMINERS or words.tag[k] in {"JJ", "NN"}) and words.mention_at[k] is None:
        k += 1
    organization = words.mention_at[k] if k < high else None
    if organization is None or organization.form == "pronoun" or words.entity(organization).kind != "organization":
        return
    if organization.last < high and (
        words.tag[organization.last].startswith("NN") or words.lower[organization.last] in {"'s", "'"}
    ):
        return
    title = Title(words=(i,), name=name, first=i, last=organization.last, organization=organization)
    past = words.lower[i].endswith(("ed", "led", "ran")) and "founder" not in name
    yield held(words, mention, title, rule="verb-of-leading", status="former" if past else None)


def tenure(words: NamedWords, mention: Named) -> Iterator[Held]:
    """As in "Lee's tenure as secretary of state", "his time as a prosecutor"."""
    high, i = words.sentence(mention.first)[1], mention.last
    if words.tag[mention.last - 1] != "PRP$":
        if i >= high or words.lower[i] not in {"'s", "'"}:
            return
        i += 1
    lists = title_words().as_status
    for k in range(i, min(i + 6, high - 1)):
        if words.lower[k] == "as" and {"first", "days"} <= set(words.lower[i:k]):
            return  # "her first 100 days as president": those that a candidate promises too
        if words.lower[k] == "as" and any(words.lower[n] in lists for n in range(i, k)):
            status = next(lists[words.lower[n]] for n in range(i, k) if words.lower[n] in lists)
            yield from _with_places(words, mention, read_titles(words, k + 1, high), high=high, status=status)
            return
        if words.tag[k].startswith("VB") or words.word[k] in {",", ";"}:
            return
