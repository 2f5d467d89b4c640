"""All that an export holds, page after page out of one state of a dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from rundingan.dossier.schema import articles as table
from rundingan.model import Record
from rundingan.views import articles, claims, events
from rundingan.views.asking import among, in_order
from rundingan.views.filters import Filters
from rundingan.views.page import Page
from rundingan.views.rows import ClaimRow, EventRow

_PAGE: Final = 200
_decode = msgspec.json.Decoder(Record).decode

Row = TypeVar("Row", bound=Struct)


def every(
    connection: Connection, ask: Callable[[Connection, Filters], Page[Row]], filters: Filters
) -> Iterator[Page[Row]]:
    """All pages of an answer."""
    cursor = filters.cursor
    while True:
        page = ask(connection, msgspec.structs.replace(filters, limit=_PAGE, cursor=cursor))
        yield page
        cursor = page.next
        if cursor is None:
            return


def records(connection: Connection, filters: Filters) -> Iterator[Record]:
    """The records of the articles that the filters find, those published last first.

    Raises:
        DossierError: articles are not narrowed by one of the filters.
    """
    for page in every(connection, articles.ask, filters):
        ids = [row.id for row in page.rows]
        rows = connection.execute(select(table.c.id, table.c.record_json, table.c.text).where(among(table.c.id, ids)))
        found: dict[int, Any] = {row.id: row for row in rows}
        for row in in_order(ids, found):
            yield msgspec.structs.replace(_decode(row.record_json), text=row.text)


def disputes(connection: Connection, filters: Filters) -> Iterator[ClaimRow]:
    """The claims that the filters find."""
    for page in every(connection, claims.ask, filters):
        yield from page.rows


def happenings(connection: Connection, filters: Filters) -> Iterator[EventRow]:
    """The events that the filters find."""
    for page in every(connection, events.ask, filters):
        yield from page.rows
