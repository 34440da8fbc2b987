"""Which party a silence is of: the words before "declined to comment", cut into parties and resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from spacy.tokens import Doc

from onrecord.facts.silences.bounds import described, end_of_subject, party_words, start_of, within_name
from onrecord.lang.en.lexicons import word_lists
from onrecord.text.factuality import subject_of_clause
from onrecord.text.view import CAMPAIGNS, ArticleView, WordMention

PartyOf = Literal["subject", "group", "speaker"]

_WORDS = word_lists("silence_words")
_PREPOSITION = _WORDS["prepositions"]
_AND, _JOINING, _SAYING = _WORDS["conjunctions"], _WORDS["joining"], _WORDS["saying"]
_PLURALS = frozenset(["NNS", "NNPS", "NNP"])
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_LAWYER = re.compile(
    r"(?:lawyer|attorney|counsel|spokes\w+|representative|aide|official|assistant|agent|publicist|manager|member)s?$"
)
_FIRST_PERSON = frozenset({"i", "we"})
_PRONOUN = _WORDS["pronouns"]
_PERSONAL = frozenset({"he", "she"})
_NO_PARTY = re.compile(
    r"(?:agreements?|deals?|compromises?|consensus|verdicts?|decisions?|settlements?|conclusions?|goals?|targets?|"
    r"accords?|quorum|threshold|limits?|summit|there|nothing|figures?|data|details?|records?|results?|i|we|you)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentParty:
    """A run of words that names a party, and the id of its entity if there is one."""

    first: int
    last: int
    entity: str | None


def subject_parties(doc: Doc, view: ArticleView, first: int, last: int) -> tuple[SilentParty, ...]:
    """Return the parties that are the subject of the verb that the words `first` to `last` hold."""
    bounds = view.read_sentence(first)
    end = end_of_subject(view, first, last, bounds)
    if end is None:
        return ()
    if view.lowers[end - 1] in _FIRST_PERSON:
        return speaker_parties(doc, view, first, last)
    parties = parties_of_group(view, start_of(view, end, bounds), end)
    return _as_named(doc, view, parties, first, last) if view.lowers[end - 1] in _PRONOUN else parties


def _as_named(
    doc: Doc, view: ArticleView, parties: tuple[SilentParty, ...], first: int, last: int
) -> tuple[SilentParty, ...]:
    """Return whoever speaks of themselves instead of "it" or "he": "the Home Office said it did not comment"."""
    speakers = _told_by(doc, view, first, last)
    if len(speakers) != 1 or len(parties) != 1:
        return parties
    (speaker,), (pronoun,) = speakers, parties
    itself = view.lowers[pronoun.first] == "it" and _kind(view, speaker.entity) != "person"
    person = view.lowers[pronoun.first] in _PERSONAL
    same = pronoun.entity == speaker.entity or (
        pronoun.entity is None and not (person and _kind(view, speaker.entity) == "organization")
    )
    return speakers if (same or itself) and view.lowers[speaker.last - 1] not in _PRONOUN else parties


def _kind(view: ArticleView, entity: str | None) -> str | None:
    return next((e.kind for e in view.entities if e.id == entity), None)


def parties_of_group(view: ArticleView, first: int, last: int) -> tuple[SilentParty, ...]:
    """Return the parties that these words name: cut at "and", unless what stands before it goes on after it."""
    first, last = _trimmed(view, first, last)
    if first >= last or (_NO_PARTY.match(view.lowers[last - 1]) and last - first <= 3):
        return ()
    return tuple(
        SilentParty(first=(n := _name_start(view, a, b)), last=b, entity=_entity(view, n, b))
        for a, b in _pieces(view, first, last)
        if a < b
    )


def _trimmed(view: ArticleView, first: int, last: int) -> tuple[int, int]:
    """Drop the conjunctions and marks before a group, and the marks after it."""
    while first < last and (view.lowers[first] in party_words()["opening"] or not view.words[first][0].isalnum()):
        first += 1
    while first < last and not view.words[last - 1][-1].isalnum() and view.words[last - 1] not in {")", "."}:
        last -= 1
    return first, last


def speaker_parties(doc: Doc, view: ArticleView, first: int, last: int) -> tuple[SilentParty, ...]:
    """Return the source of the attribution that holds these words, or whoever "said" it in this sentence.

    Before both, the subject of a "said" right before the quotation: the paper that reports it did not say it.
    """
    bounds = view.read_sentence(first)
    before = next((i for i in range(first - 1, max(first - 4, bounds[0]), -1) if view.lowers[i] in _SAYING), None)
    teller = _sayer(view, before, bounds) if before is not None else None
    if teller is not None:
        return parties_of_group(view, *teller)
    told = _told_by(doc, view, first, last)
    if told:
        return told
    group = next((g for i in range(*bounds) if view.lowers[i] in _SAYING and (g := _sayer(view, i, bounds))), None)
    return parties_of_group(view, *group) if group else ()


def _told_by(doc: Doc, view: ArticleView, first: int, last: int) -> tuple[SilentParty, ...]:
    """Return the source of the shortest attribution whose content holds these words."""
    start, end = view.span(first, last)
    attributions = doc._.attributions if Doc.has_extension("attributions") else ()
    for a in sorted(attributions, key=lambda a: sum(e - s for s, e in a.content)):
        if a.source and any(s < end and start < e for s, e in a.content):
            return parties_of_group(view, view.at(a.source[0][0]), view.at(a.source[0][1] - 1) + 1)
    return ()


def _sayer(view: ArticleView, verb: int, bounds: tuple[int, int]) -> tuple[int, int] | None:
    """Return the words of who says it: the verb's subject, else the name beside the verb."""
    subject = subject_of_clause(view, verb)
    if subject is not None and subject >= bounds[0]:
        return start_of(view, subject + 1, bounds), subject + 1
    mention = next((view.mention_at[k] for k in (verb - 1, verb + 1) if bounds[0] <= k < bounds[1]), None)
    return (mention.start, mention.stop) if mention else None


