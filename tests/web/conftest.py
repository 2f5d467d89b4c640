"""A dossier of shipped articles, and a server that answers for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rundingan.dossier.ingest import add
from rundingan.dossier.store import Store
from rundingan.model import Article
from rundingan.web.app import create_app

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="session")
def shipped() -> list[Article]:
    """The shipped articles of three languages, with addresses."""
    found = []
    for language in ("ms", "id", "en"):
        for line in (EXAMPLES / language / "marked.jsonl").read_text(encoding="utf-8").splitlines()[:8]:
            one = json.loads(line)
            found.append(
                Article(
                    text=one["text"], id=one["id"], title=one["title"], published=one["published"],
                    language=language, source=one["source"], url=f"https://nesh.example/{language}/{one['id']}",
                )
            )  # fmt: skip
    return found


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, shipped: list[Article]) -> Iterator[Store]:
    """A dossier of them; only read from."""
    opened = Store.open(tmp_path_factory.mktemp("web") / "talks.dossier")
    [*_] = add(opened, shipped)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def client(store: Store) -> TestClient:
    """Asks the server as a browser would."""
    return TestClient(create_app(store))
