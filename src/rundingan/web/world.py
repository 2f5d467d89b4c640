"""The map of the world that comes with Rundingan (Natural Earth, 1 : 110 million, as world-atlas packs it), as SVG."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any, Final

FILE: Final = "countries-110m-2.0.2.json"
WIDTH: Final = 900
HEIGHT: Final = 438
_ANTARCTICA: Final = "010"
_EQUAL_EARTH: Final = (1.340264, -0.081106, 0.000893, 0.003796)
_HALF: Final = math.sqrt(3) / 2

Point = tuple[float, float]


@cache
def shapes() -> tuple[tuple[str, str], ...]:
    """Each country with its code (ISO 3166-1 alpha-2; empty where it has none) and its outline as an SVG path."""
    folder = resources.files("rundingan.web")
    codes = tomllib.loads((folder / "countries.toml").read_text(encoding="utf-8"))
    world = json.loads((folder / "static" / FILE).read_text(encoding="utf-8"))
    arcs = [_arc(arc, world["transform"]) for arc in world["arcs"]]
    every = world["objects"]["countries"]["geometries"]
    return tuple(
        (codes.get(each.get("id"), ""), "".join(_path(ring, arcs) for ring in _rings(each)))
        for each in every
        if each.get("id") != _ANTARCTICA
    )


def _arc(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> list[Point]:
    """A line of TopoJSON, whose points are steps from the one before, on the map."""
    x = y = 0
    (by_x, by_y), (from_x, from_y) = transform["scale"], transform["translate"]
    points: list[Point] = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append(projected(x * by_x + from_x, y * by_y + from_y))
    return points


def projected(longitude: float, latitude: float) -> Point:
    """A place on the map, where areas are true to size (Equal Earth; Savric, Patterson, Jenny 2018)."""
    a1, a2, a3, a4 = _EQUAL_EARTH
    angle = math.asin(_HALF * math.sin(math.radians(latitude)))
    square = angle * angle
    sixth = square**3
    x = (
        math.radians(longitude)
        * math.cos(angle)
        / (_HALF * (a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)))
    )
    y = angle * (a1 + a2 * square + sixth * (a3 + a4 * square))
    scale = WIDTH / 5.42
    return round(WIDTH / 2 + x * scale, 1), round(HEIGHT / 2 - y * scale, 1)


def _rings(shape: dict[str, Any]) -> Iterator[list[int]]:
    for polygon in [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]:
        yield from polygon


def _path(ring: list[int], arcs: list[list[Point]]) -> str:
    """A closed line; an arc of a negative number runs backwards."""
    points: list[Point] = []
    for number in ring:
        points += (arcs[number] if number >= 0 else arcs[~number][::-1])[1 if points else 0 :]
    kept = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
    if len(kept) < 3:
        return ""
    # a ring that goes round the back of the world is not drawn across its front
    steps = ["L" if abs(here[0] - there[0]) < WIDTH / 2 else "M" for there, here in pairwise(kept)]
    return "".join(f"{step}{x:g},{y:g}" for step, (x, y) in zip(["M", *steps], kept, strict=True)) + "Z"
