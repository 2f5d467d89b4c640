"""What a pattern requires: the sets of symbols of each of which a text must hold one for it to match."""

from __future__ import annotations

from pathlib import Path

import pytest

from rundingan.rules.grammar import Grammar, Rule
from rundingan.rules.sieve import Sieve
from tests.rules import invented

REQUIRED = {
    "a class": ("<beasts>", ["wof"], ["pom", ""]),
    "one after the other": ("<beasts> <cues>", ["wof dir"], ["wof", "dir"]),
    "what may be absent": ("<beasts>? <cues>*", ["", "pom"], []),
    "what may come in no number": ("<beasts>{0,2} <cues>{,3}", ["", "pom"], []),
    "what comes in a number": ("<beasts>{1,2}", ["wof"], ["pom"]),
    "what comes at least once": ("<beasts>+", ["wof"], ["pom"]),
    "as few as may be": ("<beasts>{1,2}? <cues>??", ["wof"], ["pom"]),
    "either of two": ("<beasts> | <cues>", ["wof", "dir"], ["pom"]),
    "either in a group": ("(<beasts> | <fruits> <cues>) <number>", ["wof 7", "pom dir 7"], ["7", "wof"]),
    "either or nothing": ("(<beasts> | <cues>?) <number>", ["7"], ["wof"]),
    "a group that may be absent": ("(<beasts> <cues>)? <number>", ["7"], ["wof dir"]),
    "a named part": ("{who: <beasts>} {what: <number>?}", ["wof"], ["7"]),
    "what follows or stands before": ("(?<! <beasts>) (?= <fruits>) .", ["dir", "7"], []),
    "a group without a name": ("(?: <beasts> | <cues>)", ["wof", "dir"], ["pom"]),
    "a word": ('"dir" .', ["dir", "Dir"], ["rog"]),
    "a macro": ("@twice .", ["wof dir"], ["wof", "dir"]),
    "a macro that may be absent": ("@twice? <number>", ["7"], ["wof dir"]),
    "the head and the end": ("^ <beasts> $", ["wof"], ["pom"]),
}
"""A pattern, texts that hold what it requires, and texts that do not."""


def rule(folder: Path, pattern: str) -> tuple[Rule, Grammar]:
    grammar = invented.grammar(folder, pattern, macros="twice = '<beasts> <cues>'")
    return grammar.rules["statements"]["test"][0], grammar


@pytest.mark.parametrize(("pattern", "may", "never"), REQUIRED.values(), ids=REQUIRED)
def test_a_text_without_what_a_pattern_requires_is_told_apart(
    tmp_path: Path, pattern: str, may: list[str], never: list[str]
) -> None:
    known, grammar = rule(tmp_path, pattern)
    sieve = Sieve([known])
    assert [text for text in may if not sieve.pick(invented.units(grammar, text).symbols)] == []
    assert [text for text in never if sieve.pick(invented.units(grammar, text).symbols)] == []


@pytest.mark.parametrize("pattern", [pattern for pattern, _, _ in REQUIRED.values()])
@pytest.mark.parametrize("text", ["wof dir 7 pom", "pom dir", "7 wof", "dir rog 7", "", "Wof pom, dir"])
def test_what_matches_has_what_is_required(tmp_path: Path, pattern: str, text: str) -> None:
    known, grammar = rule(tmp_path, pattern)
    symbols = invented.units(grammar, text).symbols
    assert Sieve([known]).pick(symbols) or not known.pattern.search(symbols)
