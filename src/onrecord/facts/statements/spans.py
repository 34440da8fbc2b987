"""Contents and sources that paragraphs, quotation marks and participles settle, whatever the network made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model.attribution import Attribution
from onrecord.record import Span, Spans
from onrecord.text.columns import Words
from onrecord.text.span_index import SpanIndex

_CLOSING = ("”", '"', "''")
_OPENING = ("“", '"', "``")
# After `he says, "Don't," until …` no content of PolNeAR train goes on.
_SUBORDINATORS = frozenset(["when", "while", "until", "till", "as", "before", "after", "because"])
_AND_QUOTED = re.compile(r"\s*,?\s+(?:and|but|or) (?=[“\"])")
_LEAD = 25
"""Words of a sentence before its quotation at most."""
_SPEAKERS = frozenset(["he", "she", "they", "who"])
_NAME = 40
"""Words of a name before the noun at most: there is none so long."""
_PHRASE = ("det", "amod", "compound", "nmod:poss", "flat", "nummod", "case")


def settle(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with what is not theirs taken from them, and what is given to them.

    - What a cue introduces ends with its quotation: not in the next paragraph ("typed “ideation.”" and then a
      quotation with a paragraph of its own; 3 of 493 in PolNeAR train go on so), nor after the comma in its marks.
    - In "“A,” he said, referring to B, “C.”" the last quotation is what he said, not what he referred to.
    - A source is bare: no dateline stands before it, no aside behind.
    - A quotation that goes on with the sentence in which it stands takes its beginning along ("With so many systems,
      “there is no single point,” he said"), and one that "but" or "and" joins to the content belongs to it.
    - Who says something in a participle ("he balked, saying …") is the subject of the verb that it hangs on.
    """
    whole = [_bare_source(words, _with_subject(words, _introduced(words, a))) for a in attributions]
    told = [a for a in _handed_back(words, whole) if a.content]
    taken = SpanIndex.of(span for a in told for span in (*a.source, *a.cue, *a.content))
    return [_joined(words, _led_in(words, a, taken), taken) for a in told]


def _introduced(words: Words, attribution: Attribution) -> Attribution:
    """An attribution whose cue stands first, with the content that its quotation ends."""
    if not attribution.cue or attribution.cue[-1][1] > attribution.content[0][0]:
        return attribution
    kept: list[Span] = []
    for span in attribution.content:
        if kept and _other_paragraph(words.text, kept[-1], span):
            break
        kept.append(_before_clause(words, span))
    return replace(attribution, content=tuple(kept))


def _led_in(words: Words, attribution: Attribution, taken: SpanIndex[Span]) -> Attribution:
    """With the words before a quotation that begins in the middle of its sentence, its cue behind."""
    start, end = attribution.content[0]
    quotation = words.quotations.at(start)
    if not attribution.cue or attribution.cue[0][0] < end or quotation is None or quotation.start != start:
        return attribution
    inside = words.text[start : quotation.end].lstrip("“\"`'‘ ")
    at = words.at(start)
    first = words.sentences[words.sentence[at]][0]
    if first == at and at and words.forms[at - 1] == ",":  # cut before the mark
        first = words.sentences[words.sentence[at - 1]][0]
    while first < at and words.pos[first] == "SPACE":
        first += 1
    lead = (words.starts[first], start)
    if not inside[:1].islower() or not 1 < at - first <= _LEAD or words.tags[first] in ("VBN", "VBG"):
        return attribution
    if words.quoted[first] or taken.over(*lead):
        return attribution
    return replace(attribution, content=((lead[0], end), *attribution.content[1:]))


def _joined(words: Words, attribution: Attribution, taken: SpanIndex[Span]) -> Attribution:
    """With the quotation that a conjunction joins to the end of the content, up to the end of the sentence."""
    end = attribution.content[-1][1]
    if not attribution.cue or attribution.cue[-1][1] > attribution.content[0][0]:
        return attribution
    match = _AND_QUOTED.match(words.text, end)
    quotation = words.quotations.at(match.end()) if match else None
    if quotation is None or match is None or quotation.start != match.end():
        return attribution
    last = words.sentences[words.sentence[words.at(end - 1)]][1] - 1
    while last > 0 and (words.pos[last] == "SPACE" or words.forms[last] in (".", *_CLOSING)):
        last -= 1
    closes = quotation.start < words.ends[last] <= quotation.end
    if not closes or taken.over(end, quotation.end):
        return attribution
    return replace(attribution, content=(*attribution.content[:-1], (attribution.content[-1][0], quotation.end)))


