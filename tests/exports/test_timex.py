"""TIMEX3 values in words, and in order."""

from __future__ import annotations

import pytest

from rundingan.exports.timex import begins, spoken


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-05-02", "2 May 2031"),
        ("2031-05-02TMO", "2 May 2031, morning"),
        ("2031-05-01TNI", "1 May 2031, night"),
        ("2031-05-02T15:00", "2 May 2031, 15:00"),
        ("2031-W18", "week of 28 April 2031"),
        ("2031-W18-WE", "weekend of 28 April 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("203", "2030s"),
        ("2031-Q3", "quarter 3, 2031"),
        ("2031-H1", "half 1, 2031"),
        ("PAST_REF", "in the recent past"),
        ("2031-13", "2031-13"),
        ("2031-02-30", "2031-02-30"),
        ("2031-W60", "2031-W60"),
        ("cue", "cue"),
        ("P3D", "P3D"),
        ("", ""),
    ],
)
def test_values_in_words(value: str, words: str) -> None:
    assert spoken(value) == words


def test_values_go_by_the_day_on_which_they_begin() -> None:
    values = [
        "2031-Q3",
        "2031-05-02",
        "2031-05-01TNI",
        "PAST_REF",
        "2031-W18",
        "2030",
        "2031-05-01",
        "2031-04",
    ]
    assert sorted(values, key=lambda value: (begins(value), value)) == [
        "2030",
        "2031-04",
        "2031-W18",
        "2031-05-01",
        "2031-05-01TNI",
        "2031-05-02",
        "2031-Q3",
        "PAST_REF",
    ]


@pytest.mark.parametrize("value", ["2031-W60", "P3D", ""])
def test_values_without_a_day_come_last(value: str) -> None:
    assert begins(value) > begins("2999-12-31")
