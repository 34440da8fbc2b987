"""Silences: who was asked by the press and did not answer, would not, or could not be reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec
from spacy.tokens import Doc

from onrecord.facts.confidence import confidence_of
from onrecord.facts.silences.framed import read_silences
from onrecord.facts.silences.parties import PartyOf, SilentParty, parties_of_group, speaker_parties, subject_parties
from onrecord.lang.en.lexicons import word_lists, word_set
from onrecord.lang.rules import rules, typed
from onrecord.record import Entity, Outcome, Silence
from onrecord.text.factuality import NOT_SO, factuality, governed
from onrecord.text.view import ArticleView, text_of, view_of

_ASKED = "asked-by-the-press"
_GAP = 2
"""Code points between two sentences in a row: a space, or an empty line."""
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\n": " ", "\r": " ", "\t": " "})
_AUXILIARIES = frozenset(["aux", "aux:pass", "cop"])
_DENYING = word_lists("factuality_words")
_WORDS = word_lists("silence_words")
_NEGATIONS = _DENYING["negations"] | _DENYING["nobody"] | _DENYING["no"] | _WORDS["refusing"]
_HYPOTHETICAL = re.compile(r"\b(?:if|unless|in case|whether or not) (?:[\w'.-]+ ){1,4}$")


class SilenceRule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule of rules.toml, its patterns compiled."""

    name: str
    outcome: Outcome
    party: PartyOf
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    unless: re.Pattern[str] | None


def find_silences(doc: Doc, entities: Sequence[Entity]) -> tuple[Silence, ...]:
    """Find the parties that were asked for comment and gave none.

    Args:
        doc: with sentence bounds and tags; trees are a second view of who the party is.
        entities: the article's, to resolve the party.
    Returns:
        In reading order; evidence spans are sentences, half-open in code points.
    Source: the annotation guidelines, "silences".
    """
    gate, rules = _grammar()
    text = text_of(doc)
    plain = text.lower().translate(_STRAIGHT)
    if len(plain) != len(text):  # a letter whose lower case is two letters: "İ"
        plain = "".join(c if len(c.lower()) > 1 else c.lower() for c in text).translate(_STRAIGHT)
    found: list[Silence] = []
    if not gate.search(plain):
        return tuple(read_silences(doc, entities))
    view = view_of(doc, entities)
    before = ""
    for first, last in view.read_sentences:
        start, end = view.span(first, last)
        sentence = plain[start:end]
        if gate.search(sentence):
            found += _of_sentence(doc, view, rules, sentence=sentence, before=before, bounds=(first, last))
        before = sentence
    told = {silence.evidence for silence in found}
    return _once([*found, *(s for s in read_silences(doc, entities) if s.evidence not in told)])


def _of_sentence(
    doc: Doc, view: ArticleView, rules: Sequence[SilenceRule], *, sentence: str, before: str, bounds: tuple[int, int]
) -> Iterator[Silence]:
    offset = view.starts[bounds[0]]
    taken: list[tuple[int, int]] = []
    for rule in rules:
        for match in rule.pattern.finditer(sentence):
            if any(match.start() < e and s < match.end() for s, e in taken):
                continue
            if not _holds(rule, match, sentence, before):
                continue
            span = view.at(offset + match.start()), view.at(offset + match.end() - 1) + 1
            said = rule.party == "speaker" or _is_said(view, *span)
            parties = _parties(doc, view, rule, match, offset=offset) if said else ()
            if parties:
                taken.append(match.span())
            for party in parties:
                yield Silence(
                    party=party.entity,
                    party_text=view.phrase(party.first, party.last),
                    party_span=view.span(party.first, party.last),
                    outcome=rule.outcome,
                    evidence=(view.span(*bounds),),
                    confidence=confidence_of("silence", rule.name),
                    rule=rule.name,
                )


def _is_said(view: ArticleView, first: int, last: int) -> bool:
    """Tell whether the text says what a rule has matched: not "nobody declined", "denied that he had declined"."""
    verb = next((i for i in range(first, last) if _may_be_denied(view, i)), None)
    if verb is None:
        return True
    own = not _NEGATIONS.isdisjoint(view.lowers[first:last])
    return (governed if own else factuality)(view, verb) not in NOT_SO


