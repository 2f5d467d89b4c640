"""Feeds, RSS and Atom: an entry is an article, by its own content or summary, or by the page that it links to."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from rundingan.errors import ArticleError, FormatError
from rundingan.model import Article, Issue
from rundingan.sources.decoding import too_large
from rundingan.sources.files import Input
from rundingan.sources.languages import language_of_page
from rundingan.sources.markup import is_html, words
from rundingan.sources.options import Options

_HARMLESS = ("CharacterEncodingOverride", "NonXMLContentType")
"""What feedparser complains of and reads all the same: the server and the feed name different encodings."""


def articles(given: Input, options: Options) -> Iterator[Article | Issue]:
    """The articles of the entries, in their order; an issue for each that has no words, and for a feed that is broken.

    Raises:
        ArticleError: the feed is too large, or has no entry.
    """
    data = given.stream.read(options.max_size + 1)
    if len(data) > options.max_size:
        raise too_large(given.name, options.max_size)
    feed = _parsed(data, given)
    broken = _damage(feed, given.name)
    for number, entry in enumerate(feed.entries, 1):
        where = f"{given.name}, entry {number}"
        try:
            yield _article(entry, feed.feed, where, options)
        except ArticleError as wrong:
            yield Issue(code=wrong.code, message=str(wrong), file=given.name)
    if broken:
        raise broken
    if not feed.entries:
        raise ArticleError(f"{given.name} is a feed without an entry: there is no article in it", code="empty")


def _parsed(data: bytes, given: Input) -> Any:
    """What feedparser makes of the feed, of its valid characters alone where it stumbles over others.

    Raises:
        FormatError: it makes nothing of it.
    """
    import feedparser

    headers = {"content-location": given.address} if given.address else {}
    if given.charset:
        headers["content-type"] = f"application/xml; charset={given.charset}"
    stumbled = ""
    for feed in (data, data.decode("utf-8", "ignore").replace("\0", "").encode()):
        try:
            return feedparser.parse(io.BytesIO(feed), response_headers=headers)
        except Exception as wrong:  # of whichever of its parsers
            stumbled = f"{type(wrong).__name__}: {wrong}"
    raise FormatError(f"{given.name} is damaged: it cannot be taken for a feed ({' '.join(stumbled.split())[:200]})")


def _damage(feed: Any, name: str) -> FormatError | None:
    """What is wrong with the feed; None where nothing is that matters."""
    wrong = feed.get("bozo_exception") if feed.get("bozo") else None
    if wrong is None or type(wrong).__name__ in _HARMLESS:
        return None
    line = wrong.getLineNumber() if hasattr(wrong, "getLineNumber") else None
    at = f" at line {line}" if line else ""
    why = wrong.getMessage() if hasattr(wrong, "getMessage") else str(wrong)
    count = len(feed.entries)
    told = f"{count} entr{'y' if count == 1 else 'ies'} could be told" if count else "no entry could be told"
    return FormatError(f"{name} is not valid XML{at}: {why}; {told}", line=line)


def _article(entry: Any, feed: Any, where: str, options: Options) -> Article:
    """The article of an entry.

    Raises:
        ArticleError: it has no words, or its page cannot be fetched or read.
    """
    own = _of_entry(entry, feed, options)
    if options.follow_links:
        return _of_page(own, where, options)
    if not own.text.strip():
        raise FormatError(
            f"{where} has neither content nor a summary; have its page fetched with --follow-links", code="no_text"
        )
    return own


def _of_entry(entry: Any, feed: Any, options: Options) -> Article:
    link = _string(entry.get("link"))
    tagged = [content.get("language") for content in entry.get("content", ())]
    said = (*tagged, entry.get("language"), feed.get("language"))
    source = entry.get("source") or {}
    return Article(
        text=_text(entry),
        id=_string(entry.get("id")) or link or "",
        title=words(_string(entry.get("title")) or "") or None,
        published=_published(entry) or options.given.published,
        language=next(filter(None, map(language_of_page, said)), None) or options.given.language,
        source=words(_string(source.get("title")) or _string(feed.get("title")) or "") or None,
        url=link if link and link.lower().startswith(("http://", "https://")) else None,
        author=_authors(entry),
    )


def _text(entry: Any) -> str:
    """The words of the full content, else of the summary."""
    contents = [_string(content.get("value")) or "" for content in entry.get("content", ())]
    for written in (max(contents, key=len, default=""), _string(entry.get("summary")) or ""):
        text = words(written) if is_html(written) or "<" in written or "&" in written else written.strip()
        if text:
            return text
    return ""


def _published(entry: Any) -> str | None:
    """The day of publication as it was written, in the outlet's own time, else in UTC."""
    own = dict(entry)  # which, unlike the entry, has no names that stand for others
    when = own.get("published_parsed") or own.get("created_parsed") or own.get("updated_parsed")
    written = _string(own.get("published")) or _string(own.get("updated")) or ""
    local = _local_day(written)
    try:
        return local or (f"{when.tm_year:04}-{when.tm_mon:02}-{when.tm_mday:02}" if when else None)
    except AttributeError:
        return None


def _local_day(written: str) -> str | None:
    from datetime import datetime
    from email.utils import parsedate_to_datetime

    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(written.strip()).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _authors(entry: Any) -> str | None:
    names = [_string(each.get("name")) for each in entry.get("authors", ()) if hasattr(each, "get")]
    return ", ".join(dict.fromkeys(filter(None, names))) or _string(entry.get("author"))


def _of_page(own: Article, where: str, options: Options) -> Article:
    """The article of the page that the entry links to, with what the entry says where the page says nothing."""
    from rundingan.sources import html, web

    if own.url is None:
        raise FormatError(f"{where} has no link to a page; read the feed without --follow-links", code="no_link")
    given = web.fetched(own.url, options)
    (found,) = html.articles(given, options)
    return Article(
        text=found.text,
        id=own.id,
        title=found.title or own.title,
        published=found.published or own.published,
        language=found.language or own.language,
        source=found.source or own.source,
        url=found.url,
        author=found.author or own.author,
    )


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
