"""The entities of an article joined with those that the dossier knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy import Row as Found

from rundingan.dossier import corrected
from rundingan.dossier.adding import Adding, Row, as_json, insert_new, pieces
from rundingan.dossier.names import parts, strong
from rundingan.dossier.people import (
    PERSON,
    Known,
    best_name,
    choose,
    heaviest,
    is_lone,
    keys,
    nicknames,
    short_keys,
    weight,
    word_keys,
)
from rundingan.dossier.prepared import Prepared, among, write_many
from rundingan.dossier.restating import restate
from rundingan.dossier.schema import appearances, entities, entity_keys
from rundingan.model import Entity

_KEPT: Final = 24
"""Roles and forms of a name that are kept of an entity."""
_MOST: Final = 40
"""Entities of one key that are looked at: the first that the dossier met, which are mostly those it meets most."""
_FEW: Final = 50
"""Articles of a short name that are told anew when it turns out whose name it is."""
_decode_roles = msgspec.json.Decoder(tuple[str, ...]).decode
_decode_counts = msgspec.json.Decoder(dict[str, int]).decode

_COLUMNS: Final = (
    entities.c.id,
    entities.c.name,
    entities.c.type,
    entities.c.country,
    entities.c.roles_json,
    entities.c.appearances,
    entities.c.shown,
    entities.c.names_json,
    entities.c.types_json,
)
_BY_KEYS: Final = Prepared(
    select(entity_keys.c.key, *_COLUMNS)
    .join(entities, entities.c.id == entity_keys.c.entity_id)
    .where(among(entity_keys.c.key, "wanted"))
    .order_by(entity_keys.c.entity_id)
)
_COUNT: Final = Prepared(
    select(entity_keys.c.key, func.count().label("number"))
    .where(among(entity_keys.c.key, "wanted"))
    .group_by(entity_keys.c.key)
)
_BY_ID: Final = Prepared(select(*_COLUMNS).where(among(entities.c.id, "wanted")))
_CHANGE: Final = (
    update(entities)
    .where(entities.c.id == bindparam("entity"))
    .values({column: bindparam(f"new_{column}") for column in (
        "name", "type", "country", "roles_json", "appearances", "names_json", "types_json",
    )})
)  # fmt: skip


def join_entities(adding: Adding) -> None:
    """Find or make the entity of the dossier behind each of the article's, and note that it appears there."""
    by_local = {each.id: keys(each) for each in adding.record.entities}
    lone = {
        f"short:{strong(parts(each.name))[0]}"
        for each in adding.record.entities
        if each.type == PERSON and is_lone(parts(each.name)) and by_local[each.id]
    }
    known = _by_keys(adding.connection, {key for found in by_local.values() for key in found} | lone)
    split = corrected.splits(adding.connection, adding.key)
    link = _Link(adding)
    for each in adding.record.entities:
        wanted = by_local[each.id]
        if wanted and each.type == PERSON and is_lone(parts(each.name)):
            wanted = [*wanted, f"short:{strong(parts(each.name))[0]}"]
        candidates = {k.id: k for key in wanted for k in known.get(key, ())}
        chosen = link.given(each, split) or choose(each, [link.current(k) for k in candidates.values()])
        chosen = chosen or link.before(each)
        entity = link.known(each, chosen) if chosen else link.new(each)
        for key in by_local[each.id]:
            if len(known[key]) < _MOST and all(other.id != entity.id for other in known[key]):
                known[key].append(entity)
                link.keys(entity.id, [key])
        if wanted:
            link.keys(entity.id, _new_words(each, chosen))
        link.short_keys(entity, chosen)
    link.write()


def _new_words(each: Entity, chosen: Known | None) -> set[str]:
    """The words of its names by which the entity of the dossier cannot be found yet."""
    had = chosen.names if chosen else ()
    return {*word_keys(each.type, (each.name, *each.aliases))} - {*word_keys(each.type, had)}


