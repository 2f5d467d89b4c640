"""Events: who did what to whom, whether it happened, and who reports it."""

from __future__ import annotations

import pytest

import rundingan
from rundingan.model import Event, Record

WAR = "Tentera dan pejuang di Ilvara membawa peluru dan mortar sepanjang perang, lapor wartawan Jepun dan Brazil."


def read(text: str, before: str = WAR) -> Record:
    return rundingan.read(f"{before}\n{text}", language="ms", published="2031-04-09")


def one(text: str, before: str = WAR) -> tuple[Record, Event]:
    record = read(text, before)
    assert len(record.events) == 1
    return record, record.events[0]


def names(record: Record, ids: tuple[str, ...]) -> list[str]:
    found = [record.entity(entity) for entity in ids]
    return [entity.name for entity in found if entity]


def test_who_attacks_whom_where_and_when() -> None:
    record, event = one("Brazil telah menyerang Jepun di Dol Marun pada 2 April 2031.")
    assert (event.type, event.status, event.cameo) == ("ASSAULT", "happened", "190")
    assert (names(record, event.actors), names(record, event.recipients)) == (["Brazil"], ["Jepun"])
    assert record.entity(event.place).name == "Dol Marun"  # type: ignore[union-attr]
    assert record.timex(event.time).value == "2031-04-02"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Brazil menyerang Jepun.", "happened"),
        ("Brazil sedang menyerang Jepun.", "ongoing"),
        ("Brazil akan menyerang Jepun.", "planned"),
        ("Jika Brazil menyerang Jepun, rundingan itu tamat.", "hypothetical"),
    ],
)
def test_words_before_the_verb_tell_the_status(words: str, status: str) -> None:
    assert one(words)[1].status == status


def test_what_is_denied_or_demanded_is_no_event() -> None:
    assert not read("Brazil tidak menyerang Jepun.").events
    assert not [e for e in read("Maresk menggesa Brazil supaya menghentikan tembakan.").events if e.type == "RETREAT"]


def test_in_a_passive_the_doer_follows() -> None:
    record, event = one("Wilayah itu yang telah diserang Brazil tahun lalu kini sunyi.")
    assert names(record, event.actors) == ["Brazil"]
    assert "diserang Brazil tahun lalu" in record.words(event.evidence)


def test_talks_as_a_noun_name_both_sides_and_the_place() -> None:
    record, event = one("Rundingan antara Brazil dan Jepun di Geneva pada Khamis disifatkan sebagai baik.")
    assert (event.type, names(record, event.actors)) == ("CONSULT", ["Brazil", "Jepun"])
    assert record.entity(event.place).name == "Geneva"  # type: ignore[union-attr]


def test_an_event_within_words_is_reported_by_their_statement() -> None:
    record, event = one("Maresk berkata, Brazil menyerang Jepun semalam.")
    assert record.statements[-1].id == event.statement
    assert one("Brazil menyerang Jepun semalam.")[1].statement is None


def test_the_same_event_told_twice_is_one() -> None:
    one("Brazil menyerang Jepun semalam.\nSemua orang tahu Brazil menyerang Jepun.")


def test_a_pronoun_in_ones_own_words_is_the_speaker() -> None:
    record, event = one('"Kami telah menolak cadangan itu," kata Anton Maresk.')
    assert (event.type, names(record, event.actors)) == ("REJECT", ["Anton Maresk"])


def test_own_troops_are_the_speakers() -> None:
    record, event = one("Anton Maresk berkata, tenteranya telah berundur.")
    assert (event.type, names(record, event.actors)) == ("RETREAT", ["Anton Maresk"])


def test_both_sides_are_those_that_were_named_last() -> None:
    record = read("Brazil berunding dengan Jepun semalam.\nKedua-dua pihak menerima cadangan Lind.")
    assert names(record, record.events[-1].actors) == ["Brazil", "Jepun"]


def test_what_hangs_on_a_condition_is_only_thought_of() -> None:
    assert one("Brazil akan mengundurkan meriam sekiranya Jepun bersetuju.")[1].status == "hypothetical"


def test_a_time_ahead_makes_it_planned() -> None:
    assert one("Maresk melawat Jepun esok.")[1].status == "planned"


def test_both_sides_of_an_article_about_two_countries_are_these() -> None:
    record, event = one("Kedua-dua negara bersetuju untuk membuka sempadan.", "Jepun dan Brazil berjiran.")
    assert names(record, event.actors) == ["Jepun", "Brazil"]


def test_attacks_in_sport_and_in_peace_are_none() -> None:
    sport = "Jurulatih memuji pemain selepas gol dalam perlawanan liga di stadium."
    assert not read("Brazil menyerang Jepun sejak awal.", sport).events
    assert not read("Maresk menyerang Khardani di Parlimen.", "Harga ikan naik.").events


def test_asking_accusing_and_threatening_are_events_of_statements() -> None:
    record = read("Maresk meminta agar Khardani membuka jambatan itu.\nMaresk menuduh Lind menipu.")
    assert [(event.type, event.statement is not None) for event in record.events] == [
        ("REQUEST", True),
        ("ACCUSE", True),
    ]
    assert names(record, record.events[0].recipients) == ["Khardani"]


def test_at_another_time_it_is_another_event() -> None:
    text = "Brazil menyerang Jepun pada 2 April 2031.\nBrazil menyerang Jepun pada 5 April 2031."
    assert len(read(text).events) == 2


def test_a_time_before_the_subject_is_when_it_was_and_what_is_agreed_on_has_its_own() -> None:
    record, event = one("Pada 2030, Brazil dan Jepun bersetuju untuk membuka sempadan selepas 2040.")
    assert record.timex(event.time).value == "2030"  # type: ignore[union-attr]


def test_a_clause_of_time_has_the_subject_of_the_clause_after_it() -> None:
    record, event = one("Selepas melawat Jepun minggu lalu, Maresk tersenyum.")
    assert (names(record, event.actors), names(record, event.recipients)) == (["Maresk"], ["Jepun"])


def test_whoever_is_quoted_did_what_stands_behind_the_cue() -> None:
    told = "Maresk bercakap semalam.\n“Kami penat,” katanya kepada pemberita selepas melawat Jepun."
    record, event = one(told)
    assert (event.mode, names(record, event.actors)) == ("visit", ["Maresk"])


def test_what_stands_at_a_place_is_attacked_there() -> None:
    record, event = one("Kapal minyak dari Jepun diserang Brazil semalam.")
    assert (names(record, event.actors), names(record, event.recipients)) == (["Brazil"], ["Jepun"])


def test_who_is_only_invited_has_not_come() -> None:
    assert not read("Maresk menjemput Khardani melawat Jepun.").events


def test_what_one_wishes_together_is_not_asked_yet() -> None:
    assert not read("Marilah kita mendesak Jepun supaya berundur, kata Maresk.").events


def test_talks_that_somebody_attends_are_one_event() -> None:
    assert one("Brazil akan menghadiri rundingan di Dol Marun pada Selasa.")[1].type == "CONSULT"


def test_talks_on_a_day_to_come_are_planned() -> None:
    assert one("Pertemuan antara Jepun dan Brazil pada 12 April 2031 dinantikan.")[1].status == "planned"
    assert one("Pertemuan antara Jepun dan Brazil pada 2 April 2031 dipuji.")[1].status == "happened"
