"""Statements as they are compared across articles: what their words mean, who speaks, and where they stand.

An :class:`Account` holds all of one article that is needed to find the same quotations in others, in units that are
the same in every language (:mod:`rundingan.rules.senses`). It is small, and msgspec writes and reads it, so that a
store can keep it beside the article; it can also be made again from the record at any time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from msgspec import Struct

from rundingan.model import Entity, Record, Statement
from rundingan.rules.pack import languages
from rundingan.rules.senses import COMMON, LIGHT, RARE, SPELLED, Sense, Units, number_unit, senses

_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_SMALL: Final = 12
"""Numbers up to this are in every article, and tell nothing of what it is about."""
_YEARS: Final = range(1990, 2051)
"""So do the years of our time."""
_LONGEST: Final = 1500
"""Letters of a content that are looked at."""
BETWEEN: Final = " … "
"""What stands between two fragments of a content."""


class Utterance(Struct, frozen=True, array_like=True):
    """One statement.

    Attributes:
        id: the caller's number for it.
        direct: whether all of it stands in quotation marks.
        names: units of the speaker's names; empty where nobody is named.
        offices: units of what the speaker is called by otherwise (a judge, a country).
        place: where it begins in its article, 0 to 1.
        units: what its words may mean, those of words that tell something first.
        words: for each unit, the number of its word.
        telling: how many of the units belong to words that tell something.
        weights: how much each word tells.
    """

    id: int
    direct: bool
    names: Units
    offices: Units
    place: float
    units: Units
    words: tuple[int, ...]
    telling: int
    weights: tuple[float, ...]


class Account(Struct, frozen=True, array_like=True):
    """What an article quotes, and what it is about.

    Attributes:
        article: the caller's number for it.
        language: ISO 639-1 code.
        day: its day of publication as an ordinal (``date.toordinal``), or None where that is unknown.
        outline: units of the names and numbers in it, sorted.
        utterances: its statements, in the order of the text.
    """

    article: int
    language: str
    day: int | None
    outline: Units
    utterances: tuple[Utterance, ...]


def utterance(
    number: int, words: str, *, language: str, kind: str, speaker: Iterable[str] = (), place: float = 0.0
) -> Utterance:
    """A statement as it is compared.

    Args:
        number: the caller's number for it.
        words: its content, fragments with :data:`BETWEEN` between them.
        language: of the words; one for which there is a pack.
        kind: ``direct``, ``indirect`` or ``mixed``.
        speaker: the speaker's name, other forms of it and roles; nothing where nobody is told.
        place: where it begins in its article, 0 to 1.

    Raises:
        LanguageError: there is no pack for the language.
    """
    said = {sense.units: sense.weight for sense in senses(language).of(words[:_LONGEST])}
    ranked = sorted(said.items(), key=lambda each: each[1] <= LIGHT)
    found = {each: word for word, (units, _) in enumerate(ranked) for each in units}
    named = [sense for name in speaker for sense in _of_name(name, language)]
    return Utterance(
        number,
        kind == "direct",
        _units(sense for sense in named if sense.weight > COMMON),
        _units(sense for sense in named if LIGHT < sense.weight <= COMMON),
        place,
        tuple(found),
        tuple(found.values()),
        sum(ranked[word][1] > LIGHT for word in found.values()),
        tuple(weight for _, weight in ranked),
    )


def account(record: Record, article: int, number: Callable[[Statement], int]) -> Account | None:
    """What an article quotes; None where its language has no pack.

    Args:
        record: the article as read.
        article: the caller's number for it.
        number: gives the caller's number for a statement.
    """
    code = record.language
    if code is None or code not in languages():
        return None
    entities = {entity.id: entity for entity in record.entities}
    size = len(record.text) or 1
    utterances = [
        utterance(
            number(each),
            BETWEEN.join(record.text[begin:end] for begin, end in each.content),
            language=code,
            kind=each.kind,
            speaker=_called(entities.get(each.speaker or "")),
            place=each.content[0][0] / size,
        )
        for each in record.statements
    ]
    day = date.fromisoformat(record.published).toordinal() if record.published else None
    return Account(article, code, day, _outline(record, code), tuple(sorted(utterances, key=lambda each: each.place)))


def _called(entity: Entity | None) -> tuple[str, ...]:
    return (entity.name, *entity.aliases) if entity else ()


def _outline(record: Record, code: str) -> Units:
    """The names and numbers of an article."""
    named = {
        sense.units
        for entity in record.entities
        for name in _called(entity)
        for sense in _of_name(name, code)
        if sense.weight >= RARE
    }
    shapes = (each for units in named for each in units if each < SPELLED)
    return tuple(sorted({*shapes, *_numbers(record.text)}))


def _numbers(text: str) -> Iterable[int]:
    """The units of the numbers in figures that few other articles have."""
    for figures in set(_FIGURES.findall(text)):
        value = int(figures.replace(",", "").replace(".", "")[:20])
        if value > _SMALL and value not in _YEARS:
            yield number_unit(value)


@lru_cache(maxsize=20_000)
def _of_name(name: str, code: str) -> tuple[Sense, ...]:
    """The senses of a name, whose first word has its capital by right."""
    return tuple(senses(code).of(f", {name}"))


def _units(found: Iterable[Sense]) -> Units:
    return tuple(sorted({each for sense in found for each in sense.units}))
