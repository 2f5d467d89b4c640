"""What a few words mean, in units that are the same in every language, and how much of it two of them share.

>>> one = meaning("the 30-day truce", "en")
>>> shared(one, meaning("a ceasefire of 30 days", "en")) == len(one) == 3
True
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from rundingan.rules.pack import languages, load
from rundingan.rules.senses import LIGHT, NAME, Sense, senses, unit

_DIGIT: Final = re.compile(r"\d")
_SMALL: Final = 1000
"""Numbers below it are known as numbers also where they are written in words."""


class Word(NamedTuple):
    """A word that says something.

    Attributes:
        units: what it may mean; of two words that share one, each may say what the other does.
        weight: how much it tells.
    """

    units: tuple[int, ...]
    weight: float


Meaning = tuple[Word, ...]
"""The words of a text that say something, in order."""


@cache
def _small_numbers() -> frozenset[int]:
    return frozenset(unit(f"#{value}") for value in range(_SMALL))


@cache
def _countries() -> frozenset[int]:
    """The units of countries."""
    return frozenset(
        unit(f"@{entry.fields[0]}")
        for code in languages()
        for name in ("countries", "demonyms", "capitals", "metonyms")
        for entry in load(code).words(name)
        if entry.fields
    )


@cache
def concepts() -> dict[int, str]:
    """The concepts that the word lists know, by their units."""
    return {unit(f"+{entry.words}"): entry.words for code in languages() for entry in load(code).senses()}


@cache
def _tabled(code: str) -> frozenset[str]:
    """Words that say that something is on the table, not what."""
    return frozenset(entry.words for entry in load(code).words("tabled"))


def told(text: str, language: str | None) -> list[Sense]:
    """The words of a text that tell something, with where they stand; none in a language without a pack."""
    if language not in languages() or language is None:
        return []
    return [sense for sense in senses(language).of(text) if sense.weight > LIGHT]


def is_number(sense: Sense, text: str) -> bool:
    """Whether a word of a text is a number."""
    return sense.units[0] in _small_numbers() or bool(_DIGIT.match(text, sense.start))


def is_country(sense: Sense) -> bool:
    """Whether it names a country or those who are of it."""
    return not _countries().isdisjoint(sense.units)


def is_name(sense: Sense) -> bool:
    """Whether it is a name that no list of words knows."""
    return sense.weight >= NAME


def is_tabled(sense: Sense, text: str, language: str | None) -> bool:
    """Whether it says that something is on the table, and not what it is."""
    return language in languages() and text[sense.start : sense.end].lower() in _tabled(language or "")


def meaning(text: str, language: str | None) -> Meaning:
    """The meaning of a text."""
    return tuple(Word(sense.units, sense.weight) for sense in told(text, language))


def units_of(words: Iterable[Word]) -> frozenset[int]:
    """All that some words may mean."""
    return frozenset(each for word in words for each in word.units)


def meeting(one: Iterable[Word], other: frozenset[int]) -> Iterator[Word]:
    """Those words of which one of the meanings is among some units, each meaning once."""
    seen: set[int] = set()
    for word in one:
        if not other.isdisjoint(word.units) and seen.isdisjoint(word.units):
            seen.update(word.units)
            yield word


def shared(one: Meaning, other: Meaning) -> int:
    """How many words of one say what the other says as well."""
    return sum(1 for _ in meeting(one, units_of(other)))
