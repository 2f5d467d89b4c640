"""Who is who: names, roles over time, what they say and stand for, whom they accuse, support and meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, func, select

from rundingan.dossier.adding import pieces
from rundingan.dossier.rows import ACTOR, RECIPIENT
from rundingan.dossier.schema import appearances, entities, event_parties, events, statement_entities, statements
from rundingan.errors import DossierError
from rundingan.views import positions as of_positions
from rundingan.views import statements as of_statements
from rundingan.views.asking import Asking, Condition, among, in_order
from rundingan.views.filters import ENTITY_CHOICES, Filters, as_cursor, as_number, parse_cursor
from rundingan.views.page import Page
from rundingan.views.relations import MUTUAL, OF_ACTS, OF_EVENTS
from rundingan.views.rows import Bond, PersonRow, Profile, Role, Tally, Who
from rundingan.views.whom import Whom, expand, resolve

FILTERS: Final = ("party", "type", "country")
"""What the question may be narrowed by."""

TYPES: Final = ("person", "organisation", "country", "group")
"""Whom the list has where no type is asked for."""
_HAPPENED: Final = ("happened", "ongoing")
_SHOWN: Final = 10
"""Rows of each part of a profile."""
_NEWEST: Final = 2_000
"""Of somebody's statements, events and appearances, the newest are looked at for a profile."""

_strings = msgspec.json.Decoder(tuple[str, ...]).decode


def ask(connection: Connection, filters: Filters) -> Page[PersonRow]:
    """People, bodies and countries, those of most articles first.

    Raises:
        DossierError: they are narrowed by something unknown.
    """
    filters.check("people", FILTERS, **ENTITY_CHOICES)
    asking = Asking(connection, filters)
    number, count = entities.c.id, entities.c.appearances
    conditions: list[Condition] = [entities.c.shown == number, count > 0]
    if filters.party:
        conditions.append(among(number, asking.whom(filters.party, acting=False).ids))
    if filters.country:
        conditions.append(entities.c.country == filters.country.upper())
    conditions.append(asking.loose(entities.c.type).in_(filters.type or TYPES))
    wanted = select(number, count).where(*conditions)
    if filters.cursor:
        last, before = parse_cursor(filters.cursor)
        articles = as_number(last or "0")
        if articles is None:
            raise DossierError(f"{filters.cursor!r} is no cursor of people; take it from `next` of the page before")
        wanted = wanted.where(count <= articles, (count < articles) | (number > before))
    rows = connection.execute(wanted.order_by(count.desc(), number).limit(filters.limit + 1)).all()
    page = rows[: filters.limit]
    following = as_cursor(str(page[-1].appearances), page[-1].id) if len(rows) > len(page) else None
    return Page(told(asking, [row.id for row in page]), following)


def told(asking: Asking, ids: Sequence[int]) -> tuple[PersonRow, ...]:
    """The entities of those ids, in their order."""
    rows: list[Any] = []
    days: dict[int, tuple[str | None, str | None]] = {}
    for some in pieces(ids):
        rows += asking.connection.execute(select(entities).where(among(entities.c.id, some)))
    for number in ids:  # the ends of an index, which a grouped query would go through
        own = appearances.c.entity_id == number
        first = select(func.min(appearances.c.day)).where(own).scalar_subquery()
        last = select(func.max(appearances.c.day)).where(own).scalar_subquery()
        row = asking.connection.execute(select(first, last)).one()
        days[number] = (row[0], row[1])
    return in_order(
        ids,
        {
            row.id: PersonRow(
                row.renamed or row.name, row.id, row.type, row.country, row.renamed is not None,
                _strings(row.roles_json), row.appearances, *days[row.id],
            )
            for row in rows
        },
    )  # fmt: skip


def profile(connection: Connection, asked: str) -> Profile | None:
    """One person, body or country: of those who have the name (or the id), the one in most articles; None if nobody.

    Of somebody who is met very often, the newest statements, events and appearances are looked at.
    """
    asking = Asking(connection, Filters())
    ids = resolve(connection, asked, acting=False).ids
    shown = [
        (row.appearances, -row.shown)
        for some in pieces(ids)
        for row in connection.execute(
            select(entities.c.shown, entities.c.appearances).where(among(entities.c.id, some))
        )
    ]  # fmt: skip
    if not shown:
        return None
    person = told(asking, [-max(shown)[1]])[0]
    whom = expand(connection, [person.id])
    names, roles = _called(asking, whom)
    filters = Filters.of(party=person.id, limit=_SHOWN)
    return Profile(
        person=person,
        names=names,
        roles=roles,
        acts=_acts(asking, whom),
        bonds=_bonds(asking, whom),
        statements=of_statements.ask(connection, Filters.of(speaker=person.id, limit=_SHOWN)).rows,
        positions=of_positions.ask(connection, filters).rows,
    )


