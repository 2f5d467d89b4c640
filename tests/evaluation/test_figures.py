"""Precision, recall, F1 and accuracy."""

from __future__ import annotations

import pytest

from rundingan.evaluation import Accuracy, Found, Score


def test_f1_is_between_precision_and_recall() -> None:
    figure = Found(marked=4, guessed=2, right_marked=2, right_guessed=2)
    assert (figure.precision, figure.recall) == (1.0, 0.5)
    assert figure.value == pytest.approx(2 / 3)


def test_nothing_right_is_zero() -> None:
    assert Found(marked=3, guessed=3).value == 0.0
    assert Found(marked=3).value == 0.0
    assert Found(guessed=3).value == 0.0


def test_nothing_to_find_and_nothing_found_is_not_measured() -> None:
    assert Found().value is None
    assert Accuracy().value is None


def test_accuracy_is_the_share_that_is_right() -> None:
    figure = Accuracy()
    for right in (True, True, False, True):
        figure.add(right)
    assert figure.value == 0.75
    assert figure.plain() == {"accuracy": 0.75, "of": 4}


def test_two_scores_share_nothing() -> None:
    one, other = Score(), Score()
    one.found("times").add_right()
    assert other.found("times").right_marked == 0