def _pieces(view: ArticleView, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the parties of a coordination: "X and Y", "X, Y and Z", "a spokesman for X and a lawyer for Y"."""
    shared = _shared_by_two(view, first, last)
    if shared is not None:
        yield from shared
        return
    cuts = _cuts(view, first, last)
    start, governed = first, _governed(view, first, cuts[0] if cuts else last)
    for cut, following in pairwise((*cuts, last)):
        after = cut + 1
        if view.words[cut] == "," and (view.lowers[after] in _AND or described(view, cut)):
            continue
        opens = view.lowers[after] in _WORDS["determiners"] and _governed(view, after, last)
        if start < cut and (opens or not governed):
            yield start, cut
            start, governed = after, _governed(view, after, following)
    yield start, last


def _shared_by_two(view: ArticleView, first: int, last: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Cut "the Sanders and Clinton campaigns", "spokesmen at the FBI and Justice Department": one of each name."""
    joint = next((i for i in range(first + 1, last - 1) if view.lowers[i] in _JOINING), None)
    if joint is None or not (within_name(view, joint - 1) and within_name(view, joint + 1)):
        return None
    left, right = view.mention_at[joint - 1], view.mention_at[joint + 1]
    if left is None or right is None or left is right:
        return None
    if right.stop < last and view.tags[last - 1] == "NNS" and view.lowers[last - 1].rstrip("s") in CAMPAIGNS:
        return (left.start, joint), (right.start, last)
    of_both = view.tags[first] in _PLURALS and view.lowers[first + 1] == "at" and right.stop == last
    return ((first, joint), (right.start, last)) if of_both else None


def _cuts(view: ArticleView, first: int, last: int) -> list[int]:
    """Return where a coordination may be cut: at its conjunctions and commas outside of names."""
    cuts = [i for i in range(first + 1, last - 1) if view.lowers[i] in _AND or view.words[i] == ","]
    cuts = [i for i in cuts if not within_name(view, i)]
    joined = any(view.lowers[i] in _AND for i in cuts)
    return cuts if joined and not _shared_head(view, first, last) else []


def _shared_head(view: ArticleView, first: int, last: int) -> bool:
    """Tell whether a plural noun closes the coordination: "the Smith and Jones campaigns", "legal and press aides"."""
    head = _preposition(view, first + 1, last) - 1
    if view.tags[head] != "NNS" or view.mention_at[head] is not None or head < first + 2:
        return False
    joint = next((i for i in range(first, head - 1) if view.lowers[i] == "and"), None)
    return joint is not None and view.tags[joint - 1] != "NNS" and view.tags[joint + 1] != "DT"


def _name_start(view: ArticleView, first: int, last: int) -> int:
    """Return where the name begins that closes a description: "its founder, Ann Lee"; else the first word."""
    for i in range(last - 1, first, -1):
        if view.words[i] == "," and view.mention_at[i + 1] is not None and described(view, i):
            return i + 1
    return first


def _governed(view: ArticleView, first: int, last: int) -> bool:
    """Tell whether a preposition or a common plural stands open over what comes after: "aides to X and Y"."""
    return any(view.lowers[i] in _PREPOSITION and not within_name(view, i) for i in range(first + 1, last))


def _entity(view: ArticleView, first: int, last: int) -> str | None:
    """Return the entity that a noun phrase is; of an unnamed spokesman, the one spoken for."""
    if view.lowers[last - 1] in _PRONOUN:
        return _of_pronoun(view, last - 1)
    mentions, preposition = _mentions(view, first, last), _preposition(view, first, last)
    core = [m for m in mentions if m.stop <= preposition and not _LAWYER.match(view.lowers[m.stop - 1])]
    named = next((m for m in reversed(core) if m.stop == preposition or view.words[m.stop] in {"(", ","}), None)
    if named is None and _LAWYER.match(view.lowers[preposition - 1]):
        client = next((m for m in mentions if m.start > preposition), None)
        if client is not None:
            return view.entities[client.entity].id if client.stop >= last else None
        named = core[-1] if core else None
    if named is None:
        named = next((m for m in mentions if m.start <= first + 1 and m.stop >= last), _owner(view, first, last))
    return view.entities[named.entity].id if named else None


def _owner(view: ArticleView, first: int, last: int) -> WordMention | None:
    """Return whom an unnamed spokesman behind "whose" speaks for: "Rowe, whose lawyer declined to comment"."""
    whose = first if view.lowers[first] == "whose" else first - 1
    if view.lower_at(whose) != "whose" or not _LAWYER.match(view.lowers[last - 1]):
        return None
    before = whose - 2 if view.word_at(whose - 1) == "," else whose - 1
    return view.mention_at[whose] or (view.mention_at[before] if before >= 0 else None)


def _preposition(view: ArticleView, first: int, last: int) -> int:
    """Return the first preposition outside of names, else the end."""
    places = (i for i in range(first, last) if view.lowers[i] in _PREPOSITION and not within_name(view, i))
    return next(places, last)


def _mentions(view: ArticleView, first: int, last: int) -> list[WordMention]:
    out: list[WordMention] = []
    for i in range(first, last):
        m = view.mention_at[i]
        if m is not None and m.form != "pronoun" and m not in out:
            out.append(m)
    return out


def _of_pronoun(view: ArticleView, i: int) -> str | None:
    """Return the entity of "he" or "she": the subject of the sentence before in the paragraph; else as resolved.

    Who is asked for comment was just told of: 2 of 2 pronouns of silences_dev are right by it, 1 of 2 without.
    """
    mention = view.mention_at[i]
    if view.lowers[i] in {"he", "she"}:
        topic = _topic_before(view, i)
        if topic is not None:
            return topic
        if mention is None:
            return _first_before(view, i)
    return view.entities[mention.entity].id if mention else None


def _first_before(view: ArticleView, i: int) -> str | None:
    """Return the first person named in this sentence before the pronoun, else in the sentence before."""
    number = view.read_number[i]
    for first, last in view.read_sentences[max(number - 1, 0) : number + 1][::-1]:
        for m in _mentions(view, first, min(last, i)):
            if view.entity(m).kind == "person":
                return view.entity(m).id
    return None


def _topic_before(view: ArticleView, i: int) -> str | None:
    """Return the person whose name opens the sentence before, as its subject, if no other is named in between."""
    number = view.read_number[i]
    low = view.read_sentences[number][0]
    if number < 1 or any(view.kind(k) == "person" for k in range(low, i)):
        return None
    first, last = view.read_sentences[number - 1]
    if "\n" in view.text[view.ends[last - 1] : view.starts[low]]:
        return None
    for k in range(first, min(first + 8, last - 1)):
        m = view.mention_at[k]
        if m is not None and m.form == "name" and view.entity(m).kind == "person":
            verb = m.stop < last and view.tags[m.stop] in _FINITE
            return view.entity(m).id if verb else None
    return None
