"""JSON and JSON Lines: every field, and back again."""

from __future__ import annotations

import json

from rundingan.exports import json as array
from rundingan.exports import jsonl
from rundingan.model import Record

from .invented import TEXT, record


def test_a_record_survives_json_and_back() -> None:
    assert jsonl.loads(jsonl.line(record())) == record()


def test_a_record_is_one_line() -> None:
    written = list(jsonl.chunks([record("a"), record("b")]))
    assert [piece.count("\n") for piece in written] == [1, 1]
    assert [json.loads(piece)["id"] for piece in written] == ["a", "b"]


def test_the_fields_are_those_of_the_record() -> None:
    written = json.loads(jsonl.line(record()))
    assert written["text"] == TEXT
    assert set(written) >= {
        "id", "title", "language", "published", "source", "text", "entities", "times", "statements",
        "proposals", "positions", "claims", "commitments", "events",
    }  # fmt: skip
    statement = written["statements"][0]
    assert set(statement) >= {
        "id", "content", "kind", "source", "speaker", "cue", "channel", "act", "about", "time", "within",
        "sentence", "confidence",
    }  # fmt: skip
    start, end = statement["content"][0]
    assert TEXT[start:end] == 'negaranya "bersedia" untuk berunding'
    assert statement["channel"] is None
    assert statement["about"] == []


def test_letters_stand_as_they_are() -> None:
    assert "“Kami sedia" in jsonl.line(record())


def test_an_array_holds_the_records_in_order() -> None:
    written = "".join(array.chunks([record("a"), record("b")]))
    assert [each["id"] for each in json.loads(written)] == ["a", "b"]
    assert json.loads(written)[0] == json.loads(jsonl.line(record("a")))
    assert written.endswith("]\n")
    assert '\n  "title"' in written


def test_no_records_make_an_empty_array() -> None:
    assert json.loads("".join(array.chunks([]))) == []
    assert json.loads("".join(array.chunks([Record(id="", text="")])))[0]["text"] == ""
