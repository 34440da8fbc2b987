"""What read a record."""

from __future__ import annotations

import msgspec


class Versions(msgspec.Struct, frozen=True, kw_only=True):
    """The program's version, and short digests of the network's weights and of the rules and word lists."""

    program: str
    network: str
    rules: str

    def line(self) -> str:
        """Write them on one line: "0.1.0, network 1a2b3c4d5e6f, rules 6f5e4d3c2b1a"."""
        return f"{self.program}, network {self.network}, rules {self.rules}"
