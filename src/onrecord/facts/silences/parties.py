"""Which party a silence is of: the words before "declined to comment", cut into parties and resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from spacy.tokens import Doc

from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.rules import rules
from onrecord.text.view import ArticleView, WordMention

PartyOf = Literal["subject", "group", "speaker"]

_WORDS = word_lists("silence_words")
_SKIP = frozenset({"RB", "MD", "RBR"})
_AUXILIARY = _WORDS["auxiliaries"]
_RELATIVE = word_lists("closed_classes")["relatives"]
_ARTICLES = word_lists("closed_classes")["articles"]
_ENDING = frozenset({"PRP", "VBD", "VBZ", "VBP", "VB", "MD", "TO"})
_GLUE = frozenset({"-", "–", "/", "'", "’", "."})
_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "FW", "JJ", "DT", "-RRB-", ")"})
_DESCRIBING = _NOUN - {"DT", "PRP"}
_INSIDE = _NOUN | frozenset(
    {"JJR", "JJS", "PRP$", "POS", "HYPH", "AFX", "-LRB-", "(", "$", "PDT", "VBG", "VBN", "CC", "NFP"}
)
_PREPOSITION = _WORDS["prepositions"]
_AND, _JOINING, _SAYING = _WORDS["conjunctions"], _WORDS["joining"], _WORDS["saying"]
_VERB = frozenset({"VBG", "VBN", "VBD", "VB"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_LAWYER = re.compile(
    r"(?:lawyer|attorney|counsel|spokes\w+|representative|aide|official|assistant|agent|publicist|manager|member)s?$"
)
_FIRST_PERSON = frozenset({"i", "we"})
_PRONOUN = _WORDS["pronouns"]
_NO_PARTY = re.compile(
    r"(?:agreements?|deals?|compromises?|consensus|verdicts?|decisions?|settlements?|conclusions?|goals?|targets?|"
    r"accords?|quorum|threshold|limits?|summit|there|nothing|figures?|data|details?|records?|results?|i|we|you)$"
)


@cache
def party_words() -> Mapping[str, frozenset[str]]:
    """Load the word sets of the table `party` in rules.toml."""
    return {name: frozenset(words) for name, words in rules("onrecord.facts.silences")["party"].items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentParty:
    """A run of words that names a party, and the id of its entity if there is one."""

    first: int
    last: int
    entity: str | None


def subject_parties(doc: Doc, view: ArticleView, first: int, last: int) -> tuple[SilentParty, ...]:
    """Return the parties that are the subject of the verb that the words `first` to `last` hold."""
    bounds = view.read_sentence(first)
    end = _end_before(view, first, bounds)
    if end is None:
        end = _end_by_tree(view, first, last, bounds)
    if end is None:
        end = _first_end(view, bounds, first)
    if end is None:
        return ()
    if view.lowers[end - 1] in _FIRST_PERSON:
        return speaker_parties(doc, view, first, last)
    return parties_of_group(view, _start_of(view, end, bounds), end)


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
    """Return the source of the attribution that holds these words, or whoever "said" it in this sentence."""
    start, end = view.span(first, last)
    attributions = doc._.attributions if Doc.has_extension("attributions") else ()
    for a in sorted(attributions, key=lambda a: sum(e - s for s, e in a.content)):
        if a.source and any(s < end and start < e for s, e in a.content):
            return parties_of_group(view, view.at(a.source[0][0]), view.at(a.source[0][1] - 1) + 1)
    bounds = view.read_sentence(first)
    group = next((g for i in range(*bounds) if view.lowers[i] in _SAYING and (g := _sayer(view, i, bounds))), None)
    return parties_of_group(view, *group) if group else ()


def _sayer(view: ArticleView, verb: int, bounds: tuple[int, int]) -> tuple[int, int] | None:
    """Return the words of who says it: the verb's subject, else the name beside the verb."""
    for child in view.children[verb]:
        if view.deps[child] == "nsubj":
            return _start_of(view, child + 1, bounds), child + 1
    mention = next((view.mention_at[k] for k in (verb - 1, verb + 1) if bounds[0] <= k < bounds[1]), None)
    return (mention.start, mention.stop) if mention else None


