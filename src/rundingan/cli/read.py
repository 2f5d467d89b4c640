"""``rundingan read``: show who said what in articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from rundingan.cli.output import Write, to_file, to_standard_output
from rundingan.cli.reader_language import language_of_reader
from rundingan.cli.source_options import source_options
from rundingan.exports import FORMATS, INTERFACES, PARTS, format_of

if TYPE_CHECKING:
    from rundingan.cli.progress import Progress
    from rundingan.model import Issue, Record

ALL_READ: Final = 0
SOME_ASIDE: Final = 1
NOTHING_READ: Final = 3


HELP: Final = """\
Show who said what in each ARTICLE, and what follows from it.

An ARTICLE is a file of text, HTML, JSON Lines, JSON (ninjs too), CSV, Parquet, RSS or Atom, or WARC; one of
these compressed (.gz, .zst) or in a .zip; a folder of such files; the address of one (https://...); or - for
standard input. Only what an address names is fetched.

JSON Lines hold an object a line: {"text": "...", "id": "...", "published": "2031-05-02", "title": "...",
"language": "ms", "source": "...", "url": "...", "author": "..."}; all but "text" may be left out. Tables have
such columns, or others named with --column. An article that cannot be read is named on standard error, and
the rest is read.

\b
Examples:
  rundingan read article.txt --published 2031-05-02
  rundingan read article.txt --output article.html
  rundingan read article.txt --output article.html --interface ms
  rundingan read saved-page.html
  rundingan read https://news.example/feed.xml --follow-links --output today.html
  rundingan read archive/ crawl.warc.gz --output records.jsonl
  rundingan read table.csv --column text=content --column published=day
  rundingan read archive.jsonl --output records.jsonl
  rundingan read *.txt --format csv > statements.csv
  rundingan read *.txt --format csv --part positions > positions.csv
  pdftotext report.pdf - | rundingan read - --explain --format text

\b
Exit codes:
  0    all articles were read
  1    some were set aside, each named on standard error
  2    wrong usage
  3    nothing could be read
  4    the output could not be written
  130  interrupted (Ctrl-C); whole lines only were written
  141  nobody read the output any more
"""


@click.command(help=HELP)
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    help="Default: by the suffix of --output; else text on a terminal and jsonl in a pipe.",
)
@click.option(
    "--part",
    type=click.Choice(PARTS),
    help="What csv is a table of; the other formats hold all parts. Default: statements.",
)
@click.option(
    "--interface",
    type=click.Choice(INTERFACES, case_sensitive=False),
    help="Language of headings and labels in text and html. Default: by the locale; else en.",
)
@click.option("--explain", is_flag=True, help="In text, tell why; the other formats always have it.")
@click.option("--output", metavar="FILE", help="Write there; the file gets its name when it is complete.")
@source_options
@click.pass_context
def read(
    ctx: click.Context,
    articles: tuple[str, ...],
    format_name: str | None,
    part: str | None,
    interface: str | None,
    explain: bool,
    output: str | None,
    sources: dict[str, Any],
) -> None:
    """Read the articles and write what was found; the exit code tells how many could be read."""
    from rundingan.cli.progress import Progress
    from rundingan.reading import read_many
    from rundingan.sources import articles as articles_of

    output = None if output == "-" else output
    _check_output(output, articles)
    format_name = _format(format_name, part, output)
    progress = Progress(live=_live(output))
    found = read_many(articles_of(articles, **sources))
    try:
        pieces = partial(
            _chunks,
            format_name=format_name,
            output=output,
            explain=explain,
            part=part or PARTS[0],
            interface=interface or language_of_reader(os.environ),
        )
        _write(_records(found, progress, format_name), pieces, format_name, output)
    finally:
        progress.close()
    ctx.exit(SOME_ASIDE if progress.aside and progress.read else ALL_READ if progress.read else NOTHING_READ)


def _format(asked: str | None, part: str | None, output: str | None) -> str:
    """The format that was asked for, or that suits the part or the output.

    Raises:
        click.UsageError: it cannot be told, or is none of a part alone.
    """
    name = asked or ("csv" if part and not output else _guess(output))
    if part and name != "csv":
        raise click.UsageError(f"--part is for --format csv; {name} holds all parts")
    return name


def _guess(output: str | None) -> str:
    if output is None:
        return "text" if sys.stdout is not None and sys.stdout.isatty() else "jsonl"
    found = format_of(output)
    if found is None:
        raise click.UsageError(
            f"cannot tell the format from the name {output!r}; give --format, or a suffix such as .html"
        )
    return found


def _check_output(output: str | None, articles: Iterable[str]) -> None:
    """Nothing, where the output has a place of its own.

    Raises:
        click.UsageError: it is a folder, or in none, or one of the articles.
    """
    if output is None:
        return
    path = Path(output)
    try:
        if path.is_dir():
            raise click.UsageError(f"--output {output} is a folder; name a file")
        if not path.parent.is_dir():
            raise click.UsageError(f"--output {output}: there is no folder {path.parent}")
    except (OSError, ValueError) as wrong:
        raise click.UsageError(f"--output {output!r} is no name for a file: {wrong}") from wrong
    if any(_same(path, article) for article in articles):
        raise click.UsageError(f"--output {output} is one of the articles; name another file")
    folder = next((article for article in articles if _holds(article, path)), None)
    if folder is not None:
        raise click.UsageError(
            f"--output {output} lies in the folder {folder}, which is read: it would be read next time; "
            "name a file elsewhere"
        )


def _same(path: Path, article: str) -> bool:
    try:
        return path.is_file() and path.samefile(article)
    except (OSError, ValueError):  # no such article: that is told when it is read
        return False


def _holds(article: str, path: Path) -> bool:
    try:
        return Path(article).is_dir() and path.resolve().is_relative_to(Path(article).resolve())
    except (OSError, ValueError):
        return False


def _live(output: str | None) -> bool | None:
    """Whether progress is told live, in plain lines, or (None) not at all, the output being seen itself."""
    if sys.stderr is None or (output is None and sys.stdout is not None and sys.stdout.isatty()):
        return None
    return sys.stderr.isatty()


def _records(found: Iterable[Record | Issue], progress: Progress, format_name: str) -> Iterator[Record]:
    """The records alone; issues are told, and so is trouble in an article that the format does not show."""
    from rundingan.model import Issue

    for each in found:
        if isinstance(each, Issue):
            progress.one_aside(each)
            continue
        progress.one_read()
        if format_name not in ("text", "html"):
            for issue in each.issues:
                progress.say(f"{each.id}: {issue.message}" if each.id else issue.message)
        yield each


def _write(
    records: Iterator[Record], pieces: Callable[[Iterable[Record]], Iterator[str]], format_name: str, output: str | None
) -> None:
    first = next(records, None)
    if first is None:  # leave an older file alone
        return
    with _place(output, format_name) as write:
        for piece in pieces(chain([first], records)):
            write(piece)


def _place(output: str | None, format_name: str) -> AbstractContextManager[Write]:
    return to_standard_output(format_name) if output is None else to_file(Path(output), format_name)


def _chunks(
    records: Iterable[Record], format_name: str, output: str | None, explain: bool, part: str, interface: str
) -> Iterator[str]:
    if format_name == "text":
        from rich.console import Console

        from rundingan.exports import terminal

        console = Console(file=sys.stdout) if output is None else None
        return terminal.chunks(records, console=console, explain=explain, language=interface)
    if format_name == "csv":
        from rundingan.exports import csv

        return csv.chunks(records, part=part)
    if format_name == "html":
        from rundingan.exports import html

        return html.chunks(records, language=interface)
    chunks: Iterator[str] = import_module(f"rundingan.exports.{format_name}").chunks(records)
    return chunks
