"""Ties stated by a verb or by words between two parties: "A nominated B", "A, who reports to B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.facts.ties.grammar import Frame, Link, Stated, spans, tie_words
from onrecord.lang.en.titles import is_title
from onrecord.text.named_words import Named, NamedWords

_DOWN = frozenset({"DT", "JJ", "JJS", "JJR", "NN", "NNP", "NNPS", "PRP$", "CD", "POS", "HYPH", "VBN", "NNS"})
_BE = frozenset({"was", "were", "is", "are", "been", "being", "be", "got", "gets", "'s"})
_DOUBTED = frozenset({"denied", "denies", "deny", "whether", "if", "doubted", "doubts", "unless"})
_SAY = frozenset({"said", "says", "told", "added", "asked", "wrote"})
_OPENS_TIME = frozenset({"earlier", "last", "late", "later", "next", "yesterday", "today", "tomorrow", "tonight"})
"""Words behind a party that begin a time of their own: "endorsed Lee last week"."""
_BY_WITHIN = 9  # words between a passive and its "by": "was named director of the agency last year by"


def framed(words: NamedWords) -> Iterator[Stated]:
    """The ties that a verb of the grammar states."""
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
    while k > low and (words.tag[k] == "RB" or words.lower[k] in {"also", "once", "first"}):
        k -= 1
    return k >= low and words.lower[k] in _BE and words.tag[k] != "POS"


def _bare_passive(words: NamedWords, i: int, high: int) -> bool:
    """As in "…, represented by B", "…, appointed as judge by B": the verb without its "was", right before "by"."""
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
    if before and set(words.lower[max(before[0].first - 2, 0) : before[0].first]) & _DOUBTED:
        return
    left, right = (frame.object, frame.subject) if passive else (frame.subject, frame.object)
    for a in before:
        for b in after:
            if a.entity == b.entity or words.entity(a).kind not in left or words.entity(b).kind not in right:
                continue
            subject, other = (a, b) if direction == "forward" else (b, a)
            first, last = spans(words, a, b, (i, i + 1))
            yield Stated(
                kind=frame.kind,
                subject=subject,
                object=other,
                trigger=i,
                first=first,
                last=last,
                rule=f"{frame.kind}-{'passive' if passive else 'active'}",
            )


def _denied(words: NamedWords, i: int, low: int) -> bool:
    """Whether the verb is denied, wished or planned: a word for that stands among its auxiliaries."""
    denied = tie_words().denied
    for k in range(i - 1, max(low, i - 5) - 1, -1):
        if words.lower[k] in denied:
            return True
        if not (
            words.tag[k] in {"RB", "MD"} or words.lower[k] in tie_words().sets["auxiliary"] - {"who", "which", "that"}
        ):
            return False
    return False


def party_before(words: NamedWords, i: int, low: int) -> tuple[Named, ...]:
    """The named parties that are the subject of a verb at `i`, with those coordinated with them."""
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
    """The person of whom a participle tells in apposition: "Ann Lee, a federal judge nominated by"."""
    k = i - 1
    while k > low and (words.tag[k] in _DOWN or words.lower[k] == "of") and words.kind(k) != "person":
        k -= 1
    if k in (i - 1, low) or words.word[k] not in {",", "("} or words.lower[k + 1] not in {"a", "an", "the"}:
        return ()
    mention = words.mention_at[k - 1]
    return (mention,) if mention is not None and mention.last == k and mention.form == "name" else ()


def _over_parenthesis(words: NamedWords, k: int, low: int) -> int:
    """The word before ", a lawyer in Ohio," or "(R-Ohio)" that ends at `k`; before the comma where it opens nothing."""
    if (
        words.mention_at[k - 1] is not None
        and words.word[k] != ")"
        and _party_ending(words, k)
        and not _has_opening(words, k, low)
    ):
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
    """The subject that the tree gives, also of the verb that this one is coordinated with."""
    for _ in range(3):
        for child in words.children[verb]:
            if words.dep[child] in {"nsubj", "nsubj:pass"} and low <= child < verb:
                mention = words.mention_at[child]
                return mention if mention is not None and words.tag[child] != "PRP$" else None
        if words.dep[verb] not in {"conj", "xcomp", "advcl"}:
            break
        verb = words.head[verb]
    mention = words.mention_at[words.head[verb]] if words.dep[verb] in {"acl:relcl", "acl"} else None
    return mention if mention is not None and mention.last <= verb else None


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
    """Whether a word may stand between two subjects: "Ann Lee and her husband, Bo Lee,"."""
    low = words.lower[i]
    return low in {"the", "and", ",", "&", "both"} or words.tag[i] == "PRP$" or low in tie_words().kin


def party_after(words: NamedWords, i: int, high: int, *, mixed: bool = False) -> tuple[Named, ...]:
    """The named party that begins at `i`, across its article and titles, with those coordinated with it.

    They are of one kind, unless persons and organizations may be `mixed`: "endorsed by Ann Lee and the Teamsters".
    """
    k = i
    while k < high and k - i < 9:
        mention = words.mention_at[k]
        if mention is not None and mention.first >= i and not _only_modifies(words, mention, high):
            return _coordinated_after(words, mention, high, mixed=mixed)
        if words.tag[k] not in _DOWN and words.lower[k] not in {"of", "-", "former"} and not is_title(words.lower[k]):
            return ()
        k = mention.last if mention is not None and mention.last > k else k + 1
    return ()


def _only_modifies(words: NamedWords, mention: Named, high: int) -> bool:
    """Whether a mention only stands before its noun: "the Senate majority leader", "Lee's lawyer", "his"."""
    if words.tag[mention.last - 1] == "PRP$":
        return True
    if mention.last >= high or mention.form == "pronoun":
        return False
    w, tag = words.lower[mention.last], words.tag[mention.last]
    noun = tag in {"NN", "NNS", "NNP", "NNPS", "HYPH", "JJ"} and not w.endswith("day")
    return w in {"'s", "'"} or (noun and w not in _OPENS_TIME)


def _coordinated_after(words: NamedWords, found: Named, high: int, *, mixed: bool) -> tuple[Named, ...]:
    kinds = {words.entity(found).kind} | ({"person", "organization"} if mixed else set())
    out, k = [found], found.last
    while k < high:
        j = k
        while j < high and (words.lower[j] in {",", "and", "&", "the"} or is_title(words.lower[j])):
            j += 1
        mention = words.mention_at[j] if j < high else None
        if j == k or mention is None or mention.form != "name" or words.entity(mention).kind not in kinds:
            break
        if _only_modifies(words, mention, high) or words.lower[min(mention.last, high - 1)] in _SAY:
            break
        out.append(mention)
        k = mention.last
    joined = any(words.lower[n] in {"and", "&"} for n in range(found.last, out[-1].first))
    verb = out[-1].last < high and words.tag[out[-1].last] in {"VBD", "VBZ", "VBP", "MD"}
    return tuple(out) if joined and not verb else (found,)


def _of_link(words: NamedWords, link: Link, i: int, end: int, *, bounds: tuple[int, int]) -> Iterator[Stated]:
    """The tie of the parties right before and right after the words of a link."""
    low, high = bounds
    if _denied(words, i, low):
        return
    before = [m for m in party_before(words, i, low) if words.entity(m).kind in link.subject]
    if not before and words.lower[i] in {"race", "contest", "matchup", "head", "showdown", "runoff", "battle"}:
        before = [m for m in _first_party(words, i, low) if words.entity(m).kind in link.subject]
    described_before = None if before or "described" not in link.subject else _description_before(words, i, low)
    after = [m for m in party_after(words, end, high) if _fits(words, m, link)]
    described = None if after or "described" not in link.object else _description_after(words, end, high)
    rule = f"{link.kind}-link"
    if described and words.tag[described[0]] == "PRP$":
        described = None
    for a in before:
        if link.kind == "represents" and words.entity(a).kind == "person":
            described = None  # "she represents the future": no place, no union's members
        for b in after:
            if a.entity != b.entity:
                subject, other = (b, a) if link.reverse else (a, b)
                first, last = spans(words, a, b)
                yield Stated(
                    kind=link.kind, subject=subject, object=other, trigger=i, first=first, last=last, rule=rule
                )
        if described and not link.reverse:
            first, last = spans(words, a, described)
            yield Stated(
                kind=link.kind,
                subject=a,
                object=None,
                described=described,
                trigger=i,
                first=first,
                last=last,
                rule=rule,
            )
    if described_before and link.reverse:
        for b in after:
            first, last = spans(words, described_before, b)
            yield Stated(
                kind=link.kind,
                subject=b,
                object=None,
                described=described_before,
                trigger=i,
                first=first,
                last=last,
                rule=rule,
            )


def _first_party(words: NamedWords, i: int, low: int) -> tuple[Named, ...]:
    """The subject of the verb before a noun: "Lee remains in a tight race with"."""
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
    """A noun phrase with no name of its own: "the president", "Border Patrol agents"."""
    k = i
    while k < high and words.tag[k] in _DOWN:
        k += 1
    return (i, k) if k > i and words.tag[k - 1] in {"NN", "NNS", "NNP"} else None


def _description_before(words: NamedWords, i: int, low: int) -> tuple[int, int] | None:
    k = i
    while k > low and words.tag[k - 1] in _DOWN:
        k -= 1
    return (k, i) if k < i and words.tag[i - 1] in {"NN", "NNS", "NNP"} else None
