"""The edges of an article that are nobody's words (datelines, sign-offs, captions, links); and sentences."""

from __future__ import annotations

import pytest

from rundingan.reading.segments import lay_out
from rundingan.rules.grammar import grammar
from rundingan.text.folded import Folded
from tests.reading.telling import read, said, who_said, words

LEAD = "Presiden Veloria, Anton Maresk berkata, gencatan senjata bermula esok."
TOLD = ("Anton Maresk", "gencatan senjata bermula esok")


def paragraphs(text: str) -> list[str]:
    """The article's own words, paragraph by paragraph."""
    layout = lay_out(Folded(text), grammar("ms"))
    starts, ends = layout.tokens.starts, layout.tokens.ends
    return [text[starts[p.first] : ends[p.last - 1]] for p in layout.paragraphs]


def sentences(text: str) -> list[str]:
    """The sentences of a text of one paragraph."""
    layout = lay_out(Folded(text), grammar("ms"))
    (paragraph,) = layout.paragraphs
    starts = sorted({paragraph.first, *layout.breaks})
    ends = [*starts[1:], paragraph.last]
    tokens = layout.tokens
    return [text[tokens.starts[a] : tokens.ends[b - 1]] for a, b in zip(starts, ends, strict=True)]


DATELINES = [
    "ORVANE 25 Mac – ",
    "ORVANE, 25 Mac - ",
    "SAMDAR: ",
    "SAMDAR – ",
    "DOL MARUN: ",
    "PORT AMSEL, 3 Sept. - ",
    "GENEVA, 24 Mac (Purnama) -- ",
    "KUALA LUMPUR 3 April 2031 — ",
    "ORVANE (Wilayah Nesh, Veloria) 14 Jan. - ",
    "ORVANE/SAMDAR: ",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_is_left_out(dateline: str) -> None:
    assert paragraphs(dateline + LEAD) == [LEAD]
    assert who_said(dateline + LEAD) == [TOLD]


def test_a_dateline_may_stand_below_title_and_byline() -> None:
    text = f"Maresk umum gencatan senjata\nOleh Iskandar Muzani\nORVANE 25 Mac – {LEAD}"
    assert paragraphs(text)[-1] == LEAD


@pytest.mark.parametrize("start", ["Orvane tenang: ", "Di Samdar - ", "VELORIA berkata: ", "PBB: "])
def test_what_looks_like_a_dateline_deep_in_an_article_is_kept(start: str) -> None:
    text = "\n".join([LEAD] * 5 + [f"{start}semua pihak menunggu keputusan rundingan itu."])
    assert paragraphs(text)[-1].startswith(start.split()[0])


SIGN_OFFS = [
    " - Agensi",
    " – Agensi",
    " — REUTERS",
    " -- PURNAMA",
    " - BULETIN NUSA 14/4/2031",
    " – WARTA SELAT 4/7/2031",
    " -10/7/2031",
    " - Agensi/ABT",
]


@pytest.mark.parametrize("sign_off", SIGN_OFFS)
def test_a_sign_off_is_left_out(sign_off: str) -> None:
    assert paragraphs(LEAD + sign_off) == [LEAD]
    assert who_said(LEAD + sign_off) == [TOLD]


@pytest.mark.parametrize("sign_off", SIGN_OFFS)
def test_a_sign_off_after_a_quotation_is_left_out(sign_off: str) -> None:
    text = f'{LEAD}\n"Kami tetap sedia berunding."{sign_off}'
    assert words(text)[-1] == "Kami tetap sedia berunding."


def test_a_sign_off_on_a_line_of_its_own_is_left_out() -> None:
    assert paragraphs(LEAD + "\n-- PURNAMA") == [LEAD]


def test_a_dash_within_the_last_sentence_is_no_sign_off() -> None:
    text = "Kami menunggu - walaupun hujan lebat turun sepanjang malam di Orvane."
    assert paragraphs(text) == [text]


LINKS = [
    "BACA: Maresk berkata perang sudah tamat",
    "BACA JUGA: Khardani kata tidak",
    "[Baca berita penuh]",
    "ARTIKEL BERKAITAN: Khardani menuduh Veloria menipu dunia",
    "FOTO: Maresk berkata demikian di Orvane.",
    "Klik di sini untuk berita lanjut",
    "VIDEO: Lind menjelaskan rancangan PBB",
]


@pytest.mark.parametrize("link", LINKS)
def test_a_link_is_nobodys_words_and_breaks_nothing(link: str) -> None:
    text = f"{LEAD}\n{link}\nBeliau menambah, tentera akan pulang."
    assert who_said(text) == [TOLD, ("Anton Maresk", "tentera akan pulang")]


def test_a_caption_with_its_credit_is_nobodys_words() -> None:
    text = f"KELUARGA tawanan berhimpun di Samdar semalam. - Foto Agensi Merid\nSAMDAR – {LEAD}"
    assert who_said(text) == [TOLD]
    assert "Merid" not in " ".join(paragraphs(text))


HEADLINES = ["Maresk berkata perang tamat", "Khardani kata tidak", "Dakwaan Samdar ditolak"]


@pytest.mark.parametrize("line", HEADLINES)
def test_a_headline_or_subhead_is_no_statement(line: str) -> None:
    assert words(f"{line}\n\n{LEAD}") == [TOLD[1]]
    assert words(f"{LEAD}\n{line}\nBeliau menambah, tentera akan pulang.") == [TOLD[1], "tentera akan pulang"]


@pytest.mark.parametrize("line", HEADLINES[1:])
def test_a_subhead_does_not_change_who_is_spoken_of(line: str) -> None:
    text = f"{LEAD}\n{line}\nBeliau menambah, tentera akan pulang."
    assert who_said(text) == [TOLD, ("Anton Maresk", "tentera akan pulang")]


def test_a_quotation_that_is_never_closed_is_no_subhead() -> None:
    assert words(f'{LEAD}\n"Kami tetap menunggu di sini')[-1] == "Kami tetap menunggu di sini"


SENTENCES = {
    "stops": "Maresk tiba.|Khardani pulang!|Siapa tahu?|Lind menunggu…",
    "closing marks": "“Kami sedia.”|Maresk senyum.",
    "abbreviations": "Dr. Laila tiba bersama Prof. Suhana pada 3 Sept. 2031.|Mereka senyum.",
    "an initial": "Kasimir B. Voland tiba.|Dia senyum.",
    "a clock": "Mereka tiba pada 9.30 pagi.|Hujan turun.",
    "a small letter goes on": "Mereka tiba... tetapi rundingan gagal.|Hujan turun.",
    "a quotation opens the next": 'Maresk senyum.|"Kami sedia," katanya.',
    "inside a quotation": '"Kami sedia.|Kami menunggu," katanya.|Beliau senyum.',
}


@pytest.mark.parametrize("cuts", SENTENCES.values(), ids=SENTENCES)
def test_sentences(cuts: str) -> None:
    text = cuts.replace("|", " ")
    assert sentences(text) == cuts.split("|")


@pytest.mark.xfail(strict=True, reason="a rank cut short ends the sentence")
def test_a_rank_cut_short_ends_no_sentence() -> None:
    assert words("Lind berkata, Jen. Basir Qomari tiba pada pukul 9 pagi.") == [
        "Jen. Basir Qomari tiba pada pukul 9 pagi"
    ]


def test_the_sentence_of_a_statement_holds_cue_and_content() -> None:
    text = f"Hujan turun. {LEAD} Lind senyum."
    record = read(text)
    assert [record.words(s.sentence) for s in record.statements] == [LEAD]


def test_the_article_may_be_one_line_or_one_word() -> None:
    assert said("") == said("Rundingan") == said("\n\n") == []
