"""Words and marks of a text with their offsets; paragraphs as runs of them. No language is known here."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import sub
from typing import Final, TypeAlias

from rundingan.text.folded import Folded, lower

# A token with the blanks before it, so that those of a line, one after the other, are the whole of it.
# A word may hold digits, inner hyphens, apostrophes, slashes and abbreviating stops: Al-Qur'an, a/l, U.S, 1,250.5
_TOKEN = re.compile(
    r"""
    \s*+(?:
    [a-zA-Z]{2,}+(?![-‐‑_'’ʼ/&\w])                       # most words, at their quickest
  | [^\W\d_]                                             # a letter:
    (?:
        \.(?:[^\W\d_]\.)+                               #   Y.A.B.  U.S.
      | [^\W_]*+                                         #   a word; RM1.1, Al-Qur'an, a/l
        (?:(?:(?<=\d)[.,](?=\d) | ['’ʼ/&.](?=[^\W\d_])(?<!\w\w\.) | [-‐‑_])[^\W_]+)*
    )
  | \d+(?:[.,:/]\d+)*(?:-[^\W\d_]+|[^\W\d_][^\W_]*)?  # 1,250  9.30  4/7/2018  24-hour  9News
  | ''|’’|‘‘|``
  | \.{2,}
  | [^\s\w]
  | \w
    )
    """,
    re.VERBOSE,
)


Numbers: TypeAlias = "list[int] | array[int]"
_LONG: Final = 1_000_000
"""Letters from which on offsets are kept packed: a fifth of the memory, and a little slower to look up."""
MEMO_LIMIT: Final = 200_000
"""Words remembered at once: bounds memory on endless text."""


class _Lows(dict[str, str]):
    """Word -> the word in lower case, its apostrophes plain; always the same string for one word."""

    def __missing__(self, word: str) -> str:
        if len(self) > MEMO_LIMIT:
            self.clear()
        low = lower(word).replace("’", "'").replace("ʼ", "'")
        low = self[word] = self.setdefault(low, low)
        return low


low_of: Final = _Lows().__getitem__
"""A word in lower case, its apostrophes plain."""


class _Same(dict[str, str]):
    """Word -> the same word; always one string for one word, which saves memory, and time where it is looked up."""

    def __missing__(self, word: str) -> str:
        if len(self) > MEMO_LIMIT:
            self.clear()
        self[word] = word
        return word


_same: Final = _Same().__getitem__


def numbers(size: int, given: Iterable[int] = ()) -> Numbers:
    """A list for the numbers of a text of so many letters; packed where it is long."""
    return array("Q", given) if size > _LONG else list(given)


class Tokens:
    """The tokens of a folded text, as parallel lists.

    Attributes:
        starts: offset of each token's first character in ``folded.text``.
        ends: offset after its last.
        words: the token as written.
        lows: the token in lower case, apostrophes plain.
        paragraphs: ``(first token, token after the last)`` of every paragraph that has any.
    """

    __slots__ = ("ends", "folded", "lows", "paragraphs", "starts", "words")

    def __init__(self, folded: Folded) -> None:
        self.folded = folded
        ends = numbers(len(folded.text))
        self.ends: Sequence[int] = ends
        self.words: list[str] = []
        self.paragraphs: list[tuple[int, int]] = []
        at = 0
        for line in folded.text.split("\n"):
            if line:
                self._add(line, at, ends)
            at += len(line) + 1
        starts = map(sub, ends, map(len, self.words))
        self.starts: Sequence[int] = numbers(len(folded.text), starts)
        self.lows = list(map(low_of, self.words))

    def _add(self, line: str, at: int, ends: Numbers) -> None:
        """The tokens of the line that begins at ``at``."""
        pieces = _TOKEN.findall(line.rstrip())  # blanks that no token follows would be tried again and again
        if pieces:
            first = len(self.words)
            self.words += map(_same, map(str.strip, pieces))
            offsets = accumulate(map(len, pieces), initial=at)
            next(offsets)
            ends.extend(offsets)
            self.paragraphs.append((first, len(self.words)))
