"""Ctrl-C that ends long work after the piece at hand; a second one ends it at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

T = TypeVar("T")


class Stop:
    """Whether somebody wants the work to end.

    Attributes:
        asked: he does.
    """

    def __init__(self) -> None:
        self.asked = False

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Take Ctrl-C for a wish to end; a second one is a KeyboardInterrupt."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, self._wish)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _wish(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True

    def until(self, each: Iterable[T]) -> Iterator[T]:
        """The pieces until somebody wants to end."""
        for piece in each:
            yield piece
            if self.asked:
                return
