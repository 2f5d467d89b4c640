"""A dossier in Python: articles in, answers out.

>>> with Dossier.open(":memory:") as dossier:
...     added = dossier.add(Article(text="Anton Maresk, president of Veloria, said talks go on.", language="en"))
...     [(row.act, row.words) for row in dossier.statements(party="Maresk")]
[('assert', 'talks go on')]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from msgspec import Struct
from sqlalchemy import Connection

from rundingan.dossier.ingest import Added, add
from rundingan.dossier.store import Store
from rundingan.model import Article, Issue, Record
from rundingan.sources import articles as articles_of
from rundingan.views import articles, changes, claims, commitments, events, people, positions, search, statements
from rundingan.views import timeline as days
from rundingan.views.filters import Filters
from rundingan.views.page import Page
from rundingan.views.rows import (
    ArticleRow,
    Changes,
    ClaimRow,
    CommitmentRow,
    Day,
    EventRow,
    Found,
    Move,
    PersonRow,
    Profile,
    Standing,
    StatementRow,
)

Row = TypeVar("Row", bound=Struct)
Given = str | Path | Article
Ask = Callable[[Connection, Filters], Page[Row]]


class Summary(Struct, frozen=True):
    """What became of articles that were added.

    Attributes:
        added, corrected, known: how many were new, took the place of an older version, or changed nothing.
        aside: why each of the others was set aside.
    """

    added: int
    corrected: int
    known: int
    aside: tuple[Issue, ...]


class Dossier:
    """Articles of many outlets, days and languages in one store, and what they tell together.

    Each question is narrowed by keywords (:class:`rundingan.views.filters.Filters`) and answered by a page of frozen
    rows (:mod:`rundingan.views.rows`); ``cursor=page.next`` asks for the page after it, :meth:`every` for all rows.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True, read_only: bool = False) -> Dossier:
        """Open the dossier in a file, or in PostgreSQL by its address (``postgresql://user@host/name``).

        Args:
            create: make it where there is none.
            read_only: never write to it.

        Raises:
            DossierError: there is none, it is no dossier, or it cannot be reached.
        """
        return cls(Store.open(where, create=create, read_only=read_only))

    def close(self) -> None:
        """Let go of the file or the database."""
        self.store.close()

    def __enter__(self) -> Dossier:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------------ articles in

    def add(self, given: Given | Iterable[Given], *, again: bool = False, **options: Any) -> Summary:
        """Read articles and add them, one or many: files, folders, addresses, or articles themselves.

        What is in the dossier already changes nothing; another version of an article takes the place of the older.

        Args:
            again: read also what is known, as after an upgrade.
            options: how files are read, as :func:`rundingan.sources.articles` has it.
        """
        counts: Counter[str] = Counter()
        aside: list[Issue] = []
        for each in self.adding(given, again=again, **options):
            if isinstance(each, Issue):
                aside.append(each)
            else:
                counts[each.outcome] += 1
        return Summary(counts["added"], counts["corrected"], counts["known"], tuple(aside))

    def adding(self, given: Given | Iterable[Given], *, again: bool = False, **options: Any) -> Iterator[Added | Issue]:
        """As :meth:`add`, and tell of each article when it is done; whatever was told of stays, should it end early."""
        return add(self.store, _articles(given, options), again=again)

    # ------------------------------------------------------------------ answers out

    def statements(self, **filters: Any) -> Page[StatementRow]:
        """Who said what (:mod:`rundingan.views.statements`)."""
        return self._ask(statements.ask, filters)

    def positions(self, **filters: Any) -> Page[Standing]:
        """Where each party stands on each proposal today (:mod:`rundingan.views.positions`)."""
        return self._ask(positions.ask, filters)

    def history(self, **filters: Any) -> Page[Move]:
        """How positions moved (:mod:`rundingan.views.shifts`)."""
        return self._ask(positions.history, filters)

    def claims(self, **filters: Any) -> Page[ClaimRow]:
        """What is claimed, by whom first, who repeats and who denies it (:mod:`rundingan.views.claims`)."""
        return self._ask(claims.ask, filters)

    def commitments(self, **filters: Any) -> Page[CommitmentRow]:
        """Who bound himself to what, and what became of it (:mod:`rundingan.views.commitments`)."""
        return self._ask(commitments.ask, filters)

    def events(self, **filters: Any) -> Page[EventRow]:
        """What happened, happens or is planned (:mod:`rundingan.views.events`)."""
        return self._ask(events.ask, filters)

    def people(self, **filters: Any) -> Page[PersonRow]:
        """People, bodies and countries (:mod:`rundingan.views.people`)."""
        return self._ask(people.ask, filters)

    def person(self, name: str | int) -> Profile | None:
        """One of them, by name or id; None where nobody is called so."""
        with self.store.reading() as connection:
            return people.profile(connection, str(name))

    def timeline(self, **filters: Any) -> Page[Day]:
        """The talks day by day (:mod:`rundingan.views.timeline`); ``limit`` is a number of days."""
        return self._ask(days.ask, {"limit": 7} | filters)

    def changes(self, since: str, **filters: Any) -> Changes:
        """What is new since a day (:mod:`rundingan.views.changes`)."""
        with self.store.reading() as connection:
            return changes.ask(connection, Filters.of(**{"limit": 20, "since": since} | filters))

    def search(self, text: str, **filters: Any) -> Page[Found]:
        """Articles and statements that hold words, phrases, AND, OR, NOT (:mod:`rundingan.dossier.search`)."""
        return self._ask(search.ask, {"limit": 20, "text": text} | filters)

    def articles(self, **filters: Any) -> Page[ArticleRow]:
        """The articles, in their newest version (:mod:`rundingan.views.articles`)."""
        return self._ask(articles.ask, filters)

    def record(self, article: str | int) -> Record | None:
        """What was read of the article of that id or key; None where there is none."""
        with self.store.reading() as connection:
            return articles.record(connection, str(article))

    def every(self, question: Callable[..., Page[Row]], **filters: Any) -> Iterator[Row]:
        """All rows of an answer, page after page: ``dossier.every(dossier.statements, party="Veloria")``."""
        cursor: str | None = None
        while True:
            page = question(**{"limit": 500} | filters | {"cursor": cursor})
            yield from page
            cursor = page.next
            if cursor is None:
                return

    def _ask(self, question: Ask[Row], filters: dict[str, Any]) -> Page[Row]:
        with self.store.reading() as connection:
            return question(connection, Filters.of(**filters))


def _articles(given: Given | Iterable[Given], options: dict[str, Any]) -> Iterator[Article | Issue]:
    """The articles that are given, and those of the files and addresses among them."""
    each: Given
    for each in [given] if isinstance(given, str | Path | Article) else given:
        if isinstance(each, Article):
            yield each
        else:
            yield from articles_of([str(each)], **options)
