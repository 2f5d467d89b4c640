"""Equals: words of a language that inherited tables name by those of another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rundingan.rules.equals import Equals
from rundingan.rules.grammar import Grammar
from rundingan.rules.pack import Pack
from tests.rules.invented import PACK, units, write


@pytest.fixture
def equals() -> Equals:
    return Equals([("fum", ["miu"]), ("nor fum", ["miu"]), ("tal", ["gran wof", "kam"])])


def test_a_list_names_the_equals_beside_the_words(equals: Equals) -> None:
    assert equals.within({"beasts": ["miu", "gran wof", "sil"]}) == {
        "beasts": ["miu", "fum", "nor fum", "gran wof", "tal", "sil"]
    }


def test_a_phrase_has_a_form_for_each_form_of_its_words(equals: Equals) -> None:
    assert equals.forms("low miu") == ["low miu", "low fum", "low nor fum"]


def test_a_line_of_words_gets_single_words_only(equals: Equals) -> None:
    assert equals.within({"words": "miu sil"}) == {"words": "miu fum sil"}
    assert equals.within({"context": {"farm": "sil kam"}}) == {"context": {"farm": "sil kam tal"}}


def test_a_table_named_words_holds_expressions(equals: Equals) -> None:
    assert equals.within({"words": {"farm": "sil|kam"}}) == {"words": {"farm": "sil|(?:kam|tal)"}}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\bmiu\b", "fum"),
        (r"(?P<kam>kam|sil) low", "tal low"),
        (r"the gran wof(?:ki)?$", "the talki"),
        (r"(?<=ar )miu", "ar fum"),
    ],
)
def test_an_expression_finds_the_equals_too(equals: Equals, source: str, text: str) -> None:
    assert re.search(source, text) is None
    assert re.search(equals.expression(source), text)


@pytest.mark.parametrize("source", [r"miumi", r"gran-wof", r"(?<=miu )sil", r"@miu %(miu)s", r"[miu]", r"miu-miu"])
def test_an_expression_is_left_alone_where_no_word_stands(equals: Equals, source: str) -> None:
    assert equals.expression(source) == source


def test_sentences_and_patterns_over_units_are_left_alone(equals: Equals) -> None:
    table = {"match": ["miu"], "no_match": ["kam"], "engine": {"x": '"miu"'}, "rate": 0.5}
    assert equals.within(table) == table


def test_a_pattern_over_units_that_names_a_word_matches_its_equals(tmp_path: Path) -> None:
    rules = '[[test]]\nid = "named"\npattern = \'"miu" <fruits>\'\n'
    files = PACK | {"statements.toml": rules, "words/equals.txt": "fum\tmiu\n"}
    made = Grammar(Pack("xs", [("xs", write(tmp_path / "xs", files))]))
    (rule,) = made.rules["statements"]["test"]
    assert rule.pattern.search(units(made, "miu pom").symbols)
    assert rule.pattern.search(units(made, "fum pom").symbols)
    assert not rule.pattern.search(units(made, "sil pom").symbols)


def test_tables_of_words_name_what_the_language_says(tmp_path: Path) -> None:
    files = {"pack.toml": 'name = "X"\n', "words/equals.txt": "fum\tmiu\n", "positions.toml": 'a = ["miu"]\n'}
    assert Pack("xs", [("xs", write(tmp_path / "xs", files))]).table("positions") == {"a": ["miu", "fum"]}
