"""What a number counts: its unit as the text writes it, by the tree where there is one."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.units import qualifiers
from onrecord.text.grammar import COUNTING

_PLAIN = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "POS", "HYPH", "CD"))
_NO_HEAD = frozenset(("JJ", "VBN", "VBG", "POS", "CD", "JJR", "JJS"))
_NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
_MAX = 12  # tokens; no unit of gold/dev is longer than 9


def counted_span(doc: Doc, last: Token, *, plural: bool = False) -> tuple[int, int] | None:
    """Return the tokens (half-open) that name what is counted, after the number's last token; None if nothing does.

    `plural`: the number is a noun itself ("thousands of voters").
    """
    after = last.i + 1 + (plural and last.i + 1 < len(doc) and doc[last.i + 1].text in _QUOTES)  # “thousands” of people
    after = _after_qualifier(doc, after)
    if after < len(doc) and doc[after].lower_ == "of":
        return _after_of(doc, after + 1) if plural else _among(doc, after + 1)
    span = _by_tree(doc, last, after) if doc.has_annotation("DEP") else _by_tags(doc, after)
    return _cut(doc, span) if span else None


def _after_qualifier(doc: Doc, at: int) -> int:
    """Return where the words begin behind what qualifies a number: behind "or more" and "-plus"."""
    words = [token.lower_ for token in doc[at : at + 2]]
    qualified = tuple(words) in qualifiers("after") or (words[:1] in (["-"], ["–"]) and words[1:] == ["plus"])
    return at + 2 if qualified else at


def _among(doc: Doc, at: int) -> tuple[int, int] | None:
    """Return the noun phrase, in the plural, of those among whom some are counted: "three of its captains"."""
    if at >= len(doc) or doc[at].lower_ not in _DEFINITE:
        return None
    span = _by_tags(doc, at + 1)
    if span is None or doc[span[1] - 1].tag_ not in ("NNS", "NNPS"):
        return None
    begin, end = span
    numbers = [k for k in range(begin, end) if doc[k].like_num]
    return (numbers[-1] + 1, end) if numbers else span  # "five of the last six elections"


def _cut(doc: Doc, span: tuple[int, int]) -> tuple[int, int] | None:
    """Cut the span at a clause or a full stop in it, and drop what cannot end a phrase."""
    begin, end = span
    stops = (k for k in range(begin, end) if _ends_phrase(doc[k]) or _counts_anew(doc[k]))
    end = next(stops, end)
    while end > begin and doc[end - 1].pos_ in ("CCONJ", "ADP", "PUNCT", "DET", "SPACE", "ADV"):
        end -= 1
    return (begin, end) if end > begin else None


def _ends_phrase(token: Token) -> bool:
    return token.tag_ in _CLAUSE or token.text in _MARKS or "\n" in token.text


def _counts_anew(token: Token) -> bool:
    """Recognize a number of its own after it: "400 groups and thousands of people", "four clerks, nine guards"."""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    if before == "or" and token.i > 1 and token.doc[token.i - 2].text != ",":
        return False  # "schools of 50 or 60 pupils"
    return before in _BEFORE_ANEW and (token.like_num or token.lower_ in _MANY)


_WORDS = word_lists("figure_words")
_LINKS, _BEFORE_ANEW, _MANY = _WORDS["links"], _WORDS["before_anew"], _WORDS["many"]
_PHRASE_OPENERS = _WORDS["phrase_openers"]
_DEFINITE = _PHRASE_OPENERS | {"these", "those"}
_QUOTES = frozenset(("”", '"', "’", "'", "''"))
_CLAUSE = frozenset(("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB"))
_MARKS = frozenset((".", ";", ":", "(", ")", "“", "”", "—", "--"))


def _by_tree(doc: Doc, last: Token, after: int) -> tuple[int, int] | None:
    head = _counted(last)
    if head is None or head.i < after or head.i - last.i > _MAX:
        return _by_tags(doc, after)
    begin = _after_linked(doc, after, head.i)
    begin += begin < head.i and doc[begin].lower_ == "more"  # "three more people"
    while begin < head.i and (doc[begin].is_punct or doc[begin].lower_ == "of"):
        begin += 1
    return (begin, _end(head)) if doc[begin].pos_ != "ADP" else None


def _after_linked(doc: Doc, begin: int, end: int) -> int:
    """Return where the words begin after a second number: "200 or 250 sailors" counts sailors."""
    linked = [k for k in range(begin, end) if doc[k].pos_ == "NUM" and doc[k - 1].lower_ in _LINKS]
    return linked[-1] + 1 if linked else begin


def _after_of(doc: Doc, begin: int) -> tuple[int, int] | None:
    """Return the noun phrase after "thousands of", to its head."""
    if not doc.has_annotation("DEP"):
        return _by_tags(doc, begin)
    end, limit = begin, min(len(doc), begin + _MAX)
    while end < limit and (_is_plain(doc[end]) or doc[end].lower_ in _PHRASE_OPENERS):
        end += 1
    if end == begin or doc[end - 1].pos_ not in _NOUNS:
        return _by_tags(doc, begin)
    return begin, _end(doc[end - 1])


def _counted(last: Token) -> Token | None:
    """Return the noun that the number modifies."""
    token = last
    for _ in range(4):
        head = token.head
        if head is token:
            return None
        if head.pos_ in _NOUNS and head.i > last.i and token.dep_ in COUNTING:
            return head
        token = head
    return None


def _end(head: Token) -> int:
    """Return the end of the head's own words: its "of" phrase and what "and" joins to it, not a clause."""
    end = head.i + 1
    for child in head.children:
        if child.i < end:
            continue
        if child.dep_.startswith("conj") and child.pos_ in _NOUNS:
            end = max(end, _end(child))
        elif _is_owner(child) and any(c.lower_ == "of" for c in child.lefts) and child.left_edge.i == end:
            end = max(end, child.i + 1)
        else:
            continue
    return min(end, head.i + _MAX)


def _is_owner(child: Token) -> bool:
    """Tell whether a noun, not a pronoun, depends as an "of" phrase does: not in "two pictures of them"."""
    return child.dep_.startswith("nmod") and child.pos_ != "PRON"


def _by_tags(doc: Doc, begin: int) -> tuple[int, int] | None:
    """Return the run of nouns and adjectives after the number."""
    if begin < len(doc) and doc[begin].lower_ == "-":
        return (begin + 1, begin + 2) if begin + 1 < len(doc) and doc[begin + 1].is_alpha else None
    end, limit = begin, min(len(doc), begin + _MAX)
    while end < limit and _is_plain(doc[end]):
        end += 1
    while end > begin and (doc[end - 1].tag_ in _NO_HEAD or doc[end - 1].is_space):
        end -= 1
    return (begin, end) if end > begin else None


def _is_plain(token: Token) -> bool:
    """Tell whether a token is a noun or an adjective, or a space too many between them."""
    if token.is_space:
        return "\n" not in token.text
    return token.tag_ in _PLAIN if token.tag_ else token.is_alpha and not token.is_stop
