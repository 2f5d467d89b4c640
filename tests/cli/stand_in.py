"""``rundingan`` as a program, with the stand-in for the reader: ``python -m tests.cli.stand_in read ...``.

``SLOW`` in the environment makes each article take that many seconds.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator

import rundingan.reading
from rundingan.cli.main import main
from rundingan.model import Article, Issue, Record

from .conftest import read_many


def slowly(articles: Iterable[Article | Issue]) -> Iterator[Record | Issue]:
    """The stand-in, in no hurry."""
    for each in read_many(articles):
        yield each
        time.sleep(float(os.environ.get("SLOW", "0")))


if __name__ == "__main__":
    rundingan.reading.read_many = slowly  # type: ignore[attr-defined, unused-ignore]
    main()
