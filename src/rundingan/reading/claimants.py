"""Whose claim it is that a statement denies, where the denial itself names him.

He may own it (``X's claim that ...``), be credited with it (``as X has claimed``) or have made it (``X spread a rumour
that ...``). What he said need not stand in the article as a statement of his.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final, NamedTuple

from rundingan.reading.account import Account
from rundingan.reading.beings import Being
from rundingan.reading.denials import Denial, Wording

Chars = tuple[int, int]

_PHRASE: Final = 90
"""Letters after a noun in which its owner is named."""
_BEFORE: Final = 120
"""Letters before a verb in which its subject is named."""
_NEAR: Final = 40
"""Letters before the denied words in which they may be called possible only."""


class Named(NamedTuple):
    """One who is named as having claimed something.

    Attributes:
        being: who.
        words: what, as far as the denial tells it.
        bare: whether it does not tell it.
    """

    being: Being
    words: Chars
    bare: bool = False


class Claimants:
    """Finds whom the denials of an article name.

    Args:
        account: the article.
        words: the table of the pack.
        low: the article's text in lower case.
    """

    def __init__(self, account: Account, words: Wording, low: str) -> None:
        self._account = account
        self._words = words
        self._low = low

    def owners(self, denial: Denial) -> list[Being]:
        """Whom the words right after the noun name, or those that give the source.

        Where the words of the two must be alike, whom the noun's phrase names is enough.
        """
        text, begin = self._denied(denial), denial.span[0]
        noun = self._words.noun.match(text)
        places: list[Chars] = []
        if noun and denial.alike:
            places.append((begin + noun.end("noun"), begin + noun.end("noun") + _PHRASE))
        elif noun:
            places.append(self._place(denial, text, noun))
            if ahead := self._owner_ahead(begin, begin + noun.start("noun"), denial):
                return [ahead]
        places += [(begin + m.start(), begin + m.end() + 1) for m in self._words.credited.finditer(text)]
        return [being for place in places for being in self._account.beings(place) if self._is_other(being, denial)]

    def named(self, denial: Denial) -> Named | None:
        """Who is said to have claimed what is denied, and what it is; None where the words do not tell."""
        text, begin = self._denied(denial), denial.span[0]
        if self._words.supposed.search(self._low, max(denial.told.content[0][0], begin - _NEAR), begin):
            return None
        noun = self._words.noun.match(text)
        if noun and (owned := self._owned(denial, text, noun) or self._ahead(denial, text, noun)):
            return owned
        for credit in self._words.credited.finditer(self._low, begin, denial.told.content[0][1]):
            if being := self._at(credit.span(), denial):
                words = (begin, credit.start()) if begin < credit.start() else denial.span
                contrary = self._words.contrary.search(self._low, *words) if denial.named else None
                return Named(being, _stripped(self._low, (contrary.end() if contrary else words[0], words[1])))
        end = min(denial.span[1] + _BEFORE, denial.told.content[0][1])
        for author in self._words.authored.finditer(self._low, begin, end):
            if noun and (being := self._at(author.span(), denial)):
                words = _stripped(self._low, (begin, min(denial.span[1], author.start())))
                return Named(being, words, self._words.pointing.match(text, noun.start("noun")) is not None)
        return self._made(denial)

    def _denied(self, denial: Denial) -> str:
        return self._low[slice(*denial.span)]

    def _place(self, denial: Denial, text: str, noun: re.Match[str]) -> Chars:
        """Where the owner of the noun would be named."""
        link = self._words.owned.match(text, noun.end("noun"))
        return denial.span[0] + noun.end("noun"), denial.span[0] + (link.end() if link else noun.end("noun")) + 1

    def _owned(self, denial: Denial, text: str, noun: re.Match[str]) -> Named | None:
        """The owner of the noun; without a word that makes him its owner he must be followed by what he claimed."""
        begin, end = self._place(denial, text, noun)
        being = next((being for being in self._account.beings((begin, end)) if self._is_other(being, denial)), None)
        if being is None:
            return None
        at = next(start for start in reversed(range(begin, end)) if self._account.register.of.get(start) is being)
        last = self._ends.get(at, at)
        told = self._words.agent.search(self._low, begin, at) or self._words.introduces.match(self._low, last)
        if not told or (being.kind == "unnamed" and self._words.pointed.match(self._low, last)):
            return None
        linking = self._words.doubted.search(self._low, last, denial.span[1]) or self._words.linking.match(
            self._low, last
        )
        words = _stripped(self._low, (linking.end() if linking else last, denial.span[1]))
        bare = words[1] - words[0] <= 2
        return Named(being, denial.span if bare else words, bare)

    def _ahead(self, denial: Denial, text: str, noun: re.Match[str]) -> Named | None:
        """The owner of the noun who stands before it."""
        begin, end = denial.span[0], denial.span[0] + noun.start("noun")
        being = self._owner_ahead(begin, end, denial)
        if being is None:
            return None
        last = denial.span[0] + noun.end("noun")
        linking = self._words.linking.match(self._low, last)
        words = _stripped(self._low, (linking.end() if linking else last, denial.span[1]))
        bare = words[1] - words[0] <= 2 or self._words.pointing.match(text, noun.start("noun")) is not None
        return Named(being, denial.span if bare else words, bare)

    def _owner_ahead(self, begin: int, end: int, denial: Denial) -> Being | None:
        """Whose mention ends right before a noun, with what tells the owner between them."""
        for being in reversed(self._account.beings((begin, end))):
            ends = [self._ends.get(a, a) for a in range(begin, end) if self._account.register.of.get(a) is being]
            if any(self._words.ahead.fullmatch(self._low, b, end) for b in ends) and self._is_other(being, denial):
                return being
        return None

    def _made(self, denial: Denial) -> Named | None:
        """Who made it, by a verb such as spreading or making that has the claim for its object."""
        begin = denial.span[0]
        first = max(denial.told.content[0][0], begin - _BEFORE)
        for made in self._words.made.finditer(self._low, first, min(denial.span[1], begin + _PHRASE)):
            if made.start() < begin < made.end() and (being := self._ending(made.start(), denial)):
                told = self._words.doubted.search(self._low, *denial.span)
                return Named(being, _stripped(self._low, (told.end() if told else begin, denial.span[1])))
        return None

    def spreader(self, span: Chars, denial: Denial) -> Being | None:
        """Who is said within a span to have spread the claim that was spoken of before."""
        for made in self._words.spread.finditer(self._low, *span):
            if being := self._ending(made.start(), denial):
                return being
        return None

    def antecedent(self, noun: str, span: Chars, denial: Denial) -> Being | None:
        """Who is named last within a span as the one whose claim, told by a noun, is spoken of."""
        for match in reversed([*re.finditer(rf"\b{re.escape(noun)}\b", self._low[slice(*span)])]):
            at = span[0] + match.end()
            links = self._words.owned.match(self._low, at), self._words.loosely.match(self._low, at)
            end = max((link.end() for link in links if link), default=at)
            being = self._at((at, end), denial)
            last = max(
                (self._ends.get(a, a) for a in range(at, end + 1) if self._account.beings((a, a + 1))), default=end
            )
            if being and self._words.introduces.match(self._low, last):
                return being
        return None

    def _at(self, place: Chars, denial: Denial) -> Being | None:
        """Who is named within some words or right after them, unless it is he who denies."""
        named = self._account.beings((place[0], place[1] + 1))
        return next((being for being in named if self._is_other(being, denial)), None)

    def _ending(self, at: int, denial: Denial) -> Being | None:
        """Whose mention ends right before an offset."""
        first = max(0, at - _BEFORE)
        for being in reversed(self._account.beings((first, at))):
            ends = [self._ends.get(a, at + 1) for a in range(first, at) if self._account.register.of.get(a) is being]
            if any(b <= at and not self._low[b:at].strip(" ,()\"'") for b in ends) and self._is_other(being, denial):
                return being
        return None

    @cached_property
    def _ends(self) -> dict[int, int]:
        """Where the mention that begins at an offset ends."""
        beings = {id(being): being for being in self._account.register.of.values()}
        return dict(sorted(span for being in beings.values() for span in being.mentions))

    def _is_other(self, being: Being, denial: Denial) -> bool:
        return being.person is None and not same_side(being, denial.by)


def same_side(one: Being | None, other: Being | None) -> bool:
    """Whether two speak for the same: they are one, or one is the country of the other."""
    if one is None or other is None or one is other:
        return one is other
    return "country" in (one.kind, other.kind) and one.country is not None and one.country == other.country


def _stripped(low: str, span: Chars) -> Chars:
    """A span without the space and marks at its ends."""
    begin, end = span
    while begin < end and low[begin] in " ,":
        begin += 1
    while begin < end and low[end - 1] in " ,.":
        end -= 1
    return begin, end
