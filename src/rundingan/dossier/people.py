"""One entity for one person, body or country over articles, spellings and languages.

An entity of an article is looked up by its keys among those that the dossier knows; of those that may be meant the
best is chosen, or none: two people of one name stay two where their countries or the fields of their roles differ.
A description (``the ministry``) names nobody and is joined with nothing, unless it is told whose it is.

What the reader took for a person in one article and for a place in another is one entity where nothing speaks for a
person: no role, no country. Its type is the one for which most speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from rundingan.dossier.bodies import (
    body_key,
    body_names_agree,
    country_key,
    is_description,
    is_given,
    is_letters,
    is_short,
    is_title,
    plain,
    state_key,
)
from rundingan.dossier.entity_words import fields, fields_differ
from rundingan.dossier.names import Parts, pairs, parts, same_name, same_word, strong
from rundingan.model import Entity

PERSON: Final = "person"
ORGANISATION: Final = "organisation"
COUNTRY: Final = "country"
_JOINED: Final = frozenset({PERSON, ORGANISATION, COUNTRY, "place", "group"})
"""Types of which one name means one entity; an unnamed source is another in each article."""
_WEIGHTS: Final = {PERSON: 1, ORGANISATION: 2, COUNTRY: 5, "place": 2, "group": 1}
"""How much a type that was read weighs; a person is what the reader takes an unknown name for."""
_TOLD: Final = 3
"""How much more it weighs where a role tells of a person, or a country of anything."""
_OFTEN: Final = 2
"""Articles in which somebody stands to whom a short name may be given."""
_MORE: Final = 4
"""How many times as often as all others of that short name."""
_MANY: Final = 4
"""People of one short name from which on it tells nothing."""
_SURE: Final = 5
"""Articles from which on one that tells another country of the very same name is not believed."""


class Known(Struct, frozen=True):
    """An entity of the dossier.

    Attributes:
        id: its number.
        name: what it is called most, a person in full.
        type: as in :data:`rundingan.model.ENTITY_TYPES`.
        country: ISO 3166-1 alpha-2, or None.
        roles: what articles said that it is.
        appearances: in how many articles it stands.
        shown: the entity into which it was merged; itself where nobody did.
        names: form -> how often it was the fullest of an article; 0 where it only stood beside a fuller one.
        types: type -> what speaks for it.
    """

    id: int
    name: str
    type: str
    country: str | None
    roles: tuple[str, ...]
    appearances: int
    shown: int
    names: Mapping[str, int]
    types: Mapping[str, int]


# ---------------------------------------------------------------------- keys


def keys(entity: Entity) -> list[str]:
    """The keys by which an entity of an article is known and found; none where it is joined with no other."""
    if entity.type not in _JOINED:
        return []
    return [*dict.fromkeys(_keys(entity))]


def _keys(entity: Entity) -> Iterator[str]:
    if entity.type == PERSON:
        yield from _person_keys(entity)
    elif entity.type == COUNTRY and entity.country:
        yield country_key(entity.name, entity.country)
    else:
        yield from _body_keys(entity)
    if not is_description(entity.name) and _tells(entity.name):
        yield f"name:{plain(entity.name)}"


def _tells(name: str) -> bool:
    return len(plain(name)) > 1 and not is_title(name)


def word_keys(kind: str, names: Iterable[str]) -> list[str]:
    """A key for each word of the names of an entity, by its sound: who asks for a part of a name finds it by them.

    They join nothing. None where :func:`keys` gives none.
    """
    if kind not in _JOINED:
        return []
    return [*dict.fromkeys(f"word:{part}" for name in names for part in parts(name))]


def _person_keys(entity: Entity) -> Iterator[str]:
    if entity.name.islower():
        return
    found = parts(entity.name)
    if is_lone(found):
        if (word := strong(found)[0]).isalpha() and len(word) > 1 and not is_title(entity.name):
            yield f"lone:{word}"
        return
    yield from (f"person:{pair}" for pair in pairs(found))
    yield from (f"lone:{nick}" for nick in nicknames(entity))


def nicknames(entity: Entity) -> list[str]:
    """The sounds of single words by which a person is called beside the name (``Jo`` for ``Joko Maresk``)."""
    own = parts(entity.name)
    found = [parts(alias) for alias in entity.aliases]
    return [
        alias[0]
        for alias in found
        if len(alias) == 1 and len(alias[0]) > 2 and not any(same_word(alias[0], word) for word in own)
    ]


def short_keys(name: str) -> list[str]:
    """The keys by which somebody with a full name is found by a short one: its first word and its last."""
    found = strong(parts(name))
    return [f"short:{word}" for word in dict.fromkeys((found[0], found[-1]))] if len(found) > 1 else []


def is_lone(name: Parts) -> bool:
    """Whether only one word of a name tells who is meant."""
    return len(strong(name)) == 1


def _body_keys(entity: Entity) -> Iterator[str]:
    if entity.country and (state := state_key(entity.name, entity.country)):
        yield state
    names = (entity.name, *entity.aliases) if entity.type == ORGANISATION else (entity.name,)
    for name in names:
        if is_description(name) or not _tells(name):
            continue
        if body := body_key(name):
            yield body
        elif entity.type == ORGANISATION and is_letters(name):
            yield f"also:{plain(name)}"


# ---------------------------------------------------------------------- choice


def choose(entity: Entity, known: Iterable[Known]) -> Known | None:
    """Which of those that share a key it is; None where it is none of them, or nobody could say which."""
    fitting = [each for each in known if may_be(entity, each)]
    if not fitting:
        return None
    if entity.type == PERSON and is_lone(parts(entity.name)):
        return _choose_lone(entity, fitting)
    return max(fitting, key=lambda each: _fitness(entity, each))


def _fitness(entity: Entity, known: Known) -> tuple[bool, bool, int, int]:
    same_country = known.country is not None and known.country == entity.country
    same_field = bool(entity.roles) and not fields(entity.roles).isdisjoint(fields(known.roles))
    return same_country, same_field, known.appearances, -known.id


def _choose_lone(entity: Entity, fitting: list[Known]) -> Known | None:
    """Whose short name it is: his alone of whom the dossier tells much more than of all others of that name."""
    full = [each for each in fitting if _may_be_called_so(entity, each)]
    same = [each for each in fitting if each.type != PERSON or is_lone(parts(each.name))]
    often: dict[int, int] = {}
    for each in full:
        often[each.shown] = often.get(each.shown, 0) + each.appearances
    best = max(full, key=lambda each: (often[each.shown], -each.id), default=None)
    if best is not None and is_given(entity.name):
        most, others = often[best.shown], sum(often.values()) - often[best.shown]
        others = max([others, *(each.appearances // _MORE for each in same)])
        if (most >= _OFTEN and most >= _MORE * others) or (len(often) == 1 and _evidence(entity, best)):
            return best
    if len(often) >= _MANY:
        same = [each for each in same if _evidence(entity, each)]
    return max(same, key=lambda each: _fitness(entity, each), default=None)


def _may_be_called_so(entity: Entity, known: Known) -> bool:
    """Whether it is a person in full, told by a role to be one, and of no other role than a short name's."""
    if known.type != PERSON or not known.roles or is_lone(parts(known.name)):
        return False
    if not entity.roles or not fields(entity.roles).isdisjoint(fields(known.roles)):
        return True
    told = {word for role in known.roles for word in role.casefold().split()}
    return any(word in told for role in entity.roles for word in role.casefold().split())


