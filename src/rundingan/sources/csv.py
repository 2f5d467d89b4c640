"""CSV with a line of column names: a row is an article.

Rows are read one by one, so that a file may be larger than the memory. A row that cannot be taken becomes an issue with
the number of its line; the rest is read.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from rundingan.errors import ArticleError, FormatError
from rundingan.model import Article, Issue
from rundingan.sources.columns import fields_of, is_header
from rundingan.sources.decoding import decoded, recoded, too_large
from rundingan.sources.fields import article_of
from rundingan.sources.files import Input, Source, needs_recoding, text_of
from rundingan.sources.options import Options

DELIMITERS = ",;\t|"


def is_table(head: bytes) -> bool:
    """Whether the first line names columns of articles, the text and another at least."""
    first = head.lstrip().partition(b"\n")[0].decode("utf-8", "replace")
    return is_header(_cells(first))


def articles(given: Input, options: Options) -> Iterator[Article | Issue]:
    """The articles of the rows, in order; an issue for each that cannot be taken.

    Raises:
        ArticleError: the file has no row, or no column of text.
        EncodingError: it has bytes that are not valid in its encoding.
    """
    source = text_of(given, options.encoding)
    lines = _Lines(source, options.max_size)
    header, delimiter = _header(lines, source.name)
    fields = fields_of(header, options.columns, source.name)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    if csv.field_size_limit() < options.max_size:  # the limit is the whole process's: it is only ever raised
        csv.field_size_limit(min(options.max_size, 2**31 - 1))
    seen = False
    while True:
        try:
            number = lines.begin()
            row = next(rows)
            if not row:
                continue
            where = f"{source.name}, line {number}"
            _check_width(row, header, where)
            values = {field: row[column] or None for field, column in fields.items()}
            yield article_of(values, where, options.given)
        except StopIteration:
            break
        except csv.Error as wrong:
            where = f"{source.name}, line {number}"
            yield Issue(code="bad_row", message=f"{where} is not valid CSV: {wrong}", file=source.name, line=number)
        except ArticleError as wrong:
            yield Issue(code=wrong.code, message=str(wrong), file=source.name, line=number)
            if lines.broken:
                return
        seen = True
    if not seen:
        raise ArticleError(f"{source.name} has column names and no row: there is no article in it", code="empty")


def _header(lines: _Lines, name: str) -> tuple[list[str], str]:
    """The names of the columns, and what stands between them."""
    lines.begin()
    first = next(lines, "")
    while first and first.isspace():
        first = next(lines, "")
    if not first:
        raise ArticleError(f"{name} is empty: there is no article in it", code="empty")
    delimiter = _delimiter(first)
    return [cell.strip() for cell in _cells(first)], delimiter


def _delimiter(line: str) -> str:
    return max(DELIMITERS, key=line.count)


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line.rstrip("\r\n")], delimiter=_delimiter(line)), [])
    except csv.Error:
        return []


def _check_width(row: list[str], header: list[str], where: str) -> None:
    if len(row) != len(header):
        raise FormatError(
            f"{where} has {len(row)} cells where the columns are {len(header)}; "
            "put cells that hold the separator or a line break between quotation marks",
            code="bad_row",
        )


class _Lines(Iterator[str]):
    """The lines of the source; it can be asked on after an error, as a generator could not.

    Attributes:
        broken: whether nothing can be read any more.
    """

    def __init__(self, source: Source, max_size: int) -> None:
        self._source = source
        self._stream = recoded(source) if needs_recoding(source.encoding) else source.stream
        self._recoded = source._replace(encoding="utf-8") if needs_recoding(source.encoding) else source
        self._max_size = max_size
        self._number, self._at, self._row, self._size = 0, source.skipped, 1, 0
        self.broken = False

    def begin(self) -> int:
        """A row begins: the number of its line."""
        self._row, self._size = self._number + 1, 0
        return self._row

    def __next__(self) -> str:
        try:
            line = self._stream.readline(self._max_size + 2)
        except ArticleError:
            self.broken = True
            raise
        if not line:
            raise StopIteration
        at, self._at = self._at, self._at + len(line)
        self._number += 1
        self._size += len(line)
        if self._size > self._max_size + 2 or (len(line) > self._max_size and not line.endswith(b"\n")):
            self._skip(line)
            raise too_large(f"{self._source.name}, line {self._row}", self._max_size)
        if b"\0" in line:
            raise FormatError(f"{self._source.name}, line {self._number} has a NUL byte", code="bad_row")
        return decoded(line, self._recoded._replace(name=f"{self._source.name}, line {self._number}"), at)

    def _skip(self, line: bytes) -> None:
        """Pass over the rest of a line."""
        while line and not line.endswith(b"\n"):
            line = self._stream.readline(1 << 16)
            self._at += len(line)
