"""What every format shows of a dossier's rows to people: a heading, facts, the article's words, and the source.

A row becomes an entry; a terminal, Markdown and HTML write entries, each in its own way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from rundingan.exports.labels import count, label, named
from rundingan.exports.terminal_parts import SIGNS
from rundingan.exports.timex import spoken
from rundingan.model import Span
from rundingan.views.rows import (
    ArticleRow,
    ClaimRow,
    CommitmentRow,
    Day,
    EventRow,
    Found,
    Move,
    PersonRow,
    Profile,
    Proposed,
    Side,
    Source,
    Stance,
    Standing,
    StatementRow,
    Who,
)

_SIDES: Final = 4
"""Speakers of one side of a claim that are shown."""


class Line(NamedTuple):
    """A line under an entry's heading.

    Attributes:
        sign: what stands before it, or "".
        said: a word of ours before the article's (``before:``), or "".
        words: the article's own words.
        found: begin and end within them of each word that was searched.
        source: where they stand, where that is not the entry's own source.
    """

    sign: str
    said: str
    words: str
    found: tuple[Span, ...] = ()
    source: Source | None = None


class Entry(NamedTuple):
    """A row as people see it.

    Attributes:
        sign: what stands before it, or "".
        name: whom or what it is about.
        facts: what is told of it, in the reader's language.
        lines: the words that show it.
        source: the article behind it.
    """

    sign: str
    name: str
    facts: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    source: Source | None = None


def entry(row: Any, language: str) -> Entry:
    """The row in the reader's language.

    Raises:
        KeyError: it is of no kind that people are shown.
    """
    return _ENTRIES[type(row)](row, language)


def day_in_words(day: str | None, language: str) -> str:
    """The day for a person."""
    return spoken(day, language) if day else label("undated", language)


def _facts(*facts: str | None) -> tuple[str, ...]:
    return tuple(fact for fact in facts if fact)


def _name(who: Who | None, language: str) -> str:
    return who.name if who else label("nobody", language)


def _names(those: Iterable[Who]) -> str:
    return ", ".join(who.name for who in those)


def _statement(row: StatementRow, language: str) -> Entry:
    facts = _facts(
        named("acts", row.act, language),
        named("kinds", row.kind, language),
        f"{label('via', language)} {row.channel}" if row.channel else None,
        day_in_words(row.day, language),
    )
    return Entry("", _name(row.speaker, language), facts, (Line("", "", row.words, row.found),), row.article)


def _standing(row: Standing, language: str) -> Entry:
    found = _stance(row.now, language)
    since = label("since_day", language, day=day_in_words(row.since, language)) if row.since else None
    facts = _facts(found.facts[0], row.proposal.name, since, *found.facts[2:-1])
    return found._replace(facts=facts, lines=(*found.lines, *_moved(row.moved, language)))


def _moved(move: Move | None, language: str) -> tuple[Line, ...]:
    """How it came to stand so: the shift and the sentence before it."""
    if move is None or move.before is None or move.shift is None:
        return ()
    shift, day = named("shifts", move.shift, language), day_in_words(move.now.day, language)
    said = f"{shift} · {day} · {_before(move.before, language)}"
    return (Line("←", said, move.before.words, (), move.before.article),)


def _before(stance: Stance, language: str) -> str:
    told = named("stances", stance.stance, language)
    return f"{label('before', language)}: {told}, {day_in_words(stance.day, language)}"


def _move(row: Move, language: str) -> Entry:
    found = _stance(row.now, language)
    shift = named("shifts", row.shift, language) if row.shift else None
    before = (Line("←", _before(row.before, language), row.before.words, (), row.before.article),) if row.before else ()
    return found._replace(facts=_facts(shift, *found.facts), lines=(*found.lines, *before))


def _stance(row: Stance, language: str) -> Entry:
    facts = _facts(
        named("stances", row.stance, language),
        row.proposal.name,
        f"{label('ascribed_by', language)} {row.ascribed_by.name}" if row.ascribed_by else None,
        day_in_words(row.day, language),
    )
    condition = (Line("", label("on_condition", language), row.conditions),) if row.conditions else ()
    return Entry(SIGNS.get(row.stance, "·"), row.party.name, facts, (*condition, Line("", "", row.words)), row.article)


def _claim(row: ClaimRow, language: str) -> Entry:
    facts = _facts(
        named("claim_statuses", row.status, language),
        count(row.origins, "report", language),
        day_in_words(row.last_day, language),
    )
    sides = (
        ("+", "asserts", row.asserted_by),
        ("−", "denies", row.denied_by),
        ("≈", "variants", row.variants),
        ("↩", "withdraws", row.withdrawn_by),
    )
    lines = [_side(sign, key, side, language) for sign, key, those in sides for side in those[:_SIDES]]
    return Entry("?", row.words, facts, tuple(lines), row.first.article if row.first else None)


def _side(sign: str, key: str, side: Side, language: str) -> Line:
    often = f" ({count(side.origins, 'report', language)})" if side.origins > 1 else ""
    day = f" · {label('first_by', language)} {day_in_words(side.day, language)}"
    return Line(sign, f"{_name(side.who, language)} {label(key, language)}{often}{day}", side.words, (), side.article)


def _commitment(row: CommitmentRow, language: str) -> Entry:
    facts = _facts(
        label("threat", language) if row.threat else None,
        named("states", row.state, language),
        label("due", language, day=day_in_words(row.due, language)) if row.due else None,
        day_in_words(row.day, language),
    )
    lines = [Line("", "", row.words)]
    lines += [Line("", label("on_condition", language), row.condition)] if row.condition else []
    lines += (
        [Line("→", named("states", row.state, language), row.state_words, (), row.state_article)]
        if row.state_words
        else []
    )
    return Entry("!" if row.threat else "•", row.party.name, facts, tuple(lines), row.article)


def _event(row: EventRow, language: str) -> Entry:
    who = _names(row.actors)
    toward = f"→ {_names(row.recipients)}" if row.recipients else ""
    mode = f" ({named('modes', row.mode, language)})" if row.mode else ""
    facts = _facts(
        " ".join(part for part in (who, toward) if part),
        f"{label('at_place', language)} {row.place.name}" if row.place else None,
        named("statuses", row.status, language),
        spoken(row.time, language) if row.time else day_in_words(row.day, language),
        f"{label('told_by', language)} {row.told_by.name}" if row.told_by else None,
    )
    return Entry("•", named("event_types", row.type, language) + mode, facts, (Line("", "", row.words),), row.article)


def _person(row: PersonRow, language: str) -> Entry:
    kind = named("entity_types", row.type, language) if row.type != "person" else None
    seen = " – ".join(day_in_words(day, language) for day in dict.fromkeys((row.first_day, row.last_day)) if day)
    facts = _facts(f"#{row.id}", kind, row.country, count(row.articles, "article", language), seen)
    return Entry("", row.name, facts, tuple(Line("", "", role) for role in row.roles[:3]))


def _article(row: ArticleRow, language: str) -> Entry:
    facts = _facts(
        row.outlet,
        day_in_words(row.published, language),
        named("languages", row.language or "", language),
        count(row.statements, "statement", language),
        f"{label('copies', language)} {', '.join(row.copies)}" if row.copies else None,
    )
    return Entry("", row.title or row.key, facts, (Line("", "", row.url or row.key),))


def _found(row: Found, language: str) -> Entry:
    lines = [Line("", "", row.snippet, row.found)]
    for each in row.statements:
        act = named("acts", each.act, language)
        lines.append(Line("•", f"{_name(each.speaker, language)} · {act}", each.words, each.found))
    title = row.article.title or row.article.key
    return Entry("", title, _facts(day_in_words(row.article.published, language)), tuple(lines), row.article)


def _day(row: Day, language: str) -> Entry:
    facts = (count(row.articles, "article", language), count(row.statements, "statement", language))
    lines: list[Line] = []
    if row.speakers:
        lines.append(Line("", label("speakers", language), ", ".join(f"{s.name} ({s.count})" for s in row.speakers)))
    for move in row.moves:
        shift = named("shifts", move.shift or "", language)
        said = f"{move.now.party.name} · {shift} · {named('stances', move.now.stance, language)}"
        lines.append(Line(SIGNS.get(move.now.stance, "·"), said, move.now.words, (), move.now.article))
    for event in row.meetings:
        said = f"{named('event_types', event.type, language)} · {named('statuses', event.status, language)}"
        lines.append(Line("•", said, event.words, (), event.article))
    lines += [Line("", label("on_table", language), proposal.name) for proposal in row.proposals]
    return Entry("", day_in_words(row.day, language), facts, tuple(lines))


def _proposed(row: Proposed, language: str) -> Entry:
    by = f"{label('put_by', language)} {_names(row.by)}" if row.by else None
    return Entry("•", row.name, _facts(by, day_in_words(row.day, language)), (), row.article)


def _profile(row: Profile, language: str) -> Entry:
    found = _person(row.person, language)
    lines = [Line("", label("called", language), ", ".join(row.names))] if row.names else []
    for role in row.roles:
        days = " – ".join(day_in_words(day, language) for day in dict.fromkeys((role.first_day, role.last_day)) if day)
        lines.append(Line("", f"{count(role.articles, 'article', language)} · {days}", role.role))
    lines += [Line("→", f"{named('deeds', each.deed, language)} ({each.count})", each.who.name) for each in row.bonds]
    return found._replace(lines=tuple(lines))


_ENTRIES: Final[dict[type, Callable[[Any, str], Entry]]] = {
    ArticleRow: _article,
    ClaimRow: _claim,
    CommitmentRow: _commitment,
    Day: _day,
    EventRow: _event,
    Found: _found,
    Move: _move,
    PersonRow: _person,
    Profile: _profile,
    Standing: _standing,
    StatementRow: _statement,
    Proposed: _proposed,
}


class Section(NamedTuple):
    """Entries under a heading."""

    heading: str
    entries: tuple[Entry, ...]


def sections(changes: Any, language: str) -> list[Section]:
    """What is new, by its parts; those of which there is nothing are left out."""
    parts: Sequence[tuple[str, Sequence[Any]]] = (
        ("moved", changes.moves),
        ("disputes", changes.disputed),
        ("first_stances", changes.stances),
        ("on_table", changes.proposals),
        ("commitments", changes.commitments),
        ("meetings", changes.meetings),
        ("other_events", changes.events),
    )
    shown = partial(entry, language=language)
    return [Section(label(key, language), tuple(map(shown, rows))) for key, rows in parts if rows]


def headline(changes: Any, language: str) -> str:
    """How much is new since which day, on one line."""
    until = f" – {day_in_words(changes.until, language)}" if changes.until else ""
    facts = (
        label("since_day", language, day=day_in_words(changes.since, language)) + until,
        count(changes.articles, "article", language),
        count(changes.statements, "statement", language),
        *(f"{each.name} {each.count}" for each in changes.outlets),
    )
    return " · ".join(facts)


def source_in_words(source: Source, language: str) -> str:
    """Outlet, day and title of an article, on one line."""
    facts = _facts(source.outlet, day_in_words(source.published, language), source.title)
    return ", ".join(facts if source.outlet or source.title else (source.url or source.key, *facts))
