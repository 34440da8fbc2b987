"""Names as they stand in the text: runs of capitals, with what the network guesses of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.facts.entities.headings import find_headings
from onrecord.facts.entities.name import Name, head_word, plain
from onrecord.facts.entities.name_spans import Bounds, cut_run, find_runs, join_runs
from onrecord.facts.entities.variants import FIRMS
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.text.columns import Words
from onrecord.text.names import names_of

_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][A-Z&]{1,5}s?$")
_SUFFIXES = frozenset(["jr", "sr", "inc", "llc", "ltd", "corp", "co"])
_MARKS = frozenset("\"“'‘[(")
_ONE_OF_MANY = frozenset(["this", "that", "our", "my", "his", "her", "their", "your", "its", "a", "an", "any", "every"])
_PRESS = frozenset(["newspaper", "magazine"])
# Last words of organizations that are surnames too.
_SURNAMES = frozenset(["house", "post", "church", "camp", "bank", "guard", "force", "school", "globe", "club", "press"])
_PARTY_STATE = re.compile(r"[DRI][-–]")
_LONGEST = 100


def find_names(doc: Doc, words: Words) -> list[Name]:
    """All names, none over another, in reading order."""
    guesses = [""] * len(words)
    found_names = list(names_of(doc))
    for guess in found_names:
        guesses[guess.start : guess.stop] = [guess.label] * (guess.stop - guess.start)
    headings = find_headings(words, found_names)
    names = list(_transcript(words))
    for n, (start, end) in enumerate(words.sentences):
        runs = find_runs(words, guesses, start, end)
        pieces = [p for run in runs for p in cut_run(words, guesses, run)]
        found = (
            _heading(words, guesses, pieces)
            if headings[n]
            else _sentence(words, guesses, join_runs(words, guesses, pieces))
        )
        names.extend(found)
    named = [n for n in _without_openers(words, _apart(names)) if _is_name(words, n)]
    alone: dict[str, list[Name]] = {}
    for name in named:
        if name.end - name.start == 1:
            alone.setdefault(words.forms[name.start], []).append(name)
    opening = (f for f, same in alone.items() if all(n.heading or _opens_sentence(words, n.start) for n in same))
    mid_sentence = alone.keys() - set(opening)
    return [n for n in named if not _is_common(words, n, mid_sentence)]


def _sentence(words: Words, guesses: Sequence[str], pieces: Sequence[Bounds]) -> Iterator[Name]:
    for start, end in pieces:
        if _heads_line(words, start, end):
            continue
        known = list(_well_known(words, start, end))
        label = _label(words, guesses, start, end)
        if label:
            first = _with_article(words, start)
            yield _with_titles(words, Name(start=first, end=_with_suffix(words, end), label=label))
        elif known:
            yield from known


def _with_article(words: Words, start: int) -> int:
    """The start with an Arabic article glued before it: "al-Baghdadi"."""
    hyphen = start > 1 and words.forms[start - 1] in ("-", "‑", "–") and words.glued(start) and words.glued(start - 1)
    return start - 2 if hyphen and words.forms[start - 2] in ("al", "el", "as", "ad", "ar", "an") else start


def _is_common(words: Words, name: Name, mid_sentence: Set[str]) -> bool:
    """Whether an organization of one word is a common noun: "this Administration", "Port director quits".

    The latter stands in headings and at the heads of sentences alone, and elsewhere without a capital; `mid_sentence`
    are the names of one word that stand elsewhere.
    """
    if name.label != "ORG" or name.end - name.start > 1 or words.forms[name.start].isupper():
        return False
    generic = word_table("roles").get(words.lowers[name.start]) == "organization"
    if generic and words.lowers[max(name.start - 1, 0)] in _ONE_OF_MANY:
        return True
    form = words.forms[name.start]
    return form.lower() in words.places and form not in mid_sentence


def _heads_line(words: Words, start: int, end: int) -> bool:
    """Whether a piece is the heading of its paragraph: three capitals or more before a colon that is no speaker's."""
    opens = start == 0 or "\n" in words.forms[start - 1]
    shouted = words.text[words.starts[start] : words.ends[end - 1]].isupper()
    return opens and end - start > 2 and words.forms[end : end + 1] == [":"] and not shouted


def _heading(words: Words, guesses: Sequence[str], pieces: Sequence[Bounds]) -> Iterator[Name]:
    """In a heading a capital says nothing: only what the network guesses, as it guesses it."""
    for start, end in pieces:
        begin = start
        for i in range(start, end + 1):
            if i == end or guesses[i] != guesses[begin]:
                if guesses[begin]:
                    yield replace(_with_titles(words, Name(start=begin, end=i, label=guesses[begin])), heading=True)
                begin = i
        if not any(guesses[start:end]):
            yield from _well_known(words, start, end)


def _label(words: Words, guesses: Sequence[str], start: int, end: int) -> str | None:
    """By an organization's last word, lexicon, title or first name; else the network's commonest guess."""
    parts = [plain(f) for f in words.forms[start:end]]
    votes = Counter(g for g in guesses[start:end] if g)
    guess = max(votes, key=lambda g: (votes[g], g), default=None)
    given = parts[0] in word_table("given_names") and 1 < len(parts) < 5
    if len(parts) > 1 and ("&" in parts or parts[-1] in FIRMS) and not _titled(words, start):
        return "ORG"
    if len(parts) > 1 and head_word(parts) in word_set("organization_heads"):
        return "PERSON" if given and guess == "PERSON" and parts[-1] in _SURNAMES else "ORG"
    if _titled(words, start) or given:
        return "PERSON"
    if guess:
        return guess
    return "ORG" if _acronym_in_brackets(words, start, end) or _the_press(words, start, end) else None


