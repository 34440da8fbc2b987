"""The fenced blocks of a Markdown page, so that tests can run them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PATH = re.compile(r"(?:#|--) (?P<path>\w+/[\w./]+)\n")
_FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block: its language, its text, and the line that it starts on."""

    kind: str
    body: str
    line: int

    @property
    def path(self) -> str:
        """The file that the block is, as its first line names it in a comment; "" for others."""
        found = _PATH.match(self.body)
        return found["path"] if found else ""


def blocks(page: str) -> tuple[Block, ...]:
    """The blocks in reading order."""
    return tuple(
        Block(kind=m["kind"], body=m["body"], line=page.count("\n", 0, m.start()) + 1) for m in _FENCE.finditer(page)
    )
