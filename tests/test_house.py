"""The rules of the house that no other tool holds."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import rundingan

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "rundingan"
REFERENCE = ROOT / "docs" / "reference"

HEAVY = ("click", "rich", "msgspec", "sqlite3", "asyncio", "importlib.metadata")


def test_lang_holds_data_only() -> None:
    kinds = {file.suffix for file in (PACKAGE / "lang").rglob("*") if file.is_file()}
    assert kinds == {".toml", ".txt"}


def test_no_possessive_groups() -> None:
    """Python before 3.11.5 matches ``(...)*+`` wrongly where the group goes back (gh-106052); one set is sound."""
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.toml")]
    assert [
        file.name for file in files if re.search(r"\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>", file.read_text("utf-8"))
    ] == []


def test_import_loads_nothing_heavy() -> None:
    code = "import sys, rundingan; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "rundingan" in loaded.split()
    assert set(HEAVY) & set(loaded.split()) == set()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'riad'"):
        _ = rundingan.riad


@pytest.mark.parametrize("name", rundingan.__all__)
def test_a_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(rundingan, name)
    assert f"rundingan.{name}" in (REFERENCE / "python.md").read_text(encoding="utf-8")


def test_the_names_of_the_evaluation_are_there_and_documented() -> None:
    from rundingan import evaluation

    page = (REFERENCE / "evaluation.md").read_text(encoding="utf-8")
    left_out = {"Figure"}  # a name for either of two classes, which are there
    missing = [name for name in evaluation.__all__ if f"rundingan.evaluation.{name}\n" not in page]
    assert set(missing) == left_out
    assert all(hasattr(evaluation, name) for name in evaluation.__all__)


def test_lang_is_read_by_rules_alone() -> None:
    """Packs are package data: whoever wants a word list asks rules for it."""
    readers = {
        file.relative_to(PACKAGE).parts[0]
        for file in PACKAGE.rglob("*.py")
        if re.search(r"""["']lang["']""", file.read_text(encoding="utf-8"))
    }
    assert readers == {"rules"}


def test_the_check_in_the_readme_is_the_one_that_is_run_on_a_bare_machine() -> None:
    commands = [
        line for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines() if "tools/check" in line
    ]
    assert len(commands) == 1
    assert f"```\n{commands[0]}\n```" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_version_is_the_same_everywhere() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {rundingan.__version__}\n" in citation
