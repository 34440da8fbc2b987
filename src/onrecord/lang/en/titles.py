"""The lexicon of titles: which words are one, what stands around them, of office_*.tsv and office_words.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lang.en.lexicons import tables, word_set, word_table

_RANKS = tables("office_words")["ranks"]
LOWER_RANKS = frozenset(_RANKS["lower"])
"""Words that make another post of a title, and that it is never told without."""
RANKS = LOWER_RANKS | frozenset(_RANKS["other"])
"""Words that make another post of a title: "prime minister", "foreign minister"."""
PLURALS: Mapping[str, str] = tables("office_words")["plurals"]
"""Ends of titles in the plural, and in the singular: "congressmen", "first ladies"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleWords:
    """The word lists, each as a set or a table of lower-case words."""

    classes: Mapping[str, str]
    many: Mapping[str, tuple[tuple[str, ...], ...]]
    abbreviations: Mapping[str, str]
    status: Mapping[str, str]
    loose: frozenset[str]
    no_office: frozenset[str]
    parties: frozenset[str]
    party_names: frozenset[str]
    party_letters: Mapping[str, str]
    as_status: Mapping[str, str]
    leads: Mapping[str, str]
    kin: frozenset[str]
    endings: tuple[str, ...]
    without_stop: frozenset[str]
    sets: Mapping[str, frozenset[str]]


@cache
def title_words() -> TitleWords:
    """Read the lists, once."""
    raw = tables("office_words")
    classes = word_table("office_titles")
    many: dict[str, list[tuple[str, ...]]] = {}
    for title in classes:
        parts = tuple(title.replace("-", " - ").split())
        if len(parts) > 1:
            many.setdefault(parts[0], []).append(parts)
    return TitleWords(
        classes=classes,
        many={first: tuple(sorted(m, key=len, reverse=True)) for first, m in many.items()},
        abbreviations=word_table("office_abbreviations"),
        status={word: status for status, words in raw["status"].items() for word in words},
        loose=frozenset(raw["words"]["loose"]),
        no_office=frozenset(raw["words"]["no_office"]),
        parties=frozenset(raw["party"]["adjectives"]),
        party_names=frozenset(raw["party"]["nouns"]),
        party_letters=raw["party"]["letters"],
        as_status={word: status for status, words in raw["as"].items() for word in words},
        leads=raw["leads"]["verbs"],
        kin=frozenset(raw["kin"]["nouns"]),
        endings=tuple(raw["unlisted"]["endings"]),
        without_stop=frozenset(raw["abbreviated"]["without_stop"]),
        sets={name: frozenset(words) for name, words in raw["set"].items()},
    )


def spelled_out(title: str) -> str:
    """Spell out the abbreviations in a title: "lt. gov." is "lieutenant governor"."""
    full = word_table("office_abbreviations")
    return " ".join(full.get(word[:-1], word) if word.endswith(".") else word for word in title.split())


@cache
def singular(word: str) -> str:
    """Return the singular title that this word is, or the word itself: "senators", "spokesmen", "Gov."."""
    lists = title_words()
    bare = word.rstrip(".")
    if bare in lists.abbreviations and (word.endswith(".") or bare in lists.without_stop):
        return lists.abbreviations[bare]
    if word in lists.classes:
        return word
    for plural, one in PLURALS.items():
        if word.endswith(plural) and word[: -len(plural)] + one in lists.classes:
            return word[: -len(plural)] + one
    for ending, end in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and word[: -len(ending)] + end in lists.classes:
            return word[: -len(ending)] + end
    return word


@cache
def singular_as_written(word: str) -> str:
    """Return the singular of a title's last word, short where the word is: "senators" is "senator", "Sens." "sen."."""
    bare, lists = word.rstrip("."), title_words()
    if bare not in lists.abbreviations or not (word.endswith(".") or bare in lists.without_stop):
        return singular(singular(word))
    many = bare.endswith("s") and bare[:-1] in lists.abbreviations
    return word.replace(bare, bare[:-1]) if many else word


@cache
def is_title(word: str) -> bool:
    """Tell whether this lower-case word alone is a title, singular or plural, in full or abbreviated."""
    return _plain(singular(word)) in title_words().classes


@cache
def is_unlisted_title(word: str) -> bool:
    """Tell whether a word that the list lacks ends as occupations do."""
    lists = title_words()
    return any(word.endswith(e) and len(word) > len(e) + 2 for e in lists.endings)


def _plain(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in title_words().classes else word


@cache
def title_class(title: str) -> str:
    """Return `elected`, `post`, `candidate` or `calling`, by a title's last words; `calling` where unlisted."""
    parts = title.split()
    for n in range(len(parts)):
        found = title_words().classes.get(singular(" ".join(parts[n:])))
        if found:
            return found
    for n in range(len(parts), 0, -1):
        found = title_words().classes.get(" ".join(parts[:n]))
        if found:
            return found
    return "calling"


def post_of(title: str) -> tuple[str, frozenset[str]]:
    """Return what tells a post from others: its last word and its ranks ("vice" president, "chief" justice)."""
    parts = title.split()
    return parts[-1], frozenset(parts) & RANKS


def is_post_nominal(form: str) -> bool:
    """Tell whether a word is letters behind a person's name, with or without stops: "OBE", "Ph.D."."""
    return form.replace(".", "") in word_set("post_nominals")
