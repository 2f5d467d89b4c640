"""Runs the server until it is told to stop: what was asked is answered first, then the dossier is let go."""

from __future__ import annotations

import socket
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
    uvicorn.Server(config).run(sockets=[listening])
