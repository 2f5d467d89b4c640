"""What a family's tables say of a word, they say of its equals in a language of that family: ``words/equals.txt``.

What one calls a *lorry* is another's *truck*: a rule that both inherit names one, and is read as naming either. A line
of the list is a word or phrase of the language, and after a tab those of the tables (joined by commas) that it equals.
Patterns over units ask the lexicon, which knows; here are the tables of plain words and of regular expressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Any, Final

TABLES: Final = frozenset({"acts", "bonds", "disputes", "events", "positions"})
"""The tables that name words in lists and in regular expressions."""
_AS_THEY_ARE: Final = frozenset({"match", "no_match", "engine", "macros"})
"""Keys of sentences, and of patterns over units."""
_LINES: Final = frozenset({"words", "near", "empty"})
"""Keys whose string is a line of single words."""
_TABLES_OF_LINES: Final = frozenset({"context"})
# what has letters that are no word of a language (an escape, a set, a part by name), and where one looks back: that has
# to be of one width
_PIECE: Final = re.compile(
    r"\\.|\[[^\]]*\]|\(\?P<\w+>|@\w+|%\(\w+\)s|(?P<back>\(\?<[=!])|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)|[()]"
)


class Equals:
    """The equals of a language.

    Args:
        pairs: words of the language, and those of the tables that they equal.
    """

    def __init__(self, pairs: Iterable[tuple[str, Iterable[str]]]) -> None:
        self.of: dict[str, list[str]] = {}
        for own, theirs in pairs:
            for words in theirs:
                self.of.setdefault(words, [words]).append(own)
        self._by_first: dict[str, list[str]] = {}
        for words in sorted(self.of, key=len, reverse=True):
            self._by_first.setdefault(words.split(" ")[0], []).append(words)

    def within(self, value: Any, key: str = "") -> Any:
        """A table, or a part of one, that names the equals beside the words."""
        if key in _AS_THEY_ARE:
            return value
        if isinstance(value, dict):
            return {
                name: self.within(part, "words" if key in _TABLES_OF_LINES else name) for name, part in value.items()
            }
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return list(dict.fromkeys(form for item in value for form in self.forms(item)))
        if isinstance(value, list):
            return [self.within(part) for part in value]
        if isinstance(value, str):
            return self.line(value) if key in _LINES else self.expression(value)
        return value

    def forms(self, words: str) -> list[str]:
        """A word or phrase, itself first, in every form.

        >>> Equals([("lorry", ["truck"]), ("goods train", ["train"])]).forms("truck train")
        ['truck train', 'truck goods train', 'lorry train', 'lorry goods train']
        """
        if words in self.of:
            return self.of[words]
        return [" ".join(form) for form in product(*(self.of.get(word, [word]) for word in words.split(" ")))]

    def line(self, words: str) -> str:
        """A line of single words, with the single words that equal one of them."""
        found = (form for word in words.split() for form in self.of.get(word, [word]))
        return " ".join(form for form in dict.fromkeys(found) if " " not in form)

    def expression(self, source: str) -> str:
        """A regular expression that finds the equals too.

        >>> Equals([("lorry", ["truck"])]).expression(r"\\btruck (?<=truck )left")
        '\\\\b(?:truck|lorry) (?<=truck )left'
        """
        out: list[str] = []
        at, depth, looking_back = 0, 0, 0
        for piece in _PIECE.finditer(source):
            mark = piece[0]
            if mark.startswith("("):
                depth += 1
                looking_back = looking_back or (depth if piece["back"] else 0)
            elif mark == ")":
                looking_back = 0 if looking_back == depth else looking_back
                depth -= 1
            elif piece["word"] and not looking_back and piece.start() >= at:
                words = self._at(source, piece.start(), piece[0])
                if words:
                    out += source[at : piece.start()], f"(?:{'|'.join(self.of[words])})"
                    at = piece.start() + len(words)
        return "".join([*out, source[at:]])

    def _at(self, source: str, begin: int, first: str) -> str | None:
        """The longest word or phrase that has equals and stands there."""
        for words in self._by_first.get(first, ()):
            after = source[begin + len(words) :][:1]
            if source.startswith(words, begin) and not (after.isalnum() or after == "-"):
                return words
        return None
