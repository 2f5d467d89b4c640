"""Quotations as units: which are somebody's speech, which are words within a clause or the writer's own marks."""

from __future__ import annotations

from typing import NamedTuple

from rundingan.reading.segments import MARKS, Layout, Paragraph, QuoteTokens
from rundingan.rules.kinds import CHUNKS
from rundingan.rules.units import Joining, Units

_ENDS = frozenset(",.?!…")
_FEW = 3
_SEEN_THROUGH = 4
"""Words within a clause that are at most so many in marks are read as if there were no marks."""


class Quoted(NamedTuple):
    """A paragraph with its quotations as single units.

    Attributes:
        units: the paragraph.
        quotes: unit -> the quotation that it stands for.
        inner: unit -> the units inside that quotation (of speech only).
    """

    units: Units
    quotes: dict[int, QuoteTokens]
    inner: dict[int, Units]


def collapse(units: Units, layout: Layout, paragraph: Paragraph) -> Quoted:
    """Each outermost quotation of the paragraph as one unit: ``quote``, ``open_quote`` (unclosed) or ``scare``."""
    if not paragraph.quotes:
        return Quoted(units, {}, {})
    symbol = units.lexicon.alphabet.symbol
    joined = Joining(units)
    quotes: dict[int, QuoteTokens] = {}
    inner: dict[int, Units] = {}
    at = 0
    for quote in paragraph.quotes:
        begin = units.from_token(quote.outer_first, at)
        end = units.from_token(quote.outer_last, begin)
        if begin >= end:
            continue
        words = units.from_token(quote.first, begin), units.from_token(quote.last, begin)
        kind = kind_of(layout, paragraph, quote)
        at = end
        if kind == "scare" and _short(layout, quote):
            _leave_out_marks(joined, begin, *words, end)
            continue
        if kind == "quote" and layout.tokens.words[quote.last - 1] == ",":
            kind = "comma_quote"
        place = joined.join(begin, end, quote.outer_first, quote.outer_last, symbol(CHUNKS[kind]))
        quotes[place] = quote
        if kind != "scare":
            inner[place] = part(units, *words)
    return Quoted(joined.units(), quotes, inner)


def _short(layout: Layout, quote: QuoteTokens) -> bool:
    size = quote.last - quote.first
    return 0 < size <= _SEEN_THROUGH and all(
        layout.tokens.words[t][0] not in _ENDS for t in range(quote.first, quote.last)
    )


def _leave_out_marks(joined: Joining, begin: int, first: int, last: int, end: int) -> None:
    """Keep the words alone of units ``begin`` to before ``end``."""
    joined.keep(begin)
    joined.drop(first)
    joined.keep(last)
    joined.drop(end)


def part(units: Units, begin: int, end: int) -> Units:
    """Units ``begin`` to before ``end`` as units of their own."""
    return Units(units.tokens, units.lexicon, units.first[begin:end], units.last[begin:end], units.symbols[begin:end])


def kind_of(layout: Layout, paragraph: Paragraph, quote: QuoteTokens) -> str:
    """``quote`` for speech by itself, ``open_quote`` where no mark closes it, ``scare`` for words within a clause.

    What tells: where it begins (at the head of a sentence, after a colon or a comma), how long it is and how it ends.
    """
    words, tokens = layout.tokens.words, layout.tokens
    if not quote.closed:
        return "open_quote"
    size = quote.last - quote.first
    before = words[quote.outer_first - 1] if quote.outer_first > paragraph.first else ""
    after = words[quote.outer_last] if quote.outer_last < paragraph.last else ""
    ending = _ending(words, quote)
    if ending == "," and size > 2:
        return "quote"
    at_head = quote.outer_first in layout.heads or before in ("", ":")
    if at_head:
        if ending in _ENDS or after in (",", ""):
            return "quote" if size > _FEW or ending in _ENDS or before == ":" else "scare"
        return "quote" if size > 4 and not after[:1].isalpha() else _by_case(words, quote, size, after)
    if before == "," and size > _FEW and (words[quote.first][0].isupper() or _resumes(paragraph, quote, ending)):
        return "quote"
    capital = words[quote.first][0].isupper() and tokens.lows[quote.first] != words[quote.first]
    if capital and size > 4 and ending in _ENDS:
        return "quote"
    return "scare"


def _ending(words: list[str], quote: QuoteTokens) -> str:
    """The first character of its last word; where another quotation ends with it (``go.'"``), the mark within that."""
    last = quote.last - 1
    inner = words[last][0] in MARKS and last > quote.first and words[last - 1][0] in _ENDS
    return words[last - inner][0]


def _resumes(paragraph: Paragraph, quote: QuoteTokens, ending: str) -> bool:
    """Whether it goes on with a quotation that its cue broke: ``"A," he said, "but B."``"""
    return ending in _ENDS and any(q.outer_last < quote.outer_first for q in paragraph.quotes)


def _by_case(words: list[str], quote: QuoteTokens, size: int, after: str) -> str:
    """A quotation at the head of a sentence that goes on after it without a comma: long ones are speech."""
    return "quote" if size > 6 else "scare"
