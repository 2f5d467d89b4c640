"""Every word list of every pack: it loads, and each of its lines is what its list asks for."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pycountry
import pytest

import rundingan
from rundingan.rules import pack
from rundingan.text.folded import Folded
from rundingan.text.tokens import Tokens

LANG = Path(rundingan.__file__).parent / "lang"
FILES = sorted(LANG.glob("*/words/*.txt"))
ISO = {country.alpha_2 for country in pycountry.countries} | {"EU", "XK"}

# For each list the values that its fields may have, in order: "iso" is a country's code, "key" a body's.
FIELDS: dict[str, tuple[set[str], ...]] = {
    "agencies": ({"agency", "outlet"}, {"word"}),
    "bodies": ({"key"}, {"iso"}),
    "capitals": ({"iso"}, {"capitals", "word"}),
    "common_caps": (
        {"currency", "era", "event", "holiday", "language", "month"}
        | {"people", "region", "religion", "weekday"},
    ),
    "countries": ({"iso"}, {"capitals", "word"}),
    "honorifics": ({"rank", "religious", "royal", "title"},),
    "metonyms": ({"iso"},),
    "platforms": ({"generic", "named"},),
}  # fmt: skip
PEOPLE_BODIES_AND_PLACES = {
    *FIELDS, "body_nouns", "document_nouns", "name_particles", "not_names", "people_nouns", "place_nouns",
    "role_prefixes", "roles",
}  # fmt: skip


def entries(file: Path) -> list[list[str]]:
    """The lines of a list that are entries, cut at the tabs."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


def label(file: Path) -> str:
    """How a failing test names a list."""
    return f"{file.parent.parent.name}/{file.stem}"


def allowed(value: str, values: set[str]) -> bool:
    """Whether a field has a value that its list allows there."""
    if values == {"iso"}:
        return value in ISO
    if values == {"key"}:
        return value == value.lower() and value.strip() != "" and " " not in value
    return value in values


def test_malay_has_every_list_of_people_bodies_and_places() -> None:
    malay = pack.load("ms")
    assert set(malay.lists()) >= PEOPLE_BODIES_AND_PLACES
    assert all(malay.words(name) for name in PEOPLE_BODIES_AND_PLACES)


@pytest.mark.parametrize("file", FILES, ids=label)
def test_no_entry_stands_twice(file: Path) -> None:
    counted = Counter(words for words, *_ in entries(file))
    assert [words for words, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("file", FILES, ids=label)
def test_entries_are_clean(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    for fields in entries(file):
        assert [field for field in fields if field != " ".join(field.split())] == []
        assert fields[0] != ""


@pytest.mark.parametrize("file", [f for f in FILES if f.stem in PEOPLE_BODIES_AND_PLACES], ids=label)
def test_entries_are_in_lower_case_with_plain_apostrophes(file: Path) -> None:
    for words, *_ in entries(file):
        assert words == words.lower()
        assert "\N{RIGHT SINGLE QUOTATION MARK}" not in words


@pytest.mark.parametrize("file", [f for f in FILES if f.stem in PEOPLE_BODIES_AND_PLACES], ids=label)
def test_entries_are_spaced_as_the_reader_cuts_them(file: Path) -> None:
    """Phrases are found token by token: ``dato ' seri`` is, ``dato' seri`` never would be."""
    cut = {words: " ".join(Tokens(Folded(words.removeprefix("- "))).lows) for words, *_ in entries(file)}
    assert [words for words, tokens in cut.items() if words.removeprefix("- ") != tokens] == []


@pytest.mark.parametrize("file", [f for f in FILES if f.stem in PEOPLE_BODIES_AND_PLACES], ids=label)
def test_fields_have_the_values_that_their_list_allows(file: Path) -> None:
    columns = FIELDS.get(file.stem, ())
    for words, *fields in entries(file):
        if words.startswith("- "):
            continue
        assert len(fields) <= len(columns), words
        assert len(fields) >= min(len(columns), 1), words
        for value, values in zip(fields, columns, strict=False):
            assert allowed(value, values), f"{words}: {value}"


@pytest.mark.parametrize(
    ("name", "words", "fields"),
    [
        ("honorifics", "datuk seri", ("title",)),
        ("honorifics", "leftenan jeneral", ("rank",)),
        ("countries", "kesatuan eropah", ("EU",)),
        ("countries", "as", ("US", "capitals")),
        ("capitals", "kyiv", ("UA",)),
        ("metonyms", "rumah putih", ("US",)),
        ("agencies", "antara", ("agency", "word")),
        ("platforms", "truth social", ("named",)),
    ],
)
def test_a_newsroom_word_is_known(name: str, words: str, fields: tuple[str, ...]) -> None:
    known = {entry.words: entry.fields for entry in pack.load("ms").words(name)}
    assert known[words] == fields


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("pbb", "pertubuhan bangsa-bangsa bersatu"),
        ("eu", "kesatuan eropah"),
        ("oic", "pertubuhan kerjasama islam"),
        ("who", "pertubuhan kesihatan sedunia"),
        ("sprm", "suruhanjaya pencegahan rasuah malaysia"),
    ],
)
def test_a_body_is_one_under_its_acronym_and_its_full_name(short: str, full: str) -> None:
    key = {entry.words: entry.fields[0] for entry in pack.load("ms").words("bodies")}
    assert key[short] == key[full]


@pytest.mark.parametrize("name", ["roles", "people_nouns", "body_nouns", "place_nouns"])
def test_no_word_opens_a_name_and_heads_one_too(name: str) -> None:
    """A word that only opens sentences cannot be the head of a role, a body or a place as well."""
    malay = pack.load("ms")
    openers = {entry.words for entry in malay.words("not_names")}
    assert openers & {entry.words for entry in malay.words(name)} == set()


@pytest.mark.parametrize("code", ["ms", "id"])
def test_what_the_family_has_is_not_said_again(code: str) -> None:
    """A line that the family has too says nothing; where it says otherwise, the family's line is not shared."""
    again = [
        f"{file.stem}: {words}"
        for file in FILES
        if file.parent.parent.name == code and (shared := LANG / "malayic" / "words" / file.name).is_file()
        for words in {entry[0] for entry in entries(file)} & {entry[0] for entry in entries(shared)}
    ]
    assert again == []
