"""Words as search sees them: small letters without accents, by their roots in the language of their article.

>>> terms("They negotiated.", "en")
['thei', 'negoti']
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from rundingan.rules.affixes import affixes
from rundingan.rules.pack import languages, load

_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_PIECES: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 60
"""Letters of a word that are looked at."""
_MEMO_LIMIT: Final = 200_000

Root = Callable[[str], str]


class _Terms(dict[str, tuple[str, ...]]):
    """Word -> its terms in one language, remembered."""

    def __init__(self, root: Root) -> None:
        super().__init__()
        self._root = root

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) > _MEMO_LIMIT:
            self.clear()
        found = self[word] = tuple(_terms(word[:_LONGEST], self._root))
        return found


def folded(word: str) -> str:
    """The word in small letters, without accents."""
    low = word.casefold()
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))


def _terms(word: str, root: Root) -> Iterator[str]:
    """What is searched for a word: its root; of a word with a hyphen whose root keeps it, each part's."""
    found = root(folded(word.replace("’", "'").replace("ʼ", "'")))
    for piece in _PIECES.findall(found):
        yield folded(piece) if piece == found else folded(root(piece))


@cache
def _words(language: str | None) -> _Terms:
    root = affixes(load(language)).root if language in languages() and language else str
    return _Terms(root)


def terms(text: str, language: str | None) -> list[str]:
    """The terms of a text in the order of its words."""
    known = _words(language)
    return [term for word in _WORD.findall(text) for term in known[word]]


def placed_terms(text: str, language: str | None) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Begin and end of each word of a text, with its terms."""
    known = _words(language)
    for match in _WORD.finditer(text):
        yield match.start(), match.end(), known[match.group()]


def ways(text: str, language: str | None = None) -> list[tuple[str, ...]]:
    """The terms of words that somebody searches, in each language that they may be of, each way once."""
    asked = [language] if language in languages() else [*languages(), None]
    return [*dict.fromkeys(tuple(terms(text, code)) for code in asked)]