class _Link:
    """Collects what joining changes, and writes it at once."""

    def __init__(self, adding: Adding) -> None:
        self._adding = adding
        self._new: list[Row] = []
        self._changed: dict[int, Known] = {}
        self._keys: set[tuple[str, int]] = set()
        self._appearances: list[Row] = []
        self._short: set[tuple[str, int]] = set()
        self._met: dict[int, set[str]] = {}
        self._before: dict[tuple[str, str], int] = {}
        self._left: defaultdict[int, list[Found[Any]]] = defaultdict(list)
        for row in adding.superseded:
            self._before.setdefault((row.type, row.name), row.entity_id)
            self._left[row.entity_id].append(row)

    def current(self, known: Known) -> Known:
        """The entity with what this article added to it already."""
        return self._changed.get(known.id, known)

    def given(self, each: Entity, split: Mapping[str, int]) -> Known | None:
        """The entity to which a person gave the name; None where nobody did."""
        return self._now(next((split[name] for name in (each.name, *each.aliases) if name in split), None))

    def before(self, each: Entity) -> Known | None:
        """What the same name of the older version of the article was."""
        found = self._now(self._before.get((each.type, each.name)))
        return found if found is not None and found.type == each.type else None

    def _now(self, entity_id: int | None) -> Known | None:
        if entity_id is None:
            return None
        return self._changed.get(entity_id) or _by_id(self._adding.connection, [entity_id]).get(entity_id)

    def new(self, each: Entity) -> Known:
        """A new entity of the dossier."""
        number = self._adding.numbers.take()
        self._new.append({"id": number, "shown": number, "renamed": None})
        return self._note(each, Known(number, each.name, each.type, each.country, (), 0, number, {}, {}))

    def known(self, each: Entity, entity: Known) -> Known:
        """An entity that is met again."""
        return self._note(each, entity)

    def _note(self, each: Entity, entity: Known) -> Known:
        first = entity.id not in self._met
        names = self._met.setdefault(entity.id, set())
        changed = _with(entity, each, first, each.name not in names)
        names.add(each.name)
        self._changed[entity.id] = changed
        self._adding.entities[each.id] = entity.id
        self._appearances.append(_appearance(self._adding, each, entity.id))
        return changed

    def keys(self, entity_id: int, found: Iterable[str]) -> None:
        """Note by what an entity can be found; keys that it has already do no harm."""
        self._keys.update((key, entity_id) for key in found)

    def short_keys(self, entity: Known, before: Known | None) -> None:
        """Note by what short names somebody with a full one can be found from now on."""
        if entity.type == PERSON and (before is None or before.name != entity.name):
            self._short.update((key, entity.id) for key in short_keys(entity.name))

    def write(self) -> None:
        """Write everything."""
        connection = self._adding.connection
        self._keys |= _not_crowded(connection, self._short)
        gone = self._take_back()
        new = {row["id"] for row in self._new}
        self._adding.insert(entities, [row | _stored(self._changed[row["id"]]) for row in self._new])
        changed = [each for each in self._changed.values() if each.id not in new and each.id not in gone]
        _write(connection, changed)
        insert_new(connection, entity_keys, [{"key": key, "entity_id": entity} for key, entity in sorted(self._keys)])
        self._adding.insert(appearances, self._appearances)
        full = [each for each in changed if each.type == PERSON and each.roles and not is_lone(parts(each.name))]
        _take_in_short_names(
            self._adding, [each for each in full if _is_time(each.appearances) and each.id not in self._left]
        )

    def _take_back(self) -> set[int]:
        """Take back what the older version of the article told; the entities of which nothing is left."""
        missing = [entity for entity in self._left if entity not in self._changed]
        self._changed |= _by_id(self._adding.connection, missing)
        for entity, rows in self._left.items():
            if entity in self._changed:
                self._changed[entity] = _without(self._changed[entity], rows, self._appearances)
        empty = [entity for entity in self._left if entity in self._changed and not self._changed[entity].appearances]
        return _forget(self._adding.connection, empty)


def _with(entity: Known, each: Entity, first: bool, fresh: bool) -> Known:
    """The entity with an appearance more; ``fresh`` where the article did not call it so before."""
    roles = (*entity.roles, *(role for role in each.roles if role not in entity.roles))[:_KEPT]
    names = dict(entity.names)
    names[each.name] = names.get(each.name, 0) + fresh
    for alias in nicknames(each) if each.type == PERSON else each.aliases:
        names.setdefault(alias, 0)
    if len(names) > _KEPT:
        names = dict(sorted(names.items(), key=lambda item: (-item[1], item[0] != each.name))[:_KEPT])
    types = dict(entity.types)
    types[each.type] = types.get(each.type, 0) + weight(each.type, bool(each.roles), bool(each.country))
    return _settled(entity, names, types, roles, entity.country or each.country, entity.appearances + first)


