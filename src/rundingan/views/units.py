"""Answers with their spans in UTF-16 code units, for programs that count so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, select

from rundingan.dossier.adding import pieces
from rundingan.dossier.schema import articles
from rundingan.text.utf16 import Units
from rundingan.views.asking import among

T = TypeVar("T", bound=Struct)


def in_utf16(connection: Connection, answer: T) -> T:
    """An answer (a page, a row, a reading) whose spans are counted in UTF-16 code units.

    ``begin``, ``end`` and ``content`` are counted in the text of the row's article, ``found`` in the row's words or
    snippet, ``title_found`` in the article's title.
    """
    texts: dict[int, Units] = {}
    for some in pieces({*_articles(answer)}):
        rows = connection.execute(select(articles.c.id, articles.c.text).where(among(articles.c.id, some)))
        texts.update((row.id, Units(row.text)) for row in rows)
    counted: T = _counted(answer, texts)
    return counted


def _articles(value: Any) -> Iterator[int]:
    """The ids of the articles of a value's rows."""
    if isinstance(value, tuple):
        for each in value:
            yield from _articles(each)
    elif isinstance(value, Struct):
        article = getattr(value, "article", None)
        if article is not None:
            yield article.id
        for name in value.__struct_fields__:
            yield from _articles(getattr(value, name))


def _counted(value: Any, texts: Mapping[int, Units]) -> Any:
    if isinstance(value, tuple):
        return tuple(_counted(each, texts) for each in value)
    if not isinstance(value, Struct):
        return value
    inner = {name: _counted(getattr(value, name), texts) for name in value.__struct_fields__}
    return replace(value, **(inner | _own(value, texts)))


def _own(value: Any, texts: Mapping[int, Units]) -> dict[str, Any]:
    """The spans of a row itself."""
    found: dict[str, Any] = {}
    article = getattr(value, "article", None)
    units = texts.get(article.id) if article is not None else None
    for name in value.__struct_fields__:
        told = getattr(value, name)
        if name in ("begin", "end") and units and told is not None:
            found[name] = units.of(told)
        elif name == "content" and units:
            found[name] = tuple(map(units.span, told))
        elif name == "found" and told:
            shown = Units(value.snippet if hasattr(value, "snippet") else value.words)
            found[name] = tuple(map(shown.span, told))
        elif name == "title_found" and told:
            found[name] = tuple(map(Units(value.article.title).span, told))
    return found
