"""What answers are made of: frozen rows that hold all that a page, a table or a person needs.

Spans are offsets in code points into the text of the row's article; ``begin`` and ``end`` are those of the sentence
or the words shown. Days are ISO 8601.
"""

from __future__ import annotations

from msgspec import Struct

from rundingan.model import Span


class Who(Struct, frozen=True):
    """A person, body, country, place, group or unnamed source of the dossier.

    Attributes:
        name: as people are to see it: what a person named it, else the fullest name.
        id: its number; of one that was merged into another, the other's.
        type: as in :data:`rundingan.model.ENTITY_TYPES`.
        country: ISO 3166-1 alpha-2 of the state that it is or acts for, or None.
    """

    name: str
    id: int
    type: str
    country: str | None = None

    def short(self) -> str:
        """Its name."""
        return self.name


class Source(Struct, frozen=True):
    """The article behind a row.

    Attributes:
        id: its number in the dossier.
        key: what it is known by, whatever its version.
        published: the day of its publication.
        origin: the number of the article of which it is a copy; its own where it is none.
    """

    id: int
    key: str
    url: str | None
    title: str | None
    outlet: str | None
    author: str | None
    language: str | None
    published: str | None
    origin: int

    def short(self) -> str:
        """Its outlet, else its address, else its key."""
        return self.outlet or self.url or self.key


class Tabled(Struct, frozen=True):
    """A proposal: something on the table."""

    name: str
    id: int

    def short(self) -> str:
        """Its name."""
        return self.name


class Proposed(Struct, frozen=True):
    """A proposal as it was first spoken of.

    Attributes:
        day: when.
        by: who put it forward, as far as any article says.
        article: where.
    """

    name: str
    id: int
    day: str | None
    by: tuple[Who, ...]
    article: Source

    def short(self) -> str:
        """Its name."""
        return self.name


class StatementRow(Struct, frozen=True):
    """A statement.

    Attributes:
        speaker: who said it, or None where the article does not say.
        named_as: the words that stand for the speaker there.
        words: what was said, its pieces joined by an ellipsis.
        content: the pieces as spans.
        found: begin and end, within ``words``, of each word that was searched.
        sentence: the sentence around it, cue included.
        about: whom it names.
        within: the id of the statement that it is nested in.
        quotation: the id of the first statement of the same words by the same speaker; its own where it is that.
        verdict: what a person decided of it: accept, reject or unsure; None where nobody did.
    """

    id: int
    day: str | None
    time: str | None
    speaker: Who | None
    named_as: str | None
    kind: str
    act: str
    cue: str | None
    channel: str | None
    words: str
    sentence: str
    content: tuple[Span, ...]
    begin: int
    end: int
    found: tuple[Span, ...]
    about: tuple[Who, ...]
    within: int | None
    quotation: int
    confidence: float
    rule: str | None
    verdict: str | None
    article: Source

    def short(self) -> str:
        """Its words."""
        return self.words


class Stance(Struct, frozen=True):
    """A party's stance toward a proposal, as one article tells it.

    Attributes:
        conditions: the words that state them, or None.
        words: the sentence that tells it.
        ascribed_by: who says so of the party, where it is another.
        statement: the id of the statement in which it is said; None where the writer tells it.
    """

    id: int
    day: str | None
    party: Who
    proposal: Tabled
    stance: str
    conditions: str | None
    words: str
    begin: int
    end: int
    ascribed_by: Who | None
    statement: int | None
    rule: str | None
    article: Source

    def short(self) -> str:
        """The stance and its day."""
        return f"{self.stance} {self.day or ''}".strip()


class Move(Struct, frozen=True):
    """A stance beside the one before it: whether and how the party moved (:mod:`rundingan.views.shifts`).

    Attributes:
        shift: ``new``, ``repeat``, ``harden``, ``soften``, ``reverse``, ``clarify``; None where another ascribes it.
        before: the stance before it; None where it is the first. The shift lies between its sentence and ``now``'s.
    """

    shift: str | None
    now: Stance
    before: Stance | None

    def short(self) -> str:
        """Who moved how on what."""
        return f"{self.now.party.name}: {self.shift or '-'}: {self.now.proposal.name}"


class Standing(Struct, frozen=True):
    """Where a party stands on a proposal today.

    Attributes:
        stance: the newest one.
        since: the first day of that stance, as far back as was looked.
        now: the newest telling of it.
        moved: the last shift that was no mere repetition.
    """

    party: Who
    proposal: Tabled
    stance: str
    since: str | None
    now: Stance
    moved: Move | None


class Side(Struct, frozen=True):
    """Those who stand on one side of a claim: one speaker, however often.

    Attributes:
        side: ``asserts``, ``denies``, ``varies``, ``withdraws``.
        origins: how often, copies of one report counted once.
        outlets: by how many outlets it was carried.
        statement, day, words, begin, end, article: the first time.
    """

    side: str
    who: Who | None
    origins: int
    outlets: int
    statement: int
    day: str | None
    words: str
    begin: int
    end: int
    article: Source

    def short(self) -> str:
        """Who, and how often."""
        return f"{self.who.name if self.who else '?'} ({self.origins})"


class ClaimRow(Struct, frozen=True):
    """A claim over all articles.

    Attributes:
        status: ``asserted``, ``contested``, ``withdrawn``.
        first_day, last_day: between which it is told.
        origins: in how many reports it is told, copies counted once.
        first: where and by whom it was asserted first.
        asserted_by, denied_by, variants, withdrawn_by: its sides, the first of each first.
    """

    id: int
    words: str
    language: str | None
    status: str
    first_day: str | None
    last_day: str | None
    origins: int
    first: Side | None
    asserted_by: tuple[Side, ...]
    denied_by: tuple[Side, ...]
    variants: tuple[Side, ...]
    withdrawn_by: tuple[Side, ...]


