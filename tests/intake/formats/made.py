"""Files of many forms, made of our own words."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.intake import open_articles
from onrecord.record import Article
from tests.intake.texts import ARTICLE

PARAGRAPHS = ARTICLE.strip().split("\n\n")
PAGE = (
    f"<!DOCTYPE html><html lang=en><head><title>{PARAGRAPHS[0]}</title></head><body><article><h1>{PARAGRAPHS[0]}</h1>"
    + "".join(f"<p>{p}</p>" for p in PARAGRAPHS[2:])
    + "</article></body></html>"
)
BODY = PARAGRAPHS[2:]


def read(path: Path, **given: str) -> tuple[list[Article], list[OnRecordError], list[str]]:
    """Return the articles of a file, the errors of what was skipped, and what was left out."""
    skipped: list[OnRecordError] = []
    left: list[str] = []
    articles = list(open_articles([path], skipped=skipped.append, left_out=left.append, **given))
    return articles, skipped, left


def write(path: Path, data: bytes | str) -> Path:
    """Write a file and return its path."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def zipped(members: Mapping[str, bytes | str], *, stored: Sequence[str] = ()) -> bytes:
    """Return a zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name in stored else None)
    return file.getvalue()


def tarred(members: Mapping[str, str]) -> bytes:
    """Return a tar archive."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, text in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return file.getvalue()


def docx(paragraphs: Sequence[str]) -> bytes:
    """Return a Word document; a paragraph may be markup of its own."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(p if p.startswith("<w:p>") else f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
        }
    )


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]], *, size: int = 11) -> bytes:
    """Return a PDF of one column or more: each piece of text with its place, in points from the lower left corner."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        drawn = "".join(f"BT /F1 {size} Tf {x} {y} Td ({t}) Tj ET\n" for x, y, t in page).encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    out, places = b"%PDF-1.4\n", []
    for number, data in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + rows + tail
