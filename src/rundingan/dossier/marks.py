"""What tells one proposal from another: what it is about, in how many days, by whom, toward whom, among whom.

All is held in units that are the same in every language, so that ``the 30-day truce`` is one with what other languages
call it, and an Easter truce and an energy truce stay two. Words that only say that something is on the table (``the
plan``) tell nothing, and join no articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from rundingan.dossier.adding import Adding
from rundingan.dossier.analysis import folded
from rundingan.dossier.meanings import (
    Meaning,
    Word,
    concepts,
    is_country,
    is_number,
    is_tabled,
    meeting,
    told,
    units_of,
)
from rundingan.dossier.parties import party_of, tokens
from rundingan.model import Entity, Proposal, Span
from rundingan.rules.senses import Sense, unit

_WORDS: Final = 12
"""Words of a name that are looked at."""
_MOST: Final = 10
"""Parties that are kept as standing around a proposal."""
_SIZES: Final = 4
"""Numbers that are kept of a proposal."""
_SHORT: Final = 3
"""Letters that a short name has at least."""
_FEW: Final = 3
"""Words of the fuller of two names, one of which is within the other."""
_LIKE: Final = 0.5
"""Share of the words of two names, of all words of both, from which they speak of one thing."""
_KEYED, _UNITS, _PARTIES, _SEASON = 4, 8, 5, 6
"""By how many words, units and parties a proposal is kept at most, and in how many months of a season."""
_SOON, _LATER = 14, 60
"""Days within which little, and something more, must speak for two names being one proposal."""

Size = tuple[int, tuple[int, ...]]
"""A number, and the units of what it counts; no units where it counts nothing."""


class Marks(Struct, frozen=True, array_like=True):
    """What is known of a proposal.

    Attributes:
        about: its words, without numbers, parties, and what only says that it is on the table.
        names: the short names in it (a treaty's, a law's), and bodies that are of no country.
        sizes: numbers with the units of what they count (30, days).
        by: who put it forward: entities (below zero), and countries.
        toward: other countries and people that its name holds.
        around: parties named in the paragraphs that speak of it, or with a position.
    """

    about: tuple[Word, ...] = ()
    names: tuple[int, ...] = ()
    sizes: tuple[Size, ...] = ()
    by: tuple[int, ...] = ()
    toward: tuple[int, ...] = ()
    around: tuple[int, ...] = ()

    @property
    def concept(self) -> str | None:
        """The concepts of its words, as far as lists know them; None where there are none."""
        named = (next((concepts()[each] for each in word.units if each in concepts()), None) for word in self.about)
        return " ".join(sorted({each for each in named if each})) or None

    @property
    def parties(self) -> tuple[int, ...]:
        """All parties, those who put it forward first."""
        return (*dict.fromkeys((*self.by, *self.toward, *self.around)),)


def marks_of(adding: Adding, proposal: Proposal) -> Marks:
    """What an article tells of a proposal."""
    record = adding.record
    owners = dict.fromkeys(_tokens(adding, (each for each in record.entities if each.id in proposal.by)))
    found = [_read(adding, span) for span in dict.fromkeys((_name_span(record.text, proposal), *proposal.mentions))]
    named = next((each for each in found if each.about or each.names), found[0])
    by = dict.fromkeys((*owners, *named.by))
    around = dict.fromkeys(_around(adding, proposal))
    return Marks(
        named.about[:_WORDS],
        named.names[:_MOST],
        (*dict.fromkeys(size for each in found for size in each.sizes),)[:_SIZES],
        tuple(token for token in by if token not in named.names),
        tuple(token for token in dict.fromkeys(named.toward) if token not in by),
        tuple(around)[:_MOST],
    )


def _name_span(text: str, proposal: Proposal) -> Span:
    for begin, end in proposal.mentions:
        if text[begin:end] == proposal.name:
            return begin, end
    return proposal.mentions[0] if proposal.mentions else (0, 0)


def _read(adding: Adding, span: Span) -> Marks:
    """What the words of a mention tell."""
    text, language = adding.words(span), adding.record.language
    within = [*_within(adding, span)]
    bodies = (each.name for each, _ in within if each.type == "organisation" and not each.country)
    names = [-unit(folded(name)) for name in bodies if not _known_bodies(name, language)]
    by: list[int] = []
    toward = [*_tokens(adding, (each for each, _ in within if each.country or each.type != "organisation"))]
    about: list[Word] = []
    sizes: list[Size] = []
    counted: Sense | None = None
    for sense in told(text, language):
        word = text[sense.start : sense.end]
        if counted or is_number(sense, text):
            if counted:
                sizes.append((counted.units[0], sense.units))
            counted = None if counted else sense
        elif is_country(sense):
            toward += [each for each in sense.units if is_country(sense)]
        elif known := _known_bodies(word, language):
            by += known
        elif word.isupper() and len(word) >= _SHORT and (word == text or not text.isupper()):
            names += sense.units
        elif not is_tabled(sense, text, language) and not any(
            begin - span[0] <= sense.start < end - span[0] for _, (begin, end) in within
        ):
            about.append(Word(sense.units, sense.weight))
    if counted:
        sizes.append((counted.units[0], ()))
    return Marks(tuple(about), tuple(names), tuple(sizes), tuple(by), tuple(toward))


def _known_bodies(name: str, language: str | None) -> list[int]:
    """The units of a short name that word lists know (the United Nations): a party, and nothing's own name."""
    if not name.isupper() or " " in name:
        return []
    return [each for sense in told(name, language) for each in sense.units if each in concepts()]


