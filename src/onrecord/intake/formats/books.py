"""Electronic books (.epub), as news is packed for readers of such: each chapter that is an article."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from onrecord.errors import EmptyArticleError, ForeignLanguageError, OnRecordError, ParserError
from onrecord.intake.formats.leftovers import Leftovers
from onrecord.intake.inputs import MOST_BYTES, Input, Intake
from onrecord.record import Article

_CONTAINER = "META-INF/container.xml"
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)


def read_epub(archive: zipfile.ZipFile, given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the chapters that are articles, in the order of the book; covers and contents are counted."""
    from onrecord.intake.html import article_from_html

    rest = Leftovers()
    for path in _spine(archive, given):
        name = f"{given.name}/{path}"
        try:
            with archive.open(path) as file:
                yield article_from_html(file.read(MOST_BYTES), source=name, published=intake.published)
        except (EmptyArticleError, ForeignLanguageError) as error:
            rest.refuse(error, path)
        except OnRecordError as error:
            intake.skipped(error)
        except KeyError:
            intake.skipped(ParserError(f"{name}: named in the book and not in it; save the book anew"))
    if told := rest.told("chapter"):
        intake.left_out(f"{given.name}: {told}")


def _spine(archive: zipfile.ZipFile, given: Input) -> list[str]:
    try:
        container = etree.fromstring(archive.read(_CONTAINER), _SAFE)
        package = next(p for p in container.iter("{*}rootfile")).get("full-path", "")
        book = etree.fromstring(archive.read(package), _SAFE)
    except (KeyError, StopIteration, etree.XMLSyntaxError, AttributeError) as error:
        raise ParserError(f"{given.name}: a book without a list of its chapters; save it anew, or as .txt") from error
    items = {item.get("id"): item.get("href", "") for item in book.iter("{*}item")}
    folder = posixpath.dirname(package)
    chapters = [items.get(ref.get("idref"), "") for ref in book.iter("{*}itemref")]
    return [posixpath.normpath(posixpath.join(folder, unquote(path))) for path in chapters if path]
