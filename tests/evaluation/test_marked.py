"""A file of marked articles that is not what it should be is refused, with its file and line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rundingan.errors import FormatError
from rundingan.evaluation import load_marked
from tests.evaluation.sample import TEXT, marks, span


def test_marked_articles_come_in_the_order_of_the_file(gold_file: Callable[..., Path]) -> None:
    file = gold_file(marks(), "", {"id": "a0", "text": "Tiada apa-apa."})
    assert [article.id for article in load_marked(file)] == ["a1", "a0"]


def test_fields_that_are_not_known_are_left_out(gold_file: Callable[..., Path]) -> None:
    assert load_marked(gold_file({**marks(), "note": "two readers"}))[0].text == TEXT


def test_a_mark_at_the_start_of_the_file_is_no_part_of_it(tmp_path: Path) -> None:
    file = tmp_path / "bom.jsonl"
    file.write_text(json.dumps(marks()), encoding="utf-8-sig")
    assert load_marked(file)[0].id == "a1"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2: not a marked article"),
        ('["a"]', "line 2: not a marked article"),
        ('{"id": "b"}', "missing required field `text`"),
        ('{"id": 7, "text": "x"}', "$.id"),
        ('{"id": "a1", "text": "x"}', "line 2: the id 'a1' stands in line 1 already"),
    ],
)
def test_a_line_that_is_no_marked_article(gold_file: Callable[..., Path], line: str, said: str) -> None:
    file = gold_file(marks(), line)
    with pytest.raises(FormatError) as wrong:
        load_marked(file)
    assert said in str(wrong.value)
    assert str(file) in str(wrong.value)
    assert wrong.value.line == 2


@pytest.mark.parametrize(
    ("part", "changes", "said"),
    [
        ("statements", {"kind": "spoken"}, "statements 1: kind 'spoken' is none of direct, indirect, mixed"),
        ("statements", {"act": "shout"}, "statements 1: act 'shout' is none of"),
        ("statements", {"acts": ["shout"]}, "statements 1: act 'shout' is none of"),
        ("statements", {"content": []}, "statements 1: no content is marked"),
        ("statements", {"cue": [9, 9]}, "statements 1: the span [9, 9] marks nothing"),
        ("positions", {"evidence": [0, len(TEXT) + 1]}, f"in a text of {len(TEXT)} characters"),
        ("positions", {"stance": "likes"}, "positions 1: stance 'likes' is none of"),
        ("events", {"type": "PARTY"}, "events 1: type 'PARTY' is none of"),
        ("events", {"status": "maybe"}, "events 1: status 'maybe' is none of"),
        ("times", {"span": [8, 3]}, "times 1: the span [8, 3] marks nothing"),
        ("times", {"span": "Isnin"}, "$.times[0].span"),
    ],
)
def test_a_mark_that_says_nothing(
    gold_file: Callable[..., Path], part: str, changes: dict[str, Any], said: str
) -> None:
    article = marks()
    article[part][0] |= changes
    with pytest.raises(FormatError) as wrong:
        load_marked(gold_file(article))
    assert said in str(wrong.value)


def test_a_file_without_an_article(gold_file: Callable[..., Path]) -> None:
    with pytest.raises(FormatError, match="holds no marked article"):
        load_marked(gold_file("", "  "))


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"nowhere\.jsonl: cannot be read"):
        load_marked(tmp_path / "nowhere.jsonl")
    with pytest.raises(FormatError, match="cannot be read"):
        load_marked(tmp_path)


def test_bytes_that_are_not_utf_8_are_refused_with_their_line(tmp_path: Path) -> None:
    file = tmp_path / "latin.jsonl"
    file.write_bytes(b'{"id": "a", "text": "caf\xe9"}\n')
    with pytest.raises(FormatError, match="line 1"):
        load_marked(file)


def test_spans_count_code_points(gold_file: Callable[..., Path]) -> None:
    text = "😀 “Ya,” kata Dravin."
    mark = {"content": [[3, 6]], "kind": "direct", "speaker": "Dravin"}
    article = load_marked(gold_file({"id": "a", "text": text, "statements": [mark]}))[0]
    assert isinstance(article.statements, tuple)
    ((start, end),) = article.statements[0].content
    assert article.text[start:end] == "Ya,"
    assert span("Isnin")[1] <= len(TEXT)