def _end_before(view: ArticleView, first: int, bounds: tuple[int, int]) -> int | None:
    """Return the word after the subject right before the verb, or across "…, a spokesman, …"."""
    i = _skipped(view, first - 1, bounds)
    for _ in range(2):
        if i >= bounds[0] and view.lowers[i] in _RELATIVE and view.tags[i] != "DT":
            i -= 1
            i -= view.words[i] == ","
            return i + 1 if i >= bounds[0] else None
        if i > bounds[0] and view.words[i] in {",", "—", "–", "--"}:
            before = _across(view, i, bounds)
            if before is None:
                return None
            i = before
    if i < bounds[0] or (view.tags[i] not in _NOUN and view.mention_at[i] is None):
        return None
    start = _start_of(view, i + 1, bounds)
    if start - 1 > bounds[0] and view.lowers[start - 1] in {"through", "via"}:
        return _end_before(view, start - 1, bounds)
    return i + 1


def _skipped(view: ArticleView, i: int, bounds: tuple[int, int]) -> int:
    """Return the last word up to `i` that is not an adverb or auxiliary."""
    while i >= bounds[0] and (view.tags[i] in _SKIP or view.lowers[i] in _AUXILIARY):
        i -= 1
    return i


def _across(view: ArticleView, comma: int, bounds: tuple[int, int]) -> int | None:
    """Return the last word before the parenthesis that ends at this comma."""
    inside = view.mention_at[comma - 1]
    for i in range(comma - 1, bounds[0], -1):
        if view.words[i] == view.words[comma]:
            before = i - 1
            if inside and _is_described_name(view, inside, i):
                return comma - 1  # "Smith's lawyer, Ann Jones, declined": she did
            return before if view.tags[before] in _NOUN or view.mention_at[before] else None
    return None


def _is_described_name(view: ArticleView, mention: WordMention, comma: int) -> bool:
    """Recognize the name right after this comma that names a description before it."""
    return mention.form == "name" and mention.start == comma + 1 and _described(view, comma)


def _end_by_tree(view: ArticleView, first: int, last: int, bounds: tuple[int, int]) -> int | None:
    """Return the word after the subject that the tree gives to the verb, or to the verb that governs it."""
    verb = next((i for i in range(first, last) if view.tags[i].startswith("VB")), first)
    for _ in range(4):
        for child in view.children[verb]:
            if view.deps[child].startswith("nsubj") and bounds[0] <= child < first:
                return _full_end(view, child)
        if view.deps[verb] == "acl:relcl":
            return _full_end(view, view.heads[verb])
        verb = view.heads[verb]
    return None


def _full_end(view: ArticleView, head: int) -> int:
    mention = view.mention_at[head]
    return mention.stop if mention else head + 1


def _first_end(view: ArticleView, bounds: tuple[int, int], before: int) -> int | None:
    """Return the end of the first name or pronoun of the sentence before the verb."""
    for i in range(bounds[0], before):
        mention = view.mention_at[i]
        if mention and mention.form == "name":
            return mention.stop
        if view.lowers[i] in _PRONOUN:
            return i + 1
    return None


def _start_of(view: ArticleView, end: int, bounds: tuple[int, int]) -> int:
    """Return the first word of the noun phrase that ends before `end`."""
    i, cut = end - 1, end - 1
    if view.tags[i] == "PRP":
        return i
    coordinated = False
    while i > bounds[0] and _goes_on(view, i, coordinated=coordinated):
        if view.lowers[i - 1] in _JOINING and not _within_name(view, i - 1):
            cut, coordinated = (cut if coordinated else i), True
        i -= 1
    while i < end - 1 and view.tags[i] in _VERB and view.mention_at[i] is None:
        i += 1
    return cut if coordinated and i > bounds[0] and _begins_clause(view, cut, i) else i


def _begins_clause(view: ArticleView, cut: int, start: int) -> bool:
    """Tell whether the word after "and" begins a clause: what is before belongs to another verb or a preposition.

    "Has not spoken about X, and his campaign did not respond".
    """
    before = view.tags[start - 1]
    if before == "IN" or before.startswith("VB"):
        return True
    return view.tags[cut] == "PRP$" and view.words[start - 1] != ","


def _goes_on(view: ArticleView, i: int, *, coordinated: bool) -> bool:
    """Tell whether the noun phrase that holds word `i` holds the word before it too."""
    w, tag = view.lowers[i - 1], view.tags[i - 1]
    if _in_one_name(view, i) or (view.glued(i) and view.words[i - 1] in _GLUE):
        return True
    if w in party_words()["stop"] or tag in _ENDING:
        return False
    if w == ",":
        return _goes_on_over_comma(view, i, coordinated=coordinated)
    if tag in {"VBG", "VBN"}:
        return view.tags[i].startswith(("NN", "JJ", "IN")) or view.mention_at[i - 1] is not None
    return tag in _INSIDE or w in _PREPOSITION


