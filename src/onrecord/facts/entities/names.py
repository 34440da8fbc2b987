"""Names as they stand in the text: the network's guesses, mended with the tree, capitals and lexicons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.facts.entities.headings import find_headings
from onrecord.facts.entities.missed import find_missed
from onrecord.facts.entities.name import Name, capital, head_word, plain
from onrecord.facts.lexicons import word_lists, word_set, word_table
from onrecord.facts.words import Words

_JOINERS = frozenset([
    "of", "and", "for", "the", "on", "in", "de", "del", "della", "da", "di", "du", "la", "le", "van", "von", "der",
    "den", "al", "bin", "ibn", "&", "-", "–", "'", "’", "/", ".", "'s", "’s"
])  # fmt: skip
_NEVER = frozenset(["AUX", "ADP", "PRON", "SCONJ", "CCONJ"])
_TOPICAL = frozenset([
    "committee", "subcommittee", "council", "commission", "center", "institute", "panel", "conference"
])  # fmt: skip
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "inc", "llc", "ltd", "corp", "co"])
_NAME_PART = re.compile(r"[^\W\d_]")

def find_names(doc: Doc, words: Words) -> list[Name]:
    """All that looks like a name, none over another, in reading order."""
    headings = find_headings(words, doc.ents)
    guessed = [n for ent in doc.ents for n in _pieces(words, ent.start, ent.end, label=ent.label_)]
    guessed = [replace(n, heading=headings[words.sentence[n.start]]) for n in guessed]
    grown = _apart(_join(words, [_grow(words, n) for n in _apart(guessed)]))
    missed = [n for n in find_missed(words, headings) if not _touches(n, grown)]
    names = [_with_titles(words, n) for n in _apart([*grown, *missed])]
    return [n for n in names if _is_name(words, n)]


def _inside(words: Words, i: int) -> bool:
    """Whether word `i` may stand inside a name."""
    if words.pos[i] in _NEVER and words.lowers[i] not in _JOINERS:
        return False
    return capital(words, i) or words.lowers[i] in _JOINERS or (words.glued(i) and words.forms[i].isalpha())


def _pieces(words: Words, start: int, end: int, *, label: str) -> Iterator[Name]:
    """A guess cut at what no name holds (marks, lower-case words, titles), each piece trimmed."""
    run: list[int] = []
    for i in range(start, end):
        loose = words.lowers[i] == "the" and run and words.lowers[i - 1] not in _JOINERS
        if not loose and _inside(words, i) and not _cuts(words, i, start=start, end=end, label=label):
            run.append(i)
            continue
        yield from _trimmed(words, run, label=label)
        run = []
    yield from _trimmed(words, run, label=label)


def _cuts(words: Words, i: int, *, start: int, end: int, label: str) -> bool:
    """A title or a party between an organization and a person's first name, or before the first name."""
    low = plain(words.forms[i])
    if i + 1 >= end or not capital(words, i):
        return False
    first = plain(words.forms[i + 1]) in word_table("given_names")
    if low in word_set("titles"):
        return (label == "PERSON" and i == start) or (first and i + 2 < end)
    return low in word_set("no_names") and (label == "PERSON" or (first and i + 2 < end) or words.lowers[i + 1] == "of")


def _trimmed(words: Words, run: list[int], *, label: str) -> Iterator[Name]:
    while run and (words.lowers[run[0]] in _JOINERS or not _NAME_PART.search(words.forms[run[0]])):
        run = run[1:]
    while run and (words.lowers[run[-1]] in _JOINERS or not _NAME_PART.search(words.forms[run[-1]])):
        run = run[:-1]
    if run:
        yield Name(start=run[0], end=run[-1] + 1, label=label)


def _grow(words: Words, name: Name) -> Name:
    """A guess with the capitals beside it that the tree takes into the same name."""
    if name.heading:
        return name
    start, end = name.start, name.end
    person = name.label == "PERSON"
    while start and _belongs(words, start - 1, start, end) and not (person and _no_first_name(words, start - 1)):
        start -= 1
    whole = person and name.end - name.start > 2
    while end < len(words) and _belongs(words, end, start, end) and not (whole and _ends_organization(words, end)):
        end += 1
    if words.pos[end - 1] != "PROPN" and end < name.end:
        end = name.end
    if _glues_on(words, end):
        end += 2
    while end + 1 < len(words) and plain(words.forms[end]) in _SUFFIXES and words.forms[end][0].isupper():
        end += 1
    organized = person and end - start > 1 and _ends_organization(words, end - 1)
    return replace(name, start=start, end=end, label="ORG" if organized else name.label)


def _belongs(words: Words, i: int, start: int, end: int) -> bool:
    """Whether the tree makes the capital word `i` part of the name at [start, end)."""
    if not capital(words, i) or words.pos[i] != "PROPN" or words.sentence[i] != words.sentence[start]:
        return False
    if plain(words.forms[i]) in word_set("titles") or words.lowers[i] in word_set("no_names"):
        return False
    head = words.heads[i]
    if words.deps[i] in ("flat", "compound", "flat:name") and start <= head < end:
        return True
    top = words.top(range(start, end))
    return words.deps[top] in ("flat", "compound", "flat:name") and words.heads[top] == i


