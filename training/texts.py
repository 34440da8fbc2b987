"""The texts that were annotated, made again from the data folder: the same letters, since annotations are offsets."""

from __future__ import annotations

import calendar
import gzip
import hashlib
import html
import json
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_CLOSING = re.compile(r"[.,;:!?)\]%’”]|''|'s|’s|n't|'|'re|'ve|'ll|'d|'m")
_OPENING = frozenset(["(", "[", "$", "“", "‘", "`", "``"])
_DAY = re.compile(r"(\w+) (\d+), (\d{4})")
_DAY_OF_ADDRESS = re.compile(r"/(20\d\d)[/-]?([01]\d)[/-]?([0-3]\d)")
_MONTHS = {name: n for n, name in enumerate(calendar.month_name) if name}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One article of the data folder: its name, its text to the letter, and its day (ISO) or None."""

    name: str
    text: str
    published: str | None

    @property
    def sha256(self) -> str:
        """Return the digest of the text, hex, by which an annotation knows that it is of this text."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


def read_texts(data: Path) -> Iterator[Text]:
    """Yield every text that annotations may be of: PolNeAR train, re3d, MEANTIME, GUM news, TempEval-3, news pages."""
    yield from _polnear(data / "polnear")
    yield from _re3d(data / "re3d")
    yield from _meantime(data / "meantime")
    yield from _gum(data / "gum")
    yield from _tempeval(data / "tempeval3")
    yield from _pages(data / "pages")


def _polnear(folder: Path) -> Iterator[Text]:
    rows = (line.split("\t") for line in (folder / "metadata.tsv").read_text(encoding="utf-8").splitlines())
    days = {row[1]: row[5] for row in rows if len(row) > 5}
    for path in sorted((folder / "train" / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            yield Text(name=path.stem, text=file.read(), published=days.get(path.stem))


def _re3d(folder: Path) -> Iterator[Text]:
    for path in sorted(folder.glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            text = f"{document['title'].strip()}\n\n{document['text']}"
            yield Text(name=f"gov_{document['_id'].lower()[:12]}", text=text, published=None)


def _meantime(folder: Path) -> Iterator[Text]:
    for path in sorted(folder.glob("intra-doc_annotation/corpus_*/*.xml")):
        root = ET.parse(path).getroot()
        sentences: dict[int, list[str]] = defaultdict(list)
        for token in root.iter("token"):
            sentences[int(token.get("sentence", "0"))].append(token.text or "")
        title, day, *body = (joined(sentences[n]) for n in sorted(sentences))
        text = "\n".join([title, "", day, "", *body]) + "\n"
        yield Text(name=f"wikinews_{root.get('doc_name')}", text=text, published=_iso(day))


def joined(tokens: list[str]) -> str:
    """Return the words of a sentence as a text: no space before closing marks and clitics, none behind opening ones."""
    text, glue = "", True
    for token in tokens:
        text += token if glue or _CLOSING.fullmatch(token) else f" {token}"
        glue = token in _OPENING
    return text


def _iso(day: str) -> str | None:
    match = _DAY.match(day)
    if match is None or match[1] not in _MONTHS:
        return None
    return f"{match[3]}-{_MONTHS[match[1]]:02d}-{int(match[2]):02d}"


def _gum(folder: Path) -> Iterator[Text]:
    for path in sorted(folder.glob("*/GUM_news_*.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines = file.read().split("\n")
        day: str | None = None
        paragraphs: list[list[str]] = [[]]
        for line in lines:
            if line.startswith("# meta::dateCreated"):
                day = line.split("= ")[1]
            elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
                paragraphs.append([])
            elif line.startswith("# text = "):
                paragraphs[-1].append(line.removeprefix("# text = "))
        text = "\n\n".join(" ".join(sentences) for sentences in paragraphs if sentences) + "\n"
        yield Text(name=path.name.removesuffix(".conllu.gz"), text=text, published=day)


def _tempeval(folder: Path) -> Iterator[Text]:
    for path in sorted(p for p in folder.glob("*/*.tml") if not p.name.startswith(".")):
        markup = path.read_text(encoding="utf-8")
        day = re.search(r'<DCT>.*?value="([^"]*)"', markup, re.S)
        body = re.search(r"<TEXT>(.*?)</TEXT>", markup, re.S)
        if day is None or body is None:
            raise SystemExit(f"{path}: no <DCT> or no <TEXT>; take the TempEval-3 release of the data folder")
        text = html.unescape(re.sub(r"<[^>]+>", "", body[1])).strip() + "\n"
        yield Text(name=f"tempeval_{path.stem}", text=text, published=day[1][:10])


def _pages(folder: Path) -> Iterator[Text]:
    """Yield the bodies of the news pages, by the digest of each page; a page's day is the one of its address."""
    path = folder / "ground-truth.json"
    if not path.is_file():
        return
    for digest, page in sorted(json.loads(path.read_text(encoding="utf-8")).items()):
        day = _DAY_OF_ADDRESS.search(page.get("url") or "")
        published = f"{day[1]}-{day[2]}-{day[3]}" if day else None
        yield Text(name=f"page_{digest[:8]}", text=page["articleBody"], published=published)
