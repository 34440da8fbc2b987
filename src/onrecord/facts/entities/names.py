"""Names as they stand in the text: runs of capitals, with what the network guesses of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.facts.entities.name import Name, head_word, plain
from onrecord.facts.entities.spans.cuts import cut_run
from onrecord.facts.entities.spans.headings import find_headings, opens_dateline
from onrecord.facts.entities.spans.joins import join_runs
from onrecord.facts.entities.spans.openers import without_openers
from onrecord.facts.entities.spans.post_nominals import without_post_nominals
from onrecord.facts.entities.spans.rare import accounts, is_address, lower_case_names, offices_of, without_seats
from onrecord.facts.entities.spans.runs import HYPHENS, Bounds, find_runs, is_particle
from onrecord.facts.entities.variants import FIRMS, is_korean
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.text.names import names_of
from onrecord.text.view import ArticleView

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
_BINDING = frozenset(["&", "and"])
_FOREIGN = frozenset(["NNP", "FW"])


def find_names(doc: Doc, view: ArticleView) -> list[Name]:
    """Return all names, none over another, in reading order."""
    guesses = _guesses(doc, view)
    headings = find_headings(view, guesses)
    names = [*_transcript(view), *lower_case_names(view), *offices_of(view), *accounts(view)]
    for heading, (start, end) in zip(headings, view.sentences, strict=True):
        runs = find_runs(view, guesses, start, end)
        pieces = [p for run in runs for p in cut_run(view, guesses, run)]
        find = _heading if heading else _sentence
        names.extend(find(view, guesses, pieces))
    apart = list(without_post_nominals(view, _apart(names)))
    named = [n for n in without_openers(view, guesses, apart) if _is_name(view, n)]
    named = [n for n in without_seats(view, named) if not is_address(view, n)]
    mid_sentence = _mid_sentence(view, named)
    return [n for n in named if not _is_common(view, n, mid_sentence)]


def _guesses(doc: Doc, view: ArticleView) -> list[str]:
    """Return the label of the network's name over each word, "" where there is none."""
    guesses = [""] * len(view)
    for name in names_of(doc):
        for i in view.words_in(name.span):
            guesses[i] = name.label
    hyphens = sorted(i for form in HYPHENS for i in view.places.get(form, ()) if 0 < i < len(view) - 1)
    for hyphen in (i for i in hyphens if _is_in_given_name(view, guesses, i)):
        guesses[hyphen] = guesses[hyphen + 1] = "PERSON"
    return guesses


def _is_in_given_name(view: ArticleView, guesses: Sequence[str], i: int) -> bool:
    """Tell whether a hyphen stands in a person's given name of which the network missed the end: "Mary-Kate Doyle"."""
    if not view.joins(i, HYPHENS) or guesses[i - 1] != "PERSON" or guesses[i + 1]:
        return False
    return view.words[i + 1].istitle() and view.lowers[i + 1] in word_table("given_names")


def _mid_sentence(view: ArticleView, names: Sequence[Name]) -> Set[str]:
    """Return the names of one word that stand elsewhere than in headings and at the heads of sentences."""
    alone: dict[str, bool] = {}
    for name in names:
        if name.end - name.start == 1:
            form = view.words[name.start]
            alone[form] = alone.get(form, False) or not (name.heading or _opens_sentence(view, name.start))
    return {form for form, within in alone.items() if within}


def _sentence(view: ArticleView, guesses: Sequence[str], pieces: Sequence[Bounds]) -> Iterator[Name]:
    for start, end in join_runs(view, guesses, pieces):
        if _heads_line(view, start, end):
            continue
        label = _label(view, guesses, start, end)
        if _has_small_head(view, guesses, end):
            label, end = "ORG", end + 1
        if label:
            first = _with_particles(view, _with_article(view, start))
            yield _with_titles(view, Name(start=first, end=_with_suffix(view, end), label=label))
        else:
            yield from _well_known(view, start, end)


def _has_small_head(view: ArticleView, guesses: Sequence[str], end: int) -> bool:
    """Tell whether the network takes a noun in small letters for a name's last word: "the Harbor party"."""
    if end >= len(view) or guesses[end - 1] != "ORG" or guesses[end] != "ORG":
        return False
    if view.lowers[end - 1] in word_set("organization_heads"):
        return False
    return (
        view.tags[end] in ("NN", "NNP")
        and view.words[end].islower()
        and view.lowers[end] in word_set("organization_heads")
    )


def _with_article(view: ArticleView, start: int) -> int:
    """Return the start with an Arabic article glued before it: "al-Baghdadi"."""
    if start < 2 or view.words[start - 1] not in HYPHENS or view.words[start - 2] not in _ARABIC:
        return start
    return start - 2 if view.glued(start) and view.glued(start - 1) else start


