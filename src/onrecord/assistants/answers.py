"""The answers that an assistant gets: facts with their evidence, how many of how many, and what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from onrecord.assistants import sayings
from onrecord.assistants.cited import CitedFact, Citer
from onrecord.record.kinds import BY_LETTER, is_certain
from onrecord.store import Store
from onrecord.store.read.reported import FirstRows
from onrecord.views.labels import counted, one_line

T = TypeVar("T")
_COUNTED = 1000
"""Answers that are counted where the store gives no count; beyond, it is said that there are more."""
_STATED = "Not listed does not mean not so: the articles may be silent on it, and reading misses some of what they say."
_NOT_KNOWN = {
    "statement": "A statement that is not listed may still have been made: reading misses some; no article tells all.",
    "silence": "Who is not listed may not have answered either; who is listed may have answered elsewhere or later.",
    "figure": "Whether a figure is right is not known, only which article gives it; two may count different things.",
    "event": "Only what an article dates is listed; that nothing stands at a day does not mean that nothing happened.",
    "position": "Most positions are missed. No position listed does not mean that somebody has none.",
    "dispute": "Most disputes are missed. None listed does not mean agreement, and which side is right is not known.",
}


class Answer(BaseModel, frozen=True):
    """What the articles of a store say to a question.

    Attributes:
        found: how many facts are listed, of how many.
        not_known: what the answer does not tell; to be passed on with it.
        facts: each with its words, article and places.
        who: whom the question was about, with the number that tells them from namesakes, and their other names.
        notes: what concerns several of the facts, such as two figures that differ.
    """

    found: str
    not_known: str
    facts: tuple[CitedFact, ...] = ()
    who: str | None = None
    notes: tuple[str, ...] = ()


class Asking:
    """Asks one store: what several tools share.

    Args:
        store: opened to be read.
        limit: facts of a list.
        uncertain: whether facts of which onrecord is less than half sure are listed too.
    """

    def __init__(self, store: Store, *, limit: int, uncertain: bool = False) -> None:
        self.store, self.limit, self._uncertain = store, limit, uncertain
        self._citer = Citer(store)
        self._left_out = 0

    @property
    def most(self) -> int:
        """Return how many rows to ask for, where there is no count of all."""
        return _COUNTED + 1

    def listed(self, found: FirstRows[Any], says: Callable[[Any], str]) -> tuple[CitedFact, ...]:
        """Return the facts of a list that are shown."""
        return tuple(self._citer.cite(one.fact, says(one)) for one in self._certain(found.rows[: self.limit]))

    def cite(self, fact: str, says: str) -> CitedFact:
        """Return one fact with its evidence."""
        return self._citer.cite(fact, says)

    def _certain(self, rows: Iterable[T]) -> list[T]:
        rows = list(rows)
        kept = [one for one in rows if self._uncertain or is_certain(one)]
        self._left_out += len(rows) - len(kept)
        return kept

    def answer(
        self,
        kind: str,
        facts: Sequence[CitedFact],
        *,
        found: str,
        who: str | None = None,
        notes: Sequence[str] = (),
    ) -> Answer:
        """Return the whole answer, with what it does not tell."""
        return Answer(
            found=found, not_known=self._not_known(kind), facts=tuple(facts), who=who and one_line(who),
            notes=tuple(map(one_line, notes)),
        )  # fmt: skip

    def _not_known(self, kind: str) -> str:
        articles = counted(self.store.browse.counts()["article"], "article")
        parts = [f"This store holds {articles}; nothing else was read.", _NOT_KNOWN.get(kind, _STATED)]
        if self._left_out:
            parts.append(f"{self._left_out} more likely wrong than right are left out; uncertain=true lists them.")
        return " ".join(parts)


def first_rows(rows: Sequence[T]) -> FirstRows[T]:
    """Return rows that were asked for up to `Asking.most`, with their count."""
    return FirstRows(rows=tuple(rows), total=len(rows))


def how_many(shown: int, total: int, kind: str) -> str:
    """Say how many are listed: "12 of 105 statements", "no silences"."""
    plural = next(one.plural for one in BY_LETTER.values() if one.name == kind)
    if not total:
        return f"no {plural}"
    whole = f"more than {_COUNTED:,}" if total > _COUNTED else f"{total:,}"
    return f"{shown:,} of {whole} {kind if total == 1 else plural}"


def listing(asking: Asking, kind: str, found: FirstRows[Any], says: Callable[[Any], str]) -> Answer:
    """Answer with the first facts of one list."""
    facts = asking.listed(found, says)
    return asking.answer(kind, facts, found=how_many(len(facts), found.total, kind))


def dossier(asking: Asking, name: str) -> Answer:
    """Answer who somebody is: offices, ties, statements, positions and silences, some of each.

    Raises:
        NoSuchNameError, AmbiguousNameError.
    """
    store = asking.store
    one = store.browse.one(name)
    key = f"e{one.id}"
    from_them, to_them = store.ties(start=key, limit=asking.limit), store.ties(end=key, limit=asking.limit)
    ties = FirstRows(rows=(*from_them.rows, *to_them.rows), total=from_them.total + to_them.total)
    lists: list[tuple[str, tuple[CitedFact, ...], int]] = []
    for kind, found, says in (
        ("office", store.offices(of=key, limit=asking.limit), sayings.office),
        ("tie", ties, sayings.tie),
        ("statement", first_rows(store.said(speaker=key, limit=asking.most)), sayings.statement),
        ("position", store.positions(of=key, limit=asking.limit), sayings.position),
        ("silence", first_rows(store.silences(party=key, limit=asking.most)), sayings.silence),
    ):
        lists.append((kind, asking.listed(found, says), found.total))
    found_words = "; ".join(how_many(len(facts), total, kind) for kind, facts, total in lists)
    names = [called for called in store.who(key, limit=1).names if called != one.name]
    who = one.line() + (f"; also {', '.join(names[:8])}" if names else "")
    return asking.answer("", [fact for _, facts, _ in lists for fact in facts], found=found_words, who=who)


def figures(asking: Asking, words: str) -> Answer:
    """Answer which figures the articles give for what is counted; those that differ first."""
    quantities = asking.store.figures(words, limit=asking.most)
    values = [(quantity, value) for quantity in quantities for value in quantity.values]
    facts = tuple(
        asking.cite(value.fact, sayings.figure(quantity, value)) for quantity, value in values[: asking.limit]
    )
    shown = {fact.fact for fact in facts}
    notes = [
        f"{one} and {other} differ, if they count the same"
        for quantity in quantities
        for one, other in quantity.disagree
        if shown & {one, other}
    ]
    return asking.answer(
        "figure", facts, found=how_many(len(facts), len(values), "figure"), notes=notes[: asking.limit]
    )


def one_fact(asking: Asking, fact: str) -> Answer:
    """Answer with one fact by its id.

    Raises:
        NoSuchFactError: nothing has that id.
    """
    known = fact.strip()
    says = asking.store.fact_words(known)
    cited = asking.cite(known, says)
    rejected = asking.store.browse.rulings(cited.article.number).rejected
    notes = [f"{known} was rejected: a person says that it is wrong"] if known in rejected else []
    return asking.answer(cited.kind, [cited], found="1 fact", notes=notes)
