"""Which language an article is written in, told offline by the function words of a few languages."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rundingan.rules.pack import language_words
from rundingan.text.folded import Folded
from rundingan.text.tokens import Tokens

_LOOK_AT = 600
"""Words at the head of an article that are looked at; enough to tell, and bounds the time."""
_OWN, _SHARED = 3.0, 1.0
_DOUBT = 0.5
_LEAST = 0.06
"""The least share of known words for an answer: below it a text is names, numbers or another language."""


class Language(NamedTuple):
    """A language (ISO 639-1, None where it cannot be told), its name, and how sure that is (0 to 1)."""

    code: str | None
    name: str
    confidence: float


def find_language(folded: Folded) -> Language:
    """The language of a text.

    A word of a language's own counts three times as much as one that it shares with its neighbours. The confidence
    is the share that the language has of the own words met, drawn towards a half where they are few.
    """
    weights, names = _weights()
    words = [low for low in Tokens(Folded(folded.text[: _LOOK_AT * 12])).lows if low[0].isalpha()][:_LOOK_AT]
    if not words:
        return Language(None, "", 0.0)
    scores = dict.fromkeys(names, 0.0)
    own = dict.fromkeys(names, 0.0)
    hits = 0
    for word in words:
        found = weights.get(word)
        if found:
            hits += 1
            for code, weight in found:
                scores[code] += weight
                own[code] += weight == _OWN
    best = max(scores, key=lambda code: scores[code])
    if hits / len(words) < _LEAST:
        return Language(None, "", 0.0)
    return Language(best, names[best], round((own[best] + _DOUBT) / (sum(own.values()) + 2 * _DOUBT), 3))


@cache
def _weights() -> tuple[dict[str, tuple[tuple[str, float], ...]], dict[str, str]]:
    """Word -> languages and weights; and the languages' names."""
    table = language_words()
    weights: dict[str, list[tuple[str, float]]] = {}
    for code, entry in table.items():
        for word in entry["words"]:
            weights.setdefault(word, []).append((code, _SHARED))
        for word in entry["own"]:
            weights.setdefault(word, []).append((code, _OWN))
    return {w: tuple(f) for w, f in weights.items()}, {code: entry["name"] for code, entry in table.items()}
