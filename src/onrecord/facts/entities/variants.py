"""The forms that names take in an article, and what kind of thing each form names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import get_args

from onrecord.facts.entities.name import Name, head_word, name_text, plain
from onrecord.facts.entities.spans.runs import is_particle, is_syllable
from onrecord.facts.entities.type_features import acting_alone, names_craft, signs_of, stands_alone
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.lang.en.name_keys import NICKNAME
from onrecord.record import EntityKind
from onrecord.text.view import ArticleView

_KIND: dict[str, EntityKind] = {"PERSON": "person", "ORG": "organization", "LOC": "place"}
_ORDER: tuple[EntityKind, ...] = get_args(EntityKind)
_STOPS = re.compile(r"(?<=\w)\.(?=\w|$|\s)")
_GENITIVE = re.compile(r"['’]s?$")
_CAPITALS = re.compile(r"[A-Z][A-Z&]{1,6}$")
_QUARTER = re.compile(r"(?:[QH][1-4]|FY'?\d\d|Group [A-Z])$")
_ADDRESS = re.compile(r"\w\.(?:com|org|net|edu|gov|info)$", re.I)
_LISTS = word_lists("name_parts")
FIRMS = _LISTS["firm"]
"""Last words of companies' full names."""
_PARTICLES = _LISTS["inner_particle"]
_SCHOOLS = _LISTS["school"]
_JOINING = _LISTS["joining"]
_NUMERALS = _LISTS["numeral"]
_HONORIFICS = _LISTS["honorific"]
_POSTAL = _LISTS["postal"]
_RARE = 4
"""So many times as often as a body in full stands what is taken for its short name."""
_FAMILY = frozenset(["the", "both"])
_PARTISANS = frozenset(word_table("party_members").values())
_MEMBERS = frozenset(word for word in _PARTISANS if word.endswith("s"))


@dataclass(slots=True, kw_only=True)
class Form:
    """One spelling (but for case, stops and "the") with all its places and the kinds guessed for it.

    `asides` are the places that a bracket opens, `modifying` those before a noun: "a Bill Clinton pollster"; `parts`
    are the words of the key; `acts` tells whether it is the subject of a verb somewhere, with no word about it.
    """

    key: str
    names: list[Name] = field(default_factory=list)
    texts: Counter[str] = field(default_factory=Counter)
    votes: Counter[EntityKind] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    asides: set[int] = field(default_factory=set)
    modifying: set[int] = field(default_factory=set)
    acts: bool = False
    kind: EntityKind = "other"
    parts: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.parts = self.key.split()

    @property
    def text(self) -> str:
        """Return the commonest spelling; of equals the one that is not all capitals, then the first."""
        return max(self.texts, key=lambda t: (not t.isupper() or len(t) < 5, self.texts[t]))


def key_of(text: str) -> str:
    """Return a name in lower case without "the", stops, commas, genitive and nickname; "&" as "and"."""
    low = _GENITIVE.sub("", NICKNAME.sub(" ", text.lower()).replace("’", "'").removeprefix("the "))
    return " ".join(_STOPS.sub("", low).replace("&", " and ").replace(",", " ").split())


def forms_of(view: ArticleView, names: list[Name], *, sources: frozenset[int]) -> dict[str, Form]:
    """Return the forms by their keys, in order of first mention; "some Democrats" is not a form of the party.

    Args:
        view: of the article.
        names: in reading order.
        sources: words on which a statement's source hangs.
    """
    forms: dict[str, Form] = {}
    acting = acting_alone(view, names, _MEMBERS)
    for name in names:
        text = name_text(view, name)
        some = (key := key_of(text)) in acting and not stands_alone(view, name)
        form = forms.setdefault(f"some {key}" if some else key, Form(key=key))
        form.names.append(name)
        form.texts[text] += 1
        form.titles.update(name.titles)
        form.modifying.update([name.start] if view.tags[name.end : name.end + 1] in (["NN"], ["NNS"]) else [])
        form.asides.update([name.start] if name.start and view.words[name.start - 1] == "(" else [])
        form.votes[_KIND.get(name.label, "other")] += 1
        form.votes.update(signs_of(view, name, sources=sources))
        form.acts = key in acting and not some
    for form in forms.values():
        form.kind = _kind(form)
    _surnames(forms)
    _family_names_first(forms)
    _families(view, forms)
    return forms


