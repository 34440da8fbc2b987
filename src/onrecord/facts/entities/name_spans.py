"""Runs of capitals: where names can be, whether the network saw them or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.facts.entities.name import capital, head_word, plain
from onrecord.lang.en.lexicons import word_set, word_table
from onrecord.text.columns import Words

_TOPICAL = frozenset([
    "committee", "subcommittee", "council", "commission", "center", "institute", "panel", "conference", "board",
])  # fmt: skip
_CALLED_FOR = frozenset([
    "center", "centers", "institute", "agency", "office", "council", "coalition", "society", "fund",
])  # fmt: skip
Bounds = tuple[int, int]

# What a capital may hide at the start of a sentence, and what no name consists of.
_NEVER = frozenset(["DET", "ADP", "CCONJ", "SCONJ", "PRON", "AUX", "PART", "INTJ", "PUNCT", "SPACE"])
_NOT_FIRST = frozenset([*_NEVER, "VERB", "ADV", "NUM"])
_OPENERS = frozenset(["“", '"', "‘", "'", ":", "(", "[", "—", "–", "•", "*"])
_HYPHENS = frozenset(["-", "–", "‑"])
_PARTICLES = frozenset(["al", "bin", "ibn", "ben", "abu", "van", "von", "der", "de", "del", "della", "da", "di", "el"])
_HONORIFICS = frozenset([
    "messrs", "mr", "mrs", "ms", "miss", "dr", "sen", "sens", "rep", "reps", "gov", "govs", "lt", "sgt", "prof", "rev",
])  # fmt: skip
_NUMBERS = frozenset([
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
    "sixty", "seventy", "eighty", "ninety", "hundreds", "thousands", "millions", "dozens",
])  # fmt: skip
_PAPERS = frozenset([
    "times", "herald", "tribune", "gazette", "journal", "news", "star", "union", "sentinel", "telegram", "telegraph",
    "dispatch", "democrat", "leader", "picayune", "intelligencer", "courant", "register", "press", "review",
])  # fmt: skip
# What belongs to the title after it and never ends an organization's name.
_TITLE_MODIFIERS = frozenset([
    "acting", "assistant", "associate", "chief", "deputy", "executive", "first", "interim", "managing", "press",
    "senior", "vice",
])  # fmt: skip
# "the Bay of Biscay", "the Cape of Good Hope": one place.
_WATERS = frozenset(["bay", "cape", "gulf", "isle", "sea", "strait", "straits"])
_PORTFOLIOS = frozenset([
    "agriculture", "culture", "defence", "defense", "economy", "education", "energy", "environment", "finance", "first",
    "foreign", "health", "home", "housing", "immigration", "information", "interior", "justice", "labor", "labour",
    "prime", "security", "trade", "transport", "treasury",
])  # fmt: skip
_MONTHS = frozenset([
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
])  # fmt: skip
_STATES = frozenset(["state", "u.s.", "us", "federal"])
_STANDING = frozenset(["acting", "ex", "former", "longtime", "outgoing", "retired", "then"])
# "A September Gallup poll" is Gallup's.
_POLLS = frozenset(["poll", "polls", "survey", "surveys"])
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


def find_runs(words: Words, guesses: Sequence[str], start: int, end: int) -> Iterator[Bounds]:
    """Stretches of capitals within the sentence [start, end), over hyphens without space.

    Args:
        words: the article's.
        guesses: the label of the network's name over each word, "" where there is none.
        start: the sentence's first word.
        end: the word after its last.
    """
    i, first = start, True
    while i < end:
        if not _opens(words, guesses, i, first=first, end=end):
            first = words.forms[i] in _OPENERS or (first and words.pos[i] in ("SPACE", "PUNCT"))
            i += 1
            continue
        stop = i + 1
        while stop < end and (width := _goes_on(words, guesses, i, stop, end=end)):
            stop += width
        yield i, stop
        i, first = stop, False


def _opens(words: Words, guesses: Sequence[str], i: int, *, first: bool, end: int) -> bool:
    """Whether a run can begin here."""
    if not capital(words, i) or words.forms[i] == "I":
        return False
    if (first and words.tags[i] == "CD") or words.lowers[i] in _NUMBERS:
        return False
    if guesses[i] or words.pos[i] == "PROPN":
        return words.pos[i] not in ("DET", "PRON") or bool(guesses[i])
    if first:
        return words.pos[i] not in _NOT_FIRST and i + 1 < end and capital(words, i + 1)
    return words.pos[i] not in _NEVER


def _goes_on(words: Words, guesses: Sequence[str], start: int, i: int, *, end: int) -> int:
    """By how many words the run grows at `i`: 1 for a capital, 2 for a hyphen and what hangs on it, else 0."""
    if capital(words, i):
        return int(words.pos[i] not in _NEVER or bool(guesses[i]))
    if words.forms[i] == "&" and i + 1 < end and capital(words, i + 1):
        return 2 * (not _apart_elsewhere(words, i))
    if words.lowers[i : i + 3] in (["in", "'", "t"], ["in", "’", "t"]) and i + 3 < end:
        return 4 * capital(words, i + 3)  # "Ann in 't Veld"
    if words.lowers[i] in _PARTICLES and i + 1 < end:
        hyphen = words.forms[i + 1] in _HYPHENS and i + 2 < end and capital(words, i + 2)
        return 3 if hyphen else 2 * capital(words, i + 1)
    if words.forms[i] not in _HYPHENS or not words.glued(i) or i + 1 >= end or not words.glued(i + 1):
        return 0
    paper = words.lowers[i + 1] in _PAPERS  # "the Sun-Times" is not the Sun
    begin = start + (words.lowers[start] in _MONTHS)
    known = " ".join(words.lowers[begin:i]) in word_set("organizations") and not paper
    proper = capital(words, i + 1) or words.pos[i + 1] == "PROPN" or bool(guesses[i + 1]) or words.forms[i + 1] == "e"
    return 2 * (proper and not known)


def _apart_elsewhere(words: Words, i: int) -> bool:
    """Whether both names beside the "&" at `i` stand elsewhere without it: two, "Rowe & Park", and not one firm."""
    left, right = words.forms[i - 1], words.forms[i + 1]
    if left == right:
        return False
    beside = {i - 1, i + 1}
    return all(any(k not in beside for k in words.places[side]) for side in (left, right))


def cut_run(words: Words, guesses: Sequence[str], run: Bounds) -> Iterator[Bounds]:
    """The names of a run: cut at titles, before a first name, after a day or a party."""
    start, end = run
    begin = start
    for i in range(start, end):
        if _is_title(words, guesses, i, run, begin):
            stop = _title_start(words, begin, i)
            state = stop - begin == 2 and words.lowers[begin] in _STATES  # "State Transportation Secretary"
            begin += state and words.lowers[begin + 1] in _PORTFOLIOS | word_set("organization_topics")
            yield from _ends_trimmed(words, guesses, begin, stop)
            begin = i + 1
        elif i > begin and _first_name_after(words, guesses, i, end):
            yield from _ends_trimmed(words, guesses, begin, i)
            begin = i
    yield from _ends_trimmed(words, guesses, begin, end)


def _is_title(words: Words, guesses: Sequence[str], i: int, run: Bounds, begin: int) -> bool:
    low, (start, end) = plain(words.forms[i]), run
    if low not in word_set("titles"):
        return False
    if low in _HONORIFICS:
        return True
    if i + 1 == end:
        if i == begin + 1 and words.forms[begin].isupper() and 2 < len(words.forms[begin]) < 7:
            return True  # "as CBP Commissioner"
        return not guesses[i] or (i == begin and words.pos[i] != "PROPN") or guesses[i] == "PERSON" != guesses[i - 1]
    if head_word([plain(f) for f in words.forms[i:end]]) in word_set("organization_heads"):
        return False
    following = plain(words.forms[i + 1])
    named = following in word_table("given_names") or guesses[i + 1] == "PERSON" or following in word_set("titles")
    return named or i == start or not guesses[i]


def _title_start(words: Words, begin: int, i: int) -> int:
    """Where the title at `i` begins: "White House | Press Secretary", "Ohio | Senior Vice President"."""
    modifiers = _TITLE_MODIFIERS | (_PORTFOLIOS if words.lowers[i] == "minister" else frozenset())
    while i > begin and words.lowers[i - 1] in modifiers:
        i -= 1
    return i


def _first_name_after(words: Words, guesses: Sequence[str], i: int, end: int) -> bool:
    """A person begins within the run: after another kind of guess, a first name and no organization's end."""
    organized = plain(words.forms[end - 1]) in word_set("organization_heads")
    named = plain(words.forms[i]) in word_table("given_names") and end - i in (2, 3)
    other = guesses[i - 1] not in ("", "PERSON") or words.lowers[i - 1] in word_set("no_names")
    return named and other and guesses[i] == "PERSON" and not organized


