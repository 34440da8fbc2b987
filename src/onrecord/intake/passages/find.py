"""What each paragraph of a plain text is: masthead, headline, byline … or body.

A paragraph is called something else than body only where its own words show it, or its place
together with its form. Body that is taken for furniture loses its statements; furniture that is
taken for body costs little: where there is doubt, it is body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.intake.passages.boilerplate import cue_kind, is_slug
from onrecord.intake.passages.bylines import is_about_author, is_bare_name, is_byline
from onrecord.intake.passages.captions import is_caption
from onrecord.intake.passages.datelines import dateline_end, is_dateline
from onrecord.intake.passages.mastheads import is_masthead, is_section, known_publication
from onrecord.intake.passages.paragraphs import paragraphs
from onrecord.record import Passage, PassageKind, Span

_TOP = 14  # paragraphs: bylines, dates and mastheads without a word that says so stand in these
_BARE_DATELINES = 3  # paragraphs of body; further down, capitals before a dash are a crosshead's
_HEADLINE_WORDS = 30
_TOLD = re.compile(r"\b(?:said|told|was|were|had|have)\b")  # headlines tell in the present
_SENTENCE_HEADLINE_WORDS = 18  # of a first paragraph that ends in a full stop
_LINK_WORDS = (7, 20)  # of a headline inside the body; crossheads are shorter, bullets and poems often too
_LISTED_LINK_WORDS = 3  # of one under "More on this story", or all in capitals
_STOPPED_SHARE = 0.6  # of the paragraphs end in a stop where an unstopped one is something else
_END = re.compile(r"[.!?…:;,—–-][\"'”’»)\]*]*\Z|[\"”»]\Z")
_STOP = re.compile(r"[.!?…][\"'”’»)\]*]*\Z|[\"”»]\Z")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SMALL = re.compile(r"(?:an?|the|and|but|n?or|for|of|on|in|at|to|by|as|is|its?|from|with|over|vs|via|be|if|up)\Z", re.I)
_URL = re.compile(r"(?:https?://|www\.)\S+\Z", re.I)
_CODE = re.compile(
    r"[@.#]?[\w\s,.#@:()-]*+\{\Z|[a-z-]++\s*+:\s*+[^\s;]++(?:\s[^\s;]++){0,3};\Z"  # a line of a style sheet
    r"|(?=[^}]*+\})\W++\Z"  # nothing but signs, a brace among them
    r"|(?:<[/a-z!][^<>]*+>(?:[^\w<]|<(?![/a-z!][^<>]*+>))*+)++\Z"  # nothing but tags and signs
)
_NOTE_HEAD = re.compile(r"(?:correction|clarification|editor[’']?s[’']? note|note to (?:readers|editors))s?\W*\Z", re.I)
"""The head of a note whose words are the next paragraph."""
_RULE = re.compile(r"[\W_]+\Z")
_COUNT = re.compile(
    r"\d[\d,.]{0,9}[km]?\W*(?:comments?|shares?|likes|views|photos|replies|min(?:ute)?s?(?: listen)?)\Z", re.I
)
_DESCRIPTION = 150  # characters of a picture's description; longer ones have stops
_NO_LINK = re.compile(
    r"@\w|\A[-–—•*·]|\A\d+[.)]\s"  # a tweet's handle, a bullet, a number in a list
    r"|\A[“\"].*[”\"]\s*[-–—]"  # a saying and whose it is
    r"|\b(?:an?|the|and|but|or|for|of|on|in|at|to|by|as|is|its?|from|with|who|which|that|was|were|will|has|had|have)\Z"
)
_BRACKETED = re.compile(r"\[[A-Z“\"‘'\d][^\[\]]+\]\Z")
_ANNOUNCED = re.compile(r"[:|]\s*\w")
_QUOTE = re.compile('[“”"]')


def find_passages(text: str) -> tuple[Passage, ...]:
    """Return the passages of a plain text, in order: every character but the space between them is in one."""
    spans = paragraphs(text)
    return cut_passages(text, spans, name_paragraphs([text[slice(*span)] for span in spans]))


def cut_passages(text: str, spans: Sequence[Span], kinds: Sequence[PassageKind]) -> tuple[Passage, ...]:
    """Return paragraphs whose kinds are known as passages, datelines cut from the sentences behind them."""
    first = kinds.index("body") if "body" in kinds else 0
    return tuple(
        part
        for i, (span, kind) in enumerate(zip(spans, kinds, strict=True))
        for part in _parts(text, span, kind=kind, bare=i < first + _BARE_DATELINES)
    )


def _parts(text: str, span: Span, *, kind: PassageKind, bare: bool) -> tuple[Passage, ...]:
    """Return the paragraph, or its dateline and the body after it; `bare`: a city alone may be a dateline."""
    cut = dateline_end(text[span[0] : span[0] + 120], bare=bare) if kind == "body" else 0
    if not 0 < cut < span[1] - span[0]:
        return (Passage(span=span, kind=kind),)
    start = span[0] + cut
    dateline = (span[0], span[0] + len(text[span[0] : start].rstrip()))
    return Passage(span=dateline, kind="dateline"), Passage(span=(start, span[1]), kind="body")


def name_paragraphs(texts: Sequence[str], *, known: Sequence[PassageKind | None] = ()) -> list[PassageKind]:
    """Name the kind of each paragraph of an article, in order; what is `known` from markup stands."""
    given = known or [None] * len(texts)
    kinds = [kind or _kind_by_itself(text) for text, kind in zip(texts, given, strict=True)]
    _name_captions(texts, kinds)
    _name_below(texts, kinds)
    _name_top(texts, kinds)
    _name_links(texts, kinds)
    _name_author(texts, kinds)
    named: list[PassageKind] = [kind or "body" for kind in kinds]
    # nothing left to read: the text is a fragment, and what looks like furniture is what there is
    return named if {"body", "headline"}.intersection(named) else ["body"] * len(named)


def _kind_by_itself(paragraph: str) -> PassageKind | None:
    """Return what the paragraph's own words show it to be, wherever it stands."""
    if is_byline(paragraph):
        return "byline"
    if is_slug(paragraph):
        return "boilerplate"
    if is_dateline(paragraph):
        return "dateline"
    kind = cue_kind(paragraph)
    if kind is not None:
        return kind
    if is_caption(paragraph):
        return "caption"
    if _URL.match(paragraph) or (_BRACKETED.match(paragraph) and len(_WORD.findall(paragraph)) >= 5):
        return "related_link"
    return "boilerplate" if any(form.match(paragraph) for form in (_CODE, _RULE, _COUNT)) else None


