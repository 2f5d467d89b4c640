"""What every format shows of what follows from the statements: positions, claims, commitments and events.

Each part stands here with what its ids mean, looked up once; an id that the record does not hold means nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rundingan.exports.said import Said, said
from rundingan.model import (
    Claim,
    ClaimSide,
    Commitment,
    Entity,
    Event,
    Position,
    Proposal,
    Record,
    Span,
    Timex,
)


class Table(NamedTuple):
    """A proposal and who stands how to it; ``proposal`` is None where the record does not hold it.

    Attributes:
        by: who put it on the table.
    """

    proposal: Proposal | None
    by: tuple[Entity, ...]
    stands: tuple[Stand, ...]


class Stand(NamedTuple):
    """A position; ``number`` is its place in the record, from 1, as in the other parts."""

    number: int
    position: Position
    party: Entity | None
    proposal: Proposal | None
    ascribed_by: Entity | None
    time: Timex | None
    said: Said | None


class Side(NamedTuple):
    """One who asserts or denies a claim."""

    speaker: Entity | None
    said: Said | None


class Dispute(NamedTuple):
    """A claim with its sides, and the statements of a weaker or another form of it."""

    number: int
    claim: Claim
    asserted: tuple[Side, ...]
    denied: tuple[Side, ...]
    variants: tuple[Said, ...]


class Bond(NamedTuple):
    """A commitment."""

    number: int
    commitment: Commitment
    by: Entity | None
    said: Said | None


class Happening(NamedTuple):
    """An event; ``said`` is the statement that reports it, or None where the writer does."""

    number: int
    event: Event
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    place: Entity | None
    time: Timex | None
    said: Said | None


class Follows:
    """All that follows from the statements of a record, each part in the record's order."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._said = {each.statement.id: each for each in said(record)}
        self._entities = {entity.id: entity for entity in record.entities}
        self._times = {time.id: time for time in record.times}
        self._proposals = {proposal.id: proposal for proposal in record.proposals}

    def stands(self) -> list[Stand]:
        """The positions."""
        return [
            Stand(
                number,
                each,
                self._entities.get(each.party),
                self._proposals.get(each.proposal),
                self._entities.get(each.ascribed_by or ""),
                self._times.get(each.time or ""),
                self._said.get(each.statement or ""),
            )
            for number, each in enumerate(self.record.positions, 1)
        ]

    def tables(self) -> list[Table]:
        """The proposals, each with the positions toward it; last those toward nothing that the record holds."""
        stands = self.stands()
        tables = [
            Table(each, self.those(each.by), tuple(s for s in stands if s.proposal is each))
            for each in self.record.proposals
        ]
        astray = tuple(stand for stand in stands if stand.proposal is None)
        return tables + ([Table(None, (), astray)] if astray else [])

    def disputes(self) -> list[Dispute]:
        """The claims, those in dispute first."""
        found = [
            Dispute(
                number,
                each,
                self._sides(each.asserted_by),
                self._sides(each.denied_by),
                tuple(self._said[which] for which in each.variants if which in self._said),
            )
            for number, each in enumerate(self.record.claims, 1)
        ]
        return sorted(found, key=lambda dispute: dispute.claim.status != "contested")

    def bonds(self) -> list[Bond]:
        """The commitments."""
        return [
            Bond(number, each, self._entities.get(each.by), self._said.get(each.statement or ""))
            for number, each in enumerate(self.record.commitments, 1)
        ]

    def happenings(self) -> list[Happening]:
        """The events."""
        return [
            Happening(
                number,
                each,
                self.those(each.actors),
                self.those(each.recipients),
                self._entities.get(each.place or ""),
                self._times.get(each.time or ""),
                self._said.get(each.statement or ""),
            )
            for number, each in enumerate(self.record.events, 1)
        ]

    def those(self, ids: Iterable[str]) -> tuple[Entity, ...]:
        """The entities of the ids."""
        return tuple(self._entities[each] for each in ids if each in self._entities)

    def _sides(self, sides: Iterable[ClaimSide]) -> tuple[Side, ...]:
        return tuple(Side(self._entities.get(each.speaker), self._said.get(each.statement)) for each in sides)


def names(entities: Iterable[Entity]) -> str:
    """The names, in a row."""
    return ", ".join(entity.name for entity in entities)


def together(sides: Iterable[Side]) -> list[tuple[Entity | None, list[Said]]]:
    """The sides, a row a speaker: who, and in which statements."""
    rows: dict[str | None, tuple[Entity | None, list[Said]]] = {}
    for side in sides:
        _, which = rows.setdefault(side.speaker.id if side.speaker else None, (side.speaker, []))
        which += [side.said] if side.said and side.said not in which else []
    return list(rows.values())


def outside(spans: Iterable[Span], around: Span) -> list[Span]:
    """The spans that do not lie in the one around."""
    return [span for span in spans if not (around[0] <= span[0] and span[1] <= around[1])]
