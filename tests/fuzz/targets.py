"""Every target, in the order in which a run takes them."""

from __future__ import annotations

from tests.fuzz import command_line, intake, reading, store, web

TARGETS = (*intake.TARGETS, *reading.TARGETS, *store.TARGETS, *web.TARGETS, *command_line.TARGETS)
