"""Ties stated by what a person is called: "his wife, Ann Lee", "Sen. Lee (D-Ore.)", "Smith spokesman Bo Li"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.facts.offices.held import Held
from onrecord.facts.offices.title_phrases import DETERMINERS, is_party
from onrecord.facts.ties.grammar import Stated, spans, tie_words
from onrecord.lang.en.titles import is_title, title_words
from onrecord.record import TieKind
from onrecord.text.named_words import Named, NamedWords

_TAG = re.compile(r"\(\s*(?P<party>[RDLIG])\.?(?:\s*[-–,]\s*(?P<place>[A-Z][\w. ]{1,20}?))?\s*\)$")
_SPOKEN = re.compile(r"spokes(?:man|woman|person)$|press secretary$|publicist$")
_LAWYER = re.compile(r"(?:^|\s)(?:lawyer|attorney|counsel|solicitor|barrister)$")
_NO_LAWYER = re.compile(
    r"^(?:u\.s\.|district|state|city|county|assistant|prosecuting|deputy|general|federal)\b.*(?:attorney|counsel)$"
)
_ELECTED = frozenset({"congressman", "congresswoman", "rep.", "representative", "sen.", "senator"})
"""Titles before a name behind which a bracket has the state: "Sen. Ann Lee (Vt.)"."""
_CHOSEN: dict[str, TieKind] = {"nominee": "nominated_by", "appointee": "appointed_by"}
"""Titles that say who chose their holder: "President Lee's nominee", "a Lee appointee"."""
_SAY = frozenset({"said", "says", "told", "added", "wrote", "asked", "recalled"})


def described(words: NamedWords, held: tuple[Held, ...]) -> Iterator[Stated]:
    """The ties that titles, party tags and kinship words state."""
    for h in held:
        yield from _of_office(words, h)
        if h.title.party is not None:
            yield from _of_party(words, h.holder, h.title.party)
    for mention in words.named:
        if (
            words.entity(mention).kind == "person"
            and mention.form == "name"
            and words.sentence_number[mention.first] >= 0
        ):
            yield from _party_before(words, mention)
            yield from _party_after(words, mention)
    for low, high in words.sentences:
        for i in range(low, high):
            if words.lower[i] in tie_words().kin and words.word[i].islower():
                yield from _of_kin(words, i, low=low, high=high)
    yield from _unions(words)


def _of_office(words: NamedWords, held: Held) -> Iterator[Stated]:
    title = held.title
    chosen, chooser = _CHOSEN.get(title.name), title.principal or _possessor(words, title.possessor)
    if chosen and chooser is not None and words.entity(chooser).kind == "person":
        first, last = spans(words, held.holder, (held.first, held.last))
        yield Stated(
            kind=chosen, subject=held.holder, object=chooser, trigger=title.words[-1], first=first, last=last,
            rule=f"{chosen}-title",
        )  # fmt: skip
        return
    other = title.organization or title.principal or _possessor(words, title.possessor)
    if other is None or other.entity == held.holder.entity:
        return
    if set(words.lower[max(title.words[0] - 1, 0) : title.words[-1]]) & {
        "u.s.",
        "us",
        "district",
        "state",
        "county",
        "city",
    }:
        return  # the U.S. attorney for a district is nobody's lawyer
    kind = _kind_of_title(words, title.name, other)
    if kind is not None:
        first, last = spans(words, held.holder, (held.first, held.last))
        yield Stated(
            kind=kind,
            subject=held.holder,
            object=other,
            trigger=title.words[-1],
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
    """A name of the same party elsewhere in the article: "GOP" for "Republican"."""
    return _known_party(words, _same_party(words.between(*party)))


def _known_party(words: NamedWords, same: frozenset[str]) -> Named | None:
    first = min((words.named_bodies[name] for name in same if name in words.named_bodies), default=None)
    return words.named[first] if first is not None else None


def _same_party(name: str) -> frozenset[str]:
    return next((names for names in tie_words().parties if name.lower() in names), frozenset({name.lower()}))


def _party_before(words: NamedWords, mention: Named) -> Iterator[Stated]:
    """As in "Democrat Ann Lee", "the Green Party's Ann Lee"."""
    i = mention.first - 1
    low = words.sentence(mention.first)[0]
    if i < low:
        return
    lists = title_words()
    if words.lower[i] in {"'s", "'"} and i > low:
        party = words.mention_at[i - 1]
        if party is not None and words.lower[i - 1] in {"party", "gop"} and words.entity(party).kind == "organization":
            yield from _of_party(words, mention, (party.first, party.last))
        return
    while i > low and not is_party(words, i) and (words.lower[i] in lists.loose or words.kind(i) == "place"):
        i -= 1
    joined = words.glued(i) and words.word[i - 1] in {"-", "–"}
    if is_party(words, i) and words.lower[i] not in {"republicans", "democrats"} and not joined:
        yield from _of_party(words, mention, (i, i + 1))


def _party_after(words: NamedWords, mention: Named) -> Iterator[Stated]:
    """As in "Ann Lee (D-Ore.)", "Ann Lee, Democrat of Oregon", "Ann Lee, a Republican", "Ann Lee, R-Ohio"."""
    high, i = words.sentence(mention.first)[1], mention.last
    if i < high and words.word[i] == "(":
        close = next((k for k in range(i, min(i + 9, high)) if words.word[k] == ")"), None)
        match = _TAG.match(words.between(i, close + 1)) if close is not None else None
        if match and close is not None:
            yield from _of_letter(words, mention, match, i, close + 1)
        elif close is not None and words.lower[mention.first - 1] in _ELECTED and words.kind(i + 1) == "place":
            yield _represents(
                mention, words.mention_at[i + 1], (i + 1, close), words.between(i + 1, close), mention.first, close + 1
            )
        return
    if i + 1 >= high or words.word[i] != ",":
        return
    k = i + 2 if words.lower[i + 1] in {"a", "the"} else i + 1
    k += k < high and words.lower[k] in title_words().loose
    if k < high and is_party(words, k):
        last = k + 1
        if last < high and words.lower[last] in {"of", "from"} and last + 1 < high:
            place = words.mention_at[last + 1]
            end = place.last if place is not None else last + 2
            yield _represents(mention, place, (last + 1, end), words.between(last + 1, end), mention.first, end)
        elif (
            last < high
            and words.word[last] not in {",", ".", ")", ";"}
            and words.lower[last] not in {"who", "and"}
            and words.tag[last] != "VBN"
        ):
            return
        yield from _of_party(words, mention, (k, k + 1))
    elif match := re.match(
        r", (?P<party>[RD])-(?P<place>[A-Z][\w]+\.?(?: ?[A-Z]\.)?)", words.text[words.start[i] : words.start[i] + 20]
    ):
        last = words.at(words.start[i] + match.end() - 1) + 1
        yield from _of_letter(words, mention, match, i + 1, last)


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


def _of_kin(words: NamedWords, i: int, *, low: int, high: int) -> Iterator[Stated]:
    """The tie of a kinship word with its possessor before it and its name after it, or the other way about."""
    if i + 1 < high and words.word[i + 1] in {"-", "–"} and words.glued(i + 1):
        return  # "son-in-law"
    if i > low and words.word[i - 1] in {"-", "–"} and words.lower[i - 2] not in {"ex", "half"}:
        return
    k = i - 1
    while k >= low and (words.lower[k] in tie_words().sets["before_kin"] or words.tag[k] in {"JJ", "JJS", "JJR", "CD"}):
        k -= 1
    possessor, anchor = _kin_possessor(words, k, low)
    named, comma = _kin_name(words, i + 1, high)
    if named is None and anchor is not None:
        named, comma = _kin_subject(words, anchor, low), True
    if possessor is None and anchor is None and named is not None:
        possessor, named, comma = _kin_of(words, i, named, low=low, high=high, comma=comma)
    if possessor is None:
        possessor, named, comma = _appositive(words, i, k, low=low, high=high)
    if possessor is None or named is None or possessor.entity == named.entity:
        return
    if words.entity(possessor).kind != "person" or words.entity(named).kind != "person":
        return
    side = tie_words().kin[words.lower[i]]
    first, last = spans(words, possessor, named, (i, i + 1))
    subject, other = _sides(side, possessor, named, comma=comma)
    kind: TieKind = "parent_of" if side in {"child", "parent"} else side  # type: ignore[assignment]
    yield Stated(kind=kind, subject=subject, object=other, trigger=i, first=first, last=last, rule=f"{kind}-kin")


def _sides(side: str, possessor: Named, named: Named, *, comma: bool) -> tuple[Named, Named]:
    """Who is the subject: the parent; of spouses the one spoken of, the possessor where a comma sets the name off.

    The guidelines leave the order of spouses open. "His husband, Bo Li" tells of him, "wife Ann" of her.
    """
    if side == "child":
        return possessor, named
    if side == "parent":
        return named, possessor
    return (possessor, named) if comma else (named, possessor)


def _kin_possessor(words: NamedWords, k: int, low: int) -> tuple[Named | None, int | None]:
    """As in "his", "Lee's": the possessor that ends at `k`, and where the whole begins."""
    if k < low:
        return None, None
    if words.tag[k] == "PRP$":
        return words.mention_at[k], k
    if words.lower[k] in {"'s", "'"} and k > low:
        mention = words.mention_at[k - 1]
        return mention, mention.first if mention is not None else k - 1
    return None, None


def _kin_name(words: NamedWords, i: int, high: int) -> tuple[Named | None, bool]:
    """The name after a kinship word, across a comma, titles and "and current nominee"."""
    comma, k = False, i
    while k < high and k - i < 9:
        mention = words.mention_at[k]
        if mention is not None and mention.form == "name" and words.kind(k) == "person":
            after = words.lower[mention.last] if mention.last < high else "."
            if (comma and after in _SAY) or (after in {"'s", "'"} and comma):
                return None, comma
            return mention, comma
        if mention is not None and mention.form == "name" and words.kind(k) != "organization":
            k = mention.last
            continue
        if words.word[k] == "," and not comma and k == i:
            comma = True
        elif not (
            words.tag[k] in {"JJ", "NN", "NNP", "CC", "HYPH"}
            or is_title(words.lower[k])
            or words.lower[k] in {"of", "state"}
        ) or (
            words.lower[k] == "and"
            and not (k + 1 < high and (words.tag[k + 1] == "JJ" or is_title(words.lower[k + 1])))
        ):
            return None, comma
        k += 1
    return None, comma


def _kin_subject(words: NamedWords, anchor: int, low: int) -> Named | None:
    """As in "Ann Lee, his wife," and "Ann Lee is his wife": the name before the possessor."""
    k = anchor - 1
    if k <= low or not (words.word[k] in {",", "("} or words.lower[k] in {"is", "was"}):
        return None
    mention = words.mention_at[k - 1]
    return mention if mention is not None and mention.last == k and mention.form == "name" else None


def _kin_of(
    words: NamedWords, i: int, named: Named, *, low: int, high: int, comma: bool
) -> tuple[Named | None, Named | None, bool]:
    """As in "divorce from wife Ann": the possessor is the nearest person named before."""
    if comma or words.lower[i] not in {"wife", "husband", "ex-wife", "ex-husband"} or words.lower[i - 1] in DETERMINERS:
        return None, None, comma
    for k in range(i - 1, low - 1, -1):
        mention = words.mention_at[k]
        if mention is not None and words.entity(mention).kind == "person" and mention.entity != named.entity:
            return mention, named, comma
    return None, None, comma


def _appositive(words: NamedWords, i: int, k: int, *, low: int, high: int) -> tuple[Named | None, Named | None, bool]:
    """As in "Ann Lee, the daughter of Bo Li,": the name before, the possessor after "of"."""
    if i + 2 >= high or words.lower[i + 1] not in {"of", "to"} or words.lower[k] not in {"the", "a", "is", ","}:
        return None, None, False
    j = i + 2
    while j < high and j < i + 6 and words.mention_at[j] is None and (words.tag[j] in {"DT", "JJ", "NNP", "NN"}):
        j += 1
    possessor = words.mention_at[j] if j < high else None
    j = k - 1 if words.lower[k] in {"the", "a"} else k
    if j <= low or words.lower[j] not in {",", "is", "was", "("} or possessor is None:
        return None, None, False
    named = words.mention_at[j - 1]
    return (possessor, named, False) if named is not None and named.last == j else (None, None, False)


def _unions(words: NamedWords) -> Iterator[Stated]:
    """As in "The union that represents the agents": the one union that this sentence or the two after it name."""
    grammar = tie_words()
    for number, (low, high) in enumerate(words.sentences):
        for i in range(low, high - 3):
            if words.lower[i] not in grammar.unions or words.lower[i + 1] not in {"that", "which", "representing"}:
                continue
            k = i + 2 if words.lower[i + 1] == "representing" else i + 3
            if k > i + 2 and words.lower[i + 2] not in {"represents", "represented"}:
                continue
            end = k
            while end < high and (
                words.tag[end].startswith(("NN", "JJ", "CD")) or words.lower[end] in {"the", "of", "and"}
            ):
                end += 1
            near = words.sentences[max(number - 1, 0) : number + 3]
            union = _one_union(words, near[0][0], near[-1][1])
            if end > k and union is not None:
                yield Stated(
                    kind="represents",
                    subject=union,
                    object=None,
                    described=(k, end),
                    trigger=i,
                    first=low,
                    last=high,
                    rule="represents-union",
                )


def _one_union(words: NamedWords, low: int, high: int) -> Named | None:
    names = [
        m
        for m in words.named_between(low, high)
        if m.form == "name"
        and words.entity(m).kind == "organization"
        and words.lower[m.last - 1] in tie_words().union_names
    ]
    return names[0] if len({m.entity for m in names}) == 1 else None
