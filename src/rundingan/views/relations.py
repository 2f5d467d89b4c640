"""Who accuses, threatens, praises, supports or meets whom: one row a pair and kind, over all articles."""

from __future__ import annotations

from typing import Any, Final

from msgspec import Struct
from sqlalchemy import Connection, Select, case, func, select, union_all
from sqlalchemy import literal as constant

from rundingan.dossier.schema import entities, event_parties, events, statement_entities, statements

OF_ACTS: Final = {"accuse": "accuses", "criticise": "criticises", "threaten": "threatens", "praise": "praises"}
"""What an act of a statement says of its speaker and whom it is about."""
OF_EVENTS: Final = {
    "ACCUSE": "accuses",
    "AGREE": "agrees_with",
    "AID": "aids",
    "ASSAULT": "attacks",
    "COERCE": "coerces",
    "CONSULT": "meets",
    "COOPERATE": "cooperates_with",
    "REJECT": "rejects",
    "SANCTION": "sanctions",
    "SUPPORT": "supports",
    "THREATEN": "threatens",
}
"""What an event (a root of PLOVER) that has happened says of its actor and its recipient."""
MUTUAL: Final = frozenset({"meets", "agrees_with", "cooperates_with"})
"""Relations that hold both ways; the entity of the smaller id stands first."""
KINDS: Final = tuple(sorted({*OF_ACTS.values(), *OF_EVENTS.values()}))


class Node(Struct, frozen=True):
    """An entity in the net.

    Attributes:
        id: its number in the dossier.
        name: the name that is shown.
        type, country: as in a record.
    """

    id: int
    name: str
    type: str
    country: str | None


class Relation(Struct, frozen=True):
    """What one entity does to another, or both with each other.

    Attributes:
        source, target: their ids.
        kind: one of :data:`KINDS`.
        count: how many statements and events tell of it.
        articles: in how many articles.
        first_day, last_day: between which days (ISO 8601); None where no article has one.
    """

    source: int
    target: int
    kind: str
    count: int
    articles: int
    first_day: str | None
    last_day: str | None


class Net(Struct, frozen=True):
    """Entities, and what they do to each other.

    Attributes:
        nodes: the entities that have any relation.
        relations: the most frequent first.
    """

    nodes: tuple[Node, ...]
    relations: tuple[Relation, ...]


def net(connection: Connection, *, since: str | None = None, until: str | None = None, least: int = 1) -> Net:
    """All relations and their ends, as :func:`relations` has them."""
    nodes, found = relations(connection, since=since, until=until, least=least)
    return Net(tuple(nodes), tuple(found))


def relations(
    connection: Connection, *, since: str | None = None, until: str | None = None, least: int = 1
) -> tuple[list[Node], list[Relation]]:
    """All relations between days, the most frequent first, and the entities that have any.

    Args:
        since, until: first and last day (ISO 8601) of what tells of them.
        least: leave out what is told less often.
    """
    told = union_all(
        *(_said(act, kind, since, until) for act, kind in OF_ACTS.items()), *_done(since, until)
    ).subquery()
    rows = connection.execute(
        select(
            told.c.source,
            told.c.target,
            told.c.kind,
            func.count().label("count"),
            func.count(told.c.article.distinct()).label("articles"),
            func.min(told.c.day).label("first_day"),
            func.max(told.c.day).label("last_day"),
        )
        .where(told.c.source != told.c.target)
        .group_by(told.c.source, told.c.target, told.c.kind)
        .having(func.count() >= least)
        .order_by(func.count().desc(), told.c.source, told.c.target, told.c.kind)
    )
    found = [Relation(*row) for row in rows]
    return _nodes(connection, {end for each in found for end in (each.source, each.target)}), found


def _said(act: str, kind: str, since: str | None, until: str | None) -> Select[Any]:
    speaker, whom = entities.alias(), entities.alias()
    return _between(
        select(
            speaker.c.shown.label("source"),
            whom.c.shown.label("target"),
            constant(kind).label("kind"),
            statements.c.article_id.label("article"),
            statements.c.day.label("day"),
        )
        .join(statement_entities, statement_entities.c.statement_id == statements.c.id)
        .join(speaker, speaker.c.id == statements.c.speaker)
        .join(whom, whom.c.id == statement_entities.c.entity_id)
        .where(statements.c.act == act),
        statements.c.day,
        since,
        until,
    )


def _done(since: str | None, until: str | None) -> list[Select[Any]]:
    return [
        query
        for type_, kind in OF_EVENTS.items()
        for query in (_one_to_other(type_, kind, since, until), *_side_by_side(type_, kind, since, until))
    ]


def _one_to_other(type_: str, kind: str, since: str | None, until: str | None) -> Select[Any]:
    doing, receiving = event_parties.alias(), event_parties.alias()
    actor, recipient = entities.alias(), entities.alias()
    first, second = actor.c.shown, recipient.c.shown
    if kind in MUTUAL:
        first, second = _smaller(first, second), _larger(first, second)
    return _between(
        select(
            first.label("source"),
            second.label("target"),
            constant(kind).label("kind"),
            events.c.article_id.label("article"),
            events.c.day.label("day"),
        )
        .join(doing, (doing.c.event_id == events.c.id) & (doing.c.part == "actor"))
        .join(receiving, (receiving.c.event_id == events.c.id) & (receiving.c.part == "recipient"))
        .join(actor, actor.c.id == doing.c.entity_id)
        .join(recipient, recipient.c.id == receiving.c.entity_id)
        .where(events.c.type == type_, events.c.status.in_(("happened", "ongoing"))),
        events.c.day,
        since,
        until,
    )


def _side_by_side(type_: str, kind: str, since: str | None, until: str | None) -> list[Select[Any]]:
    """Of what is done together, the pairs among its actors."""
    if kind not in MUTUAL:
        return []
    one, two = event_parties.alias(), event_parties.alias()
    first, second = entities.alias(), entities.alias()
    return [
        _between(
            select(
                _smaller(first.c.shown, second.c.shown).label("source"),
                _larger(first.c.shown, second.c.shown).label("target"),
                constant(kind).label("kind"),
                events.c.article_id.label("article"),
                events.c.day.label("day"),
            )
            .join(one, (one.c.event_id == events.c.id) & (one.c.part == "actor"))
            .join(two, (two.c.event_id == events.c.id) & (two.c.part == "actor") & (one.c.entity_id < two.c.entity_id))
            .join(first, first.c.id == one.c.entity_id)
            .join(second, second.c.id == two.c.entity_id)
            .where(events.c.type == type_, events.c.status.in_(("happened", "ongoing"))),
            events.c.day,
            since,
            until,
        )
    ]


def _smaller(one: Any, two: Any) -> Any:
    return case((one < two, one), else_=two)


def _larger(one: Any, two: Any) -> Any:
    return case((one < two, two), else_=one)


def _between(query: Select[Any], day: Any, since: str | None, until: str | None) -> Select[Any]:
    if since:
        query = query.where(day >= since)
    return query.where(day <= until) if until else query


def _nodes(connection: Connection, ids: set[int]) -> list[Node]:
    name = func.coalesce(entities.c.renamed, entities.c.name)
    every = sorted(ids)
    found: list[Node] = []
    for at in range(0, len(every), 500):
        rows = connection.execute(
            select(entities.c.id, name, entities.c.type, entities.c.country)
            .where(entities.c.id.in_(every[at : at + 500]))
            .order_by(entities.c.id)
        )
        found += [Node(*row) for row in rows]
    return found
