"""The page of the API is as the server describes itself."""

from __future__ import annotations

import importlib.util
from pathlib import Path

TOOL = Path(__file__).resolve().parents[2] / "tools" / "make_api.py"


def test_the_page_is_fresh() -> None:
    spec = importlib.util.spec_from_file_location("make_api", TOOL)
    assert spec and spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.PAGE.read_text(encoding="utf-8") == tool.written(), "run: python tools/make_api.py"
