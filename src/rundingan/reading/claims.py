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
from rundingan.reading.claimants import Claimants, Named, same_side
from rundingan.reading.denials import Denial, find_denial, wording
from rundingan.reading.findings import FoundClaim, FoundSide
from rundingan.reading.likeness import Likeness

Chars = tuple[int, int]

_ASSERTING: Final = frozenset({"assert", "accuse", "warn", "expect"})
"""Acts by which something is said to be so."""
_DENYING: Final = _ASSERTING | {"deny"}
_CONTRADICTING: Final = frozenset({"assert", "accuse", "deny"})
"""Acts by which another is contradicted without a word for denying."""
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
"""Letters after a noun in which its owner is named, and after a negation in which it says what is not so."""
_SOON: Final = 60
"""Letters after a noun in which he must be said to claim it whose claim it is."""
_EARLY: Final = 30
"""Letters at the head of a statement in which it negates what another has claimed."""
_PAIR: Final = 0.2
"""Likeness of two claims of the same that the same denies, in which they are one."""
_TELLING: Final = 3
"""Roots that the words of a claim must have to tell what it is."""
_SLACK: Final = 0.2
"""How much less of the claim than of its repetition may be shared."""


@dataclass(slots=True)
class Dispute:
    """A claim in the making.

    Attributes:
        claim: the statement that states it best.
        rule: what held its sides together.
        words: what of that statement states it, where that is a denial which tells whose claim it is; else None.
        bare: whether the article tells nothing of what is claimed.
        asserted, denied: the statements of either side by their numbers.
        asserters, deniers: who asserts or denies by each of them.
        joined: those that deny it in words of their own, without a word for denying.
    """

    claim: Told
    rule: str
    words: Chars | None = None
    bare: bool = False
    asserted: dict[int, Told] = field(default_factory=dict)
    asserters: dict[int, Being] = field(default_factory=dict)
    denied: dict[int, Told] = field(default_factory=dict)
    deniers: dict[int, Being] = field(default_factory=dict)
    joined: dict[int, Told] = field(default_factory=dict)


def find_claims(account: Account) -> list[FoundClaim]:
    """The claims on which there is more than one side, in the order of their words."""
    return Disputes(account).claims() if account.told else []


