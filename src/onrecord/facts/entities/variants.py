"""The forms that names take in an article, and what kind of thing each form names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.facts.entities.name import Name, head_word, name_text, plain
from onrecord.facts.entities.type_features import signs_of
from onrecord.lang.en.lexicons import word_set, word_table
from onrecord.record import EntityKind
from onrecord.text.columns import Words

_KIND: dict[str, EntityKind] = {"PERSON": "person", "ORG": "organization", "LOC": "place"}
_ORDER: tuple[EntityKind, ...] = ("person", "organization", "place", "other")
_STOPS = re.compile(r"(?<=\w)\.(?=\w|$|\s)")
_GENITIVE = re.compile(r"['’]s?$")
_CAPITALS = re.compile(r"[A-Z][A-Z&]{1,6}$")
_ADDRESS = re.compile(r"\w\.(?:com|org|net|edu|gov|info)$", re.I)
# The codes of states that are no words and no other bodies' letters.
_POSTAL = frozenset([
    "AK", "AL", "AR", "AZ", "CT", "DE", "FL", "GA", "IA", "IL", "KS", "KY", "MD", "MI", "MN", "MO", "MT", "NC",
    "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "SC", "SD", "TN", "TX", "VA", "VT", "WI", "WV", "WY",
])  # fmt: skip
FIRMS = frozenset(["ag", "co", "company", "corp", "corporation", "inc", "llc", "llp", "ltd", "nv", "plc", "sa"])
"""Last words of companies' full names."""
_PARTICLES = frozenset(["bin", "ibn", "al", "van", "von", "der"])
_NUMERALS = frozenset(["i", "ii", "iii", "iv"])
_HONORIFICS = frozenset(["messrs", "mr", "mrs", "ms", "miss", "sir", "dame"])


@dataclass(slots=True, kw_only=True)
class Form:
    """One spelling (but for case, stops and "the") with all its places and the kinds guessed for it.

    `asides` are the places that a bracket opens, `modifying` those before a noun: "a Bill Clinton pollster"; `parts`
    are the words of the key.
    """

    key: str
    names: list[Name] = field(default_factory=list)
    texts: Counter[str] = field(default_factory=Counter)
    votes: Counter[EntityKind] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    asides: set[int] = field(default_factory=set)
    modifying: set[int] = field(default_factory=set)
    kind: EntityKind = "other"
    parts: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.parts = self.key.split()

    @property
    def text(self) -> str:
        """The commonest spelling; of equals the one that is not all capitals, then the first."""
        return max(self.texts, key=lambda t: (not t.isupper() or len(t) < 5, self.texts[t]))


def key_of(text: str) -> str:
    """Lower case without "the", stops, genitive; "&" as "and"."""
    low = _GENITIVE.sub("", text.lower().replace("’", "'").removeprefix("the "))
    return " ".join(_STOPS.sub("", low).replace("&", " and ").split())


def forms_of(words: Words, names: list[Name], *, sources: frozenset[int]) -> dict[str, Form]:
    """The forms by their keys, in order of first mention.

    Args:
        words: the article's.
        names: in reading order.
        sources: words on which a statement's source hangs.
    """
    forms: dict[str, Form] = {}
    for name in names:
        text = name_text(words, name)
        form = forms.setdefault(key_of(text), Form(key=key_of(text)))
        form.names.append(name)
        form.texts[text] += 1
        form.titles.update(name.titles)
        form.modifying.update([name.start] if words.tags[name.end : name.end + 1] in (["NN"], ["NNS"]) else [])
        form.asides.update([name.start] if name.start and words.forms[name.start - 1] == "(" else [])
        form.votes[_KIND.get(name.label, "other")] += 1
        form.votes.update(signs_of(words, name, sources=sources))
    for form in forms.values():
        form.kind = _kind(form)
    _surnames(forms)
    _family_names_first(forms)
    return forms


def _kind(form: Form) -> EntityKind:
    """By titles, lexicon and the name's own words where they are sure, else by vote."""
    most = max(_ORDER, key=lambda k: (form.votes[k], -_ORDER.index(k)))
    sure = _by_lists(form, most) or _by_last_word(form, most)
    if sure:
        return sure
    parts = form.parts
    if _begins_person(parts, most) and len(parts) < 5 and not {"and", "of", "for", "the"} & set(parts):
        return "person"
    if most == "place" and form.votes["place"] > len(form.names):
        return "place"
    if _CAPITALS.match(form.text) and (most in ("other", "place") or _only_guessed(form)):
        return "organization"
    return most


def _by_lists(form: Form, most: EntityKind) -> EntityKind | None:
    """The kind of what is addressed, listed, or no name at all."""
    parts = form.parts
    if not _HONORIFICS.isdisjoint(form.titles):
        return "person"
    if all(p in word_set("no_names") for p in parts) or form.key.replace(" ", "-") in word_set("no_names"):
        return "other"
    if len(parts) == 1 and _are_inhabitants(parts[0]) and not form.titles:
        return "other"
    if parts[0] == "operation" and len(parts) > 1:
        return "other"
    if len(parts) == 1 and _ADDRESS.search(form.text):
        return "organization"
    if form.asides and len(form.asides) == len(form.names) and f"{form.key}." in word_set("places"):
        return "place"  # "Sen. Ann Rowe (Vt.)", the stop apart
    if form.text in _POSTAL and most != "person" and not form.asides:
        return "place"
    listed = _listed(form)
    surname_too = most == "person" and form.titles and word_table("organizations", 2).get(form.key) == "common"
    return None if surname_too else listed


def _are_inhabitants(word: str) -> bool:
    """As in "Arizonans", "Ohioans", "Brazilians": a place's people."""
    return word.endswith("ns") and any(word.removesuffix(end) in word_set("places") for end in ("ns", "ans", "ians"))


