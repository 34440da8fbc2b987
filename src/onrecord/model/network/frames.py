"""Frames: what the network says happens around a word, with its roles; their kinds, tags and closed values."""

from __future__ import annotations

from typing import get_args

from onrecord.record import Act, Channel, Force, OfficeStatus, Outcome, TieKind

KINDS = ("office", "tie", "event", "silence", "position")
"""Kinds of frames, in the order of the trigger head's outputs."""
ROLES = ("subject", "trigger", "object", "other")
"""The roles. Of an office: holder, title, organization; of a tie: subject, trigger, object; of an event: participants,
trigger, time; of a silence: party, trigger; of a position: actor, trigger, target, and whom it is directed at."""
TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BI"))
BEFORE, AFTER = 40, 40  # words around a trigger; of the annotated roles 99 % lie within
VALUES = (
    *(("office", value) for value in get_args(OfficeStatus)),
    *(("tie", value) for value in get_args(TieKind)),
    *(("silence", value) for value in get_args(Outcome)),
    *(("position", value) for value in get_args(Act)),
)
"""The closed values of the kinds, in the order of the value head's outputs."""
ACTS: tuple[Act, ...] = get_args(Act)
"""What a statement does by being said, each by itself: the act head's outputs."""
FORCES: tuple[Force, ...] = get_args(Force)
CHANNELS: tuple[Channel, ...] = get_args(Channel)
"""The channel head's outputs, from the second on; the first is none of them."""
