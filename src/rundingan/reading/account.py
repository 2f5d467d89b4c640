"""The article as read so far: its sentences, who said what in them, and whom its mentions stand for.

The stages after the statements (positions, claims, commitments, events) read this and nothing before it. All offsets
are into the folded text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from rundingan.reading.beings import Being
from rundingan.reading.entities import Register
from rundingan.reading.referents import Resolved
from rundingan.reading.reported import sentences
from rundingan.reading.speakers import outer_of
from rundingan.reading.statements import Draft, Passage
from rundingan.reading.times import FoundTime
from rundingan.rules.grammar import Grammar
from rundingan.rules.units import Units

Chars = tuple[int, int]


class Told(NamedTuple):
    """A statement with what is known of it.

    Attributes:
        number: its place among those of the article, from 1.
        draft: where it stands.
        passage: the paragraph.
        speaker: who said it, or None.
        act: what the speaker does with it (``model.ACTS``).
        within: the number of the statement that it is nested in, or None.
    """

    number: int
    draft: Draft
    passage: Passage
    speaker: Being | None
    act: str
    within: int | None

    @property
    def content(self) -> list[Chars]:
        """Its fragments."""
        return self.draft.content


class Sentence(NamedTuple):
    """A sentence as units: ``begin`` to before ``end`` of a paragraph's, or of those within a quotation."""

    units: Units
    begin: int
    end: int
    passage: Passage
    quoted: bool

    @property
    def symbols(self) -> str:
        """One character a unit, for the patterns."""
        return self.units.symbols[self.begin : self.end]

    @property
    def span(self) -> Chars:
        """From its first character to after its last."""
        return self.units.start(self.begin), self.units.end(self.end - 1)

    def chars(self, part: tuple[int, int]) -> Chars:
        """The offsets of a range of its symbols (the ``span`` of a match)."""
        return self.units.start(self.begin + part[0]), self.units.end(self.begin + part[1] - 1)


@dataclass(slots=False)
class Account:
    """An article, its statements found and their speakers known; ``day`` is that of its publication, in ISO 8601."""

    text: str
    passages: list[Passage]
    register: Register
    times: list[FoundTime]
    grammar: Grammar
    breaks: list[int]
    told: list[Told] = field(default_factory=list)
    day: str | None = None

    @cached_property
    def sentences(self) -> list[Sentence]:
        """All sentences in their order; those within a quotation come after the one around it."""
        return [sentence for passage in self.passages for sentence in self._sentences(passage)]

    def _sentences(self, passage: Passage) -> Iterator[Sentence]:
        units = passage.quoted.units
        for begin, end in passage.sentences:
            yield Sentence(units, begin, end, passage, False)
            for at in range(begin, end):
                inner = passage.quoted.inner.get(at)
                if inner is not None and len(inner):
                    for first, last in sentences(inner, self.breaks):
                        yield Sentence(inner, first, last, passage, True)

    @cached_property
    def _starts(self) -> list[int]:
        return sorted(self.register.of)

    def beings(self, span: Chars) -> list[Being]:
        """Whom the mentions that begin within a span stand for, in their order, each once."""
        starts = self._starts[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]
        return list({id(b): b for b in (self.register.of[start] for start in starts)}.values())

    def around(self, at: int) -> list[Told]:
        """The statements whose words hold an offset, the innermost first."""
        number = bisect_left(self._paragraph_ends, at + 1)
        if number == len(self.passages) or not self.passages[number].drafts:
            return []
        passage = self.passages[number]
        holding = {id(draft): self._by_draft[id(draft)] for draft in passage.holding(at)}
        return sorted(holding.values(), key=lambda told: passage.length(told.draft))

    @cached_property
    def _paragraph_ends(self) -> list[int]:
        return [p.units.end(len(p.units) - 1) if len(p.units) else 0 for p in self.passages]

    @cached_property
    def _by_draft(self) -> dict[int, Told]:
        return {id(told.draft): told for told in self.told}

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.start for time in self.times]

    def time_in(self, span: Chars) -> int | None:
        """The place among the article's times of the first one within a span, or None."""
        at = bisect_left(self._time_starts, span[0])
        return at if at < len(self.times) and self.times[at].end <= span[1] else None


def tell(passages: list[Passage], speakers: dict[int, Resolved], acts: dict[int, str]) -> list[Told]:
    """The statements of an article in their order, with their speakers and acts (by ``id`` of the draft)."""
    drafts = [(passage, draft) for passage in passages for draft in passage.drafts]
    numbers = {id(draft): number for number, (_, draft) in enumerate(drafts, 1)}
    told = []
    for passage, draft in drafts:
        outer = outer_of(draft, passage)
        within = numbers.get(id(outer)) if outer else None
        told.append(Told(numbers[id(draft)], draft, passage, speakers[id(draft)].being, acts[id(draft)], within))
    return told