def _with_particles(view: ArticleView, start: int) -> int:
    """Return the start with the particles of a surname that stands alone: "Mr. van den Berg"."""
    first = start
    while first > 0 and is_particle(view.lowers[first - 1]) and view.words[first - 1].islower():
        first -= 1
    if first == start or not first:
        return start
    titled = plain(view.words[first - 1]) in word_set("titles")
    return first if titled or all(view.tags[i] in _FOREIGN for i in range(first, start)) else start


def _is_common(view: ArticleView, name: Name, mid_sentence: Set[str]) -> bool:
    """Tell whether an organization of one word is a common noun: "this Administration", "Port director quits".

    The latter stands in headings and at the heads of sentences alone, and elsewhere without a capital; `mid_sentence`
    are the names of one word that stand elsewhere.
    """
    if name.label != "ORG" or name.end - name.start > 1 or view.words[name.start].isupper():
        return False
    generic = word_table("roles").get(view.lowers[name.start]) == "organization"
    if generic and view.lowers[max(name.start - 1, 0)] in _ONE_OF_MANY:
        return True
    form = view.words[name.start]
    return form.lower() in view.places and form not in mid_sentence


def _heads_line(view: ArticleView, start: int, end: int) -> bool:
    """Tell whether a piece heads its paragraph: three words or more before a colon that is not a speaker's."""
    if end - start < 3 or view.word_at(end) != ":" or not view.opens_line(start):
        return False
    return not view.text[view.starts[start] : view.ends[end - 1]].isupper()


def _heading(view: ArticleView, guesses: Sequence[str], pieces: Sequence[Bounds]) -> Iterator[Name]:
    """Find names in a heading, where a capital says nothing: only what the network guesses, as it guesses it."""
    for start, end in pieces:
        if any(guesses[start:end]):
            for begin, stop, label in _stretches(guesses, start, end):
                yield replace(_with_titles(view, Name(start=begin, end=stop, label=label)), heading=True)
        else:
            yield from _well_known(view, start, end)


