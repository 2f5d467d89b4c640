"""The options of every command that takes articles in: how files and addresses are read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

import click

from rundingan.cli.params import Column, Date, Encoding, Size

_OPTIONS: Final = (
    click.option("--published", type=Date(), help="Day of publication, where an article gives none: 2031-05-02."),
    click.option("--language", metavar="CODE", help="Language, where an article gives none: ms."),
    click.option("--encoding", type=Encoding(), help="Of the files. Default: UTF-8, or by the mark (BOM) or the page."),
    click.option(
        "--max-size", type=Size(), default="100MB", show_default=True, help="Bytes that one article may have."
    ),
    click.option(
        "--column",
        "columns",
        type=Column(),
        multiple=True,
        help="The column of a table that holds a field: text=content. Default: by its name.",
    ),
    click.option("--follow-links", is_flag=True, help="Read the pages that the entries of a feed link to."),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=30.0,
        show_default=True,
        help="Seconds that fetching one address may take.",
    ),
    click.option("--allow-private", is_flag=True, help="Fetch from this machine and from private networks too."),
)
_NAMES: Final = (
    "published", "language", "encoding", "max_size", "columns", "follow_links", "timeout", "allow_private",
)  # fmt: skip


def source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with these options; it gets them as ``sources``, the keywords of ``rundingan.sources.articles``."""

    @wraps(command)
    def with_sources(*arguments: Any, **options: Any) -> Any:
        sources = {name: options.pop(name) for name in _NAMES}
        sources["columns"] = dict(sources["columns"])
        return command(*arguments, sources=sources, **options)

    for option in reversed(_OPTIONS):
        with_sources = option(with_sources)
    return with_sources
