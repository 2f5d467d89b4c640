"""Quotation marks: which open, which close, and what lies between them.

Newspapers mix the marks (``“...\"``, ``”...“``), leave a side out and reopen without closing at each paragraph. So a
mark's side is told by what stands around it; its shape only decides where that is open."""

from __future__ import annotations

import re
from typing import NamedTuple

_DOUBLE = '"“”„‟«»″＂〝〞'
_SINGLE = "'‘’‚‛‹›`´"
_LEFT_SHAPED = set("“„«‟〝‘‚‹`") | {"‘‘", "``"}
_RIGHT_SHAPED = set("”»〞›´") | {"’’"}
_MARK = re.compile(rf"''|’’|‘‘|``|[{_DOUBLE}{_SINGLE}]")
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
    given the start of the paragraph. An unclosed single mark is an apostrophe and opens nothing.
    """
    found: list[Quote] = []
    stack: list[tuple[int, int, bool]] = []  # offset of mark, offset inside, double
    for match in _MARK.finditer(text, start, end):
        mark, at, after = match[0], match.start(), match.end()
        double = len(mark) == 2 or mark in _DOUBLE
        side = _side(text, start, end, at, after, mark, double, stack)
        if side == "open":
            if double and any(entry[2] for entry in stack) and _after_stop(text, start, at):
                # paragraphs run together: a sentence in an open quotation opens the next
                _close(text, found, stack, start, at, at, double)
            stack.append((at, after, double))
        elif side == "close":
            _close(text, found, stack, start, at, after, double)
    for depth, (at, inside, double) in enumerate(stack):
        if double and inside < end:
            found.append(Quote(inside, end, at, end, True, depth))
    return sorted(q for q in found if q.start < q.end)


def _close(
    text: str,
    found: list[Quote],
    stack: list[tuple[int, int, bool]],
    start: int,
    at: int,
    after: int,
    double: bool,
) -> None:
    while stack and stack[-1][2] != double:
        if not double:  # a single mark does not close a double one
            return
        stack.pop()
    if stack:
        opened, inside, _ = stack.pop()
        depth = sum(1 for entry in stack if entry[2] or not double)
        found.append(Quote(inside, at, opened, after, double, depth))
    elif double and not found:
        begin = _sentence_start(text, start, at)
        found.append(Quote(begin, at, begin, after, True, 0))


def _after_stop(text: str, start: int, at: int) -> bool:
    return text[max(start, at - 8) : at].rstrip()[-1:] in _STOPS


def _sentence_start(text: str, start: int, at: int) -> int:
    """Where the sentence begins in which a quotation whose opening mark was left out ends."""
    stops = [m.end() for m in _STOP.finditer(text, start, at)]
    return stops[-1] if stops else start


def _side(
    text: str, start: int, end: int, at: int, after: int, mark: str, double: bool,
    stack: list[tuple[int, int, bool]],
) -> str | None:  # fmt: skip
    """``open``, ``close``, or None for an apostrophe."""
    before = text[at - 1] if at > start else " "
    follows = text[after] if after < end else " "
    spaced_before = before.isspace() or before in _OPENERS
    spaced_after = follows.isspace() or follows in _CLOSERS
    inside = any(entry[2] == double for entry in stack)
    if not double:
        if before.isalnum() and follows.isalnum():
            return None
        if spaced_before and not follows.isspace():
            return "open" if not inside else None
        return "close" if inside else None
    if before in _DOUBLE and at > start and not inside:
        spaced_before = True
    if spaced_before and not spaced_after:
        return "open"
    if spaced_after and not spaced_before:
        return "close"
    if not spaced_before and not spaced_after and before in ".?!" and follows.isupper():
        return "open"
    if inside and text[max(start, at - 8) : at].rstrip()[-1:] in _ENDS:
        return "close"
    if mark in _LEFT_SHAPED:
        return "open"
    if mark in _RIGHT_SHAPED:
        return "close"
    return "close" if inside else "open"
