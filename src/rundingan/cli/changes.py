"""``rundingan changes``: what is new since a day."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, Final

import click

from rundingan.cli.asking import filter_options, place_options
from rundingan.cli.placing import console_for, format_for, write_all
from rundingan.cli.reader_language import language_of_reader
from rundingan.views import filters as known
from rundingan.views.changes import FILTERS

HELP: Final = """\
Show what is new since a day: who moved on what, what is now disputed, first stances, new proposals, promises and
threats, meetings and other events. As JSON it is one object.

\b
Examples:
  rundingan changes talks.dossier --since 2031-04-01
  rundingan changes talks.dossier --since 2031-04-01 --party Veloria --format json
"""
FORMATS: Final = ("text", "json")
SUFFIXES: Final = {".txt": "text", ".json": "json"}


def run(place: str, format_name: str | None, output: str | None, interface: str | None, **filters: Any) -> None:
    """Ask what is new, and write it."""
    from rundingan.views.dossier import Dossier

    output = None if output == "-" else output
    if filters["since"] is None:
        raise click.UsageError("changes are told since a day; give --since, such as --since 2031-05-02")
    given = {name: value for name, value in filters.items() if value not in (None, ())}
    chosen = format_for(format_name, output, SUFFIXES, "text")
    with Dossier.open(place, create=False, read_only=True) as dossier:
        found = dossier.changes(**given)
    write_all(_pieces(found, chosen, output, interface or language_of_reader(os.environ)), output, chosen)


def _pieces(found: Any, format_name: str, output: str | None, language: str) -> Iterator[str]:
    from rundingan.exports import answers, entries

    if format_name == "json":
        yield from answers.jsonl([found])
        return
    yield entries.headline(found, language) + "\n"
    for heading, those in entries.sections(found, language):
        yield f"\n{heading.upper()}\n\n"
        yield from answers.of_entries(those, console=console_for(output), language=language)


changes = click.Command(
    "changes",
    help=HELP,
    params=[
        click.Argument(["place"], metavar="DOSSIER"),
        *filter_options([*FILTERS], {}),
        click.Option(
            ["--limit"],
            type=click.IntRange(1, known.MOST),
            default=20,
            show_default=True,
            help="Rows of each part.",
        ),
        *place_options(FORMATS, "Default: by the suffix of --output; else text."),
    ],
    callback=run,
)
