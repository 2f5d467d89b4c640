"""What a reading tells, in words: who said what, as tests like to compare it."""

from __future__ import annotations

from typing import NamedTuple

import rundingan
from rundingan.model import Entity, Record

PUBLISHED = "2031-04-02"  # a Wednesday


class Said(NamedTuple):
    """One statement in words; fragments of the content are joined by ``" … "``."""

    who: str | None
    words: str
    kind: str
    source: str
    cue: str
    channel: str | None
    act: str
    time: str
    within: str | None


def read(text: str) -> Record:
    """Read a Malay text of the day of these tests."""
    return rundingan.read(text, published=PUBLISHED, language="ms")


def said(text: str) -> list[Said]:
    """Every statement of the text."""
    record = read(text)
    contents = {s.id: record.words(*s.content) for s in record.statements}
    found = []
    for s in record.statements:
        speaker, time = record.entity(s.speaker), record.timex(s.time)
        found.append(
            Said(
                speaker.name if speaker else None,
                contents[s.id],
                s.kind,
                record.words(s.source),
                record.words(s.cue),
                s.channel,
                s.act,
                record.words(time.span) if time else "",
                contents[s.within] if s.within else None,
            )
        )
    return found


def only(text: str) -> Said:
    """The only statement of the text."""
    found = said(text)
    assert len(found) == 1, found
    return found[0]


def who_said(text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of every statement."""
    return [(s.who, s.words) for s in said(text)]


def words(text: str) -> list[str]:
    """The words of every statement."""
    return [s.words for s in said(text)]


def speakers(text: str) -> list[str | None]:
    """The speaker of every statement."""
    return [s.who for s in said(text)]


def entity(text: str, name: str) -> Entity:
    """The entity of that name; fails where there is none or more than one."""
    found = [e for e in read(text).entities if e.name == name]
    assert len(found) == 1, [e.name for e in read(text).entities]
    return found[0]


def names(text: str, kind: str | None = None) -> list[str]:
    """The names of the entities (of a type), in the order of the record."""
    return [e.name for e in read(text).entities if kind in (None, e.type)]
