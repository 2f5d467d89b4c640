"""Statements that are made once, in both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import bindparam, insert, select, update

from rundingan.dossier.prepared import Prepared, among, write_many, write_pairs
from rundingan.dossier.schema import entity_keys, meta, quotation_keys
from rundingan.dossier.store import Store

BY_KEYS = Prepared(
    select(entity_keys.c.key, entity_keys.c.entity_id)
    .where(among(entity_keys.c.key, "wanted"), entity_keys.c.entity_id < 3)
    .order_by(entity_keys.c.entity_id)
)
BY_NUMBERS = Prepared(
    select(quotation_keys.c.article_id).where(among(quotation_keys.c.key, "keys")).order_by(quotation_keys.c.article_id)
)
NAMES = ["person:mrsk", "Lind's 'Accord'", '"Orvane"', "Kharḍani"]


def test_what_is_among_a_list_is_found_whatever_the_list_holds(store: Store) -> None:
    with store.writing() as connection:
        write_many(connection, insert(entity_keys), [{"key": name, "entity_id": 1} for name in NAMES])
        write_many(connection, insert(entity_keys), [{"entity_id": at, "key": "lone:lind"} for at in (2, 3)])
        assert {row[0] for row in BY_KEYS.rows(connection, wanted=NAMES)} == {*NAMES}
        assert BY_KEYS.rows(connection, wanted=["lone:lind", *map(str, range(3000))]) == [("lone:lind", 2)]
        assert BY_KEYS.rows(connection, wanted=[]) == []
        assert BY_KEYS.row(connection, wanted=["lone:samdar"]) is None


def test_numbers_of_any_size_are_found(store: Store) -> None:
    large = [0, 1, -7, 1 << 31, (1 << 63) - 1]
    with store.writing() as connection:
        pairs = [(key, 4) for key in large]
        write_pairs(connection, insert(quotation_keys), ("key", "article_id"), pairs)
        write_pairs(connection, insert(quotation_keys), ("article_id", "key"), [(5, 1)])
        assert len(BY_NUMBERS.rows(connection, keys=large)) == 6
        assert BY_NUMBERS.rows(connection, keys=[1, 2]) == [(4,), (5,)]


def test_an_answer_is_found_by_an_index() -> None:
    store = Store.open(":memory:")
    with store.reading() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {BY_NUMBERS.words(connection)}", ("[]",)).all()
    store.close()
    assert any("SEARCH quotation_keys USING PRIMARY KEY (key=?)" in row[3] for row in plan)


@pytest.mark.parametrize("value", ["1", "2"])
def test_values_in_the_statement_and_beside_it(store: Store, value: str) -> None:
    change = update(meta).where(meta.c.key == "schema").values(value=bindparam("value"))
    with store.writing() as connection:
        Prepared(change).run(connection, value=value)
        assert Prepared(select(meta.c.value).where(meta.c.key == "schema")).row(connection) == (value,)
