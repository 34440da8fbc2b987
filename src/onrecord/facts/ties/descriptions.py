"""Ties stated by what a person is called: "his wife, Ann Lee", "Sen. Lee (D-Ore.)", "Smith spokesman Bo Li"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.facts.offices.held import Held
from onrecord.facts.offices.modifiers import is_party
from onrecord.facts.offices.titles import POSSESSIVE_MARKS, is_name_of
from onrecord.facts.ties.grammar import Stated, spans, tie_words
from onrecord.facts.ties.kin import kin
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import title_words
from onrecord.record import TieKind
from onrecord.text.named_words import Named, NamedWords

_TAG = re.compile(r"\(\s*(?P<party>[RDLIG])\.?(?:\s*[-–,]\s*(?P<place>[A-Z][\w. ]{1,20}?))?\s*\)$")
_COMMA_TAG = re.compile(r", (?P<party>[RD])-(?P<place>[A-Z][\w]+\.?(?: ?[A-Z]\.)?)")
_SPOKEN = re.compile(r"spokes(?:man|woman|person)$|press secretary$|publicist$")
_LAWYER = re.compile(r"(?:^|\s)(?:lawyer|attorney|counsel|solicitor|barrister)$")
_NO_LAWYER = re.compile(
    r"^(?:u\.s\.|district|state|city|county|assistant|prosecuting|deputy|general|federal)\b.*(?:attorney|counsel)$"
)
_CUES = word_lists("tie_cues")
_ELECTED = _CUES["elected"]
"""Titles before a name behind which a bracket has the state: "Sen. Ann Lee (Vt.)"."""
_CHOSEN: dict[str, TieKind] = {"nominee": "nominated_by", "appointee": "appointed_by"}
"""Titles that say who chose their holder: "President Lee's nominee", "a Lee appointee"."""
_PUBLIC = _CUES["public"]
"""Words before an attorney that make a public office of it: "district attorney"."""
_UNION_RELATIVES = _CUES["union_relative"]
_UNION_NOUNS = _CUES["union_noun"]


def described(words: NamedWords, held: tuple[Held, ...]) -> Iterator[Stated]:
    """Find the ties that titles, party tags and kinship words state."""
    for h in held:
        yield from _of_office(words, h)
        if h.title.party is not None:
            yield from _of_party(words, h.holder, h.title.party)
    for mention in words.named:
        if is_name_of(mention, words, "person") and words.sentence_number[mention.first] >= 0:
            yield from _party_before(words, mention)
            yield from _party_after(words, mention)
    yield from kin(words)
    yield from _unions(words)


def _of_office(words: NamedWords, held: Held) -> Iterator[Stated]:
    """Find what a title ties its holder to: the chooser of "Lee's nominee", the body of its founder."""
    title = held.title
    chosen, chooser = _CHOSEN.get(title.name), title.principal or _possessor(words, title.possessor)
    if chosen and chooser is not None and words.entity(chooser).kind == "person":
        yield _by_title(words, held, chosen, chooser)
        return
    other = title.organization or chooser
    if other is None or other.entity == held.holder.entity:
        return
    if not _PUBLIC.isdisjoint(words.lower[max(title.words[0] - 1, 0) : title.words[-1]]):
        return  # the U.S. attorney for a district is nobody's lawyer
    kind = _kind_of_title(words, title.name, other)
    if kind is not None:
        yield _by_title(words, held, kind, other)


def _by_title(words: NamedWords, held: Held, kind: TieKind, other: Named) -> Stated:
    first, last = spans(words, held.holder, (held.first, held.last))
    return Stated(
        kind=kind,
        subject=held.holder,
        object=other,
        trigger=held.title.words[-1],
        first=first,
        last=last,
        rule=f"{kind}-title",
    )


def _kind_of_title(words: NamedWords, name: str, other: Named) -> TieKind | None:
    grammar, entity = tie_words(), words.entity(other)
    if _SPOKEN.search(name):
        return "spokesperson_for"
    if _LAWYER.search(name) and not _NO_LAWYER.search(name):
        return "lawyer_for"
    if entity.kind == "organization":
        if name.split()[-1] in {"founder", "co-founder", "cofounder"}:
            return "founded"
        if name.split()[-1] in {"owner", "co-owner"}:
            return "owns"
        last = words.lower[other.last - 1]
        if name.split()[-1] in grammar.chairs and last in grammar.chaired:
            return "member_of"
    return None


def _possessor(words: NamedWords, i: int | None) -> Named | None:
    return words.mention_at[i] if i is not None else None


def _of_party(words: NamedWords, holder: Named, party: tuple[int, int]) -> Iterator[Stated]:
    if party[1] < len(words.word) and words.glued(party[1]) and words.word[party[1]] in {"-", "–"}:
        return
    mention = words.mention_at[party[0]]
    organization = (
        mention if mention is not None and words.entity(mention).kind == "organization" else _party_entity(words, party)
    )
    first, last = spans(words, holder, party)
    yield Stated(
        kind="member_of",
        subject=holder,
        object=organization,
        text=words.between(*party),
        trigger=party[0],
        first=first,
        last=last,
        rule="member_of-party",
    )


def _party_entity(words: NamedWords, party: tuple[int, int]) -> Named | None:
    """Find a name of the same party elsewhere in the article: "GOP" for "Republican"."""
    return _known_party(words, _same_party(words.between(*party)))


def _known_party(words: NamedWords, same: frozenset[str]) -> Named | None:
    first = min((words.named_bodies[name] for name in same if name in words.named_bodies), default=None)
    return words.named[first] if first is not None else None


def _same_party(name: str) -> frozenset[str]:
    return next((names for names in tie_words().parties if name.lower() in names), frozenset({name.lower()}))


def _party_before(words: NamedWords, mention: Named) -> Iterator[Stated]:
    """Find "Democrat Ann Lee", "the Green Party's Ann Lee"."""
    i, low = mention.first - 1, words.sentence(mention.first)[0]
    if i > low and words.lower[i] in POSSESSIVE_MARKS:
        party = words.mention_at[i - 1]
        if party is not None and _is_party_body(words, party, i - 1):
            yield from _of_party(words, mention, (party.first, party.last))
    elif i >= low:
        while i > low and not is_party(words, i) and _may_follow_party(words, i):
            i -= 1
        if _names_member(words, i):
            yield from _of_party(words, mention, (i, i + 1))


def _is_party_body(words: NamedWords, mention: Named, i: int) -> bool:
    """Tell whether a mention is an organization whose name has "party" or "GOP" at `i`."""
    return words.lower[i] in {"party", "gop"} and words.entity(mention).kind == "organization"


def _names_member(words: NamedWords, i: int) -> bool:
    """Tell whether this is the party of one: not "Republicans", not "non-Republican"."""
    return is_party(words, i) and words.lower[i] not in {"republicans", "democrats"} and not _is_joined(words, i)


def _may_follow_party(words: NamedWords, i: int) -> bool:
    """Tell whether a word may stand between a party and its member: "Democratic veteran Ann Lee"."""
    return words.lower[i] in title_words().loose or words.kind(i) == "place"


def _is_joined(words: NamedWords, i: int) -> bool:
    """Tell whether a dash joins this word to the one before: "non-Republican"."""
    return words.glued(i) and words.word[i - 1] in {"-", "–"}


def _party_after(words: NamedWords, mention: Named) -> Iterator[Stated]:
    """Find "Ann Lee (D-Ore.)", "Ann Lee, Democrat of Oregon", "Ann Lee, a Republican", "Ann Lee, R-Ohio"."""
    high, i = words.sentence(mention.first)[1], mention.last
    if i < high and words.word[i] == "(":
        yield from _in_bracket(words, mention, i, high)
        return
    if i + 1 >= high or words.word[i] != ",":
        return
    k = i + 2 if words.lower[i + 1] in {"a", "the"} else i + 1
    k += k < high and words.lower[k] in title_words().loose
    if k < high and is_party(words, k):
        yield from _in_apposition(words, mention, k, high)
    elif match := _COMMA_TAG.match(words.text[words.start[i] : words.start[i] + 20]):
        last = words.at(words.start[i] + match.end() - 1) + 1
        yield from _of_letter(words, mention, match, i + 1, last)


def _in_bracket(words: NamedWords, mention: Named, i: int, high: int) -> Iterator[Stated]:
    """Find "(D-Ore.)", "(Vt.)" behind a name."""
    close = next((k for k in range(i, min(i + 9, high)) if words.word[k] == ")"), None)
    if close is None:
        return
    match = _TAG.match(words.between(i, close + 1))
    if match:
        yield from _of_letter(words, mention, match, i, close + 1)
    elif words.lower[mention.first - 1] in _ELECTED and words.kind(i + 1) == "place":
        run = (i + 1, close)
        yield _represents(mention, words.mention_at[i + 1], run, words.between(*run), mention.first, close + 1)


def _in_apposition(words: NamedWords, mention: Named, party: int, high: int) -> Iterator[Stated]:
    """Find "Democrat of Oregon", "a Republican" behind a name and a comma."""
    last = party + 1
    if last + 1 < high and words.lower[last] in {"of", "from"}:
        place = words.mention_at[last + 1]
        run = (last + 1, place.last if place is not None else last + 2)
        yield _represents(mention, place, run, words.between(*run), mention.first, run[1])
    elif last < high and not _ends_apposition(words, last):
        return
    yield from _of_party(words, mention, (party, last))


def _ends_apposition(words: NamedWords, i: int) -> bool:
    """Tell whether a party's name ends before this word, which does not go on with it."""
    ends = words.word[i] in {",", ".", ")", ";"} or words.lower[i] in {"who", "and"}
    return ends or words.tag[i] == "VBN"


