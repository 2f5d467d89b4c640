"""Words and their roots: across prefixes that change its first letter, suffixes, particles and words said twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rundingan.rules.affixes import Affixes, affixes
from rundingan.rules.pack import load


@pytest.fixture(scope="module")
def malay() -> Affixes:
    """What Malay builds words with."""
    return affixes(load("ms"))


FAMILIES = {
    "kepung": ["dikepung", "pengepungan", "kepungan", "mengepung", "terkepung", "dikepungnya", "mengepungi"],
    "tembak": ["menembak", "ditembak", "tembakan", "penembakan", "tertembak", "tembak-menembak", "tembakannya"],
    "serang": ["menyerang", "diserang", "serangan", "penyerang", "serang-menyerang", "diserangnya"],
    "bunuh": ["membunuh", "dibunuh", "pembunuhan", "terbunuh", "pembunuh", "berbunuhan"],
    "susup": ["menyusup", "menyusupkan", "penyusupan", "disusupkan"],
    "langgar": ["melanggar", "dilanggar", "pelanggaran", "perlanggaran"],
    "ajar": ["belajar", "pelajar", "pelajaran", "mengajar", "pengajaran", "mempelajari", "pembelajaran"],
    "soal": ["menyoal", "persoalan", "mempersoalkan", "dipersoalkan", "soalan", "soalnya"],
    "sah": ["mengesahkan", "disahkan", "pengesahan"],
    "bom": ["mengebom", "pengeboman", "dibom"],
    "tulis": ["menulis", "ditulis", "penulis", "tulisan", "bertulis"],
    "keluar": ["mengeluarkan", "dikeluarkan", "pengeluaran", "keluaran"],
    "benar": ["sebenarnya", "kebenaran", "membenarkan", "benarkah", "sebenar-benarnya"],
    "fikir": ["memikirkan", "berfikir", "pemikiran", "fikirkan"],
    "faham": ["memahami", "difahami", "pemahaman", "berfahaman"],
    "jawab": ["menjawab", "jawapan", "dijawab", "jawapannya"],
    "beri": ["berikan", "memberi", "diberikan", "pemberian", "berilah"],
    "kuat": ["memperkuatkan", "diperkuat", "kekuatan", "menguatkan", "terkuat"],
    "tahu": ["mengetahui", "diketahui", "pengetahuan"],
    "tanggungjawab": ["bertanggungjawab", "dipertanggungjawabkan", "tanggungjawabnya"],
    "ramai": ["seramai", "beramai-ramai", "teramai"],
    "minta": ["meminta", "diminta", "permintaan"],
    "bahagi": ["sebahagian", "bahagian", "dibahagikan", "pembahagian"],
    "temu": ["bertemu", "pertemuan", "menemui", "penemuan", "ditemui"],
}


@pytest.mark.parametrize(("root", "word"), [(root, word) for root, words in FAMILIES.items() for word in words])
def test_a_word_has_its_root(malay: Affixes, root: str, word: str) -> None:
    assert malay.root(word) == root


@pytest.mark.parametrize(
    "word",
    [
        "perang", "tentera", "perempuan", "kepala", "menteri", "pertama", "berita", "seluruh", "keluarga", "peluru",
        "beruang", "merdeka", "kerana", "kepada", "penjara", "setiausaha", "polis", "kawan", "lapan", "tahun", "raja",
        "bekas", "tengah", "mereka", "semua", "berani", "seminar", "petroleum",
    ],
)  # fmt: skip
def test_a_root_that_only_looks_like_a_word_with_affixes_is_left_alone(malay: Affixes, word: str) -> None:
    assert malay.root(word) == word


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("memfrosak", "frosak"),
        ("diglorp", "diglorp"),
        ("penyalurasan", "saluras"),
        ("bertindaran", "tindar"),
        ("glorpan", "glorpan"),
    ],
)
def test_of_a_word_that_nobody_knows_enough_is_left(malay: Affixes, word: str, root: str) -> None:
    assert malay.root(word) == root


@pytest.mark.parametrize("word", ["gencatan-senjata", "timur-barat", "-", "--", "a-", "-nya", "covid-19"])
def test_words_that_are_not_one_said_twice_keep_their_hyphen(malay: Affixes, word: str) -> None:
    assert malay.root(word) == word


def test_without_tables_every_word_is_its_own_root() -> None:
    assert Affixes({}).root("mengepung") == "mengepung"


LETTERS = st.text(alphabet="abdegiklmnprstuy-", max_size=45)


@given(LETTERS)
def test_a_root_is_never_empty_where_the_word_is_not(word: str) -> None:
    root = affixes(load("ms")).root(word)
    assert bool(root) == bool(word)
    assert len(root) <= len(word) + 1  # a prefix may have swallowed a letter


@given(LETTERS)
def test_a_word_has_one_root_however_often_it_is_asked(word: str) -> None:
    table = load("ms").table("affixes")
    assert Affixes(table).root(word) == affixes(load("ms")).root(word)


KNOWN = sorted(load("ms").table("affixes")["roots"].split())


@given(st.sampled_from(KNOWN), st.sampled_from(["lah", "kah", "nya", "pun"]))
def test_a_particle_never_changes_the_root(root: str, particle: str) -> None:
    known = affixes(load("ms"))
    if (root + particle) not in KNOWN:
        assert known.root(root + particle) in {root, known.root(root)}


def test_a_known_root_is_its_own(malay: Affixes) -> None:
    assert [root for root in KNOWN if malay.root(root) != root] == []
