"""A text as HTML paragraphs with layers over it, cut where they overlap so that the tags always nest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

_BLOCK = re.compile(r"[^\r\n]+|[\r\n]+")


class Layer(NamedTuple):
    """A stretch of the text to be wrapped in tags.

    Attributes:
        first: the opening tag of its first piece.
        again: the opening tag of the pieces that follow where it had to be cut.
        close: the closing tag of each piece.
    """

    start: int
    end: int
    first: str
    again: str
    close: str


def escaped(text: str) -> str:
    """The text for HTML, to come out as it is: carriage returns kept; NUL, which HTML has not, as �."""
    return escape(text).replace("\r", "&#13;").replace("\0", "�")


def marked(text: str, layers: Iterable[Layer]) -> str:
    """The text as paragraphs, a line each, with the layers over it; the text of the HTML is the text.

    Of layers that begin together the longest is outermost. Layers that hold no character are left out.
    """
    waiting = sorted(layers, key=lambda layer: (layer.start, -layer.end))[::-1]  # popped from its end
    stack: list[Layer] = []
    pieces: list[str] = []
    for block in _BLOCK.finditer(text):
        if block[0][0] in "\r\n":
            pieces.append(escaped(block[0]))
        else:
            pieces.append("<p>")
            pieces += _paragraph(text, block.start(), block.end(), waiting, stack)
            pieces.append("</p>")
    return "".join(pieces)


def _paragraph(text: str, start: int, end: int, waiting: list[Layer], stack: list[Layer]) -> Iterator[str]:
    """The pieces of one paragraph. ``stack`` has the layers that are open, the outermost first."""
    stack[:] = [layer for layer in stack if layer.end > start]
    yield from (layer.again for layer in stack)
    at = start
    while True:
        yield from _close(stack, at)
        if at == end:
            break
        while waiting and waiting[-1].start <= at:
            layer = waiting.pop()
            if layer.end > at:
                stack.append(layer)
                yield layer.first
        until = min([end, *(layer.end for layer in stack), *(layer.start for layer in waiting[-1:])])
        yield escaped(text[at:until])
        at = until
    yield from (layer.close for layer in reversed(stack))


def _close(stack: list[Layer], at: int) -> Iterator[str]:
    """Close what ends here; what lies inside it and goes on is closed with it and opened again."""
    first = next((n for n, layer in enumerate(stack) if layer.end <= at), None)
    if first is None:
        return
    yield from (layer.close for layer in reversed(stack[first:]))
    stack[first:] = [layer for layer in stack[first:] if layer.end > at]
    yield from (layer.again for layer in stack[first:])
