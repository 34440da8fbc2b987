"""Where a title stands to its holder: before the name, after it, and in what is said of them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.facts.offices.descriptions import described_holder, find_descriptions, plausible
from onrecord.facts.offices.held import Held, good, held
from onrecord.facts.offices.predicates import predicated, tenure
from onrecord.facts.offices.title_phrases import read_titles
from onrecord.facts.offices.titles import OPENERS, Title, is_name, is_name_of, mention_within
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import is_title, singular, title_class, title_words
from onrecord.text.named_words import Named, NamedWords

_CUES = word_lists("office_cues")
_SAID = _CUES["quoting"]
_INSIDE_TITLES = _CUES["inside_title"]
_BEFORE_TITLES = _CUES["before_title"]
_COUNTED = _CUES["counted"]
_POSSESSING = _CUES["possessing"]
_AT_TIMES = _CUES["at_times"]
_FORMERLY = _CUES["formerly"]
_RUN = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBG", "VBN", "HYPH", "AFX", "FW", "CD", "POS"})
_BEFORE_BODIES = _RUN | {"DT", "PRP$"}
_BREAKS = frozenset({",", ";", '"', "”", "“"})


def all_held(words: NamedWords) -> tuple[Held, ...]:
    """Find the titles that the text gives to persons, those of descriptions that hold among them."""
    found = plausible(words, tuple(find_held(words)))
    return (*found, *find_descriptions(words, found))


def find_held(words: NamedWords) -> Iterator[Held]:
    """Find all titles that the text gives to a person, by mention, in reading order of the mentions."""
    for mention in words.named:
        if words.entity(mention).kind != "person" or words.sentence_number[mention.first] < 0:
            continue
        if mention.form == "name":
            yield from _before(words, mention)
            yield from _after(words, mention)
        elif mention.form == "nominal":
            yield from described_holder(words, mention)
        yield from predicated(words, mention, mention.last)
        yield from tenure(words, mention)


def _before(words: NamedWords, mention: Named) -> Iterator[Held]:
    """Find "CBP Commissioner Ann Lee", "a lawyer for the paper, Ann Lee", "two developers, Ann Lee and Bo Li"."""
    start = _run_start(words, mention.first)
    for first, stop in _stacked(words, start, mention.first):
        for title in _tried(words, first, stop):
            if _is_plain_noun(words, title) or (title.first >= start and _is_imagined(words, title)):
                continue
            holders = _holders(words, title, mention)
            for holder in holders:
                yield held(words, holder, title, rule="title-before-name")
            start = min(start, title.first) if holders else start
    if start > words.sentence(start)[0] + 1 and words.word[start - 1] in {",", ":"}:
        yield from _before_comma(words, mention, start - 1)


def _holders(words: NamedWords, title: Title, mention: Named) -> tuple[Named, ...]:
    """List who holds a title before a name; nobody for "the candidates Lee supported"."""
    if not title.plural:
        return (mention,)
    holders = coordinated(words, mention)
    return holders if len(holders) > 1 or _abbreviated(words, title) else ()


def _is_imagined(words: NamedWords, title: Title) -> bool:
    """Tell whether "a" stands before a title with a capital: "a President Lee would"."""
    return words.lower[max(title.first - 1, 0)] in {"a", "an"} and words.word[title.words[0]][0].isupper()


def _is_plain_noun(words: NamedWords, title: Title) -> bool:
    """Tell whether a word is a title only with a capital, and has none: "fellow Ann Lee"."""
    if len(title.words) > 1 or title.organization is not None:
        return False
    return words.word[title.words[0]] in title_words().sets["capital"]


def _abbreviated(words: NamedWords, title: Title) -> bool:
    """Tell whether the title's noun is short for itself, as only before names: "Sens."."""
    return words.word[title.words[-1]].endswith(".")


def _run_start(words: NamedWords, stop: int) -> int:
    """Find the first word of the run of nouns and names that ends before `stop`."""
    low, i = words.sentence(stop)[0], stop
    while i > low and _is_in_run(words, i - 1, stop):
        i -= 1
    return i


def _is_in_run(words: NamedWords, i: int, stop: int) -> bool:
    """Tell whether word `i` is in the run of nouns and names that ends before `stop`: "New York City police chief"."""
    word, tag, mention = words.lower[i], words.tag[i], words.mention_at[i]
    if is_name(mention) and mention.last <= stop:
        return True
    if word in _INSIDE_TITLES and _in_title(words, i, stop):
        return True
    if tag in {"VBG", "VBN"}:
        return words.glued(i) or word in title_words().sets["participles"]
    if tag in _RUN or word in _BEFORE_TITLES:
        return True
    return is_title(word) or _is_closer(words, i)


