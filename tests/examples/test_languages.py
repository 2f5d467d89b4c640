"""The example articles of every language, and their marks: what ships is sound, fresh and of use.

What holds of the Malay ones alone is in ``test_marked.py``.
"""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from rundingan.model import ACTS, EVENT_STATUSES, EVENT_TYPES, KINDS, STANCES
from rundingan.rules import pack

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [folder for folder in sorted((ROOT / "examples").iterdir()) if (folder / "cast.toml").is_file()]
OTHERS = [folder for folder in FOLDERS if folder.name != "ms"]
FEWEST = 6


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mark_examples", ROOT / "tools" / "mark_examples.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _articles(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "marked.jsonl").read_text(encoding="utf-8").splitlines()]


def _parameters(folders: list[Path]) -> list[Any]:
    return [pytest.param(article, id=f"{f.name}/{article['id']}") for f in folders for article in _articles(f)]


ARTICLES, EVERY = _parameters(OTHERS), _parameters(FOLDERS)


def test_every_folder_is_of_a_language_that_is_read() -> None:
    assert {folder.name for folder in FOLDERS} <= set(pack.languages())


@pytest.mark.parametrize("folder", OTHERS, ids=lambda folder: folder.name)
def test_marked_file_is_what_the_marks_compile_to(folder: Path) -> None:
    tool = _tool()
    written = (folder / "marked.jsonl").read_text(encoding="utf-8")
    assert written == tool.as_lines(tool.compile_folder(folder)), f"run tools/mark_examples.py examples/{folder.name}"


@pytest.mark.parametrize("folder", OTHERS, ids=lambda folder: folder.name)
def test_every_article_is_marked_and_there_are_enough(folder: Path) -> None:
    names = [article["id"] for article in _articles(folder)]
    assert names == sorted(file.stem for file in folder.glob("*.txt"))
    assert len(names) >= FEWEST


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_is_in_the_language_of_its_folder_and_has_the_length_of_news(article: dict[str, Any]) -> None:
    assert (ROOT / "examples" / article["language"] / f"{article['id']}.txt").is_file()
    assert 150 <= len(article["text"].split()) <= 450


@pytest.mark.parametrize("article", EVERY)
def test_values_are_those_of_the_record(article: dict[str, Any]) -> None:
    for statement in article["statements"]:
        assert statement["kind"] in KINDS
        assert {statement["act"], *statement["acts"]} <= set(ACTS)
        assert statement["act"] not in statement["acts"]
        assert statement["speaker"] not in statement["aliases"]
    assert {position["stance"] for position in article["positions"]} <= set(STANCES)
    for event in article["events"]:
        assert {event["type"], *event["types"]} <= set(EVENT_TYPES)
        assert event["status"] in EVENT_STATUSES


@pytest.mark.parametrize("article", EVERY)
def test_times_have_timex_values(article: dict[str, Any]) -> None:
    form = re.compile(r"PAST_REF|\d{4}(-W\d\d(-WE)?|-\d\d(-\d\d(T(\d\d:\d\d|MO|MI|AF|EV|NI))?)?)?")
    assert article["times"]
    for time in article["times"]:
        assert form.fullmatch(time["value"]), time


@pytest.mark.parametrize("folder", OTHERS, ids=lambda folder: folder.name)
def test_the_articles_hold_all_that_a_record_holds(folder: Path) -> None:
    parts = ("statements", "times", "positions", "claims", "commitments", "events")
    assert all(any(article[part] for article in _articles(folder)) for part in parts)
