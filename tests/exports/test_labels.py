"""The labels: the same in every language, none missing and none for nothing."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from msgspec.structs import replace

import rundingan
from rundingan import model
from rundingan.exports import INTERFACES, html, terminal
from rundingan.exports.labels import count, label, named, share
from rundingan.exports.timex import spoken
from rundingan.model import Entity, Record, Statement
from rundingan.views.filters import CLAIM_STATUSES, COMMITMENT_STATES, SHIFTS
from rundingan.views.relations import KINDS

from . import invented, talks

PACKAGE = Path(rundingan.__file__).parent
LABELS = PACKAGE / "exports" / "labels"
NAMES: Final = {
    "acts": model.ACTS,
    "entity_types": model.ENTITY_TYPES,
    "event_types": model.EVENT_TYPES,
    "kinds": model.KINDS,
    "kinds_mean": model.KINDS,
    "languages": INTERFACES,
    "stances": model.STANCES,
    "shifts": SHIFTS,
    "claim_statuses": CLAIM_STATUSES,
    "states": COMMITMENT_STATES,
    "deeds": KINDS,
    "statuses": model.EVENT_STATUSES,
    "day_parts": ("MO", "MI", "AF", "EV", "NI", "DT"),
    "months": tuple(map(str, range(1, 13))),
}
"""What a record can name, by the section that has its words."""


def written(language: str) -> dict[str, str]:
    """The words in the file of the language, by their keys."""
    return flat(tomllib.loads((LABELS / f"{language}.toml").read_text(encoding="utf-8")))


def flat(table: dict[str, Any], path: str = "") -> dict[str, str]:
    words: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, list):
            value = {str(number): each for number, each in enumerate(value, 1)}
        words |= flat(value, f"{path}{key}.") if isinstance(value, dict) else {f"{path}{key}": value}
    return words


def of(section: str, language: str = "en") -> set[str]:
    """The names that a section has words for."""
    return {key.partition(".")[2] for key in written(language) if key.startswith(f"{section}.")}


def code() -> str:
    """The Python of the exports."""
    return "\n".join(file.read_text(encoding="utf-8") for file in (PACKAGE / "exports").rglob("*.py"))


def modes() -> set[str]:
    """The modes that the packs give to events."""
    packs = (file.read_text(encoding="utf-8") for file in (PACKAGE / "lang").rglob("events.toml"))
    return {mode for pack in packs for mode in re.findall(r'^mode = "(\w+)"', pack, re.MULTILINE)}


def test_there_is_a_file_for_each_language_and_no_other() -> None:
    assert {file.stem for file in LABELS.glob("*.toml")} == set(INTERFACES)


@pytest.mark.parametrize("language", INTERFACES)
def test_every_language_has_the_same_keys_in_the_same_order(language: str) -> None:
    assert list(written(language)) == list(written("en"))


@pytest.mark.parametrize("language", INTERFACES)
def test_every_word_has_the_places_that_the_english_has(language: str) -> None:
    def places(word: str) -> set[str | None]:
        return {place for _, place, *_ in string.Formatter().parse(word)}

    for key, word in written(language).items():
        assert word.strip(), key
        assert places(word) - {None} == places(written("en")[key]) - {None}, key


@pytest.mark.parametrize("section", NAMES)
def test_whatever_a_record_names_has_a_word_and_nothing_else_has(section: str) -> None:
    assert of(section) == set(NAMES[section])


def test_every_mode_of_a_pack_has_a_word_and_no_other_has() -> None:
    assert of("modes") == modes()


def test_no_word_is_there_for_nothing() -> None:
    python = code()
    asked = set(re.findall(r"""["']([\w.]+)["']""", python))
    counted = {f"counts.{noun}.{form}" for noun in asked for form in ("one", "many")}
    told = {f"times.{value}" for value in ("PAST_REF", "PRESENT_REF", "FUTURE_REF")}
    sections = (*NAMES, "modes")
    left = {key for key in written("en") if key.partition(".")[0] not in sections}
    assert left - asked - counted - told == set()


def test_counts_have_a_plural_where_the_language_has_one() -> None:
    assert [count(number, "statement") for number in (0, 1, 2)] == ["0 statements", "1 statement", "2 statements"]
    assert [count(number, "statement", "ms") for number in (1, 2)] == ["1 pernyataan", "2 pernyataan"]


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert [count(1200, "article", each) for each in INTERFACES] == ["1,200 artikel", "1.200 artikel", "1,200 articles"]
    assert [share(0.9, each) for each in INTERFACES] == ["0.90", "0,90", "0.90"]


def test_a_name_without_a_word_stands_for_itself() -> None:
    assert named("modes", "primitive", "ms") == "primitive"
    assert named("stances", "rejects", "ms") == "menolak"


def test_a_language_without_labels_is_refused() -> None:
    with pytest.raises(ValueError, match="no labels in 'xx'; there are ms, id, en"):
        label("title", "xx")


@pytest.mark.parametrize(
    ("value", "malay", "indonesian"),
    [
        ("2031-08-02", "2 Ogos 2031", "2 Agustus 2031"),
        ("2031-05-01TNI", "1 Mei 2031, malam", "1 Mei 2031, malam"),
        ("2031-05-01TAF", "1 Mei 2031, petang", "1 Mei 2031, sore"),
        ("2031-05-01T15:00", "1 Mei 2031, 15:00", "1 Mei 2031, 15:00"),
        ("2031-W18", "minggu bermula 28 April 2031", "pekan mulai 28 April 2031"),
        ("2031-03", "Mac 2031", "Maret 2031"),
        ("2031-Q3", "suku ke-3, 2031", "triwulan ke-3, 2031"),
        ("203", "2030-an", "2030-an"),
        ("PAST_REF", "baru-baru ini", "baru-baru ini"),
        ("2031-13", "2031-13", "2031-13"),
    ],
)
def test_times_in_words(value: str, malay: str, indonesian: str) -> None:
    assert (spoken(value, "ms"), spoken(value, "id")) == (malay, indonesian)


def view(record: Record, language: str) -> str:
    return "".join(terminal.chunks([record], explain=True, language=language))


def test_the_view_is_in_the_readers_language() -> None:
    lines = view(talks.record(), "ms").splitlines()
    headings = ["Pendirian", "Dipertikaikan", "Siapa berkata apa", "Janji dan ancaman", "Peristiwa", "Bila"]
    assert [line for line in lines if line in headings] == headings
    assert "Suara Utara · 21 Mei 2031 · bahasa Melayu · 4 pernyataan · 2 penutur" in lines
    assert "  ◐ Kastria       menerima bersyarat · Selasa (20 Mei 2031)" in lines
    assert "    menyatakan · langsung" in lines


def test_the_page_is_in_the_readers_language() -> None:
    page = "".join(html.chunks([talks.record(), invented.record()], language="id"))
    assert '<html lang="id">' in page and "<title>Siapa mengatakan apa</title>" in page
    assert 'data-close="Tutup"' in page and 'data-all="Tampilkan semua"' in page
    assert 'aria-label="dalam teks: sikap 1"' in page and 'title="Mira Halden: menyatakan, langsung"' in page
    assert '<span class="name" title="kelompok">Konvoi bantuan</span>' in page


@pytest.mark.parametrize("language", ["ms", "id"])
@pytest.mark.parametrize("record", [talks.record(), invented.record()], ids=["talks", "invented"])
def test_no_english_word_is_left(record: Record, language: str) -> None:
    """Of the words that English has and the other language has not."""
    theirs = set(written(language).values())
    english = {word for word in written("en").values() if word not in theirs and len(word) > 3 and "{" not in word}
    ours = re.sub(r"[\w/]+[#:]\S+", "", view(record, language))
    lines = {piece.strip() for piece in re.split(r"[\n·():,;]|  +", ours)}
    assert lines & english == set()


def test_a_speaker_without_a_role_is_told_by_type_unless_a_person() -> None:
    entity = Entity(id="e1", name="pegawai kanan", type="unnamed")
    said = Statement(id="s1", content=((0, 4),), kind="direct", speaker="e1", sentence=(0, 4))
    record = Record(id="a", text="Satu", entities=(entity,), statements=(said,))
    assert "s1  pegawai kanan · tidak dinamakan\n" in view(record, "ms")
    assert '<b class="name">pegawai kanan</b> <span class="role">unnamed</span>' in "".join(html.chunks([record]))
    person = replace(record, entities=(replace(entity, type="person"),))
    assert "s1  pegawai kanan\n" in view(person, "ms")
