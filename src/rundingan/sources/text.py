"""A file of plain text, one article, whose characters are kept as they are."""

from __future__ import annotations

from collections.abc import Iterator

from rundingan.errors import ArticleError
from rundingan.model import Article
from rundingan.sources.decoding import read_all
from rundingan.sources.files import Input, text_of
from rundingan.sources.markup import refuse_html
from rundingan.sources.options import Options


def articles(given: Input, options: Options) -> Iterator[Article]:
    """The one article of the file.

    Raises:
        ArticleError: it is too large, not text, empty, or a web page.
        EncodingError: it has bytes that are not valid in its encoding.
    """
    source = text_of(given, options.encoding)
    text = read_all(source, options.max_size)
    refuse_empty(source.name, text)
    refuse_html(source.name, text)
    yield Article(
        text=text,
        id=given.id,
        published=options.given.published,
        language=options.given.language,
        url=given.address,
    )


def refuse_empty(name: str, text: str) -> None:
    """Nothing, where there is something to read.

    Raises:
        ArticleError: there is white space at most.
    """
    if not text or text.isspace():
        raise ArticleError(f"{name} is empty: there is no article in it", code="empty")
