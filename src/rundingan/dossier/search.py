"""Full-text search: the index in SQLite (FTS5) and in PostgreSQL (tsvector), and what a person asks of it.

A query has words, "phrases", AND, OR, NOT and brackets; words side by side must all be there. Every word stands for
all its forms (:mod:`rundingan.dossier.analysis`).

>>> Query('truce AND NOT "no talks"', "en").to_sqlite()
'("truc") NOT ("no talk")'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, text

from rundingan.dossier.analysis import placed_terms, ways
from rundingan.errors import DossierError

INDEXES: Final = ("article_words", "statement_words")
"""What can be searched: whole articles with their titles, and the words of statements; by the id of their rows."""
_LONGEST: Final = 1000
"""Letters of a query."""
_DEEPEST: Final = 20
_LEXEMES: Final = 200_000
"""Letters of terms that PostgreSQL takes of one article, which has a limit of a megabyte."""
_PIECE: Final = re.compile(r'\s*(?:"([^"]*)"?|([()])|([^\s()"]+))')


def create(connection: Connection) -> None:
    """Make the indexes (the tables of :data:`INDEXES`), empty."""
    for index in INDEXES:
        if connection.dialect.name == "sqlite":
            # Contentless: the words stand in the tables. A row that is gone is passed over when it is joined.
            connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {index} USING fts5(words, content='', tokenize='ascii')")
        else:
            connection.exec_driver_sql(f"CREATE TABLE {index} (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
            connection.exec_driver_sql(f"CREATE INDEX {index}_found ON {index} USING GIN (words)")


def add(connection: Connection, index: str, rows: Sequence[tuple[int, str]]) -> None:
    """Put rows (id, terms with blanks between) into an index."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"INSERT INTO {index} (rowid, words) VALUES (?, ?)", [*rows])
    else:
        connection.exec_driver_sql(
            f"INSERT INTO {index} (rowid, words) VALUES (%s, to_tsvector('simple', %s))",
            [(row, words[:_LEXEMES]) for row, words in rows],
        )


def forget(connection: Connection, index: str, ids: Iterable[int]) -> None:
    """Take rows out of an index; in SQLite nothing need be done, as rows that are gone are never joined."""
    if connection.dialect.name != "sqlite":
        rows = [(row,) for row in ids]
        if rows:
            connection.exec_driver_sql(f"DELETE FROM {index} WHERE rowid = %s", rows)


def found_in(index: str, column: ColumnElement[int], query: Query, dialect: str) -> ColumnElement[bool]:
    """The condition that the row of which ``column`` is the id is found by the query."""
    if dialect == "sqlite":
        rows = text(f"SELECT rowid FROM {index} WHERE {index} MATCH :asked").bindparams(asked=query.to_sqlite())
    else:
        rows = text(f"SELECT rowid FROM {index} WHERE words @@ CAST(:asked AS tsquery)").bindparams(
            asked=query.to_postgresql()
        )
    return column.in_(rows)


class _Words(NamedTuple):
    """Words that stand side by side, in each language that they may be of."""

    ways: tuple[tuple[str, ...], ...]


class _Joined(NamedTuple):
    """What all (``and``) or one (``or``) must be found of; ``left_out`` must not be."""

    how: str
    parts: tuple[_Words | _Joined, ...]
    left_out: tuple[_Words | _Joined, ...] = ()


class Query:
    """What a person asks for.

    Args:
        asked: the words as typed.
        language: the language that they are of, or None for any.

    Raises:
        DossierError: nothing is asked for, only what is left out, or brackets do not close.
    """

    def __init__(self, asked: str, language: str | None = None) -> None:
        if len(asked) > _LONGEST:
            raise DossierError(f"a search has {_LONGEST:,} letters at most; this one has {len(asked):,}")
        self._asked = asked.strip()
        self._tree = _Parser(asked, language).read()

    def to_sqlite(self) -> str:
        """The query as FTS5 takes it."""
        return _sqlite(self._tree)

    def to_postgresql(self) -> str:
        """The query as ``tsquery`` takes it."""
        return _postgresql(self._tree)

    def places(self, words: str, language: str | None) -> list[tuple[int, int]]:
        """Begin and end of each word of a text that the query asks for."""
        wanted = frozenset(_wanted(self._tree))
        return [(begin, end) for begin, end, found in placed_terms(words, language) if not wanted.isdisjoint(found)]


