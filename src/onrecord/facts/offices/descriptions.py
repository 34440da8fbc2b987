"""Titles by which the text speaks of a person whom it names elsewhere: "the director"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.facts.offices.held import Held, good, held
from onrecord.facts.offices.title_phrases import read_titles
from onrecord.facts.offices.titles import DETERMINERS, Title, is_name, is_name_of, mention_within
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import post_of, title_class
from onrecord.text.view import ArticleView, WordMention

_CUES = word_lists("office_cues")
_STANDING = _CUES["standing"]
_SPEAKING = _CUES["speaking"]
"""Who speaks in one sentence speaks of another in the next: "The candidate has …"."""
_ALSO_CALLING = _CUES["also_calling"]
"""Posts that are callings too: "the director" of a film, "the editor" of an anthology."""
_DEFINITE = DETERMINERS - {"a", "an"}


def described_holder(view: ArticleView, mention: WordMention) -> Iterator[Held]:
    """Find the titles in a description that was resolved to a name: "the director" said of Ann Lee."""
    high = view.read_sentence(mention.start)[1]
    if view.lowers[mention.start] not in _DEFINITE:
        return
    titles = read_titles(view, mention.start, high)
    # Two in one, "the former secretary of state and current nominee", say more surely who is meant.
    rule = "description-resolved" if len(titles) == 1 else "description-of-topic"
    for title in titles:
        if not _is_office_of(view, title, mention):
            return
        if not is_name(mention_within(view, title.last, high)):
            yield held(view, mention, title, rule=rule)


def _is_office_of(view: ArticleView, title: Title, mention: WordMention) -> bool:
    """Tell whether a title is good and one's, and its noun stands in the description."""
    if title.plural or not title.words or title.words[-1] >= mention.stop:
        return False
    return good(view, title)


def find_descriptions(view: ArticleView, known: Iterable[Held]) -> Iterator[Held]:
    """Find "The director" at the head of a sentence, said of the person whom the sentence before it is about.

    Only where the description is not resolved otherwise, that person is the subject there, and nobody else
    bears the title.
    """
    by_holder: dict[int, set[str]] = {}
    holders: dict[str, set[int]] = {}
    for h in known:
        by_holder.setdefault(h.holder.entity, set()).add(h.title.name)
        holders.setdefault(h.title.name, set()).add(h.holder.entity)
    for number in range(1, len(view.read_sentences)):
        low, high = view.read_sentences[number]
        start = _description_start(view, low, high)
        if start is None:
            continue
        titles, topic = read_titles(view, start, high), _topic(view, number - 1)
        for title in titles if topic is not None else ():
            others = holders.get(title.name, set())
            if topic is None or not others <= {topic.entity}:
                continue
            if _fits_description(view, title, by_holder.get(topic.entity, ()), high=high):
                at = replace(topic, start=start, stop=title.last)
                yield held(view, at, replace(title, first=start), rule="description-of-topic")


def plausible(view: ArticleView, found: Sequence[Held]) -> tuple[Held, ...]:
    """Drop descriptions that may be of another: they hold for the person whom the article is about, or repeat.

    On 140 articles of polnear/train with automatic trees 11 of 22 resolved descriptions were right; of those that
    this keeps, 9 of 11.
    """
    main = main_person(view)
    named = [h for h in found if h.rule != "description-resolved"]
    repeated = {_post(h) for h in named}
    candidates = {h.holder.entity for h in named if _is_candidate(h)}

    def holds(h: Held) -> bool:
        alone = h.status not in _STANDING or candidates <= {h.holder.entity}
        about = main is not None and h.holder.entity == main.entity
        return _post(h) in repeated or (about and alone)

    return tuple(h for h in found if h.rule != "description-resolved" or holds(h))


def _is_candidate(h: Held) -> bool:
    """Tell whether somebody stands for a post, and not as a running mate."""
    return h.status in _STANDING and not h.title.name.endswith("mate")


def _post(h: Held) -> tuple[int, tuple[str, frozenset[str]]]:
    """Return who holds which post."""
    return h.holder.entity, post_of(h.title.name)


def main_person(view: ArticleView) -> WordMention | None:
    """Return the first mention of the person whom the article names most often, if there is one."""
    names = [m for m in view.mentions if m.form == "name" and view.entity(m).kind == "person"]
    top = Counter(m.entity for m in names).most_common(2)
    if not top or (len(top) > 1 and top[0][1] == top[1][1]):
        return None
    return next(m for m in names if m.entity == top[0][0])


def _description_start(view: ArticleView, low: int, high: int) -> int | None:
    """Find the "the" of the sentence's subject: its first word, or the one after a short opening with a comma."""
    for i in (low, *(k + 1 for k in range(low + 1, min(low + 16, high - 3)) if view.words[k] == ",")):
        i += view.words[i] in {"”", '"'}
        if i < high and view.lowers[i] == "the" and view.mention_at[i] is None:
            return i
    return None


def _topic(view: ArticleView, number: int) -> WordMention | None:
    """Return the one person whose name is the subject that opens this sentence."""
    low, high = view.read_sentences[number]
    for i in range(low, min(low + 8, high)):
        mention = view.mention_at[i]
        if is_name_of(mention, view, "person"):
            acts = mention.stop < high and view.lowers[mention.stop] not in _SPEAKING and _is_verb(view, mention.stop)
            return mention if acts else None
    return None


def _is_verb(view: ArticleView, i: int) -> bool:
    """Tell whether a verb begins here, with its adverbs."""
    return view.tags[i].startswith(("VB", "MD", "RB"))


def _fits_description(view: ArticleView, title: Title, own: Iterable[str], *, high: int) -> bool:
    """Tell whether "The director" is the subject and may be of a person who has these titles."""
    if title.plural or title.last >= high:
        return False
    if not (_is_verb(view, title.last) or view.lowers[title.last] == "and"):
        return False
    mine = {post_of(name) for name in own}
    return (_tells_who(title) or post_of(title.name) in mine) and good(view, title)


def _tells_who(title: Title) -> bool:
    """Tell whether news so speaks of somebody named before: by a candidacy, a calling, a status."""
    if title.status is not None or title.name.split()[-1] in _ALSO_CALLING:
        return True
    return title_class(title.name) in {"candidate", "calling"}
