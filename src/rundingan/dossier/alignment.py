"""Where in one version of an article the words of another are to be expected.

Versions keep the order of what is said, but for what was cut, added or moved: pairs that are sure (anchors) tell where
those between them stand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

_REACH: Final = 0.12
"""Part of an article beyond which nothing is near."""


class Anchor(NamedTuple):
    """A pair that is sure: the places of both in their articles, 0 to 1, and how sure it is."""

    here: float
    there: float
    weight: float


def in_order(anchors: Sequence[Anchor]) -> list[Anchor]:
    """The heaviest of the anchors that do not cross each other, by their places."""
    ranked = sorted(anchors)
    best: list[float] = []
    before: list[int] = []
    for number, anchor in enumerate(ranked):
        heaviest, back = 0.0, -1
        for earlier in range(number):
            if ranked[earlier].there < anchor.there and ranked[earlier].here < anchor.here and best[earlier] > heaviest:
                heaviest, back = best[earlier], earlier
        best.append(heaviest + anchor.weight)
        before.append(back)
    chain: list[Anchor] = []
    at = max(range(len(ranked)), key=best.__getitem__, default=-1)
    while at >= 0:
        chain.append(ranked[at])
        at = before[at]
    return chain[::-1]


def expected(chain: Sequence[Anchor], here: float) -> float:
    """Where what stands ``here`` is to be expected there: between its neighbours in the chain, else as far from the
    nearest one as here; at the same place where there is no anchor."""
    if not chain:
        return here
    at = bisect_left([anchor.here for anchor in chain], here)
    if at == 0:
        return chain[0].there + here - chain[0].here
    left = chain[at - 1]
    if at == len(chain):
        return left.there + here - left.here
    right = chain[at]
    part = (here - left.here) / (right.here - left.here)
    return left.there + part * (right.there - left.there)


def nearness(chain: Sequence[Anchor], here: float, there: float) -> float:
    """How near something stands to where it is to be expected: 1 right there, 0 far away."""
    return max(0.0, 1.0 - abs(expected(chain, here) - there) / _REACH)
