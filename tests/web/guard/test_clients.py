"""Whose a request is: a proxy's word is taken from the proxies that we were told of, and of the nearest hop only."""

from __future__ import annotations

import pytest
from starlette.datastructures import Headers

from onrecord.errors import OnRecordError
from onrecord.web.guard.clients import Proxies, address_of, house
from onrecord.web.guard.security import secure

PROXIES = ("127.0.0.1", "::1", "10.0.0.0/24", "2001:db8:1::/48")


def _client(peer: str, *headers: tuple[str, str]) -> str:
    raw = [(name.encode(), value.encode()) for name, value in headers]
    return Proxies(PROXIES).client(Headers(raw=raw), peer=peer)


XFF, FWD = "x-forwarded-for", "forwarded"


@pytest.mark.parametrize(
    ("peer", "headers", "client"),
    [
        ("192.0.2.1", [], "192.0.2.1"),
        ("192.0.2.1", [(XFF, "203.0.113.7")], "192.0.2.1"),
        ("192.0.2.1", [(FWD, "for=203.0.113.7")], "192.0.2.1"),
        ("127.0.0.1", [], "127.0.0.1"),
        ("127.0.0.1", [(XFF, "203.0.113.7")], "203.0.113.7"),
        ("::ffff:127.0.0.1", [(XFF, "203.0.113.7")], "203.0.113.7"),
        ("127.0.0.1", [(XFF, "203.0.113.7:4711")], "203.0.113.7"),
        ("127.0.0.1", [(XFF, "1.1.1.1, 203.0.113.7")], "203.0.113.7"),
        ("127.0.0.1", [(XFF, "1.1.1.1"), (XFF, "203.0.113.7")], "203.0.113.7"),
        ("127.0.0.1", [(XFF, "1.1.1.1, 203.0.113.7, 10.0.0.4")], "203.0.113.7"),
        ("127.0.0.1", [(XFF, "10.0.0.3, 10.0.0.4")], "10.0.0.3"),
        ("127.0.0.1", [(XFF, "nobody")], "127.0.0.1"),
        ("127.0.0.1", [(XFF, "203.0.113.7, nobody")], "127.0.0.1"),
        ("127.0.0.1", [(XFF, "203.0.113.7, unknown, 10.0.0.4")], "10.0.0.4"),
        ("127.0.0.1", [(XFF, "")], "127.0.0.1"),
        ("127.0.0.1", [(XFF, ",,,")], "127.0.0.1"),
        ("127.0.0.1", [(XFF, "é")], "127.0.0.1"),
        ("127.0.0.1", [(FWD, "for=203.0.113.7;proto=https;by=10.0.0.4")], "203.0.113.7"),
        ("127.0.0.1", [(FWD, 'proto=https; For="203.0.113.7:80"')], "203.0.113.7"),
        ("127.0.0.1", [(FWD, 'for="[2001:db8:cafe::17]:4711"')], "2001:db8:cafe::/64"),
        ("127.0.0.1", [(FWD, "for=1.1.1.1, for=203.0.113.7")], "203.0.113.7"),
        ("127.0.0.1", [(FWD, "for=_hidden")], "127.0.0.1"),
        ("127.0.0.1", [(FWD, "for=203.0.113.7, proto=https")], "127.0.0.1"),
        ("127.0.0.1", [(XFF, "203.0.113.7"), (FWD, "for=203.0.113.7")], "203.0.113.7"),
        ("127.0.0.1", [(XFF, "203.0.113.7"), (FWD, "for=1.1.1.1")], "127.0.0.1"),
        ("2001:db8:9::1", [(XFF, "203.0.113.7")], "2001:db8:9::/64"),
        ("2001:db8:1::1", [(XFF, "2001:db8:cafe::1")], "2001:db8:cafe::/64"),
        ("", [(XFF, "203.0.113.7")], ""),
    ],
)
def test_the_client(peer: str, headers: list[tuple[str, str]], client: str) -> None:
    assert _client(peer, *headers) == client


@pytest.mark.parametrize(
    ("text", "found"),
    [("1.2.3.4", "1.2.3.4"), (" [::1] ", "::1"), ("[::1]:80", "::1"), ("::ffff:1.2.3.4", "1.2.3.4"), ("1.2.3.4:x", None),
     ("", None), ("[", None), ("٣.2.3.4", None), ("localhost", None)],
)  # fmt: skip
def test_an_address(text: str, found: str | None) -> None:
    assert (str(address_of(text)) if found else address_of(text)) == found


def test_a_house_of_ipv6_is_one() -> None:
    assert house("2001:db8:1:2:3:4:5:6") == house("2001:db8:1:2:ffff::") != house("2001:db8:1:3::")


@pytest.mark.parametrize("address", ["localhost", "", "10.0.0.0/33", "a.example", "*"])
def test_what_is_not_a_proxys_address_is_said(address: str) -> None:
    with pytest.raises(OnRecordError, match=r"127\.0\.0\.1"):
        Proxies([address])


def test_a_proxy_lets_others_in_so_that_a_password_is_needed() -> None:
    with pytest.raises(OnRecordError, match="password"):
        secure(lambda *_: None, token="t", proxies=["127.0.0.1"])  # type: ignore[arg-type, return-value]
