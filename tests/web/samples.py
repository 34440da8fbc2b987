"""The samples in a store, as `make demo` serves them, with two that may be one."""

from __future__ import annotations

from pathlib import Path

from onrecord import from_json
from onrecord.resolve import open_store
from tests.conftest import ROOT
from tests.store.small import Small


def sample_store(path: Path, *, doubt: bool = True) -> Path:
    """The golden records of samples/ in a store; with `doubt`, a question and figures that disagree."""
    golden = sorted((ROOT / "tests" / "golden").glob("*.json"))
    with open_store(path) as store:
        store.add_all([from_json(file.read_bytes()) for file in golden])
        if doubt:
            store.add_all([director().record(), pianist().record(), counted("1,204", 1204).record(), many().record()])
    return path


def director() -> Small:
    small = Small("Ada Jessop, director of the Weir Bureau, spoke.", source="jessop-1", publisher="The Courier")
    small.office(small.entity("Ada Jessop"), "director", small.entity("Weir Bureau", kind="organization"))
    return small


def pianist() -> Small:
    text = "Ada Jessop, pianist of the Silver Hall, played."
    small = Small(text, source="jessop-2", publisher="The Ledger")
    small.office(small.entity("Ada Jessop"), "pianist", small.entity("Silver Hall", kind="organization"))
    return small


def counted(words: str, value: float) -> Small:
    text = f"Inspectors counted {words} eels under the old harbor bridge after the flood."
    small = Small(text, source=words, published="2021-05-03", publisher="The Courier")
    small.figure(f"{words} eels", value, "eels")
    return small


def many() -> Small:
    text = "Inspectors counted more than 3,000 eels under the old harbor bridge after the flood."
    small = Small(text, source="eels", published="2021-05-09", publisher="The Ledger")
    small.figure("more than 3,000 eels", 3000, "eels", qualifier="more_than")
    return small
