"""Runs the server until it is told to stop: what was asked is answered first, then the dossier is let go."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from rundingan.dossier.store import Store
from rundingan.web.app import create_app
from rundingan.web.settings import Settings

_PATIENCE: Final = 10
"""Seconds that answers under way have at the end."""


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens at an address.

    Raises:
        OSError: it is taken, or not one of this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(2_048)  # from now on who calls is answered, if a little later
    except OSError:
        listening.close()
        raise
    return listening


def run(store: Store, settings: Settings, listening: socket.socket) -> None:
    """Serve the dossier at a socket until SIGINT or SIGTERM."""
    import uvicorn

    config = uvicorn.Config(
        create_app(store, settings),
        log_level="warning",
        lifespan="on",
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
        h11_max_incomplete_event_size=65_536,
    )
    with _stopping_quietly():
        uvicorn.Server(config).run(sockets=[listening])


@contextmanager
def _stopping_quietly() -> Iterator[None]:
    """Lets the server's own handling of signals be all: it raises them anew when it has stopped."""
    if threading.current_thread() is not threading.main_thread():  # which alone is told of signals
        yield
        return
    before = {each: signal.signal(each, lambda *_: None) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
