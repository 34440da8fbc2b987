"""What is shown to nobody: control signs, halves of characters, and those that turn a line around."""

from __future__ import annotations

import json

import pytest

from onrecord.record.signs import escaped, line, unseen, visible

STEERING = ["\0", "\x07", "\x1b[31m", "\x7f", "\x9b31m", "\x9d", "\u202e", "\u2066", "\udcff"]


@pytest.mark.parametrize("sign", STEERING)
def test_none_gets_through(sign: str) -> None:
    text = f"a{sign}b"
    assert visible(text) == line(text) == f"a\ufffd{sign[1:]}b"
    assert unseen(text) == f"U+{ord(sign[0]):04X}"


@pytest.mark.parametrize("text", ["", "Ruth Abernathy", "“Ångström”", "a\tb\nc", "a\u200db", "نه\u200cها", "🙂"])
def test_text_stays(text: str) -> None:
    assert visible(text) == text
    assert unseen(text) is None


@pytest.mark.parametrize("sign", ["\t", "\n", "\r", "\r\n", "\u2028", "\u2029"])
def test_a_line_is_one(sign: str) -> None:
    assert line(f"  a{sign}b") == "  a" + " " * len(sign) + "b"


@pytest.mark.parametrize("sign", [s for s in STEERING if s != "\udcff"])
def test_json_means_the_same(sign: str) -> None:
    written = escaped(json.dumps({"name": f"“a{sign}b”"}, ensure_ascii=False).encode())
    assert json.loads(written) == {"name": f"“a{sign}b”"}
    assert visible(written.decode()) == written.decode()
