"""CSV: one row a statement, no cell that a spreadsheet would reckon."""

from __future__ import annotations

import csv as standard
import io

import pytest

from rundingan.exports import csv
from rundingan.model import Entity, Record, Statement

from .invented import TEXT, record


def rows(*records: Record) -> list[dict[str, str]]:
    written = "".join(csv.chunks(records))
    return list(standard.DictReader(io.StringIO(written, newline="")))


def test_a_row_holds_the_statement() -> None:
    row = rows(record())[1]
    assert row == {
        "article": "utara-1", "published": "2031-05-02", "outlet": "Suara Utara", "statement": "s2",
        "speaker": "Anton Maresk", "speaker_type": "person", "country": "XV", "role": "Presiden Veloria",
        "source": "katanya", "kind": "direct", "act": "accept", "cue": "katanya", "channel": "sidang media",
        "time": "2031-05-01TNI", "content": "Kami sedia duduk semeja esok,",
        "sentence": "“Kami sedia duduk semeja esok,” katanya dalam sidang media malam tadi.",
        "start": row["start"], "end": row["end"], "fragments": f"{row['start']}-{row['end']}", "within": "",
        "confidence": "0.91", "rule": "ms/reported#quote_said",
    }  # fmt: skip
    assert TEXT[int(row["start"]) : int(row["end"])] == row["content"]


def test_fragments_are_joined_and_each_can_be_found() -> None:
    row = rows(record())[6]
    assert row["content"] == "Itu tidak benar, … satu nota tanpa nama"
    spans = [tuple(map(int, span.split("-"))) for span in row["fragments"].split()]
    assert [TEXT[start:end] for start, end in spans] == row["content"].split(" … ")
    assert (int(row["start"]), int(row["end"])) == (spans[0][0], spans[1][1])
    assert (row["speaker"], row["speaker_type"]) == ("", "")


def test_nesting_is_told() -> None:
    assert [row["within"] for row in rows(record())] == ["", "", "", "", "s4", "s5", ""]


def test_lines_end_as_the_standard_asks() -> None:
    written = "".join(csv.chunks([record()]))
    assert written.startswith("article,published,")
    assert written.count("\r\n") == written.count("\n") == 8


def test_articles_without_statements_add_no_row() -> None:
    assert [row["article"] for row in rows(Record(id="a", text="x"), record("b"))] == ["b"] * 7
    assert "".join(csv.chunks([])).count("\n") == 1


@pytest.mark.parametrize("cell", ["=1+1", "+60 juta", "-5 darjah", "@nama", "\tx", "\rx", "\nx", "＝1", "'x", "'=1"])
def test_a_cell_that_would_be_reckoned_gets_an_apostrophe(cell: str) -> None:
    speaker = Entity(id="e1", name=cell, type="person", roles=(cell,))
    said = Statement(id="s1", content=((0, len(cell)),), kind="direct", sentence=(0, len(cell)), speaker="e1")
    (row,) = rows(Record(id=cell, source=cell, text=cell, entities=(speaker,), statements=(said,)))
    for column in ("article", "outlet", "speaker", "role", "content", "sentence"):
        assert row[column] == "'" + cell


@pytest.mark.parametrize("cell", ["biasa", "5 - 3", "“=1”", ""])
def test_other_cells_stay(cell: str) -> None:
    assert csv.safe(cell) == cell


def test_commas_quotation_marks_and_line_ends_survive() -> None:
    text = 'Kata "A", lalu\r\n"B"'
    said = Statement(id="s1", content=((0, len(text)),), kind="mixed", sentence=(0, len(text)))
    assert rows(Record(id="a", text=text, statements=(said,)))[0]["content"] == text
