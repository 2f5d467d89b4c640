"""Where each party stands toward what is on the table."""

from __future__ import annotations

from typing import NamedTuple

from tests.reading.telling import read


class Stands(NamedTuple):
    """One position in words."""

    party: str
    proposal: str
    stance: str
    conditions: tuple[str, ...]


def stands(text: str) -> list[Stands]:
    """Every position of the text."""
    record = read(text)
    names = {proposal.id: proposal.name for proposal in record.proposals}
    return [
        Stands(
            ((entity := record.entity(p.party)) and entity.name) or "",
            names[p.proposal],
            p.stance,
            tuple(record.words(span) for span in p.conditions),
        )
        for p in record.positions
    ]


def stances(text: str) -> list[tuple[str, str]]:
    """Parties and stances."""
    return [(s.party, s.stance) for s in stands(text)]


def test_one_party_accepts_and_another_has_not_agreed() -> None:
    text = "Veloria telah menerima cadangan gencatan senjata oleh PBB, tetapi Tarkhuna masih belum bersetuju."
    assert stands(text) == [
        Stands("Veloria", "cadangan gencatan senjata oleh PBB", "accepts", ()),
        Stands("Tarkhuna", "cadangan gencatan senjata oleh PBB", "undecided", ()),
    ]


def test_support_with_nuances_has_conditions() -> None:
    text = (
        'Presiden Anton Maresk berkata, idea gencatan senjata adalah "betul dan kami menyokongnya... tetapi terdapat '
        'beberapa nuansa" sambil mengemukakan beberapa syarat yang sukar.'
    )
    assert [(s.stance, s.conditions) for s in stands(text)] == [
        ("accepts_with_conditions", ("beberapa syarat yang sukar",))
    ]


def test_a_condition_makes_acceptance_conditional() -> None:
    text = "Veloria menerima cadangan itu dengan syarat pasukan pemerhati dibenarkan masuk."
    (position,) = stands(text)
    assert position.stance == "accepts_with_conditions"
    assert position.conditions == ("dengan syarat pasukan pemerhati dibenarkan masuk",)


def test_a_condition_may_come_first() -> None:
    text = "Jika Tarkhuna mematuhinya, Veloria akan mematuhi gencatan senjata itu."
    assert [(s.stance, s.conditions) for s in stands(text)] == [
        ("accepts_with_conditions", ("Jika Tarkhuna mematuhinya",))
    ]


def test_a_rejection_with_a_condition_stays_one() -> None:
    text = "Presiden Anton Maresk menolak gencatan senjata selagi tebing timur diduduki."
    assert [(s.stance, s.conditions) for s in stands(text)] == [("rejects", ("selagi tebing timur diduduki",))]


def test_who_is_no_longer_against_accepts() -> None:
    assert stances("Veloria tidak lagi menolak gencatan senjata di Ilvara.") == [("Veloria", "accepts")]


def test_not_to_accept_is_to_reject_and_not_to_reject_is_nothing() -> None:
    assert stances("Veloria tidak menerima cadangan gencatan senjata itu.") == [("Veloria", "rejects")]
    assert stances("Veloria tidak menolak cadangan gencatan senjata itu.") == []


def test_wishes_cases_and_duties_are_no_positions() -> None:
    assert stances("PBB menggesa Veloria menerima cadangan gencatan senjata itu.") == []
    assert stances("Sekiranya Veloria menerima cadangan gencatan senjata itu, perang akan tamat.") == []
    assert stances("Veloria perlu menerima cadangan gencatan senjata itu.") == []
    assert stances("Adakah Veloria menerima cadangan gencatan senjata itu?") == []


def test_to_reject_a_report_is_no_position() -> None:
    assert stances("Veloria menolak laporan itu dan menolak dakwaan PBB.") == []


def test_a_stance_that_another_ascribes_tells_who_does() -> None:
    text = (
        "Perdana Menteri Samdar, Rafiq Temur berkata, keengganan Veloria untuk menerima cadangan gencatan senjata PBB "
        "menunjukkan ia tidak serius."
    )
    record = read(text)
    (position,) = record.positions
    party, by = record.entity(position.party), record.entity(position.ascribed_by)
    assert party and by
    assert (party.name, by.name, position.stance) == ("Veloria", "Rafiq Temur", "undecided")
    assert position.statement == record.statements[0].id


def test_what_the_writer_tells_rests_on_no_statement() -> None:
    (position,) = read("Veloria telah menerima cadangan gencatan senjata itu.").positions
    assert position.statement is None and position.ascribed_by is None


