"""The network of who has to do with whom, laid out by the server: the same dossier gives the same picture."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from rundingan.views.relations import Node, Relation

WIDTH: Final = 900
HEIGHT: Final = 620
MOST: Final = 200
"""Entities of a picture; those that have most to do with others."""
FRIENDLY: Final = frozenset({"agrees_with", "aids", "cooperates_with", "meets", "praises", "supports"})
_LINES: Final = 600
"""Relations of a picture, those told most often: more would be a tangle."""
_MARGIN: Final = 46
_ROUNDS: Final = 60
_LETTER: Final = 5.9
"""The width of a letter of a label, about."""


class Dot(Struct, frozen=True):
    """An entity in the picture; ``label`` is None where there is no room for it."""

    node: Node
    x: float
    y: float
    r: float
    label: str | None


class Line(Struct, frozen=True):
    """A relation in the picture: its ends, how thick it is, and whether it is friendly."""

    relation: Relation
    source: Dot
    target: Dot
    thick: float
    friendly: bool


class Net(Struct, frozen=True):
    """The picture; ``left`` is how many entities are not in it."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    left: int


def net_of(nodes: Sequence[Node], found: Sequence[Relation], most: int = MOST) -> Net:
    """The picture of some relations, the most frequent first."""
    weights: Counter[int] = Counter()
    for each in found:
        weights[each.source] += each.count
        weights[each.target] += each.count
    kept = {number for number, _ in sorted(weights.items(), key=lambda each: (-each[1], each[0]))[:most]}
    shown = [each for each in found if each.source in kept and each.target in kept][:_LINES]
    numbers = sorted(kept)
    at = {number: place for place, number in enumerate(numbers)}
    pairs = tuple(sorted({(at[each.source], at[each.target]) for each in shown}))
    places = dict(zip(numbers, _laid_out(len(numbers), pairs), strict=True))
    dots = _dots([node for node in nodes if node.id in kept], places, weights)
    lines = tuple(
        Line(each, dots[each.source], dots[each.target], round(0.8 + 1.3 * math.log2(each.count), 2),
             each.kind in FRIENDLY)
        for each in shown
    )  # fmt: skip
    return Net(tuple(dots.values()), lines, len(weights) - len(kept))


def _dots(nodes: list[Node], places: dict[int, tuple[float, float]], weights: Counter[int]) -> dict[int, Dot]:
    taken: list[tuple[float, float, float, float]] = []
    found: dict[int, Dot] = {}
    for node in sorted(nodes, key=lambda each: (-weights[each.id], each.id)):
        x, y = places[node.id]
        r = round(3.5 + 1.6 * math.log2(1 + weights[node.id]), 1)
        label = node.name if len(node.name) <= 30 else node.name[:28].rstrip() + "…"
        half = len(label) * _LETTER / 2
        box = (x - half, y - r - 15, x + half, y - r - 2)
        free = all(box[2] < a or c < box[0] or box[3] < b or d < box[1] for a, b, c, d in taken)
        free = free and box[0] >= 0 and box[2] <= WIDTH
        taken += [box] * free + [(x - r, y - r, x + r, y + r)]
        found[node.id] = Dot(node, x, y, r, label if free else None)
    return found


@lru_cache(maxsize=16)
def _laid_out(count: int, pairs: tuple[tuple[int, int], ...]) -> tuple[tuple[float, float], ...]:
    """Where each stands: those that have to do with each other near, all others apart (Fruchterman, Reingold 1991)."""
    golden = math.pi * (3 - math.sqrt(5))
    xs = [math.cos(n * golden) * math.sqrt((n + 0.5) / max(count, 1)) for n in range(count)]
    ys = [math.sin(n * golden) * math.sqrt((n + 0.5) / max(count, 1)) for n in range(count)]
    ideal = 1.6 / math.sqrt(max(count, 1))
    for turn in range(_ROUNDS):
        by_x, by_y = _forces(xs, ys, pairs, ideal)
        step = 0.18 * (1 - turn / _ROUNDS)
        for n in range(count):
            force = math.hypot(by_x[n], by_y[n]) or 1.0
            far = min(force, step) / force
            xs[n] += by_x[n] * far
            ys[n] += by_y[n] * far
    return tuple(zip(_spread(xs, WIDTH), _spread(ys, HEIGHT), strict=True))


def _forces(
    xs: list[float], ys: list[float], pairs: tuple[tuple[int, int], ...], ideal: float
) -> tuple[list[float], list[float]]:
    """What moves each: all push one another away, the pairs pull, and all are drawn a little to the middle."""
    by_x, by_y = [-1.5 * x * ideal for x in xs], [-1.5 * y * ideal for y in ys]
    square = ideal * ideal
    for one, x in enumerate(xs):
        y = ys[one]
        for two in range(one):
            dx, dy = x - xs[two], y - ys[two]
            push = square / (dx * dx + dy * dy + 1e-6)
            by_x[one] += dx * push
            by_y[one] += dy * push
            by_x[two] -= dx * push
            by_y[two] -= dy * push
    for one, two in pairs:
        dx, dy = xs[one] - xs[two], ys[one] - ys[two]
        pull = math.hypot(dx, dy) / ideal * 0.16
        by_x[one] -= dx * pull
        by_y[one] -= dy * pull
        by_x[two] += dx * pull
        by_y[two] += dy * pull
    return by_x, by_y


def _spread(places: list[float], size: int) -> list[float]:
    low, high = min(places, default=0.0), max(places, default=1.0)
    wide = (high - low) or 1.0
    return [round(_MARGIN + (place - low) / wide * (size - 2 * _MARGIN), 1) for place in places]
