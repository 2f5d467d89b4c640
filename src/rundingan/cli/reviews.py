"""``rundingan reviews``: what people decided of a dossier's findings, as marked articles."""

from __future__ import annotations

from typing import Final

import click

HELP: Final = """\
Print the articles of DOSSIER of which people decided what is right, as marked articles (JSON Lines).

`rundingan evaluate` holds the reader against them, and a reader can be taught by them. A part of an article, such as
its statements, is told when everything that was read in it was decided: what was rejected is left out, what was
edited is as it was edited, what is unsure is as it was read.

\b
Examples:
  rundingan reviews talks.dossier > mine.jsonl
  rundingan evaluate mine.jsonl --misses 20

\b
Exit codes:
  0  printed
  2  wrong usage
  3  the dossier cannot be opened
"""


@click.command(help=HELP)
@click.argument("dossier")
@click.option("--partly", is_flag=True, help="Also parts of which only some was decided; the rest is as it was read.")
def reviews(dossier: str, partly: bool) -> None:
    """Print marked articles, one a line."""
    import msgspec

    from rundingan.dossier.store import Store
    from rundingan.views.reviewed import marked

    store = Store.open(dossier, create=False)
    try:
        with store.reading() as connection:
            for article in marked(connection, partly=partly):
                click.echo(msgspec.json.encode(article).decode())
    finally:
        store.close()
