"""The calendar: from what an expression of time says to its value in TIMEX3.

A *bag* holds what the words say (``{"weekday": 4, "part": "NI"}``). Read beside the day on which the article
was written, and beside the times before it in the article, it becomes a :class:`Period`, and that a value,
such as ``2031-05-08TNI``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final, NamedTuple

from rundingan.reading.time_rules import Bag

PAST, UNKNOWN, FUTURE = -1, 0, 1
_WEEK = 7


class Period(NamedTuple):
    """A stretch of the calendar.

    Attributes:
        value: its name in TIMEX3: ``2031-05-08``, ``2031-W19``, ``2031-05``, ``2031``, ``203``.
        first: its first day.
        unit: ``D`` day, ``W`` week, ``M`` month, ``Q`` quarter, ``Y`` year, ``E`` decade, ``C`` century.
    """

    value: str
    first: date
    unit: str


class Context:
    """What an expression of time is read beside.

    Attributes:
        today: the day on which the article was written; None where it is not known.
        last: the latest period of each unit that this paragraph named; a day told from today ("yesterday")
            stands under ``T``, for years and months are not counted from such a day.
        here: the day that the paragraph speaks of.
        clock: the latest time of day, as ``YYYY-MM-DDTHH:MM``.
        beside: the first day of the time before, where "and", "until" or a bracket leads on from it.
        onward: it is a word such as "until" that leads on: what follows comes later.
    """

    __slots__ = ("_before", "beside", "clock", "here", "last", "onward", "today")

    def __init__(self, today: date | None) -> None:
        self.today = today
        self.last: dict[str, Period] = {}
        self._before: dict[str, Period] = {}
        self.here: Period | None = None
        self.clock = ""
        self.beside: date | None = None
        self.onward = False

    def paragraph(self) -> None:
        """A new paragraph begins."""
        self.here = self.beside = None
        self.clock = ""
        self._before, self.last = self.last, {}

    def remember(self, period: Period, *, deictic: bool) -> None:
        """Keep a period for the expressions that rest on it."""
        unit = "T" if deictic and period.unit == "D" else period.unit
        self.last.pop({"T": "D", "D": "T"}.get(unit, ""), None)
        self.last[unit] = period
        self.beside = period.first
        if period.unit == "D":
            self.here = period

    def known(self, units: str) -> Period | None:
        """The first of the units that this paragraph, or else the one before it, has named."""
        for named in (self.last, self._before):
            for unit in units:
                if unit in named:
                    return named[unit]
        return None

    def base(self, bag: Bag, unit: str) -> date | None:
        """The day from which an expression counts: today, or the last time named."""
        if "later" not in bag:
            return self.today
        known = self.known(_FINER[unit])
        return known.first if known else None


_FINER: Final = {"D": "DT", "W": "DW", "M": "DWM", "Q": "DMQ", "Y": "DMQY", "E": "DMYE", "C": "DMYEC"}


def period_of(bag: Bag, context: Context, direction: Callable[[], int]) -> Period | None:
    """The stretch of the calendar that a bag names, without its time of day; None where it cannot be known.

    Args:
        bag: what the words say.
        context: what stands around.
        direction: tells on demand whether the words near it speak of the past or of what is to come.
    """
    for needed, find in _READERS:
        if needed <= bag.keys():
            try:
                return find(bag, context, direction)
            except (OverflowError, ValueError):  # a day that the calendar does not have
                return None
    return None


def value_of(bag: Bag, context: Context, direction: Callable[[], int]) -> str | None:
    """The value of an expression; what it names is remembered for those that come after it.

    Args:
        bag, context, direction: as for :func:`period_of`.
    """
    if "ref" in bag:
        return str(bag["ref"])
    period = period_of(bag, context, direction)
    if period is None:
        return None
    value = period.value
    if period.unit == "D":
        if "clock" in bag:
            value, period = _clock(bag, period, context)
        elif "part" in bag:
            value = f"{value}T{bag['part']}"
    context.remember(period, deictic="offset" in bag and "later" not in bag)
    return value


def _clock(bag: Bag, day: Period, context: Context) -> tuple[str, Period]:
    hour, _, minute = str(bag["clock"]).replace(":", ".").partition(".")
    at = int(hour)
    part = bag.get("part")
    first = day.first
    if at == 12 and part == "NI":
        at, first = 0, first + timedelta(1)  # midnight ends the day
    elif at == 12 and part == "MO":
        at = 0
    elif at < 12 and (part == "AF" or (part == "MI" and at < 5) or (part in ("NI", "EV") and at > 5)):
        at += 12
    value = f"{first.isoformat()}T{at:02}:{minute or '00'}"
    if context.beside is not None and context.onward and context.clock and value <= context.clock:
        first += timedelta(1)
        value = f"{first.isoformat()}T{at:02}:{minute or '00'}"
    context.clock = value
    return value, _day(first)


def _day(day: date) -> Period:
    return Period(day.isoformat(), day, "D")


def _year(year: int) -> Period:
    return Period(f"{year:04}", date(year, 1, 1), "Y")


def _month(year: int, month: int) -> Period:
    return Period(f"{year:04}-{month:02}", date(year, month, 1), "M")


def unit_of(day: date, unit: str) -> Period:
    """The day, week, month ... in which a day lies."""
    if unit == "D":
        return _day(day)
    if unit == "W":
        year, week, _ = day.isocalendar()
        return Period(f"{year:04}-W{week:02}", day - timedelta(day.weekday()), "W")
    if unit == "M":
        return _month(day.year, day.month)
    if unit == "Q":
        quarter = (day.month + 2) // 3
        return Period(f"{day.year:04}-Q{quarter}", date(day.year, quarter * 3 - 2, 1), "Q")
    if unit == "Y":
        return _year(day.year)
    if unit == "E":
        return Period(f"{day.year:04}"[:3], date(max(day.year // 10 * 10, MINYEAR), 1, 1), "E")
    return Period(f"{day.year:04}"[:2], date(max(day.year // 100 * 100, MINYEAR), 1, 1), "C")


def moved(day: date, unit: str, count: int) -> Period:
    """The day, week, month ... that lies ``count`` of them after the one in which a day lies."""
    if unit in ("D", "W"):
        return unit_of(day + timedelta(count * (_WEEK if unit == "W" else 1)), unit)
    months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
    year, month = divmod(months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError
    return unit_of(date(year, month + 1, 1), unit)


_MONTHS: Final = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}

_Direction = Callable[[], int]


def _iso(bag: Bag, context: Context, direction: _Direction) -> Period:
    return _day(date.fromisoformat(str(bag["iso"])))


def _numeric(bag: Bag, context: Context, direction: _Direction) -> Period:
    day, month, year = (int(part) for part in re.split(r"[/.-]", str(bag["numeric"])))
    return _day(date(year if year > 99 else 2000 + year, month, day))


def _numeric_short(bag: Bag, context: Context, direction: _Direction) -> Period | None:
    day, month = (int(part) for part in str(bag["numeric_short"]).split("/"))
    return _date({"day": day, "month": month}, context, direction)


def _date(bag: Bag, context: Context, direction: _Direction) -> Period | None:
    """A day of a month; without a year, the one nearest to today that the words near it allow."""
    day, month = int(bag["day"]), int(bag["month"])
    year = _year_of(bag, context)
    if year is not None:
        return _day(date(year, month, day))
    if context.today is None or "year_shift" in bag:
        return None
    today, beside = context.today, context.beside
    if beside is not None and "shift" not in bag:
        near = [d for d in _anniversaries(beside.year, month, day) if d >= beside or not context.onward]
        return _day(_nearest(near, beside)) if near else None
    near = _anniversaries(today.year, month, day)
    if not near:
        return None
    nearest = _nearest(near, today)
    if "shift" not in bag and abs((nearest - today).days) <= _NEAR:
        return _day(nearest)
    way = int(bag["shift"]) if "shift" in bag else direction()
    if way:
        near = [d for d in near if (d - today).days * way >= 0] or near
    return _day(_nearest(near, today))


def _nearest(days: list[date], to: date) -> date:
    return min(days, key=lambda d: abs((d - to).days))


_NEAR = 100  # a date nearer than this needs no word to tell its year


def _anniversaries(year: int, month: int, day: int) -> list[date]:
    """The day of a month in the year, the one before it and the one after it, where there is such a day."""
    return [date(y, month, day) for y in (year - 1, year, year + 1) if day <= monthrange(y, month)[1]]


def _year_of(bag: Bag, context: Context) -> int | None:
    """The year that the expression itself gives."""
    if "year" in bag:
        return int(bag["year"])
    if "same_year" in bag:
        base = context.known("DMQY")
        return base.first.year if base else None
    if "year_shift" in bag and context.today is not None:
        return context.today.year + int(bag["year_shift"])
    return None


def _named_month(bag: Bag, context: Context, direction: _Direction) -> Period | None:
    """A month; without a year, the latest gone by unless the words near it speak of what is to come."""
    month = int(bag["month"])
    year = _year_of(bag, context)
    if year is not None:
        return _month(year, month)
    if context.today is None or "year_shift" in bag or "same_year" in bag:
        return None
    today = context.today
    ahead = (month - today.month) % 12
    if "shift" in bag:
        shift = int(bag["shift"])
        if shift == 0:
            return moved(today, "M", ahead) if ahead <= _MONTHS_AHEAD else _month(today.year, month)
        return moved(today, "M", ahead - 12 if shift < 0 else ahead or 12)
    if context.beside is not None:
        ahead = (month - context.beside.month) % 12
        return moved(context.beside, "M", ahead if context.onward or ahead <= 6 else ahead - 12)
    way = direction()
    if ahead and (way == PAST or (way == UNKNOWN and ahead > _MONTHS_AHEAD)):
        ahead -= 12
    return moved(today, "M", ahead)


_MONTHS_AHEAD = 2  # a bare month that is nearer than this is one to come


def _offset(bag: Bag, context: Context, direction: _Direction) -> Period | None:
    """Today, yesterday, tomorrow; or so many days from the last day named."""
    base = context.base(bag, "D")
    return None if base is None else _day(base + timedelta(int(bag["offset"])))


def _weekday(bag: Bag, context: Context, direction: _Direction) -> Period | None:
    """A day of the week: the latest on or before today, unless the words make it one to come."""
    today = context.today
    if today is None:
        return None
    back = (today.isoweekday() - int(bag["weekday"])) % 7
    if "week_shift" in bag:
        monday = today - timedelta(today.weekday()) + timedelta(_WEEK * int(bag["week_shift"]))
        return _day(monday + timedelta(int(bag["weekday"]) - 1))
    if "shift" not in bag:
        day = today + timedelta((7 - back) % 7 if direction() == FUTURE else -back)
        return _day(day if context.beside is None else _weekday_beside(day, context.beside, context.onward))
    shift = int(bag["shift"])
    if shift < 0:
        return _day(today - timedelta(back or 7))
    if shift == 0:
        return _day(today + timedelta((7 - back) % 7))
    next_one = today + timedelta(7 - back)
    same_week = next_one.isocalendar()[:2] == today.isocalendar()[:2]
    return _day(next_one + timedelta(7) if same_week else next_one)


def _weekday_beside(day: date, beside: date, onward: bool) -> date:
    """The same day of the week, nearest to the time before, or the first after it."""
    if abs((day - beside).days) > 2 * _WEEK:
        return day
    ahead = (day - beside).days % _WEEK
    return beside + timedelta(ahead if onward or ahead <= _WEEK // 2 else ahead - _WEEK)


def _unit_shift(bag: Bag, context: Context, direction: _Direction) -> Period | None:
    """Last week, this year, next month."""
    unit = str(bag["unit"])
    base = context.base(bag, unit)
    return None if base is None else moved(base, unit, int(bag["shift"]))


def _weekend(bag: Bag, context: Context, direction: _Direction) -> Period | None:
    if context.today is None:
        return None
    week = moved(context.today, "W", int(bag["shift"]))
    return Period(f"{week.value}-WE", week.first, "W")


def _ago(bag: Bag, context: Context, direction: _Direction) -> Period | None:
    """So many days, weeks ... before or after today, or before or after the last time named."""
    unit = str(bag["unit"])
    base = context.base(bag, unit)
    if base is None:
        return None
    given = bag["count"]
    count = given if isinstance(given, int) else int(given.replace(",", ""))
    return moved(base, unit, count * int(bag["later"] if "later" in bag else bag["ago"]))


def _quarter(bag: Bag, context: Context, direction: _Direction) -> Period | None:
    year = _year_of(bag, context)
    if year is None:
        return None
    return Period(f"{year:04}-Q{bag['quarter']}", date(year, int(bag["quarter"]) * 3 - 2, 1), "Q")


def _half(bag: Bag, context: Context, direction: _Direction) -> Period | None:
    year = _year_of(bag, context)
    if year is None:
        return None
    return Period(f"{year:04}-H{bag['half']}", date(year, int(bag["half"]) * 6 - 5, 1), "Q")


def _decade(bag: Bag, context: Context, direction: _Direction) -> Period:
    return unit_of(date(int(bag["decade"]), 1, 1), "E")


def _tens(bag: Bag, context: Context, direction: _Direction) -> Period:
    return unit_of(date(1900 + int(bag["tens"]), 1, 1), "E")


def _century(bag: Bag, context: Context, direction: _Direction) -> Period:
    return unit_of(date(max(int(bag["century"]) * 100 - 100, MINYEAR), 1, 1), "C")


def _bare_year(bag: Bag, context: Context, direction: _Direction) -> Period | None:
    year = _year_of(bag, context)
    return None if year is None else _year(year)


def _of_day(bag: Bag, context: Context, direction: _Direction) -> Period | None:
    """A time of day alone: of the day that the paragraph spoke of, else of today."""
    if context.here is not None:
        return context.here
    return None if context.today is None else _day(context.today)


_READERS: Final[list[tuple[frozenset[str], Callable[[Bag, Context, _Direction], Period | None]]]] = [
    (frozenset(keys.split()), find)
    for keys, find in (
        ("iso", _iso), ("numeric", _numeric), ("numeric_short", _numeric_short), ("day month", _date),
        ("offset", _offset), ("weekday", _weekday), ("weekend shift", _weekend), ("quarter", _quarter),
        ("half", _half), ("month", _named_month), ("count unit", _ago), ("unit shift", _unit_shift),
        ("decade", _decade), ("tens", _tens), ("century", _century), ("year", _bare_year),
        ("year_shift", _bare_year), ("same_year", _bare_year), ("clock", _of_day), ("part", _of_day),
    )
]  # fmt: skip
"""What to read, by what must be in the bag; the first that fits is taken."""