def _no_first_name(words: Words, i: int) -> bool:
    form = words.forms[i]
    return plain(form) not in word_table("given_names") and not (len(form) == 2 and form[1] == ".")


def _ends_organization(words: Words, i: int) -> bool:
    """An organization's last word: a person's full name before it stays a person."""
    return plain(words.forms[i]) in word_set("organization_heads")


def _glues_on(words: Words, end: int) -> bool:
    """A hyphen and a word without space after the name, as in "Ban Ki" + "-moon"."""
    hyphen = end + 1 < len(words) and words.forms[end] in "-–" and words.glued(end) and words.glued(end + 1)
    return hyphen and words.forms[end + 1].isalpha() and words.tags[end + 1].startswith("NNP")


def _join(words: Words, names: list[Name]) -> list[Name]:
    """Guesses that one organization's name holds: "Court of Appeals", "Citizenship and Immigration Services"."""
    joined: list[Name] = []
    for name in names:
        if joined and not name.heading and _one_organization(words, joined[-1], name):
            joined[-1] = replace(joined[-1], end=name.end, label="ORG")
            continue
        joined.append(name)
    return [_with_tail(words, _with_tail(words, n)) for n in joined]


def _one_organization(words: Words, left: Name, right: Name) -> bool:
    between = words.lowers[left.end : right.start]
    last, final = plain(words.forms[left.end - 1]), plain(words.forms[right.end - 1])
    heads = word_set("organization_heads")
    if between == ["and"] or between == ["&"]:
        return last in word_set("organization_topics") and final in heads and right.label != "PERSON"
    if between in (["of"], ["for"], ["of", "the"], ["for", "the"], ["on"]):
        whole = left.label == "ORG" or left.end - left.start > 1
        return whole and _head(words, left) in heads and right.label != "PERSON"
    beside = not between and final in heads and left.label in ("ORG", "LOC", "MISC") and right.label == "ORG"
    return beside and _belongs(words, left.end - 1, right.start, right.end)


def _head(words: Words, name: Name) -> str:
    return head_word([plain(f) for f in words.forms[name.start : name.end]])


def _with_tail(words: Words, name: Name) -> Name:
    """An organization with the "of …" or "for …" in capitals after it that the network left out."""
    end, heads = name.end, word_set("organization_heads")
    if name.heading or name.label == "PERSON" or _head(words, name) not in heads:
        return name
    at = end + 1
    if at >= len(words) or words.lowers[end] not in ("of", "for", "on"):
        return name
    if words.lowers[end] == "on" and words.lowers[end - 1] not in _TOPICAL:
        return name
    at += words.lowers[at] == "the"
    stop = at
    last = words.sentences[words.sentence[end]][1]
    while stop < last and capital(words, stop) and words.forms[stop].isalpha():
        stop += 1
    single = end - name.start == 1
    if stop == at or plain(words.forms[at]) in word_table("given_names") or (single and words.lowers[end] != "of"):
        return name
    return replace(name, end=stop, label="ORG")


def _with_titles(words: Words, name: Name) -> Name:
    """A name with the titles before it, also those that the guess took in ("Mr. Vance")."""
    start, sentence = name.start, words.sentence[name.start]
    while start < name.end - 1 and name.label == "PERSON" and plain(words.forms[start]) in word_set("titles"):
        if words.forms[start - 1 : start] == ["."]:
            break
        start += 1
    first = start
    begin, listed = words.sentences[sentence][0], word_set("titles")
    while first > begin and plain(words.forms[first - 1]) in listed:
        first -= 1
    titles = tuple(plain(f) for f in words.forms[first:start])
    article = not titles and words.forms[max(start - 1, 0)] == "The" and words.sentences[sentence][0] < start - 1
    article = article and start > 0 and _is_medium(words, name)
    return replace(name, start=start - article, titles=titles)


def _is_medium(words: Words, name: Name) -> bool:
    """Whether "The" belongs to the name: of newspapers and the like it does."""
    text = " ".join(words.lowers[name.start : name.end])
    last = word_lists("organization_heads").get(words.lowers[name.end - 1], frozenset())
    return word_table("organizations").get(text) == "media" or bool({"newspaper", "magazine"} & last)


def _is_name(words: Words, name: Name) -> bool:
    letters = words.text[words.starts[name.start] : words.ends[name.end - 1]]
    return any(c.isupper() for c in letters) and (len(letters) > 1) and len(letters) < 100


def _touches(name: Name, others: Iterable[Name]) -> bool:
    return any(o.start < name.end and name.start < o.end for o in others)


def _apart(names: Iterable[Name]) -> list[Name]:
    """Longer names first, none over another, then in reading order."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start)):
        if taken.isdisjoint(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)
