"""What follows from an article's statements, as found: offsets into the folded text, and entities in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from rundingan.reading.beings import Being

Chars = tuple[int, int]


@dataclass(slots=True, frozen=True)
class FoundStance:
    """Words that tell where somebody stands.

    Attributes:
        parties: whose stance it is.
        stance: one of ``model.STANCES``, before its conditions are known.
        cue: the words, as tokens.
        thing: what names the proposal, as tokens; None where they only point back to it.
        sentence: the sentence, as tokens.
        statement: the number of the statement that it rests on, or None.
        around: the number of the statement that tells of it, or None where the writer does.
        rule: the rule that found it.
    """

    parties: tuple[Being, ...]
    stance: str
    cue: tuple[int, int]
    thing: tuple[int, int] | None
    sentence: tuple[int, int]
    statement: int | None
    around: int | None
    rule: str


@dataclass(slots=True, eq=False)
class FoundProposal:
    """Something on the table.

    Attributes:
        name: where its fullest name stands.
        mentions: all places that mean it, in their order.
        by: who put it there.
        stances: where the parties stand toward it, as told.
    """

    name: Chars
    mentions: list[Chars] = field(default_factory=list)
    by: list[Being] = field(default_factory=list)
    stances: list[FoundStance] = field(default_factory=list)


@dataclass(slots=True, frozen=True)
class FoundPosition:
    """A party's stance toward a proposal.

    Attributes:
        party: whose it is.
        proposal: toward what.
        stance: one of ``model.STANCES``.
        conditions: where they stand.
        evidence: the sentence that says so.
        statement: the number of the statement that it rests on, or None.
        ascribed_by: the number of the statement by which another ascribes it, or None.
        time: its place among the article's times, or None.
        rule: the rule that found it.
    """

    party: Being
    proposal: FoundProposal
    stance: str
    conditions: tuple[Chars, ...]
    evidence: Chars
    statement: int | None
    ascribed_by: int | None
    time: int | None
    rule: str


@dataclass(slots=True, frozen=True)
class FoundSide:
    """One who asserts or denies a claim, and the number of the statement that does."""

    speaker: Being
    statement: int


@dataclass(slots=True, frozen=True)
class FoundClaim:
    """A proposition of fact.

    Attributes:
        span: the words that state it best.
        asserted_by, denied_by: the sides, in their order; it is contested where neither is empty.
        variants: weaker or other forms of it, as the numbers of the statements that state them.
        rule: the rule or step that held the sides together.
    """

    span: Chars
    asserted_by: tuple[FoundSide, ...]
    denied_by: tuple[FoundSide, ...]
    variants: tuple[int, ...]
    rule: str


@dataclass(slots=True, frozen=True)
class FoundCommitment:
    """A speaker binds itself.

    Attributes:
        by: who.
        content: what, in fragments.
        condition: the clause of its condition, or None.
        statement: the number of the statement that it rests on, or None.
        threat: whether it announces harm.
        rule: the rule that found it.
    """

    by: Being
    content: tuple[Chars, ...]
    condition: Chars | None
    statement: int | None
    threat: bool
    rule: str


@dataclass(slots=True, frozen=True)
class FoundEvent:
    """Something that happened, is happening or is planned.

    Attributes:
        type: a PLOVER root (``model.EVENT_TYPES``).
        mode: how, where it is clear (``visit``, ``ceasefire``), or None.
        code: the CAMEO code, where the crosswalk is plain, or None.
        actors, recipients: who, and to whom.
        place: where, or None.
        time: its place among the article's times, or None.
        status: one of ``model.EVENT_STATUSES``.
        evidence: the words that tell of it.
        statement: the number of the statement that reports it, or None where the writer does.
        rule: the rule that found it.
    """

    type: str
    mode: str | None
    code: str | None
    actors: tuple[Being, ...]
    recipients: tuple[Being, ...]
    place: Being | None
    time: int | None
    status: str
    evidence: Chars
    statement: int | None
    rule: str
