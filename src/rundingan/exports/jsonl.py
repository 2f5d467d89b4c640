"""JSON Lines: one record a line, every field, UTF-8.

>>> from rundingan.model import Record
>>> record = Record(id="a", text="One.")
>>> loads(line(record)) == record
True
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from rundingan.model import Record

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Record).decode


def line(record: Record) -> str:
    """The record as one line of JSON, its line feed included."""
    return _encode(record).decode() + "\n"


def loads(written: str | bytes) -> Record:
    """The record of a line that :func:`line` wrote.

    Raises:
        msgspec.DecodeError: it is not the JSON of a record.
    """
    return _decode(written)


def chunks(records: Iterable[Record]) -> Iterator[str]:
    """A line for each record."""
    return map(line, records)
