"""Who bound himself to what, on which condition, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, func, select

from rundingan.dossier.adding import pieces
from rundingan.dossier.commitments import CONDITION_MET, states
from rundingan.dossier.schema import articles, commitments
from rundingan.model import Span
from rundingan.views.asking import Asking, Condition, among, in_order
from rundingan.views.filters import COMMITMENT_STATES, Filters, as_cursor
from rundingan.views.page import Page
from rundingan.views.rows import CommitmentRow

FILTERS: Final = (
    "party", "speaker", "threat", "status", "country", "outlet", "language", "since", "until", "text", "article",
)  # fmt: skip
"""What the question may be narrowed by."""

_ROUNDS: Final = 10
"""Pages that are looked through at most for those that have a state."""
_AT_ONCE: Final = 100
_SAID: Final = {CONDITION_MET: "met"}

_spans = msgspec.json.Decoder(tuple[Span, ...]).decode


def ask(connection: Connection, filters: Filters) -> Page[CommitmentRow]:
    """The commitments and threats, newest first.

    Raises:
        DossierError: they are narrowed by something unknown.
    """
    filters.check("commitments", FILTERS, status=COMMITMENT_STATES)
    if not filters.status:
        return _page(connection, filters)
    found: list[CommitmentRow] = []
    cursor = filters.cursor
    for _ in range(_ROUNDS):  # what became of them is told when it is asked: no column can be looked up
        page = _page(connection, msgspec.structs.replace(filters, cursor=cursor, limit=max(filters.limit, _AT_ONCE)))
        cursor = page.next
        for row in page.rows:
            if row.state in filters.status:
                found.append(row)
                if len(found) == filters.limit:
                    return Page(tuple(found), as_cursor(row.day, row.id))
        if cursor is None:
            break
    return Page(tuple(found), cursor)


def _page(connection: Connection, filters: Filters) -> Page[CommitmentRow]:
    asking = Asking(connection, filters)
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


def _today(asking: Asking) -> str:
    """The day by which it is told what became of them: the last that is asked for, else the newest of the dossier."""
    newest = (
        asking.filters.until
        or asking.connection.execute(select(func.max(articles.c.published)).where(articles.c.current == 1)).scalar()
    )
    return newest or date.today().isoformat()


def told(asking: Asking, ids: Sequence[int]) -> tuple[CommitmentRow, ...]:
    """The commitments of those ids, in their order."""
    rows: list[Any] = []
    for some in pieces(ids):
        rows += asking.connection.execute(select(commitments).where(among(commitments.c.id, some)))
    whos = asking.whos(row.party for row in rows)
    became = states(asking.connection, ids, _today(asking))
    later = [became[row.id].article_id for row in rows]
    sources = asking.sources([*(row.article_id for row in rows), *later])
    return in_order(
        ids,
        {
            row.id: CommitmentRow(
                id=row.id, day=row.day, party=whos[row.party], words=row.words, content=_spans(row.content_json),
                begin=row.begin, end=row.end, condition=row.condition, threat=bool(row.threat), due=row.due,
                state=_SAID.get(became[row.id].state, became[row.id].state), state_day=became[row.id].day,
                state_words=became[row.id].words, state_article=sources.get(became[row.id].article_id or 0),
                statement=row.statement_id, rule=row.rule, article=sources[row.article_id],
            )
            for row in rows
        },
    )  # fmt: skip
