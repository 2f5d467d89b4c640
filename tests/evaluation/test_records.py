"""Records that are held against the marks may come from a file, of this reader or another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

import rundingan
from rundingan.errors import FormatError, LanguageError
from rundingan.evaluation import MarkedArticle, load_records, read_marked, score
from rundingan.model import Record
from tests.evaluation.sample import ACCEPTED, TEXT, span


def write(path: Path, *records: dict[str, Any] | str) -> Path:
    file = path / "records.jsonl"
    lines = [one if isinstance(one, str) else json.dumps(one) for one in records]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_our_own_records_come_back_as_they_were(tmp_path: Path, article: MarkedArticle, record: Record) -> None:
    file = write(tmp_path, msgspec.json.encode(record).decode())
    assert load_records(file, [article]) == {"a1": record}


def test_another_readers_record_needs_only_content_and_kind(tmp_path: Path, article: MarkedArticle) -> None:
    theirs = {
        "id": "a1",
        "statements": [{"content": [span(ACCEPTED)], "kind": "direct", "speaker": "Anton Maresk"}],
        "claims": [{"span": span("Isnin"), "status": "contested"}],
        "events": None,
    }
    result = score([article], load_records(write(tmp_path, theirs), [article]))
    assert result.found("statements.attributed").right_marked == 1
    assert result.found("claims").guessed == 1


def test_an_entity_needs_no_type(tmp_path: Path, article: MarkedArticle) -> None:
    theirs = {
        "id": "a1",
        "entities": [{"id": "e1", "name": "Maresk"}],
        "statements": [{"content": [span(ACCEPTED)], "kind": "direct", "speaker": "e1"}],
    }
    result = score([article], load_records(write(tmp_path, theirs), [article]))
    assert result.found("statements.attributed").right_marked == 1


def test_records_of_other_articles_are_left_out(tmp_path: Path, article: MarkedArticle) -> None:
    file = write(tmp_path, {"id": "elsewhere", "text": "x", "statements": "not looked at"})
    assert load_records(file, [article]) == {}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nothing", "line 1: not a record"),
        ("[1]", "an object with an `id` is expected"),
        ('{"text": "x"}', "an object with an `id` is expected"),
        ({"id": "a1", "statements": [{"kind": "direct"}]}, "content"),
        ({"id": "a1", "statements": [{"content": [7], "kind": "direct"}]}, "line 1: not a record"),
        ({"id": "a1", "statements": 5}, "line 1: not a record"),
        ({"id": "a1", "entities": ["Maresk"]}, "$.entities[0]"),
        ({"id": "a1", "times": [{"id": "t1", "span": [1.5, 2]}]}, "$.times[0].span"),
        ({"id": "a1", "text": TEXT + " "}, "made from another text"),
    ],
)
def test_a_line_that_is_no_record(
    tmp_path: Path, article: MarkedArticle, line: dict[str, Any] | str, said: str
) -> None:
    with pytest.raises(FormatError) as wrong:
        load_records(write(tmp_path, line), [article])
    assert said in str(wrong.value)
    assert "records.jsonl, line 1" in str(wrong.value)


def test_two_records_of_one_article(tmp_path: Path, article: MarkedArticle) -> None:
    with pytest.raises(FormatError, match="line 2: a second record of 'a1'"):
        load_records(write(tmp_path, {"id": "a1"}, {"id": "a1"}), [article])


def test_articles_are_read_with_what_is_known_about_them(
    monkeypatch: pytest.MonkeyPatch, article: MarkedArticle, record: Record
) -> None:
    asked: dict[str, Any] = {}

    def read(text: str, **known: Any) -> Record:
        asked.update(known, text=text)
        return record

    monkeypatch.setattr(rundingan, "read", read, raising=False)
    assert read_marked([article]) == {"a1": record}
    assert asked["text"] == TEXT
    assert (asked["id"], asked["published"], asked["language"]) == ("a1", "2031-05-03", "ms")


def test_an_article_in_a_language_without_a_pack_has_no_record(
    monkeypatch: pytest.MonkeyPatch, article: MarkedArticle
) -> None:
    def read(text: str, **known: Any) -> Record:
        raise LanguageError("no pack")

    monkeypatch.setattr(rundingan, "read", read, raising=False)
    assert score([article], read_marked([article])).unread == 1
