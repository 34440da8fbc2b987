"""Ties stated by a verb or by words between two parties: "A nominated B", "A, who reports to B"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import takewhile

from onrecord.facts.offices.titles import POSSESSIVE_MARKS, is_name, mention_within
from onrecord.facts.ties.grammar import Link, Stated, TieFrame, spans, tie_words
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import is_title
from onrecord.record import TieKind
from onrecord.text.factuality import Factuality, factuality, predicate_of
from onrecord.text.grammar import NOMINAL_SUBJECTS, OPEN_CLAUSES
from onrecord.text.view import ArticleView, WordMention

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
_OF_POWER = frozenset(["can_remove", "cannot_remove"])
"""Ties whose own words deny or allow."""
HELD: Mapping[str, tuple[Factuality, ...]] = {"spouse_of": ("stated", "ended")}
"""What a text may say of a tie that counts; former spouses are spouses to the guidelines."""
_BY_WITHIN = 9  # words between a passive and its "by": "was named director of the agency last year by"


def framed(view: ArticleView) -> Iterator[Stated]:
    """Find the ties that a verb of the grammar states."""
    grammar = tie_words()
    for low, high in view.read_sentences:
        for i in range(low, high):
            for frame in grammar.frames.get(view.lowers[i], ()):
                if view.tags[i].startswith("NN") and view.lowers[i] not in {"beat"}:
                    continue
                yield from _of_frame(view, frame, i, low=low, high=high)
            for parts, link in grammar.links.get(view.lowers[i], ()):
                if view.lowers[i : i + len(parts)] == list(parts) and i + len(parts) < high:
                    yield from _of_link(view, link, i, i + len(parts), bounds=(low, high))
                    break


def _of_frame(view: ArticleView, frame: TieFrame, i: int, *, low: int, high: int) -> Iterator[Stated]:
    if frame.after and not set(view.lowers[i + 1 : min(high, i + 14)]) & set(frame.after):
        return
    passive = view.tags[i] in {"VBN", "VBD", "JJ"} and (_after_be(view, i, low) or _bare_passive(view, i, high))
    if passive and frame.passive:
        yield from _passive(view, frame, i, low=low, high=high)
    elif not passive and frame.active and not _denied(view, i, low, frame.kind):
        subjects, objects = party_before(view, i, low), party_after(view, i + 1, high)
        yield from _pairs(view, frame, i, subjects, objects, direction=frame.active)


def _after_be(view: ArticleView, i: int, low: int) -> bool:
    k = i - 1
    while k > low and (view.tags[k] == "RB" or view.lowers[k] in _BEFORE_PARTICIPLES):
        k -= 1
    return k >= low and view.lowers[k] in _BE and view.tags[k] != "POS"


def _bare_passive(view: ArticleView, i: int, high: int) -> bool:
    """Tell whether a verb lacks its "was", right before "by": "…, represented by B", "…, appointed as judge by B"."""
    if i + 1 < high and view.lowers[i + 1] == "by":
        return True
    made = view.tags[i] == "VBN" and view.lowers[i + 1 : i + 2] in (["as"], ["to"])
    return made and "by" in view.lowers[i : min(i + _BY_WITHIN, high)]


def _passive(view: ArticleView, frame: TieFrame, i: int, *, low: int, high: int) -> Iterator[Stated]:
    if _denied(view, i, low, frame.kind):
        return
    by = next((k for k in range(i + 1, min(i + _BY_WITHIN, high)) if view.lowers[k] == "by"), None)
    if by is None or any(view.words[k] in {";", ".", '"', "”"} for k in range(i, by)):
        return
    start = i if not _after_be(view, i, low) else i - 1
    yield from _pairs(
        view,
        frame,
        i,
        _apposed(view, i, low) or party_before(view, start, low),
        party_after(view, by + 1, high, mixed=True),
        direction=frame.passive,
        passive=True,
    )


def _pairs(
    view: ArticleView,
    frame: TieFrame,
    i: int,
    before: Sequence[WordMention],
    after: Sequence[WordMention],
    *,
    direction: str,
    passive: bool = False,
) -> Iterator[Stated]:
    """Tie every party before the verb to every one behind it that is another and fits."""
    if before and _is_doubted(view, before[0]):
        return
    left, right = (frame.object, frame.subject) if passive else (frame.subject, frame.object)
    voice = "passive" if passive else "active"
    for a, b in _others(_of_kinds(view, before, left), _of_kinds(view, after, right)):
        subject, other = (a, b) if direction == "forward" else (b, a)
        first, last = spans(view, a, b, (i, i + 1))
        yield Stated(
            kind=frame.kind,
            subject=subject,
            object=other,
            trigger=i,
            first=first,
            last=last,
            rule=f"{frame.kind}-{voice}",
        )


def _is_doubted(view: ArticleView, party: WordMention) -> bool:
    """Tell whether a word of doubt stands before a party: "denied that Lee nominated"."""
    return not _DOUBTED.isdisjoint(view.lowers[max(party.start - 2, 0) : party.start])


def _of_kinds(view: ArticleView, mentions: Sequence[WordMention], kinds: Collection[str]) -> list[WordMention]:
    return [m for m in mentions if view.entity(m).kind in kinds]


def _others(before: Sequence[WordMention], after: Sequence[WordMention]) -> Iterator[tuple[WordMention, WordMention]]:
    """Pair mentions of two entities."""
    return ((a, b) for a in before for b in after if a.entity != b.entity)


def _denied(view: ArticleView, i: int, low: int, kind: TieKind) -> bool:
    """Tell whether the tie is denied, ended, wished or planned: by a word among the auxiliaries, or by the tree."""
    denied = tie_words().denied
    for k in range(i - 1, max(low, i - 5) - 1, -1):
        if view.lowers[k] in denied:
            return True
        if not (view.tags[k] in {"RB", "MD"} or view.lowers[k] in tie_words().sets["auxiliary"] - _RELATIVES):
            break
    if kind in _OF_POWER:
        return False
    return factuality(view, predicate_of(view, i)) not in HELD.get(kind, ("stated",))


def party_before(view: ArticleView, i: int, low: int) -> tuple[WordMention, ...]:
    """Find the named parties that are the subject of a verb at `i`, with those coordinated with them."""
    k = i - 1
    while k >= low and (view.tags[k] in {"RB", "MD"} or view.lowers[k] in tie_words().sets["auxiliary"]):
        k -= 1
    if k > low and view.words[k] in {",", "—", "–", ")"}:
        k = _over_parenthesis(view, k, low)
    found = _party_ending(view, k + 1) if k >= low else None
    if found is None:
        found = _subject_by_tree(view, i, low)
    return _coordinated_before(view, found, low) if found else ()


def _apposed(view: ArticleView, i: int, low: int) -> tuple[WordMention, ...]:
    """Find the person of whom a participle tells in apposition: "Ann Lee, a federal judge nominated by"."""
    k = i - 1
    while k > low and _may_describe(view, k):
        k -= 1
    if k in (i - 1, low) or view.words[k] not in {",", "("} or view.lowers[k + 1] not in _ARTICLES:
        return ()
    mention = view.mention_at[k - 1]
    return (mention,) if is_name(mention) and mention.stop == k else ()


def _may_describe(view: ArticleView, k: int) -> bool:
    """Tell whether a word may be in a description between a person and a participle: "a federal judge"."""
    return view.kind(k) != "person" and (view.tags[k] in _DOWN or view.lowers[k] == "of")


def _over_parenthesis(view: ArticleView, k: int, low: int) -> int:
    """Find the word before ", a lawyer in Ohio," or "(R-Ohio)" that ends at `k`; before a comma that closes nothing."""
    if view.words[k] != ")" and _party_ending(view, k) and not _has_opening(view, k, low):
        return k - 1
    opening = "(" if view.words[k] == ")" else view.words[k]
    for j in range(k - 1, max(low, k - 22), -1):
        if view.words[j] == opening:
            return j - 1
    return k - 1


def _has_opening(view: ArticleView, k: int, low: int) -> bool:
    return any(view.words[j] == "," and view.mention_at[j - 1] is not None for j in range(k - 1, max(low, k - 14), -1))


def _party_ending(view: ArticleView, end: int) -> WordMention | None:
    mention = view.mention_at[end - 1] if end > 0 else None
    return mention if mention is not None and mention.stop == end and view.tags[end - 1] != "PRP$" else None


def _subject_by_tree(view: ArticleView, verb: int, low: int) -> WordMention | None:
    """Find the subject that the tree gives, also of the verb that this one is coordinated with."""
    for _ in range(3):
        subject = next((c for c in view.children[verb] if _is_subject(view, c, low, verb)), None)
        if subject is not None:
            return view.mention_at[subject] if view.tags[subject] != "PRP$" else None
        if view.deps[verb] not in OPEN_CLAUSES:
            break
        verb = view.heads[verb]
    mention = view.mention_at[view.heads[verb]] if view.deps[verb] in {"acl:relcl", "acl"} else None
    return mention if mention is not None and mention.stop <= verb else None


def _is_subject(view: ArticleView, child: int, low: int, verb: int) -> bool:
    return view.deps[child] in NOMINAL_SUBJECTS and low <= child < verb


def _coordinated_before(view: ArticleView, found: WordMention, low: int) -> tuple[WordMention, ...]:
    out, k = [found], found.start
    while k - 1 > low:
        j = k
        while j > low and (_joins(view, j - 1) or is_title(view.lowers[j - 1])):
            j -= 1
        if not any(view.lowers[n] in {"and", "&"} for n in range(j, found.start)):
            break
        mention = _party_ending(view, j)
        if j == k or mention is None or view.entity(mention).kind != view.entity(found).kind:
            break
        out.insert(0, mention)
        k = mention.start
    return tuple(out)


def _joins(view: ArticleView, i: int) -> bool:
    """Tell whether a word may stand between two subjects: "Ann Lee and her husband, Bo Lee,"."""
    low = view.lowers[i]
    return low in _JOINING or view.tags[i] == "PRP$" or low in tie_words().kin


def party_after(view: ArticleView, i: int, high: int, *, mixed: bool = False) -> tuple[WordMention, ...]:
    """Find the named party that begins at `i`, across its article and titles, with those coordinated with it.

    They are of one kind, unless persons and organizations may be `mixed`: "endorsed by Ann Lee and the Teamsters".
    """
    k = i
    while k < high and k - i < 9:
        mention = view.mention_at[k]
        if mention is not None and mention.start >= i and not _only_modifies(view, mention, high):
            return _coordinated_after(view, mention, high, mixed=mixed)
        if not _leads_to_party(view, k):
            return ()
        k = mention.stop if mention is not None and mention.stop > k else k + 1
    return ()


def _leads_to_party(view: ArticleView, k: int) -> bool:
    """Tell whether a word may stand between a verb and the party: "the former state senator Ann Lee"."""
    return view.tags[k] in _DOWN or view.lowers[k] in {"of", "-", "former"} or is_title(view.lowers[k])


def _only_modifies(view: ArticleView, mention: WordMention, high: int) -> bool:
    """Tell whether a mention only stands before its noun: "the Senate majority leader", "Lee's lawyer", "his"."""
    if view.tags[mention.stop - 1] == "PRP$":
        return True
    if mention.stop >= high or mention.form == "pronoun":
        return False
    return view.lowers[mention.stop] in POSSESSIVE_MARKS or _is_noun(view, mention.stop)


def _is_noun(view: ArticleView, i: int) -> bool:
    """Tell whether a noun or its adjective stands here that is not a time: "Lee last week", "Lee Monday"."""
    if view.tags[i] not in {"NN", "NNS", "NNP", "NNPS", "HYPH", "JJ"}:
        return False
    return view.lowers[i] not in _OPENS_TIME and not view.lowers[i].endswith("day")


def _coordinated_after(view: ArticleView, found: WordMention, high: int, *, mixed: bool) -> tuple[WordMention, ...]:
    """List a party behind the verb with those joined to it by "and", unless a verb of their own follows."""
    kinds = {view.entity(found).kind} | ({"person", "organization"} if mixed else set())
    out = [found]
    while (following := _next_party(view, out[-1].stop, high, kinds)) is not None:
        out.append(following)
    joined = any(view.lowers[n] in {"and", "&"} for n in range(found.stop, out[-1].start))
    verb = out[-1].stop < high and view.tags[out[-1].stop] in _FINITE
    return tuple(out) if joined and not verb else (found,)


def _next_party(view: ArticleView, k: int, high: int, kinds: Collection[str]) -> WordMention | None:
    """Find the party of these kinds that follows in a list, and says nothing itself."""
    j = k
    while j < high and (view.lowers[j] in {",", "and", "&", "the"} or is_title(view.lowers[j])):
        j += 1
    mention = mention_within(view, j, high)
    if j == k or not is_name(mention) or view.entity(mention).kind not in kinds:
        return None
    if _only_modifies(view, mention, high) or view.lowers[min(mention.stop, high - 1)] in _SAY:
        return None
    return mention


def _of_link(view: ArticleView, link: Link, i: int, end: int, *, bounds: tuple[int, int]) -> Iterator[Stated]:
    """Find the tie of the parties right before and right after the words of a link."""
    low, high = bounds
    if _denied(view, i, low, link.kind):
        return
    before = _linked_before(view, link, i, low)
    after = [m for m in party_after(view, end, high) if _fits(view, m, link)]
    for a, b in _others(before, after):
        yield _linked(view, link, i, *((b, a) if link.reverse else (a, b)))
    if link.reverse and not before and "described" in link.subject:
        yield from _of_described(view, link, i, after, _description_before(view, i, low))
    elif not link.reverse and not after and "described" in link.object:
        able = list(takewhile(lambda a: _may_be_tied(view, link, a), before))
        yield from _of_described(view, link, i, able, _described_after(view, end, high))


def _of_described(
    view: ArticleView, link: Link, i: int, parties: Sequence[WordMention], described: tuple[int, int] | None
) -> Iterator[Stated]:
    """Tie each party to the words that describe another."""
    if described is not None:
        for party in parties:
            yield _linked(view, link, i, party, described)


def _may_be_tied(view: ArticleView, link: Link, party: WordMention) -> bool:
    """Tell whether words may say what a party represents: not "she represents the future"."""
    return link.kind != "represents" or view.entity(party).kind != "person"


def _linked_before(view: ArticleView, link: Link, i: int, low: int) -> list[WordMention]:
    """List the parties before a link; before a noun also the subject of its verb: "Lee is in a race with"."""
    before = _of_kinds(view, party_before(view, i, low), link.subject)
    if before or view.lowers[i] not in _CONTESTS:
        return before
    return _of_kinds(view, _first_party(view, i, low), link.subject)


def _linked(
    view: ArticleView, link: Link, i: int, subject: WordMention, other: WordMention | tuple[int, int]
) -> Stated:
    """Return the tie of a link, with a party or with words that describe one."""
    first, last = spans(view, subject, other)
    return Stated(
        kind=link.kind,
        subject=subject,
        object=other if isinstance(other, WordMention) else None,
        described=None if isinstance(other, WordMention) else other,
        trigger=i,
        first=first,
        last=last,
        rule=f"{link.kind}-link",
    )


def _described_after(view: ArticleView, end: int, high: int) -> tuple[int, int] | None:
    """Find words for a party behind a link that do not begin with "his"."""
    described = _description_after(view, end, high)
    return described if described and view.tags[described[0]] != "PRP$" else None


def _first_party(view: ArticleView, i: int, low: int) -> tuple[WordMention, ...]:
    """Find the subject of the verb before a noun: "Lee remains in a tight race with"."""
    for k in range(i - 1, low, -1):
        if view.tags[k] in {"VBZ", "VBD", "VBP"}:
            return party_before(view, k, low)
        if view.words[k] in {",", ";", '"'}:
            break
    return ()


def _fits(view: ArticleView, mention: WordMention, link: Link) -> bool:
    entity = view.entity(mention)
    if "body" in link.object:
        return entity.kind == "organization" and view.lowers[mention.stop - 1].rstrip("s") in {
            b.rstrip("s") for b in tie_words().bodies
        }
    return entity.kind in link.object


def _description_after(view: ArticleView, i: int, high: int) -> tuple[int, int] | None:
    """Find a noun phrase with no name of its own: "the president", "Border Patrol agents"."""
    k = i
    while k < high and view.tags[k] in _DOWN:
        k += 1
    return (i, k) if k > i and view.tags[k - 1] in {"NN", "NNS", "NNP"} else None


def _description_before(view: ArticleView, i: int, low: int) -> tuple[int, int] | None:
    k = i
    while k > low and view.tags[k - 1] in _DOWN:
        k -= 1
    return (k, i) if k < i and view.tags[i - 1] in {"NN", "NNS", "NNP"} else None
