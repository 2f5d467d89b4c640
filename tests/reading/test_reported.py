"""Indirect and mixed statements: ``⟦⟧`` stand around the reported words."""

from __future__ import annotations

import pytest

from tests.marking import mark, unmark
from tests.reading.telling import only, read, said, words


def shown(text: str) -> str:
    """The text with marks around the contents of its statements."""
    return mark(text, [span for s in read(text).statements for span in s.content])


FRONT = {
    "berkata": "Maresk berkata ⟦gencatan senjata bermula esok⟧.",
    "berkata, with a comma": "Maresk berkata, ⟦gencatan senjata bermula esok⟧.",
    "bahawa": "Maresk menegaskan bahawa ⟦gencatan senjata bermula esok⟧.",
    "an adverb": "Maresk turut menegaskan bahawa ⟦gencatan senjata bermula esok⟧.",
    "pula": "Maresk pula berkata, ⟦gencatan senjata bermula esok⟧.",
    "bagaimanapun": "Maresk bagaimanapun berkata, ⟦gencatan senjata bermula esok⟧.",
    "an age": "Maresk, 61, berkata ⟦gencatan senjata bermula esok⟧.",
    "a relative clause": "Maresk yang juga ketua parti pemerintah berkata ⟦gencatan senjata bermula esok⟧.",
    "a time": "Maresk semalam berkata ⟦gencatan senjata bermula esok⟧.",
    "a place after the cue": "Maresk berkata di Geneva, ⟦gencatan senjata bermula esok⟧.",
    "somebody told": "Maresk memberitahu Khardani bahawa ⟦gencatan senjata bermula esok⟧.",
    "reporters told": "Maresk memberitahu pemberita, ⟦gencatan senjata bermula esok⟧.",
    "a connector": "Bagaimanapun, Maresk berkata ⟦gencatan senjata bermula esok⟧.",
    "menurut": "Menurut Maresk, ⟦gencatan senjata bermula esok⟧.",
    "menurutnya": "Menurutnya, ⟦gencatan senjata bermula esok⟧.",
    "katanya": "Katanya, ⟦gencatan senjata bermula esok⟧.",
    "jelas NAME": "Jelas Maresk, ⟦gencatan senjata bermula esok⟧.",
    "amaran": "Maresk memberi amaran bahawa ⟦rundingan akan gagal⟧.",
    "mengumumkan": "Maresk mengumumkan bahawa ⟦gencatan senjata bermula esok⟧.",
    "percaya": "Maresk percaya ⟦perang akan tamat tidak lama lagi⟧.",
    "berharap": "Maresk berharap ⟦perang akan tamat tidak lama lagi⟧.",
    "berharap agar": "Maresk berharap agar ⟦perang tamat tidak lama lagi⟧.",
    "berpendapat": "Maresk berpendapat ⟦PBB wajar menghantar pemerhati⟧.",
    "mempersoalkan": "Maresk mempersoalkan ⟦mengapa draf itu tidak menyebut BPI⟧.",
    "bertanya": "Maresk bertanya ⟦mengapa konvoi itu diserang⟧.",
    "sebagai berkata": "Khardani dipetik sebagai berkata ⟦perang akan tamat esok⟧.",
    "a noun that carries a clause": "Dakwaan Maresk bahawa ⟦konvoi itu membawa senjata⟧.",
}

BEHIND = {
    "kata NAME": "⟦Gencatan senjata bermula esok⟧, kata Maresk.",
    "kata ROLE, NAME": "⟦Gencatan senjata bermula esok⟧, kata Presiden Veloria, Anton Maresk.",
    "katanya": "⟦Gencatan senjata bermula esok⟧, katanya.",
    "menurut": "⟦Gencatan senjata bermula esok⟧, menurut Maresk.",
    "an agency": "⟦Gencatan senjata bermula esok⟧, lapor Agensi Merid.",
    "in the middle": "⟦Gencatan senjata⟧, menurut Maresk, ⟦bermula esok⟧.",
    "after a connector": "Namun, kata Maresk, ⟦perang belum tamat⟧.",
}

