"""Words and marks of a text with their offsets; paragraphs as runs of them. No language is known here."""

from __future__ import annotations

import re

from rundingan.text.folded import Folded

# A word may hold digits, inner hyphens, apostrophes, slashes and abbreviating stops: Al-Qur'an, a/l, U.S, 1,250.5
_TOKEN = re.compile(
    r"""
    [^\W\d_]                                             # a letter:
    (?:
        \.(?:[^\W\d_]\.)+                               #   Y.A.B.  U.S.
      | [^\W_]*                                          #   a word; RM1.1, Al-Qur'an, a/l
        (?:(?:(?<=\d)[.,](?=\d) | ['’ʼ/&.](?=[^\W\d_])(?<!\w\w\.) | [-‐‑_])[^\W_]+)*
    )
  | \d+(?:[.,:/]\d+)*(?:-[^\W\d_]+|[^\W\d_][^\W_]*)?  # 1,250  9.30  4/7/2018  1990-an  1MDB
  | \n
  | ''|’’|‘‘|``
  | \.{2,}
  | [^\s\w]
  | \w
    """,
    re.VERBOSE,
)


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
        starts: list[int] = []
        words: list[str] = []
        paragraphs: list[tuple[int, int]] = []
        first = 0
        for match in _TOKEN.finditer(folded.text):
            word = match[0]
            if word == "\n":
                if first < len(words):
                    paragraphs.append((first, len(words)))
                    first = len(words)
                continue
            starts.append(match.start())
            words.append(word)
        if first < len(words):
            paragraphs.append((first, len(words)))
        self.starts = starts
        self.words = words
        self.ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
        lower = folded.lower
        lows = [lower[start:end] for start, end in zip(starts, self.ends, strict=True)]
        if "’" in folded.text or "ʼ" in folded.text:
            lows = [low.replace("’", "'").replace("ʼ", "'") for low in lows]
        self.lows = lows
        self.paragraphs = paragraphs
