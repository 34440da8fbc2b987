"""Where a title stands to its holder: before the name, after it, and in what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.facts.offices.apposed import titles_to_comma, titles_with_complement
from onrecord.facts.offices.descriptions import described_holder, find_descriptions, plausible
from onrecord.facts.offices.held import Held, good, held
from onrecord.facts.offices.meanwhile import find_meanwhile
from onrecord.facts.offices.modifiers import is_party
from onrecord.facts.offices.predicates import predicated, tenure
from onrecord.facts.offices.title_phrases import read_titles
from onrecord.facts.offices.titles import DASHES, OPENERS, Title, is_name, is_name_of, mention_within
from onrecord.lang.en.lexicons import word_lists, word_set
from onrecord.lang.en.titles import is_title, singular, title_class, title_words
from onrecord.text.view import ArticleView, WordMention

_CUES = word_lists("office_cues")
_INSIDE_TITLES = _CUES["inside_title"]
_BEFORE_TITLES = _CUES["before_title"]
_OPENERS = OPENERS | _CUES["counted"]
_AT_TIMES = _CUES["at_times"]
_FORMERLY = _CUES["formerly"]
_MINISTERS = _CUES["ministers"]
_RUN = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBG", "VBN", "HYPH", "AFX", "FW", "CD", "POS"})


def all_held(view: ArticleView) -> tuple[Held, ...]:
    """Find the titles that the text gives to persons, those of descriptions that hold among them."""
    found = plausible(view, (*find_held(view), *find_meanwhile(view)))
    return (*found, *find_descriptions(view, found))


def find_held(view: ArticleView) -> Iterator[Held]:
    """Find all titles that the text gives to a person, by mention, in reading order of the mentions."""
    for mention in view.mentions:
        if view.entity(mention).kind != "person" or view.read_number[mention.start] < 0:
            continue
        if mention.form == "name":
            yield from _before(view, mention)
            yield from _after(view, mention)
            yield from _after_several(view, mention)
        elif mention.form == "nominal":
            yield from described_holder(view, mention)
        yield from predicated(view, mention, mention.stop)
        yield from tenure(view, mention)


def _before(view: ArticleView, mention: WordMention) -> Iterator[Held]:
    """Find "CBP Commissioner Ann Lee", "a lawyer for the paper, Ann Lee", "two developers, Ann Lee and Bo Li"."""
    start = _run_start(view, mention.start)
    for first, stop in _stacked(view, start, mention.start):
        for title in _tried(view, first, stop):
            if _is_plain_noun(view, title) or (title.first >= start and _is_imagined(view, title)):
                continue
            holders = _holders(view, title, mention)
            for holder in holders:
                yield held(view, holder, title, rule="title-before-name")
            start = min(start, title.first) if holders else start
    if start > view.read_sentence(start)[0] + 1 and view.words[start - 1] in {",", ":"}:
        yield from _before_comma(view, mention, start - 1)
    for title in titles_with_complement(view, mention):
        if not title.plural:
            yield held(view, mention, title, rule="title-before-name")
    yield from _minister_for(view, mention)
    yield from _example_of(view, mention)


def _example_of(view: ArticleView, mention: WordMention) -> Iterator[Held]:
    """Find "candidates, including Ann Lee and Bo Li", "leaders such as Ann Lee": several, of whom some are named."""
    i = mention.start - 1
    while i > 0 and view.words[i][0].isupper() and is_title(view.lowers[i]):
        i -= 1
    stop = i - 1 if view.lowers[i - 1 : i + 1] == ["such", "as"] else i
    if stop == i and view.lowers[i] != "including":
        return
    stop -= view.words[stop - 1] == ","
    for title in _tried(view, _run_start(view, stop), stop):
        if title.plural and good(view, title):
            for holder in coordinated(view, mention):
                yield held(view, holder, title, rule="description-before-name")


def _minister_for(view: ArticleView, mention: WordMention) -> Iterator[Held]:
    """Find "minister for Farms and Fisheries Ann Lee": what one is minister for has capitals and no comma behind it."""
    low, i = view.read_sentence(mention.start)[0], mention.start - 1
    while i > low and _may_be_duty(view, i):
        i -= 1
    if i in (low, mention.start - 1) or view.lowers[i] != "for":
        return
    for title in _tried(view, _run_start(view, i), i):
        if title.name.split()[-1] in _MINISTERS and not title.plural:
            duty = view.phrase(i, mention.start).lower()
            whole = replace(title, name=f"{title.name} {duty}", last=mention.start)
            yield held(view, mention, whole, rule="title-before-name")


def _may_be_duty(view: ArticleView, i: int) -> bool:
    """Tell whether a word may name what one is minister for: with a capital, and neither a title nor of a person."""
    if view.lowers[i] in {"and", "&"}:
        return True
    named = is_title(view.lowers[i]) or view.lowers[i].rstrip(".") in word_set("person_titles")
    return view.words[i].istitle() and not named and view.kind(i) != "person"


def _holders(view: ArticleView, title: Title, mention: WordMention) -> tuple[WordMention, ...]:
    """List who holds a title before a name; nobody for "the candidates Lee supported"."""
    if not title.plural:
        return (mention,)
    holders = coordinated(view, mention)
    return holders if len(holders) > 1 or _abbreviated(view, title) else ()


def _is_imagined(view: ArticleView, title: Title) -> bool:
    """Tell whether "a" stands before a title with a capital: "a President Lee would"."""
    return view.lowers[max(title.first - 1, 0)] in {"a", "an"} and view.words[title.words[0]][0].isupper()


def _is_plain_noun(view: ArticleView, title: Title) -> bool:
    """Tell whether a word is a title only with a capital, and has none: "fellow Ann Lee"."""
    if len(title.words) > 1 or title.organization is not None:
        return False
    return view.words[title.words[0]] in title_words().sets["capital"]


def _abbreviated(view: ArticleView, title: Title) -> bool:
    """Tell whether the title's noun is short for itself, as only before names: "Sens."."""
    return view.words[title.words[-1]].endswith(".")


