"""``rundingan demo``: open a dossier of the articles that come with Rundingan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from rundingan.cli.serve import interface_option, open_option, port_option, serve

if TYPE_CHECKING:
    from rundingan.dossier.store import Store

HELP: Final = """\
Read the articles that come with Rundingan into a dossier, and open it in a browser.

They tell of one invented war and its talks over ten weeks, in Malay, Indonesian and English. The dossier is thrown
away at the end, unless --dir names a folder to keep it in.

\b
Examples:
  rundingan demo
  rundingan demo --dir . --interface ms

\b
Exit codes:
  0    stopped
  2    wrong usage
  3    the dossier cannot be made
  4    the address is taken
"""
NAME: Final = "demo.dossier"


@click.command(help=HELP)
@click.option("--dir", "folder", type=click.Path(file_okay=False), help="Keep the dossier there, as demo.dossier.")
@port_option
@open_option
@interface_option
@click.pass_context
def demo(ctx: click.Context, folder: str | None, port: int, opens: bool, interface: str | None) -> None:
    """Make the dossier and serve it until interrupted."""
    from tempfile import TemporaryDirectory

    from rundingan.dossier.store import Store

    with TemporaryDirectory(prefix="rundingan-") as passing:
        path = _within(folder or passing)
        store = Store.open(path)
        try:
            _fill(store)
        finally:
            store.close()
        ctx.invoke(serve, dossier=str(path), port=port, opens=opens, interface=interface)


def _within(folder: str) -> Path:
    """The file in a folder, which is made where it is not there.

    Raises:
        DossierError: it cannot be made.
    """
    from rundingan.errors import DossierError

    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise DossierError(f"the folder {folder} cannot be made: {wrong.strerror}; name another with --dir") from None
    return Path(folder) / NAME


def _fill(store: Store) -> None:
    """Add the articles; those that are there already change nothing."""
    from rundingan.dossier.ingest import add
    from rundingan.sources.shipped import shipped

    click.echo("Reading the articles that come with Rundingan ...", err=True)
    read = sum(1 for _ in add(store, shipped()))
    click.echo(f"{read} articles are read.", err=True)
