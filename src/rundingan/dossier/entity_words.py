"""What the language packs say of entities over articles: spellings of names, fields of roles, kinds of bodies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from rundingan.dossier.analysis import folded
from rundingan.rules.pack import languages, load

_TABLE: Final = "entities"
_LINKS: Final = re.compile(r"[-–—]+")
_LONGEST: Final = 3
"""Words of a phrase that tells a field."""


def tidy(words: str) -> str:
    """Words in small letters, without full stops and hyphens, which some outlets write and others do not."""
    return " ".join(_LINKS.sub(" ", folded(words).replace(".", "")).split())


@cache
def particles() -> frozenset[str]:
    """Words within names that some outlets leave out."""
    return frozenset(folded(entry.words) for code in languages() for entry in load(code).words("name_particles"))


@cache
def optional_names() -> frozenset[str]:
    """Words of names, titles among them, that are put in or left out without another person being meant."""
    return frozenset(folded(word) for table in _tables("optional") for words in table.values() for word in words)


@cache
def name_forms() -> Mapping[str, str]:
    """Spelling of a name -> the one that stands for all of them."""
    return {word: form for form, words in _lists("name_forms").items() for word in words}


@cache
def bodies() -> Mapping[str, str]:
    """Well-known bodies by all their names in all languages; two keys that share a name are one."""
    names = [
        (tidy(entry.words), entry.fields[0])
        for code in languages()
        for entry in load(code).words("bodies")
        if entry.fields
    ]
    same: dict[str, str] = {}

    def first(key: str) -> str:
        while key in same:
            key = same[key]
        return key

    found: dict[str, str] = {}
    for name, key in names:
        one, other = first(found.setdefault(name, key)), first(key)
        if one != other:
            same[max(one, other)] = min(one, other)
    return {name: first(key) for name, key in found.items()}


@cache
def body_kinds() -> Mapping[str, str]:
    """Noun for a body of a state -> what kind of body it is."""
    return {word: kind for kind, words in _lists("body_kinds").items() for word in words}


@cache
def country_parts() -> Mapping[str, str]:
    """Names in the lists of countries that are of a part of one -> a key for that part."""
    return {word: part for part, words in _lists("country_parts").items() for word in words}


@cache
def places() -> Mapping[str, str]:
    """Names of places and regions that are another in each language -> one that stands for all of them."""
    return {word: place for place, words in _lists("places").items() for word in words}


@cache
def titles() -> frozenset[str]:
    """Titles and words of honour, which are nobody's name."""
    own = {tidy(entry.words) for code in languages() for entry in load(code).words("honorifics")}
    return frozenset(own) | optional_names()


@cache
def owned_endings() -> tuple[str, ...]:
    """Endings by which a noun is somebody's, who is told elsewhere."""
    return tuple(ending for code in languages() for ending in load(code).table("pack").get("owned", ()))


@cache
def state_names() -> Mapping[str, str]:
    """Names of countries and what is called after them -> ISO 3166-1 alpha-2."""
    return {
        tidy(entry.words): entry.fields[0]
        for code in languages()
        for words in ("countries", "demonyms")
        for entry in load(code).words(words)
        if entry.fields
    }


@cache
def common_nouns() -> frozenset[str]:
    """Nouns for bodies, states and people: alone, they name nobody."""
    return frozenset(
        tidy(entry.words)
        for code in languages()
        for words in ("body_nouns", "state_nouns", "people_nouns", "relational_nouns")
        for entry in load(code).words(words)
    )


@cache
def everyday() -> frozenset[str]:
    """Words that are written with a capital and name nobody: of peoples, languages, days; and nouns."""
    own = {tidy(entry.words) for code in languages() for entry in load(code).words("common_caps")}
    return frozenset(own) | common_nouns()


@cache
def openers() -> frozenset[str]:
    """Words before a noun that are no part of a name."""
    return frozenset(
        folded(entry.words)
        for code in languages()
        for words in ("articles", "determiners", "quantifiers", "possessives")
        for entry in load(code).words(words)
    )


@lru_cache(maxsize=50_000)
def fields_of(role: str) -> frozenset[str]:
    """The fields of life that a role belongs to, as far as its words tell."""
    known = _field_words()
    words = tidy(role).split()
    phrases = (
        " ".join(words[at : at + size]) for size in range(1, _LONGEST + 1) for at in range(len(words) + 1 - size)
    )
    return frozenset().union(*(known.get(phrase, frozenset()) for phrase in phrases))


def fields(roles: Iterable[str]) -> frozenset[str]:
    """The fields of life that roles belong to."""
    return frozenset().union(*map(fields_of, roles))


def fields_differ(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether roles are of fields between which hardly anybody goes (a minister, a footballer)."""
    these, those = fields(one), fields(other)
    if not these or not those:
        return False
    ways = _ways()
    return not any(here == there or there in ways[here] for here in these for there in those)


@cache
def _field_words() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for field, words in _lists("role_fields").items():
        for word in words:
            found[word].add(field)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _ways() -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for field, others in _lists("field_ways").items():
        for other in others:
            found[field].add(other)
            found[other].add(field)
    return found


def _lists(name: str) -> dict[str, dict[str, None]]:
    """A table of lists of words over all languages, the words tidied, each once."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for table in _tables(name):
        for key, words in table.items():
            found[key].update(dict.fromkeys(map(tidy, words)))
    return found


def _tables(name: str) -> Iterator[dict[str, list[str]]]:
    return (load(code).table(_TABLE).get(name, {}) for code in languages())
