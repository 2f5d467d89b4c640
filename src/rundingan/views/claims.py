"""What is claimed, by whom first, who repeats it, and who denies it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, select

from rundingan.dossier.adding import pieces
from rundingan.dossier.claims import ASSERTS, DENIES, VARIES, WITHDRAWS
from rundingan.dossier.schema import articles, claim_sides, claims
from rundingan.views.asking import Asking, Condition, among, grouped, in_order
from rundingan.views.filters import CLAIM_STATUSES, Filters
from rundingan.views.page import Page
from rundingan.views.rows import ClaimRow, Side, Source, Who

FILTERS: Final = (
    "party", "speaker", "status", "country", "outlet", "language", "since", "until", "text", "article",
)  # fmt: skip
"""What the question may be narrowed by."""


def ask(connection: Connection, filters: Filters) -> Page[ClaimRow]:
    """The claims, those told last first. A party or speaker stands on any side of them.

    Raises:
        DossierError: they are narrowed by something unknown.
    """
    filters.check("claims", FILTERS, status=CLAIM_STATUSES)
    asking = Asking(connection, filters)
    ids, following = asking.newest(claims.c.id, claims.c.last_day, _conditions(asking))
    return Page(told(asking, ids), following)


def _conditions(asking: Asking) -> list[Condition]:
    filters, side = asking.filters, claim_sides.c
    sides = [
        *asking.by(side.entity_id, filters.party),
        *asking.by(side.entity_id, filters.speaker, acting=False),
        *asking.of_country(side.entity_id),
        *asking.in_article(side.article_id),
        *asking.holding("article_words", side.article_id),
        *asking.any_of(side.outlet, filters.outlet),
    ]
    found = [asking.linked(claims.c.id, side.claim_id, sides)] if sides else []
    found += asking.any_of(claims.c.status, filters.status)
    found += asking.any_of(claims.c.language, filters.language)
    found += [claims.c.last_day >= filters.since] if filters.since else []
    return [*found, *([claims.c.first_day <= filters.until] if filters.until else [])]


def told(asking: Asking, ids: Sequence[int]) -> tuple[ClaimRow, ...]:
    """The claims of those ids, in their order."""
    rows: list[Any] = []
    sides: list[Any] = []
    for some in pieces(ids):
        rows += asking.connection.execute(select(claims).where(among(claims.c.id, some)))
        sides += asking.connection.execute(
            select(claim_sides, articles.c.origin)
            .join(articles, articles.c.id == claim_sides.c.article_id)
            .where(among(claim_sides.c.claim_id, some))
        )
    whos = asking.whos(side.entity_id for side in sides)
    by_claim = {claim: _taken(those, whos) for claim, those in grouped(sides, lambda side: side.claim_id).items()}
    firsts = [those[0] for taken in by_claim.values() for those in taken]
    sources = asking.sources(side.article_id for side in firsts)
    made = {row.id: _claim(row, by_claim.get(row.id, ()), whos, sources) for row in rows}
    return in_order(ids, made)


def _taken(sides: Iterable[Any], whos: dict[int, Who]) -> list[list[Any]]:
    """The tellings of each speaker on each side, in order, the side taken first before others."""
    found: dict[tuple[str, int | None, str], list[Any]] = {}
    for side in sorted(sides, key=lambda side: (side.day or "", side.article_id, side.begin)):
        who = whos.get(side.entity_id)
        # one of whom nothing is known but that somebody spoke is another in each article
        key = (side.side, who.id if who else None, "" if who else str(side.origin))
        found.setdefault(key, []).append(side)
    return [*found.values()]


def _claim(row: Any, taken: Iterable[list[Any]], whos: dict[int, Who], sources: dict[int, Source]) -> ClaimRow:
    every = [_side(those, whos, sources) for those in taken]
    on: dict[str, tuple[Side, ...]] = {
        name: tuple(side for side in every if side.side == name) for name in (ASSERTS, DENIES, VARIES, WITHDRAWS)
    }
    return ClaimRow(
        id=row.id,
        words=row.words,
        language=row.language,
        status=row.status,
        first_day=row.first_day,
        last_day=row.last_day,
        origins=len({side.origin for those in taken for side in those}),
        first=next(iter(on[ASSERTS]), None),
        asserted_by=on[ASSERTS],
        denied_by=on[DENIES],
        variants=on[VARIES],
        withdrawn_by=on[WITHDRAWS],
    )


def _side(those: Sequence[Any], whos: dict[int, Who], sources: dict[int, Source]) -> Side:
    first = those[0]
    return Side(
        side=first.side,
        who=whos.get(first.entity_id),
        origins=len({side.origin for side in those}),
        outlets=len({side.outlet for side in those}),
        statement=first.statement_id,
        day=first.day,
        words=first.words,
        begin=first.begin,
        end=first.end,
        article=sources[first.article_id],
    )
