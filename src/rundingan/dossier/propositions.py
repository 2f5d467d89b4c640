"""What a statement says to be so, or not so, as it is held against what others say in other articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Final
from zlib import crc32

from msgspec import Struct

from rundingan.dossier.meanings import Word, is_country, is_name, is_number, meaning, meeting, units_of
from rundingan.rules.pack import common_concepts, languages, load
from rundingan.rules.senses import LIGHT, senses, unit

ACCUSE, DENY, ASSERT = "accuse", "deny", "assert"
SAYING: Final = frozenset({ASSERT, ACCUSE, DENY})
"""Acts by which something is said to be so, or not."""
NEAR: Final = 21
"""Days within which what is said in one article is answered in another."""
_LONGEST: Final = 300
"""Letters of a statement that are looked at: who answers it answers its head."""
_HEAD: Final = 8
"""Words at the head of a statement within which it is negated as a whole."""
_REACH: Final = 5
"""Words after a negation that it is about."""
_KEPT, _SOUGHT = 4, 8
"""By how many of its words a statement is kept and sought, and by how many one that denies."""
_PARTIES: Final = 2
"""By how many parties."""
_FEW: Final = 3
"""Words that two statements share at least."""
_SAME: Final = 0.6
"""Share of the words of the longer of two statements that say the same."""
_MOST, _HALF, _VERY = 0.6, 0.5, 0.8
"""Share of what is denied that another asserts: of the same parties, of him who denies, and of him in two words."""


class Read(Struct, frozen=True):
    """The words of a statement.

    Attributes:
        words: those that tell what it is about: no names, no titles, none that so many statements hold.
        names: the names in it.
        numbers: the units of the numbers in it.
        negated: of the words, those that a negation at its head is about; None where there is none.
    """

    words: tuple[Word, ...] = ()
    names: tuple[Word, ...] = ()
    numbers: frozenset[int] = frozenset()
    negated: tuple[Word, ...] | None = None


class Proposition(Struct, frozen=True):
    """One statement.

    Attributes:
        id: the statement's row.
        article, origin: where it stands, and of which article that one is a copy.
        act: as of :class:`rundingan.model.Statement`.
        day: when it was said, as an ordinal, or None.
        speaker: the entity who speaks, or None.
        called: the units of the speaker's name.
        by: tokens of the speaker.
        about: tokens of those whom it is about.
        read: what it says.
    """

    id: int
    article: int
    origin: int
    act: str
    day: int | None
    speaker: int | None
    called: frozenset[int]
    by: tuple[int, ...]
    about: tuple[int, ...]
    read: Read

    @property
    def denies(self) -> bool:
        """Whether it says that something is not so."""
        return self.act == DENY or self.read.negated is not None

    @property
    def held(self) -> tuple[Word, ...]:
        """What it says to be so, or not so."""
        negated = self.read.negated
        return self.read.words if self.act == DENY or negated is None else negated


def read(text: str, language: str | None) -> Read:
    """The words of a statement."""
    if language is None or language not in languages():
        return Read()
    text = text[:_LONGEST]
    words: list[Word] = []
    names: list[Word] = []
    numbers: set[int] = set()
    negated: list[Word] | None = None
    for at, sense in enumerate(senses(language).of(text)):
        if negated is None and at < _HEAD and not _not().isdisjoint(sense.units):
            negated = []
        if sense.weight <= LIGHT or is_country(sense) or not _plain(language).isdisjoint(sense.units):
            continue
        word = Word(sense.units, sense.weight)
        if is_number(sense, text):
            numbers.update(sense.units)
        elif is_name(sense):
            names.append(word)
        else:
            words.append(word)
            if negated is not None and len(negated) < _REACH:
                negated.append(word)
    return Read(tuple(words), tuple(names), frozenset(numbers), None if negated is None else tuple(negated))


@cache
def _not() -> frozenset[int]:
    return frozenset({unit("+not"), unit("+never")})


@cache
def _plain(code: str) -> frozenset[int]:
    """What so many statements hold that it tells little, titles among it."""
    titles = (entry.words for name in ("honorifics", "role_prefixes") for entry in load(code).words(name))
    held = (each for title in titles for sense in senses(code).of(title) for each in sense.units)
    return frozenset(unit(f"+{concept}") for concept in common_concepts()).union(held)


@lru_cache(maxsize=20_000)
def called(name: str, code: str | None) -> frozenset[int]:
    """The units of a name."""
    return units_of(meaning(f", {name}", code))


@cache
def withdrawing(code: str | None) -> tuple[str, ...]:
    """Words by which somebody takes back what he has said."""
    return tuple(entry.words for entry in load(code).words("withdrawing")) if code and code in languages() else ()


def ordinal(day: str | None) -> int | None:
    """The number of a day."""
    return date.fromisoformat(day).toordinal() if day else None


_ASSERTS, _ACCUSES, _DENIES, _NEGATES = range(4)
"""Kinds of statements that are kept apart."""


def _kind(one: Proposition) -> int:
    if one.act == DENY:
        return _DENIES
    if one.denies:
        return _NEGATES
    return _ACCUSES if one.act == ACCUSE else _ASSERTS


def keys(one: Proposition) -> Iterator[int]:
    """The keys under which a statement is kept: of whom it speaks (its speaker, where it denies), and what it says.

    Few statements deny: they are kept for the days around as well, so that the many that assert need look up one time.
    """
    kind = _kind(one)
    return _keys(kind, one, _times(one.day) if kind in (_DENIES, _NEGATES) else (_time(one.day),))


def sought(one: Proposition, *, repeats: bool) -> Iterator[int]:
    """The keys of what a statement answers, of what answers it, and of what says the same.

    Args:
        repeats: whether what says the same is sought.
    """
    kind = _kind(one)
    if kind in (_DENIES, _NEGATES):
        asserting = (_ACCUSES, _ASSERTS) if kind == _DENIES else (_ACCUSES,)
        for other in asserting:
            yield from _keys(other, one, _times(one.day))
        same: tuple[int, ...] = (_DENIES,)
    else:
        yield from _keys(_DENIES, one, (_time(one.day),))
        if kind == _ACCUSES:
            yield from _keys(_NEGATES, one, (_time(one.day),))
        same = (_ACCUSES, _ASSERTS)
    if repeats:
        for other in same:
            yield from _keys(other, one, _times(one.day))


def _keys(kind: int, one: Proposition, times: tuple[int | None, ...]) -> Iterator[int]:
    parties = (*one.by[:_PARTIES], *one.about[:_PARTIES]) if one.denies else one.about[:_PARTIES]
    units = dict.fromkeys(each for word in one.held[: _SOUGHT if one.act == DENY else _KEPT] for each in word.units)
    for party in parties:
        for word in units:
            for time in times:
                yield crc32(b"%d %d %d %d" % (kind, party, word, time or 0))


def _time(day: int | None) -> int | None:
    return None if day is None else day // NEAR


def _times(day: int | None) -> tuple[int | None, ...]:
    now = _time(day)
    return (now,) if now is None else (now - 1, now, now + 1)


def near(one: Proposition, other: Proposition) -> bool:
    """Whether two statements are made within days of each other, as far as that is known."""
    return one.day is None or other.day is None or abs(one.day - other.day) <= NEAR


def denial(one: Proposition, other: Proposition) -> float:
    """How well a denial fits what another asserts; 0 where it does not.

    He who denies speaks for himself, where he was accused, or of the same parties; the other has said most of what he
    says not to be so. Names tell something only where he speaks for himself: of the same parties both speak anyhow.
    """
    if one.speaker is None or one.speaker == other.speaker or other.denies or not near(one, other):
        return 0.0
    accused = not {*one.by}.isdisjoint(other.about)
    if (one.act != DENY and not (accused and other.act == ACCUSE)) or _numbers_differ(one, other):
        return 0.0
    if not accused and {*one.about}.isdisjoint(other.about):
        return 0.0
    names = [name for name in one.read.names if one.called.isdisjoint(name.units)] if accused else []
    words = [*one.held, *names]
    both = [*meeting(one.held, units_of(other.read.words)), *meeting(names, units_of(other.read.names))]
    whole = sum(word.weight for word in words)
    share = sum(word.weight for word in both) / whole if whole else 0.0
    enough = len(both) >= _FEW and share >= (_HALF if accused else _MOST)
    very = accused and len(both) == _FEW - 1 and share >= _VERY
    return len(both) * share if enough or very else 0.0


def repetition(one: Proposition, other: Proposition) -> float:
    """How well a statement says the same as another does; 0 where it does not."""
    if one.denies != other.denies or not near(one, other) or _numbers_differ(one, other):
        return 0.0
    these, those = (one.by, other.by) if one.denies else (one.about, other.about)
    if {*these}.isdisjoint(those):
        return 0.0
    mine, others = one.read.words + one.read.names, other.read.words + other.read.names
    both = min(len([*meeting(mine, units_of(others))]), len([*meeting(others, units_of(mine))]))
    like = both / max(len(mine), len(others)) if both else 0.0
    return both * like if both >= _FEW and like >= _SAME else 0.0


def _numbers_differ(one: Proposition, other: Proposition) -> bool:
    return bool(one.read.numbers and other.read.numbers) and one.read.numbers.isdisjoint(other.read.numbers)
