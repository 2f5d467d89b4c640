"""No pattern of any pack can keep the reader busy for ever.

A repetition whose whole body is a repetition of its own (``(?:(?:the ){1,6})*``) matches one text in exponentially
many ways; where the match fails in the end, all of them are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

import pytest

from rundingan.reading.denials import wording
from rundingan.reading.event_rules import event_rules
from rundingan.reading.times import rules_of
from rundingan.rules import pack
from rundingan.rules.grammar import grammar

FEW = 10
"""So many rounds of a repetition are soon tried in every way."""
REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def tried_over_and_over(parsed: Any, within: bool = False) -> Iterator[str]:
    """The repetitions of a parsed pattern that are all that another, of many rounds, repeats."""
    for op, argument in parsed:
        name = str(op)
        if name in REPEATS:
            least, most, body = argument
            if within and least != most and len(parsed) == 1:
                yield f"{{{least},{most}}} within a repetition"
            yield from tried_over_and_over(body, within=int(most) > FEW)
        elif name == "SUBPATTERN":
            yield from tried_over_and_over(argument[-1], within and len(parsed) == 1)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from tried_over_and_over(branch, within and len(parsed) == 1)


def parsed(source: str) -> Any:
    return import_module("re._parser").parse(source)


def strings(node: object) -> Iterator[str]:
    """Every string of a table."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for part in node.values() if isinstance(node, dict) else node:
            yield from strings(part)


@cache
def patterns(code: str) -> list[str]:
    """The patterns over text of a language, as they are compiled."""
    words = wording(grammar(code))
    found = [rule.source for rules in rules_of(pack.load(code))._by_first.values() for rule in rules]
    found += [*words._sources.values(), *(source for rule in words.rules for source in rule.sources)]
    if pack.load(code).table("events"):
        found += [p.pattern for rule in event_rules(grammar(code)).all for p in (rule.after, rule.before) if p]
    found += [text for name in ("bonds", "acts", "segments") for text in strings(pack.load(code).table(name))]
    return found


def compiles(source: str) -> bool:
    try:
        re.compile(source)
    except re.error:
        return False
    return True


@pytest.mark.parametrize("code", pack.languages())
def test_no_pattern_is_tried_over_and_over(code: str) -> None:
    found = [source for source in patterns(code) if compiles(source) and [*tried_over_and_over(parsed(source))]]
    assert found == []


@pytest.mark.parametrize("source", [r"^(?:(?:[\w-]+ ){1,6}?)*x", r"(?:a+)*", r"(?:(?:a|b+)*)+c", r"(?:(?:ab)?)*"])
def test_what_is_tried_over_and_over_is_seen(source: str) -> None:
    assert [*tried_over_and_over(parsed(source))]


@pytest.mark.parametrize("source", [r"(?:[\w-]+ )*x", r"(?:a{1,3} ?){0,6}", r"[a-z]+(?:-[a-z]+)*", r"(?:ab){2,20}"])
def test_what_can_be_read_in_one_way_only_is_not(source: str) -> None:
    assert not [*tried_over_and_over(parsed(source))]
