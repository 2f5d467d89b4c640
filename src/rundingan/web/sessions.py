"""Who is signed in: a cookie that this server alone can have made, or a program's token.

A session names its user, when it began, and a number that no other has; it is signed together with the user's
password as it is kept, so that it ends with the account and with a change of the password. It ends by itself after
some hours, when its user signs out, and when the server stops.
"""

from __future__ import annotations

import base64
import hmac
import secrets
import time
from collections.abc import Callable
from threading import Lock
from typing import Final

from msgspec import Struct

from rundingan.dossier.accounts import bearer, kept_password, signs_in
from rundingan.dossier.store import Store
from rundingan.web.security import Limiter, signed
from rundingan.web.settings import Settings

_WINDOW: Final = 300.0
"""Seconds within which tries are counted."""
_BY_CALLER, _BY_NAME, _BY_BOTH = 30, 30, 6
"""Tries that fail of one caller, of one name, and of a caller with a name, within that time."""


class Visitor(Struct, frozen=True):
    """Somebody who is signed in.

    Attributes:
        name: to whom what is done is attributed.
        session: the number of the session, to which the tokens in forms belong; empty for a program.
    """

    name: str
    session: str = ""


class Sessions:
    """Opens sessions, knows them again, and ends them.

    Args:
        clock: seconds since 1970.
    """

    def __init__(self, store: Store, settings: Settings, clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self._settings = settings
        self._clock = clock
        self._key = settings.key
        self._lock = Lock()
        self._ended: dict[str, float] = {}
        self._callers = Limiter(_BY_CALLER, _WINDOW)
        self._names = Limiter(_BY_NAME, _WINDOW)
        self._both = Limiter(_BY_BOTH, _WINDOW)

    def try_password(self, caller: str, name: str, password: str) -> str | None:
        """A session's cookie, where that is the account's password; else None.

        Raises:
            TooOften: the caller, or whoever tries that name, is to wait.
        """
        every = (self._callers.allows(caller), self._names.allows(name), self._both.allows(f"{caller}\0{name}"))
        if not all(every):
            raise TooOften
        return self._open(name) if signs_in(self._store, name, password) else None

    def take_key(self, key: str) -> str | None:
        """A session's cookie for who is at this machine, where that is the key and was not taken before."""
        user = self._settings.user
        with self._lock:
            if user is None or self._key is None or not hmac.compare_digest(key.encode(), self._key.encode()):
                return None
            self._key = None
        return self._open(user)

    def of_token(self, caller: str, secret: str) -> Visitor | None:
        """The program whose token that is.

        Raises:
            TooOften: the caller tried too many that are none.
        """
        name = bearer(self._store, secret)
        if name is None and not self._callers.allows(caller):
            raise TooOften
        return Visitor(name) if name is not None else None

    def of_cookie(self, value: str) -> Visitor | None:
        """Whose session that is; None where it is none, or no longer."""
        parts = value.split(".")
        if len(parts) != 4 or not parts[1].isascii() or not parts[1].isdecimal() or len(parts[1]) > 12:
            return None
        user, begun, number, signature = parts
        if self._clock() - int(begun) > self._settings.session or number in self._ended:
            return None
        name = _name(user)
        kept = self._kept(name) if name is not None else None
        if name is None or kept is None:
            return None
        wanted = signed(self._settings, "session", name, begun, number, kept)
        given = signature.encode(errors="replace")
        return Visitor(name, number) if hmac.compare_digest(given, wanted.encode()) else None

    def end(self, visitor: Visitor) -> None:
        """Sign out."""
        now = self._clock()
        with self._lock:
            self._ended = {number: until for number, until in self._ended.items() if until > now}
            self._ended[visitor.session] = now + self._settings.session + 1

    def _open(self, name: str) -> str:
        begun, number = int(self._clock()), secrets.token_urlsafe(16)
        signature = signed(self._settings, "session", name, begun, number, self._kept(name))
        return f"{base64.urlsafe_b64encode(name.encode()).decode()}.{begun}.{number}.{signature}"

    def _kept(self, name: str) -> str | None:
        return "" if name == self._settings.user else kept_password(self._store, name)


class TooOften(Exception):  # noqa: N818 - it is told, and never seen
    """Somebody tried too often within a time, and is to wait."""


def _name(written: str) -> str | None:
    try:
        return base64.urlsafe_b64decode(written.encode()).decode()
    except ValueError:
        return None
