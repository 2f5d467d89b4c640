"""The questions that pages, API and exports ask, each in one row: how it is asked, narrowed, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from rundingan.errors import DossierError
from rundingan.model import ACTS, ENTITY_TYPES, EVENT_STATUSES, EVENT_TYPES, KINDS, STANCES
from rundingan.views import articles, claims, commitments, events, people, positions, search, statements, timeline
from rundingan.views.filters import CLAIM_STATUSES, COMMITMENT_STATES, MOST, SHIFTS, Filters
from rundingan.views.page import Page
from rundingan.views.rows import (
    ArticleRow,
    ClaimRow,
    CommitmentRow,
    Day,
    EventRow,
    Found,
    Move,
    PersonRow,
    Standing,
    StatementRow,
)


class Question(Struct, frozen=True, kw_only=True):
    """A question.

    Attributes:
        name: in addresses, titles and templates.
        about: what it answers, in one sentence.
        ask: gives a page of rows.
        filters: what narrows it.
        row: what a row is.
        choices: the values of filters that have only some.
        needs: filters without which it cannot be asked.
        limit, most: rows of a page, unless told otherwise and at most.
        slow: whether its answers are worth keeping until the dossier changes.
        cursor: a pattern that its cursors have.
    """

    name: str
    about: str
    ask: Callable[[Connection, Filters], Page[Any]]
    filters: tuple[str, ...]
    row: type[Struct]
    choices: Mapping[str, tuple[str, ...]] = {}
    needs: tuple[str, ...] = ()
    limit: int = 50
    most: int = MOST
    slow: bool = False
    cursor: str = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?~[0-9]{1,18}$"

    def narrowed(self, filters: Filters, *, limited: bool) -> Filters:
        """The filters, with a limit of its own where none is given.

        Args:
            limited: whether a limit is given.

        Raises:
            DossierError: a page has no so many rows.
        """
        if not limited:
            return msgspec.structs.replace(filters, limit=self.limit)
        if filters.limit > self.most:
            raise DossierError(f"a page of {self.name} has 1 to {self.most:,} rows, not {filters.limit:,}")
        return filters


_STANDS: Final = {"stance": STANCES, "shift": SHIFTS}

QUESTIONS: Final = {
    each.name: each
    for each in (
        Question(
            name="statements", about="Who said what, the newest first.",
            ask=statements.ask, filters=statements.FILTERS, row=StatementRow, choices={"act": ACTS, "kind": KINDS},
        ),
        Question(
            name="positions", about="Where each party stands on each proposal today, or on the day `until`.",
            ask=positions.ask, filters=positions.FILTERS, row=Standing, choices=_STANDS, slow=True,
        ),
        Question(
            name="moves", about="Each telling of a stance beside the one before it: who moved, and how.",
            ask=positions.history, filters=positions.FILTERS, row=Move, choices=_STANDS,
        ),
        Question(
            name="disputes", about="What is claimed, by whom first, who repeats it and who denies it.",
            ask=claims.ask, filters=claims.FILTERS, row=ClaimRow, choices={"status": CLAIM_STATUSES},
        ),
        Question(
            name="commitments", about="Who bound himself to what, or threatened it, on which condition.",
            ask=commitments.ask, filters=commitments.FILTERS, row=CommitmentRow,
            choices={"status": COMMITMENT_STATES},
        ),
        Question(
            name="events", about="What happened, is happening or is planned: who did what to whom, where and when.",
            ask=events.ask, filters=events.FILTERS, row=EventRow,
            choices={"type": EVENT_TYPES, "status": EVENT_STATUSES},
        ),
        Question(
            name="people", about="People, bodies and countries, those of most articles first.",
            ask=people.ask, filters=people.FILTERS, row=PersonRow, choices={"type": ENTITY_TYPES},
            cursor=r"^[0-9]{1,12}~[0-9]{1,18}$",
        ),
        Question(
            name="articles", about="The articles in their newest version, those published last first.",
            ask=articles.ask, filters=articles.FILTERS, row=ArticleRow,
        ),
        Question(
            name="search", about="The articles that hold words, and the statements in which these stand.",
            ask=search.ask, filters=search.FILTERS, row=Found, needs=("text",), limit=20, most=100,
        ),
        Question(
            name="timeline", about="The talks day by day: who spoke, who met, what came on the table, who moved.",
            ask=timeline.ask, filters=timeline.FILTERS, row=Day, limit=14, most=100, slow=True,
        ),
    )
}  # fmt: skip
