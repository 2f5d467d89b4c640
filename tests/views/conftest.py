"""A dossier of some days of the talks, in SQLite and in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rundingan.dossier.store import Store
from rundingan.views.dossier import Dossier

from .talks import ARTICLES


@pytest.fixture
def empty(store: Store) -> Dossier:
    """A dossier without articles."""
    return Dossier(store)


@pytest.fixture
def dossier(empty: Dossier) -> Iterator[Dossier]:
    """The dossier of the talks."""
    summary = empty.add(ARTICLES)
    assert (summary.added, summary.aside) == (len(ARTICLES), ())
    yield empty
