"""Work in which Python does not look for garbage that holds on to itself.

Reading and joining make many small objects and hardly a cycle among them; looking through all of them every few
hundred would take a quarter of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """A stretch of bounded work after which garbage may be looked for again, if it was before."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
