"""``rundingan serve``: open a dossier in a browser."""

from __future__ import annotations

import ipaddress
import secrets
from typing import TYPE_CHECKING, Final

import click

from rundingan.cli.reader_language import language_of_reader
from rundingan.exports import INTERFACES

if TYPE_CHECKING:
    from rundingan.dossier.store import Store
    from rundingan.web.settings import Settings

HELP: Final = """\
Open DOSSIER in a browser: who said what, who stands where, what is in dispute.

It is served to this machine alone, for reading, until it is stopped with Ctrl-C. The same answers are there for
programs: every page has .json and .csv at the same address.

With --write, who signed in may correct what was read and add articles. On this machine an address is printed that
signs you in, once. To serve others (--host), make accounts first: rundingan accounts.

\b
Examples:
  rundingan serve talks.dossier
  rundingan serve talks.dossier --write
  rundingan serve talks.dossier --port 9000 --interface ms
  rundingan serve talks.dossier --host 0.0.0.0 --name talks.example --secure-cookies --write
  rundingan serve postgresql://user@host/talks

\b
Exit codes:
  0    stopped
  2    wrong usage
  3    the dossier cannot be opened
  4    the address is taken or not allowed
"""
_NO_ADDRESS: Final = 4


port_option: Final = click.option(
    "--port", type=click.IntRange(0, 65_535), default=8787, show_default=True, help="0 takes a free one."
)
open_option: Final = click.option("--open/--no-open", "opens", default=True, help="Open a browser window.")
interface_option: Final = click.option(
    "--interface",
    type=click.Choice(INTERFACES, case_sensitive=False),
    help="Language of the pages where the browser asks for none that is there. Default: by the locale; else en.",
)


@click.command(help=HELP)
@click.argument("dossier")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@port_option
@click.option("--name", "names", multiple=True, metavar="HOST", help="Answer to this name too; any other is refused.")
@click.option("--write", is_flag=True, help="Let those who signed in correct and add.")
@click.option("--open-to-all", is_flag=True, help="With --host: let everybody read without signing in.")
@click.option("--secure-cookies", is_flag=True, help="It is reached over HTTPS: send cookies over that alone.")
@open_option
@interface_option
@click.pass_context
def serve(
    ctx: click.Context,
    dossier: str,
    host: str,
    port: int,
    names: tuple[str, ...],
    write: bool,
    open_to_all: bool,
    secure_cookies: bool,
    opens: bool,
    interface: str | None,
) -> None:
    """Serve the dossier until interrupted."""
    import os

    from rundingan.dossier.store import Store
    from rundingan.web.running import bound, run
    from rundingan.web.settings import LOOPBACK, Settings

    here = is_loopback(host)
    store = Store.open(dossier, create=False)
    try:
        refusal = None if here else refused(store, host, names)
        if refusal:
            click.echo(f"rundingan: {refusal}", err=True)
            ctx.exit(_NO_ADDRESS)
        try:
            listening = bound(host, port)
        except OSError as wrong:
            click.echo(
                f"rundingan: {host} port {port} cannot be used: {wrong.strerror}; name others with --host and --port",
                err=True,
            )
            ctx.exit(_NO_ADDRESS)
        settings = Settings(
            hosts=(*LOOPBACK, *map(_of_address, names), _of_address(host)),
            writable=write,
            open_to_all=here or open_to_all,
            interface=interface or language_of_reader(os.environ),
            secure=secure_cookies,
            user=_user() if here and write else None,
            key=secrets.token_urlsafe(24) if here and write else None,
        )
        _tell(store, settings, _of_address(host), listening.getsockname()[1], opens and here)
        run(store, settings, listening)
    finally:
        store.close()


def _tell(store: Store, settings: Settings, host: str, port: int, opens: bool) -> None:
    address = f"http://{host}:{port}/"
    click.echo(f"{store.name} is at {address} (stop with Ctrl-C)", err=True)
    if settings.key:
        address = f"{address}login?key={settings.key}"
        click.echo(f"to write, sign in as {settings.user} at (good once): {address}", err=True)
    if opens:
        click.launch(address)


def is_loopback(host: str) -> bool:
    """Whether an address is this machine's own, that no other reaches."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def refused(store: Store, host: str, names: tuple[str, ...]) -> str | None:
    """Why the dossier is not to be served to other machines; None where it may be."""
    from rundingan.dossier.accounts import every_account

    if not every_account(store):
        return (
            f"{store.name} is served at {host} only where people can sign in; make an account first: "
            f"rundingan accounts {store.name} add NAME"
        )
    if host in ("0.0.0.0", "::") and not names:
        return f"{host} stands for every address of this machine; say by which name it is asked for: --name HOST"
    return None


def _of_address(host: str) -> str:
    """A host as it stands in an address."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _user() -> str:
    """The name of who is at this machine."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "local"
