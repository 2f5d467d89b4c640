"""Every rule of the tables ``disputes``: the contents that it says set it off, and those that it says do not."""

from __future__ import annotations

from typing import Any

import pytest

from rundingan.reading.denials import DenialRule, wording
from rundingan.rules import pack
from rundingan.rules.grammar import grammar

FEWEST = 2
RULES = [(code, rule) for code in pack.languages() for rule in pack.load(code).table("disputes").get("denial", [])]
YES = [pytest.param(code, rule["id"], text, id=text) for code, rule in RULES for text in rule["match"]]
NO = [pytest.param(code, rule["id"], text, id=text) for code, rule in RULES for text in rule["no_match"]]


def compiled(code: str, name: str) -> DenialRule:
    return next(rule for rule in wording(grammar(code)).rules if rule.id.endswith(f"#{name}"))


@pytest.mark.parametrize(("code", "name", "text"), YES)
def test_a_rule_finds_what_its_example_denies(code: str, name: str, text: str) -> None:
    rule = compiled(code, name)
    match = rule.pattern.search(text)
    assert match
    assert rule.asks.search(text)
    assert match["claim"]


@pytest.mark.parametrize(("code", "name", "text"), NO)
def test_a_rule_leaves_alone_what_its_examples_forbid(code: str, name: str, text: str) -> None:
    assert not compiled(code, name).pattern.search(text)


def test_every_rule_has_examples_of_either_kind() -> None:
    few = [rule["id"] for _, rule in RULES if len(rule["match"]) < FEWEST or len(rule["no_match"]) < FEWEST]
    assert few == []


KEYS = {"id", "at", "pattern", "match", "no_match", "cue", "alike", "within", "subject", "named", "asks"}


@pytest.mark.parametrize(("code", "rule"), RULES, ids=[rule["id"] for _, rule in RULES])
def test_a_rule_says_nothing_that_nobody_reads(code: str, rule: dict[str, Any]) -> None:
    assert code in pack.languages()
    assert set(rule) <= KEYS


@pytest.mark.parametrize("code", [code for code in pack.languages() if pack.load(code).table("disputes")])
def test_every_pattern_of_the_table_can_be_compiled(code: str) -> None:
    wording(grammar(code)).compile_all()
