"""Names as keys: what two writings of one name have in common."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from onrecord.lang.en.inflection import inflected
from onrecord.lang.en.lexicons import rows, word_forms, word_lists, word_set

_APOSTROPHES = dict.fromkeys(map(ord, "‘’ʼʻ`´′＇"), "'")
_UNSEEN = (0xAD, 0x2060, 0xFEFF, *range(0x200B, 0x2010))
NICKNAME = re.compile(r"(?<=\w) [“\"‘'(\[„«][^“”\"‘’()\[\]«»]{1,30}[”\"’')\]»“] (?=\w)")
"""A nickname within a name: Lionel “Patches” Moore, Ruth (Roo) Pemberton."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]{2,})?")
_POSSESSIVE = re.compile(r"['‘’ʼ`´]s?$")
_NO_PLURAL = re.compile(r"[sui]s$")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where two words are written as one: "WeirBank"."""
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_LETTERS = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?![\w.])")


def unshouted(name: str, *, kind: str) -> str:
    """Write a person's or place's name in capitals, as datelines have it, the usual way: "Los Angeles".

    Single words of three letters ("UAE") and abbreviations with stops ("D.C.") stay.
    """
    if kind not in ("person", "place") or not name.isupper() or len(name) < 4:
        return name
    return _LETTERS.sub(lambda m: m[0].capitalize(), name)


def folded(text: str) -> str:
    """Without case, accents and signs that have no width; one apostrophe, and "o" for "ø"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return "".join(c for c in decomposed.translate(_letters()) if not unicodedata.combining(c))


@cache
def _letters() -> Mapping[int, str | None]:
    """Return what letters are written as in English that no accent is taken from, and None for signs without width."""
    letters: dict[int, str | None] = {ord(letter): plain for letter, plain in rows("letters")}
    return letters | dict.fromkeys(_UNSEEN)


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, without dots of abbreviations and a closing possessive."""
    undotted = _DOTTED.sub(lambda m: m[0].replace(".", ""), _POSSESSIVE.sub("", name.strip()))
    return tuple(_WORD.findall(folded(undotted)))


@lru_cache(maxsize=65536)
def person_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name, without titles before, a nickname within and suffixes (Jr., III) behind.

    Nor with what reading may take for a first name: "Crooked" Elena, "Backing" Marsh in a headline.
    """
    parts = _without_titles(name)
    if len(parts) > 1 and _begins_misread(parts):
        parts.pop(0)
    while len(parts) > 1 and parts[-1] in word_set("person_suffixes"):
        parts.pop()
    return tuple(parts)


def _without_titles(name: str) -> list[str]:
    parts = list(words(NICKNAME.sub(" ", name)))
    while len(parts) > 1 and parts[0] in word_set("person_titles"):
        parts.pop(0)
    return parts


def is_misread(name: str) -> bool:
    """Tell whether a person's name begins with a word that is none of it: "Crooked" Elena, "Backing" Marsh."""
    parts = _without_titles(name)
    return len(parts) > 1 and _begins_misread(parts)


def _begins_misread(parts: list[str]) -> bool:
    """Tell whether the first word is an epithet before a first name, or all that stands before a surname a gerund."""
    given = word_set("given_names")
    if parts[0] in given:
        return False
    named_first = parts[0] in word_lists("name_parts")["epithet"] and parts[1] in given
    return named_first or (len(parts) == 2 and parts[0] in _gerunds())


@cache
def _gerunds() -> frozenset[str]:
    """Return the forms in -ing of the verbs that say what somebody does for or against another."""
    return frozenset(form for verb in word_set("acts") for form in inflected(verb) if form.endswith("ing"))


def person_suffix(name: str) -> str | None:
    """Return `jr`, `sr`, `iii` … where the name ends in one."""
    parts = words(name)
    return parts[-1] if len(parts) > 1 and parts[-1] in word_set("person_suffixes") else None


@lru_cache(maxsize=65536)
def organization_words(name: str) -> tuple[str, ...]:
    """Return the words of an organization's name that tell it from others.

    Without articles and prepositions, "U.S." in front and legal forms (Inc., Corp.) behind; each word in its
    lexicon form (dept is department).
    """
    forms = word_forms("organization_forms")
    parts = [forms.get(w, w) for w in words(_unowned(name)) if w not in word_set("organization_stopwords")]
    if parts[:2] == ["united", "states"]:
        parts[:2] = ["us"]
    while len(parts) > 1 and parts[-1] in word_set("organization_suffixes"):
        parts.pop()
    if len(parts) > 1 and parts[0] == "us":
        parts.pop(0)
    return tuple(parts) or words(name)