class Disputes:
    """Finds the claims in dispute of one article."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.words = wording(account.grammar)
        self.texts = Likeness(account, self.words)
        self.claimants = Claimants(account, self.words, self.texts.low)
        self.found: list[Dispute] = []
        self._open: list[Denial] = []
        self._asserting: dict[int, Dispute] = {}
        self._denying: dict[int, Dispute] = {}

    def claims(self) -> list[FoundClaim]:
        """All of them."""
        for told in self.account.told:
            if denial := self._denial(told):
                self._answer(denial)
            elif answered := self._answers(told):
                assert told.speaker is not None
                self._enter(Denial(told, told.speaker, told.content[0], "answers"), [answered], "same-sentence")
            elif outer := self._doubter(told):
                assert outer.speaker is not None
                self._enter(Denial(outer, outer.speaker, told.content[0], "doubted"), [told], "within")
        for told in self.account.told:
            rule, answered = self._contrary(told) if told.number not in self._denying else ("", None)
            if answered:
                assert told.speaker is not None
                denial = Denial(told, told.speaker, told.content[0], rule)
                if known := self._beside(answered, told):
                    self._deny(known, denial)
                else:
                    self._enter(denial, [answered], "alike")
        self._merge()
        for dispute in self.found:
            self._join(dispute)
        return sorted((self._claim(dispute) for dispute in self.found), key=lambda claim: claim.span)

    # ------------------------------------------------------------------ denials

    def _denial(self, told: Told) -> Denial | None:
        """The denial that a statement is, unless it only reports that of another by the same words."""
        denial = find_denial(told, self.texts.text(told), self.account)
        for inner in self._nested.get(told.number, ()) if denial else ():
            same = find_denial(inner, self.texts.text(inner), self.account)
            if denial and same and same.rule == denial.rule and same.span[1] == denial.span[1]:
                return None
        return denial

    def _answers(self, told: Told) -> Told | None:
        """The claim at the head of its sentence (``On X's claim that P``), which it answers with a negation."""
        before = self._heads[told.draft.sentence]
        if before is told or before.number > told.number or before.within == told.number or before.speaker is None:
            return None
        if told.speaker is None or same_side(told.speaker, before.speaker) or not self._is_noun_of_claim(before):
            return None
        sentence = self.texts.low[slice(*told.draft.sentence)]
        negated = self.words.negation.search(self.texts.text(told))
        return before if negated and negated.start() < 20 and self.words.answering.match(sentence) else None

    def _doubter(self, told: Told) -> Told | None:
        """The statement around one that reports it as not to be believed (``they say that supposedly P``)."""
        outer = self.account.told[told.within - 1] if told.within is not None else None
        if outer is None or outer.speaker is None or told.speaker is None or same_side(told.speaker, outer.speaker):
            return None
        noun = self.words.noun.match(told.draft.cue_words.rpartition(" ")[2])
        if told.act not in _ASSERTING or not (told.draft.frame == "say" or noun or self._is_claiming(told)):
            return None
        if self.words.doubted.search(self.texts.text(told)):
            return outer
        if outer.within is not None:
            return None
        begin, end = told.content[0]
        after = min(end + _PHRASE, outer.content[0][1])
        return outer if self.words.belied.search(self.texts.low, begin, max(end, after)) else None

    def _contrary(self, told: Told) -> tuple[str, Told | None]:
        """The claim that a statement contradicts without a word for denying, and what shows it."""
        if claim := self._contradicted(told):
            return "contrary", claim
        if claim := self._set_against(told):
            return "set-against", claim
        return "replying", self._replied_to(told)

    def _contradicted(self, told: Told) -> Told | None:
        """The claim of another, told shortly before, of which a statement begins by saying that it is not so."""
        if told.speaker is None or told.act not in _CONTRADICTING or told.draft.frame in _OPINIONS:
            return None
        text = self.texts.text(told)
        contrary = self.words.contrary.search(text[:_EARLY])
        if contrary is None:
            return None
        begin = told.content[0][0]
        denied = self.texts.roots((begin + contrary.end(), begin + min(len(text), contrary.end() + _PHRASE)))
        negated = self.texts.negated(told)
        denial = Denial(told, told.speaker, told.content[0], "contrary")
        here = told.passage.number
        scored = [
            (self.texts.share(denied, self.texts.of(claim)), claim.number, claim)
            for claim in self._candidates(denial)
            if self._is_doubtful(claim)
            and abs(here - claim.passage.number) <= _BACK * 2
            and len(denied & self.texts.of(claim)) > 1
            and negated & self.texts.of(claim)
            and self.texts.share(self.texts.of(claim), denied) >= _AGAIN
            and not self.words.negation.search(self.texts.text(claim))
        ]
        likeness, _, claim = max(scored, default=(0.0, 0, told))
        return claim if likeness >= _CONTRADICTS else None

    def _beside(self, claim: Told, told: Told) -> Dispute | None:
        """A dispute whose claim and denial stand right beside these: one of the same two sides."""
        for dispute in reversed(self.found[-_LATELY:]):
            asserted = min((abs(number - claim.number) for number in dispute.asserted), default=_BACK)
            denied = min((abs(number - told.number) for number in dispute.denied), default=_BACK)
            if asserted <= 1 and denied <= 2:
                return dispute
        return None

    def _set_against(self, told: Told) -> Told | None:
        """The claim of another right before a sentence that sets a statement on the same against it (``However``)."""
        if told.speaker is None or told.act not in _CONTRADICTING or told.draft.frame in _OPINIONS or told.within:
            return None
        if told.number < 2 or not self.words.adverse.search(self._head(told)):
            return None
        denial = Denial(told, told.speaker, told.content[0], "set-against")
        own = self.texts.of(told)
        for claim in reversed(self.account.told[max(0, told.number - 3) : told.number - 1]):
            if told.passage.number - claim.passage.number > _NEAR or not self._may_assert(claim, denial):
                continue
            words, is_doubtful = self.texts.of(claim), self._is_doubtful(claim)
            if claim.within is not None or len(own & words) < (2 if is_doubtful else 3):
                continue
            if claim.draft.sentence == told.draft.sentence:
                continue
            if is_doubtful or self.texts.share(words, own) >= _OWN:
                return claim
        return None

    def _replied_to(self, told: Told) -> Told | None:
        """The claim of him to whom a statement replies, by the head of its sentence, with a negation of the same."""
        if told.speaker is None or told.act not in _CONTRADICTING or told.draft.frame in _OPINIONS or told.within:
            return None
        named = self._addressed(told)
        if not named or not self.words.contrary.search(self.texts.text(told)[:_EARLY]):
            return None
        denial, own = Denial(told, told.speaker, told.content[0], "replying"), self.texts.of(told)
        scored = [
            (self.texts.share(own, self.texts.of(claim)), claim.number, claim)
            for claim in self._candidates(denial)
            if claim.number < told.number
            and any(claim.speaker is being for being in named)
            and not self.words.negation.search(self.texts.text(claim))
            and len(own & self.texts.of(claim)) >= _TELLING
        ]
        likeness, _, claim = max(scored, default=(0.0, 0, told))
        return claim if likeness >= _OWN else None

    def _addressed(self, told: Told) -> list[Being]:
        """Whom the head of its sentence names as those to whom it replies."""
        head = self._head(told)
        if not self.words.replying.search(head):
            return []
        spoke = {id(other.speaker): other.speaker for other in self._around_of(told) if other.speaker}
        return [
            being
            for being in spoke.values()
            if any(re.search(rf"\b{re.escape(name.lower())}\b", head) for name in being.names)
        ]

    def _is_noun_of_claim(self, told: Told) -> bool:
        """Whether its cue is a noun that carries a claim (``the claim of X that``)."""
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
        """Find what a denial answers: a statement, or else the claim of him whom it names."""
        for step, answered in self._answered(denial):
            if answered:
                self._enter(denial, answered, step)
                return
        if denial.within or denial.alike:
            return
        if named := self.claimants.named(denial):
            self._enter_named(denial, named, "named")
        elif being := self._spreader(denial) or self._antecedent(denial):
            self._enter_named(denial, Named(being, denial.span), "spread")
        else:
            self._open.append(denial)

    def _answered(self, denial: Denial) -> Iterator[tuple[str, list[Told]]]:
        text = self.texts.low[slice(*denial.span)][:_LONGEST]
        noun = self.words.noun.match(text)
        yield "said-within", self._within(denial)
        if denial.within:
            return
        if not denial.alike:
            yield "said-around", self._around(denial, text)
            yield "said-before", self._before(denial)
        if owners := self.claimants.owners(denial):
            yield "whose", self._of_owners(denial, owners)
            return
        if denial.alike or denial.named:
            return
        begin = noun.start("noun") if noun else 0
        if self.words.pointing.match(text[begin:]):
            yield "points-back", self._pointed_at(denial, noun)
            yield "points-ahead", self._told_later(denial)
            return
        if not self.words.withheld.match(text):
            yield "alike", self._alike(denial, noun is not None)
            yield "said-against", self._turned_on(denial)

    def _may_assert(self, told: Told, denial: Denial) -> bool:
        """Whether a statement may assert what a denial denies."""
        return (
            told.speaker is not None
            and told.number != denial.told.number
            and not same_side(told.speaker, denial.by)
            and (told.act in _ASSERTING or self._root_of_cue(told) in self.words.claiming)
            and (told.within == denial.told.number or told.draft.frame not in _OPINIONS)
        )

    def _within(self, denial: Denial) -> list[Told]:
        """Statements within the denied words, which are said there to be another's."""
        begin, end = denial.span
        found = [
            told
            for told in self._nested.get(denial.told.number, ())
            if told.draft.cue and begin <= told.draft.cue[0] < end and self._may_assert(told, denial)
        ]
        if denial.named:
            found = [told for told in found if told.draft.cue and told.draft.cue[0] < begin + _SOON]
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

    def _before(self, denial: Denial) -> list[Told]:
        """What is told as a claim in the same sentence before a turn to the denial (``X accuses Y, but Y denies``)."""
        sentence = denial.told.draft.sentence
        if denial.told.within is not None or denial.named or self._is_withheld(denial):
            return []
        for told in reversed(self.account.told[max(0, denial.told.number - 3) : denial.told.number - 1]):
            if told.draft.sentence != sentence or not self._is_claiming(told) or not self._may_assert(told, denial):
                continue
            if self.words.turns.search(self.texts.low, told.content[0][0], denial.span[0]):
                return [told]
        return []

    def _is_withheld(self, denial: Denial) -> bool:
        """Whether it withholds something from somebody rather than says that it is not so."""
        text = self.texts.low[slice(*denial.span)][:_LONGEST]
        return self.words.noun.match(text) is None and self.words.withheld.match(text) is not None

    @cached_property
    def _nested(self) -> dict[int, list[Told]]:
        found: dict[int, list[Told]] = {}
        for told in self.account.told:
            if told.within is not None:
                found.setdefault(told.within, []).append(told)
        return found

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

    def _is_doubtful(self, told: Told) -> bool:
        """Whether a statement accuses, or its cue leaves open whether it is so."""
        return told.act == "accuse" or self._root_of_cue(told) in self.words.doubting

    def _root_of_cue(self, told: Told) -> str:
        return self.texts.root(told.draft.cue_words)

    def _pointed_at(self, denial: Denial, noun: re.Match[str] | None) -> list[Told]:
        """The claim of another before it: the nearest told with the noun's verb, as a claim, or right before."""
        here = denial.told.passage.number
        addressed = self._addressed(denial.told)
        before = [
            told
            for told in self._candidates(denial)
            if told.number < denial.told.number
            and (here - told.passage.number <= _BACK or any(told.speaker is being for being in addressed))
            and not self.words.denied.search(self.texts.text(told))
        ]
        root = self.texts.root(noun["noun"]) if noun else ""
        near = [told for told in before if here - told.passage.number <= _NEAR]
        for found in (
            [told for told in before if root and self._root_of_cue(told) == root],
            [told for told in before if self._is_doubtful(told)],
            [told for told in near if self._is_claiming(told)],
            [told for told in near if denial.told.number - told.number == 1],
        ):
            if found:
                return found[-1:]
        return []

    def _told_later(self, denial: Denial) -> list[Told]:
        """The claim that the news answers, where it is told only after it: the one that a single other has made."""
        later = [
            told
            for told in self._candidates(denial)
            if told.number > denial.told.number
            and self._is_doubtful(told)
            and self.words.earlier.search(self._head(told))
        ]
        if len({id(told.speaker) for told in later}) != 1:
            return []
        theirs = frozenset[str]().union(
            *(self.texts.of(t) for t in self._around_of(denial.told) if t.speaker is denial.by)
        )
        return later[:1] if len(theirs & self.texts.of(later[0])) > 1 else []

    def _head(self, told: Told) -> str:
        """Its sentence up to its cue, in lower case."""
        begin = told.draft.sentence[0]
        end = told.draft.cue[0] if told.draft.cue else told.content[0][0]
        return self.texts.low[begin : max(begin, end)]

    def _spreader(self, denial: Denial) -> Being | None:
        """Who is said near a denial, by him who denies, to have spread it."""
        if denial.named:
            return None
        here = denial.told.passage.number
        for told in self.account.told[denial.told.number - 1 : denial.told.number + _BACK]:
            if told.speaker is not denial.by or told.passage.number - here > _BACK:
                continue
            if being := self.claimants.spreader(told.content[0], denial):
                return being
        return None

    def _antecedent(self, denial: Denial) -> Being | None:
        """Whose claim was spoken of before words that only point back to it (``X's report``: ``the report``)."""
        text = self.texts.low[slice(*denial.span)]
        noun = self.words.noun.match(text)
        if not noun or denial.named or not self.words.pointing.match(text[noun.start("noun") :]):
            return None
        first = max(0, denial.told.passage.number - _BACK)
        begin = self.account.passages[first].units.start(0) if len(self.account.passages[first].units) else 0
        end = denial.told.draft.sentence[0]
        return self.claimants.antecedent(noun["noun"], (max(begin, end - _LONGEST), end), denial)

    # ------------------------------------------------------------------ likeness

    def _alike(self, denial: Denial, named: bool) -> list[Told]:
        """The assertion that is most like the denied words.

        Where these are called a claim (``named``) it must be told as one, and one right before them needs but a root in
        common.
        """
        denied = self.texts.roots(denial.span)
        here = denial.told.passage.number
        candidates = [
            told
            for told in self._candidates(denial)
            if not self.texts.negated(told) & denied
            and not self.words.contrary.search(self.texts.text(told)[:_EARLY])
            and not self.words.denied.search(self.texts.text(told))
        ]
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

    def _turned_on(self, denial: Denial) -> list[Told]:
        """What another told right before, or accused him of a little before, who denies by a word for denying."""
        if denial.told.act != "deny" or denial.told.draft.frame != "deny":
            return []
        here = denial.told.passage.number
        for told in reversed(self.account.told[max(0, denial.told.number - 3) : denial.told.number - 1]):
            last = denial.told.number - told.number == 1 and not self.words.negation.search(self.texts.text(told))
            near = here - told.passage.number <= _NEAR and (told.act == "accuse" or last)
            if near and self._may_assert(told, denial) and self._accuses(told, denial.by, himself=told.act != "accuse"):
                return [told]
        return []

    def _accuses(self, told: Told, by: Being, *, himself: bool) -> bool:
        """Whether whom an accusation names at its head is one, or (unless ``himself``) of his country."""
        begin, end = told.content[0]
        accused = self.account.beings((begin, min(end, begin + _EARLY)))
        return any(being is by or (not himself and same_side(being, by)) for being in accused)

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
        answered = [told for told in answered if not self._is_nobody(told.speaker)]
        if not answered:
            return
        by_answer = next((self._asserting[told.number] for told in answered if told.number in self._asserting), None)
        known = by_answer or self._denying.get(denial.told.number) or self._same(answered[0], denial)
        if known is None:
            known = Dispute(answered[0], f"{denial.rule}/{step}")
            self.found.append(known)
        known.asserted.update((told.number, told) for told in answered)
        known.asserters.update((told.number, told.speaker) for told in answered if told.speaker)
        self._asserting.update(dict.fromkeys((told.number for told in answered), known))
        self._deny(known, denial)

    def _is_nobody(self, being: Being | None) -> bool:
        """Whether no more is known of a speaker than the noun for what was said (``the statement``)."""
        return being is None or self.words.noun.fullmatch(being.name.lower()) is not None

    def _enter_named(self, denial: Denial, named: Named, step: str) -> None:
        """Note a denial that tells itself whose claim it denies."""
        known = self._denying.get(denial.told.number) or self._same_of(named, denial)
        if known is None:
            before = self._opened(denial) if named.bare else None
            words = before.span if before else named.words
            known = Dispute(denial.told, f"{denial.rule}/{step}", words, named.bare and before is None)
            self.found.append(known)
            if before:
                self._deny(known, before)
            known.asserted[denial.told.number] = denial.told
            known.asserters[denial.told.number] = named.being
        self._deny(known, denial)

    def _opened(self, denial: Denial) -> Denial | None:
        """A denial shortly before by the same of which was not known yet whom it answers."""
        here = denial.told.passage.number
        for before in reversed(self._open[-_LATELY:]):
            if before.by is denial.by and 0 <= here - before.told.passage.number <= _BACK:
                return before
        return None

    def _deny(self, dispute: Dispute, denial: Denial) -> None:
        dispute.denied[denial.told.number] = denial.told
        dispute.deniers[denial.told.number] = denial.by
        self._denying[denial.told.number] = dispute

    def _same_of(self, named: Named, denial: Denial) -> Dispute | None:
        """A dispute with the same claimant on the same, or the last one where the words tell little."""
        words = self.texts.roots(named.words)
        for dispute in reversed(self.found[-_LATELY:]):
            claim = self._claimed(dispute)
            likeness = max(self.texts.share(words, claim), self.texts.share(claim, words))
            if denial.by in dispute.deniers.values() and len(words & claim) > 1 and likeness >= _SAME:
                return dispute
            if named.being not in dispute.asserters.values():
                continue
            if len(words) < 2 or likeness >= (_PAIR if denial.by in dispute.deniers.values() else _AGAIN):
                return dispute
        return None

    def _merge(self) -> None:
        """Put a claim of which few words are told to the last one of the same claimant; leave out one of none."""
        for few in [d for d in self.found if d.words and (d.bare or len(self._claimed(d)) < _TELLING)]:
            others = [d for d in self.found if d is not few and self._shares(few, d)]
            if others:
                others[-1].denied.update(few.denied)
                others[-1].deniers.update(few.deniers)
            if others or few.bare:
                self.found.remove(few)

    def _shares(self, bare: Dispute, other: Dispute) -> bool:
        """Whether the claimant of one is a claimant of another, which is not among its deniers."""
        return any(by in other.asserters.values() for by in bare.asserters.values()) and not any(
            by in other.asserters.values() for by in bare.deniers.values()
        )

    def _claimed(self, dispute: Dispute) -> frozenset[str]:
        """The roots of the claim's words."""
        return self.texts.roots(dispute.words) if dispute.words else self.texts.of(dispute.claim)

    def _same(self, claim: Told, denial: Denial) -> Dispute | None:
        """A dispute on the same words of the same speaker; less alike where the same denies them."""
        words = self.texts.of(claim)
        for dispute in self.found[-_LATELY:]:
            if claim.speaker not in dispute.asserters.values():
                continue
            known = self._claimed(dispute)
            shared = max(self.texts.share(words, known), self.texts.share(known, words))
            if denial.by in dispute.deniers.values() and len(words & known) > 1 and shared >= _AGAIN:
                return dispute
            if self._alike_both(known, claim):
                return dispute
        return None

    def _alike_both(self, these: frozenset[str], other: Told) -> bool:
        """Whether a statement says the same as these words, either in about the other's."""
        those = self.texts.of(other)
        if len(these & those) < 2:
            return False
        return self.texts.share(those, these) >= _SAME and self.texts.share(these, those) >= _SAME - _SLACK

    def _join(self, dispute: Dispute) -> None:
        """Who else asserts or denies the same."""
        denied = frozenset[str]().union(*(self.texts.roots(told.content[0]) for told in dispute.denied.values()))
        claim = self._claimed(dispute)
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
                dispute.asserters[told.number] = told.speaker

    def _negates(self, told: Told, claim: frozenset[str], denied: frozenset[str], dispute: Dispute) -> bool:
        """Whether a statement says of the claim, or of what was denied, that it is not so."""
        if told.act not in _DENYING or told.speaker in dispute.asserters.values():
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
        if any(same_side(told.speaker, by) for by in set(dispute.deniers.values())):
            return False
        if told.within in dispute.asserted:
            return False
        roots = self.texts.of(told)
        if self._alike_both(self._claimed(dispute), told):
            return True
        return len(roots & denied) > 1 and self._is_claiming(told) and self.texts.share(denied, roots) >= _SAME

    def _holds(self, told: Told, dispute: Dispute) -> bool:
        """Whether a statement only reports one that denies or asserts."""
        own = dispute.asserted.keys() | dispute.denied.keys()
        return any(inner.number in own for inner in self._nested.get(told.number, ()))

    def _claim(self, dispute: Dispute) -> FoundClaim:
        claim = self._claimed(dispute)
        variants = [
            told.number
            for told in (*dispute.asserted.values(), *dispute.joined.values())
            if told is not dispute.claim and self.texts.share(self.texts.of(told), claim) < _SAME
        ]
        return FoundClaim(
            self._span(dispute),
            tuple(FoundSide(by, n) for n, by in sorted(dispute.asserters.items())),
            tuple(FoundSide(by, n) for n, by in sorted(dispute.deniers.items())),
            tuple(sorted(set(variants))),
            dispute.rule,
        )

    def _span(self, dispute: Dispute) -> Chars:
        """The words that state the claim: without the denial, where one sentence holds both."""
        if dispute.words:
            return dispute.words
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
