"""The second half of the record: what is on the table, who stands where, what is in dispute, promised and done."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rundingan.model import Claim, ClaimSide, Commitment, Event, Position, Proposal, Span, Why
from rundingan.reading.account import Account
from rundingan.reading.beings import Being
from rundingan.reading.claims import find_claims
from rundingan.reading.commitments import find_commitments
from rundingan.reading.events import find_events
from rundingan.reading.findings import (
    FoundClaim,
    FoundCommitment,
    FoundEvent,
    FoundPosition,
    FoundProposal,
    FoundSide,
)
from rundingan.reading.positions import find_positions
from rundingan.reading.proposals import find_proposals

Chars = tuple[int, int]


class Parts:
    """Finds the parts and writes them down.

    Args:
        account: the article as read.
        entity_ids: ``id(being)`` -> the id of its entity.
        given: an offset range of the folded text as one of the given text.
    """

    def __init__(self, account: Account, entity_ids: dict[int, str], given: Callable[[Chars], Span]) -> None:
        self._ids = entity_ids
        self._given = given
        self._account = account
        has = account.grammar.pack.table  # a part for which the language has no rules is not looked for
        found = find_proposals(account) if has("positions") else []
        self._proposal_ids = {id(proposal): f"p{i}" for i, proposal in enumerate(found, 1)}
        self.proposals = tuple(map(self._proposal, found))
        self.positions = tuple(map(self._position, find_positions(account, found) if has("positions") else ()))
        claims = find_claims(account) if has("disputes") else ()
        self.claims = tuple(self._claim(i, claim) for i, claim in enumerate(claims, 1))
        self.commitments = tuple(map(self._commitment, find_commitments(account) if has("commitments") else ()))
        self.events = tuple(map(self._event, find_events(account) if has("events") else ()))

    def _spans(self, found: Iterable[Chars]) -> tuple[Span, ...]:
        return tuple(self._given(span) for span in found)

    def _entities(self, beings: Iterable[Being]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._ids[id(being)] for being in beings if id(being) in self._ids))

    def _speaker(self, number: int | None) -> str | None:
        """The entity that made a statement."""
        speaker = self._account.told[number - 1].speaker if number else None
        return self._ids.get(id(speaker)) if speaker else None

    def _proposal(self, found: FoundProposal) -> Proposal:
        return Proposal(
            id=self._proposal_ids[id(found)],
            name=self._account.text[found.name[0] : found.name[1]],
            by=self._entities(found.by),
            mentions=self._spans(found.mentions),
        )

    def _position(self, found: FoundPosition) -> Position:
        return Position(
            party=self._ids[id(found.party)],
            proposal=self._proposal_ids[id(found.proposal)],
            stance=found.stance,
            conditions=self._spans(found.conditions),
            evidence=self._given(found.evidence),
            statement=_statement(found.statement),
            ascribed_by=self._speaker(found.ascribed_by),
            time=_time(found.time),
            why=Why(rule=found.rule),
        )

    def _claim(self, number: int, found: FoundClaim) -> Claim:
        return Claim(
            id=f"c{number}",
            span=self._given(found.span),
            status="contested" if found.asserted_by and found.denied_by else "asserted",
            asserted_by=self._sides(found.asserted_by),
            denied_by=self._sides(found.denied_by),
            variants=tuple(f"s{number}" for number in found.variants),
            why=Why(rule=found.rule),
        )

    def _sides(self, found: Iterable[FoundSide]) -> tuple[ClaimSide, ...]:
        return tuple(ClaimSide(speaker=self._ids[id(side.speaker)], statement=f"s{side.statement}") for side in found)

    def _commitment(self, found: FoundCommitment) -> Commitment:
        return Commitment(
            by=self._ids[id(found.by)],
            content=self._spans(found.content),
            condition=self._given(found.condition) if found.condition else None,
            statement=_statement(found.statement),
            threat=found.threat,
            why=Why(rule=found.rule),
        )

    def _event(self, found: FoundEvent) -> Event:
        return Event(
            type=found.type,
            mode=found.mode,
            cameo=found.code,
            actors=self._entities(found.actors),
            recipients=self._entities(found.recipients),
            place=self._ids.get(id(found.place)) if found.place else None,
            time=_time(found.time),
            status=found.status,
            evidence=self._given(found.evidence),
            statement=_statement(found.statement),
            why=Why(rule=found.rule),
        )


def _statement(number: int | None) -> str | None:
    return f"s{number}" if number else None


def _time(number: int | None) -> str | None:
    return f"t{number + 1}" if number is not None else None
