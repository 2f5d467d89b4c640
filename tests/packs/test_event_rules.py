"""Every rule of events: the sentences in which it finds one, and the near misses in which it finds none.

They stand in ``lang/FOLDER/events.examples.toml``, with a setting before which each is read.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import rundingan
from rundingan.reading.event_rules import event_rules
from rundingan.rules import pack
from rundingan.rules.grammar import grammar

LANG = Path(pack.__file__).parent.parent / "lang"
FILES = sorted(LANG.glob("*/events.examples.toml"))
FEWEST = 2


def examples(kind: str) -> Iterator[Any]:
    """Parameters: language, setting, rule and sentence."""
    for file in FILES:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        language, setting = data.pop("language"), data.pop("setting")
        for name, rule in data.items():
            for sentence in rule[kind]:
                yield pytest.param(language, setting, name, sentence, id=f"{name}: {sentence}")


def found(language: str, setting: str, sentence: str) -> set[str]:
    """The names of the rules that find an event."""
    record = rundingan.read(f"{setting}\n{sentence}", language=language, published="2031-04-09")
    return {event.why.rule.split("#")[1] for event in record.events if event.why}


@pytest.mark.parametrize(("language", "setting", "name", "sentence"), list(examples("match")))
def test_rule_finds_the_event(language: str, setting: str, name: str, sentence: str) -> None:
    assert name in found(language, setting, sentence)


@pytest.mark.parametrize(("language", "setting", "name", "sentence"), list(examples("no_match")))
def test_rule_leaves_a_near_miss_alone(language: str, setting: str, name: str, sentence: str) -> None:
    assert name not in found(language, setting, sentence)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_every_rule_has_examples_of_both_kinds(file: Path) -> None:
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    rules = {rule.id.split("#")[1] for rule in event_rules(grammar(data["language"])).all}
    given = {name for name, rule in data.items() if isinstance(rule, dict)}
    assert given == rules
    assert all(len(data[name][kind]) >= FEWEST for name in given for kind in ("match", "no_match"))


def test_all_patterns_can_be_read() -> None:
    event_rules(grammar("ms")).compile_all()


@pytest.mark.parametrize("file", FILES, ids=str)
def test_the_setting_tells_of_no_event(file: Path) -> None:
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    assert found(data["language"], "", data["setting"]) == set()
