"""An Atom feed (RFC 4287): an entry a statement, silence, position or dispute, for readers that alert."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.export.cited import Cited, Fact, full_dates
from onrecord.export.files import Files
from onrecord.export.xml import attributes, text
from onrecord.record import Record

_UNDATED = "1970-01-01"
"""Of entries whose article has no day: Atom asks for one."""
_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    "<id>urn:onrecord:feed</id>\n<title>onrecord</title>\n<author><name>onrecord</name></author>\n"
)


def write(records: Iterable[Record], files: Files) -> None:
    """Write the feed; its day is that of its newest entry."""
    newest = _UNDATED
    with files.open("onrecord.atom") as file:
        file.write(_HEAD.encode())
        for record in records:
            cited = Cited(record)
            day = full_dates(cited.article.published)[1] or _UNDATED
            newest = max(newest, day)
            for fact in cited.facts("statement", "silence", "position", "dispute"):
                file.write(_entry(cited, fact, day=day).encode())
        file.write(f"<updated>{newest}T00:00:00Z</updated>\n</feed>\n".encode())


def _entry(cited: Cited, fact: Fact, *, day: str) -> str:
    article = cited.article
    names = [entity.name for key in fact.about if (entity := cited.entities.get(key))]
    authors = "".join(f"<author><name>{text(name)}</name></author>" for name in names)
    link = f"<link{attributes(rel='alternate', href=article.url)}/>" if article.url else ""
    source = " · ".join(filter(None, (article.title or article.source, article.publisher, article.published)))
    return (
        f"<entry><id>urn:onrecord:{fact.id}</id><title>{text(fact.says)}</title>"
        f"<updated>{day}T00:00:00Z</updated>{authors}{link}<category{attributes(term=fact.kind.name)}/>"
        f'<content type="text">{text(fact.words)}</content>'
        f'<summary type="text">{text(source)} ({fact.place})</summary></entry>\n'
    )
