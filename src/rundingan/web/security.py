"""What keeps a server safe: its pages' policy, the names it answers to, tokens in forms, how often one may try."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

from rundingan.web.settings import Settings

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""Nothing from elsewhere, no script or style within a page: words of an article can never run."""

HEADERS: Final = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), interest-cohort=()"),
    (b"cache-control", b"private, no-cache"),
)
"""What every answer has, unless it says otherwise itself."""
_DAY: Final = 86_400
_CALLERS: Final = 10_000


class Guard:
    """Answers only to the names that it is told, and gives every answer the headers of safety.

    Args:
        app: what answers.
        settings: the names.
    """

    def __init__(self, app: App, settings: Settings) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in settings.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 421 who calls it by another name."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(each for each in HEADERS if each[0] not in given)]
            await send(message)

        if "*" in self._hosts or _host(scope) in self._hosts:
            await self._app(scope, receive, guarded)
            return
        body = b"This server is not known by that name.\n"
        start = {"type": "http.response.start", "status": 421, "headers": [(b"content-type", b"text/plain")]}
        await guarded(start)
        await guarded({"type": "http.response.body", "body": body})


def _host(scope: Scope) -> str:
    """The name in the header ``Host``, without its port."""
    given = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1").lower()
    name, colon, port = given.rpartition(":")
    return name if colon and port.isdecimal() else given


def crosses_sites(scope: Scope) -> bool:
    """Whether a request that changes something was made by a page of another site, as far as the browser tells."""
    headers = {name: value.decode("latin-1").lower() for name, value in scope["headers"]}
    if b"sec-fetch-site" in headers:
        return headers[b"sec-fetch-site"] not in ("same-origin", "none")
    origin = headers.get(b"origin", "null")
    return bool(origin != "null" and origin.partition("://")[2] != headers.get(b"host", ""))


def form_token(settings: Settings, session: str) -> str:
    """A token for the forms of a session (for a day or two): no other site can know it."""
    return signed(settings, "form", session, int(time.time()) // _DAY)


def is_form_token(settings: Settings, session: str, token: str) -> bool:
    """Whether a token is one of the session's, of today or yesterday."""
    today = int(time.time()) // _DAY
    given = token.encode(errors="replace")
    return any(
        hmac.compare_digest(given, signed(settings, "form", session, day).encode()) for day in (today, today - 1)
    )


def signed(settings: Settings, *parts: object) -> str:
    """What only this server can have made of some parts (HMAC-SHA-256, in hexadecimal digits)."""
    return hmac.new(settings.secret, "\0".join(map(str, parts)).encode(), hashlib.sha256).hexdigest()


class Limiter:
    """Lets each caller do something only so often: after that they wait.

    Args:
        most: times within ``seconds``.
    """

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._times: dict[str, list[float]] = {}

    def allows(self, caller: str) -> bool:
        """Whether the caller may now; counts it."""
        now = self._clock()
        recent = [then for then in self._times.get(caller, ()) if now - then < self._seconds]
        if len(self._times) > _CALLERS:  # those of long ago are forgotten
            self._times = {who: times for who, times in self._times.items() if now - times[-1] < self._seconds}
        if len(recent) >= self._most:
            self._times[caller] = recent
            return False
        self._times[caller] = [*recent, now]
        return True
