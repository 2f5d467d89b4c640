"""Parquet tables of articles: a row is an article. Read batch by batch, only the columns that are taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from rundingan.errors import ArticleError, FormatError
from rundingan.model import Article, Issue
from rundingan.sources.columns import fields_of
from rundingan.sources.decoding import too_large
from rundingan.sources.fields import article_of
from rundingan.sources.files import Input, in_any_order
from rundingan.sources.options import Options

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

ROWS = 64
"""Rows held at once."""


def articles(given: Input, options: Options) -> Iterator[Article | Issue]:
    """The articles of the rows, in order; an issue for each that cannot be taken.

    Raises:
        ArticleError: the file is damaged, has no column of text or no row, or pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise ArticleError(
            f"{given.name} is a Parquet table, which needs pyarrow; pip install 'rundingan[tables]'",
            code="missing_library",
        ) from None
    with in_any_order(given) as file:
        number = 0
        try:
            table = pyarrow.parquet.ParquetFile(file, pre_buffer=False, buffer_size=1 << 16)
            for values in _rows(table, fields_of(table.schema_arrow.names, options.columns, given.name)):
                number += 1
                yield _article(values, f"{given.name}, row {number}", given.name, options)
        except (pyarrow.ArrowException, OSError, ValueError, TypeError) as wrong:
            after = f" after row {number}" if number else ""
            raise FormatError(f"{given.name} is a damaged Parquet table{after}: {_short(wrong)}") from None
        if not number:
            raise ArticleError(f"{given.name} has no row: there is no article in it", code="empty")


def _rows(table: ParquetFile, fields: dict[str, int]) -> Iterator[dict[str, Any]]:
    names = {field: table.schema_arrow.names[column] for field, column in fields.items()}
    for batch in table.iter_batches(batch_size=ROWS, columns=sorted(set(names.values())), use_threads=False):
        for row in batch.to_pylist():
            yield {field: row[name] for field, name in names.items()}


def _article(values: dict[str, Any], where: str, name: str, options: Options) -> Article | Issue:
    try:
        for field in ("text", "html"):
            if isinstance(values.get(field), str) and len(values[field]) > options.max_size:
                raise too_large(where, options.max_size)
        return article_of({field: _plain(value) for field, value in values.items()}, where, options.given)
    except ArticleError as wrong:
        return Issue(code=wrong.code, message=str(wrong), file=name)


def _plain(value: Any) -> Any:
    """A value as JSON would have it: times as text, empty text as nothing, several names as one."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return None if value in ("", []) else value


def _short(wrong: Exception) -> str:
    return " ".join(str(wrong).split())[:200] or type(wrong).__name__
