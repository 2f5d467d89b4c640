"""Who is named: how far a mention goes, what of it is name and what is role, and what kind of thing it is."""

from __future__ import annotations

import pytest

from tests.reading.telling import entity, names, only, read


def source_of(subject: str) -> str:
    """The mention that a sentence with this subject gives as source."""
    return only(f"{subject} berkata, rundingan bermula esok.").source


def speaker_of(subject: str) -> str | None:
    return only(f"{subject} berkata, rundingan bermula esok.").who


PEOPLE = [
    ("Anton Maresk", "Anton Maresk"),
    ("Presiden Veloria, Anton Maresk", "Anton Maresk"),
    ("Presiden Perancis Luc Andrès", "Luc Andrès"),
    ("Presiden Anton Maresk", "Anton Maresk"),
    ("Presiden Veloria, Datuk Seri Anton Maresk", "Anton Maresk"),
    ("YAB Tun Dr. Anton Maresk", "Anton Maresk"),
    ("Dato' Seri Raslan Kencana", "Raslan Kencana"),
    ("Dato’ Sri Raslan Kencana", "Raslan Kencana"),
    ("Prof Madya Dr Suhana Wirdani", "Suhana Wirdani"),
    ("Jeneral (B) Kasimir Voland", "Kasimir Voland"),
    ("Leftenan Jeneral Basir Qomari", "Basir Qomari"),
    ("Panglima Angkatan Darat Tarkhuna, Leftenan Jeneral Basir Qomari", "Basir Qomari"),
    ("Utusan Khas PBB, Dr. Amara Lind", "Amara Lind"),
    ("Bekas duta Veloria ke PBB, Petra Lunsk", "Petra Lunsk"),
    ("Timbalan Menteri Luar, Ilena Dorvath", "Ilena Dorvath"),
    ("Ketua delegasi ICRC di Ilvara, Corinne Aubrelle", "Corinne Aubrelle"),
    ("Jurucakap Barisan Pembebasan Ilvara (BPI), Zeyna Marr", "Zeyna Marr"),
    ("Penganalisis Universiti Selat, Prof Madya Dr Suhana Wirdani", "Suhana Wirdani"),
    ("Ahmad Zuhdi bin Warsani", "Ahmad Zuhdi bin Warsani"),
    ("Nur Farhah binti Junaidi", "Nur Farhah binti Junaidi"),
    ("Dr Ravin a/l Chelvan", "Ravin a/l Chelvan"),
    ("Lim Seok Thye", "Lim Seok Thye"),
    ("Hendrik van Dahlen", "Hendrik van Dahlen"),
    ("Élise Andrès", "Élise Andrès"),
    ("Zoran O'Delvy", "Zoran O'Delvy"),
    ("Isterinya, Irina Voland", "Irina Voland"),
]


@pytest.mark.parametrize(("mention", "name"), PEOPLE, ids=[p[0] for p in PEOPLE])
def test_a_person_is_mentioned_with_role_and_honorifics_and_named_without(mention: str, name: str) -> None:
    assert source_of(mention) == mention
    assert speaker_of(mention) == name


@pytest.mark.parametrize(
    ("mention", "name", "role"),
    [
        ("Presiden Veloria, Anton Maresk", "Anton Maresk", "Presiden Veloria"),
        ("Utusan Khas PBB, Dr. Amara Lind", "Amara Lind", "Utusan Khas PBB"),
        (
            "Timbalan Menteri Luar Tarkhuna, Dr. Laila Urzhan",
            "Laila Urzhan",
            "Timbalan Menteri Luar Tarkhuna",
        ),
        ("Bekas duta Veloria ke PBB, Petra Lunsk", "Petra Lunsk", "Bekas duta Veloria ke PBB"),
        ("Ketua pembangkang Veloria, Damir Osk", "Damir Osk", "Ketua pembangkang Veloria"),
        ("Jurucakap polis Samdar, Basir Temur", "Basir Temur", "Jurucakap polis Samdar"),
    ],
)
def test_the_role_is_kept_apart_from_the_name(mention: str, name: str, role: str) -> None:
    person = entity(f"{mention} berkata, rundingan bermula esok.", name)
    assert (person.type, person.roles) == ("person", (role,))


