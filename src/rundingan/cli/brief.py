"""``rundingan brief``: the morning's briefing, to be sent or printed."""

from __future__ import annotations

import os
from typing import Any, Final

import click

from rundingan.cli.asking import filter_options, place_options
from rundingan.cli.placing import format_for, write_all
from rundingan.cli.reader_language import language_of_reader
from rundingan.views import filters as known
from rundingan.views.changes import FILTERS

HELP: Final = """\
Write what is new since a day as Markdown or as one HTML file, in Malay, Indonesian or English; each line with its
source.

\b
Examples:
  rundingan brief talks.dossier --since 2031-04-01 > today.md
  rundingan brief talks.dossier --since 2031-04-01 --interface ms --output today.html
"""
FORMATS: Final = ("markdown", "html")
SUFFIXES: Final = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}


def run(place: str, format_name: str | None, output: str | None, interface: str | None, **filters: Any) -> None:
    """Ask what is new, and write the briefing."""
    from rundingan.exports import brief as pages
    from rundingan.views.dossier import Dossier

    output = None if output == "-" else output
    if filters["since"] is None:
        raise click.UsageError("a briefing is told since a day; give --since, such as --since 2031-05-02")
    given = {name: value for name, value in filters.items() if value not in (None, ())}
    chosen = format_for(format_name, output, SUFFIXES, "markdown")
    with Dossier.open(place, create=False, read_only=True) as dossier:
        found = dossier.changes(**given)
    language = interface or language_of_reader(os.environ)
    write_all(pages.html(found, language) if chosen == "html" else pages.markdown(found, language), output, chosen)


brief = click.Command(
    "brief",
    help=HELP,
    params=[
        click.Argument(["place"], metavar="DOSSIER"),
        *filter_options([*FILTERS], {}),
        click.Option(
            ["--limit"],
            type=click.IntRange(1, known.MOST),
            default=20,
            show_default=True,
            help="Entries of each part.",
        ),
        *place_options(FORMATS, "Default: by the suffix of --output; else markdown."),
    ],
    callback=run,
)
