"""Connections to public addresses alone, within a time.

A name is resolved once; every address that it stands for is checked; and the connection is made to one of those very
addresses. So a name that stands for another address a moment later (DNS rebinding) changes nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from rundingan.errors import ArticleError

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]

_METADATA = frozenset(
    ipaddress.ip_address(each)
    for each in ("169.254.169.254", "169.254.170.2", "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254")
)
"""Addresses at which clouds tell a machine its secrets; not all of them are private."""
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))


def resolved(host: str, port: int) -> list[str]:
    """The addresses that a name stands for.

    Raises:
        OSError: it stands for none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def refusal(address: str, allow_private: bool) -> str | None:
    """What kind of address it is that must not be connected to; None where it may be."""
    try:
        whole = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "no address"
    return next(filter(None, (_kind(ip, allow_private) for ip in (whole, *_within(whole)))), None)


def _within(ip: Ip) -> list[Ip]:
    """The IPv4 addresses that an IPv6 address leads to."""
    if isinstance(ip, ipaddress.IPv4Address):
        return []
    found: list[Ip | None] = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if any(ip in network for network in _NAT64) or int(ip) >> 32 == 0:
        found.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return [each for each in found if each is not None and int(each) > 1]


def _kind(ip: Ip, allow_private: bool) -> str | None:
    if ip in _METADATA:
        return "an address of a cloud's metadata"
    if ip.is_multicast:
        return "a multicast address"
    if ip.is_link_local:
        return "a link-local address"
    if ip.is_unspecified:
        return "no address of a machine"
    if allow_private or (isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None):
        return None  # what is mapped is judged by itself
    if ip.is_loopback:
        return "a loopback address"
    return None if ip.is_global and not getattr(ip, "is_site_local", False) else "a private address"


class Guarded(httpcore.NetworkBackend):
    """Connects to what may be connected to, and stops when the time is over."""

    def __init__(self, *, until: float, allow_private: bool, resolve: Resolve = resolved) -> None:
        """``until``: the end of the time, by :func:`time.monotonic`."""
        self._until = until
        self._allow_private = allow_private
        self._resolve = resolve
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to an address of the host that was checked.

        Raises:
            ArticleError: one of its addresses must not be connected to.
            httpcore.ConnectError, httpcore.ConnectTimeout: there is no connection.
        """
        last: Exception = httpcore.ConnectError("the name is not known")
        for address in self._checked(host, port):
            try:
                inner = self._inner.connect_tcp(address, port, left(self._until), local_address, socket_options)
                return _Timed(inner, self._until)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as wrong:
                last = wrong
        raise last

    def _checked(self, host: str, port: int) -> list[str]:
        addresses = self._addresses(host, port)
        for address in addresses:
            kind = refusal(address, self._allow_private)
            if kind is not None:
                allowed = "; allow it with --allow-private" if refusal(address, True) is None else ""
                raise ArticleError(f"{host} is {kind} ({address}), which is not fetched from{allowed}", code="private")
        return addresses

    def _addresses(self, host: str, port: int) -> list[str]:
        """The addresses of the host, asked for in a thread, as the asking itself knows no end."""
        found: list[str] = []
        thread = threading.Thread(target=self._ask, args=(host, port, found), daemon=True)
        thread.start()
        thread.join(left(self._until))
        if thread.is_alive():
            raise httpcore.ConnectTimeout("its name was not resolved in time")
        return list(found)

    def _ask(self, host: str, port: int, found: list[str]) -> None:
        try:
            found.extend(self._resolve(host, port))
        except (OSError, UnicodeError):  # no address is found: that is told as such
            return


class _Timed(httpcore.NetworkStream):
    """A connection of which nothing is read or written after the end of its time, however slowly bytes come."""

    def __init__(self, inner: httpcore.NetworkStream, until: float) -> None:
        self._inner = inner
        self._until = until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, left(self._until))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, left(self._until))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._inner.start_tls(ssl_context, server_hostname, left(self._until)), self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def left(until: float) -> float:
    """The seconds that are left.

    Raises:
        httpcore.ReadTimeout: none are.
    """
    seconds = until - time.monotonic()
    if seconds <= 0:
        raise httpcore.ReadTimeout("the time is over")
    return seconds