def _without(entity: Known, rows: Sequence[Found[Any]], now: Sequence[Row]) -> Known:
    """The entity without what an older version of an article told of it; of its roles, those told again are kept."""
    names, types = dict(entity.names), dict(entity.types)
    for name in {row.name for row in rows}:
        if name in names:
            names[name] = max(0, names[name] - 1)
    for row in rows:
        less = weight(row.type, row.role is not None, row.country is not None)
        types[row.type] = max(0, types.get(row.type, 0) - less)
    count = entity.appearances - 1
    here = [row for row in now if row["entity_id"] == entity.id]
    if count == len({row["article_id"] for row in here}):  # no other article tells of it
        names = {name: times for name, times in names.items() if times or any(name in _forms(row) for row in here)}
        roles = tuple(dict.fromkeys(role for row in here for role in _decode_roles(row["roles_json"])))[:_KEPT]
        country = next((row["country"] for row in here if row["country"]), None)
        return _settled(entity, names, types, roles, country, count)
    return _settled(entity, names, types, entity.roles, entity.country, count)


def _forms(row: Row) -> tuple[str, ...]:
    return _decode_roles(row["aliases_json"])


def _settled(
    entity: Known,
    names: dict[str, int],
    types: dict[str, int],
    roles: tuple[str, ...],
    country: str | None,
    count: int,
) -> Known:
    kind = heaviest(types, entity.type)
    name = entity.name
    now, before = names.get(name, 0), entity.names.get(name, 0)
    if kind != entity.type or now < before or names != {**entity.names, name: now}:  # else it is used more than it was
        name = best_name(names, kind, entity.name)
    return Known(entity.id, name, kind, country, roles, count, entity.shown, names, types)


def _appearance(adding: Adding, each: Entity, entity_id: int) -> Row:
    return {
        "article_id": adding.article_id,
        "local": each.id,
        "entity_id": entity_id,
        "name": each.name,
        "type": each.type,
        "country": each.country,
        "role": each.roles[0] if each.roles else None,
        "roles_json": as_json(each.roles),
        "aliases_json": as_json(each.aliases),
        "mentions_json": as_json(each.mentions),
        "day": adding.record.published,
    }


def _stored(entity: Known) -> Row:
    return {
        "name": entity.name,
        "type": entity.type,
        "country": entity.country,
        "roles_json": as_json(entity.roles),
        "appearances": entity.appearances,
        "names_json": as_json(entity.names),
        "types_json": as_json(entity.types),
    }


def _write(connection: Connection, changed: Sequence[Known]) -> None:
    if changed:
        rows = [{f"new_{column}": value for column, value in _stored(each).items()} for each in changed]
        write_many(connection, _CHANGE, [row | {"entity": each.id} for row, each in zip(rows, changed, strict=True)])


def _forget(connection: Connection, empty: Sequence[int]) -> set[int]:
    """Take entities out of which nothing is left, but for those that a person corrected."""
    gone = set(empty) - corrected.mentioned(connection, empty)
    for some in pieces(gone):
        connection.execute(delete(entity_keys).where(entity_keys.c.entity_id.in_(some)))
        connection.execute(delete(entities).where(entities.c.id.in_(some)))
    return gone


# ---------------------------------------------------------------------- of a person's correction


def make_entity(connection: Connection, number: int) -> None:
    """An entity of which nothing is known yet."""
    empty = Known(number, "", PERSON, None, (), 0, number, {}, {})
    connection.execute(insert(entities), _stored(empty) | {"id": number, "shown": number, "renamed": None})


def recount(connection: Connection, wanted: Sequence[int]) -> None:
    """Write what is known of entities anew from their appearances; none is found any more that has none."""
    for old in _by_id(connection, wanted).values():
        found = Known(old.id, old.name, old.type, None, (), 0, old.shown, {}, {})
        met: dict[int, set[str]] = {}
        keyed: dict[str, None] = {}
        query = select(appearances).where(appearances.c.entity_id == old.id).order_by(appearances.c.article_id)
        for row in connection.execute(query):
            each = Entity(
                id=row.local, name=row.name, type=row.type, country=row.country,
                roles=_decode_roles(row.roles_json), aliases=_decode_roles(row.aliases_json),
            )  # fmt: skip
            names = met.setdefault(row.article_id, set())
            found = _with(found, each, not names, each.name not in names)
            names.add(each.name)
            keyed.update(dict.fromkeys((*keys(each), *word_keys(each.type, (each.name, *each.aliases)))))
        _write(connection, [found])
        if found.type == PERSON:
            keyed.update(dict.fromkeys(short_keys(found.name)))
        connection.execute(delete(entity_keys).where(entity_keys.c.entity_id == old.id))
        insert_new(connection, entity_keys, [{"key": key, "entity_id": old.id} for key in keyed])


