"""Contents and sources that paragraphs, quotation marks and participles settle, whatever the network made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.lang.en.lexicons import word_lists
from onrecord.model.attribution import Attribution
from onrecord.record import Span, Spans
from onrecord.text.grammar import PHRASE
from onrecord.text.quotations import Quotation
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView

_CLOSING = ("”", '"', "''")
_STOPS = frozenset([".", *_CLOSING])
_OPENING = ("“", '"', "``")
# After `he says, "Don't," until …` no content of PolNeAR train goes on.
_SUBORDINATORS = word_lists("sources")["subordinator"]
_AND_QUOTED = re.compile(r"\s*,?\s+(?:and|but|or) (?=[“\"])")
_LEAD = 25
"""Words of a sentence before its quotation at most."""
_SPEAKERS = word_lists("sources")["speaker"]
_DASHES = frozenset(["-", "–", "—", "--"])
_LISTING = frozenset(["VBG", "IN", "CC"])
_FINITE = frozenset(["VBD", "VBZ", "VBP"])
_PARTICIPLES = frozenset(["VBN", "VBD", "VBG"])
_ASIDE = 20
"""Words of an aside between a subject and its verb at most."""
_NOT_ITS_OWN = ("such as ", "including ", "as ")
_NAME = 40
"""Words of a name before the noun at most: there is none so long."""


def settle(view: ArticleView, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Take from the attributions what is not theirs, and give them what is.

    - What a cue introduces ends with its quotation: not in the next paragraph ("typed “ideation.”" and then a
      quotation with a paragraph of its own; 3 of 493 in PolNeAR train go on so), nor after the comma in its marks.
    - In "“A,” he said, referring to B, “C.”" the last quotation is what he said, not what he referred to.
    - A source is bare: no dateline stands before it, no aside behind.
    - A quotation that goes on with the sentence in which it stands takes its beginning along ("With so many systems,
      “there is no single point,” he said"), and one that "but" or "and" joins to the content belongs to it.
    - Who says something in a participle ("he balked, saying …") is the subject of the verb that it hangs on.
    """
    whole = [_bare_source(view, _with_subject(view, _introduced(view, a))) for a in attributions]
    told = [a for a in _handed_back(view, whole) if a.content]
    taken = SpanIndex.of(span for a in told for span in (*a.source, *a.cue, *a.content))
    return [_joined(view, _led_in(view, a, taken), taken) for a in told]


def _introduced(view: ArticleView, attribution: Attribution) -> Attribution:
    """Return an attribution whose cue stands first, with the content that its quotation ends."""
    if not attribution.cue or attribution.cue[-1][1] > attribution.content[0][0]:
        return attribution
    kept: list[Span] = []
    for span in attribution.content:
        if kept and _other_paragraph(view.text, kept[-1], span):
            break
        kept.append(_before_clause(view, span))
    return replace(attribution, content=tuple(kept))


def _led_in(view: ArticleView, attribution: Attribution, taken: SpanIndex[Span]) -> Attribution:
    """Add the words before a quotation that begins in the middle of its sentence, its cue behind."""
    start, end = attribution.content[0]
    quotation = view.quotations.at(start)
    if quotation is None or quotation.start != start or not _cue_is_behind(attribution, end):
        return attribution
    inside = view.text[start : quotation.end].lstrip("“\"`'‘ ")
    first = _lead_start(view, view.at(start))
    if first is None or not inside[:1].islower():
        return attribution
    lead = (view.starts[first], start)
    if view.quoted[first] or taken.over(*lead):
        return attribution
    return replace(attribution, content=((lead[0], end), *attribution.content[1:]))


def _cue_is_behind(attribution: Attribution, end: int) -> bool:
    return bool(attribution.cue) and attribution.cue[0][0] >= end


def _lead_start(view: ArticleView, at: int) -> int | None:
    """Return where the sentence of a quotation begins, None where a participle does, or too near or far."""
    first = view.sentences[view.sentence_number[at]][0]
    if first == at and at and view.words[at - 1] == ",":  # cut before the mark
        first = view.sentences[view.sentence_number[at - 1]][0]
    participle = view.tags[first] in ("VBN", "VBG")
    return first if 1 < at - first <= _LEAD and not participle else None


def _joined(view: ArticleView, attribution: Attribution, taken: SpanIndex[Span]) -> Attribution:
    """Add the quotation that a conjunction joins to the end of the content, up to the end of the sentence."""
    (start, end), quotation = attribution.content[-1], _quotation_after(view, attribution)
    if quotation is None or not _ends_sentence(view, quotation, end) or taken.over(end, quotation.end):
        return attribution
    return replace(attribution, content=(*attribution.content[:-1], (start, quotation.end)))


