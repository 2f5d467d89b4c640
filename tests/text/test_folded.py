"""The folded view: what is left out of it, and the way back to the text as given."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundingan.text.folded import Folded, lower

SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH = ["\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\u034f", "\u202a"]
HARD = st.text(st.sampled_from("aeEnNİßﬁ\u0301\u0303\u0327\u00ad\u200b\ufeff\u1100\u1161 \n"), max_size=30)


def given_back(folded: Folded, given: str, words: str) -> str:
    """The words of the given text that the view shows as ``words``."""
    at = folded.text.index(words)
    start, end = folded.given((at, at + len(words)))
    return given[start:end]


@pytest.mark.parametrize("text", ["", "Rundingan bermula.", "“Kami sedia,” kata Élise.\r\n"])
def test_a_plain_text_is_its_own_view(text: str) -> None:
    folded = Folded(text)
    assert folded.text == text
    assert [folded.given((i, i + 1)) for i in range(len(text))] == [(i, i + 1) for i in range(len(text))]


@pytest.mark.parametrize("sign", [SOFT_HYPHEN, *ZERO_WIDTH], ids=ascii)
def test_an_invisible_sign_is_left_out_and_found_again(sign: str) -> None:
    given = f"Maresk menafikan pem{sign}bunuhan itu."
    folded = Folded(given)
    assert folded.text == "Maresk menafikan pembunuhan itu."
    assert given_back(folded, given, "pembunuhan") == f"pem{sign}bunuhan"
    assert given_back(folded, given, "itu") == "itu"


def test_a_word_never_takes_an_invisible_sign_beside_it() -> None:
    given = f"{SOFT_HYPHEN}Maresk{SOFT_HYPHEN} {SOFT_HYPHEN}berkata{SOFT_HYPHEN}"
    folded = Folded(given)
    assert folded.text == "Maresk berkata"
    assert given_back(folded, given, "Maresk") == "Maresk"
    assert given_back(folded, given, "berkata") == "berkata"


def test_runs_of_invisible_signs_are_left_out_as_one() -> None:
    given = "run\u00ad\u200b\u00addingan"
    folded = Folded(given)
    assert folded.text == "rundingan"
    assert folded.given((0, 3)) == (0, 3)
    assert folded.given((0, 4)) == (0, 7)
    assert folded.given((3, 9)) == (6, 12)


def test_a_text_of_invisible_signs_alone_shows_nothing() -> None:
    assert Folded("\u00ad\u200b").text == ""


def test_a_letter_and_its_accent_are_one_letter() -> None:
    given = "Presiden E\u0301lise Andre\u0301 tiba."
    folded = Folded(given)
    assert folded.text == "Presiden Élise André tiba."
    assert given_back(folded, given, "Élise") == "E\u0301lise"
    assert given_back(folded, given, "É") == "E\u0301"
    assert given_back(folded, given, "André") == "Andre\u0301"


def test_several_accents_on_one_letter() -> None:
    given = "a\u0323\u0302b"  # a with a dot below and a circumflex
    folded = Folded(given)
    assert folded.text == "ậb"
    assert folded.given((0, 1)) == (0, 3)
    assert folded.given((1, 2)) == (3, 4)


def test_an_accent_that_no_letter_takes_stays() -> None:
    given = "x\u0301yz"
    folded = Folded(given)
    assert folded.text == given
    assert folded.given((0, 2)) == (0, 2)


def test_an_accent_parted_from_its_letter_by_an_invisible_sign() -> None:
    given = "caf\u200be\u00ad\u0301 itu"
    folded = Folded(given)
    assert folded.text == "café itu"
    assert given_back(folded, given, "café") == "caf\u200be\u00ad\u0301"
    assert given_back(folded, given, "itu") == "itu"


@pytest.mark.parametrize("text", ["İSTANBUL", "ISTANA İ", "ẞ", "ΑΣ"])
def test_lower_case_has_the_length_of_the_text(text: str) -> None:
    assert len(lower(text)) == len(text)
    assert Folded(text).lower == lower(text)


def test_lower_case_of_what_can_be_lowered() -> None:
    assert lower("PRESIDEN VELORIA") == "presiden veloria"
    assert lower("İSTANA KUBAH") == "İstana kubah"


@given(HARD)
def test_pieces_of_the_view_lie_in_the_text_in_the_same_order(text: str) -> None:
    folded = Folded(text)
    spans = [folded.given((i, i + 1)) for i in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    assert len(folded.lower) == len(folded.text)


@given(HARD, st.data())
def test_what_a_span_gives_back_reads_as_what_was_shown(text: str, data: st.DataObject) -> None:
    shown = Folded(text)
    letters = [i for i, c in enumerate(shown.text) if not unicodedata.combining(c)] + [len(shown.text)]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(letters), st.sampled_from(letters))))
    if start < end:
        at, until = shown.given((start, end))
        assert Folded(text[at:until]).text == shown.text[start:end]


def test_what_a_wrong_decoding_left_behind_is_not_seen() -> None:
    assert Folded("\u201c\x80\x9cSaya sedia,\u201d\x9d katanya").text == "\u201cSaya sedia,\u201d katanya"
