"""Dossiers for tests: one in a file of SQLite and, where a server can be reached, one in PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from rundingan.dossier.ingest import add
from rundingan.dossier.store import Store
from rundingan.sources.shipped import shipped

SERVER = os.environ.get("RUNDINGAN_TEST_POSTGRESQL", "postgresql:///postgres?host=/var/run/postgresql")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new dossier may be made."""
    if request.param == "sqlite":
        yield str(tmp_path / "talks.dossier")
        return
    name = f"rundingan_{uuid4().hex}"
    server = create_engine(SERVER.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    try:
        with server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
    except OperationalError:
        server.dispose()
        if os.environ.get("CI"):
            raise
        pytest.skip("no PostgreSQL can be reached; start one with tools/postgresql, or set RUNDINGAN_TEST_POSTGRESQL")
    yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """A new dossier."""
    opened = Store.open(place)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def shipped_dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a dossier of all shipped articles; to be copied by who writes to it."""
    file = tmp_path_factory.mktemp("shipped") / "talks.dossier"
    made = Store.open(file)
    [*_] = add(made, shipped())
    made.close()
    return file
