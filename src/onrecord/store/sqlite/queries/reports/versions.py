"""Stories of which the store has several versions, and what each version says otherwise than the one before it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import pairwise

from onrecord.store.read.answers import Article
from onrecord.store.read.browsed import Page
from onrecord.store.read.paging import paged
from onrecord.store.read.revised import FactLine, Revision, Story, edits
from onrecord.store.sqlite.queries.articles import editions
from onrecord.store.sqlite.queries.conditions import ARTICLE, article_of

_STORIES = 20
"""Stories whose versions are looked at for changed figures: 200 ms."""
_SIGNS = re.compile(r"[^\w%$€£]+")


def stories(connection: sqlite3.Connection, *, limit: int, offset: int) -> Page[Story]:
    """Return the last versions of articles that have earlier ones, the newest first."""
    rows = connection.execute(
        f"SELECT {ARTICLE}, count(*) + 1 FROM superseded s JOIN article o ON o.id = s.id "
        "JOIN article a ON a.id = o.superseded_by WHERE a.superseded_by IS NULL "
        "GROUP BY a.id ORDER BY a.published DESC, a.id DESC LIMIT ? OFFSET ?",
        (limit + 1, offset),
    )
    return paged([Story(article=article_of(row), versions=row[4]) for row in rows], limit=limit, offset=offset)


def revisions(connection: sqlite3.Connection, number: int) -> tuple[Revision, ...]:
    """Return what each version of an article says otherwise than the one before it, the first two first.

    Raises:
        NoSuchFactError: no such article.
    """
    found = editions(connection, number)
    own = found.article
    this = Article(id=own.id, name=own.name, publisher=own.publisher, published=own.published)
    versions = sorted((this, *found.versions), key=lambda one: (one.published or "9999", one.id))
    return tuple(
        Revision(before=one, after=other, edits=edits(_lines(connection, one.id), _lines(connection, other.id)))
        for one, other in pairwise(versions)
    )


def revised_figures(connection: sqlite3.Connection, *, limit: int) -> tuple[Revision, ...]:
    """Return the newest versions that change a figure of the ones before them, with those edits alone."""
    found: list[Revision] = []
    for story in stories(connection, limit=_STORIES, offset=0).rows:
        for revision in reversed(revisions(connection, story.article.id)):
            changed = tuple(edit for edit in revision.edits if (edit.part, edit.act) == ("figure", "changed"))
            if changed:
                found.append(Revision(before=revision.before, after=revision.after, edits=changed))
    return tuple(found[:limit])


def _lines(connection: sqlite3.Connection, article: int) -> list[FactLine]:
    found = list(statements(connection, article))
    return [*_sources(found), *found, *_figures(connection, article), *_silences(connection, article)]


def _sources(said: list[FactLine]) -> Iterator[FactLine]:
    """Yield each named source once, with the first of its statements."""
    seen: set[int] = set()
    for line in said:
        if line.who_id is not None and line.who_id not in seen:
            seen.add(line.who_id)
            yield FactLine(
                part="source", key=line.who_id, group=(line.who_id,), who=line.who, who_id=line.who_id,
                said=line.who or "", fact=line.fact,
            )  # fmt: skip


def statements(connection: sqlite3.Connection, article: int, *, of: int | None = None) -> Iterator[FactLine]:
    """Yield the statements of an article, or those of somebody in it, by where they stand."""
    whose = "" if of is None else " AND c.id = ?"
    rows = connection.execute(
        "SELECT s.text, c.id, coalesce(c.name, s.speaker), s.n FROM statement s LEFT JOIN identity i "
        "ON i.id = s.identity_id LEFT JOIN identity c ON c.id = i.canonical_id "
        f"WHERE s.article_id = ? AND s.rejected_by IS NULL{whose} ORDER BY s.n",
        (article,) if of is None else (article, of),
    )
    for text, who_id, who, n in rows:
        yield FactLine(
            part="statement", key=_key(text), group=who_id or who, who=who, who_id=who_id, said=" ".join(text.split()),
            fact=f"s{article}.{n}",
        )  # fmt: skip


def _figures(connection: sqlite3.Connection, article: int) -> Iterator[FactLine]:
    rows = connection.execute(
        "SELECT name, unit, quantity, low, high, qualifier, of_text, sentence, n FROM figure "
        "WHERE article_id = ? AND rejected_by IS NULL ORDER BY n",
        (article,),
    )
    for name, unit, quantity, low, high, qualifier, measured, sentence, n in rows:
        yield FactLine(
            part="figure", key=(quantity, low, high, qualifier, measured and _key(measured)), group=quantity,
            who=measured, who_id=None,
            said=_counted(name, unit), fact=f"f{article}.{n}", sentence=" ".join(sentence.split()),
        )  # fmt: skip


def _counted(words: str, unit: str | None) -> str:
    """Return a figure's words with what they count: "more than 2,600 dockworkers"; a currency or % is in them."""
    counts = unit is not None and unit != unit.upper() and unit.casefold() not in words.casefold()
    return " ".join(f"{words} {unit}".split() if counts else words.split())


def _silences(connection: sqlite3.Connection, article: int) -> Iterator[FactLine]:
    rows = connection.execute(
        "SELECT z.sentence, z.outcome, c.id, coalesce(c.name, z.party_text), z.n FROM silence z LEFT JOIN identity i "
        "ON i.id = z.identity_id LEFT JOIN identity c ON c.id = i.canonical_id "
        "WHERE z.article_id = ? AND z.rejected_by IS NULL ORDER BY z.n",
        (article,),
    )
    for sentence, outcome, who_id, who, n in rows:
        yield FactLine(
            part="silence", key=(who_id or _key(who), outcome), group=who_id or _key(who), who=who, who_id=who_id,
            said=" ".join(sentence.split()), fact=f"z{article}.{n}",
        )  # fmt: skip


def _key(text: str) -> str:
    """Return the words of a text without signs and case: a quotation mark more is no other statement."""
    return " ".join(_SIGNS.sub(" ", text.casefold()).split())
