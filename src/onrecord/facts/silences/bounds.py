"""Where the words of a silent party begin and end, before "declined to comment"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.rules import rules
from onrecord.text.view import ArticleView, WordMention

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
_PREPOSITION, _JOINING, _PRONOUN = _WORDS["prepositions"], _WORDS["joining"], _WORDS["pronouns"]
_VERB = frozenset({"VBG", "VBN", "VBD", "VB"})
_TAG = 8
"""Words of a party tag in brackets at most: "(R-Ohio)"."""


@cache
def party_words() -> Mapping[str, frozenset[str]]:
    """Load the word sets of the table `party` in rules.toml."""
    return {name: frozenset(words) for name, words in rules("onrecord.facts.silences")["party"].items()}


def end_of_subject(view: ArticleView, first: int, last: int, bounds: tuple[int, int]) -> int | None:
    """Return the word after the subject of the verb that the words `first` to `last` hold: by place, else by tree."""
    end = _end_before(view, first, bounds)
    if end is None:
        end = _end_by_tree(view, first, last, bounds)
    return end if end is not None else _first_end(view, bounds, first)


def _end_before(view: ArticleView, first: int, bounds: tuple[int, int]) -> int | None:
    """Return the word after the subject right before the verb, or across "…, a spokesman, …"."""
    i = _before_parenthesis(view, _skipped(view, first - 1, bounds), bounds)
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
    start = start_of(view, i + 1, bounds)
    if start - 1 > bounds[0] and view.lowers[start - 1] in {"through", "via"}:
        return _end_before(view, start - 1, bounds)
    return i + 1


def _before_parenthesis(view: ArticleView, i: int, bounds: tuple[int, int]) -> int:
    """Return the word before the party tag that ends at `i`, else `i`: "Lee (R-Ohio)"."""
    opening = (k - 1 for k in range(i, max(i - _TAG, bounds[0] + 1), -1) if view.words[k] == "(")
    return next(opening, i) if view.words[i] == ")" else i


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
    return mention.form == "name" and mention.start == comma + 1 and described(view, comma)


def _end_by_tree(view: ArticleView, first: int, last: int, bounds: tuple[int, int]) -> int | None:
    """Return the word after the subject that the tree gives to the verb, or to the verb that governs it.

    Of a participle that opens the sentence it stands behind: "while declining to elaborate, Lee said".
    """
    verb = next((i for i in range(first, last) if view.tags[i].startswith("VB")), first)
    opens = view.tags[verb] == "VBG" and view.deps[verb] == "advcl"
    for _ in range(4):
        for child in view.children[verb]:
            if view.deps[child].startswith("nsubj") and bounds[0] <= child and (opens or child < first):
                relative = view.lowers[child] in _RELATIVE and view.deps[verb] == "acl:relcl"
                return _full_end(view, view.heads[verb] if relative else child)
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


def start_of(view: ArticleView, end: int, bounds: tuple[int, int]) -> int:
    """Return the first word of the noun phrase that ends before `end`."""
    i, cut = end - 1, end - 1
    if view.tags[i] == "PRP":
        return i
    coordinated = False
    while i > bounds[0] and _goes_on(view, i, coordinated=coordinated):
        if view.lowers[i - 1] in _JOINING and not within_name(view, i - 1):
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
    if view.mention_at[i] is not None and view.kind(i) is not None and described(view, i - 1):
        return True
    listed = view.tags[i + 1] != "PRP$" if view.lowers[i] in {"and", "or"} else coordinated
    return listed and _is_nominal(view, i - 2)


def _is_nominal(view: ArticleView, i: int) -> bool:
    return view.tags[i] in _NOUN or view.mention_at[i] is not None


def described(view: ArticleView, comma: int) -> bool:
    """Tell whether the name after this comma names a description before it: "its founder, Ann Lee"."""
    for k in range(comma - 3, max(comma - 9, -1), -1):
        if (
            view.lowers[k] in _ARTICLES
            and view.tags[k + 1] == "NN"
            and view.lowers[k + 2] in _WORDS["description_links"]
        ):
            return True  # "a lawyer for the brothers, Ann Lee"
    i = comma - 1
    while i >= 0 and view.tags[i] in _DESCRIBING and not within_name(view, i):
        i -= 1
    definite = i >= 0 and (view.tags[i] in {"PRP$", "POS"} or view.lowers[i] == "the")
    return i < comma - 1 and definite and view.tags[comma - 1] in {"NN", "NNP"}


def within_name(view: ArticleView, i: int) -> bool:
    mention = view.mention_at[i]
    return mention is not None and mention.form == "name"
