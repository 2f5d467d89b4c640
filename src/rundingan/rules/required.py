"""What must be there for a pattern to match: sets of symbols, of each of which a text must hold one.

A look at the symbols of a sentence tells most patterns apart from those that are worth a search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rundingan.rules.alphabet import Alphabet
from rundingan.rules.pattern import Patterns

Symbols = frozenset[str]
_NONE_AT_LEAST: Final = re.compile(r"\{0?,")


class Required:
    """Reads what patterns require.

    Args:
        patterns: the macros.
        alphabet: the symbols.
    """

    def __init__(self, patterns: Patterns, alphabet: Alphabet) -> None:
        self._patterns = patterns
        self._alphabet = alphabet
        self._macros: dict[str, list[Symbols]] = {}

    def of(self, source: str, where: str) -> list[Symbols]:
        """The sets of symbols that a pattern requires, the smallest first; none where it may match anything.

        Raises:
            PackError: the pattern cannot be read.
        """
        return sorted(self._sets(source, where), key=len)

    def _sets(self, source: str, where: str) -> list[Symbols]:
        return self._either(iter(self._patterns.parts(source, where)), where)

    def _either(self, parts: Iterator[re.Match[str]], where: str) -> list[Symbols]:
        """What a group requires, to its end: all that its only option does, or one of what each of several does."""
        options: list[list[Symbols]] = [[]]
        last: list[Symbols] = []  # what the part before requires, which a "?" after it takes back
        repeated = False  # whether a number of times was told just before: a "?" after that takes nothing back
        for part in parts:
            text = part[0]
            if part["end"] or text == ")":
                break
            if part["space"] or (text == "?" and repeated):
                continue
            repeated = text in "?*+" or part["bound"] is not None
            if repeated:
                if text in "?*" or _NONE_AT_LEAST.match(text):
                    last = []
                continue
            options[-1] += last
            last = []
            if text == "|":
                options.append([])
            elif text not in "^$":
                last = self._part(part, parts, where)
        options[-1] += last
        if len(options) == 1:
            return options[0]
        return [Symbols().union(*(min(option, key=len) for option in options))] if all(options) else []

    def _part(self, part: re.Match[str], parts: Iterator[re.Match[str]], where: str) -> list[Symbols]:
        if part["classes"] is not None:
            return [self._alphabet.passing(part["classes"])]
        if part["literal"] is not None:
            return [self._alphabet.passing(f"={part['literal'].lower()}")]
        if part["macro"] is not None:
            return self._macro(part["macro"], where)
        if part["look"] is not None:
            inner = self._either(parts, where)
            return inner if part["look"] == "(?:" else []
        if part["name"] is not None or part[0] == "(":
            return self._either(parts, where)
        return []

    def _macro(self, name: str, where: str) -> list[Symbols]:
        if name not in self._macros:
            self._macros[name] = self._patterns.of_macro(name, where, self._sets)
        return self._macros[name]