OTHERS = [
    ("Kementerian Luar Veloria", "Kementerian Luar Veloria", "organisation"),
    ("Staf Am Tentera Veloria", "Staf Am Tentera Veloria", "organisation"),
    ("Kremlin", "Kremlin", "organisation"),
    ("Rumah Putih", "Rumah Putih", "organisation"),
    ("Wisma Putra", "Wisma Putra", "organisation"),
    ("PBB", "PBB", "organisation"),
    ("Pertubuhan Bangsa-Bangsa Bersatu (PBB)", "Pertubuhan Bangsa-Bangsa Bersatu", "organisation"),
    ("Barisan Pembebasan Ilvara (BPI)", "Barisan Pembebasan Ilvara", "organisation"),
    ("BPI", "BPI", "organisation"),
    ("Malaysia", "Malaysia", "country"),
    ("Amerika Syarikat", "Amerika Syarikat", "country"),
    ("Moscow", "Moscow", "place"),
    ("Jurucakap polis", "Jurucakap polis", "unnamed"),
    ("Seorang penduduk", "Seorang penduduk", "unnamed"),
    ("Penduduk kampung", "Penduduk kampung", "unnamed"),
    ("Seorang pegawai kanan Istana Belveran", "Seorang pegawai kanan Istana Belveran", "unnamed"),
]


@pytest.mark.parametrize(("mention", "name", "kind"), OTHERS, ids=[o[0] for o in OTHERS])
def test_who_is_no_person_with_a_name(mention: str, name: str, kind: str) -> None:
    assert source_of(mention) == mention
    assert entity(f"{mention} berkata, rundingan bermula esok.", name).type == kind


@pytest.mark.parametrize(
    ("mention", "country"),
    [
        ("Malaysia", "MY"),
        ("Amerika Syarikat", "US"),
        ("Kremlin", "RU"),
        ("Wisma Putra", "MY"),
        ("Moscow", "RU"),
        ("Presiden Perancis, Luc Andrès", "FR"),
        ("Kementerian Luar Indonesia", "ID"),
        ("Anton Maresk", None),
    ],
)
def test_the_country_of_a_state_its_bodies_and_its_people(mention: str, country: str | None) -> None:
    record = read(f"{mention} berkata, rundingan bermula esok.")
    speaker = record.entity(record.statements[0].speaker)
    assert speaker is not None
    assert speaker.country == country


@pytest.mark.parametrize(
    "text",
    [
        "Rundingan bermula esok di sana. Namun, hujan turun. Bagaimanapun, semua menunggu.",
        "Gencatan senjata bermula. Esok tentera pulang. Perang tamat.",
        "Pada Isnin, hujan turun. Pada 3 Mac juga begitu. Jumaat ini pun sama.",
    ],
)
def test_a_word_with_a_capital_at_the_head_of_a_sentence_is_nobodys_name(text: str) -> None:
    assert names(text, "person") == []


def test_a_role_with_a_small_letter_is_a_mention_too() -> None:
    assert source_of("Jurucakap Presiden Khardani, Salman Idrizi") == "Jurucakap Presiden Khardani, Salman Idrizi"
    told = only("Rundingan bermula esok, kata penganalisis Institut Kajian Selat, Lim Seok Thye.")
    assert (told.source, told.who) == ("penganalisis Institut Kajian Selat, Lim Seok Thye", "Lim Seok Thye")


def test_a_state_of_which_nobody_knows_is_told_by_its_place_in_the_article() -> None:
    text = "Rundingan di Veloria tamat. Presiden Veloria Anton Maresk berkata, tentera akan pulang."
    assert entity(text, "Anton Maresk").roles == ("Presiden Veloria",)


def test_an_age_or_a_relative_clause_is_not_of_the_mention() -> None:
    assert source_of("Marta Selen, 43,") == "Marta Selen"
    assert source_of("Anton Maresk yang juga ketua tentera") == "Anton Maresk"


def test_every_mention_of_an_entity_is_listed() -> None:
    text = "Presiden Veloria, Anton Maresk tiba. Maresk senyum. Kemudian Presiden Maresk pulang."
    record = read(text)
    person = entity(text, "Anton Maresk")
    assert [record.words(m) for m in person.mentions] == [
        "Presiden Veloria, Anton Maresk",
        "Maresk",
        "Presiden Maresk",
    ]


def test_a_pronoun_that_stands_for_a_speaker_is_a_mention() -> None:
    text = 'Anton Maresk berkata, perang tamat.\n"Kami kecewa," katanya.\nBeliau menambah, hujan turun.'
    record = read(text)
    assert [record.words(m) for m in entity(text, "Anton Maresk").mentions] == [
        "Anton Maresk",
        "katanya",
        "Beliau",
    ]
