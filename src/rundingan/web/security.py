"""What keeps a server safe: the policy of its pages, the names it answers to, tokens in forms."""

from __future__ import annotations

import hashlib
import hmac
import secrets
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

_HEADERS: Final = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), interest-cohort=()"),
)
_DAY: Final = 86_400


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
                message["headers"] = [*message["headers"], *(each for each in _HEADERS if each[0] not in given)]
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


def form_token(settings: Settings, session: str) -> str:
    """A token for the forms of a session (for a day or two): no other site can know it."""
    return _signed(settings, "form", session, int(time.time()) // _DAY)


def is_form_token(settings: Settings, session: str, token: str) -> bool:
    """Whether a token is one of the session's, of today or yesterday."""
    today = int(time.time()) // _DAY
    return any(
        hmac.compare_digest(token.encode(), _signed(settings, "form", session, day).encode())
        for day in (today, today - 1)
    )


def _signed(settings: Settings, *parts: object) -> str:
    return hmac.new(settings.secret, "\0".join(map(str, parts)).encode(), hashlib.sha256).hexdigest()


def hashed(password: str) -> str:
    """A password as it is kept (scrypt, RFC 7914), its salt with it."""
    salt = secrets.token_bytes(16)
    return f"scrypt${salt.hex()}${_scrypt(password, salt).hex()}"


def is_password(password: str, kept: str) -> bool:
    """Whether a password is the one that is kept."""
    way, _, rest = kept.partition("$")
    salt, _, made = rest.partition("$")
    return way == "scrypt" and hmac.compare_digest(_scrypt(password, bytes.fromhex(salt)).hex(), made)


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1, maxmem=64 * 1024 * 1024)


def token_hash(token: str) -> str:
    """A token as it is kept: it is long and random, so that a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


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
        if len(self._times) > 10_000:  # callers of long ago are forgotten
            self._times = {who: times for who, times in self._times.items() if now - times[-1] < self._seconds}
        if len(recent) >= self._most:
            self._times[caller] = recent
            return False
        self._times[caller] = [*recent, now]
        return True
