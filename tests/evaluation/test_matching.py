"""Likeness of spans, names and channels."""

from __future__ import annotations

import pytest

from rundingan.evaluation.matching import is_channel, is_one_of, letters, overlap, pair_off


def test_only_letters_and_digits_count() -> None:
    assert letters('"Ya, 3!"', [(0, 8)]) == {1, 2, 5}


def test_what_lies_outside_the_text_is_left_out() -> None:
    assert letters("abc", [(-2, 9)]) == {0, 1, 2}


def test_letters_under_two_spans_count_once() -> None:
    assert letters("abcd", [(0, 3), (1, 4)]) == {0, 1, 2, 3}


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ({1, 2}, {1, 2}, 1.0),
        ({1, 2}, {2, 3}, 1 / 3),
        ({1}, {2}, 0.0),
        (set(), set(), 0.0),
    ],
)
def test_overlap_is_what_is_shared_of_what_either_holds(one: set[int], other: set[int], value: float) -> None:
    assert overlap(frozenset(one), frozenset(other)) == pytest.approx(value)


def test_the_most_alike_are_paired_first_and_each_only_once() -> None:
    alike = [[0.6, 0.9], [0.0, 0.8]]
    assert pair_off(2, 2, lambda i, j: alike[i][j], 0.5) == [(0, 1)]


def test_of_equals_the_earlier_are_paired() -> None:
    assert pair_off(2, 1, lambda i, j: 1.0, 0.5) == [(0, 0)]


@pytest.mark.parametrize(
    ("name", "accepted", "right"),
    [
        ("Élan Târo", ["elan taro"], True),
        ("Presiden Maresk", ["Maresk"], True),
        ("Mar", ["Maresk"], False),
        ("Maresk", ["Anton Maresk"], False),
        ("Pasukan Oru", ["Oru"], False),
        ("", [], True),
        ("", [None], True),
        ("", ["Maresk"], False),
        ("Maresk", [None, ""], False),
    ],
)
def test_names(name: str, accepted: list[str | None], right: bool) -> None:
    assert is_one_of(name, accepted) is right


@pytest.mark.parametrize(
    ("channel", "wanted", "right"),
    [
        ("sidang media", "sidang media di Orvane", True),
        ("sidang media di Orvane", "sidang media", True),
        ("Facebook", "facebook", True),
        ("X", "X", True),
        ("X", "Max Harian", False),
        (None, "surat", False),
    ],
)
def test_channels(channel: str | None, wanted: str, right: bool) -> None:
    assert is_channel(channel, wanted) is right
