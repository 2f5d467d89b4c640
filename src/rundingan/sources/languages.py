"""The language that a page, a feed or a news item claims for itself."""

from __future__ import annotations

import re

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?", re.DOTALL)
_NEWER = {"in": "id", "msa": "ms", "may": "ms", "zsm": "ms", "ind": "id", "eng": "en"}
"""Codes that were replaced, or that are longer than they need be."""


def language_code(tag: str | None) -> str | None:
    """The ISO 639-1 code of a language tag (``ms-MY``, ``id_ID``, ``in``); None where it is none."""
    match = _TAG.fullmatch((tag or "").strip())
    if match is None:
        return None
    code = match[1].lower()
    return _NEWER.get(code, code)


def language_of_page(tag: str | None) -> str | None:
    """The language that the software of a site wrote into a page; None for English.

    Many pages in other languages say ``en-US`` because nobody changed what the software came with: from such a page the
    reader had better find the language out by itself.
    """
    code = language_code(tag)
    return None if code == "en" else code
