"""What is in dispute: who asserts a claim, who denies it, and what is no dispute at all."""

from __future__ import annotations

from typing import NamedTuple

from rundingan.model import ClaimSide, Record
from tests.reading.telling import read


class Disputed(NamedTuple):
    """A claim in words."""

    words: str
    asserted: list[str]
    denied: list[str]


def disputed(text: str) -> list[Disputed]:
    """The claims of a text."""
    record = read(text)
    return [
        Disputed(record.words(claim.span), names(record, claim.asserted_by), names(record, claim.denied_by))
        for claim in record.claims
    ]


def names(record: Record, sides: tuple[ClaimSide, ...]) -> list[str]:
    """Who is on a side, each once."""
    found = [record.entity(side.speaker) for side in sides]
    return list(dict.fromkeys(entity.name for entity in found if entity))


SIEGE = """Menteri Luar Orlan, Teva Sorin meminta Maresk menyelamatkan askar yang didakwanya dikepung tentera Veloria.
Presiden Veloria, Anton Maresk mendakwa tentera Tarkhuna di Dol Marun telah "terputus" dan sedang cuba lari.
Namun, Kementerian Pertahanan Tarkhuna menafikan dakwaan pengepungan tenteranya.
"Tidak ada ancaman kepungan terhadap unit kami," kata kementerian itu."""


# ---------------------------------------------------------------------- whose claim is denied


def test_words_that_hold_the_claim_of_another() -> None:
    text = (
        "Menteri Luar Tarkhuna, Laila Urzhan menafikan dakwaan Anton Maresk bahawa Tarkhuna membedil pasar Port Amsel."
    )
    assert disputed(text) == [Disputed("Tarkhuna membedil pasar Port Amsel", ["Anton Maresk"], ["Laila Urzhan"])]


def test_words_that_point_back_to_a_claim() -> None:
    text = """Anton Maresk mendakwa, Tarkhuna membedil pasar Port Amsel pada Ahad.
Amara Lind berkata, rundingan bermula esok.
Laila Urzhan menafikan dakwaan itu."""
    assert disputed(text) == [
        Disputed("Tarkhuna membedil pasar Port Amsel pada Ahad", ["Anton Maresk"], ["Laila Urzhan"])
    ]


def test_an_accusation_is_what_a_rejected_accusation_means() -> None:
    text = """Anton Maresk menuduh Tarkhuna membedil pasar Port Amsel.
Amara Lind mendakwa, pasar itu dibedil dua kali.
Laila Urzhan menepis tuduhan itu."""
    assert [claim.asserted for claim in disputed(text)] == [["Anton Maresk"]]


def test_a_claim_whose_denial_stands_in_the_same_sentence() -> None:
    text = "Anton Maresk mendakwa Tarkhuna mendalangi serangan itu tetapi perkara itu dinafikan Laila Urzhan."
    assert disputed(text) == [Disputed("Tarkhuna mendalangi serangan itu", ["Anton Maresk"], ["Laila Urzhan"])]


def test_a_claim_by_its_owner_alone() -> None:
    text = """Anton Maresk berkata, jambatan itu milik Veloria.
Anton Maresk mendakwa, Tarkhuna membedil pasar Port Amsel.
Amara Lind berkata, rundingan bermula esok.
Laila Urzhan menafikan dakwaan Maresk itu."""
    assert [claim.words for claim in disputed(text)] == ["Tarkhuna membedil pasar Port Amsel"]


def test_a_denied_clause_is_held_against_what_is_like_it_across_morphology() -> None:
    text = """Amara Lind berkata, rundingan bermula esok.
Anton Maresk mendakwa, pejuang Ilvara menyusup ke dalam bas pelarian.
Amara Lind berkata, hujan turun di Port Amsel.
Laila Urzhan menafikan penyusupan pejuang ke dalam bas-bas pelarian."""
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["Anton Maresk"], ["Laila Urzhan"])]


def test_a_claim_that_is_called_untrue() -> None:
    text = """Laila Urzhan berkata, dakwaan Anton Maresk bahawa Tarkhuna membedil pasar itu adalah tidak benar."""
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["Anton Maresk"], ["Laila Urzhan"])]


def test_a_claim_that_nobody_is_to_believe() -> None:
    text = "Amara Lind menggesa penduduk supaya tidak percaya khabar angin penduduk yang mengatakan bandar itu jatuh."
    assert [claim.denied for claim in disputed(text)] == [["Amara Lind"]]


def test_a_claim_that_is_put_right_by_whom_the_words_name() -> None:
    text = "Menurut Lind, Laila Urzhan memperbetulkan fakta yang diputarbelitkan pihak tertentu kononnya Samdar dibom."
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["pihak tertentu"], ["Laila Urzhan"])]


def test_a_claim_of_him_who_is_credited_with_it() -> None:
    text = """Anton Maresk mendakwa, Tarkhuna membekalkan peluru berpandu kepada pejuang Ilvara.
Amara Lind berkata, rundingan bermula esok.
Amara Lind berkata, hujan turun di Port Amsel.
Laila Urzhan menafikan Tarkhuna membekalkan senjata seperti didakwa Maresk."""
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["Anton Maresk"], ["Laila Urzhan"])]