def _called(asking: Asking, whom: Whom) -> tuple[tuple[str, ...], tuple[Role, ...]]:
    """The names, and the roles with their days, those of most articles first."""
    column = appearances.c
    wanted = (
        select(column.article_id, column.name, column.roles_json, column.aliases_json, column.day)
        .where(among(column.entity_id, whom.ids))
        .order_by(column.day.desc())
        .limit(_NEWEST)
    )
    names: Counter[str] = Counter()
    days: dict[str, list[str]] = {}
    articles: dict[str, set[int]] = {}
    for row in asking.connection.execute(wanted):
        names.update({row.name, *_strings(row.aliases_json)})
        for role in _strings(row.roles_json):
            articles.setdefault(role, set()).add(row.article_id)
            days.setdefault(role, []).extend([row.day] if row.day else [])
    roles = [
        Role(role, min(days[role], default=None), max(days[role], default=None), len(those))
        for role, those in articles.items()
    ]
    roles.sort(key=lambda role: (-role.articles, role.role))
    return tuple(name for name, _ in names.most_common(_SHOWN * 2)), tuple(roles[: _SHOWN * 2])


def _said(whom: Whom) -> Any:
    """The newest statements of somebody."""
    return (
        select(statements.c.id, statements.c.act, statements.c.day)
        .where(among(statements.c.speaker, whom.ids))
        .order_by(statements.c.day.desc())
        .limit(_NEWEST)
        .subquery()
    )


def _acts(asking: Asking, whom: Whom) -> tuple[Tally, ...]:
    said = _said(whom)
    rows = asking.connection.execute(
        select(said.c.act, func.count().label("times")).group_by(said.c.act).order_by(func.count().desc(), said.c.act)
    )
    return tuple(Tally(row.act, row.times) for row in rows)


def _bonds(asking: Asking, whom: Whom) -> tuple[Bond, ...]:
    """Whom somebody has to do with, by statements about them and by what happened between them."""
    found: list[tuple[str, int, str | None]] = [
        (OF_ACTS[act], entity, day) for act, entity, day in asking.connection.execute(_spoken_of(whom))
    ]
    own = {*whom.ids}
    for kind, part, entity, other, day in asking.connection.execute(_done_with(whom)):
        deed = OF_EVENTS[kind]
        if entity not in own and (deed in MUTUAL or (part, other) == (ACTOR, RECIPIENT)):
            found.append((deed, entity, day))
    whos = asking.whos(entity for _, entity, _ in found)
    return _counted((deed, whos[entity], day) for deed, entity, day in found)


def _spoken_of(whom: Whom) -> Any:
    said, link = _said(whom), statement_entities.c
    return (
        select(said.c.act, link.entity_id, said.c.day)
        .join(statement_entities, link.statement_id == said.c.id)
        .where(said.c.act.in_([*OF_ACTS]), link.entity_id.not_in(whom.ids))
    )


def _done_with(whom: Whom) -> Any:
    """Type, own part, the other and its part, and day of each event that happened between somebody and another."""
    own, other = event_parties.alias(), event_parties.alias()
    mine = (
        select(own.c.event_id, own.c.part).where(among(own.c.entity_id, whom.ids))
        .order_by(own.c.event_id.desc()).limit(_NEWEST).subquery()
    )  # fmt: skip
    return (
        select(events.c.type, mine.c.part, other.c.entity_id, other.c.part, events.c.day)
        .join(events, events.c.id == mine.c.event_id)
        .join(other, other.c.event_id == events.c.id)
        .where(events.c.type.in_([*OF_EVENTS]), events.c.status.in_(_HAPPENED))
    )


def _counted(found: Iterable[tuple[str, Who, str | None]]) -> tuple[Bond, ...]:
    days: dict[tuple[str, Who], list[str]] = {}
    for deed, who, day in found:
        days.setdefault((deed, who), []).append(day or "")
    bonds = [Bond(deed, who, len(those), max(those) or None) for (deed, who), those in days.items()]
    bonds.sort(key=lambda bond: (-bond.count, bond.deed, bond.who.id))
    return tuple(bonds[: _SHOWN * 2])
