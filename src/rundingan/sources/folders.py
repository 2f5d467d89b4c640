"""Folders: the files in them and in the folders within, in the order of their names, hidden ones passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from rundingan.errors import ArticleError
from rundingan.model import Article, Issue
from rundingan.sources import dispatch
from rundingan.sources.files import opened, shown
from rundingan.sources.options import Options
from rundingan.sources.passed_over import is_hidden, refuse_other_text


def articles(folder: str, options: Options) -> Iterator[Article | Issue]:
    """The articles of the files; an issue for each file or folder that cannot be read.

    Raises:
        ArticleError: there is no file in it.
    """
    seen = False
    for path in _files(folder):
        seen = True
        if isinstance(path, Issue):
            yield path
            continue
        try:
            with opened(path) as given:
                refuse_other_text(given)
                yield from dispatch.read(given, options)
        except ArticleError as wrong:
            yield Issue(code=wrong.code, message=str(wrong), file=shown(path))
    if not seen:
        raise ArticleError(f"{shown(folder)} is a folder without a file: there is no article in it", code="empty")


def _files(folder: str) -> Iterator[str | Issue]:
    """The paths of the files, whatever is found at once: the folders still to be looked at are all that is held."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        here = Path(path)
        if path != folder and here.is_symlink() and here.is_dir():
            yield _issue(path, "is a link to a folder; name that folder itself", "link")
        elif here.is_dir():
            try:
                names = sorted((each.name for each in os.scandir(path) if not is_hidden([each.name])), reverse=True)
            except OSError as wrong:
                yield _issue(path, f"cannot be looked into: {wrong.strerror or wrong}", "unreadable")
                continue
            waiting += [str(here / name) for name in names]
        elif here.is_file():
            yield path
        else:
            yield _issue(path, "is no file: a link to nothing, a pipe or a device", "unreadable")


def _issue(path: str, what: str, code: str) -> Issue:
    return Issue(code=code, message=f"{shown(path)} {what}", file=shown(path))