OBJECTS = {
    "accusing": "Maresk menuduh ⟦Tarkhuna cuba melengahkan rundingan⟧.",
    "denying a clause": "Maresk menafikan ⟦tenteranya menyerang konvoi⟧.",
    "denying a claim": "Maresk menafikan ⟦dakwaan bahawa tenteranya menyerang konvoi⟧.",
    "denying a noun": "Maresk menafikan ⟦dakwaan pengepungan tenteranya⟧.",
    "urging": "Maresk menggesa ⟦semua pihak supaya menghentikan tembakan⟧.",
    "urging without a mark": "Maresk meminta ⟦Tarkhuna mengundurkan tenteranya⟧.",
    "wanting": "Maresk mahu ⟦Tarkhuna supaya mengundurkan tenteranya⟧.",
    "proposing": "Maresk mencadangkan supaya ⟦tawanan perang ditukar⟧.",
    "promising": "Maresk berjanji untuk ⟦membebaskan semua tawanan⟧.",
    "agreeing to do": "Maresk bersetuju untuk ⟦menghentikan tembakan⟧.",
    "threatening": "Maresk mengancam untuk ⟦menutup ruang udara⟧.",
    "blaming with a reason": "Maresk mengecam ⟦serangan itu kerana ia membunuh orang awam⟧.",
    "describing": "Maresk menyifatkan ⟦rancangan itu⟧ sebagai ⟦satu perangkap⟧.",
    "considering": "Maresk menganggap ⟦rancangan itu akan gagal⟧.",
    "considering without a verb": "Maresk menganggap ⟦rancangan itu terlalu longgar⟧.",
    "praising": "Maresk memuji ⟦Lind⟧ sebagai ⟦seorang yang berani⟧.",
}

PASSIVES = {
    "described by a name": "⟦Rancangan itu⟧ disifatkan Maresk sebagai ⟦satu perangkap⟧.",
    "described by an agent": "⟦Rancangan itu⟧ disifatkan sebagai ⟦satu perangkap⟧ oleh Maresk.",
    "considered": "⟦Laporan itu⟧ dianggap ⟦palsu⟧ oleh Maresk.",
    "urged": "⟦Semua pihak⟧ digesa oleh Maresk supaya ⟦menghentikan tembakan⟧.",
    "denied": "⟦Dakwaan pengepungan itu⟧ dinafikan oleh Maresk.",
}


@pytest.mark.parametrize("marked", FRONT.values(), ids=FRONT)
def test_a_cue_in_front(marked: str) -> None:
    text, _ = unmark(marked)
    assert shown(text) == marked


@pytest.mark.parametrize("marked", BEHIND.values(), ids=BEHIND)
def test_a_cue_behind_or_in_the_middle(marked: str) -> None:
    text, _ = unmark(marked)
    assert shown(text) == marked


@pytest.mark.parametrize("marked", OBJECTS.values(), ids=OBJECTS)
def test_a_cue_with_somebody_or_something_as_its_object(marked: str) -> None:
    text, _ = unmark(marked)
    assert shown(text) == marked


@pytest.mark.parametrize("marked", PASSIVES.values(), ids=PASSIVES)
def test_a_passive_with_its_agent(marked: str) -> None:
    text, _ = unmark(marked)
    assert shown(text) == marked
    assert only(text).who == "Maresk"


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        (
            "Presiden Veloria, Anton Maresk berkata, perang tamat.",
            "Presiden Veloria, Anton Maresk",
            "berkata",
        ),
        ("Perang tamat esok, kata Presiden Maresk.", "Presiden Maresk", "kata"),
        ("Menurut jurucakap polis, jalan itu ditutup.", "jurucakap polis", "Menurut"),
        ("Maresk memberi amaran bahawa rundingan akan gagal.", "Maresk", "memberi amaran"),
        ("Katanya, perang akan tamat esok.", "Katanya", "Katanya"),
        ("Rancangan itu disifatkan Maresk sebagai satu perangkap.", "Maresk", "disifatkan"),
        ("Perang tamat esok, lapor Agensi Merid.", "Agensi Merid", "lapor"),
    ],
)
def test_source_and_cue_as_written(text: str, source: str, cue: str) -> None:
    found = only(text)
    assert (found.source, found.cue) == (source, cue)


