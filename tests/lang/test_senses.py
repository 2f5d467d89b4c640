"""The lists of senses of every language: each line is a concept and its words, and other languages know it too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rundingan
from rundingan.rules.pack import light_concepts, load

LANG = Path(rundingan.__file__).parent / "lang"
FILES = sorted(LANG.glob("*/senses.txt"))
CONCEPT = re.compile(r"-|=[x+]?\d+|[a-z_]+")


def concepts(code: str) -> set[str]:
    return {entry.words for entry in load(code).senses()}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_a_line_is_a_concept_and_its_words(file: Path) -> None:
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len({line.split("\t")[0] for line in lines}) == len(lines)
    for line in lines:
        concept, words = line.split("\t")
        listed = words.split(", ")
        assert CONCEPT.fullmatch(concept), line
        assert all(word and word == word.strip().lower() for word in listed), line
        assert len(set(listed)) == len(listed), line


@pytest.mark.parametrize("code", ["ms", "id"])
def test_nearly_every_concept_has_words_in_english_too(code: str) -> None:
    own, english = concepts(code), concepts("en")
    assert len(own & english) >= 1500
    assert not {each for each in own - english if not each.startswith("=")}


def test_what_is_light_is_a_concept() -> None:
    assert light_concepts() <= concepts("en") | concepts("ms") | concepts("id")
