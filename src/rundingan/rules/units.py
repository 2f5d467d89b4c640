"""An article as a string of symbols: one unit a word, phrase, mark, quotation, time or mention."""

from __future__ import annotations

from rundingan.rules.lexicon import Lexicon, Word
from rundingan.text.tokens import Tokens


class Units:
    """A run of units over the tokens of an article.

    Attributes:
        tokens: what the units are made of.
        first: the first token of each unit.
        last: the token after its last.
        symbols: one character a unit.
    """

    __slots__ = ("first", "last", "lexicon", "symbols", "tokens")

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, first: list[int], last: list[int], symbols: str
    ) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.first = first
        self.last = last
        self.symbols = symbols

    def __len__(self) -> int:
        return len(self.first)

    def start(self, unit: int) -> int:
        """Offset of a unit's first character in the folded text."""
        return self.tokens.starts[self.first[unit]]

    def end(self, unit: int) -> int:
        """Offset after a unit's last character."""
        return self.tokens.ends[self.last[unit] - 1]

    def low(self, unit: int) -> str:
        """The unit's words in lower case, joined by blanks."""
        return " ".join(self.tokens.lows[self.first[unit] : self.last[unit]])

    def text(self, start: int, end: int) -> str:
        """The folded text from unit ``start`` to before unit ``end``."""
        return self.tokens.folded.text[self.start(start) : self.end(end - 1)] if end > start else ""

    def classes(self, unit: int) -> frozenset[str]:
        """The tests that the unit passes: those of the patterns and of the engine."""
        return self.lexicon.alphabet.passes[self.symbols[unit]]


def words_of(tokens: Tokens, lexicon: Lexicon, start: int, end: int) -> list[tuple[int, int, Word]]:
    """Tokens ``start`` to ``end`` as words and phrases: first token, token after the last, what it is."""
    lows, words = tokens.lows, tokens.words
    known, look_up, phrase = lexicon.known, lexicon.look_up, lexicon.phrase
    starts = lexicon.phrase_starts
    out: list[tuple[int, int, Word]] = []
    at = start
    while at < end:
        word = words[at]
        what = known.get(word) or look_up(word, lows[at])
        size = 1
        if lows[at] in starts and (found := phrase(lows, at, end, word[0].isupper())):
            size, what = found
        out.append((at, at + size, what))
        at += size
    return out
