"""Floors: the figures below which an evaluation fails.

A file of floors is TOML with two tables::

    [at_least]                        # F1, or accuracy, 0 to 1
    "statements.attributed" = 0.9

    [at_most]                         # counts
    bad_spans = 0
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rundingan.errors import FormatError
from rundingan.evaluation.figures import Score


@dataclass(frozen=True, slots=True)
class Floors:
    """What an evaluation must reach (``at_least``) and must not pass (``at_most``), by figure."""

    at_least: Mapping[str, float]
    at_most: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Fallen:
    """A figure that is not where it must be.

    Attributes:
        name: the figure.
        value: where it is; None where it could not be measured, since nothing of its kind was marked.
        limit: where it must be.
    """

    name: str
    value: float | None
    limit: float

    def __str__(self) -> str:
        if self.value is None:
            return f"{self.name} was not measured, its floor is {self.limit:g}"
        if isinstance(self.limit, int):
            return f"{self.name} is {self.value:g}, at most {self.limit:g} is allowed"
        return f"{self.name} is {self.value:.4f}, below its floor of {self.limit:g}"


def load_floors(path: str | Path) -> Floors:
    """The floors of a file.

    Raises:
        FormatError: the file cannot be read, or names a figure that there is not, or a limit that is no
            number.
    """
    try:
        tables = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as wrong:
        raise FormatError(f"{path}: cannot be read: {wrong.strerror or wrong}") from wrong
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise FormatError(f"{path}: not valid TOML: {wrong}") from wrong
    if unknown := tables.keys() - {"at_least", "at_most"}:
        raise FormatError(f"{path}: no table is called {min(unknown)!r}; there are at_least and at_most")
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise FormatError(f"{path}: {name} is {table!r}, a table of figures is expected: [{name}]")
    blank = Score()
    least = _limits(path, tables.get("at_least", {}), (float, int), blank.figures)
    most = _limits(path, tables.get("at_most", {}), (int,), blank.counts())
    return Floors({name: float(limit) for name, limit in least.items()}, most)


def _limits(
    path: str | Path, table: Mapping[str, Any], types: tuple[type, ...], known: Mapping[str, object]
) -> dict[str, Any]:
    for name, limit in table.items():
        if name not in known:
            raise FormatError(f"{path}: there is no figure {name!r}; there are {', '.join(known)}")
        if type(limit) not in types:
            raise FormatError(f"{path}: the limit of {name} is {limit!r}, a number is expected")
    return dict(table)


def fallen(result: Score, floors: Floors) -> list[Fallen]:
    """The figures that are not where they must be, those with a floor that were not measured among them."""
    out: list[Fallen] = []
    for name, floor in floors.at_least.items():
        value = result.value(name)
        if value is None or value < floor:
            out.append(Fallen(name, value, floor))
    counts = result.counts()
    out += [Fallen(name, counts[name], most) for name, most in floors.at_most.items() if counts[name] > most]
    return out
