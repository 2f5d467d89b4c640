"""Opening a dossier: new, old, newer, and what is none."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select, update

from rundingan.dossier import migrations
from rundingan.dossier.schema import VERSION, meta
from rundingan.dossier.store import Store
from rundingan.errors import DossierError


def test_a_dossier_is_made_once_and_opened_again(place: str) -> None:
    Store.open(place).close()
    again = Store.open(place, create=False)
    with again.writing() as connection:
        assert again.numbers(connection, 5) == 1
        assert again.numbers(connection, 1) == 6
    again.close()


def test_a_dossier_of_a_newer_version_is_refused(place: str) -> None:
    store = Store.open(place)
    with store.writing() as connection:
        connection.execute(update(meta).where(meta.c.key == "schema").values(value=str(VERSION + 1)))
    store.close()
    with pytest.raises(DossierError, match="newer Rundingan"):
        Store.open(place)


def test_a_dossier_of_an_older_version_is_upgraded_step_by_step_or_refused(store: Store) -> None:
    done: list[int] = []
    steps = {2: lambda _: done.append(2), 3: lambda _: done.append(3)}
    with store.writing() as connection:
        migrations.upgrade(connection, 1, steps, 3)
    with store.reading() as connection:
        assert connection.execute(select(meta.c.value).where(meta.c.key == "schema")).scalar_one() == "3"
    assert done == [2, 3]
    with pytest.raises(DossierError, match="too old"), store.writing() as connection:
        migrations.upgrade(connection, 1, {3: steps[3]}, 3)


def test_what_is_no_dossier_is_refused_and_left_alone(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Rundingan bermula.")
    with pytest.raises(DossierError, match="not a dossier"):
        Store.open(notes)
    assert notes.read_text() == "Rundingan bermula."
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    with pytest.raises(DossierError, match="not a dossier"):
        Store.open(other)
    with pytest.raises(DossierError, match="folder"):
        Store.open(tmp_path)
    with pytest.raises(DossierError, match="no folder"):
        Store.open(tmp_path / "nowhere" / "a.dossier")
    with pytest.raises(DossierError, match="there is no dossier"):
        Store.open(tmp_path / "a.dossier", create=False)


@pytest.mark.parametrize("url", ["mysql://user@host/name", "http://nesh.example/"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(DossierError, match="PostgreSQL"):
        Store.open(url)


def test_a_server_that_cannot_be_reached_is_told_without_its_password() -> None:
    with pytest.raises(DossierError) as caught:
        Store.open("postgresql://maresk:hushhush@localhost:1/talks")
    assert "hushhush" not in str(caught.value)
