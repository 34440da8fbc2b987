"""Who may ask, and who may change: hosts, origins, the change token, the password, and what browsers may load.

The server stands on the user's own machine, so every web page that they look at can send it requests. Four things keep
those out: a name that was pointed at us (DNS rebinding) is not ours; a change has to come from our own pages
(Origin) and to bring the token of this run, which no other page can read; and nothing of ours may be framed or loaded.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import OnRecordError
from onrecord.web.guard.changes import Changes
from onrecord.web.guard.clients import Proxies
from onrecord.web.guard.methods import Methods
from onrecord.web.guard.passwords import Passwords
from onrecord.web.guard.refusals import Refusal, page_policy, refuse

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_EVERYWHERE = ("0.0.0.0", "::")
_HOST = re.compile(r"(?:\[(?P<six>[0-9a-fA-F:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::\d{1,5})?")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def secure(
    app: ASGIApp,
    *,
    hosts: Iterable[str] = (),
    token: str,
    password: str | None = None,
    proxies: Iterable[str] = (),
    stamp: Callable[[], str] | None = None,
) -> ASGIApp:
    """Put the app behind its guard.

    Args:
        app: what answers the requests that are let in.
        hosts: names and addresses of the server, besides this machine's own.
        token: what a change has to bring, as the form's field `token` or the header `X-Onrecord-Token`.
        password: what everybody has to give (HTTP Basic, any user name); needed for hosts other than this machine.
        proxies: addresses of servers in front of ours, trusted to say where a request comes from.
        stamp: what the token of a page made now says of the store, to tell changes to another one.
    Raises:
        OnRecordError: other machines can reach it and there is no password, or a proxy's address is not one.
    """
    believed = tuple(proxies)
    names = tuple(host.strip("[]").rstrip(".").lower() for host in hosts)
    if not password and (open_to := [n for n in names if not is_loopback(n)] + [*believed]):
        raise OnRecordError(
            f"{open_to[0]}: other machines can reach this address; give a password, or serve on 127.0.0.1 only"
        )
    inner = Methods(Changes(app, token=token, stamp=stamp), routed=app)
    return _Guard(inner, hosts=(*LOOPBACK, *names), password=password, proxies=Proxies(believed))


def is_loopback(host: str) -> bool:
    """Return whether only this machine reaches that name or address."""
    name = host.strip("[]").lower()
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


class _Guard:
    """Lets a request in, or says why not; adds what browsers must keep to."""

    def __init__(self, app: ASGIApp, *, hosts: tuple[str, ...], password: str | None, proxies: Proxies) -> None:
        self._app, self._hosts, self._proxies = app, hosts, proxies
        self._passwords = Passwords(password) if password else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        refusal = await self._who(scope, headers)
        if refusal is not None:
            await refuse(refusal, scope, _with_headers(send))
        else:
            mark = self._passwords.mark(headers) if self._passwords else None
            await self._app(scope, receive, _with_headers(send, mark=mark))

    async def _who(self, scope: Scope, headers: Headers) -> Refusal | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not _is_host(hosts[0], self._hosts):
            return Refusal(
                status=421, detail="not a name of this server; use the address that `onrecord serve` printed"
            )
        if self._passwords is None:
            return None
        peer = scope.get("client")
        address = self._proxies.client(headers, peer=peer[0] if peer else "")
        return await self._passwords.check(headers, address=address)


def _is_host(value: str, allowed: tuple[str, ...]) -> bool:
    match = _HOST.fullmatch(value)
    if match is None:
        return False
    name = (match["six"] or match["name"]).rstrip(".").lower()
    if name in allowed:
        return True
    # Served everywhere: any address is ours, but no name, since an address cannot be pointed at somebody else.
    return any(h in _EVERYWHERE for h in allowed) and _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _with_headers(send: Send, *, mark: str | None = None) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            refused = headers.get("content-security-policy") == page_policy()
            for name, value in HEADERS.items():
                headers[name] = value
            if refused:  # its page has a policy of its own, which is stricter
                headers["content-security-policy"] = page_policy()
            # Asked again each time: a correction shows at once. What never changes says so itself, and is kept by
            # others too, so that it can bear nobody's mark.
            kept = headers.setdefault("cache-control", "private, no-cache")
            if mark and "public" not in kept:
                headers.append("set-cookie", mark)
        await send(message)

    return sent
