"""Answers that are one thing rather than rows: an article, a person, what is new, who has to do with whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import Connection
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from rundingan.errors import DossierError
from rundingan.views import articles, changes, people
from rundingan.views.filters import Filters
from rundingan.views.reading import Reading, reading_of
from rundingan.views.relations import Net, net
from rundingan.views.rows import Changes, Profile
from rundingan.views.units import in_utf16
from rundingan.web.asked import (
    address,
    as_json,
    filters_of,
    kept,
    query,
    state_of,
    tag,
    unchanged,
    wants_utf16,
    whole_number,
)

_DAYS: Final = 42
"""Days that an overview tells of, unless told otherwise."""
_NEVER: Final = "0001-01-01"
"""A day since which an empty dossier is told of."""
_EACH: Final = 20
"""Rows of each part of an overview, unless told otherwise."""


class Single(Struct, frozen=True, kw_only=True):
    """An answer that is one thing.

    Attributes:
        name, path: its name, and its address; ``{number}`` is what it is asked by.
        about: what it is, in one sentence.
        ask: gives it, or None where there is none.
        answer: what it is made of.
        filters: what narrows it.
        missing: what is told where there is none.
    """

    name: str
    path: str
    about: str
    ask: Callable[[Connection, Request], Any]
    answer: type[Struct]
    filters: tuple[str, ...] = ()
    missing: str = ""


def recent(last: str | None) -> str:
    """The day since which an overview tells, of a dossier that ends on a day."""
    if last is None:
        return _NEVER
    return (date.fromisoformat(last) - timedelta(days=_DAYS)).isoformat()


def _overview(connection: Connection, request: Request) -> Changes:
    params = request.query_params
    filters = filters_of(params)
    since = filters.since or recent(articles.extent(connection).last)
    limit = filters.limit if "limit" in params else _EACH
    given = {name: getattr(filters, name) for name in changes.FILTERS if name != "since"}
    filters.check("changes", changes.FILTERS)
    asked = Filters(**given, since=since, limit=limit)
    return kept(request, connection, "changes", repr(asked), make=lambda: changes.ask(connection, asked))


def relations_of(connection: Connection, request: Request) -> Net:
    """The net of relations that a request asks for, made once until the dossier changes."""
    asked = str(request.query_params)
    return kept(request, connection, "net", asked, make=lambda: net_of(connection, request.query_params))


def net_of(connection: Connection, params: QueryParams) -> Net:
    """The net of relations that an address asks for.

    Raises:
        DossierError: it cannot be asked so.
    """
    least = whole_number("least", params.get("least") or "1")
    filters = filters_of(params, "least")
    filters.check("relations", ("since", "until"))
    if "limit" in params or "cursor" in params:
        raise DossierError("relations come all at once; narrow them by since, until, least")
    return net(connection, since=filters.since, until=filters.until, least=least)


def _nothing_else(request: Request) -> int:
    """The number in an address that has no filters."""
    filters_of(request.query_params).check("one of them", ())
    number: int = request.path_params["number"]
    return number


def _article(connection: Connection, request: Request) -> Reading | None:
    return reading_of(connection, _nothing_else(request))


def _person(connection: Connection, request: Request) -> Profile | None:
    number = str(_nothing_else(request))
    return kept(request, connection, "person", number, make=lambda: people.profile(connection, number))


SINGLES: Final = (
    Single(
        name="overview", path="/overview.json", ask=_overview, answer=Changes, filters=changes.FILTERS,
        about=f"What is new since a day; without one, since {_DAYS} days before the newest article.",
    ),
    Single(
        name="relations", path="/relations.json", ask=relations_of, answer=Net, filters=("since", "until"),
        about="Who accuses, supports, meets whom: the net of all relations.",
    ),
    Single(
        name="person", path="/people/{number}.json", ask=_person, answer=Profile,
        about="One person, body or country: names, roles over time, statements, positions, whom it has to do with.",
        missing="Nobody in this dossier has that number.",
    ),
    Single(
        name="article", path="/articles/{number}.json", ask=_article, answer=Reading,
        about="One article: its text, and everything found in it.",
        missing="This dossier has no article of that number.",
    ),
)  # fmt: skip


def _route(single: Single) -> Route:
    def endpoint(request: Request) -> Response:
        counts_utf16 = wants_utf16(request.query_params)
        with request.app.state.store.reading() as connection:
            etag = tag(request, state_of(connection))
            if same := unchanged(request, etag):
                return same
            found = single.ask(connection, request)
            if found is None:
                raise HTTPException(404, single.missing)
            if isinstance(found, Profile) and found.person.id != request.path_params["number"]:  # merged into another
                there = single.path.replace("{number}", str(found.person.id))
                return RedirectResponse(address(there, query(request.query_params)), 302)
            if counts_utf16:
                found = in_utf16(connection, found)
        return as_json(found, headers={"etag": etag})

    return Route(single.path.replace("{number}", "{number:int}"), endpoint, name=f"{single.name}.json")


ROUTES: Final = [_route(single) for single in SINGLES]
