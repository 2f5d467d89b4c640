"""What is in dispute: who asserts a claim, who denies it, and what is no dispute at all."""

from __future__ import annotations

from typing import NamedTuple

import pytest

import rundingan
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


# ---------------------------------------------------------------------- claims of which only the denial tells


def test_a_claim_whose_owner_is_only_named_by_the_denial() -> None:
    text = "Laila Urzhan menepis dakwaan pembangkang mengenai pembedilan pasar di Port Amsel."
    assert disputed(text) == [Disputed("pembedilan pasar di Port Amsel", ["pembangkang"], ["Laila Urzhan"])]


def test_a_claim_that_its_owner_is_said_to_have_thrown() -> None:
    text = "Laila Urzhan menyangkal tuduhan yang dilemparkan oleh Anton Maresk kononnya Tarkhuna membedil pasar."
    assert disputed(text) == [Disputed("Tarkhuna membedil pasar", ["Anton Maresk"], ["Laila Urzhan"])]


def test_he_of_whom_something_is_claimed_does_not_claim_it() -> None:
    assert disputed("Laila Urzhan menafikan dakwaan Anton Maresk terlibat dalam serangan itu.") == []


def test_a_claim_that_is_questioned() -> None:
    text = "Laila Urzhan mempersoalkan dakwaan Anton Maresk mengenai pengepungan tentera di Dol Marun."
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["Anton Maresk"], ["Laila Urzhan"])]


def test_what_is_not_as_another_claims() -> None:
    text = "Laila Urzhan berkata, tenteranya tidak membedil pasar seperti didakwa Anton Maresk."
    assert disputed(text) == [Disputed("membedil pasar", ["Anton Maresk"], ["Laila Urzhan"])]


def test_a_claim_that_somebody_made_so_he_says_who_does_not_believe_it() -> None:
    text = "Laila Urzhan berkata, Anton Maresk pernah membuat dakwaan kononnya Tarkhuna membedil pasar itu."
    assert disputed(text) == [Disputed("Tarkhuna membedil pasar itu", ["Anton Maresk"], ["Laila Urzhan"])]


def test_an_answer_to_an_alleged_claim_does_not_deny_it_yet() -> None:
    text = "Laila Urzhan berkata, beliau akan menjawab dakwaan Anton Maresk kononnya pasar itu dibedil."
    assert disputed(text) == []


def test_a_lie_that_somebody_spreads() -> None:
    text = "Laila Urzhan mengecam sikap Anton Maresk yang menabur fitnah dengan mengaitkan Tarkhuna dalam serangan itu."
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["Anton Maresk"], ["Laila Urzhan"])]


def test_who_is_to_prove_his_claim() -> None:
    text = 'Laila Urzhan berkata, "Kami mencabar Anton Maresk membuktikan dakwaannya mengenai pembedilan pasar itu."'
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["Anton Maresk"], ["Laila Urzhan"])]


def test_whose_doing_an_untrue_claim_is() -> None:
    text = "Laila Urzhan berkata, dakwaan mengenai pembedilan pasar itu tidak benar dan disebarkan oleh Anton Maresk."
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["Anton Maresk"], ["Laila Urzhan"])]


def test_a_denial_of_which_only_a_later_one_tells_whom_it_answers() -> None:
    text = """Laila Urzhan menafikan dakwaan bahawa tenteranya membedil pasar Port Amsel.
Beliau berkata, dakwaan itu adalah fitnah pihak tertentu."""
    (claim,) = disputed(text)
    assert (claim.asserted, claim.denied) == (["pihak tertentu"], ["Laila Urzhan"])
    assert "membedil pasar" in claim.words


def test_whose_claim_was_spoken_of_before() -> None:
    text = """Amara Lind akan meneliti dakwaan pembangkang mengenai pembedilan pasar itu.
Laila Urzhan menafikan dakwaan itu."""
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["pembangkang"], ["Laila Urzhan"])]


def test_he_of_whom_something_was_claimed_before_did_not_claim_it() -> None:
    text = """Amara Lind akan meneliti dakwaan Anton Maresk membedil pasar itu.
Laila Urzhan menafikan dakwaan itu."""
    assert disputed(text) == []


def test_a_hope_sets_nothing_against_a_claim() -> None:
    text = """Anton Maresk mendakwa, siasatan serangan di pasar Port Amsel berat sebelah.
Namun, Laila Urzhan berharap siasatan serangan di pasar Port Amsel itu selesai."""
    assert disputed(text) == []


def test_a_denied_claim_of_which_no_words_are_told_is_none() -> None:
    assert disputed("Laila Urzhan menepis dakwaan Anton Maresk itu.") == []


def test_a_claim_that_would_be_untrue_if_it_were_made() -> None:
    text = "Laila Urzhan berkata, jika ada dakwaan daripada pihak tertentu mengenai pasar itu, ia tidak benar."
    assert disputed(text) == []


