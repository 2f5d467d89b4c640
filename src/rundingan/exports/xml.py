"""What XML 1.0 asks of words."""

from __future__ import annotations

import re
from typing import Final

_NO_CHARACTER: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def without_controls(words: str) -> str:
    """The words, with the replacement character for each that no document of XML can hold (XML 1.0, 2.2)."""
    return _NO_CHARACTER.sub("\ufffd", words)
