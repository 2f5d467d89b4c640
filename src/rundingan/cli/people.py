"""``rundingan people``: who is who, and what people correct of that: merge, split, rename, undo."""

from __future__ import annotations

import getpass
import os
import sys
from typing import Any, Final

import click

from rundingan.cli.asking import NOTHING, answer, answer_options, filter_options
from rundingan.cli.placing import console_for, format_for, write_all
from rundingan.cli.reader_language import language_of_reader
from rundingan.views.filters import ENTITY_CHOICES
from rundingan.views.people import FILTERS

HELP: Final = """\
List people, bodies and countries, those of most articles first; with NAME, show one of them: names, roles over
time, whom they accuse, support and meet, what they say and stand for.

What was joined wrongly is corrected with these, by the ids that the list shows; what was read stays, and undo takes
a correction back:

\b
  rundingan people merge DOSSIER ID INTO       ID is the same as INTO
  rundingan people split DOSSIER ARTICLE NAME  NAME in ARTICLE (its key) is somebody else
  rundingan people rename DOSSIER ID NAME      show ID under this name
  rundingan people undo DOSSIER CORRECTION     take a correction back
  rundingan people corrections DOSSIER         list the corrections

\b
Examples:
  rundingan people talks.dossier --type person
  rundingan people talks.dossier Maresk
  rundingan people merge talks.dossier 712 5
"""


class People(click.Group):
    """A group whose commands correct; any other first word is a dossier."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Go to the list where no command is named first."""
        if not args or args[0] not in self.commands:
            args = ["list", *args]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Nothing: the help tells them."""


@click.group("people", cls=People, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
def people() -> None:
    """Who is who."""


def _list(place: str, name: str | None, **options: Any) -> None:
    from rundingan.views import people as view

    if name is None:
        answer(place, view.ask, "PersonRow", options)
    else:
        _show(place, name, options)


def _show(place: str, name: str, options: dict[str, Any]) -> None:
    """One person, with statements and positions."""
    from rundingan.cli.asking import SUFFIXES
    from rundingan.exports import answers
    from rundingan.views.dossier import Dossier

    output = None if options["output"] == "-" else options["output"]
    format_name = format_for(options["format_name"], output, SUFFIXES, "text")
    if format_name == "csv":
        raise click.UsageError("one person is no table; ask for --format text, json or jsonl")
    language = options["interface"] or language_of_reader(os.environ)
    with Dossier.open(place, create=False, read_only=True) as dossier:
        found = dossier.person(name)
    if found is None:
        click.echo(f"rundingan: nobody in {place} is called {name!r}", err=True)
        sys.exit(NOTHING)
    rows = [found, *found.positions, *found.statements]
    text = format_name == "text"
    pieces = answers.text(rows, console=console_for(output), language=language) if text else answers.jsonl([found])
    write_all(pieces, output, format_name)


people.add_command(
    click.Command(
        "list",
        help=HELP,
        hidden=True,
        params=[
            click.Argument(["place"], metavar="DOSSIER"),
            click.Argument(["name"], metavar="[NAME]", required=False),
            *filter_options([*FILTERS], ENTITY_CHOICES),
            *answer_options(50),
        ],
        callback=_list,
    )
)


def _by() -> str | None:
    """Who makes a correction, as the system has it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return None


def _made(correction: Any) -> None:
    click.echo(f"correction {correction.id}: {_in_words(correction)}")


def _in_words(each: Any) -> str:
    told = {
        "merge": f"{each.entity} is {each.other}",
        "split": f"{each.name!r} in {each.article_key} is {each.other}, not {each.entity}",
        "rename": f"{each.entity} is called {each.name!r}",
    }[each.kind]
    return f"{told} (undone {each.undone})" if each.undone else told


@people.command()
@click.argument("place", metavar="DOSSIER")
@click.argument("entity", type=int, metavar="ID")
@click.argument("into", type=int, metavar="INTO")
def merge(place: str, entity: int, into: int) -> None:
    """Say that ID is the same as INTO."""
    from rundingan.dossier import corrections
    from rundingan.views.dossier import Dossier

    with Dossier.open(place, create=False) as dossier:
        _made(corrections.merge(dossier.store, entity, into, by=_by()))


@people.command()
@click.argument("place", metavar="DOSSIER")
@click.argument("article", metavar="ARTICLE")
@click.argument("name", metavar="NAME")
def split(place: str, article: str, name: str) -> None:
    """Say that NAME in ARTICLE (its key) is somebody else."""
    from rundingan.dossier import corrections
    from rundingan.views.dossier import Dossier

    with Dossier.open(place, create=False) as dossier:
        _made(corrections.split(dossier.store, article, name, by=_by()))


@people.command()
@click.argument("place", metavar="DOSSIER")
@click.argument("entity", type=int, metavar="ID")
@click.argument("name", metavar="NAME")
def rename(place: str, entity: int, name: str) -> None:
    """Show ID under another name."""
    from rundingan.dossier import corrections
    from rundingan.views.dossier import Dossier

    with Dossier.open(place, create=False) as dossier:
        _made(corrections.rename(dossier.store, entity, name, by=_by()))


@people.command()
@click.argument("place", metavar="DOSSIER")
@click.argument("correction", type=int, metavar="CORRECTION")
def undo(place: str, correction: int) -> None:
    """Take a correction back."""
    from rundingan.dossier import corrections
    from rundingan.views.dossier import Dossier

    with Dossier.open(place, create=False) as dossier:
        _made(corrections.undo(dossier.store, correction))


@people.command("corrections")
@click.argument("place", metavar="DOSSIER")
def list_corrections(place: str) -> None:
    """List what people corrected, in the order in which they did."""
    from rundingan.dossier import corrections
    from rundingan.views.dossier import Dossier

    with Dossier.open(place, create=False, read_only=True) as dossier:
        for each in corrections.history(dossier.store):
            click.echo(f"{each.id}\t{each.made}\t{each.by or '-'}\t{_in_words(each)}")
