"""A file of plain text, one article, whose characters are kept as they are."""

from __future__ import annotations

import re

from rundingan.errors import ArticleError, FormatError
from rundingan.model import Article
from rundingan.sources.decoding import read_all
from rundingan.sources.files import STANDARD_INPUT, Source, shown

_LOOKED_AT = 65_536
_PAGE = re.compile(
    r"\s{0,1000}(?:<!--.{0,4000}?-->\s{0,1000})?<(?:!doctype\s+html|html|head|body|\?xml)\b", re.I | re.S
)
_BLOCK = re.compile(r"</(?:p|div|span|a|li|ul|h[1-6]|td|tr|table|strong|em|section|article|figure)\s?>|<br\s?/?>", re.I)
_ENOUGH = 3


def article(source: Source, max_size: int, given: Article) -> Article:
    """The one article of the source, its id the path, other fields as ``given``.

    Raises:
        ArticleError: it is too large, not text, empty, or a web page.
        EncodingError: it has bytes that are not valid in its encoding.
    """
    text = read_all(source, max_size)
    refuse_empty(source.name, text)
    refuse_html(source.name, text)
    name = "" if source.path == STANDARD_INPUT else shown(source.path)
    return Article(text=text, id=name, published=given.published, language=given.language)


def refuse_empty(name: str, text: str) -> None:
    """Nothing, where there is something to read.

    Raises:
        ArticleError: there is white space at most.
    """
    if not text or text.isspace():
        raise ArticleError(f"{name} is empty: there is no article in it", code="empty")


def refuse_html(name: str, text: str) -> None:
    """Nothing, where the text is no markup.

    Raises:
        FormatError: it begins as a page does, or has the tags of one.
    """
    start = text[:_LOOKED_AT]
    if "<" in start and (_PAGE.match(start) or len(_BLOCK.findall(start)) >= _ENOUGH):
        raise FormatError(
            f"{name} is HTML, not text; take the article's words out of the page first "
            "(for example with trafilatura) and give them as plain text",
            code="html",
        )
