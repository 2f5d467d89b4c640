"""Time grows with the length of a text and no faster, also of texts that were made to be slow."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

import rundingan
from tests.properties.texts import ARTICLES

Make = Callable[[int], str]
FACTOR = 8  # four times the text may take eight times the time
SLOWEST = 20e-6  # seconds for one character: 200 kB in 4 s
LINE = " ".join(ARTICLES[1].split()) + " "


def over_and_over(piece: str) -> Make:
    """Texts of the piece over and over, of a length."""
    return lambda length: piece * (length // len(piece) + 1)


def nested(length: int) -> str:
    """Quotations in quotations, as deep as the text is long."""
    opening = 'Maresk berkata, "'
    depth = length // (len(opening) + 1)
    return opening * depth + '"' * depth


def crowd(length: int) -> str:
    """A speaker of another name in each paragraph."""
    return "\n".join(f"Anton{i} Maresk{i} berkata, hujan turun." for i in range(length // 40))


QUOTES = {
    "straight marks": over_and_over('"'),
    "curly marks": over_and_over("“"),
    "single marks": over_and_over("'"),
    "words and marks": over_and_over('ya " '),
}
HARD = {
    "names": over_and_over("Anton Maresk "),
    "joined names": over_and_over("Maresk dan "),
    "roles": over_and_over("Presiden "),
    "speakers": over_and_over('"Ya," kata Maresk.\n'),
    "anaphors": over_and_over('"Kami sedia," katanya.\n'),
    "settings": over_and_over("Beliau berkata demikian di Orvane.\n"),
    "cues": over_and_over("berkata "),
    "brackets": over_and_over("(a "),
    "commas": over_and_over(", "),
    "times": over_and_over("semalam "),
    "networks": over_and_over("di Facebook, "),
    "soft hyphens": over_and_over("perun\u00addingan "),
    "accents": over_and_over("e\u0301"),
    "one word": over_and_over("a"),
    "news in capitals": over_and_over(LINE.upper()),
}
SLOW: dict[str, tuple[Make, list[int]]] = {
    "cues that bear a speaker": (over_and_over("katanya "), [1_000]),
    "nested quotations": (nested, [4_000, 16_000]),
    "a run without an end": (over_and_over("“Kami sedia.\n"), [6_000, 24_000]),
    "a role told again": (over_and_over("jurucakap itu berkata, hujan turun. "), [6_000, 24_000]),
    "a ministry told again": (over_and_over("Kementerian itu berkata, hujan turun. "), [6_000, 24_000]),
    "a crowd": (crowd, [4_000, 16_000]),
    "one line of news": (over_and_over(LINE), [40_000, 160_000]),
}


def seconds(make: Make, length: int) -> float:
    """Processor time of one reading."""
    text = make(length)
    start = process_time()
    rundingan.read(text, language="ms")
    return process_time() - start


def check(make: Make, lengths: list[int]) -> None:
    """Read ever longer texts; fails at the first that takes too long."""
    seconds(make, 100)
    before = 0.0
    for length in lengths:
        took = seconds(make, length)
        if took > SLOWEST * length or (before > 0.02 and took > FACTOR * before):
            took = min(took, seconds(make, length))  # once more: something else may have held it up
        assert took < SLOWEST * length, f"{length} characters took {took:.2f} s"
        assert before < 0.02 or took < FACTOR * before, f"{length} characters took {took / before:.1f} times as long"
        before = took


@pytest.mark.parametrize("make", QUOTES.values(), ids=QUOTES)
def test_texts_of_quotation_marks(make: Make) -> None:
    check(make, [50_000, 200_000])


@pytest.mark.parametrize("make", HARD.values(), ids=HARD)
def test_hard_texts(make: Make) -> None:
    check(make, [12_000, 48_000])


@pytest.mark.parametrize(("make", "lengths"), SLOW.values(), ids=SLOW)
@pytest.mark.xfail(strict=True, reason="time grows with the square of the length")
def test_texts_that_still_take_too_long(make: Make, lengths: list[int]) -> None:
    check(make, lengths)
