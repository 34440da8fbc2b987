"""JSON of other tools: newspaper4k, fundus, news-please, trafilatura, Media Cloud, Event Registry, schema.org."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from onrecord.errors import BrokenLineError, OnRecordError, UnreadableArticleError
from onrecord.intake.article import article_from_text, check_fields
from onrecord.intake.dates import day_in_words
from onrecord.intake.inputs import MOST_BOUND, Input, Intake
from onrecord.record import Article


@cache
def _fields() -> dict[str, list[str]]:
    found: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("fields.toml").read_text(encoding="utf-8"))
    return found


def read_json(given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the articles of a JSON file: of one object, a list of them, or a list under one of the known names."""
    try:
        value = json.loads(given.whole(MOST_BOUND).removeprefix(b"\xef\xbb\xbf"))
    except RecursionError as error:
        raise BrokenLineError(
            f"{given.name}: JSON that is nested too deep; leave out the field that nests it"
        ) from error
    except ValueError as error:
        raise BrokenLineError(
            f"{given.name}: not JSON ({error}); give one article a line, as .jsonl has them"
        ) from error
    rows = _rows(value)
    if rows is None:
        raise UnreadableArticleError(f'{given.name}: JSON without an article; give objects with "text"')
    for number, row in enumerate(rows, start=1):
        place = given.name if rows == [value] else f"{given.name}:{number}"
        try:
            yield article_of(row, place, published=intake.published)
        except OnRecordError as error:
            intake.skipped(error)


def _rows(value: Any) -> list[Any] | None:
    """Return the objects that may be articles; None where there are none."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    if _text(value) is not None:
        return [value]
    return next((rows for name in _fields()["lists"] if isinstance(rows := _at(value, name), list)), None)


def article_of(row: Any, place: str, *, published: str | None) -> Article:
    """Return the article that an object of another tool is.

    Args:
        place: its file and line, by which errors name it.
        published: the day that the user gives, which goes before the object's own.
    Raises:
        BrokenLineError: no text in it.
        UnreadableArticleError: a text that cannot be read as an article.
    """
    text = _text(row) if isinstance(row, dict) else None
    if text is None:
        raise BrokenLineError(f'{place}: no text in it; give {{"text": …}} with the article')
    title, url = _string(row, "title"), _string(row, "url")
    if title and title not in text:
        text = f"{title}\n\n{text}"
    article = article_from_text(text, source=_string(row, "id") or url or place, published=published)
    return with_fields(article, row)


def with_fields(article: Article, row: Mapping[str, Any]) -> Article:
    """Return an article with what the object that it came in says of it and onrecord's own fields do not."""
    known: dict[str, Any] = {"title": _string(row, "title") or article.title}
    known["publisher"] = article.publisher or _string(row, "publisher")
    known["url"] = article.url or _string(row, "url")
    if authors := _authors(row):
        known["authors"] = authors
    if article.published is None and (day := day_in_words(_string(row, "published") or "")) is not None:
        known |= {"published": day, "published_basis": "metadata"}
    check_fields(article.source, **known)
    return msgspec.structs.replace(article, **known)


def has_text(row: Mapping[str, Any]) -> bool:
    """Tell whether an object holds a text under any of the known names."""
    return _text(row) is not None


def _at(row: Mapping[str, Any], name: str) -> Any:
    """Return what lies under a name with dots, None where nothing does."""
    value: Any = row
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _string(row: Mapping[str, Any], field: str) -> str | None:
    values = (_at(row, name) for name in _fields()[field])
    return next((v if isinstance(v, str) else str(v) for v in values if isinstance(v, str | int) and v != ""), None)


def _text(row: Mapping[str, Any]) -> str | None:
    for name in _fields()["text"]:
        value = _at(row, name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, dict) and (parts := list(_parts(value))):
            return "\n\n".join(parts)
    return None


def _parts(body: Any) -> Iterator[str]:
    """Yield the paragraphs of a body that is an object of sections, as fundus has it."""
    if isinstance(body, str):
        yield body
    for part in body.values() if isinstance(body, dict) else body if isinstance(body, list) else ():
        yield from _parts(part)


def _authors(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the authors, of strings or of objects with a name."""
    value = next((v for name in _fields()["authors"] if (v := _at(row, name))), ())
    parts = value if isinstance(value, list) else str(value).split(";") if isinstance(value, str) else [value]
    names = (part.get("name", "") if isinstance(part, dict) else part for part in parts)
    return tuple(name.strip() for name in names if isinstance(name, str) and name.strip())
