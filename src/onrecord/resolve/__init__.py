"""The same person in a thousand articles: names, offices, company and time decide who is one."""

from __future__ import annotations

import os
from pathlib import Path

from onrecord.resolve.resolver import Resolver
from onrecord.store import Store

__all__ = ["Resolver", "open_store"]


def open_store(path: str | os.PathLike[str], *, readonly: bool = False) -> Store:
    """Open the store in this file; made if it is not there.

    Raises:
        NotAStoreError, NewerStoreError, ReadOnlyStoreError, StoreBusyError, StoreError.
    """
    return Store(Path(path), resolver=Resolver(), readonly=readonly)
