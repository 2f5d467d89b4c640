"""News items of ninjs, the IPTC's news in JSON, versions 2 and 3 (and the ``body_text`` of version 1).

Version 3 writes ``versionCreated`` where version 2 writes ``versioncreated``: names are compared without capitals and
low lines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rundingan.errors import ArticleError, FormatError
from rundingan.model import Article
from rundingan.sources.dates import iso_date
from rundingan.sources.languages import language_code
from rundingan.sources.markup import is_html, words

_BODIES = ("bodytext", "bodyhtml", "bodyxhtml", "bodies")
_OTHERS = ("pubstatus", "versioncreated", "headlines", "representationtype")
_DATES = ("firstcreated", "contentcreated", "versioncreated")
_TAKEN_BACK = ("canceled", "cancelled", "withheld")
_MARKUP = re.compile(r"html|xml|nitf", re.IGNORECASE)

Item = dict[str, Any]


def item_of(value: object) -> Item | None:
    """The news item with its names made alike; None where the value is none."""
    if not isinstance(value, Mapping):
        return None
    item = {str(name).replace("_", "").lower(): each for name, each in value.items()}
    standard = item.get("standard")
    named = isinstance(standard, Mapping) and standard.get("name") == "ninjs"
    known = any(name in item for name in _BODIES) or ("uri" in item and any(name in item for name in _OTHERS))
    return item if named or known else None


def article_of(item: Item, where: str, given: Article) -> Article:
    """The article of a news item.

    Raises:
        FormatError: it has no text, or its publisher took it back.
    """
    status = _string(item.get("pubstatus")) or ""
    if status.lower() in _TAKEN_BACK:
        raise FormatError(f'{where} was taken back by its publisher ("pubstatus" is {status!r})', code="taken_back")
    text = _text(item)
    if not text.strip():
        raise FormatError(
            f'{where} is a news item without text: it has no "body_text", "body_html" or "bodies" with words',
            code="no_text",
        )
    uri = _string(item.get("uri"))
    web = uri if uri and uri.lower().startswith(("http://", "https://")) else None
    return Article(
        text=text,
        id=uri or "",
        title=_string(item.get("headline")) or _valued(item.get("headlines")) or _string(item.get("title")),
        published=_published(item) or given.published,
        language=language_code(_string(item.get("language"))) or given.language,
        source=_outlet(item),
        url=_string(item.get("url")) or web,
        author=_string(item.get("by")) or _string(item.get("byline")),
    )


def _text(item: Item) -> str:
    """The words: plain text where it has its paragraphs, else those of the markup."""
    plain, marked = _string(item.get("bodytext")), _string(item.get("bodyhtml")) or _string(item.get("bodyxhtml"))
    for body in _objects(item.get("bodies")):
        value, kind = _string(body.get("value")), f"{body.get('contenttype')} {body.get('role')}"
        if value and (_MARKUP.search(kind) or is_html(value)):
            marked = marked or value
        elif value:
            plain = plain or value
    if plain and is_html(plain):
        plain, marked = None, marked or plain
    if marked and (not plain or "\n" not in plain.strip()):
        return words(marked) or plain or ""
    return plain or ""


def _published(item: Item) -> str | None:
    for name in _DATES:
        try:
            return iso_date(_string(item.get(name)) or "")
        except ArticleError:
            continue
    return None


def _outlet(item: Item) -> str | None:
    """Who publishes it: the provider, the first source of information, or the holder of the rights."""
    sources = [*_objects(item.get("infosources")), *_objects(item.get("infosource"))]
    names = (_string(each.get("name")) for each in sources)
    return _string(item.get("provider")) or next(filter(None, names), None) or _string(item.get("copyrightholder"))


def _valued(values: object) -> str | None:
    """The value of the main one of several, or of the first."""
    held = [(_string(each.get("role")), _string(each.get("value"))) for each in _objects(values)]
    texts = [value for role, value in held if role == "main" and value] + [value for _, value in held if value]
    return words(texts[0]) if texts and "<" in texts[0] else texts[0] if texts else None


def _objects(value: object) -> list[Item]:
    found = value if isinstance(value, list) else [value]
    return [{str(name).lower(): each for name, each in one.items()} for one in found if isinstance(one, Mapping)]


def _string(value: object) -> str | None:
    return value.strip("\ufeff") or None if isinstance(value, str) else None
