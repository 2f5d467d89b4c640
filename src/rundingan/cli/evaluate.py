"""``rundingan evaluate``: hold records against marked articles and show how near they are."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rundingan.evaluation import Calibration, Fallen, Miss, Score

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
Row = Sequence[str]

FELL = 1
"""The exit code where a figure is below its floor."""

FIGURES_HEADER = ("figure", "f1 or accuracy", "precision", "recall", "marked", "guessed")
CALIBRATION_HEADER = ("confidence", "statements", "stated", "measured")
MISSES_HEADER = ("article", "figure", "what", "wanted", "got", "place", "words")


HELP = """\
Hold records against GOLD, a file of marked articles, and show how near they are.

GOLD is JSON Lines, one marked article a line. The articles are read now, or their records are taken from
a file that this or another reader wrote.

\b
Examples:
  rundingan evaluate examples/ms/marked.jsonl
  rundingan evaluate mine.jsonl --misses 20 --figure statements.attributed
  rundingan evaluate mine.jsonl --records theirs.jsonl --json
  rundingan evaluate examples/ms/marked.jsonl --floors evaluation/floors.toml

\b
Exit codes:
  0  measured, and no figure below its floor
  1  a figure fell below its floor
  2  wrong usage
  3  a file that is not what it should be
"""


@click.command(help=HELP)
@click.argument("gold", type=FILE)
@click.option("--records", type=FILE, help="Records of the articles (JSON Lines). Default: read them now.")
@click.option("--misses", type=click.IntRange(min=0), default=0, metavar="N", help="List the first N differences.")
@click.option("--figure", default="", metavar="PREFIX", help="Only differences in figures that begin so.")
@click.option("--calibration", is_flag=True, help="Compare the stated confidence with the measured.")
@click.option("--floors", type=FILE, help="Fail where a figure is below its floor in this TOML file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def evaluate(
    ctx: click.Context,
    gold: Path,
    records: Path | None,
    misses: int,
    figure: str,
    calibration: bool,
    floors: Path | None,
    as_json: bool,
) -> None:
    """Measure, print the figures, and tell what fell below its floor."""
    from rundingan.evaluation import calibrate, fallen, load_floors, load_marked, load_records, read_marked, score

    articles = load_marked(gold)
    limits = load_floors(floors) if floors else None
    result = score(articles, load_records(records, articles) if records else read_marked(articles))
    table = calibrate(result.outcomes) if calibration else None
    fell = fallen(result, limits) if limits else None
    if as_json:
        _print_json(result, misses, figure, table, fell)
    else:
        _print_tables(result, misses, figure, table)
    for one in fell or ():
        click.echo(f"rundingan evaluate: {one}", err=True)
    if fell:
        ctx.exit(FELL)


def _print_json(result: Score, misses: int, figure: str, table: Calibration | None, fell: list[Fallen] | None) -> None:
    import msgspec

    out = result.plain()
    if misses:
        out["misses"] = [asdict(miss) for miss in list(result.misses_of(figure))[:misses]]
    if table is not None:
        out["calibration"] = table.plain()
    if fell is not None:
        out["fallen"] = [asdict(one) for one in fell]
    click.echo(msgspec.json.format(msgspec.json.encode(out), indent=2))


def _print_tables(result: Score, misses: int, figure: str, table: Calibration | None) -> None:
    counts = "  ".join(f"{name.replace('_', ' ')} {count}" for name, count in result.counts().items())
    click.echo(counts)
    _print_table(FIGURES_HEADER, figure_rows(result), right=range(1, 6))
    if table is not None:
        click.echo()
        _print_table(CALIBRATION_HEADER, calibration_rows(table), right=range(1, 4))
        error = "not measured" if table.expected_error is None else f"{table.expected_error:.4f}"
        click.echo(f"expected calibration error {error}")
    if misses:
        click.echo()
        _print_misses(list(result.misses_of(figure)), misses)


def _print_misses(found: Sequence[Miss], most: int) -> None:
    """The first differences: lines of fields in a pipe; on a terminal headings with the words under them."""
    rows = [(m.article, m.figure, m.what, m.wanted, m.got, f"{m.span[0]}-{m.span[1]}", m.words) for m in found[:most]]
    if _on_a_terminal():
        for article, name, what, wanted, got, place, words in rows:
            change = ", ".join(side for side in (wanted and f"wanted {wanted}", got and f"got {got}") if side)
            click.echo(f"{click.style(name, bold=True)} {what}: {change}  ({article} {place})")
            click.echo(f"    {words}")
    else:
        _print_table(MISSES_HEADER, rows)
    click.echo(f"{len(rows)} of {len(found)} differences")


def figure_rows(result: Score) -> list[Row]:
    """The figures as rows of a table, those that were not measured with a dash."""
    rows: list[Row] = []
    for name, figure in result.figures.items():
        plain = figure.plain()
        head = figure.value
        if head is None:
            rows.append((name, "-", "", "", "", ""))
        elif "f1" in plain:
            share = (f"{plain['precision']:.3f}", f"{plain['recall']:.3f}")
            rows.append((name, f"{head:.3f}", *share, str(plain["gold"]), str(plain["guessed"])))
        else:
            rows.append((name, f"{head:.3f}", "", "", str(plain["of"]), ""))
    return rows


def calibration_rows(table: Calibration) -> list[Row]:
    """The bins as rows of a table."""
    return [(f"{b.low:.1f}-{b.high:.1f}", str(b.n), f"{b.stated:.3f}", f"{b.measured:.3f}") for b in table.bins]


def _print_table(header: Row, rows: Sequence[Row], right: Iterable[int] = ()) -> None:
    """A drawn table on a terminal; in a pipe, lines of fields with a tab between them."""
    if not _on_a_terminal():
        for row in (header, *rows):
            click.echo("\t".join(field.replace("\t", " ") for field in row))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    numbers = set(right)
    for column, name in enumerate(header):
        drawn.add_column(name, justify="right" if column in numbers else "left")
    for row in rows:
        drawn.add_row(*(Text(field) for field in row))
    Console().print(drawn)


def _on_a_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()
