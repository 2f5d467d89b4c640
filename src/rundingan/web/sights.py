"""Pages that show an answer in another way: statements with facets, a quotation's versions, events as a calendar and
on a map, the network of relations."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rundingan.errors import DossierError
from rundingan.views import articles, events, facets, places, quotations, statements
from rundingan.views.filters import MOST, Filters
from rundingan.views.relations import KINDS, relations
from rundingan.web.calendar import days_of, month_of
from rundingan.web.network import net_of
from rundingan.web.pages import day_before, filters_or_trouble, known
from rundingan.web.questions import QUESTIONS
from rundingan.web.showing import following, page
from rundingan.web.world import shapes

_MOST_LEAST: Final = 50


def said(request: Request) -> Response:
    """Statements, with what they can be narrowed by."""
    etag, same = known(request)
    if same:
        return same
    filters, wrong = filters_or_trouble(request)
    with request.app.state.store.reading() as connection:
        found = statements.ask(connection, filters)
        narrower = facets.ask(connection, msgspec.structs.replace(filters, cursor=None))
        elsewhere = quotations.others(connection, found.rows)
    return page(
        request, "statements", etag=etag, found=found, filters=filters, question=QUESTIONS["statements"], wrong=wrong,
        next=following(request, found), also="statements", facets=narrower, elsewhere=elsewhere,
    )  # fmt: skip


def quotation(request: Request) -> Response:
    """The versions of one quotation side by side."""
    etag, same = known(request)
    if same:
        return same
    with request.app.state.store.reading() as connection:
        found = quotations.versions(connection, request.path_params["number"])
    if not found:
        raise HTTPException(404, "This dossier has no quotation of that number.")
    return page(request, "quotation", etag=etag, found=found)


def happened(request: Request) -> Response:
    """Events: a list, a calendar or a map."""
    etag, same = known(request)
    if same:
        return same
    filters, wrong = filters_or_trouble(request)
    view = request.query_params.get("view", "list")
    shown: dict[str, Any] = {"month": None, "places": None, "shapes": (), "found": None, "next": None}
    with request.app.state.store.reading() as connection:
        if view == "calendar":
            shown["month"], wrong = _month(connection, filters, request.query_params.get("month"), wrong)
        elif view == "map":
            shown |= {"places": places.ask(connection, filters), "shapes": shapes()}
        else:
            view, found = "list", events.ask(connection, filters)
            shown |= {"found": found, "next": following(request, found)}
    return page(
        request, "events", etag=etag, filters=filters, question=QUESTIONS["events"], wrong=wrong, also="events",
        view=view, **shown,
    )  # fmt: skip


def _month(connection: Any, filters: Filters, asked: str | None, wrong: str | None) -> tuple[Any, str | None]:
    """The month that is asked for, else that of the newest event; None where there is no event at all."""
    first: str | None = None
    if asked:
        try:
            first, last = days_of(asked)
        except DossierError as refused:
            wrong = str(refused)
    if first is None:
        newest = events.ask(connection, msgspec.structs.replace(filters, limit=1, cursor=None)).rows
        if not newest or not newest[0].day:
            return None, wrong
        first, last = days_of(newest[0].day[:7])
    within = msgspec.structs.replace(
        filters,
        since=max(first, filters.since or first),
        until=min(last, filters.until or last),
        limit=MOST,
        cursor=None,
    )
    return month_of(first[:7], events.ask(connection, within).rows), wrong


def network(request: Request) -> Response:
    """Who has to do with whom."""
    etag, same = known(request)
    if same:
        return same
    asked, wrong = request.query_params, None
    kinds = [kind for kind in asked.getlist("kind") if kind in KINDS]
    given = asked.get("least", "1")
    least = int(given) if given.isdecimal() and len(given) < 3 and 1 <= int(given) <= _MOST_LEAST else 1
    try:
        within = Filters.of(since=asked.get("since") or None, until=asked.get("until") or None)
    except DossierError as refused:
        within, wrong = Filters(), str(refused)
    with request.app.state.store.reading() as connection:
        since = within.since
        if not (since or within.until):  # all days of a large dossier take long
            since = day_before(articles.extent(connection).last)
        nodes, found = relations(connection, since=since, until=within.until, least=least)
    found = [each for each in found if not kinds or each.kind in kinds]
    return page(
        request, "network", etag=etag, net=net_of(nodes, found), kinds=KINDS, least=least, wrong=wrong, since=since,
        names={node.id: node.name for node in nodes},
    )  # fmt: skip


ROUTES: Final = [
    Route("/statements", said),
    Route("/quotations/{number:int}", quotation),
    Route("/events", happened),
    Route("/network", network),
]
