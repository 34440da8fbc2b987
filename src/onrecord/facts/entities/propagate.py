"""Names that the network missed here but found elsewhere in the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from onrecord.facts.entities.name import Name, name_text, plain
from onrecord.facts.entities.organizations import initials
from onrecord.facts.entities.spans.runs import HYPHENS, MARKS
from onrecord.facts.entities.variants import FIRMS, is_korean, key_of
from onrecord.lang.en.lexicons import word_set, word_table
from onrecord.text.view import ArticleView

_Key = tuple[str, ...]
_LONGEST_NAME = 6


def spread_names(view: ArticleView, names: list[Name]) -> list[Name]:
    """Return the names and every other place where one of them stands, to the letter or all in capitals.

    A name guessed only in headings is not spread, and single words only where they are tagged proper nouns.
    """
    labels = _labels(view, names)
    taken = {i for n in names for i in range(n.start, n.end)}
    found = list(_elsewhere(view, labels, _surnames(view, names), taken))
    found.extend(_acronyms(view, names, taken))
    found.extend(_last_words(view, names, taken))
    return sorted([*_apart(_cut_headings(view, names, labels), found)], key=lambda n: n.start)


def _apart(names: Iterable[Name], found: Sequence[Name]) -> Iterator[Name]:
    """Yield all names, but those in a heading that stand over one found elsewhere or before it."""
    taken = {i for n in found for i in range(n.start, n.end)}
    yield from found
    for name in names:
        inside = range(name.start, name.end)
        if not name.heading or taken.isdisjoint(inside):
            taken.update(inside)
            yield name


def _elsewhere(view: ArticleView, labels: Mapping[_Key, str], surnames: Set[str], taken: set[int]) -> Iterator[Name]:
    """Yield the other places of known names, the longest first, and take their words."""
    longest = max((len(key) for key in labels), default=0)
    firsts = {key[0] for key in labels}
    for i, form in enumerate(view.words):
        if form not in firsts or i in taken:
            continue
        for length in range(min(longest, len(view) - i), 0, -1):
            label = labels.get(tuple(view.words[i : i + length]))
            inside = range(i, i + length)
            if label and taken.isdisjoint(inside) and _proper(view, i, length, surnames):
                taken.update(inside)
                yield Name(start=i, end=i + length, label=label)
                break


def _acronyms(view: ArticleView, names: list[Name], taken: set[int]) -> list[Name]:
    """Find capitals that are the initials of an organization named elsewhere."""
    keys = {key_of(name_text(view, n)) for n in names if n.label == "ORG"}
    known = {letters for key in keys for letters in initials(key.split()) if len(letters) > 2}
    return [
        Name(start=i, end=i + 1, label="ORG")
        for i, form in enumerate(view.words)
        if form.isupper() and i not in taken and form.replace(".", "").lower() in known
    ]


def _last_words(view: ArticleView, names: list[Name], taken: set[int]) -> list[Name]:
    """Find capitals after "the" that are the last word of an organization named before: "the Guild"."""
    known: dict[str, int] = {}
    for name in names:
        if name.label == "ORG" and name.end - name.start > 1:
            known.setdefault(view.words[name.end - 1], name.start)
    return [
        Name(start=i, end=i + 1, label="ORG")
        for i, before in enumerate(view.lowers[:-1], 1)
        if before == "the" and i not in taken and _is_last_word(view, i, known)
    ]


def _is_last_word(view: ArticleView, i: int, known: Mapping[str, int]) -> bool:
    form = view.words[i]
    if known.get(form, i) >= i or not form.isalpha():
        return False
    return not view.tags[min(i + 1, len(view) - 1)].startswith("NNP")


def _labels(view: ArticleView, names: list[Name]) -> dict[_Key, str]:
    """Return the commonest label of each name outside headings, also for the name in capitals."""
    votes: dict[_Key, Counter[str]] = {}
    for name in names:
        if not name.heading:
            for key in _spellings(tuple(view.words[name.start : name.end]), name.label):
                votes.setdefault(key, Counter())[name.label] += 1
    return {key: labels.most_common(1)[0][0] for key, labels in votes.items()}


def _spellings(forms: _Key, label: str) -> set[_Key]:
    """Return what a name is called elsewhere: in capitals, a firm without "Inc.", a person by the surname."""
    keys = {forms, tuple(f.upper() for f in forms)} if len(forms[-1]) > 3 else {forms}
    if len(forms) == 1:
        return keys
    if label == "ORG" and plain(forms[-1]) in FIRMS:
        short = forms[:-2] if forms[-2] == "," else forms[:-1]
        keys |= {short} if len(short) > 1 else set()
    surname = forms[:1] if _ends_korean(forms) else _last(forms)
    if label == "PERSON" and len("".join(surname)) > 2:
        keys |= {surname, tuple(part.upper() for part in surname)}
    return keys | _nicknames(forms) if label == "PERSON" else keys


def _last(forms: _Key) -> _Key:
    """Return the last word of a name with what hyphens join to it: "Soon", "-", "Hale" of Ann Soon-Hale."""
    first = len(forms) - 1
    while first > 2 and forms[first - 1] in HYPHENS:
        first -= 2
    return forms[first:]


def _nicknames(forms: _Key) -> set[_Key]:
    """Return what stands in marks within a name: Moore is called Patches who is named Lionel “Patches” Moore."""
    marks = [i for i, form in enumerate(forms) if form in MARKS]
    return {forms[marks[0] + 1 : marks[1]]} if len(marks) == 2 and marks[1] - marks[0] > 1 else set()


def _ends_korean(forms: _Key) -> bool:
    """Tell whether a given name of two syllables ends a name, whose first word is the surname: "Song Hye-in"."""
    return len(forms) == 4 and is_korean("".join(forms[1:]).lower())


def _surnames(view: ArticleView, names: list[Name]) -> frozenset[str]:
    """Return last words of persons' full names, also in capitals, but no words of the article: "Jobs" beside jobs."""
    persons = (n for n in names if n.label == "PERSON" and not n.heading)
    full = (tuple(view.words[n.start : n.end]) for n in persons if n.end - n.start > 1)
    last = {forms[0] if _ends_korean(forms) else forms[-1] for forms in full}
    common = {f.capitalize() for f in view.words if f.islower()}
    own = [s for s in last - common if s.isalpha() and s.lower() not in word_set("no_names")]
    return frozenset([*own, *(s.upper() for s in own)])


