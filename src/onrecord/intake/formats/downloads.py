"""Downloads of news databases: many articles in a file, each with fields (Nexis Uni, LexisNexis, Factiva, ProQuest).

The layouts are those that the databases write as text; as .docx, .rtf and .html they hold the same lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import msgspec

from onrecord.errors import OnRecordError
from onrecord.intake.article import article_from_text
from onrecord.intake.dates import day_in_name, day_in_words
from onrecord.intake.inputs import Input, Intake
from onrecord.record import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article of a download: its text, headline first, and what its fields say."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = field(default=())


def articles_in(text: str, given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the articles of a database's download, else the one article that a text is."""
    documents = split(text)
    if documents is None:
        yield article_from_text(text, source=given.name, published=intake.published, url=given.url)
        return
    for number, document in enumerate(documents, start=1):
        name = f"{given.name}:{number}"
        try:
            yield _article(document, name, intake)
        except OnRecordError as error:
            intake.skipped(error)


def dated(article: Article, path: str) -> Article:
    """Return the article with the day in its file's name, where nothing else has told its day."""
    day = day_in_name(path) if article.published is None else None
    return article if day is None else msgspec.structs.replace(article, published=day, published_basis="metadata")


def _article(document: Document, name: str, intake: Intake) -> Article:
    article = article_from_text(
        document.text, source=name, published=intake.published, title=document.title, publisher=document.publisher,
        authors=document.authors,
    )  # fmt: skip
    if intake.published is None and document.published is not None:
        return msgspec.structs.replace(article, published=document.published, published_basis="metadata")
    return article


def split(text: str) -> list[Document] | None:
    """Return the articles of a download, or None where a text is none."""
    for belongs, documents in _LAYOUTS:
        if belongs(text):
            found = list(documents(text.replace("\r\n", "\n").replace("\u00a0", " ")))
            return found or None
    return None


# Nexis Uni: title, publication and day above "Body", fields on both sides of it, "End of Document" below.

_END = re.compile(r"^[ \t]*+End of Document[ \t]*+$", re.M)
_BODY = re.compile(r"^[ \t]*+Body[ \t]*+$", re.M)
_NEXIS_FIELD = re.compile(r"^[ \t]*+(Section|Length|Byline|Dateline|Highlight)[ \t]*+:[ \t]*+(.*+)", re.M | re.I)
_BELOW = re.compile(
    r"^[ \t]*+(?:Graphic|Classification|Notes|Correction(?:-Date)?|Load-Date|Language|Publication-Type|Journal Code)"
    r"[ \t]*+(?::.*+)?$",
    re.M,
)
_COPYRIGHT = re.compile(r"^[ \t]*+(?:Copyright|©).*+|^[ \t]*+All Rights Reserved[ \t]*+$", re.M | re.I)
_LINK = re.compile(r"^[ \t]*+Link to (?:Image|PDF|Original)[ \t]*+$|^[ \t]*+Page \d{1,4} of \d{1,4}[ \t]*+$", re.M)
_BY = re.compile(r"^by\s+", re.I)
_PARTED = re.compile(r"[;,]|\band\b")


def _is_nexis(text: str) -> bool:
    return _END.search(text) is not None and _BODY.search(text) is not None


def _nexis(text: str) -> Iterator[Document]:
    for part in _END.split(text):
        body = _BODY.search(part)
        if body is None:
            continue
        head, words = part[: body.start()], part[body.end() :]
        below = _BELOW.search(words)
        yield _from_head(_LINK.sub("", head), words[: below.start()] if below else words)


def _from_head(head: str, body: str) -> Document:
    """Return the article whose head has its title, publication and day as its first lines, then fields."""
    fields = {name.lower(): value.strip() for name, value in _NEXIS_FIELD.findall(head)}
    plain = _NEXIS_FIELD.sub("", _COPYRIGHT.sub("", head))
    lines = [" ".join(line.split()) for line in plain.split("\n") if line.strip()]
    place = next((i for i, line in enumerate(lines) if i and day_in_words(line)), None)
    title = lines[0] if lines else None
    publisher = lines[place - 1] if place is not None and place > 1 else None
    return Document(
        text=_joined(title, fields.get("dateline"), body), title=title, publisher=publisher,
        published=day_in_words(lines[place]) if place is not None else None, authors=_authors(fields.get("byline", "")),
    )  # fmt: skip


