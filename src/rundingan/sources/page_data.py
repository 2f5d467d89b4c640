"""What a page says of itself: headline, outlet, author, day and language, from JSON-LD, Open Graph and other marks."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from rundingan.errors import ArticleError
from rundingan.sources.dates import iso_date
from rundingan.sources.languages import language_of_page

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_LARGEST = 1_000_000
"""Characters of one block of JSON-LD, and things in it, beyond which nothing is looked for."""
_MOST = 2_000
_ARTICLE = re.compile(r"(?:^|/|:)(?:\w*Article|\w*Posting|Report|ClaimReview)$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "publish-date",
    "publish_date", "pubdate", "published_date", "publication_date", "dc.date.issued", "dcterms.created",
    "dcterms.issued", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "article.published", "content_published_date", "date",
)  # fmt: skip
_AUTHOR = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "content_author", "byl")

_XML = "{http://www.w3.org/XML/1998/namespace}"
_TAGS = [f"{space}lang" for space in ("", "xml:", _XML)]

Thing = dict[str, Any]


class PageData(NamedTuple):
    """What the page says; None where it says nothing."""

    title: str | None = None
    published: str | None = None
    language: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None


def page_data(tree: HtmlElement, found: Document | None, address: str | None) -> PageData:
    """What the page says of itself.

    Args:
        tree: the page.
        found: what trafilatura made of it, asked where the page's own marks say nothing.
        address: where it was found.
    """
    things = list(_things(tree))
    article = next((thing for thing in things if _is_article(thing)), {})
    by_id = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and "name" in thing}
    meta = _meta(tree)
    told: Any = found or PageData()
    site = getattr(told, "sitename", None) or _host(address)
    return PageData(
        title=_words(article.get("headline")) or _words(meta.get("og:title")) or _words(told.title),
        published=_published(article, meta, tree) or _day(getattr(told, "date", None)),
        language=_language(article, meta, tree),
        source=_names(article.get("publisher"), by_id) or _words(meta.get("og:site_name")) or _words(site),
        url=_url(tree, meta, address),
        author=_names(article.get("author"), by_id) or _author(meta) or _words(told.author),
    )


def _things(tree: HtmlElement) -> Iterator[Thing]:
    """The things that the page's JSON-LD describes, a bounded number of them."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or len(script.text or "") > _LARGEST:
            continue
        try:
            waiting = [json.loads((script.text or "").strip().removesuffix(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting[:0] = node
            elif isinstance(node, dict):
                yield node
                waiting += [value for value in node.values() if isinstance(value, dict | list)]


def _is_article(thing: Thing) -> bool:
    types = thing.get("@type")
    return any(
        isinstance(each, str) and _ARTICLE.search(each) for each in (types if isinstance(types, list) else [types])
    )


def _names(value: Any, by_id: dict[str, Thing]) -> str | None:
    """The names of persons or bodies, told in place or by reference."""
    names: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict) and "name" not in each:
            each = by_id.get(str(each.get("@id")), each)
        name = _words(each.get("name") if isinstance(each, dict) else each)
        if name and name not in names and "://" not in name:
            names.append(name)
    return ", ".join(names) or None


def _words(value: Any) -> str | None:
    """A short text on one line, without markup."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if not isinstance(value, str):
        return None
    plain = re.sub(r"<[^<>]{0,500}>", " ", html.unescape(value)) if "<" in value or "&" in value else value
    return " ".join(re.sub("[\ud800-\udfff]", " ", plain).split())[:1000] or None


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The page's ``meta`` by property, name or itemprop, the first of each; names without capitals."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        content = node.get("content")
        for attribute in ("property", "name", "itemprop"):
            name = node.get(attribute)
            if name and content and content.strip():
                found.setdefault(name.strip().lower(), content)
    return found


def _published(article: Thing, meta: dict[str, str], tree: HtmlElement) -> str | None:
    found = _day(article.get("datePublished")) or next(
        filter(None, (_day(meta.get(name)) for name in _PUBLISHED)), None
    )
    if found:
        return found
    for node in tree.iter("time"):
        marks = f"{node.get('itemprop')} {node.get('class')} {'pubdate' if node.get('pubdate') is not None else ''}"
        if re.search(r"datePublished|pubdate|published|entry-date", marks) and (day := _day(node.get("datetime"))):
            return day
    return None


def _day(value: Any) -> str | None:
    match = _DAY.match(value.strip()) if isinstance(value, str) else None
    try:
        return iso_date(match[0]) if match else None
    except ArticleError:
        return None


def _language(article: Thing, meta: dict[str, str], tree: HtmlElement) -> str | None:
    root = tree.getroottree().getroot()
    said = (
        _words(article.get("inLanguage")), *map(root.get, _TAGS), meta.get("og:locale"), meta.get("language"),
        meta.get("content-language"),
    )  # fmt: skip
    return next(filter(None, map(language_of_page, said)), None)


def _author(meta: dict[str, str]) -> str | None:
    names = (_words(meta.get(name)) for name in _AUTHOR)
    return next((name for name in names if name and "://" not in name), None)


def _url(tree: HtmlElement, meta: dict[str, str], address: str | None) -> str | None:
    """The address that the page gives as its own, else the one that it was found at."""
    said = [node.get("href") for node in tree.iter("link") if (node.get("rel") or "").lower() == "canonical"]
    for url in (*said, meta.get("og:url")):
        try:
            whole: str = urljoin(address or "", (url or "").strip())
            if url and urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname:
                return whole[:2000]
        except ValueError:
            continue
    return address


def _host(address: str | None) -> str | None:
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None
