"""What the words of a text mean, in units that are the same in every language.

A word becomes one unit or more: the concepts of ``senses.txt`` that it may stand for, a number, a country, or, where
no list knows it, its shape as a cognate or a name would have it elsewhere (``cognates.toml``). So sentences of two
languages can be laid side by side. A unit is a number made of its name, the same in every run and on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple
from zlib import crc32

from rundingan.rules.affixes import Affixes
from rundingan.rules.pack import Pack, light_concepts, load
from rundingan.text.folded import lower

Units = tuple[int, ...]
_Found = tuple[int, Units, float]
"""How many words, what they mean, and what they weigh."""

_WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_](?!\w)|[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_NUMBER = re.compile(r"=([x+]?)(\d+)")
_HEADS: Final = frozenset([*'.:?!"“', ""])
"""What a sentence may begin after, a blank apart."""
_SEPARATORS = str.maketrans("", "", ".,")
_MEMO_LIMIT: Final = 200_000
"""Words remembered at once: bounds memory on endless text."""
_SHAPE: Final = 7
"""Letters of a shape that are compared."""
_SHORTEST: Final = 3
"""Letters that an ending must leave of a cognate."""
_LONGEST: Final = 40
"""Letters of a word whose shape is looked for; digits of a number."""
_RUN: Final = 10
"""Words of the longest phrase or number."""
_THOUSAND: Final = 1000

LIGHT, COMMON, RARE, NUMBER, NAME = 0.25, 1.0, 1.5, 1.5, 1.5
"""What a word weighs: one of little meaning, one that a list knows, one that none knows, a number, a name."""


NUMBERS: Final = 1 << 32
"""Units from this on are of numbers ..."""
SPELLED: Final = 1 << 33
"""... and from this on of words as they are spelled, whose shape has a unit of its own."""


class Sense(NamedTuple):
    """A word, number or phrase that says something.

    Attributes:
        start, end: where it stands in the text.
        units: what it may mean; two words that share a unit may say the same.
        weight: how much it tells of what the text is about.
    """

    start: int
    end: int
    units: Units
    weight: float


class _Figure(NamedTuple):
    """A word of a number: ``kind`` is nothing for a number, ``x`` for what multiplies, ``+`` for what is added."""

    kind: str
    value: int

    def goes_on(self, total: int, current: int) -> bool:
        """Whether it may follow in a number of which so much is told: ``five`` after ``twenty``, not after ``six``."""
        if self.kind:
            return bool(current or total)
        fits = current % 100 == 0 or (current % 10 == 0 and self.value < 10)
        return not (total or current) or (fits and self.value < (current or total))

    def added(self, total: int, current: int) -> tuple[int, int]:
        """The number with it: what is told, and what may still be multiplied."""
        if self.kind != "x":
            return total, current + self.value
        if self.value >= _THOUSAND:
            return total + current * self.value, 0
        multiplied = current % 10 if self.value == 10 else current
        return total, current + multiplied * (self.value - 1)


@lru_cache(maxsize=_MEMO_LIMIT)
def unit(name: str) -> int:
    """The unit of a name: 32 bits, so that a few million of them can be told apart well enough."""
    return crc32(name.encode())


@lru_cache(maxsize=_MEMO_LIMIT)
def number_unit(value: int) -> int:
    """The unit of a number."""
    return NUMBERS + crc32(str(value).encode())


class Senses:
    """The senses of the words of one language.

    Args:
        pack: the language's data.
    """

    def __init__(self, pack: Pack) -> None:
        self._figures: dict[str, _Figure] = {}
        self._empty: set[str] = set()
        self._capitals: dict[str, Units] = {}
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        concepts = self._concepts(pack)
        self._affixes = _affixes(pack, [words for words in concepts if " " not in words])
        self._light = frozenset(map(_concept, light_concepts()))
        self._exact = {words: tuple(sorted(units)) for words, units in concepts.items()}
        self._by_root = self._of_roots(concepts)
        shapes = pack.table("cognates")
        self._endings = _pairs(shapes.get("endings", ()))
        self._letters = _pairs(shapes.get("letters", ()))
        self._known: dict[tuple[str, bool], tuple[Units, float]] = {}
        self._several = frozenset({*self._phrases, *self._figures})

    def _concepts(self, pack: Pack) -> dict[str, set[int]]:
        """Words and phrases with the units that they may mean."""
        concepts: dict[str, set[int]] = {}
        for entry in pack.senses():
            listed = entry.fields[0].split(", ")
            if entry.words == "-":
                self._empty.update(listed)
            elif number := _NUMBER.fullmatch(entry.words):
                self._figures.update(dict.fromkeys(listed, _Figure(number[1], int(number[2]))))
            else:
                for words in listed:
                    concepts.setdefault(words, set()).add(_concept(entry.words))
        for name in ("countries", "demonyms", "capitals", "metonyms"):
            for entry in pack.words(name):
                if entry.fields[1:2] == ("capitals",):
                    self._capitals[entry.words] = (unit(f"@{entry.fields[0]}"),)
                elif not entry.fields[1:]:
                    concepts.setdefault(entry.words, set()).add(unit(f"@{entry.fields[0]}"))
        for words in concepts:
            if len(parts := tuple(words.split())) > 1:
                self._phrases.setdefault(parts[0], []).append(parts)
        for phrases in self._phrases.values():
            phrases.sort(key=len, reverse=True)
        return concepts

    def _of_roots(self, concepts: Mapping[str, set[int]]) -> dict[str, Units]:
        """Roots with all that the listed words of that root mean; what a root itself means goes first."""
        found: dict[str, set[int]] = {}
        for words, units in concepts.items():
            if " " not in words:
                root = self._affixes.root(words)
                if root == words or root not in concepts:
                    found.setdefault(root, set()).update(units)
        return {root: tuple(sorted(units)) for root, units in found.items()}

    def of(self, text: str) -> list[Sense]:
        """The senses of a text, in order; words that say nothing are left out."""
        spans = [match.span() for match in _WORD.finditer(text)]
        low_text = lower(text).replace("’", "'")
        lows = [low_text[start:end] for start, end in spans]
        known, several, capitals = self._known, self._several, self._capitals
        found: list[Sense] = []
        after = 0  # where the next word begins that no phrase or number has taken
        for at, low in enumerate(lows):
            if at < after:
                continue
            start, end = spans[at]
            if low in several or low[0].isdecimal() or ("-" in low and low.partition("-")[0] in several):
                run = _unbroken(text, spans, at)
                if taken := self._phrase(lows, at, run) or self._number(lows[at:run]):
                    size, units, weight = taken
                    after = at + size
                    found.append(Sense(start, spans[after - 1][1], units, weight))
                    continue
            if "." in low:
                low = low.replace(".", "")
            if low in capitals and text[start:end].isupper():
                found.append(Sense(start, end, capitals[low], COMMON))
                continue
            capital = text[start].isupper() and _is_named(text, start)
            units, weight = known.get((low, capital)) or self._word(low, capital)
            if units:
                found.append(Sense(start, end, units, weight))
        return found

    def _phrase(self, lows: list[str], at: int, run: int) -> _Found | None:
        """The longest phrase that begins at a word and ends before ``run``."""
        for parts in self._phrases.get(lows[at], ()):
            if at + len(parts) <= run and tuple(lows[at : at + len(parts)]) == parts:
                units = self._exact[" ".join(parts)]
                return len(parts), units, self._weight(units)
        return None

    def _number(self, lows: list[str]) -> _Found | None:
        """The number that words begin with, be it in figures or in words: ``5 million``, ``twenty-five``."""
        total = current = size = 0
        for low in lows:
            figures = [self._figure(part) for part in low.split("-")]
            for figure in figures:
                if figure is None or not figure.goes_on(total, current):
                    return _sized(total + current, size)
                total, current = figure.added(total, current)
            size += 1
        return _sized(total + current, size)

    def _figure(self, low: str) -> _Figure | None:
        if low[:1].isdecimal() and len(low) <= _LONGEST:
            return _Figure("", int(low.translate(_SEPARATORS)))
        return self._figures.get(low)

    def _word(self, low: str, named: bool) -> tuple[Units, float]:
        if len(self._known) >= _MEMO_LIMIT:
            self._known.clear()
        found = self._known[low, named] = self._look_up(low, named)
        return found

    def _look_up(self, low: str, named: bool) -> tuple[Units, float]:
        """What a word may mean, and what it weighs."""
        root = self._affixes.root(low)
        for form in self._affixes.forms(low):
            if form in self._empty:
                return (), 0.0
            if form in self._exact:
                return self._with_root(form, root), self._weight(self._exact[form])
        if root in self._by_root and not (named and root != low and not self._affixes.is_known(root)):
            units = self._by_root[root]
            return units, self._weight(units)
        if "-" in low:
            parts = [self._look_up(part, named) for part in low.split("-") if part and part not in self._empty]
            return tuple(sorted({u for units, _ in parts for u in units})), max((w for _, w in parts), default=0.0)
        if len(low) < 2 or len(low) > _LONGEST:
            return (), 0.0
        shapes = {self.shape(low)} if named else {self.shape(low), self.shape(root)}
        spelled = {SPELLED + unit(low), *(unit(f"~{shape}") for shape in shapes)}
        return tuple(sorted(spelled)), NAME if named else RARE

    def _with_root(self, form: str, root: str) -> Units:
        """What a listed word means itself, and what its root does."""
        own = self._exact[form]
        return own if root == form or root not in self._by_root else tuple(sorted({*own, *self._by_root[root]}))

    def shape(self, word: str) -> str:
        """A word as a cognate of another language may have it, cut short."""
        for ending, gives in self._endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                word = word[: len(word) - len(ending)] + gives
                break
        word = f"^{word}$"
        for letters, gives in self._letters:
            word = word.replace(letters, gives)
        word = word.strip("^$")
        return (word[:1] + word[1:].replace("e", ""))[:_SHAPE]

    def _weight(self, units: Units) -> float:
        return LIGHT if any(u in self._light for u in units) else COMMON


def _affixes(pack: Pack, listed: list[str]) -> Affixes:
    """The affixes of a language whose roots are also the listed words that are made of no other."""
    table = pack.table("affixes")
    if table.get("step"):
        return Affixes(table)
    every = Affixes({**table, "roots": f"{table.get('roots', '')} {' '.join(listed)}"})
    roots = [word for word in listed if every.made_of(word) is None]
    return Affixes({**table, "roots": f"{table.get('roots', '')} {' '.join(roots)}"})


def _unbroken(text: str, spans: list[tuple[int, int]], at: int) -> int:
    """After the last word that only blanks part from the one before it, at most as many as a phrase or number has."""
    last = at + 1
    while last < min(len(spans), at + _RUN) and text[spans[last - 1][1] : spans[last][0]].isspace():
        last += 1
    return last


def _is_named(text: str, at: int) -> bool:
    """Whether a capital is one that no head of a sentence gives a word."""
    return text[at - 1 : at] == " " and text[at - 2 : at - 1] not in _HEADS


def _concept(name: str) -> int:
    return unit(f"+{name}")


def _sized(value: int, size: int) -> _Found | None:
    """A number of so many words, what it weighs, or None where there is none."""
    if not size:
        return None
    return size, (number_unit(value),), NUMBER if value > 10 else COMMON


def _pairs(listed: Iterator[str] | list[str] | tuple[str, ...]) -> list[tuple[str, str]]:
    return [(form, gives) for form, _, gives in (pair.partition("=") for pair in listed)]


@cache
def senses(code: str) -> Senses:
    """The senses of the words of a language; raises as :func:`rundingan.rules.pack.load` does."""
    return Senses(load(code))