def _run_start(view: ArticleView, stop: int) -> int:
    """Find the first word of the run of nouns and names that ends before `stop`."""
    low, i = view.read_sentence(stop)[0], stop
    while i > low and _is_in_run(view, i - 1, stop):
        i -= 1
    return i


def _is_in_run(view: ArticleView, i: int, stop: int) -> bool:
    """Tell whether word `i` is in the run of nouns and names that ends before `stop`: "New York City police chief"."""
    word, tag, mention = view.lowers[i], view.tags[i], view.mention_at[i]
    if is_name(mention) and mention.stop <= stop:
        return True
    if word in _INSIDE_TITLES and _in_title(view, i, stop):
        return True
    if tag in {"VBG", "VBN"}:
        return view.glued(i) or word in title_words().sets["participles"]
    if tag in _RUN or word in _BEFORE_TITLES:
        return True
    return is_title(word) or _is_closer(view, i)


def _is_closer(view: ArticleView, i: int) -> bool:
    """Tell whether a dash, or the full stop of an abbreviated title, stands at `i` without a space before it."""
    if not view.glued(i):
        return False
    return view.lowers[i] in {"-", "–"} or (view.lowers[i] == "." and is_title(view.lowers[i - 1] + "."))


def _in_title(view: ArticleView, i: int, stop: int) -> bool:
    """Tell whether word `i` is inside "secretary of state" or joins two titles: "author and activist"."""
    if view.lowers[i] == "and":
        return is_title(view.lowers[i - 1]) and i + 1 < stop
    for first in range(max(i - 4, 0), i):
        for parts in title_words().many.get(singular(view.lowers[first]), ()):
            end = first + len(parts)
            if i < end <= stop and all(view.lowers[first + n] == p for n, p in enumerate(parts) if n):
                return True
    return False


_HALVES = _CUES["half"]
"""First words of titles that end in an abbreviation: "Lieutenant Gov.", "Attorney Gen."."""


