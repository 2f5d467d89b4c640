"""The sentences on which an answer rests, and where they stand: for whoever has no text beside the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from rundingan.dossier.adding import pieces
from rundingan.dossier.schema import appearances, articles, entities, statements
from rundingan.model import Span
from rundingan.views.asking import Asking, among
from rundingan.views.filters import Filters
from rundingan.views.rows import ArticleRow, PersonRow, Source

_LONGEST: Final = 600
"""Letters of a sentence that are shown."""

_spans = msgspec.json.Decoder(tuple[Span, ...]).decode


class Evidence(Struct, frozen=True, kw_only=True):
    """A sentence of an article.

    Attributes:
        sentence: its words; the passage around a name where no statement stands.
        begin, end: where it stands in the article's text, in code points.
        outlet, title, published: of the article.
        address: where the article is to be found; what it is known by in the dossier where it has no address.
        article: the number of the article.
    """

    sentence: str
    begin: int
    end: int
    outlet: str | None
    title: str | None
    published: str | None
    address: str
    article: int


class _Place(Struct, frozen=True):
    """Words of an article, and the statement in which they stand, if any."""

    article: int
    begin: int
    end: int
    statement: int | None = None


def evidence(connection: Connection, rows: Sequence[Struct]) -> list[tuple[Evidence, ...]]:
    """Of each row, the sentences that it rests on, each once."""
    people = _of_people(connection, [row.id for row in rows if isinstance(row, PersonRow)])
    places = [people.get(row.id, []) if isinstance(row, PersonRow) else [*_places(row)] for row in rows]
    said = _sentences(connection, {place.statement for those in places for place in those if place.statement})
    texts: dict[int, str] = {}
    for some in pieces({place.article for those in places for place in those}):
        found = connection.execute(select(articles.c.id, articles.c.text).where(among(articles.c.id, some)))
        texts.update((row.id, row.text) for row in found)
    sources = Asking(connection, Filters()).sources(texts)
    told: list[tuple[Evidence, ...]] = []
    for those in places:
        spans = dict.fromkeys((place.article, *_widened(place, said)) for place in those)
        told.append(tuple(_evidence(sources[which], texts[which], begin, end) for which, begin, end in spans))
    return told


def _places(value: Any) -> Iterator[_Place]:
    """Where the words stand of a row and of all rows within it."""
    if isinstance(value, tuple):
        for each in value:
            yield from _places(each)
    elif isinstance(value, Struct):
        article, begin = getattr(value, "article", None), getattr(value, "begin", None)
        if isinstance(article, Source | ArticleRow) and begin is not None:
            yield _Place(article.id, begin, value.end, getattr(value, "statement", None))  # type: ignore[attr-defined]
        for name in value.__struct_fields__:
            yield from _places(getattr(value, name))


def _sentences(connection: Connection, ids: Iterable[int]) -> dict[int, Span]:
    """Where the sentences of statements stand."""
    found: dict[int, Span] = {}
    for some in pieces(ids):
        wanted = select(statements.c.id, statements.c.begin, statements.c.end).where(among(statements.c.id, some))
        found.update((row.id, (row.begin, row.end)) for row in connection.execute(wanted))
    return found


def _widened(place: _Place, said: dict[int, Span]) -> Span:
    """The sentence of the statement in which words stand; the words' own place where they stand in none."""
    begin, end = said.get(place.statement or 0, (place.begin, place.end))
    return (begin, end) if begin <= place.begin and place.end <= end else (place.begin, place.end)


def _evidence(source: Source, text: str, begin: int, end: int) -> Evidence:
    words = text[begin:end]
    return Evidence(
        sentence=words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…", begin=begin, end=end,
        outlet=source.outlet, title=source.title, published=source.published, address=source.url or source.key,
        article=source.id,
    )  # fmt: skip


def _of_people(connection: Connection, ids: Sequence[int]) -> dict[int, list[_Place]]:
    """Of each of some people, the paragraph in which the newest article names them first."""
    found: dict[int, list[_Place]] = {}
    for number in ids:
        own = select(entities.c.id).where(entities.c.shown == number)
        wanted = (
            select(appearances.c.article_id, appearances.c.mentions_json, articles.c.text)
            .join(articles, articles.c.id == appearances.c.article_id)
            .where(appearances.c.entity_id.in_(own))
            .order_by(appearances.c.day.desc(), appearances.c.article_id.desc())
            .limit(1)
        )
        row = connection.execute(wanted).first()
        mentions = _spans(row.mentions_json) if row else ()
        if row and mentions:
            begin, end = mentions[0]
            start, stop = row.text.rfind("\n", 0, begin) + 1, row.text.find("\n", end)
            found[number] = [_Place(row.article_id, start, stop if stop >= 0 else len(row.text))]
    return found
