"""A stand-in for the reader, so that these tests rest on what the command does and not on what it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import rundingan.reading
from rundingan.cli.main import rundingan as command
from rundingan.model import Article, Entity, Issue, Record, Statement

Run = Callable[..., Result]


def read_many(articles: Iterable[Article | Issue]) -> Iterator[Record | Issue]:
    """A record of each article, whose first word Anton Maresk said; none where it is not Malay."""
    for article in articles:
        if isinstance(article, Issue):
            yield article
        elif article.language not in (None, "ms"):
            yield Issue(code="no_pack", message=f"{article.id}: no pack for language {article.language!r}")
        else:
            yield record_of(article)


def record_of(article: Article) -> Record:
    """The stand-in's record."""
    span = (0, len(article.text.split()[0]))
    odd = (Issue(code="odd_mark", message="a mark is never closed"),) if "ganjil" in article.text else ()
    return Record(
        id=article.id,
        title=article.title,
        language="ms",
        published=article.published,
        source=article.source,
        text=article.text,
        entities=(Entity(id="e1", name="Anton Maresk", type="person"),),
        statements=(Statement(id="s1", content=(span,), kind="direct", speaker="e1", sentence=span),),
        issues=odd,
    )


@pytest.fixture(autouse=True)
def no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests, the locale asks for no language."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the stand-in in the reader's place."""
    monkeypatch.setattr(rundingan.reading, "read_many", read_many, raising=False)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand_in: None) -> Run:
    """Run ``rundingan`` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def runner(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(command, list(arguments), input=stdin, catch_exceptions=False)

    return runner
