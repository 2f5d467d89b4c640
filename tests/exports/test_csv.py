"""CSV: one row a statement, a table for every other part, no cell that a spreadsheet would reckon."""

from __future__ import annotations

import csv as standard
import io

import pytest

from rundingan.exports import PARTS, csv, tables
from rundingan.model import Entity, Record, Statement

from . import talks
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


def table(part: str) -> list[dict[str, str]]:
    written = "".join(csv.chunks([talks.record()], part=part))
    return list(standard.DictReader(io.StringIO(written, newline="")))


def test_the_statements_are_the_table_that_is_not_asked_for() -> None:
    assert "".join(csv.chunks([record()])) == "".join(csv.chunks([record()], part="statements"))


def test_every_part_that_the_command_line_names_has_a_table() -> None:
    assert tuple(tables.PARTS) == PARTS


@pytest.mark.parametrize("part", PARTS)
def test_a_row_has_a_cell_for_each_column(part: str) -> None:
    every = table(part)
    assert every
    for row in every:
        assert tuple(row) == tables.PARTS[part]
        assert None not in row.values()
        assert (row["article"], row["published"], row["outlet"]) == ("pelan-1", "2031-05-21", "Suara Utara")


def test_a_part_with_nothing_is_its_columns_alone() -> None:
    for part, columns in tables.PARTS.items():
        assert "".join(csv.chunks([Record(id="a", text="x")], part=part)) == ",".join(columns) + "\r\n"


def test_a_position_has_its_words_and_where_they_stand() -> None:
    first, second, *_ = table("positions")
    start, end = int(first["start"]), int(first["end"])
    assert talks.TEXT[start:end] == first["evidence"]
    begin, stop = map(int, first["condition_fragments"].split("-"))
    assert talks.TEXT[begin:stop] == first["conditions"] == "dengan syarat pelabuhan dibuka"
    assert (first["party"], first["party_type"], first["country"]) == ("Kastria", "country", "XK")
    assert (first["stance"], first["proposal"]) == ("accepts_with_conditions", "p1")
    assert first["proposal_name"] == "pelan lima perkara itu"
    assert (first["time"], first["time_words"]) == ("2031-05-20", "Selasa")
    assert first["rule"] == "positions#accepts"
    assert (second["ascribed_by"], second["statement"]) == ("Mira Halden", "s1")


def test_a_claim_has_a_row_for_each_statement_on_a_side() -> None:
    rows = [(row["claim"], row["side"], row["speaker"], row["statement"]) for row in table("claims")]
    assert rows == [
        ("c2", "asserted", "Mira Halden", "s1"),
        ("c2", "denied", "Anton Maresk", "s2"),
        ("c2", "denied", "Anton Maresk", "s4"),
        ("c2", "variant", "Anton Maresk", "s3"),
        ("c1", "", "", ""),
    ]
    assert table("claims")[1]["content"] == "negaranya menolak pelan berkenaan"


def test_a_commitment_has_its_condition() -> None:
    threat, promise = table("commitments")
    assert (threat["by"], threat["threat"], threat["content"]) == ("Anton Maresk", "true", "Kami akan membalas")
    condition = talks.TEXT[int(threat["condition_start"]) : int(threat["condition_end"])]
    assert condition == threat["condition"] == "jika diserang"
    assert (promise["threat"], promise["condition"], promise["condition_start"]) == ("false", "", "")


def test_an_event_tells_who_to_whom_where_and_when() -> None:
    attack, refusal = table("events")
    assert [attack[key] for key in ("type", "mode", "cameo", "status", "actors", "recipients", "place", "time")] == [
        "ASSAULT", "primitive", "190", "happened", "pejuang", "Konvoi bantuan", "Port Amsel", "2031-05-20",
    ]  # fmt: skip
    assert talks.TEXT[int(attack["start"]) : int(attack["end"])] == attack["evidence"]
    assert (refusal["statement"], refusal["told_by"]) == ("s1", "Mira Halden")
    assert (attack["statement"], attack["told_by"]) == ("", "")


def test_a_proposal_has_its_mentions() -> None:
    plan, truce = table("proposals")
    assert (plan["proposal"], plan["name"], plan["by"]) == ("p1", "pelan lima perkara itu", "Palawira")
    assert plan["mentions"] == talks.TEXT[int(plan["start"]) : int(plan["end"])]
    assert (truce["mentions"], truce["start"], truce["fragments"]) == ("", "", "")
