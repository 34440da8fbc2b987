"""Where a title stands to its holder: before the name, after it, and in what is said of them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.facts.offices.descriptions import described_holder, find_descriptions, plausible
from onrecord.facts.offices.held import Held, good, held
from onrecord.facts.offices.predicates import predicated, tenure
from onrecord.facts.offices.title_phrases import OPENERS, Title, read_titles
from onrecord.lang.en.titles import is_title, singular, title_class, title_words
from onrecord.text.named_words import Named, NamedWords

_SAID = frozenset({"said", "says", "wrote", "added", "told", "tweeted", "recalled", "noted"})
_RUN = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBG", "VBN", "HYPH", "AFX", "FW", "CD", "POS"})


def all_held(words: NamedWords) -> tuple[Held, ...]:
    """The titles that the text gives to persons, those of descriptions that hold among them."""
    found = plausible(words, tuple(find_held(words)))
    return (*found, *find_descriptions(words, found))


def find_held(words: NamedWords) -> Iterator[Held]:
    """All titles that the text gives to a person, by mention, in reading order of the mentions."""
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
    """As in "CBP Commissioner Ann Lee", "a lawyer for the paper, Ann Lee", "two developers, Ann Lee and Bo Li"."""
    start = _run_start(words, mention.first)
    for first, stop in _stacked(words, start, mention.first):
        for title in _tried(words, first, stop):
            if (
                title.first > start - 1
                and words.lower[max(title.first - 1, 0)] in {"a", "an"}
                and words.word[title.words[0]][0].isupper()
            ):
                continue  # "a President Lee would": imagined
            if (
                len(title.words) == 1
                and words.word[title.words[0]] in title_words().sets["capital"]
                and title.organization is None
            ):
                continue
            holders = coordinated(words, mention) if title.plural else (mention,)
            if title.plural and len(holders) == 1 and not _abbreviated(words, title):
                continue  # "the candidates Lee supported"
            for holder in holders:
                yield held(words, holder, title, rule="title-before-name")
            start = min(start, title.first)
    if start > words.sentence(start)[0] + 1 and words.word[start - 1] in {",", ":"}:
        yield from _before_comma(words, mention, start - 1)


def _abbreviated(words: NamedWords, title: Title) -> bool:
    """Whether the title's noun is short for itself, as only before names: "Sens."."""
    return words.word[title.words[-1]].endswith(".")


def _run_start(words: NamedWords, stop: int) -> int:
    """The first word of the run of nouns and names that ends before `stop`."""
    low, i = words.sentence(stop)[0], stop
    while i > low:
        w, tag, mention = words.lower[i - 1], words.tag[i - 1], words.mention_at[i - 1]
        inside = mention is not None and mention.form == "name" and mention.last <= stop
        closer = words.glued(i - 1) and (w in {"-", "–"} or (w == "." and is_title(words.lower[i - 2] + ".")))
        of = w in {"of", "for", "the", "in", "and", "general", "to"} and _in_title(words, i - 1, stop)
        if tag in {"VBG", "VBN"} and not (inside or of or words.glued(i - 1) or w in title_words().sets["participles"]):
            break
        if not (inside or closer or of or tag in _RUN or is_title(w) or w in {"then", "former", "now", "-"}):
            break
        i -= 1
    return i


def _in_title(words: NamedWords, i: int, stop: int) -> bool:
    """Whether word `i` is inside "secretary of state" or joins two titles: "author and activist"."""
    if words.lower[i] == "and":
        return is_title(words.lower[i - 1]) and i + 1 < stop
    for first in range(max(i - 4, 0), i):
        for parts in title_words().many.get(singular(words.lower[first]), ()):
            end = first + len(parts)
            if i < end <= stop and all(words.lower[first + n] == p for n, p in enumerate(parts) if n):
                return True
    return False


_HALVES = frozenset({"lieutenant", "attorney", "vice", "major", "brigadier"})
"""First words of titles that end in an abbreviation: "Lieutenant Gov.", "Attorney Gen."."""


