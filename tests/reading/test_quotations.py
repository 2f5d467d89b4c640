"""Direct statements: which words are quoted, where their cue stands, and which marks are nobody's words."""

from __future__ import annotations

import pytest

from tests.reading.telling import only, read, said, who_said, words

LEAD = "Presiden Veloria, Anton Maresk tiba di Geneva semalam.\n"
WORDS = "Kami sedia berunding dengan sesiapa sahaja"


def told(text: str) -> tuple[str | None, str, str, str]:
    """Who, words, source and cue of the only statement, which is direct."""
    found = only(text)
    assert found.kind == "direct"
    return found.who, found.words, found.source, found.cue


CUES = {
    "kata NAME": (f'"{WORDS}," kata Maresk.', "Maresk", "kata"),
    "NAME berkata": (f'"{WORDS}," Maresk berkata.', "Maresk", "berkata"),
    "katanya": (f'"{WORDS}," katanya.', "katanya", "katanya"),
    "another root with -nya": (f'"{WORDS}," tegasnya.', "tegasnya", "tegasnya"),
    "ujar beliau": (f'"{WORDS}," ujar beliau.', "beliau", "ujar"),
    "a root of any kind": (f'"{WORDS}," balas Maresk.', "Maresk", "balas"),
    "kata NAME again": (f'"{WORDS}," kata Maresk lagi.', "Maresk", "kata"),
    "menurut": (f'"{WORDS}," menurut Maresk.', "Maresk", "menurut"),
    "soal, after a question": ('"Siapakah yang menang?" soal Maresk.', "Maresk", "soal"),
    "in front, with a colon": (f'Maresk menegaskan: "{WORDS}."', "Maresk", "menegaskan"),
    "in front, with a comma": (f'Maresk berkata, "{WORDS}."', "Maresk", "berkata"),
    "in front, with a place": (f'Maresk menulis di X: "{WORDS}."', "Maresk", "menulis"),
    "kata NAME in front": (f'Kata Maresk: "{WORDS}."', "Maresk", "Kata"),
    "katanya in front": (f'Katanya: "{WORDS}."', "Katanya", "Katanya"),
    "on the line before": (f'Dalam kenyataan itu Maresk menulis:\n"{WORDS}."', "Maresk", "menulis"),
    "quoted by an agency": (f'"{WORDS}," beliau dipetik Agensi Merid sebagai berkata.', "beliau", "berkata"),
}


@pytest.mark.parametrize(("text", "source", "cue"), CUES.values(), ids=CUES)
def test_cues_before_and_after_a_quotation(text: str, source: str, cue: str) -> None:
    who, content, found_source, found_cue = told(LEAD + text)
    assert who == "Anton Maresk"
    assert content.rstrip(".,") in (WORDS, "Siapakah yang menang?")
    assert (found_source, found_cue) == (source, cue)


MARKS = ["““", "””", '""', "“”", '“"', '"”', "”“", "«»", "‘’", "''"]


@pytest.mark.parametrize("pair", MARKS)
def test_the_content_is_the_words_between_the_marks_whatever_they_are(pair: str) -> None:
    text = f"{pair[0]}{WORDS},{pair[1]} kata Maresk."
    assert told(text) == ("Maresk", f"{WORDS},", "Maresk", "kata")


def test_sentences_in_one_pair_of_marks_are_one_fragment() -> None:
    assert told(f'"{WORDS}. Masa kami terhad. Datanglah!" kata Maresk.')[1] == f"{WORDS}. Masa kami terhad. Datanglah!"


BROKEN = {
    "in a sentence": (
        '"Kami sedia berunding," katanya, "tetapi masa kami terhad."',
        "tetapi masa kami terhad.",
    ),
    "between sentences": ('"Kami sedia berunding," katanya. "Masa kami terhad."', "Masa kami terhad."),
    "by kata NAME": (
        '"Kami sedia berunding," kata Maresk, "tetapi masa kami terhad."',
        "tetapi masa kami terhad.",
    ),
    "after the place": (
        '"Kami sedia berunding," kata Maresk di Geneva. "Masa kami terhad."',
        "Masa kami terhad.",
    ),
}