def _proper(view: ArticleView, i: int, length: int, surnames: Set[str]) -> bool:
    return length > 1 or view.pos[i] == "PROPN" or view.words[i] in surnames


def _cut_headings(view: ArticleView, names: list[Name], labels: dict[_Key, str]) -> Iterator[Name]:
    """Yield the names, for a heading's guess the known ones in it, but a full one: "By Ann Rowe" is no other Rowe."""
    for name in names:
        key = tuple(view.words[name.start : name.end])
        whole = not name.heading or key in labels or _is_full(view, name, labels)
        yield from [name] if whole else list(_known(view, name, labels)) or [name]


def _is_full(view: ArticleView, name: Name, labels: Mapping[_Key, str]) -> bool:
    """Tell whether a name is a first name before a surname that is known alone, or a byline's."""
    given = view.lowers[name.start] in word_table("given_names") and (view.words[name.start],) not in labels
    surname = name.end - name.start == 2 and (view.words[name.end - 1],) in labels
    return (given and surname) or view.lower_at(name.start - 1) == "by"


def _known(view: ArticleView, name: Name, labels: Mapping[_Key, str]) -> Iterator[Name]:
    """Yield the known names in a heading's guess from left to right, the longest first, also beyond its end."""
    i, line = name.start, view.sentences[view.sentence_number[name.start]][1]
    while i < name.end:
        ends = range(min(i + _LONGEST_NAME, line), i, -1)
        end = next((e for e in ends if _is_known(tuple(view.words[i:e]), labels)), i)
        if end > i:
            yield Name(start=i, end=end, label=labels[tuple(view.words[i:end])], heading=True)
        i = max(end, i + 1)


def _is_known(key: _Key, labels: Mapping[_Key, str]) -> bool:
    return key in labels and (len(key) > 1 or len(key[0]) > 3)
