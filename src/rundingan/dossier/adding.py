"""One article on its way into a dossier: what all steps of adding share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Insert, Table, insert
from sqlalchemy import Row as Found
from sqlalchemy.dialects import postgresql, sqlite

from rundingan.dossier.prepared import write_many
from rundingan.model import Record, Span

_MOST: Final = 500
"""Values in one ``IN (...)``: databases have a limit."""

Row = dict[str, Any]
_encode: Final = msgspec.json.Encoder().encode


def as_json(value: object) -> str:
    """The value as compact JSON."""
    if value == ():
        return "[]"
    return _encode(value).decode()


def pieces(values: Iterable[Any]) -> list[list[Any]]:
    """The values in lists that one ``IN (...)`` can hold."""
    every = [*values]
    return [every[at : at + _MOST] for at in range(0, len(every), _MOST)]


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put those rows into a table that it does not have already."""
    write_many(connection, _insertion_of_new(table, connection.dialect.name), rows)


@cache
def _insertion(table: Table) -> Insert:
    return insert(table)


@cache
def _insertion_of_new(table: Table, database: str) -> Insert:
    made = sqlite.insert(table) if database == "sqlite" else postgresql.insert(table)
    return made.on_conflict_do_nothing()


@dataclass(slots=True)
class Numbers:
    """Numbers for rows, from a stock taken at once."""

    next: int

    def take(self) -> int:
        """A number that no row has."""
        taken = self.next
        self.next += 1
        return taken


@dataclass
class Adding:
    """An article that is being added.

    Attributes:
        connection: the writer's.
        numbers: for its rows.
        article_id, key: its row, and what it is known by.
        record: what was read.
        outlet: who published it.
        superseded: the appearances of its older version, or of its last reading.
        entities: local id -> id in the dossier.
        statements: local id -> id in the dossier.
        proposals: local id -> id in the dossier.
    """

    connection: Connection
    numbers: Numbers
    article_id: int
    key: str
    record: Record
    outlet: str | None
    superseded: Sequence[Found[Any]] = ()
    entities: dict[str, int] = field(default_factory=dict)
    statements: dict[str, int] = field(default_factory=dict)
    proposals: dict[str, int] = field(default_factory=dict)

    def insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Put rows into a table."""
        write_many(self.connection, _insertion(table), rows)

    def common(self) -> Row:
        """What all rows of the article have."""
        return {"article_id": self.article_id, "language": self.record.language, "outlet": self.outlet}

    def words(self, span: Span) -> str:
        """The words of a span."""
        return self.record.text[span[0] : span[1]]

    def value(self, time_id: str | None) -> str | None:
        """The value (TIMEX3) of a time of the article."""
        return self._values.get(time_id) if time_id else None

    def day(self, time_id: str | None) -> str | None:
        """The day of a time, where it is one day and not after publication; else the day of publication."""
        value = self.value(time_id)
        published = self.record.published
        if value and _is_day(value) and (published is None or value[:10] <= published):
            return value[:10]
        return published

    @cached_property
    def _values(self) -> dict[str, str | None]:
        return {time.id: time.value for time in self.record.times}


def _is_day(value: str) -> bool:
    return len(value) >= 10 and value[4] == value[7] == "-" and (value[:4] + value[5:7] + value[8:10]).isdigit()


def day_of(value: str | None) -> str | None:
    """The day that a value of TIMEX3 begins with, or None where it is no day."""
    return value[:10] if value and _is_day(value) else None
