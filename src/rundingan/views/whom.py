"""Whom a name means in a dossier: in any language and spelling, by a part of it, by a country's code, or by its id."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, or_, select

from rundingan.dossier.adding import pieces
from rundingan.dossier.analysis import folded, ways
from rundingan.dossier.names import parts, same_name
from rundingan.dossier.people import keys
from rundingan.dossier.schema import corrections, entities, entity_keys, proposals
from rundingan.model import Entity
from rundingan.rules.pack import languages, load
from rundingan.views.filters import as_number

_COMMON: Final = 5_000
"""Appearances from which somebody is met so often that it is quicker to go through the days."""
_CODE: Final = re.compile(r"[A-Za-z]{2}")
_WILD: Final = re.compile(r"[%_\\\\\"]")
"""What LIKE, or JSON, would take for something else."""


class Whom(NamedTuple):
    """Entities of a dossier, those among them that were merged into others included.

    Attributes:
        ids: theirs.
        common: whether they are met very often.
    """

    ids: tuple[int, ...]
    common: bool


def resolve(connection: Connection, asked: str, *, acting: bool = True) -> Whom:
    """Whom somebody asks for.

    Args:
        acting: a country stands for all who act for it as well.
    """
    asked = asked.strip()
    if (number := as_number(asked)) is not None:
        return expand(connection, [number])
    code = country_code(asked)
    found = (
        set(_by_keys(connection, asked)) | set(_by_words(connection, asked)) | set(_by_correction(connection, asked))
    )
    if code:
        found |= set(_of_country(connection, code, acting))
    return expand(connection, sorted(found))


def of_country(connection: Connection, codes: str) -> Whom:
    """All who are or act for a country."""
    return expand(connection, _of_country(connection, country_code(codes) or codes.upper(), True))


def expand(connection: Connection, ids: Iterable[int]) -> Whom:
    """The entities with all that are shown as one with them."""
    every: dict[int, int] = {}
    for some in pieces(ids):
        shown = select(entities.c.shown).where(entities.c.id.in_(some))
        rows = connection.execute(select(entities.c.id, entities.c.appearances).where(entities.c.shown.in_(shown)))
        every.update((row.id, row.appearances) for row in rows)
    return Whom(tuple(every), sum(every.values()) > _COMMON)


def country_code(asked: str) -> str | None:
    """The country of that code, or of that name in any language; None where there is none."""
    names, sounds = _countries()
    if _CODE.fullmatch(asked) and asked.upper() in names.values():
        return asked.upper()
    return names.get(" ".join(folded(asked).split())) or sounds.get(parts(asked))


@cache
def _countries() -> tuple[dict[str, str], dict[tuple[str, ...], str]]:
    """The codes of countries by their names, and by how these sound."""
    names = {
        folded(entry.words): entry.fields[0]
        for language in languages()
        for entry in load(language).words("countries")
        if entry.fields
    }
    return names, {parts(name): code for name, code in names.items()}


def _of_country(connection: Connection, code: str, acting: bool) -> list[int]:
    wanted = select(entities.c.id).where(entities.c.country == code)
    if not acting:
        wanted = wanted.where(entities.c.type == "country")
    return [*connection.execute(wanted).scalars()]


def _by_keys(connection: Connection, asked: str) -> list[int]:
    """Those of that whole name: bodies by any of their names, people in other spellings."""
    bodies = {key for kind in ("organisation", "group", "place") for key in keys(Entity(id="", name=asked, type=kind))}
    people = {*keys(Entity(id="", name=asked, type="person"))}
    rows = connection.execute(
        select(entity_keys.c.key, entities.c.id, entities.c.name)
        .join(entities, entities.c.id == entity_keys.c.entity_id)
        .where(entity_keys.c.key.in_([*bodies, *people]))
    )
    name = parts(asked)
    return [row.id for row in rows if row.key in bodies or same_name(name, parts(row.name))]


def _by_words(connection: Connection, asked: str) -> list[int]:
    """Those of whom all the words are part of a name."""
    wanted = {f"word:{part}" for part in parts(asked)}
    if not wanted:
        return []
    found = (
        select(entity_keys.c.entity_id)
        .where(entity_keys.c.key.in_(sorted(wanted)))
        .group_by(entity_keys.c.entity_id)
        .having(func.count() == len(wanted))
    )
    return [*connection.execute(found).scalars()]


def _by_correction(connection: Connection, asked: str) -> list[int]:
    """Those whom people gave a name that has all the words."""
    wanted = {*parts(asked)}
    rows = connection.execute(
        select(corrections.c.entity_id, corrections.c.name).where(
            corrections.c.kind == "rename", corrections.c.undone.is_(None)
        )
    )
    return [row.entity_id for row in rows if row.name and wanted and wanted <= {*parts(row.name)}]


def proposals_of(connection: Connection, asked: str) -> list[int]:
    """The proposals of that id, or of which one name or another has each of the words or its root."""
    asked = asked.strip()
    if (number := as_number(asked)) is not None:
        return [number]
    wanted = [_named(connection, word) for word in asked.split()]
    return [*connection.execute(select(proposals.c.id).where(*wanted)).scalars()] if wanted else []


def _named(connection: Connection, word: str) -> ColumnElement[bool]:
    """The condition that the names of a proposal hold a word; capitals count for nothing."""
    like = proposals.c.names_json.op("LIKE" if connection.dialect.name == "sqlite" else "ILIKE", is_comparison=True)
    forms = dict.fromkeys([word, *(term for way in ways(word) for term in way)])
    return or_(*(like("%" + _WILD.sub("_", form) + "%") for form in forms))
