"""The correction that somebody else said it: a statement's speaker, with what was read kept beside it."""

from __future__ import annotations

import sqlite3

from onrecord.store.sqlite.rows import label

_READ = "(SELECT e.identity_id FROM entity e WHERE e.id = read_speaker_id)"


def take_off(connection: sqlite3.Connection) -> None:
    """Every statement's speaker as it was read."""
    connection.execute(
        "UPDATE statement SET name = read_name, speaker = read_speaker, speaker_id = read_speaker_id, "
        f"identity_id = {_READ}, tags = coalesce('i' || {_READ} || ' ', ''), attributed_by = NULL, "
        "read_name = NULL, read_speaker = NULL, read_speaker_id = NULL WHERE attributed_by IS NOT NULL"
    )


def attribute(
    connection: sqlite3.Connection, statement: int, *, number: int, who: int | None, name: str | None
) -> None:
    """Give the statement in this row to this identity, or to nobody, by the correction of this number.

    The statement hangs on no entity of its article meanwhile: where an entity is split off, the person's word stays.
    """
    text = connection.execute("SELECT text FROM statement WHERE id = ?", (statement,)).fetchone()[0]
    connection.execute(
        "UPDATE statement SET read_name = name, read_speaker = speaker, read_speaker_id = speaker_id "
        "WHERE id = ? AND attributed_by IS NULL",
        (statement,),
    )
    connection.execute(
        "UPDATE statement SET name = ?, speaker = ?, speaker_id = NULL, identity_id = ?, tags = ?, attributed_by = ? "
        "WHERE id = ?",
        (label(f"{name or 'unnamed'}: {text}"), name, who, f"i{who} " if who else "", number, statement),
    )