def _is_closer(words: NamedWords, i: int) -> bool:
    """Tell whether a dash, or the full stop of an abbreviated title, stands at `i` without a space before it."""
    if not words.glued(i):
        return False
    return words.lower[i] in {"-", "–"} or (words.lower[i] == "." and is_title(words.lower[i - 1] + "."))


def _in_title(words: NamedWords, i: int, stop: int) -> bool:
    """Tell whether word `i` is inside "secretary of state" or joins two titles: "author and activist"."""
    if words.lower[i] == "and":
        return is_title(words.lower[i - 1]) and i + 1 < stop
    for first in range(max(i - 4, 0), i):
        for parts in title_words().many.get(singular(words.lower[first]), ()):
            end = first + len(parts)
            if i < end <= stop and all(words.lower[first + n] == p for n, p in enumerate(parts) if n):
                return True
    return False


_HALVES = _CUES["half"]
"""First words of titles that end in an abbreviation: "Lieutenant Gov.", "Attorney Gen."."""


def _stacked(words: NamedWords, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Cut "vice-presidential nominee Gov." after each title that another one follows."""
    first = start
    for i in range(start, stop - 1):
        if _is_candidacy(words, i) or _is_before_abbreviation(words, i):
            yield first, i + 1
            first = i + 1
    if first < stop:
        yield first, stop


def _is_candidacy(words: NamedWords, i: int) -> bool:
    """Tell whether this word closes the title of a candidate: "nominee", "running mate"."""
    word = words.lower[i]
    if word == "mate" and words.lower[i - 1] == "running":
        return True
    return is_title(word) and words.lower[i + 1] != "and" and title_class(singular(word)) == "candidate"


def _is_before_abbreviation(words: NamedWords, i: int) -> bool:
    """Tell whether a title in full is followed by an abbreviated one that is another: "chairman Sen."."""
    word, after = words.lower[i], words.word[i + 1]
    if word.endswith(".") or word in _HALVES or not is_title(word):
        return False
    return after[0].isupper() and after.endswith(".") and is_title(words.lower[i + 1])


def _tried(words: NamedWords, first: int, stop: int) -> tuple[Title, ...]:
    """Read the titles of the longest end of this run that is wholly a title phrase."""
    for start in range(first, stop):
        titles = read_titles(words, start, stop)
        if titles and titles[-1].last == stop:
            return titles
    return ()


_SPOKEN_FOR = _CUES["served_by"]


def _before_comma(words: NamedWords, mention: Named, comma: int) -> Iterator[Held]:
    """Find "a lawyer for the paper, Ann Lee": a description that ends at the comma before the name."""
    low, high = words.sentence(comma)
    if mention.last < high and words.lower[mention.last] in _SAID:
        return  # "the best president was a gardener, Lee wrote"
    if words.lower[comma + 1] in {"mr.", "mrs.", "ms."}:
        return  # "the president, Mrs. Lee said, …": two parties
    titles = _titles_to_comma(words, comma, low)
    holders = coordinated(words, mention) if titles and titles[0].plural else (mention,)
    for holder in holders:
        for title in titles:
            yield held(words, holder, title, rule="description-before-name")


def _titles_to_comma(words: NamedWords, comma: int, low: int) -> tuple[Title, ...]:
    """Read the titles of the shortest description that ends at the comma."""
    for start in range(comma - 1, max(low, comma - 16) - 1, -1):
        if words.word[start] in _BREAKS and start < comma - 1:
            break
        titles = _described_before(words, start, comma, low)
        if titles:
            return titles
    return ()


def _described_before(words: NamedWords, start: int, comma: int, low: int) -> tuple[Title, ...]:
    """Return the titles of the description from `start` to the comma, where it is one of whoever is named behind."""
    opens = start == low or words.lower[start] in OPENERS or words.lower[start] in _COUNTED
    named = _begins_mention(words, start)
    titles = read_titles(words, start, comma) if opens or named else ()
    if not titles or titles[-1].last != comma or words.lower[titles[0].words[0]] in title_words().kin:
        return ()
    of_body = named and titles[0].organization is not None and _is_bare(words, start, low)
    told = of_body or _is_told(words, titles[0], start)
    return titles if told and not _is_of_another(words, start, low, opens=opens) else ()


def _begins_mention(words: NamedWords, i: int) -> bool:
    mention = words.mention_at[i]
    return mention is not None and mention.first == i


def _is_told(words: NamedWords, title: Title, start: int) -> bool:
    """Tell whether a description is of somebody: with an article, of several, or with whom they serve."""
    article = title.definite or words.lower[start] in {"a", "an"}
    return article or title.plural or _serves_one(title)


def _serves_one(title: Title) -> bool:
    return title.principal is not None or title.possessor is not None


def _is_bare(words: NamedWords, start: int, low: int) -> bool:
    """Tell whether no noun and no article stands before a body's name that opens a description."""
    return start == low or words.tag[start - 1] not in _BEFORE_BODIES


def _is_of_another(words: NamedWords, start: int, low: int, *, opens: bool) -> bool:
    """Tell whether a description is part of a longer one: "a spokeswoman for the governor, Ann Lee"."""
    if start > low and words.lower[start - 1] in _POSSESSING and not opens:
        return True
    served = start > low + 1 and words.lower[start - 1] in _SPOKEN_FOR
    return served and is_title(singular(words.lower[start - 2]))


def coordinated(words: NamedWords, mention: Named) -> tuple[Named, ...]:
    """List this name and those that follow it, across "(D-Ore.)" and ", Democrat of Oregon,"."""
    out, high = [mention], words.sentence(mention.first)[1]
    while out[-1].last < high:
        i = _next_in_list(words, out[-1].last, high)
        following = mention_within(words, i, high)
        if i == out[-1].last or not is_name_of(following, words, "person"):
            break
        out.append(following)
    return tuple(out) if any(words.lower[k] in {"and", "&"} for k in range(mention.last, out[-1].first)) else (mention,)


def _next_in_list(words: NamedWords, i: int, high: int) -> int:
    """Return the word behind a party, commas and "and"."""
    i = after_party(words, i, high)
    while i < high and words.lower[i] in {",", "and", "&", ";"}:
        i += 1
    return i


def after_party(words: NamedWords, i: int, high: int) -> int:
    """Return the word after a party tag that begins at `i`, or `i`: "(R-Iowa)", ", Republican of Iowa,"."""
    if i < high and words.word[i] == "(":
        return next((k + 1 for k in range(i, min(i + 8, high)) if words.word[k] == ")"), i)
    if i + 3 < high and _is_party_of(words, i):
        place = words.mention_at[i + 3]
        return place.last if place is not None else i + 4
    return i


def _is_party_of(words: NamedWords, comma: int) -> bool:
    """Tell whether a party and "of" follow a comma: ", Republican of Iowa"."""
    after = words.lower[comma : comma + 3]
    return after[0] == "," and after[1] in title_words().parties and after[2] in {"of", "from"}


def _after(words: NamedWords, mention: Named) -> Iterator[Held]:
    """Find "Ann Lee, 40, the chairwoman of X", "Ann Lee (the chairwoman)", "Ann Lee, who leads X"."""
    high = words.sentence(mention.first)[1]
    i = after_party(words, mention.last, high)
    i += 2 * _is_age(words, i, high)
    for _ in range(2):
        if i + 1 >= high or words.word[i] not in {",", "(", "—", "–", "--"}:
            return
        if words.lower[i + 1] in {"who", "whose"} or words.lower[i + 1] in _AT_TIMES:
            yield from _relative(words, mention, i + 1, high)
            return
        titles = _own_titles(words, i + 1, high)
        if not titles:
            return
        yield from _singles(words, mention, titles)
        i = titles[-1].last


def _is_age(words: NamedWords, i: int, high: int) -> bool:
    """Tell whether an age between commas stands here: ", 40,"."""
    return i + 2 < high and words.word[i] == "," == words.word[i + 2] and words.word[i + 1].isdigit()


def _own_titles(words: NamedWords, first: int, high: int) -> tuple[Title, ...]:
    """Read the titles of an apposition; of "Ann Lee, the mayor, and Senator Bo Li" the last is the next one's."""
    titles = read_titles(words, first, high)
    if not titles or _stands_alone(words, titles, high):
        return titles
    if len(titles) == 1 or words.lower[titles[-1].last - 1] == "and":
        return ()
    return titles[:-1] if _stands_alone(words, titles[:-1], high) else ()


def _singles(words: NamedWords, mention: Named, titles: tuple[Title, ...], status: str | None = None) -> Iterator[Held]:
    """Give the person those of the titles that are one's and good."""
    for title in titles:
        if not title.plural and good(words, title):
            yield held(words, mention, title, rule="title-after-name", status=status)


def _relative(words: NamedWords, mention: Named, i: int, high: int) -> Iterator[Held]:
    """Find "who leads X", "now the chairwoman", "formerly the chairwoman"."""
    if words.lower[i] == "who":
        yield from predicated(words, mention, i + 1)
    elif words.lower[i] != "whose":
        status = "former" if words.lower[i] in _FORMERLY else None
        yield from _singles(words, mention, read_titles(words, i + 1, high), status)


def _stands_alone(words: NamedWords, titles: tuple[Title, ...], high: int) -> bool:
    """Tell whether the phrase is not the title of the next name in a list."""
    end = titles[-1].last
    if end >= high:
        return True
    following = words.mention_at[end]
    if is_name_of(following, words, "person") and following.first == end:
        return False
    return words.lower[end] not in {"and", "or"} or titles[-1].organization is not None or titles[0].definite
