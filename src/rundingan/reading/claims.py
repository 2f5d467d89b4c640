"""What is in dispute: claims that one side asserts and another denies.

A denial is held against what others say in the article. Whom it answers is told, in this order, by a statement that
stands within its own words (``X's claim that ...``), by the one whose claim it is said to be, by words that point back
(``that claim``), and by likeness: the roots that the denied words share with another's. Nothing is said on who is
right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from rundingan.reading.account import Account, Told
from rundingan.reading.beings import Being
from rundingan.reading.denials import Denial, find_denial, wording
from rundingan.reading.findings import FoundClaim, FoundSide
from rundingan.reading.likeness import Likeness

Chars = tuple[int, int]

_ASSERTING: Final = frozenset({"assert", "accuse", "warn", "expect"})
"""Acts by which something is said to be so."""
_DENYING: Final = _ASSERTING | {"deny"}
_OPINIONS: Final = frozenset(
    {"describe", "judge", "judge_np", "praise", "want", "want_that", "urge", "propose", "question",
     "refuse", "ready", "agree", "vow", "wonder", "consider"}
)  # fmt: skip
"""Frames of cues that tell no proposition of fact."""
_LONGEST: Final = 1500
"""Letters of what is denied that are looked at."""
_BACK: Final = 4
"""Paragraphs before a denial in which what it points to is looked for."""
_NEAR: Final = 1
"""Paragraphs before a denial in which it may answer what is not introduced as a claim."""
_OWN, _NEXT, _ALIKE, _VERY, _SAME, _CONTRADICTS, _AGAIN = 0.33, 0.4, 0.5, 0.6, 0.6, 0.6, 0.4
"""Likeness: of a denial to a claim of him whom it names, to a claim right before it, to any claim, to what is just
said, of two assertions of the same, of a negated statement to the claim, of one by him who denies to what he denied."""
_FARTHEST: Final = 100
"""Statements before and after one that are looked at: more than articles have, so that time grows with length alone."""
_LATELY: Final = 8
"""Claims among which one that is denied once more is looked for."""
_PHRASE: Final = 90
"""Letters after a noun in which its owner is named."""
_SLACK: Final = 0.2
"""How much less of the claim than of its repetition may be shared."""


@dataclass(slots=True)
class Dispute:
    """A claim in the making.

    Attributes:
        claim: the statement that states it best.
        rule: what held its sides together.
        asserted, denied: the statements of either side by their numbers.
        deniers: who denies by each of them.
        joined: those that deny it in words of their own, without a word for denying.
    """

    claim: Told
    rule: str
    asserted: dict[int, Told] = field(default_factory=dict)
    denied: dict[int, Told] = field(default_factory=dict)
    deniers: dict[int, Being] = field(default_factory=dict)
    joined: dict[int, Told] = field(default_factory=dict)


def find_claims(account: Account) -> list[FoundClaim]:
    """The claims on which there is more than one side, in the order of their words."""
    return Disputes(account).claims() if len(account.told) > 1 else []


class Disputes:
    """Finds the claims in dispute of one article."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.words = wording(account.grammar)
        self.texts = Likeness(account, self.words)
        self.found: list[Dispute] = []
        self._asserting: dict[int, Dispute] = {}
        self._denying: dict[int, Dispute] = {}

    def claims(self) -> list[FoundClaim]:
        """All of them."""
        for told in self.account.told:
            if denial := find_denial(told, self.texts.text(told), self.account):
                self._answer(denial)
            elif answered := self._answers(told):
                assert told.speaker is not None
                self._enter(Denial(told, told.speaker, told.content[0], "answers"), [answered], "same-sentence")
        for dispute in self.found:
            self._join(dispute)
        return sorted((self._claim(dispute) for dispute in self.found), key=lambda claim: claim.span)

    # ------------------------------------------------------------------ denials

    def _answers(self, told: Told) -> Told | None:
        """The claim at the head of its sentence (``On X's claim that P``), which it answers with a negation."""
        before = self._heads[told.draft.sentence]
        if before is told or before.number > told.number or before.within == told.number or before.speaker is None:
            return None
        if told.speaker is None or _same_side(told.speaker, before.speaker) or not self._is_noun_of_claim(before):
            return None
        sentence = self.texts.low[slice(*told.draft.sentence)]
        negated = self.words.negation.search(self.texts.text(told))
        return before if negated and negated.start() < 20 and self.words.answering.match(sentence) else None

    def _is_noun_of_claim(self, told: Told) -> bool:
        """Whether its cue is a noun that carries a claim (``dakwaan X bahawa``)."""
        is_noun = self.account.grammar.lexicon.fields("cue_nouns", told.draft.cue_words)[:1] == ("claim",)
        return is_noun and self.words.noun.match(told.draft.cue_words) is not None

    @cached_property
    def _heads(self) -> dict[Chars, Told]:
        """The first statement of each sentence."""
        heads: dict[Chars, Told] = {}
        for told in self.account.told:
            heads.setdefault(told.draft.sentence, told)
        return heads

    # ------------------------------------------------------------------ what they answer

    def _answer(self, denial: Denial) -> None:
        """Find what a denial answers."""
        for step, answered in self._answered(denial):
            if answered:
                self._enter(denial, answered, step)
                return

    def _answered(self, denial: Denial) -> Iterator[tuple[str, list[Told]]]:
        text = self.texts.low[slice(*denial.span)][:_LONGEST]
        noun = self.words.noun.match(text)
        yield "said-within", self._within(denial)
        if denial.within:
            return
        if not denial.alike:
            yield "said-around", self._around(denial, text)
        if owners := self._owners(denial, text, noun):
            yield "whose", self._of_owners(denial, owners)
            return
        if denial.alike:
            return
        begin = noun.start("noun") if noun else 0
        if self.words.pointing.match(text[begin:]):
            yield "points-back", self._pointed_at(denial, noun)
            return
        if not self.words.withheld.match(text):
            yield "alike", self._alike(denial, noun is not None)

    def _may_assert(self, told: Told, denial: Denial) -> bool:
        """Whether a statement may assert what a denial denies."""
        return (
            told.speaker is not None
            and told.number != denial.told.number
            and not _same_side(told.speaker, denial.by)
            and (told.act in _ASSERTING or self._root_of_cue(told) in self.words.claiming)
            and told.draft.frame not in _OPINIONS
        )

    def _within(self, denial: Denial) -> list[Told]:
        """Statements within the denied words, which are said there to be another's."""
        begin, end = denial.span
        found = [
            told
            for told in self._nested.get(denial.told.number, ())
            if told.draft.cue and begin <= told.draft.cue[0] < end and self._may_assert(told, denial)
        ]
        return [told for told in found if self._is_claimed(told, begin)]

    def _is_claimed(self, told: Told, begin: int) -> bool:
        """Whether a nested statement is told as a claim: by a noun of the table, before its cue or as its cue."""
        assert told.draft.cue is not None
        before = self.texts.low[begin : told.draft.cue[1]]
        noun = self.words.noun.match(before)
        if noun and not self.words.pointing.match(before[noun.start("noun") :]):
            return True
        return self._is_hearsay(told) or begin == told.draft.cue[0]

    def _is_hearsay(self, told: Told) -> bool:
        """Whether its cue keeps a distance to what it reports."""
        lexicon = self.account.grammar.lexicon
        fields = lexicon.fields("passives", told.draft.cue_words)
        return told.draft.cue_words in lexicon.entries.get("hearsay", {}) or (bool(fields) and "hearsay" in fields[0])

    def _around(self, denial: Denial, text: str) -> list[Told]:
        """The statement around a denial that points at it (``X asserts P, but Y denies it``)."""
        number = denial.told.within
        if number is None or not self.words.pointing.match(text):
            return []
        outer = self.account.told[number - 1]
        while not self._may_assert(outer, denial) and outer.within is not None:
            outer = self.account.told[outer.within - 1]
        turned = self.words.turns.search(self.texts.low, outer.content[0][0], denial.span[1])
        return [outer] if turned and self._may_assert(outer, denial) else []

    @cached_property
    def _nested(self) -> dict[int, list[Told]]:
        found: dict[int, list[Told]] = {}
        for told in self.account.told:
            if told.within is not None:
                found.setdefault(told.within, []).append(told)
        return found

    def _owners(self, denial: Denial, text: str, noun: re.Match[str] | None) -> list[Being]:
        """Whose claim it is said to be: whom the words right after the noun name, or those that give the source.

        Where the words of the two must be alike, whom the noun's phrase names is enough.
        """
        begin = denial.span[0]
        places: list[Chars] = []
        if noun and denial.alike:
            places.append((begin + noun.end("noun"), begin + noun.end("noun") + _PHRASE))
        elif noun:
            link = self.words.owned.match(text, noun.end("noun"))
            at = begin + (link.end() if link else noun.end("noun"))
            places.append((at, at + 1))
        places += [(begin + m.end(), begin + m.end() + 1) for m in self.words.credited.finditer(text)]
        beings = [being for place in places for being in self.account.beings(place)]
        return [being for being in beings if not _same_side(being, denial.by)]

    def _of_owners(self, denial: Denial, owners: list[Being]) -> list[Told]:
        """The assertion of one of them that is most like the denied words, or else the last before."""
        theirs = [told for told in self._candidates(denial) if any(told.speaker is owner for owner in owners)]
        named = [b for owner in owners for a, b in owner.mentions if denial.span[0] <= a < denial.span[0] + _PHRASE]
        told_of = max(named, default=denial.span[0])
        bare = not denial.alike or self.words.nothing.match(self.texts.low[told_of : denial.span[1]]) is not None
        best = self._most_alike(replace(denial, span=(told_of, denial.span[1])) if denial.alike else denial, theirs)
        if best and best[2] > 1 and best[1] >= (_OWN if self._is_claiming(best[0]) else _ALIKE):
            return [best[0]]
        before = [told for told in theirs if told.number < denial.told.number and self._is_claiming(told)]
        return before[-1:] if bare else []

    def _around_of(self, told: Told) -> list[Told]:
        """The statements among which what bears on one is looked for: those of an article, were it a long one."""
        return self.account.told[max(0, told.number - _FARTHEST) : told.number + _FARTHEST]

    def _candidates(self, denial: Denial) -> list[Told]:
        """Statements of others that may assert what is denied."""
        return [
            told
            for told in self._around_of(denial.told)
            if self._may_assert(told, denial)
            and told.within != denial.told.number
            and denial.told.within != told.number
        ]

    def _is_claiming(self, told: Told) -> bool:
        """Whether a statement accuses, or its cue keeps a distance to it."""
        return told.act == "accuse" or self._root_of_cue(told) in self.words.claiming

    def _root_of_cue(self, told: Told) -> str:
        return self.texts.root(told.draft.cue_words)

    def _pointed_at(self, denial: Denial, noun: re.Match[str] | None) -> list[Told]:
        """The claim of another before it: the nearest told with the noun's verb, as a claim, or right before."""
        here = denial.told.passage.number
        before = [
            told
            for told in self._candidates(denial)
            if told.number < denial.told.number
            and here - told.passage.number <= _BACK
            and not self.words.denied.search(self.texts.text(told))
        ]
        root = self.texts.root(noun["noun"]) if noun else ""
        near = [told for told in before if here - told.passage.number <= _NEAR]
        for found in (
            [told for told in before if root and self._root_of_cue(told) == root],
            [told for told in before if told.act == "accuse" or self._root_of_cue(told) in self.words.doubting],
            [told for told in near if self._is_claiming(told)],
            [told for told in near if denial.told.number - told.number == 1],
        ):
            if found:
                return found[-1:]
        return []

    # ------------------------------------------------------------------ likeness

    def _alike(self, denial: Denial, named: bool) -> list[Told]:
        """The assertion that is most like the denied words.

        Where these are called a claim (``named``) it must be told as one, and one right before them needs but a root in
        common.
        """
        denied = self.texts.roots(denial.span)
        here = denial.told.passage.number
        candidates = [told for told in self._candidates(denial) if not self.texts.negated(told) & denied]
        near = [t for t in candidates if t.number < denial.told.number and here - t.passage.number <= _NEAR]
        if named:
            candidates = [told for told in candidates if self._is_claiming(told)]
            last = [told for told in near if self._is_claiming(told)][-1:]
            if last and denied & self.texts.of(last[0]):
                return last
        best = self._most_alike(denial, candidates)
        if best is None or best[2] < (min(2, len(denied)) if named else 2):
            return []
        told, likeness, _ = best
        claiming = self._is_claiming(told)
        if told in near:
            return [told] if likeness >= (_NEXT if claiming else _ALIKE) else []
        return [told] if likeness >= (_ALIKE if claiming else _VERY) else []

    def _most_alike(self, denial: Denial, candidates: list[Told]) -> tuple[Told, float, int] | None:
        denied = self.texts.roots(denial.span)
        scored = [(self.texts.share(denied, self.texts.of(told)), -told.number, told) for told in candidates]
        if not scored:
            return None
        likeness, _, told = max(scored)
        return told, likeness, len(denied & self.texts.of(told))

    # ------------------------------------------------------------------ sides

    def _enter(self, denial: Denial, answered: list[Told], step: str) -> None:
        """Note a denial and what it answers; two that meet in a statement are one."""
        by_answer = next((self._asserting[told.number] for told in answered if told.number in self._asserting), None)
        known = by_answer or self._denying.get(denial.told.number) or self._same(answered[0])
        if known is None:
            known = Dispute(answered[0], f"{denial.rule}/{step}")
            self.found.append(known)
        known.asserted.update((told.number, told) for told in answered)
        known.denied[denial.told.number] = denial.told
        known.deniers[denial.told.number] = denial.by
        self._asserting.update(dict.fromkeys((told.number for told in answered), known))
        self._denying[denial.told.number] = known

    def _same(self, claim: Told) -> Dispute | None:
        """A dispute on the same words of the same speaker."""
        for dispute in self.found[-_LATELY:]:
            if dispute.claim.speaker is claim.speaker and self._alike_both(dispute.claim, claim):
                return dispute
        return None

    def _alike_both(self, one: Told, other: Told) -> bool:
        """Whether two statements say the same, either in about the other's words."""
        these, those = self.texts.of(one), self.texts.of(other)
        if len(these & those) < 2:
            return False
        return self.texts.share(those, these) >= _SAME and self.texts.share(these, those) >= _SAME - _SLACK

    def _join(self, dispute: Dispute) -> None:
        """Who else asserts or denies the same."""
        denied = frozenset[str]().union(*(self.texts.roots(told.content[0]) for told in dispute.denied.values()))
        claim = self.texts.of(dispute.claim)
        for told in self._around_of(dispute.claim):
            if told.speaker is None or told.number in dispute.asserted or told.number in dispute.denied:
                continue
            if told.draft.frame in _OPINIONS or self._holds(told, dispute):
                continue
            if self._negates(told, claim, denied, dispute):
                dispute.denied[told.number] = dispute.joined[told.number] = told
                dispute.deniers[told.number] = told.speaker
            elif self._repeats(told, denied, dispute):
                dispute.asserted[told.number] = told

    def _negates(self, told: Told, claim: frozenset[str], denied: frozenset[str], dispute: Dispute) -> bool:
        """Whether a statement says of the claim, or of what was denied, that it is not so."""
        if told.act not in _DENYING or told.speaker in {other.speaker for other in dispute.asserted.values()}:
            return False
        negated = self.texts.negated(told) & (claim | denied)
        if not negated or told.within in dispute.asserted:
            return False
        if told.speaker in dispute.deniers.values():
            return self.texts.share(denied, negated) >= _AGAIN
        roots = self.texts.of(told)
        return len(roots & (claim | denied)) > 1 and self.texts.share(roots, claim | denied) >= _CONTRADICTS

    def _repeats(self, told: Told, denied: frozenset[str], dispute: Dispute) -> bool:
        """Whether a statement asserts the same as the claim, or what was denied."""
        if told.act not in _ASSERTING or self.words.negation.search(self.texts.text(told)):
            return False
        if any(_same_side(told.speaker, by) for by in set(dispute.deniers.values())):
            return False
        if told.within in dispute.asserted:
            return False
        roots = self.texts.of(told)
        if self._alike_both(dispute.claim, told):
            return True
        return len(roots & denied) > 1 and self._is_claiming(told) and self.texts.share(denied, roots) >= _SAME

    def _holds(self, told: Told, dispute: Dispute) -> bool:
        """Whether a statement only reports one that denies or asserts."""
        own = dispute.asserted.keys() | dispute.denied.keys()
        return any(inner.number in own for inner in self._nested.get(told.number, ()))

    def _claim(self, dispute: Dispute) -> FoundClaim:
        claim = self.texts.of(dispute.claim)
        variants = [
            told.number
            for told in (*dispute.asserted.values(), *dispute.joined.values())
            if told is not dispute.claim and self.texts.share(self.texts.of(told), claim) < _SAME
        ]
        return FoundClaim(
            self._span(dispute),
            tuple(FoundSide(t.speaker, n) for n, t in sorted(dispute.asserted.items()) if t.speaker),
            tuple(FoundSide(by, n) for n, by in sorted(dispute.deniers.items())),
            tuple(sorted(set(variants))),
            dispute.rule,
        )

    def _span(self, dispute: Dispute) -> Chars:
        """The words that state the claim: without the denial, where one sentence holds both."""
        begin, end = dispute.claim.content[0]
        inner = [t for t in dispute.denied.values() if t.draft.sentence == dispute.claim.draft.sentence]
        held = [t.content[0] for t in inner if begin < t.content[0][0] and t.content[0][1] <= end]
        turns = [*self.words.turns.finditer(self.texts.low, begin, min(held)[1])] if held else []
        if turns and turns[-1].start() > begin:
            return begin, turns[-1].start()
        for told in inner:
            if told.draft.source and begin < told.draft.source[0] < end:
                end = begin + len(self.account.text[begin : told.draft.source[0]].rstrip(" ,"))
        return begin, end


def _same_side(one: Being | None, other: Being | None) -> bool:
    """Whether two speak for the same: they are one, or one is the country of the other."""
    if one is None or other is None or one is other:
        return one is other
    return "country" in (one.kind, other.kind) and one.country is not None and one.country == other.country
