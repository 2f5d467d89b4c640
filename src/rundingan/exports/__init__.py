"""Records to text, one format a module. Each has ``chunks(records)``: pieces of whole lines, in order."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

FORMATS: Final = ("json", "jsonl", "csv", "text", "html")
"""The formats by the names that the command line gives them."""

PARTS: Final = ("statements", "positions", "claims", "commitments", "events", "proposals")
"""The parts of a record that CSV has a table for, by the names that the command line gives them."""

INTERFACES: Final = ("ms", "id", "en")
"""The languages of the reader that ``text`` and ``html`` have labels in."""

_SUFFIXES: Final = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
}


def format_of(path: str) -> str | None:
    """The format that a file's suffix asks for, or None where it asks for none."""
    return _SUFFIXES.get(PurePath(path).suffix.lower())
