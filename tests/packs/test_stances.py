"""Every rule of stances: it takes the one of each sentence that matches, and none is taken in those that do not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import rundingan
from rundingan.model import Position
from rundingan.rules import pack

LANG = Path(pack.__file__).parent.parent / "lang"
FEWEST = 2


def rules() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every rule of every folder, with the language of its sentences."""
    for file in sorted(LANG.glob("*/positions.toml")):
        language = {"malayic": "ms"}.get(file.parent.name, file.parent.name)
        for rule in tomllib.loads(file.read_text(encoding="utf-8")).get("stances", {}).get("rule", []):
            yield language, rule


def sentences(kind: str) -> list[Any]:
    return [
        pytest.param(language, rule["id"], words, id=f"{rule['id']}: {words}")
        for language, rule in rules()
        for words in rule[kind]
    ]


def positions(language: str, words: str) -> tuple[Position, ...]:
    return rundingan.read(words, language=language, published="2031-04-02").positions


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule["id"]) for _, rule in rules()])
def test_rules_have_sentences_for_and_against(rule: dict[str, Any]) -> None:
    assert len(rule["match"]) >= FEWEST and len(rule["no_match"]) >= FEWEST


def test_rules_have_names_of_their_own() -> None:
    names = [(language, rule["id"]) for language, rule in rules()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("language", "rule", "words"), sentences("match"))
def test_sentences_that_match_have_the_position(language: str, rule: str, words: str) -> None:
    assert [position.why.rule for position in positions(language, words) if position.why] == [f"positions#{rule}"]


@pytest.mark.parametrize(("language", "rule", "words"), sentences("no_match"))
def test_sentences_that_do_not_match_have_none(language: str, rule: str, words: str) -> None:
    assert [position.why for position in positions(language, words)] == []