NOTHING = {
    "an acceptance": "Maresk menerima cadangan itu.",
    "a meeting": "Khardani dan Maresk bertemu di Geneva.",
    "an appointment": "Maresk mengumumkan pelantikan Voland.",
    "a bare condemnation": "Maresk mengutuk serangan itu.",
    "a bare agreement": "Maresk bersetuju dengan cadangan itu.",
    "a plain wish": "Maresk mahu berehat di Orvane.",
    "nothing said": "Maresk tidak berkata apa-apa.",
    "refusal to say": "Maresk enggan berkata apa-apa tentang serangan itu.",
    "a passive without an agent": "Rancangan itu disifatkan sebagai satu perangkap.",
    "an accusation of nobody": "Rundingan itu didakwa gagal.",
    "a pointing-back sentence": "Maresk berkata demikian selepas bertemu Khardani di Geneva.",
    "a talk about something": "Maresk bercakap tentang perang itu di Geneva.",
    "a plain fact": "Gencatan senjata bermula pada Ahad lalu di Ilvara.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_what_is_no_statement(text: str) -> None:
    assert said(text) == []


TWO = {
    "sambil": (
        "Maresk berkata perang akan tamat sambil menegaskan bahawa tentera tidak akan pulang.",
        ["perang akan tamat", "tentera tidak akan pulang"],
    ),
    "dan": (
        "Maresk menuduh Khardani cuba menipu dunia dan menggesa PBB supaya bertindak segera.",
        ["Khardani cuba menipu dunia", "PBB supaya bertindak segera"],
    ),
    "a quotation and a clause": (
        '"Kami sedia berunding," kata Maresk sambil menegaskan bahawa tentera tidak akan pulang.',
        ["Kami sedia berunding,", "tentera tidak akan pulang"],
    ),
    "manakala": (
        "Maresk berkata perang akan tamat, manakala Khardani menegaskan perang akan berlanjutan.",
        ["perang akan tamat", "perang akan berlanjutan"],
    ),
}


@pytest.mark.parametrize(("text", "contents"), TWO.values(), ids=TWO)
def test_two_cues_in_a_sentence_are_two_statements(text: str, contents: list[str]) -> None:
    assert words(text) == contents
    assert [s.within for s in said(text)] == [None, None]


def test_a_second_cue_has_the_speaker_of_the_first() -> None:
    found = said(TWO["sambil"][0])
    assert [(s.who, s.source, s.cue) for s in found] == [
        ("Maresk", "Maresk", "berkata"),
        ("Maresk", "Maresk", "menegaskan"),
    ]


NESTED = {
    "a report of an accusation": (
        "Maresk berkata Khardani menuduh Veloria cuba menipu dunia.",
        ("Maresk", "Khardani menuduh Veloria cuba menipu dunia"),
        ("Khardani", "Veloria cuba menipu dunia"),
    ),
    "an agency that quotes": (
        "Agensi Merid memetik Khardani sebagai berkata, perang akan tamat esok.",
        ("Agensi Merid", "Khardani sebagai berkata, perang akan tamat esok"),
        ("Khardani", "perang akan tamat esok"),
    ),
    "within a quotation": (
        '"Khardani berkata perang mesti tamat," kata Maresk.',
        ("Maresk", "Khardani berkata perang mesti tamat,"),
        ("Khardani", "perang mesti tamat"),
    ),
}


@pytest.mark.parametrize(("text", "outer", "inner"), NESTED.values(), ids=NESTED)
def test_a_statement_in_a_statement(text: str, outer: tuple[str, str], inner: tuple[str, str]) -> None:
    first, second = said(text)
    assert (first.who, first.words, first.within) == (*outer, None)
    assert (second.who, second.words, second.within) == (*inner, outer[1])


def test_ones_own_telling_in_ones_own_quotation_is_not_nested_again() -> None:
    assert words('"Saya tegaskan perang mesti tamat segera," kata Maresk.') == [
        "Saya tegaskan perang mesti tamat segera,"
    ]


def test_a_clause_in_a_quotation_is_indirect() -> None:
    assert [s.kind for s in said('"Khardani berkata perang mesti tamat," kata Maresk.')] == [
        "direct",
        "indirect",
    ]


def test_a_claim_in_a_relative_clause_is_a_statement_too() -> None:
    found = said("Maresk berkata, askar yang didakwanya telah meletakkan senjata itu akan pulang.")
    assert [s.cue for s in found] == ["berkata", "didakwanya"]
    assert {s.who for s in found} == {"Maresk"}


WRONG_YET = {
    "speaking to reporters": ("Bercakap kepada pemberita, Maresk berkata perang tamat.", "perang tamat"),
    "a content of one word": ("Maresk bersetuju untuk berunding.", "berunding"),
}


@pytest.mark.parametrize(("text", "content"), WRONG_YET.values(), ids=WRONG_YET)
@pytest.mark.xfail(strict=True, reason="sources and contents that are not cut right yet")
def test_what_is_not_cut_right_yet(text: str, content: str) -> None:
    found = only(text)
    assert found.source == "Maresk"
    assert found.words.startswith(content)


def test_every_finding_knows_its_rule() -> None:
    text = 'Maresk berkata, perang tamat. "Kami sedia berunding," katanya.'
    rules = [s.why.rule for s in read(text).statements if s.why]
    assert len(rules) == 2
    assert all(rule.startswith("malayic/statements#") for rule in rules)


def test_what_is_reported_ends_where_its_speaker_is_quoted_next() -> None:
    text = 'Maresk berkata ⟦beliau tidak tergesa-gesa⟧, mengatakan "⟦Dua tahun pun tidak mengapa, kami sabar.⟧"'
    assert shown(unmark(text)[0]) == text
