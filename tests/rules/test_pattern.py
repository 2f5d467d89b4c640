"""The pattern language: each operator, macros, and errors that name their rule. The language is invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from rundingan.errors import PackError
from rundingan.rules.pattern import Patterns
from tests.rules import invented

MATCHES = {
    "a class": ("<beasts>", "wof", ["wof"]),
    "a class of names": ("<countries>", "osta Osta", ["Osta"]),
    "either of two": ("<fruits|cues>", "wof pom dir", ["pom", "dir"]),
    "both of two": ("<beasts&fruits>", "wof miu pom", ["miu"]),
    "one and not the other": ("<beasts!fruits>", "wof miu pom", ["wof"]),
    "a class with a capital": ("<beasts&cap>", "wof Wof", ["Wof"]),
    "a tag": ("<cues:ask>", "dir rog", ["rog"]),
    "a class with a suffix": ("<beasts+ki>", "wof wofki", ["wofki"]),
    "a shape": ("<verb>", "kam kalufo", ["kalufo"]),
    "a mark": ("<comma|stop>", "wof, pom.", [",", "."]),
    "a number": ("<number>", "wof 7", ["7"]),
    "a word however capitalised": ('"dir"', "dir Dir DIR rog", ["dir", "Dir", "DIR"]),
    "a phrase": ('"zut alor"', "zut zut alor", ["zut alor"]),
    "a word in either": ('("zut"|<fruits>)', "zut pom wof", ["zut", "pom"]),
    "any unit": ('"dir" .', "dir wof dir, dir", ["dir wof", "dir,"]),
    "one after the other": ("<beasts> <cues>", "wof dir wof wof dir", ["wof dir", "wof dir"]),
    "blanks tell nothing": ("  <beasts><cues>  ", "wof dir", ["wof dir"]),
    "none or one": ("<beasts> <comma>? <cues>", "wof, dir wof dir", ["wof, dir", "wof dir"]),
    "one or more": ("<beasts>+", "wof kam pom wof", ["wof kam", "wof"]),
    "none or more": ("<cues> <beasts>*", "dir rog wof kam", ["dir", "rog wof kam"]),
    "so many": ("<beasts>{2,3}", "wof pom wof kam wof kam", ["wof kam wof"]),
    "as few as may be": ("<cues> .{1,3}? <fruits>", "dir wof pom pom", ["dir wof pom"]),
    "a group": ("(<cues> <comma>){2}", "dir, rog, dir", ["dir, rog,"]),
    "what follows": ("<beasts> (?= <cues>)", "wof kam dir", ["kam"]),
    "what does not follow": ("<beasts> (?! <cues>)", "wof kam dir", ["wof"]),
    "what stands before": ("(?<= <cues>) <beasts>", "wof dir kam", ["kam"]),
    "what does not stand before": ("(?<! <cues>) <beasts>", "wof dir kam", ["wof"]),
    "a group without a name": ("(?: <cues> | <fruits>) <beasts>", "pom wof dir kam", ["pom wof", "dir kam"]),
    "the head": ("^ <beasts>", "wof kam", ["wof"]),
    "the end": ("<beasts> $", "wof kam", ["kam"]),
    "a named part": ("{who: <beasts>} {cue: <cues>}", "wof dir", ["wof dir"]),
    "a word that nobody uses": ('"zut alor" | <fruits>', "wof pom", ["pom"]),
}  # fmt: skip


def found(folder: Path, pattern: str, text: str, macros: str = "") -> list[str]:
    """The words that the pattern finds in the text."""
    grammar = invented.grammar(folder, pattern, macros=macros)
    units = invented.units(grammar, text)
    return [units.text(*m.span()) for m in grammar.rules["statements"]["test"][0].pattern.finditer(units.symbols)]


@pytest.mark.parametrize(("pattern", "text", "words"), MATCHES.values(), ids=MATCHES)
def test_an_operator(tmp_path: Path, pattern: str, text: str, words: list[str]) -> None:
    assert found(tmp_path, pattern, text) == words


def test_a_named_part_is_found_by_its_name(tmp_path: Path) -> None:
    grammar = invented.grammar(tmp_path, "{who: <beasts>{1,2}} <comma>? {cue: <cues>}")
    units = invented.units(grammar, "pom wof kam, dir")
    match = grammar.rules["statements"]["test"][0].pattern.search(units.symbols)
    assert match is not None
    assert {name: units.text(*match.span(name)) for name in ("who", "cue")} == {
        "who": "wof kam",
        "cue": "dir",
    }


def test_a_macro_is_put_in_as_a_group(tmp_path: Path) -> None:
    macros = "beast = '<beasts> | <fruits>'\npair = '@beast <comma> @beast'"
    assert found(tmp_path, "@pair <cues>", "wof, pom dir wof pom dir", macros) == ["wof, pom dir"]


def test_a_macro_may_be_repeated(tmp_path: Path) -> None:
    assert found(tmp_path, "@listed{2} <cues>", "wof, kam, dir", "listed = '<beasts> <comma>'") == ["wof, kam, dir"]


def test_the_expanded_pattern_shows_what_macros_mean() -> None:
    assert Patterns({"a": "<x> @b", "b": "<y>"}).expanded("@a?", "xs/rules#r") == "(<x> (<y>))?"


@pytest.mark.parametrize(
    ("pattern", "macros", "message"),
    [
        ("@nobody", {}, "xs/rules#r: there is no macro @nobody"),
        ("@a", {"a": "<x> @a"}, "xs/rules#r: macros go in a circle"),
        ("@a", {"a": "<x> @b", "b": "@a"}, "xs/rules#r: macros go in a circle"),
    ],
)
def test_a_wrong_macro_is_named_with_its_rule(pattern: str, macros: dict[str, str], message: str) -> None:
    with pytest.raises(PackError) as raised:
        Patterns(macros).expanded(pattern, "xs/rules#r")
    assert str(raised.value) == message
    with pytest.raises(PackError) as raised:
        Patterns(macros).asked(pattern, "xs/rules#r")
    assert str(raised.value) == message


WRONG = {
    "a word without its marks": ("<beasts> dir", "cannot read the pattern at: 'dir'"),
    "an empty class": ("<>", "cannot read the pattern at: '<>'"),
    "an open class": ("<beasts", "cannot read the pattern at: '<beasts'"),
    "an open word": ('"dir', "cannot read the pattern at: '\"dir'"),
    "a class that no unit has": ("<unicorns>", "no unit is of class <unicorns>"),
    "a class of a misspelt tag": ("<cues:aks>", "no unit is of class <cues:aks>"),
    "an open group": ("(<beasts>", "missing ), unterminated subpattern"),
    "a closed group that was not opened": ("<beasts>)", "unbalanced parenthesis"),
    "nothing to repeat": ("* <beasts>", "nothing to repeat"),
    "one name for two parts": ("{a: <beasts>} {a: <cues>}", "redefinition of group name 'a'"),
    "a look behind of no fixed length": ("(?<= <beasts>+) <cues>", "requires fixed-width pattern"),
}  # fmt: skip


@pytest.mark.parametrize(("pattern", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_pattern_is_named_with_file_and_rule(tmp_path: Path, pattern: str, message: str) -> None:
    with pytest.raises(PackError) as raised:
        invented.grammar(tmp_path, "<beasts>", pattern)
    assert str(raised.value).startswith("xs/statements#p1: ")
    assert message in str(raised.value)


def test_a_class_that_was_not_announced_is_refused(tmp_path: Path) -> None:
    alphabet = invented.grammar(tmp_path, "<beasts>").lexicon.alphabet
    with pytest.raises(PackError, match="xs/other#r: no pattern was announced with <beasts!cap>"):
        Patterns({}).regex("<beasts!cap>", alphabet, "xs/other#r")


def test_what_a_pattern_asks_for() -> None:
    pattern = '{cue: <cues:ask|cues:say>} ("Zut alor"|"dir") @a{1,2} (?<= <a!b>) (?= <c>) @a'
    asked = Patterns({"a": "<c> @b", "b": "<d>"}).asked(pattern, "xs/rules#r")
    assert asked == {"cues:ask|cues:say": 1, "=zut alor": 1, "=dir": 1, "a!b": 1, "c": 3, "d": 2}
