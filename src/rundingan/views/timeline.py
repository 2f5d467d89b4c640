"""The talks day by day: who spoke, who met, what came on the table, who moved."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from sqlalchemy import Connection, func, select

from rundingan.dossier.schema import articles, events, positions, proposals, statements
from rundingan.views import events as of_events
from rundingan.views.asking import Asking, Condition
from rundingan.views.filters import Filters, as_cursor, parse_cursor
from rundingan.views.page import Page
from rundingan.views.rows import Day, Tabled, Tally
from rundingan.views.tellings import moves, shifted

FILTERS: Final = ("party", "country", "outlet", "language", "since", "until")
"""What the question may be narrowed by."""

MEETING: Final = "CONSULT"
_SPEAKERS: Final = 10
_EACH: Final = 20
"""Meetings, proposals and moves of a day that are shown."""
_LOOKED: Final = 200
"""Tellings of stances of a day that are looked at for moves."""


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
    return Page(tuple(_day(asking, conditions, day) for day in page), following)


def _of_statements(asking: Asking) -> list[Condition]:
    filters, column = asking.filters, statements.c
    return [
        *asking.by(column.speaker, filters.party),
        *asking.of_country(column.speaker),
        *asking.any_of(asking.loose(column.outlet), filters.outlet),
        *asking.any_of(asking.loose(column.language), filters.language),
        *asking.within(column.day),
    ]


def _day_before(asking: Asking, conditions: list[Condition], day: str | None) -> str | None:
    earlier = [statements.c.day < day] if day else [statements.c.day.is_not(None)]
    wanted = select(statements.c.day).where(*conditions, *earlier).order_by(statements.c.day.desc()).limit(1)
    found: str | None = asking.connection.execute(wanted).scalar()
    return found


def _day(asking: Asking, conditions: list[Condition], day: str) -> Day:
    count, speakers = _speakers(asking, conditions, day)
    return Day(
        day=day,
        articles=_articles(asking, day),
        statements=count,
        speakers=speakers,
        meetings=of_events.told(asking, _meetings(asking, day)),
        proposals=_proposals(asking, day),
        moves=moves(asking, _moved(asking, day)),
    )


def _speakers(asking: Asking, conditions: list[Condition], day: str) -> tuple[int, tuple[Tally, ...]]:
    rows = asking.connection.execute(
        select(statements.c.speaker, func.count())
        .where(*conditions, statements.c.day == day)
        .group_by(statements.c.speaker)
    ).all()
    whos = asking.whos(speaker for speaker, _ in rows)
    counts: Counter[int] = Counter()
    for speaker, count in rows:
        if speaker is not None:
            counts[whos[speaker].id] += count
    names = {who.id: who.name for who in whos.values()}
    every = sum(count for _, count in rows)
    return every, tuple(Tally(names[who], count) for who, count in counts.most_common(_SPEAKERS))


def _articles(asking: Asking, day: str) -> int:
    filters = asking.filters
    wanted = select(func.count()).where(
        articles.c.current == 1,
        articles.c.published == day,
        *asking.any_of(asking.loose(articles.c.outlet), filters.outlet),
        *asking.any_of(asking.loose(articles.c.language), filters.language),
    )
    return int(asking.connection.execute(wanted).scalar_one())


def _meetings(asking: Asking, day: str) -> list[int]:
    filters, column = asking.filters, events.c
    conditions = [column.type == MEETING, column.day == day]
    of_somebody = of_events.of_parties(asking)
    conditions += [*of_somebody, *asking.any_of(asking.loose(column.outlet), filters.outlet)]
    conditions += asking.any_of(asking.loose(column.language), filters.language)
    wanted = select(column.id).where(*conditions).order_by(column.id.desc()).limit(_EACH)
    return [*asking.connection.execute(wanted).scalars()]


def _proposals(asking: Asking, day: str) -> tuple[Tabled, ...]:
    if asking.filters.party or asking.filters.country:
        return ()
    wanted = select(proposals.c.name, proposals.c.id).where(proposals.c.first_day == day)
    rows = asking.connection.execute(wanted.order_by(proposals.c.id).limit(_EACH))
    return tuple(Tabled(row.name, row.id) for row in rows)


def _moved(asking: Asking, day: str) -> list[Any]:
    filters, column = asking.filters, positions.c
    conditions = [
        *asking.by(column.party, filters.party),
        *asking.of_country(column.party),
        *asking.any_of(asking.loose(column.outlet), filters.outlet),
        *asking.any_of(asking.loose(column.language), filters.language),
        column.day == day,
    ]
    ids = asking.connection.execute(
        select(column.id).where(*conditions).order_by(column.id.desc()).limit(_LOOKED)
    ).scalars()  # fmt: skip
    found = [each for each in shifted(asking, [*ids], until=day) if each.shift not in (None, "repeat", "new")]
    return found[:_EACH]
