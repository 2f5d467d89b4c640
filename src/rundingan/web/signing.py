"""Signing in and out, and who may write."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from rundingan.web.asked import within
from rundingan.web.doors import caller, cookie_name
from rundingan.web.security import is_form_token
from rundingan.web.sessions import Sessions, TooOften, Visitor
from rundingan.web.settings import Settings
from rundingan.web.showing import page, visitor_of

Writes = Callable[[Request, FormData], Response]
_FILES: Final = 200
"""Files of one upload."""
_FIELDS: Final = 50


async def login(request: Request) -> Response:
    """The form, or a session for who gives the right password or comes by the address that is good once."""
    if request.method == "POST":
        return await _by_password(request)
    key = request.query_params.get("key")
    if key is None:
        return page(request, "login", next=within(request.query_params.get("next")), wrong=None)
    cookie = _sessions(request).take_key(key)
    if cookie is None:
        return page(request, "login", status=403, next="/", wrong="login.used")
    return _signed_in(request, cookie, "/")


async def _by_password(request: Request) -> Response:
    form = await form_of(request)
    name, password, following = (str(form.get(each, "")) for each in ("name", "password", "next"))
    try:
        cookie = await run_in_threadpool(_sessions(request).try_password, caller(request), name, password)
    except TooOften:
        return page(request, "login", status=429, next=within(following), wrong="login.often")
    if cookie is None:
        return page(request, "login", status=403, next=within(following), wrong="login.wrong")
    return _signed_in(request, cookie, within(following))


def _signed_in(request: Request, cookie: str, following: str) -> Response:
    settings: Settings = request.app.state.settings
    response = RedirectResponse(following, 303)
    response.set_cookie(
        cookie_name(request), cookie, max_age=settings.session, httponly=True, samesite="lax", secure=settings.secure
    )
    return response


def logout(request: Request, form: FormData) -> Response:
    """The end of a session."""
    _sessions(request).end(signed_in(request))
    response = RedirectResponse("/", 303)
    response.delete_cookie(
        cookie_name(request), httponly=True, samesite="lax", secure=request.app.state.settings.secure
    )
    return response


def signed_in(request: Request) -> Visitor:
    """Who is signed in.

    Raises:
        HTTPException: nobody is.
    """
    visitor = visitor_of(request)
    if visitor is None:
        raise HTTPException(401, "Sign in first.", {"www-authenticate": "Bearer"})
    return visitor


def _sessions(request: Request) -> Sessions:
    sessions: Sessions = request.app.state.sessions
    return sessions


async def form_of(request: Request) -> FormData:
    """The form that a request carries."""
    return await request.form(max_files=_FILES, max_fields=_FIELDS, max_part_size=request.app.state.settings.upload)


def writing(does: Writes, *, always: bool = False) -> Callable[[Request], Awaitable[Response]]:
    """Something that changes the dossier: for who is signed in, and came by a form of this server or as a program.

    Args:
        always: also where the dossier is served for reading alone.
    """

    async def checked(request: Request) -> Response:
        visitor = signed_in(request)
        settings: Settings = request.app.state.settings
        if not settings.writable and not always:
            raise HTTPException(403, "This dossier is served for reading alone; start the server with --write.")
        form = await form_of(request)
        if visitor.session and not is_form_token(settings, visitor.session, str(form.get("csrf", ""))):
            raise HTTPException(403, "This form is too old, or not of this server; load its page again.")
        return await run_in_threadpool(does, request, form)

    return checked


ROUTES: Final = [
    Route("/login", login, methods=["GET", "POST"]),
    Route("/logout", writing(logout, always=True), methods=["POST"]),
]
