"""Folders: all files in them, in the order of their names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rundingan.model import Article, Issue
from rundingan.sources import articles


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_files_in_the_order_of_their_names_hidden_ones_passed_over(tmp_path: Path) -> None:
    write(tmp_path, c_txt="Tiga.", a__z_txt="Dua.", a__b__c_txt="Satu.", _git__a_txt="x", a___b_txt="x")
    write(tmp_path, b_jsonl='{"id": "b1", "text": "Empat."}')
    found = [each.id for each in articles([str(tmp_path)]) if isinstance(each, Article)]
    assert found == [f"{tmp_path}/a/b/c.txt", f"{tmp_path}/a/z.txt", "b1", f"{tmp_path}/c.txt"]


def test_what_is_no_article_is_named_and_the_rest_read(tmp_path: Path) -> None:
    write(tmp_path, a_css="body {}", b_txt="", c_txt="Satu.")
    (tmp_path / "d.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    os.mkfifo(tmp_path / "e")
    (tmp_path / "f").symlink_to(tmp_path / "tiada")
    (tmp_path / "g").symlink_to(tmp_path)
    found = list(articles([str(tmp_path)]))
    assert [each.code if isinstance(each, Issue) else each.text for each in found] == [
        "not_article", "empty", "Satu.", "binary", "unreadable", "unreadable", "link",
    ]  # fmt: skip


def test_a_folder_without_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    (issue,) = articles([str(tmp_path)])
    assert isinstance(issue, Issue)
    assert (issue.code, "folder without a file" in issue.message) == ("empty", True)


def test_a_folder_that_may_not_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a__b_txt="x", c_txt="Satu.")
    look = os.scandir

    def denied(path: str) -> object:
        if str(path).endswith("/a"):
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(os, "scandir", denied)
    issue, found = articles([str(tmp_path)])
    assert isinstance(issue, Issue) and isinstance(found, Article)
    assert issue.message == f"{tmp_path}/a cannot be looked into: Permission denied"
