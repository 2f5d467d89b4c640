"""Who accuses, supports, meets whom, over articles and after corrections."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from rundingan.dossier.ingest import add
from rundingan.dossier.schema import entities
from rundingan.dossier.store import Store
from rundingan.model import Article
from rundingan.views.relations import relations

TEXTS = (
    "Presiden Veloria, Anton Maresk menuduh Tarkhuna membedil konvoi bantuan itu.",
    "Rundingan damai diteruskan. Presiden Veloria, Anton Maresk bertemu utusan khas PBB, Amara Lind di Samdar semalam.",
    "Rundingan damai diteruskan. Utusan khas PBB, Amara Lind bertemu Presiden Veloria, Anton Maresk di Samdar.",
)


@pytest.fixture
def talks(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "talks.dossier")
    given = [
        Article(id=str(n), language="ms", published=f"2031-04-0{n + 1}", text=text) for n, text in enumerate(TEXTS)
    ]
    [*_] = add(store, given)
    yield store
    store.close()


def told(store: Store, **asked: str) -> set[tuple[str, str, str, int]]:
    with store.reading() as connection:
        nodes, found = relations(connection, **asked)  # type: ignore[arg-type]
    names = {node.id: node.name for node in nodes}
    return {(names[each.source], each.kind, names[each.target], each.count) for each in found}


def test_meetings_are_mutual_and_accusations_are_not(talks: Store) -> None:
    found = told(talks)
    assert ("Anton Maresk", "accuses", "Tarkhuna", 1) in {(a, k, b, 1) for a, k, b, _ in found}
    meetings = [(a, b, count) for a, kind, b, count in found if kind == "meets"]
    assert len(meetings) == 1
    assert {*meetings[0][:2]} == {"Anton Maresk", "Amara Lind"}
    assert meetings[0][2] == 2


def test_days_narrow_what_is_told(talks: Store) -> None:
    assert {kind for _, kind, _, _ in told(talks, since="2031-04-02")} == {"meets"}
    assert told(talks, until="2031-03-01") == set()


def test_a_merged_person_is_one_node(talks: Store) -> None:
    with talks.writing() as connection:
        names = {row.name: row.id for row in connection.execute(select(entities.c.id, entities.c.name))}
        connection.execute(
            update(entities).where(entities.c.id == names["Amara Lind"]).values(shown=names["Anton Maresk"])
        )
    assert "meets" not in {kind for _, kind, _, _ in told(talks)}
