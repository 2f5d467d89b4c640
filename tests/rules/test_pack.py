"""Packs: word lists and tables of a language and of what it inherits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import rundingan
from rundingan.errors import LanguageError, PackError, RundinganError
from rundingan.rules import pack as packs
from rundingan.rules.pack import Entry, Pack
from tests.rules.invented import write

FAMILY = {
    "pack.toml": 'name = "Family"\nfamily = true\nsuffixes = ["ki"]\n[shapes]\nverb = "ka.+"\n',
    "words/beasts.txt": "miu\nwof\nkam\n",
    "words/fruits.txt": "pom\n",
    "rules.toml": '[macros]\na = "x"\nb = "y"\n[[rule]]\nid = "first"\n',
}
CHILD = {
    "pack.toml": 'name = "Child"\ninherits = ["family"]\nsuffixes = ["po"]\n[shapes]\nnoun = "lo.+"\n',
    "words/beasts.txt": "- wof\nmiu\tsmall\nhun\tlarge\tgrey\n",
    "rules.toml": '[macros]\nb = "z"\n[[rule]]\nid = "second"\n',
}


@pytest.fixture
def lang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder that stands for ``lang/``."""
    monkeypatch.setattr(packs, "_root", lambda: tmp_path)
    packs.languages.cache_clear()
    packs.load.cache_clear()
    yield tmp_path
    packs.languages.cache_clear()
    packs.load.cache_clear()


@pytest.fixture
def child(lang: Path) -> Pack:
    """A language that inherits from a family."""
    write(lang / "family", FAMILY)
    write(lang / "child", CHILD)
    return packs.load("child")


def test_a_language_has_what_it_inherits_and_its_own(child: Pack) -> None:
    assert child.folders == ("family", "child")
    assert child.lists() == ["beasts", "fruits"]
    assert [e.words for e in child.words("fruits")] == ["pom"]


def test_its_own_entry_wins_over_the_inherited_one(child: Pack) -> None:
    assert Entry("miu", ("small",)) in child.words("beasts")
    assert [e.words for e in child.words("beasts")].count("miu") == 1


def test_an_inherited_entry_is_taken_out_by_a_minus(child: Pack) -> None:
    assert [e.words for e in child.words("beasts")] == ["miu", "kam", "hun"]


def test_the_fields_of_an_entry_stand_behind_tabs(child: Pack) -> None:
    assert Entry("hun", ("large", "grey")) in child.words("beasts")


def test_a_list_that_no_folder_has_is_empty(child: Pack) -> None:
    assert child.words("stars") == []
    assert child.table("stars") == {}


def test_empty_lines_and_remarks_are_no_entries(tmp_path: Path) -> None:
    folder = write(tmp_path, {"words/beasts.txt": "# big ones\n\nwof\n   \n#miu\nkam  \n"})
    assert [e.words for e in Pack("xs", [("xs", folder)]).words("beasts")] == ["wof", "kam"]


def test_tables_are_joined_updated_and_replaced(child: Pack) -> None:
    assert child.table("rules")["macros"] == {"a": "x", "b": "z"}
    assert [rule["id"] for rule in child.table("rules")["rule"]] == ["first", "second"]
    assert child.table("pack")["shapes"] == {"verb": "ka.+", "noun": "lo.+"}
    assert child.table("pack")["suffixes"] == ["ki", "po"]
    assert child.table("pack")["name"] == "Child"


def test_a_rule_knows_where_it_stands(child: Pack) -> None:
    assert [rule["at"] for rule in child.table("rules")["rule"]] == ["family/rules.toml", "child/rules.toml"]


def test_a_family_is_no_language(child: Pack) -> None:
    assert packs.languages() == ("child",)
    with pytest.raises(LanguageError):
        packs.load("family")


def test_what_two_parents_share_comes_once(lang: Path) -> None:
    write(lang / "root", {"pack.toml": "family = true", "words/beasts.txt": "miu\n"})
    for name in ("left", "right"):
        write(lang / name, {"pack.toml": 'family = true\ninherits = ["root"]'})
    write(lang / "child", {"pack.toml": 'inherits = ["left", "right"]'})
    assert packs.load("child").folders == ("root", "left", "right", "child")


def test_an_unknown_language_is_named_with_those_there_are(child: Pack) -> None:
    with pytest.raises(LanguageError, match=r"'xx'.*there are packs for: child"):
        packs.load("xx")


def test_a_parent_that_is_missing_is_named(lang: Path) -> None:
    write(lang / "child", {"pack.toml": 'inherits = ["nowhere"]'})
    with pytest.raises(PackError, match=r"lang/nowhere/pack\.toml is missing"):
        packs.load("child")


@pytest.mark.xfail(strict=True, raises=RecursionError, reason="packs that inherit each other are not refused")
def test_packs_that_inherit_each_other_are_refused(lang: Path) -> None:
    write(lang / "one", {"pack.toml": 'inherits = ["two"]'})
    write(lang / "two", {"pack.toml": 'inherits = ["one"]'})
    with pytest.raises(PackError, match="circle"):
        packs.load("one")


def test_a_table_that_is_not_toml_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path, {"rules.toml": '[[rule]]\nid = "a\n'})
    with pytest.raises(PackError, match=r"lang/xs/rules\.toml is not valid TOML: .*line 2"):
        Pack("xs", [("xs", folder)]).table("rules")


@pytest.mark.xfail(strict=True, reason="a pack.toml that is not TOML is told without its name")
def test_a_pack_file_that_is_not_toml_is_named(lang: Path) -> None:
    write(lang / "child", {"pack.toml": "name = \n"})
    with pytest.raises(PackError, match=r"lang/child/pack\.toml"):
        packs.load("child")


def test_errors_of_packs_are_the_projects_own() -> None:
    assert issubclass(PackError, RundinganError)
    assert issubclass(LanguageError, RundinganError)


def test_reading_in_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(LanguageError, match=r"'tlh'.*there are packs for: .*ms"):
        rundingan.read("Rundingan bermula.", language="tlh")


@pytest.mark.parametrize("code", packs.languages())
def test_every_shipped_pack_loads_and_has_a_name(code: str) -> None:
    assert packs.load(code).table("pack")["name"]
    assert packs.load(code).words("cues")
