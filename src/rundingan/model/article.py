"""An article as it comes in: the words and what is known about them."""

from __future__ import annotations

from msgspec import Struct


class Article(Struct, frozen=True, kw_only=True):
    """One news article.

    Attributes:
        text: the words, untouched; every span of a record points into it.
        id: the caller's name for the article; empty where it has none.
        title: the headline, where it is known apart from the text. It is kept, never read.
        published: ISO 8601 date (``2025-03-15``) of publication.
        language: ISO 639-1 code (``ms``), or None to let the reader find out.
        source: the outlet.
        url: the address it was published at.
        author: who wrote it, as the page or feed says.
    """

    text: str
    id: str = ""
    title: str | None = None
    published: str | None = None
    language: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None
