"""What every format shows of a statement, looked up once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rundingan.exports.labels import named
from rundingan.model import Entity, Record, Span, Statement, Timex

_MARKS = frozenset("\"'“”„‟«»″＂〝〞‘’‚‛‹›`´")
_MARK_LENGTH = 2  # ’’ and `` are one mark of two characters


class Said(NamedTuple):
    """A statement of a record, with what its ids mean.

    Attributes:
        number: its place in the record, from 1.
        depth: how many statements it is nested in.
    """

    record: Record
    statement: Statement
    number: int
    depth: int
    speaker: Entity | None
    time: Timex | None

    @property
    def name(self) -> str | None:
        """The speaker's name, or None where the article does not say."""
        return self.speaker.name if self.speaker else None

    @property
    def cue(self) -> str | None:
        """The cue as written."""
        return self.record.words(self.statement.cue) or None

    @property
    def source(self) -> str | None:
        """The mention that stands for the speaker, as written."""
        return self.record.words(self.statement.source) or None

    @property
    def content(self) -> str:
        """The content as written, its fragments joined by an ellipsis."""
        return self.record.words(*self.statement.content)

    @property
    def antecedent(self) -> str | None:
        """The mention that the speaker was resolved to, as written, where it is not the source itself."""
        why = self.statement.why
        if why is None or why.antecedent == self.statement.source:
            return None
        return self.record.words(why.antecedent) or None

    @property
    def quoted(self) -> str:
        """The content with the quotation marks that the article has around it."""
        return " … ".join(_with_marks(self.record.text, span) for span in self.statement.content)


def _with_marks(text: str, span: Span) -> str:
    start, end = span
    before = next((n for n in range(_MARK_LENGTH) if text[start - n - 1 : start - n] not in _MARKS), _MARK_LENGTH)
    after = next((n for n in range(_MARK_LENGTH) if text[end + n : end + n + 1] not in _MARKS), _MARK_LENGTH)
    return text[start - before : end + after]


def said(record: Record) -> list[Said]:
    """The statements of the record, in its order."""
    entities = {entity.id: entity for entity in record.entities}
    times = {time.id: time for time in record.times}
    outer = {each.id: each.within for each in record.statements}
    return [
        Said(
            record,
            each,
            number,
            _depth(each.id, outer),
            entities.get(each.speaker or ""),
            times.get(each.time or ""),
        )
        for number, each in enumerate(record.statements, 1)
    ]


def _depth(statement: str, outer: dict[str, str | None]) -> int:
    seen = {statement}
    at = outer[statement]
    while at in outer and at not in seen:
        seen.add(at)
        at = outer[at]
    return len(seen) - 1


def nested(record: Record) -> Iterator[Said]:
    """The statements of the record, each followed by those nested in it."""
    every = said(record)
    known = {each.statement.id for each in every}
    inner: dict[str | None, list[Said]] = {}
    for each in every:
        within = each.statement.within if each.depth and each.statement.within in known else None
        inner.setdefault(within, []).append(each)
    waiting = inner.pop(None, [])[::-1]
    while waiting or inner:
        if not waiting:  # statements that are nested in a ring: none of them is outermost
            waiting = inner.pop(next(iter(inner)))[::-1]
        each = waiting.pop()
        yield each
        waiting += inner.pop(each.statement.id, [])[::-1]


def described(speaker: Entity, language: str = "en") -> str:
    """What the speaker is: the first role; without one, of what type, unless that is a person."""
    if speaker.roles:
        return speaker.roles[0]
    return "" if speaker.type == "person" else named("entity_types", speaker.type, language)


def by_speaker(record: Record) -> list[list[Said]]:
    """The statements grouped by speaker, those who say most first; those without a speaker last."""
    groups: dict[str | None, list[Said]] = {}
    for each in said(record):
        groups.setdefault(each.speaker.id if each.speaker else None, []).append(each)
    nobody = groups.pop(None, None)
    ranked = sorted(groups.values(), key=lambda group: (-len(group), group[0].number))
    return ranked + ([nobody] if nobody else [])
