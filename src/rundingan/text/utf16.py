"""Places of a text in UTF-16 code units, as JavaScript, Java and C# count them, and back.

Everywhere else a place is a number of code points. The two differ behind each letter beyond the first 65,536
(an emoji, say), which UTF-16 writes as two units.

>>> units = Units("a\\U0001f54ab")
>>> units.of(2), units.back(3)
(3, 2)
"""

from __future__ import annotations

from bisect import bisect_left

from rundingan.model import Span

_LAST: str = "\uffff"
"""The last letter that is one unit."""


class Units:
    """The places of one text, counted both ways.

    Args:
        text: the text; each of its letters is one code point.
    """

    __slots__ = ("_places", "_units")

    def __init__(self, text: str) -> None:
        wide = [] if text.isascii() else [at for at, letter in enumerate(text) if letter > _LAST]
        self._places = wide
        self._units = [at + before for before, at in enumerate(wide)]

    def of(self, place: int) -> int:
        """The place in code units of one in code points; one beyond the end stays as far beyond it."""
        return place + bisect_left(self._places, place)

    def back(self, unit: int) -> int:
        """The place in code points of one in code units; within a letter of two units, where the letter begins."""
        return unit - bisect_left(self._units, unit)

    def span(self, span: Span) -> Span:
        """A span in code units."""
        return self.of(span[0]), self.of(span[1])
