"""What people say of entities: merged, split, renamed. Kept apart from what was read, in order, and reversible.

A merge or a name concerns an entity as a whole and is applied to its row (``shown``, ``renamed``). A split concerns
the appearance of a name in an article: it is known by the article's key and the name, so that it holds when the
article is read again, or comes in another version.

>>> from rundingan.dossier.store import Store
>>> [*history(Store.open(":memory:"))]
[]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, cast

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, insert, or_, select, update

from rundingan.dossier.adding import Row
from rundingan.dossier.joining import make_entity, recount
from rundingan.dossier.restating import restate_article
from rundingan.dossier.schema import MERGE, RENAME, SPLIT, appearances, articles, corrections, entities
from rundingan.dossier.store import Store
from rundingan.errors import DossierError


class Correction(Struct, frozen=True):
    """What somebody said of an entity.

    Attributes:
        id: its number, by which it is undone.
        kind: ``merge``, ``split`` or ``rename``.
        made: when (ISO 8601, UTC).
        by: who said so.
        entity: the entity that was merged, renamed, or from which an appearance was taken.
        other: the entity into which it was merged, or that the appearance became; None of a rename.
        article_key: the article of the appearance (splits only).
        name: the name of the appearance, or the new name.
        undone: when it was undone, or None.
    """

    id: int
    kind: str
    made: str
    by: str | None
    entity: int
    other: int | None
    article_key: str | None
    name: str | None
    undone: str | None


def history(store: Store) -> list[Correction]:
    """All corrections in the order in which they were made, those that were undone among them."""
    with store.reading() as connection:
        return [_as_correction(row) for row in connection.execute(_ALL)]


_ALL: Final = select(
    corrections.c.id,
    corrections.c.kind,
    corrections.c.made,
    corrections.c.by,
    corrections.c.entity_id,
    corrections.c.other_id,
    corrections.c.article_key,
    corrections.c.name,
    corrections.c.undone,
).order_by(corrections.c.id)
_ACTIVE: Final = corrections.c.undone.is_(None)


def _as_correction(row: Sequence[Any]) -> Correction:
    number, kind, made, by, entity, other, article_key, name, undone = row
    return Correction(number, kind, made, by, entity, other, article_key, name, undone)


# ---------------------------------------------------------------------- corrections of a whole entity


def merge(store: Store, entity: int, into: int, by: str | None = None) -> Correction:
    """Say that an entity is another one: all that is told of it is shown under that.

    Raises:
        DossierError: one of them is not there, is merged already, or both are one.
    """
    with store.writing() as connection:
        parents = _parents(connection)
        for each in (entity, into):
            _need(connection, each)
        if entity in parents:
            raise DossierError(
                f"entity {entity} is merged into {parents[entity][0]} already (correction {parents[entity][1]}); "
                "undo that first"
            )
        if _root(parents, into) == entity:
            raise DossierError(f"entities {entity} and {into} are one already; merge two that are not")
        made = _make(store, connection, MERGE, by, entity, other=into)
        _show(connection, {entity, into})
        return made


def rename(store: Store, entity: int, name: str, by: str | None = None) -> Correction:
    """Say by which name an entity is to be shown.

    Raises:
        DossierError: it is not there, or the name is empty.
    """
    name = " ".join(name.split())
    if not name:
        raise DossierError(f"entity {entity} cannot be given an empty name; to take a name back, undo its rename")
    with store.writing() as connection:
        _need(connection, entity)
        made = _make(store, connection, RENAME, by, entity, name=name)
        _call(connection, entity)
        return made


# ---------------------------------------------------------------------- corrections of one appearance


def split(store: Store, article_key: str, name: str, by: str | None = None) -> Correction:
    """Say that whom an article calls by a name is not who it was joined with: it becomes an entity of its own.

    All rows of the article that told of the one tell of the other from now on. ``other`` of what is returned is the
    new entity; other articles may be joined with it later.

    Raises:
        DossierError: the article or the name is not there, or no other article tells of that entity.
    """
    with store.writing() as connection:
        article = connection.execute(
            select(articles.c.id).where(articles.c.key == article_key, articles.c.current == 1)
        ).scalar()
        if article is None:
            raise DossierError(f"there is no article {article_key!r} in this dossier")
        here = (appearances.c.article_id == article) & (appearances.c.name == name)
        old = connection.execute(select(appearances.c.entity_id).where(here).order_by(appearances.c.local)).scalar()
        if old is None:
            raise DossierError(f"article {article_key!r} tells of nobody by the name {name!r}; name one as it is read")
        others = (appearances.c.entity_id == old) & ~here
        if connection.execute(select(appearances.c.article_id).where(others).limit(1)).first() is None:
            raise DossierError(f"{name!r} stands alone in article {article_key!r}: there is nothing to split it from")
        new = store.numbers(connection, 1)
        make_entity(connection, new)
        _give(connection, here & (appearances.c.entity_id == old), old, new)
        return _make(store, connection, SPLIT, by, old, other=new, article_key=article_key, name=name)


def undo(store: Store, correction: int) -> Correction:
    """Take a correction back: everything is as it would be without it.

    Raises:
        DossierError: there is none of that number, it was undone already, or a later one rests upon it.
    """
    with store.writing() as connection:
        found = _active(connection, correction)
        if found.kind == SPLIT:
            _unsplit(connection, found)
        connection.execute(update(corrections).where(corrections.c.id == correction).values(undone=_now()))
        if found.kind == MERGE:
            _show(connection, {found.entity})
        elif found.kind == RENAME:
            _call(connection, found.entity)
        return _as_correction(connection.execute(_ALL.where(corrections.c.id == correction)).one())


def _unsplit(connection: Connection, correction: Correction) -> None:
    """Give back the appearance, and those that joined it since."""
    new = correction.other
    assert new is not None  # of a split it never is
    rests = connection.execute(
        select(corrections.c.id).where(
            _ACTIVE,
            corrections.c.id > correction.id,
            or_(corrections.c.entity_id == new, corrections.c.other_id == new),
        )
    ).scalar()
    if rests is not None:
        raise DossierError(f"correction {rests} concerns what correction {correction.id} made; undo that first")
    _give(connection, appearances.c.entity_id == new, new, correction.entity)


def _give(connection: Connection, which: ColumnElement[bool], old: int, new: int) -> None:
    """Give appearances of one entity to another, with all that their articles tell of them."""
    found = [*connection.execute(select(appearances.c.article_id).where(which).distinct()).scalars()]
    connection.execute(update(appearances).where(which).values(entity_id=new))
    for article in found:
        restate_article(connection, article)
    recount(connection, [old, new])


def _active(connection: Connection, number: int) -> Correction:
    row = connection.execute(_ALL.where(corrections.c.id == number)).first()
    if row is None:
        raise DossierError(f"there is no correction {number}; the history of the dossier lists those that there are")
    found = _as_correction(row)
    if found.undone is not None:
        raise DossierError(f"correction {number} was undone already, at {found.undone}")
    return found


# ---------------------------------------------------------------------- how they are kept and applied


def _make(store: Store, connection: Connection, kind: str, by: str | None, entity: int, **more: Any) -> Correction:
    row: Row = {"other": None, "article_key": None, "name": None} | more
    made = Correction(store.numbers(connection, 1), kind, _now(), by, entity, undone=None, **row)
    connection.execute(
        insert(corrections),
        {
            "id": made.id, "made": made.made, "by": by, "kind": kind, "entity_id": entity, "other_id": made.other,
            "article_key": made.article_key, "name": made.name, "undone": None,
        },
    )  # fmt: skip
    return made


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _need(connection: Connection, entity: int) -> None:
    if connection.execute(select(entities.c.id).where(entities.c.id == entity)).first() is None:
        raise DossierError(f"there is no entity {entity} in this dossier")


def _parents(connection: Connection) -> dict[int, tuple[int, int]]:
    """Merged entity -> the one into which it was, and by which correction."""
    rows = connection.execute(_ALL.where(corrections.c.kind == MERGE, _ACTIVE)).all()
    return {row.entity_id: (row.other_id, row.id) for row in rows}


def _root(parents: Mapping[int, tuple[int, int]], entity: int) -> int:
    while entity in parents:
        entity = parents[entity][0]
    return entity


def _show(connection: Connection, changed: set[int]) -> None:
    """Write into which entity each is merged, of those whose merges changed and all that were merged into them."""
    parents = _parents(connection)
    roots = {each: _root(parents, each) for each in {*parents, *changed}}
    for each, shown in roots.items():
        connection.execute(update(entities).where(entities.c.id == each, entities.c.shown != shown).values(shown=shown))


def _call(connection: Connection, entity: int) -> None:
    """Write the name that was given to an entity last."""
    mine: Sequence[ColumnElement[bool]] = (
        corrections.c.kind == RENAME,
        corrections.c.entity_id == entity,
        _ACTIVE,
    )
    name = connection.execute(
        select(corrections.c.name).where(*mine).order_by(corrections.c.id.desc()).limit(1)
    ).scalar()
    connection.execute(update(entities).where(entities.c.id == entity).values(renamed=cast("str | None", name)))
