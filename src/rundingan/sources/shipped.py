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
FILES: Final = {
    "ms": "ms/marked.jsonl",
    "id": "id/marked.jsonl",
    "en": "en/marked.jsonl",
    "talks": "talks/articles.jsonl",
}
"""The files of articles in the folder of examples, by the names that they have in the package."""
_CHECKOUT: Final = Path(__file__).resolve().parents[3] / "examples"


def shipped() -> Iterator[Article]:
    """The articles, day by day as an archive would have them, at invented addresses (``.example`` leads nowhere).

    Raises:
        ArticleError: they were left out when Rundingan was packed.
    """
    found = [article for name in FILES for article in _articles(name)]
    yield from sorted(found, key=lambda each: each.published or "")


def _articles(name: str) -> Iterator[Article]:
    for line in _file(name).read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        outlet = re.sub(r"[^a-z]", "", one["source"].lower())
        yield Article(
            text=one["text"], id=f"{name}/{one['id']}", title=one["title"], published=one["published"],
            language=one["language"], source=one["source"], url=f"https://{outlet}.example/{one['id']}",
        )  # fmt: skip


def _file(name: str) -> Traversable:
    """A file of articles: in the package as it is installed, or in the folder from which it is run."""
    packed = resources.files("rundingan") / "demo" / f"{name}.jsonl"
    for file in (packed, _CHECKOUT / FILES[name]):
        if file.is_file():
            return file
    raise ArticleError(f"the articles of {packed} are missing; install Rundingan anew", code="no_articles")
