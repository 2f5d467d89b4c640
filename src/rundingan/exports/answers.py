"""Rows of a dossier in a format: text for people, JSON, JSON Lines or CSV for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

import msgspec

from rundingan.exports.csv import safe
from rundingan.exports.entries import Entry, Line, entry, source_in_words
from rundingan.exports.labels import label
from rundingan.exports.sheet import NARROWEST, WIDEST, visible
from rundingan.exports.terminal import plain_console
from rundingan.views.page import columns, flat

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

FORMATS: Final = ("text", "json", "jsonl", "csv")
"""The formats by the names that the command line gives them."""

_encode = msgspec.json.Encoder().encode
_INSET: Final = 4


def jsonl(rows: Iterable[Any]) -> Iterator[str]:
    """A row a line, with all that it has."""
    for row in rows:
        yield _encode(row).decode() + "\n"


def json(rows: Iterable[Any]) -> Iterator[str]:
    """An array of the rows, one a line."""
    before = "[\n"
    for row in rows:
        yield before + _encode(row).decode()
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def table(rows: Iterable[Any], kind: type[msgspec.Struct]) -> Iterator[str]:
    """CSV: the names of the columns, then a row a line (:func:`rundingan.views.page.flat`); no cell is a formula."""
    yield _line(columns(kind))
    for row in rows:
        yield _line(safe(cell) if isinstance(cell, str) else cell for cell in flat(row).values())


def _line(cells: Iterable[object]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()


def text(rows: Iterable[Any], *, console: Console | None = None, language: str = "en") -> Iterator[str]:
    """The rows for a person, a blank line between them.

    Args:
        console: tells width and colour; nothing is written to it. None for a file's.
        language: of the labels.
    """
    yield from of_entries((entry(row, language) for row in rows), console=console, language=language)


def of_entries(entries: Iterable[Entry], *, console: Console | None = None, language: str = "en") -> Iterator[str]:
    """Entries for a person, as :func:`text`."""
    console = console or plain_console()
    before = ""
    for each in entries:
        with console.capture() as captured:
            _show(console, each, language)
        yield before + captured.get()
        before = "\n"


def _show(console: Console, each: Entry, language: str) -> None:
    from rich.text import Text

    head = Text(f"{each.sign} " if each.sign else "")
    head.append(visible(each.name), "bold")
    for number, fact in enumerate(each.facts):
        head.append(f" · {visible(fact)}", "" if number == 0 else "dim")
    _print(console, head, 0, 2)
    for line in each.lines:
        _print(console, _words(line, language), _INSET, _INSET + 2)
    if each.source:
        _print(console, Text(_told(each.source, language), "dim"), _INSET, _INSET + 2)


def _told(source: Any, language: str) -> str:
    address = f" {visible(source.url)}" if source.url else ""
    return f"— {visible(source_in_words(source, language))}{address}"


def _words(line: Line, language: str) -> Text:
    from rich.text import Text

    found = Text(f"{line.sign} " if line.sign else "")
    if line.said:
        found.append(f"{visible(line.said).rstrip(':')}: ", "dim")
    at = 0
    for begin, end in line.found:
        found.append(_piece(line.words[at:begin]))
        found.append(_piece(line.words[begin:end]), "bold underline")
        at = end
    found.append(_piece(line.words[at:]))
    if line.source:
        found.append(f" ({visible(source_in_words(line.source, language))})", "dim")
    return found


def _piece(words: str) -> str:
    """A piece of a line, its blanks kept at both ends."""
    before = " " if words[:1].isspace() else ""
    return f"{before}{visible(words)}{' ' if words[-1:].isspace() and words.strip() else ''}"


def _print(console: Console, words: Text, first: int, rest: int) -> None:
    width = max(NARROWEST, min(console.width, WIDEST)) - rest
    for number, line in enumerate(words.wrap(console, width)):
        line.rstrip()
        line.pad_left(rest if number else first)
        console.print(line, soft_wrap=True, highlight=False)


def nothing(language: str) -> str:
    """That nothing was found."""
    return label("nothing", language)


def more(cursor: str, language: str) -> str:
    """How to ask for the page that follows."""
    return label("more", language, cursor=cursor)