def _wanted(tree: _Words | _Joined) -> Iterable[str]:
    if isinstance(tree, _Words):
        for way in tree.ways:
            yield from way
    else:
        for part in tree.parts:
            yield from _wanted(part)


class _Parser:
    """Reads a query from left to right: OR binds less than AND, NOT most."""

    def __init__(self, asked: str, language: str | None) -> None:
        self._asked = asked
        self._language = language
        self._pieces = _PIECE.findall(asked)
        self._at = 0

    def read(self) -> _Words | _Joined:
        tree = self._any_of(0)
        if self._at < len(self._pieces):
            raise self._wrong("a bracket closes that was not opened")
        if tree is None:
            raise self._wrong("there is no word in it")
        return tree

    def _wrong(self, why: str) -> DossierError:
        return DossierError(f"the search {self._asked!r} cannot be read: {why}")

    def _is(self, word: str) -> bool:
        return self._at < len(self._pieces) and word in self._pieces[self._at][1:]

    def _any_of(self, depth: int) -> _Words | _Joined | None:
        if depth > _DEEPEST:
            raise self._wrong("its brackets are nested too deeply")
        parts = [self._all_of(depth)]
        while self._is("OR"):
            self._at += 1
            parts.append(self._all_of(depth))
        found = [part for part in parts if part is not None]
        return found[0] if len(found) == 1 else _Joined("or", tuple(found)) if found else None

    def _all_of(self, depth: int) -> _Words | _Joined | None:
        parts: list[_Words | _Joined] = []
        left_out: list[_Words | _Joined] = []
        while self._at < len(self._pieces) and not self._is("OR") and not self._is(")"):
            if self._is("AND"):
                self._at += 1
                continue
            if unwanted := self._is("NOT"):
                self._at += 1
            part = self._one(depth)
            if part is not None:
                (left_out if unwanted else parts).append(part)
        if left_out and not parts:
            raise self._wrong("it only says what to leave out; add a word that is to be found")
        if len(parts) == 1 and not left_out:
            return parts[0]
        return _Joined("and", tuple(parts), tuple(left_out)) if parts else None

    def _one(self, depth: int) -> _Words | _Joined | None:
        if self._at >= len(self._pieces):
            return None
        phrase, bracket, word = self._pieces[self._at]
        self._at += 1
        if bracket != "(":
            found = tuple(way for way in ways(phrase or word, self._language) if way)
            return _Words(found) if found else None
        inner = self._any_of(depth + 1)
        if not self._is(")"):
            raise self._wrong("a bracket is not closed")
        self._at += 1
        return inner


def _sqlite(tree: _Words | _Joined) -> str:
    if isinstance(tree, _Words):
        return " OR ".join(f'"{" ".join(way)}"' for way in tree.ways)
    wanted = f" {tree.how.upper()} ".join(f"({_sqlite(part)})" for part in tree.parts)
    return _without(wanted, tree, " NOT ", _sqlite)


def _postgresql(tree: _Words | _Joined) -> str:
    if isinstance(tree, _Words):
        return " | ".join("(" + " <-> ".join(f"'{term}'" for term in way) + ")" for way in tree.ways)
    sign = " & " if tree.how == "and" else " | "
    wanted = sign.join(f"({_postgresql(part)})" for part in tree.parts)
    return _without(wanted, tree, " & !", _postgresql)


def _without(wanted: str, tree: _Joined, sign: str, write: Callable[[_Words | _Joined], str]) -> str:
    if not tree.left_out:
        return wanted
    whole = wanted if len(tree.parts) == 1 else f"({wanted})"
    return whole + "".join(f"{sign}({write(part)})" for part in tree.left_out)
