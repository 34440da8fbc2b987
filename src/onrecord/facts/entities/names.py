"""Names as they stand in the text: runs of capitals, with what the network guesses of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.facts.entities.headings import find_headings
from onrecord.facts.entities.name import Name, head_word, plain
from onrecord.facts.entities.name_cuts import cut_run
from onrecord.facts.entities.name_joins import join_runs
from onrecord.facts.entities.name_spans import HYPHENS, Bounds, find_runs
from onrecord.facts.entities.variants import FIRMS
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.text.columns import Words
from onrecord.text.names import NameSpan, names_of

_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][A-Z&]{1,5}s?$")
_LISTS = word_lists("name_parts")
_SUFFIXES = _LISTS["suffix"]
_ARABIC = _LISTS["arabic_article"]
_MARKS = frozenset("\"“'‘[(")
_ONE_OF_MANY = _LISTS["one_of_many"]
_PRESS = frozenset(["newspaper", "magazine"])
# Last words of organizations that are surnames too.
_SURNAMES = _LISTS["organization_surname"]
_PARTY_STATE = re.compile(r"[DRI][-–]")
_LONGEST = 100


def find_names(doc: Doc, words: Words) -> list[Name]:
    """Return all names, none over another, in reading order."""
    found_names = list(names_of(doc))
    guesses = _guesses(found_names, len(words))
    headings = find_headings(words, found_names)
    names = list(_transcript(words))
    for heading, (start, end) in zip(headings, words.sentences, strict=True):
        runs = find_runs(words, guesses, start, end)
        pieces = [p for run in runs for p in cut_run(words, guesses, run)]
        find = _heading if heading else _sentence
        names.extend(find(words, guesses, pieces))
    named = [n for n in _without_openers(words, _apart(names)) if _is_name(words, n)]
    mid_sentence = _mid_sentence(words, named)
    return [n for n in named if not _is_common(words, n, mid_sentence)]


def _guesses(found_names: Sequence[NameSpan], length: int) -> list[str]:
    """Return the label of the network's name over each word, "" where there is none."""
    guesses = [""] * length
    for name in found_names:
        guesses[name.start : name.stop] = [name.label] * (name.stop - name.start)
    return guesses


def _mid_sentence(words: Words, names: Sequence[Name]) -> Set[str]:
    """Return the names of one word that stand elsewhere than in headings and at the heads of sentences."""
    alone: dict[str, bool] = {}
    for name in names:
        if name.end - name.start == 1:
            form = words.forms[name.start]
            alone[form] = alone.get(form, False) or not (name.heading or _opens_sentence(words, name.start))
    return {form for form, within in alone.items() if within}


def _sentence(words: Words, guesses: Sequence[str], pieces: Sequence[Bounds]) -> Iterator[Name]:
    for start, end in join_runs(words, guesses, pieces):
        if _heads_line(words, start, end):
            continue
        label = _label(words, guesses, start, end)
        if label:
            first = _with_article(words, start)
            yield _with_titles(words, Name(start=first, end=_with_suffix(words, end), label=label))
        else:
            yield from _well_known(words, start, end)


def _with_article(words: Words, start: int) -> int:
    """Return the start with an Arabic article glued before it: "al-Baghdadi"."""
    if start < 2 or words.forms[start - 1] not in HYPHENS or words.forms[start - 2] not in _ARABIC:
        return start
    return start - 2 if words.glued(start) and words.glued(start - 1) else start


def _is_common(words: Words, name: Name, mid_sentence: Set[str]) -> bool:
    """Tell whether an organization of one word is a common noun: "this Administration", "Port director quits".

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
    """Tell whether a piece heads its paragraph: three words or more before a colon that is not a speaker's."""
    if end - start < 3 or words.form_at(end) != ":" or not words.opens_line(start):
        return False
    return not words.text[words.starts[start] : words.ends[end - 1]].isupper()


def _heading(words: Words, guesses: Sequence[str], pieces: Sequence[Bounds]) -> Iterator[Name]:
    """Find names in a heading, where a capital says nothing: only what the network guesses, as it guesses it."""
    for start, end in pieces:
        if any(guesses[start:end]):
            for begin, stop, label in _stretches(guesses, start, end):
                yield replace(_with_titles(words, Name(start=begin, end=stop, label=label)), heading=True)
        else:
            yield from _well_known(words, start, end)