def _kind(form: Form) -> EntityKind:
    """Return the kind by titles, lexicon and the name's own words where they are sure, else by vote."""
    most = max(_ORDER, key=lambda k: (form.votes[k], -_ORDER.index(k)))
    sure = _by_lists(form, most) or _by_last_word(form, most)
    if sure:
        return sure
    parts = form.parts
    if most == "other" and form.votes["other"] > 2 * len(form.names):
        return "other"  # the title of a work, in quotation marks wherever it stands
    if len(parts) < 5 and _begins_person(parts, most) and _JOINING.isdisjoint(parts):
        return "person"
    if most == "place" and form.votes["place"] > len(form.names):
        return "place"
    return "organization" if _is_acronym(form, most) else most


def _is_acronym(form: Form, most: EntityKind) -> bool:
    """Tell whether capitals are an organization's, unless more than a guess says that they are a person's."""
    return bool(_CAPITALS.match(form.text)) and (most in ("other", "place") or _only_guessed(form))


def _by_lists(form: Form, most: EntityKind) -> EntityKind | None:
    """Return the kind of what is addressed, listed, or no name at all."""
    if not _HONORIFICS.isdisjoint(form.titles):
        return "person"
    if form.key in _MEMBERS:
        return "organization" if form.acts else "other"
    if _is_no_name(form):
        return "other"
    if _is_craft(form):
        return "other"
    if len(form.parts) == 1 and _ADDRESS.search(form.text):
        return "organization"
    if _is_state(form, most):
        return "place"
    surname_too = most == "person" and form.titles and word_table("organizations", 2).get(form.key) == "common"
    return None if surname_too else _listed(form)


def _is_craft(form: Form) -> bool:
    """Tell whether a form names an aircraft, a ship, a rocket or a flight, as no list and no title says else."""
    if form.titles or form.votes["person"] or form.key in word_set("organizations"):
        return False
    return names_craft(form.parts, form.text)


def _is_no_name(form: Form) -> bool:
    """Tell whether a form is listed as naming nothing, or names inhabitants, a quarter or a tournament's group."""
    parts, listed = form.parts, word_set("no_names")
    if all(p in listed for p in parts) or form.key.replace(" ", "-") in listed:
        return len(parts) == 1 or form.key not in word_set("organizations")
    if _QUARTER.match(form.text):
        return True
    return len(parts) == 1 and not form.titles and _are_inhabitants(parts[0])


def _is_state(form: Form, most: EntityKind) -> bool:
    """Tell whether a form is a state's abbreviation: "NY", or "Vt" in "Sen. Ann Rowe (Vt.)", the stop apart."""
    if form.asides:
        return len(form.asides) == len(form.names) and f"{form.key}." in word_set("places")
    return most != "person" and form.text in _POSTAL


def _are_inhabitants(word: str) -> bool:
    """Tell whether a word is a place's people: "Arizonans", "Ohioans", "Brazilians", "Bangladeshis"."""
    ends = (end for end in _LISTS["inhabitants"] if word.endswith(end))
    return word not in word_set("places") and any(word.removesuffix(end) in word_set("places") for end in ends)


def _by_last_word(form: Form, most: EntityKind) -> EntityKind | None:
    """Return the kind that the word says which tells what is named: "… Council", "… Act", "… River"."""
    parts, last = form.parts, head_word(form.parts)
    if parts[1:] == ["administration"] and not form.text.isupper():
        return "other"
    if last not in word_set("organization_heads") and not _PARTICLES.isdisjoint(parts[1:-1]):
        return "person"
    if len(parts) < 2:
        return None
    if last in FIRMS and not form.titles:
        return "organization"
    if parts[-1] in _LISTS["shop"] and parts[-2].endswith("'s"):
        return "organization"
    return _by_head(parts, last, most)


def _by_head(parts: list[str], last: str, most: EntityKind) -> EntityKind | None:
    """Return the kind by a listed last word, unless a first name says that the whole is a person's."""
    others, begins = word_set("other_heads"), _begins_person(parts, most)
    person = begins and most == "person" and len(parts) < 4
    if last in word_set("organization_heads"):
        return "person" if person else "organization"
    if " ".join(parts[-2:]) in word_set("organization_heads"):
        return "organization"  # "School District", where a district alone is a place
    if last in others and last != parts[-1]:
        return _listed_head(last)
    if last == "republic" and last != parts[-1]:
        return "place"
    final = parts[-2] if len(parts) > 2 and parts[-1] in _NUMERALS else parts[-1]
    if final in others:
        return "person" if person else _listed_head(final)
    given = begins and len(parts) == 2 and not (final in _PARTISANS and parts[0] in word_set("places"))
    people = final in word_set("no_names") and not given
    return "other" if people else None


