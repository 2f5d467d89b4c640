"""Units: a text as words and phrases, each with its offsets and what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from rundingan.rules.units import Units
from tests.rules import invented

TEXT = "Miu  dir gran wof sil, kam 7!"


@pytest.fixture
def units(tmp_path: Path) -> Units:
    """The text as units of the invented language."""
    return invented.units(invented.grammar(tmp_path, "<beasts>", "<cues:say>"), TEXT)


def test_a_phrase_is_one_unit(units: Units) -> None:
    assert [units.low(i) for i in range(len(units))] == ["miu", "dir", "gran wof sil", ",", "kam", "7", "!"]
    assert len(units) == len(units.symbols) == 7


def test_units_stand_where_their_words_do(units: Units) -> None:
    assert [TEXT[units.start(i) : units.end(i)] for i in range(len(units))] == [
        "Miu", "dir", "gran wof sil", ",", "kam", "7", "!",
    ]  # fmt: skip


def test_the_text_of_several_units_is_as_written(units: Units) -> None:
    assert units.text(0, 3) == "Miu  dir gran wof sil"
    assert units.text(2, 2) == ""


def test_a_unit_passes_the_tests_of_its_classes(units: Units) -> None:
    assert {"beasts", "cap"} <= units.classes(0)
    assert "cues:say" in units.classes(1)
    assert "beasts" in units.classes(2)
    assert "comma" in units.classes(3)
    assert "cues:say" not in units.classes(2)