def _by_last_word(form: Form, most: EntityKind) -> EntityKind | None:
    """The kind that the word says which tells what is named: "… Council", "… Act", "… River"."""
    parts, last = form.parts, head_word(form.parts)
    if len(parts) == 2 and parts[1] == "administration" and not form.text.isupper():
        return "other"
    if not _PARTICLES.isdisjoint(parts[1:-1]) and last not in word_set("organization_heads"):
        return "person"
    if len(parts) < 2:
        return None
    if last in FIRMS and not form.titles:
        return "organization"
    person = _begins_person(parts, most) and most == "person" and len(parts) < 4
    if last in word_set("organization_heads"):
        return "person" if person else "organization"
    if last in word_set("other_heads") and last != parts[-1]:
        return _listed_head(last)
    final = parts[-2] if len(parts) > 2 and parts[-1] in _NUMERALS else parts[-1]
    if final in word_set("other_heads"):
        return "person" if person else _listed_head(final)
    people = final in word_set("no_names") and not (_begins_person(parts, most) and len(parts) == 2)
    return "other" if people else None


def _begins_person(parts: list[str], most: EntityKind) -> bool:
    """Whether a first name or an initial stands first."""
    return len(parts) > 1 and (parts[0] in word_table("given_names") or (len(parts[0]) == 1 and most == "person"))


def _only_guessed(form: Form) -> bool:
    """A person by the network's guess alone, and short: "AROS"."""
    return form.votes["person"] <= len(form.names) and len(form.text) < 6 and not form.titles


def _listed(form: Form) -> EntityKind | None:
    name = form.text.lower().removeprefix("the ")
    place = form.key in word_set("places") or name in word_set("places")
    if form.key in word_set("organizations") and not (place and name.endswith(".")):
        return "organization"
    if form.key in word_set("cities") and not form.titles:
        return "place"
    if place and (" " in name or (name.endswith(".") and not form.titles)):
        return "place"
    if place:
        return "place" if form.votes["person"] <= form.votes["place"] + form.votes["organization"] else None
    return None


def _listed_head(last: str) -> EntityKind:
    return "place" if word_table("other_heads")[last] == "place" else "other"


def _surnames(forms: dict[str, Form]) -> None:
    """A single word that ends (or, guessed a person, begins) a person's name is a person."""
    organizations = [f.parts for f in forms.values() if f.kind == "organization"]
    begun = {tuple(o[:n]) for o in organizations for n in range(1, len(o))}
    for form in forms.values():
        longer = tuple(form.parts) in begun
        known = len(form.parts) > 1 and " ".join(form.parts[:-1]) in word_set("organizations")
        named = len(form.parts) > 1 and form.parts[0] not in word_table("given_names")
        if form.kind in ("person", "place") and named and (known or (longer and form.kind == "person")):
            form.kind = "organization"
    schools = {o[0] for o in organizations if o[-1] in ("university", "college", "school")}
    firms = {word for o in organizations if o[-1] in FIRMS for word in o[:-1] if len(word) > 2}
    full = [f for f in forms.values() if f.kind == "person" and len(f.parts) > 1]
    last = {surname(f.parts) for f in full}
    by_first: dict[str, list[Form]] = {}
    for form in forms.values():
        by_first.setdefault(form.key.partition(" ")[0], []).append(form)
    for form in forms.values():
        single = len(form.parts) == 1 and form.key not in word_set("no_names")
        known = form.kind == "organization" and _listed(form) is not None and not form.votes["person"]
        if single and form.key in last and not known:
            form.kind = "person"
        elif (
            single
            and form.kind == "person"
            and not form.titles
            and (form.key in schools or form.key in firms or _is_short_for(form, by_first[form.key]))
        ):
            form.kind = "organization"


def _is_short_for(form: Form, alike: Sequence[Form]) -> bool:
    """Whether one of the forms with its first word is an organization: "Rowe" after "Rowe Montgomery Scott".

    Not one whose name tells what it is: "Rowe" is not the Rowe Foundation.
    """
    if form.key in word_table("given_names"):
        return False
    first = min(n.start for n in form.names)
    return any(
        o.kind == "organization"
        and len(o.parts) > 1
        and min(n.start for n in o.names) < first
        and head_word(o.parts) not in word_set("organization_heads")
        for o in alike
    )


def _family_names_first(forms: dict[str, Form]) -> None:
    """As in "Gao Junlan", later "Ms. Gao": a person, whatever was guessed for the full name."""
    honoured = {f.key for f in forms.values() if len(f.parts) == 1 and not _HONORIFICS.isdisjoint(f.titles)}
    honoured -= {surname(f.parts) for f in forms.values() if f.kind == "person" and len(f.parts) > 1}
    for form in forms.values():
        if len(form.parts) in (2, 3) and form.parts[0] in honoured and form.kind != "person":
            telling = head_word(form.parts) in word_set("organization_heads") or form.parts[-1] in word_set(
                "other_heads"
            )
            if not telling and _listed(form) is None:
                form.kind = "person"


def surname(parts: list[str]) -> str:
    """The last word of a person's name that is no suffix."""
    kept = [p for p in parts if p not in ("jr", "sr", "ii", "iii", "iv", "phd", "md", "esq")]
    return kept[-1] if kept else parts[-1]


def gender_of(form: Form) -> str:
    """male, female or either: by title, else by first name."""
    for title in form.titles:
        gender = word_table("titles").get(title, "either")
        if gender != "either":
            return gender
    first = plain(form.parts[0]) if len(form.parts) > 1 else ""
    return word_table("given_names").get(first, "either")
