"""By which means and when a statement was made: where the text says it, and how far that carries."""

from __future__ import annotations

import pytest

import rundingan
from tests.reading.telling import only, read, said

CHANNELS = {
    "a network": ("Dalam satu hantaran di Facebook, Maresk berkata perang akan tamat.", "Facebook"),
    "a network of two words": (
        'Dalam hantaran di Truth Social, Maresk menulis: "Perang akan tamat."',
        "Truth Social",
    ),
    "a network of one letter": ("Menerusi X, Maresk berkata perang akan tamat.", "X"),
    "a network behind": ('"Perang akan tamat," tulis Maresk di Telegram.', "Telegram"),
    "a written statement": ("Dalam satu kenyataan, Maresk berkata perang akan tamat.", "kenyataan"),
    "a written statement behind": ('"Perang akan tamat," kata Maresk dalam satu kenyataan.', "kenyataan"),
    "a press conference": ('"Perang akan tamat," kata Maresk dalam sidang media di Orvane.', "sidang media"),
    "reporters": ('"Perang akan tamat," kata Maresk kepada pemberita.', "pemberita"),
    "an interview": ("Dalam temu bual dengan Portal Lensa, Maresk berkata perang akan tamat.", "temu bual"),
    "a speech": ("Dalam ucapannya di Dewan Negara, Maresk berkata perang akan tamat.", "ucapannya"),
    "a report that speaks": ("Menurut laporan Pasukan Pemerhati ASEAN, perang akan tamat.", "laporan"),
    "an outlet that is told": ("Maresk memberitahu Reuters bahawa perang akan tamat.", "Reuters"),
    "an agency that reports": ("Perang akan tamat esok, lapor Reuters.", "Reuters"),
    "none": ("Maresk berkata perang akan tamat.", None),
    "a network that is spoken of": ("Maresk berkata Facebook akan ditutup esok.", None),
    "a network in the quotation": ('"Kami akan menutup Facebook esok," kata Maresk.', None),
    "a statement in the quotation": ('"Kenyataan mereka itu palsu," kata Maresk.', None),
}


@pytest.mark.parametrize(("text", "channel"), CHANNELS.values(), ids=CHANNELS)
def test_the_channel_as_written(text: str, channel: str | None) -> None:
    assert only(text).channel == channel


def test_the_channel_points_to_its_words() -> None:
    record = read("Maresk tidak guna Facebook. Menerusi Facebook, beliau berkata perang akan tamat.")
    (statement,) = record.statements
    assert statement.channel_span is not None
    assert statement.channel_span[0] == record.text.rindex("Facebook")
    assert record.words(statement.channel_span) == statement.channel == "Facebook"


@pytest.mark.xfail(strict=True, reason="a network of one letter at the end of a sentence is read as an initial")
def test_a_sentence_may_end_with_a_network_of_one_letter() -> None:
    found = said('"Kami sedia," tulis Maresk di X. Khardani pula berkata, perang akan tamat.')
    assert [s.channel for s in found] == ["X", None]


def test_a_channel_carries_over_a_quotation_that_goes_on() -> None:
    text = "“Kami sedia.\n“Masa kami terhad,” kata Maresk dalam ucapan di Orvane.\n“Tentera akan pulang.”"
    assert [s.channel for s in said(text)] == ["ucapan"] * 3


def test_a_channel_does_not_carry_to_another_speaker() -> None:
    text = '"Kami sedia," kata Maresk dalam sidang media.\n"Kami juga sedia," kata Khardani.'
    assert [s.channel for s in said(text)] == ["sidang media", None]


SETTING = (
    '"Kami sedia," kata Maresk.\n"Masa kami terhad," katanya.\nBeliau berkata demikian dalam sidang media semalam.'
)


def test_a_setting_sentence_tells_channel_and_time_of_what_stands_before_it() -> None:
    assert [(s.channel, s.time) for s in said(SETTING)] == [("sidang media", "semalam")] * 2


def test_a_setting_sentence_tells_nothing_of_another_speaker() -> None:
    found = said('"Kami menolak," kata Khardani.\n' + SETTING)
    assert (found[0].who, found[0].channel, found[0].time) == ("Khardani", None, "")
    assert [s.channel for s in found[1:]] == ["sidang media"] * 2


def test_a_setting_sentence_overrides_no_channel_of_its_own() -> None:
    text = '"Kami sedia," tulis Maresk di Facebook.\n"Masa kami terhad," katanya.\n'
    found = said(text + "Beliau berkata demikian dalam sidang media semalam.")
    assert [s.channel for s in found] == ["Facebook", "sidang media"]


TIMES = {
    "behind the cue": ('"Kami sedia," kata Maresk di Orvane semalam.', "semalam"),
    "before the cue": ("Maresk pada Isnin berkata perang akan tamat.", "Isnin"),
    "in the setting of the sentence": (
        "Dalam satu kenyataan semalam, Maresk berkata perang tamat.",
        "semalam",
    ),
    "in the reported words only": ("Maresk berkata perang akan tamat esok.", ""),
    "in the quotation only": ('"Perang akan tamat esok," kata Maresk.', ""),
    "one of each": ('"Perang akan tamat esok," kata Maresk semalam.', "semalam"),
}


@pytest.mark.parametrize(("text", "time"), TIMES.values(), ids=TIMES)
def test_the_time_at_which_it_was_said(text: str, time: str) -> None:
    assert only(text).time == time


CITED = {
    "after dilansir": ('"Perang akan usai," kata Maresk, seperti dilansir laman Velpress, Selasa (13/5).', "Velpress"),
    "after dikutip dari": ("Maresk mengatakan perang akan usai, dikutip dari Kabar Samdar.", "Kabar Samdar"),
    "on the net": ('"Perang akan usai," ujar Maresk dikutip dari Kabarsamdar.com.', "Kabarsamdar.com"),
    "nothing cited": ('"Perang akan usai," kata Maresk di Orvane.', None),
}


@pytest.mark.parametrize(("text", "channel"), CITED.values(), ids=CITED)
def test_an_outlet_from_which_words_are_taken_is_their_channel(text: str, channel: str | None) -> None:
    (statement,) = rundingan.read(text, language="id").statements
    assert statement.channel == channel


def test_what_is_cited_does_not_carry_to_the_next_quotation() -> None:
    text = '"Kami siap," kata Maresk, dikutip dari Velpress.\n"Perang akan usai," kata Maresk.'
    assert [s.channel for s in rundingan.read(text, language="id").statements] == ["Velpress", None]
