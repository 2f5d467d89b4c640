"""``rundingan mcp``: a dossier's answers for an assistant."""

from __future__ import annotations

from typing import Final

import click

HELP: Final = """\
Answer an assistant's questions about DOSSIER, over standard input and output (Model Context Protocol).

Its tools are the pages of the browser: statements, positions, moves, disputes, commitments, events, people, articles,
search, timeline, and one person, one article, what changed. They only read. Each answer has the sentences on which it
rests and their addresses.

\b
In an assistant's settings, name it as a server that is started by:
  rundingan mcp talks.dossier

\b
Exit codes:
  0    nothing more was asked
  3    the dossier cannot be opened
"""


@click.command(help=HELP)
@click.argument("dossier")
def mcp(dossier: str) -> None:
    """Answer until standard input ends."""
    import sys

    from rundingan.dossier.store import Store
    from rundingan.web.mcp import serve

    store = Store.open(dossier, create=False, read_only=True)
    try:
        serve(store, sys.stdin.buffer, sys.stdout.buffer)
    finally:
        store.close()
