"""What stands at an address of the web, fetched within limits of time and size, from public addresses alone."""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Iterator
from email.message import Message
from typing import Final

import httpcore
import httpx

from rundingan.errors import ArticleError
from rundingan.sources.files import Input, check_encoding, look
from rundingan.sources.guarded import Guarded, Resolve, left, resolved
from rundingan.sources.options import Options

MAX_REDIRECTS: Final = 5
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_FOUND: Final = (200, 203)
_HEADERS: Final = (
    (b"User-Agent", b"rundingan (reads what a person asks for)"),
    (b"Accept", b"text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5"),
    (b"Accept-Encoding", b"gzip, deflate"),
    (b"Connection", b"close"),
)


def fetched(address: str, options: Options, resolve: Resolve = resolved) -> Input:
    """What stands at the address, redirections followed.

    Args:
        resolve: from a name and a port to addresses.

    Raises:
        ArticleError: it cannot or must not be fetched; the message names the address and the remedy.
    """
    until = time.monotonic() + options.timeout
    url = _url(address, address)
    backend = Guarded(until=until, allow_private=options.allow_private, resolve=resolve)
    try:
        with httpcore.ConnectionPool(ssl_context=httpx.create_ssl_context(), network_backend=backend) as pool:
            for _ in range(MAX_REDIRECTS + 1):
                with pool.stream("GET", str(url), headers=_headers(url)) as response:
                    onward = _onward(response, url, address)
                    if onward is None:
                        return _input(response, address, str(url), options, until)
                    url = onward
    except httpcore.TimeoutException:
        raise ArticleError(
            f"{address} was not fetched within {options.timeout:g} seconds; give it more with --timeout", code="timeout"
        ) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as wrong:
        raise ArticleError(
            f"{address} cannot be fetched: {' '.join(str(wrong).split()) or type(wrong).__name__}; "
            "check the address and the connection",
            code="unreachable",
        ) from None
    except ArticleError as wrong:
        raise _naming(address, wrong) from None
    raise ArticleError(
        f"{address} leads from one address to the next more than {MAX_REDIRECTS} times; name the page itself",
        code="redirects",
    )


def _naming(address: str, wrong: ArticleError) -> ArticleError:
    """The error with the address in front, where it does not begin with it."""
    said = str(wrong)
    return wrong if said.startswith(address) else ArticleError(f"{address}: {said}", code=wrong.code)


def _url(address: str, asked: str, base: httpx.URL | None = None) -> httpx.URL:
    """The address, whole.

    Raises:
        ArticleError: it is not one of http or https with a host, or holds a password.
    """
    try:
        url = base.join(address) if base is not None else httpx.URL(address)
    except (httpx.InvalidURL, ValueError, TypeError) as wrong:
        raise ArticleError(f"{asked}: {address[:200]!r} is no address: {wrong}", code="bad_address") from None
    if url.scheme not in ("http", "https") or not url.host:
        to = "" if base is None else f" leads to {address[:200]}, which"
        raise ArticleError(
            f"{asked}{to} is not fetched: only addresses that begin with http:// or https:// are", code="bad_address"
        )
    if url.userinfo:
        raise ArticleError(f"{asked} holds a name or a password, which is not sent; leave it out", code="bad_address")
    return url.copy_with(fragment=None)


def _headers(url: httpx.URL) -> list[tuple[bytes, bytes]]:
    return [(b"Host", url.netloc), *_HEADERS]


def _onward(response: httpcore.Response, url: httpx.URL, asked: str) -> httpx.URL | None:
    """Where the answer leads on to; None where it is what was asked for.

    Raises:
        ArticleError: it is neither.
    """
    if response.status in _REDIRECTS:
        location = _header(response, b"location")
        if location:
            return _url(location, asked, url)
    if response.status not in _FOUND:
        raise ArticleError(
            f"{asked} is not there: the server answered {response.status}; check the address in a browser",
            code="not_found",
        )
    return None


def _header(response: httpcore.Response, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in response.headers if key.lower() == name), "")


def _input(response: httpcore.Response, asked: str, url: str, options: Options, until: float) -> Input:
    encoding = _header(response, b"content-encoding").strip().lower()
    data = b"".join(_bounded(_decoded(response, encoding, asked, until), asked, options.max_size))
    said = Message()
    said["content-type"] = _header(response, b"content-type") or "application/octet-stream"
    path = httpx.URL(url).path
    return look(
        asked,
        path.removesuffix(".gz") if encoding else path,
        io.BytesIO(data),
        id=asked,
        file=io.BytesIO(data),
        address=url,
        media_type=said.get_content_type(),
        charset=_charset(said.get_content_charset()),
    )


def _charset(name: str | None) -> str | None:
    try:
        check_encoding(name or "")
    except ArticleError:
        return None
    return name or None


def _decoded(response: httpcore.Response, encoding: str, asked: str, until: float) -> Iterator[bytes]:
    """The pieces of the body, unpacked; never more at once than was asked for."""
    if encoding in ("", "identity"):
        yield from response.iter_stream()
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise ArticleError(
            f"{asked} is packed by {encoding[:40]}, which was not asked for; save the page", code="encoding"
        )
    unpacker = zlib.decompressobj(wbits=47 if "gzip" in encoding else 15)
    first = True
    try:
        for piece in response.iter_stream():
            if first and encoding == "deflate" and piece[:1] and piece[0] & 0x0F != 8:
                unpacker = zlib.decompressobj(wbits=-15)  # without its header, as some servers send it
            first = False
            while piece:
                left(until)
                yield unpacker.decompress(piece, 1 << 16)
                piece = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error as wrong:
        raise ArticleError(
            f"{asked} is damaged: it cannot be unpacked ({wrong}); try again", code="bad_format"
        ) from None


def _bounded(pieces: Iterator[bytes], asked: str, max_size: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > max_size:
            raise ArticleError(
                f"{asked} is larger than {max_size:,} bytes, the limit for what is fetched; raise it with --max-size",
                code="too_large",
            )
        yield piece
