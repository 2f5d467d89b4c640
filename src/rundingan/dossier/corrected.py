"""What corrections tell the one who adds articles: appearances that were given to others, entities to leave alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, bindparam, or_, select

from rundingan.dossier.adding import pieces
from rundingan.dossier.prepared import Prepared
from rundingan.dossier.schema import SPLIT, corrections

_SPLITS = Prepared(
    select(corrections.c.name, corrections.c.other_id)
    .where(
        corrections.c.article_key == bindparam("article"), corrections.c.kind == SPLIT, corrections.c.undone.is_(None)
    )
    .order_by(corrections.c.id)
)


def splits(connection: Connection, article_key: str) -> Mapping[str, int]:
    """Of the names in an article that were given to another entity, that entity's id."""
    return dict(_SPLITS.rows(connection, article=article_key))


def mentioned(connection: Connection, wanted: Collection[int]) -> set[int]:
    """Those of the entities of which a correction tells, even one that was undone."""
    found: set[int] = set()
    for some in pieces(wanted):
        told = or_(corrections.c.entity_id.in_(some), corrections.c.other_id.in_(some))
        rows = connection.execute(select(corrections.c.entity_id, corrections.c.other_id).where(told))
        found.update(entity for row in rows for entity in row if entity is not None)
    return found & set(wanted)
