"""How surely a statement and its speaker are right: measured on marked articles, not felt.

``confidence.toml`` holds, for every rule, how often what it found was right, and for every way of resolving a speaker
how much better or worse than that it does. ``tools/calibrate.py`` writes it."""

from __future__ import annotations

import math
from functools import lru_cache

from rundingan.reading.referents import Resolved
from rundingan.reading.statements import Draft
from rundingan.rules.grammar import Grammar

_UNMEASURED = 0.7
_LEAST, _MOST = 0.05, 0.99


def confidence_of(draft: Draft, resolved: Resolved, *, nested: bool, grammar: Grammar) -> float:
    """The chance, from 0 to 1, that content and speaker are right."""
    return _chance(draft.rule, resolved.how, nested or draft.inside, grammar)


@lru_cache(maxsize=10_000)
def _chance(rule: str, how: str, nested: bool, grammar: Grammar) -> float:
    table = grammar.pack.table("confidence")
    score = table.get("base", _logit(_UNMEASURED))
    score += table.get("rule", {}).get(rule, 0.0)
    score += table.get("speaker", {}).get(how, 0.0)
    if nested:
        score += table.get("nested", 0.0)
    return round(min(_MOST, max(_LEAST, 1 / (1 + math.exp(-score)))), 2)


def _logit(chance: float) -> float:
    return math.log(chance / (1 - chance))
