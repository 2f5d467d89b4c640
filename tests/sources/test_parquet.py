"""Parquet tables: a row an article; damaged ones are told."""

from __future__ import annotations

import io
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from rundingan.model import Article, Issue
from rundingan.sources import articles

from .pages import read, trouble

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


def table(**columns: list[Any]) -> bytes:
    out = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), out, row_group_size=2)
    return out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "berita.parquet"


def test_rows_are_articles_and_times_are_days(file: Path) -> None:
    data = table(
        id=[1, 2, 3],
        content=["Satu.", "Dua.", "Tiga."],
        published_at=[datetime(2031, 5, 2, 8, tzinfo=UTC), None, datetime(2031, 5, 3, tzinfo=UTC)],
        authors=[["Dara Lind", "Ilyas Orvane"], [], None],
        views=[1, 2, 3],
    )
    first, second, third = read(file, data, published="2031-01-01")
    assert first == Article(text="Satu.", id="1", published="2031-05-02", author="Dara Lind, Ilyas Orvane")
    assert second == Article(text="Dua.", id="2", published="2031-01-01")
    assert isinstance(third, Article) and third.published == "2031-05-03"


def test_columns_are_named_and_days_are_days(file: Path) -> None:
    data = table(isi=["Satu."], hari=[date(2031, 5, 2)])
    assert read(file, data, columns={"text": "isi", "published": "hari"}) == [
        Article(text="Satu.", published="2031-05-02")
    ]


def test_a_row_that_cannot_be_taken_is_named_and_the_rest_read(file: Path) -> None:
    first, empty, large, last = read(file, table(text=["Satu.", None, "x" * 200, "Dua."]), max_size=100)
    assert isinstance(first, Article) and isinstance(last, Article)
    assert isinstance(empty, Issue) and empty.message == f'{file}, row 2 has no "text"'
    assert isinstance(large, Issue) and (large.code, "row 3" in large.message) == ("too_large", True)


def test_damaged_tables_are_told(file: Path) -> None:
    whole = table(text=["Satu. " * 100, "Dua.", "Tiga."])
    for data in (whole[:-20], whole[:60], b"PAR1", b"PAR1" + b"\0" * 50 + b"PAR1", b"tiada"):
        issue = trouble(file, data)
        assert (issue.code, "damaged Parquet table" in issue.message) == ("bad_format", True)
    broken = bytearray(whole)
    broken[4:60] = b"\xff" * 56
    *_, last = read(file, bytes(broken))
    assert isinstance(last, Issue)
    assert (last.code, str(file) in last.message) == ("bad_format", True)


def test_a_table_without_rows_or_without_text_is_told(file: Path) -> None:
    assert "no row" in trouble(file, table(text=pyarrow.array([], pyarrow.string()))).message
    assert "its columns are 'hari'" in trouble(file, table(hari=["Isnin"])).message


def test_a_table_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(table(text=["Satu."]))))
    assert list(articles(["-"])) == [Article(text="Satu.")]
