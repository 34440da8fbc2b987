"""Many records in one database, people's corrections on top; `onrecord.open_store` opens it."""

from onrecord.store.read.answers import (
    Account,
    Correction,
    Dossier,
    Happening,
    Holder,
    Hush,
    Quantity,
    Question,
    Relation,
    Said,
    Stance,
    Tenure,
    Value,
    Witness,
)  # fmt: skip
from onrecord.store.sqlite.identities import Named
from onrecord.store.sqlite.troubles import check_room, check_store
from onrecord.store.store import Store

__all__ = [
    "Account", "Correction", "Dossier", "Happening", "Holder", "Hush", "Named", "Quantity", "Question", "Relation",
    "Said", "Stance", "Store", "Tenure", "Value", "Witness", "check_room",
    "check_store",
]  # fmt: skip
