"""Where things happened: events by the country of their place."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from sqlalchemy import Connection, func, select

from rundingan.dossier.schema import entities, events
from rundingan.views.asking import Asking
from rundingan.views.events import FILTERS, conditions
from rundingan.views.filters import EVENT_CHOICES, Filters

LOOKED: Final = 20_000
"""Events that are looked at, the newest."""


class Places(Struct, frozen=True):
    """Events by country.

    Attributes:
        countries: how many took place in each, by its code (ISO 3166-1 alpha-2).
        nowhere: how many have a place that is in no country that is known.
        placeless: how many have no place.
        whole: whether all events that are asked for were looked at.
    """

    countries: dict[str, int]
    nowhere: int
    placeless: int
    whole: bool


def ask(connection: Connection, filters: Filters) -> Places:
    """The events that are asked for, by the country of their place.

    Raises:
        DossierError: they are narrowed by something unknown.
    """
    filters.check("events", FILTERS, **EVENT_CHOICES)
    asking = Asking(connection, filters)
    newest = select(events.c.place).where(*conditions(asking)).order_by(events.c.day.desc(), events.c.id.desc())
    looked = newest.limit(LOOKED).subquery()
    shown, place = entities.alias(), entities.alias()
    rows = connection.execute(
        select(looked.c.place.is_not(None).label("placed"), shown.c.country, func.count().label("count"))
        .outerjoin(place, place.c.id == looked.c.place)
        .outerjoin(shown, shown.c.id == place.c.shown)
        .group_by(looked.c.place.is_not(None), shown.c.country)
    ).all()
    countries = {row.country: row[2] for row in rows if row.country}
    nowhere = sum(row[2] for row in rows if row.placed and not row.country)
    placeless = sum(row[2] for row in rows if not row.placed)
    return Places(countries, nowhere, placeless, sum(row[2] for row in rows) < LOOKED)
