"""What an amount measures, in the words of its sentence: "the unemployment rate", "the cost of the dredging"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from onrecord.facts.figures.changes import Moved, is_amount, opening_of
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.units import measures
from onrecord.record import Span
from onrecord.text.factuality import subject_of_clause
from onrecord.text.grammar import ATTRIBUTES, COMMON_NOUN_TAGS, NOMINAL_SUBJECTS, OWN
from onrecord.text.view import ArticleView

_WORDS = word_lists("figure_words")
_OWN = OWN | {"case", "advmod"} | {"punct"}
"""Relations, without subtypes, of the words before a noun that belong to its phrase."""
_NOUN_TAGS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_HIGHEST = 4
_LONGEST = 16
"""Words of a phrase: 99 of 100 annotated ones are shorter."""


def measured_by(view: ArticleView, amount: range, moved: Moved | None, *, counts: bool) -> Span | None:
    """Return the words for what an amount measures; None where the sentence does not say it, or says it by a pronoun.

    Args:
        view: of the article, with its tree.
        amount: the words of the amount, with its unit.
        moved: what moves it, if something does.
        counts: whether it counts things: the unit says what it measures unless it moves.
    """
    head = view.top(amount)
    if moved is not None:
        top = _of_change(view, amount, head, moved)
    else:
        top = None if counts else _behind(view, amount) or _of_level(view, amount, head)
    return _phrase(view, top, amount) if top is not None and _is_noun(view, top) else None


def _of_change(view: ArticleView, amount: range, head: int, moved: Moved) -> int | None:
    if moved.kind == "noun":
        return _of_noun(view, moved.word, amount)
    if moved.kind == "adverb":
        return _of_adverb(view, moved.word, head, amount)
    if moved.movable == "amount":
        return None
    thing = _object(view, moved.word, amount) if moved.movable else None
    return thing if thing is not None else _subject(view, moved.word)


def _of_noun(view: ArticleView, noun: int, amount: range) -> int | None:
    """Return what a noun of change is of: "a 4% decline in revenue", "a price increase of 5%"."""
    linked = _linked(view, noun, _WORDS["measured_links"], amount)
    behind = _behind(view, amount) if linked is None else linked  # "an increase of 5 percent in rents", by either tree
    if behind is not None:
        return behind
    before = [c for c in view.children[noun] if c < noun and c not in amount and _is_noun(view, c)]
    return before[-1] if before else None


def _of_adverb(view: ArticleView, adverb: int, head: int, amount: range) -> int | None:
    """Return the subject over "up 3 points", or the noun before ("sales up 3 points"); what there are "fewer" of."""
    beside = adverb + 1 if view.lowers[adverb] == "fewer" else adverb - 1
    if view.tag_at(beside) in _NOUN_TAGS and beside not in amount:
        return beside
    return None if beside > adverb else _subject(view, head)


def _behind(view: ArticleView, amount: range) -> int | None:
    """Return the noun that "of" or "in" joins: "20 percent of the voters", "$3 million in aid", "six in 10 voters"."""
    link, first = view.lower_at(amount.stop), amount.stop + 1
    if view.tag_at(amount.stop) in ("NNS", "NNPS"):
        return amount.stop
    if link not in _WORDS["amount_links"] or first >= len(view):
        return None
    top = _top_from(view, first)
    if link == "in" and view.tags[first] in ("DT", "PRP$"):
        return None  # "$1.3 million in the bank"
    return top if _is_noun(view, top, _NOUN_TAGS if link == "of" else COMMON_NOUN_TAGS) else None


def _is_noun(view: ArticleView, word: int, tags: Collection[str] = _NOUN_TAGS) -> bool:
    return view.tags[word] in tags and view.words[word][:1].isalpha() and (view.lowers[word],) not in measures()


def _top_from(view: ArticleView, first: int) -> int:
    """Return the noun of the phrase that begins here."""
    word = first
    while view.heads[word] > word and view.deps[word].split(":")[0] in _OWN:
        if any(view.tags[k] == "IN" for k in range(word, view.heads[word])):
            break
        word = view.heads[word]
    return word


def _of_level(view: ArticleView, amount: range, head: int) -> int | None:
    """Return what an amount is the level of: "turnout was 37%", "a rate of 4.9%", "a $305 billion measure"."""
    above, dep = view.heads[head], view.deps[head].split(":")[0]
    if above in amount or above == head:
        return _named_subject(view, head) if _is_said(view, head) else None
    if dep in ATTRIBUTES - {"nmod"} and above > head and _is_noun(view, above):
        return above
    opening = opening_of(view, head, amount)
    if dep == "nmod" and opening in _WORDS["level_links"] and view.tags[above] in _NOUN_TAGS:
        return above
    if view.lowers[above] in _WORDS["amounting"] and (not opening or opening in _WORDS["amounting_links"]):
        thing = _object(view, above, amount) if opening else None
        return thing if thing is not None else _subject(view, above)
    return None


def _is_said(view: ArticleView, head: int) -> bool:
    return any(view.deps[c] == "cop" for c in view.children[head])


def _opening(view: ArticleView, head: int) -> str:
    cases = view.cases(head)
    return view.lowers[cases[0]] if cases else ""


def _object(view: ArticleView, verb: int, amount: range) -> int | None:
    """Return what a verb moves: its object, or the subject of the passive; not the amount itself."""
    things = (
        c
        for c in view.children[verb]
        if view.deps[c] == "nsubj:pass" or (view.deps[c] == "obj" and c not in amount and not is_amount(view, c))
    )
    return next((c for c in things if view.tags[c] in _NOUN_TAGS), None)


def _subject(view: ArticleView, word: int) -> int | None:
    """Return the noun that is the subject of a word's clause, or the noun that the clause describes."""
    if view.tags[word] in ("VBG", "VBN") and view.tag_at(word - 1) in _NOUN_TAGS:
        return word - 1  # "with earnings declining 3 percent"
    for _ in range(_HIGHEST):
        subject = subject_of_clause(view, word)
        if subject is not None:
            return _noun(view, subject, word)
        dep = view.deps[word].split(":")[0]
        above = view.heads[word]
        if dep == "acl" and view.tags[above] in _NOUN_TAGS:
            return above
        if above == word:
            return None
        word = above
    return None