def _stretches(guesses: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the bounds of each stretch with one guess, and the guess."""
    begin = start
    for i in range(start + 1, end + 1):
        if i == end or guesses[i] != guesses[begin]:
            if guesses[begin]:
                yield begin, i, guesses[begin]
            begin = i


def _label(words: Words, guesses: Sequence[str], start: int, end: int) -> str | None:
    """Return the label by an organization's last word, lexicon, title or first name; else the commonest guess."""
    parts = [plain(f) for f in words.forms[start:end]]
    guess = _commonest(guesses[start:end])
    given = parts[0] in word_table("given_names") and 1 < len(parts) < 5
    titled = _titled(words, start)
    if len(parts) > 1:
        if not titled and ("&" in parts or parts[-1] in FIRMS):
            return "ORG"
        if head_word(parts) in word_set("organization_heads"):
            return "PERSON" if given and guess == "PERSON" and parts[-1] in _SURNAMES else "ORG"
    if titled or given:
        return "PERSON"
    return guess or _unguessed(words, start, end)


def _commonest(guesses: Sequence[str]) -> str | None:
    votes = Counter(g for g in guesses if g)
    return max(votes, key=lambda g: (votes[g], g), default=None)


def _unguessed(words: Words, start: int, end: int) -> str | None:
    return "ORG" if _acronym_in_brackets(words, start, end) or _the_press(words, start, end) else None


def _titled(words: Words, start: int) -> bool:
    before = words.forms[start - 1] if start else ""
    return before[:1].isupper() and plain(before) in word_set("titles")


def _acronym_in_brackets(words: Words, start: int, end: int) -> bool:
    if end - start != 1 or words.forms[max(start - 1, 0)] != "(" or words.form_at(end) != ")":
        return False
    return _ACRONYM.match(words.forms[start]) is not None


def _the_press(words: Words, start: int, end: int) -> bool:
    """Tell whether "The" in a capital stands before a newspaper's last word within a sentence: "The Herald"."""
    if not start or words.forms[start - 1] != "The" or words.sentences[words.sentence[start]][0] == start - 1:
        return False
    return bool(_PRESS & word_lists("organization_heads").get(words.lowers[end - 1], frozenset()))


def _well_known(words: Words, start: int, end: int) -> Iterator[Name]:
    """Find well-known organizations within a piece, unless the word is a common one too."""
    sorts, common = word_table("organizations"), word_table("organizations", 2)
    for i in range(start, end):
        for stop in range(min(end, i + 4), i, -1):
            name = " ".join(words.lowers[i:stop])
            if stop < end and stop - i == 1:
                continue  # one word of a longer name
            if name in sorts and common[name] != "common":
                yield Name(start=i, end=stop, label="ORG")
                break


def _without_openers(words: Words, names: Sequence[Name]) -> Iterator[Name]:
    """Cut from persons a capital word before that is not a first name: "Meanwhile Rowe", "Crooked Ann Rowe"."""
    single = Counter(words.forms[n.start] for n in names if n.end - n.start == 1 and n.label == "PERSON")
    for name in names:
        long = name.label == "PERSON" and name.end - name.start > 1
        skipped = _openers(words, name, single) if long else 0
        yield replace(name, start=name.start + skipped) if skipped else name


def _openers(words: Words, name: Name, single: Counter[str]) -> int:
    """Count the words before a first name within the name, or before a surname that stands elsewhere alone."""
    given, forms = word_table("given_names"), words.forms[name.start : name.end]
    first = plain(forms[0])
    if first in given or len(first) < 3:
        return 0
    begins = next(
        (k for k, f in enumerate(forms) if 0 < k < len(forms) - 1 and f[0].isupper() and plain(f) in given), 0
    )
    surname = len(forms) == 2 and single[forms[1]] > 1
    return begins or int(surname and _opens_sentence(words, name.start))


def _opens_sentence(words: Words, i: int) -> bool:
    return words.sentences[words.sentence[i]][0] == i or words.forms[i - 1] in _MARKS


def _transcript(words: Words) -> Iterator[Name]:
    """Find who speaks in a transcript: capitals and a colon that open a line ("ROWE: …")."""
    for i, form in enumerate(words.forms):
        if form == ":" and i:
            start = i
            while start and i - start < 3 and _is_shouted(words.forms[start - 1]):
                start -= 1
            if start < i and _opens_turn(words, start) and _names_speaker(words, i - 1):
                yield Name(start=start, end=i, label="PERSON")


def _is_shouted(form: str) -> bool:
    return form.isupper() and len(form) > 1


def _opens_turn(words: Words, start: int) -> bool:
    """Tell whether a word opens its line, but for quotation marks."""
    while start > 0 and words.forms[start - 1] in _MARKS:
        start -= 1
    return words.opens_line(start)


def _names_speaker(words: Words, last: int) -> bool:
    return len(words.forms[last]) > 2 and words.lowers[last] not in word_set("no_names")


def _with_suffix(words: Words, end: int) -> int:
    """Return the end after an "Inc." or "Jr.", also behind a comma."""
    at = end + (words.form_at(end) == ",")
    suffix = words.form_at(at)
    return at + 1 if suffix[:1].isupper() and plain(suffix) in _SUFFIXES else end


def _with_titles(words: Words, name: Name) -> Name:
    """Return a name with the titles before it, and a newspaper with its "The"."""
    first = name.start
    begin, listed = words.sentences[words.sentence[first]][0], word_set("titles")
    while first > begin and plain(words.forms[first - 1]) in listed:
        first -= 1
    titles = tuple(plain(f) for f in words.forms[first : name.start])
    article = name.start > begin + 1 and words.forms[name.start - 1] == "The" and _is_medium(words, name)
    return replace(name, start=name.start - article, titles=titles) if article or titles else name


def _is_medium(words: Words, name: Name) -> bool:
    """Tell whether "The" belongs to the name: of newspapers and the like it does."""
    text = " ".join(words.lowers[name.start : name.end])
    last = word_lists("organization_heads").get(words.lowers[name.end - 1], frozenset())
    return word_table("organizations").get(text) == "media" or bool(_PRESS & last)


def _is_name(words: Words, name: Name) -> bool:
    letters = words.text[words.starts[name.start] : words.ends[name.end - 1]]
    if _PARTY_STATE.match(letters) or not 1 < len(letters) < _LONGEST:
        return False
    return not _is_bare_title(words, name)


def _is_bare_title(words: Words, name: Name) -> bool:
    """Tell whether a title is no name itself, but of "Chief Petty Officer Ann Rowe", where another one follows."""
    if name.end - name.start > 1 or plain(words.forms[name.start]) not in word_set("titles"):
        return False
    following = words.form_at(name.end)
    goes_on = following[:1].isupper() and plain(following) in word_set("titles")
    return goes_on or not name.titles


def _apart(names: Sequence[Name]) -> list[Name]:
    """Keep the longer of names that overlap; return them in reading order."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start)):
        if taken.isdisjoint(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)
