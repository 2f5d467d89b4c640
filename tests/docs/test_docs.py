"""What the documentation shows is so."""

from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path

import click
import msgspec
import pytest

from rundingan import model
from rundingan.evaluation import load_floors, load_marked
from rundingan.evaluation.marked import spans_in
from rundingan.model import Record

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
RECORD_PAGE = DOCS / "reference" / "record.md"
CLI_PAGE = DOCS / "reference" / "cli.md"
EVALUATE_PAGE = DOCS / "how-to" / "evaluate.md"


def blocks(page: Path, kind: str) -> list[str]:
    """The blocks of a kind in a page."""
    return re.findall(rf"^```{kind}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_the_record_that_is_shown_is_a_record_whose_spans_are_right() -> None:
    (shown,) = blocks(RECORD_PAGE, "json")
    record = msgspec.convert(json.loads(shown), Record, strict=True)
    (statement,) = record.statements
    assert record.words(*statement.content) == "Kami terima,"
    assert record.words(statement.cue) == "kata"
    assert record.words(statement.source) == "Presiden Veloria, Anton Maresk"
    assert record.words(record.times[0].span) == "hari ini"
    assert statement.sentence == (0, len(record.text))


def test_the_marked_article_that_is_shown_is_one(tmp_path: Path) -> None:
    (shown,) = blocks(EVALUATE_PAGE, "json")
    file = tmp_path / "shown.jsonl"
    file.write_text(json.dumps(json.loads(shown)), encoding="utf-8")
    (article,) = load_marked(file)
    words = [article.text[start:end] for start, end in spans_in(json.loads(shown))]
    assert words == ["Kami terima,", "Presiden Anton Maresk", "kata", "hari ini"]


def test_the_floors_that_are_shown_are_floors(tmp_path: Path) -> None:
    (shown,) = blocks(EVALUATE_PAGE, "toml")
    file = tmp_path / "floors.toml"
    file.write_text(shown, encoding="utf-8")
    assert load_floors(file).at_least["statements.attributed"] == 0.85


@pytest.mark.parametrize(
    "kind",
    [
        "Record",
        "Entity",
        "Timex",
        "Statement",
        "Proposal",
        "Position",
        "Claim",
        "Commitment",
        "Event",
        "Issue",
    ],
)
def test_every_field_of_the_record_is_told(kind: str) -> None:
    page = RECORD_PAGE.read_text(encoding="utf-8")
    fields = set(getattr(model, kind).__struct_fields__)
    assert {name for name in fields if f"`{name}`" not in page} <= {
        "id",
        "entities",
        "times",
        "statements",
        "why",
    }


@pytest.mark.parametrize(
    "words",
    [model.ACTS, model.KINDS, model.STANCES, model.ENTITY_TYPES, model.EVENT_TYPES, model.EVENT_STATUSES],
)
def test_every_word_of_the_records_lists_is_told(words: tuple[str, ...]) -> None:
    page = RECORD_PAGE.read_text(encoding="utf-8")
    assert [word for word in words if f"`{word}`" not in page] == []


@pytest.mark.parametrize("name", ["read", "evaluate"])
def test_every_option_of_a_command_is_told(name: str) -> None:
    command = getattr(import_module(f"rundingan.cli.{name}"), name)
    assert isinstance(command, click.Command)
    page = CLI_PAGE.read_text(encoding="utf-8")
    section = page.partition(f"## rundingan {name}\n")[2].partition("\n## ")[0]
    told = set(re.findall(r"--[a-z-]+", "".join(line for line in section.splitlines() if line.startswith("| `"))))
    has = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    assert told == has


def test_the_session_in_python_is_as_the_readme_shows_it() -> None:
    (session,) = blocks(ROOT / "README.md", "python")
    names: dict[str, object] = {}
    shown = 0
    for line in session.splitlines():
        code, comment, value = line.partition("  # ")
        if comment:
            assert repr(eval(code, names)) == value.strip(), code
            shown += 1
        else:
            exec(code, names)
    assert shown == 4


def test_every_page_of_the_documentation_is_linked_from_its_index() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    pages = {page.relative_to(DOCS).with_suffix("").as_posix() for page in DOCS.rglob("*.md")} - {"index"}
    assert {page for page in pages if f"\n{page}\n" not in index} == set()


def test_links_from_outside_the_documentation_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "evaluation").glob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            assert target.startswith("https://") or (page.parent / target).exists(), f"{page}: {target}"
