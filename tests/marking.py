"""Texts with marks for tests: ``⟦`` and ``⟧`` around what is meant, ``|`` where a text is cut."""

from __future__ import annotations

Span = tuple[int, int]


def unmark(source: str) -> tuple[str, list[Span]]:
    """The text without its ``⟦⟧``, and the spans that they marked, in the order of their beginning.

    Marks may stand in one another: ``⟦dia kata ⟦ya⟧⟧``.
    """
    text: list[str] = []
    spans: list[Span] = []
    open_at: list[int] = []
    for c in source:
        if c == "⟦":
            open_at.append(len(text))
        elif c == "⟧":
            spans.append((open_at.pop(), len(text)))
        else:
            text.append(c)
    return "".join(text), sorted(spans, key=lambda span: (span[0], -span[1]))


def mark(text: str, spans: list[Span]) -> str:
    """The text with ``⟦⟧`` around the spans: what :func:`unmark` undoes, to show in a failure."""
    at = [(end, 0, "⟧") for _, end in spans] + [(start, 1, "⟦") for start, _ in spans]
    for where, _, sign in sorted(at, reverse=True):
        text = text[:where] + sign + text[where:]
    return text
