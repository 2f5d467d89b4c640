"""A dossier of shipped articles, and a server that answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rundingan.dossier.store import Store
from rundingan.web.app import create_app


@pytest.fixture(scope="session")
def store(shipped_dossier: Path) -> Iterator[Store]:
    """A dossier of the shipped articles; only read from."""
    opened = Store.open(shipped_dossier, create=False)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def client(store: Store) -> TestClient:
    """Asks the server as a browser would."""
    return TestClient(create_app(store))
