"""The values: one small file a kind of fact; `json.py` writes the contract."""

from onrecord.record.article import Article, Passage, PassageKind, PublishedBasis, article_id
from onrecord.record.entity import Entity, EntityKind, Mention, MentionForm
from onrecord.record.figure import Figure, Qualifier
from onrecord.record.json import from_json, json_schema, to_json
from onrecord.record.kinds import FORMAT, Record
from onrecord.record.office import Office, OfficeStatus
from onrecord.record.position import Act, Dispute, DisputeKind, Party, Position
from onrecord.record.silence import Outcome, Silence
from onrecord.record.span import Span, Spans
from onrecord.record.statement import Addressee, Channel, Content, Cue, Force, Manner, Mode, Source, Statement
from onrecord.record.tie import Tie, TieKind
from onrecord.record.time import Event, TimeExpression, TimeType

__all__ = [
    "FORMAT", "Act", "Addressee", "Article", "Channel", "Content", "Cue", "Dispute", "DisputeKind", "Entity",
    "EntityKind", "Event", "Figure", "Force", "Manner", "Mention", "MentionForm", "Mode", "Office", "OfficeStatus",
    "Outcome", "Party", "Passage", "PassageKind", "Position", "PublishedBasis", "Qualifier", "Record", "Silence",
    "Source", "Span", "Spans", "Statement", "Tie", "TieKind", "TimeExpression", "TimeType", "article_id",
    "from_json", "json_schema", "to_json",
]  # fmt: skip
