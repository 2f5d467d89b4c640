"""How much more than its packed bytes something may become: what goes beyond is a bomb, not news."""

from __future__ import annotations

from typing import Final

from rundingan.errors import ArticleError

RATIO: Final = 200
"""Bytes that a packed byte may become. News becomes four or five; a thousand and more is made to fill memory."""
FREE: Final = 100_000_000
"""Bytes that anything may become, however small it is packed."""


class Growth:
    """Counts what comes out of one packed file.

    Attributes:
        count: bytes that came out.
        full: whether far too much came out.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.count = 0
        self.full = False

    def checked(self, piece: bytes, packed: int) -> bytes:
        """The piece, counted.

        Args:
            piece: what came out.
            packed: bytes that went in, all in all.

        Raises:
            ArticleError: far too much came out.
        """
        self.count += len(piece)
        if self.count > FREE + RATIO * packed:
            self.full = True
            raise ArticleError(
                f"{self._name} becomes more than {RATIO} times as large as it is packed; "
                "the rest is left alone: if it is news, unpack it first",
                code="bomb",
            )
        return piece
