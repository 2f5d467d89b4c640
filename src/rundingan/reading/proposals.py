"""What is on the table: proposals, with all their mentions joined and who put them there."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import compress, count

from rundingan.reading.account import Account
from rundingan.reading.beings import Being
from rundingan.reading.findings import FoundProposal, FoundStance
from rundingan.reading.stances import Stance, Stances
from rundingan.reading.things import Thing, Things

_TABLED = frozenset({"offer", "bid", "text", "bill"})
"""Kinds of nouns whose proposals are on the table also where nobody takes a stance."""
_NESTED = 4
"""A noun so near the beginning of a phrase belongs to it (``ceasefire proposal``)."""
_LATELY = 90
"""Tokens after which words that point back without a name no longer mean a proposal of another noun."""
_FAR = 60
"""Tokens before a stance within which what it points back to is named."""


def find_proposals(account: Account) -> list[FoundProposal]:
    """All proposals, in the order of their first mention."""
    things = Things(account)
    lows = things.lows
    starts = things.words.starts
    at = [*compress(count(), map(starts.__contains__, lows))]
    if not at:
        return []
    nouns = things.words.nouns.by_first
    named = [token for token in at if lows[token] in nouns]
    things.note_acronyms(named)
    things.note_names(at)
    return _Table(account, things).read(at, named)


@dataclass(slots=True, eq=False)
class _Group:
    """Phrases that mean one proposal."""

    things: list[Thing] = field(default_factory=list)
    by: list[Being] = field(default_factory=list)
    stances: list[FoundStance] = field(default_factory=list)


class _Table:
    """The proposals of an article as they are found.

    Args:
        account: the article.
        things: its noun phrases.
    """

    def __init__(self, account: Account, things: Things) -> None:
        self._things = things
        self._stances = Stances(account, things)
        self._groups: list[_Group] = []
        self._by_key: dict[tuple[str, ...], _Group] = {}
        self._by_head: dict[str, _Group] = {}
        self._last: _Group | None = None

    def read(self, at: list[int], nouns: list[int]) -> list[FoundProposal]:
        """The proposals of an article.

        Args:
            at: the tokens at which words of stances and of proposals begin.
            nouns: those of them at which nouns of proposals begin.
        """
        stances = [stance for token in at if (stance := self._stances.at(token))]
        named = self._named(nouns, stances)
        group_at: dict[int, _Group] = {first: self._group(thing) for first, thing in sorted(named.items())}
        firsts = sorted(group_at)
        for stance in stances:
            group = group_at[stance.thing.first] if stance.thing else self._meant(stance, firsts, named, group_at)
            if group is not None:
                group.stances.append(stance.found)
        self._offering(at, named, group_at)
        return [self._proposal(group) for group in self._groups if self._is_on_the_table(group)]

    def _named(self, at: list[int], stances: list[Stance]) -> dict[int, Thing]:
        """The phrases by their first tokens: those toward which a stance is taken, and all other proposals."""
        named = {stance.thing.first: stance.thing for stance in stances if stance.thing}
        last = -1
        for token in at:
            if token in named:
                last = token
            elif token - last > _NESTED or last < 0:
                thing = self._things.at(token, len(self._things.lows), _TABLED)
                if thing is not None and thing.kind in _TABLED:
                    named.setdefault(thing.first, thing)
                    last = token
        return named

    def _group(self, thing: Thing) -> _Group:
        """The group that a phrase belongs to."""
        group = self._known(thing)
        if group is None:
            group = _Group()
            self._groups.append(group)
        group.things.append(thing)
        if thing.owner is not None and thing.owner not in group.by:
            group.by.append(thing.owner)
        for size in range(min(2, len(thing.key)), len(thing.key) + 1):
            if size:
                self._by_key.setdefault(thing.key[:size], group)
        self._by_head[thing.head] = group
        if thing.key:
            self._by_head[thing.key[0]] = group
        if thing.kind in _TABLED:
            self._last = group
        return group

    def _known(self, thing: Thing) -> _Group | None:
        """A group that a phrase points back to, or that its words name."""
        general = thing.head in self._things.words.lists["general"]
        if not thing.key or (thing.definite and len(thing.key) == len(thing.head.split()) and not general):
            if not thing.definite:
                return None
            return self._by_head.get(thing.head) or (self._named_lately(thing) if general else None)
        for size in range(len(thing.key), min(2, len(thing.key)) - 1, -1):
            if group := self._by_key.get(thing.key[:size]):
                return group
        return None

    def _named_lately(self, thing: Thing) -> _Group | None:
        """The proposal named last, where that is not long ago."""
        return self._last if self._last and thing.first - self._last.things[-1].first <= _LATELY else None

    def _meant(
        self, stance: Stance, firsts: list[int], named: dict[int, Thing], group_at: dict[int, _Group]
    ) -> _Group | None:
        """What a stance points back to: the proposal named last before it, in its sentence or the one before."""
        cue = stance.found.cue[0]
        begin = max(self._things.paragraph(cue)[0], cue - _FAR)
        for first in reversed(firsts[bisect_left(firsts, begin) : bisect_left(firsts, cue)]):
            if named[first].kind in stance.toward:
                return group_at[first]
        return None

    def _offering(self, at: list[int], named: dict[int, Thing], group_at: dict[int, _Group]) -> None:
        """Note who puts forward what: ``Samdar puts forward a proposal ...``."""
        words = self._things.words.lists
        for token in at:
            if self._things.lows[token] not in words["offering"]:
                continue
            first = next((f for f in (token + 1, token + 2) if f in named), None)
            if first is None or not self._is_on_the_table(group_at[first], offered=True):
                continue
            taking = self._stances.offered_by(token)
            for party in taking.parties if taking else ():
                if party not in group_at[first].by:
                    group_at[first].by.append(party)

    @staticmethod
    def _is_on_the_table(group: _Group, *, offered: bool = False) -> bool:
        """Whether somebody takes a stance toward it, or it has a name and somebody who offers it."""
        if group.stances:
            return True
        return (offered or bool(group.by)) and any(thing.key and thing.kind in _TABLED for thing in group.things)

    def _proposal(self, group: _Group) -> FoundProposal:
        name = max(group.things, key=lambda thing: (bool(thing.key), thing.kind != "paper", thing.last - thing.first))
        mentions = [self._things.chars(thing) for thing in group.things]
        return FoundProposal(self._things.chars(name), mentions, group.by, group.stances)
