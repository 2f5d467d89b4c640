"""The entities of an article joined with those that the dossier knows."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import msgspec
from sqlalchemy import bindparam, select, update

from rundingan.dossier import corrections
from rundingan.dossier.adding import Adding, Row, as_json, pieces
from rundingan.dossier.people import Known, choose, keys, word_keys
from rundingan.dossier.schema import appearances, entities, entity_keys
from rundingan.model import Entity

_ROLES: Final = 24
"""Roles that are kept of an entity."""
_decode_roles = msgspec.json.Decoder(tuple[str, ...]).decode

_LINK = (
    update(entities)
    .where(entities.c.id == bindparam("entity"))
    .values(
        name=bindparam("new_name"),
        country=bindparam("new_country"),
        roles_json=bindparam("new_roles"),
        appearances=bindparam("new_appearances"),
    )
)


def join_entities(adding: Adding) -> None:
    """Find or make the entity of the dossier behind each of the article's, and note that it appears there."""
    by_local = {each.id: keys(each) for each in adding.record.entities}
    known = _known(adding, {key for found in by_local.values() for key in found})
    split = corrections.splits(adding.connection, adding.key)
    link = _Link(adding)
    for each in adding.record.entities:
        candidates = {k.id: k for key in by_local[each.id] for k in known.get(key, ())}
        chosen = link.now(split.get(each.name)) or choose(each, [link.current(k) for k in candidates.values()])
        entity = link.known(each, chosen) if chosen else link.new(each)
        for key in by_local[each.id]:
            known[key].append(entity)
        link.keys(entity.id, [*by_local[each.id], *word_keys(each)])
    link.write()


class _Link:
    """Collects what joining changes, and writes it at once."""

    def __init__(self, adding: Adding) -> None:
        self._adding = adding
        self._new: list[Row] = []
        self._changed: dict[int, Known] = {}
        self._keys: set[tuple[str, int]] = set()
        self._appearances: list[Row] = []
        self._met: set[int] = set()

    def current(self, known: Known) -> Known:
        """The entity with what this article added to it already."""
        return self._changed.get(known.id, known)

    def now(self, entity_id: int | None) -> Known | None:
        """The entity of that id, read now; None where there is none."""
        if entity_id is None:
            return None
        found = _load(self._adding, [entity_id])
        return self.current(found[0]) if found else None

    def new(self, each: Entity) -> Known:
        """A new entity of the dossier."""
        number = self._adding.numbers.take()
        self._new.append({"id": number, "type": each.type, "shown": number})
        made = Known(number, each.name, each.type, each.country, each.roles[:_ROLES], 1)
        return self._note(each, made)

    def known(self, each: Entity, entity: Known) -> Known:
        """An entity that is met again."""
        roles = (*entity.roles, *(role for role in each.roles if role not in entity.roles))[:_ROLES]
        name = each.name if len(each.name.split()) > len(entity.name.split()) else entity.name
        again = entity.id in self._met
        count = entity.appearances + (not again)
        return self._note(each, Known(entity.id, name, entity.type, entity.country or each.country, roles, count))

    def _note(self, each: Entity, entity: Known) -> Known:
        self._met.add(entity.id)
        self._changed[entity.id] = entity
        self._adding.entities[each.id] = entity.id
        self._appearances.append(
            {
                "article_id": self._adding.article_id,
                "local": each.id,
                "entity_id": entity.id,
                "name": each.name,
                "type": each.type,
                "country": each.country,
                "role": each.roles[0] if each.roles else None,
                "roles_json": as_json(each.roles),
                "aliases_json": as_json(each.aliases),
                "mentions_json": as_json(each.mentions),
                "day": self._adding.record.published,
            }
        )
        return entity

    def keys(self, entity_id: int, found: list[str]) -> None:
        """Note by what an entity can be found; keys that it has already do no harm."""
        self._keys.update((key, entity_id) for key in found)

    def write(self) -> None:
        """Write everything."""
        connection = self._adding.connection
        new = {row["id"] for row in self._new}
        self._adding.insert(entities, [row | _columns(self._changed[row["id"]]) for row in self._new])
        changed = [each for each in self._changed.values() if each.id not in new]
        if changed:
            connection.execute(_LINK, [_bound(each) for each in changed])
        self._adding.insert(entity_keys, [{"key": k, "entity_id": e} for k, e in self._keys - self._present(new)])
        self._adding.insert(appearances, self._appearances)

    def _present(self, new: set[int]) -> set[tuple[str, int]]:
        """Those of the keys that their entities have already."""
        found: set[tuple[str, int]] = set()
        wanted = {entity for _, entity in self._keys} - new
        for some in pieces(wanted):
            rows = self._adding.connection.execute(
                select(entity_keys.c.key, entity_keys.c.entity_id).where(entity_keys.c.entity_id.in_(some))
            )
            found.update((key, entity) for key, entity in rows)
        return found


def _columns(entity: Known) -> Row:
    return {
        "name": entity.name,
        "country": entity.country,
        "roles_json": as_json(entity.roles),
        "appearances": entity.appearances,
        "renamed": None,
    }


def _bound(entity: Known) -> Row:
    return {
        "entity": entity.id,
        "new_name": entity.name,
        "new_country": entity.country,
        "new_roles": as_json(entity.roles),
        "new_appearances": entity.appearances,
    }


def _known(adding: Adding, wanted: set[str]) -> defaultdict[str, list[Known]]:
    """The entities of the dossier by the keys that are wanted."""
    links: list[tuple[str, int]] = []
    for some in pieces(sorted(wanted)):
        rows = adding.connection.execute(
            select(entity_keys.c.key, entity_keys.c.entity_id).where(entity_keys.c.key.in_(some))
        )
        links += [(key, entity) for key, entity in rows]
    by_id = {each.id: each for each in _load(adding, sorted({entity for _, entity in links}))}
    found: defaultdict[str, list[Known]] = defaultdict(list)
    for key, entity in links:
        found[key].append(by_id[entity])
    return found


def _load(adding: Adding, ids: list[int]) -> list[Known]:
    columns = (
        entities.c.id,
        entities.c.name,
        entities.c.type,
        entities.c.country,
        entities.c.roles_json,
        entities.c.appearances,
    )
    found: list[Known] = []
    for some in pieces(ids):
        rows = adding.connection.execute(select(*columns).where(entities.c.id.in_(some)))
        found += [Known(i, n, t, c, _decode_roles(r), a) for i, n, t, c, r, a in rows]
    return found
