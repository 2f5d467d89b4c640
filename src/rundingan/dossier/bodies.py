"""Names of bodies, countries and places over spellings and languages, told from descriptions, which name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from rundingan.dossier.analysis import folded
from rundingan.dossier.entity_words import (
    bodies,
    body_kinds,
    common_nouns,
    country_parts,
    everyday,
    openers,
    owned_endings,
    places,
    state_names,
    tidy,
    titles,
)
from rundingan.dossier.names import sound

_BRACKETS: Final = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’.&/][^\W_]+)*")
_LETTERS: Final = re.compile(r"[^\W\d_]")
COUNTRY: Final = "country"
"""The kind of body that is the country itself."""
_WHOLE: Final = 2
"""Words from which the name of a body is no short form."""
_ALIKE: Final = 0.5
"""Which share of the words of the shorter of two names of one body is in both."""


@lru_cache(maxsize=50_000)
def plain(name: str) -> str:
    """A name in small letters, without brackets, full stops, hyphens and what stands before a noun.

    Of a place with another name in each language it is the same in all.

    >>> plain("The U.N. (New York)"), plain("South-East Asia") == plain("Southeast Asia")
    ('un', True)
    """
    words = tidy(_BRACKETS.sub(" ", name)).split()
    while len(words) > 1 and words[0] in openers():
        words = words[1:]
    found = " ".join(words)
    return places().get(found, found)


@lru_cache(maxsize=50_000)
def is_description(name: str) -> bool:
    """Whether a name only says what somebody is (``the ministry``, ``a group``), so that another may be so called.

    >>> is_description("the government"), is_description("Veloria Party")
    (True, False)
    """
    words = _WORD.findall(_BRACKETS.sub(" ", name))
    while len(words) > 1 and folded(words[0]) in openers():
        words = words[1:]
    if not any(_LETTERS.search(word) for word in words):
        return True
    if any(not word.islower() for word in words[1:] if _LETTERS.search(word)):
        return len(words) > 1 and name.isupper() and plain(name) in common_nouns()
    first = words[0]
    if first.islower() and (len(words) == 1 or first.endswith(owned_endings())):
        return first not in bodies()
    if len(words) == 1 and first.isupper() and first.lower() in bodies():
        return False
    return tidy(first) in common_nouns()


def is_title(name: str) -> bool:
    """Whether a name is no more than a title (``Tun``), which tells nobody from others."""
    return tidy(name) in titles()


def is_given(name: str) -> bool:
    """Whether a single word may be somebody's name: it is none of a people, a language, a day, or of every day."""
    low = tidy(name)
    return low not in state_names() and low not in everyday()


def is_short(name: str) -> bool:
    """Whether the name of a body is a short form or letters (``UNHCR``), which others may share."""
    return len(name.split()) < _WHOLE


def is_letters(name: str) -> bool:
    """Whether it is a short form that names a body, none of a country and no mere noun."""
    return is_short(name) and not is_description(name) and tidy(name) not in state_names()


def body_key(name: str) -> str | None:
    """The key of a well-known body, in whatever language it is named."""
    found = bodies().get(plain(name))
    return f"body:{found}" if found else None


def state_key(name: str, country: str) -> str | None:
    """The key of a body of a state that is named by what it is and whose it is (``the Velorian army``)."""
    words = [word for word in plain(name).split() if word not in openers()]
    for at in range(len(words)):
        for end in range(len(words), at, -1):
            kind = body_kinds().get(" ".join(words[at:end]))
            if kind and _is_state([*words[:at], *words[end:]], country):
                return f"country:{country}" if kind == COUNTRY else f"state:{country}:{kind}"
    return None


def _is_state(words: list[str], country: str) -> bool:
    """Whether words are a name of a state, or none are left."""
    left = " ".join(words).removesuffix("'s").removesuffix("’s")
    return not left or state_names().get(left) == country


def country_key(name: str, country: str) -> str:
    """The key of a country, or of a part of one that has no code of its own."""
    return f"country:{country_parts().get(plain(name)) or country}"


def body_names_agree(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether the full names of two bodies that share letters may be names of one; so where one has none."""
    these = [name for name in one if not is_short(name)]
    those = [name for name in other if not is_short(name)]
    return not these or not those or any(_alike(here, there) for here in these for there in those)


def _alike(one: str, other: str) -> bool:
    these, those = set(map(sound, plain(one).split())), set(map(sound, plain(other).split()))
    return len(these & those) > _ALIKE * min(len(these), len(those))
