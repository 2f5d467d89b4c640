"""One entity for one person, body or country over articles, spellings and languages.

An entity of an article is looked up by its keys among those that the dossier knows; of those that may be meant the
best is chosen, or none: two people of one name stay two where their countries or the fields of their roles differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from msgspec import Struct

from rundingan.dossier.analysis import folded
from rundingan.dossier.names import frame, parts, same_name
from rundingan.model import Entity
from rundingan.rules.pack import languages, load

_JOINED: Final = frozenset({"person", "organisation", "country", "place", "group"})
"""Types of which one name means one entity; an unnamed source is another in each article."""


class Known(Struct, frozen=True):
    """An entity of the dossier.

    Attributes:
        id: its number.
        name: the fullest name.
        type: as in :data:`rundingan.model.ENTITY_TYPES`.
        country: ISO 3166-1 alpha-2, or None.
        roles: what articles said that it is.
        appearances: in how many articles it stands.
    """

    id: int
    name: str
    type: str
    country: str | None
    roles: tuple[str, ...]
    appearances: int


def keys(entity: Entity) -> list[str]:
    """The keys by which an entity of an article is known and found; none where it is joined with no other."""
    if entity.type not in _JOINED:
        return []
    if entity.type == "person":
        return [*dict.fromkeys(_person_keys(entity))]
    if entity.type == "country" and entity.country:
        return [f"country:{entity.country}"]
    names = (entity.name, *entity.aliases) if entity.type == "organisation" else (entity.name,)
    return [*dict.fromkeys(key for name in names for key in _body_keys(name, entity))]


def word_keys(entity: Entity) -> list[str]:
    """A key for each word of an entity's names, by its sound: whoever asks for a part of a name finds it by them.

    They join nothing. None where :func:`keys` gives none.
    """
    if entity.type not in _JOINED:
        return []
    return [*dict.fromkeys(f"word:{part}" for name in (entity.name, *entity.aliases) for part in parts(name))]


def _person_keys(entity: Entity) -> Iterator[str]:
    for name in (entity.name, *entity.aliases):
        frames = [frame(part) for part in parts(name)]
        if len(frames) == 1 and name == entity.name:
            yield f"person:{frames[0]}"
        for one, two in pairwise(frames):
            yield f"person:{one} {two}"
        if len(frames) > 2:
            yield f"person:{frames[0]} {frames[-1]}"


def _body_keys(name: str, entity: Entity) -> Iterator[str]:
    plain = " ".join(folded(name).replace(".", "").split())
    body = _bodies().get(plain)
    if body:
        yield f"body:{body}"
    elif len(plain) > 2 or entity.name == name:
        yield f"{entity.type}:{plain}"


@cache
def _bodies() -> dict[str, str]:
    """Well-known bodies by all their names in all languages."""
    return {
        folded(entry.words).replace(".", ""): entry.fields[0]
        for code in languages()
        for entry in load(code).words("bodies")
        if entry.fields
    }


def choose(entity: Entity, known: Iterable[Known]) -> Known | None:
    """Which of those that share a key it is; None where it is none of them."""
    fitting = [each for each in known if _may_be(entity, each)]
    if not fitting:
        return None
    if entity.type == "person" and len(parts(entity.name)) == 1 and len(fitting) > 1:
        return None
    return max(fitting, key=lambda each: (each.country == entity.country, each.appearances, -each.id))


def _may_be(entity: Entity, known: Known) -> bool:
    if known.type != entity.type:
        return False
    if known.country and entity.country and known.country != entity.country:
        return False
    if entity.type != "person":
        return True
    if not same_name(parts(entity.name), parts(known.name)):
        return False
    return not fields_differ(entity.roles, known.roles)


def fields_differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the roles are of fields between which nobody goes (a minister, a footballer)."""
    these, those = fields(one), fields(other)
    return bool(these and those) and these.isdisjoint(those)


@cache
def _field_words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for code in languages():
        for entry in load(code).words("role_fields"):
            for word in entry.fields[0].split():
                found.setdefault(folded(word), set()).add(entry.words)
    return {word: frozenset(names) for word, names in found.items()}


def fields(roles: Iterable[str]) -> frozenset[str]:
    """The fields of life that roles belong to, as far as their words tell."""
    words = _field_words()
    return frozenset().union(*(words.get(word, frozenset()) for role in roles for word in folded(role).split()))
