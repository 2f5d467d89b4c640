"""Names over spellings: ``Zelensky``, ``Zelenskyy`` and ``Zelenskiy`` look the same to a key.

>>> sound("Zelenskyy") == sound("Zelenskiy") == sound("Zelensky")
True
>>> same_name(parts("Volodymyr Zelenskyy"), parts("Volodymyr O. Zelenskiy"))
True
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Final

from rundingan.dossier.analysis import folded
from rundingan.rules.pack import languages, load

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*|\d+")
_MARKS: Final = re.compile(r"['’ʼ`-]")
_SOUNDS: Final = (  # letters that outlets choose among for one sound
    ("sch", "s"), ("tsch", "c"), ("tch", "c"), ("shch", "s"), ("sh", "s"), ("ch", "c"), ("tj", "c"), ("dj", "j"),
    ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ts", "s"), ("tz", "s"), ("ck", "k"),
    ("oe", "u"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("ey", "i"), ("ei", "i"), ("ij", "i"), ("yi", "i"),
    ("yy", "i"), ("iy", "i"), ("y", "i"), ("q", "k"), ("x", "ks"), ("w", "v"), ("ae", "a"),
)  # fmt: skip
_TWICE: Final = re.compile(r"(.)\1+")
_VOWELS: Final = re.compile(r"(?<!^)[aeiou]")
_ALIKE: Final = 0.8
"""How alike the sounds of two spellings of a name are at least."""
_FRAME: Final = 3
"""Consonants by which two spellings are the same though their vowels differ."""


@cache
def _particles() -> frozenset[str]:
    """Words within names that some outlets leave out."""
    return frozenset(folded(entry.words) for code in languages() for entry in load(code).words("name_particles"))


@lru_cache(maxsize=100_000)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name as they sound, without particles; all of them where nothing else is left."""
    words = [_MARKS.sub("", folded(word)) for word in _WORD.findall(name)]
    kept = [word for word in words if word not in _particles()] or words
    return tuple(sound(word) for word in kept)


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """A word by its sound, roughly: one spelling for many."""
    found = folded(word)
    for written, spoken in _SOUNDS:
        if written in found:
            found = found.replace(written, spoken)
    return _TWICE.sub(r"\1", found) or found


def frame(word: str) -> str:
    """The first letter and the consonants of a sound."""
    return _VOWELS.sub("", word) or word


@lru_cache(maxsize=100_000)
def same_word(one: str, other: str) -> bool:
    """Whether two sounds may be one word of a name; an initial may stand for a word."""
    if one == other:
        return True
    if not one or not other or one[0] != other[0]:
        return False
    if len(one) == 1 or len(other) == 1:
        return True
    if frame(one) == frame(other) and len(frame(one)) >= _FRAME:
        return True
    return min(len(one), len(other)) > _FRAME and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is the other or leaves out some of its words, two or more being the same."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 2:
        return len(longer) == 1 and shorter == longer
    at = 0
    whole = 0
    for word in shorter:
        while at < len(longer) and not same_word(word, longer[at]):
            at += 1
        if at == len(longer):
            return False
        whole += len(word) > 1 and len(longer[at]) > 1
        at += 1
    return whole >= 2
