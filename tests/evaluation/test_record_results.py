"""Results are written into their tables by a command."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from evaluation import record_results
from rundingan.evaluation import MarkedArticle, score
from rundingan.model import Record

PAGE = "# Results\n\nWords before.\n\n"


def row(date: str, name: str, note: str = "") -> list[str]:
    return [date, "0.1.0", name, "3", *(["0.5"] * len(record_results.COLUMNS)), note]


def dates_and_notes(page: str) -> list[tuple[str, str]]:
    rows = [line.strip("|").split("|") for line in page.splitlines() if line.startswith("| 20")]
    return [(cells[0].strip(), cells[-1].strip()) for cells in rows]


def test_a_row_is_added_to_the_table() -> None:
    page = record_results.with_row(PAGE, row("2031-05-02", "examples", "first"))
    page = record_results.with_row(page, row("2031-05-09", "examples", "second"))
    assert page.startswith(PAGE)
    assert page.count("| date |") == 1
    assert dates_and_notes(page) == [("2031-05-02", "first"), ("2031-05-09", "second")]


def test_a_row_of_the_same_day_and_articles_is_replaced() -> None:
    page = record_results.with_row(PAGE, row("2031-05-02", "examples", "first"))
    page = record_results.with_row(page, row("2031-05-02", "mine", "other articles"))
    page = record_results.with_row(page, row("2031-05-02", "examples", "again"))
    assert dates_and_notes(page) == [("2031-05-02", "again"), ("2031-05-02", "other articles")]


def test_a_row_shows_the_figures(article: MarkedArticle, record: Record) -> None:
    cells = record_results.result_row(score([article], {"a1": record}), "2031-05-02", "examples", "")
    by_column = dict(zip(["date", "version", "name", "n", *record_results.COLUMNS], cells, strict=False))
    assert by_column["attributed"] == "1.000"
    assert by_column["mixed"] == "", "no mixed statement was marked"


def test_nothing_right_is_told_and_nothing_read_is_left_empty(article: MarkedArticle, record: Record) -> None:
    wrong = msgspec.structs.replace(record.events[0], type="ASSAULT")
    result = score([article], {"a1": msgspec.structs.replace(record, events=(wrong,), positions=())})
    assert record_results.shown(result, "events", 2) == "0.00"
    assert record_results.shown(result, "positions", 2) == ""


def test_a_page_is_renewed_between_its_marks() -> None:
    page = f"Before.\n\n{record_results.BEGIN}\n\nold\n\n{record_results.END}\n\nAfter.\n"
    once = record_results.renewed(page, "| new |\n")
    assert once == page.replace("old\n", "| new |\n")
    assert record_results.renewed(once, "| new |\n") == once


def test_a_page_without_the_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="substring"):
        record_results.renewed("No marks.", "new")


def test_the_tables_for_people(article: MarkedArticle, record: Record) -> None:
    result = score([article], {"a1": record})
    assert "| Statements with the right speaker (F1) | 1.00 |" in record_results.figures_table(result)
    confidence = record_results.calibration_table(result)
    assert "| 0.9 to 1.0 | 3 | 0.90 | 1.00 |" in confidence
    assert confidence.endswith("Expected calibration error: 0.100.\n")


@pytest.mark.parametrize("page", [record_results.README, record_results.CONFIDENCE], ids=lambda page: page.name)
def test_the_pages_have_the_marks(page: Path) -> None:
    words = page.read_text(encoding="utf-8")
    assert words.index(record_results.BEGIN) < words.index(record_results.END)
