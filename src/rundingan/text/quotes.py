"""Quotation marks: which open, which close, and what lies between them.

Newspapers mix the marks (``“...\"``, ``”...“``), leave a side out and reopen without closing at each paragraph. So a
mark's side is told by what stands around it; its shape only decides where that is open."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

_DOUBLE = '"“”„‟«»″＂〝〞'
_SINGLE = "'‘’‚‛‹›`´"
_LEFT_SHAPED = set("“„«‟〝‘‚‹`") | {"‘‘", "``"}
_RIGHT_SHAPED = set("”»〞›´") | {"’’"}
_MARK = re.compile(rf"[{_DOUBLE}{_SINGLE}](?:(?<=')'|(?<=’)’|(?<=‘)‘|(?<=`)`)?")  # begins with a set: quick to find
_STOPS = frozenset(".?!…")
_STOP = re.compile(r"[.?!…]\s+(?=[^\W\d_])")
_OPENERS = set("([{—–-/:=…")
_ENDS = frozenset(",.?!")
_CLOSERS = set(",.;:!?)]}…—–-")


class Quote(NamedTuple):
    """A stretch in quotation marks.

    Attributes:
        start: offset of the first character inside.
        end: offset after the last character inside.
        outer_start: offset of the opening mark (equal to ``start`` where it is missing).
        outer_end: offset after the closing mark (equal to ``end`` where it is missing).
        double: whether double marks are used.
        depth: 0 for an outermost quotation.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    double: bool
    depth: int

    @property
    def closed(self) -> bool:
        """Whether the closing mark stands in the paragraph."""
        return self.outer_end > self.end

    @property
    def opened(self) -> bool:
        """Whether the opening mark stands in the paragraph."""
        return self.start > self.outer_start


def find_quotes(text: str, start: int, end: int) -> list[Quote]:
    """The quotations of the paragraph ``text[start:end]``, in order of their opening.

    A quotation that is not closed runs to the end of the paragraph; a closing mark without an opening one is
    given the start of the paragraph. An unclosed single mark is an apostrophe and opens nothing, unless it stands at
    the head of a paragraph that ends with its sentence.
    """
    scan = _Scan(text, start, end)
    for mark in _MARK.finditer(text, start, end):
        scan.pass_mark(mark)
    return scan.quotes()


class _Open(NamedTuple):
    """An opening mark: where it stands, where the words inside begin, whether it is double."""

    at: int
    inside: int
    double: bool


class _Scan:
    """The marks of a paragraph, passed from left to right."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._found: list[Quote] = []
        self._stack: list[_Open] = []
        self._doubles = 0  # how many of the stack are double; counted, for the stack may be deep

    def quotes(self) -> list[Quote]:
        """The quotations, those too that no mark closed."""
        for depth, (at, inside, double) in enumerate(self._stack):
            if inside < self._end and (double or (not depth and at == self._start and self._runs_on(inside))):
                self._found.append(Quote(inside, self._end, at, self._end, double, depth))
        return sorted(quote for quote in self._found if quote.start < quote.end)

    def pass_mark(self, match: re.Match[str]) -> None:
        """Take the next mark in."""
        mark, at, after = match[0], match.start(), match.end()
        double = len(mark) == 2 or mark in _DOUBLE
        inside = self._inside(double)
        side = self._side(mark, at, after, inside) if double else self._side_of_single(at, after, inside)
        if side == "open":
            if double and inside and self._ends_with(at, _STOPS):
                # paragraphs run together: a sentence in an open quotation opens the next
                self._close(at, at, double)
            self._stack.append(_Open(at, after, double))
            self._doubles += double
        elif side == "close":
            self._close(at, after, double)

    def _inside(self, double: bool) -> bool:
        """Whether a quotation in such marks is open."""
        return bool(self._doubles if double else len(self._stack) - self._doubles)

    def _pop(self) -> _Open:
        opened = self._stack.pop()
        self._doubles -= opened.double
        return opened

    def _close(self, at: int, after: int, double: bool) -> None:
        while self._stack and self._stack[-1].double != double:
            if not double:  # a single mark does not close a double one
                return
            self._pop()
        if self._stack:
            opened = self._pop()
            depth = self._doubles if double else len(self._stack)
            self._found.append(Quote(opened.inside, at, opened.at, after, double, depth))
        elif double and not self._found:
            begin = self._sentence_start(at)
            self._found.append(Quote(begin, at, begin, after, True, 0))

    def _sentence_start(self, at: int) -> int:
        """Where the sentence begins in which a quotation whose opening mark was left out ends."""
        stops = [m.end() for m in _STOP.finditer(self._text, self._start, at)]
        return stops[-1] if stops else self._start

    def _ends_with(self, at: int, marks: Collection[str]) -> bool:
        """Whether what stands before ``at`` ends with one of the marks, blanks aside."""
        return self._text[max(self._start, at - 8) : at].rstrip()[-1:] in marks

    def _runs_on(self, inside: int) -> bool:
        """Whether a single mark at the head of the paragraph opens a quotation that the next paragraph goes on with."""
        return self._ends_with(self._end, _STOPS) and self._text[inside : inside + 1].isalpha()

    def _beside(self, at: int, after: int) -> tuple[str, str]:
        """The characters on both sides of a mark; a blank beyond the paragraph."""
        before = self._text[at - 1] if at > self._start else " "
        return before, self._text[after] if after < self._end else " "

    def _side_of_single(self, at: int, after: int, inside: bool) -> str | None:
        """``open``, ``close``, or None for an apostrophe."""
        before, follows = self._beside(at, after)
        if before.isalnum() and follows.isalnum():
            return None
        if (before.isspace() or before in _OPENERS) and not follows.isspace():
            return "open" if not inside else None
        return "close" if inside else None

    def _side(self, mark: str, at: int, after: int, inside: bool) -> str:
        """``open`` or ``close``: first by what stands beside the mark, then by its shape."""
        before, follows = self._beside(at, after)
        spaced_before = before.isspace() or before in _OPENERS
        spaced_after = follows.isspace() or follows in _CLOSERS
        if before in _DOUBLE and at > self._start and not inside:
            spaced_before = True
        if spaced_before != spaced_after:
            return "open" if spaced_before else "close"
        if not spaced_before and before in ".?!" and follows.isupper():
            return "open"
        if not spaced_before and before in _ENDS and follows.islower():
            return "close"
        if inside and self._ends_with(at, _ENDS):
            return "close"
        if mark in _LEFT_SHAPED:
            return "open"
        if mark in _RIGHT_SHAPED:
            return "close"
        return "close" if inside else "open"
