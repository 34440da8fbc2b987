"""Which forms of organizations' names are one organization's."""

from __future__ import annotations

import re

from onrecord.facts.entities.variants import FIRMS, Form
from onrecord.lang.en.lexicons import word_forms, word_lists, word_set

_LISTS = word_lists("name_parts")
_FUNCTION = _LISTS["function"]
_NATION = (["us"], ["united", "states"], ["american"], ["national"], ["federal"])
_GENERIC = _LISTS["generic"]
_DEPARTMENTS = _LISTS["department"]
_CAMPAIGNS = frozenset(["camp", "team"])
_SYNONYMS = word_forms("organization_synonyms")
_KNOWN = word_set("organizations") | _SYNONYMS.keys()
_Key = tuple[str | int, ...]
_LETTERS = re.compile(r"[^A-Za-z]")


def group_organizations(forms: list[Form]) -> list[list[Form]]:
    """Return the forms that name one organization, each with its fullest form first."""
    groups: list[list[Form]] = []
    known: dict[_Key, list[int]] = {}
    for form in sorted(forms, key=lambda f: (-len(f.parts), -len(f.key), f.key)):
        near = {n for key in _keys(form) for n in known.get(key, ())}
        best = max(((_likeness(groups[n][0], form), len_names(groups[n]), -n) for n in near), default=(0, 0, 0))
        if best[0]:
            groups[-best[2]].append(form)
        else:
            for key in _own_keys(form):
                known.setdefault(key, []).append(len(groups))
            groups.append([form])
    return groups


def _own_keys(full: Form) -> set[_Key]:
    """Return what shorter names find this one by: the beginnings and ends of its words, its initials, where it ends."""
    core = _core(full.parts)
    firm = core[:-1] if core[-1:] and core[-1] in FIRMS else []
    words = {("words", *part) for c in (core, firm) for n in range(len(c)) for part in (c[n:], c[: n + 1])}
    return words | {("initials", i) for i in initials(full.parts)} | {("end", n.end) for n in full.names}


def _keys(short: Form) -> set[_Key]:
    """Return what the fuller names of this one have in `_own_keys`, one of these."""
    keys: set[_Key] = {("words", *_core(short.parts))}
    if is_acronym(short.text):
        keys.add(("initials", letters(short.text.removeprefix("The "))))
        keys |= {("end", n.start - 1) for n in short.names}
    return keys


def len_names(group: list[Form]) -> int:
    """Count how often a group is named."""
    return sum(len(f.names) for f in group)


def _likeness(full: Form, short: Form) -> int:
    """Return how surely `short` is a shorter name of `full`: 0 not at all, more is surer."""
    if _core(full.parts) == _core(short.parts):
        return 4
    if is_acronym(short.text) and letters(short.text.removeprefix("The ")) in initials(full.parts):
        return 3
    if bracketed(full, short):
        return 3
    if _of_nation(short.parts) and not _of_nation(full.parts):
        return 0
    return _cut(_core(full.parts), _core(short.parts), short)


def _cut(full: list[str], short: list[str], form: Form) -> int:
    """Score a shorter name that is the last or the first words of the full name."""
    known = form.key in _KNOWN or form.text.lower().removeprefix("the ") in _KNOWN
    is_firm = len(full) > 1 and full[-1] in FIRMS and short[-1] != full[-1]
    if is_firm and form.key not in word_set("places"):
        return _cut_firm(full[:-1], short)
    before = full[: -len(short)] if full[-len(short) :] == short else []
    if before and _may_stand_before(before, short, known=known):
        return 2
    behind = full[len(short) :] if full[: len(short)] == short else []
    if not behind:
        return 0
    if len(short) == 1 and all(word in _GENERIC for word in behind):
        return 2
    return int(len(behind) < 3 and not known and not _names_else(form))


def _cut_firm(firm: list[str], short: list[str]) -> int:
    """Score a shorter name that is a firm's without "Inc.", or the first or last words of that."""
    if firm == short:
        return 3
    return 2 * (short in (firm[: len(short)], firm[-len(short) :]))


def _may_stand_before(before: list[str], short: list[str], *, known: bool) -> bool:
    """Tell whether words may be left away before a shorter name that is not another's."""
    if known and before != ["department"]:
        return False
    return short[0] not in _FUNCTION and before[-1] != "and"


def _names_else(form: Form) -> bool:
    """Tell whether a form is a place's or one of many by its number: "Channel 4"."""
    return form.key in word_set("places") or any(c.isdigit() for c in form.key)


def _of_nation(parts: list[str]) -> bool:
    """Tell whether the United States stand first: its air force is no other's."""
    return _without_nation(parts) != parts


def _without_nation(parts: list[str]) -> list[str]:
    for nation in _NATION[:2]:
        if parts[: len(nation)] == nation and len(parts) > len(nation):
            parts = parts[len(nation) :]
    return parts


def _core(parts: list[str]) -> list[str]:
    """Return the words without the nation; "X Department" as "Department X"."""
    parts = _without_nation(parts)
    if parts[-1] in _CAMPAIGNS:
        parts = [*parts[:-1], "campaign"]
    name = " ".join(parts)
    kept = [p for p in _SYNONYMS.get(name, name).split() if p not in _LISTS["core_function"]]
    if len(kept) > 1 and kept[-1] in _DEPARTMENTS:
        kept = [kept[-1], *kept[:-1]]
    return kept or parts


def is_acronym(text: str) -> bool:
    """Tell whether it is two to seven capitals, with or without stops."""
    text = text.removeprefix("The ")
    only = _LETTERS.sub("", text)
    return 2 <= len(only) <= 7 and only.isupper() and " " not in text


def letters(text: str) -> str:
    """Return the letters of an acronym, lower case."""
    return _LETTERS.sub("", text).lower()


def initials(parts: list[str]) -> set[str]:
    """Return the acronyms that a name can have: with or without function words and the nation."""
    found: set[str] = set()
    for nation in ([], *_NATION):
        if parts[: len(nation)] == nation:
            rest = parts[len(nation) :]
            short = "".join(p[0] for p in rest if p not in _FUNCTION)
            found |= {short, "".join(p[0] for p in rest)}
            found |= {f"us{short}"} if nation in _NATION[:2] else set()
    return {f for f in found if len(f) > 1}


def _spelt_by(acronym: str, parts: list[str]) -> bool:
    """Tell whether some later words of a name spell an acronym: "Rowe Worldwide Developers Conference (WWDC)"."""
    rest = " ".join(parts[next((k for k, p in enumerate(parts) if p[0] == acronym[0]), len(parts)) :])
    after = iter(rest)
    return parts[-1][0] == acronym[-1] and all(letter in after for letter in acronym)


def bracketed(full: Form, short: Form) -> bool:
    """Tell whether the short form stands in brackets right after the full one and begins with its letter."""
    if not is_acronym(short.text) or is_acronym(full.text):
        return False
    if short.key[0] != full.key[0] and not _spelt_by(letters(short.text), full.parts):
        return False
    ends = {n.end for n in full.names}
    return any(n.start - 1 in ends and n.start in short.asides for n in short.names)
