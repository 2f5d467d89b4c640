"""The pages that a person sees, one function each."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any, Final

import msgspec
from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from rundingan.dossier import reviews
from rundingan.errors import DossierError
from rundingan.exports import INTERFACES
from rundingan.views import articles, changes, people, positions, search, statements, timeline
from rundingan.views.filters import Filters
from rundingan.views.page import Page
from rundingan.views.reading import reading_of
from rundingan.views.rows import ArticleRow, Changes, Day, StatementRow
from rundingan.web.answers import page_of
from rundingan.web.asked import filters_of, kept, state, tag, unchanged, within
from rundingan.web.charts import days_chart
from rundingan.web.joining import appearances_of, of_person
from rundingan.web.marking import marked_text
from rundingan.web.matrix import matrix_of
from rundingan.web.questions import QUESTIONS
from rundingan.web.showing import following, page, token_of, visitor_of

_LISTS: Final = ("disputes", "commitments", "people", "articles")
_MATRIX: Final = 400
"""Positions that the matrix is made of, the newest."""
_WEEKS: Final = 42
"""Days that the overview tells of, unless told otherwise."""


def known(request: Request) -> tuple[str, Response | None]:
    """The ETag of a page, and the answer to who has that page already, or None."""
    choices: tuple[str, ...] = (request.cookies.get("theme", ""), request.cookies.get("interface", ""))
    visitor = visitor_of(request)
    choices += (visitor.name if visitor else "", token_of(request), request.headers.get("accept-language", ""))
    etag = tag(request, state(request.app.state.store), *choices)
    return etag, unchanged(request, etag)


def listed(request: Request) -> Response:
    """A question's rows as a list."""
    question = QUESTIONS[request.url.path.strip("/")]
    etag, same = known(request)
    if same:
        return same
    filters, wrong = filters_or_trouble(request)
    with request.app.state.store.reading() as connection:
        found = question.ask(connection, filters)
    return page(
        request, question.name, etag=etag, found=found, filters=filters, question=question, wrong=wrong,
        next=following(request, found), also=question.name,
    )  # fmt: skip


def filters_or_trouble(request: Request) -> tuple[Filters, str | None]:
    """The filters of an address; none, and what is wrong, where they cannot be read."""
    try:
        return filters_of(request.query_params), None
    except DossierError as wrong:
        return Filters(), str(wrong)


def overview(request: Request) -> Response:
    """What is new, who stands where, what is in dispute."""
    etag, same = known(request)
    if same:
        return same
    since = filters_of(request.query_params).since
    with request.app.state.store.reading() as connection:
        span = articles.extent(connection)
        since = since or day_before(span.last)
        news, days = _told_since(request, connection, since) if since else (None, None)
    chart = days_chart(days.rows) if days else None
    return page(request, "overview", etag=etag, news=news, days=days, chart=chart, span=span, since=since)


def _told_since(request: Request, connection: Connection, since: str) -> tuple[Changes, Page[Day]]:
    """What is new since a day, and day by day."""
    return kept(
        request, connection, "overview", since,
        make=lambda: (
            changes.ask(connection, Filters(since=since, limit=8)),
            timeline.ask(connection, Filters(since=since, limit=200)),
        ),
    )  # fmt: skip


def day_before(day: str | None) -> str | None:
    """The day some weeks before a day."""
    return (date.fromisoformat(day) - timedelta(days=_WEEKS)).isoformat() if day else None


def matrix(request: Request) -> Response:
    """Parties by proposals, each cell a stance."""
    etag, same = known(request)
    if same:
        return same
    filters, wrong = filters_or_trouble(request)
    if "limit" not in request.query_params:
        filters = msgspec.structs.replace(filters, limit=_MATRIX)
    with request.app.state.store.reading() as connection:
        found = page_of(request, connection, QUESTIONS["positions"], filters)
    return page(
        request, "positions", etag=etag, found=found, filters=filters, question=QUESTIONS["positions"], wrong=wrong,
        matrix=matrix_of(found.rows), next=following(request, found), also="positions",
    )  # fmt: skip


