"""The store does what its protocols say, under the same names and with the same parameters."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.resolve import open_store
from onrecord.resolve.resolver import Resolver
from onrecord.store import Corrections, Reader, Store, Writer
from onrecord.store.base import EntityResolver
from onrecord.store.corrections.corrector import Corrector
from onrecord.store.corrections.keeper import Keeper
from onrecord.store.corrections.searches import Searches
from onrecord.store.read.records import Records


def _promised() -> Iterator[tuple[type, str]]:
    for protocol in (Reader, Writer, Corrections):
        for name, member in vars(protocol).items():
            if inspect.isfunction(member) and not name.startswith("_"):
                yield protocol, name


@pytest.mark.parametrize(("protocol", "name"), [pytest.param(p, n, id=f"{p.__name__}.{n}") for p, n in _promised()])
def test_the_store_has_the_method(protocol: type, name: str) -> None:
    promised, found = inspect.signature(getattr(protocol, name)), inspect.signature(getattr(Store, name))
    assert found == promised


def test_a_store_passes_for_each(tmp_path: Path) -> None:
    resolver: EntityResolver = Resolver()
    with open_store(tmp_path / "onrecord.db") as store:
        reader: Reader = store
        writer: Writer = store
        corrections: Corrections = store
        assert (reader.records(), writer.add_all([]).read, corrections.corrections())[1:] == (0, ())
        assert reader.browse.counts() == reader.counts()
    assert callable(resolver.assign)


def test_all_that_the_store_offers_is_promised() -> None:
    offered = {
        n
        for n, m in (vars(Records) | vars(Corrector) | vars(Keeper) | vars(Searches) | vars(Store)).items()
        if inspect.isfunction(m) and not n.startswith("_")
    }
    assert offered - {"close"} == {name for _, name in _promised()}
