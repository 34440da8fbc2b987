"""A store with facts of which the program is unsure, and with two ties that exclude each other."""

from __future__ import annotations

from pathlib import Path

import msgspec

from onrecord.record import Record, Tie
from onrecord.resolve import open_store
from tests.store.small import Small


def doubtful_store(path: Path) -> Path:
    """Three articles: `s1.1` and `e1.1` are uncertain, `t3.1` contradicts `t2.1`."""
    with open_store(path) as store:
        store.add_all([uncertain().record(), married("Emil Foss", 0.95), married("Hugo Bell", 0.8)])
    return path


def uncertain() -> Small:
    text = "Ada Marsh said the bridge is safe. Boris Lunt said nobody was told. It closed in May."
    small = Small(text, source="one.txt", publisher="The Courier")
    ada, boris = small.entity("Ada Marsh"), small.entity("Boris Lunt")
    small.statement("the bridge is safe", ada, mode="indirect", confidence=0.3)
    small.statement("nobody was told", boris, mode="indirect", confidence=0.9)
    small.event("closed", "May", "2021-05", [ada], confidence=0.2)
    return small


def married(name: str, confidence: float) -> Record:
    words = f"Carla Dunn married {name}"
    small = Small(f"{words}.", source=name, publisher="The Ledger")
    tie = Tie(
        kind="spouse_of", subject=small.entity("Carla Dunn"), object=small.entity(name), evidence=(small.at(words),),
        confidence=confidence,
    )  # fmt: skip
    return msgspec.structs.replace(small.record(), ties=(tie,))
