"""Words that take a stance toward what is on the table: by whom, toward what, and how firmly."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from rundingan.reading.account import Account, Sentence
from rundingan.reading.beings import Being
from rundingan.reading.findings import FoundStance
from rundingan.reading.parties import Parties, Taking
from rundingan.reading.things import StanceRule, Thing, Things

Range = tuple[int, int]
_WITHIN = 14
"""Tokens after a word of urging within which what should not be done stands."""
_POINTING = frozenset({"pronouns:thing", "conjunctions:but"})
"""What stands between what was named before and a passive: ``the proposal is good but is rejected by Samdar``."""
_GAP = 3
"""Words between what is on the table and the passive that takes a stance toward it."""
_SHADED = 4
"""Tokens up to the end of a verb among which what shades it stands."""
_HELD = 12
"""Tokens before a purpose within which the protest stands that has it."""
_CAN = frozenset({"may", "wishing"})
"""Shades of what can be done."""
_DENYING = frozenset({"not", "never", "unwilling"})
_QUOTES = frozenset("\"'‘’“”„«»")
_VERBS = frozenset({"verb", "cues"})
"""Classes of verbs of which a deed may be one, where the pack names none."""
_OUGHT = frozenset({"ought", "must"})
"""Shades of what a speaker says should be done."""
_POLICIES = frozenset({"deed", "measure"})
"""Kinds of nouns that name what somebody does or has decided."""
_BEFORE = 30
"""Tokens before a passive within which what is on the table begins."""


class Stance(NamedTuple):
    """A stance with what names the proposal; None where the words only point back to it."""

    found: FoundStance
    thing: Thing | None
    toward: frozenset[str]


class Stances:
    """Finds the stances of an article.

    Args:
        account: the article.
        things: its noun phrases.
    """

    def __init__(self, account: Account, things: Things) -> None:
        self._account = account
        self._things = things
        self._lists = things.words.lists
        self._parties = Parties(account, things)
        self._forms = {
            "object": self._object,
            "agent": self._agent,
            "owner": self._owner,
            "answer": self._answer,
            "refrain": self._refrain,
            "deed": self._deed,
            "meeting": self._meeting,
            "judged": self._judged,
            "protest": self._protest,
            "sign": self._sign,
        }

    def at(self, token: int) -> Stance | None:
        """The stance whose words begin at a token, by the first rule that finds one."""
        things = self._things
        for end, rule in things.words.cues.all_at(things.lows, token):
            sentence = self._parties.sentence(token)
            if sentence is None:
                return None
            if found := self._forms[rule.form](rule, sentence, (token, end)):
                return found
        return None

    def offered_by(self, token: int) -> Taking | None:
        """Who does what the verb at a token says."""
        sentence = self._parties.sentence(token)
        return self._parties.subject(sentence, token) if sentence else None

    # ------------------------------------------------------------------ the forms

    def _object(self, rule: StanceRule, sentence: Sentence, cue: Range) -> Stance | None:
        """``Veloria rejects the proposal``."""
        thing = self._thing_after(rule, cue[1], _limit(sentence))
        if thing is None or self._is_command(sentence, cue[0]):
            return None
        stance = self._taken(rule, sentence, cue, thing)
        if stance and stance.found.stance.startswith("accepts") and self._is_any(cue[1], thing):
            return None
        return stance

    def _is_any(self, start: int, thing: Thing) -> bool:
        """``supports any good policy``: what may come, not what is on the table."""
        return thing.kind not in ("effort", "attempt") and any(
            low in self._lists["any"] for low in self._things.lows[start : thing.first]
        )

    def _is_command(self, sentence: Sentence, token: int) -> bool:
        """Whether a verb without its prefix follows no subject but a mark: ``..., rejects the proposal``."""
        if self._things.lows[token] not in self._lists["roots"]:
            return False
        return token == sentence.units.first[sentence.begin] or "mark" in self._things.classes(token - 1)

    def _answer(self, rule: StanceRule, sentence: Sentence, cue: Range) -> Stance | None:
        """``Veloria has not agreed yet``; ``we reject it``."""
        points_back = "possessed" in self._things.classes(cue[1] - 1) or "verb" in self._things.classes(cue[1] - 1)
        if not points_back and cue[1] < _limit(sentence) and not self._ends_clause(cue[1]):
            return None
        return self._taken(rule, sentence, cue, None)

    def _agent(self, rule: StanceRule, sentence: Sentence, cue: Range) -> Stance | None:
        """``the proposal is rejected by Veloria``."""
        found = self._parties.after(sentence, cue[1])
        if found is None:
            return None
        taking, _ = found
        begin = sentence.units.first[sentence.begin]
        at = self._parties.shades(cue[0], begin, taking.shades)
        thing = self._thing_before(rule, max(begin, cue[0] - _BEFORE), at)
        points_back = at > begin and bool(self._things.classes(at - 1) & _POINTING)
        holder = taking.holder
        if thing and holder and holder.draft.cue and self._things.chars(thing)[0] == holder.draft.cue[0]:
            taking.holder = None  # "the demand of Samdar that ...": a statement's own noun
        if (thing is None and not points_back) or self._parties.is_telling(taking.holder):
            return None
        first = thing.first if thing else at - 1
        if first > begin and self._things.lows[first - 1] in self._lists["ought"] | self._lists["any"]:
            return None
        words, lows = self._things.words, self._things.lows
        if words.unsaid.before(lows, first, begin) or words.conditions.before(lows, at, first):
            return None
        if thing and any(low in self._lists["as"] for low in lows[thing.last : at]):
            return None
        return self._stance(rule, sentence, cue, taking, thing)

    def _owner(self, rule: StanceRule, sentence: Sentence, cue: Range) -> Stance | None:
        """``the rejection of the proposal by Veloria``; ``Veloria's rejection of the proposal``."""
        found = self._parties.after(sentence, cue[1]) or self._parties.owner(cue)
        if found is None or self._parties.is_telling(found[0].holder):
            return None
        thing = self._thing_after(rule, found[1], _limit(sentence))
        return self._stance(rule, sentence, cue, found[0], thing) if thing else None

    def _refrain(self, rule: StanceRule, sentence: Sentence, cue: Range) -> Stance | None:
        """``Veloria urges Samdar not to carry out the proposal``."""
        things, limit = self._things, _limit(sentence)
        for at in range(cue[1], min(limit - 1, cue[1] + _WITHIN)):
            after = None
            if rule.undoing and (undone := rule.undoing.at(things.lows, at, limit)):
                if at == cue[1] and things.lows[cue[0]] in self._lists["wishing"]:
                    return None  # "wants to drop the plan": his own wish
                after = undone[0]
            elif "auxiliaries:not" in things.classes(at) and things.lows[at + 1] in rule.deeds:
                after = at + 2
            elif rule.undone and (thing := self._undone(rule, at, limit)):
                return self._taken(rule, sentence, cue, thing)
            elif things.classes(at) & {"verb", "comma", "stop"}:
                return None
            if after is not None:
                thing = self._thing_at(rule, after, limit) or self._linked(rule, after, limit)
                return self._taken(rule, sentence, cue, thing) if thing and self._is_given(rule, after, limit) else None
        return None

    def _undone(self, rule: StanceRule, at: int, limit: int) -> Thing | None:
        """``(wants) the project to be dropped``: what stands before a passive of undoing."""
        thing = self._thing_at(rule, at, limit) if self._things.is_start(at) else None
        assert rule.undone is not None
        if thing is None or thing.last >= limit:
            return None
        after = thing.last
        while after + 1 < limit and "auxiliaries" in self._things.classes(after):
            after += 1
        return thing if rule.undone.at(self._things.lows, after, limit) else None

    def _linked(self, rule: StanceRule, at: int, limit: int) -> Thing | None:
        """``(urges) strong support to be given in the assembly to the resolution``: what a noun is linked to."""
        for token in range(at, min(limit, at + _WITHIN)) if rule.link else ():
            if self._things.classes(token) & {"comma", "stop"}:
                return None
            assert rule.link is not None
            if link := rule.link.at(self._things.lows, token, limit):
                return self._thing_at(rule, link[0], limit)
        return None

    def _deed(self, rule: StanceRule, sentence: Sentence, cue: Range) -> Stance | None:
        """``Veloria considers opening the border``."""
        at, limit = cue[1], _limit(sentence)
        if at + 1 >= limit:
            return None
        bare = not self._things.classes(at).isdisjoint(self._lists["bare_deed"])
        if not (rule.given or rule.deeds or bare) and self._things.lows[at] not in self._lists["to"]:
            return None
        at = at + 1 if self._things.lows[at] in self._lists["to"] else at
        if rule.deeds and self._things.lows[at] not in rule.deeds:
            return None
        verbs = self._lists["deed"] or _VERBS
        if (not bare and self._things.classes(at).isdisjoint(verbs)) or not self._is_given(rule, at, limit):
            return None
        return self._taken(rule, sentence, cue, self._things.clause(at, limit))

    def _meeting(self, rule: StanceRule, sentence: Sentence, cue: Range) -> Stance | None:
        """``Veloria will not talk with Samdar``."""
        things, limit = self._things, _limit(sentence)
        link = rule.link.at(things.lows, cue[1], limit) if rule.link else None
        if link is None or link[0] >= limit or not self._parties.after(sentence, link[0]):
            return None
        meeting = things.clause(cue[0], limit)  # told from others by whom it is with
        key = (meeting.head, *things.lows[link[0] : link[0] + 2])
        return self._taken(rule, sentence, cue, meeting._replace(key=key))

    def _judged(self, rule: StanceRule, sentence: Sentence, cue: Range) -> Stance | None:
        """``Lind said the proposal should not go ahead``: the stance of whoever says so."""
        taking = Taking(holder=self._parties.holder(cue[0]))
        if taking.holder is None or taking.holder.speaker is None or self._parties.is_telling(taking.holder):
            return None
        begin = max(sentence.units.first[sentence.begin], cue[0] - _BEFORE)
        at = self._parties.shades(cue[0], begin, taking.shades)
        meant = self._can_be(rule, taking.shades, cue[1], sentence) if rule.able else _OUGHT & taking.shades
        thing = self._thing_before(rule, begin, at) if meant else None
        if thing is None or self._things.words.unsaid.before(self._things.lows, thing.first, begin):
            return None
        if rule.able and self._only_describes(thing, at):
            return None
        return self._advised(rule, sentence, cue, taking, thing)

    def _only_describes(self, thing: Thing, at: int) -> bool:
        """``sets terms that are hard and cannot be met``: what a relative clause says of a thing in passing."""
        classes = [self._things.classes(token) for token in range(thing.first, at)]
        relative = next((number for number, known in enumerate(classes) if "relatives" in known), None)
        return relative is not None and (relative == len(classes) - 1 or "conjunctions" in classes[-1])

    def _can_be(self, rule: StanceRule, shades: set[str], at: int, sentence: Sentence) -> bool:
        """Whether a speaker says that it can be done on terms, or that it cannot be."""
        if not _CAN & shades:
            return False
        shades -= _CAN
        if rule.given is None:
            return "not" in shades
        return "not" not in shades and self._is_given(rule, at, _limit(sentence))

    def _advised(
        self, rule: StanceRule, sentence: Sentence, cue: Range, taking: Taking, thing: Thing | None
    ) -> Stance | None:
        """The stance of a speaker who says what ought to be done with what is on the table."""
        holder = taking.holder
        if thing is None or holder is None or holder.speaker is None or self._parties.is_asking(sentence):
            return None
        taking.parties = [holder.speaker]
        taking.shades |= {"advised", "ought"}
        stance = self._stance(rule, sentence, cue, taking, thing)
        # what others should support, a speaker need not have taken a stance toward; what nobody should, he rejects
        return stance if stance and (rule.form == "judged" or stance.found.stance != "accepts") else None

    def _protest(self, rule: StanceRule, sentence: Sentence, cue: Range) -> Stance | None:
        """``Veloria holds a rally against the proposal``."""
        things, begin = self._things, sentence.units.first[sentence.begin]
        purposes = self._lists["to"] | self._lists["because"]
        at = cue[0] - 1 if cue[0] > begin and things.lows[cue[0] - 1] in purposes else cue[0]
        first = max(begin, at - _HELD)
        held = next((t for t in range(at - 1, first - 1, -1) if self._is_protest(t, at)), None)
        verb = next((t for t in range(first, (held or first) + 1) if things.lows[t] in self._lists["holding"]), None)
        thing = self._thing_after(rule, cue[1], _limit(sentence)) if verb is not None else None
        if held is None or verb is None or thing is None:
            return None
        taking = self._parties.subject(sentence, verb)
        return self._stance(rule, sentence, cue, taking, thing) if taking else None

    def _sign(self, rule: StanceRule, sentence: Sentence, cue: Range) -> Stance | None:
        """``Veloria closes the border in protest against the proposal``."""
        thing = self._thing_after(rule, cue[1], _limit(sentence))
        taking = self._parties.first(sentence, cue[0]) if thing else None
        return self._stance(rule, sentence, cue, taking, thing) if taking else None

    def _is_protest(self, token: int, end: int) -> bool:
        lows = self._things.lows
        return any(" ".join(lows[token : token + size]) in self._lists["protests"] for size in (1, 2)[: end - token])

    def _is_given(self, rule: StanceRule, at: int, limit: int) -> bool:
        """Whether a condition that the rule asks for follows."""
        given, lows = rule.given, self._things.lows
        return given is None or any(given.at(lows, token, limit) for token in range(at, limit))

    # ------------------------------------------------------------------ what is on the table

    def _thing_after(self, rule: StanceRule, at: int, limit: int) -> Thing | None:
        """What a word takes a stance toward, past a link and words that say how."""
        lows = self._things.lows
        start, at = at, self._past(at, limit)
        if rule.link:
            if rule.theirs and at < limit and lows[at] in self._lists["theirs"]:
                at += 1
            link = rule.link.at(lows, at, limit)
            if link is None:
                return None
            at = self._past(link[0], limit)
            if rule.doing and at + 1 < limit and "verb" in self._things.classes(at):
                at += 1
        elif at < limit and lows[at] in self._lists["toward"]:
            at = self._past(at + 1, limit)
        thing = self._thing_at(rule, at, limit)
        if thing and rule.received and self._is_received(thing, start):
            return None
        if thing and thing.last < limit and lows[thing.last] in self._lists["notion"]:
            return None
        return thing

    def _thing_at(self, rule: StanceRule, at: int, limit: int) -> Thing | None:
        at = self._past(at, limit)
        if (
            at + 1 < limit
            and self._things.lows[at] in self._lists["striving"]
            and (deed := self._undertaken(at, limit))
        ):
            return deed
        thing = self._things.at(at, limit, rule.kinds)
        return thing if thing and self._is_toward(rule, thing) else None

    def _is_toward(self, rule: StanceRule, thing: Thing) -> bool:
        """Whether a rule takes a stance toward what a phrase names."""
        kind, toward = thing.kind, rule.toward
        if kind in toward:
            return kind != "paper" or thing.definite
        if kind == "law" and "paper" in toward:
            return thing.definite
        return kind in ("deed", "effort", "attempt") and "policy" in toward and self._is_policy(thing)

    def _is_policy(self, thing: Thing) -> bool:
        """Whether what somebody does is a measure that can be taken back: ``Veloria's closing of the border``."""
        if self._tells_policy(thing):
            return True
        return any(
            first < thing.first and (owner is thing.owner if thing.owner else thing.definite and head == thing.head)
            for first, head, owner in self._policies
        )

    def _tells_policy(self, thing: Thing) -> bool:
        return any(low in self._lists["policy"] for low in self._things.lows[thing.first + 1 : thing.last])

    @cached_property
    def _policies(self) -> list[tuple[int, str, Being | None]]:
        """The measures that the article tells of in so many words: first token, noun and owner."""
        things = self._things
        found = (things.at(token, len(things.lows), _POLICIES) for token in range(len(things.lows)))
        return [(thing.first, thing.head, thing.owner) for thing in found if thing and self._tells_policy(thing)]

    def _undertaken(self, at: int, limit: int) -> Thing | None:
        """``efforts to ratify the convention``: the proposal that somebody strives for."""
        lows = self._things.lows
        verb = at + 2 if lows[at + 1] in self._lists["to"] else at + 1
        if verb + 1 >= limit or "verb" not in self._things.classes(verb):
            return None
        thing = self._things.at(verb + 1, limit)
        return thing if thing and thing.kind in ("offer", "text", "bill") else None

    def _thing_before(self, rule: StanceRule, begin: int, end: int) -> Thing | None:
        """The first phrase that reaches to before a token."""
        for at in range(begin, end):
            thing = self._thing_at(rule, at, end) if self._things.is_start(at) else None
            if thing and end - thing.last <= _GAP and not self._breaks(thing.last, end):
                return None if self._is_within(thing, begin, end) else thing
        return None

    def _is_within(self, thing: Thing, begin: int, end: int) -> bool:
        """``a speech on the proposal (was rejected)``: what is on the table is no subject."""
        before = thing.first - 1
        if before >= begin and (self._things.is_start(before) or self._things.lows[before] in self._lists["carriers"]):
            return True
        if before > begin and self._things.lows[before] in self._lists["topics"]:
            before -= 1
        if before < begin or not (
            "prepositions" in self._things.classes(before) or self._things.lows[before] in self._lists["about"]
        ):
            return False
        return not any("relatives" in self._things.classes(token) for token in range(thing.last, end))

    def _breaks(self, at: int, end: int) -> bool:
        return any("mark" in self._things.classes(token) for token in range(at, end))

    def _past(self, at: int, limit: int) -> int:
        """Past words that say how much, or how many, and a mark of quotation."""
        while at < limit and (self._things.lows[at] in self._lists["before"] or self._is_passed(at)):
            at += 1
        return at

    def _is_passed(self, token: int) -> bool:
        """Whether a token is a number, or a mark of quotation (``rejected the "peace plan"``)."""
        return "number" in self._things.classes(token) or self._things.lows[token] in _QUOTES

    def _is_received(self, thing: Thing, start: int) -> bool:
        """``received (any) proposal from ...``: what came, not what was or will be agreed to."""
        lows = self._things.lows
        if any(low in self._lists["received_any"] for low in lows[start : thing.first]):
            before = range(max(0, start - _SHADED), start)
            return not any("auxiliaries:future" in self._things.classes(token) for token in before)
        return any(low in self._lists["received"] for low in lows[thing.first + 1 : thing.last])

    def _ends_clause(self, token: int) -> bool:
        return bool(self._things.classes(token) & {"mark", "conjunctions"})

    # ------------------------------------------------------------------ how firmly

    def _taken(self, rule: StanceRule, sentence: Sentence, cue: Range, thing: Thing | None) -> Stance | None:
        taking = self._parties.subject(sentence, cue[0]) or self._fronted(sentence, cue, thing)
        if taking and _OUGHT & taking.shades and not taking.shades & {"idle", "wishing"}:
            return self._advised(rule, sentence, cue, taking, thing)
        return self._stance(rule, sentence, cue, taking, thing) if taking else None

    def _fronted(self, sentence: Sentence, cue: Range, thing: Thing | None) -> Taking | None:
        """``Rejecting the proposal, Maresk said ...``."""
        if thing is None or cue[0] != sentence.units.first[sentence.begin] or thing.last >= _limit(sentence):
            return None
        found = self._parties.after(sentence, thing.last + 1) if "comma" in self._things.classes(thing.last) else None
        return found[0] if found else None

    def _stance(
        self, rule: StanceRule, sentence: Sentence, cue: Range, taking: Taking, thing: Thing | None
    ) -> Stance | None:
        shades = taking.shades | ({"will_not"} if {"not", "future"} <= taking.shades else set())
        if rule.unless & shades or (rule.only and not taking.noun and not rule.only & shades):
            return None
        if rule.parties and not all(party.kind in rule.parties for party in taking.parties):
            return None
        stance = shaded(rule.stance, taking, rule.denied)
        if stance is None:
            return None
        own = self._parties.told_by(cue[0])
        holder = taking.holder
        resting = own or holder
        around = holder.number if holder is not None and self._is_another(holder.speaker, taking) else None
        units = sentence.units
        found = FoundStance(
            tuple(taking.parties),
            stance,
            cue,
            (thing.first, thing.last) if thing else None,
            (units.first[sentence.begin], _limit(sentence)),
            resting.number if resting else None,
            around,
            rule.id,
        )
        return Stance(found, thing, rule.toward)

    @staticmethod
    def _is_another(speaker: object, taking: Taking) -> bool:
        """Whether a speaker tells of a party that he does not speak for."""
        if speaker is None or speaker in taking.parties:
            return False
        country = getattr(speaker, "country", None)
        return not any(country is not None and party.country == country for party in taking.parties)


def shaded(stance: str, taking: Taking, opposite: str | None = None) -> str | None:
    """The stance that remains of one with what stands before its verb; None where none does.

    Args:
        stance: that of the words.
        taking: who takes it, and how.
        opposite: that of the words denied, where it is not the plain opposite.
    """
    shades = taking.shades
    if taking.noun == "reluctance":
        return "undecided" if stance == "accepts" else None
    denied = not shades.isdisjoint(_DENYING)
    if (
        "idle" in shades
        or (_OUGHT & shades and "advised" not in shades)
        or (shades & {"wishing", "may"} and not denied)
    ):
        return None
    if "not_yet" in shades:
        return "undecided" if stance != "rejects" else None
    if "weighing" in shades:
        return "undecided"
    if shades >= {"not", "unwilling"}:
        return None
    if not denied or opposite:
        return opposite if denied else stance
    if stance == "rejects":
        return "accepts" if "longer" in shades else None
    return "rejects"


def _limit(sentence: Sentence) -> int:
    """The token after a sentence."""
    return sentence.units.last[sentence.end - 1]
