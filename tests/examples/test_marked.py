"""The example articles and their marks: what ships is sound, fresh, and shows every construction."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from rundingan.model import ACTS

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "ms"


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mark_examples", ROOT / "tools" / "mark_examples.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = _tool()
MARKS: dict[str, dict[str, Any]] = TOOL.load_marks(FOLDER)
ARTICLES: list[dict[str, Any]] = [
    json.loads(line) for line in (FOLDER / "marked.jsonl").read_text(encoding="utf-8").splitlines()
]
BY_ID = {article["id"]: article for article in ARTICLES}
STATEMENTS = [(article["text"], statement) for article in ARTICLES for statement in article["statements"]]


def _tagged(tag: str) -> list[tuple[str, dict[str, Any]]]:
    """The text and the compiled statement of each mark that has the tag."""
    return [
        (BY_ID[name]["text"], statement)
        for name, marks in MARKS.items()
        for mark, statement in zip(marks["statement"], BY_ID[name]["statements"], strict=True)
        if tag in mark.get("shows", ())
    ]


def _around(text: str, statement: dict[str, Any]) -> tuple[str, str]:
    """The characters before and after the content."""
    start, end = statement["content"][0][0], statement["content"][-1][1]
    return text[start - 1 : start], text[end : end + 1]


def _spans(node: Any) -> list[list[int]]:
    """Every pair of numbers in a mark."""
    if isinstance(node, list) and len(node) == 2 and all(isinstance(n, int) for n in node):
        return [node]
    if isinstance(node, dict):
        node = list(node.values())
    return [span for part in node for span in _spans(part)] if isinstance(node, list) else []


def test_marked_file_is_what_the_marks_compile_to() -> None:
    written = (FOLDER / "marked.jsonl").read_text(encoding="utf-8")
    assert written == TOOL.as_lines(TOOL.compile_folder(FOLDER)), "run tools/mark_examples.py"


def test_every_article_is_marked_and_every_mark_has_its_article() -> None:
    assert sorted(file.stem for file in FOLDER.glob("*.txt")) == sorted(MARKS) == [a["id"] for a in ARTICLES]


@pytest.mark.parametrize("article", ARTICLES, ids=list(BY_ID))
def test_text_equals_the_file_and_has_plain_line_ends(article: dict[str, Any]) -> None:
    raw = (FOLDER / f"{article['id']}.txt").read_bytes()
    assert raw == article["text"].encode("utf-8")
    assert b"\r" not in raw and not raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\n")


@pytest.mark.parametrize("article", ARTICLES, ids=list(BY_ID))
def test_every_span_shows_words_of_the_article(article: dict[str, Any]) -> None:
    spans = _spans([article[part] for part in ("statements", "times", "positions", "claims", "commitments")])
    spans += _spans(article["events"])
    assert spans
    for start, end in spans:
        shown = article["text"][start:end]
        assert 0 <= start < end <= len(article["text"])
        assert shown == shown.strip() and "\n" not in shown


def test_articles_have_the_length_of_news_reports() -> None:
    lengths = {article["id"]: len(article["text"].split()) for article in ARTICLES}
    assert len(lengths) >= 16
    assert all(200 <= length <= 450 for length in lengths.values()), lengths


def test_the_war_is_told_by_five_outlets_over_ten_weeks() -> None:
    days = [date.fromisoformat(article["published"]) for article in ARTICLES]
    assert days == sorted(days)
    assert (days[-1] - days[0]).days // 7 + 1 == 10
    assert len({article["source"] for article in ARTICLES}) == 5


@pytest.mark.parametrize("construction", TOOL.CONSTRUCTIONS)
def test_construction_stands_in_two_articles_at_least(construction: str) -> None:
    assert len([name for name, marks in MARKS.items() if construction in TOOL.constructions(marks)]) >= 2


@pytest.mark.parametrize("act", ACTS)
def test_act_is_done_five_times_at_least(act: str) -> None:
    assert Counter(statement["act"] for _, statement in STATEMENTS)[act] >= 5


CHANNELS = (
    "Facebook", "Purnama", "Telegram", "Truth Social", "X", "kenyataan", "laporan", "pemberita",
    "sidang media", "surat", "taklimat", "televisyen", "temu bual", "ucapan",
)  # fmt: skip


@pytest.mark.parametrize("channel", CHANNELS)
def test_channel_is_used(channel: str) -> None:
    assert any((statement["channel"] or "").casefold() == channel.casefold() for _, statement in STATEMENTS)


@pytest.mark.parametrize(
    ("tag", "before", "after"),
    [
        ("straight-quotes", '"', '"'),
        ("curly-quotes", "“", "”\n"),  # the mark or, where the speech goes on, the end of the paragraph
        ("single-quotes", "'‘", "'’ "),  # one of them is never closed
        ("opener-as-closer", '“"', "“"),
        ("missing-opener", "\n", '”"'),
        ("missing-closer", "“'", " \n"),
    ],
)
def test_quotation_stands_in_the_marks_that_its_tag_says(tag: str, before: str, after: str) -> None:
    for text, statement in _tagged(tag):
        first, last = _around(text, statement)
        assert first in before and last in after, (tag, first, last, statement["content"])


def test_mixed_pairs_are_mixed() -> None:
    pairs = {_around(text, statement) for text, statement in _tagged("mixed-pair")}
    assert pairs == {("“", '"'), ('"', "”"), ('"', "“")}


def test_quotation_broken_by_its_cue_has_the_cue_between_its_fragments() -> None:
    for tag in ("broken-by-cue", "content-around"):
        for _, statement in _tagged(tag):
            (_, left), (right, _) = statement["content"]
            assert left < statement["cue"][0] < statement["cue"][1] < right


def _whole(statement: dict[str, Any]) -> tuple[int, int]:
    return statement["content"][0][0], statement["content"][-1][1]


def test_nested_statement_lies_in_one_that_is_marked_too() -> None:
    for text, statement in _tagged("nested"):
        start, end = _whole(statement)
        article = next(a for a in ARTICLES if a["text"] is text)
        others = [_whole(other) for other in article["statements"] if other is not statement]
        within = any(s <= start and end <= e for s, e in others)
        around = any(start <= s and e <= end for s, e in others)
        assert within or around, text[start:end]


def test_quoted_paragraph_that_goes_on_has_neither_cue_nor_source() -> None:
    for _, statement in _tagged("goes-on"):
        assert statement["cue"] is None and statement["source"] is None and statement["speaker"]


def test_null_speaker_is_null() -> None:
    unknown = [statement for _, statement in STATEMENTS if statement["speaker"] is None]
    assert unknown == [statement for _, statement in _tagged("null-speaker")]


def test_no_content_crosses_a_paragraph() -> None:
    for text, statement in STATEMENTS:
        assert "\n" not in text[statement["content"][0][0] : statement["content"][-1][1]]
