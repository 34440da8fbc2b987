"""Many records in one database, people's corrections on top; `onrecord.open_store` opens it.

Answers are named as the kinds of the record: a `Statement` here is told once, however many articles have it.
"""

from onrecord.store.base import Corrections, Reader, Writer
from onrecord.store.read.answers import (
    Account,
    Article,
    Correction,
    Dossier,
    Event,
    Holder,
    Named,
    Office,
    Position,
    Quantity,
    Question,
    Relation,
    Reread,
    Silence,
    Star,
    Statement,
    Value,
)  # fmt: skip
from onrecord.store.read.browsed import Tie
from onrecord.store.read.sought import SavedSearch, SearchTerms
from onrecord.store.sqlite.troubles import check_room, check_store
from onrecord.store.store import Store

__all__ = [
    "Account", "Article", "Correction", "Corrections", "Dossier", "Event", "Holder", "Named", "Office", "Position",
    "Quantity", "Question", "Reader", "Relation", "Reread", "SavedSearch", "SearchTerms", "Silence", "Star",
    "Statement", "Store", "Tie", "Value", "Writer", "check_room", "check_store",
]  # fmt: skip
