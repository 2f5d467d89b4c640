"""The rows of an article told anew of other entities, after one of its entities went to another of the dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from rundingan.dossier.adding import Row, as_json
from rundingan.dossier.rows import ACTOR, RECIPIENT
from rundingan.dossier.schema import (
    appearances,
    articles,
    claim_sides,
    commitments,
    event_parties,
    events,
    positions,
    proposals,
    statement_entities,
    statements,
    tabled,
)
from rundingan.model import Record

_decode: Final = msgspec.json.Decoder(Record).decode
_decode_ids: Final = msgspec.json.Decoder(list[int]).decode

Entities = Mapping[str, int]
"""Local id of an entity -> its id in the dossier."""


def restate(connection: Connection, old: int, new: int, pending: int) -> int:
    """Give everything that was told of one entity to another, but in an article whose rows are still to be written.

    Returns:
        in how many articles more the other one stands.
    """
    of = appearances.c.entity_id
    mine = set(connection.execute(select(appearances.c.article_id).where(of == old)).scalars())
    others = set(
        connection.execute(
            select(appearances.c.article_id).where(of == new, appearances.c.article_id.in_(mine))
        ).scalars()
    )
    connection.execute(update(appearances).where(of == old).values(entity_id=new))
    for article in sorted(mine - {pending}):
        restate_article(connection, article)
    return len(mine - others)


def restate_article(connection: Connection, article: int) -> None:
    """Write the entities of an article's rows as its appearances tell them now."""
    found = connection.execute(
        select(appearances.c.local, appearances.c.entity_id).where(appearances.c.article_id == article)
    )
    known = {row.local: row.entity_id for row in found}
    record = _decode(connection.execute(select(articles.c.record_json).where(articles.c.id == article)).scalar_one())
    _statements(connection, article, record, known)
    _in_order(connection, positions, article, [
        {"party": known[each.party], "ascribed_by": known.get(each.ascribed_by or "")} for each in record.positions
    ])  # fmt: skip
    _in_order(connection, commitments, article, [{"party": known[each.by]} for each in record.commitments])
    _events(connection, article, record, known)
    _proposals(connection, article, record, known)


def _statements(connection: Connection, article: int, record: Record, known: Entities) -> None:
    rows = connection.execute(select(statements.c.local, statements.c.id).where(statements.c.article_id == article))
    numbers = {row.local: row.id for row in rows}
    told = [each for each in record.statements if each.id in numbers]
    if not told:
        return
    connection.execute(
        update(statements).where(statements.c.id == bindparam("row")).values(speaker=bindparam("new_speaker")),
        [{"row": numbers[each.id], "new_speaker": known.get(each.speaker or "")} for each in told],
    )
    connection.execute(delete(statement_entities).where(statement_entities.c.statement_id.in_(numbers.values())))
    about = [
        {"statement_id": numbers[each.id], "entity_id": entity}
        for each in told
        for entity in dict.fromkeys(known[local] for local in each.about if local in known)
    ]
    if about:
        connection.execute(insert(statement_entities), about)
    speaker = select(statements.c.speaker).where(statements.c.id == claim_sides.c.statement_id).scalar_subquery()
    connection.execute(update(claim_sides).where(claim_sides.c.article_id == article).values(entity_id=speaker))


def _in_order(connection: Connection, table: Table, article: int, values: Sequence[Row]) -> list[int]:
    """Write values into an article's rows of a table, which stand in the order of the record; the rows' numbers."""
    query = select(table.c.id).where(table.c.article_id == article).order_by(table.c.id)
    numbers: list[int] = [*connection.execute(query).scalars()]
    if numbers and values:
        change: dict[str, Any] = {column: bindparam(f"new_{column}") for column in values[0]}
        rows = [
            {"row": number} | {f"new_{column}": value for column, value in each.items()}
            for number, each in zip(numbers, values, strict=True)
        ]
        connection.execute(update(table).where(table.c.id == bindparam("row")).values(change), rows)
    return numbers


def _events(connection: Connection, article: int, record: Record, known: Entities) -> None:
    places = [{"place": known.get(each.place or "")} for each in record.events]
    numbers = _in_order(connection, events, article, places)
    connection.execute(delete(event_parties).where(event_parties.c.event_id.in_(numbers)))
    parties = [
        {"event_id": number, "entity_id": entity, "part": part}
        for number, each in zip(numbers, record.events, strict=True)
        for part, whom in ((ACTOR, each.actors), (RECIPIENT, each.recipients))
        for entity in dict.fromkeys(known[local] for local in whom if local in known)
    ]
    if parties:
        connection.execute(insert(event_parties), parties)


def _proposals(connection: Connection, article: int, record: Record, known: Entities) -> None:
    """Who made the article's proposals, and so those of the dossier behind them."""
    for each in record.proposals:
        by = as_json([known[local] for local in each.by if local in known])
        mine = (tabled.c.article_id == article) & (tabled.c.local == each.id)
        connection.execute(update(tabled).where(mine).values(by_json=by))
    touched = select(tabled.c.proposal_id).where(tabled.c.article_id == article)
    makers: dict[int, dict[int, None]] = {}
    rows = connection.execute(
        select(tabled.c.proposal_id, tabled.c.by_json)
        .where(tabled.c.proposal_id.in_(touched.scalar_subquery()))
        .order_by(tabled.c.article_id)
    )
    for proposal, by in rows:
        makers.setdefault(proposal, {}).update(dict.fromkeys(_decode_ids(by)))
    for proposal, found in makers.items():
        connection.execute(update(proposals).where(proposals.c.id == proposal).values(by_json=as_json([*found])))
