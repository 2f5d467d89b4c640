"""How each part of a record is held against the marks: which two are the same, and what about them is right.

Every function takes the comparison of one article and adds to its score; a part that was not marked is left
alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import UNSET, UnsetType

from rundingan.evaluation.comparison import Comparison, Pairs
from rundingan.evaluation.figures import Outcome
from rundingan.evaluation.marked import (
    MarkedClaim,
    MarkedCommitment,
    MarkedEvent,
    MarkedPosition,
    MarkedStatement,
    MarkedTime,
    Party,
)
from rundingan.evaluation.matching import is_channel, overlap, pair_off
from rundingan.model import KINDS, Claim, ClaimSide, Commitment, Event, Position, Span, Statement, Timex

FOUND = 0.5  # statements are the same from this overlap of their contents on
EXACT = 0.9  # and their contents count as exact from this one on
SAME_SOURCE = 0.3  # "the prime minister, Sir X" and "Sir X" are one mention
SAME_CUE = 0.5
SAME_COMMITMENT = 0.4
SAME_CONDITION = 0.5
SAME_EVENT = 0.2  # the evidence may be a sentence or a clause of it
SAME_TIME = 0.3
TOUCHING = 1e-9  # any letter in common


def score_statements(case: Comparison) -> None:
    """Statements are paired by their contents; what is right about a pair is counted property by property."""
    marked, guessed = case.article.statements, case.record.statements
    if marked is UNSET:
        return
    theirs = [case.letters(mark.content) for mark in marked]
    ours = [case.letters(statement.content) for statement in guessed]
    pairs = pair_off(len(marked), len(guessed), lambda i, j: overlap(theirs[i], ours[j]), FOUND)
    case.count(
        "statements.found",
        pairs,
        [(mark.speaker or None, mark.content) for mark in marked],
        [(case.name(statement.speaker), statement.content) for statement in guessed],
    )
    _count_kinds(case, marked)
    attributed = set()
    for i, j in pairs:
        _count_content(case, marked[i], guessed[j], overlap(theirs[i], ours[j]))
        _count_properties(case, marked[i], guessed[j])
        if _count_speaker(case, marked[i], guessed[j]):
            attributed.add(j)
    case.result.outcomes += [Outcome(s.confidence, j in attributed) for j, s in enumerate(guessed)]


def _count_kinds(case: Comparison, marked: Sequence[MarkedStatement]) -> None:
    for name, kinds in _attributed_figures():
        figure = case.result.found(name)
        figure.marked += sum(mark.kind in kinds for mark in marked)
        figure.guessed += sum(statement.kind in kinds for statement in case.record.statements)
    exact = case.result.found("statements.exact")
    exact.marked += len(marked)
    exact.guessed += len(case.record.statements)


def _attributed_figures() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "statements.attributed", KINDS
    for kind in KINDS:
        yield f"statements.attributed.{kind}", (kind,)


def _count_content(case: Comparison, mark: MarkedStatement, statement: Statement, near: float) -> None:
    if near >= EXACT:
        case.result.found("statements.exact").add_right()
    else:
        case.miss("statements.exact", "wrong", statement.content, wanted=_words(case, mark))


def _words(case: Comparison, mark: MarkedStatement) -> str:
    return " … ".join(case.article.text[start:end] for start, end in mark.content)


def _count_speaker(case: Comparison, mark: MarkedStatement, statement: Statement) -> bool:
    """Count whether the speaker is right, or the source mention where the marks name no speakers."""
    if mark.speaker is not UNSET:
        right = case.is_party(statement.speaker, (mark.speaker, *mark.aliases))
    elif mark.source and statement.source:
        right = case.near([mark.source], [statement.source]) >= SAME_SOURCE
    else:
        right = not mark.source and not statement.source
    if right:
        for name, kinds in _attributed_figures():
            case.result.found(name).right_marked += mark.kind in kinds
            case.result.found(name).right_guessed += statement.kind in kinds
    else:
        wanted, got = _who(case, mark.speaker, mark.source), _who(case, statement.speaker, statement.source)
        case.miss("statements.attributed", "wrong", mark.content, wanted=wanted, got=got)
    return right


def _who(case: Comparison, speaker: str | UnsetType | None, source: Span | None) -> str:
    """Whom a difference names: the speaker, the words of the source where there is no speaker, or nobody."""
    if speaker:
        return case.name(speaker)
    return case.article.text[source[0] : source[1]] if source else "nobody"


def _count_properties(case: Comparison, mark: MarkedStatement, statement: Statement) -> None:
    _count_property(case, mark, "kind", mark.kind == statement.kind, mark.kind, statement.kind)
    text = case.article.text
    cues = [text[cue[0] : cue[1]] if cue else "none" for cue in (mark.cue, statement.cue)]
    if mark.cue and statement.cue:
        same_cue = case.near([mark.cue], [statement.cue]) >= SAME_CUE
    else:
        same_cue = mark.cue is None and statement.cue is None
    _count_property(case, mark, "cue", same_cue, *cues)
    if mark.act:
        _count_property(case, mark, "act", statement.act in (mark.act, *mark.acts), mark.act, statement.act)
    if mark.channel:
        right = is_channel(statement.channel, mark.channel)
        _count_property(case, mark, "channel", right, mark.channel, statement.channel or "none")


def _count_property(case: Comparison, mark: MarkedStatement, name: str, right: bool, wanted: str, got: str) -> None:
    case.result.accuracy(f"statements.{name}").add(right)
    if not right:
        case.miss(f"statements.{name}", "wrong", mark.content, wanted=wanted, got=got)


def score_positions(case: Comparison) -> None:
    """Positions are the same where party and stance are and their evidence touches."""
    marked, guessed = case.article.positions, case.record.positions
    if marked is UNSET:
        return

    def likeness(mark: MarkedPosition, position: Position) -> float:
        if mark.stance != position.stance or not case.is_party(position.party, (mark.party, *mark.aliases)):
            return 0.0
        return case.near([mark.evidence], [position.evidence])

    pairs = pair_off(len(marked), len(guessed), lambda i, j: likeness(marked[i], guessed[j]), TOUCHING)
    case.count(
        "positions",
        pairs,
        [(f"{mark.party}: {mark.stance}", [mark.evidence]) for mark in marked],
        [(f"{case.name(position.party)}: {position.stance}", [position.evidence]) for position in guessed],
    )


def score_claims(case: Comparison) -> None:
    """Claims in dispute are the same where somebody marked asserts and somebody marked denies them."""
    marked = case.article.claims
    if marked is UNSET:
        return
    guessed = [claim for claim in case.record.claims if claim.status == "contested"]

    def has_side(parties: Sequence[Party], side: Sequence[ClaimSide]) -> bool:
        accepted = [name for party in parties for name in (party.speaker, *party.aliases)]
        return any(case.is_party(one.speaker, accepted) for one in side)

    def likeness(mark: MarkedClaim, claim: Claim) -> float:
        asserted = has_side(mark.asserted_by, claim.asserted_by)
        return float(asserted and has_side(mark.denied_by, claim.denied_by))

    pairs = pair_off(len(marked), len(guessed), lambda i, j: likeness(marked[i], guessed[j]), 1.0)
    case.count(
        "claims",
        pairs,
        [(" / ".join(p.speaker for p in (*m.asserted_by, *m.denied_by)), [m.claim]) for m in marked],
        [(" / ".join(case.name(side.speaker) for side in (*c.asserted_by, *c.denied_by)), [c.span]) for c in guessed],
    )


def score_commitments(case: Comparison) -> None:
    """Commitments are the same where the party is and their contents overlap."""
    marked, guessed = case.article.commitments, case.record.commitments
    if marked is UNSET:
        return

    def likeness(mark: MarkedCommitment, commitment: Commitment) -> float:
        if not case.is_party(commitment.by, (mark.by, *mark.aliases)):
            return 0.0
        return case.near(mark.content, commitment.content)

    pairs = pair_off(len(marked), len(guessed), lambda i, j: likeness(marked[i], guessed[j]), SAME_COMMITMENT)
    case.count(
        "commitments",
        pairs,
        [(mark.by, mark.content) for mark in marked],
        [(case.name(commitment.by), commitment.content) for commitment in guessed],
    )
    _count_conditions(case, pairs, marked, guessed)


def _count_conditions(
    case: Comparison, pairs: Pairs, marked: Sequence[MarkedCommitment], guessed: Sequence[Commitment]
) -> None:
    text = case.article.text
    for i, j in pairs:
        wanted, got = marked[i].condition, guessed[j].condition
        if wanted:
            right = case.near([wanted], [got]) >= SAME_CONDITION
            case.result.accuracy("commitments.condition").add(right)
            if not right:
                said = text[got[0] : got[1]] if got else "none"
                case.miss("commitments.condition", "wrong", [wanted], text[wanted[0] : wanted[1]], said)


def score_events(case: Comparison) -> None:
    """Events are the same where the type is, their evidence overlaps and somebody took part in both."""
    marked, guessed = case.article.events, case.record.events
    if marked is UNSET:
        return

    def likeness(mark: MarkedEvent, event: Event) -> float:
        if event.type not in (mark.type, *mark.types):
            return 0.0
        accepted = [name for who in (*mark.actors, *mark.recipients) for name in (who.name, *who.aliases)]
        if accepted and not any(case.is_party(one, accepted) for one in (*event.actors, *event.recipients)):
            return 0.0
        return case.near([mark.evidence], [event.evidence])

    pairs = pair_off(len(marked), len(guessed), lambda i, j: likeness(marked[i], guessed[j]), SAME_EVENT)
    case.count(
        "events",
        pairs,
        [(mark.type, [mark.evidence]) for mark in marked],
        [(event.type, [event.evidence]) for event in guessed],
    )
    for i, j in pairs:
        wanted, got = marked[i].status, guessed[j].status
        case.result.accuracy("events.status").add(wanted == got)
        if wanted != got:
            case.miss("events.status", "wrong", [marked[i].evidence], wanted or "none", got)


def score_times(case: Comparison) -> None:
    """Times are paired by their spans; the value counts where one was marked."""
    marked, guessed = case.article.times, case.record.times
    if marked is UNSET:
        return

    def likeness(mark: MarkedTime, time: Timex) -> float:
        return case.near([mark.span], [time.span])

    pairs = pair_off(len(marked), len(guessed), lambda i, j: likeness(marked[i], guessed[j]), SAME_TIME)
    case.count(
        "times",
        pairs,
        [(mark.value, [mark.span]) for mark in marked],
        [(time.value, [time.span]) for time in guessed],
    )
    for i, j in pairs:
        wanted, got = marked[i].value, guessed[j].value
        if wanted:
            right = got in (wanted, *marked[i].values)
            case.result.accuracy("times.value").add(right)
            if not right:
                case.miss("times.value", "wrong", [marked[i].span], wanted, got or "none")


PARTS = (score_statements, score_positions, score_claims, score_commitments, score_events, score_times)
