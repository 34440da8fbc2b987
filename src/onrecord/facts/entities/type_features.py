"""What the words around a name say about its kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set

from onrecord.facts.entities.name import Name
from onrecord.facts.entities.spans.headings import opens_dateline
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.record import EntityKind
from onrecord.text.grammar import PREPOSITION_TAGS
from onrecord.text.view import ArticleView

# Each sign weighs as much as this many of the network's guesses.
_TITLE, _BYLINE, _DESCRIBED, _WHO, _STATE, _MARKED, _SOURCE, _RULES, _THING = 2, 3, 2, 1, 3, 3, 1, 2, 3
_NEAR = 3
"""Words behind a name within which the noun of what it names stands."""
_KINDS: dict[str, EntityKind] = {"person": "person", "organization": "organization"}
_MODIFIERS = frozenset(["JJ", "JJR", "JJS", "NN", "NNP", "HYPH", "VBN"])
# What a person or a company may be.
_EITHER = word_lists("coreference")["person_or_company"]
_VERB_TAGS = frozenset(["VBD", "VBZ", "VBP"])
_DEFINITE_TAGS = frozenset(["DT", "PRP$", "WP$", "POS"])
_CALLED = word_lists("coreference")["called"]
_LISTS = word_lists("name_parts")
_MODEL = re.compile(r"[A-Z]{1,4}(?:-\d{1,4}|\d{2,4})[A-Za-z]{0,3}$")
"""Letters and digits, as craft and their flights are called: "A330neo", "KC-45s", "STS-134"."""
_RULE, _STATE_CODES = _LISTS["rule"], _LISTS["state_code"]
_INDEFINITE = word_lists("coreference")["indefinite"]
_SUBJECTS, _BESIDE = frozenset(["nsubj", "nsubj:pass"]), frozenset(["punct", "case"])
_ACTS = _VERB_TAGS | {"VB", "VBN", "VBG"}
_OPEN, _CLOSE = frozenset("“\"‘'"), frozenset("”\"’'")


def signs_of(view: ArticleView, name: Name, *, sources: frozenset[int]) -> Counter[EntityKind]:
    """Count votes for the kinds that a name may be.

    Args:
        view: with trees.
        name: one of the article's.
        sources: words on which a statement's source hangs.
    """
    votes: Counter[EntityKind] = Counter()
    inside = range(name.start, name.end)
    top = view.top(inside)
    votes["person"] += _BYLINE * (_speaks(view, name) and not opens_dateline(view, name.start))
    votes["person"] += _TITLE * bool(name.titles) + _BYLINE * _byline(view, name.start) + _WHO * _who(view, top)
    votes["organization"] += _DESCRIBED * _body_before(view, name, top)
    votes["person"] += _RULES * (view.lower_at(name.end) in _RULE)
    described = _described(view, top) or _told_before(view, name)
    if described:
        votes[described] += _DESCRIBED
    votes["place"] += _STATE * any(
        told(view, name) for told in (_before_state, _dateline, _is_state_code, _is_settlement)
    )
    votes["other"] += _MARKED * _between_marks(view, name)
    thing = _thing_behind(view, name)
    if thing:
        votes[thing] += _THING
    if name.label in ("MISC", "LOC") and top in sources:
        votes["organization"] += _SOURCE
    return votes


def names_craft(parts: Sequence[str], text: str) -> bool:
    """Tell whether words are a craft's or a flight's: "Harbor A330", "STS-134", "Space Shuttle Harbor", "Harbor IV"."""
    if len(parts) > 1 and not _LISTS["craft"].isdisjoint(parts[:2]):
        return True
    if len(parts) == 2 and parts[1] in _LISTS["numeral"]:
        return True
    return _MODEL.match(text.split()[-1]) is not None and (len(parts) > 1 or len(text) > 3)


def acting_alone(view: ArticleView, names: Sequence[Name], words: Set[str]) -> Set[str]:
    """Return which of the words act somewhere as one, with no word about them: "Democrats will vote"."""
    single = [n for n in names if n.end - n.start == 1 and view.lowers[n.start] in words]
    return {view.lowers[n.start] for n in single if _acts(view, n) and stands_alone(view, n)}


def _acts(view: ArticleView, name: Name) -> bool:
    """Tell whether a name is the subject of a verb."""
    top = name.end - 1
    return not name.heading and view.deps[top] in _SUBJECTS and view.tags[view.heads[top]] in _ACTS


def stands_alone(view: ArticleView, name: Name) -> bool:
    """Tell whether no word is about a name but "the": not in "many Democrats", "Democrats who ran"."""
    about = (j for j in view.children[name.end - 1] if view.deps[j] not in _BESIDE)
    return all(view.lowers[j] == "the" or view.deps[j].startswith(("cc", "conj")) for j in about)


def _byline(view: ArticleView, start: int) -> bool:
    """Tell whether a name stands after a "by" that opens a line."""
    return view.lower_at(start - 1) == "by" and view.opens_line(start - 1)


def _speaks(view: ArticleView, name: Name) -> bool:
    """Tell whether a name stands before the colon of a transcript, not of a share's sign: "(OSE: LUMO)"."""
    before_colon = view.word_at(name.end) == ":" and view.words[name.start].isupper()
    return before_colon and view.word_at(name.start - 1) != "("


