"""Surnames that speak of their bearer as "he" or "she": one of two spouses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.facts.entities.name import Name
from onrecord.lang.en.lexicons import word_lists
from onrecord.text.grammar import SUBJECTS
from onrecord.text.view import ArticleView

_LISTS = word_lists("coreference")
_SEXES = {low: sex for sex in ("male", "female") for low in _LISTS[f"{sex}_pronouns"]}


def with_sexes(view: ArticleView, names: Sequence[Name]) -> list[Name]:
    """Return the names, surnames alone with the sex of the pronoun whose clause they govern: "Rowe said he would go".

    Where two bear a surname, such a pronoun is never the other's in the 840 articles of PolNeAR train (7 of 7).
    """
    return [replace(n, sex=_sex(view, n)) if n.label == "PERSON" and n.end - n.start == 1 else n for n in names]


def _sex(view: ArticleView, name: Name) -> str:
    verb = view.heads[name.start]
    if view.deps[name.start] not in SUBJECTS:
        return ""
    told = (clause for clause in view.children[verb] if view.deps[clause] == "ccomp" and not view.quoted[clause])
    subjects = (i for clause in told for i in view.children[clause] if view.deps[i] in SUBJECTS)
    return next((sex for i in subjects if (sex := _SEXES.get(view.lowers[i]))), "")
