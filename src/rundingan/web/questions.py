"""The questions that pages, API and exports ask, each in one row: how it is asked, narrowed, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import Connection

from rundingan.views import articles, claims, commitments, events, people, positions, statements
from rundingan.views.filters import Filters
from rundingan.views.page import Page
from rundingan.views.rows import ArticleRow, ClaimRow, CommitmentRow, EventRow, Move, PersonRow, Standing, StatementRow


class Question(Struct, frozen=True, kw_only=True):
    """A question.

    Attributes:
        name: in addresses, titles and templates.
        ask: gives a page of rows.
        filters: what narrows it.
        row: what a row is.
    """

    name: str
    ask: Callable[[Connection, Filters], Page[Any]]
    filters: tuple[str, ...]
    row: type[Struct]


QUESTIONS: Final = {
    each.name: each
    for each in (
        Question(name="statements", ask=statements.ask, filters=statements.FILTERS, row=StatementRow),
        Question(name="positions", ask=positions.ask, filters=positions.FILTERS, row=Standing),
        Question(name="moves", ask=positions.history, filters=positions.FILTERS, row=Move),
        Question(name="disputes", ask=claims.ask, filters=claims.FILTERS, row=ClaimRow),
        Question(name="commitments", ask=commitments.ask, filters=commitments.FILTERS, row=CommitmentRow),
        Question(name="events", ask=events.ask, filters=events.FILTERS, row=EventRow),
        Question(name="people", ask=people.ask, filters=people.FILTERS, row=PersonRow),
        Question(name="articles", ask=articles.ask, filters=articles.FILTERS, row=ArticleRow),
    )
}
