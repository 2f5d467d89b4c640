"""HTML pages: the article's words without menus and advertisements, and what the page says of itself."""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from rundingan.errors import ArticleError, FormatError
from rundingan.model import Article
from rundingan.sources import markup
from rundingan.sources.decoding import too_large
from rundingan.sources.files import Input
from rundingan.sources.options import Options

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

MAX_PAGE = 20_000_000
"""Bytes that a page may have, whatever articles may have: the largest news pages have two million."""
MAX_ELEMENTS = 30_000
"""Elements that a page may have: the time that taking an article out of it needs grows with their square."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(rb"""<meta[^>]{1,300}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_WESTERN = ("ascii", "iso8859-1", "cp1252")
"""What pages call what browsers read as cp1252."""
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def articles(given: Input, options: Options) -> Iterator[Article]:
    """The one article of the page.

    Raises:
        ArticleError: the page is too large, or no article's words can be told from the rest.
    """
    limit = min(options.max_size, MAX_PAGE)
    data = given.stream.read(limit + 1)
    if len(data) > limit:
        raise too_large_page(given.name, options)
    yield page(data, given.name, options, id=given.id, address=given.address, charset=given.charset)


def page(
    data: bytes, name: str, options: Options, *, id: str, address: str | None = None, charset: str | None = None
) -> Article:
    """The article of a page.

    Args:
        name: of the page, for messages.
        id: of the article.
        address: where the page was found.
        charset: the encoding that the server names.

    Raises:
        FormatError: no article's words can be told from the rest, or the page is too intricate.
    """
    from rundingan.sources.page_data import page_data

    text = decoded(data, options.encoding or charset)
    tree = _tree(text)
    if tree is None:
        raise no_words(name)
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise FormatError(
            f"{name} has more than {MAX_ELEMENTS:,} elements, which is no article; give its text", code="too_large"
        )
    found = _extracted(tree, address)
    told = page_data(tree, found, address)
    words = _without_headline(found.text if found else "", told.title) or _words_of_piece(text)
    if not words:
        raise no_words(name)
    return Article(
        text=words,
        id=id,
        title=told.title,
        published=told.published or options.given.published,
        language=told.language or options.given.language,
        source=told.source,
        url=told.url,
        author=told.author,
    )


def too_large_page(name: str, options: Options) -> ArticleError:
    """What is told of a page that is larger than articles, or pages at all, may be."""
    if options.max_size < MAX_PAGE:
        return too_large(name, options.max_size)
    return FormatError(
        f"{name} is larger than {MAX_PAGE:,} bytes, which is no article; give its text", code="too_large"
    )


def no_words(name: str) -> FormatError:
    """What is told of a page that holds no article."""
    return FormatError(
        f"{name} has no article that could be told from the rest of the page; "
        "if its words come by a script, save the page from the browser, or give its text",
        code="no_text",
    )


def decoded(data: bytes, encoding: str | None) -> str:
    """The characters of a page: by its mark, ``encoding``, its own words, or as UTF-8; wrong bytes are replaced.

    What no tree of elements can hold (NUL and its like) becomes a space.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _UNREADABLE.sub(" ", data[len(mark) :].decode(name, "replace"))
    said = _CHARSET.search(data[:4096])
    for candidate in (encoding, said[1].decode() if said else None):
        codec = _codec(candidate)
        if codec is not None:
            return _UNREADABLE.sub(" ", data.decode(codec, "replace"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return _UNREADABLE.sub(" ", text)


def _codec(name: str | None) -> str | None:
    """The codec that browsers take for the name; None where there is none for a page."""
    try:
        codec = codecs.lookup(name or "").name
        b" ".decode(codec, "replace")
    except (LookupError, ValueError):
        return None
    return "cp1252" if codec in _WESTERN else codec


def _tree(text: str) -> HtmlElement | None:
    from trafilatura import load_html

    _hush()
    if len(text.encode("utf-8", "replace")) > MAX_PAGE * 2:
        return None
    try:
        return load_html(text)
    except (ValueError, RecursionError, ArticleError):
        return None


def _extracted(tree: HtmlElement, address: str | None) -> Document | None:
    from trafilatura import bare_extraction

    dates = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
    found: Any = bare_extraction(
        tree, url=address, include_comments=False, with_metadata=True, date_extraction_params=dates
    )
    return found  # type: ignore[no-any-return]


def _without_headline(text: str | None, title: str | None) -> str:
    """The words, without the headline where they begin with it; empty where they are white space at most."""
    first, _, rest = (text or "").partition("\n")
    words = rest if title and rest.strip() and first.strip() == title.strip() else text or ""
    return words if words.strip() else ""


def _words_of_piece(text: str) -> str:
    """All words of a piece of a page, which is too small to tell words from menus; empty for a whole page."""
    return markup.words(text) if markup.is_html(text) and "<html" not in text[:1000].lower() else ""


@cache
def _hush() -> None:
    """Have the libraries' warnings go to whoever asks for them, and not to standard error."""
    for name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
        logging.getLogger(name).addHandler(logging.NullHandler())
