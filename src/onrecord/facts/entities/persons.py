"""Which forms of persons' names are one person's."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.facts.entities.name import Name
from onrecord.facts.entities.variants import Form, gender_of, given_name, nickname, surname
from onrecord.lang.en.lexicons import rows, word_lists, word_table

# So many full names after the first bare surname: the bare one is somebody else.
_OFTEN = 3
# In words: just named, and not named for long.
_JUST, _FAR = 80, 200
_RANKS = {"sr": 0, "": 1}
"""Generations of one name, the oldest first; juniors and numbers come after these."""
_SEXES = word_table("titles")
_BEARERS = 100
"""Persons with one surname among whom a bare one is looked for, the first named: PolNeAR's articles have few."""
_Key = tuple[str, ...]
_LISTS = word_lists("name_parts")
_SUFFIXES, _GENERATIONS = _LISTS["person_suffix"], _LISTS["generation"]
# Words that begin surnames and are not given names: "van" and "ben" are both.
_SURNAME_PARTICLES = (_LISTS["particle"] | _LISTS["rare_particle"]) - _LISTS["given_particle"]


@dataclass(slots=True, kw_only=True)
class Person:
    """The full forms of one person and the places of all forms; `starts` are those of the names, in order.

    `former` are the places of other names than the one that the person goes by.
    """

    forms: list[Form]
    names: list[Name] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    former: list[Name] = field(default_factory=list)

    @property
    def first(self) -> str:
        """Return the first name of the first form."""
        return given_name(self.forms[0].parts)

    @property
    def suffixes(self) -> set[str]:
        """Return "jr", "iii" and the like of the full forms."""
        return {suffix for f in self.forms if (suffix := _suffix(f.parts))}

    @property
    def nicknames(self) -> set[str]:
        """Return what stands in quotation marks or brackets within the full forms."""
        return {found for f in self.forms for text in f.texts if (found := nickname(text))}

    @property
    def last(self) -> str:
        """Return the surname."""
        return surname(self.forms[0].parts)

    @property
    def gender(self) -> str:
        """Return "male", "female" or "either"."""
        return next((g for g in map(gender_of, self.forms) if g != "either"), "either")

    @property
    def titles(self) -> set[str]:
        """Return all titles before the full forms."""
        return {t for f in self.forms for t in f.titles}

    def add(self, names: Sequence[Name]) -> None:
        """Take these places too."""
        self.names.extend(names)
        for name in names:
            insort(self.starts, name.start)


def group_persons(forms: list[Form], other_names: Iterable[tuple[int, int]] = ()) -> list[Person]:
    """Group the forms that can be one person's: full names first, then surnames and first names.

    Args:
        forms: of persons' names.
        other_names: where two names begin that the text says are one person's.
    """
    known = _Known()
    for form in sorted(forms, key=lambda f: (-len(f.parts) > -3, f.names[0].start)):
        if not _is_bare(form):
            known.same(form).add(form.names)
    _add_singles(known.persons, [f for f in forms if _is_bare(f)])
    return _united(known.persons, other_names)


def _united(persons: list[Person], other_names: Iterable[tuple[int, int]]) -> list[Person]:
    """Return the persons, two made one where the text gives the name of one as another name of the other."""
    owner = {start: person for person in persons for start in person.starts}
    gone: list[Person] = []
    for first, second in other_names:
        one, other = owner[first], owner[second]
        if one is not other and (not _is_bare_at(other, second) or all(_is_bare(f) for f in other.forms)):
            one.former.extend(other.names)
            one.forms.extend(other.forms)
            one.add(other.names)
            owner.update(dict.fromkeys(other.starts, one))
            gone.append(other)
    return [p for p in persons if not any(p is other for other in gone)]


def _is_bare_at(person: Person, start: int) -> bool:
    """Tell whether it is a surname alone that stands at a place."""
    return any(_is_bare(f) and any(n.start == start for n in f.names) for f in person.forms)


