"""Looking up marks: a string is placed where it stands, or refused."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"
TEXT = '"Kami sedia," kata Maresk.\nMaresk menafikan dakwaan itu. Kata-kata itu, katanya, kosong.'


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mark_examples", TOOLS / "mark_examples.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _shown(span: tuple[int, int]) -> str:
    return TEXT[slice(*span)]


def test_words_are_found_whole(tool: ModuleType) -> None:
    assert tool.find(TEXT, "kata") == (TEXT.index("kata "), TEXT.index("kata ") + 4)


def test_first_and_last_words_give_all_between(tool: ModuleType) -> None:
    assert _shown(tool.find(TEXT, "menafikan ~ Kata-kata")) == "menafikan dakwaan itu. Kata-kata"


def test_number_says_which_place(tool: ModuleType) -> None:
    assert tool.find(TEXT, "Maresk#2")[0] == TEXT.index("\n") + 1


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("Dorvath", "does not occur"),
        ("Maresk", "occurs 2 times"),
        ("Maresk#3", "occurs 2 times"),
        ("Kami ~ kosong", "does not follow"),
    ],
)
def test_unclear_words_are_refused(tool: ModuleType, words: str, trouble: str) -> None:
    with pytest.raises(tool.MarkError, match=trouble):
        tool.find(TEXT, words)


def test_cue_is_looked_for_beside_its_content(tool: ModuleType) -> None:
    content = [tool.find(TEXT, "Kata-kata itu"), tool.find(TEXT, "kosong")]
    assert _shown(tool.find_near(TEXT, "katanya", content)) == "katanya"
    assert tool.find_near(TEXT, "Maresk", content)[0] == TEXT.index("\n") + 1


def test_kind_must_agree_with_the_marks(tool: ModuleType) -> None:
    cast = tool.Cast({"maresk": {"forms": ["Maresk"]}})
    for kind, content in (("direct", "dakwaan itu"), ("mixed", "dakwaan itu"), ("indirect", '"Kami ~ kata')):
        with pytest.raises(tool.MarkError):
            tool.statement(TEXT, {"content": content, "kind": kind, "by": "maresk", "act": "assert"}, cast)


def test_speaker_is_the_fullest_form_in_the_article(tool: ModuleType) -> None:
    cast = tool.Cast({"maresk": {"forms": ["Anton Maresk", "Maresk"], "also": ["Presiden Maresk"]}})
    assert cast.name("maresk", TEXT) == ("Maresk", ["Anton Maresk", "Presiden Maresk"])
    with pytest.raises(tool.MarkError):
        cast.name("dorvath", TEXT)


def test_time_left_unmarked_is_refused(tool: ModuleType) -> None:
    text = "Isnin hujan. Isnin cerah."
    assert len(tool.times(text, [["Isnin", "2031-03-24"], ["Isnin", "2031-03-24"]])) == 2
    with pytest.raises(tool.MarkError, match="unmarked"):
        tool.times(text, [["Isnin", "2031-03-24"]])


def test_check_tells_a_stale_file(tool: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cast.toml").write_text("", encoding="utf-8")
    assert tool.main([str(tmp_path), "--check"]) == 1
    assert tool.main([str(tmp_path)]) == 0
    assert tool.main([str(tmp_path), "--check"]) == 0
    assert "stale" in capsys.readouterr().out
