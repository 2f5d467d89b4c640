"""Floors make of an evaluation a gate."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from rundingan.errors import FormatError
from rundingan.evaluation import Floors, MarkedArticle, fallen, load_floors, score
from rundingan.model import Record


def write(path: Path, text: str) -> Path:
    file = path / "floors.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_floors_are_read_from_their_file(tmp_path: Path) -> None:
    file = write(tmp_path, '[at_least]\n"statements.found" = 0.5\ntimes = 1\n[at_most]\nbad_spans = 0\n')
    assert load_floors(file) == Floors({"statements.found": 0.5, "times": 1.0}, {"bad_spans": 0})


def test_the_projects_own_floors_allow_no_bad_span() -> None:
    floors = load_floors(Path(__file__).parents[2] / "evaluation" / "floors.toml")
    assert floors.at_most["bad_spans"] == 0
    assert floors.at_least["statements.attributed"] > 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[at_least", "not valid TOML"),
        ("[floors]\n", "no table is called 'floors'"),
        ("at_least = 3\n", "a table of figures is expected"),
        ("[at_least]\nbeauty = 0.5\n", "there is no figure 'beauty'"),
        ("[at_most]\ntimes = 0\n", "there is no figure 'times'; there are articles, unread, bad_spans"),
        ('[at_least]\ntimes = "high"\n', "the limit of times is 'high'"),
        ("[at_most]\nunread = true\n", "the limit of unread is True"),
    ],
)
def test_a_file_of_floors_that_is_not_what_it_should_be(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(FormatError) as wrong:
        load_floors(write(tmp_path, text))
    assert said in str(wrong.value)
    assert "floors.toml" in str(wrong.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="cannot be read"):
        load_floors(tmp_path / "floors.toml")


def test_nothing_falls_while_every_figure_stands_on_its_floor(article: MarkedArticle, record: Record) -> None:
    floors = Floors({"statements.attributed": 1.0, "times.value": 0.9}, {"bad_spans": 0, "unread": 0})
    assert fallen(score([article], {"a1": record}), floors) == []


def test_a_figure_below_its_floor_falls(article: MarkedArticle, record: Record) -> None:
    fewer = msgspec.structs.replace(record, statements=record.statements[:2])
    (one,) = fallen(score([article], {"a1": fewer}), Floors({"statements.found": 0.81, "times": 1.0}, {}))
    assert str(one) == "statements.found is 0.8000, below its floor of 0.81"


def test_a_count_above_its_limit_falls(article: MarkedArticle) -> None:
    (one,) = fallen(score([article], {}), Floors({}, {"unread": 0, "bad_spans": 0}))
    assert str(one) == "unread is 1, at most 0 is allowed"


def test_a_floor_under_what_was_not_measured_falls(article: MarkedArticle, record: Record) -> None:
    result = score([article], {"a1": record})
    (one,) = fallen(result, Floors({"statements.attributed.mixed": 0.1}, {}))
    assert str(one) == "statements.attributed.mixed was not measured, its floor is 0.1"
