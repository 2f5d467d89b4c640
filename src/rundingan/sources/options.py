"""What the caller asks of the sources, checked once, at once."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import NamedTuple

from rundingan.errors import ArticleError
from rundingan.model import Article
from rundingan.sources.dates import iso_date
from rundingan.sources.fields import FIELDS
from rundingan.sources.files import check_encoding

MAX_SIZE = 100_000_000
"""Bytes that one article (a text file, a page, a line of JSON Lines) may have unless told otherwise."""
TIMEOUT = 30.0
"""Seconds that fetching one address may take, redirects and all, unless told otherwise."""


class Options(NamedTuple):
    """How sources are read; see :func:`rundingan.sources.articles`.

    Attributes:
        given: date and language of the articles that have none of their own.
    """

    encoding: str | None = None
    max_size: int = MAX_SIZE
    given: Article = Article(text="")
    columns: Mapping[str, str] = {}
    follow_links: bool = False
    timeout: float = TIMEOUT
    allow_private: bool = False


def options(
    *,
    encoding: str | None,
    max_size: int,
    published: str | None,
    language: str | None,
    columns: Mapping[str, str] | None,
    follow_links: bool,
    timeout: float,
    allow_private: bool,
) -> Options:
    """The options, checked.

    Raises:
        ArticleError: one of them makes no sense; the message names it.
    """
    if encoding is not None:
        check_encoding(encoding)
    if max_size < 1:
        raise ArticleError(f"max_size is {max_size}; it is a number of bytes, 1 or more", code="bad_option")
    if not (isfinite(timeout) and timeout > 0):
        raise ArticleError(f"timeout is {timeout}; it is a number of seconds above 0", code="bad_option")
    given = Article(text="", published=None if published is None else iso_date(published), language=language)
    return Options(encoding, max_size, given, check_columns(columns or {}), follow_links, float(timeout), allow_private)


def check_columns(columns: Mapping[str, str]) -> Mapping[str, str]:
    """The columns as given, where each belongs to a field of an article.

    Raises:
        ArticleError: a field is unknown, or a column has no name.
    """
    for field, column in columns.items():
        if field not in FIELDS:
            raise ArticleError(
                f"{field!r} is no field of an article; a column can be named for {', '.join(FIELDS)}",
                code="bad_option",
            )
        if not isinstance(column, str) or not column:
            raise ArticleError(f"the column for {field!r} has no name", code="bad_option")
    return columns
