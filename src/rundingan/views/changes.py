"""What is new since a day: the morning's briefing."""

from __future__ import annotations

from collections import Counter
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
from rundingan.views.asking import Asking, Condition
from rundingan.views.filters import Filters
from rundingan.views.rows import Changes, EventRow, Proposed, Tally
from rundingan.views.tellings import moves, shifted
from rundingan.views.timeline import MEETING

FILTERS: Final = ("party", "country", "outlet", "language", "since", "until")
"""What the question may be narrowed by."""

_LOOKED: Final = 1_000
"""Tellings of stances, the newest, that are looked at for moves; and sides of claims for disputes."""
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
    found = _shifts(asking)
    parts = replace(filters, cursor=None)
    return Changes(
        since=filters.since,
        until=filters.until or _newest_day(asking),
        articles=_count(asking, articles.c.published, articles.c, [articles.c.current == 1]),
        statements=_statements(asking),
        outlets=_outlets(asking),
        proposals=_proposals(asking),
        moves=moves(asking, [each for each in found if each.shift != "new"][: filters.limit]),
        stances=moves(asking, [each for each in found if each.shift == "new"][: filters.limit]),
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
    rows = asking.connection.execute(
        select(column.outlet).where(*conditions, *_of_outlets(asking, column))
    ).scalars()  # fmt: skip
    return tuple(Tally(outlet, count) for outlet, count in Counter(rows).most_common(_OUTLETS))


def _proposals(asking: Asking) -> tuple[Proposed, ...]:
    column = proposals.c
    wanted = select(column.id, column.name, column.first_day, column.by_json).where(*asking.within(column.first_day))
    newest = wanted.order_by(column.first_day.desc(), column.id.desc()).limit(asking.filters.limit)
    rows = asking.connection.execute(newest).all()
    by = {row.id: _numbers(row.by_json) for row in rows}
    firsts = {row.id: _first_told(asking, row.id) for row in rows}
    whos = asking.whos(who for those in by.values() for who in those)
    sources = asking.sources(firsts.values())
    return tuple(
        Proposed(
            row.name,
            row.id,
            row.first_day,
            tuple(dict.fromkeys(whos[who] for who in by[row.id] if who in whos)),
            sources[article],
        )
        for row in rows
        if (article := firsts[row.id]) is not None
    )


def _first_told(asking: Asking, proposal: int) -> int | None:
    """The article that spoke of a proposal first."""
    wanted = select(tabled.c.article_id).where(tabled.c.proposal_id == proposal)
    first: int | None = asking.connection.execute(wanted.order_by(tabled.c.day, tabled.c.article_id).limit(1)).scalar()
    return first


def _shifts(asking: Asking) -> list[Any]:
    """Who moved, and who took a first stance, the newest first."""
    column = positions.c
    by = [*asking.by(column.party, asking.filters.party), *asking.of_country(column.party)]
    wanted = select(column.id).where(*by, *_of_outlets(asking, column), *asking.within(column.day))
    ids = asking.connection.execute(wanted.order_by(column.day.desc(), column.id.desc()).limit(_LOOKED)).scalars()
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
        earlier.c.side == side.c.side,
        or_(earlier.c.day < asking.filters.since, earlier.c.day.is_(None)),
    )
    wanted = (
        select(side.c.claim_id)
        .where(side.c.side.in_((DENIES, WITHDRAWS)), *by, *asking.within(side.c.day), ~before.exists())
        .order_by(side.c.day.desc(), side.c.claim_id.desc())
        .limit(_LOOKED)
    )
    return [*dict.fromkeys(asking.connection.execute(wanted).scalars())]


def _events(asking: Asking, which: list[Condition]) -> tuple[EventRow, ...]:
    column = events.c
    conditions = [*which, *of_events.of_parties(asking), *_of_outlets(asking, column), *asking.within(column.day)]
    wanted = select(column.id).where(*conditions).order_by(column.day.desc(), column.id.desc())
    ids = asking.connection.execute(wanted.limit(asking.filters.limit)).scalars()
    return of_events.told(asking, [*ids])
