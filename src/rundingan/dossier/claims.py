"""The same claim in many articles: who asserts it, and who denies it."""

from __future__ import annotations

from typing import Final

from rundingan.dossier.adding import Adding, Row
from rundingan.dossier.schema import claim_sides, claims
from rundingan.model import Claim

ASSERTS, DENIES, VARIES, WITHDRAWS = "asserts", "denies", "varies", "withdraws"
SIDES: Final = (ASSERTS, DENIES, VARIES, WITHDRAWS)


def join_claims(adding: Adding) -> None:
    """Find or make the claim of the dossier behind each of the article's."""
    new: list[Row] = []
    sides: list[Row] = []
    for each in adding.record.claims:
        number = adding.numbers.take()
        day = adding.record.published
        new.append(
            {
                "id": number,
                "words": adding.words(each.span),
                "language": adding.record.language,
                "status": each.status,
                "first_day": day,
                "last_day": day,
            }
        )
        sides += _sides(adding, each, number)
    adding.insert(claims, new)
    adding.insert(claim_sides, sides)


def _sides(adding: Adding, each: Claim, number: int) -> list[Row]:
    told = {statement.id: statement for statement in adding.record.statements}
    said = [(ASSERTS, side.statement) for side in each.asserted_by]
    said += [(DENIES, side.statement) for side in each.denied_by]
    said += [(VARIES, statement) for statement in each.variants]
    rows: dict[tuple[str, str], Row] = {}
    for side, local in said:
        statement = told[local]
        rows[side, local] = {
            "claim_id": number,
            "statement_id": adding.statements[local],
            "side": side,
            "article_id": adding.article_id,
            "entity_id": adding.entities.get(statement.speaker or ""),
            "day": adding.day(statement.time),
            "outlet": adding.outlet,
            "rule": each.why.rule if each.why else None,
            "words": adding.record.words(*statement.content),
            "begin": statement.sentence[0],
            "end": statement.sentence[1],
        }
    return [*rows.values()]
