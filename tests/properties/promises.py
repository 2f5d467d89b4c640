"""The promises that hold of every record, as checks of one record against the text it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rundingan.model import ACTS, ENTITY_TYPES, KINDS, Record, Span
from rundingan.text.folded import Folded


def spans(record: Record) -> Iterator[Span]:
    """Every span of a record."""
    for entity in record.entities:
        yield from entity.mentions
    for time in record.times:
        yield time.span
    for statement in record.statements:
        yield from statement.content
        yield statement.sentence
        yield from (s for s in (statement.source, statement.cue, statement.channel_span) if s is not None)
        if statement.why and statement.why.antecedent:
            yield statement.why.antecedent


def check_spans(record: Record) -> None:
    """Every span lies in the text and runs forward."""
    for start, end in spans(record):
        assert 0 <= start < end <= len(record.text), (start, end)
        assert record.text[start:end].strip(), (start, end)


def check_words(record: Record) -> None:
    """What is shown as written is written there."""
    for statement in record.statements:
        assert (statement.channel is None) == (statement.channel_span is None)
        if statement.channel_span is not None:
            start, end = statement.channel_span
            assert Folded(record.text[start:end]).text == statement.channel
    shown = " ".join(Folded(record.text).text.split())
    for entity in record.entities:
        if entity.type != "group":  # the name of several who speak as one is put together
            for name in (entity.name, *entity.aliases, *entity.roles):
                assert all(word in shown for word in name.split()), name


def check_ids(record: Record) -> None:
    """Ids are unique, and whatever is referred to is there."""
    entities = {e.id for e in record.entities}
    times = {t.id for t in record.times}
    statements = {s.id for s in record.statements}
    parts = len(record.entities) + len(record.times) + len(record.statements)
    assert len(entities | times | statements) == parts
    for statement in record.statements:
        assert statement.speaker is None or statement.speaker in entities
        assert set(statement.about) <= entities
        assert statement.time is None or statement.time in times
        assert statement.within is None or statement.within in statements


def check_nesting(record: Record) -> None:
    """``within`` never comes back to where it began, and an inner cue lies in the outer words."""
    by_id = {s.id: s for s in record.statements}
    for statement in record.statements:
        seen = {statement.id}
        outer = by_id.get(statement.within or "")
        if outer is not None:
            start = (statement.cue or statement.content[0])[0]
            assert any(a <= start < b for a, b in outer.content)
        while outer is not None:
            assert outer.id not in seen
            seen.add(outer.id)
            outer = by_id.get(outer.within or "")


def check_statements(record: Record) -> None:
    """A statement has content, its fragments apart and in order; kinds, acts and chances are known ones."""
    for statement in record.statements:
        assert statement.content
        assert statement.kind in KINDS
        assert statement.act in ACTS
        assert 0 <= statement.confidence <= 1
        for before, after in pairwise(statement.content):
            assert before[1] <= after[0], statement.content
        if statement.speaker is None:
            assert statement.why is None or statement.why.antecedent is None


def check_entities(record: Record) -> None:
    """An entity has a name, a known type and mentions; no name comes twice."""
    for entity in record.entities:
        assert entity.name.strip()
        assert entity.type in ENTITY_TYPES
        assert entity.mentions
        assert list(entity.mentions) == sorted(set(entity.mentions))
        names = (entity.name, *entity.aliases)
        assert len(names) == len(set(names))


CHECKS = (check_spans, check_words, check_ids, check_nesting, check_statements, check_entities)
"""All checks of one record."""
