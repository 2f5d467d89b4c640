"""One symbol, a character, for each kind of unit that some pattern tells apart.

Patterns ask of a unit whether it is of a class, and a unit may be of many. Two sets of classes on which all tests of
all patterns agree share a symbol, so that about a thousand are left. They are numbered such that the symbols that
pass a test mostly stand side by side: a test is then a few short ranges of characters, quick to compile and to match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

_FIRST = 1
"""The code point of the first symbol: U+0000 is none."""

Option = tuple[int, int, int]
"""One side of a ``|`` in a test: the classes wanted, those barred, and its test, as masks of bits."""


class Alphabet:
    """The symbols.

    Args:
        tests: what is inside the angle brackets of the patterns (``np``, ``cap!roles``) and what the engine asks for,
            and how often. The symbols of those that come more often are kept more closely together.
        kinds: every set of classes that a unit can be of.

    Attributes:
        tests: the tests, each once.
        passes: symbol -> the tests that it passes.
    """

    def __init__(self, tests: Mapping[str, int], kinds: Iterable[frozenset[str]]) -> None:
        ranked = sorted(tests, key=lambda test: (tests[test], test))
        self.tests = frozenset(ranked)
        self._bits: dict[str, int] = {}  # class -> its number
        self._options: dict[int, list[Option]] = {}
        for number, test in enumerate(ranked):
            self._add(test, 1 << number)
        self._by_classes: dict[frozenset[str], str] = {}
        self._by_answers: dict[int, str] = {}
        self.passes: dict[str, frozenset[str]] = {}
        self._codes: dict[str, list[int]] = {test: [] for test in ranked}
        self._number(ranked, kinds)
        self._sets = {test: _set_of(codes) for test, codes in self._codes.items()}

    def _add(self, test: str, number: int) -> None:
        """Read ``a&b!c|d``; each option stands under the first class that it wants."""
        for option in test.split("|"):
            wanted, *barred = option.strip().split("!")
            first, *more = wanted.split("&")
            self._options.setdefault(self._bit(first), []).append((self._mask(more), self._mask(barred), number))

    def _bit(self, name: str) -> int:
        return self._bits.setdefault(name.strip(), len(self._bits))

    def _mask(self, names: Iterable[str]) -> int:
        mask = 0
        for name in names:
            mask |= 1 << self._bit(name)
        return mask

    def _number(self, ranked: list[str], kinds: Iterable[frozenset[str]]) -> None:
        """Number all kinds: those that the same frequent tests pass stand together."""
        answers = {self._answers(mask) for mask in {self._mask_of(classes) for classes in kinds}}
        for code, passed in enumerate(sorted(answers, key=_gray_rank, reverse=True), _FIRST):
            self._by_answers[passed] = chr(code)
            names = [ranked[number] for number in _bits_of(passed)]
            self.passes[chr(code)] = frozenset(names)
            for test in names:
                self._codes[test].append(code)
        self._unforeseen = chr(_FIRST + len(answers))
        self.passes[self._unforeseen] = frozenset()

    def _mask_of(self, classes: frozenset[str]) -> int:
        bits, mask = self._bits, 0
        for name in classes:
            if name in bits:
                mask |= 1 << bits[name]
        return mask

    def _answers(self, mask: int) -> int:
        """The tests that a unit of these classes passes, as a mask of their numbers."""
        answers = 0
        for number in _bits_of(mask):
            for wanted, barred, test in self._options.get(number, ()):
                if mask & wanted == wanted and not mask & barred:
                    answers |= test
        return answers

    def symbol(self, classes: frozenset[str]) -> str:
        """The symbol of a set of classes.

        A set that was not among the kinds, and that is like none of them, has a symbol that passes no test.
        """
        symbol = self._by_classes.get(classes)
        if symbol is None:
            symbol = self._by_answers.get(self._answers(self._mask_of(classes)), self._unforeseen)
            self._by_classes[classes] = symbol
        return symbol

    def set_of(self, test: str) -> str:
        """A regular expression for the symbols that pass a test; empty where none does."""
        return self._sets[test]

    def passing(self, test: str) -> frozenset[str]:
        """All symbols that pass a test."""
        return frozenset(map(chr, self._codes[test]))


def _gray_rank(code: int) -> int:
    """Where a mask of bits stands in the order of the reflected Gray code.

    Masks that follow each other in it differ in few bits, so that what passes a test falls into fewer runs.
    """
    shift = 1
    while shift < code.bit_length():
        code ^= code >> shift
        shift *= 2
    return code


def _bits_of(mask: int) -> Iterator[int]:
    """The numbers of the bits that are set."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _set_of(codes: list[int]) -> str:
    """A regular expression for characters that are given in ascending order."""
    if len(codes) == 1:
        return re.escape(chr(codes[0]))
    pieces = []
    for _, group in groupby(enumerate(codes), lambda item: item[1] - item[0]):
        run = [code for _, code in group]
        pieces.append(_escaped(run[0]) if len(run) == 1 else f"{_escaped(run[0])}-{_escaped(run[-1])}")
    return f"[{''.join(pieces)}]" if pieces else ""


def _escaped(code: int) -> str:
    return f"\\{chr(code)}" if chr(code) in r"\]^-[&~|" else chr(code)
