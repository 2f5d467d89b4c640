"""Expressions of time: the examples of every rule, and what no single rule shows."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from rundingan.errors import PackError
from rundingan.reading.time_rules import TimeRules
from rundingan.reading.times import dateline_date, find_times, rules_of
from rundingan.rules import pack
from rundingan.rules.pack import Pack
from rundingan.text.folded import Folded

LANG = Path(pack.__file__).parent.parent / "lang"
MALAY = pack.load("ms")
WEDNESDAY = date(2031, 5, 14)  # on which the examples of the packs are published
VALUE = re.compile(
    r"PAST_REF|\d{2,3}"  # recently; a century, a decade
    r"|\d{4}(-\d\d(-\d\d(T(\d\d:\d\d|MO|MI|AF|EV|NI))?)?|-W\d\d(-WE)?|-Q[1-4]|-H[12])?"
)
LANGUAGES = [code for code in pack.languages() if pack.load(code).table("times")]

Marked = tuple[str, list[tuple[int, int]]]


def unmark(source: str) -> Marked:
    """The text without its marks, and where they stood."""
    text, spans = "", []
    for piece in re.split("(⟦[^⟧]*⟧)", source):
        if piece.startswith("⟦"):
            spans.append((len(text), len(text) + len(piece) - 2))
            piece = piece[1:-1]
        text += piece
    return text, spans


def read(text: str, published: date | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    """The expressions in a Malay text, each with its value."""
    folded = Folded(text)
    return [(folded.text[t.start : t.end], t.value) for t in find_times(folded, published, MALAY)]


def values(text: str, published: date | None = WEDNESDAY) -> list[str | None]:
    return [value for _, value in read(text, published)]


def own_rules(code: str) -> list[dict[str, Any]]:
    table = pack.load(code).table("times")
    return [*table["rule"], *table["join"], *table.get("more", [])]


def name_of(rule: dict[str, Any]) -> str:
    return str(rule.get("rule") or f"{rule['at'].removesuffix('.toml')}#{rule['id']}")


YES = [
    pytest.param(code, name_of(rule), *example, id=f"{code}: {name_of(rule)}: {example[0]}")
    for code in LANGUAGES
    for rule in own_rules(code)
    for example in [(source, found) for source, *found in rule["yes"]]
]
NO = [
    pytest.param(code, name_of(rule), source, id=f"{code}: {name_of(rule)}: {source}")
    for code in LANGUAGES
    for rule in own_rules(code)
    for source in rule["no"]
]


@pytest.mark.parametrize(("code", "rule", "source", "expected"), YES)
def test_a_rule_finds_what_its_examples_mark(code: str, rule: str, source: str, expected: list[str]) -> None:
    text, spans = unmark(source)
    times = find_times(Folded(text), WEDNESDAY, pack.load(code))
    wanted = [(*span, value) for span, value in zip(spans, expected, strict=True)]
    assert [time[:3] for time in times if time[:2] in spans] == wanted
    assert rule in {time.rule for time in times if time[:2] in spans}


@pytest.mark.parametrize(("code", "rule", "source"), NO)
def test_a_rule_leaves_alone_what_its_examples_forbid(code: str, rule: str, source: str) -> None:
    times = find_times(Folded(source), WEDNESDAY, pack.load(code))
    assert rule not in {time.rule for time in times}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_rule_has_a_name_of_its_own_and_examples(code: str) -> None:
    table = pack.load(code).table("times")
    names = [name_of(rule) for rule in [*table["rule"], *table["join"]]]
    assert len(names) == len(set(names))
    bare = [name_of(rule) for rule in own_rules(code) if not rule["no"] or not (rule["yes"] or rule.get("weak"))]
    assert bare == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_months_and_weekdays_are_those_of_cldr(code: str) -> None:
    words = pack.load(code).table("times")["words"]
    locale = Locale(code)
    for width in ("wide", "abbreviated"):
        for number, name in locale.months["format"][width].items():
            assert words["month"][name.lower()] == number
    for number, name in locale.days["format"]["wide"].items():
        assert words["weekday"][name.lower()] == number + 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Mereka tiba semalam.", None),
        ("Mereka tiba pada Khamis malam.", None),
        ("Mereka tiba pada 13 Mac.", None),
        ("Mereka tiba pada Mac.", None),
        ("Mereka tiba tahun lalu.", None),
        ("Mereka tiba dua hari lalu.", None),
        ("Mereka tiba pukul 10 pagi.", None),
        ("Mereka tiba hujung minggu lalu.", None),
        ("Mereka tiba pada suku pertama tahun ini.", None),
        ("Mereka tiba baru-baru ini.", "PAST_REF"),
        ("Mereka tiba pada 13 Mac 2029.", "2029-03-13"),
        ("Mereka tiba pada malam 13 Mac 2029.", "2029-03-13TNI"),
        ("Mereka tiba pada Mac 2029.", "2029-03"),
        ("Mereka tiba pada 2029.", "2029"),
    ],
)
def test_without_a_day_of_publication_only_what_is_whole_has_a_value(text: str, value: str | None) -> None:
    assert values(text, published=None) == [value]


@pytest.mark.parametrize(
    ("published", "words", "value"),
    [
        (date(2031, 5, 16), "Jumaat", "2031-05-16"),  # in a story of a Friday it is that day
        (date(2031, 5, 16), "Jumaat lalu", "2031-05-09"),
        (date(2031, 5, 16), "Isnin ini", "2031-05-19"),
        (date(2031, 5, 13), "Khamis depan", "2031-05-22"),  # "this Thursday" would be the nearer one
        (date(2031, 5, 18), "Sabtu depan", "2031-05-24"),
        (date(2031, 1, 1), "semalam", "2030-12-31"),
        (date(2031, 1, 1), "bulan lalu", "2030-12"),
        (date(2031, 1, 1), "minggu lalu", "2030-W52"),
        (date(2031, 12, 10), "Januari ini", "2032-01"),
        (date(2031, 4, 5), "November ini", "2031-11"),
        (date(2031, 1, 31), "sebulan lagi", "2031-02"),
        (date(2032, 2, 29), "setahun lalu", "2031"),
        (date(2031, 1, 10), "20 Disember", "2030-12-20"),
        (date(2031, 12, 10), "5 Januari", "2032-01-05"),
        (date(2031, 5, 14), "29 Februari", "2032-02-29"),
        (date(2031, 5, 14), "31 Februari", None),
        (date(1, 1, 1), "semalam", None),
        (date(9999, 12, 31), "dua minggu lagi", None),
        (date(2031, 5, 14), "900 tahun lalu", "1131"),
        (date(2031, 5, 14), "300,000 tahun lalu", None),
    ],
)
def test_values_over_the_edges_of_the_calendar(published: date, words: str, value: str | None) -> None:
    assert read(f"Ia berlaku pada {words}.", published) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mereka telah bertemu pada Isnin.", ["2031-05-12"]),
        ("Mereka akan bertemu pada Isnin.", ["2031-05-19"]),
        ("Pada Isnin mereka akan bertemu.", ["2031-05-19"]),
        ("Mereka akan bertemu esok, katanya pada Isnin.", ["2031-05-15", "2031-05-12"]),
        ('"Kami akan berunding," kata Maresk pada Isnin.', ["2031-05-12"]),
        ("Mereka akan berunding. Pada Isnin mereka diam.", ["2031-05-12"]),
        ("Mereka diminta pulang menjelang Isnin.", ["2031-05-19"]),
        ("Mereka digesa supaya pulang pada Isnin.", ["2031-05-19"]),
        ("Menjelang Mac, rundingan dijangka selesai.", ["2032-03"]),
        ("Parlimen akan bersidang pada 20 Oktober.", ["2031-10-20"]),
        ("Parlimen telah bersidang pada 20 Oktober.", ["2030-10-20"]),
        ("Mereka seakan-akan kalah pada Isnin.", ["2031-05-12"]),
    ],
)
def test_the_tense_nearby_tells_past_from_future(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dari Isnin hingga Jumaat mereka berunding.", ["2031-05-12", "2031-05-16"]),
        ("Dari 28 Disember 2029 hingga 3 Januari mereka berunding.", ["2029-12-28", "2030-01-03"]),
        ("Kebakaran pada Selasa (13 Mei) dan Ahad (11 Mei) itu disiasat.", ["2031-05-13", "2031-05-11"]),
        ("Mereka bersidang bulan depan atau Julai.", ["2031-06", "2031-07"]),
        ("Operasi dari 9 malam semalam hingga 6 pagi.", ["2031-05-13T21:00", "2031-05-14T06:00"]),
        ("“Malam ini (semalam) mereka kalah.”", ["2031-05-13TNI", "2031-05-13"]),
        ("Pada 10 Mei 2030 (semalam) ia gugur.", ["2030-05-10", "2031-05-13"]),
    ],
)
def test_a_time_is_read_beside_the_one_that_leads_to_it(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_time_of_day_belongs_to_the_day_of_its_paragraph() -> None:
    text = "Pada 3 April 2030 mereka tiba. Pukul 8 malam mereka makan.\nPukul 9 malam mereka tidur."
    assert values(text) == ["2030-04-03", "2030-04-03T20:00", "2031-05-14T21:00"]


def test_what_counts_from_another_time_has_no_value_when_none_is_near() -> None:
    far = "Pada 3 April 2030 mereka tiba.\nPada Mei mereka diam.\nPada Jun mereka diam.\n"
    assert values("Sehari kemudian mereka tiba.") == [None]
    assert values(f"{far}Sehari kemudian mereka pulang.")[-1] is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Keputusan seri malam Jumaat itu dikenang.", "malam Jumaat"),  # "seri" is a title, but here a word
        ("Pilihan raya ke-14 tahun lalu ditunda.", "tahun lalu"),
        ("Kata Menteri Luar di Bagan Datuk Ahad, mereka tiba.", "Ahad"),
        ("PADA KHAMIS MEREKA TIBA.", "KHAMIS"),
        ("Mereka tiba (Khamis).", "Khamis"),
    ],
)
def test_the_words_around_do_not_hide_a_time(text: str, words: str) -> None:
    assert [found for found, _ in read(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Kini mereka diam, sebelum ini mereka berunding.",
        "Mereka menunggu selama dua hari dan tiga malam.",
        "Resolusi 1701, Akta Hasutan 1948 dan Perang Veloria 1967 disebut.",
        "Seramai 2,000 orang membayar RM2015 dan US$2020.",
        "Veloria menang 3-1 pada minit ke-85.",
        "Hari-hari yang berlalu, tahun demi tahun.",
        "Jun Ho dan Mei Ling, anak Encik Khamis Ali.",
    ],
)
def test_vague_times_lengths_names_and_amounts_are_not_marked(text: str) -> None:
    assert read(text) == []


def test_a_time_may_hold_invisible_characters_and_odd_blanks() -> None:
    given_text = "pada 16 Februa\u00adri\u00a02029"
    folded = Folded(given_text)
    [time] = find_times(folded, None, MALAY)
    assert time.value == "2029-02-16"
    start, end = folded.given((time.start, time.end))
    assert given_text[start:end] == "16 Februa\u00adri\u00a02029"


@pytest.mark.parametrize(
    ("text", "published", "written"),
    [
        ("KUALA VELORIA 15 Mei – Maresk berkata demikian hari ini.", date(2031, 5, 14), "2031-05-15"),
        ("KUALA VELORIA 15 Mei – Maresk berkata demikian hari ini.", date(2031, 6, 14), "2031-06-14"),
        ("Pada 15 Mei – menurutnya – hari ini juga.", date(2031, 5, 14), "2031-05-14"),
    ],
)
def test_a_dateline_next_to_the_publication_tells_today(text: str, published: date, written: str) -> None:
    assert values(text, published)[-1] == written


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("MOSCOW, 10 Mei 2031 (Agensi) – Rundingan gagal.", "2031-05-10"),
        ("KUALA VELORIA 4 Okt. 2030 - Rundingan gagal.", "2030-10-04"),
        ("Rundingan gagal\n\nKARST (Utara Veloria) 4 Oktober 2030: Mereka pulang.", "2030-10-04"),
        ("Rundingan gagal.\nMereka pulang. – SUARA VELORIA 4/7/2031", "2031-07-04"),
        ('"Kami pulang," katanya.-15/11/2030\n', "2030-11-15"),
        ("10 Mei 2031\nRundingan gagal.", "2031-05-10"),
        ("Diterbitkan: 10 Mei 2031, 9 pagi\nRundingan gagal.", "2031-05-10"),
        ("KUALA VELORIA 4 Okt. – Rundingan gagal.", None),  # no year
        ("Rundingan pada 4 Oktober 2030 – yang terakhir – gagal.", None),
        ("PADA 4 Oktober 2030 rundingan gagal.", None),
        ("Rundingan gagal pada 4/7/2031", None),
        ("31/2/2031\nRundingan gagal.", None),
        ("", None),
    ],
)
def test_the_day_of_publication_from_dateline_or_sign_off(text: str, day: str | None) -> None:
    found = dateline_date(Folded(text), MALAY)
    assert (found.isoformat() if found else None) == day


def test_a_dateline_without_a_year_takes_it_from_the_day_around() -> None:
    folded = Folded("KUALA VELORIA 30 Dis. – Rundingan gagal.")
    assert dateline_date(folded, MALAY, around=date(2031, 1, 1)) == date(2030, 12, 30)


WORDS = """
    Khamis malam 9.30 pagi Jumaat lalu depan (13 Mei 2031) 5/9 hari ini esok tahun 2014 - hingga dan , . 12
    beberapa dua minggu lagi akan pukul jam suku pertama abad ke- 19 1990-an 80-an tadi “ ” KUALA 2031-02-30
    99/99/9999 0 24:00 kemudian sehari hari yang sama keesokan harinya –
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\u00a0", "\u00ad"])
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join))
DAYS = st.one_of(st.none(), st.dates())