def _is_bare(form: Form) -> bool:
    """Tell whether a form is a surname or a first name alone, perhaps with its particles or a "Jr."."""
    parts = [p for p in form.parts if p not in _SUFFIXES]
    first = next((n for n, p in enumerate(parts) if p not in _SURNAME_PARTICLES), 0)
    return len(parts) - first < 2


def _suffix(parts: Sequence[str]) -> str:
    """Return the "jr" or "iii" that a person's name ends in, "" where none does."""
    return parts[-1] if len(parts) > 1 and parts[-1] in _GENERATIONS else ""


def _add_singles(persons: list[Person], forms: Sequence[Form]) -> None:
    """Give surnames and first names to their bearers; a name that is nobody's is a person of its own."""
    weights = [sum(n.start not in f.modifying for f in p.forms for n in f.names) for p in persons]
    by_last, by_first = (
        _numbered(persons, lambda p: {_without_article(p.last)}),
        _numbered(persons, lambda p: {p.first}),
    )
    by_nickname = _numbered(persons, lambda p: p.nicknames)
    for form in forms:
        key = _without_article(surname(form.parts))
        bearers = by_last.get(key) or by_first.get(key) or by_nickname.get(form.key) or []
        alone = _place_single(persons, weights, form, bearers[:_BEARERS])
        for names in _of_couple(alone):
            persons.append(
                Person(forms=[replace(form, names=names, titles=Counter(t for n in names for t in n.titles))])
            )
            persons[-1].add(names)


def _of_couple(names: list[Name]) -> list[list[Name]]:
    """Return the names of each of two spouses whom only "Mr." and "Mrs." tell apart, each without one the last's."""
    sexes = [next((s for t in n.titles if (s := _SEXES.get(t, "either")) != "either"), "") for n in names]
    if len(set(sexes) - {""}) < 2:
        return [names] if names else []
    kept: dict[str, list[Name]] = {}
    last = next(filter(None, sexes))
    for name, sex in zip(names, sexes, strict=True):
        last = sex or last
        kept.setdefault(last, []).append(name)
    return list(kept.values())


def _without_article(last: str) -> str:
    """Return a surname without its Arabic article: "bashar" of Omar al-Bashar, who is Mr. Bashar."""
    article, hyphen, rest = last.partition("-")
    return rest if hyphen and article in _LISTS["arabic_article"] else last


def _numbered(persons: Sequence[Person], keys: Callable[[Person], set[str]]) -> dict[str, list[int]]:
    """Return the persons' numbers by some names of theirs."""
    found: dict[str, list[int]] = {}
    for n, person in enumerate(persons):
        for key in keys(person):
            found.setdefault(key, []).append(n)
    return found


@dataclass(slots=True)
class _Known:
    """The persons named in full so far, with whom a form may be, by what forms of one person have in common."""

    persons: list[Person] = field(default_factory=list)
    by_key: dict[_Key, list[int]] = field(default_factory=dict)

    def same(self, form: Form) -> Person:
        """Return the person with the same surname and a first name that fits, or a new one."""
        numbers = {n for key in _keys(form.parts) for n in self.by_key.get(key, ())}
        person = next((self.persons[n] for n in sorted(numbers) if _is_one(self.persons[n], form)), None)
        if person is not None:
            person.forms.append(form)
            return person
        self.persons.append(Person(forms=[form]))
        for key in _own_keys(form.parts):
            self.by_key.setdefault(key, []).append(len(self.persons) - 1)
        return self.persons[-1]


def _is_one(person: Person, form: Form) -> bool:
    if _is_other_generation(person, form):
        return False
    if _within(person.forms[0].parts, form.parts):
        return True
    if person.last != surname(form.parts) or not first_names_fit(person.first, form.parts[0]):
        return False
    return all(_middles_fit(f.parts, form.parts) for f in person.forms if len(f.parts) > 1)


def _is_other_generation(person: Person, form: Form) -> bool:
    """Tell whether suffixes, or "his father, John Hale", say that two of one name are of one family."""
    suffix, others = _suffix(form.parts), person.suffixes
    if suffix and others:
        return suffix not in others
    kin = any(n.generation == "kin" for n in (*form.names, *person.names))
    return kin and bool(suffix or others)


