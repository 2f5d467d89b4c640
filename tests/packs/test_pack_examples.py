"""Every rule of every pack: what its examples say that it finds, and what they say that it leaves alone.

Examples stand beside the rules (``lang/FOLDER/TABLE.examples.toml``). A file of a family of languages says in
which of them its sentences are written. Where folders have rules of one name, the same folder's is meant.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import rundingan
from rundingan.model import Statement
from rundingan.reading import reported
from rundingan.reading.segments import lay_out
from rundingan.reading.statements import Passage, read_passages
from rundingan.reading.times import find_times
from rundingan.rules import pack
from rundingan.rules.grammar import Grammar, Rule, grammar
from rundingan.rules.sieve import Sieve
from rundingan.text.folded import Folded

LANG = Path(pack.__file__).parent.parent / "lang"
TABLES = ("mentions", "statements")
FEWEST = 2


class Named(NamedTuple):
    """A rule as its examples name it."""

    language: str
    folder: str
    table: str
    group: str
    name: str

    def __str__(self) -> str:
        return f"{self.folder}/{self.table}#{self.group}.{self.name}"

    def rule(self) -> Rule | None:
        """The rule, that of the folder first; None where there is none."""
        rules = grammar(self.language).rules[self.table].get(self.group, [])
        named = {rule.id: rule for rule in rules if rule.id.endswith(f"#{self.name}")}
        return named.get(f"{self.folder}/{self.table}#{self.name}") or next(iter(named.values()), None)

    def id(self) -> str:
        """The rule's full name, as records give it."""
        rule = self.rule()
        assert rule is not None, f"{self}: there is no such rule"
        return rule.id


class Examples(NamedTuple):
    """The examples of one rule."""

    of: Named
    match: list[dict[str, Any]]
    no_match: list[str]


def files() -> Iterator[tuple[Path, str]]:
    """The files of examples, with the table that they belong to."""
    for table in TABLES:
        for file in sorted(LANG.glob(f"*/{table}.examples.toml")):
            yield file, table


def read_file(file: Path, table: str) -> Iterator[Examples]:
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    folder = file.parent.name
    language = data.pop("language", folder)
    for group, rules in data.items():
        for name, examples in rules.items():
            yield Examples(Named(language, folder, table, group, name), examples["match"], examples["no_match"])


ALL = [examples for file, table in files() for examples in read_file(file, table)]


def matches(*groups: str) -> list[Any]:
    """Parameters: each example of these groups that must match."""
    return [
        pytest.param(examples.of, example, id=f"{examples.of}: {example['text']}")
        for examples in ALL
        if examples.of.group in groups
        for example in examples.match
    ]


def near_misses(*groups: str) -> list[Any]:
    """Parameters: each sentence in which a rule of these groups must find nothing."""
    return [
        pytest.param(examples.of, text, id=f"{examples.of}: {text}")
        for examples in ALL
        if examples.of.group in groups
        for text in examples.no_match
    ]


# ---------------------------------------------------------------------- reading


class Said(NamedTuple):
    """A statement in the words of the text."""

    rule: str
    content: list[str]
    source: str | None
    cue: str | None


@cache
def passages(text: str, language: str) -> tuple[Folded, list[Passage]]:
    """The paragraphs of a text with their mentions and settings, as the reader has them."""
    rules = grammar(language)
    folded = Folded(text)
    layout = lay_out(folded, rules)
    return folded, read_passages(layout, rules, find_times(folded, None, rules.pack))


def read(text: str, language: str) -> list[Said]:
    """The statements of a text."""

    def words(span: tuple[int, int] | None) -> str | None:
        return text[slice(*span)] if span else None

    def said(statement: Statement) -> Said:
        content = [text[slice(*span)] for span in statement.content]
        assert statement.why is not None
        return Said(statement.why.rule, content, words(statement.source), words(statement.cue))

    return [said(statement) for statement in rundingan.read(text, language=language).statements]


def read_without(cut: str, text: str, language: str, monkeypatch: pytest.MonkeyPatch) -> list[Said]:
    """The statements of a text as they would be without one rule that cuts."""
    real = reported.compiled

    def without(known: Grammar) -> reported._Compiled:
        patterns = real(known)
        return patterns._replace(cuts=Sieve([rule for rule in patterns.cuts.rules if rule.id != cut]))

    with monkeypatch.context() as patch:
        patch.setattr(reported, "compiled", without)
        return read(text, language)


def contents(statements: list[Said]) -> list[list[str]]:
    return [statement.content for statement in statements]


def missed(expected: object, found: Sequence[object]) -> str:
    """What was expected and what was found instead, one a line."""
    return "\n".join(["expected:", f"  {expected}", "found:", *(f"  {one}" for one in found or ["nothing"])])


# ---------------------------------------------------------------------- every example


@pytest.mark.parametrize(("rule", "example"), matches("direct", "indirect"))
def test_a_rule_finds_the_statement_of_its_example(rule: Named, example: dict[str, Any]) -> None:
    expected = Said(rule.id(), example["content"], example.get("source"), example.get("cue"))
    found = read(example["text"], rule.language)
    assert expected in found, missed(expected, found)


@pytest.mark.parametrize(("rule", "text"), near_misses("direct", "indirect"))
def test_a_rule_leaves_alone_what_its_examples_forbid(rule: Named, text: str) -> None:
    found = [statement for statement in read(text, rule.language) if statement.rule == rule.id()]
    assert found == []


