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
        ("Penasehat ekonomi Gedung Putih Amara Lind", "Amara Lind"),
        ("Menteri Imipas Orlan Dagh", "Orlan Dagh"),
        ("Analis Samdar Sekuritas Laila Urzhan", "Laila Urzhan"),
        ("Kepala riset komoditas di Lensa, Laila Urzhan", "Laila Urzhan"),
        ("Menteri Luar Negeri Korea Utara Ri Yong-min", "Ri Yong-min"),
        ("Menteri Kehutanan Anton Maresk", "Anton Maresk"),
        ("Kepala Pusat Riset Antariksa Anton Maresk", "Anton Maresk"),
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


@pytest.mark.parametrize(
    ("whole", "other"),
    [
        ("Ketua Umum Anton Maresk atau Tok Ton", "Tok Ton"),
        ("Presiden Anton Maresk yang akrab disapa Tok Ton", "Tok Ton"),
        ("Gubernur Anton Maresk alias AMK", "AMK"),
    ],
)
def test_another_name_of_one_is_his(whole: str, other: str) -> None:
    text = f'{whole} menyampaikan bahwa jalan itu ditutup.\n"Kami menyesal," kata {other}.'
    assert [who for who, _ in told(text)] == ["Anton Maresk", "Anton Maresk"]


def test_of_two_one_may_be_chosen() -> None:
    text = 'Rakyat memilih Presiden Anton Maresk atau Lind.\n"Kami menang," kata Lind.'
    assert [who for who, _ in told(text)] == ["Lind"]


def test_whose_age_is_told_is_a_person_however_long_the_name() -> None:
    text = "Nasib lain dirasakan Ammar Lind Velt Dagh Maresk (17), pelajar di Samdar. Ammar mengaku ujian itu sulit."
    assert [who for who, _ in told(text)] == ["Ammar Lind Velt Dagh Maresk"]


def test_a_statement_is_whose_it_comes_from_and_no_person() -> None:
    text = (
        "Pernyataan dari juru bicara Gedung Putih menyatakan pertemuan itu sukses.\n"
        "Pemimpin itu mengatakan parlemen harus melindungi warga."
    )
    assert [who for who, _ in told(text)] == ["juru bicara Gedung Putih", "juru bicara Gedung Putih"]


def test_whom_one_stands_for_does_not_speak_with_him() -> None:
    text = '"Lagu itu milik kami," ungkap Laila Urzhan, kuasa hukum Anton Maresk dan Orlan Velt, usai sidang.'
    assert [who for who, _ in told(text)] == ["Laila Urzhan"]


def test_even_others_speak_too() -> None:
    assert told("Lind, dan bahkan Maresk, mengeluh bahwa jembatan itu runtuh.")[0][0] == "Lind dan Maresk"


def test_what_happens_meanwhile_is_no_denial() -> None:
    text = (
        "Menteri Anton Maresk mengatakan, pembangunan jembatan Orvane membutuhkan waktu lama.\n"
        "{} Gubernur Laila Urzhan mengatakan pembangunan jembatan Orvane membutuhkan banyak pekerja."
    )
    records = [rundingan.read(text.format(head), language="id") for head in ("Sementara itu,", "Namun")]
    assert [[claim.status for claim in record.claims].count("contested") for record in records] == [0, 1]


@pytest.mark.parametrize("word", ["mengatakan", "menyebut", "mengaku"])
def test_in_speech_kalau_opens_a_clause(word: str) -> None:
    assert told(f"Maresk {word} kalau pasukan itu sudah mundur.") == [("Maresk", "pasukan itu sudah mundur")]


def test_who_is_named_in_full_and_then_by_one_name_is_no_place() -> None:
    text = (
        "Wakil Ketua DPR Teddy Maresk Velt meninggalkan ruangan itu.\n"
        "Teddy menyebut sidang itu terlalu lama.\n"
        "Ringkasan: Wakil Ketua DPR Teddy Maresk Velt mengatakan sidang itu terlalu lama."
    )
    assert {who for who, _ in told(text)} == {"Teddy Maresk Velt"}


def test_of_whom_a_view_comes_is_no_place_under_a_long_name() -> None:
    text = "Pandangan lain datang dari Bambang Maresk Velt Dagh, sastrawan.\nBambang menilai kawasan itu sepi."
    assert [who for who, _ in told(text)] == ["Bambang Maresk Velt Dagh"]


def test_a_firm_before_a_name_is_left_off_where_who_speaks_is_called_so() -> None:
    text = 'Analis mata uang Lensa Financial Futures Lukman Velt mengatakan rupiah menguat.\n"Itu saja," kata Lukman.'
    assert [who for who, _ in told(text)] == ["Lukman Velt", "Lukman Velt"]


def test_a_short_name_before_the_full_one_is_of_the_same() -> None:
    text = (
        "Di antara yang skeptis, Laila mengatakan jembatan itu rapuh.\n"
        'Laila Urzhan adalah insinyur di Orvane.\n"Itu saja," kata Laila.'
    )
    assert [who for who, _ in told(text)] == ["Laila Urzhan", "Laila Urzhan"]


