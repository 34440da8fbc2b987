"""What the words around a name say about its kind."""

from __future__ import annotations

from collections import Counter

from onrecord.facts.entities.name import Name
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.record import EntityKind
from onrecord.text.columns import Words
from onrecord.text.grammar import PREPOSITION_TAGS

# Each sign weighs as much as this many of the network's guesses.
_TITLE, _BYLINE, _DESCRIBED, _WHO, _STATE, _MARKED, _SOURCE, _RULES = 2, 3, 2, 1, 3, 3, 1, 2
_KINDS: dict[str, EntityKind] = {"person": "person", "organization": "organization"}
_MODIFIERS = frozenset(["JJ", "JJR", "JJS", "NN", "NNP", "HYPH", "VBN"])
# What a person or a company may be.
_EITHER = word_lists("coreference")["person_or_company"]
_VERB_TAGS = frozenset(["VBD", "VBZ", "VBP"])
_DEFINITE_TAGS = frozenset(["DT", "PRP$", "WP$", "POS"])
_CALLED = word_lists("coreference")["called"]
_OPEN, _CLOSE = frozenset("“\"‘'"), frozenset("”\"’'")


def signs_of(words: Words, name: Name, *, sources: frozenset[int]) -> Counter[EntityKind]:
    """Count votes for the kinds that a name may be.

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
    """Tell whether a name stands after a "by" that opens a line."""
    return words.lower_at(start - 1) == "by" and words.opens_line(start - 1)


def _speaks(words: Words, name: Name) -> bool:
    """Tell whether a name stands before the colon of a transcript."""
    return words.forms[name.end : name.end + 1] == [":"] and words.forms[name.start].isupper()


def _who(words: Words, top: int) -> bool:
    """Tell whether a relative clause that begins with "who" hangs on the word."""
    clauses = [j for j in words.children[top] if words.deps[j].startswith("acl")]
    return any(words.lowers[k] == "who" for j in clauses for k in words.children[j])


def _described(words: Words, top: int) -> EntityKind | None:
    """Return the kind by a noun in apposition or as predicate: "Rowe, a lawyer", "Rowe is the mayor"."""
    roles = word_table("roles")
    beside = next((j for j in words.children[top] if words.deps[j] == "appos" and words.lowers[j] in roles), None)
    noun = _predicate(words, top) if beside is None else beside
    return None if noun is None else _KINDS.get(roles.get(words.lowers[noun], ""))


def _predicate(words: Words, top: int) -> int | None:
    """Return the noun that is said to be what a subject is: the mayor of "Rowe is the mayor"."""
    noun = words.heads[top]
    if words.deps[top] != "nsubj":
        return None
    return noun if any(words.deps[j] == "cop" for j in words.children[noun]) else None


def _told_before(words: Words, name: Name) -> EntityKind | None:
    """Return the kind by the noun before a comma: "its leader, Ann Rowe,", not "an aide for the firm, Ann Rowe,"."""
    i = name.start - 2
    if i <= 0 or words.forms[i + 1] != "," or words.form_at(name.end) not in (",", "."):
        return None
    role = word_table("roles").get(words.lowers[i])
    if role is None or words.tags[i] != "NN" or words.lowers[i] in _EITHER:
        return None
    first = i
    while first > 0 and words.tags[first - 1] in _MODIFIERS:
        first -= 1
    return _KINDS.get(role) if _opens_phrase(words, first - 1) else None


def _opens_phrase(words: Words, article: int) -> bool:
    """Tell whether a definite phrase begins, that hangs on no preposition: "its leader", not "for the company"."""
    if words.tags[article] not in _DEFINITE_TAGS or words.lowers[article] in ("a", "an"):
        return False
    return article < 1 or words.tags[article - 1] not in PREPOSITION_TAGS


def _body_before(words: Words, name: Name, top: int) -> bool:
    """Tell whether the noun of what it is stands right before: "the law firm Rowe Lake", not "the firm Rowe founded".

    Also behind "called": "a company called Rowe".
    """
    i = name.start - 1
    i -= i > 0 and words.lowers[i] in _CALLED
    if i < 0 or name.titles:
        return False
    if words.tags[i] != "NN" or word_table("roles").get(words.lowers[i]) != "organization":
        return False
    verb = words.tag_at(name.end) in _VERB_TAGS
    return not verb or words.heads[top] == i or words.heads[i] == top


def _before_state(words: Words, name: Name) -> bool:
    """Tell whether a name stands before a comma and a state: "Elko, Nev."."""
    at = name.end
    if at + 1 >= len(words) or words.forms[at] != ",":
        return False
    return words.forms[at + 1].endswith(".") and words.lowers[at + 1] in word_set("places") and not name.titles


def _dateline(words: Words, name: Name) -> bool:
    """Tell whether capitals open a line, before a comma, bracket or dash: "ELKO, Nev. —"."""
    before = words.forms[name.start - 1] if name.start else "\n"
    after = words.forms[name.end : name.end + 1]
    shouted = words.text[words.starts[name.start] : words.ends[name.end - 1]].isupper()
    return shouted and "\n" in before and after in ([","], ["("], ["—"], ["–"], ["-"], ["--"])


def _between_marks(words: Words, name: Name) -> bool:
    """Tell whether a name stands alone in quotation marks: a title of a work."""
    if name.end - name.start < 2 or words.form_at(name.start - 1) not in _OPEN:
        return False
    after = words.form_at(name.end)
    return after in _CLOSE or (after in (",", ".") and words.form_at(name.end + 1) in _CLOSE)
