"""Which of many rules may match a text, told by a look at its symbols, before any of them is searched for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Final

from rundingan.rules.grammar import Rule

_ROWS: Final = 3
"""Of the sets of symbols that a rule requires, so many of the smallest count: the others hardly ever decide."""
_MEMO_LIMIT: Final = 10_000
"""Picks remembered at once: bounds memory on endless text."""


class Sieve:
    """Picks rules by the symbols of a text.

    A rule is a bit of a number, once in each of several rows: the first row tells whether the text has one of the
    first set of symbols that it requires, the second whether it has one of the second, and so on. A symbol is then a
    number too, and all that a text has is the ``or`` of its symbols.

    Args:
        rules: the rules, in their order.

    Attributes:
        rules: the same.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self._size = len(rules)
        self._bits = _Bits(rules)
        self._picked: dict[int, list[Rule]] = {}

    def pick(self, symbols: str) -> list[Rule]:
        """The rules that may match these symbols, in their order."""
        rows = reduce(or_, map(self._bits.__getitem__, symbols), self._bits.always)
        picked = rows & (1 << self._size) - 1
        for _ in range(_ROWS - 1):
            rows >>= self._size
            picked &= rows
        if picked not in self._picked:
            if len(self._picked) > _MEMO_LIMIT:
                self._picked.clear()
            self._picked[picked] = [rule for number, rule in enumerate(self.rules) if picked >> number & 1]
        return self._picked[picked]


class _Bits(dict[str, int]):
    """Symbol -> what it gives a text, as bits; looked at when it is first met.

    Attributes:
        always: what every text has: the rows for which a rule requires nothing.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        super().__init__()
        self.always = 0
        self._sets: dict[frozenset[str], int] = {}
        for number, rule in enumerate(rules):
            for row in range(_ROWS):
                bit = 1 << row * len(rules) + number
                if row < len(rule.required):
                    symbols = rule.required[row]
                    self._sets[symbols] = self._sets.get(symbols, 0) | bit
                else:
                    self.always |= bit

    def __missing__(self, symbol: str) -> int:
        bits = self[symbol] = reduce(or_, (bits for symbols, bits in self._sets.items() if symbol in symbols), 0)
        return bits
