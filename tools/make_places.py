"""Write the lists of countries and capitals under ``src/rundingan/lang/`` anew.

Names come from CLDR (through Babel), codes from ISO 3166-1 (through pycountry), and what both lack from
``places.toml`` beside this file. Run it after a change there, or after Babel has taken up a new CLDR::

    python tools/make_places.py
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import babel
import pycountry
from babel import Locale

from rundingan.text.folded import Folded
from rundingan.text.tokens import Tokens

HERE = Path(__file__).resolve().parent
LANG = HERE.parent / "src" / "rundingan" / "lang"
BEYOND_ISO = ("EU", "XK")  # reserved for the European Union; user-assigned, and in use for Kosovo
AND = {"en": " and ", "id": " dan ", "ms": " dan "}
MARKS = {"!": "capitals", "?": "word"}
# CLDR's names for a list in a form (Congo - Kinshasa, Hong Kong SAR China) are not names that people write.
_FOR_FORMS = re.compile(r" - |[()]|\bSAR\b|\bDAK\b|A\.S\.|U\.S\.|^EU$")

COUNTRIES_HEAD = """\
# Names of countries. Made by tools/make_places.py (Babel {version}): mend tools/places.toml, not this file.
# words TAB ISO 3166-1 alpha-2 [TAB capitals: counts only in capital letters | word: an everyday word as well]
"""
CAPITALS_HEAD = """\
# Seats of government. Made by tools/make_places.py: mend tools/places.toml, not this file.
# words TAB ISO 3166-1 alpha-2 [TAB word: an everyday word or a first name as well]
"""


def codes() -> list[str]:
    """Every code that a place may carry, sorted."""
    return sorted([country.alpha_2 for country in pycountry.countries] + list(BEYOND_ISO))


def write_as_words(name: str) -> str:
    """A name as word lists have it: lower case, a space between the reader's tokens (``st . john's``)."""
    return " ".join(Tokens(Folded(name)).lows)


def cldr_names(language: str) -> dict[str, str]:
    """What CLDR calls each country in a language, by code; names made for forms are left out."""
    territories = Locale(language).territories
    return {
        code: write_as_words(territories[code].replace(" & ", AND[language]))
        for code in codes()
        if code in territories and not _FOR_FORMS.search(territories[code])
    }


def by_hand(table: dict[str, list[str]]) -> Iterator[tuple[str, str, str]]:
    """``(name, code, mark)`` for each name of a table of ``places.toml``; the mark may be empty."""
    for code, names in table.items():
        if code not in codes():
            raise ValueError(f"places.toml: {code} is no code of a country")
        for name in names:
            words, _, mark = name.rpartition(" ")
            if mark in MARKS:
                yield write_as_words(words), code, MARKS[mark]
            else:
                yield write_as_words(name), code, ""


def shared_names() -> Iterator[tuple[str, str, str]]:
    """Names that Malay and Indonesian share, and the English ones that both keep."""
    malay, indonesian, english = (cldr_names(language) for language in ("ms", "id", "en"))
    for code in codes():
        if malay.get(code) and malay[code] == indonesian.get(code):
            yield malay[code], code, ""
        if english.get(code):
            yield english[code], code, ""


def lines(head: str, names: Iterable[tuple[str, str, str]], but: set[str]) -> tuple[str, set[str]]:
    """A word list, by code and name, without the words in ``but``; and the words that it has."""
    chosen: dict[str, tuple[str, str]] = {}
    for words, code, mark in names:
        if words in but:
            continue
        if chosen.setdefault(words, (code, mark))[0] != code:
            raise ValueError(f"places.toml: {words!r} stands for both {chosen[words][0]} and {code}")
    rows = sorted((code, words, mark) for words, (code, mark) in chosen.items())
    body = "".join("\t".join(filter(None, (words, code, mark))) + "\n" for code, words, mark in rows)
    return head + body, set(chosen)


def build() -> dict[Path, str]:
    """The text of every list, by its path."""
    kept = tomllib.loads((HERE / "places.toml").read_text(encoding="utf-8"))
    head = COUNTRIES_HEAD.format(version=babel.__version__)
    shared, known = lines(head, [*by_hand(kept["countries"]["malayic"]), *shared_names()], set())
    capitals, _ = lines(CAPITALS_HEAD, by_hand(kept["capitals"]), set())
    return {
        LANG / "malayic" / "words" / "countries.txt": shared,
        LANG / "malayic" / "words" / "capitals.txt": capitals,
        **{LANG / code / "words" / "countries.txt": own_names(kept, code, head, known) for code in ("ms", "id")},
        LANG / "en" / "words" / "countries.txt": own_names(kept, "en", head, set()),
        LANG / "en" / "words" / "capitals.txt": capitals,
    }


def own_names(kept: dict[str, dict[str, dict[str, list[str]]]], code: str, head: str, known: set[str]) -> str:
    """The list of one language: the names that its family does not have."""
    names = ((name, country, "") for country, name in cldr_names(code).items())
    return lines(head, [*by_hand(kept["countries"][code]), *names], known)[0]


def main() -> int:
    """Write the lists; 0."""
    for path, text in build().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path.relative_to(HERE.parent)}: {text.count(chr(10)) - 2}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
