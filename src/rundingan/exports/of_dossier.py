"""A dossier in other formats: one way of writing a file or folder for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from rundingan.errors import ExportError
from rundingan.exports import brat, csv, graphml, icalendar, jsonl, parquet, schemaorg, webannotation, xlsx
from rundingan.exports.answered import claimed, entries
from rundingan.exports.whole import whole
from rundingan.model import Record
from rundingan.views.filters import Filters
from rundingan.views.relations import relations
from rundingan.views.whole import disputes, happenings, records

FORMATS: Final = ("jsonl", "csv", "parquet", "xlsx", "webannotation", "brat", "graphml", "ical", "schemaorg")
"""The formats by the names that the command line gives them."""
SUFFIXES: Final = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet", ".xlsx": "xlsx",
    ".jsonld": "webannotation", ".graphml": "graphml", ".ics": "ical",
}  # fmt: skip
"""What a file's suffix asks for; brat (a folder) and schema.org are asked for by name."""
WHOLE: Final = ("jsonl", "parquet", "webannotation", "brat")
"""The formats out of which records come back as they were (:func:`records_in`)."""


def write(connection: Connection, filters: Filters, format_name: str, path: Path, part: str | None = None) -> None:
    """Write what the filters find.

    Args:
        format_name: one of :data:`FORMATS`.
        path: the file; for brat a new folder.
        part: what ``csv`` and ``parquet`` are a table of; without it Parquet holds the records, CSV the statements.

    Raises:
        ExportError: it cannot be written, or a library is missing.
        DossierError: it is narrowed by something unknown.
    """
    if format_name == "brat":
        brat.write(records(connection, filters), path)
    elif format_name == "xlsx":
        xlsx.write(records(connection, filters), path)
    elif format_name == "parquet" and part:
        parquet.write_part(records(connection, filters), path, part)
    elif format_name == "parquet":
        parquet.write_records(records(connection, filters), path)
    else:
        with whole(path) as file:
            for piece in _TEXTS[format_name](connection, filters, part):
                file.write(piece.encode())


def _graph(connection: Connection, filters: Filters, part: str | None) -> Iterator[str]:
    filters.check("relations", ("since", "until"))
    return graphml.chunks(*relations(connection, since=filters.since, until=filters.until))


def _calendar(connection: Connection, filters: Filters, part: str | None) -> Iterator[str]:
    return icalendar.chunks(entries(happenings(connection, filters)))


def _claims(connection: Connection, filters: Filters, part: str | None) -> Iterator[str]:
    return schemaorg.chunks(claimed(row) for row in disputes(connection, filters))


_TEXTS: Final[dict[str, Callable[[Connection, Filters, str | None], Iterable[str]]]] = {
    "jsonl": lambda connection, filters, part: jsonl.chunks(records(connection, filters)),
    "csv": lambda connection, filters, part: csv.chunks(records(connection, filters), part=part or "statements"),
    "webannotation": lambda connection, filters, part: webannotation.chunks(records(connection, filters)),
    "graphml": _graph,
    "ical": _calendar,
    "schemaorg": _claims,
}


def records_in(path: Path) -> Iterator[Record]:
    """The records of a file or folder that was written in one of the formats of :data:`WHOLE`.

    Raises:
        ExportError: it cannot be read, or was not written so; the message names the line.
    """
    if path.is_dir():
        yield from brat.records(path)
    elif path.suffix.lower() == ".parquet":
        yield from parquet.records(path)
    elif path.suffix.lower() in (".jsonld", ".json"):
        yield from webannotation.records(path)
    else:
        yield from _lines(path)


def _lines(path: Path) -> Iterator[Record]:
    import msgspec

    number = 0
    try:
        with path.open("rb") as file:
            for line in file:
                number += 1
                if line.strip():
                    yield jsonl.loads(line)
    except OSError as wrong:
        raise ExportError(f"{path} cannot be read: {wrong.strerror or wrong}") from wrong
    except (msgspec.MsgspecError, UnicodeDecodeError) as wrong:
        raise ExportError(f"{path}, line {number} is not a record as Rundingan writes it: {wrong}") from wrong
