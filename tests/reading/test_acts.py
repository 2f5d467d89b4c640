"""What a speaker does with a statement, told by its cue."""

from __future__ import annotations

from pathlib import Path

import pytest

from rundingan.model import ACTS
from rundingan.reading.acts import act_of
from rundingan.reading.statements import Draft
from rundingan.rules.grammar import Grammar
from rundingan.rules.pack import Pack
from tests.reading.telling import only, read
from tests.rules import invented

BY_CUE = {
    "assert": ["berkata perang akan tamat", "menyatakan bahawa rundingan bermula", "menambah, hujan turun"],
    "accuse": ["menuduh Khardani cuba menipu dunia"],
    "deny": ["menafikan tenteranya menyerang konvoi", "menafikan dakwaan bahawa konvoi itu diserang"],
    "criticise": [
        "mengkritik PBB kerana lambat bertindak",
        "mengecam serangan itu kerana membunuh orang awam",
    ],
    "praise": ["memuji Lind sebagai seorang yang berani"],
    "demand": ["menuntut Khardani supaya mengundurkan tenteranya", "mengarahkan tenteranya supaya berundur"],
    "appeal": [
        "menggesa semua pihak supaya bertenang",
        "merayu PBB supaya campur tangan",
        "menyeru Khardani agar kembali ke meja rundingan",
    ],
    "propose": ["mencadangkan agar tawanan perang ditukar"],
    "accept": ["bersetuju untuk menghentikan tembakan"],
    "reject": ["menolak dakwaan bahawa tenteranya menyerang konvoi"],
    "pledge": ["berjanji untuk membebaskan semua tawanan"],
    "threaten": ["mengancam untuk menutup ruang udara", "mengugut akan menutup sempadan"],
    "warn": ["memberi amaran bahawa rundingan akan gagal"],
    "expect": [
        "berharap perang akan tamat",
        "percaya perang akan tamat",
        "menjangkakan rundingan itu akan gagal",
    ],
    "ask": ["bertanya mengapa konvoi itu diserang"],
}


@pytest.mark.parametrize(("act", "told"), [(act, told) for act, many in BY_CUE.items() for told in many])
def test_the_act_of_a_cue(act: str, told: str) -> None:
    assert only(f"Maresk {told}.").act == act


def test_every_act_has_a_cue() -> None:
    assert set(BY_CUE) == set(ACTS)


BEHIND = [
    ("Hujan turun di sini,", "katanya", "assert"),
    ("Siapa sedia datang ke sini?", "soalnya", "ask"),
    ("Bantulah kami segera,", "rayunya", "appeal"),
    ("Empat belas orang itu tidak akan pulang,", "janjinya", "pledge"),
    pytest.param(
        "Empat belas orang itu tidak akan pulang,",
        "ugutnya",
        "threaten",
        marks=pytest.mark.xfail(strict=True, reason="the root of a threat tells no act yet"),
    ),
]


@pytest.mark.parametrize(("content", "cue", "act"), BEHIND)
def test_the_act_of_a_cue_behind_a_quotation(content: str, cue: str, act: str) -> None:
    found = only(f'"{content}" {cue}.')
    assert (found.cue, found.act) == (cue, act)


def test_a_quotation_that_goes_on_without_a_cue_asserts() -> None:
    assert only('"Rundingan bermula pada hari Ahad."').act == "assert"


def test_the_reason_of_an_act_names_the_cue() -> None:
    (statement,) = read("Maresk menafikan tenteranya menyerang konvoi.").statements
    assert statement.why is not None
    assert "menafikan" in (statement.why.act or "")


RULES = (r"\bdir (?:wof|pom)\b", r"\brog|zut", "^kam", "(?<=mo)miu", r"\b(?:gran)|sil", r"\b[|(]|luma")


@pytest.mark.parametrize(
    ("words", "rule"),
    [("a dir pom", 0), ("azut", 1), ("rog", 1), ("kam", 2), ("momiu", 3), ("asil", 4), ("aluma", 5), ("dir kam", None)],
)
def test_the_words_of_a_content_tell_its_act_however_a_pattern_begins(
    tmp_path: Path, words: str, rule: int | None
) -> None:
    acts = "".join(f'[[act]]\nid = "{i}"\nact = "ask"\npattern = \'{p}\'\n' for i, p in enumerate(RULES))
    folder = invented.write(tmp_path, invented.PACK | {"acts.toml": acts})
    draft = Draft([(0, len(words))], "indirect", None, None, False, False, "", "", "", (0, len(words)), 0)
    found = act_of(draft, words, Grammar(Pack("xs", [("xs", folder)])))
    assert found == (("assert", "plain") if rule is None else ("ask", f"xs/acts#{rule}"))
