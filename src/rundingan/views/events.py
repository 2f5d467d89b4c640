"""What happened, is happening or is planned: talks and attacks, agreements and sanctions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, select

from rundingan.dossier.adding import pieces
from rundingan.dossier.rows import ACTOR, RECIPIENT
from rundingan.dossier.schema import event_parties, events, statements
from rundingan.views.asking import Asking, Condition, among, grouped, in_order
from rundingan.views.filters import EVENT_CHOICES, Filters
from rundingan.views.page import Page
from rundingan.views.rows import EventRow, Who

FILTERS: Final = (
    "party", "about", "type", "mode", "status", "country", "outlet", "language", "since", "until", "text", "article",
)  # fmt: skip
"""What the question may be narrowed by."""


def ask(connection: Connection, filters: Filters) -> Page[EventRow]:
    """The events, the newest day first. A party does it or has it done to it; ``about`` is to whom it is done.

    Raises:
        DossierError: they are narrowed by something unknown.
    """
    filters.check("events", FILTERS, **EVENT_CHOICES)
    asking = Asking(connection, filters)
    ids, following = asking.newest(events.c.id, events.c.day, conditions(asking))
    return Page(told(asking, ids), following)


def conditions(asking: Asking) -> list[Condition]:
    """What holds for the events that are asked for."""
    filters, column, link = asking.filters, events.c, event_parties.c
    found = of_parties(asking)
    if filters.about:
        whom = [*asking.by(link.entity_id, filters.about), link.part == RECIPIENT]
        found.append(asking.linked(column.id, link.event_id, whom))
    found += [*asking.in_article(column.article_id), *asking.holding("article_words", column.article_id)]
    for name in ("type", "mode", "status", "outlet", "language"):
        found += asking.any_of(column[name], getattr(filters, name))
    return [*found, *asking.within(column.day)]


def of_parties(asking: Asking) -> list[Condition]:
    """The conditions that the party, and the country, that is asked for takes part in an event."""
    link = event_parties.c
    asked = (asking.by(link.entity_id, asking.filters.party), asking.of_country(link.entity_id))
    return [asking.linked(events.c.id, link.event_id, whom) for whom in asked if whom]


def told(asking: Asking, ids: Sequence[int]) -> tuple[EventRow, ...]:
    """The events of those ids, in their order."""
    rows: list[Any] = []
    links: list[Any] = []
    for some in pieces(ids):
        rows += asking.connection.execute(
            select(events, statements.c.speaker)
            .outerjoin(statements, statements.c.id == events.c.statement_id)
            .where(among(events.c.id, some))
        )
        parties = select(event_parties).where(among(event_parties.c.event_id, some))
        links += asking.connection.execute(parties.order_by(event_parties.c.entity_id))
    whos = asking.whos(
        [*(link.entity_id for link in links), *(who for row in rows for who in (row.place, row.speaker))]
    )
    sources = asking.sources(row.article_id for row in rows)
    by_event = grouped(links, lambda link: link.event_id)
    return in_order(
        ids,
        {
            row.id: EventRow(
                id=row.id, day=row.day, time=row.time, type=row.type, mode=row.mode, cameo=row.cameo,
                status=row.status, actors=_part(by_event.get(row.id, ()), ACTOR, whos),
                recipients=_part(by_event.get(row.id, ()), RECIPIENT, whos), place=whos.get(row.place),
                words=row.words, begin=row.begin, end=row.end, told_by=whos.get(row.speaker),
                statement=row.statement_id, rule=row.rule, article=sources[row.article_id],
            )
            for row in rows
        },
    )  # fmt: skip


def _part(links: Iterable[Any], part: str, whos: dict[int, Who]) -> tuple[Who, ...]:
    return tuple(dict.fromkeys(whos[link.entity_id] for link in links if link.part == part))