def _quotation_after(view: ArticleView, attribution: Attribution) -> Quotation | None:
    """Return the quotation that a conjunction joins to what a cue before it introduces."""
    if not attribution.cue or attribution.cue[-1][1] > attribution.content[0][0]:
        return None
    match = _AND_QUOTED.match(view.text, attribution.content[-1][1])
    quotation = view.quotations.at(match.end()) if match else None
    if match is None or quotation is None or quotation.start != match.end():
        return None
    return quotation


def _ends_sentence(view: ArticleView, quotation: Quotation, end: int) -> bool:
    """Tell whether the sentence of what ends at `end` is over with a quotation."""
    last = view.sentences[view.sentence_number[view.at(end - 1)]][1] - 1
    while last > 0 and view.words[last] in _STOPS:
        last -= 1
    return quotation.start < view.ends[last] <= quotation.end


def _other_paragraph(text: str, before: Span, span: Span) -> bool:
    closed = text[slice(*before)].rstrip().endswith(_CLOSING)
    return closed and "\n" in text[before[1] : span[0]] and text.startswith(_OPENING, span[0])


def _before_clause(view: ArticleView, span: Span) -> Span:
    """Return the span without the clause that follows the quotation which it begins with."""
    quotation = view.quotations.at(span[0])
    if quotation is None or not quotation.closed or not span[0] == quotation.start < quotation.end < span[1]:
        return span
    comma = view.text[span[0] : quotation.end].rstrip("”\"'’").endswith(",")
    follows = view.lowers[view.at(quotation.end)] in _SUBORDINATORS
    return (span[0], quotation.end) if comma and follows else span


def _with_subject(view: ArticleView, attribution: Attribution) -> Attribution:
    """Take the subject of the main clause as the source of a participle that has none."""
    if attribution.source or not attribution.cue:
        return attribution
    cue = view.at(attribution.cue[0][0])
    subject = subject_above(view, cue) if view.tags[cue] == "VBG" else _before_aside(view, cue)
    if subject is None or not (_is_speaker(view, subject) or _is_quoted(view, attribution)):
        return attribution
    return replace(attribution, source=(noun_phrase(view, subject),))


def _is_speaker(view: ArticleView, noun: int) -> bool:
    return view.pos[noun] == "PROPN" or view.lowers[noun] in _SPEAKERS


def _is_quoted(view: ArticleView, attribution: Attribution) -> bool:
    return bool(view.quotations.over(attribution.content[0][0], attribution.content[-1][1]))


def _before_aside(view: ArticleView, cue: int) -> int | None:
    """Return the name before a participle between commas: "Ann Lee, asked about the bridge, had said"."""
    if view.tags[cue] not in _FINITE or cue < 2 or view.words[cue - 1] != ",":
        return None
    for i in range(cue - 2, max(view.sentences[view.sentence_number[cue]][0], cue - _ASIDE), -1):
        if view.quoted[i]:
            return None
        if view.words[i] == "," and view.tags[i + 1] in _PARTICIPLES:
            return _name_before(view, i)
    return None


def _name_before(view: ArticleView, comma: int) -> int | None:
    """Return the head of the name, or the pronoun, before a comma."""
    named = comma - 1
    if not view.tags[named].startswith("NNP") and view.lowers[named] not in _SPEAKERS:
        return None
    while view.deps[named].split(":")[0] in ("flat", "compound") and abs(view.heads[named] - named) < 4:
        named = view.heads[named]
    return named


def tellers(view: ArticleView, attribution: Attribution) -> Iterator[Span]:
    """Yield who else may speak in a participle: the subjects before it in its sentence, the nearest first."""
    cue = view.at(attribution.cue[0][0])
    if view.tags[cue] != "VBG" or not view.lowers[cue].endswith("ing") or view.lowers[cue] == "according":
        return
    for i in range(cue - 1, view.sentences[view.sentence_number[cue]][0] - 1, -1):
        if view.deps[i].startswith("nsubj"):
            yield noun_phrase(view, i)


def subject_above(view: ArticleView, verb: int) -> int | None:
    """Return the subject of the first verb above that has one, where it stands before."""
    seen = {verb}
    while view.heads[verb] not in seen:
        verb = view.heads[verb]
        seen.add(verb)
        subject = next((c for c in view.children[verb] if view.deps[c].startswith("nsubj")), None)
        if subject is not None:
            return subject if subject < min(seen) or view.pos[subject] in ("PROPN", "PRON") else None
    return None


