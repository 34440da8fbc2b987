"""A statement in one line: who said it, the words of the cue, what was said. A denial reads as a denial."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, Protocol, TypeVar

import msgspec

from onrecord.lang.en.inflection import inflected
from onrecord.lang.en.lexicons import rows, word_lists, word_set
from onrecord.record.kinds import is_certain
from onrecord.views.labels import labels, one_line

if TYPE_CHECKING:
    from onrecord.store import Silence

_OF_VERBS = "ed", "ing"
"""The ends of a verb whose object is a noun of claiming: "voiced criticism of"."""
_LONGEST = 80
"""Characters of a cue: a longer one holds what is not the cue's."""


class _Confident(Protocol):
    @property
    def confidence(self) -> float:
        """Return the probability that it is right."""


class _Dated(Protocol):
    @property
    def trigger(self) -> str:
        """Return the words that tell what happened."""


T = TypeVar("T", bound=_Confident)
H = TypeVar("H", bound=_Dated)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around the speaker: "according to" `before`, or "told" `after`, and `to` whom.

    `alone` is what stands in place of them where no source is given and nobody is the subject of the cue: "expected".
    """

    before: str
    after: str
    to: str
    alone: str = ""

    def line(self, speaker: str | None, text: str) -> str:
        """Write the whole line: "Quill denied that he had asked", "According to Quill: he had", "Expected: rain"."""
        if self.alone and not speaker:
            return f"{self.alone}: {text}"
        name = speaker or labels("cue")["unnamed"]
        return (
            f"{self.before} {name}: {text}"
            if self.before
            else " ".join(filter(None, (name, self.after, self.to, text)))
        )


def told(cue: str | None, *, addressee: str | None = None, text: str = "") -> Told:
    """Return the words of a cue as they stand around the speaker; "said" where the text has no cue with letters.

    Args:
        cue: its words.
        addressee: who was told, to be named where the cue is not whole without: "told reporters".
        text: what was said, which may begin with the addressee: "asked Lee to leave".
    """
    words = one_line(cue or "").strip(" ,:;-–—")
    if not any(map(str.isalpha, words)) or len(words) > _LONGEST:
        return Told(before="", after=labels("cue")["none"], to="")
    shape = _shape(words)
    if shape is not None:
        return shape
    passive = _passive(words)
    if passive and words.lower().split()[-1] in word_lists("cue_shapes")["told_by"]:
        return Told(before=f"{_capitalized(words)} {labels('cue')['by']}", after="", to="", alone=passive)
    after = words if words.isupper() else words[0].lower() + words[1:]
    named = one_line(addressee or "")
    to = named if _takes_object(after) and not one_line(text).startswith(named) else ""
    return Told(before="", after=after, to=to, alone=passive)


def _shape(words: str) -> Told | None:
    """Return how a cue is written that does not stand behind the speaker: a preposition, or a noun of claiming."""
    first, lists = words.split()[0].lower(), word_lists("cue_shapes")
    if first == labels("cue")["before"] or words.lower() in lists["before"]:
        return Told(before=_capitalized(words), after="", to="")
    if _is_claim(words):
        return Told(before="", after=f"{labels('cue')['apart']} {words}", to="", alone=_capitalized(words))
    return None


def _is_claim(words: str) -> bool:
    """Tell whether a cue is a noun of claiming, with an article or an adjective: "best defense", "a call for"."""
    found, lists = words.lower().split(), word_lists("cue_shapes")
    if len(found) > 1 and found[-1] in lists["behind"]:
        found.pop()
    first, *rest = found
    articles = word_lists("closed_classes")["articles"]
    is_noun = found[-1] in lists["claims"] or (first in articles and found[-1] in lists["asked"])
    has_verb = first.endswith(_OF_VERBS) or not lists["finite"].isdisjoint(found)
    return is_noun and not has_verb and articles.isdisjoint(rest)


def _passive(words: str) -> str:
    """Return what happens to the content in a passive, "expected" of "is expected"; an adverb as it stands."""
    first, *rest = words.split()
    if not rest:
        return _capitalized(first) if first.lower().endswith("ly") else ""
    is_passive = first.lower() in word_lists("cue_shapes")["passives"] and not any(w.endswith("ing") for w in rest)
    return _capitalized(" ".join(rest)) if is_passive else ""


def _capitalized(words: str) -> str:
    return words[0].upper() + words[1:]


@cache
def _verbs() -> frozenset[str]:
    """Return the forms of the verbs whose object is whom they tell."""
    return frozenset(form for verb, slots in rows("addressees") if "obj" in slots.split() for form in inflected(verb))


def _takes_object(cue: str) -> bool:
    return cue.split()[-1].lower() in _verbs()


def silent(silence: Silence) -> str:
    """Return who gave no answer: the name, or the words for those who speak for the party: "A spokesman for Rowe"."""
    lists, found = word_lists("silence_words"), silence.words.casefold().split()
    if " ".join(found[:2]) in lists["negated"] and silence.party == silence.words:
        return _capitalized(" ".join(silence.words.split()[2:]))  # "None of the Rowes would comment": they declined to
    speaks = takewhile(lambda word: word not in lists["prepositions"], found)
    *_, last = ("", *speaks)
    return silence.words if last in lists["spokesmen"] else silence.party


def remarks(*, manner: str, force: str, addressee: str | None) -> tuple[str, ...]:
    """Return what is to be remarked beside a statement: that it is a denial, only thought, and to whom it was told."""
    found = (labels("manner").get(manner), labels("force").get(force), f"to {one_line(addressee)}" if addressee else "")
    return tuple(one for one in found if one)


def certain(facts: Iterable[T]) -> tuple[T, ...]:
    """Return the facts that lists show."""
    return tuple(s for s in facts if is_certain(s))


def happened(events: Iterable[H]) -> tuple[H, ...]:
    """Return the events that are more than that somebody said something on a day."""
    saying = word_set("saying_verbs")
    return tuple(one for one in events if not saying.intersection(one.trigger.casefold().split()))


def uncertain(facts: Iterable[T]) -> tuple[T, ...]:
    """Return the facts that lists fold away."""
    return tuple(s for s in facts if not is_certain(s))
