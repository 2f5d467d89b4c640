"""From what the caller names to articles: each place opened, its format told, and read by the module for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

from rundingan.errors import ArticleError
from rundingan.model import Article, Issue
from rundingan.sources.files import STANDARD_INPUT, Input, opened, shown
from rundingan.sources.kinds import kind_of
from rundingan.sources.options import Options

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def each(places: Iterable[str], options: Options) -> Iterator[Article | Issue]:
    """The articles of the places, in order; what cannot be taken becomes an issue, and nothing is raised."""
    for place in places:
        try:
            yield from _of(place, options)
        except ArticleError as wrong:
            yield Issue(code=wrong.code, message=str(wrong), file=shown(place))
        except Exception as wrong:
            yield Issue(code="failed", message=str(failure(shown(place), wrong)), file=shown(place))


def read(given: Input, options: Options) -> Iterator[Article | Issue]:
    """The articles of an input, by its format.

    Raises:
        ArticleError: the input, or what is left of it, cannot be taken.
    """
    try:
        module = import_module(f"rundingan.sources.{kind_of(given, options.encoding).module}")
        yield from module.articles(given, options)
    except (ArticleError, OSError):
        raise
    except Exception as wrong:
        raise failure(given.name, wrong) from wrong


def failure(name: str, wrong: Exception) -> ArticleError:
    """What is told of a fault of ours or of a library's, which must not end a long batch."""
    return ArticleError(
        f"{name} could not be read on ({type(wrong).__name__}: {' '.join(str(wrong).split())[:200]}); "
        "what is left of it is left out: please report this",
        code="failed",
    )


def is_address(place: str) -> bool:
    """Whether what the caller names is an address (``https://...``) and no path."""
    return bool(_ADDRESS.match(place))


def _of(place: str, options: Options) -> Iterator[Article | Issue]:
    if is_address(place):
        from rundingan.sources import web

        yield from read(web.fetched(place, options), options)
    elif place != STANDARD_INPUT and _is_folder(place):
        from rundingan.sources import folders

        yield from folders.articles(place, options)
    else:
        with opened(place) as given:
            yield from read(given, options)


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):  # a name that no file can have: that is told when it is opened
        return False
