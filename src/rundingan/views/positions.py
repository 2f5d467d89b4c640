"""Where each party stands on each proposal today, and how it came to stand there (:mod:`rundingan.views.shifts`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from msgspec.structs import replace
from sqlalchemy import Connection

from rundingan.dossier.schema import positions
from rundingan.views.asking import Asking, Condition
from rundingan.views.filters import Filters, as_cursor
from rundingan.views.page import Page
from rundingan.views.rows import Move, Standing
from rundingan.views.shifts import Shifted
from rundingan.views.tellings import moves, newest, pairs_of, shifted, shifts_of, told_before

FILTERS: Final = (
    "party", "proposal", "stance", "shift", "country", "outlet", "language", "since", "until", "text", "article",
)  # fmt: skip
"""What the question may be narrowed by."""

_ROUNDS: Final = 4
"""How often tellings are looked through for those that have a shift; a page may then have fewer rows than asked for."""
_AT_ONCE: Final = 250
"""Tellings that are looked through at once for a shift, at least."""


def ask(connection: Connection, filters: Filters) -> Page[Standing]:
    """Where each party stands on each proposal, the newest first; a stance or shift that is asked for is the last one.

    Days, outlets, languages and articles narrow what is looked at: ``until`` gives the state of a day in the past.

    Raises:
        DossierError: they are narrowed by something unknown.
    """
    filters.check("positions", FILTERS)
    asking = Asking(connection, filters)
    conditions = [*_conditions(asking), newest(partial(_looked_at, asking))]
    conditions += asking.any_of(asking.loose(positions.c.stance), filters.stance)
    if filters.shift and "new" not in filters.shift:
        conditions.append(told_before())
    found: list[tuple[int, list[Shifted]]] = []
    asking.filters = _at_once(filters)
    for _ in range(_ROUNDS):
        ids, cursor = asking.newest(positions.c.id, positions.c.day, conditions)
        pairs = pairs_of(asking, ids)
        every = shifts_of(asking, [*pairs.values()], _looked_at(asking, positions.c))
        found += [(each, every[pairs[each]]) for each in ids if _wanted(filters, every[pairs[each]])]
        if cursor is None or len(found) >= filters.limit:
            break
        asking.filters = replace(asking.filters, cursor=cursor)
    if len(found) > filters.limit:
        found = found[: filters.limit]
        cursor = as_cursor(_day_of(found[-1]), found[-1][0])
    return Page(_standings(asking, [every for _, every in found]), cursor)


def _day_of(found: tuple[int, list[Shifted]]) -> str | None:
    number, every = found
    return next((each.now.day for each in every if each.now.id == number), every[-1].now.day)


def history(connection: Connection, filters: Filters) -> Page[Move]:
    """Every telling of a stance beside the one before it, the newest first.

    Raises:
        DossierError: they are narrowed by something unknown.
    """
    filters.check("positions", FILTERS)
    asking = Asking(connection, filters)
    conditions = [*_conditions(asking), *asking.any_of(positions.c.stance, filters.stance)]
    if filters.shift and "new" not in filters.shift:
        conditions.append(told_before())
    found: list[Shifted] = []
    asking.filters = _at_once(filters)
    for _ in range(_ROUNDS):
        ids, cursor = asking.newest(positions.c.id, positions.c.day, conditions)
        found += [each for each in shifted(asking, ids) if not filters.shift or each.shift in filters.shift]
        if cursor is None or len(found) >= filters.limit:
            break
        asking.filters = replace(asking.filters, cursor=cursor)
    if len(found) > filters.limit:
        found = found[: filters.limit]
        cursor = as_cursor(found[-1].now.day, found[-1].now.id)
    return Page(moves(asking, found), cursor)


def _at_once(filters: Filters) -> Filters:
    """The filters, with as many rows as are to be looked through at once."""
    return replace(filters, limit=max(filters.limit, _AT_ONCE)) if filters.shift else filters


def _conditions(asking: Asking) -> list[Condition]:
    found = [
        *asking.by(positions.c.party, asking.filters.party),
        *asking.of_country(positions.c.party),
        *asking.on_proposal(positions.c.proposal_id),
    ]
    return [*found, *_looked_at(asking, positions.c)]


def _looked_at(asking: Asking, column: Any) -> list[Condition]:
    """Which tellings are looked at at all, whoever stands where, as conditions on a table of them."""
    filters = asking.filters
    return [
        *asking.in_article(column.article_id),
        *asking.holding("article_words", column.article_id),
        *asking.any_of(column.outlet, filters.outlet),
        *asking.any_of(column.language, filters.language),
        *asking.within(column.day),
    ]


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


def _standings(asking: Asking, found: Sequence[list[Shifted]]) -> tuple[Standing, ...]:
    lasts = [_last(every) for every in found]
    shown = {move.now.id: move for move in moves(asking, lasts)}
    turns = [turn for every in found if (turn := _moved(every)) is not None]
    turned = {move.now.id: move for move in moves(asking, turns)}
    rows: list[Standing] = []
    for last, every in zip(lasts, found, strict=True):
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
