"""Tables of texts with what is found in them, as parameters of tests; those that fail are named with their reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest


def rows(tables: Mapping[str, Sequence[tuple[str, Any]]], failing: Mapping[str, str]) -> list[Any]:
    """Return a parameter for each row, by its table and text; one that fails is expected to, for its reason."""
    return [
        pytest.param(
            text,
            wanted,
            id=f"{kind}: {text}",
            marks=[pytest.mark.xfail(strict=True, reason=failing[text])] if text in failing else [],
        )
        for kind, table in tables.items()
        for text, wanted in table
    ]
