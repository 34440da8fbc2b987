"""Whose a request is: the address that it comes from, or the one that a proxy names which we were told to believe."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable

from starlette.datastructures import Headers

from onrecord.errors import OnRecordError

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_FOR = re.compile(r"""(?:^|;)\s*+for\s*+=\s*+("[^"]{0,100}"|[^;\s]{0,100}+)""", re.IGNORECASE)
_PORT = re.compile(r"(\[[^\]]*\]|[0-9.]+):[0-9]{1,5}")
_HOUSE = 64
"""Bits of an IPv6 address that are one house's: everybody has 2^64 addresses of their own to come from."""


def address_of(text: str) -> _Address | None:
    """Return the address that is written there, with a port or brackets or without; None where there is none."""
    match = _PORT.fullmatch(text.strip())
    try:
        found = ipaddress.ip_address((match[1] if match else text.strip()).strip("[]"))
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def house(address: str) -> str:
    """Return the address by which clients are counted; of an IPv6 one, the part that a whole house shares."""
    found = address_of(address)
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.IPv6Network((found, _HOUSE), strict=False))
    return str(found or address)


class Proxies:
    """The servers in front of ours, trusted to say where a request comes from.

    Args:
        addresses: of the proxies, or networks of them: 127.0.0.1, 10.0.0.0/24.
    Raises:
        OnRecordError: one is not an address.
    """

    def __init__(self, addresses: Iterable[str] = ()) -> None:
        self._networks = tuple(map(_network, addresses))

    def __contains__(self, address: str | _Address) -> bool:
        found = address_of(address) if isinstance(address, str) else address
        return found is not None and any(found in network for network in self._networks)

    def client(self, headers: Headers, *, peer: str) -> str:
        """Return the address that a request comes from, as `house` gives it.

        A proxy hands on what it does not set itself: where X-Forwarded-For and Forwarded do not say the same, one of
        them may be a guesser's own word, and neither is believed.
        """
        if peer not in self:
            return house(peer)
        told = {house(self._nearest(hops, peer)) for hops in _hops(headers)}
        return told.pop() if len(told) == 1 else house(peer)

    def _nearest(self, hops: list[str], peer: str) -> str:
        """Return the last address that is not a proxy's; each proxy adds the one that asked it."""
        known = peer
        for hop in reversed(hops):
            if (found := address_of(hop)) is None:
                break
            known = str(found)
            if found not in self:
                break
        return known


def _hops(headers: Headers) -> Iterable[list[str]]:
    if told := ",".join(headers.getlist("x-forwarded-for")):
        yield told.split(",")
    if told := ",".join(headers.getlist("forwarded")):
        matches = (_FOR.search(part) for part in told.split(","))
        yield [match[1].strip('"') if match else "" for match in matches]


def _network(text: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    try:
        return ipaddress.ip_network(text.strip(), strict=False)
    except ValueError as error:
        raise OnRecordError(f"{text}: not a proxy's address; give one such as 127.0.0.1 or 10.0.0.0/24") from error
