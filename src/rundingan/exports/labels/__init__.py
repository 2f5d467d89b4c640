"""The words that exports add to an article's own, a file a language of the reader (``en.toml``).

A word's key is its path in the file: ``title``, ``stances.accepts``, ``counts.statement.many``, ``months.5``.

>>> label("stances.rejects", "en")
'rejects'
>>> count(2, "statement")
'2 statements'
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any

from rundingan.exports import INTERFACES


def label(key: str, language: str = "en", **parts: object) -> str:
    """The word for ``key`` in the reader's language, the parts put in their places."""
    word = _words(language)[key]
    return word.format(**parts) if parts else word


def named(section: str, name: str, language: str = "en") -> str:
    """The word for a name that a record gives (``acts``, ``deny``); the name itself where there is no word for it."""
    return _words(language).get(f"{section}.{name}", name)


def count(number: int, noun: str, language: str = "en") -> str:
    """A number with its noun: ``1 statement``, ``2 statements``."""
    digits = f"{number:,}".replace(",", label("numbers.thousands", language))
    form = "one" if number == 1 else "many"
    return f"{digits} {label(f'counts.{noun}.{form}', language)}"


def share(number: float, language: str = "en") -> str:
    """A number from 0 to 1, with two decimals."""
    return f"{number:.2f}".replace(".", label("numbers.decimal", language))


@cache
def _words(language: str) -> dict[str, str]:
    """The words of the language by their keys.

    Raises:
        ValueError: there are none.
    """
    if language not in INTERFACES:
        raise ValueError(f"no labels in {language!r}; there are {', '.join(INTERFACES)}")
    file = resources.files("rundingan.exports") / "labels" / f"{language}.toml"
    return dict(_flat(tomllib.loads(file.read_text(encoding="utf-8")).items()))


def _flat(items: Iterable[tuple[object, Any]], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in items:
        if isinstance(value, str):
            yield f"{path}{key}", value
        else:
            inner = value.items() if isinstance(value, dict) else enumerate(value, 1)
            yield from _flat(inner, f"{path}{key}.")
