"""What a record is. A leaf: it imports nothing of ours.

A *span* is a pair ``(start, end)`` of code point offsets into the article's text exactly as given, end
exclusive: ``text[start:end]`` is the words meant. All parts are immutable; ids are unique within a record.
"""

from rundingan.model.article import Article
from rundingan.model.record import (
    ACTS,
    ENTITY_TYPES,
    EVENT_STATUSES,
    EVENT_TYPES,
    KINDS,
    STANCES,
    Claim,
    ClaimSide,
    Commitment,
    Entity,
    Event,
    Issue,
    Position,
    Proposal,
    Record,
    Span,
    Statement,
    Timex,
    Why,
)

__all__ = [
    "ACTS", "ENTITY_TYPES", "EVENT_STATUSES", "EVENT_TYPES", "KINDS", "STANCES",
    "Article", "Claim", "ClaimSide", "Commitment", "Entity", "Event", "Issue", "Position", "Proposal", "Record",
    "Span", "Statement", "Timex", "Why",
]  # fmt: skip
