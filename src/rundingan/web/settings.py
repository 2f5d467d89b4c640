"""What a server of a dossier is told when it starts."""

from __future__ import annotations

import secrets
from typing import Final

from msgspec import Struct, field

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]", "testserver")
"""Names under which a server is reached on its own machine."""


class Settings(Struct, frozen=True, kw_only=True):
    """How a dossier is served.

    Attributes:
        hosts: names under which it may be asked for; any other is refused, so that no page elsewhere can reach it
            under a name of its own (DNS rebinding).
        writable: whether those who signed in may correct and add.
        open_to_all: whether it may be read without signing in.
        interface: the language of a reader whose browser asks for none that is there.
        secret: signs what is given to browsers; made anew with every start unless given.
        upload: bytes that one upload may have.
        secure: whether it is reached over HTTPS, so that cookies are to be sent over that alone.
        session: seconds for which somebody stays signed in.
        user: the name of who is at this machine, who signs in by ``key`` and needs no account; None where there is
            nobody.
        key: opens one session of ``user``, once.
    """

    hosts: tuple[str, ...] = LOOPBACK
    writable: bool = False
    open_to_all: bool = True
    interface: str = "en"
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    upload: int = 20_000_000
    secure: bool = False
    session: int = 43_200
    user: str | None = None
    key: str | None = None
