"""Titles in what is said of a person: "is the director", "served as", "who chairs", "her tenure as"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.facts.offices.held import Held, good, held
from onrecord.facts.offices.title_phrases import read_titles
from onrecord.facts.offices.titles import DETERMINERS, POSSESSIVE_MARKS, Title, is_name_of, mention_within
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import title_words
from onrecord.text.factuality import factuality, predicate_of
from onrecord.text.view import ArticleView, WordMention

_CUES = word_lists("office_cues")
_WHEN = _CUES["conditional"]
_BE = _CUES["being"]
_WAS = _CUES["past_being"]
_WHOM = _CUES["relative"]
_NOT = _CUES["negation"]
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BREAKS = frozenset({";", '"', "“", "”"})
_LONG_AGO = _CUES["long_ago"]
_LONG_AGO_OR_THEN = _CUES["long_ago_or_then"]
_ARRANGED, _ARRIVING, _SUCCESSION = _CUES["arranged"], _CUES["arriving"], _CUES["succession"]
_WILL, _WILL_BE = frozenset({"will", "'ll"}), frozenset({"is", "are"})
_SPEAKERS = word_lists("closed_classes")["person_subjects"]
_WISHING = _CUES["wishing"]
_NAMED_TO = _CUES["named_to"]
_NAMINGS = _CUES["naming_noun"]
_TITLE_TAGS = frozenset({"JJ", "NN", "NNP", "NNPS"})
_NEXT_PLACE = _CUES["next_place"]


def predicated(view: ArticleView, mention: WordMention, i: int) -> Iterator[Held]:
    """Find "is the director of X", "was named chairman", "served as", "took over as", "chairs the committee"."""
    low, high = view.read_sentence(mention.start)
    start = _across(view, i, high)
    i = _after_auxiliaries(view, start, high)
    if i >= high or _is_only_thought(view, mention, i, low):
        return
    ahead = _verb_ahead(view, i, high)
    if ahead is not None:
        for h in _to_be(view, mention, ahead, high):
            itself = h.holder is mention and h.status == "current"
            yield replace(h, status="elect") if itself else h
        return
    said = factuality(view, predicate_of(view, i))
    if said == "ended":
        yield from (replace(h, status="former") for h in _as_if_held(view, mention, i, high))
    if (said != "stated" and not _is_when_it_was(view, mention, i)) or _is_denied(view, i):
        return
    before, had = view.lowers[start:i], "had" in view.lowers[start:i]
    if view.lowers[i] in _BE and view.tags[i] != "POS":
        past = had or view.lowers[i] in _WAS or not _LONG_AGO_OR_THEN.isdisjoint(before)
        yield from _is(view, mention, i, high=high, past=past)
    elif _is_verb(view, i):
        yield from _as(view, mention, i, high=high, had=had)
        yield from _leads(view, mention, i, high)


def _is_when_it_was(view: ArticleView, mention: WordMention, verb: int) -> bool:
    """Tell whether a clause of time tells of the past: "when Lee was mayor"."""
    return view.lowers[verb] == "was" and view.lower_at(mention.start - 1) in {"when", "while"}


def _verb_ahead(view: ArticleView, i: int, high: int) -> int | None:
    """Return the verb of what is arranged: "will serve", "is to become", "is due to take over"; not "if she will"."""
    k = i + 1
    if view.tags[i] != "MD":
        k = next((n for n in range(i + 1, high) if view.lowers[n] not in _ARRANGED and view.tags[n] != "RB"), high)
        if view.lowers[i] not in _WILL_BE or view.lower_at(k) != "to":
            return None
        k += 1
    elif view.lowers[i] not in _WILL:
        return None
    verb = next((n for n in range(k, high) if view.tags[n] != "RB"), high)
    planned = verb < high and view.tags[verb] == "VB" and factuality(view, predicate_of(view, verb)) == "planned"
    return verb if planned else None


def _to_be(view: ArticleView, mention: WordMention, verb: int, high: int) -> Iterator[Held]:
    """Find what somebody will be: "become mayor", "be sworn in as mayor", "serve as mayor"."""
    if view.lowers[verb] in _ARRIVING:
        yield from _is(view, mention, verb, high=high, past=False)
    else:
        yield from _as(view, mention, verb, high=high, had=False)


def _as_if_held(view: ArticleView, mention: WordMention, i: int, high: int) -> Iterator[Held]:
    """Find what somebody is no longer, where the sentence tells: "is no longer chairman of the board"."""
    k = next((n for n in range(i, high) if view.lowers[n] == "longer"), None)
    if k is not None and view.lowers[i] in _BE:
        yield from _is_title(view, mention, k + 1, high, status="former")


def _is_denied(view: ArticleView, i: int) -> bool:
    """Tell whether a word says that something is not, or not yet: "never", "will"."""
    return view.lowers[i] in _NOT or view.lowers[i] in title_words().sets["if"]


def _is_verb(view: ArticleView, i: int) -> bool:
    """Tell whether this is a verb, also one of leading that the tagger took for a noun: "who heads"."""
    return view.tags[i].startswith("VB") or (view.lowers[i - 1] == "who" and view.lowers[i] in title_words().leads)


def _after_auxiliaries(view: ArticleView, i: int, high: int) -> int:
    """Return the word after "has also", "once", "formerly", which is the verb or a denial."""
    while i < high and _is_auxiliary(view, i):
        i += 1
    return i


def _is_auxiliary(view: ArticleView, i: int) -> bool:
    word = view.lowers[i]
    return word in title_words().sets["auxiliary"] or (view.tags[i] == "RB" and word not in _NOT)


def _is_only_thought(view: ArticleView, mention: WordMention, verb: int, low: int) -> bool:
    """Tell whether what follows is wished or supposed: "if she becomes", "I wish I was", "as though she were"."""
    word, before = view.lowers[verb], view.lowers[max(mention.start - 3, low) : mention.start]
    if word in {"becomes", "become"} and not _WHEN.isdisjoint(before):
        return True
    if word in _BE and not _WISHING.isdisjoint(before):
        return True
    alone = view.lowers[mention.start] in _SPEAKERS or mention.form == "name"
    return word == "were" and alone and view.lowers[max(mention.start - 1, low)] not in {"and", ","}


def _across(view: ArticleView, i: int, high: int) -> int:
    """Return the word after a parenthesis ", a lawyer in Ohio," that begins at `i`."""
    if i < high and view.words[i] == ",":
        close = next((k for k in range(i + 1, min(i + 20, high)) if view.words[k] == ","), None)
        return close + 1 if close is not None else i
    return i


def _is(view: ArticleView, mention: WordMention, i: int, *, high: int, past: bool) -> Iterator[Held]:
    """Find what follows a form of "be": "the director of X", "named chairman", "fired as chief"."""
    perfect = view.lowers[i] == "been" and view.lowers[i - 1] != "had"
    i, past = _after_adverbs(view, i + 1, high, past=past)
    if i >= high:
        return
    word = view.lowers[i]
    if word in title_words().sets["naming"]:
        yield from _named_to(view, mention, i, high)
    elif word in title_words().sets["given"]:
        yield from _as(view, mention, i, high=high, had=False, passive=True)
    elif word == "becoming":  # "as he was becoming chairman"
        yield from _is_title(view, mention, i + 1, high, status=None)
    elif word not in _NOT and word != "as":
        yield from _is_title(view, mention, i, high, status="former" if past and not perfect else None)


def _after_adverbs(view: ArticleView, i: int, high: int, *, past: bool) -> tuple[int, bool]:
    """Return the word after "also", "once" and the like, and whether one of them says that it is past."""
    after = _after_auxiliaries(view, i, high)
    return after, past or not _LONG_AGO.isdisjoint(view.lowers[i:after])


def _is_title(view: ArticleView, mention: WordMention, i: int, high: int, *, status: str | None) -> Iterator[Held]:
    """Find the titles that somebody is said to be; what somebody quoted calls another is a claim."""
    if i < len(view.words) and view.quoted[i] and view.lowers[mention.start] not in {"i", "who"}:
        return
    for title in read_titles(view, i, high):
        named = is_name_of(mention_within(view, title.last, high), view, "person")
        if not named and not title.plural and good(view, title):
            yield held(view, mention, title, rule="is-title", status=status)


def _named_to(view: ArticleView, mention: WordMention, i: int, high: int) -> Iterator[Held]:
    i += 1
    while i < high and view.lowers[i] in _NAMED_TO:
        i += 1
    status = "nominee" if view.lowers[i - 1] == "nominated" else None
    for title in read_titles(view, i, high):
        if not title.plural:
            yield held(view, mention, title, rule="named-title", status=status)


def _as(
    view: ArticleView, mention: WordMention, i: int, *, high: int, had: bool, passive: bool = False
) -> Iterator[Held]:
    """Find "served … as police chief in X; Y; and Z": the place is said once of each.

    Of "named Ann Lee as chief" and "whom Lee fired as chief" the object is the holder.
    """
    status = _status_of_verb(view, i, had=had)
    at = _as_after(view, i, high) if status is not None else None
    if at is None or status is None:
        return
    if view.lowers[i] in _SUCCESSION and not passive:
        yield from _succession(view, mention, i, at, high)
        return
    given = view.lowers[i] in title_words().sets["given"] and not passive
    holder = _object(view, mention, i, at) if given else mention
    if holder is not None:
        titles = read_titles(view, at + 1, high)
        yield from _with_places(view, holder, titles, high=high, status=status)
        yield from _and_as(view, holder, titles, high=high, status=status)


def _succession(view: ArticleView, mention: WordMention, i: int, at: int, high: int) -> Iterator[Held]:
    """Find both holders of "Koh succeeded Prado as treasurer": of what is to come the second still holds it."""
    before = _object(view, mention, i, at)
    ahead = view.tags[i] == "VB"
    for holder, status in ((mention, "current"), (before, "current" if ahead else "former")):
        if holder is not None:
            titles = read_titles(view, at + 1, high)
            yield from _with_places(view, holder, titles, high=high, status=status)


def _status_of_verb(view: ArticleView, i: int, *, had: bool) -> str | None:
    """Return the status in which a verb before "as" leaves a person: "has served", "had served", "took over"."""
    lists = title_words().as_status
    pair = " ".join(view.lowers[i : i + 2])
    status = lists.get(pair) or lists.get(view.lowers[i])
    if status is None:
        return None
    if view.lowers[i - 1] in {"has", "have"}:
        return "current"
    return "former" if had else status


def _as_after(view: ArticleView, i: int, high: int) -> int | None:
    """Find the "as" of a verb."""
    for k in range(i + 1, min(i + 14, high - 1)):
        if view.lowers[k] == "as":
            return k
        if view.tags[k] in _FINITE or view.words[k] in _BREAKS:
            return None
    return None


def _object(view: ArticleView, subject: WordMention, verb: int, end: int) -> WordMention | None:
    """Find whom a verb of appointing or dismissing has as its object: between it and "as", or before its subject.

    Where "as" follows at once it may be a participle, "Lee fired as chief": then the subject itself.
    """
    relative = subject.start > 0 and view.lowers[subject.start - 1] in _WHOM
    before = view.mention_at[subject.start - 1] if relative else None
    if end == verb + 1:
        return before if relative else subject
    mentions = (view.mention_at[k] for k in range(verb + 1, end))
    return next((m for m in mentions if m is not None and view.entity(m).kind == "person"), before)


def _and_as(
    view: ArticleView, mention: WordMention, titles: tuple[Title, ...], *, high: int, status: str
) -> Iterator[Held]:
    """Find what follows another "as": "as mayor from 1990 to 1994 and as governor until 2002"."""
    if not titles:
        return
    for k in range(titles[-1].last, min(titles[-1].last + 9, high - 2)):
        if view.lowers[k] == "and" and view.lowers[k + 1] == "as":
            more = read_titles(view, k + 2, high)
            yield from _with_places(view, mention, more, high=high, status=status)
            yield from _and_as(view, mention, more, high=high, status=status)
            return
        if view.tags[k].startswith("VB") or view.words[k] in _BREAKS:
            return


def _with_places(
    view: ArticleView, mention: WordMention, titles: tuple[Title, ...], *, high: int, status: str
) -> Iterator[Held]:
    """Give the person each title, the last one once for each of its places."""
    for title in titles:
        if title.plural or is_name_of(mention_within(view, title.last, high), view, "person"):
            continue
        yield held(view, mention, title, rule="as-title", status=status)
        if title.place and title is titles[-1]:
            for place in _more_places(view, title.last, high):
                more = replace(title, place=place, last=place[1])
                yield held(view, mention, more, rule="as-title", status=status)


def _more_places(view: ArticleView, i: int, high: int) -> Iterator[tuple[int, int]]:
    """Find the places after a first one: "; Richmond, Calif.; and Tucson"."""
    semicolons = i < high and view.words[i] == ";"
    while i < high:
        k = i
        while k < high and view.lowers[k] in _NEXT_PLACE:
            k += 1
        mention = mention_within(view, k, high)
        if k == i or not is_name_of(mention, view, "place"):
            return
        i = mention.stop + 2 * (semicolons and _state_follows(view, mention.stop, high))
        yield mention.start, i


def _state_follows(view: ArticleView, comma: int, high: int) -> bool:
    """Tell whether a comma and an abbreviated state follow: ", Calif."."""
    return comma + 1 < high and view.words[comma] == "," and view.words[comma + 1].endswith(".")


def _leads(view: ArticleView, mention: WordMention, i: int, high: int) -> Iterator[Held]:
    """Find the title that a verb stands for: "who chairs the Senate Finance Committee"."""
    name = title_words().leads.get(view.lowers[i])
    body = _led_body(view, i + 1, high) if name is not None else None
    if name is None or body is None:
        return
    title = Title(words=(i,), name=name, first=i, last=body.stop, organization=body)
    past = view.lowers[i].endswith(("ed", "ran"))
    yield held(view, mention, title, rule="verb-of-leading", status="former" if past else None)


def _led_body(view: ArticleView, k: int, high: int) -> WordMention | None:
    """Find the organization that is the object of a verb of leading."""
    while k < high and view.mention_at[k] is None and _may_precede_body(view, k):
        k += 1
    body = mention_within(view, k, high)
    if body is None or body.form == "pronoun" or view.entity(body).kind != "organization":
        return None
    return None if body.stop < high and _goes_on(view, body.stop) else body


def _may_precede_body(view: ArticleView, k: int) -> bool:
    return view.lowers[k] in DETERMINERS or view.tags[k] in {"JJ", "NN"}


def _goes_on(view: ArticleView, i: int) -> bool:
    """Tell whether a name before this word stands before another noun, or is told to act: "directed it to pay"."""
    is_told = view.lowers[i] == "to" and i + 1 < len(view) and view.tags[i + 1] == "VB"
    return is_told or view.tags[i].startswith("NN") or view.lowers[i] in POSSESSIVE_MARKS


def tenure(view: ArticleView, mention: WordMention) -> Iterator[Held]:
    """Find "Lee's tenure as secretary of state", "his time as a prosecutor", "the choice of Lee as treasurer"."""
    high, i = view.read_sentence(mention.start)[1], mention.stop
    if view.lower_at(i) == "as" and i + 1 < high:
        yield from _made(view, mention, high)
    if view.tags[mention.stop - 1] != "PRP$":
        if i >= high or view.lowers[i] not in POSSESSIVE_MARKS:
            return
        i += 1
    for k in range(i, min(i + 6, high - 1)):
        status = _status_of_tenure(view.lowers[i:k]) if view.lowers[k] == "as" else None
        if status is not None:
            yield from _with_places(view, mention, read_titles(view, k + 1, high), high=high, status=status)
            return
        if view.tags[k].startswith("VB") or view.words[k] in {",", ";"}:
            return


def _made(view: ArticleView, mention: WordMention, high: int) -> Iterator[Held]:
    """Find "the appointment of Ann Lee as treasurer": what a noun before a name and "as" makes somebody."""
    of = mention.start - 1
    while of > 0 and view.tags[of] in _TITLE_TAGS:
        of -= 1
    if view.lower_at(of) == "of" and view.lower_at(of - 1) in _NAMINGS:
        yield from _with_places(view, mention, read_titles(view, mention.stop + 1, high), high=high, status="current")


def _status_of_tenure(nouns: Sequence[str]) -> str | None:
    """Return the status that nouns before "as" tell; a candidate promises "her first 100 days as president" too."""
    if "first" in nouns and "days" in nouns:
        return None
    lists = title_words().as_status
    return next((lists[noun] for noun in nouns if noun in lists), None)