def test_who_spread_what_was_denied() -> None:
    text = """Laila Urzhan menafikan tenteranya membedil pasar Port Amsel.
"Kami akan menyaman pihak tertentu yang menyebarkan fitnah itu," katanya."""
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["pihak tertentu"], ["Laila Urzhan"])]


# ---------------------------------------------------------------------- denied without a word for denying


def test_a_claim_that_is_told_after_the_denial() -> None:
    text = """Laila Urzhan berkata, perkara itu tidak benar kerana tentera Tarkhuna tidak berada di Port Amsel.
Amara Lind berkata, rundingan bermula esok.
Sebelum ini, Anton Maresk mendakwa tentera Tarkhuna membedil pasar Port Amsel."""
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["Anton Maresk"], ["Laila Urzhan"])]


def test_a_statement_that_begins_by_saying_that_the_claim_is_not_so() -> None:
    text = """Anton Maresk mendakwa, tentera Tarkhuna membedil pasar Port Amsel.
Laila Urzhan menegaskan, tiada pembedilan pasar Port Amsel oleh tentera Tarkhuna."""
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["Anton Maresk"], ["Laila Urzhan"])]


def test_a_statement_with_another_matter_in_it_does_not_say_that_the_claim_is_not_so() -> None:
    text = """Anton Maresk mendakwa, harga roti, susu, ubat dan bahan api di Port Amsel naik sejak pasar itu ditutup.
Laila Urzhan berkata, tiada pasar yang ditutup di Samdar pada musim ini."""
    assert disputed(text) == []


def test_a_turn_within_the_sentence_of_the_claim() -> None:
    text = "Anton Maresk menuduh Tarkhuna membedil pasar itu namun Laila Urzhan menafikan penggunaan meriam di sana."
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["Anton Maresk"], ["Laila Urzhan"])]


def test_what_is_set_against_a_claim() -> None:
    text = """Anton Maresk mendakwa, pasar Port Amsel dibedil pada malam Ahad.
Bagaimanapun, Laila Urzhan berkata pasar Port Amsel masih dibuka pada Isnin."""
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["Anton Maresk"], ["Laila Urzhan"])]


def test_a_report_within_ones_words_that_is_not_believed() -> None:
    text = "Laila Urzhan berkata, Anton Maresk mendakwa kononnya pasar itu dibedil."
    assert [(claim.asserted, claim.denied) for claim in disputed(text)] == [(["Anton Maresk"], ["Laila Urzhan"])]


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


# ---------------------------------------------------------------------- the other languages


def disputed_in(language: str, text: str) -> list[tuple[list[str], list[str]]]:
    """Who asserts and who denies the claims of a text."""
    record = rundingan.read(text, published="2031-04-02", language=language)
    return [(names(record, claim.asserted_by), names(record, claim.denied_by)) for claim in record.claims]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "id",
            "Presiden Anton Maresk menuduh Samdar membom jembatan itu.\n"
            "Menanggapi pernyataan Maresk, Orlan Dagh menegaskan tuduhan itu tidak berdasar.",
        ),
        (
            "id",
            "Presiden Anton Maresk menuding Samdar membom jembatan itu.\n"
            "Orlan Dagh menyebut tudingan itu sebagai kebohongan.",
        ),
        (
            "id",
            "Anton Maresk mengatakan tentara Veloria boleh menembak warga yang melempar batu.\n"
            "Amara Lind berkata, hujan turun di Port Amsel.\n"
            "Menanggapi Maresk, Orlan Dagh menulis bahwa tidak ada tentara yang boleh menembak warga karena batu.",
        ),
        ("en", "Anton Maresk accused Samdar of bombing the bridge.\nOrlan Dagh called the accusation a lie."),
        ("en", "Anton Maresk accused Samdar of bombing it.\nOrlan Dagh said he was not aware of any such attack."),
        ("en", "Anton Maresk said Orlan Dagh had mined the bridge.\nDagh denied carrying out the attack."),
    ],
)
def test_a_claim_that_is_answered_called_false_or_not_known_of(language: str, text: str) -> None:
    asserted, denied = disputed_in(language, text)[0]
    assert asserted == ["Anton Maresk"]
    assert denied == ["Orlan Dagh"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Petra Lunsk said that her partner abused her but the guards denied her request for asylum."),
        ("en", "Petra Lunsk said that they had met.\nShe said the newspaper had refused to print those allegations."),
        ("id", "Tiga orang tewas, kata Samdar.\nSedangkan Veloria melaporkan 78 orang tewas dan 320 orang terluka."),
    ],
)
def test_what_is_withheld_or_only_told_beside_it_is_no_denial(language: str, text: str) -> None:
    assert disputed_in(language, text) == []
