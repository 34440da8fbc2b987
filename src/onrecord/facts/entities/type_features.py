"""What the words around a name say about its kind."""

from __future__ import annotations

from collections import Counter

from onrecord.facts.entities.name import Name
from onrecord.lang.en.lexicons import word_set, word_table
from onrecord.record import EntityKind
from onrecord.text.columns import Words

# Each sign weighs as much as this many of the network's guesses.
_TITLE, _BYLINE, _DESCRIBED, _WHO, _STATE, _MARKED, _SOURCE, _RULES = 2, 3, 2, 1, 3, 3, 1, 2
_KINDS: dict[str, EntityKind] = {"person": "person", "organization": "organization"}
_MODIFIERS = frozenset(["JJ", "JJR", "JJS", "NN", "NNP", "HYPH", "VBN"])
# What a person or a company may be.
_EITHER = frozenset(["maker", "owner", "parent", "partner", "publisher", "sponsor"])
_OPEN, _CLOSE = frozenset("“\"‘'"), frozenset("”\"’'")


def signs_of(words: Words, name: Name, *, sources: frozenset[int]) -> Counter[EntityKind]:
    """Votes for the kinds that a name may be.

    Args:
        words: with trees.
        name: one of the article's.
        sources: words on which a statement's source hangs.
    """
    votes: Counter[EntityKind] = Counter()
    inside = range(name.start, name.end)
    top = words.top(inside)
    votes["person"] += _BYLINE * _speaks(words, name)
    votes["person"] += _TITLE * bool(name.titles) + _BYLINE * _byline(words, name.start) + _WHO * _who(words, top)
    votes["organization"] += _DESCRIBED * _body_before(words, name, top)
    votes["person"] += _RULES * (words.lowers[name.end : name.end + 1] == ["administration"])
    described = _described(words, top) or _told_before(words, name)
    if described:
        votes[described] += _DESCRIBED
    votes["place"] += _STATE * (_before_state(words, name) or _dateline(words, name))
    votes["other"] += _MARKED * _between_marks(words, name)
    if name.label in ("MISC", "LOC") and top in sources:
        votes["organization"] += _SOURCE
    return votes


def _byline(words: Words, start: int) -> bool:
    """After a "by" that opens a line."""
    by = start - 1
    return by >= 0 and words.lowers[by] == "by" and (by == 0 or "\n" in words.forms[by - 1])


def _speaks(words: Words, name: Name) -> bool:
    """Before the colon of a transcript."""
    return words.forms[name.end : name.end + 1] == [":"] and words.forms[name.start].isupper()


def _who(words: Words, top: int) -> bool:
    """With a relative clause that begins with "who"."""
    clauses = [j for j in words.children[top] if words.deps[j].startswith("acl")]
    return any(words.lowers[k] == "who" for j in clauses for k in words.children[j])


def _described(words: Words, top: int) -> EntityKind | None:
    """By a noun in apposition or as its predicate: "Rowe, a lawyer", "Rowe is the mayor"."""
    roles = word_table("roles")
    beside = [j for j in words.children[top] if words.deps[j] == "appos" and words.lowers[j] in roles]
    if not beside and words.deps[top] == "nsubj" and words.lowers[words.heads[top]] in roles:
        predicate = words.heads[top]
        beside = [predicate] if any(words.deps[j] == "cop" for j in words.children[predicate]) else []
    return _KINDS.get(roles[words.lowers[beside[0]]]) if beside else None


def _told_before(words: Words, name: Name) -> EntityKind | None:
    """By the noun before it between commas: "its leader, Ann Rowe,", not "a spokesman for the company, Ann Rowe,"."""
    i, roles = name.start - 2, word_table("roles")
    between = i > 0 and words.forms[i + 1] == "," and words.forms[name.end : name.end + 1] in ([","], ["."])
    if not between or words.lowers[i] not in roles or words.tags[i] != "NN" or words.lowers[i] in _EITHER:
        return None
    first = i
    while first > 0 and words.tags[first - 1] in _MODIFIERS:
        first -= 1
    opens = words.tags[first - 1] in ("DT", "PRP$", "WP$", "POS") and words.lowers[first - 1] not in ("a", "an")
    serves = first > 1 and words.tags[first - 2] in ("IN", "TO")
    return _KINDS.get(roles[words.lowers[i]]) if opens and not serves else None


def _body_before(words: Words, name: Name, top: int) -> bool:
    """Right behind the noun of what it is: "the law firm Rowe Lake", not "the company Rowe founded".

    Also behind "called": "a company called Rowe".
    """
    i = name.start - 1
    i -= i > 0 and words.lowers[i] in ("called", "named", "dubbed")
    if i < 0 or words.tags[i] != "NN" or word_table("roles").get(words.lowers[i]) != "organization" or name.titles:
        return False
    verb = words.tags[name.end : name.end + 1] in (["VBD"], ["VBZ"], ["VBP"])
    return not verb or words.heads[top] == i or words.heads[i] == top


def _before_state(words: Words, name: Name) -> bool:
    """Before a comma and a state: "Elko, Nev."."""
    at = name.end
    if at + 1 >= len(words) or words.forms[at] != ",":
        return False
    return words.forms[at + 1].endswith(".") and words.lowers[at + 1] in word_set("places") and not name.titles


def _dateline(words: Words, name: Name) -> bool:
    """In capitals at the start of a line, before a comma, bracket or dash: "ELKO, Nev. —"."""
    before = words.forms[name.start - 1] if name.start else "\n"
    after = words.forms[name.end : name.end + 1]
    shouted = words.text[words.starts[name.start] : words.ends[name.end - 1]].isupper()
    return shouted and "\n" in before and after in ([","], ["("], ["—"], ["–"], ["-"], ["--"])


def _between_marks(words: Words, name: Name) -> bool:
    """Alone in quotation marks: a title of a work."""
    before = words.forms[name.start - 1] if name.start else ""
    after = words.forms[name.end : name.end + 2]
    closes = bool(after) and (after[0] in _CLOSE or (len(after) > 1 and after[0] in ",." and after[1] in _CLOSE))
    return before in _OPEN and closes and name.end - name.start > 1
