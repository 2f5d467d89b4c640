"""JSON Lines of articles: a line is an object with ``text`` and, where known, ``id``, ``published`` ...; and JSON.

Lines are read one by one, so that a file may be larger than the memory. A line that cannot be taken becomes
an issue with its number; the rest is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from rundingan.errors import ArticleError, FormatError
from rundingan.model import Article, Issue
from rundingan.sources import ninjs
from rundingan.sources.decoding import decoded, read_all, recoded, too_large
from rundingan.sources.fields import article_of
from rundingan.sources.files import Input, Source, needs_recoding, sample, text_of
from rundingan.sources.options import Options

NAMES = (".jsonl", ".ndjson")
"""Suffixes of files that have an article a line, whatever they begin with."""
_SKIPPED_AT_ONCE = 1 << 16
_OBJECT = re.compile(rb"\s*\{")
_SIGN = re.compile(rb'"(?:text|html|body_?(?:text|html|xhtml)|bodies)"\s*:', re.IGNORECASE)
_DOCUMENT = re.compile(rb"\s*(?:\[\s*\{|\{[ \t]*\r?\n)")
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


class _Line(msgspec.Struct):
    """What is taken of an object; all other fields are ignored."""

    text: Any = None
    html: Any = None
    id: Any = None
    title: Any = None
    published: Any = None
    language: Any = None
    source: Any = None
    url: Any = None
    author: Any = None


_decode = msgspec.json.Decoder(_Line).decode
_decode_any = msgspec.json.Decoder().decode
_decode_many = msgspec.json.Decoder(list[msgspec.Raw]).decode


def articles(given: Input, options: Options) -> Iterator[Article | Issue]:
    """The articles of JSON Lines, or of one JSON document (an article or a list of them), in order.

    Raises:
        ArticleError: the file has no article and no issue, or is a document that is too large or no JSON.
        EncodingError: it has bytes that are not valid, and none can tell where the next article begins.
    """
    source = text_of(given, options.encoding)
    whole = not source.path.lower().endswith(NAMES) and not is_lines(sample(given, options.encoding))
    yield from (_document if whole else _of_lines)(source, options)


def is_lines(head: bytes) -> bool:
    """Whether the first line is an object that is an article."""
    first = head.lstrip().partition(b"\n")[0]
    return bool(_OBJECT.match(first) and _SIGN.search(first))


def is_document(head: bytes) -> bool:
    """Whether it is one JSON document over several lines, or a list: of an article or of several."""
    return bool(_DOCUMENT.match(head) and _SIGN.search(head))


def _of_lines(source: Source, options: Options) -> Iterator[Article | Issue]:
    seen = False
    for number, at, line in _lines(source, options.max_size):
        where = f"{source.name}, line {number}"
        try:
            if line is None:
                raise too_large(where, options.max_size)
            data = _utf8(line, source, at, where)
            if not data.strip():
                continue
            seen = True
            yield _article(data, where, options.given)
        except ArticleError as wrong:
            seen = True
            yield Issue(code=wrong.code, message=str(wrong), file=source.name, line=number)
    if not seen:
        raise ArticleError(f"{source.name} is empty: there is no article in it", code="empty")


def _lines(source: Source, max_size: int) -> Iterator[tuple[int, int, bytes | None]]:
    """Number, byte offset and bytes of each line; None for more bytes than ``max_size``."""
    stream = recoded(source) if needs_recoding(source.encoding) else source.stream
    number, at = 0, source.skipped
    while line := stream.readline(max_size + 2):
        number += 1
        size = len(line)
        whole = line.endswith(b"\n") or size <= max_size
        if not whole:
            size += _skip(stream)
        yield number, at, line if whole else None
        at += size


def _skip(stream: Any) -> int:
    """Pass over the rest of a line; how many bytes it had."""
    passed = 0
    while piece := stream.readline(_SKIPPED_AT_ONCE):
        passed += len(piece)
        if piece.endswith(b"\n"):
            break
    return passed


def _utf8(line: bytes, source: Source, at: int, where: str) -> bytes:
    """The line in UTF-8.

    Raises:
        EncodingError: it has bytes that are not valid; the message names the line and the offset in the file.
    """
    if needs_recoding(source.encoding) or (source.encoding == "utf-8" and line.isascii()):
        return line
    return decoded(line, source._replace(name=where), at).encode()


def _object(data: bytes, where: str) -> _Line:
    try:
        return _decode(data)
    except RecursionError:
        why = "it is nested too deeply"
    except msgspec.ValidationError as wrong:
        if not _OBJECT.match(data):
            raise FormatError(
                f'{where} is not an object; write an article as {{"text": "..."}}', code="not_object"
            ) from None
        why = str(wrong)
    except msgspec.DecodeError as wrong:
        why = str(wrong)
        if _HALF.search(data):
            why = "it may hold half a surrogate pair (such as \\ud83d alone); " + why
    raise FormatError(f"{where} is not valid JSON: {why}", code="bad_line")


def _article(data: bytes, where: str, given: Article) -> Article:
    line = _object(data, where)
    if line.text is None and line.html is None:
        item = ninjs.item_of(_decode_any(data))
        if item is not None:
            return ninjs.article_of(item, where, given)
    return article_of(msgspec.structs.asdict(line), where, given)


def _document(source: Source, options: Options) -> Iterator[Article | Issue]:
    data = read_all(source, options.max_size).encode()
    if not data.strip():
        raise ArticleError(f"{source.name} is empty: there is no article in it", code="empty")
    try:
        items = [bytes(item) for item in _decode_many(data)] if data.lstrip().startswith(b"[") else [data]
    except (msgspec.DecodeError, RecursionError) as wrong:
        raise FormatError(f"{source.name} is not valid JSON: {wrong}", code="bad_format") from None
    if not items:
        raise ArticleError(f"{source.name} is an empty list: there is no article in it", code="empty")
    for number, item in enumerate(items, 1):
        where = source.name if len(items) == 1 else f"{source.name}, article {number}"
        try:
            yield _article(item, where, options.given)
        except ArticleError as wrong:
            yield Issue(code=wrong.code, message=str(wrong), file=source.name)
