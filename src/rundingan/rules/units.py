"""An article as a string of symbols: one unit a word, phrase, mark, quotation, time or mention."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import compress
from typing import NamedTuple

from rundingan.rules.kinds import CHUNKS
from rundingan.rules.lexicon import Lexicon
from rundingan.text.tokens import Numbers, Tokens, numbers

Run = tuple[int, int]
"""Tokens from the first to before the second."""


class Units:
    """A run of units over the tokens of an article.

    Attributes:
        tokens: what the units are made of.
        first: the first token of each unit.
        last: the token after its last.
        symbols: one character a unit.
    """

    __slots__ = ("first", "last", "lexicon", "symbols", "tokens")

    def __init__(self, tokens: Tokens, lexicon: Lexicon, first: Numbers, last: Numbers, symbols: str) -> None:
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

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Offsets of the first character of unit ``begin`` and after the last before unit ``end``."""
        return self.tokens.starts[self.first[begin]], self.tokens.ends[self.last[end - 1] - 1]

    def at(self, offset: int) -> int | None:
        """The unit that begins at an offset of the folded text; None where none does."""
        unit = bisect_left(self.first, bisect_left(self.tokens.starts, offset))
        return unit if unit < len(self.first) and self.start(unit) == offset else None

    def from_token(self, token: int, after: int = 0) -> int:
        """The first unit, from ``after`` on, that begins at a token or later."""
        return bisect_left(self.first, token, after)

    def low(self, unit: int) -> str:
        """The unit's words in lower case, joined by blanks."""
        first, last = self.first[unit], self.last[unit]
        lows = self.tokens.lows
        return lows[first] if last - first == 1 else " ".join(lows[first:last])

    def text(self, start: int, end: int) -> str:
        """The folded text from unit ``start`` to before unit ``end``."""
        return self.tokens.folded.text[self.start(start) : self.end(end - 1)] if end > start else ""

    def classes(self, unit: int) -> frozenset[str]:
        """The tests that the unit passes: those of the patterns and of the engine."""
        return self.lexicon.alphabet.passes[self.symbols[unit]]


class Joining:
    """Units, some runs of which become one unit each, from left to right.

    Args:
        units: what there is; it stays as it is.
    """

    def __init__(self, units: Units) -> None:
        self._units = units
        size = len(units.tokens.folded.text)
        self._first = numbers(size)
        self._last = numbers(size)
        self._symbols: list[str] = []
        self._at = 0

    def keep(self, until: int) -> None:
        """Take the units to before ``until`` as they are."""
        at = self._at
        if at < until:
            units = self._units
            self._first.extend(units.first[at:until])
            self._last.extend(units.last[at:until])
            self._symbols.append(units.symbols[at:until])
            self._at = until

    def drop(self, until: int) -> None:
        """Leave the units to before ``until`` out."""
        self._at = until

    def join(self, begin: int, end: int, first: int, last: int, symbol: str) -> int:
        """Make one of units ``begin`` to before ``end``: tokens ``first`` to before ``last``; returns its place."""
        self.keep(begin)
        self._first.append(first)
        self._last.append(last)
        self._symbols.append(symbol)
        self._at = end
        return len(self._first) - 1

    def units(self) -> Units:
        """All, with what is left."""
        units = self._units
        self.keep(len(units))
        return Units(units.tokens, units.lexicon, self._first, self._last, "".join(self._symbols))


class Wording:
    """The words of an article as units.

    Args:
        tokens: the article.
        lexicon: what words are.
        heads: the tokens whose capital tells nothing.
    """

    def __init__(self, tokens: Tokens, lexicon: Lexicon, heads: Collection[int] = ()) -> None:
        words, lows = tokens.words, tokens.lows
        self._tokens = tokens
        self._lexicon = lexicon
        self._heads = heads
        self._symbols = list(map(lexicon.symbols.__getitem__, words))
        for at in heads:
            self._symbols[at] = lexicon.look_up(words[at], lows[at]).first
        seconds = lexicon.phrase_starts
        begun = compress(range(len(lows) - 1), map(seconds.__contains__, lows))  # the last token begins no phrase
        self._begun = [at for at in begun if lows[at + 1] in seconds[lows[at]]]

    def units(self, first: int, last: int, times: Sequence[Run] = ()) -> Units:
        """Tokens ``first`` to before ``last``, each phrase and each time as one unit.

        Args:
            first, last: the tokens.
            times: first token of each time and token after its last, in their order.
        """
        joined = self._phrases(first, last)
        if times:
            joined = _with_times(joined, times, self._lexicon.alphabet.symbol(CHUNKS["time"]))
        size = len(self._tokens.folded.text)
        firsts, lasts = numbers(size), numbers(size)
        symbols: list[str] = []
        at = first
        for start, end, symbol, until in joined:
            firsts.extend(range(at, start + 1))
            lasts.extend(range(at + 1, start + 1))
            lasts.append(end)
            symbols += self._symbols[at:start]
            symbols.append(symbol)
            at = until
        firsts.extend(range(at, last))
        lasts.extend(range(at + 1, last + 1))
        symbols += self._symbols[at:last]
        return Units(self._tokens, self._lexicon, firsts, lasts, "".join(symbols))

    def _phrases(self, first: int, last: int) -> list[_Joined]:
        """The phrases of the word lists, from left to right, the longest at each place."""
        words, lows, begun = self._tokens.words, self._tokens.lows, self._begun
        found: list[_Joined] = []
        until = first
        for at in begun[bisect_left(begun, first) : bisect_left(begun, last)]:
            if at < until:
                continue
            known = self._lexicon.phrase(lows, at, last, words[at][0].isupper())
            if known:
                size, what = known
                until = at + size
                found.append(_Joined(at, until, what.first if at in self._heads else what.symbol, until))
        return found


class _Joined(NamedTuple):
    """Tokens that are one unit: ``start`` to ``end``; the next unit begins at ``until``."""

    start: int
    end: int
    symbol: str
    until: int


def _with_times(phrases: list[_Joined], times: Sequence[Run], symbol: str) -> list[_Joined]:
    """Phrases and times; a phrase that begins within a time is none, nor is a time that begins within a phrase."""
    found: list[_Joined] = []
    at = 0
    for start, end in times:
        while at < len(phrases) and phrases[at].end <= start:
            found.append(phrases[at])
            at += 1
        if (found and start < found[-1].until) or (at < len(phrases) and phrases[at].start < start):
            continue
        until = end
        while at < len(phrases) and phrases[at].start < end:
            until = max(until, phrases[at].end)
            at += 1
        found.append(_Joined(start, end, symbol, until))
    return found + phrases[at:]
