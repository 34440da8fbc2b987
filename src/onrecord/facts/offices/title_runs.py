"""The run of nouns and names that holds a title, and the title that closes it: "former New York City police chief"."""

from __future__ import annotations

from onrecord.facts.offices.titles import CLOSERS, DASHES, NOMINAL, POSSESSIVE_MARKS, is_name
from onrecord.lang.en.titles import is_title, is_unlisted_title, singular, title_words
from onrecord.text.named_words import Named, NamedWords

_MARKS_OF_POSSESSION = POSSESSIVE_MARKS | {"’s", "’"}


def run_end(words: NamedWords, first: int, stop: int) -> int:
    """Find the end of the run of nouns, adjectives and names that begins at `first`; a person's name ends it."""
    i = first
    while i < stop:
        after = _after_word(words, i, first, stop)
        if after == i:
            return i
        i = after
    return i


def _after_word(words: NamedWords, i: int, first: int, stop: int) -> int:
    """Return the word after this one, or after the name or title that begins here; itself where the run ends."""
    mention = words.mention_at[i]
    if is_name(mention):
        return _after_name(words, mention, i, stop)
    title_end = _multiword(words, i, stop)
    if title_end:
        return title_end
    if i > first and (_is_made_by(words, i) or _is_joined(words, i)):
        return i if _is_made_by(words, i) else i + 1
    return i + 1 if _may_stand_in_run(words, i, stop) else i


def _after_name(words: NamedWords, mention: Named, i: int, stop: int) -> int:
    if words.entity(mention).kind == "person" and not _serves(words, mention, stop):
        return i
    end = min(mention.last, stop)
    return end + 1 if end < stop and words.lower[end] in _MARKS_OF_POSSESSION else end


def _is_made_by(words: NamedWords, i: int) -> bool:
    """Tell whether a participle tells who made the holder of a title one: "a federal judge nominated by"."""
    return words.tag[i] == "VBN" and words.lower[i + 1 : i + 2] == ["by"] and is_title(words.lower[i - 1])


def _is_joined(words: NamedWords, i: int) -> bool:
    """Tell whether a dash joins this word to the one before."""
    return words.glued(i) and (words.word[i] in DASHES or words.word[i - 1] in DASHES)


def _may_stand_in_run(words: NamedWords, i: int, stop: int) -> bool:
    tag, word = words.tag[i], words.lower[i]
    if tag in NOMINAL and (tag != "RB" or word in title_words().status):
        return True
    return is_title(word) or (tag == "." and words.glued(i) and i + 1 < stop)  # a word's full stop, not the sentence's


def _serves(words: NamedWords, mention: Named, stop: int) -> bool:
    """Tell whether a title of their own people follows a person's name: "Smith spokesman", "Smith's lawyer"."""
    i = mention.last
    if i < stop and words.lower[i] in POSSESSIVE_MARKS:
        i += 1
    for k in range(i, min(i + 4, stop)):
        if words.tag[k] not in NOMINAL:
            return False
        if _multiword(words, k, stop):
            return True
        if is_title(words.lower[k]) and words.lower[k][-1] != ".":
            return True
    return False


def _multiword(words: NamedWords, i: int, stop: int) -> int | None:
    """Find the end of a title of several words that begins here: "secretary of state"."""
    for parts in title_words().many.get(singular(words.lower[i]), ()):
        end = i + len(parts)
        if end <= stop and all(words.lower[i + n] == p for n, p in enumerate(parts) if n):
            return end
    return None


def find_head(words: NamedWords, first: int, end: int) -> tuple[int, int] | None:
    """Find the last title of the run, as (its first word, the word after it), which must close the run."""
    for i in range(first, end):
        after = _multiword(words, i, end)
        if after and (after >= end or not any(is_title(words.lower[k]) for k in range(after, end))):
            return i, after
    for i in range(end - 1, first - 1, -1):
        if _ends_long_name(words.mention_at[i], i):
            return None
        if is_title(words.lower[i]) or (words.tag[i].startswith("NN") and is_unlisted_title(words.lower[i])):
            return i, i + 1
        if not _closing(words, i):
            return None
    return None


def _ends_long_name(mention: Named | None, i: int) -> bool:
    """Tell whether a name of several words ends here."""
    return is_name(mention) and mention.last == i + 1 and mention.first < i


def _closing(words: NamedWords, i: int) -> bool:
    """Tell whether this word may follow the title in its run: "chairman emeritus", "spokesman Monday"."""
    if words.tag[i] in {"RB", "CD", "POS"}:
        return True
    return words.lower[i] in CLOSERS or words.lower[i].endswith("day") or words.word[i] in DASHES
