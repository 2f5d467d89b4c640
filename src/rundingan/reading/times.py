"""Expressions of time: where they stand and which day, month or year they name.

What is marked, and how a value is written, is told by the rules of the language (``lang/*/times.toml``);
this module knows how an article is built, and no word of any language.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from rundingan.reading.time_rules import Found, TimeRules
from rundingan.reading.time_values import FUTURE, PAST, UNKNOWN, Context, Period, period_of, value_of
from rundingan.rules.pack import Pack
from rundingan.text.folded import Folded

_REACH = 160  # how far from a time the words are looked at that tell past from future
_HEAD, _TAIL = 400, 800  # where a dateline, and where a sign-off, can stand
_STRAY = 300  # how far from the day before it a time of day is still of that day
_SLACK = 3  # days by which a dateline and a publication date may differ
_CLAUSE_END = re.compile(r"[.?!…][\"'”’)]*\s|[\n\"“”]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATES = frozenset({"month", "numeric", "numeric_short", "iso"})
_VAGUE = frozenset({"shift", "year_shift", "same_year"})
_PLACE = re.compile(
    r"""\W{0,3}[^\W\d_a-z]{2}           # begins in capitals
        [^\n?!:;"“”]{0,58}             # one phrase: a place, perhaps its country, perhaps in brackets
    """,
    re.VERBOSE,
)
_LOWER_WORD = re.compile(r"(?<![\w(])[a-z]")
_AFTER_DATELINE = re.compile(r"\.?[ \t\u00a0]*(?:\([^()\n]{1,40}\)[ \t\u00a0]*)?(?:[-–—_―]|:(?=\s))")
_BEFORE_SIGN_OFF = re.compile(r"[-–—―][ \t\u00a0]*(?:[A-Z][\w.]*[ \t\u00a0]+){0,3}[,:]?[ \t\u00a0]*$")
_REST_OF_LINE = re.compile(r"[ \t\u00a0.)\]]*(?:$|\n)")


class FoundTime(NamedTuple):
    """An expression of time.

    Attributes:
        start, end: offsets into ``folded.text``.
        value: in TIMEX3 (``2031-05-08TNI``); None where the day of publication is needed and not known.
        rule: the rule that found it, ``folder/times#id``.
    """

    start: int
    end: int
    value: str | None
    rule: str


@cache
def rules_of(pack: Pack) -> TimeRules:
    """The compiled rules of a pack.

    Raises:
        PackError: a rule cannot be compiled.
    """
    return TimeRules(pack)


def find_times(folded: Folded, published: date | None, pack: Pack) -> list[FoundTime]:
    """Every expression of time that places something, from left to right, none within another.

    Args:
        folded: the article.
        published: the day of publication. Where a dateline names a day next to it, the article is read from
            there: its "today" is the day on which it was written.
        pack: the language.
    """
    rules = rules_of(pack)
    text, lower = folded.text, folded.lower
    found = rules.search(text, lower)
    written = _dateline(text, found, published) if published is not None else None
    if written is None or published is None or abs((written - published).days) > _SLACK:
        written = published
    return _valued(found, Context(written), rules, lower)


def _valued(found: list[Found], context: Context, rules: TimeRules, lower: str) -> list[FoundTime]:
    """The expressions with their values, each read beside those before it."""
    times: list[FoundTime] = []
    before, open_to_gloss = 0, False
    for item in found:
        between = lower[before : item.start]
        _lead(context, between, rules)
        value = value_of(item.bag, context, partial(_direction, rules, lower, item))
        if times and open_to_gloss and between.strip() == "(" and lower.startswith(")", item.end):
            times[-1] = _glossed(times[-1], value)
        times.append(FoundTime(item.start, item.end, value, item.rule))
        before = item.end
        open_to_gloss = not item.bag.keys() & _DATES
    return times


def _lead(context: Context, between: str, rules: TimeRules) -> None:
    """Tell the context how the text leads from one expression to the next."""
    if "\n" in between:
        context.paragraph()
        return
    if len(between) > _STRAY:
        context.here = None
    joiner = between.strip()
    context.onward = joiner in rules.onward
    if not (context.onward or joiner == "(" or joiner in rules.joiners):
        context.beside = None


def _glossed(time: FoundTime, gloss: str | None) -> FoundTime:
    """An expression told from today, such as "tonight", with the day that brackets after it give."""
    if not (time.value and gloss and _DAY.match(time.value) and _DAY.fullmatch(gloss)):
        return time
    return time._replace(value=gloss + time.value[10:])


def dateline_date(folded: Folded, pack: Pack, around: date | None = None) -> date | None:
    """The day on which the article says it was written: in its dateline, its sign-off, or on a line alone.

    Args:
        folded: the article.
        pack: the language.
        around: a day near which it must have been, which gives a day and month without a year their year.

    Returns:
        The day, or None where the article names none with its year and ``around`` gives no year either.
    """
    rules = rules_of(pack)
    text, lower = folded.text, folded.lower
    found = rules.search(text, lower, 0, min(len(text), _HEAD))
    tail = max(0, len(text) - _TAIL)
    return (
        _dateline(text, found, around)
        or _signed_off(text, rules.search(text, lower, tail), around)
        or _alone(text, lower, found, rules.labels, around)
    )


def _day_of(found: Found, around: date | None) -> date | None:
    """The day that an expression names by a date alone."""
    if not found.bag.keys() & _DATES or found.bag.keys() & _VAGUE:
        return None
    period: Period | None = period_of(found.bag, Context(around), lambda: UNKNOWN)
    return period.first if period is not None and period.unit == "D" else None


def _dateline(text: str, found: list[Found], around: date | None) -> date | None:
    """The date in ``PLACE, Oct. 4 –`` at the head of a line near the beginning."""
    for item in found:
        if item.start > _HEAD:
            return None
        line = text.rfind("\n", 0, item.start) + 1
        place = text[line : item.start]
        if (
            _PLACE.fullmatch(place)
            and not _LOWER_WORD.search(place)
            and _AFTER_DATELINE.match(text, item.end)
            and (day := _day_of(item, around)) is not None
        ):
            return day
    return None


def _signed_off(text: str, found: list[Found], around: date | None) -> date | None:
    """The date in ``– OUTLET 4/7/2018`` at the end of a line near the end."""
    latest = None
    for item in found:
        before = text[max(0, item.start - 40) : item.start]
        if _REST_OF_LINE.match(text, item.end) and _BEFORE_SIGN_OFF.search(before):
            latest = _day_of(item, around) or latest
    return latest


def _alone(text: str, lower: str, found: list[Found], labels: frozenset[str], around: date | None) -> date | None:
    """The date that fills a line near the beginning, or stands on it after a label."""
    for item in found:
        line = text.rfind("\n", 0, item.start) + 1
        label = lower[line : item.start].strip(" \t:-–,")
        if (not label and _REST_OF_LINE.match(text, item.end)) or label in labels:
            day = _day_of(item, around)
            if day is not None:
                return day
    return None


def _direction(rules: TimeRules, lower: str, item: Found) -> int:
    """Whether the nearest word of the clause that has a tense speaks of the past or of what is to come."""
    before = lower[max(0, item.start - _REACH) : item.start]
    after = lower[item.end : item.end + _REACH]
    before = before[max((end.end() for end in _CLAUSE_END.finditer(before)), default=0) :]
    stop = _CLAUSE_END.search(after)
    following = rules.tense.search(after, 0, stop.start() if stop else len(after))
    leading = max(rules.tense.finditer(before), key=re.Match.end, default=None)
    if leading and following and len(before) - leading.end() > following.start():
        leading = None
    nearest = leading or following
    if nearest is None:
        return UNKNOWN
    return FUTURE if nearest[1] else PAST