def _in_one_name(view: ArticleView, i: int) -> bool:
    """Tell whether the word before is of the same mention, or of a name."""
    mention = view.mention_at[i - 1]
    return mention is not None and (mention is view.mention_at[i] or mention.form == "name")


def _goes_on_over_comma(view: ArticleView, i: int, *, coordinated: bool) -> bool:
    """Tell whether the noun phrase goes on before the comma: "its founder, Ann Lee", "X, Y and Z"."""
    if view.mention_at[i] is not None and view.kind(i) is not None and _described(view, i - 1):
        return True
    listed = view.tags[i + 1] != "PRP$" if view.lowers[i] in {"and", "or"} else coordinated
    return listed and _is_nominal(view, i - 2)


def _is_nominal(view: ArticleView, i: int) -> bool:
    return view.tags[i] in _NOUN or view.mention_at[i] is not None


def _pieces(view: ArticleView, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the parties of a coordination: "X and Y", "X, Y and Z", "a spokesman for X and a lawyer for Y"."""
    cuts = _cuts(view, first, last)
    start, governed = first, _governed(view, first, cuts[0] if cuts else last)
    for cut, following in pairwise((*cuts, last)):
        after = cut + 1
        if view.words[cut] == "," and (view.lowers[after] in _AND or _described(view, cut)):
            continue
        opens = view.lowers[after] in _WORDS["determiners"] and _governed(view, after, last)
        if start < cut and (opens or not governed):
            yield start, cut
            start, governed = after, _governed(view, after, following)
    yield start, last


def _cuts(view: ArticleView, first: int, last: int) -> list[int]:
    """Return where a coordination may be cut: at its conjunctions and commas outside of names."""
    cuts = [i for i in range(first + 1, last - 1) if view.lowers[i] in _AND or view.words[i] == ","]
    cuts = [i for i in cuts if not _within_name(view, i)]
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
        if view.words[i] == "," and view.mention_at[i + 1] is not None and _described(view, i):
            return i + 1
    return first


def _described(view: ArticleView, comma: int) -> bool:
    """Tell whether the name after this comma names a description before it: "its founder, Ann Lee"."""
    for k in range(comma - 3, max(comma - 9, -1), -1):
        if (
            view.lowers[k] in _ARTICLES
            and view.tags[k + 1] == "NN"
            and view.lowers[k + 2] in _WORDS["description_links"]
        ):
            return True  # "a lawyer for the brothers, Ann Lee"
    i = comma - 1
    while i >= 0 and view.tags[i] in _DESCRIBING and not _within_name(view, i):
        i -= 1
    definite = i >= 0 and (view.tags[i] in {"PRP$", "POS"} or view.lowers[i] == "the")
    return i < comma - 1 and definite and view.tags[comma - 1] in {"NN", "NNP"}


def _within_name(view: ArticleView, i: int) -> bool:
    mention = view.mention_at[i]
    return mention is not None and mention.form == "name"


def _governed(view: ArticleView, first: int, last: int) -> bool:
    """Tell whether a preposition or a common plural stands open over what comes after: "aides to X and Y"."""
    return any(view.lowers[i] in _PREPOSITION and not _within_name(view, i) for i in range(first + 1, last))


def _entity(view: ArticleView, first: int, last: int) -> str | None:
    """Return the entity that a noun phrase is; of an unnamed spokesman, the one spoken for."""
    if view.lowers[last - 1] in _PRONOUN:
        return _of_pronoun(view, last - 1)
    mentions, preposition = _mentions(view, first, last), _preposition(view, first, last)
    core = [m for m in mentions if m.stop <= preposition]
    named = next((m for m in reversed(core) if m.stop == preposition or view.words[m.stop] in {"(", ","}), None)
    if named is None and _LAWYER.match(view.lowers[preposition - 1]):
        client = next((m for m in mentions if m.start > preposition), None)
        if client is not None:
            return view.entities[client.entity].id if client.stop >= last else None
        named = core[-1] if core else None
    if named is None:
        named = next((m for m in mentions if m.start <= first + 1 and m.stop >= last), None)
    return view.entities[named.entity].id if named else None


def _preposition(view: ArticleView, first: int, last: int) -> int:
    """Return the first preposition outside of names, else the end."""
    places = (i for i in range(first, last) if view.lowers[i] in _PREPOSITION and not _within_name(view, i))
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
