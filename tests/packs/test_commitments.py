"""Every rule of commitments: in its sentences it finds something, or leaves them alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

import rundingan
from rundingan.rules import pack

LANGUAGE = "ms"
PLACES = (("commitments", "clause"), ("bonds", "told"))
FEWEST = 2


def rules() -> Iterator[tuple[str, dict[str, Any]]]:
    """The rules with their full names."""
    for table, group in PLACES:
        for rule in pack.load(LANGUAGE).table(table)[group]:
            yield f"{rule['at'].removesuffix('.toml')}#{rule['id']}", rule


def sentences(key: str) -> list[Any]:
    return [pytest.param(name, text, id=f"{name}: {text}") for name, rule in rules() for text in rule[key]]


@cache
def found(text: str) -> frozenset[str]:
    """The rules that find a commitment in a text."""
    record = rundingan.read(text, language=LANGUAGE)
    return frozenset(commitment.why.rule for commitment in record.commitments if commitment.why is not None)


@pytest.mark.parametrize(("rule", "text"), sentences("match"))
def test_a_rule_finds_the_commitment_of_its_example(rule: str, text: str) -> None:
    assert rule in found(text)


@pytest.mark.parametrize(("rule", "text"), sentences("no_match"))
def test_a_rule_leaves_alone_what_binds_nobody(rule: str, text: str) -> None:
    assert rule not in found(text)


@pytest.mark.parametrize(("rule", "settings"), list(rules()))
def test_a_rule_has_examples_of_either_kind(rule: str, settings: dict[str, Any]) -> None:
    assert min(len(settings["match"]), len(settings["no_match"])) >= FEWEST, rule
