"""``rundingan serve``: open a dossier in a browser."""

from __future__ import annotations

from typing import Final

import click

from rundingan.cli.reader_language import language_of_reader
from rundingan.exports import INTERFACES

HELP: Final = """\
Open DOSSIER in a browser: who said what, who stands where, what is in dispute.

It is served to this machine alone, for reading, until it is stopped with Ctrl-C. The same answers are there for
programs: every page has .json and .csv at the same address.

\b
Examples:
  rundingan serve talks.dossier
  rundingan serve talks.dossier --port 9000 --interface ms
  rundingan serve postgresql://user@host/talks

\b
Exit codes:
  0    stopped
  2    wrong usage
  3    the dossier cannot be opened
  4    the address is taken or not allowed
"""
_NO_ADDRESS: Final = 4


@click.command(help=HELP)
@click.argument("dossier")
@click.option("--port", type=click.IntRange(0, 65_535), default=8787, show_default=True, help="0 takes a free one.")
@click.option("--open/--no-open", "opens", default=True, help="Open a browser window.")
@click.option(
    "--interface",
    type=click.Choice(INTERFACES, case_sensitive=False),
    help="Language of the pages where the browser asks for none that is there. Default: by the locale; else en.",
)
@click.pass_context
def serve(ctx: click.Context, dossier: str, port: int, opens: bool, interface: str | None) -> None:
    """Serve the dossier until interrupted."""
    import os

    from rundingan.dossier.store import Store
    from rundingan.web.running import bound, run
    from rundingan.web.settings import Settings

    store = Store.open(dossier, create=False)
    try:
        try:
            listening = bound("127.0.0.1", port)
        except OSError as wrong:
            click.echo(f"rundingan: port {port} cannot be used: {wrong.strerror}; name another with --port", err=True)
            ctx.exit(_NO_ADDRESS)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        click.echo(f"{store.name} is at {address} (stop with Ctrl-C)", err=True)
        if opens:
            click.launch(address)
        run(store, Settings(interface=interface or language_of_reader(os.environ)), listening)
    finally:
        store.close()
