"""Titles in what is said of a person: "is the director", "served as", "who chairs", "her tenure as"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.facts.offices.held import Held, good, held
from onrecord.facts.offices.title_phrases import read_titles
from onrecord.facts.offices.titles import DETERMINERS, POSSESSIVE_MARKS, Title, is_name_of, mention_within
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import title_words
from onrecord.text.named_words import Named, NamedWords

_CUES = word_lists("office_cues")
_WHEN = _CUES["conditional"]
_BE = _CUES["being"]
_WAS = _CUES["past_being"]
_WHOM = _CUES["relative"]
_NOT = _CUES["negation"]
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BREAKS = frozenset({";", '"', "“", "”"})
_LONG_AGO = _CUES["long_ago"]
_LONG_AGO_OR_THEN = _CUES["long_ago_or_then"]
_SPEAKERS = word_lists("closed_classes")["person_subjects"]
_WISHING = _CUES["wishing"]
_NAMED_TO = _CUES["named_to"]
_NEXT_PLACE = _CUES["next_place"]


def predicated(words: NamedWords, mention: Named, i: int) -> Iterator[Held]:
    """Find "is the director of X", "was named chairman", "served as", "took over as", "chairs the committee"."""
    low, high = words.sentence(mention.first)
    start = _across(words, i, high)
    i = _after_auxiliaries(words, start, high)
    if i >= high or _is_denied(words, i) or _is_only_thought(words, mention, i, low):
        return
    before, had = words.lower[start:i], "had" in words.lower[start:i]
    if words.lower[i] in _BE and words.tag[i] != "POS":
        past = had or words.lower[i] in _WAS or not _LONG_AGO_OR_THEN.isdisjoint(before)
        yield from _is(words, mention, i, high=high, past=past)
    elif _is_verb(words, i):
        yield from _as(words, mention, i, high=high, had=had)
        yield from _leads(words, mention, i, high)


def _is_denied(words: NamedWords, i: int) -> bool:
    """Tell whether a word says that something is not, or not yet: "never", "will"."""
    return words.lower[i] in _NOT or words.lower[i] in title_words().sets["if"]


def _is_verb(words: NamedWords, i: int) -> bool:
    """Tell whether this is a verb, also one of leading that the tagger took for a noun: "who heads"."""
    return words.tag[i].startswith("VB") or (words.lower[i - 1] == "who" and words.lower[i] in title_words().leads)


def _after_auxiliaries(words: NamedWords, i: int, high: int) -> int:
    """Return the word after "has also", "once", "formerly", which is the verb or a denial."""
    while i < high and _is_auxiliary(words, i):
        i += 1
    return i


def _is_auxiliary(words: NamedWords, i: int) -> bool:
    word = words.lower[i]
    return word in title_words().sets["auxiliary"] or (words.tag[i] == "RB" and word not in _NOT)


def _is_only_thought(words: NamedWords, mention: Named, verb: int, low: int) -> bool:
    """Tell whether what follows is wished or supposed: "if she becomes", "I wish I was", "as though she were"."""
    word, before = words.lower[verb], words.lower[max(mention.first - 3, low) : mention.first]
    if word in {"becomes", "become"} and not _WHEN.isdisjoint(before):
        return True
    if word in _BE and not _WISHING.isdisjoint(before):
        return True
    alone = words.lower[mention.first] in _SPEAKERS or mention.form == "name"
    return word == "were" and alone and words.lower[max(mention.first - 1, low)] not in {"and", ","}


def _across(words: NamedWords, i: int, high: int) -> int:
    """Return the word after a parenthesis ", a lawyer in Ohio," that begins at `i`."""
    if i < high and words.word[i] == ",":
        close = next((k for k in range(i + 1, min(i + 20, high)) if words.word[k] == ","), None)
        return close + 1 if close is not None else i
    return i


def _is(words: NamedWords, mention: Named, i: int, *, high: int, past: bool) -> Iterator[Held]:
    """Find what follows a form of "be": "the director of X", "named chairman", "fired as chief"."""
    perfect = words.lower[i] == "been" and words.lower[i - 1] != "had"
    i, past = _after_adverbs(words, i + 1, high, past=past)
    if i >= high:
        return
    word = words.lower[i]
    if word in title_words().sets["naming"]:
        yield from _named_to(words, mention, i, high)
    elif word in title_words().sets["given"]:
        yield from _as(words, mention, i, high=high, had=False, passive=True)
    elif word == "becoming":  # "as he was becoming chairman"
        yield from _is_title(words, mention, i + 1, high, status=None)
    elif word not in _NOT and word != "as":
        yield from _is_title(words, mention, i, high, status="former" if past and not perfect else None)


def _after_adverbs(words: NamedWords, i: int, high: int, *, past: bool) -> tuple[int, bool]:
    """Return the word after "also", "once" and the like, and whether one of them says that it is past."""
    after = _after_auxiliaries(words, i, high)
    return after, past or not _LONG_AGO.isdisjoint(words.lower[i:after])


def _is_title(words: NamedWords, mention: Named, i: int, high: int, *, status: str | None) -> Iterator[Held]:
    """Find the titles that somebody is said to be; what somebody quoted calls another is a claim."""
    if i < len(words.word) and words.quoted[i] and words.lower[mention.first] not in {"i", "who"}:
        return
    for title in read_titles(words, i, high):
        named = is_name_of(mention_within(words, title.last, high), words, "person")
        if not named and not title.plural and good(words, title):
            yield held(words, mention, title, rule="is-title", status=status)


def _named_to(words: NamedWords, mention: Named, i: int, high: int) -> Iterator[Held]:
    i += 1
    while i < high and words.lower[i] in _NAMED_TO:
        i += 1
    status = "nominee" if words.lower[i - 1] == "nominated" else None
    for title in read_titles(words, i, high):
        if not title.plural:
            yield held(words, mention, title, rule="named-title", status=status)


def _as(words: NamedWords, mention: Named, i: int, *, high: int, had: bool, passive: bool = False) -> Iterator[Held]:
    """Find "served … as police chief in X; Y; and Z": the place is said once of each.

    Of "named Ann Lee as chief" and "whom Lee fired as chief" the object is the holder.
    """
    status = _status_of_verb(words, i, had=had)
    at = _as_after(words, i, high) if status is not None else None
    if at is None or status is None:
        return
    given = words.lower[i] in title_words().sets["given"] and not passive
    holder = _object(words, mention, i, at) if given else mention
    if holder is not None:
        titles = read_titles(words, at + 1, high)
        yield from _with_places(words, holder, titles, high=high, status=status)
        yield from _and_as(words, holder, titles, high=high, status=status)


def _status_of_verb(words: NamedWords, i: int, *, had: bool) -> str | None:
    """Return the status in which a verb before "as" leaves a person: "has served", "had served", "took over"."""
    lists = title_words().as_status
    pair = " ".join(words.lower[i : i + 2])
    status = lists.get(pair) or lists.get(words.lower[i])
    if status is None:
        return None
    if words.lower[i - 1] in {"has", "have"}:
        return "current"
    return "former" if had else status


def _as_after(words: NamedWords, i: int, high: int) -> int | None:
    """Find the "as" of a verb."""
    for k in range(i + 1, min(i + 14, high - 1)):
        if words.lower[k] == "as":
            return k
        if words.tag[k] in _FINITE or words.word[k] in _BREAKS:
            return None
    return None


def _object(words: NamedWords, subject: Named, verb: int, end: int) -> Named | None:
    """Find whom a verb of appointing or dismissing has as its object: between it and "as", or before its subject.

    Where "as" follows at once it may be a participle, "Lee fired as chief": then the subject itself.
    """
    if end == verb + 1:
        relative = subject.first > 0 and words.lower[subject.first - 1] in _WHOM
        return words.mention_at[subject.first - 1] if relative else subject
    mentions = (words.mention_at[k] for k in range(verb + 1, end))
    return next((m for m in mentions if m is not None and words.entity(m).kind == "person"), None)


def _and_as(words: NamedWords, mention: Named, titles: tuple[Title, ...], *, high: int, status: str) -> Iterator[Held]:
    """Find what follows another "as": "as mayor from 1990 to 1994 and as governor until 2002"."""
    if not titles:
        return
    for k in range(titles[-1].last, min(titles[-1].last + 9, high - 2)):
        if words.lower[k] == "and" and words.lower[k + 1] == "as":
            more = read_titles(words, k + 2, high)
            yield from _with_places(words, mention, more, high=high, status=status)
            yield from _and_as(words, mention, more, high=high, status=status)
            return
        if words.tag[k].startswith("VB") or words.word[k] in _BREAKS:
            return


def _with_places(
    words: NamedWords, mention: Named, titles: tuple[Title, ...], *, high: int, status: str
) -> Iterator[Held]:
    """Give the person each title, the last one once for each of its places."""
    for title in titles:
        if title.plural or is_name_of(mention_within(words, title.last, high), words, "person"):
            continue
        yield held(words, mention, title, rule="as-title", status=status)
        if title.place and title is titles[-1]:
            for place in _more_places(words, title.last, high):
                more = replace(title, place=place, last=place[1])
                yield held(words, mention, more, rule="as-title", status=status)


def _more_places(words: NamedWords, i: int, high: int) -> Iterator[tuple[int, int]]:
    """Find the places after a first one: "; Richmond, Calif.; and Tucson"."""
    semicolons = i < high and words.word[i] == ";"
    while i < high:
        k = i
        while k < high and words.lower[k] in _NEXT_PLACE:
            k += 1
        mention = mention_within(words, k, high)
        if k == i or not is_name_of(mention, words, "place"):
            return
        i = mention.last + 2 * (semicolons and _state_follows(words, mention.last, high))
        yield mention.first, i


def _state_follows(words: NamedWords, comma: int, high: int) -> bool:
    """Tell whether a comma and an abbreviated state follow: ", Calif."."""
    return comma + 1 < high and words.word[comma] == "," and words.word[comma + 1].endswith(".")


def _leads(words: NamedWords, mention: Named, i: int, high: int) -> Iterator[Held]:
    """Find the title that a verb stands for: "who chairs the Senate Finance Committee"."""
    name = title_words().leads.get(words.lower[i])
    body = _led_body(words, i + 1, high) if name is not None else None
    if name is None or body is None:
        return
    title = Title(words=(i,), name=name, first=i, last=body.last, organization=body)
    past = words.lower[i].endswith(("ed", "ran")) and "founder" not in name
    yield held(words, mention, title, rule="verb-of-leading", status="former" if past else None)


def _led_body(words: NamedWords, k: int, high: int) -> Named | None:
    """Find the organization that is the object of a verb of leading."""
    while k < high and words.mention_at[k] is None and _may_precede_body(words, k):
        k += 1
    body = mention_within(words, k, high)
    if body is None or body.form == "pronoun" or words.entity(body).kind != "organization":
        return None
    return None if body.last < high and _goes_on(words, body.last) else body


def _may_precede_body(words: NamedWords, k: int) -> bool:
    return words.lower[k] in DETERMINERS or words.tag[k] in {"JJ", "NN"}


def _goes_on(words: NamedWords, i: int) -> bool:
    """Tell whether a name before this word stands before another noun: "the agency's office"."""
    return words.tag[i].startswith("NN") or words.lower[i] in POSSESSIVE_MARKS


def tenure(words: NamedWords, mention: Named) -> Iterator[Held]:
    """Find "Lee's tenure as secretary of state", "his time as a prosecutor"."""
    high, i = words.sentence(mention.first)[1], mention.last
    if words.tag[mention.last - 1] != "PRP$":
        if i >= high or words.lower[i] not in POSSESSIVE_MARKS:
            return
        i += 1
    for k in range(i, min(i + 6, high - 1)):
        status = _status_of_tenure(words.lower[i:k]) if words.lower[k] == "as" else None
        if status is not None:
            yield from _with_places(words, mention, read_titles(words, k + 1, high), high=high, status=status)
            return
        if words.tag[k].startswith("VB") or words.word[k] in {",", ";"}:
            return


def _status_of_tenure(nouns: Sequence[str]) -> str | None:
    """Return the status that nouns before "as" tell; a candidate promises "her first 100 days as president" too."""
    if "first" in nouns and "days" in nouns:
        return None
    lists = title_words().as_status
    return next((lists[noun] for noun in nouns if noun in lists), None)
