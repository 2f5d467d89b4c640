"""What became of commitments: told when it is asked, from what later articles tell of the same party and deed.

A state rests on words of a later article; a promise told again by another outlet, in its language perhaps, is none.
Where there are none a commitment is open as long as its day has not come, lapsed once it has passed, and unknown where
no day was named. That one who breaks his word is said to do so by another is told with who says it; whether it is so
is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import Connection, Row, select

from rundingan.dossier import deeds
from rundingan.dossier.adding import pieces
from rundingan.dossier.deeds import Deed, deed
from rundingan.dossier.propositions import DENY
from rundingan.dossier.schema import (
    articles,
    commitments,
    entities,
    event_parties,
    events,
    positions,
    statement_entities,
    statements,
)

OPEN, CONDITION_MET, KEPT, BROKEN, LAPSED, UNKNOWN = "open", "condition_met", "kept", "broken", "lapsed", "unknown"
STATES: Final = (OPEN, CONDITION_MET, KEPT, BROKEN, LAPSED, UNKNOWN)

_LATER: Final = 365
"""Days after a commitment within which what tells of it is looked for."""
_STATEMENTS, _EVENTS, _POSITIONS, _ACCUSED = 100, 100, 40, 40
"""What is looked at of one party after its first commitment of those asked for."""


class State(Struct, frozen=True):
    """What became of a commitment, with the words that tell it.

    Attributes:
        state: one of :data:`STATES`.
        article_id, begin, end, words, day: the later article, and where and when it tells so; None where none does.
        statement_id, said_by: the statement and its speaker, where it is said rather than told by the writer.
    """

    state: str
    article_id: int | None = None
    begin: int | None = None
    end: int | None = None
    words: str | None = None
    day: str | None = None
    statement_id: int | None = None
    said_by: int | None = None


class _Told(Struct, frozen=True):
    """Words of an article that may be evidence."""

    kind: str
    words: str
    language: str | None
    day: str
    article_id: int
    origin: int
    begin: int
    end: int
    statement_id: int | None
    said_by: int | None
    quotation: int | None

    def state(self, name: str) -> State:
        """A commitment's state for which this is the evidence."""
        place = (self.article_id, self.begin, self.end, self.words, self.day, self.statement_id, self.said_by)
        return State(name, *place)


_SAYS, _DENIES, _DOES, _REJECTS, _ACCUSED_OF = "says", "denies", "does", "rejects", "accused"


def states(connection: Connection, ids: Iterable[int], today: str) -> dict[int, State]:
    """What became of commitments.

    Args:
        ids: their rows.
        today: the day on which it is asked (ISO 8601): nothing later counts.
    """
    asked: list[Row[Any]] = []
    for some in pieces(ids):
        query = (
            select(commitments, articles.c.origin, statements.c.quotation)
            .join(articles, articles.c.id == commitments.c.article_id)
            .outerjoin(statements, statements.c.id == commitments.c.statement_id)
        )
        asked += connection.execute(query.where(commitments.c.id.in_(some))).all()
    groups = _groups(connection, {row.party for row in asked})
    by_party: dict[int, list[Row[Any]]] = {}
    for row in asked:
        by_party.setdefault(groups[row.party], []).append(row)
    found: dict[int, State] = {}
    for shown, rows in by_party.items():
        party = [number for number, group in groups.items() if group == shown]
        days = [row.day for row in rows if row.day]
        told = [*_told(connection, party, min(days), today)] if days else []
        for row in rows:
            found[row.id] = _state(row, told, _of_others(connection, row, today), today)
    return found


def _groups(connection: Connection, parties: set[int]) -> dict[int, int]:
    """The entities that are one with some parties, each with the one that stands for them."""
    shown: set[int] = set()
    for some in pieces(sorted(parties)):
        shown.update(connection.execute(select(entities.c.shown).where(entities.c.id.in_(some))).scalars())
    found: dict[int, int] = {}
    for some in pieces(sorted(shown)):
        query = select(entities.c.id, entities.c.shown).where(entities.c.shown.in_(some))
        found.update({row.id: row.shown for row in connection.execute(query)})
    return found


