"""Files of marked articles, and the sample article with its record."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rundingan.evaluation import MarkedArticle, load_marked
from rundingan.model import Record
from tests.evaluation.sample import marks, right_record


@pytest.fixture
def gold_file(tmp_path: Path) -> Callable[..., Path]:
    """Write marked articles (dicts, or lines as they are) to a file."""

    def write(*articles: dict[str, Any] | str) -> Path:
        file = tmp_path / "gold.jsonl"
        lines = [one if isinstance(one, str) else json.dumps(one) for one in articles]
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return file

    return write


@pytest.fixture
def article(gold_file: Callable[..., Path]) -> MarkedArticle:
    """The marked article."""
    return load_marked(gold_file(marks()))[0]


@pytest.fixture
def record() -> Record:
    """The record in which everything is right."""
    return right_record()