@given(TEXTS, DAYS)
def test_spans_lie_in_the_text_one_after_the_other_and_values_are_timex3(text: str, day: date | None) -> None:
    folded = Folded(text)
    times = find_times(folded, day, MALAY)
    end = 0
    for time in times:
        assert end <= time.start < time.end <= len(folded.text)
        assert time.value is None or VALUE.fullmatch(time.value)
        end = time.end
    assert times == find_times(Folded(text), day, MALAY)


@given(TEXTS, DAYS)
def test_any_text_has_a_dateline_or_none(text: str, day: date | None) -> None:
    found = dateline_date(Folded(text), MALAY, around=day)
    assert found is None or isinstance(found, date)


@pytest.mark.parametrize("piece", ["1", "hari ", "1 ", "9.30 ", "-", "2014 ", "malam ", "\n", "(", "tahun "])
def test_long_and_odd_texts_are_read_to_the_end(piece: str) -> None:
    text = piece * (50_000 // len(piece)) + " pada hari ini"
    assert read(text) == [("hari ini", "2031-05-14")]


def written_pack(folder: Path, toml: str) -> Pack:
    """A pack that adds to what Malay and Indonesian share."""
    (folder / "times.toml").write_text(toml, encoding="utf-8")
    return Pack("xx", [("malayic", LANG / "malayic"), ("xx", folder)])


def test_a_language_of_the_family_adds_words_and_no_rules(tmp_path: Path) -> None:
    other = written_pack(
        tmp_path, "[words.weekday]\nsenin = 1\n[words.month]\nagustus = 8\n[list]\nwhen = ['sebelum']\n"
    )
    folded = Folded("Mereka bertemu Senin lalu dan pada 17 Agustus 2030.")
    assert [time.value for time in find_times(folded, WEDNESDAY, other)] == ["2031-05-12", "2030-08-17"]


@pytest.mark.parametrize(
    ("rule", "trouble"),
    [
        ("patterns = ['hari [ini']", "leaves a bracket open"),
        ("patterns = ['hari ini]']", "cannot read the pattern at: ']'"),
        ("patterns = ['{hari ini}']", "cannot read the pattern"),
        ("patterns = ['[hari] [ini]']", "can be empty"),
        ("patterns = ['']", "can be empty"),
        ("patterns = ['{mood}']", "no table of words and no shape 'mood'"),
        ("patterns = ['<mood>']", "no macro <mood>"),
        ("patterns = ['hari']\nafter = ['moods']", "no list 'moods'"),
    ],
)
def test_a_wrong_rule_is_named_with_its_trouble(tmp_path: Path, rule: str, trouble: str) -> None:
    broken = written_pack(tmp_path, f"[[rule]]\nid = 'odd'\n{rule}\n")
    with pytest.raises(PackError, match=f"^xx/times#odd: .*{re.escape(trouble)}"):
        TimeRules(broken)


def test_the_rules_of_a_pack_are_compiled_once() -> None:
    assert rules_of(MALAY) is rules_of(MALAY)