def _name_captions(texts: Sequence[str], kinds: list[PassageKind | None]) -> None:
    """Name what goes with a caption: the words for who cannot see above it, and those below its label or credit."""
    first = next((i for i, kind in enumerate(kinds) if kind is None and not is_masthead(texts[i])), 0)
    for i, kind in enumerate(kinds):
        if kind != "caption":
            continue
        above, below = i - 1, i + 1
        if above > first and kinds[above] is None and _is_description(texts[above], texts[i]):
            kinds[above] = "caption"
        if texts[i].endswith((",", ":")) and below < len(texts) and kinds[below] is None:
            kinds[below] = "caption"


def _is_description(paragraph: str, caption: str) -> bool:
    """Tell whether a paragraph above a caption describes the same picture: it has no stop, or the same words."""
    return caption.startswith(paragraph) or (len(paragraph) <= _DESCRIPTION and _END.search(paragraph) is None)


def _name_below(texts: Sequence[str], kinds: list[PassageKind | None]) -> None:
    """Name what goes on with the paragraph above: a note with its head, a paper with its reporter's byline."""
    for i in range(1, len(texts)):
        if kinds[i] is None and _NOTE_HEAD.match(texts[i - 1]):
            kinds[i] = "boilerplate"
        elif kinds[i] is None and kinds[i - 1] == "byline" and known_publication(texts[i]) is not None:
            kinds[i] = "byline"


def _name_top(texts: Sequence[str], kinds: list[PassageKind | None]) -> None:
    """Name what stands above and around the headline, and the headline, down to the first paragraph that is neither."""
    titled = "headline" in kinds
    for i in range(min(_TOP, len(texts))):
        if kinds[i] is None:
            kinds[i] = _kind_below_headline(texts, kinds, i) if titled else _kind_above_body(texts, kinds, i)
            if kinds[i] is None:
                return
            titled = titled or kinds[i] == "headline"


def _kind_above_body(texts: Sequence[str], kinds: Sequence[PassageKind | None], i: int) -> PassageKind | None:
    """Return what a paragraph is where no headline was yet; None for body."""
    if is_masthead(texts[i]):
        return "masthead"
    filed = (
        i > 0 and kinds[i - 1] == "dateline" and _STOP.search(texts[i]) is not None
    )  # a first sentence under its place
    return "headline" if not filed and _is_headline(texts, kinds, i) else None


