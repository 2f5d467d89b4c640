"""Bytes to articles. Trouble with a file or line becomes an :class:`~rundingan.model.Issue`; others are read.

>>> from rundingan.sources import articles
>>> [type(each).__name__ for each in articles(["missing.txt"])]
['Issue']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rundingan.errors import ArticleError
from rundingan.model import Article, Issue
from rundingan.sources import jsonl, text
from rundingan.sources.dates import iso_date
from rundingan.sources.files import STANDARD_INPUT, Source, check_encoding, opened, shown

__all__ = ["MAX_SIZE", "STANDARD_INPUT", "articles", "check_encoding", "iso_date"]

MAX_SIZE = 100_000_000
"""Bytes that one article (a text file, or a line of JSON Lines) may have unless told otherwise."""


def articles(
    paths: Iterable[str],
    *,
    encoding: str | None = None,
    max_size: int = MAX_SIZE,
    published: str | None = None,
    language: str | None = None,
) -> Iterator[Article | Issue]:
    """The articles of the files, in order, one at a time; ``-`` is standard input.

    A file is JSON Lines (one article a line) by its name (``.jsonl``, ``.ndjson``) or because it begins with
    an object that has a ``"text"``; a JSON document over several lines is an article or a list of them; any
    other file is one article of plain text, decoded and otherwise untouched.

    Args:
        encoding: of all files; None for UTF-8, or UTF-16 or UTF-32 where the file begins with its mark.
        max_size: bytes that one article may have.
        published: the date of the articles that have none of their own.
        language: the language of the articles that name none of their own.

    Raises:
        ArticleError: ``encoding`` is no text encoding, or ``published`` is no date. Raised at once; what is
            wrong with a file is never raised.
    """
    if encoding is not None:
        check_encoding(encoding)
    given = Article(text="", published=None if published is None else iso_date(published), language=language)
    return _each(paths, encoding, max_size, given)


def _each(paths: Iterable[str], encoding: str | None, max_size: int, given: Article) -> Iterator[Article | Issue]:
    for path in paths:
        try:
            with opened(path, encoding) as source:
                yield from _of(source, max_size, given)
        except ArticleError as wrong:
            yield _issue(wrong, path)


def _of(source: Source, max_size: int, given: Article) -> Iterator[Article | Issue]:
    if jsonl.is_jsonl(source):
        yield from jsonl.articles(source, max_size, given)
    elif jsonl.is_document(source):
        yield from jsonl.document(source, max_size, given)
    else:
        yield text.article(source, max_size, given)


def _issue(wrong: ArticleError, path: str) -> Issue:
    return Issue(code=wrong.code, message=str(wrong), file=shown(path))