def _begins_person(parts: list[str], most: EntityKind) -> bool:
    """Tell whether a first name or an initial stands first."""
    if len(parts) < 2:
        return False
    initial = len(parts[0]) == 1 and most == "person"
    return initial or parts[0] in word_table("given_names") or is_korean(parts[0])


def _only_guessed(form: Form) -> bool:
    """Tell whether a form is a person by the network's guess alone, and short: "AROS"."""
    return form.votes["person"] <= len(form.names) and len(form.text) < 6 and not form.titles


def _listed(form: Form) -> EntityKind | None:
    name, places = form.text.lower().removeprefix("the "), word_set("places")
    place, abbreviated = form.key in places or name in places, name.endswith(".")
    if form.key in word_set("organizations") and not (place and abbreviated):
        return "organization"
    if form.key in word_set("cities") and not form.titles:
        return "place"
    if not place:
        return None
    if " " in name or (abbreviated and not form.titles):
        return "place"
    return "place" if form.votes["person"] <= form.votes["place"] + form.votes["organization"] else None


def _listed_head(last: str) -> EntityKind:
    return "place" if word_table("other_heads")[last] == "place" else "other"


def _surnames(forms: dict[str, Form]) -> None:
    """Make a person of a single word that ends (or, guessed a person, begins) a person's name."""
    organizations = [f.parts for f in forms.values() if f.kind == "organization"]
    begun = {tuple(o[:n]) for o in organizations for n in range(1, len(o))}
    for form in forms.values():
        if _begins_body(form, begun):
            form.kind = "organization"
    _single_names(forms, _short_names(organizations) | _sites(forms))
    _called_by_surname(forms)


def _called_by_surname(forms: dict[str, Form]) -> None:
    """Make a person of two words guessed an organization whose last is somebody named alone: "River Cole", "Cole"."""
    alone = {f.key for f in forms.values() if f.kind == "person" and len(f.parts) == 1 and f.votes["person"] > 1}
    for form in forms.values():
        if form.kind == "organization" and len(form.parts) == 2 and form.parts[1] in alone and _is_only_guessed(form):
            form.kind = "person"


def _is_only_guessed(form: Form) -> bool:
    """Tell whether no list and no last word says what a form names."""
    told = form.parts[1] in FIRMS or form.parts[1] in word_set("organization_heads")
    return not told and _listed(form) is None and "person" not in form.votes


def _single_names(forms: dict[str, Form], short: Set[str]) -> None:
    """Decide by the names of several words whether a single one is a person's or, in `short`, an organization's."""
    last = {surname(f.parts) for f in forms.values() if f.kind == "person" and len(f.parts) > 1}
    by_first: dict[str, list[Form]] = {}
    for form in forms.values():
        by_first.setdefault(form.key.partition(" ")[0], []).append(form)
    for form in forms.values():
        people = form.key in word_set("no_names") and form.votes["person"] <= form.votes["other"]  # but of Mark Cuban
        if people or not _is_surname(form.parts):
            continue
        if form.parts[-1] in last and not _is_known_body(form):
            form.kind = "person"
        elif _is_bare_person(form) and (form.key in short or _is_short_for(form, by_first[form.key])):
            form.kind = "organization"


def _is_surname(parts: Sequence[str]) -> bool:
    """Tell whether a form may be a surname alone, with its particles: "vance", "ap gwilym"."""
    return len(parts) == 1 or all(is_particle(p) for p in parts[:-1])


def _begins_body(form: Form, begun: Set[tuple[str, ...]]) -> bool:
    """Tell whether what was guessed a person or place without a first name is how an organization's name begins."""
    if form.kind not in ("person", "place") or len(form.parts) < 2 or form.parts[0] in word_table("given_names"):
        return False
    if " ".join(form.parts[:-1]) in word_set("organizations"):
        return True
    return form.kind == "person" and tuple(form.parts) in begun


def _short_names(organizations: Sequence[list[str]]) -> frozenset[str]:
    """Return the words by which schools and firms are called for short: "Rowe" of Rowe University, or of Rowe Inc."""
    schools = {o[0] for o in organizations if o[-1] in _SCHOOLS}
    return frozenset(schools | {word for o in organizations if o[-1] in FIRMS for word in o[:-1] if len(word) > 2})