def test_a_claim_at_the_head_of_the_sentence_that_answers_it() -> None:
    text = (
        "Mengenai dakwaan Anton Maresk bahawa pasar itu dibedil, Laila Urzhan berkata, tiada meriam Tarkhuna di sana."
    )
    assert disputed(text) == [Disputed("pasar itu dibedil", ["Anton Maresk"], ["Laila Urzhan"])]


def test_a_claim_ends_where_the_answer_begins() -> None:
    text = "Mengenai dakwaan Anton Maresk bahawa pasar itu dibedil, Laila Urzhan menegaskan, Tarkhuna tidak terlibat."
    assert [claim.words for claim in disputed(text)] == ["pasar itu dibedil"]


def test_words_of_another_that_are_questioned() -> None:
    text = """Laila Urzhan mempersoalkan kenyataan Anton Maresk yang menuduh Tarkhuna memecahbelahkan penduduk Ilvara.
Anton Maresk mendakwa, Tarkhuna wujud untuk memecahbelahkan penduduk Ilvara."""
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["Anton Maresk"], ["Laila Urzhan"])]


def test_the_claim_of_its_owner_is_rejected() -> None:
    text = """Anton Maresk mendakwa, Tarkhuna membedil pasar Port Amsel.
Laila Urzhan menolak dakwaan Maresk itu dan menegaskan meriamnya berada di Samdar."""
    assert disputed(text) == [Disputed("Tarkhuna membedil pasar Port Amsel", ["Anton Maresk"], ["Laila Urzhan"])]


def test_something_that_is_denied_is_what_stands_before_it() -> None:
    text = "Anton Maresk mendakwa Tarkhuna membedil pasar Port Amsel, sesuatu yang dinafikan Laila Urzhan."
    assert disputed(text) == [Disputed("Tarkhuna membedil pasar Port Amsel", ["Anton Maresk"], ["Laila Urzhan"])]


# ---------------------------------------------------------------------- one claim, many statements


def test_what_bears_on_one_claim_is_one_claim() -> None:
    (claim,) = disputed(SIEGE)
    assert set(claim.asserted) == {"Anton Maresk", "Teva Sorin"}
    assert claim.denied == ["Kementerian Pertahanan Tarkhuna"]


def test_other_forms_of_a_claim_are_linked_and_not_merged() -> None:
    record = read(SIEGE)
    (claim,) = record.claims
    variants = [record.words(*s.content) for s in record.statements if s.id in claim.variants]
    assert "Tidak ada ancaman kepungan terhadap unit kami," in variants
    assert claim.status == "contested"


def test_a_claim_denied_twice_is_one() -> None:
    text = """Anton Maresk mendakwa, Tarkhuna membedil pasar Port Amsel.
Laila Urzhan menafikan dakwaan itu.
Basir Qomari menafikan dakwaan itu."""
    assert [claim.denied for claim in disputed(text)] == [["Laila Urzhan", "Basir Qomari"]]


def test_a_claim_that_is_made_and_denied_again_is_one() -> None:
    text = """Laila Urzhan menafikan dakwaan Anton Maresk bahawa Tarkhuna membedil pasar Port Amsel.
Amara Lind berkata, rundingan bermula esok.
Laila Urzhan menafikan dakwaan Anton Maresk bahawa Tarkhuna membedil pasar di Port Amsel itu."""
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["Anton Maresk"], ["Laila Urzhan"])]


# ---------------------------------------------------------------------- no dispute


def test_a_claim_that_nobody_in_the_article_makes_is_not_in_dispute() -> None:
    assert disputed("Laila Urzhan menafikan dakwaan bahawa Tarkhuna membedil pasar itu.") == []


def test_nobody_disputes_his_own_words() -> None:
    text = """Laila Urzhan mendakwa, Tarkhuna tidak membedil pasar Port Amsel.
Beliau menafikan dakwaan itu."""
    assert disputed(text) == []


def test_a_right_that_is_withheld_is_no_claim() -> None:
    text = """Anton Maresk berkata, hak penduduk Ilvara untuk pulang dijamin.
Laila Urzhan menafikan hak penduduk Ilvara untuk pulang."""
    assert disputed(text) == []


def test_what_cannot_be_denied_is_not_denied() -> None:
    text = """Anton Maresk mendakwa, jambatan itu milik Veloria.
Perkara itu tidak dapat disangkal oleh Laila Urzhan."""
    assert disputed(text) == []


def test_a_worry_that_is_answered_is_no_claim() -> None:
    text = "Mengenai kebimbangan Anton Maresk bahawa pasar itu dibedil, Laila Urzhan berkata, tiada meriam di sana."
    assert disputed(text) == []


def test_who_says_something_else_does_not_deny() -> None:
    text = """Anton Maresk mendakwa, Tarkhuna membedil pasar Port Amsel.
Laila Urzhan berkata, Tarkhuna tidak akan menutup sempadan."""
    assert disputed(text) == []


def test_the_claim_of_another_matter_is_not_what_is_denied() -> None:
    text = """Anton Maresk mendakwa, jambatan Ketran milik Veloria.
Amara Lind berkata, rundingan bermula esok.
Amara Lind berkata, hujan turun di Port Amsel.
Laila Urzhan menafikan tenteranya menyerang hospital di Samdar."""
    assert disputed(text) == []
