"""Rundingan reads the news of a negotiation: who said what, with the words that prove it.

>>> import rundingan
>>> record = rundingan.read('"We will talk," said the president of Veloria, Anton Maresk.', published="2031-05-02")
>>> record.statements[0].kind
'direct'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from rundingan.errors import RundinganError
    from rundingan.model import Article, Entity, Issue, Record, Statement, Timex
    from rundingan.reading import read, read_many
    from rundingan.views.dossier import Dossier

_HOME = {
    "read": "rundingan.reading",
    "read_many": "rundingan.reading",
    "Dossier": "rundingan.views.dossier",
    "RundinganError": "rundingan.errors",
    **dict.fromkeys(("Article", "Entity", "Issue", "Record", "Statement", "Timex"), "rundingan.model"),
}

__all__ = [
    "Article",
    "Dossier",
    "Entity",
    "Issue",
    "Record",
    "RundinganError",
    "Statement",
    "Timex",
    "__version__",
    "read",
    "read_many",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that ``import rundingan`` stays quick."""
    if name not in _HOME:
        raise AttributeError(f"module 'rundingan' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