def _ends_trimmed(words: Words, guesses: Sequence[str], start: int, end: int) -> Iterator[Bounds]:
    """Without days at either end, and without a party before a person."""
    while start < end and (words.lowers[start] in _DAYS or words.forms[start] in _HYPHENS):
        start += 1
    while start < end and (words.lowers[end - 1] in _DAYS or words.forms[end - 1] in _HYPHENS):
        end -= 1
    if start + 1 < end and words.lowers[start] in _STANDING:
        # "Former House speaker" at a sentence's head, "Ex-CIA chief"
        start += 1 + (start + 2 < end and words.forms[start + 1] in _HYPHENS)
    rest = " ".join(words.lowers[start + 1 : end])
    polled = not _POLLS.isdisjoint(words.lowers[end : end + 1]) or rest in word_set("organizations")
    if start + 1 < end and words.lowers[start] in _MONTHS and polled:
        start += 1
    if start + 1 < end and words.lowers[end - 1] in _POLLS:
        end -= 1  # "a USA Today/Suffolk University Poll"
    party = start + 1 < end and words.lowers[start] in word_set("no_names") and guesses[start + 1] == "PERSON"
    rest = " ".join(words.lowers[start + 1 : end])
    known = start < end and words.lowers[start] in word_table("parties") and rest in word_set("organizations")
    if known or (party and plain(words.forms[end - 1]) not in word_set("organization_heads")):
        start += 1
    if start < end:
        yield start, end


