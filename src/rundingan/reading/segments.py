"""The article's parts: paragraphs without datelines and sign-offs, quotations, sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import compress
from typing import NamedTuple

from rundingan.rules.grammar import Grammar
from rundingan.rules.pack import Pack
from rundingan.text.folded import Folded
from rundingan.text.quotes import Quote, find_quotes
from rundingan.text.tokens import Tokens

_STOPS = frozenset(".?!…")
_BREAKING = _STOPS | {":"}
MARKS = frozenset("\"“”„‟«»″＂〝〞'‘’‚‛‹›`´") | {"''", "’’", "‘‘", "``"}
_REPORTING = frozenset({"cues:say", "cues:tell", "speech_nouns", "speech_nouns+owned", "according", "according+owned"})
_SUBHEAD_WORDS = 14
_DATELINE_PARAGRAPHS = 4


class Paragraph(NamedTuple):
    """One paragraph.

    Attributes:
        first: its first token that is the article's words (after a dateline).
        last: the token after its last (before a sign-off).
        quotes: its quotations, outermost first in order, as token ranges.
        subhead: a line that is no sentence: a headline or a title between paragraphs.
    """

    first: int
    last: int
    quotes: tuple[QuoteTokens, ...]
    subhead: bool


class QuoteTokens(NamedTuple):
    """A quotation by its tokens: marks from ``outer_first`` to ``outer_last``, words from ``first`` to ``last``."""

    outer_first: int
    first: int
    last: int
    outer_last: int
    double: bool
    closed: bool


class Layout(NamedTuple):
    """Tokens and paragraphs.

    Attributes:
        heads: tokens whose capital tells nothing: they begin a sentence or a quotation, or follow a colon.
        breaks: tokens that begin a sentence after another, in their order.
        common: those of the heads that are no name: they have a capital in the middle of no sentence.
    """

    tokens: Tokens
    paragraphs: list[Paragraph]
    heads: set[int]
    breaks: list[int]
    common: set[int]


class Edges(NamedTuple):
    """The compiled edges of a pack."""

    dateline: re.Pattern[str]
    signoff: re.Pattern[str]
    skip: re.Pattern[str]
    abbreviations: frozenset[str]


@cache
def edges(pack: Pack) -> Edges:
    """The edges that a pack describes in ``segments.toml``."""
    table = pack.table("segments")["edges"]
    return Edges(
        re.compile(table["dateline"]),
        re.compile(table["signoff"]),
        re.compile("|".join(f"(?:{pattern})" for pattern in table["skip"]) or "(?!)"),
        frozenset(entry.words for entry in pack.words("abbreviations")),
    )


def lay_out(folded: Folded, grammar: Grammar) -> Layout:
    """Cut an article into paragraphs, quotations and sentences."""
    tokens = Tokens(folded)
    known = edges(grammar.pack)
    paragraphs: list[Paragraph] = []
    heads: set[int] = set()
    breaks: set[int] = set()
    for number, (first, last) in enumerate(tokens.paragraphs):
        body = _body(tokens, first, last, known, number)
        if body:
            _add(tokens, *body, grammar, paragraphs, heads, breaks)
    heads |= breaks
    names = _names(tokens, paragraphs, heads)
    common = {at for at in heads if tokens.lows[at] not in names}
    return Layout(tokens, paragraphs, heads, sorted(breaks), common)


def _add(
    tokens: Tokens,
    first: int,
    last: int,
    grammar: Grammar,
    paragraphs: list[Paragraph],
    heads: set[int],
    breaks: set[int],
) -> None:
    quotes = _from_the_start(tokens, first, _quotes(tokens, first, last), grammar)
    paragraphs.append(Paragraph(first, last, quotes, _is_subhead(tokens, first, last, quotes)))
    heads.add(first)
    heads.update(quote.first for quote in quotes)
    opening = {quote.outer_first for quote in quotes}
    _find_breaks(tokens, first, last, edges(grammar.pack).abbreviations, opening, heads, breaks)


def _from_the_start(
    tokens: Tokens, first: int, quotes: tuple[QuoteTokens, ...], grammar: Grammar
) -> tuple[QuoteTokens, ...]:
    """A quotation whose opening mark was left out begins its paragraph, where no cue stands before it."""
    if not quotes or quotes[0].outer_first != quotes[0].first or quotes[0].first == first:
        return quotes
    before = range(first, quotes[0].first)
    if any(_REPORTING & grammar.lexicon.look_up(tokens.words[t], tokens.lows[t]).classes for t in before):
        return quotes
    return (quotes[0]._replace(first=first, outer_first=first), *quotes[1:])


def _names(tokens: Tokens, paragraphs: list[Paragraph], heads: set[int]) -> set[str]:
    """Those words of the heads that have a capital in the middle of some sentence: names, also at the head of one."""
    words, lows = tokens.words, tokens.lows
    asked = {lows[at] for at in heads}
    found: set[str] = set()
    for p in paragraphs:
        span = range(p.first, p.last) if not p.subhead else range(0)
        for at in compress(span, map(asked.__contains__, lows[p.first : p.last])):
            word = words[at]
            if at not in heads and word[0].isupper() and word != lows[at] and not word.isupper():
                found.add(lows[at])
    return found


def _body(tokens: Tokens, first: int, last: int, known: Edges, number: int) -> tuple[int, int] | None:
    """The paragraph without dateline and sign-off; None where nothing of it is the article's words."""
    text = tokens.folded.text
    start, end = tokens.starts[first], tokens.ends[last - 1]
    if known.skip.match(text, start, end):
        return None
    if number < _DATELINE_PARAGRAPHS and (dateline := known.dateline.match(text, start, end)):
        first = bisect_left(tokens.starts, dateline.end(), first, last)
    if first < last and (signoff := known.signoff.search(text, max(tokens.starts[first], end - 80), end)):
        last = bisect_left(tokens.starts, signoff.start(), first, last)
    return (first, last) if first < last else None