def _thing_behind(view: ArticleView, name: Name) -> EntityKind | None:
    """Return the kind by the noun that a definite phrase ends in: "its Rowe launch vehicle", "the Rowe base"."""
    top = view.top(range(name.start, name.end))
    noun = view.heads[top]
    if not _is_definite(view, name.start - 1) or noun not in range(name.end, name.end + _NEAR):
        return None
    if view.deps[top] != "compound" or view.tags[noun] != "NN":
        return None
    if view.lowers[noun] in _LISTS["thing"]:
        return "other"
    return "place" if view.lowers[noun] in _LISTS["thing_place"] else None


def _is_definite(view: ArticleView, article: int) -> bool:
    """Tell whether a word opens a definite phrase: "the", "its", "'s"."""
    return view.tag_at(article) in _DEFINITE_TAGS and view.lower_at(article) not in _INDEFINITE


def _who(view: ArticleView, top: int) -> bool:
    """Tell whether a relative clause that begins with "who" hangs on the word."""
    clauses = [j for j in view.children[top] if view.deps[j].startswith("acl")]
    return any(view.lowers[k] == "who" for j in clauses for k in view.children[j])


def _described(view: ArticleView, top: int) -> EntityKind | None:
    """Return the kind by a noun in apposition or as predicate: "Rowe, a lawyer", "Rowe is the mayor"."""
    roles = word_table("roles")
    beside = next((j for j in view.children[top] if view.deps[j] == "appos" and view.lowers[j] in roles), None)
    noun = _predicate(view, top) if beside is None else beside
    return None if noun is None else _KINDS.get(roles.get(view.lowers[noun], ""))


def _predicate(view: ArticleView, top: int) -> int | None:
    """Return the noun that is said to be what a subject is: the mayor of "Rowe is the mayor"."""
    noun = view.heads[top]
    if view.deps[top] != "nsubj":
        return None
    return noun if any(view.deps[j] == "cop" for j in view.children[noun]) else None


def _told_before(view: ArticleView, name: Name) -> EntityKind | None:
    """Return the kind by the noun before a comma: "its leader, Ann Rowe,", not "an aide for the firm, Ann Rowe,"."""
    i = name.start - 2
    if i <= 0 or view.words[i + 1] != "," or view.word_at(name.end) not in (",", "."):
        return None
    role = word_table("roles").get(view.lowers[i])
    if role is None or view.tags[i] != "NN" or view.lowers[i] in _EITHER:
        return None
    first = i
    while first > 0 and view.tags[first - 1] in _MODIFIERS:
        first -= 1
    return _KINDS.get(role) if _opens_phrase(view, first - 1) else None


def _opens_phrase(view: ArticleView, article: int) -> bool:
    """Tell whether a definite phrase begins, that hangs on no preposition: "its leader", not "for the company"."""
    return _is_definite(view, article) and view.tag_at(article - 1) not in PREPOSITION_TAGS


def _body_before(view: ArticleView, name: Name, top: int) -> bool:
    """Tell whether the noun of what it is stands right before: "the law firm Rowe Lake", not "the firm Rowe founded".

    Also behind "called": "a company called Rowe".
    """
    i = name.start - 1
    i -= i > 0 and view.lowers[i] in _CALLED
    if i < 0 or name.titles:
        return False
    if view.tags[i] != "NN" or word_table("roles").get(view.lowers[i]) != "organization":
        return False
    verb = view.tag_at(name.end) in _VERB_TAGS
    return not verb or view.heads[top] == i or view.heads[i] == top


def _before_state(view: ArticleView, name: Name) -> bool:
    """Tell whether a name stands before a comma and a state: "Elko, Nev."."""
    at = name.end
    if at + 1 >= len(view) or view.words[at] != ",":
        return False
    return view.words[at + 1].endswith(".") and view.lowers[at + 1] in word_set("places") and not name.titles


def _is_state_code(view: ArticleView, name: Name) -> bool:
    """Tell whether a name is a state's code behind a town: "Elko, NV"."""
    code = view.words[name.start] in _STATE_CODES and name.end - name.start == 1
    return code and view.word_at(name.start - 1) == "," and view.tag_at(name.start - 2).startswith("NNP")


def _is_settlement(view: ArticleView, name: Name) -> bool:
    """Tell whether the noun of a place stands beside a name, or "near": "Orvane province", "the town of Orvane"."""
    if view.lower_at(name.end) in _LISTS["region"]:
        return True
    before = view.lower_at(name.start - 1)
    if before == "near":
        return not name.titles and name.label != "PERSON"
    return before == "of" and view.lower_at(name.start - 2) in _LISTS["settlement"]


def _dateline(view: ArticleView, name: Name) -> bool:
    """Tell whether capitals open a line, before a comma, bracket or dash: "ELKO, Nev. —"; or a dateline does."""
    if opens_dateline(view, name.start):
        return True
    after = view.words[name.end : name.end + 1]
    shouted = view.text[view.starts[name.start] : view.ends[name.end - 1]].isupper()
    return shouted and view.opens_line(name.start) and after in ([","], ["("], ["—"], ["–"], ["-"], ["--"])


def _between_marks(view: ArticleView, name: Name) -> bool:
    """Tell whether a name stands alone in quotation marks: a title of a work."""
    if name.end - name.start < 2 or view.word_at(name.start - 1) not in _OPEN:
        return False
    after = view.word_at(name.end)
    return after in _CLOSE or (after in (",", ".") and view.word_at(name.end + 1) in _CLOSE)
