"""A name as it stands in the text."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.text.columns import Words

_TAIL = frozenset(["of", "for", "on"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in the words `start` to `end`; `titles` stand before it, lower case, nearest last."""

    start: int
    end: int
    label: str
    titles: tuple[str, ...] = ()
    heading: bool = False


def plain(word: str) -> str:
    """Lower case without stops: the form in which titles and first names are listed."""
    return word.lower().replace(".", "").strip("’'")


def name_text(words: Words, name: Name) -> str:
    """The name's letters, white space as one blank."""
    return " ".join(words.text[words.starts[name.start] : words.ends[name.end - 1]].split())


def capital(words: Words, i: int) -> bool:
    """Whether a word begins with a capital, or with a digit and has one ("9th" does not, "3M" does)."""
    form = words.forms[i]
    if form[:3] in ("al-", "el-"):
        return form[3:4].isupper()
    return form[0].isupper() or (form[0].isdigit() and not form.isdigit() and any(c.isupper() for c in form))


def head_word(parts: list[str]) -> str:
    """The last word before an "of", "for" or "on": what kind of thing is named."""
    cut = next((n for n, p in enumerate(parts) if n and p in _TAIL), len(parts))
    return parts[cut - 1] if parts else ""
