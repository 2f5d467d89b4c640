"""Pictures that the server draws (SVG): they need no script, and can be saved and pasted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from rundingan.views.rows import Day

_WIDTH: Final = 900
_HEIGHT: Final = 190
_BASE: Final = 160
_TOP: Final = 40
_PARTIES: Final = 6
"""Speakers who have a colour of their own; the rest are drawn together."""
_MOST: Final = 400
"""Days of a picture."""


class Bar(Struct, frozen=True):
    """A part of a day's bar: whose statements, how many, and where it is drawn."""

    who: str
    colour: str
    count: int
    x: float
    y: float
    width: float
    height: float


class DayMark(Struct, frozen=True):
    """A day: its bars, its meetings and moves, where it stands, and the label below it, if any."""

    day: str
    x: float
    middle: float
    width: float
    bars: tuple[Bar, ...]
    statements: int
    meetings: int
    moves: int
    label: str | None


class DaysChart(Struct, frozen=True):
    """Statements a day by who made them, with meetings and moves marked.

    Attributes:
        base, top: where the bars stand, and where the longest ends.
        most: the statements of the longest.
    """

    width: int
    height: int
    base: int
    top: int
    days: tuple[DayMark, ...]
    most: int
    speakers: tuple[tuple[str, str], ...]


def days_chart(days: Sequence[Day]) -> DaysChart | None:
    """The picture of some days; None where there are none."""
    by_day = {each.day: each for each in days}
    if not by_day:
        return None
    first, last = date.fromisoformat(min(by_day)), date.fromisoformat(max(by_day))
    first = max(first, last - timedelta(days=_MOST))
    every = [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]
    totals: Counter[str] = Counter()
    for each in days:
        totals.update({tally.name: tally.count for tally in each.speakers})
    colours = {name: f"c{number}" for number, (name, _) in enumerate(totals.most_common(_PARTIES), 1)}
    most = max((each.statements for each in days), default=1) or 1
    width = _WIDTH / max(len(every), 14)
    step = max(1, len(every) // 8)
    marks = [_mark(day, by_day.get(day), n * width, width, most, colours, n % step == 0) for n, day in enumerate(every)]
    return DaysChart(_WIDTH, _HEIGHT, _BASE, _TOP, tuple(marks), most, tuple(colours.items()))


def _mark(
    day: str, told: Day | None, x: float, width: float, most: int, colours: dict[str, str], labelled: bool
) -> DayMark:
    bars: list[Bar] = []
    y = float(_BASE)
    statements = told.statements if told else 0
    named = [(t.name, colours[t.name], t.count) for t in (told.speakers if told else ()) if t.name in colours]
    rest = statements - sum(count for _, _, count in named)
    for who, colour, count in [*named, *([("", "c0", rest)] if rest > 0 else [])]:
        height = count / most * (_BASE - _TOP)
        y -= height
        bars.append(
            Bar(who, colour, count, round(x + width * 0.12, 2), round(y, 2), round(width * 0.76, 2), round(height, 2))
        )
    return DayMark(
        day, round(x, 2), round(x + width / 2, 2), round(width, 2), tuple(bars), statements,
        len(told.meetings) if told else 0, len(told.moves) if told else 0, day if labelled else None,
    )  # fmt: skip