def join_runs(words: Words, guesses: Sequence[str], pieces: Sequence[Bounds]) -> list[Bounds]:
    """Pieces that one organization's name holds: "Court of Appeals", "Citizenship and Immigration Services"."""
    joined: list[Bounds] = []
    for piece in pieces:
        if joined and _one_organization(words, guesses, joined[-1], piece):
            joined[-1] = (joined[-1][0], piece[1])
        else:
            joined.append(piece)
    return joined


def _one_organization(words: Words, guesses: Sequence[str], left: Bounds, right: Bounds) -> bool:
    between = words.lowers[left[1] : right[0]]
    if len(between) > 2 or words.sentence[left[1] - 1] != words.sentence[right[0]]:
        return False
    heads = word_set("organization_heads")
    if between in (["and"], ["&"], [",", "and"]):
        topics, last = word_set("organization_topics"), plain(words.forms[right[1] - 1])
        topic = plain(words.forms[left[1] - 1]) in topics
        # "Organization for Economic Cooperation and Development": its head stands before.
        headed = "for" in words.lowers[left[0] : left[1]] and last in topics
        return topic and (last in heads or headed)
    head = head_word([plain(f) for f in words.forms[left[0] : left[1]]])
    if between == ["of"] and left[1] - left[0] == 1 and head in _WATERS:
        return right[1] - right[0] < 3
    if head not in heads or plain(words.forms[right[0]]) in word_table("given_names"):
        return False
    if between == ["on"]:
        return head in _TOPICAL
    if between in (["for"], ["for", "the"]):
        if all(guesses[k] == "ORG" for k in range(left[1] - 1, right[0] + 1)):
            return True
        return left[1] - left[0] > 1 or head in _CALLED_FOR
    return between in (["of"], ["of", "the"])
