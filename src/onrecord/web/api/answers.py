"""How the API answers: values as JSON or CSV, errors with their words, both described in OpenAPI."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Literal

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from onrecord.errors import (
    AmbiguousNameError,
    CorrectionError,
    DamagedRecordError,
    MissingStoreError,
    NewerStoreError,
    NoSuchFactError,
    NoSuchNameError,
    NotAStoreError,
    OnRecordError,
    ReadOnlyStoreError,
    ReplacedStoreError,
    StoreBusyError,
    StoreFullError,
)  # fmt: skip
from onrecord.views.tables import to_csv
from onrecord.web.asked import wrong

Form = Literal["json", "csv"]
_STATUS: tuple[tuple[type[OnRecordError], int], ...] = (
    (NoSuchNameError, 404),
    (NoSuchFactError, 404),
    (AmbiguousNameError, 409),
    (CorrectionError, 409),
    (ReplacedStoreError, 409),
    (ReadOnlyStoreError, 403),
    (StoreBusyError, 503),
    (StoreFullError, 503),
    (MissingStoreError, 503),
    (NotAStoreError, 503),
    (NewerStoreError, 503),
    (DamagedRecordError, 503),
    (OnRecordError, 422),
)
_REFERENCE = "#/components/schemas/{name}"
_OF_STORE, _OF_RECORD = re.compile(r"\bonrecord\.store(?:\.[a-z_]+)+\."), re.compile(r"\bonrecord\.record\.[a-z_]+\.")


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why there is no answer, in words."""

    detail: str


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many rows of a kind the store has."""

    kind: str
    count: int


_MEANT = {
    400: "A body that is not JSON, or that ended early.",
    401: "No password, or a wrong one.",
    403: "A change without this run's token, from another site's page, or of a store that may not be written.",
    404: "Nothing has that number or name.",
    409: "The name fits several; or the correction would change nothing; or the store's file was replaced meanwhile.",
    408: "The request came too slowly.",
    413: "The request is too long.",
    421: "The request names another server.",
    422: "A value of another kind than described.",
    429: "Too many wrong passwords.",
    503: "The store cannot be used now: it is locked, taken away, damaged, or its disk is full.",
}


def status_of(error: OnRecordError) -> int:
    """Return the HTTP status that says what kind of error it is."""
    return next(status for kind, status in _STATUS if isinstance(error, kind))


class Route(APIRoute):
    """A route that answers errors with their words."""

    def get_route_handler(self) -> Callable[[Request], Awaitable[Response]]:  # type: ignore[override]
        handler = super().get_route_handler()

        async def answered(request: Request) -> Response:
            try:
                return await handler(request)
            except RequestValidationError as error:
                return problem(422, wrong(error.errors()))
            except OnRecordError as error:
                return problem(status_of(error), str(error))

        return answered


def problem(status: int, detail: str) -> Response:
    """Answer with an error in words."""
    clean = detail.encode("utf-8", "replace").decode("utf-8")
    return Response(msgspec.json.encode(Problem(detail=clean)), status, media_type="application/json")


def as_json(value: Any) -> Response:
    """Answer with a value as JSON."""
    return Response(msgspec.json.encode(value), media_type="application/json")


def as_table(rows: Sequence[Any], row_type: type, *, form: Form, name: str, whole: Any = None) -> Response:
    """Answer with rows as CSV, to be saved under that name; or, as JSON, with the whole page of them, or the rows."""
    if form == "json":
        return as_json(rows if whole is None else whole)
    # The mark at the beginning tells spreadsheets that this is UTF-8.
    return Response(
        "\ufeff" + to_csv(rows, row_type),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}.csv"'},
    )


def described(answer: Any, *, table: bool = False) -> dict[int | str, dict[str, Any]]:
    """Describe for OpenAPI what a route answers: this type, as CSV too if it is a table; and every error."""
    (schema,), _ = msgspec.json.schema_components([answer], ref_template=_REFERENCE)
    content: dict[str, Any] = {"application/json": {"schema": schema}}
    if table:
        content["text/csv"] = {"schema": {"type": "string"}}
    reference = {"application/json": {"schema": {"$ref": _REFERENCE.format(name="Problem")}}}
    problems: dict[int | str, dict[str, Any]] = {
        status: {"description": words, "content": reference} for status, words in _MEANT.items()
    }
    return {200: {"description": "The answer.", "content": content}, **problems}


def _schemas(types: Sequence[Any]) -> dict[str, Any]:
    """Return the schemas of these types by name: an answer's "Statement", a record's "record.Statement"."""
    _, components = msgspec.json.schema_components(types, ref_template=_REFERENCE)
    # Of two types of one name msgspec writes the modules too.
    written = _OF_STORE.sub("", _OF_RECORD.sub("record.", msgspec.json.encode(components).decode("utf-8")))
    found: dict[str, Any] = msgspec.json.decode(written)
    return found


def describe(app: FastAPI, types: Sequence[Any]) -> None:
    """Let the app's OpenAPI description have the schemas of these types."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            found = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
            found.setdefault("components", {}).setdefault("schemas", {}).update(_schemas([*types, Problem]))
            app.openapi_schema = found
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
