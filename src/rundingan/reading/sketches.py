"""A sentence as one line of words and letters, for rules written as regular expressions.

Words stand in lower case, each mention, pronoun, time, number and quotation as a capital letter of its kind, a mention
that describes with its words before the letter (``the_captured_crew_U``):
``C has accepted a ceasefire proposal by C , but C has not agreed yet .``
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from rundingan.reading.account import Account, Chars, Sentence
from rundingan.reading.beings import Being
from rundingan.rules.alphabet import Alphabet

LETTERS = {"person": "P", "country": "C", "organisation": "O", "place": "L", "group": "G", "unnamed": "U"}
"""The letter of each kind of entity. Besides: ``D`` a document, ``R`` a pronoun, ``T`` a time, ``Q`` a quotation,
``N`` a number."""
_DESCRIBED = frozenset("UD")
_MOST_WORDS = 8
_MENTION = "M"
_OTHERS = (("np", _MENTION), ("time", "T"), ("quote", "Q"), ("scare", "Q"), ("number", "N"), ("pronouns", "R"))


class Sketch:
    """The line of a sentence.

    Args:
        sentence: the sentence.
        account: the article.

    Attributes:
        sentence: the sentence.
        line: its line; every unit is followed by one blank.
    """

    def __init__(self, sentence: Sentence, account: Account) -> None:
        self.sentence = sentence
        self._of = account.register.of
        self._starts: list[int] = []
        units, at = sentence.units, 0
        letters = _letters(units.lexicon.alphabet)
        lows, firsts, lasts = units.tokens.lows, units.first, units.last
        pieces: list[str] = []
        for unit, symbol in enumerate(sentence.symbols, sentence.begin):
            letter = letters[symbol]
            if letter:
                piece = self._described(unit) if letter == _MENTION else letter
            elif lasts[unit] - firsts[unit] == 1:
                piece = lows[firsts[unit]]
            else:
                piece = units.low(unit)
            self._starts.append(at)
            pieces.append(piece)
            at += len(piece) + 1
        self.line = " ".join([*pieces, ""])

    def _described(self, unit: int) -> str:
        """The letter of a mention; before it its words, where it is a description: ``the_captured_crew_U``."""
        units = self.sentence.units
        being = self._of.get(units.start(unit))
        letter = LETTERS.get(being.kind, "U") if being is not None else "D"
        if letter in _DESCRIBED or units.tokens.words[units.first[unit]][:1].islower():
            return "_".join([*units.tokens.lows[units.first[unit] : units.last[unit]][:_MOST_WORDS], letter])
        return letter

    def unit(self, at: int) -> int:
        """The unit that a place in the line belongs to."""
        return self.sentence.begin + bisect_right(self._starts, at) - 1

    def place(self, unit: int) -> int:
        """Where a unit begins in the line."""
        return self._starts[unit - self.sentence.begin]

    def chars(self, begin: int, end: int) -> Chars:
        """The offsets into the folded text of a part of the line."""
        units = self.sentence.units
        return units.start(self.unit(begin)), units.end(self.unit(max(begin, end - 1)))

    def being(self, at: int) -> Being | None:
        """Whom the mention at a place in the line stands for."""
        return self._of.get(self.sentence.units.start(self.unit(at)))


@cache
def _letters(alphabet: Alphabet) -> dict[str, str]:
    """Symbol -> the letter of what it stands for; empty for words."""
    return {
        symbol: next((letter for name, letter in _OTHERS if name in classes), "")
        for symbol, classes in alphabet.passes.items()
    }
