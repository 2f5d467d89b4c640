"""Who bound himself to what, on which condition, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, select

from rundingan.dossier.adding import pieces
from rundingan.dossier.schema import commitments
from rundingan.model import Span
from rundingan.views.asking import Asking, Condition, among, in_order
from rundingan.views.filters import COMMITMENT_STATES, Filters
from rundingan.views.page import Page
from rundingan.views.rows import CommitmentRow

FILTERS: Final = (
    "party", "speaker", "threat", "status", "country", "outlet", "language", "since", "until", "text", "article",
)  # fmt: skip
"""What the question may be narrowed by."""

UNKNOWN: Final = "unknown"

_spans = msgspec.json.Decoder(tuple[Span, ...]).decode


def ask(connection: Connection, filters: Filters) -> Page[CommitmentRow]:
    """The commitments and threats, newest first.

    Raises:
        DossierError: they are narrowed by something unknown.
    """
    filters.check("commitments", FILTERS, status=COMMITMENT_STATES)
    asking = Asking(connection, filters)
    if filters.status and UNKNOWN not in filters.status:
        return Page()
    ids, following = asking.newest(commitments.c.id, commitments.c.day, _conditions(asking))
    return Page(told(asking, ids), following)


def _conditions(asking: Asking) -> list[Condition]:
    filters, column = asking.filters, commitments.c
    found = [
        *asking.by(column.party, filters.party),
        *asking.by(column.party, filters.speaker, acting=False),
        *asking.of_country(column.party),
        *asking.in_article(column.article_id),
        *asking.holding("article_words", column.article_id),
    ]
    if filters.threat is not None:
        found.append(column.threat == int(filters.threat))
    for values, name in ((filters.outlet, "outlet"), (filters.language, "language")):
        found += asking.any_of(column[name], values)
    return [*found, *asking.within(column.day)]


def told(asking: Asking, ids: Sequence[int]) -> tuple[CommitmentRow, ...]:
    """The commitments of those ids, in their order."""
    rows: list[Any] = []
    for some in pieces(ids):
        rows += asking.connection.execute(select(commitments).where(among(commitments.c.id, some)))
    whos = asking.whos(row.party for row in rows)
    sources = asking.sources(row.article_id for row in rows)
    return in_order(
        ids,
        {
            row.id: CommitmentRow(
                id=row.id, day=row.day, party=whos[row.party], words=row.words, content=_spans(row.content_json),
                begin=row.begin, end=row.end, condition=row.condition, threat=bool(row.threat), due=row.due,
                state=UNKNOWN, state_day=None, state_words=None, state_article=None,
                statement=row.statement_id, rule=row.rule, article=sources[row.article_id],
            )
            for row in rows
        },
    )  # fmt: skip