def test_a_pronoun_means_who_spoke_before() -> None:
    text = (
        "Menteri Luar Tarkhuna, Laila Urzhan berkata, rundingan itu baik.\n"
        "Namun, beliau menolak tuntutan Veloria supaya BPI dibubarkan terlebih dahulu."
    )
    assert stances(text) == [("Laila Urzhan", "rejects")]


def test_two_parties_have_a_position_each() -> None:
    assert stances("Veloria dan Tarkhuna menyokong draf resolusi itu.") == [
        ("Veloria", "accepts"),
        ("Tarkhuna", "accepts"),
    ]


def test_one_position_for_a_party_and_proposal_at_one_moment() -> None:
    text = "Veloria menolak cadangan gencatan senjata itu.\nVeloria menolak cadangan itu kerana syaratnya."
    assert stances(text) == [("Veloria", "rejects")]


def test_the_time_of_a_position_is_that_of_its_sentence() -> None:
    record = read("Pada Isnin, Veloria menolak cadangan gencatan senjata itu.")
    (position,) = record.positions
    time = record.timex(position.time)
    assert time and time.value == "2031-03-31"


def test_courts_take_no_positions() -> None:
    assert stances("Mahkamah Tinggi menolak tuntutan Maresk.") == []


def test_who_speaks_for_a_country_does_not_ascribe_its_stance() -> None:
    (position,) = read("Menteri Luar Malaysia, Anton Maresk berkata, Malaysia menyokong resolusi itu.").positions
    assert position.statement and position.ascribed_by is None


def test_a_condition_of_another_deed_is_none_of_the_stance() -> None:
    text = "Veloria akan menyokong dasar itu dan menegur kerajaan sekiranya berlaku kepincangan."
    assert [(s.stance, s.conditions) for s in stands(text)] == [("accepts", ())]


def test_only_when_is_a_condition() -> None:
    text = "Veloria hanya akan bersetuju dengan pelan itu apabila BPI menyerahkan senjatanya."
    assert [(s.stance, s.conditions) for s in stands(text)] == [
        ("accepts_with_conditions", ("apabila BPI menyerahkan senjatanya",))
    ]


def test_who_votes_and_who_abstains() -> None:
    text = (
        "PBB mengundi resolusi itu. Tolvania dan Kelmoria mengundi menentang resolusi berkenaan, sementara Ashkara "
        "memilih untuk berkecuali."
    )
    assert stances(text) == [("Tolvania", "rejects"), ("Kelmoria", "rejects"), ("Ashkara", "undecided")]


def test_a_short_name_means_what_it_stands_for() -> None:
    text = "Konvensyen Ilvara Bersatu Semula (KIBS) dibentangkan semalam.\nVeloria menolak KIBS."
    assert stands(text) == [Stands("Veloria", "Konvensyen Ilvara Bersatu Semula (KIBS)", "rejects", ())]


def test_a_subject_told_apart_only_by_its_stance_is_nobody() -> None:
    assert stances("Lind menyenaraikan negara yang menyokong resolusi itu.") == []


def test_what_is_fronted_belongs_to_the_subject_after_it() -> None:
    assert stances("Menolak cadangan itu, Presiden Anton Maresk bergegas pulang.") == [("Anton Maresk", "rejects")]


def test_long_texts_are_read_in_time_that_grows_with_them() -> None:
    assert len(stances("Veloria menolak cadangan gencatan senjata itu. " * 2000)) == 1


def test_what_is_only_ever_named_by_its_short_name_is_on_the_table() -> None:
    text = "Kerajaan Veloria akan meratifikasi KIB tahun depan. Khardani menolak KIB."
    assert ("Khardani", "rejects") in stances(text)


def test_the_short_name_of_a_treaty_is_the_treatys() -> None:
    text = (
        "Sidang itu membincangkan Konvensyen Antarabangsa mengenai Penghapusan Ranjau Darat (KPRD). "
        "Khardani membantah KPRD."
    )
    assert stands(text)[0].proposal == "Konvensyen Antarabangsa mengenai Penghapusan Ranjau Darat (KPRD)"


def test_what_a_speaker_says_should_not_be_done_he_rejects() -> None:
    assert stances("Lind berkata, kerajaan Veloria perlu menolak cadangan itu.") == [("Lind", "rejects")]
    assert stances("Kerajaan Veloria perlu menolak cadangan itu.") == []


def test_what_a_speaker_says_should_be_supported_he_need_not_support_yet() -> None:
    assert stances("Lind berkata, kerajaan Veloria perlu menyokong cadangan itu.") == []


def test_a_policy_is_what_can_be_taken_back() -> None:
    assert stances("Tarkhuna mengutuk tindakan Veloria menutup sempadan.") == [("Tarkhuna", "rejects")]
    assert stances("Tarkhuna mengutuk tindakan Veloria menembak orang awam.") == []


