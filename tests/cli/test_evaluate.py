"""``rundingan evaluate``: figures, differences, calibration and the gate."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from rundingan.cli.evaluate import evaluate
from rundingan.errors import FormatError
from rundingan.model import Record
from tests.evaluation.sample import marks, right_record


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(marks()), encoding="utf-8")
    return file


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Records with one statement missing and one act wrong."""
    right = right_record()
    wrong_act = msgspec.structs.replace(right.statements[0], act="threaten")
    return write(tmp_path, msgspec.structs.replace(right, statements=(wrong_act, right.statements[1])))


def write(path: Path, record: Record) -> Path:
    file = path / "records.jsonl"
    file.write_bytes(msgspec.json.encode(record))
    return file


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(evaluate, [str(argument) for argument in arguments])


def test_in_a_pipe_the_figures_are_lines_of_fields(gold: Path, records: Path) -> None:
    result = run(gold, "--records", records)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0] == "articles 1  unread 0  bad spans 0"
    assert lines[1].split("\t")[:2] == ["figure", "f1 or accuracy"]
    assert "statements.found\t0.800\t1.000\t0.667\t3\t2" in lines
    assert "statements.act\t0.500\t\t\t2\t" in lines
    assert "statements.attributed.mixed\t-\t\t\t\t" in lines


def test_as_json(gold: Path, records: Path) -> None:
    out = json.loads(run(gold, "--records", records, "--json").stdout)
    assert out["figures"]["statements.found"] == {
        "f1": 0.8,
        "precision": 1.0,
        "recall": 2 / 3,
        "gold": 3,
        "guessed": 2,
    }
    assert out["articles"] == 1
    assert "misses" not in out
    assert "calibration" not in out


def test_differences_are_listed_up_to_a_number(gold: Path, records: Path) -> None:
    lines = run(gold, "--records", records, "--misses", "1").stdout.splitlines()
    assert lines[-1] == "1 of 2 differences"
    assert lines[-2].split("\t")[:5] == ["a1", "statements.found", "missed", "Anton Maresk", ""]


def test_differences_of_one_figure(gold: Path, records: Path) -> None:
    out = json.loads(run(gold, "--records", records, "--misses", "9", "--figure", "statements.act", "--json").stdout)
    assert [(m["wanted"], m["got"]) for m in out["misses"]] == [("accept", "threaten")]


def test_calibration(gold: Path, records: Path) -> None:
    lines = run(gold, "--records", records, "--calibration").stdout.splitlines()
    assert "0.9-1.0\t2\t0.900\t1.000" in lines
    assert lines[-1] == "expected calibration error 0.1000"
    out = json.loads(run(gold, "--records", records, "--calibration", "--json").stdout)
    assert out["calibration"]["expected_error"] == pytest.approx(0.1)


def test_the_gate_opens_while_the_floors_hold(gold: Path, records: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text('[at_least]\n"statements.found" = 0.8\n[at_most]\nbad_spans = 0\n')
    result = run(gold, "--records", records, "--floors", floors)
    assert (result.exit_code, result.stderr) == (0, "")


def test_the_gate_names_each_figure_that_fell(gold: Path, records: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text('[at_least]\n"statements.found" = 0.9\n"statements.act" = 0.6\ntimes = 1\n')
    result = run(gold, "--records", records, "--floors", floors)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "rundingan evaluate: statements.found is 0.8000, below its floor of 0.9",
        "rundingan evaluate: statements.act is 0.5000, below its floor of 0.6",
    ]
    as_json = json.loads(run(gold, "--records", records, "--floors", floors, "--json").stdout)
    assert [one["name"] for one in as_json["fallen"]] == ["statements.found", "statements.act"]


def test_a_wrong_line_in_the_marked_articles_is_a_known_error(gold: Path, records: Path) -> None:
    gold.write_text("{\n", encoding="utf-8")
    result = run(gold, "--records", records)
    assert isinstance(result.exception, FormatError)
    assert "line 1" in str(result.exception)


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere.jsonl").exit_code == 2
