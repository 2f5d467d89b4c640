"""The articles that come with Rundingan: one invented war and its talks, in Malay, Indonesian and English."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from rundingan.errors import ArticleError
from rundingan.model import Article

LANGUAGES: Final = ("ms", "id", "en")
_CHECKOUT: Final = Path(__file__).resolve().parents[3] / "examples"


def shipped() -> Iterator[Article]:
    """The articles, by language and day, at invented addresses (``.example`` leads nowhere).

    Raises:
        ArticleError: they were left out when Rundingan was packed.
    """
    for language in LANGUAGES:
        for line in _file(language).read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            outlet = re.sub(r"[^a-z]", "", one["source"].lower())
            yield Article(
                text=one["text"], id=f"{language}/{one['id']}", title=one["title"], published=one["published"],
                language=language, source=one["source"], url=f"https://{outlet}.example/{one['id']}",
            )  # fmt: skip


def _file(language: str) -> Traversable:
    """The file of a language: in the package as it is installed, or in the folder from which it is run."""
    packed = resources.files("rundingan") / "demo" / f"{language}.jsonl"
    for file in (packed, _CHECKOUT / language / "marked.jsonl"):
        if file.is_file():
            return file
    raise ArticleError(f"the articles of {packed} are missing; install Rundingan anew", code="no_articles")
