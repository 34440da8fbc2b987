"""Where a title stands to its holder: before the name, after it, and in what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.facts.named_words import Named, NamedWords
from onrecord.facts.title_phrases import DETERMINERS, Title, read_title, read_titles
from onrecord.facts.title_words import is_title, singular, title_class, title_words

_RUN = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBG", "VBN", "HYPH", "AFX", "FW", "CD", "POS"})
_BE = frozenset({"is", "was", "'s", "are", "were", "be", "been", "became", "becomes", "become", "remains", "remained"})
_BECAME = frozenset({"is", "'s", "are", "became", "becomes", "become", "remains"})
_NAMING = frozenset({"named", "appointed", "elected", "reelected", "re-elected", "hired", "chosen", "picked", "tapped", "promoted",
                     "installed", "confirmed", "selected", "sworn", "made", "ordained", "crowned", "reappointed"})  # fmt: skip
_AUXILIARY = frozenset({"has", "have", "had", "also", "now", "still", "once", "currently", "previously", "formerly", "later", "then",
                        "himself", "herself", "long", "recently", "both", "currently", "initially"})  # fmt: skip
_PARTICIPLES = frozenset({"managing", "founding", "operating", "acting", "retired", "ranking", "outgoing", "incoming", "sitting", "ousted",
                          "leading", "fired", "disgraced", "embattled", "presiding", "governing", "consulting", "marketing",
                          "advertising", "engineering", "training", "housing"})  # fmt: skip
# Words that are titles before a name only with a capital: "fellow Ann Lee", "the major Lee plant".
_CAPITAL = frozenset({"fellow", "major", "general", "private", "marine", "head", "minor", "star", "principal", "speaker", "chair", "cook",
                      "partner", "host", "host", "elder", "associate", "assistant", "deputy", "agent"})  # fmt: skip
_NOT = frozenset({"not", "n't", "never", "no", "neither"})
_IF = frozenset({"would", "could", "should", "might", "may", "will", "'ll", "if", "can", "wo", "to"})
# Titles that are as often a description: they need an organization, a place or a person whom they serve.
_VAGUE = frozenset({"leader", "head", "chief", "speaker", "worker", "partner", "official", "driver", "hunter", "broker", "builder", "star",
                    "owner", "executive", "delegate", "host", "representative", "contributor", "promoter", "operative", "organizer",
                    "magician", "manager", "private", "cook", "spy", "principal", "fellow", "general", "minor", "marine", "teacher",
                    "performer", "king", "queen", "prince", "lord", "lady", "monk", "agent", "judge", "minister", "associate", "assistant",
                    "advocate", "campaigner", "consultant", "adviser", "advisor", "aide", "staffer", "trader", "soldier", "sailor",
                    "surrogate", "deputy", "officer", "writer", "designer", "runner-up", "member", "chair", "elder", "major", "warden",
                    "miner", "baker", "butcher", "runner", "player", "politician", "dictator", "strongman", "interpreter", "investor"})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A title with its holder's mention, the words that say it, and the rule that found it."""

    holder: Named
    title: Title
    status: str
    first: int
    last: int
    rule: str


def find_held(words: NamedWords) -> Iterator[Held]:
    """All titles that the text gives to a person, by mention, in reading order of the mentions."""
    for mention in words.named:
        if words.entity(mention).kind != "person" or words.sentence_number[mention.first] < 0:
            continue
        if mention.form == "name":
            yield from _before(words, mention)
            yield from _after(words, mention)
        elif mention.form == "nominal":
            yield from _described(words, mention)
        yield from _predicated(words, mention, mention.last)
        yield from _tenure(words, mention)


def _held(words: NamedWords, mention: Named, title: Title, *, rule: str, status: str | None = None) -> Held:
    by_class = "candidate" if title_class(title.name) == "candidate" else None
    if by_class:
        by_class = title_words().status.get(title.name.split()[-1], "candidate")
        by_class = "candidate" if by_class not in {"nominee", "elect"} else by_class
    first, last = min(title.first, mention.first), max(title.last, mention.last)
    first = first if first == mention.first else title.first
    return Held(holder=mention, title=title, status=title.status or by_class or status or "current", first=first, last=last, rule=rule)


