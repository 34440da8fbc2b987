"""Many records in one database, people's corrections on top; `onrecord.open_store` opens it."""

from onrecord.store.answers import (
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
from onrecord.store.identities import Named
from onrecord.store.store import Store
from onrecord.store.troubles import check_room, check_store

__all__ = [
    "Account", "Correction", "Dossier", "Happening", "Holder", "Hush", "Named", "Quantity", "Question", "Relation",
    "Said", "Stance", "Store", "Tenure", "Value", "Witness", "check_room",
    "check_store",
]  # fmt: skip
