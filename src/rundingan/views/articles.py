"""The articles of a dossier, and the record of each."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, func, select

from rundingan.dossier.adding import pieces
from rundingan.dossier.schema import articles, statements
from rundingan.model import Record
from rundingan.views.asking import Asking, among, grouped, in_order
from rundingan.views.filters import Filters
from rundingan.views.page import Page
from rundingan.views.rows import ArticleRow


class Extent(Struct, frozen=True):
    """How much a dossier holds.

    Attributes:
        articles: in their newest version.
        first, last: the first and the last day of publication; None where no article has one.
    """

    articles: int
    first: str | None
    last: str | None


FILTERS: Final = ("outlet", "language", "since", "until", "text", "article")
"""What the question may be narrowed by."""

_decode = msgspec.json.Decoder(Record).decode


def ask(connection: Connection, filters: Filters) -> Page[ArticleRow]:
    """The articles in their newest version, those published last first.

    Raises:
        DossierError: they are narrowed by something unknown.
    """
    filters.check("articles", FILTERS)
    asking = Asking(connection, filters)
    conditions = [
        *asking.in_article(articles.c.id),
        *asking.holding("article_words", articles.c.id),
        *asking.any_of(articles.c.outlet, filters.outlet),
        *asking.any_of(articles.c.language, filters.language),
        *asking.within(articles.c.published),
        articles.c.current == 1,
    ]
    ids, following = asking.newest(articles.c.id, articles.c.published, conditions)
    return Page(told(asking, ids), following)


def told(asking: Asking, ids: list[int]) -> tuple[ArticleRow, ...]:
    """The articles of those ids, in their order."""
    names = [name for name in ArticleRow.__struct_fields__ if name not in ("statements", "copies")]
    rows = asking.connection.execute(
        select(*(articles.c[name] for name in names)).where(among(articles.c.id, ids))
    ).all()  # fmt: skip
    said = (
        select(statements.c.article_id, func.count())
        .where(among(statements.c.article_id, ids))
        .group_by(statements.c.article_id)
    )
    counts: dict[int, int] = {row[0]: row[1] for row in asking.connection.execute(said)}
    copies = grouped(
        asking.connection.execute(
            select(articles.c.id, articles.c.origin, articles.c.outlet)
            .where(among(articles.c.origin, {row.origin for row in rows}), asking.loose(articles.c.current) == 1)
            .order_by(articles.c.id)
        ),
        lambda row: row.origin,
    )
    return in_order(
        ids,
        {
            row.id: ArticleRow(
                **row._mapping,
                statements=counts.get(row.id, 0),
                copies=tuple(dict.fromkeys(o.outlet for o in copies[row.origin] if o.id != row.id and o.outlet)),
            )
            for row in rows
        },
    )


def record(connection: Connection, asked: str) -> Record | None:
    """The record of the article of that id or key, its text in it; None where there is none."""
    asking = Asking(connection, Filters.of(article=asked))
    wanted = select(articles.c.record_json, articles.c.text).where(
        *asking.in_article(articles.c.id), articles.c.current == 1
    )
    found = connection.execute(wanted).first()
    return msgspec.structs.replace(_decode(found.record_json), text=found.text) if found else None


def numbers(connection: Connection, keys: Collection[str]) -> dict[str, int]:
    """The numbers of the articles of those keys, in their newest version."""
    found: dict[str, int] = {}
    for some in pieces(keys):
        wanted = select(articles.c.key, articles.c.id).where(articles.c.key.in_(some), articles.c.current == 1)
        found |= {row.key: row.id for row in connection.execute(wanted)}
    return found


def extent(connection: Connection) -> Extent:
    """How many articles there are, and between which days."""
    days = articles.c.published
    row = connection.execute(select(func.count(), func.min(days), func.max(days)).where(articles.c.current == 1)).one()
    return Extent(*row)
