"""The run of nouns and names that holds a title, and the title that closes it: "former New York City police chief"."""

from __future__ import annotations

from onrecord.facts.offices.titles import CLOSERS, DASHES, NOMINAL, POSSESSIVE_MARKS, is_name
from onrecord.lang.en.titles import is_title, is_unlisted_title, singular, title_words
from onrecord.text.view import ArticleView, WordMention

_MARKS_OF_POSSESSION = POSSESSIVE_MARKS | {"’s", "’"}


def run_end(view: ArticleView, first: int, stop: int) -> int:
    """Find the end of the run of nouns, adjectives and names that begins at `first`; a person's name ends it."""
    i = first
    while i < stop:
        after = _after_word(view, i, first, stop)
        if after == i:
            return i
        i = after
    return i


def _after_word(view: ArticleView, i: int, first: int, stop: int) -> int:
    """Return the word after this one, or after the name or title that begins here; itself where the run ends."""
    mention = view.mention_at[i]
    if is_name(mention):
        return _after_name(view, mention, i, stop)
    title_end = _multiword(view, i, stop)
    if title_end:
        return title_end
    if i > first and (_is_made_by(view, i) or _is_joined(view, i)):
        return i if _is_made_by(view, i) else i + 1
    return i + 1 if _may_stand_in_run(view, i, stop) else i


def _after_name(view: ArticleView, mention: WordMention, i: int, stop: int) -> int:
    if view.entity(mention).kind == "person" and not _leads_to_aide(view, mention, stop):
        return i
    end = min(mention.stop, stop)
    return end + 1 if end < stop and view.lowers[end] in _MARKS_OF_POSSESSION else end


def _is_made_by(view: ArticleView, i: int) -> bool:
    """Tell whether a participle tells who made the holder of a title one: "a federal judge nominated by"."""
    return view.tags[i] == "VBN" and view.lowers[i + 1 : i + 2] == ["by"] and is_title(view.lowers[i - 1])


def _is_joined(view: ArticleView, i: int) -> bool:
    """Tell whether a dash joins this word to the one before."""
    return view.glued(i) and (view.words[i] in DASHES or view.words[i - 1] in DASHES)


def _may_stand_in_run(view: ArticleView, i: int, stop: int) -> bool:
    tag, word = view.tags[i], view.lowers[i]
    if tag in NOMINAL and (tag != "RB" or word in title_words().status):
        return True
    return is_title(word) or _is_full_stop_of_word(view, i, stop)


def _is_full_stop_of_word(view: ArticleView, i: int, stop: int) -> bool:
    """Tell whether an abbreviation's full stop stands here, not the sentence's."""
    return view.tags[i] == "." and view.glued(i) and i + 1 < stop


def _leads_to_aide(view: ArticleView, mention: WordMention, stop: int) -> bool:
    """Tell whether a title of their own people follows a person's name: "Smith spokesman", "Smith's lawyer"."""
    i = mention.stop
    if i < stop and view.lowers[i] in POSSESSIVE_MARKS:
        i += 1
    for k in range(i, min(i + 4, stop)):
        if view.tags[k] not in NOMINAL:
            return False
        if _multiword(view, k, stop):
            return True
        if is_title(view.lowers[k]) and view.lowers[k][-1] != ".":
            return True
    return False


def _multiword(view: ArticleView, i: int, stop: int) -> int | None:
    """Find the end of a title of several words that begins here: "secretary of state"."""
    for parts in title_words().many.get(singular(view.lowers[i]), ()):
        end = i + len(parts)
        if end <= stop and all(view.lowers[i + n] == p for n, p in enumerate(parts) if n):
            return end
    return None


def find_head(view: ArticleView, first: int, end: int) -> tuple[int, int] | None:
    """Find the last title of the run, as (its first word, the word after it), which must close the run."""
    for i in range(first, end):
        after = _multiword(view, i, end)
        if after and not _has_title(view, after, end):
            return i, after
    for i in range(end - 1, first - 1, -1):
        if _ends_long_name(view.mention_at[i], i) and view.lowers[i] not in title_words().without_stop:
            return None
        if _is_title_noun(view, i):
            return i, i + 1
        if not _closing(view, i):
            return None
    return None


def _is_title_noun(view: ArticleView, i: int) -> bool:
    """Tell whether a word is a listed title or a noun that ends as occupations do."""
    return is_title(view.lowers[i]) or (view.tags[i].startswith("NN") and is_unlisted_title(view.lowers[i]))


def _has_title(view: ArticleView, first: int, last: int) -> bool:
    return any(is_title(view.lowers[k]) for k in range(first, last))


def _ends_long_name(mention: WordMention | None, i: int) -> bool:
    """Tell whether a name of several words ends here."""
    return is_name(mention) and mention.stop == i + 1 and mention.start < i


def _closing(view: ArticleView, i: int) -> bool:
    """Tell whether this word may follow the title in its run: "chairman emeritus", "spokesman Monday"."""
    if view.tags[i] in {"RB", "CD", "POS"}:
        return True
    return view.lowers[i] in CLOSERS or view.lowers[i].endswith("day") or view.words[i] in DASHES
