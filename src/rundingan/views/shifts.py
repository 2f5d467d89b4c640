"""How a party's stance toward a proposal moved from one telling to the next.

Stances stand on a scale: ``rejects``, ``undecided``, ``accepts_with_conditions``, ``accepts``. Between a stance and
the one before it, of the same party on the same proposal, lies a shift:

- ``new``: there is none before it.
- ``repeat``: the stance is the same, and it names no condition that was not named before: the same ones, or none.
- ``clarify``: the stance is the same, and it names conditions: the first, or in other words than before.
- ``reverse``: from ``rejects`` to ``accepts``, or from ``accepts`` to ``rejects``.
- ``harden``: any other move down the scale.
- ``soften``: any other move up the scale.

Stances are in the order of the days of which they are told; on one day, of the articles' numbers, and in an article
as they stand there. What somebody ascribes to a party moves nothing, unless he acts for the same country. A copy of a
report tells nothing again.

>>> shift("accepts_with_conditions", None, "rejects", None)
'soften'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from rundingan.dossier.analysis import terms
from rundingan.dossier.meanings import meaning, shared
from rundingan.model import STANCES

_SCALE: Final = {stance: -at for at, stance in enumerate(STANCES)}
_ENDS: Final = {STANCES[0], STANCES[-1]}
_MOST: Final = 0.5
"""Share of the words of a condition that another language has as well, where both are one."""


class Told(NamedTuple):
    """A stance as one article tells it.

    Attributes:
        id, article: their numbers; ``origin`` is the article of which that one is a copy, itself where it is none.
        ascribed: whether another says so of the party.
    """

    id: int
    article: int
    origin: int
    begin: int
    day: str | None
    stance: str
    conditions: str | None
    language: str | None
    ascribed: bool

    @property
    def place(self) -> tuple[str, int, int, int]:
        """Where it comes in the order; what has no day comes first."""
        return (self.day or "", self.article, self.begin, self.id)


class Shifted(NamedTuple):
    """A telling, the one before it, and the shift between them (None where it is ascribed by another)."""

    shift: str | None
    now: Told
    before: Told | None


def shift(
    now: str,
    conditions: str | None,
    before: str | None,
    those: str | None,
    language: str | None = None,
    earlier: str | None = None,
) -> str:
    """The shift from one stance (None where there is none) with its conditions to the next with its own.

    Args:
        language: that of the conditions now.
        earlier: that of the conditions before, where it is another.
    """
    if before is None:
        return "new"
    if now != before:
        if {now, before} == _ENDS:
            return "reverse"
        return "soften" if _SCALE[now] > _SCALE[before] else "harden"
    if not conditions or _same(conditions, those or "", language, earlier or language):
        return "repeat"
    return "clarify"


def _same(one: str, other: str, language: str | None, earlier: str | None) -> bool:
    """Whether one tells no more than the other, by the roots of their words; by their meanings in two languages."""
    if language != earlier:
        words = meaning(one, language)
        return shared(words, meaning(other, earlier)) > _MOST * len(words)
    return {*terms(one, language)} <= {*terms(other, language)}


def shifts(tellings: Iterable[Told]) -> Iterator[Shifted]:
    """The shifts of one party on one proposal, in order; copies that tell the same are left out."""
    before: Told | None = None
    seen: set[tuple[int, str, str | None]] = set()
    for now in sorted(tellings, key=lambda told: told.place):
        if now.ascribed:
            yield Shifted(None, now, None)
            continue
        copied = (now.origin, now.stance, now.conditions)
        if copied in seen:
            continue
        seen.add(copied)
        those, earlier = (before.conditions, before.language) if before else (None, None)
        told = shift(now.stance, now.conditions, before and before.stance, those, now.language, earlier)
        yield Shifted(told, now, before)
        before = now
