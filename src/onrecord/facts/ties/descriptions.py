"""Ties stated by what a person is called: "his wife, Ann Lee", "Sen. Lee (D-Ore.)", "Smith spokesman Bo Li"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.facts.offices.held import Held
from onrecord.facts.offices.modifiers import is_party
from onrecord.facts.offices.titles import POSSESSIVE_MARKS, is_name_of, mention_within
from onrecord.facts.ties.grammar import Stated, spans, tie_words
from onrecord.facts.ties.kin import kin
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import title_words
from onrecord.record import TieKind
from onrecord.text.view import ArticleView, WordMention

_TAG = re.compile(r"\(\s*(?P<party>[RDLIG])\.?(?:\s*[-–,]\s*(?P<place>[A-Z][\w. ]{1,20}?))?\s*\)$")
_COMMA_TAG = re.compile(r", (?P<party>[RDI])-(?P<place>[A-Z](?:\w+\.?|\.)(?: ?[A-Z]\.)?)")
_SPOKEN = re.compile(r"spokes(?:man|woman|person)$|press secretary$|publicist$")
_LAWYER = re.compile(r"(?:^|\s)(?:lawyer|attorney|counsel|solicitor|barrister)$")
_NO_LAWYER = re.compile(
    r"^(?:u\.s\.|district|state|city|county|assistant|prosecuting|deputy|federal)\b.*(?:attorney|counsel)$"
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


def described(view: ArticleView, held: tuple[Held, ...]) -> Iterator[Stated]:
    """Find the ties that titles, party tags and kinship words state."""
    for h in held:
        yield from _of_office(view, h)
        if h.title.party is not None:
            yield from _of_party(view, h.holder, h.title.party)
    for mention in view.mentions:
        if is_name_of(mention, view, "person") and view.read_number[mention.start] >= 0:
            yield from _party_before(view, mention)
            yield from _party_after(view, mention)
    yield from kin(view)
    yield from _unions(view)


def _of_office(view: ArticleView, held: Held) -> Iterator[Stated]:
    """Find what a title ties its holder to: the chooser of "Lee's nominee", the body of its founder."""
    title = held.title
    chosen, chooser = _CHOSEN.get(title.name), title.principal or _possessor(view, title.possessor)
    if chosen and chooser is not None and view.entity(chooser).kind == "person":
        yield _by_title(view, held, chosen, chooser)
        return
    other = title.organization or chooser
    if other is None or other.entity == held.holder.entity:
        return
    if not _PUBLIC.isdisjoint(view.lowers[max(title.words[0] - 1, 0) : title.words[-1]]):
        return  # the U.S. attorney for a district is nobody's lawyer
    kind = _kind_of_title(view, title.name, other)
    if kind is not None:
        yield _by_title(view, held, kind, other)


def _by_title(view: ArticleView, held: Held, kind: TieKind, other: WordMention) -> Stated:
    first, last = spans(view, held.holder, (held.first, held.last))
    return Stated(
        kind=kind,
        subject=held.holder,
        object=other,
        trigger=held.title.words[-1],
        first=first,
        last=last,
        rule=f"{kind}-title",
    )


def _kind_of_title(view: ArticleView, name: str, other: WordMention) -> TieKind | None:
    grammar, entity = tie_words(), view.entity(other)
    if _SPOKEN.search(name):
        return "spokesperson_for"
    if _LAWYER.search(name) and not _NO_LAWYER.search(name):
        return "lawyer_for"
    if entity.kind == "organization":
        if name.split()[-1] in {"founder", "co-founder", "cofounder"}:
            return "founded"
        if name.split()[-1] in {"owner", "co-owner"}:
            return "owns"
        last = view.lowers[other.stop - 1]
        if name.split()[-1] in grammar.chairs and last in grammar.chaired:
            return "member_of"
    return None


def _possessor(view: ArticleView, i: int | None) -> WordMention | None:
    return view.mention_at[i] if i is not None else None


def _of_party(view: ArticleView, holder: WordMention, party: tuple[int, int]) -> Iterator[Stated]:
    if party[1] < len(view.words) and view.glued(party[1]) and view.words[party[1]] in {"-", "–"}:
        return
    mention = view.mention_at[party[0]]
    organization = (
        mention if mention is not None and view.entity(mention).kind == "organization" else _party_entity(view, party)
    )
    first, last = spans(view, holder, party)
    yield Stated(
        kind="member_of",
        subject=holder,
        object=organization,
        text=view.phrase(*party),
        trigger=party[0],
        first=first,
        last=last,
        rule="member_of-party",
    )


def _party_entity(view: ArticleView, party: tuple[int, int]) -> WordMention | None:
    """Find a name of the same party elsewhere in the article: "GOP" for "Republican"."""
    return _known_party(view, _same_party(view.phrase(*party)))


def _known_party(view: ArticleView, same: frozenset[str]) -> WordMention | None:
    first = min((view.organization_mentions[name] for name in same if name in view.organization_mentions), default=None)
    return view.mentions[first] if first is not None else None


def _same_party(name: str) -> frozenset[str]:
    return next((names for names in tie_words().parties if name.lower() in names), frozenset({name.lower()}))


def _is_likened(view: ArticleView, i: int, mention: WordMention) -> bool:
    """Tell whether a name stands for somebody like its bearer: "a Republican Obama"; both of PolNeAR train did."""
    return i + 1 == mention.start and i > 0 and view.lowers[i - 1] in {"a", "an"}


def _party_before(view: ArticleView, mention: WordMention) -> Iterator[Stated]:
    """Find "Democrat Ann Lee", "the Green Party's Ann Lee"."""
    i, low = mention.start - 1, view.read_sentence(mention.start)[0]
    if i > low and view.lowers[i] in POSSESSIVE_MARKS:
        party = view.mention_at[i - 1]
        if party is not None and _is_party_body(view, party, i - 1):
            yield from _of_party(view, mention, (party.start, party.stop))
    elif i >= low:
        while i > low and not is_party(view, i) and _may_follow_party(view, i):
            i -= 1
        if _names_member(view, i) and not _is_likened(view, i, mention):
            yield from _of_party(view, mention, (i, i + 1))


def _is_party_body(view: ArticleView, mention: WordMention, i: int) -> bool:
    """Tell whether a mention is an organization whose name has "party" or "GOP" at `i`."""
    return view.lowers[i] in {"party", "gop"} and view.entity(mention).kind == "organization"


def _names_member(view: ArticleView, i: int) -> bool:
    """Tell whether this is the party of one: not "Republicans", not "non-Republican"."""
    return is_party(view, i) and view.lowers[i] not in {"republicans", "democrats"} and not _is_joined(view, i)


def _may_follow_party(view: ArticleView, i: int) -> bool:
    """Tell whether a word may stand between a party and its member: "Democratic veteran Ann Lee"."""
    return view.lowers[i] in title_words().loose or view.kind(i) == "place"


def _is_joined(view: ArticleView, i: int) -> bool:
    """Tell whether a dash joins this word to the one before: "non-Republican"."""
    return view.glued(i) and view.words[i - 1] in {"-", "–"}


def _party_after(view: ArticleView, mention: WordMention) -> Iterator[Stated]:
    """Find "Ann Lee (D-Ore.)", "Ann Lee, Democrat of Oregon", "Ann Lee, R-Ohio", "Ann Lee of the Green Party"."""
    high, i = view.read_sentence(mention.start)[1], mention.stop
    if i < high and view.words[i] == "(":
        yield from _in_bracket(view, mention, i, high)
        return
    if i < high and view.lowers[i] in {"of", "from"}:
        yield from _of_body(view, mention, i + 1, high)
        return
    if i + 1 >= high or view.words[i] != ",":
        return
    k = i + 2 if view.lowers[i + 1] in {"a", "the"} else i + 1
    k += k < high and view.lowers[k] in title_words().loose
    if k < high and is_party(view, k):
        yield from _in_apposition(view, mention, k, high)
    elif match := _COMMA_TAG.match(view.text[view.starts[i] : view.starts[i] + 20]):
        last = view.at(view.starts[i] + match.end() - 1) + 1
        yield from _of_letter(view, mention, match, i + 1, last)


def _of_body(view: ArticleView, mention: WordMention, i: int, high: int) -> Iterator[Stated]:
    """Find "of the Green Party" behind a name."""
    body = mention_within(view, i + (view.lower_at(i) == "the"), high)
    if body is not None and _is_party_body(view, body, body.stop - 1):
        yield from _of_party(view, mention, (body.start, body.stop))


def _in_bracket(view: ArticleView, mention: WordMention, i: int, high: int) -> Iterator[Stated]:
    """Find "(D-Ore.)", "(Vt.)" behind a name."""
    close = next((k for k in range(i, min(i + 9, high)) if view.words[k] == ")"), None)
    if close is None:
        return
    match = _TAG.match(view.phrase(i, close + 1))
    if match:
        yield from _of_letter(view, mention, match, i, close + 1)
    elif view.lowers[mention.start - 1] in _ELECTED and view.kind(i + 1) == "place":
        run = (i + 1, close)
        yield _represents(mention, view.mention_at[i + 1], run, view.phrase(*run), mention.start, close + 1)


def _in_apposition(view: ArticleView, mention: WordMention, party: int, high: int) -> Iterator[Stated]:
    """Find "Democrat of Oregon", "a Republican" behind a name and a comma."""
    last = party + 1
    if last + 1 < high and view.lowers[last] in {"of", "from"}:
        place = view.mention_at[last + 1]
        run = (last + 1, place.stop if place is not None else last + 2)
        yield _represents(mention, place, run, view.phrase(*run), mention.start, run[1])
    elif last < high and not _ends_apposition(view, last):
        return
    yield from _of_party(view, mention, (party, last))


def _ends_apposition(view: ArticleView, i: int) -> bool:
    """Tell whether a party's name ends before this word, which does not go on with it."""
    ends = view.words[i] in {",", ".", ")", ";"} or view.lowers[i] in {"who", "and"}
    return ends or view.tags[i] == "VBN"


