"""Rows of a dossier's answers as what calendars (:mod:`.icalendar`) and claims (:mod:`.schemaorg`) are written of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rundingan.exports.icalendar import Entry
from rundingan.exports.schemaorg import Claimed, Told
from rundingan.views.rows import ClaimRow, EventRow, Side


def entries(rows: Iterable[EventRow]) -> Iterator[Entry]:
    """The entries of a calendar for events; those without a day have none."""
    for row in rows:
        if row.day is not None:
            yield Entry(
                day=row.day, type=row.type, status=row.status, mode=row.mode,
                who=tuple(who.name for who in (*row.actors, *row.recipients)),
                place=row.place.name if row.place else None, words=row.words, article=row.article.key,
                url=row.article.url, stamp=f"{row.article.published or row.day}T00:00:00",
            )  # fmt: skip


def claimed(row: ClaimRow) -> Claimed:
    """A claim with those who assert and deny it."""
    return Claimed(
        id=row.id, words=row.words, status=row.status, language=row.language,
        asserted=tuple(map(_told, row.asserted_by)), denied=tuple(map(_told, row.denied_by)),
    )  # fmt: skip


def _told(side: Side) -> Told:
    return Told(
        name=side.who.name if side.who else None, type=side.who.type if side.who else None, words=side.words,
        day=side.day, outlet=side.article.outlet, url=side.article.url, title=side.article.title,
    )  # fmt: skip
