"""Where each party stands: its stance toward what is on the table, with its conditions."""

from __future__ import annotations

from collections.abc import Iterator

from rundingan.reading.account import Account
from rundingan.reading.beings import Being
from rundingan.reading.findings import FoundPosition, FoundProposal, FoundStance
from rundingan.reading.things import Things

Chars = tuple[int, int]
Range = tuple[int, int]


def find_positions(account: Account, proposals: list[FoundProposal]) -> list[FoundPosition]:
    """All positions, in the order of their evidence."""
    stances = [(stance, proposal) for proposal in proposals for stance in proposal.stances]
    if not stances:
        return []
    terms = _Terms(account)
    found: list[FoundPosition] = []
    held: set[tuple[int, int, str]] = set()
    for stance, proposal in sorted(stances, key=lambda taken: taken[0].cue):
        for position in _positions(account, stance, proposal, terms):
            key = (id(position.party), id(proposal), position.stance)
            if key not in held:
                held.add(key)
                found.append(position)
    return found


def _positions(
    account: Account, stance: FoundStance, proposal: FoundProposal, terms: _Terms
) -> Iterator[FoundPosition]:
    """One position for each party that takes a stance."""
    for party in stance.parties:
        conditions = tuple(terms.of(stance, party))
        evidence = terms.chars(stance.sentence)
        yield FoundPosition(
            party=party,
            proposal=proposal,
            stance="accepts_with_conditions" if conditions and stance.stance == "accepts" else stance.stance,
            conditions=conditions,
            evidence=evidence,
            statement=stance.statement,
            ascribed_by=stance.around,
            time=_time(account, evidence, terms, stance, conditions),
            rule=stance.rule,
        )


def _time(
    account: Account, evidence: Chars, terms: _Terms, stance: FoundStance, conditions: tuple[Chars, ...]
) -> int | None:
    """When: the first time of the sentence that is not part of the proposal or of a condition."""
    taken = [*conditions, *([terms.chars(stance.thing)] if stance.thing else [])]
    first = account.time_in(evidence)
    if first is None:
        return None
    for number in range(first, len(account.times)):
        time = account.times[number]
        if time.start >= evidence[1]:
            return None
        if not any(a <= time.start < b for a, b in taken):
            return number
    return None


class _Terms:
    """Finds the conditions of stances.

    Args:
        account: the article.
    """

    def __init__(self, account: Account) -> None:
        self._things = Things(account)
        self._words = self._things.words

    def chars(self, tokens: Range) -> Chars:
        """The offsets of a range of tokens."""
        assert self._things.tokens is not None
        return self._things.tokens.starts[tokens[0]], self._things.tokens.ends[tokens[1] - 1]

    def of(self, stance: FoundStance, party: Being) -> Iterator[Chars]:
        """The conditions that the sentence of a stance states."""
        begin, end = stance.sentence
        if fronted := self._fronted(begin, stance.cue[0]):
            yield self.chars(fronted)
        start = stance.thing[0] if stance.thing and stance.thing[0] > stance.cue[0] else stance.cue[1]
        at = self._first_when(stance, start, end) or self._first_if(start, end, phrases=self._tells_more(stance))
        if at is None and stance.stance == "undecided":
            lows, until = self._things.lows, self._words.lists["until"]
            at = next((token for token in range(start, end) if lows[token] in until), None)
        if at is not None and not self._turns(self._after(stance), at):
            yield self.chars((at, self._clause_end(at, end)))
        elif stance.stance == "accepts" and (terms := self._terms(self._after(stance), end, party)):
            yield self.chars(terms)

    @staticmethod
    def _after(stance: FoundStance) -> int:
        """The token after its words and what names the proposal."""
        return max(stance.cue[1], stance.thing[1] if stance.thing else 0)

    def _tells_more(self, stance: FoundStance) -> bool:
        """Whether what names the proposal tells what it will do, so that a mere ``if`` may belong to that."""
        first, last = stance.thing or (0, 0)
        return any("relatives" in self._things.classes(token) for token in range(first, last))

    def _first_if(self, at: int, end: int, *, phrases: bool) -> int | None:
        """The first token of the first condition after a token; only a phrase where ``phrases``."""
        lows = self._things.lows
        for token in range(at, end):
            found = self._words.conditions.at(lows, token, end)
            if found and (not phrases or found[0] - token > 1):
                return token
        return None

    def _first_when(self, stance: FoundStance, at: int, end: int) -> int | None:
        """``will agree only when ...``: the first token of when it will."""
        lists, lows = self._words.lists, self._things.lows
        if not any(low in lists["only"] for low in lows[max(stance.sentence[0], stance.cue[0] - 3) : stance.cue[0]]):
            return None
        return next((token for token in range(at, end) if lows[token] in lists["when"]), None)

    def _turns(self, at: int, end: int) -> bool:
        """Whether another deed follows, to which a condition belongs (``supports the policy and objects if ...``)."""
        for token in range(at, end):
            classes = self._things.classes(token)
            if "cues" in classes and token > at:
                return True
            if "conjunctions:and" in classes and "verb" in self._things.classes(token + 1):
                return True
        return False

    def _fronted(self, begin: int, cue: int) -> Range | None:
        """``If Veloria abides by it, we will ...``."""
        found = self._words.conditions.at(self._things.lows, begin, cue)
        if found is None:
            return None
        comma = next((at for at in range(found[0], cue) if self._things.lows[at] == ","), None)
        return (begin, comma) if comma is not None else None

    def _clause_end(self, at: int, end: int) -> int:
        """The token after a clause."""
        for token in range(at + 1, end):
            classes = self._things.classes(token)
            if "stop" in classes or "colon" in classes or "semicolon" in classes:
                return token
            if "comma" in classes and token + 1 < end and self._opens_clause(token + 1):
                return token
        while end > at + 1 and "mark" in self._things.classes(end - 1) | self._marks(end - 1):
            end -= 1
        return end

    def _marks(self, token: int) -> frozenset[str]:
        return frozenset({"mark"}) if not self._things.lows[token][:1].isalnum() else frozenset()

    def _opens_clause(self, token: int) -> bool:
        classes = self._things.classes(token)
        return bool(classes & {"conjunctions", "speech_nouns", "speech_nouns+owned", "cues", "according"})

    def _terms(self, at: int, end: int, party: Being) -> Range | None:
        """Terms that are set beside an acceptance, or that follow it after ``but``."""
        lists, lows = self._words.lists, self._things.lows
        for token in range(at, end - 1):
            if lows[token] in lists["set"] and (noun := self._term_noun(token + 1, end)) is not None:
                first = token + 1
                return first, self._noun_end(noun, end)
        for token in range(at, end - 1):
            if lows[token] in lists["but"] and self._speaks_on(token + 1, party):
                last = self._clause_end(token + 1, end)
                if any(low in lists["terms"] for low in lows[token + 1 : last]):
                    return token + 1, last
        return None

    def _term_noun(self, at: int, end: int) -> int | None:
        """A noun such as ``condition`` right after a token, perhaps after a quantifier."""
        for token in range(at, min(end, at + 3)):
            if self._things.lows[token] in self._words.lists["term_nouns"]:
                return token
        return None

    def _noun_end(self, at: int, end: int) -> int:
        """The token after the phrase of a noun."""
        for token in range(at + 1, end):
            if "mark" in self._things.classes(token) or self._things.lows[token] in self._words.lists["ends"]:
                return token
        return end

    def _speaks_on(self, token: int, party: Being) -> bool:
        """Whether the clause at a token is not another's."""
        mentioned = self._things.mention(token)
        return mentioned is None or mentioned[1] is party
