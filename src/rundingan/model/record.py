"""The record of one article: its entities, times, statements and what follows from them."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

Span = tuple[int, int]

ENTITY_TYPES: Final = ("person", "organisation", "country", "place", "group", "unnamed")
KINDS: Final = ("direct", "indirect", "mixed")
ACTS: Final = (
    "assert", "accuse", "deny", "criticise", "praise", "demand", "appeal", "propose", "accept", "reject",
    "pledge", "threaten", "warn", "expect", "ask",
)  # fmt: skip
STANCES: Final = ("accepts", "accepts_with_conditions", "undecided", "rejects")
EVENT_TYPES: Final = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
EVENT_STATUSES: Final = ("happened", "ongoing", "planned", "hypothetical")


class Why(Struct, frozen=True, kw_only=True):
    """The reasons behind one finding, each the id of a rule (``pack/file#rule``) or of a step of the engine.

    Attributes:
        rule: the rule that found it.
        act: what decided the act (statements only).
        speaker: how the speaker was resolved (``named``, ``pronoun``, ``goes_on``, ...).
        antecedent: the mention that the speaker was resolved to, where the source is not a name itself.
    """

    rule: str
    act: str | None = None
    speaker: str | None = None
    antecedent: Span | None = None


class Entity(Struct, frozen=True, kw_only=True):
    """A person, body, country, place, group or unnamed source.

    Attributes:
        name: the fullest form in the article, without title or role.
        type: one of :data:`ENTITY_TYPES`.
        aliases: the other forms by which the article calls it.
        roles: what it is said to be (``Prime Minister of Veloria``).
        country: ISO 3166-1 alpha-2 of the country, or of the state that it acts for; ``EU`` for the European
            Union, as ISO reserves it; None where neither article nor country table says.
        mentions: where it stands in the text, pronouns included.
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    country: str | None = None
    mentions: tuple[Span, ...] = ()


class Timex(Struct, frozen=True, kw_only=True):
    """An expression of time that places something; ``value`` in TIMEX3 (TimeML 1.2.1) or None if unknowable."""

    id: str
    span: Span
    value: str | None = None
    why: Why | None = None


class Statement(Struct, frozen=True, kw_only=True):
    """One act of attribution: a source is reported to have said, written, demanded ... a content.

    Attributes:
        content: one or more fragments.
        kind: ``direct``, ``indirect`` or ``mixed``.
        source: the mention that stands for the speaker in or next to the statement, or None.
        speaker: id of the entity who said it, or None where the article does not say.
        cue: the cue words, or None.
        channel: the means (``Truth Social``, ``press briefing``) as written, or None.
        channel_span: where that stands.
        act: one of :data:`ACTS`.
        about: ids of the entities that the content names.
        time: id of the time at which it was said, or None.
        within: id of the statement that this one is nested in.
        sentence: the sentence (or quoted paragraph) around it, cue included.
        confidence: 0 to 1, calibrated: of the statements given 0.9, nine in ten are right.
    """

    id: str
    content: tuple[Span, ...]
    kind: str
    source: Span | None = None
    speaker: str | None = None
    cue: Span | None = None
    channel: str | None = None
    channel_span: Span | None = None
    act: str = "assert"
    about: tuple[str, ...] = ()
    time: str | None = None
    within: str | None = None
    sentence: Span
    confidence: float = 0.0
    why: Why | None = None


class Proposal(Struct, frozen=True, kw_only=True):
    """Something on the table: a ceasefire, a plan, a treaty, a resolution."""

    id: str
    name: str
    by: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


class Position(Struct, frozen=True, kw_only=True):
    """A party's stance (:data:`STANCES`) toward a proposal at a moment, with the sentence that says so.

    Attributes:
        party, proposal: their ids.
        conditions: the words that state them.
        evidence: the sentence.
        statement: id of the statement that it rests on, or None where the writer tells it.
        ascribed_by: id of the entity that ascribes it to the party, where that is another.
        time: id of the time of which it holds, or None.
    """

    party: str
    proposal: str
    stance: str
    conditions: tuple[Span, ...] = ()
    evidence: Span
    statement: str | None = None
    ascribed_by: str | None = None
    time: str | None = None
    why: Why | None = None


class ClaimSide(Struct, frozen=True, kw_only=True):
    """One who asserts or denies a claim, and the statement in which it is done."""

    speaker: str
    statement: str


class Claim(Struct, frozen=True, kw_only=True):
    """A proposition of fact; ``contested`` where one side asserts and another denies it, else ``asserted``.

    ``variants`` are the ids of statements that state a weaker or another form of it.
    """

    id: str
    span: Span
    status: str
    asserted_by: tuple[ClaimSide, ...] = ()
    denied_by: tuple[ClaimSide, ...] = ()
    variants: tuple[str, ...] = ()
    why: Why | None = None


class Commitment(Struct, frozen=True, kw_only=True):
    """A speaker binds itself to do or not do something, on a condition or on none; ``threat`` where it is harm."""

    by: str
    content: tuple[Span, ...]
    condition: Span | None = None
    statement: str | None = None
    threat: bool = False
    why: Why | None = None


class Event(Struct, frozen=True, kw_only=True):
    """Something that happened, is happening or is planned.

    Attributes:
        type: a root of PLOVER, one of :data:`EVENT_TYPES`.
        mode: PLOVER's mode where it is clear (``visit``, ``phone``, ``ceasefire``), or None.
        cameo: the code of CAMEO 1.1b3 where PLOVER's crosswalk gives one, or None.
        actors, recipients: ids of who did it, and to whom.
        place, time: ids of where and when, or None.
        status: one of :data:`EVENT_STATUSES`.
        evidence: the words that tell of it.
        statement: id of the statement that reports it, or None where the writer does.
    """

    type: str
    mode: str | None = None
    cameo: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    time: str | None = None
    status: str
    evidence: Span
    statement: str | None = None
    why: Why | None = None


class Issue(Struct, frozen=True, kw_only=True):
    """Trouble that was met and survived: counted and listed, never a traceback.

    Attributes:
        code: a short stable name (``no_text``, ``bad_line``, ``html``, ``bad_date``, ``no_pack`` ...).
        message: one sentence for a person: what, where, and the remedy.
        file: the file, where there is one.
        line: the line in it, from 1.
    """

    code: str
    message: str
    file: str | None = None
    line: int | None = None


class Record(Struct, frozen=True, kw_only=True):
    """What a reading of one article found. The text is the given text, untouched.

    ``published_from`` is ``given`` or ``dateline``; ``language_confidence`` is 1.0 where the language was given.
    """

    id: str
    title: str | None = None
    language: str | None = None
    language_confidence: float | None = None
    published: str | None = None
    published_from: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None
    text: str
    entities: tuple[Entity, ...] = ()
    times: tuple[Timex, ...] = ()
    statements: tuple[Statement, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    positions: tuple[Position, ...] = ()
    claims: tuple[Claim, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    events: tuple[Event, ...] = ()
    issues: tuple[Issue, ...] = ()

    def entity(self, entity_id: str | None) -> Entity | None:
        """The entity of that id, or None."""
        return next((e for e in self.entities if e.id == entity_id), None)

    def timex(self, time_id: str | None) -> Timex | None:
        """The time of that id, or None."""
        return next((t for t in self.times if t.id == time_id), None)

    def words(self, *spans: Span | None) -> str:
        """The words of the spans, joined by an ellipsis where there are several."""
        return " … ".join(self.text[s[0] : s[1]] for s in spans if s)
