"""The benchmarks' own arithmetic; what they measure is measured when they are run."""

from __future__ import annotations

from pathlib import Path

import pytest

import formats
import linearity
import speed
from corpus import Item, load, repeated


def test_sizes_double_up_to_the_largest() -> None:
    assert linearity.sizes(200_000) == [25_000, 50_000, 100_000, 200_000]
    assert linearity.sizes(1_000) == [1_000]


def test_each_time_is_set_against_the_one_before_it() -> None:
    assert linearity.ratios([(1, 0.5), (2, 1.0), (4, 4.0)]) == [2.0, 4.0]


def test_a_text_that_tries_the_patience_is_not_doubled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linearity, "seconds", lambda text: len(text) / 100_000)
    case = linearity.Case("slow", 400_000, linearity.cut("x"))
    assert [size for size, _ in linearity.measure(case, 400_000, patience=0.7)] == [25_000, 50_000, 100_000]


def test_a_piece_is_repeated_to_the_very_size() -> None:
    assert linearity.cut("abc")(7) == "abcabca"


def test_nested_quotations_close_as_often_as_they_open() -> None:
    text = linearity.nested(1_000)
    opened = text.count(' "')
    assert opened > 10
    assert text.endswith('"' * opened)
    assert len(text) <= 1_000


def test_each_contender_has_its_turn_in_every_round() -> None:
    turns: list[str] = []
    times = speed.best_of(
        2,
        [Item("a", None), Item("b", None)],
        lambda items: turns.append("x"),
        lambda items: turns.append("y"),
    )
    assert turns == ["x", "y", "x", "y", "x", "y"]  # once each before the clock runs
    assert all(0 <= time < 1 for time in times)


def test_articles_are_repeated_until_there_are_enough() -> None:
    assert len(repeated([Item("abc", None)], 7)) == 3


def test_a_corpus_is_a_file_of_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "corpus.jsonl"
    file.write_text('{"text": "satu", "published": "2031-05-02"}\n\n{"text": "dua"}\n{"text": "tiga"}\n')
    assert load(file, limit=2) == [Item("satu", "2031-05-02"), Item("dua", None)]


def test_every_format_holds_every_page(tmp_path: Path) -> None:
    pages = [formats.page(number) for number in range(3)]
    written = formats.write_all(tmp_path, pages)
    assert {"HTML", "WARC", "JSON Lines", "CSV"} <= set(written)
    assert {name: formats.reading(path)() for name, path in written.items()} == dict.fromkeys(written, 3)
