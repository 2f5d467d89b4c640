"""What Indonesian newspapers do otherwise: the writer speaks, offices stand in brackets, "from" is said of persons."""

from __future__ import annotations

import pytest

import rundingan

MARESK = "Presiden Veloria, Anton Maresk mengatakan, perundingan dimulai besok.\n"


def told(text: str) -> list[tuple[str | None, str]]:
    """Who says what in an Indonesian text."""
    record = rundingan.read(text, published="2031-04-02", language="id")
    names = {entity.id: entity.name for entity in record.entities}
    return [(names.get(s.speaker or ""), record.words(*s.content)) for s in record.statements]


@pytest.mark.parametrize(
    "own",
    [
        "Kita tahu bahwa perang itu mahal.",
        "Saya yakin, perundingan itu akan gagal.",
        "Kita semua tahu bahwa perang itu mahal.",
        'Saya hanya bisa berkomentar, "Selamat datang di meja perundingan yang kosong ini!"',
    ],
)
def test_what_the_writer_says_himself_is_nobodys(own: str) -> None:
    assert told(MARESK + own) == told(MARESK)


def test_who_is_told_to_speak_may_say_we() -> None:
    assert ("Anton Maresk", "perang itu mahal") in told(MARESK + "Maresk menegaskan kita yakin perang itu mahal.")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Perdana Menteri (PM) Anton Maresk", "Anton Maresk"),
        ("Anggota Komisi III Laila Urzhan", "Laila Urzhan"),
        ("Juru Bicara (Jubir) Kementerian Luar Negeri (Kemlu) Orlan Dagh", "Orlan Dagh"),
        ("Sekretaris Pers Gedung Putih Amara Lind", "Amara Lind"),
    ],
)
def test_a_name_after_offices_in_brackets_and_bodies(source: str, name: str) -> None:
    assert told(f"{source} mengatakan, perundingan dimulai besok.")[0][0] == name


def test_a_first_name_of_every_day_is_a_name_where_who_speaks_is_called_so() -> None:
    text = 'Direktur Jenderal Imigrasi (Dirjen) Teguh Maresk mengatakan, pintu dibuka.\n"Itu saja," kata Teguh.'
    assert [who for who, _ in told(text)] == ["Teguh Maresk", "Teguh Maresk"]


def test_one_of_whom_something_comes_is_no_place() -> None:
    text = (
        'Presiden Anton Maresk mengatakan, perang usai sudah.\nDukungan dari Anton belum cukup.\n"Belum," kata Anton.'
    )
    assert {who for who, _ in told(text)} == {"Anton Maresk"}


def test_a_quotation_with_a_cue_before_it_begins_a_speech_of_its_own() -> None:
    text = MARESK + '"Kami akan menandatanganinya."\nMenteri Laila Urzhan mengatakan: "Mereka menyerah saja."'
    assert [who for who, _ in told(text)] == ["Anton Maresk", "Anton Maresk", "Laila Urzhan"]


def test_several_who_do_one_thing_hope_together() -> None:
    text = "Sementara itu, rakyat Laos dan Samdar hanya bisa berlindung dan berharap tidak menjadi korban berikutnya."
    assert told(text) == [("rakyat Laos dan Samdar", "tidak menjadi korban berikutnya")]


def test_a_second_verb_of_what_somebody_should_do_is_no_statement_of_his() -> None:
    text = (
        "Menurut Lind, pemerintah sepatutnya tidak memaparkan capaian, tetapi mengakui adanya sejumlah kesalahan besar."
    )
    assert [who for who, _ in told(text)] == ["Lind"]
