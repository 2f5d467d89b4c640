"""The tables of a record's parts: rows of plain values, which CSV, Parquet and XLSX write.

The statements have a row each, and so have proposals, positions, commitments and events; a claim has a row for
each statement on one of its sides. What stands for words of the article stands as written, its offsets beside it
(``start`` and ``end`` of the whole, ``fragments`` of each part: ``0-79 106-125``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from rundingan.exports.follows import Dispute, Follows, Happening, Side, Stand
from rundingan.exports.said import Said, said
from rundingan.model import Entity, Event, Position, Proposal, Record, Span, Timex, Why

COLUMNS: Final = (
    "article", "published", "outlet", "statement", "speaker", "speaker_type", "country", "role", "source",
    "kind", "act", "cue", "channel", "time", "content", "sentence", "start", "end", "fragments", "within",
    "confidence", "rule",
)  # fmt: skip
"""``outlet`` is the article's source, ``source`` the words that stand for the speaker."""

_ARTICLE: Final = ("article", "published", "outlet")

PARTS: Final[dict[str, tuple[str, ...]]] = {
    "statements": COLUMNS,
    "positions": (
        *_ARTICLE, "number", "party", "party_type", "country", "stance", "proposal", "proposal_name", "conditions",
        "condition_fragments", "ascribed_by", "time", "time_words", "statement", "evidence", "start", "end", "rule",
    ),
    "claims": (
        *_ARTICLE, "claim", "status", "words", "start", "end", "side", "speaker", "speaker_type", "country",
        "statement", "content", "fragments", "rule",
    ),
    "commitments": (
        *_ARTICLE, "number", "by", "by_type", "country", "threat", "content", "start", "end", "fragments", "condition",
        "condition_start", "condition_end", "statement", "rule",
    ),
    "events": (
        *_ARTICLE, "number", "type", "mode", "cameo", "status", "actors", "recipients", "place", "time", "time_words",
        "statement", "told_by", "evidence", "start", "end", "rule",
    ),
    "proposals": (*_ARTICLE, "proposal", "name", "by", "mentions", "start", "end", "fragments"),
}  # fmt: skip
"""The columns of each part, by the names that the command line gives the parts. ``number`` is the place in the record,
from 1; ``side`` is ``asserted``, ``denied`` or ``variant``; names in one cell are parted by ``; ``; ``start`` and
``end`` of a proposal are those of its first mention."""

Row = tuple[object, ...]


def rows(record: Record, part: str) -> Iterator[Row]:
    """The rows of a part (one of :data:`PARTS`), a value for each of its columns."""
    article = (record.id, record.published, record.source)
    return ((*article, *row) for row in _READERS[part](record))


def _statements(record: Record) -> Iterator[Row]:
    return map(_statement, said(record))


def _statement(each: Said) -> Row:
    record, statement, speaker = each.record, each.statement, each.speaker
    return (
        statement.id,
        *_entity(speaker),
        speaker and "; ".join(speaker.roles),
        each.source,
        statement.kind,
        statement.act,
        each.cue,
        statement.channel,
        each.time and each.time.value,
        each.content,
        record.words(statement.sentence),
        *_ends(statement.content),
        _fragments(statement.content),
        statement.within,
        statement.confidence,
        _rule(statement.why),
    )


def _positions(record: Record) -> Iterator[Row]:
    return (_position(record, stand) for stand in Follows(record).stands())


def _position(record: Record, stand: Stand) -> Row:
    position = stand.position
    return (
        stand.number,
        *_entity(stand.party),
        position.stance,
        position.proposal,
        stand.proposal and stand.proposal.name,
        record.words(*position.conditions),
        _fragments(position.conditions),
        stand.ascribed_by and stand.ascribed_by.name,
        *_time(record, stand.time),
        position.statement,
        *_evidence(record, position),
    )


def _claims(record: Record) -> Iterator[Row]:
    for dispute in Follows(record).disputes():
        variants = tuple(Side(each.speaker, each) for each in dispute.variants)
        sides = [("asserted", dispute.asserted), ("denied", dispute.denied), ("variant", variants)]
        rows = [(name, side) for name, those in sides for side in those] or [("", Side(None, None))]
        for name, side in rows:
            yield _claim(record, dispute, name, side)


def _claim(record: Record, dispute: Dispute, name: str, side: Side) -> Row:
    claim, content = dispute.claim, side.said.statement.content if side.said else ()
    return (
        claim.id,
        claim.status,
        record.words(claim.span),
        *claim.span,
        name,
        *_entity(side.speaker),
        side.said and side.said.statement.id,
        record.words(*content),
        _fragments(content),
        _rule(claim.why),
    )


def _commitments(record: Record) -> Iterator[Row]:
    for bond in Follows(record).bonds():
        commitment = bond.commitment
        yield (
            bond.number,
            *_entity(bond.by),
            "true" if commitment.threat else "false",
            record.words(*commitment.content),
            *_ends(commitment.content),
            _fragments(commitment.content),
            record.words(commitment.condition),
            *(commitment.condition or (None, None)),
            commitment.statement,
            _rule(commitment.why),
        )


def _events(record: Record) -> Iterator[Row]:
    return (_event(record, happening) for happening in Follows(record).happenings())


def _event(record: Record, happening: Happening) -> Row:
    event = happening.event
    return (
        happening.number,
        event.type,
        event.mode,
        event.cameo,
        event.status,
        _names(happening.actors),
        _names(happening.recipients),
        happening.place and happening.place.name,
        *_time(record, happening.time),
        event.statement,
        happening.said and happening.said.name,
        *_evidence(record, event),
    )


def _proposals(record: Record) -> Iterator[Row]:
    return (_proposal(record, table.proposal, table.by) for table in Follows(record).tables() if table.proposal)


def _proposal(record: Record, proposal: Proposal, by: Iterable[Entity]) -> Row:
    return (
        proposal.id,
        proposal.name,
        _names(by),
        "; ".join(record.words(span) for span in proposal.mentions),
        *(proposal.mentions[0] if proposal.mentions else (None, None)),
        _fragments(proposal.mentions),
    )


def _entity(entity: Entity | None) -> Row:
    return (entity.name, entity.type, entity.country) if entity else (None, None, None)


def _time(record: Record, time: Timex | None) -> Row:
    return (time.value, record.words(time.span)) if time else (None, None)


def _names(entities: Iterable[Entity]) -> str:
    return "; ".join(entity.name for entity in entities)


def _ends(spans: Iterable[Span]) -> Row:
    spans = list(spans)
    return (min((start for start, _ in spans), default=None), max((end for _, end in spans), default=None))


def _fragments(spans: Iterable[Span]) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)


def _evidence(record: Record, finding: Position | Event) -> Row:
    return (record.words(finding.evidence), *finding.evidence, _rule(finding.why))


def _rule(why: Why | None) -> str | None:
    return why.rule if why else None


_READERS: Final[dict[str, Callable[[Record], Iterator[Row]]]] = {
    "statements": _statements,
    "positions": _positions,
    "claims": _claims,
    "commitments": _commitments,
    "events": _events,
    "proposals": _proposals,
}
