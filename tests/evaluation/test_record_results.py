"""Results are written into their tables by a command."""

from __future__ import annotations

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


def test_the_figures_of_the_readme_are_renewed_between_their_marks(
    article: MarkedArticle, record: Record
) -> None:
    readme = f"Before.\n\n{record_results.BEGIN}\n\nold\n\n{record_results.END}\n\nAfter.\n"
    once = record_results.with_figures(readme, score([article], {"a1": record}))
    assert "old" not in once
    assert "| Statements with the right speaker (F1) | 1.00 |" in once
    assert once.startswith("Before.")
    assert once.endswith("After.\n")
    assert record_results.with_figures(once, score([article], {"a1": record})) == once


def test_a_readme_without_the_marks_is_refused(article: MarkedArticle, record: Record) -> None:
    with pytest.raises(ValueError, match="substring"):
        record_results.with_figures("No marks.", score([article], {"a1": record}))


def test_the_readme_has_the_marks() -> None:
    readme = record_results.README.read_text(encoding="utf-8")
    assert readme.index(record_results.BEGIN) < readme.index(record_results.END)