def test_from_whom_criticism_comes_is_no_place_where_he_speaks() -> None:
    text = 'Suara kritis datang dari Laila Urzhan.\n"Kami kecewa," kata Urzhan.'
    assert [who for who, _ in told(text)] == ["Laila Urzhan"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Kanselir Anton Maresk mengkritik operasi militer Samdar di Ilvara, menyebut bahwa perang itu sia-sia.",
            "Maresk",
        ),
        ("Laila Urzhan, dalam opini yang dimuat Lensa pada Senin, menulis bahwa perang itu sia-sia.", "Laila Urzhan"),
        (
            "Menanggapi pernyataan Maresk, juru bicara Tarkhuna, Laila Urzhan, menegaskan bahwa itu salah.",
            "Laila Urzhan",
        ),
        ("Permintaan itu dijawab oleh Laila Urzhan dengan menyebut perundingan itu sudah selesai.", "Laila Urzhan"),
        ("Presiden Komisi Selat Laila von der Urzhan mengatakan perang itu sia-sia.", "Laila von der Urzhan"),
        ("Laila Urzhan dari Maresk Institute for Public Policy menilai perang itu sia-sia.", "Laila Urzhan"),
    ],
)
def test_the_subject_is_who_does_it(text: str, name: str) -> None:
    who, _ = told(text)[0]
    assert who is not None
    assert who.endswith(name)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Kritik juga datang dari Laila Urzhan, Komisaris Veloria untuk Pangan.", "Ia mendorong agar pintu dibuka."),
        ('"Ada banyak pemain baru," kata Laila Urzhan.', "Pemain 28 tahun ini mengakui kakinya akan dirawat."),
        ("Laila Urzhan ditangkap. Urzhan diperiksa.", "Dia menyatakan bahwa ia lelah, ungkap pihak kepolisian."),
    ],
)
def test_who_was_told_of_goes_on(before: str, after: str) -> None:
    assert told(f"{before}\n{after}")[-1][0] == "Laila Urzhan"


@pytest.mark.parametrize(
    "again",
    [
        "Dosen Universitas Islam Negeri (UIN) Syarif Urzhan ini mengatakan bahwa pintu akan dibuka.",
        "Penyair yang pernah membela Samdar dan Orvane ini mengaku akan pulang.",
        "Politikus Perancis itu mengatakan bahwa pintu akan dibuka.",
        "Kepala Negara pun menyebut pintu itu akan dibuka.",
    ],
)
def test_who_is_told_of_by_what_he_is(again: str) -> None:
    text = f'Presiden Perancis Anton Maresk tiba.\n"Ini baik," kata Maresk.\n{again}'
    if again.startswith("Kepala"):
        text = text.replace("Presiden Perancis Anton", "Presiden Anton")
    assert told(text)[-1][0] == "Anton Maresk"


def test_who_wants_no_name_speaks_all_the_same() -> None:
    text = '"Harga akan naik," seorang pejabat yang menolak disebutkan namanya menyampaikan kepada Lensa.'
    record = rundingan.read(text, published="2031-04-02", language="id")
    assert [record.words(s.cue) for s in record.statements] == ["menyampaikan"]


def test_a_thing_explained_is_no_statement_and_a_clause_is() -> None:
    assert told("Maresk menjelaskan isu pangan itu.") == []
    assert told("Maresk menjelaskan harga akan naik.") == [("Maresk", "harga akan naik")]


def test_an_accusation_begins_after_its_that() -> None:
    assert told("Maresk menuding bahwa Samdar menutup jalan itu.") == [("Maresk", "Samdar menutup jalan itu")]


def test_what_a_law_says_is_nobodys_before() -> None:
    text = f"{MARESK}Undang-undang tersebut mewajibkan pemilik kapal untuk membayar bea."
    assert told(text)[-1][0] == "Undang-undang"


def test_whom_a_sentence_tells_of_in_passing_does_not_speak_on() -> None:
    text = (
        f"{MARESK}Maresk hadir di acara Aliansi Pangan, sebuah kelompok yang menyebut dirinya sebagai suara petani."
        '\n"Harga akan naik," katanya.'
    )
    assert told(text)[-1][0] == "Anton Maresk"


def test_ministries_of_two_things_are_named_in_full() -> None:
    who, _ = told("Menurut data Kementerian Kelautan dan Perikanan, pulau itu tidak berpenghuni.")[0]
    assert who == "Kementerian Kelautan dan Perikanan"


def test_who_praises_anothers_call_goes_on() -> None:
    text = (
        "Presiden Anton Maresk menyambut perundingan itu.\nAktivis Laila Urzhan menyebut langkah itu baik.\n"
        'Ia memuji pernyataan Maresk yang menyerukan digelarnya pemilihan.\n"Seruan itu membawa harapan," ujarnya.'
    )
    assert told(text)[-1][0] == "Laila Urzhan"
    assert ("Anton Maresk", "digelarnya pemilihan") in told(text)


def test_means_of_ones_own_come_before_the_outlet_that_passes_words_on() -> None:
    for said, means in (
        ("kata Maresk dalam pidatonya, seperti dikutip dari Lensa, Senin", "pidatonya"),
        ("kata Maresk, seperti dilansir laman Lensa, Senin", "Lensa"),
        ("kata Maresk dalam video yang diunggah di situs web resminya", "video"),
    ):
        record = rundingan.read(f'"Perang itu sia-sia," {said}.', published="2031-04-02", language="id")
        assert record.statements[0].channel == means