def _within(adding: Adding, span: Span) -> Iterator[tuple[Entity, Span]]:
    for entity in adding.record.entities:
        for begin, end in entity.mentions:
            if span[0] <= begin and end <= span[1]:
                yield entity, (begin, end)


def _tokens(adding: Adding, entities: Iterable[Entity]) -> Iterator[int]:
    for each in entities:
        if each.id in adding.entities:
            yield from tokens(party_of(each, adding.entities[each.id]), adding.record.language)


def _around(adding: Adding, proposal: Proposal) -> Iterator[int]:
    record = adding.record
    parties = {each.party for each in record.positions if each.proposal == proposal.id}
    yield from _tokens(adding, (each for each in record.entities if each.id in parties))
    paragraphs = {_paragraph(record.text, span) for span in proposal.mentions}
    for each in record.entities:
        if any(begin <= at < end for at, _ in each.mentions for begin, end in paragraphs):
            yield from _tokens(adding, (each,))


def _paragraph(text: str, span: Span) -> Span:
    end = text.find("\n", span[1])
    return text.rfind("\n", 0, span[0]) + 1, end if end >= 0 else len(text)


def likeness(one: Marks, other: Marks, days: int | None) -> int:
    """How much speaks for two proposals being one; 0 where too little does, or something against it.

    Args:
        days: between the two; None where that is not known.
    """
    named = _named_alike(one, other)
    if _apart(one, other) or not (named or (one.about and other.about)):
        return 0
    like = _words_shared(one.about, other.about)
    if like < _LIKE and not (
        _within_the_other(one.about, other.about) and max(len(one.about), len(other.about)) <= _FEW
    ):
        return 0
    count = sum(1 for _ in meeting(one.about, units_of(other.about)))
    thin = not named and (like < _LIKE or count < 2)
    reasons = min(3, max(0, count - 1)) + 2 * bool(_sizes_shared(one, other)) + 3 * named
    reasons += _party_shared(one.by, other.by) + _party_shared(one.toward, other.toward) + _around_shared(one, other)
    needed = 4 if days is None else 2 if days <= _SOON else 3 if days <= _LATER else 4
    return reasons if reasons >= needed + thin else 0


def _named_alike(one: Marks, other: Marks) -> bool:
    """Whether both have the same short name."""
    return any(name > 0 for name in {*one.names} & {*other.names})


def _apart(one: Marks, other: Marks) -> bool:
    """Whether something tells them apart: a number, a name, who put it forward, toward whom."""
    if {*one.sizes}.isdisjoint(other.sizes) and any(_counts_the_same(a, b) for a in one.sizes for b in other.sizes):
        return True
    if _named_alike(one, other):
        return False
    # what is with one party for the other is with the other for the one
    toward = ((one.toward, other.parties), (other.toward, one.parties))
    pairs = ((one.by, other.by), *toward, (one.names, other.names))
    if any(these and those and {*these}.isdisjoint(those) for these, those in pairs):
        return True
    if _only_other_has(one, other) or _only_other_has(other, one):
        return True
    few = len(one.about) == 1 or len(other.about) == 1
    return few and bool(one.parties and other.parties) and {*one.parties}.isdisjoint(other.parties)