def _told(connection: Connection, party: list[int], since: str, today: str) -> Iterator[_Told]:
    """What articles tell of what a party says, does, rejects and is accused of from a day on."""
    until = min(today, (date.fromisoformat(since) + timedelta(2 * _LATER)).isoformat())
    said = (
        select(statements, articles.c.origin)
        .join(articles, articles.c.id == statements.c.article_id)
        .where(statements.c.speaker.in_(party), statements.c.day.between(since, until))
        .order_by(statements.c.day, statements.c.id)
        .limit(_STATEMENTS)
    )
    done = (
        select(events, articles.c.origin)
        .join(event_parties, event_parties.c.event_id == events.c.id)
        .join(articles, articles.c.id == events.c.article_id)
        .where(event_parties.c.entity_id.in_(party), event_parties.c.part == "actor", events.c.status == "happened")
        .where(events.c.day.between(since, until))
        .order_by(events.c.day, events.c.id)
        .limit(_EVENTS)
    )
    rejected = (
        select(positions, articles.c.origin)
        .join(articles, articles.c.id == positions.c.article_id)
        .where(positions.c.party.in_(party), positions.c.day.between(since, until), positions.c.stance == "rejects")
        .order_by(positions.c.day, positions.c.id)
        .limit(_POSITIONS)
    )
    accused = (
        select(statements, articles.c.origin)
        .join(statement_entities, statement_entities.c.statement_id == statements.c.id)
        .join(articles, articles.c.id == statements.c.article_id)
        .where(statement_entities.c.entity_id.in_(party), statements.c.act.in_(("accuse", "criticise")))
        .where(statements.c.day.between(since, until))
        .order_by(statements.c.day, statements.c.id)
        .limit(_ACCUSED)
    )
    for kind, query in ((_SAYS, said), (_DOES, done), (_REJECTS, rejected), (_ACCUSED_OF, accused)):
        yield from (_evidence(kind, row) for row in connection.execute(query))


def _of_others(connection: Connection, row: Row[Any], today: str) -> list[_Told]:
    """What is told of those whom a commitment with a condition is about, after it."""
    if not row.condition or row.statement_id is None or not row.day:
        return []
    about = select(statement_entities.c.entity_id).where(statement_entities.c.statement_id == row.statement_id)
    others = [*connection.execute(about).scalars()]
    return [each for each in _told(connection, others, row.day, today) if each.kind in (_SAYS, _DOES)] if others else []


def _evidence(kind: str, row: Row[Any]) -> _Told:
    held = row._mapping
    if kind == _SAYS and row.act == DENY:
        kind = _DENIES
    statement = held.get("statement_id") if kind in (_DOES, _REJECTS) else row.id
    speaker = held.get("speaker")
    return _Told(
        kind, row.words, row.language, row.day, row.article_id, row.origin, row.begin, row.end, statement, speaker,
        held.get("quotation"),
    )  # fmt: skip


def _state(row: Row[Any], told: list[_Told], of_others: list[_Told], today: str) -> State:
    promised = deed(row.words, row.language)
    if len(promised.words) > 1 and row.day:
        later = sorted((each for each in told if _is_later(each, row)), key=lambda each: (each.day, each.begin))
        for each in later:
            if name := _tells(promised, each):
                return each.state(name)
        if row.condition and (met := _met(row, [*later, *(each for each in of_others if _is_later(each, row))])):
            return met.state(CONDITION_MET)
    if row.due:
        return State(OPEN if row.due >= today else LAPSED)
    return State(UNKNOWN)


def _is_later(told: _Told, row: Row[Any]) -> bool:
    """Whether it stands in another article than a commitment, tells of a later day, and is not the same quotation."""
    same = row.quotation is not None and told.quotation == row.quotation
    if same or told.origin == row.origin or told.day <= row.day:
        return False
    return (date.fromisoformat(told.day) - date.fromisoformat(row.day)).days <= _LATER


def _tells(promised: Deed, told: _Told) -> str | None:
    """What words tell of a commitment: that it is kept, or broken; None where they tell neither."""
    if told.kind == _ACCUSED_OF:
        found = deeds.read_once(told.words, told.language)
        broken = deeds.is_broken(told.words, told.language)
        return BROKEN if broken and deeds.is_told(promised, found) else None
    if told.kind == _REJECTS:
        found = deeds.read_once(told.words, told.language)
        return BROKEN if not promised.negated and deeds.is_told(promised, found) else None
    if told.kind == _DOES:
        found = deeds.read_once(told.words, told.language)
        if found.negated is None and deeds.is_told(promised, found):
            return BROKEN if promised.negated else KEPT
        return None
    if deeds.is_done(promised, told.words, told.language):
        return BROKEN if promised.negated else KEPT
    if told.kind == _DENIES:
        return None
    return BROKEN if not promised.negated and deeds.is_refused(promised, told.words, told.language) else None


def _met(row: Row[Any], told: list[_Told]) -> _Told | None:
    """What tells that the condition of a commitment has come about."""
    condition = deed(row.condition, row.language)
    if len(condition.words) < 2 or condition.negated:
        return None
    for each in told:
        found = deeds.read_once(each.words, each.language)
        does = each.kind == _DOES and deeds.is_told(condition, found)
        if does or (each.kind == _SAYS and deeds.is_done(condition, each.words, each.language)):
            return each
    return None