def _kind_below_headline(texts: Sequence[str], kinds: Sequence[PassageKind | None], i: int) -> PassageKind | None:
    """Return what a paragraph is between the headline and the body; None for body."""
    if is_section(texts[i]):
        return "boilerplate"
    if is_bare_name(texts[i], below_name=kinds[i - 1] == "byline"):
        return "byline"
    # a line without a stop: the first headline was a kicker, or this goes on with it
    return "headline" if not _END.search(texts[i]) and _is_headline(texts, kinds, i) else None


def _is_headline(texts: Sequence[str], kinds: Sequence[PassageKind | None], i: int) -> bool:
    """Tell whether a paragraph at the top is a headline: short, no stop or like a title, and a text follows it."""
    words, following = _WORD.findall(texts[i]), texts[i + 1 : i + 5]
    if not words or not following or len(words) > _HEADLINE_WORDS or dateline_end(texts[i]):
        return False
    if not _STOP.search(texts[i]) or _is_title_case(words):
        return not texts[i].endswith((":", ","))
    announced = kinds[i + 1] in ("byline", "dateline", "boilerplate") or dateline_end(following[0]) > 0
    if _TOLD.search(texts[i]) and not announced and not texts[i].endswith("?"):
        return False
    longest = max(len(_WORD.findall(other)) for other in following)
    return len(words) <= _SENTENCE_HEADLINE_WORDS and longest >= 1.5 * len(words) and not _QUOTE.match(texts[i])


def _is_title_case(words: Sequence[str]) -> bool:
    """Tell whether words that titles capitalize have capitals; 0.75: names alone make 0.5 of a sentence."""
    long = [word for word in words if not _SMALL.match(word)]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)


def _name_links(texts: Sequence[str], kinds: list[PassageKind | None]) -> None:
    """Name the headlines of other stories inside and below the body."""
    body = [i for i, kind in enumerate(kinds) if kind is None]
    stopped = [i for i in body if _STOP.search(texts[i])]
    if not stopped or len(stopped) < _STOPPED_SHARE * (body.index(stopped[-1]) + 1):
        return
    last = stopped[-1]
    for i in body:
        under_cue = i > 0 and kinds[i - 1] == "related_link" and _is_list_head(texts[i - 1])
        over_cue = i + 1 < len(texts) and kinds[i + 1] == "related_link" and _is_list_head(texts[i + 1])
        in_list = i > 0 and kinds[i - 1] == "related_link" and not _END.search(texts[i - 1])
        alone = body[0] < i and _is_stopped(texts, i - 1) and (i > last or _is_new_sentence(texts, i + 1))
        listed = under_cue or over_cue or (in_list and i > last)
        if (alone or listed) and _is_link(texts[i], listed=listed):
            kinds[i] = "related_link"


def _name_author(texts: Sequence[str], kinds: list[PassageKind | None]) -> None:
    """Name the line about the author below the body."""
    last = max((i for i, kind in enumerate(kinds) if kind is None), default=0)
    if last > 0 and is_about_author(texts[last]):
        kinds[last] = "boilerplate"


def _is_list_head(paragraph: str) -> bool:
    """Tell whether a paragraph announces the related stories below it and is not one: "More on this story"."""
    return len(_WORD.findall(paragraph)) < _LINK_WORDS[0] and not _ANNOUNCED.search(paragraph)


def _is_stopped(texts: Sequence[str], i: int) -> bool:
    return 0 <= i < len(texts) and _STOP.search(texts[i]) is not None


def _is_new_sentence(texts: Sequence[str], i: int) -> bool:
    """Tell whether a paragraph is whole: with a stop, and not the second half of the one before."""
    return _is_stopped(texts, i) and not texts[i][0].islower()


def _is_link(paragraph: str, *, listed: bool) -> bool:
    """Tell whether a paragraph has the form of another story's headline: no stop, no bullet, of middle length."""
    words = _WORD.findall(paragraph)
    shortest, longest = _LINK_WORDS
    if paragraph.isupper() or listed:
        shortest = _LISTED_LINK_WORDS
    if not shortest <= len(words) <= longest or _END.search(paragraph) or _NO_LINK.search(paragraph):
        return False
    return paragraph[0].isupper() or paragraph[0].isdigit() or paragraph[0] in "‘“'\"$£€"
