"""Bytes to articles. Trouble with a file or line becomes an :class:`~rundingan.model.Issue`; others are read.

>>> from rundingan.sources import articles
>>> [type(each).__name__ for each in articles(["missing.txt"])]
['Issue']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rundingan.model import Article, Issue
from rundingan.sources.dates import iso_date
from rundingan.sources.dispatch import each, is_address
from rundingan.sources.fields import FIELDS
from rundingan.sources.files import STANDARD_INPUT, check_encoding
from rundingan.sources.options import MAX_SIZE, TIMEOUT, check_columns, options

__all__ = [
    "FIELDS",
    "MAX_SIZE",
    "STANDARD_INPUT",
    "TIMEOUT",
    "articles",
    "check_columns",
    "check_encoding",
    "is_address",
    "iso_date",
]


def articles(
    paths: Iterable[str],
    *,
    encoding: str | None = None,
    max_size: int = MAX_SIZE,
    published: str | None = None,
    language: str | None = None,
    columns: Mapping[str, str] | None = None,
    follow_links: bool = False,
    timeout: float = TIMEOUT,
    allow_private: bool = False,
) -> Iterator[Article | Issue]:
    """The articles of files, folders and addresses, in order, one at a time; ``-`` is standard input.

    A file is plain text (one article), HTML (one article), JSON Lines or JSON (articles, or news items of ninjs),
    CSV or Parquet (a row an article), a feed (RSS or Atom, an entry an article) or a WARC (a page an article), told
    by its first bytes and its name; any of them may be compressed by gzip or zstd, or stand in a ZIP archive. A
    folder is read with all files in it, in the order of their names, hidden ones passed over.

    Nothing is fetched unless an address (``https://...``) is named, or ``follow_links`` asked for.

    Args:
        paths: files, folders, addresses.
        encoding: of all files; None for UTF-8, or what a file's mark (BOM), a page or a server tells.
        max_size: bytes that one article, or what is fetched at once, may have.
        published: the date of the articles that have none of their own.
        language: the language of the articles that name none of their own.
        columns: names of a table's columns by field (:data:`FIELDS`); those not given are guessed.
        follow_links: fetch the page that each entry of a feed links to, and read that.
        timeout: seconds that fetching one address may take.
        allow_private: fetch from loopback and private addresses too (never from those of a cloud's metadata).

    Raises:
        ArticleError: an option makes no sense. Raised at once; what is wrong with a file is never raised.
    """
    chosen = options(
        encoding=encoding,
        max_size=max_size,
        published=published,
        language=language,
        columns=columns,
        follow_links=follow_links,
        timeout=timeout,
        allow_private=allow_private,
    )
    return each(paths, chosen)
