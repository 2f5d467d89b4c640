"""The same answers for programs: every question as JSON, a page at a time, and as CSV, whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from rundingan.exports.csv import safe
from rundingan.views.filters import MOST, Filters
from rundingan.views.page import columns, flat
from rundingan.web.asked import address, as_json, filters_of, query, state, tag, unchanged
from rundingan.web.questions import QUESTIONS, Question


def as_page(request: Request, question: Question) -> Response:
    """A page of rows, with the address of the next."""
    store = request.app.state.store
    etag = tag(request, state(store))
    if same := unchanged(request, etag):
        return same
    filters = filters_of(request.query_params)
    with store.reading() as connection:
        found = question.ask(connection, filters)
    following = address(request.url.path, query(request.query_params), cursor=found.next) if found.next else None
    return as_json({"rows": found.rows, "next": following}, headers={"etag": etag})


def as_table(request: Request, question: Question) -> Response:
    """All rows as a table, page after page as they are read."""
    store = request.app.state.store
    etag = tag(request, state(store))
    if same := unchanged(request, etag):
        return same
    filters = msgspec.structs.replace(filters_of(request.query_params), limit=MOST)
    filters.check(question.name, question.filters)
    headers = {"etag": etag, "content-disposition": f'attachment; filename="{question.name}.csv"'}
    return StreamingResponse(_lines(store, question, filters), media_type="text/csv", headers=headers)


def _lines(store: Any, question: Question, filters: Filters) -> Iterator[str]:
    names = columns(question.row)
    yield _line(names)
    cursor = filters.cursor
    with store.reading() as connection:  # one state of the dossier, however long it takes
        while True:
            found = question.ask(connection, msgspec.structs.replace(filters, cursor=cursor))
            for row in found.rows:
                cells = flat(row)
                yield _line([_cell(cells.get(name)) for name in names])
            cursor = found.next
            if cursor is None:
                return


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe(value) if isinstance(value, str) else value


def _line(cells: list[Any]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()


def _routes() -> Iterator[Route]:
    for question in QUESTIONS.values():

        def page(request: Request, question: Question = question) -> Response:
            return as_page(request, question)

        def table(request: Request, question: Question = question) -> Response:
            return as_table(request, question)

        yield Route(f"/{question.name}.json", page, name=f"{question.name}.json")
        yield Route(f"/{question.name}.csv", table, name=f"{question.name}.csv")


ROUTES = [*_routes()]
