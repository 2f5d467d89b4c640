"""Who may sign in to a dossier: people by a password, programs by a token.

Passwords are kept as scrypt makes them (RFC 7914), tokens as their SHA-256: they are long and random, so that a plain
hash is enough. Neither can be told from what is kept.

>>> from rundingan.dossier.store import Store
>>> store = Store.open(":memory:")
>>> add_account(store, "amara", "a long sentence")
>>> signs_in(store, "amara", "a long sentence"), signs_in(store, "amara", "another")
(True, False)
>>> token, secret = add_token(store, "amara", "nightly")
>>> bearer(store, secret)
'amara'
>>> store.close()
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from datetime import UTC, datetime, timedelta
from typing import Final

from msgspec import Struct
from sqlalchemy import Connection, delete, func, insert, select, update

from rundingan.dossier.schema import accounts, tokens
from rundingan.dossier.store import Store
from rundingan.errors import DossierError

SHORTEST: Final = 10
"""Characters that a password has at least."""
_LONGEST: Final = 1_000
_NAME: Final = re.compile(r"[\w.@+-]{1,60}")
_OFTEN: Final = timedelta(minutes=5)
"""How exactly it is noted when a token was used last: not every request writes."""
_NOBODY: Final = "scrypt$00000000000000000000000000000000$00"
"""What is compared where there is no such account, so that it takes as long."""


class Account(Struct, frozen=True):
    """Somebody who may sign in.

    Attributes:
        made, used: when the account was made, and when it last signed in (ISO 8601, UTC).
        tokens: how many tokens it has that are not revoked.
    """

    name: str
    made: str
    used: str | None
    tokens: int


class Token(Struct, frozen=True):
    """What a program signs in by, without its secret.

    Attributes:
        label: what it is for.
        made, used, revoked: when (ISO 8601, UTC).
    """

    id: int
    account: str
    label: str | None
    made: str
    used: str | None
    revoked: str | None


# ---------------------------------------------------------------------- accounts


def add_account(store: Store, name: str, password: str) -> None:
    """Make an account, or give it another password: whoever is signed in under the old one no longer is.

    Raises:
        DossierError: the name has other than letters, digits and ``. @ + - _``, or the password is too short.
    """
    if not _NAME.fullmatch(name):
        raise DossierError(f"{name[:60]!r} is no name for an account; take letters, digits and . @ + - _ (60 at most)")
    if len(password) < SHORTEST or len(password) > _LONGEST:
        raise DossierError(f"a password has {SHORTEST} to {_LONGEST:,} characters; a sentence is a good one")
    kept = hashed(password)
    with store.writing() as connection:
        if connection.execute(update(accounts).where(accounts.c.name == name).values(password=kept)).rowcount == 0:
            connection.execute(insert(accounts), {"name": name, "password": kept, "made": now()})


def remove_account(store: Store, name: str) -> None:
    """Take an account away, with its tokens; what it corrected stays.

    Raises:
        DossierError: there is none of that name.
    """
    with store.writing() as connection:
        if connection.execute(delete(accounts).where(accounts.c.name == name)).rowcount == 0:
            raise _no_account(name)
        connection.execute(delete(tokens).where(tokens.c.account == name))


def every_account(store: Store) -> list[Account]:
    """All accounts, by name."""
    alive = select(tokens.c.account, func.count().label("n")).where(tokens.c.revoked.is_(None))
    with store.reading() as connection:
        counts: dict[str, int] = {row.account: row.n for row in connection.execute(alive.group_by(tokens.c.account))}
        rows = connection.execute(select(accounts).order_by(accounts.c.name))
        return [Account(row.name, row.made, row.used, counts.get(row.name, 0)) for row in rows]


def kept_password(store: Store, name: str) -> str | None:
    """The password of an account as it is kept; None where there is no such account."""
    with store.reading() as connection:
        found: str | None = connection.execute(select(accounts.c.password).where(accounts.c.name == name)).scalar()
    return found


def signs_in(store: Store, name: str, password: str) -> bool:
    """Whether that is the account's password; notes when. It takes as long where there is no such account."""
    kept = kept_password(store, name)
    if not is_password(password[: _LONGEST + 1], kept or _NOBODY) or kept is None:
        return False
    with store.writing() as connection:
        connection.execute(update(accounts).where(accounts.c.name == name).values(used=now()))
    return True


