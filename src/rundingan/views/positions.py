"""Where each party stands on each proposal today, and how it came to stand there (:mod:`rundingan.views.shifts`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace
from sqlalchemy import Connection, and_, func, or_, select

from rundingan.dossier.schema import entities, positions
from rundingan.views.asking import Asking, Condition
from rundingan.views.filters import Filters, as_cursor, parse_cursor
from rundingan.views.page import Page
from rundingan.views.rows import Move, Standing
from rundingan.views.shifts import Shifted
from rundingan.views.tellings import Pair, moves, shifted, shifts_of

FILTERS: Final = (
    "party", "proposal", "stance", "shift", "country", "outlet", "language", "since", "until", "text", "article",
)  # fmt: skip
"""What the question may be narrowed by."""

_ROUNDS: Final = 20
"""Pages that are looked through at most for those that have a stance or a shift."""


class _Pair(NamedTuple):
    """A party and a proposal, with the newest day and the newest telling."""

    pair: Pair
    day: str | None
    last: int


def ask(connection: Connection, filters: Filters) -> Page[Standing]:
    """Where each party stands on each proposal, the newest first; a stance or shift that is asked for is the last one.

    Days, outlets, languages and articles narrow what is looked at: ``until`` gives the state of a day in the past.

    Raises:
        DossierError: they are narrowed by something unknown.
    """
    filters.check("positions", FILTERS)
    asking = Asking(connection, filters)
    conditions = _conditions(asking)
    found: list[tuple[_Pair, list[Shifted]]] = []
    cursor = filters.cursor
    for _ in range(_ROUNDS):
        pairs, cursor = _pairs(asking, conditions, cursor)
        every = shifts_of(asking, [each.pair for each in pairs], _looked_at(asking))
        found += [(each, every[each.pair]) for each in pairs if _wanted(filters, every[each.pair])]
        if cursor is None or len(found) >= filters.limit:
            break
    if len(found) > filters.limit:
        found = found[: filters.limit]
        cursor = as_cursor(found[-1][0].day, found[-1][0].last)
    return Page(_standings(asking, found), cursor)


def history(connection: Connection, filters: Filters) -> Page[Move]:
    """Every telling of a stance beside the one before it, the newest first.

    Raises:
        DossierError: they are narrowed by something unknown.
    """
    filters.check("positions", FILTERS)
    asking = Asking(connection, filters)
    conditions = [*_conditions(asking), *asking.any_of(positions.c.stance, filters.stance)]
    found: list[Shifted] = []
    for _ in range(_ROUNDS):
        ids, cursor = asking.newest(positions.c.id, positions.c.day, conditions)
        found += [each for each in shifted(asking, ids) if not filters.shift or each.shift in filters.shift]
        if cursor is None or len(found) >= filters.limit:
            break
        asking.filters = replace(filters, cursor=cursor)
    if len(found) > filters.limit:
        found = found[: filters.limit]
        cursor = as_cursor(found[-1].now.day, found[-1].now.id)
    return Page(moves(asking, found), cursor)


def _conditions(asking: Asking) -> list[Condition]:
    found = [
        *asking.by(positions.c.party, asking.filters.party),
        *asking.of_country(positions.c.party),
        *asking.on_proposal(positions.c.proposal_id),
    ]
    return [*found, *_looked_at(asking)]


def _looked_at(asking: Asking) -> list[Condition]:
    """Which tellings are looked at at all, whoever stands where."""
    filters, column = asking.filters, positions.c
    return [
        *asking.in_article(column.article_id),
        *asking.holding("article_words", column.article_id),
        *asking.any_of(column.outlet, filters.outlet),
        *asking.any_of(column.language, filters.language),
        *asking.within(column.day),
    ]


def _pairs(
    asking: Asking, conditions: Sequence[Condition], cursor: str | None
) -> tuple[list[_Pair], str | None]:  # fmt: skip
    """A page of those who stand somewhere, the newest first."""
    of = (positions.c.party, positions.c.proposal_id)
    told = (
        select(*of, func.max(positions.c.day).label("day"), func.max(positions.c.id).label("last"))
        .where(*conditions)
        .group_by(*of)
        .subquery()
    )
    day, last = func.coalesce(func.max(told.c.day), ""), func.max(told.c.last)
    wanted = (
        select(entities.c.shown, told.c.proposal_id, day, last)
        .join(entities, entities.c.id == told.c.party)
        .group_by(entities.c.shown, told.c.proposal_id)
        .order_by(day.desc(), last.desc())
        .limit(asking.filters.limit + 1)
    )
    if cursor is not None:
        until, before = parse_cursor(cursor)
        wanted = wanted.having(or_(day < (until or ""), and_(day == (until or ""), last < before)))
    rows = [
        _Pair((party, proposal), day or None, last)
        for party, proposal, day, last in asking.connection.execute(wanted)
    ]  # fmt: skip
    page = rows[: asking.filters.limit]
    return page, as_cursor(page[-1].day, page[-1].last) if len(rows) > len(page) else None


def _wanted(filters: Filters, every: Sequence[Shifted]) -> bool:
    if not every:
        return False
    last = _last(every)
    moved = _moved(every)
    return (not filters.stance or last.now.stance in filters.stance) and (
        not filters.shift or (moved is not None and moved.shift in filters.shift)
    )


def _last(every: Sequence[Shifted]) -> Shifted:
    """The newest that the party itself or the writer tells; what others ascribe where there is nothing else."""
    return next((each for each in reversed(every) if each.shift), every[-1])


def _moved(every: Sequence[Shifted]) -> Shifted | None:
    return next((each for each in reversed(every) if each.shift not in (None, "repeat")), None)


def _standings(asking: Asking, found: Sequence[tuple[_Pair, list[Shifted]]]) -> tuple[Standing, ...]:
    lasts = [_last(every) for _, every in found]
    shown = {move.now.id: move for move in moves(asking, lasts)}
    turns = [turn for _, every in found if (turn := _moved(every)) is not None]
    turned = {move.now.id: move for move in moves(asking, turns)}
    rows: list[Standing] = []
    for last, (_, every) in zip(lasts, found, strict=True):
        now = shown[last.now.id].now
        moved = _moved(every)
        rows.append(
            Standing(
                party=now.party,
                proposal=now.proposal,
                stance=now.stance,
                since=_since(every, last),
                now=now,
                moved=turned[moved.now.id] if moved else None,
            )
        )
    return tuple(rows)


def _since(every: Sequence[Shifted], last: Shifted) -> str | None:
    """The first day of the stance that the last telling has, without another between."""
    day = last.now.day
    for each in reversed(every):
        if each.shift and each.now.stance != last.now.stance:
            break
        if each.shift or each is last:
            day = each.now.day
    return day
