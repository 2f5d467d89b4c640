"""One question to one state of a dossier: whom its names mean, which rows it finds, and what these show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, UnaryExpression, bindparam, or_, select, text
from sqlalchemy.sql.operators import custom_op

from rundingan.dossier.adding import pieces
from rundingan.dossier.schema import articles, entities, proposals
from rundingan.dossier.search import Query, found_in
from rundingan.views.filters import Filters, as_cursor, as_number, parse_cursor
from rundingan.views.rows import Source, Tabled, Who
from rundingan.views.whom import Whom, of_country, proposals_of, resolve

_MANY: Final = 4_000
"""Rows that hold a word, from which it is quicker to go through the days and look at each row."""

T = TypeVar("T")
Condition = ColumnElement[bool]


class Asking:
    """What the parts of one answer share.

    Attributes:
        connection: reads one state of the dossier.
        filters: what is asked for.
        driven: whether some filter finds few rows, so that these are to be looked at and no others.
    """

    def __init__(self, connection: Connection, filters: Filters) -> None:
        self.connection = connection
        self.filters = filters
        self.driven = False
        self.query = Query(filters.text) if filters.text else None
        self._common: dict[str, bool] = {}
        self._resolved: dict[tuple[str, bool], Whom] = {}

    # ------------------------------------------------------------------ which rows

    def by(self, column: ColumnElement[Any], asked: str | None, *, acting: bool = True) -> list[Condition]:
        """The condition that somebody of that name stands in a column; none where nobody is asked for."""
        return [self.one_of(column, self.whom(asked, acting=acting))] if asked else []

    def whom(self, asked: str, *, acting: bool = True) -> Whom:
        """Whom somebody asks for."""
        key = (asked, acting)
        if key not in self._resolved:
            self._resolved[key] = resolve(self.connection, asked, acting=acting)
        return self._resolved[key]

    def of_country(self, column: ColumnElement[Any]) -> list[Condition]:
        """The condition that somebody of the country that is asked for stands in a column."""
        asked = self.filters.country
        return [self.one_of(column, of_country(self.connection, asked))] if asked else []

    def one_of(self, column: ColumnElement[Any], whom: Whom) -> Condition:
        """The condition that one of them stands in a column."""
        if not whom.common:
            self.driven = True
        return among(self.loose(column) if whom.common else column, whom.ids)

    def linked(
        self, number: ColumnElement[int], link: ColumnElement[Any], conditions: Sequence[Condition]
    ) -> Condition:  # fmt: skip
        """The condition that a row, by its id, is linked to one of another table for which all conditions hold."""
        if self.driven:
            return number.in_(select(link).where(*conditions))
        return select(link).where(link == number, *conditions).exists()

    def on_proposal(self, column: ColumnElement[Any]) -> list[Condition]:
        """The condition that a column has the proposal that is asked for."""
        if self.filters.proposal is None:
            return []
        self.driven = True
        return [among(column, proposals_of(self.connection, self.filters.proposal))]

    def in_article(self, column: ColumnElement[Any]) -> list[Condition]:
        """The condition that a column has the article that is asked for, by its id or key."""
        asked = self.filters.article
        if asked is None:
            return []
        self.driven = True
        number = as_number(asked)
        key = articles.c.key == asked if number is None else articles.c.id == number
        return [column.in_(select(articles.c.id).where(key, articles.c.current == 1))]

    def holding(self, index: str, column: ColumnElement[Any]) -> list[Condition]:
        """The condition that the row of which a column is the id holds the words that are asked for."""
        if self.query is None:
            return []
        often = self._is_sqlite and self._often(index, self.query)
        self.driven = self.driven or not often
        return [found_in(index, self.loose(column) if often else column, self.query, self.connection.dialect.name)]

    def _often(self, index: str, query: Query) -> bool:
        if index not in self._common:
            some = text(f"SELECT count(*) FROM (SELECT 1 FROM {index} WHERE {index} MATCH :asked LIMIT {_MANY})")
            self._common[index] = self.connection.execute(some, {"asked": query.to_sqlite()}).scalar_one() == _MANY
        return self._common[index]

    def within(self, column: ColumnElement[Any]) -> list[Condition]:
        """The conditions that a day lies between those that are asked for."""
        since, until = self.filters.since, self.filters.until
        # days are compared as words; there is no later one than this
        return ([column >= since] if since else []) + ([column <= until] if until else [])

    def any_of(self, column: ColumnElement[Any], values: Sequence[str]) -> list[Condition]:
        """The condition that a column has one of the values; none where none is asked for."""
        if not values:
            return []
        column = self.loose(column) if self.driven else column
        return [column == values[0] if len(values) == 1 else column.in_(values)]

    def loose(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """The column, by whose index SQLite shall not look rows up."""
        return UnaryExpression(column, operator=custom_op("+")) if self._is_sqlite else column

    @property
    def _is_sqlite(self) -> bool:
        return self.connection.dialect.name == "sqlite"

    def newest(
        self, number: ColumnElement[int], day: ColumnElement[Any], conditions: Iterable[Condition]
    ) -> tuple[list[int], str | None]:
        """The ids of a page of rows, newest first, those without a day last; and the cursor of the next page."""
        limit = self.filters.limit
        last, before = parse_cursor(self.filters.cursor) if self.filters.cursor else (None, None)
        wanted = select(number, day).where(*conditions).limit(limit + 1)
        rows: list[Any] = []
        if last is not None or before is None:
            dated = wanted.where(day.is_not(None))
            if last is not None:
                dated = dated.where(day <= last, or_(day < last, number < before))
            rows += self.connection.execute(dated.order_by(day.desc(), number.desc()))
        if len(rows) <= limit and not (self.filters.since or self.filters.until):
            undated = wanted.where(day.is_(None))
            if last is None and before is not None:
                undated = undated.where(number < before)
            rows += self.connection.execute(undated.order_by(number.desc()))
        page = rows[:limit]
        return [row[0] for row in page], as_cursor(page[-1][1], page[-1][0]) if len(rows) > limit else None

    # ------------------------------------------------------------------ what rows show

    def whos(self, ids: Iterable[int | None]) -> dict[int, Who]:
        """The entities of those ids, as they are to be shown."""
        shown = entities.alias("shown")
        wanted = (
            select(entities.c.id, shown.c.id, shown.c.name, shown.c.renamed, shown.c.type, shown.c.country)
            .join(shown, shown.c.id == entities.c.shown)
        )  # fmt: skip
        found: dict[int, Who] = {}
        for some in pieces({number for number in ids if number is not None}):
            for own, number, name, renamed, kind, country in self.connection.execute(
                wanted.where(among(entities.c.id, some))
            ):
                found[own] = Who(renamed or name, number, kind, country)
        return found

    def sources(self, ids: Iterable[int | None]) -> dict[int, Source]:
        """The articles of those ids."""
        columns = [articles.c[name] for name in Source.__struct_fields__]
        found: dict[int, Source] = {}
        for some in pieces({number for number in ids if number is not None}):
            for row in self.connection.execute(select(*columns).where(among(articles.c.id, some))):
                found[row.id] = Source(*row)
        return found

    def tabled(self, ids: Iterable[int]) -> dict[int, Tabled]:
        """The proposals of those ids."""
        found: dict[int, Tabled] = {}
        for some in pieces({*ids}):
            rows = self.connection.execute(select(proposals.c.id, proposals.c.name).where(among(proposals.c.id, some)))
            found.update((row.id, Tabled(row.name, row.id)) for row in rows)
        return found


def among(column: ColumnElement[Any], ids: Iterable[int]) -> Condition:
    """The condition that a column has one of the numbers, written out: there may be more than a database binds."""
    return column.in_(bindparam(None, [*ids], expanding=True, literal_execute=True))


def in_order(ids: Sequence[int], found: Mapping[int, T]) -> tuple[T, ...]:
    """What was found, in the order of the ids."""
    return tuple(found[number] for number in ids if number in found)


def grouped(rows: Iterable[Any], key: Callable[[Any], int]) -> dict[int, list[Any]]:
    """The rows by a key, each list in their order."""
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found
