"""Symbols: what tests ask, what shares a symbol, and the sets of characters that patterns are made of."""

from __future__ import annotations

import re

import pytest

from rundingan.rules.alphabet import Alphabet


def alphabet(*tests: str, kinds: str = "a b c ab ac abc") -> Alphabet:
    """An alphabet for these tests, where each letter of a kind is a class."""
    return Alphabet(dict.fromkeys(tests, 1), [frozenset(kind) for kind in kinds.split()])


@pytest.mark.parametrize(
    ("test", "passing"),
    [
        ("a", ["a", "ab", "ac", "abc"]),
        ("a&b", ["ab", "abc"]),
        ("a!b", ["a", "ac"]),
        ("a!b!c", ["a"]),
        ("b|c", ["b", "c", "ab", "ac", "abc"]),
        ("a&b!c|c!a", ["c", "ab"]),
    ],
)
def test_a_test_asks_for_classes_and_bars_others(test: str, passing: list[str]) -> None:
    made = alphabet(test)
    symbols = {words: made.symbol(frozenset(words)) for words in ("a", "b", "c", "ab", "ac", "abc")}
    assert [words for words, symbol in symbols.items() if symbol in made.passing(test)] == passing
    assert [words for words, symbol in symbols.items() if test in made.passes[symbol]] == passing


def test_sets_of_classes_that_no_test_tells_apart_share_a_symbol() -> None:
    made = alphabet("a", "b", kinds="ax ay ab")
    assert made.symbol(frozenset("ax")) == made.symbol(frozenset("ay"))
    assert made.symbol(frozenset("ax")) != made.symbol(frozenset("ab"))


@pytest.mark.parametrize("test", ["a", "a!b", "b|c", "d"])
def test_the_set_of_a_test_matches_the_symbols_that_pass_it_and_no_other(test: str) -> None:
    made = alphabet("a", "a!b", "b|c", "b", "d")
    found = {s for s in made.passes if made.set_of(test) and re.fullmatch(made.set_of(test), s)}
    assert found == made.passing(test)


def test_sets_are_right_also_where_symbols_are_signs_of_regular_expressions() -> None:
    names = [f"n{i}" for i in range(200)]  # the symbols reach past the brackets and braces of ASCII
    tests = [*names, "n1|n50|n90|n91|n92|n93|n94|n95|n123"]
    made = Alphabet(dict.fromkeys(tests, 1), [frozenset({name}) for name in names])
    for test in tests:
        assert {s for s in made.passes if re.fullmatch(made.set_of(test), s)} == made.passing(test), test


def test_the_symbols_of_a_test_asked_most_often_stand_side_by_side() -> None:
    kinds = [frozenset(kind) for kind in ("a", "ab", "b", "c", "ac", "bc", "")]
    made = Alphabet({"a": 1, "b": 9, "c": 2}, kinds)
    codes = sorted(map(ord, made.passing("b")))
    assert codes == list(range(codes[0], codes[0] + 3))


def test_a_kind_that_was_not_foreseen_passes_no_test() -> None:
    made = alphabet("a", "b", kinds="a")
    symbol = made.symbol(frozenset("b"))
    assert made.passes[symbol] == frozenset()
    assert symbol != made.symbol(frozenset("a"))