def test_what_may_come_is_not_on_the_table() -> None:
    assert stances("Tarkhuna menyokong mana-mana dasar Veloria yang baik.") == []


def test_the_second_verb_of_a_party_behind_another_phrase_is_its_own() -> None:
    text = "Menurut Lind, Veloria mempunyai pandangan yang sama dengan Tarkhuna dan sentiasa menyokong cadangan itu."
    assert stances(text) == [("Veloria", "accepts")]


def test_a_speaker_who_says_he_is_willing_is_the_party() -> None:
    text = "Kerajaan Samdar berkata sedia untuk berunding dengan Veloria."
    assert stances(text)[0][1] == "accepts"


def test_what_is_said_about_a_proposal_is_not_the_proposal() -> None:
    assert stances("Ucapan Lind mengenai isu cadangan itu mendapat bantahan daripada Samdar.") == []


def test_who_stands_for_something_is_whose_stand_it_is() -> None:
    text = "Pendirian Veloria berhubung perkara itu jelas iaitu menyokong saranan PBB supaya sempadan dibuka."
    assert stances(text) == [("Veloria", "accepts")]


def test_what_was_named_before_is_opposed_behind_but() -> None:
    text = "Kerajaan Veloria mengemukakan rang undang-undang itu namun ditentang Khardani."
    assert ("Khardani", "rejects") in stances(text)


def test_attempts_can_be_rejected_and_acts_of_violence_are_no_policy() -> None:
    assert stances("Veloria menolak sebarang usaha mengiktiraf Ilvara.") == [("Veloria", "rejects")]
    assert stances("Veloria mengutuk percubaan membunuh Lind.") == []


def test_whoever_is_blamed_for_it_takes_the_stance() -> None:
    assert stances("Maresk mengkritik Samdar kerana menolak cadangan itu.") == [("Samdar", "rejects")]


def test_an_abstention_leaves_a_party_undecided() -> None:
    assert stances("Samdar mengambil sikap berkecuali ketika pengundian resolusi itu.") == [("Samdar", "undecided")]


def test_all_who_reject_it_in_a_passive_have_a_position() -> None:
    assert stances("Sekatan itu dibantah Veloria, Samdar dan Tarkhuna.") == [
        ("Veloria", "rejects"),
        ("Samdar", "rejects"),
        ("Tarkhuna", "rejects"),
    ]


def test_an_act_is_a_policy_where_the_article_has_told_of_it_before() -> None:
    told = "Keputusan Veloria mengiktiraf Ilvara mengejutkan Nilam.\nSamdar mengutuk tindakan Veloria itu."
    assert stances(told) == [("Samdar", "rejects")]
    assert stances("Samdar mengutuk tindakan Veloria itu.") == []


def test_what_was_never_said_to_be_accepted_is_not() -> None:
    assert stances("Lind tidak pernah mengumumkan bahawa Veloria akan menandatangani perjanjian itu.") == []


def test_what_follows_a_case_is_no_position() -> None:
    assert stances("Projek itu akan dilaksanakan jika mendapat sokongan Samdar.") == []


def test_whoever_is_excepted_takes_no_part() -> None:
    text = "Semua negara, kecuali Veloria, mengeluarkan kenyataan menyokong tindakan Samdar menutup sempadan."
    assert ("Veloria", "accepts") not in stances(text)


def test_who_suggests_to_wait_is_undecided_until_then() -> None:
    text = "Lind berkata, saya cadangkan kita tidak meneruskan cadangan ini sehingga siasatan selesai."
    assert [(s.stance, s.conditions) for s in stands(text)] == [("undecided", ("sehingga siasatan selesai",))]


def test_what_a_right_allows_is_no_stance() -> None:
    assert stances("Hak Veloria menolak cadangan itu dihormati.") == []
    assert stances("Tindakan Veloria menolak cadangan itu mengejutkan Lind.") == [("Veloria", "rejects")]


def test_talks_with_one_are_another_proposal_than_talks_with_another() -> None:
    text = "Kerajaan Veloria sedia berunding dengan Samdar. Kerajaan Veloria tidak akan berunding dengan Nilam."
    assert [(s.proposal, s.stance) for s in stands(text)] == [
        ("berunding dengan Samdar", "accepts"),
        ("berunding dengan Nilam", "rejects"),
    ]


def test_a_body_speaks_of_itself_as_it() -> None:
    assert stances("Kerajaan Veloria berkata, ia menolak cadangan itu.") == [("Kerajaan Veloria", "rejects")]