class CommitmentRow(Struct, frozen=True):
    """A commitment or threat, and what became of it.

    Attributes:
        condition: the words of the condition on which it hangs, or None.
        due: the day by which it is to be kept, or None.
        state: ``open``, ``met`` (its condition), ``kept``, ``broken``, ``lapsed`` or ``unknown``.
        state_day, state_words, state_article: since when, and by which words of which article.
    """

    id: int
    day: str | None
    party: Who
    words: str
    content: tuple[Span, ...]
    begin: int
    end: int
    condition: str | None
    threat: bool
    due: str | None
    state: str
    state_day: str | None
    state_words: str | None
    state_article: Source | None
    statement: int | None
    rule: str | None
    article: Source

    def short(self) -> str:
        """Who, and to what."""
        return f"{self.party.name}: {self.words}"


class EventRow(Struct, frozen=True):
    """An event: who did what to whom, where and when.

    Attributes:
        type, mode, cameo, status: as in :class:`rundingan.model.Event`.
        day: on which it happened or is to happen; None where the article gives another time or none.
        time: that time (TIMEX3).
        told_by: who reports it, where it is not the writer.
    """

    id: int
    day: str | None
    time: str | None
    type: str
    mode: str | None
    cameo: str | None
    status: str
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    place: Who | None
    words: str
    begin: int
    end: int
    told_by: Who | None
    statement: int | None
    rule: str | None
    article: Source

    def short(self) -> str:
        """What of whom."""
        return f"{self.type}: {', '.join(who.name for who in (*self.actors, *self.recipients))}"


class PersonRow(Struct, frozen=True):
    """A person, body or country as the dossier knows it.

    Attributes:
        named: by a person, in place of what was read.
        roles: what articles said that it is, the first first.
        articles: in how many it appears.
        first_day, last_day: between which.
    """

    name: str
    id: int
    type: str
    country: str | None
    named: bool
    roles: tuple[str, ...]
    articles: int
    first_day: str | None
    last_day: str | None


class Role(Struct, frozen=True):
    """A role in time: the days on which it was first and last told, and by how many articles."""

    role: str
    first_day: str | None
    last_day: str | None
    articles: int

    def short(self) -> str:
        """The role and its days."""
        return f"{self.role} ({self.first_day or '?'} to {self.last_day or '?'})"


class Tally(Struct, frozen=True):
    """How often something is."""

    name: str
    count: int

    def short(self) -> str:
        """Name and number."""
        return f"{self.name} ({self.count})"


class Bond(Struct, frozen=True):
    """What somebody has to do with another: ``accuses``, ``supports`` or ``meets``, how often, and when last."""

    deed: str
    who: Who
    count: int
    last_day: str | None

    def short(self) -> str:
        """Whom, and how often."""
        return f"{self.deed} {self.who.name} ({self.count})"


class Profile(Struct, frozen=True):
    """One person, body or country: what it is called and is, says, stands for, and whom it has to do with."""

    person: PersonRow
    names: tuple[str, ...]
    roles: tuple[Role, ...]
    acts: tuple[Tally, ...]
    bonds: tuple[Bond, ...]
    statements: tuple[StatementRow, ...]
    positions: tuple[Standing, ...]


class Day(Struct, frozen=True):
    """A day of the talks.

    Attributes:
        articles: published on it.
        statements: how many were made on it.
        speakers: who made most of them.
        meetings: talks, calls and visits of the day.
        proposals: spoken of on it for the first time.
        moves: shifts of positions, repetitions left out.
    """

    day: str
    articles: int
    statements: int
    speakers: tuple[Tally, ...]
    meetings: tuple[EventRow, ...]
    proposals: tuple[Tabled, ...]
    moves: tuple[Move, ...]


class Changes(Struct, frozen=True):
    """What is new since a day; of each the newest, with how many there are.

    Attributes:
        since: the day.
        until: the newest day that the dossier tells of.
        articles, statements: how many there are.
        outlets: who published most of the articles.
        proposals: spoken of for the first time.
        moves: who moved on what, repetitions and first stances left out; ``stances``: first stances.
        disputed: claims that were denied, or withdrawn, for the first time.
        commitments: made since, ``meetings`` held or planned, ``events`` of all other kinds.
        counts: how many there are of each of these.
    """

    since: str
    until: str | None
    articles: int
    statements: int
    outlets: tuple[Tally, ...]
    proposals: tuple[Proposed, ...]
    moves: tuple[Move, ...]
    stances: tuple[Move, ...]
    disputed: tuple[ClaimRow, ...]
    commitments: tuple[CommitmentRow, ...]
    meetings: tuple[EventRow, ...]
    events: tuple[EventRow, ...]


class ArticleRow(Struct, frozen=True):
    """An article.

    Attributes:
        version: from 1; how often it was corrected.
        added: the moment (UTC).
        statements: how many it reports.
        copies: the outlets that carry the same report, this one left out.
    """

    id: int
    key: str
    url: str | None
    title: str | None
    outlet: str | None
    author: str | None
    language: str | None
    published: str | None
    origin: int
    version: int
    added: str
    statements: int
    copies: tuple[str, ...]


class Found(Struct, frozen=True):
    """An article in which words were found.

    Attributes:
        title_found: begin and end, within the title, of each word that was searched.
        snippet: the part of its text where most of the words stand.
        found: begin and end, within the snippet, of each.
        begin, end: of the snippet in the text.
        statements: those in which most of the words stand.
    """

    article: Source
    title_found: tuple[Span, ...]
    snippet: str
    found: tuple[Span, ...]
    begin: int
    end: int
    statements: tuple[StatementRow, ...]
