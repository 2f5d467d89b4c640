"""What is new since a day: the morning's briefing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, func, or_, select

from rundingan.dossier.claims import DENIES, WITHDRAWS
from rundingan.dossier.schema import articles, claim_sides, events, positions, proposals, statements, tabled
from rundingan.errors import DossierError
from rundingan.views import claims as of_claims
from rundingan.views import commitments as of_commitments
from rundingan.views import events as of_events
from rundingan.views.asking import Asking, Condition, among
from rundingan.views.filters import Filters
from rundingan.views.rows import Changes, EventRow, Proposed, Tally
from rundingan.views.shifts import Shifted
from rundingan.views.tellings import moves, shifted, told_before
from rundingan.views.timeline import MEETING

FILTERS: Final = ("party", "country", "outlet", "language", "since", "until")
"""What the question may be narrowed by."""

_TIMES: Final = 20
"""So many more tellings and sides than are shown are looked at for moves and disputes, the newest."""
_OUTLETS: Final = 10
_DONE: Final = ("happened", "ongoing")

_numbers = msgspec.json.Decoder(tuple[int, ...]).decode


def ask(connection: Connection, filters: Filters) -> Changes:
    """What is new since a day (``since``), of each part the newest ``limit``.

    A day is that of which an article tells, not the one on which it was added.

    Raises:
        DossierError: no day is given, or it is narrowed by something unknown.
    """
    filters.check("changes", FILTERS)
    if filters.since is None:
        raise DossierError("changes are told since a day; name one, such as 2031-05-02")
    asking = Asking(connection, filters)
    moved, first = _shifts(asking, told_before(), _TIMES), _shifts(asking, ~told_before(), 1)
    parts = replace(filters, cursor=None)
    return Changes(
        since=filters.since,
        until=filters.until or _newest_day(asking),
        articles=_count(asking, articles.c.published, articles.c, [articles.c.current == 1]),
        statements=_statements(asking),
        outlets=_outlets(asking),
        proposals=_proposals(asking),
        moves=moves(asking, [each for each in moved if each.shift != "new"][: filters.limit]),
        stances=moves(asking, first[: filters.limit]),
        disputed=of_claims.told(asking, _disputed(asking)[: filters.limit]),
        commitments=of_commitments.ask(connection, parts).rows,
        meetings=_events(asking, [events.c.type == MEETING]),
        events=_events(asking, [events.c.type != MEETING, events.c.status.in_(_DONE)]),
    )


def _newest_day(asking: Asking) -> str | None:
    newest = select(func.max(articles.c.published)).where(articles.c.current == 1)
    day: str | None = asking.connection.execute(newest).scalar()
    return day


def _of_outlets(asking: Asking, columns: Any) -> list[Condition]:
    """The conditions that the outlet and the language of rows are those asked for."""
    filters = asking.filters
    found = asking.any_of(asking.loose(columns.outlet), filters.outlet)
    return [*found, *asking.any_of(asking.loose(columns.language), filters.language)]


def _count(asking: Asking, day: Any, columns: Any, conditions: list[Condition]) -> int:
    wanted = select(func.count()).where(*conditions, *_of_outlets(asking, columns), *asking.within(day))
    return int(asking.connection.execute(wanted).scalar_one())


def _statements(asking: Asking) -> int:
    by = [*asking.by(statements.c.speaker, asking.filters.party), *asking.of_country(statements.c.speaker)]
    return _count(asking, statements.c.day, statements.c, by)


def _outlets(asking: Asking) -> tuple[Tally, ...]:
    column = articles.c
    conditions = [column.current == 1, column.outlet.is_not(None), *asking.within(column.published)]
    count = func.count()
    wanted = select(column.outlet, count).where(*conditions, *_of_outlets(asking, column)).group_by(column.outlet)
    rows = asking.connection.execute(wanted.order_by(count.desc(), column.outlet).limit(_OUTLETS))
    return tuple(Tally(row[0], row[1]) for row in rows)


def _proposals(asking: Asking) -> tuple[Proposed, ...]:
    column = proposals.c
    wanted = select(column.id, column.name, column.first_day, column.by_json).where(*asking.within(column.first_day))
    newest = wanted.order_by(column.first_day.desc(), column.id.desc()).limit(asking.filters.limit)
    rows = asking.connection.execute(newest).all()
    by = {row.id: _numbers(row.by_json) for row in rows}
    firsts = _first_told(asking, [row.id for row in rows])
    whos = asking.whos(who for those in by.values() for who in those)
    sources = asking.sources(firsts.values())
    return tuple(
        Proposed(
            row.name,
            row.id,
            row.first_day,
            tuple(dict.fromkeys(whos[who] for who in by[row.id] if who in whos)),
            sources[firsts[row.id]],
        )
        for row in rows
        if row.id in firsts
    )


def _first_told(asking: Asking, ids: Sequence[int]) -> dict[int, int]:
    """The article that spoke of each proposal first."""
    column = tabled.c
    order = (column.day, column.article_id)
    rank = func.row_number().over(partition_by=column.proposal_id, order_by=order).label("rank")
    ranked = select(column.proposal_id, column.article_id, rank).where(among(column.proposal_id, ids)).subquery()
    rows = asking.connection.execute(select(ranked.c.proposal_id, ranked.c.article_id).where(ranked.c.rank == 1))
    return {row.proposal_id: row.article_id for row in rows}


def _shifts(asking: Asking, which: Condition, times: int) -> list[Shifted]:
    """The shifts of tellings, the newest first; mere repetitions are left out."""
    column = positions.c
    by = [*asking.by(column.party, asking.filters.party), *asking.of_country(column.party)]
    wanted = select(column.id).where(which, *by, *_of_outlets(asking, column), *asking.within(column.day))
    newest = wanted.order_by(column.day.desc(), column.id.desc())
    ids = asking.connection.execute(newest.limit(asking.filters.limit * times)).scalars()
    found = shifted(asking, [*ids], until=asking.filters.until)
    return [each for each in found if each.shift not in (None, "repeat")]


def _disputed(asking: Asking) -> list[int]:
    """The claims that were denied, or withdrawn, for the first time within the days."""
    side, earlier = claim_sides, claim_sides.alias()
    by = [*asking.by(side.c.entity_id, asking.filters.party), *asking.of_country(side.c.entity_id)]
    if asking.filters.outlet:
        by.append(asking.loose(side.c.outlet).in_(asking.filters.outlet))
    before = select(earlier.c.claim_id).where(
        earlier.c.claim_id == side.c.claim_id,
        asking.loose(earlier.c.side) == side.c.side,
        or_(earlier.c.day < asking.filters.since, earlier.c.day.is_(None)),
    )
    wanted = (
        select(side.c.claim_id)
        .where(side.c.side.in_((DENIES, WITHDRAWS)), *by, *asking.within(side.c.day), ~before.exists())
        .order_by(side.c.day.desc(), side.c.claim_id.desc())
        .limit(asking.filters.limit * _TIMES)
    )
    return [*dict.fromkeys(asking.connection.execute(wanted).scalars())]


def _events(asking: Asking, which: list[Condition]) -> tuple[EventRow, ...]:
    column = events.c
    conditions = [*which, *of_events.of_parties(asking), *_of_outlets(asking, column), *asking.within(column.day)]
    wanted = select(column.id).where(*conditions).order_by(column.day.desc(), column.id.desc())
    ids = asking.connection.execute(wanted.limit(asking.filters.limit)).scalars()
    return of_events.told(asking, [*ids])
