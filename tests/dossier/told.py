"""What a dossier holds, as the tests of entities ask for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, select

from rundingan.dossier.ingest import Added, add
from rundingan.dossier.schema import appearances, entities, statements
from rundingan.dossier.store import Store
from rundingan.model import Article


def article(key: str, text: str, language: str = "en", source: str = "Nesh Wire", day: str = "2031-05-02") -> Article:
    """An article of the war between Veloria and Samdar."""
    return Article(id=key, text=text, language=language, source=source, published=day)


def take_in(store: Store, given: Iterable[Article], *, again: bool = False) -> None:
    """Add articles, all of which can be read."""
    assert all(isinstance(each, Added) for each in add(store, given, again=again))


def people(store: Store, kind: str = "person") -> dict[str, int]:
    """The entities of a type, by their names, with the number of articles in which each stands."""
    with store.reading() as connection:
        rows = connection.execute(
            select(entities.c.name, entities.c.appearances).where(entities.c.type == kind, entities.c.appearances > 0)
        )
        return {row.name: row.appearances for row in rows}


def called(store: Store, name: str) -> Row[Any]:
    """The one entity of a name."""
    with store.reading() as connection:
        return connection.execute(select(entities).where(entities.c.name == name)).one()


def speakers(store: Store) -> list[tuple[str | None, int]]:
    """The source of each statement in its words, with the entity that spoke, in the order of the articles."""
    with store.reading() as connection:
        rows = connection.execute(
            select(statements.c.source, statements.c.speaker).order_by(statements.c.article_id, statements.c.begin)
        )
        return [(row.source, row.speaker) for row in rows]


def met_in(store: Store, entity: int) -> set[tuple[int, str]]:
    """In which articles an entity stands, and by what name."""
    with store.reading() as connection:
        rows = connection.execute(
            select(appearances.c.article_id, appearances.c.name).where(appearances.c.entity_id == entity)
        )
        return {(row.article_id, row.name) for row in rows}