def _named_subject(view: ArticleView, word: int) -> int | None:
    subject = next((c for c in view.children[word] if view.deps[c] in NOMINAL_SUBJECTS), None)
    return None if subject is None else _noun(view, subject, word)


def _noun(view: ArticleView, subject: int, clause: int) -> int | None:
    """Return a subject that is a noun; the noun before a relative clause for its "which"; None for other pronouns."""
    if view.tags[subject] in _NOUN_TAGS:
        return subject
    above = view.heads[clause]
    if view.tags[subject] in ("WDT", "WP") and view.deps[clause] == "acl:relcl" and view.tags[above] in _NOUN_TAGS:
        return above
    return None


def _linked(view: ArticleView, word: int, links: Collection[str], amount: range) -> int | None:
    """Return the first noun that a preposition joins to a word from behind."""
    for child in view.children[word]:
        opening = _opening(view, child)
        if child > word and child not in amount and opening in links and view.tags[child] in _NOUN_TAGS:
            return child
    return None


def _phrase(view: ArticleView, top: int, amount: range) -> Span:
    """Return the code points of a noun's phrase: what stands before it, and behind it what prepositions join to it."""
    first, last = min(_before(view, top, amount), default=top), _end(view, top, amount)
    while first < top and (view.deps[first] in ("case", "punct") or view.pos[first] == "ADP"):
        first += 1
    return view.span(first, last) if last - first <= _LONGEST else view.span(top, top + 1)


def _before(view: ArticleView, top: int, amount: range) -> Iterator[int]:
    """Walk the words before a noun that belong to its phrase, back to the amount if that is one of them."""
    word = top
    while word - 1 not in amount and word > 0 and _is_under(view, word - 1, top):
        word -= 1
        yield word


def _is_under(view: ArticleView, word: int, top: int) -> bool:
    """Tell whether a word hangs on a noun within its phrase."""
    for _ in range(_HIGHEST):
        if view.deps[word].split(":")[0] not in _OWN or view.heads[word] == word:
            return False
        word = view.heads[word]
        if word == top:
            return True
    return False


def _reaches(view: ArticleView, child: int, last: int, amount: range) -> bool:
    """Tell whether nothing stands between a phrase and what a preposition joins to it."""
    return all(k not in amount and _is_under(view, k, child) for k in range(last, child)) and child not in amount


def _end(view: ArticleView, top: int, amount: range) -> int:
    """Return where a joined phrase ends, with what is joined to it in turn."""
    last = top + 1
    for child in view.children[top]:
        if child > top and _is_joined(view, child) and _reaches(view, child, last, amount):
            last = _end(view, child, amount)
    return last


def _is_joined(view: ArticleView, word: int) -> bool:
    """Tell whether a noun hangs on another by a preposition, or a verb that has an article: "of the dredging"."""
    if view.deps[word] == "nmod":
        return True
    article = any(view.deps[c] == "det" for c in view.children[word])
    return view.deps[word] == "acl" and view.tags[word] == "VBG" and article
