"""An Atom feed (RFC 4287): an entry a statement, silence, position or dispute, for readers that alert."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from onrecord.export.cited import Cited, Fact, full_dates
from onrecord.export.files import Files
from onrecord.export.xml import attributes, text
from onrecord.record import Record

UNDATED = "1970-01-01"
"""Of entries whose article has no day: Atom asks for one."""


def write(records: Iterable[Record], files: Files) -> None:
    """Write the feed; its day is that of its newest entry."""
    newest = UNDATED
    with files.open("onrecord.atom") as file:
        file.write(head("onrecord").encode())
        for record in records:
            cited = Cited(record)
            newest = max(newest, _day(cited))
            for fact in cited.facts("statement", "silence", "position", "dispute"):
                names = [entity.name for key in fact.about if (entity := cited.entities.get(key))]
                file.write(entry(cited, fact, title=fact.says, names=names).encode())
        file.write(tail(newest).encode())


def head(title: str, subject: str = "") -> str:
    """Return what stands before the entries; the subject tells the feeds of one store apart."""
    known = f"urn:onrecord:feed:{quote(subject)}" if subject else "urn:onrecord:feed"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{text(known)}</id>\n<title>{text(title)}</title>\n<author><name>onrecord</name></author>\n"
    )


def tail(newest: str) -> str:
    """Return what stands behind the entries, with the day of the newest."""
    return f"<updated>{newest}T00:00:00Z</updated>\n</feed>\n"


def entry(cited: Cited, fact: Fact, *, title: str, names: Iterable[str]) -> str:
    """Return one fact as an entry: its title, whose it is, the article's words, where they stand."""
    article = cited.article
    authors = "".join(f"<author><name>{text(name)}</name></author>" for name in names)
    link = f"<link{attributes(rel='alternate', href=article.url)}/>" if article.url else ""
    source = " · ".join(filter(None, (article.title or article.source, article.publisher, article.published)))
    return (
        f"<entry><id>urn:onrecord:{fact.id}</id><title>{text(title)}</title>"
        f"<updated>{_day(cited)}T00:00:00Z</updated>{authors}{link}<category{attributes(term=fact.kind.name)}/>"
        f'<content type="text">{text(fact.words)}</content>'
        f'<summary type="text">{text(source)} ({fact.place})</summary></entry>\n'
    )


def _day(cited: Cited) -> str:
    return full_dates(cited.article.published)[1] or UNDATED
