"""Answers to questions about a whole dossier, kept until it changes: they take long, and everybody asks them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar, cast

T = TypeVar("T")

_MOST: Final = 24
"""Answers that are kept, those asked for last."""


class Kept:
    """The answers of one server.

    An answer that is being made is waited for by all others who ask for it: it is made once.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def answer(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer of a key: what is asked, and in which state of the dossier.

        Args:
            make: makes it, where it is not there yet.
        """
        with self._lock:
            making = self._making.setdefault(key, threading.Lock())
        try:
            with making:
                with self._lock:
                    if key in self._answers:
                        self._answers.move_to_end(key)
                        return cast(T, self._answers[key])
                made = make()
                with self._lock:
                    self._answers[key] = made
                    while len(self._answers) > self._most:
                        self._answers.popitem(last=False)
                return made
        finally:
            with self._lock:
                self._making.pop(key, None)
