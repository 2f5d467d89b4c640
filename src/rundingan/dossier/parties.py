"""What parties are known by across articles and languages, where an entity's number alone will not do.

A party is known by tokens: a country by its code, everybody else by a number below zero. Articles may differ on whether
a name of which no list knows is a country, a place or a body, so that such a name stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from rundingan.dossier.analysis import folded
from rundingan.dossier.meanings import is_name, told
from rundingan.model import Entity
from rundingan.rules.senses import unit


class Party(Struct, frozen=True):
    """Somebody who speaks or is spoken of.

    Attributes:
        id: the entity of the dossier.
        name, type, country: as of :class:`rundingan.model.Entity`.
        role: the first of its roles, or None.
    """

    id: int
    name: str
    type: str
    country: str | None = None
    role: str | None = None


def party_of(entity: Entity, number: int) -> Party:
    """The party that an entity of an article is."""
    return Party(number, entity.name, entity.type, entity.country, entity.roles[0] if entity.roles else None)


def country(code: str) -> int:
    """The token of a country."""
    return unit(f"@{code}")


def own(party: Party) -> Iterator[int]:
    """What a party is known by itself."""
    if party.type == "country" and party.country:
        yield country(party.country)
        return
    if party.type in ("person", "unnamed"):
        yield -party.id
    if party.type != "unnamed" and (party.type != "person" or " " not in party.name):
        yield -unit(folded(party.name))


def tokens(party: Party, language: str | None) -> Iterator[int]:
    """What a party is known by: its country, itself, and of whom its role or name tells (``Veloria's army``)."""
    if party.country:
        yield country(party.country)
    if party.type != "unnamed" and not (party.country and party.type == "country"):
        yield from own(party)
    if not party.country:
        called = (party.role if party.type == "person" else party.name) or ""
        yield from (
            -unit(folded(called[each.start - 2 : each.end - 2]))
            for each in told(f", {called}", language)
            if is_name(each)
        )
