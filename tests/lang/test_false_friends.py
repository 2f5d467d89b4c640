"""Words that Malay and Indonesian share and mean differently."""

from __future__ import annotations

import pytest

import rundingan


def act(text: str, language: str) -> str:
    (statement,) = rundingan.read(text, language=language).statements
    return statement.act


def value(text: str, language: str) -> str | None:
    (time,) = rundingan.read(text, language=language, published="2031-05-14").times
    return time.value


def test_membantah_denies_in_indonesian() -> None:
    assert act("Maresk membantah bahwa pasukannya mundur.", "id") == "deny"
    assert act("Maresk membantah cadangan supaya tenteranya berundur.", "ms") == "reject"


def test_mendakwa_claims_in_malay_and_brings_to_court_in_indonesian() -> None:
    assert rundingan.read("Maresk mendakwa jambatan itu runtuh.", language="ms").statements
    assert not rundingan.read("Jaksa mendakwa Maresk merusak jembatan itu.", language="id").statements


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("semalam", "ms", "2031-05-13"),
        ("semalam", "id", "2031-05-13TNI"),
        ("kemarin", "id", "2031-05-13"),
        ("Minggu lalu", "id", "2031-W19"),
    ],
)
def test_yesterday_last_night_and_last_week(word: str, language: str, expected: str) -> None:
    assert value(f"Mereka berunding {word}.", language) == expected


def test_minggu_with_a_date_is_a_sunday() -> None:
    assert value("Mereka berunding, Minggu (11/5/2031).", "id") == "2031-05-11"


def test_bisa_is_no_venom_and_polisi_no_policy() -> None:
    record = rundingan.read("Polisi mengatakan jembatan itu bisa dilewati.", language="id")
    (statement,) = record.statements
    assert record.words(statement.content[0]) == "jembatan itu bisa dilewati"
    assert statement.source is not None
    assert record.words(statement.source) == "Polisi"
