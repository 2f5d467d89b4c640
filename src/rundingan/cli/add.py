"""``rundingan add``: articles into a dossier."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

import click

from rundingan.cli.main import INTERRUPTED
from rundingan.cli.progress import Progress
from rundingan.cli.source_options import source_options
from rundingan.cli.stopping import Stop

if TYPE_CHECKING:
    from rundingan.dossier.ingest import Added
    from rundingan.model import Article, Issue, Record

ALL_TAKEN: Final = 0
SOME_ASIDE: Final = 1
NOTHING_TAKEN: Final = 3
_OUTCOMES: Final = ("added", "corrected", "known")

HELP: Final = """\
Read articles and add them to DOSSIER, which is made where there is none: a file, or a database of PostgreSQL
(postgresql://user@host/name).

A SOURCE is what rundingan read takes: files of text, HTML, JSON Lines, CSV and others, folders, addresses, or - for
standard input.

What the dossier has already is passed over, so that an interrupted run (Ctrl-C) goes on when it is started again;
whatever was told of as added stays. Another version of an article takes the place of the older one; both are kept.

\b
Examples:
  rundingan add talks.dossier archive/
  rundingan add talks.dossier https://news.example/feed.xml --follow-links
  rundingan add postgresql://desk@db/talks today.jsonl --outlet "Nesh Courier"
  rundingan add other.dossier --records talks.parquet

\b
Exit codes:
  0    all articles are in the dossier
  1    some were set aside, each named on standard error
  2    wrong usage
  3    none could be taken, or the dossier cannot be opened
  130  interrupted (Ctrl-C); all that was counted is in the dossier
"""


@click.command(help=HELP)
@click.argument("place", metavar="DOSSIER")
@click.argument("given", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--outlet", help="Outlet, where an article names none.")
@click.option(
    "--records",
    is_flag=True,
    help="SOURCES hold records that rundingan export wrote (jsonl, parquet, webannotation, brat): take them as read.",
)
@click.option("--again", is_flag=True, help="Read also what is known and unchanged, as after an upgrade.")
@source_options
@click.pass_context
def add(
    ctx: click.Context,
    place: str,
    given: tuple[str, ...],
    outlet: str | None,
    records: bool,
    again: bool,
    sources: dict[str, Any],
) -> None:
    """Add the articles, and tell how many became what."""
    from rundingan.dossier.ingest import add as adding
    from rundingan.dossier.ingest import add_as_read
    from rundingan.dossier.store import Store
    from rundingan.sources import articles as articles_of

    progress = Progress(live=sys.stderr.isatty() if sys.stderr is not None else None)
    counts: Counter[str] = Counter()
    store = Store.open(place)
    stop = Stop()
    try:
        with stop.listening():
            if records:
                taken = add_as_read(store, stop.until(_records(given)), again=again)
            else:
                found = stop.until(_of_outlet(articles_of(given, **sources), outlet))
                taken = adding(store, found, again=again)
            _take(stop.until(taken), progress, counts)
    except KeyboardInterrupt:
        stop.asked = True
    finally:
        store.close()
        progress.close(told=False)
    _sum_up(counts, progress.aside, stop.asked)
    there = sum(counts[outcome] for outcome in _OUTCOMES)
    code = SOME_ASIDE if progress.aside and there else ALL_TAKEN if there else NOTHING_TAKEN
    ctx.exit(INTERRUPTED if stop.asked else code)


def _records(given: Iterable[str]) -> Iterator[Record | Issue]:
    """The records of files that were exported; an issue for a file that is not like that."""
    from pathlib import Path

    from rundingan.errors import ExportError
    from rundingan.exports.of_dossier import records_in
    from rundingan.model import Issue

    for each in given:
        try:
            yield from records_in(Path(each))
        except ExportError as wrong:
            yield Issue(code="no_record", message=str(wrong), file=each)


def _of_outlet(found: Iterable[Article | Issue], outlet: str | None) -> Iterator[Article | Issue]:
    """The articles, with the outlet where they name none."""
    from msgspec.structs import replace

    from rundingan.model import Article

    for each in found:
        yield replace(each, source=outlet) if outlet and isinstance(each, Article) and not each.source else each


def _take(found: Iterable[Added | Issue], progress: Progress, counts: Counter[str]) -> None:
    """Add one article after another."""
    from rundingan.model import Issue

    for each in found:
        if isinstance(each, Issue):
            progress.one_aside(each)
            counts[f"aside {each.code}"] += 1
        else:
            counts[each.outcome] += 1
            progress.one_read()


def _sum_up(counts: Counter[str], aside: int, interrupted: bool) -> None:
    """Say how many articles became what, and why some were set aside."""
    told = [f"{counts[outcome]:,} {outcome}" for outcome in _OUTCOMES]
    if aside:
        why = ", ".join(
            f"{count:,} {name.removeprefix('aside ')}"
            for name, count in counts.most_common()
            if name.startswith("aside ")
        )
        told.append(f"{aside:,} set aside ({why})")
    stopped = "; stopped, go on by running it again" if interrupted else ""
    click.echo(", ".join(told) + stopped)
