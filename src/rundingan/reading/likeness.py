"""How alike two statements are: by the roots of their words, so that no form of a word hides another."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable
from functools import cached_property
from typing import Final

from rundingan.reading.account import Account, Told
from rundingan.reading.denials import Wording
from rundingan.rules.affixes import affixes
from rundingan.text.folded import lower

Chars = tuple[int, int]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,]\d+)*")
_LONGEST: Final = 1500
"""Letters of a content that are looked at."""
_HEAD: Final = 20
"""Letters at the head of a span in which it does not end."""
_REACH: Final = 4
"""Words that a negation is about."""


class Likeness:
    """The words of an article's statements by their roots.

    Args:
        account: the article.
        words: which of them tell little, and which negate.

    Attributes:
        low: the text in lower case.
    """

    def __init__(self, account: Account, words: Wording) -> None:
        self.low = lower(account.text)
        self._pack = account.grammar.pack
        self._told = account.told
        self._words = words
        self._by_number: dict[int, frozenset[str]] = {}
        self._negated: dict[int, frozenset[str]] = {}
        self._weights: dict[str, float] = {}

    @cached_property
    def root(self) -> Callable[[str], str]:
        """The root of a word; the tables are loaded when it is first asked for."""
        return affixes(self._pack).root

    def text(self, told: Told) -> str:
        """The first fragment of a statement in lower case, as far as it is looked at."""
        begin, end = told.content[0]
        return self.low[begin : min(end, begin + _LONGEST)]

    def of(self, told: Told) -> frozenset[str]:
        """The roots of a statement's words."""
        found = self._by_number.get(told.number)
        if found is None:
            found = self._by_number[told.number] = frozenset().union(*map(self.roots, told.content))
        return found

    def roots(self, span: Chars) -> frozenset[str]:
        """The roots of the words of a span, without those that tell little and what only gives reasons."""
        text = self.low[span[0] : min(span[1], span[0] + _LONGEST)]
        if ends := self._words.ends.search(text, _HEAD):
            text = text[: ends.start()]
        empty = self._words.empty
        roots = [self.root(word) for word in _WORD.findall(text) if word not in empty]
        roots += [self.root(part) for root in roots if "-" in root for part in root.split("-")]
        return frozenset(root for root in roots if root not in empty and len(root) > 1)

    def negated(self, told: Told) -> frozenset[str]:
        """The roots of the words that follow a negation."""
        found = self._negated.get(told.number)
        if found is None:
            found = self._negated[told.number] = self._negated_in(told)
        return found

    def _negated_in(self, told: Told) -> frozenset[str]:
        text, begin = self.text(told), told.content[0][0]
        found = frozenset[str]()
        for match in self._words.negation.finditer(text):
            words = [*_WORD.finditer(text, match.end(), match.end() + 60)][:_REACH]
            if words:
                found |= self.roots((begin + match.end(), begin + words[-1].end()))
        return found

    def share(self, these: frozenset[str], those: frozenset[str]) -> float:
        """How much of these roots is among those, 0 to 1; rare ones weigh more than those of the whole article."""
        whole = sum(map(self._weight, these))
        return sum(map(self._weight, these & those)) / whole if whole else 0.0

    def _weight(self, root: str) -> float:
        weight = self._weights.get(root)
        if weight is None:
            weight = self._weights[root] = math.log(1 + len(self._told) / (self._frequency[root] or 1))
        return weight

    @cached_property
    def _frequency(self) -> Counter[str]:
        """In how many statements each root stands."""
        return Counter(root for told in self._told for root in self.of(told))
