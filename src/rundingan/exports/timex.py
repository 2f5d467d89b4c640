"""TIMEX3 values in words.

>>> spoken("2031-05-01TNI")
'1 May 2031, night'
>>> spoken("2031-W18")
'week of 28 April 2031'
"""

from __future__ import annotations

import re
from datetime import date

from rundingan.exports.labels import label, named

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(.+))?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_PART = re.compile(r"(\d{4})-([QH])(\d)")
_DECADE = re.compile(r"\d{3}")


def spoken(value: str, language: str = "en") -> str:
    """A TIMEX3 value for a person; the value itself where it has no words here."""
    try:
        if match := _DAY.fullmatch(value):
            day = _day(date.fromisoformat(match[1]), language)
            part = named("day_parts", match[2], language) if match[2] else ""
            return label("times.part_of_day", language, day=day, part=part) if part else day
        if match := _WEEK.fullmatch(value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return label("times.weekend" if match[3] else "times.week", language, day=_day(monday, language))
        if match := _MONTH.fullmatch(value):
            month = label(f"months.{int(match[2])}", language)
            return label("times.month", language, month=month, year=match[1])
    except (ValueError, KeyError):
        return value
    if match := _PART.fullmatch(value):
        key = "times.quarter" if match[2] == "Q" else "times.half"
        return label(key, language, number=match[3], year=match[1])
    if _DECADE.fullmatch(value):
        return label("times.decade", language, decade=f"{value}0")
    return named("times", value, language) if value.endswith("_REF") else value


def begins(value: str) -> str:
    """The first day of a TIMEX3 value, for putting values in order; those without a day come last."""
    if _DAY.fullmatch(value):
        return value
    if match := _WEEK.fullmatch(value):
        try:
            return date.fromisocalendar(int(match[1]), int(match[2]), 1).isoformat()
        except ValueError:
            return "9999"
    if match := _PART.fullmatch(value):
        return f"{match[1]}-{(int(match[3]) - 1) * (3 if match[2] == 'Q' else 6) + 1:02}"
    return value if value[:3].isdigit() else "9999"


def _day(day: date, language: str) -> str:
    return label("times.day", language, day=day.day, month=label(f"months.{day.month}", language), year=day.year)