def _stretches(guesses: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the bounds of each stretch with one guess, and the guess."""
    begin = start
    for i in range(start + 1, end + 1):
        if i == end or guesses[i] != guesses[begin]:
            if guesses[begin]:
                yield begin, i, guesses[begin]
            begin = i


def _label(view: ArticleView, guesses: Sequence[str], start: int, end: int) -> str | None:
    """Return the label by an organization's last word, lexicon, title or first name; else the commonest guess."""
    parts = [plain(f) for f in view.words[start:end]]
    guess = _commonest(guesses[start:end])
    given = parts[0] in word_table("given_names") and 1 < len(parts) < 5 and parts[1] != "s"
    titled = _titled(view, start)
    if len(parts) > 1:
        if not titled and (not _BINDING.isdisjoint(parts) or parts[-1] in FIRMS or _is_public(parts)):
            return "ORG"
        if head_word(parts) in word_set("organization_heads"):
            return "PERSON" if given and guess == "PERSON" and parts[-1] in _SURNAMES else "ORG"
    if titled or given:
        return "PERSON"
    return guess or _unguessed(view, start, end)


def _is_public(parts: Sequence[str]) -> bool:
    """Tell whether a name is a college's letters or a task before a country: "Harbor A&M", "Environment Canada"."""
    task = len(parts) == 2 and parts[0] in _LISTS["portfolio"] and parts[1] in word_set("places")
    return task or "&" in parts[-1][1:-1]


def _commonest(guesses: Sequence[str]) -> str | None:
    votes = Counter(g for g in guesses if g)
    return max(votes, key=lambda g: (votes[g], g), default=None)


def _unguessed(view: ArticleView, start: int, end: int) -> str | None:
    if _is_korean(view, start, end):
        return "PERSON"
    return "ORG" if _acronym_in_brackets(view, start, end) or _the_press(view, start, end) else None


def _is_korean(view: ArticleView, start: int, end: int) -> bool:
    """Tell whether a capital stands before a given name of two Korean syllables: "Song Min-ho"."""
    if end - start != 4 or view.words[end - 2] not in HYPHENS or not view.words[end - 1].islower():
        return False
    return view.tags[start].startswith("NNP") and is_korean("".join(view.lowers[start + 1 : end]))


def _titled(view: ArticleView, start: int) -> bool:
    before = view.words[start - 1] if start else ""
    return before[:1].isupper() and plain(before) in word_set("titles")


def _acronym_in_brackets(view: ArticleView, start: int, end: int) -> bool:
    if end - start != 1 or view.words[max(start - 1, 0)] != "(" or view.word_at(end) != ")":
        return False
    return _ACRONYM.match(view.words[start]) is not None


def _the_press(view: ArticleView, start: int, end: int) -> bool:
    """Tell whether "The" in a capital stands before a newspaper's last word within a sentence: "The Herald"."""
    if not start or view.words[start - 1] != "The" or view.sentences[view.sentence_number[start]][0] == start - 1:
        return False
    return bool(_PRESS & word_lists("organization_heads").get(view.lowers[end - 1], frozenset()))


def _well_known(view: ArticleView, start: int, end: int) -> Iterator[Name]:
    """Find well-known organizations within a piece, unless the word is a common one too."""
    sorts, common = word_table("organizations"), word_table("organizations", 2)
    for i in range(start, end):
        for stop in range(min(end, i + 4), i, -1):
            name = " ".join(view.lowers[i:stop])
            if stop < end and stop - i == 1:
                continue  # one word of a longer name
            if name in sorts and common[name] != "common":
                yield Name(start=i, end=stop, label="ORG")
                break


def _opens_sentence(view: ArticleView, i: int) -> bool:
    return view.sentences[view.sentence_number[i]][0] == i or view.words[i - 1] in _MARKS


def _transcript(view: ArticleView) -> Iterator[Name]:
    """Find who speaks in a transcript: capitals and a colon that open a line ("ROWE: …")."""
    for i, form in enumerate(view.words):
        if form == ":" and i:
            start = i
            while start and i - start < 3 and _is_shouted(view.words[start - 1]):
                start -= 1
            if start < i and _opens_turn(view, start) and _names_speaker(view, start, i - 1):
                while start + 1 < i and plain(view.words[start]) in word_set("titles"):
                    start += 1
                yield _with_titles(view, Name(start=start, end=i, label="PERSON"))


def _is_shouted(form: str) -> bool:
    return form.isupper() and len(form) > 1


def _opens_turn(view: ArticleView, start: int) -> bool:
    """Tell whether a word opens its line, but for quotation marks."""
    while start > 0 and view.words[start - 1] in _MARKS:
        start -= 1
    return view.opens_line(start)


def _names_speaker(view: ArticleView, start: int, last: int) -> bool:
    named = len(view.words[last]) > 2 and view.lowers[last] not in word_set("no_names")
    return named and not opens_dateline(view, start)


def _with_suffix(view: ArticleView, end: int) -> int:
    """Return the end after an "Inc." or "Jr.", also behind a comma."""
    at = end + (view.word_at(end) == ",")
    suffix = view.word_at(at)
    if suffix[:1].isupper() and plain(suffix) in _SUFFIXES:
        return _with_stop(view, at + 1)
    return _with_stop(view, end) if plain(view.words[end - 1]) in _SUFFIXES else end


def _with_stop(view: ArticleView, end: int) -> int:
    """Return the end after the stop of "Sr." where it stands apart from it and ends no sentence."""
    abbreviated = view.words[end - 1].isalpha() and not view.words[end - 1].isupper()
    if not abbreviated or view.word_at(end) != "." or not view.glued(end) or end + 1 >= len(view):
        return end
    return end + (view.sentence_number[end + 1] == view.sentence_number[end])


def _with_titles(view: ArticleView, name: Name) -> Name:
    """Return a name with the titles before it, and a newspaper with its "The"."""
    first = name.start
    begin, listed = view.sentences[view.sentence_number[first]][0], word_set("titles")
    while first > begin and plain(view.words[first - 1]) in listed:
        first -= 1
    titles = tuple(plain(f) for f in view.words[first : name.start])
    article = name.start > begin + 1 and view.words[name.start - 1] == "The" and _is_medium(view, name)
    generation = _generation(view, name.start) if name.label == "PERSON" else ""
    return replace(name, start=name.start - article, titles=titles, generation=generation)


def _generation(view: ArticleView, start: int) -> str:
    """Return "elder", "younger" or "kin" by the word before a name: "the younger Pratt", "his father, John Hale"."""
    before = view.lower_at(start - 1)
    if before in _LISTS["elder"] or before in _LISTS["younger"]:
        return "elder" if before in _LISTS["elder"] else "younger"
    noun = start - 2 if before == "," else start - 1
    owned = view.tag_at(noun - 1) in ("PRP$", "POS")
    return "kin" if owned and view.lower_at(noun) in _LISTS["kin"] else ""


def _is_medium(view: ArticleView, name: Name) -> bool:
    """Tell whether "The" belongs to the name: of newspapers and the like it does."""
    text = " ".join(view.lowers[name.start : name.end])
    last = word_lists("organization_heads").get(view.lowers[name.end - 1], frozenset())
    return word_table("organizations").get(text) == "media" or bool(_PRESS & last)


def _is_name(view: ArticleView, name: Name) -> bool:
    letters = view.text[view.starts[name.start] : view.ends[name.end - 1]]
    if _PARTY_STATE.match(letters) or not 1 < len(letters) < _LONGEST:
        return False
    return not _is_bare_title(view, name)


def _is_bare_title(view: ArticleView, name: Name) -> bool:
    """Tell whether a title is not a name itself, but of "Chief Petty Officer Ann Rowe", where another one follows."""
    if name.end - name.start > 1 or plain(view.words[name.start]) not in word_set("titles"):
        return False
    following = view.word_at(name.end)
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
