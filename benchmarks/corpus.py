"""The articles that the benchmarks read: the examples that ship, or a file of the user's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "ms" / "marked.jsonl"


class Item(NamedTuple):
    """An article to read."""

    text: str
    published: str | None


def load(path: Path = EXAMPLES, limit: int | None = None) -> list[Item]:
    """The articles of a file of JSON Lines (``text``, ``published`` where it is known), at most ``limit``."""
    items: list[Item] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            if limit is not None and len(items) >= limit:
                break
            if line.strip():
                article = json.loads(line)
                items.append(Item(article["text"], article.get("published")))
    return items


def repeated(items: list[Item], characters: int) -> list[Item]:
    """The articles over and over until they hold at least so many characters."""
    size = max(1, sum(len(item.text) for item in items))
    return items * -(-characters // size)
