"""What people correct, by plain forms: verdicts on findings, and the history of all that was decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from rundingan.dossier import corrections, reviews
from rundingan.dossier.reviews import KINDS
from rundingan.dossier.store import Store
from rundingan.errors import DossierError
from rundingan.views import articles
from rundingan.views.filters import Filters
from rundingan.views.reviewed import decide, marked
from rundingan.web.asked import state, tag, unchanged, within
from rundingan.web.showing import page
from rundingan.web.signing import signed_in, writing

_UNDO: Final = "undo"
_PLACES: Final = {"statement": "n", "position": "p", "commitment": "c", "event": "v"}
"""How the place of a finding begins in the address of its article."""


def decided(request: Request, form: FormData) -> Response:
    """Decide a finding of an article, or undo what was decided, and go back to it."""
    article = request.path_params["number"]
    kind, verdict, finding = (str(form.get(each, "")) for each in ("kind", "verdict", "finding"))
    number = number_of(finding)
    if kind not in KINDS:
        raise HTTPException(400, "There are no findings of that kind.")
    store: Store = request.app.state.store
    by = signed_in(request).name
    if verdict == _UNDO:
        reviews.undo_last(store, kind, number, by)
    else:
        edits = {name: str(form[name]) for name in ("speaker", "act", "stance", "words") if name in form}
        decide(store, kind, number, verdict, by, **edits)
    return RedirectResponse(f"/articles/{article}#{_PLACES[kind]}{number}", 303)


def accepted(request: Request, form: FormData) -> Response:
    """Accept all findings of an article that nobody decided."""
    article = request.path_params["number"]
    store: Store = request.app.state.store
    by = signed_in(request).name
    with store.reading() as connection:
        rows = articles.ask(connection, Filters(article=str(article))).rows
        if not rows:
            raise HTTPException(404, "This dossier has no article of that number.")
        done = reviews.standing(connection, rows[0].key)
        left = [
            (kind, each.id)
            for kind in KINDS
            for each in reviews.places(connection, kind, article)
            if (kind, each.id) not in done
        ]
    for kind, number in left:
        decide(store, kind, number, "accept", by)
    return RedirectResponse(f"/articles/{article}", 303)


def history(request: Request) -> Response:
    """All that people corrected, who and when."""
    with request.app.state.store.reading() as connection:
        found = reviews.history(connection)
        keys = {each.article_key for each in found}
        numbers = articles.numbers(connection, keys)
    joined = corrections.history(request.app.state.store)[::-1]
    return page(request, "history", found=found, numbers=numbers, joined=joined)


def undone(request: Request, form: FormData) -> Response:
    """Take a review back."""
    reviews.undo(request.app.state.store, number_of(str(form.get("review", ""))), signed_in(request).name)
    return RedirectResponse(within(form.get("back", "/history")), 303)


def as_marked(request: Request) -> Response:
    """The reviewed articles as marked articles, one a line."""
    store: Store = request.app.state.store
    partly = request.query_params.get("partly") or "false"
    if partly not in ("true", "false") or request.query_params.keys() - {"partly"}:
        raise DossierError(f"reviews take partly, which is true or false, not {partly!r}")
    etag = tag(request, state(store))
    if same := unchanged(request, etag):
        return same
    headers = {"content-disposition": 'attachment; filename="reviews.jsonl"', "etag": etag}
    return StreamingResponse(_lines(store, partly == "true"), media_type="application/x-ndjson", headers=headers)


def _lines(store: Store, partly: bool) -> Iterator[bytes]:
    with store.reading() as connection:
        for article in marked(connection, partly=partly):
            yield msgspec.json.encode(article) + b"\n"


def number_of(written: str) -> int:
    """The number that a form has.

    Raises:
        HTTPException: it is none.
    """
    if not (written.isascii() and written.isdecimal() and len(written) < 19):
        raise HTTPException(400, "That is not the number of anything.")
    return int(written)


ROUTES: Final = [
    Route("/articles/{number:int}/decide", writing(decided), methods=["POST"]),
    Route("/articles/{number:int}/accept", writing(accepted), methods=["POST"]),
    Route("/history", history),
    Route("/history/undo", writing(undone), methods=["POST"]),
    Route("/reviews.jsonl", as_marked),
]
