"""Places in UTF-16 code units are those that UTF-16 itself gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rundingan.text.utf16 import Units

LETTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from("🕊😀𝔐a\n")
TEXTS = st.text(LETTERS, max_size=60)


def counted(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2


@given(TEXTS)
def test_a_place_is_as_many_units_as_the_words_before_it(text: str) -> None:
    units = Units(text)
    assert [units.of(at) for at in range(len(text) + 1)] == [counted(text[:at]) for at in range(len(text) + 1)]


@given(TEXTS)
def test_every_place_leads_back(text: str) -> None:
    units = Units(text)
    assert [units.back(units.of(at)) for at in range(len(text) + 1)] == [*range(len(text) + 1)]


@given(TEXTS, st.data())
def test_a_span_cuts_the_same_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = Units(text).span((start, end))
    assert text.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le") == text[start:end]


def test_within_a_letter_of_two_units_the_letter_begins() -> None:
    assert [Units("a🕊b").back(unit) for unit in range(5)] == [0, 1, 1, 2, 3]