def _titled(words: Words, start: int) -> bool:
    before = words.forms[start - 1] if start else ""
    return before[:1].isupper() and plain(before) in word_set("titles")


def _acronym_in_brackets(words: Words, start: int, end: int) -> bool:
    bracketed = words.forms[max(start - 1, 0)] == "(" and words.forms[end : end + 1] == [")"]
    return end - start == 1 and bracketed and bool(_ACRONYM.match(words.forms[start]))


def _the_press(words: Words, start: int, end: int) -> bool:
    """Whether "The" in a capital stands before a newspaper's last word within a sentence: "The Herald"."""
    if not start or words.forms[start - 1] != "The" or words.sentences[words.sentence[start]][0] == start - 1:
        return False
    return bool(_PRESS & word_lists("organization_heads").get(words.lowers[end - 1], frozenset()))


def _well_known(words: Words, start: int, end: int) -> Iterator[Name]:
    """Well-known organizations within a piece, unless the word is a common one too."""
    sorts, common = word_table("organizations"), word_table("organizations", 2)
    for i in range(start, end):
        for stop in range(min(end, i + 4), i, -1):
            name = " ".join(words.lowers[i:stop])
            if name in sorts and common[name] != "common" and not (stop < end and stop - i == 1):
                yield Name(start=i, end=stop, label="ORG")
                break


def _without_openers(words: Words, names: Sequence[Name]) -> Iterator[Name]:
    """Persons without a capital word before that is no first name: "Meanwhile Rowe", "Crooked Ann Rowe"."""
    given = word_table("given_names")
    single = Counter(words.forms[n.start] for n in names if n.end - n.start == 1 and n.label == "PERSON")
    for name in names:
        first, second = plain(words.forms[name.start]), words.forms[min(name.start + 1, len(words) - 1)]
        length = name.end - name.start
        stranger = name.label == "PERSON" and first not in given and len(first) > 2 and length > 1
        opens = length == 2 and single[second] > 1 and _opens_sentence(words, name.start)
        parts = [plain(f) for f in words.forms[name.start : name.end]]
        capitals = [words.forms[i][0].isupper() for i in range(name.start, name.end)]
        begins = next((k for k in range(1, length - 1) if parts[k] in given and capitals[k]), 0) if stranger else 0
        skipped = begins or int(stranger and opens)
        yield replace(name, start=name.start + skipped) if skipped else name


def _opens_sentence(words: Words, i: int) -> bool:
    return words.sentences[words.sentence[i]][0] == i or words.forms[i - 1] in _MARKS


def _transcript(words: Words) -> Iterator[Name]:
    """Capitals and a colon that open a line: who speaks in a transcript ("ROWE: …")."""
    for i, form in enumerate(words.forms):
        if form != ":" or not i:
            continue
        start = i
        while start and words.forms[start - 1].isupper() and len(words.forms[start - 1]) > 1 and i - start < 3:
            start -= 1
        before = start - 1
        while before >= 0 and words.forms[before] in _MARKS:
            before -= 1
        opens = before < 0 or "\n" in words.forms[before]
        if start < i and opens and len(words.forms[i - 1]) > 2 and words.lowers[i - 1] not in word_set("no_names"):
            yield Name(start=start, end=i, label="PERSON")


def _with_suffix(words: Words, end: int) -> int:
    """The end after an "Inc." or "Jr.", also behind a comma."""
    at = end + (words.forms[end : end + 1] == [","])
    suffix = at < len(words) and plain(words.forms[at]) in _SUFFIXES and words.forms[at][0].isupper()
    return at + 1 if suffix else end


def _with_titles(words: Words, name: Name) -> Name:
    """A name with the titles before it, and a newspaper with its "The"."""
    first = name.start
    begin, listed = words.sentences[words.sentence[first]][0], word_set("titles")
    while first > begin and plain(words.forms[first - 1]) in listed:
        first -= 1
    titles = tuple(plain(f) for f in words.forms[first : name.start])
    article = name.start > begin + 1 and words.forms[name.start - 1] == "The" and _is_medium(words, name)
    return replace(name, start=name.start - article, titles=titles) if article or titles else name


def _is_medium(words: Words, name: Name) -> bool:
    """Whether "The" belongs to the name: of newspapers and the like it does."""
    text = " ".join(words.lowers[name.start : name.end])
    last = word_lists("organization_heads").get(words.lowers[name.end - 1], frozenset())
    return word_table("organizations").get(text) == "media" or bool(_PRESS & last)


def _is_name(words: Words, name: Name) -> bool:
    letters = words.text[words.starts[name.start] : words.ends[name.end - 1]]
    titles = all(plain(f) in word_set("titles") for f in words.forms[name.start : name.end])
    if _PARTY_STATE.match(letters):
        return False
    following = words.forms[name.end : name.end + 1]
    goes_on = bool(following) and following[0][:1].isupper() and plain(following[0]) in word_set("titles")
    single = name.end - name.start == 1 and (not name.titles or goes_on)  # "Chief Petty Officer Ann Rowe"
    return 1 < len(letters) < _LONGEST and not (titles and single)


def _apart(names: Sequence[Name]) -> list[Name]:
    """Longer names first, none over another, then in reading order."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start)):
        if taken.isdisjoint(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)
