"""Names of persons over spellings: ``Zelensky``, ``Zelenskyy`` and ``Zelenskiy`` sound the same.

>>> sound("Zelenskyy") == sound("Zelenskiy") == sound("Zelensky")
True
>>> same_name(parts("Volodymyr Zelenskyy"), parts("Volodymyr O. Zelenskiy"))
True
>>> same_name(parts("Hassan Maresk"), parts("Hussein Maresk"))
False
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from rundingan.dossier.analysis import folded
from rundingan.dossier.entity_words import name_forms, optional_names, particles

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*|\d+")
_MARKS: Final = re.compile(r"['’ʼ`]")
_BRACKETS: Final = re.compile(r"[(\[][^)\]]*[)\]]?")
_SOUNDS: Final = (  # letters that outlets choose among for one sound
    ("sch", "s"), ("tsch", "c"), ("tch", "c"), ("shch", "s"), ("sh", "s"), ("ch", "c"), ("tj", "c"), ("dj", "j"),
    ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ts", "s"), ("tz", "s"), ("ck", "k"),
    ("oe", "u"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("ey", "i"), ("ei", "i"), ("ij", "i"), ("yi", "i"),
    ("yy", "i"), ("iy", "i"), ("y", "i"), ("q", "k"), ("x", "ks"), ("w", "v"), ("ae", "a"), ("o", "u"), ("e", "i"),
)  # fmt: skip
_TWICE: Final = re.compile(r"(.)\1+")
_VOWELS: Final = re.compile(r"(?<!^)[aiu]")
_SLIP: Final = 5
"""Letters from which a word with one letter more or less, or two that changed places, is the same misspelt."""
_LONG: Final = 8
"""Letters from which words that are much alike are the same."""
_ALIKE: Final = 0.85

_ARTICLE: Final = 2
"""Letters up to which a particle at the beginning of a name is left out; a longer one begins the name (``Abu``)."""

Parts = tuple[str, ...]


@lru_cache(maxsize=100_000)
def parts(name: str) -> Parts:
    """The words of a name as they sound, without particles; all of them where nothing else is left."""
    words = [_MARKS.sub("", folded(word)) for word in _WORD.findall(_BRACKETS.sub(" ", name))]
    kept = [word for at, word in enumerate(words) if word not in particles() or (at == 0 and len(word) > _ARTICLE)]
    kept = kept or words
    return tuple(sound(word) for word in kept)


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """A word by its sound, roughly: one spelling for many."""
    word = folded(word)
    return _spoken(name_forms().get(word, word))


def _spoken(word: str) -> str:
    found = word
    for written, spoken in _SOUNDS:
        if written in found:
            found = found.replace(written, spoken)
    return _TWICE.sub(r"\1", found) or found


@cache
def _optional() -> frozenset[str]:
    return frozenset(map(sound, optional_names()))


@lru_cache(maxsize=100_000)
def strong(name: Parts) -> Parts:
    """The words of a name by which a person is told from others; all of them where they are fewer than two."""
    kept = tuple(word for word in name if word not in _optional() and len(word) > 1)
    return kept if len(kept) > 1 else tuple(word for word in name if len(word) > 1) or name


def frame(word: str) -> str:
    """The first letter and the consonants of a sound."""
    return _VOWELS.sub("", word) or word


def pairs(name: Parts) -> Iterator[str]:
    """Pairs of a name's words, by their consonants: two forms of one name have one of them in common."""
    frames = [frame(word) for word in strong(name)]
    for one, two in pairwise(frames):
        yield f"{one} {two}"
    if len(frames) > 2:
        yield f"{frames[0]} {frames[-1]}"


@lru_cache(maxsize=100_000)
def same_word(one: str, other: str) -> bool:
    """Whether two sounds are one word of a name, misspelt perhaps."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SLIP or one[0] != other[0]:
        return False
    if len(longer) == len(shorter) + 1 and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))):
        return True
    if len(longer) == len(shorter) and _swapped(one, other):
        return True
    return len(shorter) >= _LONG and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _swapped(one: str, other: str) -> bool:
    differ = [at for at in range(len(one)) if one[at] != other[at]]
    if len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    return one[differ[0]] == other[differ[1]] and one[differ[1]] == other[differ[0]]


@lru_cache(maxsize=200_000)
def same_name(one: Parts, other: Parts) -> bool:
    """Whether one name is the other, or leaves out some of its words, two or more being the same.

    What outlets put in or leave out at will may be missing on either side. A word may be misspelt where another is
    not, and an initial stands for a word.
    """
    if one == other or "".join(one) == "".join(other):
        return True
    shorter, longer = sorted((strong(one), strong(other)), key=len)
    if len(shorter) < 2:
        return False
    if "".join(shorter) == "".join(longer):
        return True
    exact = slips = at = 0
    for word in shorter:
        while at < len(longer) and not same_word(word, longer[at]):
            at += 1
        if at == len(longer):
            return False
        exact += word == longer[at]
        slips += word != longer[at]
        at += 1
    return exact >= max(1, slips) and _initials_agree(one, other)


def _initials_agree(one: Parts, other: Parts) -> bool:
    """Whether initials in both names, where there are any, begin one another's words (``Anton K.``, ``Anton L.``)."""
    these, those = ({word for word in name if len(word) == 1} for name in (one, other))
    first = {word[0] for word in other}
    return not these or not those or bool(these & those) or these <= first
