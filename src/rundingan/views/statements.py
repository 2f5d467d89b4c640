"""Who said what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Select, func, select

from rundingan.dossier.reviews import VERDICTS
from rundingan.dossier.schema import articles, positions, reviews, statement_entities, statements
from rundingan.model import Span
from rundingan.views.asking import Asking, Condition, among, grouped, in_order
from rundingan.views.filters import LARGEST, Filters
from rundingan.views.page import Page
from rundingan.views.rows import StatementRow

FILTERS: Final = (
    "party", "speaker", "about", "proposal", "act", "kind", "channel", "country", "outlet", "language", "since",
    "until", "text", "article", "reviewed",
)  # fmt: skip
"""What the question may be narrowed by."""

_spans = msgspec.json.Decoder(tuple[Span, ...]).decode


_VERDICTS: Final = select(reviews.c.finding_id, reviews.c.verdict)


def ask(connection: Connection, filters: Filters) -> Page[StatementRow]:
    """The statements, newest first.

    Raises:
        DossierError: they are narrowed by something unknown.
    """
    filters.check("statements", FILTERS)
    asking = Asking(connection, filters)
    ids, following = asking.newest(statements.c.id, statements.c.day, conditions(asking))
    return Page(told(asking, ids), following)


def conditions(asking: Asking) -> list[Condition]:
    """What holds for the statements that are asked for."""
    filters, column = asking.filters, statements.c
    found = [
        *asking.by(column.speaker, filters.party),
        *asking.by(column.speaker, filters.speaker, acting=False),
        *asking.of_country(column.speaker),
        *asking.in_article(column.article_id),
        *asking.holding("statement_words", column.id),
    ]
    if filters.about:
        about = asking.by(statement_entities.c.entity_id, filters.about)
        found.append(asking.linked(column.id, statement_entities.c.statement_id, about))
    if filters.proposal:
        on = asking.on_proposal(positions.c.proposal_id)
        found.append(column.id.in_(select(positions.c.statement_id).where(positions.c.statement_id.is_not(None), *on)))
    if filters.channel:
        found.append(func.lower(column.channel).contains(filters.channel.lower(), autoescape=True))
    if filters.reviewed == "hide":
        found.append(column.id.not_in(_decided("reject")))
    elif filters.reviewed == "only":
        found.append(column.id.in_(_decided(*VERDICTS)))
    for values, name in ((filters.act, "act"), (filters.outlet, "outlet"), (filters.kind, "kind")):
        found += asking.any_of(column[name], values)
    return [*found, *asking.any_of(column.language, filters.language), *asking.within(column.day)]


def _decided(*verdicts: str) -> Select[tuple[int]]:
    """The statements of which a person decided that."""
    mine = (reviews.c.kind == "statement", reviews.c.standing == 1, reviews.c.finding_id.is_not(None))
    return select(reviews.c.finding_id).where(*mine, reviews.c.verdict.in_(verdicts))


def told(asking: Asking, ids: list[int]) -> tuple[StatementRow, ...]:
    """The statements of those ids, in their order."""
    rows = _rows(asking, ids)
    links = select(statement_entities).where(among(statement_entities.c.statement_id, ids))
    ordered = links.order_by(statement_entities.c.entity_id)
    about = grouped(asking.connection.execute(ordered), lambda row: row.statement_id)
    whom = [each.entity_id for those in about.values() for each in those]
    whos = asking.whos([*(row.speaker for row in rows), *whom])
    sources = asking.sources(row.article_id for row in rows)
    outer = _outer(asking, rows)
    verdicts = _verdicts(asking, ids)
    return in_order(
        ids,
        {
            row.id: StatementRow(
                id=row.id, day=row.day, time=row.time, speaker=whos.get(row.speaker), named_as=row.source,
                kind=row.kind, act=row.act, cue=row.cue, channel=row.channel, words=row.words, sentence=row.told,
                content=_spans(row.content_json), begin=row.begin, end=row.end, found=_found(asking, row),
                about=tuple(dict.fromkeys(whos[each.entity_id] for each in about.get(row.id, ()))),
                within=outer.get((row.article_id, row.within)), quotation=row.quotation,
                confidence=row.confidence, rule=row.rule, verdict=verdicts.get(row.id), article=sources[row.article_id],
            )
            for row in rows
        },
    )  # fmt: skip


def _verdicts(asking: Asking, ids: list[int]) -> dict[int, str]:
    """What people decided of the statements, of which they decided something."""
    mine = (reviews.c.kind == "statement", reviews.c.standing == 1, among(reviews.c.finding_id, ids))
    found: dict[int, str] = {row.finding_id: row.verdict for row in asking.connection.execute(_VERDICTS.where(*mine))}
    return found


def _rows(asking: Asking, ids: list[int]) -> list[Any]:
    sentence = func.substr(articles.c.text, statements.c.begin + 1, statements.c.end - statements.c.begin)
    wanted = (
        select(statements, sentence.label("told"))
        .join(articles, articles.c.id == statements.c.article_id)
        .where(among(statements.c.id, ids))
    )
    return [*asking.connection.execute(wanted)]


def _found(asking: Asking, row: Any) -> tuple[Span, ...]:
    return tuple(asking.query.places(row.words, row.language)) if asking.query else ()


def _outer(asking: Asking, rows: Iterable[Any]) -> dict[tuple[int, str], int]:
    """The ids of the statements in which others are nested, by their article and their id in it."""
    nested = {row.article_id for row in rows if row.within}
    wanted = select(statements.c.article_id, statements.c.local, statements.c.id)
    found = asking.connection.execute(wanted.where(among(statements.c.article_id, nested)))
    return {(row.article_id, row.local): row.id for row in found}


def place(connection: Connection, number: int) -> int | None:
    """The id of the article in which the statement of that number stands; None where there is none."""
    if number > LARGEST:
        return None
    found: int | None = connection.execute(select(statements.c.article_id).where(statements.c.id == number)).scalar()
    return found