def _of_letter(
    view: ArticleView, mention: WordMention, match: re.Match[str], first: int, last: int
) -> Iterator[Stated]:
    party = title_words().party_letters[match["party"].lower()]
    if party != "independent":
        same = _same_party(party)
        known = _known_party(view, same)
        yield Stated(
            kind="member_of",
            subject=mention,
            object=known,
            text=party,
            trigger=first,
            first=mention.start,
            last=last,
            rule="member_of-party-tag",
        )
    if match["place"]:
        offset = view.starts[first] + view.text[view.starts[first] : view.ends[last - 1]].find(match["place"])
        at = view.at(offset)
        yield _represents(mention, view.mention_at[at], (at, last), match["place"].strip(), mention.start, last)


def _represents(
    mention: WordMention, place: WordMention | None, run: tuple[int, int], text: str, first: int, last: int
) -> Stated:
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


def _unions(view: ArticleView) -> Iterator[Stated]:
    """Find "The union that represents the agents": the one union that this sentence or the two after it name."""
    for number, (low, high) in enumerate(view.read_sentences):
        for i in range(low, high - 3):
            first = _represented(view, i)
            end = _group_end(view, first, high) if first is not None else None
            if first is None or end is None or end <= first:
                continue
            near = view.read_sentences[max(number - 1, 0) : number + 3]
            union = _one_union(view, near[0][0], near[-1][1])
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


def _represented(view: ArticleView, i: int) -> int | None:
    """Return where those begin whom a union at `i` represents: behind "that represents", "representing"."""
    if view.lowers[i] not in tie_words().unions or view.lower_at(i + 1) not in _UNION_RELATIVES:
        return None
    if view.lower_at(i + 1) == "representing":
        return i + 2
    return i + 3 if view.lower_at(i + 2) in {"represents", "represented"} else None


def _group_end(view: ArticleView, i: int, high: int) -> int:
    """Find the end of the words for a group: "the agents of the Border Patrol"."""
    while i < high and (view.tags[i].startswith(("NN", "JJ", "CD")) or view.lowers[i] in _UNION_NOUNS):
        i += 1
    return i


def _one_union(view: ArticleView, low: int, high: int) -> WordMention | None:
    names = [
        m
        for m in view.mentions_between(low, high)
        if m.form == "name"
        and view.entity(m).kind == "organization"
        and view.lowers[m.stop - 1] in tie_words().union_names
    ]
    return names[0] if len({m.entity for m in names}) == 1 else None
