"""By what the statements that are asked for can be narrowed further, with how many there are of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, Final

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from rundingan.dossier.schema import statements
from rundingan.views.asking import Asking
from rundingan.views.filters import Filters
from rundingan.views.statements import FILTERS, conditions

FACETS: Final = ("speaker", "act", "kind", "outlet", "language")
"""What is counted."""
LOOKED: Final = 3_000
"""Statements that are looked at, the newest: a page is to be there at once, however many there are."""
_EACH: Final = 12


class Facet(Struct, frozen=True):
    """A value by which to narrow.

    Attributes:
        value: as a filter has it.
        name: as people are to see it; None where the value is a word of the record.
        count: how many of the statements that are looked at have it.
        chosen: whether they are narrowed by it already.
    """

    value: str
    name: str | None
    count: int
    chosen: bool


class Facets(Struct, frozen=True):
    """The values of each of :data:`FACETS`, the most frequent first.

    Attributes:
        looked: how many statements were looked at; ``whole``: whether that is all of them.
    """

    by: dict[str, tuple[Facet, ...]]
    looked: int
    whole: bool


def ask(connection: Connection, filters: Filters) -> Facets:
    """The facets of the statements that are asked for; of a filter's own facet as if it were not given.

    Raises:
        DossierError: they are narrowed by something unknown.
    """
    filters.check("statements", FILTERS)
    every = _looked(connection, filters)
    found: dict[str, tuple[Facet, ...]] = {}
    for name in FACETS:
        given = getattr(filters, name)
        rows = _looked(connection, _without(filters, name)) if given else every
        chosen = {given} if isinstance(given, str) else {*(given or ())}
        found[name] = _counted(connection, name, rows, chosen)
    return Facets(found, len(every), len(every) < LOOKED)


def _without(filters: Filters, name: str) -> Filters:
    return msgspec.structs.replace(filters, **{name: None if name == "speaker" else ()})


def _looked(connection: Connection, filters: Filters) -> list[Any]:
    asking = Asking(connection, filters)
    column = statements.c
    wanted = select(column.speaker, column.act, column.kind, column.outlet, column.language).where(*conditions(asking))
    return [*connection.execute(wanted.order_by(column.day.desc(), column.id.desc()).limit(LOOKED))]


def _counted(connection: Connection, name: str, rows: list[Any], chosen: set[str]) -> tuple[Facet, ...]:
    values = [value for row in rows if (value := getattr(row, name)) is not None]
    if name == "speaker":
        whos = Asking(connection, Filters()).whos(values)
        counts = Counter(str(whos[value].id) for value in values)
        names = {str(who.id): who.name for who in whos.values()}
        return _first(counts, chosen, names.get)
    return _first(Counter(map(str, values)), chosen, lambda value: value if name == "outlet" else None)


def _first(counts: Counter[str], chosen: Iterable[str], name: Callable[[str], str | None]) -> tuple[Facet, ...]:
    ordered = sorted(counts.items(), key=lambda each: (each[0] not in chosen, -each[1], each[0]))[:_EACH]
    return tuple(Facet(value, name(value), count, value in chosen) for value, count in ordered)
