"""The password: compared in the time that any other takes; whoever guesses waits longer and longer for each answer."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Iterator

import msgspec
from starlette.datastructures import Headers
from starlette.requests import cookie_parser

from onrecord.web.guard.refusals import Refusal

_FREE = 10
"""Wrong passwords of one client that are answered at once."""
_DOUBLED, _SLOWEST = 5, 32.0
"""Wrong passwords after which the wait for an answer is twice as long, from one second to the longest: 35 of them take
155 seconds, from there on each takes 32."""
_FORGOTTEN = 600.0
"""Seconds after its last wrong password in which a client is remembered."""
_CLIENTS = 1024
_AT_ONCE, _IN_ALL = 32, 128
"""Answers that one client, and all of them, wait for at the same time: at most one guess a second, or four."""
_MARK = "onrecord-known"


class Passwords:
    """Lets in whoever has the password.

    A client is a browser that had the password before, by a mark that it was given then, or else an address. So whoever
    guesses makes others at the same address, or behind the same proxy, wait once at most.

    Args:
        password: what everybody has to give (HTTP Basic, any user name).
    """

    def __init__(self, password: str) -> None:
        self._password, self._key = password.encode(), secrets.token_bytes(32)
        self._wrong: OrderedDict[str, _Wrong] = OrderedDict()
        self._waiting: dict[str, list[asyncio.Future[None]]] = {}

    async def check(self, headers: Headers, *, address: str) -> Refusal | None:
        """Why the request is not let in, after a wait where its client guessed before; the right password always is.

        Args:
            headers: of the request.
            address: that it comes from.
        """
        authorization = headers.get("authorization", "")
        client = self._marked(headers) or address
        if authorization and not await self._turn(client):
            return Refusal(
                status=429, detail=f"too many wrong passwords; wait {_SLOWEST:.0f} seconds",
                headers={"retry-after": f"{_SLOWEST:.0f}"},
            )  # fmt: skip
        if hmac.compare_digest(_given(authorization), self._password):
            return None
        if authorization:
            self._note(client)
        return Refusal(
            status=401,
            detail="give the password that `onrecord serve` was started with",
            headers={"www-authenticate": 'Basic realm="onrecord", charset="UTF-8"'},
        )

    def mark(self, headers: Headers) -> str | None:
        """The cookie that marks a client who has the password; None where it has one."""
        if self._marked(headers):
            return None
        name = secrets.token_hex(8)
        return f"{_MARK}={name}.{self._signed(name)}; Path=/; HttpOnly; SameSite=Strict"

    def _marked(self, headers: Headers) -> str | None:
        name, _, sign = cookie_parser(headers.get("cookie", "")).get(_MARK, "").partition(".")
        return name if hmac.compare_digest(sign.encode(), self._signed(name).encode()) else None

    def _signed(self, name: str) -> str:
        return hmac.new(self._key, name.encode(), hashlib.sha256).hexdigest()

    def _note(self, client: str) -> None:
        self._wrong[client] = _Wrong(count=self._count(client) + 1, at=time.monotonic())
        self._wrong.move_to_end(client)
        if len(self._wrong) > _CLIENTS:
            self._wrong.popitem(last=False)

    def _count(self, client: str) -> int:
        wrong = self._wrong.get(client)
        return wrong.count if wrong and time.monotonic() - wrong.at < _FORGOTTEN else 0

    async def _turn(self, client: str) -> bool:
        """Wait as long as the client has to; False where too many wait and this one has given way to a later one."""
        if not (seconds := _wait(self._count(client))):
            return True
        for crowded in self._crowded(client):
            crowded.pop(0).set_result(None)
        gives_way = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(client, []).append(gives_way)
        try:
            await asyncio.wait_for(gives_way, seconds)
        except TimeoutError:
            return True
        finally:
            self._gone(client, gives_way)
        return False

    def _crowded(self, client: str) -> Iterator[list[asyncio.Future[None]]]:
        if len(own := self._waiting.get(client, [])) >= _AT_ONCE:
            yield own
        elif sum(map(len, self._waiting.values())) >= _IN_ALL:
            yield max(self._waiting.values(), key=len)

    def _gone(self, client: str, waiter: asyncio.Future[None]) -> None:
        waiting = self._waiting.get(client, [])
        if waiter in waiting:
            waiting.remove(waiter)
        if not waiting:
            self._waiting.pop(client, None)


class _Wrong(msgspec.Struct, frozen=True, kw_only=True):
    """How many wrong passwords a client gave, and when the last, in seconds of the monotonic clock."""

    count: int
    at: float


def _wait(wrong: int) -> float:
    """Seconds that the next answer takes after so many wrong passwords."""
    return min(2.0 ** ((wrong - _FREE) // _DOUBLED), _SLOWEST) if wrong >= _FREE else 0.0


def _given(authorization: str) -> bytes:
    """The password of an HTTP Basic header; nothing, where it is none."""
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() != "basic":
        return b""
    try:
        return base64.b64decode(value.strip(), validate=True).partition(b":")[2]
    except (binascii.Error, ValueError):
        return b""