def _may_be_denied(view: ArticleView, i: int) -> bool:
    """Recognize the verb of a refusal, or its adjective: "was unwilling to comment"."""
    if view.tags[i] == "JJ":
        return view.lowers[i] in _WORDS["adjectives"]
    return view.tags[i].startswith("VB") and view.deps[i] not in _AUXILIARIES


def _parties(
    doc: Doc, view: ArticleView, rule: SilenceRule, match: re.Match[str], *, offset: int
) -> tuple[SilentParty, ...]:
    """Return the parties of a match where the rule says that they stand; none where somebody quoted tells of them."""

    def bounds(group: str | int) -> tuple[int, int]:
        return view.at(offset + match.start(group)), view.at(offset + match.end(group) - 1) + 1

    first, last = bounds(0)
    if rule.party == "speaker":
        return speaker_parties(doc, view, first, last)
    if rule.party == "subject":
        parties = subject_parties(doc, view, first, last)
    else:
        parties = parties_of_group(view, *bounds(next(name for name, words in match.groupdict().items() if words)))
    return () if rule.name != "no-comment" and _quoted_third_person(view, first, parties) else parties


def _quoted_third_person(view: ArticleView, first: int, parties: Sequence[SilentParty]) -> bool:
    """Tell whether somebody quoted says it of another: not the press who asked."""
    return view.quoted[first] and all(p.first < view.at(view.starts[first]) and view.quoted[p.first] for p in parties)


def _holds(rule: SilenceRule, match: re.Match[str], sentence: str, before: str) -> bool:
    if rule.unless and rule.unless.search(sentence):
        return False
    if rule.needs and not (rule.needs.search(sentence) or rule.needs.search(before)):
        return False
    return not _HYPOTHETICAL.search(sentence[: match.start()])


def _once(found: Sequence[Silence]) -> tuple[Silence, ...]:
    """Drop what is said twice of one party in one sentence; keep the reading order."""
    kept: dict[tuple[object, ...], Silence] = {}
    for silence in found:
        kept.setdefault((silence.evidence, silence.party_span), silence)
    told = [s for s in kept.values() if s.rule != _ASKED or not _is_answered(s, kept.values())]
    return tuple(sorted(told, key=lambda s: (s.evidence, s.party_span)))


def _is_answered(asked: Silence, found: Iterable[Silence]) -> bool:
    """Tell whether the text goes on with what came of the question: "We asked Lee. She did not respond."."""
    end = asked.evidence[-1][1]
    after = (s for s in found if s.rule != _ASKED and 0 <= s.evidence[0][0] - end <= _GAP)
    return asked.party is not None and any(s.party == asked.party for s in after)


@cache
def _grammar() -> tuple[re.Pattern[str], tuple[SilenceRule, ...]]:
    raw = rules("onrecord.facts.silences")
    outlets = "|".join(sorted(re.escape(name.lower()).replace(r"\ ", " ") for name in word_set("publications")))
    disclose = rf"(?:{'|'.join(sorted(word_lists('silence_words')['disclosing']))})\b"
    parts: dict[str, str] = {"outlet": outlets, "disclose": disclose}
    for name, pattern in raw["part"].items():
        parts[name] = _filled(pattern, parts)

    def compiled(pattern: str | None) -> re.Pattern[str] | None:
        return re.compile(_filled(pattern, parts).replace(" ", r"\s+").replace(r"\s+?", r"\s*")) if pattern else None

    def rule(row: dict[str, str]) -> SilenceRule:
        unless = [row["unless"]] if "unless" in row else []
        unless += [raw["other"]["asker"]] if row.get("press") else []
        pattern = compiled(row["pattern"])
        outcome, party = row["outcome"], row.get("party", "subject")
        if pattern is None:
            raise ValueError(f"facts/silences/rules.toml: rule {row['name']!r} has no pattern")
        plain = {"name": row["name"], "outcome": outcome, "party": party}
        return typed(
            {**plain, "pattern": pattern, "needs": compiled(row.get("needs")), "unless": compiled("|".join(unless))},
            SilenceRule,
        )

    return re.compile(raw["gate"]), tuple(rule(row) for row in raw["rule"])


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return re.sub(r"\{([a-z]+)\}", lambda m: parts[m.group(1)], pattern)