def _stacked(words: NamedWords, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Cut "vice-presidential nominee Gov." after each title that another one follows."""
    first = start
    for i in range(start, stop - 1):
        w = words.lower[i]
        candidate = is_title(w) and title_class(singular(w)) == "candidate" and words.lower[i + 1] != "and"
        mate = w == "mate" and words.lower[i - 1] == "running"
        abbreviation = (
            is_title(w)
            and words.word[i + 1][0].isupper()
            and words.word[i + 1].endswith(".")
            and is_title(words.lower[i + 1])
            and w not in _HALVES
        )
        if candidate or mate or (abbreviation and not w.endswith(".")):
            yield first, i + 1
            first = i + 1
    if first < stop:
        yield first, stop


def _tried(words: NamedWords, first: int, stop: int) -> tuple[Title, ...]:
    """The titles of the longest end of this run that is wholly a title phrase."""
    for start in range(first, stop):
        titles = read_titles(words, start, stop)
        if titles and titles[-1].last == stop:
            return titles
    return ()


_SPOKEN_FOR = frozenset({"for", "to", "of"})


def _before_comma(words: NamedWords, mention: Named, comma: int) -> Iterator[Held]:
    low, high = words.sentence(comma)
    if mention.last < high and words.lower[mention.last] in _SAID:
        return  # "the best president was a gardener, Lee wrote"
    if words.lower[comma + 1] in {"mr.", "mrs.", "ms."}:
        return  # "the president, Mrs. Lee said, …": two parties
    for start in range(comma - 1, max(low, comma - 16) - 1, -1):
        if words.word[start] in {",", ";", '"', "”", "“"} and start < comma - 1:
            break
        opens = words.lower[start] in OPENERS or start == low or words.lower[start] in {"two", "three", "four"}
        named = words.mention_at[start] is not None and words.mention_at[start].first == start  # type: ignore[union-attr]
        if not (opens or named):
            continue
        titles = read_titles(words, start, comma)
        if not titles or titles[-1].last != comma:
            continue
        title = titles[0]
        anchored = (
            title.possessor is not None
            or title.definite
            or words.lower[start] in {"a", "an"}
            or title.plural
            or title.principal
            or (named and title.organization and (start == low or words.tag[start - 1] not in _RUN | {"DT", "PRP$"}))
        )
        if not anchored or words.lower[title.words[0]] in title_words().kin:
            continue
        if start > low and words.lower[start - 1] in {"of", "for", "'s", "and"} and not opens:
            continue
        if start > low + 1 and words.lower[start - 1] in _SPOKEN_FOR and is_title(singular(words.lower[start - 2])):
            continue  # "a spokeswoman for the governor, Ann Lee": the governor is another
        for holder in coordinated(words, mention) if title.plural else (mention,):
            for one in titles:
                yield held(words, holder, one, rule="description-before-name")
        return


def coordinated(words: NamedWords, mention: Named) -> tuple[Named, ...]:
    """This name and those that follow it in a list, across "(D-Ore.)" and ", Democrat of Oregon,"."""
    out, high = [mention], words.sentence(mention.first)[1]
    i = mention.last
    while i < high:
        i = after_party(words, i, high)
        while i < high and words.lower[i] in {",", "and", "&", ";"}:
            i += 1
        following = words.mention_at[i] if i < high else None
        if (
            i == out[-1].last
            or following is None
            or following.form != "name"
            or words.entity(following).kind != "person"
        ):
            break
        out.append(following)
        i = following.last
    return tuple(out) if any(words.lower[k] in {"and", "&"} for k in range(mention.last, out[-1].first)) else (mention,)


def after_party(words: NamedWords, i: int, high: int) -> int:
    """The word after a party tag that begins at `i`, or `i`: "(R-Iowa)", ", Republican of Iowa,"."""
    if i < high and words.word[i] == "(":
        return next((k + 1 for k in range(i, min(i + 8, high)) if words.word[k] == ")"), i)
    if (
        i + 3 < high
        and words.word[i] == ","
        and words.lower[i + 1] in title_words().parties
        and words.lower[i + 2] in {"of", "from"}
    ):
        place = words.mention_at[i + 3]
        return place.last if place is not None else i + 4
    return i


def _after(words: NamedWords, mention: Named) -> Iterator[Held]:
    """As in "Ann Lee, 40, the chairwoman of X", "Ann Lee (the chairwoman)", "Ann Lee, who leads X"."""
    high = words.sentence(mention.first)[1]
    i = after_party(words, mention.last, high)
    if i + 2 < high and words.word[i] == "," and words.word[i + 1].isdigit() and words.word[i + 2] == ",":
        i += 2
    for _ in range(2):
        if i + 1 >= high or words.word[i] not in {",", "(", "—", "–", "--"}:
            return
        if words.lower[i + 1] in {"who", "whose"} or words.lower[i + 1] in {
            "now",
            "once",
            "formerly",
            "currently",
            "then",
        }:
            yield from _relative(words, mention, i + 1, high)
            return
        titles = read_titles(words, i + 1, high)
        if len(titles) > 1 and words.lower[titles[-1].last - 1] != "and" and not _stands_alone(words, titles, high):
            titles = titles[:-1]  # "Ann Lee, the mayor, and Senator Bo Li": the last is the next one's
        if not titles or not _stands_alone(words, titles, high):
            return
        for title in titles:
            if not title.plural and good(words, title):
                yield held(words, mention, title, rule="title-after-name")
        i = titles[-1].last


def _relative(words: NamedWords, mention: Named, i: int, high: int) -> Iterator[Held]:
    if words.lower[i] == "who":
        yield from predicated(words, mention, i + 1)
        return
    if words.lower[i] != "whose":
        for title in read_titles(words, i + 1, high):
            if not title.plural and good(words, title):
                status = "former" if words.lower[i] in {"once", "formerly", "then"} else None
                yield held(words, mention, title, rule="title-after-name", status=status)


def _stands_alone(words: NamedWords, titles: tuple[Title, ...], high: int) -> bool:
    """Whether the phrase is not the title of the next name in a list."""
    end = titles[-1].last
    if end >= high:
        return True
    following = words.mention_at[end]
    if (
        following is not None
        and following.form == "name"
        and following.first == end
        and words.entity(following).kind == "person"
    ):
        return False
    return words.lower[end] not in {"and", "or"} or titles[-1].organization is not None or titles[0].definite
