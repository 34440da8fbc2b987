"""Methods: HEAD is a GET without its body; what an address does not answer to is refused, and said which it does."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.guard.refusals import Refusal, refuse

_DECLARED = ("GET", "POST", "PUT", "PATCH", "DELETE")


class Methods:
    """Refuses methods that an address does not have, before anybody asks where the request comes from.

    Args:
        app: what answers the others.
        routed: the app with the routes, where the scope does not name one.
    """

    def __init__(self, app: ASGIApp, *, routed: ASGIApp) -> None:
        self._app, self._routed = app, routed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["method"] == "HEAD":
            await self._app({**scope, "method": "GET"}, receive, _without_body(send))
        elif scope["method"] != "GET" and (refusal := self._refusal(scope)):
            await refuse(refusal, scope, send)
        else:
            await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> Refusal | None:
        routes = getattr(scope.get("app", self._routed), "routes", ())
        declared = _methods(routes, scope)
        if not declared:
            return Refusal(status=404, detail="no page has that address; look from the start page")
        if scope["method"] in declared:
            return None
        allowed = ", ".join(declared)
        return Refusal(
            status=405, detail=f"this address answers to {allowed} only; ask it so", headers={"allow": allowed}
        )


def _methods(routes: Sequence[BaseRoute], scope: Scope) -> tuple[str, ...]:
    """The methods that the address of the scope answers to."""
    asked = {key: value for key, value in scope.items() if key not in ("endpoint", "path_params")}
    found = [
        method
        for method in _DECLARED
        if any(route.matches({**asked, "method": method})[0] is Match.FULL for route in routes)
    ]
    return ("GET", "HEAD", *found[1:]) if found[:1] == ["GET"] else tuple(found)


def _without_body(send: Send) -> Send:
    async def sent(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return sent
