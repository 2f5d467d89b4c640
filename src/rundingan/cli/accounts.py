"""``rundingan accounts``: who may sign in to a dossier that is served."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from rundingan.dossier.store import Store

HELP: Final = """\
Say who may sign in to DOSSIER when it is served to others, or for writing.

People sign in by a password, programs by a token, sent as "Authorization: Bearer TOKEN". Neither is kept: the dossier
has hashes of them.

\b
Examples:
  rundingan accounts talks.dossier add amara
  rundingan accounts talks.dossier list
  rundingan accounts talks.dossier token amara --label nightly
  rundingan accounts talks.dossier token amara --revoke 7
  rundingan accounts talks.dossier remove amara

\b
Exit codes:
  0  done
  2  wrong usage
  3  the dossier cannot be opened, or there is no such account
"""


@click.group(help=HELP)
@click.argument("dossier")
@click.pass_context
def accounts(ctx: click.Context, dossier: str) -> None:
    """Open the dossier for the command that follows."""
    from rundingan.dossier.store import Store

    ctx.obj = Store.open(dossier, create=False)
    ctx.call_on_close(ctx.obj.close)


@accounts.command()
@click.argument("name")
@click.pass_obj
def add(store: Store, name: str) -> None:
    """Make an account, or give it another password.

    The password is asked for on a terminal, else it is the first line of standard input.
    """
    from rundingan.dossier.accounts import add_account

    if sys.stdin is not None and sys.stdin.isatty():
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
    add_account(store, name, password)
    click.echo(f"{name} may sign in to {store.name}", err=True)


@accounts.command("list")
@click.pass_obj
def list_(store: Store) -> None:
    """List accounts: name, when made, when last signed in, tokens."""
    from rundingan.dossier.accounts import every_account

    for each in every_account(store):
        click.echo(f"{each.name}\t{each.made}\t{each.used or '-'}\t{each.tokens}")


@accounts.command()
@click.argument("name")
@click.pass_obj
def remove(store: Store, name: str) -> None:
    """Take an account away, with its tokens; its corrections stay."""
    from rundingan.dossier.accounts import remove_account

    remove_account(store, name)
    click.echo(f"{name} can no longer sign in to {store.name}", err=True)


@accounts.command()
@click.argument("name")
@click.option("--label", help="What the token is for.")
@click.option("--list", "lists", is_flag=True, help="List the tokens: number, label, when made, last used, revoked.")
@click.option("--revoke", type=int, metavar="NUMBER", help="Let that token open nothing any more.")
@click.pass_obj
def token(store: Store, name: str, label: str | None, lists: bool, revoke: int | None) -> None:
    """Make a token for a program, and print it: it is told this once."""
    from rundingan.dossier.accounts import add_token, every_token, revoke_token

    if lists:
        for each in every_token(store, name):
            click.echo(f"{each.id}\t{each.label or '-'}\t{each.made}\t{each.used or '-'}\t{each.revoked or '-'}")
    elif revoke is not None:
        if revoke not in {each.id for each in every_token(store, name)}:
            raise click.UsageError(f"{name} has no token {revoke}; list them with --list")
        revoke_token(store, revoke)
        click.echo(f"token {revoke} of {name} is revoked", err=True)
    else:
        made, secret = add_token(store, name, label)
        click.echo(f"token {made.id} of {name}; it is not told again:", err=True)
        click.echo(secret)
