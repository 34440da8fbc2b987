"""The rules that stand as data beside their finders, as typed values."""

from __future__ import annotations

import threading
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar, overload

import msgspec

T = TypeVar("T")
_LOCK = threading.Lock()


@cache
def rules(package: str) -> Mapping[str, Any]:
    """Return the tables of a package's rules.toml, by their names."""
    return MappingProxyType(tomllib.loads(files(package).joinpath("rules.toml").read_text(encoding="utf-8")))


@overload
def typed(raw: Any, kind: type[T]) -> T: ...
@overload
def typed(raw: Any, kind: Any) -> Any: ...
def typed(raw: Any, kind: Any) -> Any:
    """Return plain values as a type of ours.

    One thread at a time: two that meet a type for the first time at once crash msgspec (0.22), and articles are read
    side by side.

    Raises:
        msgspec.ValidationError: the values are not of that type.
    """
    with _LOCK:
        return msgspec.convert(raw, kind)
