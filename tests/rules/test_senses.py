"""What words mean: the same units in every language."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundingan.rules.senses import NUMBERS, Sense, number_unit, senses


def units(text: str, code: str) -> set[int]:
    return {each for sense in senses(code).of(text) for each in sense.units}


def numbers(text: str, code: str) -> set[int]:
    return {each for each in units(text, code) if each >= NUMBERS}


@pytest.mark.parametrize(
    ("malay", "indonesian", "english"),
    [
        ("diserang", "menyerang", "attackers"),
        ("gencatan senjata", "gencatan senjata", "truce"),
        ("kebebasan", "kebebasan", "freedom"),
        ("pilihan raya", "pemilu", "elections"),
        ("Amerika Syarikat", "AS", "U.S."),
        ("Perancis", "Prancis", "French"),
        ("Maresk", "Maresk", "Maresk"),
        ("teknokrasi", "teknokrasi", "technocracy"),
        ("Mexico", "Meksiko", "Mexico"),
        ("lapan belas", "delapan belas", "18"),
    ],
)
def test_words_of_three_languages_share_a_unit(malay: str, indonesian: str, english: str) -> None:
    shared = units(f"itu {malay}", "ms") & units(f"itu {indonesian}", "id")
    assert shared & units(f"the {english}", "en")


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("twenty-five shells", "en", 25),
        ("two hundred and six", "en", 200),
        ("3.5 million", "en", 35_000_000),
        ("5 juta orang", "ms", 5_000_000),
        ("dua puluh lima ribu tentera", "ms", 25_000),
        ("seratus lima puluh", "id", 150),
        ("1.200 korban", "id", 1200),
        ("1,200 victims", "en", 1200),
    ],
)
def test_numbers_are_read_in_figures_and_in_words(text: str, code: str, value: int) -> None:
    assert number_unit(value) in numbers(text, code)


def test_two_numbers_side_by_side_stay_two() -> None:
    assert numbers("six seven", "en") == {number_unit(6), number_unit(7)}
    assert numbers("2.5 million, one hundred", "en") == {number_unit(25_000_000), number_unit(100)}


def test_words_that_say_nothing_are_left_out() -> None:
    assert senses("en").of("of the") == []
    assert senses("ms").of("yang") == []


def test_a_country_in_capitals_is_told_from_the_word() -> None:
    assert not units("give it to us", "en") & units("in the US", "en")


def test_light_words_weigh_less_than_others_and_names_more() -> None:
    will, attack, maresk = (senses("en").of(text)[0].weight for text in ("will", "attack", "Xyrovane"))
    assert will < attack < maresk


@given(st.text(max_size=80), st.sampled_from(["ms", "id", "en"]))
def test_senses_stand_in_the_text_in_order(text: str, code: str) -> None:
    found = senses(code).of(text)
    assert all(0 <= sense.start < sense.end <= len(text) and sense.units for sense in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert found == [*map(Sense._make, senses(code).of(text))]