def _only_other_has(one: Marks, other: Marks) -> bool:
    """Whether one says more of what it is, and the other, not it, of how much (an energy truce, a 30-day truce)."""
    return bool(other.sizes and not one.sizes) and sum(1 for _ in meeting(one.about, units_of(other.about))) < len(
        one.about
    )


def _party_shared(these: tuple[int, ...], those: tuple[int, ...]) -> int:
    """2 where a party is the same, be it that the country itself is named on one side; else 0."""
    both = {*these} & {*those}
    if any(token < 0 for token in both):
        return 2
    return 2 * bool(both and (min(these) > 0 or min(those) > 0))


def _counts_the_same(one: tuple[int, tuple[int, ...]], other: tuple[int, tuple[int, ...]]) -> bool:
    return one[1] == other[1] or not {*one[1]}.isdisjoint(other[1])


def _sizes_shared(one: Marks, other: Marks) -> bool:
    return any(a[0] == b[0] and _counts_the_same(a, b) for a in one.sizes for b in other.sizes)


def _words_shared(one: Meaning, other: Meaning) -> float:
    """Share of the words that both have among all of them; 1 where there are none."""
    if not one and not other:
        return 1.0
    both = min(sum(1 for _ in meeting(one, units_of(other))), sum(1 for _ in meeting(other, units_of(one))))
    return both / (len(one) + len(other) - both)


def _within_the_other(one: Meaning, other: Meaning) -> bool:
    """Whether all words of the shorter name are in the longer one."""
    shorter, longer = sorted((one, other), key=len)
    known = units_of(longer)
    return all(not known.isdisjoint(word.units) for word in shorter)


def _around_shared(one: Marks, other: Marks) -> int:
    """2 where most of the countries around are the same and two of them at least, or two parties of none; 1 for one."""
    these, those = ({each for each in marks.parties if each > 0} for marks in (one, other))
    both = these & those
    if both and len(both) / min(len(these), len(those)) >= _LIKE:
        return min(2, len(both))
    return 0 if these and those else min(2, len({*one.parties} & {*other.parties}))


def joined(one: Marks, other: Marks) -> Marks:
    """What is known of a proposal from two articles; the fuller name tells what it is about."""
    about = (
        other.about if _within_the_other(one.about, other.about) and len(other.about) > len(one.about) else one.about
    )
    return Marks(
        about or other.about,
        (*dict.fromkeys((*one.names, *other.names)),)[:_MOST],
        (*dict.fromkeys((*one.sizes, *other.sizes)),)[:_SIZES],
        (*dict.fromkeys((*one.by, *other.by)),)[:_MOST],
        (*dict.fromkeys((*one.toward, *other.toward)),)[:_MOST],
        (*dict.fromkeys((*one.around, *other.around)),)[:_MOST],
    )


def keys(marks: Marks, day: str | None) -> list[int]:
    """The keys under which a proposal of a day is kept; none where its words tell nothing."""
    return _keys(marks, (_season(day),))


def sought(marks: Marks, day: str | None) -> list[int]:
    """The keys under which the same proposal may be found: of the half year around the day, before and after it."""
    season = _season(day)
    return _keys(marks, (season,) if season is None else (season - 1, season, season + 1))


def _season(day: str | None) -> int | None:
    return None if day is None else (int(day[:4]) * 12 + int(day[5:7])) // _SEASON


def _keys(marks: Marks, seasons: tuple[int | None, ...]) -> list[int]:
    words = [*marks.names, *(each for word in marks.about[:_KEYED] for each in word.units)]
    parties = marks.parties[:_PARTIES] or (0,)
    return [
        unit(f"{word} {party} {season}")
        for word in dict.fromkeys(words[:_UNITS])
        for party in parties
        for season in seasons
    ]
