"""The table of corrections makes the commands: their names, parameters, and what they ask of the store."""

from __future__ import annotations

import inspect
from unittest import mock

import pytest

from onrecord.cli.app import app
from onrecord.cli.corrections import CORRECTIONS, CorrectionCommand

CASES = [
    ("merge", {"first": "A", "second": "B"}, mock.call.merge("A", "B", author="desk")),
    (
        "split",
        {"who": "A", "name": None, "article": [7], "called": "C"},
        mock.call.split("A", name=None, articles=[7], called="C", author="desk"),
    ),
    ("rename", {"who": "A", "name": "B"}, mock.call.rename("A", "B", author="desk")),
    (
        "speaker",
        {"fact": "s1.1", "who": None, "nobody": True, "reason": "a typo"},
        mock.call.attribute("s1.1", None, author="desk", reason="a typo"),
    ),
    ("retype", {"who": "A", "kind": "place"}, mock.call.retype("A", "place", author="desk")),
    (
        "edit",
        {"fact": "f1.1", "fields": ["value=4,200", "unit=a=b"], "reason": None},
        mock.call.edit("f1.1", {"value": "4,200", "unit": "a=b"}, author="desk", reason=None),
    ),
    ("reject", {"fact": ["s1.1"], "reason": None}, mock.call.reject_all(["s1.1"], author="desk", reason=None)),
    ("accept", {"fact": ["s1.1"], "reason": "so"}, mock.call.accept_all(["s1.1"], author="desk", reason="so")),
    ("undo", {"correction": None}, mock.call.undo(None, author="desk")),
]


def row(name: str) -> CorrectionCommand:
    (found,) = (row for row in CORRECTIONS if row.name == name)
    return found


def test_every_row_is_a_command():
    callbacks = {c.callback.__name__: c.callback for c in app.registered_commands if c.callback}
    for one in CORRECTIONS:
        given = [name for name, _, _ in one.takes]
        assert [*inspect.signature(callbacks[one.name]).parameters] == [*given, "store", "by", "yes", "as_json"]
        assert callbacks[one.name].__doc__ == one.help


@pytest.mark.parametrize(("name", "given", "asked"), CASES)
def test_change_asks_the_store(name, given, asked):
    store = mock.Mock()
    row(name).change(store, **given, by="desk")
    assert store.mock_calls == [asked]
    assert [*given] == [name for name, _, _ in row(name).takes]


@pytest.mark.parametrize(
    ("who", "nobody", "wrong"), [("A", False, False), (None, True, False), ("A", True, True), (None, False, True)]
)
def test_a_speaker_is_given_or_nobody(who, nobody, wrong):
    assert bool(row("speaker").fault(who=who, nobody=nobody, fact="s1.1")) is wrong


@pytest.mark.parametrize(("fields", "wrong"), [(["value=4"], False), (["to="], False), (["value=4", "unit"], True)])
def test_a_field_is_given_with_its_value(fields, wrong):
    assert bool(row("edit").fault(fields=fields, fact="f1.1")) is wrong