def _of_letter(words: NamedWords, mention: Named, match: re.Match[str], first: int, last: int) -> Iterator[Stated]:
    party = title_words().party_letters[match["party"].lower()]
    if party != "independent":
        same = _same_party(party)
        known = _known_party(words, same)
        yield Stated(
            kind="member_of",
            subject=mention,
            object=known,
            text=party,
            trigger=first,
            first=mention.first,
            last=last,
            rule="member_of-party-tag",
        )
    if match["place"]:
        offset = words.start[first] + words.text[words.start[first] : words.end[last - 1]].find(match["place"])
        at = words.at(offset)
        yield _represents(mention, words.mention_at[at], (at, last), match["place"].strip(), mention.first, last)


def _represents(mention: Named, place: Named | None, run: tuple[int, int], text: str, first: int, last: int) -> Stated:
    return Stated(
        kind="represents",
        subject=mention,
        object=place,
        described=run,
        text=text,
        trigger=run[0],
        first=first,
        last=last,
        rule="represents-party-tag",
    )


def _unions(words: NamedWords) -> Iterator[Stated]:
    """Find "The union that represents the agents": the one union that this sentence or the two after it name."""
    for number, (low, high) in enumerate(words.sentences):
        for i in range(low, high - 3):
            first = _represented(words, i)
            end = _group_end(words, first, high) if first is not None else None
            if first is None or end is None or end <= first:
                continue
            near = words.sentences[max(number - 1, 0) : number + 3]
            union = _one_union(words, near[0][0], near[-1][1])
            if union is not None:
                yield Stated(
                    kind="represents",
                    subject=union,
                    object=None,
                    described=(first, end),
                    trigger=i,
                    first=low,
                    last=high,
                    rule="represents-union",
                )


def _represented(words: NamedWords, i: int) -> int | None:
    """Return where those begin whom a union at `i` represents: behind "that represents", "representing"."""
    if words.lower[i] not in tie_words().unions or words.lower[i + 1] not in _UNION_RELATIVES:
        return None
    if words.lower[i + 1] == "representing":
        return i + 2
    return i + 3 if words.lower[i + 2] in {"represents", "represented"} else None


def _group_end(words: NamedWords, i: int, high: int) -> int:
    """Find the end of the words for a group: "the agents of the Border Patrol"."""
    while i < high and (words.tag[i].startswith(("NN", "JJ", "CD")) or words.lower[i] in _UNION_NOUNS):
        i += 1
    return i


def _one_union(words: NamedWords, low: int, high: int) -> Named | None:
    names = [
        m
        for m in words.named_between(low, high)
        if m.form == "name"
        and words.entity(m).kind == "organization"
        and words.lower[m.last - 1] in tie_words().union_names
    ]
    return names[0] if len({m.entity for m in names}) == 1 else None
