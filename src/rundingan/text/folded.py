"""A view of the text in which invisible characters are gone, with a map back to the text as given.

Newspapers' hyphenation leaves soft hyphens inside words (``pem\\xadbunuh``); pages leave zero-width marks. The reader
works on the view; everything that it reports is mapped back, so that spans always point into the given text.
"""

from __future__ import annotations

import re
import unicodedata

from rundingan.model import Span

# control characters that a wrong decoding leaves behind, soft hyphen, combining grapheme joiner, zero-width
# space/joiners/marks, word joiner, byte order mark
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")
_INVISIBLE = re.compile("[\u0080-\u0084\u0086-\u009f\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")


class Folded:
    """The view of a text and the way back.

    Attributes:
        text: the view: invisible characters removed, decomposed letters composed (NFC).
        lower: the view in lower case, of the same length as ``text``.
    """

    __slots__ = ("_ends", "_starts", "lower", "text")

    def __init__(self, given: str) -> None:
        self._starts: list[int] | None = None
        self._ends: list[int] | None = None
        self.text = given
        if not given.isascii():
            if _INVISIBLE.search(given):
                self._drop_invisible()
            if not unicodedata.is_normalized("NFC", self.text):
                self._compose()
        self.lower = lower(self.text)

    def _map(self, pieces: list[tuple[str, int, int]]) -> None:
        """Make the view of ``pieces``: what to show for ``self.text[start:end]``."""
        before, after = self._starts, self._ends
        starts: list[int] = []
        ends: list[int] = []
        for shown, start, end in pieces:
            same = len(shown) == end - start
            for i in range(len(shown)):
                first, last = (start + i, start + i) if same else (start, end - 1)
                starts.append(before[first] if before else first)
                ends.append(after[last] if after else last + 1)
        self.text = "".join(piece[0] for piece in pieces)
        self._starts, self._ends = starts, ends

    def _drop_invisible(self) -> None:
        pieces: list[tuple[str, int, int]] = []
        at = 0
        for hidden in _INVISIBLE.finditer(self.text):
            pieces.append((self.text[at : hidden.start()], at, hidden.start()))
            at = hidden.end()
        pieces.append((self.text[at:], at, len(self.text)))
        self._map(pieces)

    def _compose(self) -> None:
        pieces: list[tuple[str, int, int]] = []
        at = 0
        for cluster in _CLUSTER.finditer(self.text):
            made = unicodedata.normalize("NFC", cluster[0])
            if made == cluster[0]:
                continue
            pieces.append((self.text[at : cluster.start()], at, cluster.start()))
            pieces.append((made, cluster.start(), cluster.end()))
            at = cluster.end()
        pieces.append((self.text[at:], at, len(self.text)))
        self._map(pieces)

    def given(self, span: Span) -> Span:
        """The span of the given text that a span of ``self.text`` shows; no empty one."""
        if self._starts is None or self._ends is None:
            return span
        return (self._starts[span[0]], self._ends[span[1] - 1])


def lower(text: str) -> str:
    """Lower case without changing the length (``İ`` and its like, whose lower case is longer, stay)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)
