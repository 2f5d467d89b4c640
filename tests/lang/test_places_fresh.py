"""The lists of countries and capitals are what ``tools/make_places.py`` makes today."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "make_places.py"


@pytest.fixture(scope="module")
def make_places() -> ModuleType:
    """The tool as a module."""
    spec = importlib.util.spec_from_file_location("make_places", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_places"] = module
    spec.loader.exec_module(module)
    return module


def test_the_lists_of_places_are_fresh(make_places: ModuleType) -> None:
    stale = [path.name for path, text in make_places.build().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run: python tools/make_places.py"


def test_every_country_of_iso_has_a_name(make_places: ModuleType) -> None:
    named = {line.split("\t")[1] for text in make_places.build().values() for line in text.splitlines()[2:]}
    assert set(make_places.codes()) - named == set()


def test_a_name_cannot_stand_for_two_countries(make_places: ModuleType) -> None:
    with pytest.raises(ValueError, match="'congo' stands for both"):
        make_places.lines("", [("congo", "CG", ""), ("congo", "CD", "")], set())


def test_a_mark_after_a_name_becomes_a_field(make_places: ModuleType) -> None:
    assert list(make_places.by_hand({"US": ["as !"], "PE": ["lima ?"], "PS": ["tebing barat"]})) == [
        ("as", "US", "capitals"),
        ("lima", "PE", "word"),
        ("tebing barat", "PS", ""),
    ]
