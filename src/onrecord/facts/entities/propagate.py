"""Names that the network missed here but found elsewhere in the article."""

from __future__ import annotations

from collections import Counter

from onrecord.facts.entities.name import Name, name_text, plain
from onrecord.facts.entities.organizations import initials
from onrecord.facts.entities.variants import FIRMS, key_of
from onrecord.lang.en.lexicons import word_set
from onrecord.text.columns import Words

_Key = tuple[str, ...]


def spread_names(words: Words, names: list[Name]) -> list[Name]:
    """The names and every other place where one of them stands, to the letter or all in capitals.

    A name guessed only in headings is not spread, and single words only where they are tagged proper nouns.
    """
    labels = _labels(words, names)
    surnames = _surnames(words, names)
    taken = {i for n in names for i in range(n.start, n.end)}
    longest = max((len(key) for key in labels), default=0)
    firsts = {key[0] for key in labels}
    found = []
    for i, form in enumerate(words.forms):
        if i in taken or form not in firsts:
            continue
        for length in range(min(longest, len(words) - i), 0, -1):
            key = tuple(words.forms[i : i + length])
            if key in labels and taken.isdisjoint(range(i, i + length)) and _proper(words, i, length, surnames):
                found.append(Name(start=i, end=i + length, label=labels[key]))
                taken.update(range(i, i + length))
                break
    found.extend(_acronyms(words, names, taken))
    found.extend(_last_words(words, names, taken))
    return sorted([*_cut_headings(words, names, labels), *found], key=lambda n: n.start)


def _acronyms(words: Words, names: list[Name], taken: set[int]) -> list[Name]:
    """Capitals that are the initials of an organization named elsewhere."""
    keys = {key_of(name_text(words, n)) for n in names if n.label == "ORG"}
    known = {letters for key in keys for letters in initials(key.split()) if len(letters) > 2}
    forms = ((i, form) for i, form in enumerate(words.forms) if i not in taken and len(form) > 2 and form.isupper())
    return [Name(start=i, end=i + 1, label="ORG") for i, form in forms if form.replace(".", "").lower() in known]


def _last_words(words: Words, names: list[Name], taken: set[int]) -> list[Name]:
    """A capital after "the" that is the last word of an organization named before: "the Guild"."""
    known: dict[str, int] = {}
    for name in names:
        if name.label == "ORG" and name.end - name.start > 1:
            known.setdefault(words.forms[name.end - 1], name.start)
    found = []
    for i in range(1, len(words)):
        form, before = words.forms[i], words.lowers[i - 1]
        alone = before == "the" and i not in taken and known.get(form, i) < i and form.isalpha()
        if alone and not words.tags[min(i + 1, len(words) - 1)].startswith("NNP"):
            found.append(Name(start=i, end=i + 1, label="ORG"))
    return found


def _labels(words: Words, names: list[Name]) -> dict[_Key, str]:
    """The commonest label of each name outside headings, also for the name in capitals."""
    votes: dict[_Key, Counter[str]] = {}
    for name in names:
        if not name.heading:
            forms = tuple(words.forms[name.start : name.end])
            keys = {forms, tuple(f.upper() for f in forms)} if len(forms[-1]) > 3 else {forms}
            if name.label == "ORG" and plain(forms[-1]) in FIRMS and len(forms) > 1:
                short = forms[:-2] if forms[-2] == "," else forms[:-1]
                keys |= {short} if len(short) > 1 else set()
            surname = name.label == "PERSON" and len(forms) > 1 and len(forms[-1]) > 2
            for key in keys | ({forms[-1:]} if surname else set()):
                votes.setdefault(key, Counter())[name.label] += 1
    return {key: labels.most_common(1)[0][0] for key, labels in votes.items()}


def _surnames(words: Words, names: list[Name]) -> frozenset[str]:
    """Last words of persons' full names that are no words of the article: "Jobs", unless it speaks of jobs."""
    last = {words.forms[n.end - 1] for n in names if n.label == "PERSON" and n.end - n.start > 1 and not n.heading}
    common = {f.capitalize() for f in words.forms if f.islower()}
    return frozenset(s for s in last - common if s.isalpha() and s.lower() not in word_set("no_names"))


def _proper(words: Words, i: int, length: int, surnames: frozenset[str]) -> bool:
    return length > 1 or words.pos[i] == "PROPN" or words.forms[i] in surnames


def _cut_headings(words: Words, names: list[Name], labels: dict[_Key, str]) -> list[Name]:
    """A heading's guess gives way to the longest known name within it."""
    kept = []
    for name in names:
        key = tuple(words.forms[name.start : name.end])
        inner = None if not name.heading or key in labels else _within(words, name, labels)
        kept.append(inner or name)
    return kept


def _within(words: Words, name: Name, labels: dict[_Key, str]) -> Name | None:
    for length in range(name.end - name.start - 1, 0, -1):
        for start in range(name.start, name.end - length + 1):
            key = tuple(words.forms[start : start + length])
            if key in labels and (length > 1 or len(key[0]) > 3):
                return Name(start=start, end=start + length, label=labels[key], heading=True)
    return None