def _own_keys(parts: list[str]) -> set[_Key]:
    """Return the keys of a person with this first form: surname with each first name, ends of the name, initials."""
    last = surname(parts)
    firsts = {(last, "first", name) for name in _first_names(parts[0])}
    initials = {(last, "initial", parts[0][0]), (last, "one letter" if len(parts[0]) == 1 else "", parts[0][0])}
    ends = {("", "end", *parts[n:]) for n in range(1, len(parts))}
    return firsts | initials | ends | {("", "initial", parts[0], parts[-1][0])}


def _keys(parts: list[str]) -> set[_Key]:
    """Return what persons who may bear this form have in `_own_keys`, one of these."""
    last = surname(parts)
    firsts = {(last, "first", name) for name in _first_names(parts[0])}
    initials = {(last, "initial" if len(parts[0]) == 1 else "one letter", parts[0][0])}
    keys = firsts | initials | {("", "end", *parts)}
    if len(parts) == 2 and len(parts[1]) == 1:
        keys.add(("", "initial", *parts))
    return keys


def _first_names(name: str) -> frozenset[str]:
    """Return a first name and its short forms."""
    return word_lists("nicknames").get(name, frozenset()) | {name}


def _middles_fit(one: list[str], other: list[str]) -> bool:
    """Tell whether no middle name contradicts: "Ed W." and "Ed H.W." are two, "Ed F." and "Ed Frank" one."""
    first, second = "".join(one[1:-1]), "".join(other[1:-1])
    return first.startswith(second) or second.startswith(first)


def _within(full: list[str], short: list[str]) -> bool:
    """Tell whether it is two surnames, or a first name with an initial."""
    if len(short) < len(full) and full[-len(short) :] == short:
        return True
    if len(short) != 2:
        return False
    return full[0] == short[0] and len(short[1]) == 1 and full[-1].startswith(short[1])


def first_names_fit(one: str, other: str) -> bool:
    """Tell whether two first names fit: equal, an initial of the other, or a short form of it ("Bill", "William")."""
    if one == other:
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return bool(_first_names(one) & _first_names(other))


def _place_single(persons: list[Person], weights: list[int], form: Form, bearers: list[int]) -> list[Name]:
    """Give each place of a surname or first name to the one of its bearers who is meant; the places of nobody."""
    bearers = _without_full_named(persons, bearers, form)
    alone: list[Name] = []
    for name in form.names:
        told = [n for n in bearers if name.credit or not all(m.credit for m in persons[n].names)]
        fitting = _of_generation(persons, told, form, name)
        if len(fitting) == len(told):  # else the generation has told which
            fitting = [n for n in fitting if not _is_kin(persons, told, n)]
        fitting = [n for n in fitting if _fits(persons[n], name)]
        fitting = _near(persons, fitting, name) or _of_sex(persons, fitting, name)
        if fitting:
            persons[max(fitting, key=lambda n: _claim(persons[n], weights[n], name))].add([name])
        else:
            alone.append(name)
    if alone:
        _take_titled(persons, bearers, form, alone)
    own = {name.start for name in form.names}
    for n in bearers:
        if not own.isdisjoint(persons[n].starts):
            persons[n].forms.append(form)
    return alone


def _without_full_named(persons: list[Person], bearers: list[int], form: Form) -> list[int]:
    """Drop those whom the text goes on to name in full beside the bare surname: a sister, a spouse."""
    if not bearers:
        return []
    first = min((n.start for n in form.names if not n.heading), default=0)
    later = {n: sum(not m.heading and m.start > first for m in persons[n].names) for n in bearers}
    least = min(later.values())
    rare = {n for n in bearers if later[n] < _OFTEN or later[n] <= 2 * least}
    introduced = _introduced(persons, bearers, first)
    # Only where one of the others was named before: else the bare surname is hers who was, however often she is named.
    kept = rare if introduced & rare else introduced | rare
    return [n for n in bearers if n in kept]


