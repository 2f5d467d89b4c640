"""CSV (RFC 4180): one row a statement, UTF-8, lines ended by CR LF, the columns named in the first row.

A cell that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, a full-width
form of these, a tab or a line end) has an apostrophe put before it, which spreadsheets hide; take one leading
apostrophe off to have the article's own words again. A cell that begins with an apostrophe of its own gets
one too, so that this is exact.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from rundingan.exports.said import Said, said
from rundingan.model import Record

COLUMNS: Final = (
    "article", "published", "outlet", "statement", "speaker", "speaker_type", "country", "role", "source",
    "kind", "act", "cue", "channel", "time", "content", "sentence", "start", "end", "fragments", "within",
    "confidence", "rule",
)  # fmt: skip
"""``outlet`` is the article's source, ``source`` the words that stand for the speaker; ``start`` and ``end``
are the offsets of the whole content, ``fragments`` those of each part of it (``0-79 106-125``)."""

_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")


def chunks(records: Iterable[Record]) -> Iterator[str]:
    """The row of names, then the rows of each record."""
    yield _rows([COLUMNS])
    for record in records:
        if record.statements:
            yield _rows([_row(each) for each in said(record)])


def safe(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would reckon."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _rows(rows: Iterable[Iterable[object]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()


def _row(each: Said) -> tuple[object, ...]:
    record, statement, speaker = each.record, each.statement, each.speaker
    cells = (
        record.id,
        record.published,
        record.source,
        statement.id,
        speaker and speaker.name,
        speaker and speaker.type,
        speaker and speaker.country,
        speaker and "; ".join(speaker.roles),
        each.source,
        statement.kind,
        statement.act,
        each.cue,
        statement.channel,
        each.time and each.time.value,
        each.content,
        record.words(statement.sentence),
        min((start for start, _ in statement.content), default=None),
        max((end for _, end in statement.content), default=None),
        " ".join(f"{start}-{end}" for start, end in statement.content),
        statement.within,
        statement.confidence,
        statement.why and statement.why.rule,
    )
    return tuple(safe(cell) if isinstance(cell, str) else cell for cell in cells)