def acronyms(name: str) -> tuple[str, ...]:
    """Return the acronyms that an organization's name of several words would have, folded."""
    parts = organization_words(name)
    if len(parts) < 2:
        return ()
    short, given = "".join(w[0] for w in parts), words(name)
    found = [short, "".join(w[0] for w in given)]
    if given[0] == "us" or given[:2] == ("united", "states"):
        found.append("us" + short)
    return tuple(dict.fromkeys(found))


def is_acronym(name: str) -> bool:
    """Tell whether the name is written as one: two to six capitals, dots between them or not."""
    letters = name.strip().replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


@cache
def _parties() -> Mapping[str, str]:
    """Return the name to show of each party, by what it and those who belong to it are called."""
    return {name: shown for shown, *names in rows("party_names") for name in names}


def party_of(name: str) -> str | None:
    """Return the party that a name stands for, as it is shown: "Republican Party" for "GOP" and "Republicans"."""
    return _parties().get(_plain(name))


def bearer_kind(name: str, kind: str) -> str:
    """Return the kind of what a name stands for: a party is an organization, also where only its members are named."""
    return "organization" if kind != "person" and party_of(name) else kind


def _plain(name: str) -> str:
    return " ".join(w for w in words(name) if w != "the")


@lru_cache(maxsize=65536)
def keys(name: str, *, kind: str) -> tuple[str, ...]:
    """Return what a name is found by, the most telling first.

    Persons: the whole name, the surname, the first name. Organizations: the telling words sorted, the same without
    those that say the kind of company, the acronym that it is (`a:`) or that stands for it (`l:`), the surname of whose
    campaign it is (`c:`), or the noun that many are called by (`g:`). Places: the words, and the name that stands for
    them. Others: the words, and their singular.
    """
    if kind == "person":
        parts = person_words(name)
        return (f"p:{' '.join(parts)}", f"s:{parts[-1]}", f"f:{parts[0]}")[: 1 + len(parts)] if parts else ()
    if kind == "organization":
        return _organization_keys(party_of(name) or name)
    plain = _plain(name)
    other = word_forms("place_names").get(plain, plain) if kind == "place" else _singular(plain)
    return tuple(dict.fromkeys((f"{kind[0]}:{plain}", f"{kind[0]}:{other}")))


def _singular(plain: str) -> str:
    """Return a group's name as its members have it: "Senate Republicans", "Senate Republican"."""
    return plain if _NO_PLURAL.search(plain) else plain.removesuffix("s")


def _without_kind(parts: tuple[str, ...]) -> tuple[str, ...]:
    kept = list(parts)
    while len(kept) > 1 and kept[-1] in word_set("organization_kinds"):
        kept.pop()
    return tuple(kept)


def is_generic(name: str) -> bool:
    """Tell whether an organization's name is a noun that many are called by for short: "the Foundation", "PAC"."""
    parts = organization_words(name)
    return " ".join(parts) in _generic() if len(parts) < 3 else False


@cache
def _generic() -> frozenset[str]:
    return word_set("organization_heads") | word_lists("name_parts")["generic_organization"]


def _unowned(name: str) -> str:
    """Return "Umber campaign" of "Umber's campaign"."""
    whose, _, last = name.rpartition(" ")
    return f"{_POSSESSIVE.sub('', whose)} {last}" if last.lower() in word_lists("name_parts")["campaign"] else name


def _organization_keys(name: str) -> tuple[str, ...]:
    name = _unowned(name)
    parts = organization_words(name)
    if not parts:
        return ()
    if is_generic(name):
        return (f"g:{' '.join(parts)}",)
    joined = _JOINED.sub(" ", name)
    apart = parts if joined == name else organization_words(joined)
    found = [f"o:{' '.join(sorted(parts))}", f"o:{' '.join(sorted(apart))}", f"k:{' '.join(_without_kind(parts))}"]
    if is_acronym(name):
        found.append(f"a:{parts[0]}")
    else:
        found += [f"l:{short}" for short in acronyms(name) if len(short) > 1]
    return tuple(dict.fromkeys(found + _campaign_keys(name)))


def _campaign_keys(name: str) -> list[str]:
    """Return the key of a person's campaign: "Ada Umber campaign" is "Umber camp"."""
    *whose, last = words(name) or ("",)
    named = len(whose) in (1, 2) and last in word_lists("name_parts")["campaign"]
    return [f"c:{whose[-1]}"] if named else []


@lru_cache(maxsize=65536)
def sought(name: str, *, kind: str) -> tuple[str, ...]:
    """Return the keys of the same bearer's other names: an acronym's long forms, and a long form's acronyms.

    Two long forms of one acronym ("Apple Computer", "Apple Corps") have nothing in common.
    """
    other = {"a": "l", "l": "a"}
    return tuple(other.get(k[0], k[0]) + k[1:] for k in keys(name, kind=kind))
