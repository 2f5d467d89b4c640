"""Statements of SQL that are made once for each database, and go to its driver as they are.

What adding an article asks of a dossier is asked for each article: made anew every time, a statement costs more than
the database takes to answer it. Errors are the driver's own (:meth:`rundingan.dossier.store.Store.writing` knows them).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import BindParameter, Boolean, ColumnElement, Connection, Dialect, Insert, Select, Update, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

_encode: Final = msgspec.json.Encoder().encode

Statement = Select[Any] | Insert | Update
Found = tuple[Any, ...]
"""A row as the driver gives it."""


class _Among(ColumnElement[bool]):
    """The condition that a column has one of the values of a list, which goes to the database as one value."""

    inherit_cache = False
    type = Boolean()

    def __init__(self, column: ColumnElement[Any], name: str) -> None:
        self.column = column
        self.listed: BindParameter[Any] = bindparam(name, required=True)

    def self_group(self, against: Any = None) -> _Among:
        """As it is: SQLAlchemy would compare it with 1, and no index would be used."""
        return self


@compiles(_Among)
def _among_json(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column = compiler.process(element.column, **options)
    return f"{column} IN (SELECT value FROM json_each({compiler.process(element.listed, **options)}))"


@compiles(_Among, "postgresql")
def _among_array(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column = compiler.process(element.column, **options)
    return f"{column} = ANY({compiler.process(element.listed, **options)})"


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """The condition that a column has one of the values of the list of that name, however many they are."""
    return _Among(column, name)


class _Made(NamedTuple):
    """A statement for one database.

    Attributes:
        words: in its SQL.
        order: the names of its values where they have none there, else None.
        given: the values that stand in the statement itself.
    """

    words: str
    order: tuple[str, ...] | None
    given: Mapping[str, Any]

    def row(self, values: Mapping[str, Any]) -> Any:
        """Values as the driver takes them."""
        known = {**self.given, **values} if self.given else values
        if self.order is None:
            return known
        return [_encode(each) if type(each) is list else each for each in map(known.__getitem__, self.order)]


class Prepared:
    """A statement with the names of its values.

    A list for :func:`among` is a ``list``.
    """

    def __init__(self, statement: Statement) -> None:
        self._statement = statement

    def words(self, connection: Connection) -> str:
        """It in the SQL of a database."""
        return _made(self._statement, connection.dialect, None).words

    def rows(self, connection: Connection, **values: Any) -> list[Found]:
        """What it finds."""
        made = _made(self._statement, connection.dialect, None)
        cursor = connection.connection.cursor()
        try:
            cursor.execute(made.words, made.row(values))
            return list(cursor.fetchall())
        finally:
            cursor.close()

    def row(self, connection: Connection, **values: Any) -> Found | None:
        """The first that it finds."""
        return next(iter(self.rows(connection, **values)), None)

    def run(self, connection: Connection, **values: Any) -> None:
        """Change what is to be changed."""
        made = _made(self._statement, connection.dialect, None)
        _send(connection, made.words, [made.row(values)])


def write_many(connection: Connection, statement: Statement, rows: Sequence[Mapping[str, Any]]) -> None:
    """Execute one statement for many rows, all of which name the same values."""
    if rows:
        made = _made(statement, connection.dialect, tuple(rows[0]))
        given: Sequence[Any] = rows
        if made.given:
            given = [made.row(row) for row in rows]
        elif made.order is not None:
            given = [*map(_getter(made.order), rows)]
        _send(connection, made.words, given)


def write_pairs(connection: Connection, statement: Statement, names: tuple[str, str], rows: Sequence[Found]) -> None:
    """Execute one statement for many pairs of values; quicker than :func:`write_many`."""
    if rows:
        made = _made(statement, connection.dialect, names)
        if made.order == names:
            _send(connection, made.words, rows)
        else:
            write_many(connection, statement, [dict(zip(names, row, strict=True)) for row in rows])


def _send(connection: Connection, words: str, rows: Sequence[Any]) -> None:
    cursor = connection.connection.cursor()
    try:
        if len(rows) == 1:
            cursor.execute(words, rows[0])
        else:
            cursor.executemany(words, rows)
    finally:
        cursor.close()


@lru_cache(maxsize=512)
def _made(statement: Statement, dialect: Dialect, names: tuple[str, ...] | None) -> _Made:
    made = statement.compile(dialect=dialect, column_keys=None if names is None else [*names])
    given = {name: value for name, value in made.params.items() if value is not None}
    order = None if made.positiontup is None else tuple(made.positiontup)
    return _Made(str(made), order, given)


@lru_cache(maxsize=512)
def _getter(order: tuple[str, ...]) -> Callable[[Mapping[str, Any]], Iterable[Any]]:
    if len(order) > 1:
        return itemgetter(*order)
    return lambda row: (row[order[0]],)