def _before(words: NamedWords, mention: Named) -> Iterator[Held]:
    """"CBP Commissioner Ann Lee", "a lawyer for the paper, Ann Lee", "two developers, Ann Lee and Bo Li"."""
    start = _run_start(words, mention.first)
    for first, stop in _stacked(words, start, mention.first):
        for title in _tried(words, first, stop):
            if title.first > start - 1 and words.lower[max(title.first - 1, 0)] in {"a", "an"} and words.word[title.words[0]][0].isupper():
                continue  # "a President Lee would": imagined
            if len(title.words) == 1 and words.word[title.words[0]] in _CAPITAL and title.organization is None:
                continue
            for holder in coordinated(words, mention) if title.plural else (mention,):
                yield _held(words, holder, title, rule="title-before-name")
            start = min(start, title.first)
    if start > words.sentence(start)[0] + 1 and words.word[start - 1] in {",", ":"}:
        yield from _before_comma(words, mention, start - 1)


def _run_start(words: NamedWords, stop: int) -> int:
    """The first word of the run of nouns and names that ends before `stop`."""
    low, i = words.sentence(stop)[0], stop
    while i > low:
        w, tag, mention = words.lower[i - 1], words.tag[i - 1], words.mention_at[i - 1]
        inside = mention is not None and mention.form == "name" and mention.last <= stop
        closer = words.glued(i - 1) and (w in {"-", "–"} or (w == "." and is_title(words.lower[i - 2] + ".")))
        of = w in {"of", "for", "the", "in", "and", "general", "to"} and _in_title(words, i - 1, stop)
        if tag in {"VBG", "VBN"} and not (inside or of or words.glued(i - 1) or w in _PARTICIPLES):
            break
        if not (inside or closer or of or tag in _RUN or is_title(w) or w in {"then", "former", "now", "-"}):
            break
        i -= 1
    return i


def _in_title(words: NamedWords, i: int, stop: int) -> bool:
    """Whether word `i` is inside "secretary of state" or joins two titles: "author and activist"."""
    if words.lower[i] == "and":
        return is_title(words.lower[i - 1]) and i + 1 < stop
    for first in range(max(i - 4, 0), i):
        for parts in title_words().many.get(singular(words.lower[first]), ()):
            end = first + len(parts)
            if i < end <= stop and all(words.lower[first + n] == p for n, p in enumerate(parts) if n):
                return True
    return False


