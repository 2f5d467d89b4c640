"""An article out of named values: an object of JSON Lines, a row of a table."""

from __future__ import annotations

from collections.abc import Mapping

from rundingan.errors import ArticleError, FormatError
from rundingan.model import Article
from rundingan.sources.dates import iso_date
from rundingan.sources.markup import refuse_html, words

FIELDS = ("text", "html", "id", "title", "published", "language", "source", "url", "author")
"""What can be known of an article; ``html`` is its text with markup, taken where there is no ``text``."""


def article_of(values: Mapping[str, object], where: str, given: Article) -> Article:
    """The article that the values, by :data:`FIELDS`, make.

    Args:
        where: file and line or record, for messages.
        given: date and language where the values have none.

    Raises:
        FormatError: there is no text in them, or a value is not what its field asks for.
    """
    number = values.get("id")
    return Article(
        text=_text(values, where),
        id=str(number) if type(number) is int else _string(values, "id", where) or "",
        title=_string(values, "title", where),
        published=_day(_string(values, "published", where), where) or given.published,
        language=_string(values, "language", where) or given.language,
        source=_string(values, "source", where),
        url=_string(values, "url", where),
        author=_string(values, "author", where),
    )


def _text(values: Mapping[str, object], where: str) -> str:
    name = "html" if values.get("text") is None and values.get("html") is not None else "text"
    text = values.get(name)
    if text is None:
        raise FormatError(f'{where} has no "text"', code="no_text")
    if not isinstance(text, str):
        raise FormatError(f'{where}: "{name}" is not a string', code="no_text")
    if name == "html":
        text = words(text)
    else:
        refuse_html(f'{where}: "text"', text)
    if not text or text.isspace():
        raise FormatError(f'{where}: "{name}" is empty', code="no_text")
    return text


def _string(values: Mapping[str, object], field: str, where: str) -> str | None:
    value = values.get(field)
    if value is not None and not isinstance(value, str):
        raise FormatError(f'{where}: "{field}" is not a string', code="bad_field")
    return value or None


def _day(written: str | None, where: str) -> str | None:
    try:
        return None if written is None else iso_date(written)
    except ArticleError as wrong:
        raise FormatError(f'{where}: "published": {wrong}', code=wrong.code) from None
