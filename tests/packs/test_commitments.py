"""Every rule of commitments: in its sentences it finds something, or leaves them alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

import rundingan
from rundingan.rules import pack

LANGUAGES = ("ms", "en", "id")  # those in which the sentences are written; what Indonesian inherits is told in Malay
PLACES = (("commitments", "clause"), ("bonds", "told"))
FEWEST = 2


def rules() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The rules with their language and their full names."""
    for code in LANGUAGES:
        for table, group in PLACES:
            for rule in pack.load(code).table(table)[group]:
                if code == "id" and not rule["at"].startswith("id/"):
                    continue
                yield code, f"{rule['at'].removesuffix('.toml')}#{rule['id']}", rule


def sentences(key: str) -> list[Any]:
    return [pytest.param(code, name, text, id=f"{name}: {text}") for code, name, rule in rules() for text in rule[key]]


@cache
def found(language: str, text: str) -> frozenset[str]:
    """The rules that find a commitment in a text."""
    record = rundingan.read(text, language=language)
    return frozenset(commitment.why.rule for commitment in record.commitments if commitment.why is not None)


@pytest.mark.parametrize(("language", "rule", "text"), sentences("match"))
def test_a_rule_finds_the_commitment_of_its_example(language: str, rule: str, text: str) -> None:
    assert rule in found(language, text)


@pytest.mark.parametrize(("language", "rule", "text"), sentences("no_match"))
def test_a_rule_leaves_alone_what_binds_nobody(language: str, rule: str, text: str) -> None:
    assert rule not in found(language, text)


@pytest.mark.parametrize(("rule", "settings"), [(name, rule) for _, name, rule in rules()])
def test_a_rule_has_examples_of_either_kind(rule: str, settings: dict[str, Any]) -> None:
    assert min(len(settings["match"]), len(settings["no_match"])) >= FEWEST, rule


@pytest.mark.parametrize("code", pack.languages())
def test_every_pattern_of_the_words_can_be_compiled(code: str) -> None:
    table = pack.load(code).table("bonds")
    sources = [*table.get("words", {}).values(), *table.get("offices", {}).values()]
    assert all(re.compile(source) for source in sources if isinstance(source, str))
