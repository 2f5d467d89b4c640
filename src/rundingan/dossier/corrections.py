"""What people say of entities: merged, split, renamed. Kept apart from what was read, in order, and reversible.

A merge or a name concerns an entity as a whole and is applied to its row (``shown``, ``renamed``). A split concerns
the appearance of a name in an article: it is known by the article's key and the name, so that it holds when the
article is read again.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from rundingan.dossier.schema import corrections


def splits(connection: Connection, article_key: str) -> Mapping[str, int]:
    """Of the names in an article that were given to another entity, that entity's id."""
    rows = connection.execute(
        select(corrections.c.name, corrections.c.other_id)
        .where(corrections.c.kind == "split", corrections.c.article_key == article_key, corrections.c.undone.is_(None))
        .order_by(corrections.c.id)
    )
    return {row.name: row.other_id for row in rows}
