"""The word lists of every pack are read by somebody: by a pattern of its tables, or by the engine by name.

What nothing reads does nothing, and who adds a word to it waits in vain. So does a tag (the first field of an
entry) that no pattern and no step of the engine asks for. Those that are known to be so are listed here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import rundingan
from rundingan.rules import pack
from rundingan.rules.grammar import CUE_LISTS, Grammar, grammar

ENGINE = Path(rundingan.__file__).parent / "reading"
BY_NAME = (*CUE_LISTS, "pronouns")
"""Word lists whose tags the engine compares by the tag alone, without the list's name before it."""
OF_NO_USE = {
    "auxiliaries:ongoing", "conjunctions:or", "conjunctions:so", "connectors:link", "cues:describe_with",
    # kinds that only tell a person what the word is
    "common_caps:currency", "common_caps:era", "common_caps:event", "common_caps:holiday",
    "common_caps:language", "common_caps:month", "common_caps:people", "common_caps:region",
    "common_caps:religion", "common_caps:weekday",
    "honorifics:rank", "honorifics:religious", "honorifics:title",
}  # fmt: skip
"""``list:tag`` that nothing asks for."""


@cache
def engine_words() -> frozenset[str]:
    """The words and ``list:tag`` in the strings of the engine, docstrings left out."""
    files = ENGINE.rglob("*.py")
    texts = [text for file in files for text in strings(ast.parse(file.read_text(encoding="utf-8")))]
    return frozenset(word for text in texts for word in re.findall(r"[a-z_]+(?::[a-z_]+)?", text))


def strings(tree: ast.Module) -> Iterator[str]:
    """The strings of a module that are no statements of their own."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def asked(rules: Grammar) -> set[str]:
    """The classes that patterns ask for or rule out, without an owner's suffix (``cues``, ``cues:say``)."""
    options = (option for test in rules.asked for option in re.split(r"[|&!]", test))
    return {option.split("+")[0].strip() for option in options}


def frames_of_cuts(rules: Grammar) -> set[str]:
    """The frames that rules name in their settings."""
    groups: list[list[dict[str, Any]]] = [g for g in rules.pack.table("statements").values() if isinstance(g, list)]
    return {frame for group in groups for rule in group for frame in rule.get("frames", ())}


def tags(rules: Grammar) -> Iterator[tuple[str, str]]:
    """List and tag of every entry whose first field is a class of its words."""
    for name, entries in rules.lexicon.entries.items():
        for words, entry in entries.items():
            known = rules.lexicon.look_up(words, words).classes
            if entry.fields and any(f"{name}:{tag}" in known for tag in entry.fields[0].split(",")):
                yield from ((name, tag) for tag in entry.fields[0].split(","))


def unused_tags(code: str) -> set[str]:
    """Each ``list:tag`` of a language that no pattern and no step of the engine asks for."""
    rules = grammar(code)
    classes = asked(rules) | engine_words()
    by_name = engine_words() | frames_of_cuts(rules)
    return {
        f"{name}:{tag}"
        for name, tag in tags(rules)
        if f"{name}:{tag}" not in classes and not (name in BY_NAME and tag in by_name)
    }


@pytest.mark.parametrize("code", pack.languages())
def test_every_word_list_is_read(code: str) -> None:
    rules = grammar(code)
    read = {name.split(":")[0] for name in asked(rules)} | engine_words() | {"equals"}
    assert set(rules.pack.lists()) - read == set()


@pytest.mark.parametrize("code", pack.languages())
def test_every_tag_is_asked_for(code: str) -> None:
    assert unused_tags(code) - OF_NO_USE == set()


def test_what_is_said_to_be_of_no_use_is_so() -> None:
    unused = set().union(*(unused_tags(code) for code in pack.languages()))
    assert OF_NO_USE - unused == set()
