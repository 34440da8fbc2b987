"""Ties stated by a verb or by words between two parties: "A nominated B", "A, who reports to B"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from onrecord.facts.offices.titles import POSSESSIVE_MARKS, is_name, mention_within
from onrecord.facts.ties.grammar import Frame, Link, Stated, spans, tie_words
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import is_title
from onrecord.text.grammar import NOMINAL_SUBJECTS, OPEN_CLAUSES
from onrecord.text.named_words import Named, NamedWords

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DOWN = frozenset({"DT", "JJ", "JJS", "JJR", "NN", "NNP", "NNPS", "PRP$", "CD", "POS", "HYPH", "VBN", "NNS"})
_CUES = word_lists("tie_cues")
_BE = _CUES["being"]
_DOUBTED = _CUES["doubted"]
_SAY = _CUES["asking"]
_BEFORE_PARTICIPLES = _CUES["before_participle"]
_ARTICLES = word_lists("closed_classes")["articles"]
_RELATIVES = word_lists("closed_classes")["relatives"]
_JOINING = _CUES["joining"]
_CONTESTS = _CUES["contest"]
_OPENS_TIME = _CUES["opens_time"]
"""Words behind a party that begin a time of their own: "endorsed Lee last week"."""
_BY_WITHIN = 9  # words between a passive and its "by": "was named director of the agency last year by"


def framed(words: NamedWords) -> Iterator[Stated]:
    """Find the ties that a verb of the grammar states."""
    grammar = tie_words()
    for low, high in words.sentences:
        for i in range(low, high):
            for frame in grammar.frames.get(words.lower[i], ()):
                if words.tag[i].startswith("NN") and words.lower[i] not in {"beat"}:
                    continue
                yield from _of_frame(words, frame, i, low=low, high=high)
            for parts, link in grammar.links.get(words.lower[i], ()):
                if words.lower[i : i + len(parts)] == list(parts) and i + len(parts) < high:
                    yield from _of_link(words, link, i, i + len(parts), bounds=(low, high))
                    break


def _of_frame(words: NamedWords, frame: Frame, i: int, *, low: int, high: int) -> Iterator[Stated]:
    if frame.after and not set(words.lower[i + 1 : min(high, i + 14)]) & set(frame.after):
        return
    passive = words.tag[i] in {"VBN", "VBD", "JJ"} and (_after_be(words, i, low) or _bare_passive(words, i, high))
    if passive and frame.passive:
        yield from _passive(words, frame, i, low=low, high=high)
    elif not passive and frame.active and not _denied(words, i, low):
        subjects, objects = party_before(words, i, low), party_after(words, i + 1, high)
        yield from _pairs(words, frame, i, subjects, objects, direction=frame.active)


def _after_be(words: NamedWords, i: int, low: int) -> bool:
    k = i - 1
    while k > low and (words.tag[k] == "RB" or words.lower[k] in _BEFORE_PARTICIPLES):
        k -= 1
    return k >= low and words.lower[k] in _BE and words.tag[k] != "POS"


def _bare_passive(words: NamedWords, i: int, high: int) -> bool:
    """Tell whether a verb lacks its "was", right before "by": "…, represented by B", "…, appointed as judge by B"."""
    if i + 1 < high and words.lower[i + 1] == "by":
        return True
    made = words.tag[i] == "VBN" and words.lower[i + 1 : i + 2] in (["as"], ["to"])
    return made and "by" in words.lower[i : min(i + _BY_WITHIN, high)]


def _passive(words: NamedWords, frame: Frame, i: int, *, low: int, high: int) -> Iterator[Stated]:
    if _denied(words, i, low):
        return
    by = next((k for k in range(i + 1, min(i + _BY_WITHIN, high)) if words.lower[k] == "by"), None)
    if by is None or any(words.word[k] in {";", ".", '"', "”"} for k in range(i, by)):
        return
    start = i if not _after_be(words, i, low) else i - 1
    yield from _pairs(
        words,
        frame,
        i,
        _apposed(words, i, low) or party_before(words, start, low),
        party_after(words, by + 1, high, mixed=True),
        direction=frame.passive,
        passive=True,
    )


def _pairs(
    words: NamedWords,
    frame: Frame,
    i: int,
    before: Sequence[Named],
    after: Sequence[Named],
    *,
    direction: str,
    passive: bool = False,
) -> Iterator[Stated]:
    """Tie every party before the verb to every one behind it that is another and fits."""
    if before and _is_doubted(words, before[0]):
        return
    left, right = (frame.object, frame.subject) if passive else (frame.subject, frame.object)
    voice = "passive" if passive else "active"
    for a, b in _others(_of_kinds(words, before, left), _of_kinds(words, after, right)):
        subject, other = (a, b) if direction == "forward" else (b, a)
        first, last = spans(words, a, b, (i, i + 1))
        yield Stated(
            kind=frame.kind,
            subject=subject,
            object=other,
            trigger=i,
            first=first,
            last=last,
            rule=f"{frame.kind}-{voice}",
        )


def _is_doubted(words: NamedWords, party: Named) -> bool:
    """Tell whether a word of doubt stands before a party: "denied that Lee nominated"."""
    return not _DOUBTED.isdisjoint(words.lower[max(party.first - 2, 0) : party.first])


def _of_kinds(words: NamedWords, mentions: Sequence[Named], kinds: Collection[str]) -> list[Named]:
    return [m for m in mentions if words.entity(m).kind in kinds]


def _others(before: Sequence[Named], after: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Pair mentions of two entities."""
    return ((a, b) for a in before for b in after if a.entity != b.entity)


