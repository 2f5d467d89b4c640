"""Which rules may match a text, told by its symbols."""

from __future__ import annotations

from pathlib import Path

from rundingan.rules.sieve import Sieve
from tests.rules import invented

PATTERNS = (
    "<beasts> <cues>",
    "<number>?",
    "<fruits>",
    "<beasts> <cues> <fruits> <number>",
    "<cues> | <fruits> <number>",
)


def picked(folder: Path, text: str) -> list[str]:
    grammar = invented.grammar(folder, *PATTERNS)
    sieve = Sieve(grammar.rules["statements"]["test"])
    symbols = invented.units(grammar, text).symbols
    assert sieve.pick(symbols) == sieve.pick(symbols)
    return [rule.settings["pattern"] for rule in sieve.pick(symbols)]


def test_those_are_picked_that_have_all_they_require_in_their_order(tmp_path: Path) -> None:
    assert picked(tmp_path, "dir wof") == ["<beasts> <cues>", "<number>?", "<cues> | <fruits> <number>"]
    assert picked(tmp_path, "pom 7") == ["<number>?", "<fruits>", "<cues> | <fruits> <number>"]
    assert picked(tmp_path, "pom 7 dir wof") == list(PATTERNS)


def test_one_that_requires_nothing_is_picked_for_an_empty_text(tmp_path: Path) -> None:
    assert picked(tmp_path, "") == ["<number>?"]


def test_of_no_rules_none_is_picked(tmp_path: Path) -> None:
    assert Sieve([]).pick(invented.units(invented.grammar(tmp_path, *PATTERNS), "wof").symbols) == []
