"""Stated confidence against measured."""

from __future__ import annotations

import pytest

from rundingan.evaluation import Bin, Outcome, calibrate


def outcomes(confidence: float, right: int, of: int) -> list[Outcome]:
    return [Outcome(confidence, number < right) for number in range(of)]


def test_a_confidence_that_holds_has_no_error() -> None:
    table = calibrate(outcomes(0.9, 9, 10) + outcomes(0.5, 5, 10))
    assert table.expected_error == pytest.approx(0.0)
    assert [(b.low, b.n) for b in table.bins] == [(0.5, 10), (0.9, 10)]


def test_the_error_is_weighted_by_the_statements_in_each_bin() -> None:
    table = calibrate(outcomes(0.95, 1, 1) + outcomes(0.25, 3, 3))
    assert table.expected_error == pytest.approx((1 * 0.05 + 3 * 0.75) / 4)


def test_a_bin_tells_what_is_stated_and_what_is_measured() -> None:
    (only,) = calibrate([Outcome(0.75, True), Outcome(0.75, False)]).bins
    assert only == Bin(low=0.7, high=0.8, n=2, stated=0.75, measured=0.5)


@pytest.mark.parametrize(("confidence", "low"), [(0.0, 0.0), (0.3, 0.3), (0.999, 0.9), (1.0, 0.9)])
def test_a_bound_belongs_to_the_bin_above_it_and_one_to_the_last(confidence: float, low: float) -> None:
    (only,) = calibrate([Outcome(confidence, True)]).bins
    assert only.low == low


def test_without_statements_there_is_no_error_to_tell() -> None:
    table = calibrate([])
    assert (table.bins, table.n, table.expected_error) == ((), 0, None)
