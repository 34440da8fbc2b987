"""Ties of the elected to the state that elected them: "Sen. Ann Lee of Vermont", "Ohio Gov. Bo Li"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.facts.offices.held import Held
from onrecord.facts.offices.titles import Title, is_name_of, mention_within
from onrecord.facts.ties.grammar import Stated, spans
from onrecord.lang.en.lexicons import word_lists
from onrecord.text.view import ArticleView, WordMention

_CUES = word_lists("tie_cues")
_OF_STATES = _CUES["of_states"]
"""Titles whose holders stand for a state: of 42 of gold/dev2 and train with a state, 38 are told as ties."""
_COUNTRY = _CUES["country"]
"""Last words of the names of the country, which no senator stands for alone."""
_SERVING = frozenset({"current", "acting"})


def elected(view: ArticleView, held: Iterable[Held]) -> Iterator[Stated]:
    """Find whom a title with a state's name says to represent that state."""
    serving = [h for h in held if h.status in _SERVING and _is_of_state(view, h.title)]
    titled = {h.holder.entity for h in serving if h.holder.form == "name"}
    for h in serving:
        # Of descriptions, "the Vermont senator", half are of somebody else; 4 of 5 are right
        # where the name has such a title elsewhere.
        if h.holder.entity in titled:
            place = _place(view, h)
            if place is not None and view.lowers[place.stop - 1] not in _COUNTRY:
                yield _represents(view, h, place)


def _is_of_state(view: ArticleView, title: Title) -> bool:
    """Tell whether a title is that of somebody whom a state elects: "U.S. Rep.", not "state senator"."""
    if not title.words or title.name.split()[-1] not in _OF_STATES:
        return False
    return "state" not in view.lowers[title.first : title.words[-1]]


def _place(view: ArticleView, held: Held) -> WordMention | None:
    """Return the name of the place in the title, before it with "'s", or behind its holder with "of"."""
    if held.title.place is not None:
        mention = view.mention_at[held.title.place[0]]
    elif held.title.possessor is not None:
        mention = view.mention_at[held.title.possessor]
    elif view.lower_at(held.holder.stop) in ("of", "from"):
        mention = mention_within(view, held.holder.stop + 1, view.read_sentence(held.holder.start)[1])
    else:
        mention = None
    return mention if is_name_of(mention, view, "place") else None


def _represents(view: ArticleView, held: Held, place: WordMention) -> Stated:
    first, last = spans(view, held.holder, (held.first, held.last), place)
    return Stated(
        kind="represents", subject=held.holder, object=place, trigger=held.title.words[-1], first=first, last=last,
        rule="represents-elected",
    )  # fmt: skip