def moves(request: Request) -> Response:
    """How a party came to stand where it stands."""
    etag, same = known(request)
    if same:
        return same
    filters, wrong = filters_or_trouble(request)
    with request.app.state.store.reading() as connection:
        found = positions.history(connection, filters)
    return page(
        request, "moves", etag=etag, found=found, filters=filters, question=QUESTIONS["moves"], wrong=wrong,
        next=following(request, found), also="moves",
    )  # fmt: skip


def person(request: Request) -> Response:
    """One person, body or country."""
    etag, same = known(request)
    if same:
        return same
    number = request.path_params["number"]
    with request.app.state.store.reading() as connection:
        profile = kept(request, connection, "person", str(number), make=lambda: people.profile(connection, str(number)))
    if profile is None:
        raise HTTPException(404, "Nobody in this dossier has that number.")
    if profile.person.id != number:  # merged into another
        return RedirectResponse(f"/people/{profile.person.id}", 302)
    store = request.app.state.store
    with store.reading() as connection:
        appears = appearances_of(connection, number)
    return page(
        request, "person", etag=etag, profile=profile, appears=appears, joined=of_person(store, number)
    )  # fmt: skip


def article(request: Request) -> Response:
    """One article, its statements marked."""
    etag, same = known(request)
    if same:
        return same
    with request.app.state.store.reading() as connection:
        found = reading_of(connection, request.path_params["number"])
        decided = reviews.standing(connection, found.article.key) if found else {}
    if found is None:
        raise HTTPException(404, "This dossier has no article of that number.")
    return page(
        request, "article", etag=etag, found=found, text=marked_text(found), citation=partial(citation, request),
        decided=decided,
    )  # fmt: skip


def citation(request: Request, row: StatementRow, article: ArticleRow) -> str:
    """A statement for a footnote: words, speaker, outlet, day, address, offsets."""
    told = (
        f"“{row.words}”", row.speaker.name if row.speaker else None, article.outlet, row.day,
        article.url or str(request.url.replace(query="", fragment=f"s{row.id}")),
        " ".join(f"[{begin}:{end}]" for begin, end in row.content),
    )  # fmt: skip
    return ", ".join(filter(None, told))


def statement(request: Request) -> Response:
    """A statement's place in its article."""
    number = request.path_params["number"]
    with request.app.state.store.reading() as connection:
        where = statements.place(connection, number)
    if where is None:
        raise HTTPException(404, "This dossier has no statement of that number; its article may have been corrected.")
    return RedirectResponse(f"/articles/{where}#s{number}", 302)


def searched(request: Request) -> Response:
    """Articles in which words were found."""
    etag, same = known(request)
    if same:
        return same
    filters, wrong = filters_or_trouble(request)
    found: Any = None
    if filters.text:
        try:
            with request.app.state.store.reading() as connection:
                found = search.ask(connection, filters)
        except DossierError as refused:
            wrong = str(refused)
    return page(
        request, "search", etag=etag, found=found, filters=filters, wrong=wrong,
        next=following(request, found) if found else None,
    )  # fmt: skip


def about(request: Request) -> Response:
    """What this is, how good it is, which versions."""
    with request.app.state.store.reading() as connection:
        span = articles.extent(connection)
    return page(request, "about", span=span)


async def chosen(request: Request) -> Response:
    """Keep what a reader chooses, the language or the theme, and go back."""
    form = await request.form()
    response = RedirectResponse(within(form.get("back")), 303)
    for name, values in (("interface", INTERFACES), ("theme", ("light", "dark", "auto"))):
        value = form.get(name)
        if value in values:
            response.set_cookie(
                name, str(value), max_age=31_536_000, samesite="lax", httponly=True,
                secure=request.app.state.settings.secure,
            )  # fmt: skip
    return response


ROUTES: Final = [
    Route("/", overview),
    Route("/positions", matrix),
    Route("/moves", moves),
    *(Route(f"/{name}", listed) for name in _LISTS),
    Route("/people/{number:int}", person),
    Route("/articles/{number:int}", article),
    Route("/statements/{number:int}", statement),
    Route("/search", searched),
    Route("/about", about),
    Route("/choose", chosen, methods=["POST"]),
]