def _stacked(view: ArticleView, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Cut "vice-presidential nominee Gov." after each title that another one follows."""
    first = start
    for i in range(start, stop - 1):
        if _is_candidacy(view, i) or _is_before_abbreviation(view, i):
            yield first, i + 1
            first = i + 1
    if first < stop:
        yield first, stop


def _is_candidacy(view: ArticleView, i: int) -> bool:
    """Tell whether this word closes the title of a candidate: "nominee", "running mate"."""
    word = view.lowers[i]
    if word == "mate" and view.lowers[i - 1] == "running":
        return True
    return is_title(word) and view.lowers[i + 1] != "and" and title_class(singular(word)) == "candidate"


def _is_before_abbreviation(view: ArticleView, i: int) -> bool:
    """Tell whether a title in full is followed by an abbreviated one that is another: "chairman Sen."."""
    word, after = view.lowers[i], view.words[i + 1]
    if word.endswith(".") or word in _HALVES or not is_title(word):
        return False
    return after[0].isupper() and after.endswith(".") and is_title(view.lowers[i + 1])


def _tried(view: ArticleView, first: int, stop: int) -> tuple[Title, ...]:
    """Read the titles of the longest end of this run that is wholly a title phrase."""
    for start in range(first, stop):
        titles = read_titles(view, start, stop)
        if titles and titles[-1].last == stop:
            return titles
    return ()


def _before_comma(view: ArticleView, mention: WordMention, comma: int) -> Iterator[Held]:
    """Find "a lawyer for the paper, Ann Lee": a description that ends at the comma before the name."""
    titles = titles_to_comma(view, mention, comma)
    holders = coordinated(view, mention) if titles and titles[0].plural else (mention,)
    for holder in holders:
        for title in titles:
            yield held(view, holder, title, rule="description-before-name")


_JOINING = frozenset({"and", "or", "&"})


def coordinated(view: ArticleView, mention: WordMention) -> tuple[WordMention, ...]:
    """List this name and those that follow it, across "(D-Ore.)" and ", Democrat of Oregon,"."""
    out, high = [mention], view.read_sentence(mention.start)[1]
    while out[-1].stop < high:
        i = _next_in_list(view, out[-1].stop, high)
        following = mention_within(view, i, high)
        if i == out[-1].stop or not is_name_of(following, view, "person"):
            break
        out.append(following)
    return tuple(out) if any(view.lowers[k] in _JOINING for k in range(mention.stop, out[-1].start)) else (mention,)


def _next_in_list(view: ArticleView, i: int, high: int) -> int:
    """Return the word behind a party, commas and "and", and behind a title: "Ann Lee and Sen. Bo Li"."""
    i = joined = after_party(view, i, high)
    while i < high and (view.lowers[i] in _JOINING or view.words[i] in {",", ";"}):
        i += 1
    while i > joined and i < high and view.words[i][0].isupper() and is_title(view.lowers[i]):
        i += 1
    return i


def after_party(view: ArticleView, i: int, high: int) -> int:
    """Return the word after a party tag that begins at `i`, or `i`: "(R-Iowa)", ", Republican of Iowa,"."""
    if i < high and view.words[i] == "(":
        return next((k + 1 for k in range(i, min(i + 8, high)) if view.words[k] == ")"), i)
    if i + 3 < high and _is_party_of(view, i):
        place = view.mention_at[i + 3]
        return place.stop if place is not None else i + 4
    return _after_home(view, i, high)


def _after_home(view: ArticleView, i: int, high: int) -> int:
    """Return the word after where somebody is from, or `i`: "of Iowa", "from the Green Party"."""
    if i >= high or view.lowers[i] not in {"of", "from"}:
        return i
    home = mention_within(view, i + 2 if view.lower_at(i + 1) == "the" else i + 1, high)
    return home.stop if is_name(home) and view.entity(home).kind in {"organization", "place"} else i


def _is_party_of(view: ArticleView, comma: int) -> bool:
    """Tell whether a party and "of" follow a comma: ", Republican of Iowa"."""
    after = view.lowers[comma : comma + 3]
    return after[0] == "," and after[1] in title_words().parties and after[2] in {"of", "from"}


def _after(view: ArticleView, mention: WordMention) -> Iterator[Held]:
    """Find "Ann Lee, 40, the chairwoman of X", "Ann Lee (the chairwoman)", "Ann Lee, who leads X"."""
    high = view.read_sentence(mention.start)[1]
    yield from _in_brackets(view, mention, high)
    i = after_party(view, mention.stop, high)
    i += 2 * _is_age(view, i, high)
    for _ in range(2):
        if i + 1 >= high or view.words[i] not in {",", "(", "—", "–", "--"}:
            return
        if view.lowers[i + 1] in {"who", "whose"} or view.lowers[i + 1] in _AT_TIMES:
            yield from _relative(view, mention, i + 1, high)
            return
        titles = _own_titles(view, i + 1, high)
        if not titles or _is_subject(view, titles[-1], high):
            return
        yield from _singles(view, mention, titles)
        i = titles[-1].last
        who = _after_home(view, i, high)
        if view.lower_at(who) == "who" and who < high:
            yield from predicated(view, mention, who + 1)
            return


def _after_several(view: ArticleView, mention: WordMention) -> Iterator[Held]:
    """Find "Ann Lee and Bo Li, lawyers for the paper": titles of several behind the last of their names."""
    holders, high = coordinated(view, mention), view.read_sentence(mention.start)[1]
    i = after_party(view, holders[-1].stop, high)
    if len(holders) == 1 or i + 1 >= high or view.words[i] not in {",", "—", "–"}:
        return
    titles = read_titles(view, i + 1, high)
    for title in titles if titles and _stands_alone(view, titles, high) else ():
        for holder in holders if title.plural and good(view, title) else ():
            yield held(view, holder, title, rule="title-after-name")


def _in_brackets(view: ArticleView, mention: WordMention, high: int) -> Iterator[Held]:
    """Find "Ann Lee (Gridwell chairwoman)": titles that fill brackets behind a name."""
    opens = mention.stop
    if opens + 1 >= high or view.words[opens] not in {"(", "["}:
        return
    titles = read_titles(view, opens + 1, high)
    if titles and view.word_at(titles[-1].last) in {")", "]"}:
        yield from _singles(view, mention, titles)


def _is_subject(view: ArticleView, title: Title, high: int) -> bool:
    """Tell whether a verb follows "the prime minister" at once: not apposed to "after the talks with Lee, …"."""
    return title.definite and title.last < high and view.tags[title.last] in {"VBD", "VBZ"}


def _is_age(view: ArticleView, i: int, high: int) -> bool:
    """Tell whether an age between commas stands here: ", 40,"."""
    return i + 2 < high and view.words[i] == "," == view.words[i + 2] and view.words[i + 1].isdigit()


def _own_titles(view: ArticleView, first: int, high: int) -> tuple[Title, ...]:
    """Read the titles of an apposition; of "Ann Lee, the mayor, and Senator Bo Li" the last is the next one's."""
    titles = read_titles(view, _after_partisan(view, first, high), high)
    if not titles or _stands_alone(view, titles, high):
        return titles
    if len(titles) == 1 or view.lowers[titles[-1].last - 1] == "and":
        return ()
    return titles[:-1] if _stands_alone(view, titles[:-1], high) else ()


def _after_partisan(view: ArticleView, first: int, high: int) -> int:
    """Return the word after "a Democrat and" that begins at `first`, or `first`."""
    k = first + 1
    while k < high and view.tags[k] in {"JJ", "RB", "VBN"} and not is_party(view, k):
        k += 1
    named = view.lowers[first] in {"a", "an"} and k + 1 < high and is_party(view, k)
    return k + 2 if named and view.lowers[k + 1] == "and" else first


def _singles(
    view: ArticleView, mention: WordMention, titles: tuple[Title, ...], status: str | None = None
) -> Iterator[Held]:
    """Give the person those of the titles that are one's and good."""
    for title in titles:
        if not title.plural and good(view, title):
            yield held(view, mention, title, rule="title-after-name", status=status)


def _relative(view: ArticleView, mention: WordMention, i: int, high: int) -> Iterator[Held]:
    """Find "who leads X", "now the chairwoman", "formerly the chairwoman"."""
    if view.lowers[i] == "who":
        yield from predicated(view, mention, i + 1)
    elif view.lowers[i] != "whose":
        status = "former" if view.lowers[i] in _FORMERLY else None
        first = i + 1 + (view.word_at(i + 1) in DASHES)  # "then-administrator"
        yield from _singles(view, mention, read_titles(view, first, high), status)


def _stands_alone(view: ArticleView, titles: tuple[Title, ...], high: int) -> bool:
    """Tell whether the phrase is not the title of the next name in a list."""
    end = titles[-1].last
    if end >= high:
        return True
    following = view.mention_at[end]
    if is_name_of(following, view, "person") and following.start == end:
        return False
    if view.lowers[end] not in {"and", "or"} or titles[-1].organization is not None or titles[0].definite:
        return True
    return view.lowers[titles[0].first] in {"a", "an"} and not _leads_to_person(view, end + 1, high)


def _leads_to_person(view: ArticleView, i: int, high: int) -> bool:
    """Tell whether a person's name follows in the nouns that begin here: not in "a lawyer and father of two"."""
    while i < high and (view.tags[i] in _RUN or view.lowers[i] in _OPENERS):
        if view.kind(i) == "person":
            return True
        i += 1
    return False
