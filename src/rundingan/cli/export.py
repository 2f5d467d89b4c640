"""``rundingan export``: a dossier in other formats."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from rundingan.cli.params import Date

FORMATS: Final = ("jsonl", "csv", "parquet", "xlsx", "webannotation", "brat", "graphml", "ical", "schemaorg")
PARTS: Final = ("statements", "positions", "claims", "commitments", "events", "proposals")
_NOT_WRITTEN: Final = 4

HELP: Final = """\
Write what DOSSIER holds to FILE, in the format that its suffix asks for or that --format names.

\b
  jsonl          the records, a line each              .jsonl
  csv            a table of one part (--part)          .csv
  parquet        the records, or one part (--part)     .parquet
  xlsx           a sheet for each part                 .xlsx
  webannotation  W3C Web Annotation with PROV          .jsonld
  brat           a folder with .txt and .ann
  graphml        who accuses, supports, meets whom     .graphml
  ical           dated events, for calendars           .ics
  schemaorg      claims as schema.org has them

What goes out as jsonl, parquet, webannotation or brat comes back in as it was, with: rundingan add DOSSIER --records
FILE.

\b
Examples:
  rundingan export talks.dossier talks.xlsx
  rundingan export talks.dossier april.parquet --since 2031-04-01 --until 2031-04-30
  rundingan export talks.dossier positions.csv --part positions --outlet Purnama
  rundingan export talks.dossier talks-brat --format brat --language ms
  rundingan export talks.dossier net.graphml

\b
Exit codes:
  0  it was written
  2  wrong usage
  3  no dossier, or it cannot be asked so
  4  it could not be written
"""


@click.command(help=HELP)
@click.argument("place", metavar="DOSSIER")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--format", "format_name", type=click.Choice(FORMATS), help="Default: by the suffix of FILE.")
@click.option("--part", type=click.Choice(PARTS), help="What csv (statements) or parquet (records) is a table of.")
@click.option("--outlet", multiple=True, help="Outlet; may be given several times.")
@click.option("--language", multiple=True, help="Language of the article: ms.")
@click.option("--since", type=Date(), help="The first day: 2031-05-02.")
@click.option("--until", type=Date(), help="The last day.")
@click.option("--text", help="Words to be found (see rundingan search).")
@click.option("--article", help="Id or key of one article.")
@click.pass_context
def export(
    ctx: click.Context, /, place: str, path: Path, format_name: str | None, part: str | None, **filters: object
) -> None:
    """Write the file; it gets its name when it is complete."""
    from rundingan.dossier.store import Store
    from rundingan.errors import ExportError
    from rundingan.exports.of_dossier import write
    from rundingan.views.filters import Filters

    name = _format(format_name, part, path)
    asked = Filters.of(**{each: value for each, value in filters.items() if value})
    store = Store.open(place, create=False)
    try:
        with store.reading() as connection:
            write(connection, asked, name, path, part)
    except ExportError as wrong:
        click.echo(f"rundingan: {wrong}", err=True)
        ctx.exit(_NOT_WRITTEN)
    finally:
        store.close()


def _format(asked: str | None, part: str | None, path: Path) -> str:
    """The format that was asked for, or that the suffix asks for.

    Raises:
        click.UsageError: it cannot be told, or holds no part alone.
    """
    from rundingan.exports.of_dossier import SUFFIXES

    name = asked or SUFFIXES.get(path.suffix.lower())
    if name is None:
        raise click.UsageError(f"cannot tell the format from the name {str(path)!r}; give --format")
    if part and name not in ("csv", "parquet"):
        raise click.UsageError(f"--part is for csv and parquet; {name} holds more")
    if not path.parent.is_dir():
        raise click.UsageError(f"{path}: there is no folder {path.parent}")
    if path.is_dir() and name != "brat":
        raise click.UsageError(f"{path} is a folder; name a file")
    return name
