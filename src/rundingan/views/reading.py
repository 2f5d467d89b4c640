"""One article as it was read: its text, and everything found in it."""

from __future__ import annotations

from msgspec import Struct
from sqlalchemy import Connection, select

from rundingan.dossier.schema import articles as table
from rundingan.views import articles, claims, commitments, events, positions, statements
from rundingan.views.filters import LARGEST, MOST, Filters
from rundingan.views.rows import ArticleRow, ClaimRow, CommitmentRow, EventRow, Move, StatementRow


class Reading(Struct, frozen=True):
    """An article with what was found in it, each part in the order of the text.

    Attributes:
        article: what is known about it.
        text: its words, untouched.
        statements, moves, claims, commitments, events: as their questions answer.
    """

    article: ArticleRow
    text: str
    statements: tuple[StatementRow, ...]
    moves: tuple[Move, ...]
    claims: tuple[ClaimRow, ...]
    commitments: tuple[CommitmentRow, ...]
    events: tuple[EventRow, ...]


def reading_of(connection: Connection, number: int) -> Reading | None:
    """The current version of the article of that number; None where there is none."""
    if number > LARGEST:
        return None
    text = connection.execute(select(table.c.text).where(table.c.id == number, table.c.current == 1)).scalar()
    if text is None:
        return None
    filters = Filters(article=str(number), limit=MOST)
    (article,) = articles.ask(connection, filters).rows
    return Reading(
        article,
        text,
        tuple(sorted(statements.ask(connection, filters).rows, key=lambda row: (row.content, row.id))),
        tuple(sorted(positions.history(connection, filters).rows, key=lambda row: row.now.begin)),
        claims.ask(connection, filters).rows,
        tuple(sorted(commitments.ask(connection, filters).rows, key=lambda row: row.begin)),
        tuple(sorted(events.ask(connection, filters).rows, key=lambda row: row.begin)),
    )
