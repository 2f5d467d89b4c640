"""``rundingan``: the commands, each loaded when it is called, and the end of every call."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, Final

import click

from rundingan import __version__
from rundingan.errors import RundinganError

COMMANDS: Final = {
    "read": "Show who said what in articles, and where everyone stands.",
    "add": "Add articles to a dossier.",
    "positions": "Show where each party of a dossier stands, and who moved.",
    "claims": "Show what is claimed in a dossier, and who denies it.",
    "statements": "Show who said what in a dossier.",
    "commitments": "Show promises and threats, and what became of them.",
    "events": "Show what happened, happens or is planned.",
    "people": "Show who is who in a dossier, and correct it.",
    "timeline": "Show the talks day by day.",
    "changes": "Show what is new since a day.",
    "brief": "Write what is new as Markdown or HTML.",
    "search": "Find words in a dossier.",
    "articles": "List the articles of a dossier.",
    "export": "Write a dossier in other formats.",
    "serve": "Open a dossier in a browser.",
    "reviews": "Print what people decided, as marked articles.",
    "accounts": "Say who may sign in to a dossier that is served.",
    "demo": "Open a dossier of the articles that come with Rundingan.",
    "mcp": "Answer an assistant's questions about a dossier.",
    "evaluate": "Hold records against marked articles.",
}
"""The commands and what ``rundingan --help`` says of them; each is ``NAME`` in ``rundingan.cli.NAME``."""
ASKED: Final = frozenset(
    {"positions", "claims", "statements", "commitments", "events", "timeline", "search", "articles"}
)
"""Those that ask a view, made by ``rundingan.cli.asking``."""

REFUSED: Final = 3
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141


class Commands(click.Group):
    """A group that imports a command only when it is called, so that help is there at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name in ASKED:
            made: click.Command = import_module("rundingan.cli.asking").command(cmd_name)
            return made
        command: click.Command = getattr(import_module(f"rundingan.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader that goes away (``| head``) ends it without a word."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            hush()
            ctx.exit(BROKEN_PIPE)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rundingan")
def rundingan() -> None:
    """Read the news of a negotiation: who said what, with the words that prove it."""


def hush() -> None:
    """Send what is left for standard output nowhere, so that nothing is said of it when Python ends."""
    if sys.stdout is None:
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):  # no real file stands behind it
        pass


def main() -> None:
    """Run the command line and leave with its exit code; an error is one line on standard error."""
    sys.exit(_run())


def _run() -> int:
    try:
        result = rundingan.main(prog_name="rundingan", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.UsageError as wrong:
        wrong.show()
        return wrong.exit_code
    except click.ClickException as wrong:
        click.echo(f"rundingan: {wrong.format_message()}", err=True)
        return wrong.exit_code
    except RundinganError as wrong:
        click.echo(f"rundingan: {wrong}", err=True)
        return REFUSED
    return result if isinstance(result, int) else 0