def _stacked(words: NamedWords, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Cut "vice-presidential nominee Gov." after each title that another one follows."""
    first = start
    for i in range(start, stop - 1):
        w = words.lower[i]
        candidate = is_title(w) and title_class(singular(w)) == "candidate" and words.lower[i + 1] != "and"
        mate = w == "mate" and words.lower[i - 1] == "running"
        abbreviation = is_title(w) and words.word[i + 1][0].isupper() and words.word[i + 1].endswith(".") and is_title(words.lower[i + 1])
        if candidate or mate or (abbreviation and not w.endswith(".")):
            yield first, i + 1
            first = i + 1
    if first < stop:
        yield first, stop


def _tried(words: NamedWords, first: int, stop: int) -> tuple[Title, ...]:
    """The titles of the longest end of this run that is wholly a title phrase."""
    for start in range(first, stop):
        titles = read_titles(words, start, stop)
        if titles and titles[-1].last == stop:
            return titles
    return ()


def _before_comma(words: NamedWords, mention: Named, comma: int) -> Iterator[Held]:
    low = words.sentence(comma)[0]
    for start in range(comma - 1, max(low, comma - 16) - 1, -1):
        if words.word[start] in {",", ";", '"', "”", "“"} and start < comma - 1:
            break
        opens = words.lower[start] in DETERMINERS or start == low or words.lower[start] in {"two", "three", "four"}
        named = words.mention_at[start] is not None and words.mention_at[start].first == start  # type: ignore[union-attr]
        if not (opens or named):
            continue
        title = read_title(words, start, comma)
        if title is None or title.last != comma:
            continue
        anchored = title.possessor is not None or title.definite or words.lower[start] in {"a", "an"} or title.plural or title.principal
        if not anchored or words.lower[title.words[0]] in title_words().kin:
            continue
        if start > low and words.lower[start - 1] in {"of", "for", "'s", "and"} and not opens:
            continue
        for holder in coordinated(words, mention) if title.plural else (mention,):
            yield _held(words, holder, title, rule="description-before-name")
        return


def coordinated(words: NamedWords, mention: Named) -> tuple[Named, ...]:
    """This name and those that follow it in a list, across "(D-Ore.)" and ", Democrat of Oregon,"."""
    out, high = [mention], words.sentence(mention.first)[1]
    i = mention.last
    while i < high:
        i = after_party(words, i, high)
        while i < high and words.lower[i] in {",", "and", "&", ";"}:
            i += 1
        following = words.mention_at[i] if i < high else None
        if i == out[-1].last or following is None or following.form != "name" or words.entity(following).kind != "person":
            break
        out.append(following)
        i = following.last
    return tuple(out) if any(words.lower[k] in {"and", "&"} for k in range(mention.last, out[-1].first)) else (mention,)


def after_party(words: NamedWords, i: int, high: int) -> int:
    """The word after a party tag that begins at `i`, or `i`: "(R-Iowa)", ", Republican of Iowa,"."""
    if i < high and words.word[i] == "(":
        return next((k + 1 for k in range(i, min(i + 8, high)) if words.word[k] == ")"), i)
    if i + 3 < high and words.word[i] == "," and words.lower[i + 1] in title_words().parties and words.lower[i + 2] in {"of", "from"}:
        place = words.mention_at[i + 3]
        return place.last if place is not None else i + 4
    return i


def _after(words: NamedWords, mention: Named) -> Iterator[Held]:
    """"Ann Lee, 40, the chairwoman of X", "Ann Lee (the chairwoman)", "Ann Lee, who leads X"."""
    high = words.sentence(mention.first)[1]
    i = after_party(words, mention.last, high)
    if i + 2 < high and words.word[i] == "," and words.word[i + 1].isdigit() and words.word[i + 2] == ",":
        i += 2
    for _ in range(2):
        if i + 1 >= high or words.word[i] not in {",", "(", "—", "–", "--"}:
            return
        if words.lower[i + 1] in {"who", "whose"} or words.lower[i + 1] in {"now", "once", "formerly", "currently"}:
            yield from _relative(words, mention, i + 1, high)
            return
        titles = read_titles(words, i + 1, high)
        if not titles or not _stands_alone(words, titles, high):
            return
        for title in titles:
            if not title.plural and good(words, title):
                yield _held(words, mention, title, rule="title-after-name")
        i = titles[-1].last


def _relative(words: NamedWords, mention: Named, i: int, high: int) -> Iterator[Held]:
    if words.lower[i] == "who":
        yield from _predicated(words, mention, i + 1)
        return
    if words.lower[i] != "whose":
        for title in read_titles(words, i + 1, high):
            if not title.plural and good(words, title):
                status = "former" if words.lower[i] in {"once", "formerly"} else None
                yield _held(words, mention, title, rule="title-after-name", status=status)


def _stands_alone(words: NamedWords, titles: tuple[Title, ...], high: int) -> bool:
    """Whether the phrase is not the title of the next name in a list."""
    end = titles[-1].last
    if end >= high:
        return True
    following = words.mention_at[end]
    if following is not None and following.form == "name" and following.first == end and words.entity(following).kind == "person":
        return False
    return words.lower[end] not in {"and", "or"} or titles[-1].organization is not None or titles[0].definite


def good(words: NamedWords, title: Title) -> bool:
    """Whether a described title is an office: vague words need something that they are in or of."""
    anchored = title.organization or title.principal or title.place or title.possessor is not None or title.status
    head = singular(words.lower[title.words[-1]]) if title.words else ""
    lead = [words.lower[k] for k in range(title.first, title.words[0])] if title.words else []
    if set(lead) & title_words().no_office:
        return False
    return bool(anchored) or head not in _VAGUE or len(title.words) > 1


def _described(words: NamedWords, mention: Named) -> Iterator[Held]:
    """A description that was resolved to a name: "the director" said of Ann Lee."""
    high = words.sentence(mention.first)[1]
    title = read_title(words, mention.first, high)
    if title is None or title.plural or not title.words or title.words[-1] >= mention.last:
        return
    if words.lower[mention.first] not in DETERMINERS - {"a", "an"} or not good(words, title):
        return
    following = words.mention_at[title.last] if title.last < high else None
    if following is None or following.form != "name":
        yield _held(words, mention, title, rule="description-resolved")


def _predicated(words: NamedWords, mention: Named, i: int) -> Iterator[Held]:
    """"is the director of X", "was named chairman", "served as", "took over as", "chairs the committee"."""
    high = words.sentence(mention.first)[1]
    i = _across(words, i, high)
    had = former = False
    while i < high and (words.lower[i] in _AUXILIARY or (words.tag[i] == "RB" and words.lower[i] not in _NOT)):
        had, former = had or words.lower[i] == "had", former or words.lower[i] in {"once", "formerly", "previously", "then"}
        i += 1
    if i >= high or words.lower[i] in _NOT | _IF:
        return
    verb = words.lower[i]
    if verb in _BE and words.tag[i] != "POS":
        yield from _is(words, mention, i, high=high, past=had or former or verb in {"was", "were", "remained"})
    elif words.tag[i].startswith("VB"):
        yield from _as(words, mention, i, high=high, had=had)
        yield from _leads(words, mention, i, high)


def _across(words: NamedWords, i: int, high: int) -> int:
    """The word after a parenthesis ", a lawyer in Ohio," that begins at `i`."""
    if i < high and words.word[i] == ",":
        close = next((k for k in range(i + 1, min(i + 20, high)) if words.word[k] == ","), None)
        return close + 1 if close is not None else i
    return i


def _is(words: NamedWords, mention: Named, i: int, *, high: int, past: bool) -> Iterator[Held]:
    perfect = words.lower[i] == "been" and words.lower[i - 1] != "had"
    i += 1
    while i < high and (words.tag[i] == "RB" or words.lower[i] in _AUXILIARY) and words.lower[i] not in _NOT:
        past = past or words.lower[i] in {"once", "formerly", "previously"}
        i += 1
    if i < high and words.lower[i] in _NAMING:
        yield from _named_to(words, mention, i, high)
        return
    if i >= high or words.lower[i] in _NOT or words.lower[i] == "as":
        return
    for title in read_titles(words, i, high):
        following = words.mention_at[title.last] if title.last < high else None
        named = following is not None and following.form == "name" and words.entity(following).kind == "person"
        if not named and not title.plural and title.listed and good(words, title) and words.lower[i] not in {"like", "for"}:
            yield _held(words, mention, title, rule="is-title", status="former" if past and not perfect else None)


def _named_to(words: NamedWords, mention: Named, i: int, high: int) -> Iterator[Held]:
    i += 1
    while i < high and words.lower[i] in {"in", "as", "to", "be", "a", "unanimously"}:
        i += 1
    status = "nominee" if words.lower[i - 1] == "nominated" else None
    for title in read_titles(words, i, high):
        if not title.plural:
            yield _held(words, mention, title, rule="named-title", status=status)


def _as(words: NamedWords, mention: Named, i: int, *, high: int, had: bool) -> Iterator[Held]:
    """"served … as police chief in X; Y; and Z": the place is said once of each."""
    verb = words.lower[i]
    lists = title_words().as_status
    pair = " ".join(words.lower[i : i + 2])
    key = pair if pair in lists else verb
    if key not in lists:
        return
    status = "former" if had else lists[key]
    if words.lower[i - 1] in {"has", "have"}:
        status = "current"
    for k in range(i + 1, min(i + 14, high - 1)):
        if words.lower[k] == "as":
            yield from _with_places(words, mention, read_titles(words, k + 1, high), high=high, status=status)
            return
        if words.tag[k] in {"VBD", "VBZ", "VBP", "MD"} or words.word[k] in {";", '"', "“", "”"}:
            return


def _with_places(words: NamedWords, mention: Named, titles: tuple[Title, ...], *, high: int, status: str) -> Iterator[Held]:
    for title in titles:
        following = words.mention_at[title.last] if title.last < high else None
        if title.plural or (following and following.form == "name" and words.entity(following).kind == "person"):
            continue
        yield _held(words, mention, title, rule="as-title", status=status)
        if title.place and title is titles[-1]:
            for place in _more_places(words, title.last, high):
                more = replace(title, place=place, last=place[1])
                yield _held(words, mention, more, rule="as-title", status=status)


def _more_places(words: NamedWords, i: int, high: int) -> Iterator[tuple[int, int]]:
    """The places after a first one: "; Richmond, Calif.; and Tucson"."""
    semicolons = i < high and words.word[i] == ";"
    while i < high:
        k = i
        while k < high and words.lower[k] in {";", ",", "and", "in", "then", "later"}:
            k += 1
        mention = words.mention_at[k] if k < high else None
        if k == i or mention is None or mention.form != "name" or words.entity(mention).kind != "place":
            return
        end = mention.last
        if semicolons and end + 1 < high and words.word[end] == "," and words.word[end + 1].endswith("."):
            end += 2
        yield mention.first, end
        i = end


def _leads(words: NamedWords, mention: Named, i: int, high: int) -> Iterator[Held]:
    """"who chairs the Senate Finance Committee": the title that the verb stands for."""
    name = title_words().leads.get(words.lower[i])
    if name is None:
        return
    k = i + 1
    while k < high and (words.lower[k] in DETERMINERS or words.tag[k] in {"JJ", "NN"}) and words.mention_at[k] is None:
        k += 1
    organization = words.mention_at[k] if k < high else None
    if organization is None or organization.form == "pronoun" or words.entity(organization).kind != "organization":
        return
    if organization.last < high and (words.tag[organization.last].startswith("NN") or words.lower[organization.last] in {"'s", "'"}):
        return
    title = Title(words=(i,), name=name, first=i, last=organization.last, organization=organization)
    past = words.lower[i].endswith(("ed", "led", "ran")) and "founder" not in name
    yield _held(words, mention, title, rule="verb-of-leading", status="former" if past else None)


def _tenure(words: NamedWords, mention: Named) -> Iterator[Held]:
    """"Lee's tenure as secretary of state", "his time as a prosecutor"."""
    high, i = words.sentence(mention.first)[1], mention.last
    if words.tag[mention.last - 1] != "PRP$":
        if i >= high or words.lower[i] not in {"'s", "'"}:
            return
        i += 1
    lists = title_words().as_status
    for k in range(i, min(i + 6, high - 1)):
        if words.lower[k] == "as" and any(words.lower[n] in lists for n in range(i, k)):
            status = next(lists[words.lower[n]] for n in range(i, k) if words.lower[n] in lists)
            yield from _with_places(words, mention, read_titles(words, k + 1, high), high=high, status=status)
            return
        if words.tag[k].startswith("VB") or words.word[k] in {",", ";"}:
            return


def find_descriptions(words: NamedWords, held: Iterable[Held]) -> Iterator[Held]:
    """ "The director" at the head of a sentence, said of the person whom the sentence before it is about.

    Only where the description is not resolved otherwise, that person is the subject there, and nobody else
    bears the title.
    """
    by_holder: dict[int, set[str]] = {}
    for h in held:
        by_holder.setdefault(h.holder.entity, set()).add(h.title.name.split()[-1])
    for number in range(1, len(words.sentences)):
        low, high = words.sentences[number]
        start = _description_start(words, low, high)
        person = _topic(words, number - 1) if start is not None else None
        if start is None or person is None:
            continue
        for title in read_titles(words, start, high):
            if _fits_description(words, title, person, by_holder, high=high):
                yield _held(words, person, replace(title, first=start), rule="description-of-topic")


def _description_start(words: NamedWords, low: int, high: int) -> int | None:
    """Where "the" opens the sentence's subject: its first word, or the one after a short opening with a comma."""
    for i in (low, *(k + 1 for k in range(low + 1, min(low + 14, high - 2)) if words.word[k] == ",")):
        if words.lower[i] == "the" and words.mention_at[i] is None:
            return i
    return None


def _topic(words: NamedWords, number: int) -> Named | None:
    """The one person whose name is the subject that opens this sentence."""
    low, high = words.sentences[number]
    for i in range(low, min(low + 8, high)):
        mention = words.mention_at[i]
        if mention is not None and words.entity(mention).kind == "person" and mention.form == "name":
            following = words.tag[mention.last] if mention.last < high else ""
            verb = following.startswith(("VB", "MD", "RB"))
            return mention if verb else None
    return None


def _fits_description(words: NamedWords, title: Title, person: Named, by_holder: Mapping[int, set[str]], *, high: int) -> bool:
    head = title.name.split()[-1]
    others = {h for holder, heads in by_holder.items() if holder != person.entity for h in heads}
    mine = by_holder.get(person.entity, set())
    verb = title.last < high and words.tag[title.last].startswith(("VB", "MD", "RB"))
    goes_on = title.last < high and words.lower[title.last] == "and"
    ranked = title_class(title.name) in {"candidate", "calling"} or title.status is not None or bool(mine & {head})
    return (verb or goes_on) and ranked and not title.plural and head not in others and good(words, title)