@pytest.mark.parametrize(("text", "rest"), BROKEN.values(), ids=BROKEN)
def test_a_quotation_broken_by_its_cue_is_one_statement(text: str, rest: str) -> None:
    found = only(LEAD + text)
    assert (found.words, found.kind) == (f"Kami sedia berunding, … {rest}", "direct")
    (statement,) = read(LEAD + text).statements
    assert len(statement.content) == 2


def test_two_quotations_of_two_speakers_in_a_paragraph_are_two_statements() -> None:
    text = '"Kami sedia berunding," kata Maresk. Khardani menjawab: "Kami juga sedia berunding."'
    assert who_said(text) == [("Maresk", "Kami sedia berunding,"), ("Khardani", "Kami juga sedia berunding.")]


LONG = {
    "reopened and closed at last": "“Kami sedia.\n“Masa kami terhad.\n“Tentera akan pulang,” katanya.",
    "each closed": "“Kami sedia.”\n“Masa kami terhad.”\n“Tentera akan pulang,” katanya.",
    "cue in the first": "“Kami sedia,” katanya.\n“Masa kami terhad.”\n“Tentera akan pulang.”",
    "cue in the middle": "“Kami sedia.\n“Masa kami terhad,” katanya.\n“Tentera akan pulang.”",
    "empty lines between": "“Kami sedia.\n\n“Masa kami terhad.\n\n“Tentera akan pulang,” katanya.",
    "straight marks": '"Kami sedia.\n"Masa kami terhad.\n"Tentera akan pulang," katanya.',
    "single marks": "‘Kami sedia.’\n‘Masa kami terhad.’\n‘Tentera akan pulang,’ katanya.",
    "wrong mark at the end": "“Kami sedia.\n“Masa kami terhad.\n“Tentera akan pulang,“ katanya.",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_quotation_over_paragraphs_is_a_statement_in_each(text: str) -> None:
    found = said(LEAD + text)
    assert [s.words.rstrip(".,") for s in found] == ["Kami sedia", "Masa kami terhad", "Tentera akan pulang"]
    assert {s.who for s in found} == {"Anton Maresk"}
    assert {s.kind for s in found} == {"direct"}
    assert sorted(s.cue for s in found) == ["", "", "katanya"]


def test_paragraphs_run_together_are_one_statement_of_two_fragments() -> None:
    found = only(LEAD + "“Kami sedia berunding.“Masa kami terhad,” katanya.")
    assert (found.who, found.words) == ("Anton Maresk", "Kami sedia berunding. … Masa kami terhad,")


MISSING = {
    "the opening mark": f'{WORDS}," kata Maresk.',
    "the closing mark": f'"{WORDS}, kata Maresk.',
    "the closing mark, before katanya": f"“{WORDS}, katanya.",
    "the closing mark, before a place": f"“{WORDS}, kata Maresk di Geneva.",
    "the closing mark, at the end": f'Maresk menegaskan: "{WORDS}.',
}


@pytest.mark.parametrize("text", MISSING.values(), ids=MISSING)
def test_a_mark_that_is_missing(text: str) -> None:
    who, content, _, cue = told(LEAD + text)
    assert (who, content.rstrip(".,")) == ("Anton Maresk", WORDS)
    assert cue


NESTED = {
    "single in double": "“Khardani kata ‘tidak’ kepada kami,” kata Maresk.",
    "straight": "\"Khardani kata 'tidak' kepada kami,\" kata Maresk.",
    "double in double": '"Khardani kata "tidak" kepada kami," kata Maresk.',
    "double in single": "‘Khardani kata “tidak” kepada kami,’ kata Maresk.",
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED)
def test_words_quoted_in_a_quotation_are_part_of_it(text: str) -> None:
    first = said(text)[0]
    assert (first.who, first.kind) == ("Maresk", "direct")
    assert first.words == text[1 : text.rindex(",") + 1]


def test_a_quotation_that_ends_with_another_goes_on_after_its_cue() -> None:
    text = '"Dengan menunggu," kata Maresk, "kami boleh menjawab: \'Lihatlah, kami masih di sini.\'"'
    assert told(text)[:2] == ("Maresk", "Dengan menunggu, … kami boleh menjawab: 'Lihatlah, kami masih di sini.'")


def test_paragraphs_that_single_marks_open_and_do_not_close_are_the_same_speakers() -> None:
    text = f"{LEAD}'{WORDS}. Masa kami terhad.\n'Tiada siapa membantu kami.\n'Datanglah,' kata Maresk."
    assert who_said(text) == [
        ("Anton Maresk", f"{WORDS}. Masa kami terhad."),
        ("Anton Maresk", "Tiada siapa membantu kami."),
        ("Anton Maresk", "Datanglah,"),
    ]


def test_an_apostrophe_ends_no_quotation() -> None:
    text = "‘Al-Qur’an dibaca setiap hari Jum’at di sini,’ kata Dato’ Seri Raslan."
    assert told(text)[:2] == ("Raslan", "Al-Qur’an dibaca setiap hari Jum’at di sini,")


NOBODYS = {
    "a title": 'Filem "Sungai Tanpa Tebing" ditayangkan di Geneva semalam.',
    "a title in single marks": "Lind ialah penulis buku 'Sungai Tanpa Tebing' yang dilancarkan bulan lalu.",
    "a doubt": 'Kerajaan "sementara" itu tidak disebut dalam draf tersebut.',
    "a nickname": "Satu pasukan 'pakar' muncul di tempat kejadian semalam.",
    "a name": 'Kapal "Bintang Selat" tiba di Port Amsel semalam.',
    "a title at the head": '"Sungai Tanpa Tebing" ditayangkan di Geneva semalam.',
}


@pytest.mark.parametrize("text", NOBODYS.values(), ids=NOBODYS)
def test_marks_of_the_writer_are_nobodys_words(text: str) -> None:
    assert said(LEAD + text) == []


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ('Maresk berkata, cadangan itu "satu perangkap".', 'cadangan itu "satu perangkap"', "mixed"),
        ('Maresk menegaskan, "tiada siapa" boleh menang.', '"tiada siapa" boleh menang', "mixed"),
        ("Maresk berkata, rundingan itu 'pentas' sahaja.", "rundingan itu 'pentas' sahaja", "mixed"),
        ('Maresk menyifatkan draf itu sebagai "perangkap".', "draf itu … perangkap", "mixed"),
        ('Draf itu disifatkan Maresk sebagai "perangkap".', "Draf itu … perangkap", "mixed"),
        ("Maresk menyifatkan draf itu sebagai perangkap.", "draf itu … perangkap", "indirect"),
    ],
)
def test_quoted_words_in_a_clause_make_it_mixed(text: str, content: str, kind: str) -> None:
    found = only(text)
    assert (found.words, found.kind) == (content, kind)


@pytest.mark.parametrize(
    "text",
    [
        'Maresk berkata, "kami sedia berunding".',
        'Maresk berkata "Kami sedia berunding."',
        'Kata Maresk lagi, "kami sedia berunding bila-bila masa".',
    ],
)
def test_a_clause_that_is_all_quoted_is_direct(text: str) -> None:
    found = only(text)
    assert found.kind == "direct"
    assert '"' not in found.words


def test_a_quotation_alone_in_an_article_is_nobodys() -> None:
    assert who_said(f'"{WORDS}."') == [(None, f"{WORDS}.")]


def test_the_sentence_of_a_quoted_paragraph_is_the_paragraph() -> None:
    record = read(LEAD + '"Kami sedia.\n"Masa kami terhad," katanya di Geneva.')
    assert [record.words(s.sentence) for s in record.statements] == [
        '"Kami sedia.',
        '"Masa kami terhad," katanya di Geneva.',
    ]


@pytest.mark.parametrize("size", range(1, 8))
def test_a_short_answer_is_a_quotation_as_well_as_a_long_one(size: int) -> None:
    content = " ".join(f"Ya {WORDS}".split()[:size])
    assert words(f'"{content}," kata Maresk.') == [f"{content},"]
