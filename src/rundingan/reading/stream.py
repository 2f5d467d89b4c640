"""Many articles, one after another: what goes wrong with one is told and stops nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rundingan.errors import ArticleError, LanguageError
from rundingan.model import Article, Issue, Record
from rundingan.reading.reader import read_article
from rundingan.reading.undisturbed import undisturbed

UNREAD = frozenset({"no_pack", "unknown_language"})
"""Issues of a record from which nothing was read."""


def read_many(articles: Iterable[Article | Issue]) -> Iterator[Record | Issue]:
    """Read a stream of articles, a record or an issue for each, in the same order.

    An issue that comes in goes out untouched. An article that cannot be read becomes an issue: ``no_pack`` where no
    pack reads its language, ``bad_date`` where its date is none, ``failed`` where the reader itself broke, which is a
    fault of ours and says so.
    """
    for article in articles:
        if isinstance(article, Issue):
            yield article
            continue
        try:
            with undisturbed():
                record = read_article(article)
            unread = next((i for i in record.issues if i.code in UNREAD), None)
            yield Issue(code=unread.code, message=f"{_name(article)}: {unread.message}") if unread else record
        except LanguageError as wrong:
            yield Issue(code="no_pack", message=f"{_name(article)}: {wrong}")
        except ArticleError as wrong:
            yield Issue(code=getattr(wrong, "code", "bad_article"), message=f"{_name(article)}: {wrong}")
        except Exception as wrong:  # no article, however broken, stops a batch
            yield Issue(
                code="failed",
                message=f"{_name(article)}: the reader failed ({type(wrong).__name__}: {wrong}); please report it",
            )


def _name(article: Article) -> str:
    return article.id or article.title or "an article without an id"
