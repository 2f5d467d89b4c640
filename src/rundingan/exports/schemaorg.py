"""schema.org Claim (https://schema.org/Claim): one JSON-LD document of the claims in dispute.

It says who claims what and who denies it, and where; it gives no verdict (no ClaimReview).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct


class Told(Struct, frozen=True, kw_only=True):
    """One who takes a side of a claim in an article.

    Attributes:
        name, type: the speaker's, as in a record; None where the article names nobody.
        words: what was said.
        day: when (ISO 8601).
        outlet, url, title: of the article.
    """

    name: str | None
    type: str | None
    words: str
    day: str | None
    outlet: str | None
    url: str | None
    title: str | None


class Claimed(Struct, frozen=True, kw_only=True):
    """A claim with its sides.

    Attributes:
        id: its number.
        words: those of its first statement.
        status: ``asserted``, ``contested`` or ``withdrawn``.
        language: of its words.
        asserted, denied: who takes which side, the first first.
    """

    id: int
    words: str
    status: str
    language: str | None
    asserted: tuple[Told, ...]
    denied: tuple[Told, ...]


def chunks(claims: Iterable[Claimed]) -> Iterator[str]:
    """The document, a claim at a time."""
    yield '{"@context":"https://schema.org","@graph":[\n'
    before = ""
    for each in claims:
        yield before + msgspec.json.encode(_claim(each)).decode()
        before = ",\n"
    yield "\n]}\n"


def _claim(each: Claimed) -> dict[str, Any]:
    first = each.asserted[0] if each.asserted else None
    whole: dict[str, Any] = _without_nothing(
        {
            "@type": "Claim",
            "@id": f"urn:rundingan:claim:{each.id}",
            "text": each.words,
            "inLanguage": each.language,
            "creativeWorkStatus": each.status,
            "author": [_agent(told) for told in each.asserted if told.name],
            "datePublished": first and first.day,
            "firstAppearance": first and _article(first),
            "appearance": [_article(told) for told in each.asserted[1:]],
            "comment": [
                {
                    "@type": "Comment",
                    "text": told.words,
                    "author": _agent(told),
                    "dateCreated": told.day,
                    "isPartOf": _article(told),
                }
                for told in each.denied
            ],
        }
    )
    return whole


def _agent(told: Told) -> dict[str, Any] | None:
    if told.name is None:
        return None
    kind = {"person": "Person", "unnamed": "Person", "country": "Country"}.get(told.type or "", "Organization")
    return {"@type": kind, "name": told.name}


def _article(told: Told) -> dict[str, Any]:
    return {
        "@type": "NewsArticle",
        "headline": told.title,
        "url": told.url,
        "publisher": {"@type": "Organization", "name": told.outlet} if told.outlet else None,
    }


def _without_nothing(value: Any) -> Any:
    """The value without what is None or empty, at any depth."""
    if isinstance(value, dict):
        return {name: kept for name, each in value.items() if (kept := _without_nothing(each)) not in (None, [], {})}
    if isinstance(value, list):
        return [_without_nothing(each) for each in value]
    return value
