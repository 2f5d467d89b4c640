"""Copies: the same report in several outlets, told by the words that they share.

A sketch of an article is the smallest hashes of its runs of five words (Broder's bottom-k sketch, "On the resemblance
and containment of documents", 1997): copies share most of them, and each is a key under which a store can look.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from typing import Final
from zlib import crc32

from rundingan.dossier.analysis import folded

_WORD: Final = re.compile(r"[^\W_]+")
_RUN: Final = 5
"""Words of a run."""
SIZE: Final = 24
"""Hashes of a sketch."""
_LEAST: Final = 5
"""Hashes that a sketch has at least, or nothing is a copy of the article."""
_LIKE: Final = 0.4
"""Share of hashes, the smaller sketch's within the union's smallest, from which two articles are copies."""


def sketch(text: str) -> list[int]:
    """The sketch of a text, sorted; fewer hashes for a short one."""
    words = _WORD.findall(folded(text))
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    return nsmallest(SIZE, {crc32(run.encode()) for run in runs})


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """How much of two texts is the same, 0 to 1, as their sketches tell it."""
    union = nsmallest(SIZE, {*one, *other})
    return len({*union} & {*one} & {*other}) / len(union) if union else 0.0


def original(made: Sequence[int], known: Mapping[int, Sequence[int]]) -> int | None:
    """Of which of the known articles (id: sketch) this one is a copy; the one most like it, or None."""
    if len(made) < _LEAST:
        return None
    likeness = {article: resemblance(made, found) for article, found in known.items()}
    best = max(likeness, key=lambda article: (likeness[article], -article), default=None)
    return best if best is not None and likeness[best] >= _LIKE else None