@pytest.mark.parametrize(("rule", "example"), matches("cut"))
def test_a_cut_leaves_what_its_example_says(
    rule: Named, example: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = example["text"]
    assert example["content"] in contents(read(text, rule.language))
    longer = contents(read_without(rule.id(), text, rule.language, monkeypatch))
    assert example["content"] not in longer, "it is cut there without this rule too"


@pytest.mark.parametrize(("rule", "text"), near_misses("cut"))
def test_a_cut_does_not_touch_what_its_examples_forbid(rule: Named, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read(text, rule.language)
    assert whole, "a near miss of a cut needs a statement that could be cut"
    assert read_without(rule.id(), text, rule.language, monkeypatch) == whole


def pointing_back(text: str, language: str) -> list[str]:
    """The sources of the sentences that point back."""
    folded, found = passages(text, language)
    return [folded.text[slice(*setting.source)] for passage in found for setting in passage.settings]


@pytest.mark.parametrize(("rule", "example"), matches("setting"))
def test_a_sentence_that_points_back_names_its_source(rule: Named, example: dict[str, Any]) -> None:
    assert rule.id()
    assert pointing_back(example["text"], rule.language) == [example["source"]]


@pytest.mark.parametrize(("rule", "text"), near_misses("setting"))
def test_a_sentence_that_does_not_point_back_is_none(rule: Named, text: str) -> None:
    assert rule.id()
    assert pointing_back(text, rule.language) == []


class Mentioned(NamedTuple):
    """A mention in the words of the text."""

    rule: str
    words: str
    kind: str
    name: str | None


def mentioned(text: str, language: str) -> list[Mentioned]:
    """The mentions of a text."""
    folded, found = passages(text, language)

    def words(span: tuple[int, int] | None) -> str | None:
        return folded.text[slice(*span)] if span else None

    return [
        Mentioned(m.rule, folded.text[m.start : m.end], m.kind, words(m.name))
        for passage in found
        for m in passage.mentions
    ]


@pytest.mark.parametrize(("rule", "example"), matches("mention"))
def test_a_rule_finds_the_mention_of_its_example(rule: Named, example: dict[str, Any]) -> None:
    expected = Mentioned(rule.id(), example["words"], example["kind"], example.get("name"))
    found = mentioned(example["text"], rule.language)
    assert expected in found, missed(expected, found)


@pytest.mark.parametrize(("rule", "text"), near_misses("mention"))
def test_a_rule_finds_no_mention_where_its_examples_forbid(rule: Named, text: str) -> None:
    found = [mention for mention in mentioned(text, rule.language) if mention.rule == rule.id()]
    assert found == []


# ---------------------------------------------------------------------- the examples as a whole


def rules_of(language: str) -> set[tuple[str, str]]:
    """Group and full name of every rule of a language."""
    rules = grammar(language).rules
    return {(group, rule.id) for table in TABLES for group, found in rules[table].items() for rule in found}


def test_every_example_is_run() -> None:
    """No group of rules is without a test."""
    tested = {"direct", "indirect", "cut", "setting", "mention"}
    assert {examples.of.group for examples in ALL} == tested
    assert {group for code in pack.languages() for group, _ in rules_of(code)} <= tested


@pytest.mark.parametrize("code", pack.languages())
def test_every_rule_has_examples_of_either_kind(code: str) -> None:
    yes: Counter[tuple[str, str]] = Counter()
    no: Counter[tuple[str, str]] = Counter()
    for examples in ALL:
        rule = examples.of.rule()
        if rule is not None:
            yes[examples.of.group, rule.id] += len(examples.match)
            no[examples.of.group, rule.id] += len(examples.no_match)
    few = {
        f"{group} {rule}": f"{yes[group, rule]} that match, {no[group, rule]} that must not"
        for group, rule in sorted(rules_of(code))
        if yes[group, rule] < FEWEST or no[group, rule] < FEWEST
    }
    assert few == {}


def test_no_examples_stand_for_a_rule_that_is_gone() -> None:
    gone = [str(examples.of) for examples in ALL if examples.of.rule() is None]
    assert gone == []


@pytest.mark.parametrize("code", pack.languages())
def test_every_rule_has_a_name_of_its_own(code: str) -> None:
    """Records name a rule by its file and name alone, so two rules of statements may not share one."""
    rules = grammar(code).rules
    for groups in (("direct", "indirect", "setting"), ("cut",)):
        names = Counter(rule.id for group in groups for rule in rules["statements"].get(group, []))
        assert [name for name, count in names.items() if count > 1] == []


def sentences(examples: Examples) -> list[str]:
    return [*(example["text"] for example in examples.match), *examples.no_match]


def test_no_rule_has_the_same_sentence_twice() -> None:
    counted = [(str(examples.of), Counter(sentences(examples))) for examples in ALL]
    repeated = {rule: text for rule, texts in counted for text, count in texts.items() if count > 1}
    assert repeated == {}


def macros(value: Any) -> set[str]:
    """The macros that patterns anywhere in a table of rules name."""
    if isinstance(value, str):
        return set(re.findall(r"@([a-z_]+)", value))
    if isinstance(value, dict):
        return {name for key, part in value.items() if key != "macros" for name in macros(part)}
    return {name for part in value for name in macros(part)} if isinstance(value, list) else set()


@pytest.mark.parametrize("code", pack.languages())
def test_every_macro_is_used(code: str) -> None:
    tables = [pack.load(code).table(table) for table in TABLES]
    known = {name: source for table in tables for name, source in table.get("macros", {}).items()}
    used: set[str] = set()
    new = {name for table in tables for name in macros(table)}
    while new:
        used |= new
        new = {name for macro in new for name in macros(known[macro])} - used
    assert sorted(set(known) - used) == []
