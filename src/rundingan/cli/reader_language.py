"""The language of whoever sits before the terminal, by the locale."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from rundingan.exports import INTERFACES

_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set counts, as POSIX has it
_ELSE: Final = "en"


def language_of_reader(environment: Mapping[str, str]) -> str:
    """The language of the labels that the locale asks for; English where there are none in it.

    >>> language_of_reader({"LANG": "ms_MY.UTF-8"})
    'ms'
    >>> language_of_reader({"LC_ALL": "C", "LANG": "ms_MY.UTF-8"})
    'en'
    """
    locale = next(filter(None, map(environment.get, _VARIABLES)), "")
    language = re.split(r"[_.@-]", locale, maxsplit=1)[0].lower()
    return language if language in INTERFACES else _ELSE