def _evidence(entity: Entity, known: Known) -> bool:
    """Whether more than the name speaks for it: the country, or a role in the same words."""
    if known.country is not None and known.country == entity.country:
        return True
    told = {role.casefold() for role in known.roles}
    return any(role.casefold() in told for role in entity.roles)


def may_be(entity: Entity, known: Known) -> bool:
    """Whether nothing speaks against it."""
    if not _countries_agree(entity, known):
        return False
    if (entity.type == PERSON) != (known.type == PERSON):
        return _may_be_mistaken(entity, known)
    if entity.type != PERSON:
        return _bodies_agree(entity, known)
    return _names_agree(entity, known) and not fields_differ(entity.roles, known.roles)


def _countries_agree(entity: Entity, known: Known) -> bool:
    if not known.country or not entity.country or known.country == entity.country:
        return True
    return entity.type == PERSON and known.appearances >= _SURE and len(parts(entity.name)) > 1


def _may_be_mistaken(entity: Entity, known: Known) -> bool:
    """Whether a person and something else of the very same name are one, of which the reader took one wrongly.

    Two may share a single word: there a role tells that somebody of that name is meant.
    """
    if plain(entity.name) not in map(plain, known.names):
        return False
    roles = entity.roles if entity.type == PERSON else known.roles
    return not roles or len(plain(entity.name).split()) > 1


def _names_agree(entity: Entity, known: Known) -> bool:
    own, other = parts(entity.name), parts(known.name)
    if not is_lone(own):
        return same_name(own, other)
    if is_lone(other):
        return own == other
    ends = strong(other)
    return own == ends[:1] or own == ends[-1:] or own in map(parts, known.names)


def _bodies_agree(entity: Entity, known: Known) -> bool:
    names = [name for name, times in known.names.items() if times] or [known.name]
    if entity.type == COUNTRY or known.type == COUNTRY:
        return True  # by the same code, or the very same name
    own = {plain(entity.name), body_key(entity.name), entity.country and state_key(entity.name, entity.country)}
    for name in names:
        if {plain(name), body_key(name), known.country and state_key(name, known.country)} & own - {None, ""}:
            return True
    short = {plain(name) for name in (entity.name, *entity.aliases) if is_letters(name)}
    return not short.isdisjoint(map(plain, known.names)) and body_names_agree([entity.name], names)


# ---------------------------------------------------------------------- what is known afterwards


def weight(kind: str, roles: bool, country: bool) -> int:
    """How much an appearance speaks for its type."""
    return _WEIGHTS.get(kind, 1) + (_TOLD if roles and kind == PERSON else country)


def heaviest(types: Mapping[str, int], otherwise: str) -> str:
    """The type for which most speaks."""
    return max(sorted(types), key=lambda kind: types[kind], default=otherwise)


def best_name(names: Mapping[str, int], kind: str, otherwise: str) -> str:
    """What an entity is called most: a person in full where that is known, a body not by what only describes it."""
    used = [name for name, times in names.items() if times > 0]
    if kind == PERSON:
        used = [name for name in used if not is_lone(parts(name))] or used
    else:
        used = [name for name in used if not is_description(name)] or used

    def often(name: str) -> tuple[int, bool, int, str]:
        whole = not is_short(name) and not name[0].islower()  # letters are written more often than what they mean
        return names[name] * (1 + whole), is_short(name) or not name.isupper(), len(name), name

    return max(used, key=often, default=otherwise)
