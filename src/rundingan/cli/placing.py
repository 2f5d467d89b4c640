"""Where a command's answer goes, in which format: what all commands that write one share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from rundingan.cli.output import Write, to_file, to_standard_output

if TYPE_CHECKING:
    from rich.console import Console


def format_for(asked: str | None, output: str | None, suffixes: Mapping[str, str], otherwise: str) -> str:
    """The format that was asked for, or that the name of the output asks for.

    Raises:
        click.UsageError: the name asks for none.
    """
    if asked or output is None:
        return asked or otherwise
    found = suffixes.get(PurePath(output).suffix.lower())
    if found is None:
        names = ", ".join(dict.fromkeys(suffixes))
        raise click.UsageError(f"cannot tell the format from the name {output!r}; give --format, or one of {names}")
    return found


def on_a_terminal() -> bool:
    """Whether a person sees standard output."""
    return sys.stdout is not None and sys.stdout.isatty()


def console_for(output: str | None) -> Console | None:
    """The console by whose width and colours text is laid out; None for a file's."""
    if output is not None:
        return None
    from rich.console import Console

    return Console(file=sys.stdout)


def place(output: str | None, format_name: str) -> AbstractContextManager[Write]:
    """Where pieces are written.

    Raises:
        click.UsageError: the output is a folder, or in none.
    """
    if output is None:
        return to_standard_output(format_name)
    path = Path(output)
    if path.is_dir():
        raise click.UsageError(f"--output {output} is a folder; name a file")
    if not path.parent.is_dir():
        raise click.UsageError(f"--output {output}: there is no folder {path.parent}")
    return to_file(path, format_name)


def write_all(pieces: Iterable[str], output: str | None, format_name: str) -> None:
    """Write the pieces to their place."""
    with place(output, format_name) as write:
        for piece in pieces:
            write(piece)


def counted(rows: Iterable[Any], note: Callable[[int], None]) -> Iterator[Any]:
    """The rows as they come; how many there were is noted at the end."""
    count = 0
    for row in rows:
        count += 1
        yield row
    note(count)
