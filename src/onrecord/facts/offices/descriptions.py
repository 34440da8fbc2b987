"""Titles by which the text speaks of a person whom it names elsewhere: "the director"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.facts.offices.held import Held, good, held
from onrecord.facts.offices.title_phrases import DETERMINERS, Title, read_titles
from onrecord.lang.en.titles import post_of, title_class
from onrecord.text.named_words import Named, NamedWords


def described_holder(words: NamedWords, mention: Named) -> Iterator[Held]:
    """A description that was resolved to a name: "the director" said of Ann Lee."""
    high = words.sentence(mention.first)[1]
    if words.lower[mention.first] not in DETERMINERS - {"a", "an"}:
        return
    titles = read_titles(words, mention.first, high)
    # Two in one, "the former secretary of state and current nominee", say more surely who is meant.
    rule = "description-resolved" if len(titles) == 1 else "description-of-topic"
    for title in titles:
        if title.plural or not title.words or title.words[-1] >= mention.last or not good(words, title):
            return
        following = words.mention_at[title.last] if title.last < high else None
        if following is None or following.form != "name":
            yield held(words, mention, title, rule=rule)


# Who speaks in one sentence speaks of another in the next: "The candidate has …".
_STANDING = frozenset({"nominee", "candidate"})
_SPEAKING = frozenset({"said", "says", "told", "added", "wrote", "tweeted"})
# Posts that are callings too: "the director" of a film, "the editor" of an anthology.
_ALSO_CALLING = frozenset(
    {"director", "producer", "editor", "founder", "coach", "executive", "columnist", "anchor", "host"}
)


def find_descriptions(words: NamedWords, known: Iterable[Held]) -> Iterator[Held]:
    """As in "The director" at the head of a sentence, said of the person whom the sentence before it is about.

    Only where the description is not resolved otherwise, that person is the subject there, and nobody else
    bears the title.
    """
    by_holder: dict[int, set[str]] = {}
    holders: dict[str, set[int]] = {}
    for h in known:
        by_holder.setdefault(h.holder.entity, set()).add(h.title.name)
        holders.setdefault(h.title.name, set()).add(h.holder.entity)
    for number in range(1, len(words.sentences)):
        low, high = words.sentences[number]
        start = _description_start(words, low, high)
        if start is None:
            continue
        titles, topic = read_titles(words, start, high), _topic(words, number - 1)
        for title in titles if topic is not None else ():
            others = holders.get(title.name, set())
            if topic is None or not others <= {topic.entity}:
                continue
            if _fits_description(words, title, by_holder.get(topic.entity, ()), high=high):
                at = replace(topic, first=start, last=title.last)
                yield held(words, at, replace(title, first=start), rule="description-of-topic")


def plausible(words: NamedWords, found: Sequence[Held]) -> tuple[Held, ...]:
    """Without descriptions that may be of another: they hold for the person whom the article is about, or repeat.

    On 140 articles of polnear/train with automatic trees 11 of 22 resolved descriptions were right; of those that
    this keeps, 9 of 11.
    """
    main = main_person(words)
    named = [h for h in found if h.rule != "description-resolved"]
    repeated = {(h.holder.entity, post_of(h.title.name)) for h in named}
    candidates = {h.holder.entity for h in named if h.status in _STANDING and not h.title.name.endswith("mate")}

    def holds(h: Held) -> bool:
        alone = h.status not in _STANDING or candidates <= {h.holder.entity}
        about = main is not None and h.holder.entity == main.entity
        return (h.holder.entity, post_of(h.title.name)) in repeated or (about and alone)

    return tuple(h for h in found if h.rule != "description-resolved" or holds(h))


def main_person(words: NamedWords) -> Named | None:
    """The first mention of the person whom the article names most often, if there is one."""
    names = [m for m in words.named if m.form == "name" and words.entity(m).kind == "person"]
    top = Counter(m.entity for m in names).most_common(2)
    if not top or (len(top) > 1 and top[0][1] == top[1][1]):
        return None
    return next(m for m in names if m.entity == top[0][0])


def _description_start(words: NamedWords, low: int, high: int) -> int | None:
    """Where "the" opens the sentence's subject: its first word, or the one after a short opening with a comma."""
    for i in (low, *(k + 1 for k in range(low + 1, min(low + 16, high - 3)) if words.word[k] == ",")):
        i += words.word[i] in {"”", '"'}
        if i < high and words.lower[i] == "the" and words.mention_at[i] is None:
            return i
    return None


def _topic(words: NamedWords, number: int) -> Named | None:
    """The one person whose name is the subject that opens this sentence."""
    low, high = words.sentences[number]
    for i in range(low, min(low + 8, high)):
        mention = words.mention_at[i]
        if mention is not None and words.entity(mention).kind == "person" and mention.form == "name":
            following = words.tag[mention.last] if mention.last < high else ""
            speaks = mention.last < high and words.lower[mention.last] in _SPEAKING
            return mention if following.startswith(("VB", "MD", "RB")) and not speaks else None
    return None


def _fits_description(words: NamedWords, title: Title, own: Iterable[str], *, high: int) -> bool:
    head = title.name.split()[-1]
    mine = {post_of(name) for name in own}
    verb = title.last < high and words.tag[title.last].startswith(("VB", "MD", "RB"))
    goes_on = title.last < high and words.lower[title.last] == "and"
    ranked = (
        title_class(title.name) in {"candidate", "calling"}
        or head in _ALSO_CALLING
        or title.status is not None
        or post_of(title.name) in mine
    )
    return (verb or goes_on) and ranked and not title.plural and good(words, title)