def _introduced(persons: list[Person], bearers: list[int], first: int) -> set[int]:
    """Return whom the text names before a place; where nobody, whom it names first, a headline's surname after that."""
    introduced = {n for n in bearers if any(m.start < first for m in persons[n].names)}
    return introduced or {min(bearers, key=lambda n: min(m.start for m in persons[n].names))}


def _take_titled(persons: list[Person], bearers: list[int], form: Form, alone: list[Name]) -> None:
    """Take from each bearer the names with titles that she never has in full, where the surname is another's too."""
    for n in bearers:
        person = persons[n]
        own, starts = person.titles, set(person.starts)
        titled = [m for m in form.names if m.start in starts and _may_tell_apart(m)]
        taken = [m for m in titled if own.isdisjoint(m.titles)]
        gone = {m.start for m in taken}
        person.names = [m for m in person.names if m.start not in gone]
        person.starts = [start for start in person.starts if start not in gone]
        alone.extend(taken)


def _may_tell_apart(name: Name) -> bool:
    """Tell whether a name has titles, but not "Mr." or "Ms."."""
    return bool(name.titles) and not _sexed(name)


def _sexed(name: Name) -> bool:
    return any(word_table("titles").get(t, "either") != "either" for t in name.titles)


def _of_generation(persons: list[Person], bearers: list[int], form: Form, name: Name) -> list[int]:
    """Return the bearers that "Jr.", "the younger" or "the elder" leaves; all where it tells nothing of them."""
    suffix = _suffix(form.parts)
    if suffix:
        return [n for n in bearers if suffix in persons[n].suffixes] or bearers
    if name.generation not in ("elder", "younger") or len(bearers) < 2:
        return bearers
    ranked = sorted(bearers, key=lambda n: _RANKS.get(max(persons[n].suffixes, default=""), len(_RANKS)))
    return [ranked[0 if name.generation == "elder" else -1]]


def _is_kin(persons: list[Person], bearers: list[int], number: int) -> bool:
    """Tell whether a person is named only as kin of a namesake: "his father, John Hale, Jr." of John Hale III."""
    person = persons[number]
    if not all(name.generation == "kin" for name in person.names):
        return False
    return any(n != number and first_names_fit(persons[n].first, person.first) for n in bearers)


def _of_sex(persons: list[Person], bearers: list[int], name: Name) -> list[int]:
    """Return the bearers whom the "he" of "Rowe said he would go" leaves; all where it leaves none."""
    if not name.sex or len(bearers) < 2:
        return bearers
    return [n for n in bearers if persons[n].gender in (name.sex, "either")] or bearers


def _near(persons: list[Person], fitting: list[int], name: Name) -> list[int]:
    """Return the one who was just named, where the others have not been for long."""
    gaps = {}
    for n in fitting:
        before = bisect_left(persons[n].starts, name.start)
        gaps[n] = name.start - persons[n].starts[before - 1] if before else _FAR
    near = [n for n in fitting if gaps[n] < _JUST]
    return near if len(near) == 1 and all(gaps[n] >= _FAR for n in fitting if n not in near) else []


def _fits(person: Person, name: Name) -> bool:
    genders = {word_table("titles").get(t, "either") for t in name.titles} - {"either"}
    return not genders or person.gender in genders | {"either"}


def _claim(person: Person, weight: int, name: Name) -> tuple[bool, bool, int, int]:
    """Rank a person: by a shared title, then by a full name given before, then by how often and how early.

    Of those named once in full it is the latest.
    """
    before = bisect_left(person.starts, name.start)
    shared = bool(person.titles & set(name.titles)) or _is_president(person, name)
    late = person.starts[before - 1] if before and weight == 1 else -person.starts[0]
    return shared, bool(before), weight, late


def _is_president(person: Person, name: Name) -> bool:
    """Tell whether "President Obama" is this one of the two whom the article has of that name."""
    if name.titles[-1:] != ("president",) or "vice" in name.titles:
        return False
    presidents = ((last.lower(), first.lower()) for last, _, _, first, *_ in rows("presidents"))
    return any(last == person.last and first_names_fit(person.first, first) for last, first in presidents)
