"""Words and marks: where a text is cut (``|``), and which words make a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundingan.text.folded import Folded
from rundingan.text.tokens import Tokens


def cut(text: str) -> str:
    """The tokens of a text, a ``|`` between each two."""
    return "|".join(Tokens(Folded(text)).words)


CUTS = {
    "words and marks": "Maresk|berkata|,|rundingan|bermula|.",
    "an apostrophe inside a word": "jum'at|dan|Al-Qur'an|serta|O’Hara",
    "an apostrophe at the end of a word stands apart": "Dato|'|Seri|Raslan",
    "a reduplicated word": "kedua-dua|pihak",
    "a prefix before a numeral": "ke-71|dan|1990-an",
    "initials with stops": "Y.A.B.|Maresk|dari|U.S.",
    "a son of": "Ravin|a/l|Chelvan",
    "two names with an ampersand": "P&G",
    "numbers, times and dates": "1,250.5|orang|9.30|pagi|4/7/2018",
    "a stop with no blank after it": "tamat|.|Kami|pulang",
    "a title with no blank after it": "Dr|.|Laila",
    "dots that trail away are one": "tetapi|...|kami",
    "the sign for them is one": "tetapi|…|kami",
    "an even number of single marks": "''|Kami|sedia|,|''|katanya",
    "curly ones": "‘‘|Ya|’’",
    "marks of every kind stand alone": "“|Ya|,|”|katanya|;|(|B|)",
    "a picture is a mark": "😀|selamat",
    "two dashes": "-|-|Purnama",
    "letters that are not Latin": "д-р|и|Ελλάς",
}


@pytest.mark.parametrize("cuts", CUTS.values(), ids=CUTS)
def test_a_text_is_cut_into_words_and_marks(cuts: str) -> None:
    words = cuts.split("|")
    assert cut(" ".join(words)) == cuts


@pytest.mark.parametrize(
    "cuts",
    ["Maresk|:|“|Ya|,|”|katanya", "pulang|.|Kami", "(|BPI|)|,|Rasool", "ya|\x00|tidak", "_|_"],
    ids=ascii,
)
def test_marks_need_no_blanks_around_them(cuts: str) -> None:
    assert cut(cuts.replace("|", "")) == cuts


def test_offsets_and_lower_case_of_tokens() -> None:
    tokens = Tokens(Folded("Dr. Laila  TIBA"))
    assert tokens.words == ["Dr", ".", "Laila", "TIBA"]
    assert tokens.lows == ["dr", ".", "laila", "tiba"]
    assert list(zip(tokens.starts, tokens.ends, strict=True)) == [(0, 2), (2, 3), (4, 9), (11, 15)]


def test_a_curly_apostrophe_is_a_plain_one_in_lower_case() -> None:
    tokens = Tokens(Folded("Al-Qur’an Jumʼat"))
    assert tokens.words == ["Al-Qur’an", "Jumʼat"]
    assert tokens.lows == ["al-qur'an", "jum'at"]


def test_a_word_with_a_soft_hyphen_is_one_word() -> None:
    assert cut("pem\u00adbunuhan itu") == "pembunuhan|itu"


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "\r\n\r\n", " \n \n\t"], ids=ascii)
def test_lines_are_paragraphs_and_empty_ones_are_none(between: str) -> None:
    tokens = Tokens(Folded(f"{between}Maresk tiba.{between}Dia senyum.{between}"))
    assert [tokens.words[a:b] for a, b in tokens.paragraphs] == [
        ["Maresk", "tiba", "."],
        ["Dia", "senyum", "."],
    ]


@pytest.mark.parametrize("text", ["", " ", "\n \r\n\t", "\u00ad"], ids=ascii)
def test_a_text_without_words_has_no_paragraphs(text: str) -> None:
    tokens = Tokens(Folded(text))
    assert (tokens.words, tokens.paragraphs) == ([], [])


@given(st.text(st.sampled_from("aBé1.,-'’\"“_/& \n\r\t\x00\u00ad😀\u0301"), max_size=60))
def test_every_sign_but_blanks_stands_in_one_token_of_one_paragraph(text: str) -> None:
    folded = Folded(text)
    tokens = Tokens(folded)
    assert "".join(tokens.words) == "".join(folded.text.split())
    assert [folded.text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    assert [i for a, b in tokens.paragraphs for i in range(a, b)] == list(range(len(tokens.words)))


def test_offsets_of_a_long_text_are_those_of_a_short_one() -> None:
    tail = "Maresk berkata,\n\nia\u00a0tiba."
    short, long = Tokens(Folded(tail)), Tokens(Folded("a" * 1_000_001 + "\n" + tail))
    assert long.words[1:] == short.words
    assert [start - 1_000_002 for start in long.starts[1:]] == list(short.starts)
    assert [end - 1_000_002 for end in long.ends[1:]] == list(short.ends)
