"""From an older schema to today's, a step a version.

A step takes a dossier from the version before it to its own. A new version of the schema adds a step here; steps are
never changed once a version has been published.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import Connection, update

from rundingan.dossier.schema import VERSION, meta
from rundingan.errors import DossierError

Step = Callable[[Connection], None]

STEPS: Final[Mapping[int, Step]] = {}
"""What leads to each version from the one before it."""


def upgrade(connection: Connection, found: int, steps: Mapping[int, Step] = STEPS, version: int = VERSION) -> None:
    """Take a dossier from version ``found`` to today's, all steps or none (the caller's transaction).

    Raises:
        DossierError: a step is missing: it is too old.
    """
    for target in range(found + 1, version + 1):
        if target not in steps:
            raise DossierError(f"a dossier of schema {found} is too old to be upgraded; add its articles to a new one")
        steps[target](connection)
    connection.execute(update(meta).where(meta.c.key == "schema").values(value=str(version)))
