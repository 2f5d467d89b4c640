"""Runs the server until it is told to stop: what was asked is answered first, then the dossier is let go."""

from __future__ import annotations

import signal
import socket
from types import FrameType
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
    """Serve the dossier at a socket until SIGINT or SIGTERM, and answer what was asked before."""
    import uvicorn

    app = create_app(store, settings)
    config = uvicorn.Config(
        app,
        log_level="warning",
        lifespan="on",
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
        h11_max_incomplete_event_size=65_536,
    )
    server = uvicorn.Server(config)

    def stop(number: int, frame: FrameType | None) -> None:
        server.should_exit = True

    # uvicorn raises again at its end what it was stopped by; these take it, so that to be stopped is no failure
    former = {each: signal.signal(each, stop) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        server.run(sockets=[listening])
    finally:
        app.state.jobs.close()
        for each, handler in former.items():
            signal.signal(each, handler)