# ---------------------------------------------------------------------- looking up


def _by_keys(connection: Connection, wanted: set[str]) -> defaultdict[str, list[Known]]:
    """The entities of the dossier by the keys that are wanted."""
    found: defaultdict[str, list[Known]] = defaultdict(list)
    by_id: dict[int, Known] = {}
    for key, *columns in _BY_KEYS.rows(connection, wanted=sorted(wanted)) if wanted else ():
        if len(found[key]) < _MOST:
            number = columns[0]
            if number not in by_id:
                by_id[number] = _as_known(columns)
            found[key].append(by_id[number])
    return found


def _not_crowded(connection: Connection, wanted: set[tuple[str, int]]) -> set[tuple[str, int]]:
    """Those of the keys by which few are found: a first name that half a country has tells nothing."""
    if not wanted:
        return wanted
    counts: dict[str, int] = dict(_COUNT.rows(connection, wanted=sorted({key for key, _ in wanted})))
    return {(key, entity) for key, entity in wanted if counts.get(key, 0) < _MOST}


def _by_id(connection: Connection, wanted: Sequence[int]) -> dict[int, Known]:
    return {row[0]: _as_known(row) for row in _BY_ID.rows(connection, wanted=[*wanted])} if wanted else {}


def _as_known(row: Sequence[Any]) -> Known:
    number, name, kind, country, roles, count, shown, names, types = row
    return Known(
        number, name, kind, country, _decode_roles(roles), count, shown, _decode_counts(names), _decode_counts(types)
    )


# ---------------------------------------------------------------------- short names


def _is_time(count: int) -> bool:
    """Whether it is time to ask anew for short names: when somebody was met 2, 3, 4, 8, 16 ... times."""
    return count == 3 or (count > 1 and count & (count - 1) == 0)


def _take_in_short_names(adding: Adding, owners: Sequence[Known]) -> None:
    """Give those with a full name the entities of short names that are clearly theirs by now."""
    words = {owner.id: [key.removeprefix("short:") for key in short_keys(owner.name)] for owner in owners}
    every = {word for found in words.values() for word in found}
    lone = _by_keys(adding.connection, {f"lone:{word}" for word in every}) if every else {}
    for owner in owners:
        for word in words[owner.id]:
            short = [each for each in lone.get(f"lone:{word}", ()) if each.id != owner.id and _is_short_of(each, owner)]
            if short:
                known = _by_keys(adding.connection, {f"short:{word}"})[f"short:{word}"]
                for each in short:
                    asked = Entity(id="", name=each.name, type=PERSON, roles=each.roles, country=each.country)
                    chosen = choose(asked, known)
                    if chosen is not None and chosen.id == owner.id:
                        owner = _take_in(adding, owner, each)


def _is_short_of(short: Known, owner: Known) -> bool:
    """Whether a short name may be taken in at all: not one that is met more than the full one."""
    return short.type == PERSON and is_lone(parts(short.name)) and short.appearances <= min(_FEW, owner.appearances)


def _take_in(adding: Adding, owner: Known, short: Known) -> Known:
    """One entity takes in another, in all that was told of it."""
    connection = adding.connection
    if corrected.mentioned(connection, [short.id]):
        return owner
    moved = restate(connection, short.id, owner.id, adding.article_id)
    for local, entity in adding.entities.items():
        if entity == short.id:
            adding.entities[local] = owner.id
    names = dict(short.names) | dict(owner.names)
    for name in set(short.names) & set(owner.names):
        names[name] = short.names[name] + owner.names[name]
    types = {kind: owner.types.get(kind, 0) + short.types.get(kind, 0) for kind in {**owner.types, **short.types}}
    roles = tuple(dict.fromkeys((*owner.roles, *short.roles)))[:_KEPT]
    grown = _settled(owner, names, types, roles, owner.country or short.country, owner.appearances + moved)
    _write(connection, [grown])
    keyed = connection.execute(select(entity_keys.c.key).where(entity_keys.c.entity_id == short.id)).scalars().all()
    kept = [key for key in keyed if not key.startswith("name:")]
    _forget(connection, [short.id])
    insert_new(connection, entity_keys, [{"key": key, "entity_id": owner.id} for key in kept])
    return grown
