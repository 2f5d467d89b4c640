"""Words found in articles, with the part of each in which most of them stand, and the statements that hold them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, select

from rundingan.dossier.schema import articles, statements
from rundingan.dossier.search import Query
from rundingan.errors import DossierError
from rundingan.model import Span
from rundingan.views import statements as of_statements
from rundingan.views.asking import Asking, among, grouped, in_order
from rundingan.views.filters import Filters
from rundingan.views.page import Page
from rundingan.views.rows import Found

FILTERS: Final = ("text", "outlet", "language", "since", "until", "article")
"""What the question may be narrowed by."""

_SNIPPET: Final = 280
"""Letters of a snippet."""
_BEFORE: Final = 60
"""Letters before the first word found that are shown."""
_STATEMENTS: Final = 3
"""Statements that are shown of an article."""


def ask(connection: Connection, filters: Filters) -> Page[Found]:
    """The articles that hold the words, those published last first.

    Raises:
        DossierError: no words are asked for, or they cannot be read as a search.
    """
    filters.check("search", FILTERS)
    asking = Asking(connection, filters)
    if asking.query is None:
        raise DossierError("a search needs words to look for")
    conditions = [
        *asking.in_article(articles.c.id),
        *asking.holding("article_words", articles.c.id),
        *asking.any_of(articles.c.outlet, filters.outlet),
        *asking.any_of(articles.c.language, filters.language),
        *asking.within(articles.c.published),
        articles.c.current == 1,
    ]
    ids, following = asking.newest(articles.c.id, articles.c.published, conditions)
    return Page(_found(asking, asking.query, ids), following)


def _found(asking: Asking, query: Query, ids: list[int]) -> tuple[Found, ...]:
    rows = asking.connection.execute(
        select(articles.c.id, articles.c.text, articles.c.title, articles.c.language).where(among(articles.c.id, ids))
    ).all()
    sources = asking.sources(ids)
    said = _said(asking, query, ids)
    told = {each.id: each for each in of_statements.told(asking, [one for those in said.values() for one in those])}
    made: dict[int, Found] = {}
    for row in rows:
        snippet = snippet_of(row.text, query.places(row.text, row.language))
        titled = tuple(query.places(row.title, row.language)) if row.title else ()
        made[row.id] = Found(sources[row.id], titled, *snippet, in_order(said.get(row.id, ()), told))
    return in_order(ids, made)


def _said(asking: Asking, query: Query, ids: Sequence[int]) -> dict[int, list[int]]:
    """The statements of each article in which most words stand."""
    columns = (statements.c.id, statements.c.article_id, statements.c.words, statements.c.language)
    rows = asking.connection.execute(select(*columns).where(among(statements.c.article_id, ids)))
    found: dict[int, list[int]] = {}
    for article, those in grouped(rows, lambda row: row.article_id).items():
        counted = [(len(query.places(row.words, row.language)), row.id) for row in those]
        found[article] = [number for _, number in sorted((-n, number) for n, number in counted if n)[:_STATEMENTS]]
    return found


def snippet_of(text: str, places: Sequence[Span]) -> tuple[str, tuple[Span, ...], int, int]:
    """The part of a text where most words stand: it, the words in it, and where it begins and ends in the text."""
    begin = _densest(places)
    start = _at_word(text, max(0, begin - _BEFORE), begin)
    end = min(len(text), start + _SNIPPET)
    if end < len(text):
        end = max(text.rfind(" ", start, end), text.rfind("\n", start, end), _last_end(places, start, end))
    inside = tuple((a - start, b - start) for a, b in places if start <= a and b <= end)
    return text[start:end], inside, start, end


def _densest(places: Sequence[Span]) -> int:
    """Where the part begins in which most words stand; the first of such."""
    begins = [begin for begin, _ in places]
    counts = [bisect_left(begins, begin + _SNIPPET - _BEFORE) - at for at, begin in enumerate(begins)]
    return begins[counts.index(max(counts))] if begins else 0


def _at_word(text: str, start: int, begin: int) -> int:
    """The beginning of the first whole word from ``start`` on, at ``begin`` at the latest."""
    if start == 0 or text[start - 1].isspace():
        return start
    return next((at + 1 for at in range(start, begin) if text[at].isspace()), begin)


def _last_end(places: Sequence[Span], start: int, end: int) -> int:
    return max((b for a, b in places if start <= a and b <= end), default=start)
