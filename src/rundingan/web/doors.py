"""The door of the server: who comes in, what for, and how much they may carry."""

from __future__ import annotations

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rundingan.web.asked import address
from rundingan.web.security import App, Message, Receive, Scope, Send, crosses_sites
from rundingan.web.sessions import Sessions, TooOften, Visitor
from rundingan.web.settings import Settings
from rundingan.web.showing import for_programs, told

READS: Final = ("GET", "HEAD", "OPTIONS")
BODY: Final = 100_000
"""Bytes that a request may carry, unless it uploads."""
_UPLOADS: Final = "/add"
_OPEN: Final = ("/login", "/static/")
"""What may be seen by who has not signed in, whatever else may not."""


class Doors:
    """Knows visitors, and refuses what no page of this server would ask.

    Args:
        app: what answers; it finds the visitor, or None, in ``request.state.visitor``.
    """

    def __init__(self, app: App, sessions: Sessions, settings: Settings) -> None:
        self._app = app
        self._sessions = sessions
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in, or tell why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        request.state.visitor = None
        refusal = await self._refusal(request)
        if refusal is None:
            await self._app(scope, _bounded(receive, self._most(request)), send)
        else:
            await refusal(scope, receive, send)

    async def _refusal(self, request: Request) -> Response | None:
        if request.method not in READS and crosses_sites(request.scope):
            return told(request, "cross_site", "Another site asked for this; open this server's own page.", 403)
        carried = request.headers.get("content-length", "0")
        if not carried.isdecimal() or len(carried) > 15 or int(carried) > self._most(request):
            return told(request, "too_large", f"At most {self._most(request):,} bytes can be sent here.", 413)
        try:
            request.state.visitor = await run_in_threadpool(self._visitor, request)
        except TooOften:
            return told(request, "too_often", "Too many tokens that open nothing; wait some minutes.", 429)
        if "authorization" in request.headers and request.state.visitor is None:
            return _sign_in(request, "That token opens nothing here.")
        if self._settings.open_to_all or request.state.visitor is not None or request.url.path.startswith(_OPEN):
            return None
        return _sign_in(request, "Sign in to read this dossier.")

    def _most(self, request: Request) -> int:
        return self._settings.upload if request.url.path == _UPLOADS else BODY

    def _visitor(self, request: Request) -> Visitor | None:
        way, _, secret = request.headers.get("authorization", "").partition(" ")
        if way:
            return self._sessions.of_token(caller(request), secret.strip()) if way.lower() == "bearer" else None
        cookie = request.cookies.get(cookie_name(request))
        return self._sessions.of_cookie(cookie) if cookie else None


def _sign_in(request: Request, message: str) -> Response:
    if for_programs(request) or request.method not in READS or "authorization" in request.headers:
        answer = told(request, "sign_in", message, 401)
        answer.headers["www-authenticate"] = "Bearer"
        return answer
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(address("/login", {"next": request.url.path + query}), 303)


def _bounded(receive: Receive, most: int) -> Receive:
    """The body, until it is too large: its length need not be told beforehand."""
    size = 0

    async def bounded() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > most:
            raise HTTPException(413, f"At most {most:,} bytes can be sent here.")
        return message

    return bounded


def cookie_name(request: Request) -> str:
    """Of the session's cookie: servers at other ports of one machine have other ones."""
    settings: Settings = request.app.state.settings
    return "__Host-session" if settings.secure else f"session-{request.url.port or 80}"


def caller(request: Request) -> str:
    """The address that calls."""
    return request.client.host if request.client else "?"
