"""The password: whoever guesses waits, and nobody else; the right one is always let in."""

from __future__ import annotations

import asyncio
import base64
import time

import httpx
import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from onrecord.web.guard import passwords
from onrecord.web.guard.passwords import Passwords
from onrecord.web.guard.refusals import Refusal
from onrecord.web.guard.security import secure

WAIT = 0.08


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    """The longest wait, so short that a test can wait for it; it is the first one then."""
    monkeypatch.setattr(passwords, "_SLOWEST", WAIT)


def _headers(password: str = "", *, cookie: str = "") -> Headers:
    given = {"cookie": cookie} if cookie else {}
    if password:
        given["authorization"] = "Basic " + base64.b64encode(f":{password}".encode()).decode()
    return Headers(given)


def _status(refusal: Refusal | None) -> int:
    return refusal.status if refusal else 200


async def _guess(checked: Passwords, times: int, *, address: str = "10.0.0.9") -> None:
    for _ in range(times):
        assert _status(await checked.check(_headers("guess"), address=address)) == 401


async def _taken(
    checked: Passwords, password: str, *, address: str = "10.0.0.9", cookie: str = ""
) -> tuple[int, float]:
    start = time.perf_counter()
    refusal = await checked.check(_headers(password, cookie=cookie), address=address)
    return _status(refusal), time.perf_counter() - start


def test_ten_wrong_ones_slow_down_and_lock_nobody_out(brief: None) -> None:
    async def run() -> None:
        checked = Passwords("secret")
        await _guess(checked, 10)
        status, seconds = await _taken(checked, "guess")
        assert (status, seconds >= WAIT * 0.9) == (401, True)
        status, seconds = await _taken(checked, "secret")
        assert (status, seconds >= WAIT * 0.9) == (200, True)  # a wait that told right from wrong would be no wait
        status, seconds = await _taken(checked, "secret", address="10.0.0.8")
        assert (status, seconds < WAIT / 2) == (200, True)
        status, seconds = await _taken(checked, "")
        assert (status, seconds < WAIT / 2) == (401, True)  # a browser that has not been asked yet

    asyncio.run(run())


def test_who_had_the_password_is_known_by_a_mark(brief: None) -> None:
    """Behind a proxy that we were not told of all have one address: a guesser slows down nobody who is in."""

    async def run() -> None:
        checked = Passwords("secret")
        mark = checked.mark(_headers())
        assert mark is not None
        for part in ("HttpOnly", "SameSite=Strict", "Path=/"):
            assert part in mark
        cookie = mark.partition(";")[0]
        assert checked.mark(_headers(cookie=cookie)) is None
        await _guess(checked, 12)
        status, seconds = await _taken(checked, "secret", cookie=cookie)
        assert (status, seconds < WAIT / 2) == (200, True)
        for forged in (cookie[:-1] + "!", "onrecord-known=.", "onrecord-known=a.b", "onrecord-known=é", "x"):
            _, seconds = await _taken(checked, "secret", cookie=forged)
            assert seconds >= WAIT * 0.9, forged
        _, seconds = await _taken(Passwords("secret"), "guess", cookie=cookie)
        assert seconds < WAIT / 2
        for _ in range(10):
            await checked.check(_headers("guess", cookie=cookie), address="10.0.0.7")
        _, seconds = await _taken(checked, "guess", cookie=cookie, address="10.0.0.7")
        assert seconds >= WAIT * 0.9  # a mark is no leave to guess
        assert _status(await checked.check(_headers(cookie=cookie), address="10.0.0.7")) == 401  # nor a password

    asyncio.run(run())


def test_a_guess_costs_more_and_more() -> None:
    waits = [passwords._wait(wrong) for wrong in range(60)]
    assert waits[:10] == [0.0] * 10
    assert waits == sorted(waits)
    assert (waits[10], waits[-1]) == (1.0, passwords._SLOWEST)
    assert sum(waits[:35]) == 155
    guesses_a_day = 86400 / passwords._SLOWEST * passwords._AT_ONCE
    assert guesses_a_day <= 86400  # one a second, however many connections are tried at once


def test_many_at_once_give_way_to_the_latest(brief: None) -> None:
    async def run() -> None:
        checked = Passwords("secret")
        await _guess(checked, 10)
        asked = [asyncio.create_task(_taken(checked, "guess")) for _ in range(100)]
        await asyncio.sleep(0)
        right = await _taken(checked, "secret")
        answers = [status for status, _ in await asyncio.gather(*asked)]
        assert right[0] == 200
        assert answers.count(429) == 69
        assert answers.count(401) == passwords._AT_ONCE - 1
        assert checked._waiting == {}

    asyncio.run(run())


def test_many_addresses_at_once_give_way_too(brief: None) -> None:
    async def run() -> None:
        checked = Passwords("secret")
        for number in range(8):
            await _guess(checked, 10, address=f"10.0.0.{number}")
        asked = [
            asyncio.create_task(_taken(checked, "guess", address=f"10.0.0.{n % 8}")) for n in range(8 * 20)
        ]  # fmt: skip
        answers = [status for status, _ in await asyncio.gather(*asked)]
        assert answers.count(401) == passwords._IN_ALL

    asyncio.run(run())


def test_who_has_stopped_guessing_is_forgotten(brief: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_FORGOTTEN", 0.2)

    async def run() -> None:
        checked = Passwords("secret")
        await _guess(checked, 11)
        await asyncio.sleep(0.25)
        assert (await _taken(checked, "secret"))[1] < WAIT / 2

    asyncio.run(run())


def test_only_so_many_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_CLIENTS", 5)

    async def run() -> None:
        checked = Passwords("secret")
        for number in range(20):
            await _guess(checked, 1, address=str(number))
        assert list(checked._wrong) == ["15", "16", "17", "18", "19"]

    asyncio.run(run())


async def _page(request: Request) -> Response:
    return PlainTextResponse("in", headers=dict(request.query_params))


def _app(**given: object) -> ASGIApp:
    routed = Starlette(routes=[Route("/", _page), Route("/static", _page)])
    return secure(routed, token="t", password="secret", hosts=("box.example",), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(("proxies", "slowed"), [((), True), (("10.1.1.1",), False)])
def test_behind_a_proxy_each_is_one_of_their_own(brief: None, proxies: tuple[str, ...], slowed: bool) -> None:
    async def run() -> None:
        transport = httpx.ASGITransport(_app(proxies=proxies), client=("10.1.1.1", 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://box.example") as guesser:
            for _ in range(11):
                guesser.cookies.clear()
                answer = await guesser.get("/", auth=("", "guess"), headers={"X-Forwarded-For": "203.0.113.9"})
                assert answer.status_code == 401
                assert "set-cookie" not in answer.headers
        async with httpx.AsyncClient(transport=transport, base_url="http://box.example", auth=("", "secret")) as reader:
            times = []
            for _ in range(3):
                start = time.perf_counter()
                assert (await reader.get("/", headers={"X-Forwarded-For": "203.0.113.1"})).status_code == 200
                times.append(time.perf_counter() - start)
        assert (times[0] >= WAIT * 0.9) is slowed
        assert max(times[1:]) < WAIT / 2

    asyncio.run(run())


def test_what_others_may_keep_bears_no_mark() -> None:
    async def run() -> None:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(_app()), base_url="http://box.example", auth=("", "secret")
        ) as client:
            answer = await client.get("/static", params={"cache-control": "public, max-age=9"})
            assert "set-cookie" not in answer.headers
            assert "onrecord-known" in (await client.get("/")).headers["set-cookie"]
            assert "set-cookie" not in (await client.get("/")).headers

    asyncio.run(run())
