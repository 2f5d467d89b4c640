"""Who binds itself to what, and on which condition."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from rundingan.model import Commitment, Record
from tests.reading.telling import read


class Bound(NamedTuple):
    """One commitment in words."""

    who: str
    what: str
    condition: str | None = None
    threat: bool = False


def words(record: Record, commitment: Commitment) -> Bound:
    entity = record.entity(commitment.by)
    assert entity is not None
    condition = record.words(commitment.condition) if commitment.condition else None
    return Bound(entity.name, record.words(*commitment.content), condition, commitment.threat)


def bound(text: str) -> list[Bound]:
    """Every commitment of the text."""
    record = read(text)
    return [words(record, commitment) for commitment in record.commitments]


# ---------------------------------------------------------------------- who is bound


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ('"Kami akan membuka laluan itu," kata Anton Maresk.', "Anton Maresk", "Kami akan membuka laluan itu"),
        ("Anton Maresk berkata beliau akan pergi ke Samdar.", "Anton Maresk", "beliau akan pergi ke Samdar"),
        (
            "Anton Maresk berkata negaranya tidak akan berundur.",
            "Anton Maresk",
            "negaranya tidak akan berundur",
        ),
        (
            "Menteri Kewangan, Anton Maresk berkata kerajaan akan menubuhkan sebuah tabung.",
            "Anton Maresk",
            "kerajaan akan menubuhkan sebuah tabung",
        ),
        (
            "Menteri Luar Perancis, Anton Maresk berkata Perancis akan menghantar pemerhati.",
            "Perancis",
            "Perancis akan menghantar pemerhati",
        ),
        (
            "Timbalan Perdana Menteri, Zuhdi Warsani berkata Malaysia akan menghantar pemerhati.",
            "Malaysia",
            "Malaysia akan menghantar pemerhati",
        ),
        (
            "Menteri Kewangan, Anton Maresk berkata Kementerian Kewangan akan menyiasat aduan itu.",
            "Kementerian Kewangan",
            "Kementerian Kewangan akan menyiasat aduan itu",
        ),
    ],
)
def test_a_speaker_binds_itself_or_its_own(text: str, who: str, what: str) -> None:
    assert [(one.who, one.what) for one in bound(text)] == [(who, what)]


@pytest.mark.parametrize(
    "text",
    [
        "Menteri Luar Perancis, Anton Maresk berkata Jepun akan menghantar pemerhati.",
        "Anton Maresk berkata mereka akan menyerang lagi.",
        '"Beliau akan meletak jawatan," kata Anton Maresk.',
        '"Parti kami akan kalah," kata Anton Maresk.',
        '"Adakah kami akan berundur?" soal Anton Maresk.',
        "Anton Maresk menafikan beliau akan berundur.",
        "Anton Maresk akan melawat Samdar esok.",
        '"Mungkin kami akan berundur," kata Anton Maresk.',
        '"Kami tidak pernah mengumumkan bahawa kami akan berundur," kata Anton Maresk.',
    ],
)
def test_what_is_told_of_others_or_not_told_binds_nobody(text: str) -> None:
    assert bound(text) == []


# ---------------------------------------------------------------------- on which condition


def test_a_condition_may_stand_before() -> None:
    text = '"Jika jambatan itu dikosongkan, kami akan kembali ke meja rundingan," kata Anton Maresk.'
    assert bound(text) == [
        Bound("Anton Maresk", "kami akan kembali ke meja rundingan", "Jika jambatan itu dikosongkan")
    ]


@pytest.mark.parametrize(
    "condition",
    [
        "sekiranya Tarkhuna berundur",
        "selagi senjata mereka diam",
        "dengan syarat tiada kenderaan tentera bergerak",
        "asalkan pemerhati hadir",
        "sebaik sahaja pemerhati tiba",
    ],
)
def test_a_condition_may_stand_after(condition: str) -> None:
    text = f"Anton Maresk berkata beliau akan mematuhi gencatan itu {condition}."
    assert bound(text) == [Bound("Anton Maresk", "beliau akan mematuhi gencatan itu", condition)]


def test_until_is_a_condition_of_what_is_not_done() -> None:
    text = "Anton Maresk berkata negaranya tidak akan berunding sehingga Tarkhuna berundur."
    assert [one.condition for one in bound(text)] == ["sehingga Tarkhuna berundur"]
    text = "Anton Maresk berkata negaranya akan berunding sehingga pagi."
    assert [one.condition for one in bound(text)] == [None]


def test_whereas_is_a_condition_of_what_is_not_done_only_without_a_comma() -> None:
    (one,) = bound('"Kami tidak akan berunding manakala Samdar menutup sempadan," kata Anton Maresk.')
    assert (one.what, one.condition) == ("Kami tidak akan berunding", "manakala Samdar menutup sempadan")
    (other,) = bound('"Kami tidak akan berunding, manakala Samdar menutup sempadan," kata Anton Maresk.')
    assert other.condition is None


def test_if_not_points_to_the_condition_before_it() -> None:
    text = (
        '"Jika Tarkhuna menerimanya, kami akan berunding," kata Anton Maresk.\n\n'
        '"Jika tidak, kami akan menutup sempadan itu," katanya.'
    )
    assert bound(text) == [
        Bound("Anton Maresk", "kami akan berunding", "Jika Tarkhuna menerimanya"),
        Bound("Anton Maresk", "kami akan menutup sempadan itu", "Jika tidak", threat=True),
    ]


def test_if_not_is_no_condition_of_what_comes_after_another_clause() -> None:
    text = '"Jika tidak, mereka tidak berpuas hati, kami akan membuka sempadan itu," kata Anton Maresk.'
    assert [one.condition for one in bound(text)] == [None]


def test_a_condition_ends_where_another_deed_begins() -> None:
    text = "Anton Maresk berkata beliau akan berunding jika Tarkhuna berundur, manakala Lind menunggu."
    assert [one.condition for one in bound(text)] == ["jika Tarkhuna berundur"]


# ---------------------------------------------------------------------- threats, and several at once


def test_announced_harm_is_a_threat() -> None:
    text = "Anton Maresk mengancam akan menamatkan gencatan senjata itu."
    assert [one.threat for one in bound(text)] == [True]


def test_harm_told_of_elsewhere_is_none() -> None:
    text = "Anton Maresk berkata beliau akan mengkaji semula undang-undang yang menghukum petani jika Lind berundur."
    assert [one.threat for one in bound(text)] == [False]


def test_a_promise_is_none() -> None:
    text = "Anton Maresk berjanji untuk membebaskan 20 tawanan jika Tarkhuna berundur."
    assert [one.threat for one in bound(text)] == [False]


def test_each_clause_binds_by_itself() -> None:
    text = '"Kami akan membuka laluan itu dan kami tidak akan membawa senjata," kata Anton Maresk.'
    assert [one.what for one in bound(text)] == [
        "Kami akan membuka laluan itu",
        "kami tidak akan membawa senjata",
    ]


def test_an_article_without_statements_has_none() -> None:
    assert bound("Hujan akan turun di Samdar esok.") == []