def _denied(words: NamedWords, i: int, low: int) -> bool:
    """Tell whether the verb is denied, wished or planned: a word for that stands among its auxiliaries."""
    denied = tie_words().denied
    for k in range(i - 1, max(low, i - 5) - 1, -1):
        if words.lower[k] in denied:
            return True
        if not (words.tag[k] in {"RB", "MD"} or words.lower[k] in tie_words().sets["auxiliary"] - _RELATIVES):
            return False
    return False


def party_before(words: NamedWords, i: int, low: int) -> tuple[Named, ...]:
    """Find the named parties that are the subject of a verb at `i`, with those coordinated with them."""
    k = i - 1
    while k >= low and (words.tag[k] in {"RB", "MD"} or words.lower[k] in tie_words().sets["auxiliary"]):
        k -= 1
    if k > low and words.word[k] in {",", "—", "–", ")"}:
        k = _over_parenthesis(words, k, low)
    found = _party_ending(words, k + 1) if k >= low else None
    if found is None:
        found = _subject_by_tree(words, i, low)
    return _coordinated_before(words, found, low) if found else ()


def _apposed(words: NamedWords, i: int, low: int) -> tuple[Named, ...]:
    """Find the person of whom a participle tells in apposition: "Ann Lee, a federal judge nominated by"."""
    k = i - 1
    while k > low and _may_describe(words, k):
        k -= 1
    if k in (i - 1, low) or words.word[k] not in {",", "("} or words.lower[k + 1] not in _ARTICLES:
        return ()
    mention = words.mention_at[k - 1]
    return (mention,) if is_name(mention) and mention.last == k else ()


def _may_describe(words: NamedWords, k: int) -> bool:
    """Tell whether a word may be in a description between a person and a participle: "a federal judge"."""
    return words.kind(k) != "person" and (words.tag[k] in _DOWN or words.lower[k] == "of")


def _over_parenthesis(words: NamedWords, k: int, low: int) -> int:
    """Find the word before ", a lawyer in Ohio," or "(R-Ohio)" that ends at `k`; before a comma that closes nothing."""
    if words.word[k] != ")" and _party_ending(words, k) and not _has_opening(words, k, low):
        return k - 1
    opening = "(" if words.word[k] == ")" else words.word[k]
    for j in range(k - 1, max(low, k - 22), -1):
        if words.word[j] == opening:
            return j - 1
    return k - 1


def _has_opening(words: NamedWords, k: int, low: int) -> bool:
    return any(words.word[j] == "," and words.mention_at[j - 1] is not None for j in range(k - 1, max(low, k - 14), -1))


def _party_ending(words: NamedWords, end: int) -> Named | None:
    mention = words.mention_at[end - 1] if end > 0 else None
    return mention if mention is not None and mention.last == end and words.tag[end - 1] != "PRP$" else None


