"""The talks day by day: who spoke, who met, what came on the table, who moved."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, select

from rundingan.dossier.schema import articles, entities, events, positions, proposals, statements
from rundingan.views import events as of_events
from rundingan.views.asking import Asking, Condition
from rundingan.views.filters import Filters, as_cursor, parse_cursor
from rundingan.views.page import Page
from rundingan.views.rows import Day, Tabled, Tally
from rundingan.views.shifts import Shifted
from rundingan.views.tellings import moves, shifted, told_before

FILTERS: Final = ("party", "country", "outlet", "language", "since", "until")
"""What the question may be narrowed by."""

MEETING: Final = "CONSULT"
_SPEAKERS: Final = 10
_EACH: Final = 20
"""Meetings, proposals and moves of a day that are shown."""
_LOOKED: Final = 1_000
"""Tellings of stances that are looked at for moves."""


def ask(connection: Connection, filters: Filters) -> Page[Day]:
    """The days on which statements were made, the newest first; ``limit`` is a number of days.

    Raises:
        DossierError: they are narrowed by something unknown.
    """
    filters.check("days", FILTERS)
    asking = Asking(connection, filters)
    conditions = _of_statements(asking)
    days: list[str] = []
    before = parse_cursor(filters.cursor)[0] if filters.cursor else None
    while len(days) <= filters.limit:
        found = _day_before(asking, conditions, before)
        if found is None:
            break
        days.append(found)
        before = found
    page = days[: filters.limit]
    following = as_cursor(page[-1], 0) if len(days) > len(page) else None
    return Page(_told(asking, conditions, page) if page else (), following)


def _of_statements(asking: Asking) -> list[Condition]:
    filters, column = asking.filters, statements.c
    return [
        *asking.by(column.speaker, filters.party),
        *asking.of_country(column.speaker),
        *_of_outlets(asking, column),
        *asking.within(column.day),
    ]


def _day_before(asking: Asking, conditions: list[Condition], day: str | None) -> str | None:
    earlier = [statements.c.day < day] if day else [statements.c.day.is_not(None)]
    wanted = select(statements.c.day).where(*conditions, *earlier).order_by(statements.c.day.desc()).limit(1)
    found: str | None = asking.connection.execute(wanted).scalar()
    return found


def _told(asking: Asking, conditions: list[Condition], days: Sequence[str]) -> tuple[Day, ...]:
    """The days, each part of all of them asked for at once."""
    said = _said(asking, conditions, days)
    speakers = {day: _speakers(those) for day, those in said.items()}
    whos = asking.whos(who for those in speakers.values() for who, _ in those)
    published = _published(asking, days)
    meetings = {each.id: each for each in of_events.told(asking, _meetings(asking, days))}
    moved = moves(asking, _moved(asking, days))
    tabled = _proposals(asking, days)
    return tuple(
        Day(
            day=day,
            articles=published.get(day, 0),
            statements=sum(count for _, count in said.get(day, ())),
            speakers=tuple(Tally(whos[who].name, count) for who, count in speakers.get(day, ())),
            meetings=tuple(each for each in meetings.values() if each.day == day)[:_EACH],
            proposals=tuple(tabled.get(day, ())),
            moves=tuple(each for each in moved if each.now.day == day)[:_EACH],
        )
        for day in days
    )


def _between(column: ColumnElement[Any], days: Sequence[str]) -> Condition:
    """The condition that a day is one of the page's, which are in a row, the newest first."""
    return column.between(days[-1], days[0])


def _of_outlets(asking: Asking, columns: Any) -> list[Condition]:
    found = asking.any_of(asking.loose(columns.outlet), asking.filters.outlet)
    return [*found, *asking.any_of(asking.loose(columns.language), asking.filters.language)]


def _said(
    asking: Asking, conditions: list[Condition], days: Sequence[str]
) -> dict[str, list[tuple[int | None, int]]]:  # fmt: skip
    """How many statements each made on each day."""
    who = entities.c.shown
    rows = asking.connection.execute(
        select(statements.c.day, who, func.count())
        .outerjoin(entities, entities.c.id == statements.c.speaker)
        .where(*conditions, _between(statements.c.day, days))
        .group_by(statements.c.day, who)
    )
    found: dict[str, list[tuple[int | None, int]]] = {}
    for day, shown, count in rows:
        found.setdefault(day, []).append((shown, count))
    return found


def _speakers(those: Sequence[tuple[int | None, int]]) -> list[tuple[int, int]]:
    """Those who said most."""
    named = [(who, count) for who, count in those if who is not None]
    return nsmallest(_SPEAKERS, named, key=lambda each: (-each[1], each[0]))


def _published(asking: Asking, days: Sequence[str]) -> dict[str, int]:
    """How many articles were published on each day."""
    column = articles.c
    wanted = select(column.published, func.count()).where(
        column.current == 1, _between(column.published, days), *_of_outlets(asking, column)
    )
    return {row[0]: row[1] for row in asking.connection.execute(wanted.group_by(column.published))}


def _meetings(asking: Asking, days: Sequence[str]) -> list[int]:
    column = events.c
    conditions = [column.type == MEETING, _between(column.day, days), *of_events.of_parties(asking)]
    rank = func.row_number().over(partition_by=column.day, order_by=column.id.desc()).label("rank")
    ranked = select(column.id, rank).where(*conditions, *_of_outlets(asking, column)).subquery()
    wanted = select(ranked.c.id).where(ranked.c.rank <= _EACH).order_by(ranked.c.id.desc())
    return [*asking.connection.execute(wanted).scalars()]


def _proposals(asking: Asking, days: Sequence[str]) -> dict[str, list[Tabled]]:
    """The first proposals of each day."""
    found: dict[str, list[Tabled]] = {}
    if asking.filters.party or asking.filters.country:
        return found
    wanted = select(proposals.c.name, proposals.c.id, proposals.c.first_day).where(
        _between(proposals.c.first_day, days)
    )  # fmt: skip
    for row in asking.connection.execute(wanted.order_by(proposals.c.id)):
        those = found.setdefault(row.first_day, [])
        if len(those) < _EACH:
            those.append(Tabled(row.name, row.id))
    return found


def _moved(asking: Asking, days: Sequence[str]) -> list[Shifted]:
    filters, column = asking.filters, positions.c
    conditions = [
        *asking.by(column.party, filters.party),
        *asking.of_country(column.party),
        *_of_outlets(asking, column),
        _between(column.day, days),
        told_before(),
    ]
    newest = select(column.id).where(*conditions).order_by(column.day.desc(), column.id.desc()).limit(_LOOKED)
    found = shifted(asking, [*asking.connection.execute(newest).scalars()], until=days[0])
    return [each for each in found if each.shift not in (None, "repeat", "new")]
