"""The tellings of stances by party and proposal, and the rows that show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, or_, select, tuple_

from rundingan.dossier.adding import pieces
from rundingan.dossier.schema import articles, entities, positions
from rundingan.views.asking import Asking, Condition, among, in_order
from rundingan.views.rows import Move, Stance
from rundingan.views.shifts import Shifted, Told, shifts

BACK: Final = 40
"""Tellings of one party on one proposal that are looked at, the newest."""

Pair = tuple[int, int]
"""A party (the id under which it is shown) and a proposal."""


def shifts_of(
    asking: Asking, pairs: Sequence[Pair], conditions: Sequence[Condition] = (), back: int = BACK
) -> dict[Pair, list[Shifted]]:
    """The shifts of each party on each proposal, in order, the newest ones.

    Args:
        conditions: which tellings are looked at.
        back: how many tellings of each.
    """
    found: dict[Pair, list[Told]] = {pair: [] for pair in pairs}
    shown = _members(asking, {party for party, _ in pairs})
    raw = [(member, proposal) for party, proposal in pairs for member in shown.get(party, ())]
    of = {member: party for party, members in shown.items() for member in members}
    for some in pieces(raw):
        for row in asking.connection.execute(_newest(some, conditions, back)):
            found[of[row.party], row.proposal_id].append(
                Told(
                    row.id, row.article_id, row.origin, row.begin, row.day, row.stance, row.conditions, row.language,
                    bool(row.of_another),
                )
            )  # fmt: skip
    return {pair: _known(told, back) for pair, told in found.items()}


def _members(asking: Asking, parties: Iterable[int]) -> dict[int, list[int]]:
    """The entities that are shown as each party."""
    found: dict[int, list[int]] = {}
    for some in pieces(parties):
        rows = asking.connection.execute(
            select(entities.c.id, entities.c.shown).where(among(entities.c.shown, some))
        )  # fmt: skip
        for number, shown in rows:
            found.setdefault(shown, []).append(number)
    return found


def _newest(pairs: Sequence[Pair], conditions: Sequence[Condition], back: int) -> Any:
    of = (positions.c.party, positions.c.proposal_id)
    order = (positions.c.day.desc(), positions.c.article_id.desc(), positions.c.begin.desc())
    names = (
        "id", "article_id", "begin", "day", "stance", "conditions", "language", "ascribed_by", "party", "proposal_id",
    )  # fmt: skip
    ranked = (
        select(
            *(positions.c[name] for name in names),
            articles.c.origin,
            _of_another().label("of_another"),
            func.row_number().over(partition_by=of, order_by=order).label("rank"),
        )
        .join(articles, articles.c.id == positions.c.article_id)
        .where(tuple_(*of).in_(pairs), *conditions)
        .subquery()
    )
    return select(ranked).where(ranked.c.rank <= back)


def _others() -> tuple[Any, Any]:
    """Other tellings of the same party on the same proposal: the table, and a query of them."""
    other, member, party = positions.alias(), entities.alias(), entities.alias()
    shown = select(party.c.shown).where(party.c.id == positions.c.party).correlate(positions).scalar_subquery()
    found = (
        select(other.c.id)
        .join(member, member.c.id == other.c.party)
        .where(member.c.shown == shown, other.c.proposal_id == positions.c.proposal_id)
    )
    return other, found


def newest(looked_at: Callable[[Any], list[Condition]]) -> Condition:
    """The condition that no telling of the same party on the same proposal is newer.

    Args:
        looked_at: which tellings are looked at, as conditions on a table.
    """
    other, found = _others()
    day, own = other.c.day, positions.c.day
    same = or_(day == own, and_(day.is_(None), own.is_(None)))
    newer = or_(day > own, and_(own.is_(None), day.is_not(None)), and_(same, other.c.id > positions.c.id))
    without: Condition = ~found.where(newer, *looked_at(other.c)).correlate(positions).exists()
    return without


def told_before() -> Condition:
    """The condition that the same party was told of on the same proposal before, or on the same day."""
    other, found = _others()
    earlier = or_(other.c.day <= positions.c.day, other.c.day.is_(None))
    before: Condition = found.where(earlier, other.c.id != positions.c.id).correlate(positions).exists()
    return before


def _of_another() -> ColumnElement[bool]:
    """Whether a stance is ascribed to a party by another: by one who does not act for the same country."""
    party, teller = entities.alias(), entities.alias()
    own = select(party.c.id).where(
        party.c.id == positions.c.party, teller.c.id == positions.c.ascribed_by, teller.c.country == party.c.country
    )
    return and_(positions.c.ascribed_by.is_not(None), ~own.exists())


def _known(told: list[Told], back: int) -> list[Shifted]:
    """The shifts; of the first of very many tellings it cannot be told."""
    found = [*shifts(told)]
    if len(told) < back:
        return found
    first = next((at for at, each in enumerate(found) if each.shift == "new"), len(found))
    return found[:first] + found[first + 1 :]


def pairs_of(asking: Asking, ids: Sequence[int]) -> dict[int, Pair]:
    """Party and proposal of each of the tellings."""
    found: dict[int, Pair] = {}
    for some in pieces(ids):
        rows = asking.connection.execute(
            select(positions.c.id, entities.c.shown, positions.c.proposal_id)
            .join(entities, entities.c.id == positions.c.party)
            .where(among(positions.c.id, some))
        )
        found.update((number, (party, proposal)) for number, party, proposal in rows)
    return found


def shifted(asking: Asking, ids: Sequence[int], until: str | None = None) -> list[Shifted]:
    """The shift of each of the tellings, in their order; copies of what was told are left out.

    Args:
        until: the last day of them, where it is known.
    """
    pairs = Counter(pairs_of(asking, ids).values())
    conditions = [positions.c.day <= until] if until else []
    found = shifts_of(asking, [*pairs], conditions, BACK + max(pairs.values(), default=0))
    return [*in_order(ids, {each.now.id: each for those in found.values() for each in those})]


def moves(asking: Asking, found: Sequence[Shifted]) -> tuple[Move, ...]:
    """The shifts as they are to be shown."""
    ids = [told.id for each in found for told in (each.now, each.before) if told]
    rows = stances(asking, ids)
    return tuple(
        Move(each.shift, rows[each.now.id], rows[each.before.id] if each.before else None) for each in found
    )  # fmt: skip


def stances(asking: Asking, ids: Iterable[int]) -> dict[int, Stance]:
    """The tellings of those ids as they are to be shown."""
    rows: list[Any] = []
    for some in pieces({*ids}):
        rows += asking.connection.execute(select(positions).where(among(positions.c.id, some)))
    whos = asking.whos(who for row in rows for who in (row.party, row.ascribed_by))
    proposals = asking.tabled(row.proposal_id for row in rows)
    sources = asking.sources(row.article_id for row in rows)
    return {
        row.id: Stance(
            id=row.id, day=row.day, party=whos[row.party], proposal=proposals[row.proposal_id], stance=row.stance,
            conditions=row.conditions, words=row.words, begin=row.begin, end=row.end,
            ascribed_by=whos.get(row.ascribed_by), statement=row.statement_id, rule=row.rule,
            article=sources[row.article_id],
        )
        for row in rows
    }  # fmt: skip