def _subject_by_tree(words: NamedWords, verb: int, low: int) -> Named | None:
    """Find the subject that the tree gives, also of the verb that this one is coordinated with."""
    for _ in range(3):
        subject = next((c for c in words.children[verb] if _is_subject(words, c, low, verb)), None)
        if subject is not None:
            return words.mention_at[subject] if words.tag[subject] != "PRP$" else None
        if words.dep[verb] not in OPEN_CLAUSES:
            break
        verb = words.head[verb]
    mention = words.mention_at[words.head[verb]] if words.dep[verb] in {"acl:relcl", "acl"} else None
    return mention if mention is not None and mention.last <= verb else None


def _is_subject(words: NamedWords, child: int, low: int, verb: int) -> bool:
    return words.dep[child] in NOMINAL_SUBJECTS and low <= child < verb


def _coordinated_before(words: NamedWords, found: Named, low: int) -> tuple[Named, ...]:
    out, k = [found], found.first
    while k - 1 > low:
        j = k
        while j > low and (_joins(words, j - 1) or is_title(words.lower[j - 1])):
            j -= 1
        if not any(words.lower[n] in {"and", "&"} for n in range(j, found.first)):
            break
        mention = _party_ending(words, j)
        if j == k or mention is None or words.entity(mention).kind != words.entity(found).kind:
            break
        out.insert(0, mention)
        k = mention.first
    return tuple(out)


def _joins(words: NamedWords, i: int) -> bool:
    """Tell whether a word may stand between two subjects: "Ann Lee and her husband, Bo Lee,"."""
    low = words.lower[i]
    return low in _JOINING or words.tag[i] == "PRP$" or low in tie_words().kin


def party_after(words: NamedWords, i: int, high: int, *, mixed: bool = False) -> tuple[Named, ...]:
    """Find the named party that begins at `i`, across its article and titles, with those coordinated with it.

    They are of one kind, unless persons and organizations may be `mixed`: "endorsed by Ann Lee and the Teamsters".
    """
    k = i
    while k < high and k - i < 9:
        mention = words.mention_at[k]
        if mention is not None and mention.first >= i and not _only_modifies(words, mention, high):
            return _coordinated_after(words, mention, high, mixed=mixed)
        if not _leads_to_party(words, k):
            return ()
        k = mention.last if mention is not None and mention.last > k else k + 1
    return ()


def _leads_to_party(words: NamedWords, k: int) -> bool:
    """Tell whether a word may stand between a verb and the party: "the former state senator Ann Lee"."""
    return words.tag[k] in _DOWN or words.lower[k] in {"of", "-", "former"} or is_title(words.lower[k])


def _only_modifies(words: NamedWords, mention: Named, high: int) -> bool:
    """Tell whether a mention only stands before its noun: "the Senate majority leader", "Lee's lawyer", "his"."""
    if words.tag[mention.last - 1] == "PRP$":
        return True
    if mention.last >= high or mention.form == "pronoun":
        return False
    return words.lower[mention.last] in POSSESSIVE_MARKS or _is_noun(words, mention.last)


def _is_noun(words: NamedWords, i: int) -> bool:
    """Tell whether a noun or its adjective stands here that is not a time: "Lee last week", "Lee Monday"."""
    if words.tag[i] not in {"NN", "NNS", "NNP", "NNPS", "HYPH", "JJ"}:
        return False
    return words.lower[i] not in _OPENS_TIME and not words.lower[i].endswith("day")


def _coordinated_after(words: NamedWords, found: Named, high: int, *, mixed: bool) -> tuple[Named, ...]:
    """List a party behind the verb with those joined to it by "and", unless a verb of their own follows."""
    kinds = {words.entity(found).kind} | ({"person", "organization"} if mixed else set())
    out = [found]
    while (following := _next_party(words, out[-1].last, high, kinds)) is not None:
        out.append(following)
    joined = any(words.lower[n] in {"and", "&"} for n in range(found.last, out[-1].first))
    verb = out[-1].last < high and words.tag[out[-1].last] in _FINITE
    return tuple(out) if joined and not verb else (found,)


