"""Answers in the forms of other programs: the net for graph programs, events for calendars, claims for the web."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import msgspec
from msgspec import Struct
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rundingan.errors import DossierError
from rundingan.exports import graphml, icalendar, schemaorg
from rundingan.exports.answered import claimed, entries
from rundingan.views.filters import Filters
from rundingan.web.answers import Pieces, pages_of, streamed
from rundingan.web.asked import filters_of
from rundingan.web.questions import QUESTIONS, Question
from rundingan.web.singles import relations_of


class Download(Struct, frozen=True, kw_only=True):
    """A form.

    Attributes:
        name: in the address (``/export/NAME``).
        about: what it is, in one sentence.
        file: the name of the file.
        media_type: its type.
        of: the question whose rows it has; None of the net.
        write: makes it.
    """

    name: str
    about: str
    file: str
    media_type: str
    of: Question | None
    write: Callable[[Connection, Request], Pieces]


def _graphml(connection: Connection, request: Request) -> Pieces:
    net = relations_of(connection, request)
    return graphml.chunks(net.nodes, net.relations)


def _calendar(connection: Connection, request: Request) -> Pieces:
    question = QUESTIONS["events"]

    def every() -> Iterator[icalendar.Entry]:
        for page in pages_of(connection, question, whole(request, question)):
            yield from entries(page.rows)

    return icalendar.chunks(every())


def _claims(connection: Connection, request: Request) -> Pieces:
    question = QUESTIONS["disputes"]
    pages = pages_of(connection, question, whole(request, question))
    return schemaorg.chunks(claimed(row) for page in pages for row in page.rows)


def whole(request: Request, question: Question) -> Filters:
    """What a request asks of a question that is answered whole.

    Raises:
        DossierError: it cannot be asked so, or is to have only some rows.
    """
    filters = filters_of(request.query_params)
    if "limit" in request.query_params or filters.cursor:
        raise DossierError("a file has all rows; narrow it by filters, not by limit or cursor")
    filters.check(question.name, question.filters, **question.choices)
    return msgspec.structs.replace(filters, limit=question.most)


DOWNLOADS: Final = (
    Download(
        name="graphml", file="relations.graphml", media_type="application/graphml+xml", of=None, write=_graphml,
        about="The net of relations as GraphML, for Gephi, yEd, igraph.",
    ),
    Download(
        name="ics", file="events.ics", media_type="text/calendar", of=QUESTIONS["events"], write=_calendar,
        about="The dated events as a calendar (RFC 5545).",
    ),
    Download(
        name="schemaorg", file="claims.jsonld", media_type="application/ld+json", of=QUESTIONS["disputes"],
        write=_claims, about="The claims and their sides as schema.org Claim, in JSON-LD.",
    ),
)  # fmt: skip


def _route(download: Download) -> Route:
    def endpoint(request: Request) -> Response:
        def pieces(connection: Connection) -> Pieces:
            return _gathered(download.write(connection, request))

        if download.of is not None:
            whole(request, download.of)  # refused before anything is made
        return streamed(request, pieces, download.media_type, download.file)

    return Route(f"/export/{download.name}", endpoint, name=f"export {download.name}")


_PIECE: Final = 65_536
"""Letters of a piece that is sent."""


def _gathered(pieces: Pieces) -> Pieces:
    """Small pieces as larger ones."""
    some: list[str] = []
    size = 0
    for piece in pieces:
        some.append(piece)
        size += len(piece)
        if size >= _PIECE:
            yield "".join(some)
            some, size = [], 0
    yield "".join(some)


ROUTES: Final = [_route(download) for download in DOWNLOADS]
