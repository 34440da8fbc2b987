"""The formats in which records leave onrecord: a row each, and one function that writes any of them."""

from __future__ import annotations

import io
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Final, Protocol, cast

import msgspec

from onrecord.errors import OnRecordError
from onrecord.export.files import Archive, Files, Single, placed
from onrecord.record import Record


class Exporter(Protocol):
    """Writes records in one format; they come once, one by one, and need not fit into memory together."""

    def __call__(self, records: Iterable[Record], files: Files, /) -> None:
        """Write all records."""


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One format as data.

    Attributes:
        name: what `--to` and `export` call it.
        suffix: of its file; of its archive where it has many files.
        media_type: as the web says it.
        readers: the tools that read it, for --help and the docs.
        module: in `onrecord.export`, with a function `write`, imported at the first use.
        many: whether it has many files.
        package: what has to be installed beside onrecord, and is not in every installation.
    """

    name: str
    suffix: str
    media_type: str
    readers: str
    module: str
    many: bool = False
    package: str | None = None


FORMATS: Final = (
    Format(
        name="csv", suffix=".zip", media_type="application/zip", readers="spreadsheets, pandas, R: a table a kind",
        module="tables.csv", many=True,
    ),
    Format(
        name="xlsx", suffix=".xlsx", media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        readers="Excel, LibreOffice: a sheet a kind", module="tables.xlsx", package="xlsxwriter",
    ),
    Format(
        name="parquet", suffix=".zip", media_type="application/zip",
        readers="DuckDB, pandas, polars, R: a table a kind", module="tables.parquet", many=True, package="pyarrow",
    ),
    Format(
        name="ftm", suffix=".json", media_type="application/json+ftm",
        readers="OpenAleph, OpenSanctions: FollowTheMoney entities, one a line", module="entities.followthemoney",
    ),
    Format(
        name="gexf", suffix=".gexf", media_type="application/xml", readers="Gephi: a network with dated edges",
        module="graphs.gexf",
    ),
    Format(
        name="graphml", suffix=".graphml", media_type="application/xml",
        readers="visone, igraph, Cytoscape: the same network", module="graphs.graphml",
    ),
    Format(
        name="dna", suffix=".csv", media_type="text/csv",
        readers="Discourse Network Analyzer, R: statements and positions as an event list", module="graphs.discourse",
    ),
    Format(
        name="annotations", suffix=".jsonld", media_type="application/ld+json",
        readers="Hypothesis, archives: W3C Web Annotation", module="annotations.web",
    ),
    Format(
        name="schema", suffix=".jsonld", media_type="application/ld+json",
        readers="web pages, fact-checkers: Quotation and Claim of schema.org", module="annotations.schema_org",
    ),
    Format(
        name="citron", suffix=".zip", media_type="application/zip", readers="Citron: a JSON file an article",
        module="annotations.citron", many=True,
    ),
    Format(
        name="brat", suffix=".zip", media_type="application/zip", readers="brat: text and standoff annotations",
        module="annotations.brat", many=True,
    ),
    Format(
        name="conllu", suffix=".conllu", media_type="text/plain",
        readers="corpus tools: CoNLL-U with entities and facts in MISC", module="annotations.conllu",
    ),
    Format(
        name="cas", suffix=".zip", media_type="application/zip",
        readers="INCEpTION, UIMA: a CAS (XMI) an article, and its types", module="annotations.cas", many=True,
        package="cassis",
    ),
    Format(
        name="popolo", suffix=".json", media_type="application/json",
        readers="parliaments' tools: people, posts, memberships, speeches", module="entities.popolo",
    ),
    Format(
        name="timelinejs", suffix=".json", media_type="application/json", readers="TimelineJS: dated events",
        module="notes.timelinejs",
    ),
    Format(
        name="markdown", suffix=".zip", media_type="application/zip",
        readers="Obsidian, Logseq: a vault of linked notes", module="notes.vault", many=True,
    ),
    Format(
        name="atom", suffix=".atom", media_type="application/atom+xml", readers="feed readers: what was said",
        module="notes.atom",
    ),
)  # fmt: skip
"""Every format, in the order in which they are listed."""
BY_NAME: Final = {form.name: form for form in FORMATS}
EXTRA: Final = "onrecord[export]"


def export_records(records: Iterable[Record], to: str, out: Path) -> None:
    """Write records in a format.

    Args:
        records: of `onrecord.read_articles`, of a store's `records()`, or a list.
        to: a format's name.
        out: a file; for a format of many files a folder that is new or empty, or a .zip.
    Raises:
        OnRecordError: no such format, a package that it needs is missing, or no room at that place.
    """
    form, write = exporter(to)
    with placed(out, many=form.many) as files:
        write(records, files)


def exported(records: Iterable[Record], to: str) -> bytes:
    """Return records in a format as bytes; the files of a format of many in a zip archive.

    Raises:
        OnRecordError: no such format, or a package that it needs is missing.
    """
    form, write = exporter(to)
    held = io.BytesIO()
    if form.many:
        archive = Archive(held)
        write(records, archive)
        archive.close()
    else:
        write(records, Single(held))
    return held.getvalue()


def exporter(name: str) -> tuple[Format, Exporter]:
    """Return a format by its name, and what writes it.

    Raises:
        OnRecordError: no such format, or a package that it needs is missing.
    """
    form = BY_NAME.get(name)
    if form is None:
        raise OnRecordError(f"{name}: no format of onrecord; choose from {', '.join(BY_NAME)}")
    try:
        module = import_module(f"onrecord.export.{form.module}")
    except ImportError as error:
        raise OnRecordError(f"{name}: {form.package} is missing; pip install '{EXTRA}'") from error
    return form, cast("Exporter", module.write)