# ---------------------------------------------------------------------- tokens


def add_token(store: Store, account: str, label: str | None = None) -> tuple[Token, str]:
    """A new token of an account, and its secret, which is told this once.

    Raises:
        DossierError: there is no such account.
    """
    secret = f"rdg_{secrets.token_urlsafe(32)}"
    with store.writing() as connection:
        _need_account(connection, account)
        made = Token(store.numbers(connection, 1), account, label or None, now(), None, None)
        row = {"id": made.id, "account": account, "label": made.label, "made": made.made}
        connection.execute(insert(tokens), row | {"hash": token_hash(secret)})
    return made, secret


def revoke_token(store: Store, number: int) -> None:
    """Let a token open nothing any more.

    Raises:
        DossierError: there is none of that number, or it was revoked already.
    """
    with store.writing() as connection:
        alive = (tokens.c.id == number) & tokens.c.revoked.is_(None)
        if connection.execute(update(tokens).where(alive).values(revoked=now())).rowcount == 0:
            raise DossierError(f"there is no token {number} that could be revoked; list them first")


def every_token(store: Store, account: str) -> list[Token]:
    """The tokens of an account, those that were revoked among them, in the order in which they were made.

    Raises:
        DossierError: there is no such account.
    """
    with store.reading() as connection:
        _need_account(connection, account)
        rows = connection.execute(select(tokens).where(tokens.c.account == account).order_by(tokens.c.id))
        return [Token(row.id, row.account, row.label, row.made, row.used, row.revoked) for row in rows]


def bearer(store: Store, secret: str) -> str | None:
    """The account whose token that is; None where it is nobody's. Notes when, but not every time."""
    kept = token_hash(secret)
    with store.reading() as connection:
        alive = (tokens.c.hash == kept) & tokens.c.revoked.is_(None)
        found = connection.execute(select(tokens.c.account, tokens.c.used).where(alive)).first()
    if found is None:
        return None
    if found.used is None or datetime.now(UTC) - datetime.fromisoformat(found.used) > _OFTEN:
        with store.writing() as connection:
            connection.execute(update(tokens).where(tokens.c.hash == kept).values(used=now()))
    account: str = found.account
    return account


def _need_account(connection: Connection, name: str) -> None:
    if connection.execute(select(accounts.c.name).where(accounts.c.name == name)).first() is None:
        raise _no_account(name)


def _no_account(name: str) -> DossierError:
    return DossierError(f"there is no account {name[:60]!r} in this dossier; list those that there are")


# ---------------------------------------------------------------------- how they are kept


def hashed(password: str) -> str:
    """A password as it is kept, its salt with it."""
    salt = secrets.token_bytes(16)
    return f"scrypt${salt.hex()}${_scrypt(password, salt).hex()}"


def is_password(password: str, kept: str) -> bool:
    """Whether a password is the one that is kept."""
    way, _, rest = kept.partition("$")
    salt, _, made = rest.partition("$")
    return way == "scrypt" and hmac.compare_digest(_scrypt(password, bytes.fromhex(salt)).hex(), made)


def _scrypt(password: str, salt: bytes) -> bytes:
    words = password.encode(errors="surrogatepass")
    return hashlib.scrypt(words, salt=salt, n=2**14, r=8, p=1, maxmem=64 * 1024 * 1024)


def token_hash(secret: str) -> str:
    """The secret of a token as it is kept."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


def now() -> str:
    """This moment, as a dossier writes moments."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
