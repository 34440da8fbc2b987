"""A name as it stands in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.lang.en.lexicons import word_lists
from onrecord.text.normalize import UNSEEN
from onrecord.text.view import ArticleView

_TAIL = word_lists("name_parts")["tail"]
_ELIDED = frozenset(["d'", "d’", "l'", "l’"])
_UNSEEN = re.compile(UNSEEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in the words `start` to `end`; `titles` stand before it, lower case, nearest last.

    `generation` is what tells it from a namesake: "elder", "younger", or "kin" of "his father, John Hale".
    `sex` is that of the "he" whose clause a surname governs: "Rowe said he would go".
    `credit` is true in bylines and below the story, where those who wrote it are named.
    """

    start: int
    end: int
    label: str
    titles: tuple[str, ...] = ()
    heading: bool = False
    generation: str = ""
    sex: str = ""
    credit: bool = False


def plain(word: str) -> str:
    """Return the form in which titles and first names are listed: lower case without stops."""
    return word.lower().replace(".", "").strip("’'")


def name_text(view: ArticleView, name: Name) -> str:
    """Return the name's letters, white space as one blank, without signs that have no width."""
    return " ".join(_UNSEEN.sub("", view.text[view.starts[name.start] : view.ends[name.end - 1]]).split())


def capital(view: ArticleView, i: int) -> bool:
    """Tell whether a word begins with a capital, or with a digit and has one ("9th" does not, "3M" does)."""
    form = view.words[i]
    first = form[0]
    if first.isupper():
        return True
    if form[:3] in ("al-", "el-"):
        return form[3:4].isupper()
    if form[:2] in _ELIDED:
        return form[2:3].isupper()
    return first.isdigit() and not form.isdigit() and any(c.isupper() for c in form)


def head_word(parts: list[str]) -> str:
    """Return the last word before an "of", "for" or "on": what kind of thing is named."""
    cut = next((n for n, p in enumerate(parts) if n and p in _TAIL), len(parts))
    return parts[cut - 1] if parts else ""
