"""The server of a dossier: which address is answered by what."""

from __future__ import annotations

import os
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import resources
from pathlib import Path
from typing import Any, Final

from anyio.to_thread import current_default_thread_limiter
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from rundingan import __version__
from rundingan.dossier.store import Store
from rundingan.errors import BusyError, RundinganError
from rundingan.web import adding, answers, correcting, downloads, joining, openapi, pages, sights, signing, singles
from rundingan.web.doors import Doors
from rundingan.web.jobs import Jobs
from rundingan.web.kept import Kept
from rundingan.web.security import HEADERS, Guard
from rundingan.web.sessions import Sessions
from rundingan.web.settings import Settings
from rundingan.web.showing import told

STATIC: Final = Path(str(resources.files("rundingan.web") / "static"))
_THREADS: Final = 8
"""Answers that are made at a time; each may hold a connection to the dossier."""
_STREAMS: Final = 4
"""Files that are sent at a time; each holds one as long as its reader takes."""
_YEAR: Final = "public, max-age=31536000, immutable"


class _Kept(StaticFiles):
    """Files that are asked for with their version in their name (``style-0.1.0.css``): browsers may keep them."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """The file behind a name with a version."""
        return super().lookup_path(path.replace(f"-{__version__}.", "."))

    def file_response(self, *given: Any, **named: Any) -> Response:
        response = super().file_response(*given, **named)
        response.headers["cache-control"] = _YEAR
        return response


def create_app(store: Store, settings: Settings | None = None) -> Starlette:
    """The server of a dossier, for any server of ASGI.

    Args:
        store: the dossier; it stays the caller's to close.
        settings: how it is served.
    """
    settings = settings or Settings()
    sessions = Sessions(store, settings)
    app = Starlette(
        routes=[
            *pages.ROUTES,
            *sights.ROUTES,
            *answers.ROUTES,
            *singles.ROUTES,
            *downloads.ROUTES,
            *openapi.ROUTES,
            *signing.ROUTES,
            *correcting.ROUTES,
            *joining.ROUTES,
            *adding.ROUTES,
            Mount("/static", _Kept(directory=STATIC), name="static"),
        ],
        middleware=[
            Middleware(Guard, settings=settings),
            Middleware(GZipMiddleware, minimum_size=700),
            Middleware(Doors, sessions=sessions, settings=settings),
        ],
        exception_handlers={
            HTTPException: _http,
            BusyError: _busy,
            RundinganError: _refused,
            DBAPIError: _database,
            PoolTimeout: _database,
            500: _broken,
        },
        lifespan=_few_threads,
    )
    app.state.streams = threading.BoundedSemaphore(_STREAMS)
    app.state.kept = Kept()
    app.state.store = store
    app.state.settings = settings
    app.state.sessions = sessions
    app.state.jobs = Jobs(store)
    return app


@asynccontextmanager
async def _few_threads(app: Starlette) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = _THREADS
    yield


def _http(request: Request, wrong: Exception) -> Response:
    status = wrong.status_code if isinstance(wrong, HTTPException) else 500
    headers = dict(getattr(wrong, "headers", None) or {})
    if "Allow" in headers:
        headers["Allow"] = ", ".join(sorted({*headers["Allow"].split(", "), "OPTIONS"}))
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=headers)
    codes = {
        401: "sign_in",
        403: "forbidden",
        404: "not_found",
        405: "wrong_method",
        413: "too_large",
        429: "too_often",
    }
    message = wrong.detail if isinstance(wrong, HTTPException) else str(wrong)
    answer = told(request, codes.get(status, "refused"), message, status)
    answer.headers.update(headers)
    return answer


def _refused(request: Request, wrong: Exception) -> Response:
    return told(request, "cannot_be_asked", str(wrong), 400)


def _busy(request: Request, wrong: Exception) -> Response:
    answer = told(request, "busy", str(wrong), 503)
    answer.headers["retry-after"] = "2"
    return answer


def _database(request: Request, wrong: Exception) -> Response:
    return told(request, "busy", "The dossier cannot be read just now; try again in a moment.", 503)


def _broken(request: Request, wrong: Exception) -> Response:
    answer = told(request, "broken", "Something went wrong here; it is noted in the server's log.", 500)
    answer.headers.update({name.decode(): value.decode() for name, value in HEADERS})  # the guard does not see it
    return answer