def noun_phrase(view: ArticleView, head: int) -> Span:
    """Return a noun with the words that make one phrase with it, without what follows after a comma."""
    inside, todo = {head}, [head]
    while todo:
        near = [c for c in view.children[todo.pop()] if view.deps[c].startswith(PHRASE) and abs(c - head) < 12]
        inside.update(near)
        todo += near
    first = min(inside)
    most = first - _NAME
    while first > max(most, 0) and view.tags[first - 1] == view.tags[first] == "NNP" and not view.glued(first):
        first -= 1
    return view.starts[first], view.ends[max(inside)]


def _handed_back(view: ArticleView, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Give the quotation after a participle's own words to the verb before it."""
    found = list(attributions)
    of_source: dict[Spans, list[int]] = {}
    for n, one in enumerate(found):
        of_source.setdefault(one.source, []).append(n)
    for n, one in enumerate(found):
        quoted = _quoted_after(view, one)
        said = next((k for k in of_source[one.source] if quoted and _speaks_before(view, found[k], one)), None)
        if quoted and said is not None:
            rest = _without(view.text, one.content, quoted[0][0])
            found[n] = replace(one, content=rest)
            whole = found[said]
            found[said] = replace(whole, content=tuple(sorted({*whole.content, *quoted})))
    return found


def _quoted_after(view: ArticleView, attribution: Attribution) -> Spans:
    """Return the quotation within a participle's content: after a comma or a stop, with other words before."""
    if not attribution.cue or view.tags[view.at(attribution.cue[0][0])] != "VBG":
        return ()
    content = attribution.content
    start, end = content[0][0], content[-1][1]
    if start < attribution.cue[-1][1]:
        return ()
    inner = (q for q in view.quotations.over(start, end) if start < q.start and q.end <= end)
    quotation = next((q for q in inner if _stands_apart(view, q.start)), None)
    if quotation is None:
        return ()
    later = [s for s in content if s[0] > quotation.start]
    within = next(s for s in content if s[1] > quotation.start)
    return ((quotation.start, max(within[1], quotation.end)), *(s for s in later if s != within))


def _stands_apart(view: ArticleView, start: int) -> bool:
    """Tell whether a stop, or a comma that "including" or the like does not stand before, precedes a quotation."""
    before = view.at(start) - 1
    if before <= 0:
        return False
    if view.words[before] == ",":
        return view.tags[before - 1] not in _LISTING
    return view.words[before] in (".", "?", "!")


def _speaks_before(view: ArticleView, said: Attribution, participle: Attribution) -> bool:
    """Tell whether a verb of the same sentence and source precedes a participle, right after its own quotation."""
    if said is participle or not said.cue or not said.source:
        return False
    cue, other = view.at(said.cue[0][0]), view.at(participle.cue[0][0])
    if cue >= other or view.sentence_number[cue] != view.sentence_number[other]:
        return False
    end = said.content[-1][1]
    quotation = view.quotations.at(end - 1)
    return end <= said.cue[0][0] and quotation is not None and quotation.end == end


def _without(text: str, content: Spans, start: int) -> Spans:
    """Return the content before a place, without the space and the comma that end it."""
    cut = [(s, min(e, start)) for s, e in content if s < start]
    return tuple((s, s + len(text[s:e].rstrip(" \t\n\u00a0,"))) for s, e in cut if text[s:e].strip(" \t\n\u00a0,"))


def _bare_source(view: ArticleView, attribution: Attribution) -> Attribution:
    """Cut a dateline, "such as" or "which" before a source, and an aside behind it.

    As in "BRUSSELS - European leaders", "which RT reported", "Mr. Burman (a view that many share)".
    """
    if len(attribution.source) != 1:
        return attribution
    start, end = attribution.source[0]
    first = _after_dateline(view, view.words_in((start, end)))
    start = start if first is None else view.starts[first]
    lead = next((w for w in _NOT_ITS_OWN if view.text[start:end].startswith(w)), "")
    start += len(lead)
    aside = view.text.rfind(" (", start, end)
    if aside > 0 and view.text[end - 1] == ")" and view.text.count(" ", aside + 1, end) > 2:
        end = aside
    return replace(attribution, source=((start, end),)) if start < end else attribution


def _after_dateline(view: ArticleView, inside: range) -> int | None:
    """Return the first word after a "which" before a name, and after a dateline; None where neither stands there."""
    first = inside.start
    if len(inside) > 1 and view.lowers[first] == "which" and view.tags[first + 1] == "NNP":
        first += 1
    if len(inside) > 2 and _is_dateline(view, first):
        first += 2
    return first if first > inside.start else None


def _is_dateline(view: ArticleView, first: int) -> bool:
    """Tell whether capitals stand before a dash with space around: "BRUSSELS -"."""
    if not view.words[first].isupper() or len(view.words[first]) < 4:
        return False
    return view.word_at(first + 1) in _DASHES and not view.glued(first + 1)