def _other_paragraph(text: str, before: Span, span: Span) -> bool:
    closed = text[slice(*before)].rstrip().endswith(_CLOSING)
    return closed and "\n" in text[before[1] : span[0]] and text.startswith(_OPENING, span[0])


def _before_clause(words: Words, span: Span) -> Span:
    """The span without the clause that follows the quotation which it begins with."""
    quotation = words.quotations.at(span[0])
    if quotation is None or quotation.start != span[0] or not quotation.closed or quotation.end >= span[1]:
        return span
    comma = words.text[span[0] : quotation.end].rstrip("”\"'’").endswith(",")
    follows = words.lowers[words.at(quotation.end)] in _SUBORDINATORS
    return (span[0], quotation.end) if comma and follows else span


def _with_subject(words: Words, attribution: Attribution) -> Attribution:
    """With the subject of the main clause as the source of a participle that has none."""
    if attribution.source or not attribution.cue:
        return attribution
    cue = words.at(attribution.cue[0][0])
    subject = subject_of(words, cue) if words.tags[cue] == "VBG" else _before_aside(words, cue)
    quoted = bool(words.quotations.over(attribution.content[0][0], attribution.content[-1][1]))
    if subject is None or not (quoted or words.pos[subject] == "PROPN" or words.lowers[subject] in _SPEAKERS):
        return attribution
    return replace(attribution, source=(phrase(words, subject),))


def _before_aside(words: Words, cue: int) -> int | None:
    """The name before a participle between commas: "Ann Lee, asked about the bridge, had said"."""
    if words.tags[cue] not in ("VBD", "VBZ", "VBP") or cue < 2 or words.forms[cue - 1] != ",":
        return None
    for i in range(cue - 2, max(words.sentences[words.sentence[cue]][0], cue - _ASIDE), -1):
        if words.quoted[i]:
            return None
        if words.forms[i] == "," and words.tags[i + 1] in ("VBN", "VBD", "VBG"):
            named = i - 1
            while words.deps[named].split(":")[0] in ("flat", "compound") and abs(words.heads[named] - named) < 4:
                named = words.heads[named]
            return named if words.tags[i - 1].startswith("NNP") or words.lowers[i - 1] in _SPEAKERS else None
    return None


_ASIDE = 20
"""Words of an aside between a subject and its verb at most."""


def tellers(words: Words, attribution: Attribution) -> Iterator[Span]:
    """Who else may be saying something in a participle: the subjects before it in its sentence, the nearest first."""
    cue = words.at(attribution.cue[0][0])
    if words.tags[cue] != "VBG" or not words.lowers[cue].endswith("ing") or words.lowers[cue] == "according":
        return
    for i in range(cue - 1, words.sentences[words.sentence[cue]][0] - 1, -1):
        if words.deps[i].startswith("nsubj"):
            yield phrase(words, i)


def subject_of(words: Words, verb: int) -> int | None:
    """The subject of the first verb above that has one, where it stands before."""
    seen = {verb}
    while words.heads[verb] not in seen:
        verb = words.heads[verb]
        seen.add(verb)
        subject = next((c for c in words.children[verb] if words.deps[c].startswith("nsubj")), None)
        if subject is not None:
            return subject if subject < min(seen) or words.pos[subject] in ("PROPN", "PRON") else None
    return None


def phrase(words: Words, head: int) -> Span:
    """A noun with the words that make one phrase with it, without what follows after a comma."""
    inside, todo = {head}, [head]
    while todo:
        near = [c for c in words.children[todo.pop()] if words.deps[c].startswith(_PHRASE) and abs(c - head) < 12]
        inside.update(near)
        todo += near
    first = min(inside)
    most = first - _NAME
    while first > max(most, 0) and words.tags[first - 1] == words.tags[first] == "NNP" and not words.glued(first):
        first -= 1
    return words.starts[first], words.ends[max(inside)]


