"""One JSON array of records, indented for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from rundingan.exports.jsonl import line
from rundingan.model import Record


def chunks(records: Iterable[Record]) -> Iterator[str]:
    """The array, a record at a time."""
    before = "[\n"
    for record in records:
        yield before + msgspec.json.format(line(record), indent=2)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"
