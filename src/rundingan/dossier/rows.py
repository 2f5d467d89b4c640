"""A record's statements, positions, commitments and events as rows of a dossier's tables."""

from __future__ import annotations

from rundingan.dossier.adding import Adding, Row, as_json, day_of
from rundingan.dossier.schema import (
    commitments,
    event_parties,
    events,
    positions,
    statement_entities,
    statements,
)
from rundingan.model import Commitment, Event, Position, Statement

ACTOR, RECIPIENT = "actor", "recipient"


def add_statements(adding: Adding, quotations: dict[str, int]) -> None:
    """The statements, and whom they are about.

    Args:
        quotations: of a statement (local id), the first of the same words; itself where it is not there.
    """
    about: list[Row] = []
    rows: list[Row] = []
    for each in adding.record.statements:
        number = adding.statements[each.id]
        rows.append(_statement(adding, each) | {"id": number, "quotation": quotations.get(each.id, number)})
        whom = dict.fromkeys(adding.entities[entity] for entity in each.about if entity in adding.entities)
        about += [{"statement_id": number, "entity_id": entity} for entity in whom]
    adding.insert(statements, rows)
    adding.insert(statement_entities, about)


def _statement(adding: Adding, each: Statement) -> Row:
    return adding.common() | {
        "local": each.id,
        "speaker": adding.entities.get(each.speaker or ""),
        "source": adding.words(each.source) if each.source else None,
        "kind": each.kind,
        "act": each.act,
        "cue": adding.words(each.cue) if each.cue else None,
        "channel": each.channel,
        "day": adding.day(each.time),
        "time": adding.value(each.time),
        "words": adding.record.words(*each.content),
        "content_json": as_json(each.content),
        "begin": each.sentence[0],
        "end": each.sentence[1],
        "within": each.within,
        "confidence": each.confidence,
        "rule": each.why.rule if each.why else None,
    }


def add_positions(adding: Adding) -> None:
    """The positions."""
    adding.insert(positions, [_position(adding, each) for each in adding.record.positions])


def _position(adding: Adding, each: Position) -> Row:
    return adding.common() | {
        "id": adding.numbers.take(),
        "party": adding.entities[each.party],
        "proposal_id": adding.proposals[each.proposal],
        "stance": each.stance,
        "conditions_json": as_json(each.conditions),
        "conditions": adding.record.words(*each.conditions) or None,
        "words": adding.words(each.evidence),
        "begin": each.evidence[0],
        "end": each.evidence[1],
        "statement_id": adding.statements.get(each.statement or ""),
        "ascribed_by": adding.entities.get(each.ascribed_by or ""),
        "day": adding.day(each.time or _said_at(adding, each.statement)),
        "rule": each.why.rule if each.why else None,
    }


def _said_at(adding: Adding, statement: str | None) -> str | None:
    return next((each.time for each in adding.record.statements if each.id == statement), None)


def add_commitments(adding: Adding) -> None:
    """The commitments and threats."""
    adding.insert(commitments, [_commitment(adding, each) for each in adding.record.commitments])


def _commitment(adding: Adding, each: Commitment) -> Row:
    begin, end = each.content[0][0], each.content[-1][1]
    return adding.common() | {
        "id": adding.numbers.take(),
        "party": adding.entities[each.by],
        "words": adding.record.words(*each.content),
        "content_json": as_json(each.content),
        "begin": begin,
        "end": end,
        "condition": adding.words(each.condition) if each.condition else None,
        "condition_json": as_json(each.condition) if each.condition else None,
        "threat": int(each.threat),
        "statement_id": adding.statements.get(each.statement or ""),
        "day": adding.day(_said_at(adding, each.statement)),
        "due": _due(adding, begin, end),
        "rule": each.why.rule if each.why else None,
    }


def _due(adding: Adding, begin: int, end: int) -> str | None:
    """The last day that the words of a commitment name, after its publication."""
    published = adding.record.published
    named = [
        day
        for time in adding.record.times
        if begin <= time.span[0] and time.span[1] <= end and (day := day_of(time.value))
    ]
    due = max(named, default=None)
    return due if due and published and due >= published else None


def add_events(adding: Adding) -> None:
    """The events, and who takes part in them."""
    rows: list[Row] = []
    parties: list[Row] = []
    for each in adding.record.events:
        number = adding.numbers.take()
        rows.append(_event(adding, each) | {"id": number})
        for part, whom in ((ACTOR, each.actors), (RECIPIENT, each.recipients)):
            known = dict.fromkeys(adding.entities[entity] for entity in whom if entity in adding.entities)
            parties += [{"event_id": number, "entity_id": entity, "part": part} for entity in known]
    adding.insert(events, rows)
    adding.insert(event_parties, parties)


def _event(adding: Adding, each: Event) -> Row:
    value = adding.value(each.time)
    return adding.common() | {
        "type": each.type,
        "mode": each.mode,
        "cameo": each.cameo,
        "status": each.status,
        "place": adding.entities.get(each.place or ""),
        "day": day_of(value) or (None if value else adding.record.published),
        "time": value,
        "words": adding.words(each.evidence),
        "begin": each.evidence[0],
        "end": each.evidence[1],
        "statement_id": adding.statements.get(each.statement or ""),
        "rule": each.why.rule if each.why else None,
    }