def _handed_back(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """With the quotation after a participle's own words given to the verb before it."""
    found = list(attributions)
    of_source: dict[Spans, list[int]] = {}
    for n, one in enumerate(found):
        of_source.setdefault(one.source, []).append(n)
    for n, one in enumerate(found):
        quoted = _quoted_after(words, one)
        said = next((k for k in of_source[one.source] if quoted and _speaks_before(words, found[k], one)), None)
        if quoted and said is not None:
            rest = _without(words.text, one.content, quoted[0][0])
            found[n] = replace(one, content=rest)
            whole = found[said]
            found[said] = replace(whole, content=tuple(sorted({*whole.content, *quoted})))
    return found


def _quoted_after(words: Words, attribution: Attribution) -> Spans:
    """What of a participle's content is a quotation of its own: after a comma or a stop, with other words before."""
    cue = words.at(attribution.cue[0][0]) if attribution.cue else None
    if cue is None or words.tags[cue] != "VBG" or attribution.content[0][0] < attribution.cue[-1][1]:
        return ()
    start, end = attribution.content[0][0], attribution.content[-1][1]
    for quotation in words.quotations.over(start, end):
        if quotation.start > start and _stands_apart(words, quotation.start) and quotation.end <= end:
            later = [s for s in attribution.content if s[0] > quotation.start]
            within = next(s for s in attribution.content if s[1] > quotation.start)
            return ((quotation.start, max(within[1], quotation.end)), *(s for s in later if s != within))
    return ()


def _stands_apart(words: Words, start: int) -> bool:
    """Whether a stop, or a comma that "including" or the like does not stand before, precedes a quotation."""
    before = words.at(start) - 1
    while before > 0 and words.pos[before] == "SPACE":
        before -= 1
    listed = words.forms[before] == "," and words.tags[before - 1] in ("VBG", "IN", "CC")
    return before > 0 and words.forms[before] in (",", ".", "?", "!") and not listed


def _speaks_before(words: Words, said: Attribution, participle: Attribution) -> bool:
    """Whether a verb of the same sentence and source stands before a participle, right after a quotation of its own."""
    if said is participle or said.source != participle.source or not said.cue or not said.source:
        return False
    cue, other = words.at(said.cue[0][0]), words.at(participle.cue[0][0])
    quotation = words.quotations.at(said.content[-1][1] - 1)
    return (
        cue < other
        and words.sentence[cue] == words.sentence[other]
        and said.content[-1][1] <= said.cue[0][0]
        and quotation is not None
        and quotation.end == said.content[-1][1]
    )


def _without(text: str, content: Spans, start: int) -> Spans:
    """The content before a place, without the space and the comma that end it."""
    cut = [(s, min(e, start)) for s, e in content if s < start]
    return tuple((s, s + len(text[s:e].rstrip(" \t\n\u00a0,"))) for s, e in cut if text[s:e].strip(" \t\n\u00a0,"))


_NOT_ITS_OWN = ("such as ", "including ", "as ")


def _bare_source(words: Words, attribution: Attribution) -> Attribution:
    """With a source that no dateline, "such as" or "which" stands before, and no aside behind.

    As in "BRUSSELS - European leaders", "which RT reported", "Mr. Burman (a view that many share)".
    """
    if len(attribution.source) != 1:
        return attribution
    start, end = attribution.source[0]
    inside = words.between((start, end))
    first = inside.start
    if words.lowers[first] == "which" and len(inside) > 1 and words.tags[first + 1] == "NNP":
        first += 1
    shouted = words.forms[first].isupper() and len(words.forms[first]) > 3
    if shouted and len(inside) > 2 and words.forms[first + 1] in ("-", "–", "—", "--") and not words.glued(first + 1):
        first += 2
    start = words.starts[first] if first > inside.start else start
    lead = next((w for w in _NOT_ITS_OWN if words.text[start:end].startswith(w)), "")
    start += len(lead)
    aside = words.text.rfind(" (", start, end)
    if aside > 0 and words.text[end - 1] == ")" and words.text.count(" ", aside + 1, end) > 2:
        end = aside
    return replace(attribution, source=((start, end),)) if start < end else attribution
