"""Who is who: names, roles over time, what they say and stand for, whom they accuse, support and meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, case, func, select

from rundingan.dossier.adding import pieces
from rundingan.dossier.rows import ACTOR, RECIPIENT
from rundingan.dossier.schema import appearances, entities, event_parties, events, statement_entities, statements
from rundingan.views import positions as of_positions
from rundingan.views import statements as of_statements
from rundingan.views.asking import Asking, Condition, among, in_order
from rundingan.views.filters import ENTITY_CHOICES, Filters, as_cursor, parse_cursor
from rundingan.views.page import Page
from rundingan.views.rows import Bond, PersonRow, Profile, Role, Tally
from rundingan.views.whom import expand, resolve

FILTERS: Final = ("party", "type", "country")
"""What the question may be narrowed by."""

TYPES: Final = ("person", "organisation", "country", "group")
"""Whom the list has where no type is asked for."""
ACCUSES, SUPPORTS, MEETS = "accuses", "supports", "meets"
_ACTS: Final = {ACCUSES: ("accuse", "criticise"), SUPPORTS: ("praise",)}
_EVENTS: Final = {ACCUSES: ("ACCUSE",), SUPPORTS: ("SUPPORT", "AID", "COOPERATE"), MEETS: ("CONSULT",)}
_HAPPENED: Final = ("happened", "ongoing")
_SHOWN: Final = 10
"""Rows of each part of a profile."""
_ROLES: Final = 40

_strings = msgspec.json.Decoder(tuple[str, ...]).decode


def ask(connection: Connection, filters: Filters) -> Page[PersonRow]:
    """People, bodies and countries, those of most articles first.

    Raises:
        DossierError: they are narrowed by something unknown.
    """
    filters.check("people", FILTERS, **ENTITY_CHOICES)
    asking = Asking(connection, filters)
    number, count = entities.c.id, entities.c.appearances
    conditions = [*asking.by(number, filters.party), entities.c.shown == number]
    if filters.country:
        conditions.append(entities.c.country == filters.country.upper())
    conditions += [asking.loose(entities.c.type).in_(filters.type or TYPES)]
    wanted = select(number, count).where(*conditions)
    if filters.cursor:
        _, last, before = parse_cursor(filters.cursor)
        wanted = wanted.where(count <= last, (count < last) | (number > before))
    rows = connection.execute(wanted.order_by(count.desc(), number).limit(filters.limit + 1)).all()
    page = rows[: filters.limit]
    following = as_cursor(None, page[-1].appearances, page[-1].id) if len(rows) > len(page) else None
    return Page(told(asking, [row.id for row in page]), following)