def _sites(forms: dict[str, Form]) -> Set[str]:
    """Return what the article calls by the address of a site too: "Rowe" beside "Rowe.com"."""
    return {key for key in forms if f"{key}com" in forms}


def _is_bare_person(form: Form) -> bool:
    return form.kind == "person" and not form.titles


def _is_known_body(form: Form) -> bool:
    return form.kind == "organization" and not form.votes["person"] and _listed(form) is not None


def _is_short_for(form: Form, alike: Sequence[Form]) -> bool:
    """Tell whether one of the forms with its first word is an organization: "Rowe" after "Rowe Montgomery Scott".

    Not one whose name tells what it is: "Rowe" is not the Rowe Foundation; nor one that is named much more rarely.
    """
    if form.key in word_table("given_names"):
        return False
    first = min(n.start for n in form.names)
    bodies = (o for o in alike if o.kind == "organization" and len(o.parts) > 1)
    early = (o for o in bodies if min(n.start for n in o.names) < first and len(form.names) <= _RARE * len(o.names))
    return any(head_word(o.parts) not in word_set("organization_heads") for o in early)


def _family_names_first(forms: dict[str, Form]) -> None:
    """Make a person of "Gao Junlan", later "Ms. Gao", whatever was guessed for the full name."""
    honoured = {f.key for f in forms.values() if len(f.parts) == 1 and not _HONORIFICS.isdisjoint(f.titles)}
    honoured -= {surname(f.parts) for f in forms.values() if f.kind == "person" and len(f.parts) > 1}
    for form in forms.values():
        if len(form.parts) in (2, 3) and form.parts[0] in honoured and _may_be_full(form):
            form.kind = "person"


def _families(view: ArticleView, forms: dict[str, Form]) -> None:
    """Make no person of a surname in the plural: "the Rowes", of somebody Rowe or behind "the" wherever it stands."""
    surnames = {surname(f.parts) for f in forms.values() if f.kind == "person" and not _is_bare_plural(f)}
    for form in forms.values():
        if form.kind != "person" or not _is_bare_plural(form) or form.key in surnames:
            continue
        one = {form.key.removesuffix("s"), form.key.removesuffix("es")} & surnames
        if one or all(view.lower_at(n.start - 1) in _FAMILY and view.tags[n.start] == "NNPS" for n in form.names):
            form.kind = "other"


def _is_bare_plural(form: Form) -> bool:
    """Tell whether a form is one word without a title that may be a plural."""
    return len(form.parts) == 1 and form.key.endswith("s") and not form.titles


def _may_be_full(form: Form) -> bool:
    """Tell whether what was not guessed a person may be one: not listed, nor told by its last word."""
    if form.kind == "person" or _listed(form) is not None:
        return False
    return head_word(form.parts) not in word_set("organization_heads") and form.parts[-1] not in word_set("other_heads")


def surname(parts: list[str]) -> str:
    """Return the last word of a person's name that is not a suffix, the first of "Song Hye-in"."""
    kept = [p for p in parts if p not in _LISTS["person_suffix"]]
    if len(kept) == 2 and is_korean(kept[1]) and not is_korean(kept[0]):
        return kept[0]
    return kept[-1] if kept else parts[-1]


def is_korean(part: str) -> bool:
    """Tell whether a part of a name is two syllables of a Korean one with a hyphen: "hye-in"."""
    one, hyphen, other = part.replace("–", "-").replace("‑", "-").partition("-")
    return bool(hyphen) and is_syllable(one) and is_syllable(other)


def given_name(parts: list[str]) -> str:
    """Return the first word of a person's name that is not the surname."""
    return parts[1] if len(parts) == 2 and surname(parts) == parts[0] else parts[0]


def nickname(text: str) -> str:
    """Return the nickname within a name, lower case: "patches" of Lionel “Patches” Moore; "" where there is none."""
    found = NICKNAME.search(text.lower())
    return found[0].strip(" “”\"‘’'()[]„«»") if found else ""


def gender_of(form: Form) -> str:
    """Return "male", "female" or "either": by title, else by first name."""
    for title in form.titles:
        gender = word_table("titles").get(title, "either")
        if gender != "either":
            return gender
    first = plain(given_name(form.parts)) if len(form.parts) > 1 else ""
    return word_table("given_names").get(first, "either")