def _next_party(words: NamedWords, k: int, high: int, kinds: Collection[str]) -> Named | None:
    """Find the party of these kinds that follows in a list, and says nothing itself."""
    j = k
    while j < high and (words.lower[j] in {",", "and", "&", "the"} or is_title(words.lower[j])):
        j += 1
    mention = mention_within(words, j, high)
    if j == k or not is_name(mention) or words.entity(mention).kind not in kinds:
        return None
    if _only_modifies(words, mention, high) or words.lower[min(mention.last, high - 1)] in _SAY:
        return None
    return mention


def _of_link(words: NamedWords, link: Link, i: int, end: int, *, bounds: tuple[int, int]) -> Iterator[Stated]:
    """Find the tie of the parties right before and right after the words of a link."""
    low, high = bounds
    if _denied(words, i, low):
        return
    before = _linked_before(words, link, i, low)
    after = [m for m in party_after(words, end, high) if _fits(words, m, link)]
    for a, b in _others(before, after):
        yield _linked(words, link, i, *((b, a) if link.reverse else (a, b)))
    if link.reverse and not before and "described" in link.subject:
        yield from _of_described(words, link, i, after, _description_before(words, i, low))
    elif not link.reverse and not after and "described" in link.object:
        able = list(takewhile(lambda a: _may_be_tied(words, link, a), before))
        yield from _of_described(words, link, i, able, _described_after(words, end, high))


def _of_described(
    words: NamedWords, link: Link, i: int, parties: Sequence[Named], described: tuple[int, int] | None
) -> Iterator[Stated]:
    """Tie each party to the words that describe another."""
    if described is not None:
        for party in parties:
            yield _linked(words, link, i, party, described)


def _may_be_tied(words: NamedWords, link: Link, party: Named) -> bool:
    """Tell whether words may say what a party represents: not "she represents the future"."""
    return link.kind != "represents" or words.entity(party).kind != "person"


def _linked_before(words: NamedWords, link: Link, i: int, low: int) -> list[Named]:
    """List the parties before a link; before a noun also the subject of its verb: "Lee is in a race with"."""
    before = _of_kinds(words, party_before(words, i, low), link.subject)
    if before or words.lower[i] not in _CONTESTS:
        return before
    return _of_kinds(words, _first_party(words, i, low), link.subject)


def _linked(words: NamedWords, link: Link, i: int, subject: Named, other: Named | tuple[int, int]) -> Stated:
    """Return the tie of a link, with a party or with words that describe one."""
    first, last = spans(words, subject, other)
    return Stated(
        kind=link.kind,
        subject=subject,
        object=other if isinstance(other, Named) else None,
        described=None if isinstance(other, Named) else other,
        trigger=i,
        first=first,
        last=last,
        rule=f"{link.kind}-link",
    )


def _described_after(words: NamedWords, end: int, high: int) -> tuple[int, int] | None:
    """Find words for a party behind a link that do not begin with "his"."""
    described = _description_after(words, end, high)
    return described if described and words.tag[described[0]] != "PRP$" else None


def _first_party(words: NamedWords, i: int, low: int) -> tuple[Named, ...]:
    """Find the subject of the verb before a noun: "Lee remains in a tight race with"."""
    for k in range(i - 1, low, -1):
        if words.tag[k] in {"VBZ", "VBD", "VBP"}:
            return party_before(words, k, low)
        if words.word[k] in {",", ";", '"'}:
            break
    return ()


def _fits(words: NamedWords, mention: Named, link: Link) -> bool:
    entity = words.entity(mention)
    if "body" in link.object:
        return entity.kind == "organization" and words.lower[mention.last - 1].rstrip("s") in {
            b.rstrip("s") for b in tie_words().bodies
        }
    return entity.kind in link.object


def _description_after(words: NamedWords, i: int, high: int) -> tuple[int, int] | None:
    """Find a noun phrase with no name of its own: "the president", "Border Patrol agents"."""
    k = i
    while k < high and words.tag[k] in _DOWN:
        k += 1
    return (i, k) if k > i and words.tag[k - 1] in {"NN", "NNS", "NNP"} else None


def _description_before(words: NamedWords, i: int, low: int) -> tuple[int, int] | None:
    k = i
    while k > low and words.tag[k - 1] in _DOWN:
        k -= 1
    return (k, i) if k < i and words.tag[i - 1] in {"NN", "NNS", "NNP"} else None
