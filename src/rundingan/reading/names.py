"""Names as words: folded, compared, in two spellings, in a short form and a long one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
"""A word of a name, with its inner marks."""
_LONG = 6
"""Letters from which a word may be spelt in two ways and still be one name."""
_VOWELS: Final = frozenset(("a", "e", "i", "o", "u"))
_NUMERALS: Final = frozenset(("i", "v", "x", "l", "c"))
_SHORT_NUMBER = 2
"""Letters of a Roman number that may be another's turned round (9 and 11): of longer ones one is a slip."""
_NO_LETTER = re.compile("[^a-z0-9]+")

Folded = tuple[str, ...]
"""The words of a name, folded."""


@lru_cache(maxsize=50_000)
def fold_name(word: str) -> str:
    """A name's word, or several, without case, accents, marks and blanks."""
    if word.isascii():
        return _NO_LETTER.sub("", word.lower())
    flat = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in flat if c.isalnum())


def same_word(a: str, b: str) -> bool:
    """Whether two folded words are one name in two spellings: a letter more or less, i for y, two changed, or another
    vowel, in a long word; or a Roman number with two changed."""
    if a == b:
        return True
    if len(a) == len(b) > _SHORT_NUMBER and _NUMERALS.issuperset(a) and _NUMERALS.issuperset(b):
        return _swapped(a, b)
    if min(len(a), len(b)) < _LONG or a[0] != b[0] or abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        return a.replace("y", "i") == b.replace("y", "i") or _swapped(a, b) or _other_vowel(a, b)
    short, long = sorted((a, b), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(1, len(long)))


def _swapped(a: str, b: str) -> bool:
    """Whether two neighbours have changed places, as they do in haste."""
    at = next(i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y)
    return a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]


def _other_vowel(a: str, b: str) -> bool:
    """Whether one vowel is another in a name that is long enough to be known all the same."""
    other = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(a) > _LONG and len(other) == 1 and all(letter in _VOWELS for letter in other[0])


def within(short: Folded, long: Folded) -> bool:
    """Whether the words of a short form stand in the long one in the same order."""
    if not short:
        return False
    if len(short) == 1 and (len(short[0]) < _LONG or short[0] in long):
        return short[0] in long
    if short == long:
        return True
    rest = iter(long)
    return all(any(same_word(word, other) for other in rest) for word in short)


class Words(dict[tuple[int, int], list[str]]):
    """Span -> its words; each is looked at once.

    Args:
        text: what the spans are of.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def __missing__(self, span: tuple[int, int]) -> list[str]:
        words = self._text[span[0] : span[1]].split()
        if not "".join(words).isalpha():  # most names are letters and blanks alone
            words = WORD.findall(self._text, *span)
        self[span] = words
        return words

    def folded(self, span: tuple[int, int]) -> Folded:
        """The words, folded."""
        return tuple(map(fold_name, self[span]))
