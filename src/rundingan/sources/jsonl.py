"""JSON Lines of articles: a line is an object with ``text`` and, where known, ``id``, ``published`` ...

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
from rundingan.sources.dates import iso_date
from rundingan.sources.decoding import decoded, read_all, recoded, too_large
from rundingan.sources.files import Source, needs_recoding
from rundingan.sources.text import refuse_html

_NAMES = (".jsonl", ".ndjson")
_SKIPPED_AT_ONCE = 1 << 16
_OBJECT = re.compile(rb"\s*\{")
_TEXT = re.compile(rb'"text"\s*:')
_DOCUMENT = re.compile(rb"\s*(?:\[\s*\{|\{[ \t]*\r?\n)")
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


class _Line(msgspec.Struct):
    """What is taken of an object; all other fields are ignored."""

    text: Any = None
    id: Any = None
    title: Any = None
    published: Any = None
    language: Any = None
    source: Any = None


_decode = msgspec.json.Decoder(_Line).decode
_decode_many = msgspec.json.Decoder(list[msgspec.Raw]).decode


def is_jsonl(source: Source) -> bool:
    """Whether the source is JSON Lines: by its name, or by a first line that is an object with ``"text"``."""
    if source.path.lower().endswith(_NAMES):
        return True
    first = _sample(source).lstrip().partition(b"\n")[0]
    return bool(_OBJECT.match(first) and _TEXT.search(first))


def is_document(source: Source) -> bool:
    """Whether the source is one JSON document over several lines: an article, or a list of articles."""
    start = _sample(source)
    return bool(_DOCUMENT.match(start) and _TEXT.search(start))


def _sample(source: Source) -> bytes:
    if not needs_recoding(source.encoding):
        return source.head
    return source.head.decode(source.encoding, "ignore").encode("utf-8", "ignore")


def articles(source: Source, max_size: int, given: Article) -> Iterator[Article | Issue]:
    """The articles of the lines, in order; an issue for each that cannot be taken; empty ones are passed.

    Raises:
        ArticleError: the file has no article and no issue, being white space at most.
        EncodingError: bytes of UTF-16 or UTF-32 are not valid: none can tell where the next line begins.
    """
    seen = False
    for number, at, line in _lines(source, max_size):
        where = f"{source.name}, line {number}"
        try:
            if line is None:
                raise too_large(where, max_size)
            data = _utf8(line, source, at, where)
            if not data.strip():
                continue
            seen = True
            yield _article(_object(data, where), where, given)
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


def _article(line: _Line, where: str, given: Article) -> Article:
    text = line.text
    if text is None:
        raise FormatError(f'{where} has no "text"', code="no_text")
    if not isinstance(text, str):
        raise FormatError(f'{where}: "text" is not a string', code="no_text")
    if not text or text.isspace():
        raise FormatError(f'{where}: "text" is empty', code="no_text")
    refuse_html(f'{where}: "text"', text)
    return Article(
        text=text,
        id=str(line.id) if type(line.id) is int else _string(line, "id", where) or "",
        title=_string(line, "title", where),
        published=_day(_string(line, "published", where), where) or given.published,
        language=_string(line, "language", where) or given.language,
        source=_string(line, "source", where),
    )


def _string(line: _Line, field: str, where: str) -> str | None:
    value = getattr(line, field)
    if value is not None and not isinstance(value, str):
        raise FormatError(f'{where}: "{field}" is not a string', code="bad_field")
    return value or None


def _day(written: str | None, where: str) -> str | None:
    try:
        return None if written is None else iso_date(written)
    except ArticleError as wrong:
        raise FormatError(f'{where}: "published": {wrong}', code=wrong.code) from None


def document(source: Source, max_size: int, given: Article) -> Iterator[Article | Issue]:
    """The articles of one JSON document, an article or a list of them, in order; issues as for lines.

    Raises:
        ArticleError: the document is too large or is not JSON.
        EncodingError: it has bytes that are not valid in its encoding.
    """
    data = read_all(source, max_size).encode()
    try:
        items = [bytes(item) for item in _decode_many(data)] if data.lstrip().startswith(b"[") else [data]
    except (msgspec.DecodeError, RecursionError) as wrong:
        raise FormatError(f"{source.name} is not valid JSON: {wrong}", code="bad_format") from None
    for number, item in enumerate(items, 1):
        where = source.name if len(items) == 1 else f"{source.name}, article {number}"
        try:
            yield _article(_object(item, where), where, given)
        except ArticleError as wrong:
            yield Issue(code=wrong.code, message=str(wrong), file=source.name)
