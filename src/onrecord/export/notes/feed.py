"""An Atom feed of a search or a person, made from a store: the newest of what a feed reader alerts to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.export.cited import Cited, Fact, full_dates
from onrecord.export.files import placed
from onrecord.export.notes.atom import UNDATED, entry, head, tail
from onrecord.store import Reader, Silence, Statement
from onrecord.views.labels import labels, one_line
from onrecord.views.told import certain, silent, told

MOST = 100
"""Entries of a feed, the newest."""


def feed(store: Reader, *, words: str | None = None, about: str | None = None, most: int = MOST) -> bytes:
    """Return the feed of the statements with these words, or of somebody, whose silences are in it too.

    Args:
        store: which is asked; corrections hold.
        words: as `Store.said` takes them.
        about: a name, or a number such as e12; with words, only what they said with them.
        most: entries.
    Raises:
        NoSuchNameError, AmbiguousNameError, SearchError.
    """
    who = store.browse.one(about) if about else None
    key = f"e{who.id}" if who else None
    facts: list[Statement | Silence] = [*certain(store.said(words, speaker=key, limit=most))]
    if key and not words:
        facts += certain(store.silences(party=key, limit=most))
    name = " · ".join(filter(None, (who.name if who else None, words)))
    return feed_of(store, facts, name=name, subject=f"{key or ''}:{words or ''}", most=most)


def feed_of(store: Reader, facts: Iterable[Statement | Silence], *, name: str, subject: str, most: int = MOST) -> bytes:
    """Return the feed of these facts, the newest.

    Args:
        name: what is searched for, behind "On record:" in the title.
        subject: the same in letters that never change, which tell feeds of one store apart.
    """
    newest = sorted(facts, key=lambda one: one.at or "", reverse=True)[:most]
    title = f"On record: {one_line(name)}" if name else "On record"
    days = [day for one in newest if (day := full_dates(one.at)[1])]
    parts = (head(title, subject), *_entries(store, newest), tail(max(days, default=UNDATED)))
    return "".join(parts).encode("utf-8")


def write_feed(store: Reader, out: Path, *, words: str | None, about: str | None) -> None:
    """Write the feed into a file; it appears when all of it is there.

    Raises:
        OnRecordError: as for `feed`, and a folder is there.
    """
    found = feed(store, words=words, about=about)
    with placed(out, many=False) as files, files.open(out.name) as file:
        file.write(found)


def _entries(store: Reader, facts: Iterable[Statement | Silence]) -> Iterator[str]:
    held: dict[int, tuple[Cited, dict[str, Fact]]] = {}
    for one in facts:
        if one.article.id not in held:
            held[one.article.id] = _cited(store, one.article.id)
        cited, found = held[one.article.id]
        yield entry(cited, found[one.fact], title=_title(one), names=_names(one))


def _cited(store: Reader, article: int) -> tuple[Cited, dict[str, Fact]]:
    """Return an article with its statements and silences, by their ids in the store."""
    cited = Cited(store.record(article))
    kinds = ("statement", "silence")
    numbered = ((number, fact) for kind in kinds for number, fact in enumerate(cited.facts(kind), 1))
    return cited, {f"{fact.kind.letter}{article}.{number}": fact for number, fact in numbered}


def _title(one: Statement | Silence) -> str:
    if isinstance(one, Silence):
        return one_line(f"{silent(one)} {labels('outcome')[one.outcome]}")
    return one_line(told(one.cue, addressee=one.addressee, text=one.text).line(one.speaker, one.text))


def _names(one: Statement | Silence) -> list[str]:
    name = one.party if isinstance(one, Silence) else one.speaker
    return [name] if name else []
