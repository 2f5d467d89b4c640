"""The same answers for programs: every question as JSON, a page at a time; as CSV and as JSON Lines, whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import Any, Final

import msgspec
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from rundingan.errors import BusyError
from rundingan.exports.csv import safe
from rundingan.views.filters import Filters
from rundingan.views.page import Page, columns, flat
from rundingan.views.units import in_utf16
from rundingan.web.asked import address, as_json, filters_of, kept, query, state_of, tag, unchanged, wants_utf16
from rundingan.web.questions import QUESTIONS, Question

Pieces = Iterator[str]
Written = Callable[[type[Any], Iterator[Page[Any]]], Pieces]


def asked(request: Request, question: Question) -> Filters:
    """What a request asks of a question.

    Raises:
        DossierError: it cannot be asked so.
    """
    filters = question.narrowed(filters_of(request.query_params), limited="limit" in request.query_params)
    filters.check(question.name, question.filters, **question.choices)
    return filters


def as_page(request: Request, question: Question) -> Response:
    """A page of rows, with the address of the next."""
    filters, counts_utf16 = asked(request, question), wants_utf16(request.query_params)
    with request.app.state.store.reading() as connection:
        etag = tag(request, state_of(connection))
        if same := unchanged(request, etag):
            return same
        found = page_of(request, connection, question, filters)
        if counts_utf16:
            found = in_utf16(connection, found)
    following = address(request.url.path, query(request.query_params), cursor=found.next) if found.next else None
    return as_json({"rows": found.rows, "next": following}, headers={"etag": etag})


def page_of(request: Request, connection: Connection, question: Question, filters: Filters) -> Page[Any]:
    """A page of rows; of a slow question, the one that is kept."""
    if not question.slow:
        return question.ask(connection, filters)
    return kept(request, connection, question.name, repr(filters), make=lambda: question.ask(connection, filters))


def as_whole(request: Request, question: Question, write: Written, media_type: str) -> Response:
    """All rows, page after page as they are read."""
    filters, counts_utf16 = asked(request, question), wants_utf16(request.query_params)
    filters = msgspec.structs.replace(filters, limit=question.most)

    def pieces(connection: Connection) -> Pieces:
        return write(question.row, pages_of(connection, question, filters, counts_utf16))

    return streamed(request, pieces, media_type, request.url.path.strip("/"))


def streamed(request: Request, pieces: Callable[[Connection], Pieces], media_type: str, name: str) -> Response:
    """A file that is sent while it is made, all of one state of the dossier.

    Args:
        pieces: makes it; what it raises before its first piece is told as an error.
        name: the file's name.

    Raises:
        BusyError: as many are being sent as may be at a time.
    """
    store = request.app.state.store
    with store.reading() as connection:
        etag = tag(request, state_of(connection))
    headers = {"etag": etag, "content-disposition": f'attachment; filename="{name}"'}
    if same := unchanged(request, etag):
        return same
    if request.method == "HEAD":
        return Response(headers=headers, media_type=media_type)
    made = _held(request, pieces)
    first = next(made)  # whatever cannot be asked is refused here, before anything is sent
    return StreamingResponse(chain([first], made), media_type=media_type, headers=headers)


def _held(request: Request, pieces: Callable[[Connection], Pieces]) -> Pieces:
    """The pieces, read through a connection that is kept until the last is sent or nobody takes it."""
    streams = request.app.state.streams
    if not streams.acquire(blocking=False):
        raise BusyError("Too many files are being sent just now; try again in a moment.")
    try:
        with request.app.state.store.reading() as connection:  # one state of the dossier, however long it takes
            yield from pieces(connection)
    finally:
        streams.release()


def pages_of(
    connection: Connection, question: Question, filters: Filters, counts_utf16: bool = False
) -> Iterator[Page[Any]]:
    """The pages of an answer, one after the other, from the one at the cursor on."""
    cursor = filters.cursor
    while True:
        found = question.ask(connection, msgspec.structs.replace(filters, cursor=cursor))
        yield in_utf16(connection, found) if counts_utf16 else found
        cursor = found.next
        if cursor is None:
            return


def table(row: type[Any], pages: Iterator[Page[Any]]) -> Pieces:
    """Rows as CSV."""
    names = columns(row)
    head = [_line(names)]
    for page in pages:
        lines = [_line([_cell(cells.get(name)) for name in names]) for cells in map(flat, page.rows)]
        yield "".join(head + lines)
        head = []


def lines(row: type[Any], pages: Iterator[Page[Any]]) -> Pieces:
    """Rows as JSON Lines."""
    for page in pages:
        yield "".join(msgspec.json.encode(each).decode() + "\n" for each in page.rows)


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe(value) if isinstance(value, str) else value


def _line(cells: list[Any]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()


WHOLE: Final[dict[str, tuple[Written, str]]] = {"csv": (table, "text/csv"), "jsonl": (lines, "application/x-ndjson")}
"""Forms in which a question is answered whole: what writes them, and their media type."""


def _routes() -> Iterator[Route]:
    for name, question in QUESTIONS.items():
        yield Route(f"/{name}.json", _endpoint(as_page, question=question), name=f"{name}.json")
        for suffix, (write, media_type) in WHOLE.items():
            whole = _endpoint(as_whole, question=question, write=write, media_type=media_type)
            yield Route(f"/{name}.{suffix}", whole, name=f"{name}.{suffix}")


def _endpoint(answer: Callable[..., Response], **given: Any) -> Callable[[Request], Response]:
    """A function of a request: Starlette runs one in a thread, where it would await a partial."""
    asked_so = partial(answer, **given)

    def endpoint(request: Request) -> Response:
        return asked_so(request)

    return endpoint


ROUTES = [*_routes()]
