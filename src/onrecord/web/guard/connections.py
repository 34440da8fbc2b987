"""Connections: whoever sends half a request, or takes none of an answer, does not keep others from theirs.

uvicorn waits for the rest of a request for ever, and takes as many connections as the system gives files. Here a client
has to send what it began and to take what it asked for in a given time; where connections are too many, those of the
address that has the most give way, the oldest first that waits for its client.
"""

from __future__ import annotations

import asyncio
from typing import Any, Literal

import h11
import msgspec
from uvicorn.protocols.http.h11_impl import H11Protocol

from onrecord.web.guard.clients import Proxies, house
from onrecord.web.guard.security import HEADERS

_Owed = Literal["", "head", "body", "answer"]
_SLOWEST = 1024
"""Bytes a second that a client takes of an answer at least."""
_LINGER = 2.0
"""Seconds in which a client can take the words with which it is sent away."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How long a client is waited for, in seconds, and how many connections there are.

    Args:
        head: from a connection's or a request's first sign to the end of its head.
        body: from there to the end of its body; 256 kB come at 9 kB a second.
        answer: between two looks at whether the client takes the answer.
        idle: between two requests; longer than browsers and their kin hold a connection: none is closed as they use it.
        each: connections of one address that is not a proxy's; a browser has six.
        total: connections of all.
        backlog: connections that are taken in at once.
    """

    head: float = 10.0
    body: float = 30.0
    answer: float = 30.0
    idle: int = 75
    each: int = 256
    total: int = 512
    backlog: int = 96


class Crowd:
    """The open connections, by the address that they come from.

    Args:
        limits: how many there may be.
        proxies: whose connections are everybody's: as many as there may be in all.
    """

    def __init__(self, limits: Limits, *, proxies: Proxies) -> None:
        self.limits, self._proxies = limits, proxies
        self._open: dict[str, dict[Watched, None]] = {}
        self._total = 0

    def admit(self, one: Watched, *, address: str) -> bool:
        """Whether there is room for one more, which another may have to make."""
        self._open.setdefault(address, {})[one] = None
        self._total += 1
        if len(self._open[address]) > self.limits.each and address not in self._proxies:
            crowded = [address]
        elif self._total > self.limits.total:
            # Never fewer for an address that has few, for the sake of one that has many.
            own = len(self._open[address])
            crowded = sorted((a for a, c in self._open.items() if len(c) >= own), key=lambda a: -len(self._open[a]))
        else:
            return True
        gives_way = next((c for a in crowded for c in self._open[a] if c is not one and c.waits), None)
        if gives_way is not None:
            gives_way.give_way()
        return gives_way is not None

    def leave(self, one: Watched, *, address: str) -> None:
        """Forget one that is closed."""
        held = self._open.get(address, {})
        if one in held:
            del held[one]
            self._total -= 1
        if not held:
            self._open.pop(address, None)


class Watched(H11Protocol):
    """A connection whose client has to do its part in time."""

    def __init__(self, *given: Any, crowd: Crowd, **named: Any) -> None:
        super().__init__(*given, **named)
        self._crowd, self._limits = crowd, crowd.limits
        self._address = ""
        self._owed: _Owed = ""
        self._left = 0
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self._address = house(self.client[0] if self.client else "")
        if self._crowd.admit(self, address=self._address):
            self._watch()
        else:
            self._send_away(503, "too many connections; try again in a minute")

    def connection_lost(self, exc: Exception | None) -> None:
        self._crowd.leave(self, address=self._address)
        self._unset()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        super().data_received(data)
        self._watch()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._watch()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._watch()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._watch()

    @property
    def waits(self) -> bool:
        """Whether it is the client's turn: nothing that was asked for is being worked on."""
        working = self.cycle is not None and not self.cycle.response_complete
        return not working or self._owes() != ""

    def give_way(self) -> None:
        """Close it at once, for another's sake."""
        self._crowd.leave(self, address=self._address)
        self.transport.abort()

    def _owes(self) -> _Owed:
        """What the client owes us; between two requests nothing, for uvicorn's own timer runs then."""
        if self.transport.get_write_buffer_size():
            return "answer"
        if self.conn.their_state is h11.SEND_BODY:
            return "body"
        return "head" if self.conn.their_state is h11.IDLE and self.timeout_keep_alive_task is None else ""

    def _watch(self) -> None:
        """Give the client its time anew where it owes us something else than before."""
        if (owes := self._owes()) == self._owed:
            return
        self._unset()
        self._owed, self._left = owes, self.transport.get_write_buffer_size()
        if owes:
            self._timer = self.loop.call_later(getattr(self._limits, owes), self._late)

    def _unset(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._owed, self._timer = "", None

    def _late(self) -> None:
        owed, taken = self._owed, self._left - self.transport.get_write_buffer_size()
        self._unset()
        if owed != self._owes() or (owed == "answer" and taken >= _SLOWEST * self._limits.answer):
            self._watch()
        elif owed == "answer":
            self.transport.abort()
        else:
            self._send_away(408, "the request came too slowly; send it again")

    def _send_away(self, status: int, words: str) -> None:
        """Close it, with a word where no answer has begun."""
        begun = self.conn.trailing_data[0] or self.conn.their_state is not h11.IDLE  # a browser may open one in advance
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE) and (begun or status != 408):
            self._say(status, f"{status}: {words}\n".encode())
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.close()
        self.loop.call_later(_LINGER, self.transport.abort)

    def _say(self, status: int, body: bytes) -> None:
        headers = {
            **HEADERS, "content-type": "text/plain; charset=utf-8", "content-length": str(len(body)),
            "cache-control": "no-store", "connection": "close",
        }  # fmt: skip
        events = (h11.Response(status_code=status, headers=[*headers.items()]), h11.Data(data=body), h11.EndOfMessage())
        self.transport.write(b"".join(self.conn.send(event) or b"" for event in events))
