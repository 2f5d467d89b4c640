"""The grammar of a pack: its rules compiled, what sets them off, and errors that name file and rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from rundingan.errors import LanguageError, PackError
from rundingan.rules.grammar import Grammar, Rule, grammar
from rundingan.rules.pack import Pack, languages
from tests.rules import invented

TWO = """
[[said]]
id = "who-said"
pattern = '{source: <beasts>} {cue: <cues:say>}'
content = "after"
needs = '<fruits>'

[[said]]
id = "said-who"
pattern = '{cue: <cues:ask>|"zut"} {source: <beasts>}'
"""


def said(folder: Path) -> tuple[Grammar, list[Rule]]:
    compiled = Grammar(invented.pack(folder, statements=TWO))
    return compiled, compiled.rules["statements"]["said"]


def test_rules_keep_the_order_and_the_names_of_their_file(tmp_path: Path) -> None:
    _, rules = said(tmp_path)
    assert [rule.id for rule in rules] == ["xs/statements#who-said", "xs/statements#said-who"]
    assert rules[0].settings["content"] == "after"


def test_the_rules_of_a_family_come_first(tmp_path: Path) -> None:
    family = invented.write(tmp_path / "family", {"statements.toml": TWO})
    own = TWO.replace("who-said", "own").split("[[said]]")[1]
    child = invented.write(tmp_path / "child", invented.PACK | {"statements.toml": f"[[said]]{own}"})
    rules = Grammar(Pack("xs", [("family", family), ("xs", child)])).rules["statements"]["said"]
    assert [rule.id for rule in rules] == [
        "family/statements#who-said", "family/statements#said-who", "xs/statements#own",
    ]  # fmt: skip


def test_a_rule_is_set_off_by_its_cue_alone(tmp_path: Path) -> None:
    compiled, (by_class, by_class_or_word) = said(tmp_path)
    symbols = {w: set(invented.units(compiled, f"{w} wof").symbols) for w in ("dir", "rog", "zut", "wof", "pom")}
    assert {w for w in symbols if all(needed & symbols[w] for needed in by_class.required)} == {"dir"}
    assert {w for w in symbols if all(needed & symbols[w] for needed in by_class_or_word.required)} == {"rog", "zut"}


def test_a_rule_knows_the_frames_that_it_asks_of_its_cue(tmp_path: Path) -> None:
    rules = invented.grammar(
        tmp_path, "{cue: <cues:ask|cues:say!cues:none>}", "{cue: <cues|beasts>}", "<cues:ask> <beasts>"
    ).rules["statements"]["test"]
    assert [rule.frames for rule in rules] == [("cues:ask", "cues:say"), (), ()]


def test_what_the_engine_asks_for_is_found_by_name(tmp_path: Path) -> None:
    statements = "[engine]\nfruit = '<fruits>'\nwrong = '(<fruits>'\n"
    compiled = Grammar(invented.pack(tmp_path, statements=statements))
    units = invented.units(compiled, "wof pom")
    match = compiled.engine["statements"]["fruit"].search(units.symbols)
    assert match is not None
    assert units.text(*match.span()) == "pom"
    with pytest.raises(PackError, match="statements#engine"):
        compiled.compile_all()


def test_a_rule_without_a_cue_may_be_set_off_by_anything(tmp_path: Path) -> None:
    rules = invented.grammar(tmp_path, "<beasts>?").rules["statements"]["test"]
    assert rules[0].required == ()


def test_macros_of_one_table_serve_all(tmp_path: Path) -> None:
    mentions = "[macros]\nbeast = '<beasts!fruits>'\n" + invented.PACK["mentions.toml"]
    statements = "[[said]]\nid = \"a\"\npattern = '@beast'\n"
    compiled = Grammar(invented.pack(tmp_path, mentions=mentions, statements=statements))
    units = invented.units(compiled, "miu wof")
    match = compiled.rules["statements"]["said"][0].pattern.search(units.symbols)
    assert match is not None
    assert units.text(*match.span()) == "wof"


def test_of_several_rules_as_one_pattern_the_first_that_matches_wins(tmp_path: Path) -> None:
    compiled = invented.grammar(tmp_path, "<beasts> {x: <cues>}", "<beasts>", "{x: <fruits>}")
    both = compiled.alternation(compiled.rules["statements"]["test"], "(<beasts>|<fruits>)")
    units = invented.units(compiled, "wof dir kam pom dir")
    found = [(m.lastgroup, units.text(*m.span())) for m in both.finditer(units.symbols)]
    assert [words for _, words in found] == ["wof dir", "kam", "pom"]
    parts = [{k for k, v in m.groupdict().items() if v} for m in both.finditer(units.symbols)]
    assert parts == [{"r0", "r0_x"}, {"r1"}, {"r2", "r2_x"}]


def test_what_a_rule_cannot_begin_with_is_passed_over(tmp_path: Path) -> None:
    compiled = invented.grammar(tmp_path, "<fruits>", "<beasts>")
    only = compiled.alternation(compiled.rules["statements"]["test"], "<beasts>")
    units = invented.units(compiled, "pom wof")
    assert [units.text(*m.span()) for m in only.finditer(units.symbols)] == ["wof"]


@pytest.mark.parametrize("missing", ["id", "pattern"])
def test_a_rule_without_id_or_pattern_is_named_with_its_file(tmp_path: Path, missing: str) -> None:
    rule = {"id": 'id = "a"', "pattern": "pattern = '<beasts>'"}
    del rule[missing]
    with pytest.raises(PackError, match=r"lang/xs/statements\.toml: a rule needs an id and a pattern"):
        Grammar(invented.pack(tmp_path, statements="[[said]]\n" + "\n".join(rule.values())))


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param("@nobody", id="macro"),
        pytest.param("<unicorns>", id="class"),
        pytest.param("(<beasts>", id="group"),
    ],
)
def test_a_wrong_pattern_is_named_with_file_and_rule(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(PackError, match="xs/statements#p1"):
        invented.grammar(tmp_path, "<beasts>", wrong)


def test_there_is_no_grammar_of_an_unknown_language() -> None:
    with pytest.raises(LanguageError, match="tlh"):
        grammar("tlh")


@pytest.mark.parametrize("code", languages())
def test_every_shipped_pack_compiles_into_few_symbols_and_rules_of_distinct_names(code: str) -> None:
    compiled = grammar(code)
    assert len(compiled.lexicon.alphabet.passes) < 2000
    ids = [rule.id for groups in compiled.rules.values() for rules in groups.values() for rule in rules]
    groups = [(name, rule.id) for groups in compiled.rules.values() for name, rules in groups.items() for rule in rules]
    assert ids
    assert len(groups) == len(set(groups))
    compiled.compile_all()