def _quotes(tokens: Tokens, first: int, last: int) -> tuple[QuoteTokens, ...]:
    """Outermost quotations, and those in other marks that stand within no other."""
    found = find_quotes(tokens.folded.text, tokens.starts[first], tokens.ends[last - 1])
    kept: list[QuoteTokens] = []
    covered = 0
    for quote in found:
        if quote.outer_start < covered:
            continue
        covered = quote.outer_end
        kept.append(_by_tokens(tokens, quote, first, last))
    return tuple(q for q in kept if q.first < q.last)


def _by_tokens(tokens: Tokens, quote: Quote, first: int, last: int) -> QuoteTokens:
    starts = tokens.starts
    return QuoteTokens(
        bisect_left(starts, quote.outer_start, first, last),
        bisect_left(starts, quote.start, first, last),
        bisect_left(starts, quote.end, first, last),
        bisect_left(starts, quote.outer_end, first, last),
        quote.double,
        quote.closed,
    )


def _is_subhead(tokens: Tokens, first: int, last: int, quotes: tuple[QuoteTokens, ...]) -> bool:
    """A short line that no mark ends is a title, unless a quotation opens it and goes on."""
    end = tokens.words[last - 1]
    if tokens.words[first] == "[" and end == "]":
        return True
    if end[0] in _STOPS or end in MARKS or end in ",:;)" or last - first > _SUBHEAD_WORDS:
        return False
    return not (quotes and quotes[0].outer_first == first and not quotes[0].closed)


def _find_breaks(
    tokens: Tokens, first: int, last: int, abbreviations: frozenset[str], opening: set[int], heads: set[int],
    breaks: set[int],
) -> None:  # fmt: skip
    """Add the tokens that begin a sentence after a stop to ``breaks``, those after a colon to ``heads``."""
    words, lows = tokens.words, tokens.lows
    marks = [at for at, word in enumerate(words[first:last], first) if word[0] in _BREAKING]
    for at in marks:
        word = words[at]
        if word == ":":
            if at + 1 < last:
                heads.add(at + 1)
            continue
        if word == "." and at > first and _abbreviates(lows[at - 1], words[at - 1], abbreviations):
            continue
        after = at + 1
        while after < last and after not in opening and (words[after] in MARKS or words[after] in ")]"):
            after += 1
        if after < last and not words[after][0].islower() and words[after][0] not in ",;":
            breaks.add(after)


def _abbreviates(low: str, word: str, abbreviations: frozenset[str]) -> bool:
    return low.rpartition("-")[2] in abbreviations or (len(word) == 1 and word.isupper())
