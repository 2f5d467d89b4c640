"""A month of events, a cell a day."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from rundingan.errors import DossierError
from rundingan.views.rows import EventRow

_EACH: Final = 4
"""Events that a cell shows."""
_YEARS: Final = (1000, 9000)


class Cell(Struct, frozen=True):
    """A day: its events, as many as there is room for, and how many more there are."""

    day: str
    number: int
    inside: bool
    events: tuple[EventRow, ...]
    more: int


class Month(Struct, frozen=True):
    """A month (``2031-05``) with those before and after it, and its weeks, each from Monday."""

    month: str
    before: str
    after: str
    weeks: tuple[tuple[Cell, ...], ...]


def days_of(month: str) -> tuple[str, str]:
    """The first and last day of a month (``2031-05``).

    Raises:
        DossierError: it is none.
    """
    try:
        first = date.fromisoformat(f"{month}-01")
        if not _YEARS[0] <= first.year <= _YEARS[1]:
            raise ValueError
    except ValueError:
        raise DossierError(f"month {month!r} is not a month; write it as 2031-05") from None
    return first.isoformat(), first.replace(day=calendar.monthrange(first.year, first.month)[1]).isoformat()


def month_of(month: str, found: Sequence[EventRow]) -> Month:
    """The month with its events."""
    first = date.fromisoformat(days_of(month)[0])
    by_day: dict[str, list[EventRow]] = {}
    for each in found:
        by_day.setdefault(each.day or "", []).append(each)
    weeks = tuple(
        tuple(_cell(day, first.month, by_day.get(day.isoformat(), [])) for day in week)
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    )
    after = first.replace(day=28) + timedelta(days=4)
    return Month(month, (first - timedelta(days=1)).isoformat()[:7], after.isoformat()[:7], weeks)


def _cell(day: date, month: int, those: list[EventRow]) -> Cell:
    inside = day.month == month
    shown = tuple(those[:_EACH]) if inside else ()
    return Cell(day.isoformat(), day.day, inside, shown, len(those) - len(shown) if inside else 0)
