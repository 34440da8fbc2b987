"""What can be worked out about a record before the store is asked: in a thread, while the one before is written."""

from __future__ import annotations

import hashlib
import zlib

import msgspec

from onrecord.errors import RecordFormatError
from onrecord.record import Article, Record, article_id, from_json, to_json
from onrecord.store.copies import Hashes, bands, shingles


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A record that holds together, with its digest, packed form, and the hashes that copies of it share."""

    record: Record
    digest: str
    packed: bytes
    hashes: Hashes
    bands: tuple[str, ...]

    @property
    def article(self) -> Article:
        """The record's article."""
        return self.record.article


def prepare(record: Record) -> Prepared:
    """Work out what is needed to add the record.

    Raises:
        RecordFormatError: its facts refer to what is not in it, or its text is no text.
    """
    _check(record)
    hashes = shingles(record.article.text)
    return Prepared(
        record=record, digest=_digest(record), packed=pack(record), hashes=hashes, bands=bands(hashes)
    )  # fmt: skip


def _check(record: Record) -> None:
    """Raise RecordFormatError unless every reference within the record finds what it names."""
    source = record.article.source
    if record.article.id != article_id(record.article.text):
        raise RecordFormatError(f"{source}: its id is not its text's sha256; read the article again")
    entities = {e.id for e in record.entities}
    statements = {s.id for s in record.statements}
    for kind, ids, number in (
        ("entity", entities, len(record.entities)),
        ("statement", statements, len(record.statements)),
    ):
        if len(ids) != number:
            raise RecordFormatError(f"{source}: two facts of kind {kind} have one id; read it again")
    for what in _references(record):
        if what is not None and what not in entities and what not in statements:
            raise RecordFormatError(f"{source}: a fact speaks of {what}, which is not there; read it again")
    length = len(record.article.text)
    if any(m.span[1] > length for e in record.entities for m in e.mentions):
        raise RecordFormatError(f"{source}: a span lies beyond its text; read it again")
    try:
        record.article.text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RecordFormatError(f"{source}: half a character pair in its text; repair it") from error


def _references(record: Record) -> list[str | None]:
    found = [s.source.entity for s in record.statements if s.source] + [s.inside for s in record.statements]
    found += [w for o in record.offices for w in (o.holder, o.organization)]
    found += [w for t in record.ties for w in (t.subject, t.object)]
    found += [p for e in record.events for p in (*e.participants, e.statement)]
    found += [z.party for z in record.silences] + [q.entity for d in record.disputes for q in d.parties]
    return found + [w for p in record.positions for w in (p.actor, p.toward, p.statement)]


def _digest(record: Record) -> str:
    """The same for the same facts of the same text, wherever it was found."""
    article = record.article
    bare = msgspec.structs.replace(article, source="", text="", url=None, publisher=None, title=None, authors=())
    return hashlib.sha256(to_json(msgspec.structs.replace(record, article=bare)).encode()).hexdigest()


def pack(record: Record) -> bytes:
    """The record's JSON without its text, compressed."""
    textless = msgspec.structs.replace(record, article=msgspec.structs.replace(record.article, text=""))
    # Level 1: 25 KB to 5 in 0.2 ms; level 6 saves a tenth more and takes four times as long.
    return zlib.compress(to_json(textless).encode("utf-8"), 1)


def unpack(packed: bytes, text: str) -> Record:
    """The record that was packed, with its text."""
    record = from_json(zlib.decompress(packed))
    return msgspec.structs.replace(record, article=msgspec.structs.replace(record.article, text=text))