def _joined(title: str | None, dateline: str | None, body: str) -> str:
    """Return the text of an article: its headline, then its paragraphs; a dateline opens the first, as in print."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n[ \t]*+\n", body)]
    paragraphs = [part for part in paragraphs if part]
    if dateline and paragraphs:
        paragraphs[0] = f"{dateline.rstrip(' -–—')} — {paragraphs[0]}"
    return "\n\n".join([*([title] if title else []), *paragraphs])


def _authors(byline: str) -> tuple[str, ...]:
    return tuple(name for part in _PARTED.split(_BY.sub("", byline.strip())) if (name := part.strip(" .")))


# LexisNexis: "3 of 40 DOCUMENTS" above each, the publication and the day centred, then title, fields in capitals, text.

_NUMBERED = re.compile(r"^[ \t]*+\d{1,5} of \d{1,5} DOCUMENTS?[ \t]*+$", re.M)
_LEXIS_FIELD = re.compile(
    r"^(BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|HEADLINE|SERIES|DISTRIBUTION):[ \t]*+(.*+(?:\n\S.*+)*+)", re.M
)
_LEXIS_BELOW = re.compile(
    r"^(?:LOAD-DATE|LANGUAGE|GRAPHIC|PUBLICATION-TYPE|SUBJECT|CORRECTION-DATE|URL|JOURNAL-CODE):", re.M
)
_EDITION = re.compile(r"\bEdition\b|^Correction Appended$")


def _is_lexis(text: str) -> bool:
    return _NUMBERED.search(text) is not None and re.search(r"^LENGTH:", text, re.M) is not None


def _lexis(text: str) -> Iterator[Document]:
    for part in _NUMBERED.split(text)[1:]:
        below = _LEXIS_BELOW.search(part)
        part = _COPYRIGHT.sub("", part[: below.start()] if below else part)
        marks = list(_LEXIS_FIELD.finditer(part))
        if not marks:
            continue
        fields = {m[1]: " ".join(m[2].split()) for m in marks}
        lines = [" ".join(line.split()) for line in part[: marks[0].start()].split("\n")]
        lines = [line for line in lines if line and _EDITION.search(line) is None]
        place = next((i for i, line in enumerate(lines) if day_in_words(line)), None)
        after = lines[place + 1 :] if place is not None else lines[1:]
        title = " ".join(after) or fields.get("HEADLINE")
        yield Document(
            text=_joined(title, fields.get("DATELINE"), part[marks[-1].end() :]), title=title or None,
            publisher=lines[0] if lines and place != 0 else None,
            published=day_in_words(lines[place]) if place is not None else None,
            authors=_authors(fields.get("BYLINE", "")),
        )  # fmt: skip


# Factiva: fields of two or three letters, HD the headline, LP the leading paragraph, TD the text, AN the last.

_FACTIVA_FIELD = re.compile(
    r"^(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|ART|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN)"
    r"(?:[ \t]++(.*+)|[ \t]*+$)",
    re.M,
)
_FACTIVA = frozenset({"HD", "PD", "SN", "LP"})


def _is_factiva(text: str) -> bool:
    front = {m[1] for m in _FACTIVA_FIELD.finditer(text[:20_000])}
    return front >= _FACTIVA


def _factiva(text: str) -> Iterator[Document]:
    fields = dict[str, str]()
    marks = list(_FACTIVA_FIELD.finditer(text))
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        if mark[1] in ("HD", "SE") and "LP" in fields:
            yield _from_fields(fields)
            fields = {}
        fields.setdefault(
            mark[1], text[mark.start(2) if mark[2] else mark.end() : after.start() if after else len(text)]
        )
    if "LP" in fields or "TD" in fields:
        yield _from_fields(fields)


def _from_fields(fields: dict[str, str]) -> Document:
    plain = {name: " ".join(value.split()) for name, value in fields.items()}
    title = plain.get("HD")
    return Document(
        text=_joined(title, None, "\n\n".join(fields.get(name, "") for name in ("LP", "TD"))), title=title,
        publisher=plain.get("SN"), published=day_in_words(plain.get("PD", "")), authors=_authors(plain.get("BY", "")),
    )  # fmt: skip


# ProQuest: a rule of underscores above each, "Document 3 of 40", then fields; "Full text:" is the text.

_RULE = re.compile(r"^_{20,}+[ \t]*+$", re.M)
_PROQUEST_FIELD = re.compile(
    r"^(Author|Publication info|Publication title|Publication date|Abstract|Full text|Subject|Title|Publisher|Links|"
    r"Pages|Publication year|Section|Database|Source type|Language of publication|Document type|ProQuest document ID|"
    r"Document URL|Copyright|Last updated|Location|People|Company / organization|Identifier / keyword|"
    r"Place of publication|"
    r"Country of publication|Publication subject|ISSN|Issue|Volume|Column|First page|Dateline)[ \t]*+:[ \t]*+",
    re.M,
)  # fmt: skip


def _is_proquest(text: str) -> bool:
    return _RULE.search(text) is not None and re.search(r"^Full text[ \t]*+:", text, re.M) is not None


def _proquest(text: str) -> Iterator[Document]:
    for part in _RULE.split(text):
        marks = list(_PROQUEST_FIELD.finditer(part))
        if not marks:
            continue
        ends = [m.start() for m in marks[1:]] + [len(part)]
        fields = dict[str, str]()
        for mark, end in zip(marks, ends, strict=True):
            fields.setdefault(mark[1], part[mark.end() : end].strip())
        if "Full text" not in fields:
            continue
        first = next((line.strip() for line in part[: marks[0].start()].split("\n") if _is_title(line)), None)
        title = fields.get("Title") or first
        info = fields.get("Publication info", "")
        yield Document(
            text=_joined(title, fields.get("Dateline"), fields["Full text"]), title=title,
            publisher=(fields.get("Publication title") or info.split(",")[0].split(";")[0]).strip() or None,
            published=day_in_words(fields.get("Publication date", "")) or day_in_words(info),
            authors=tuple(_turned(name) for name in fields.get("Author", "").split(";") if name.strip()),
        )  # fmt: skip


def _is_title(line: str) -> bool:
    return bool(line.strip()) and re.fullmatch(r"\s*Document \d+ of \d+\s*", line) is None


def _turned(name: str) -> str:
    """Return a name that stands with its surname first the other way about: "Doe, Jane"."""
    last, _, first = name.strip().partition(", ")
    return f"{first} {last}".strip()


_LAYOUTS: tuple[tuple[Callable[[str], bool], Callable[[str], Iterator[Document]]], ...] = (
    (_is_nexis, _nexis), (_is_lexis, _lexis), (_is_factiva, _factiva), (_is_proquest, _proquest),
)  # fmt: skip
