"""How likely it is that two statements are the same quotation: what they share, weighed by measured coefficients.

Nothing here knows where the statements stand: what that adds is told by :data:`NEAR`.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Final, NamedTuple

from rundingan.dossier.utterances import Utterance
from rundingan.rules.pack import load
from rundingan.rules.senses import NUMBERS, SPELLED

Features = tuple[float, ...]


class View:
    """An utterance made ready to be compared.

    Attributes:
        utterance: what was said.
        units: all units of its words.
        telling: those of words that tell something.
        numbers: those of numbers.
        total: what its words weigh together.
    """

    __slots__ = ("_words", "numbers", "telling", "total", "units", "utterance")

    def __init__(self, utterance: Utterance) -> None:
        self.utterance = utterance
        self._words = dict(zip(utterance.units, utterance.words, strict=True))
        self.units = frozenset(utterance.units)
        self.telling = frozenset(utterance.units[: utterance.telling])
        self.numbers = frozenset(each for each in self.telling if NUMBERS <= each < SPELLED)
        self.total = sum(utterance.weights)

    def weight(self, units: frozenset[int]) -> float:
        """What those words weigh together that may mean one of these."""
        words, weights = self._words, self.utterance.weights
        return sum([weights[word] for word in {words[each] for each in units}])


class Weights(NamedTuple):
    """Coefficients of logistic regressions over :func:`features`, the constant first.

    Attributes:
        alone: of two statements of which no more is known.
        placed: of two statements of two versions of one article; :data:`NEAR` is added where one stands where the other
            is to be expected.
    """

    alone: Features
    placed: Features


NEAR: Final = 4.0
"""What it adds to the log-odds that a statement stands right where it is to be expected: content leads, order follows.
Set by hand below what regression gives on articles translated paragraph by paragraph, as others are cut and moved."""

_SAME: Final = Weights(
    (-12.0, 6.0, 6.0, 1.5, 1.4, -2.0, 1.0, 1.0, -0.5, -2.0),
    (-11.0, 6.0, 6.0, 1.0, 1.0, -0.5, 1.0, 1.0, -0.5, -1.5),
)
_KIN: Final = Weights(
    (-10.2, 2.0, 20.0, 0.7, 1.0, -1.5, 2.0, 1.5, -1.5, -1.5),
    (-8.4, 3.5, 10.0, 0.5, 0.9, -0.5, 2.2, 1.5, -1.5, -1.5),
)
_FOREIGN: Final = Weights(
    (-10.0, 5.5, 14.5, 1.0, 1.0, -1.5, 2.0, 1.5, -1.5, -1.5),
    (-7.8, 5.2, 7.6, 0.55, 0.75, -0.5, 1.4, 1.5, -1.5, -1.5),
)


@cache
def weights_of(one: str, other: str) -> Weights:
    """The weights for two languages: one and the same, two of one family, or two that share none."""
    if one == other:
        return _SAME
    return _FOREIGN if set(load(one).folders).isdisjoint(load(other).folders) else _KIN


def features(one: View, other: View) -> Features | None:
    """What two statements have in common; None where they share no word.

    A constant; the share of the words of both that the other has too, on average and of the one that has less of it;
    how much that is; whether the speakers are the same by name, different by name, the same by office; whether both or
    neither are direct; how unlike they are in length; how many
    numbers of one are others in the other.
    """
    shared = one.units & other.units
    if not shared:
        return None
    mass_one, mass_other = one.weight(shared), other.weight(shared)
    share_one, share_other = mass_one / one.total, mass_other / other.total
    same, differ, office = _speakers(one.utterance, other.utterance)
    return (
        1.0,
        (share_one + share_other) / 2,
        min(share_one, share_other),
        math.log1p(min(mass_one, mass_other)),
        same,
        differ,
        office,
        float(one.utterance.direct == other.utterance.direct),
        abs(math.log((one.total + 1) / (other.total + 1))),
        float(min(len(one.numbers - shared), len(other.numbers - shared))),
    )


def _speakers(one: Utterance, other: Utterance) -> tuple[float, float, float]:
    """Whether the speakers are the same by name, different by name, or the same by office."""
    if one.names and other.names:
        same = not set(one.names).isdisjoint(other.names)
        return float(same), float(not same), 0.0
    return 0.0, 0.0, float(not set(one.offices).isdisjoint(other.offices))
