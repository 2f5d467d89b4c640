"""CSV (RFC 4180): a table of one part of the records, UTF-8, lines ended by CR LF, the columns named in the first row.

A cell that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, a full-width
form of these, a tab or a line end) has an apostrophe put before it, which spreadsheets hide; take one leading
apostrophe off to have the article's own words again. A cell that begins with an apostrophe of its own gets
one too, so that this is exact.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from rundingan.exports.tables import PARTS, Row, rows
from rundingan.model import Record

_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")


def chunks(records: Iterable[Record], *, part: str = "statements") -> Iterator[str]:
    """The row of names, then the rows of each record.

    Args:
        part: one of :data:`rundingan.exports.tables.PARTS`.
    """
    yield _rows([PARTS[part]])
    for record in records:
        if found := [_safe(row) for row in rows(record, part)]:
            yield _rows(found)


def safe(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would reckon."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _safe(row: Row) -> Row:
    return tuple(safe(cell) if isinstance(cell, str) else cell for cell in row)


def _rows(found: Iterable[Iterable[object]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(found)
    return written.getvalue()
