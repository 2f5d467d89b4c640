"""What was promised or threatened, and on which condition.

A commitment rests on a statement: somebody tells what it, or whom it speaks for, will do or leave. Either the cue
binds by itself (a vow, an offer, an agreement), or a clause of what is told has the speaker or its own body as its
subject and a deed that is its own to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import zip_longest
from typing import Any, Final, NamedTuple

from rundingan.reading.account import Account, Sentence, Told
from rundingan.reading.beings import Being
from rundingan.reading.findings import FoundCommitment
from rundingan.rules.grammar import Grammar, Named, Rule
from rundingan.rules.sieve import Sieve
from rundingan.text.folded import lower

Chars = tuple[int, int]

_FARTHEST: Final = 1200
"""Letters of a clause that are looked at: longer ones are no prose."""
_HEAD: Final = 40
"""Letters at the head of a deed that tell whether it harms."""
_TOLD: Final = 3
"""Mentions that a country has of which an article tells most."""
_NEAR: Final = 8
"""How many of those found before may be the same."""
_OFFICIAL: Final = frozenset({"organisation", "country", "unnamed"})
"""Kinds of speakers that speak for their country without a role."""
_MANY: Final = frozenset({"organisation", "country", "group"})
"""Kinds of speakers that a plural pronoun may stand for."""


class _Vow(NamedTuple):
    """A cue that binds by itself: the frames and acts of its statement, what the content must show, and the cue."""

    id: str
    frames: frozenset[str]
    acts: frozenset[str]
    needs: re.Pattern[str] | None
    cue: re.Pattern[str] | None


class _Office(NamedTuple):
    """Whom an office may bind: a pattern over the roles of the speaker, and one over the words of the one bound."""

    office: re.Pattern[str]
    body: re.Pattern[str]


@dataclass(slots=True, frozen=True)
class _Words:
    """What the pack says of commitments in words."""

    vows: tuple[_Vow, ...]
    offices: tuple[_Office, ...]
    words: Mapping[str, re.Pattern[str]]
    barred: frozenset[str]
    home: str | None
    state: str
    people: frozenset[str]


class _Bond(NamedTuple):
    """Somebody bound, before its condition is known.

    Attributes:
        by: who.
        begin: where the content begins.
        deed: where the deed begins.
        end: where what is told ends, or the sentence does.
        open: where the sentence begins within what is told: from here on a condition may stand before.
        told: the statement.
        rule: the rule.
        conditional: whether it holds only under a condition.
    """

    by: Being
    begin: int
    deed: int
    end: int
    open: int
    told: Told
    rule: str
    conditional: bool


def find_commitments(account: Account) -> list[FoundCommitment]:
    """All commitments, in the order of their words."""
    return _Finder(account).found() if account.told else []


@cache
def _words_of(grammar: Grammar) -> _Words:
    table = grammar.pack.table("bonds")
    patterns = {**table.get("words", {}), **table.get("offices", {})}
    return _Words(
        tuple(_vow(rule) for rule in table.get("told", ())),
        tuple(_Office(re.compile(own["office"]), re.compile(own["body"])) for own in table.get("own", ())),
        Named({name: text for name, text in patterns.items() if isinstance(text, str)}, re.compile),
        frozenset(table.get("words", {}).get("barred_frames", ())),
        table.get("offices", {}).get("home"),
        table.get("offices", {}).get("state", ""),
        frozenset(grammar.lexicon.entries["roles"]) | frozenset(grammar.lexicon.entries["people_nouns"]),
    )


@cache
def _clause_rules(grammar: Grammar) -> Sieve:
    return Sieve(grammar.rules["commitments"].get("clause", []))


def _vow(rule: Mapping[str, Any]) -> _Vow:
    return _Vow(
        f"{rule['at'].removesuffix('.toml')}#{rule['id']}",
        frozenset(rule["frames"]),
        frozenset(rule["acts"]),
        re.compile(rule["needs"]) if "needs" in rule else None,
        re.compile(rule["cue"]) if "cue" in rule else None,
    )


class _Finder:
    """Finds the commitments of an article."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.grammar = account.grammar
        self.engine = account.grammar.engine["commitments"]
        self.rules = _clause_rules(account.grammar)
        self.known = _words_of(account.grammar)
        self.low = lower(account.text)

    def found(self) -> list[FoundCommitment]:
        """All of them; of two in the same words the one that a clause shows."""
        bonds = sorted([*self._clauses(), *self._vows()], key=lambda bond: (bond.begin, bond.rule))
        bonds = [bond for bond in bonds if self._made(bond, bond.end) is not None]
        found: list[FoundCommitment] = []
        for bond, later in zip_longest(bonds, bonds[1:]):
            end = min(bond.end, later.begin) if later is not None and later.begin > bond.deed else bond.end
            made = self._made(bond, end)
            if made is not None and not any(_same(made, other) for other in found[-_NEAR:]):
                found.append(made)
        return found

    # ------------------------------------------------------------------ cues that bind

    def _vows(self) -> Iterator[_Bond]:
        for told in self.account.told:
            for vow in self.known.vows:
                if told.draft.frame in vow.frames and told.act in vow.acts and told.speaker is not None:
                    bond = self._vowed(told, told.speaker, vow)
                    if bond is not None:
                        yield bond
                        break

    def _vowed(self, told: Told, by: Being, vow: _Vow) -> _Bond | None:
        begin, end = told.content[0]
        if told.draft.cue is not None and begin < told.draft.cue[0] and not self._follows(told):
            return None
        words = self.low[begin : min(end, begin + _FARTHEST)]
        if vow.needs is not None and not vow.needs.search(words):
            return None
        if vow.cue is not None and not vow.cue.search(told.draft.cue_words):
            return None
        if self._is_unsure(told) or self._is_anyone(told) or self._is_idle(begin + self._lead(words)):
            return None
        return _Bond(by, begin, begin, end, told.draft.sentence[0], told, vow.id, False)

    def _follows(self, told: Told) -> bool:
        """Whether its cue follows what it promises (a passive)."""
        return bool(self.known.words["follows"].match(told.draft.cue_words))

    def _is_unsure(self, told: Told) -> bool:
        """Whether what stands before its cue takes the vow away: a negation, or that it is only supposed."""
        cue = told.draft.cue
        if cue is None:
            return False
        before = self.low[told.draft.sentence[0] : cue[0]][-_FARTHEST:]
        return any(self.known.words[name].search(before) for name in ("not_before", "within_if"))

    def _is_anyone(self, told: Told) -> bool:
        """Whether whoever does so is meant, nobody that is known (``men who agree to join``)."""
        source, cue = told.draft.source, told.draft.cue
        if source is None or cue is None or cue[0] < source[1] or self.known.words["known"].match(self.low, source[0]):
            return False
        return bool(self.known.words["whoever"].match(self.low, source[1], cue[0]))

    def _lead(self, words: str) -> int:
        """How long what stands before the deed is: ``to``, ``will not``."""
        lead = self.known.words["lead"].match(words)
        return lead.end() if lead else 0

    # ------------------------------------------------------------------ clauses of one's own

    def _clauses(self) -> Iterator[_Bond]:
        trigger = self.engine["trigger"]
        for sentence in self.account.sentences:
            symbols = sentence.symbols
            if not trigger.search(symbols):
                continue
            for rule in self.rules.pick(symbols):
                for match in rule.pattern.finditer(symbols):
                    bond = self._bond(sentence, rule, match)
                    if bond is not None:
                        yield bond

    def _bond(self, sentence: Sentence, rule: Rule, match: re.Match[str]) -> _Bond | None:
        deed = sentence.chars(match.span("deed" if match.group("deed") else "ready"))[0]
        told = self._told(sentence, rule, match, deed)
        if told is None or told.speaker is None or self._is_barred(told, rule):
            return None
        if self._lacks_will(rule, deed) or self._is_asked(sentence) or self._is_hedged(sentence, match):
            return None
        held = next((part for part in told.content if part[0] <= deed < part[1]), told.content[0])
        begin = max(held[0], sentence.span[0])
        by, start = self._subject(sentence, rule, match, told, begin)
        if by is None:
            return None
        end = min(held[1], sentence.span[1])
        conditional = bool(rule.settings.get("conditional"))
        return _Bond(by, start, deed, end, begin, told, rule.id, conditional)

    def _told(self, sentence: Sentence, rule: Rule, match: re.Match[str], deed: int) -> Told | None:
        """The statement that tells of it, subject and all: the first person in a quotation is who is quoted."""
        if rule.settings["subject"] not in ("who", "ours"):
            return next(iter(self.account.around(deed)), None)
        who = match.start("who")
        around = self.account.around(sentence.chars((who, who + 1))[0])
        owner = match.end("owner") - 1 if rule.settings["subject"] == "ours" else who
        if sentence.quoted and "pronouns:self|pronouns:you" in sentence.units.classes(sentence.begin + owner):
            around = [told for told in around if not told.draft.inside]
        return next(iter(around), None)

    def _is_barred(self, told: Told, rule: Rule) -> bool:
        acts = rule.settings.get("acts")
        return told.draft.frame in self.known.barred or (acts is not None and told.act not in acts)

    def _lacks_will(self, rule: Rule, deed: int) -> bool:
        """Whether the deed is none that somebody binds itself to, or not one that the rule asks for."""
        wanted = rule.settings.get("deeds")
        if wanted is None:
            return self._is_idle(deed)
        return self.known.words[wanted].match(self.low[deed : deed + 60]) is None

    def _is_hedged(self, sentence: Sentence, match: re.Match[str]) -> bool:
        """Whether it is only said to be likely, or not to have been said, or told of what is not so (``I would``)."""
        begin, end = sentence.chars(match.span())
        if sentence.quoted and self.known.words["unreal"].search(self.low, begin, end):
            return True
        if self.known.words["hedged"].search(self.low, max(0, begin - 20), end):
            return True
        return bool(self.known.words["denied"].search(self.low, max(sentence.span[0], begin - 100), begin))

    def _subject(
        self, sentence: Sentence, rule: Rule, match: re.Match[str], told: Told, begin: int
    ) -> tuple[Being | None, int]:
        """Who is bound, and where the content begins."""
        way = rule.settings["subject"]
        if way == "speaker":
            will = sentence.chars(match.span("will"))[0]
            return (told.speaker if will == told.content[0][0] else None), will
        if way == "any":
            return told.speaker, self._clause(sentence, match.start(), begin)
        if way == "named":
            start = sentence.chars(match.span("who"))[0]
            return self.account.register.of.get(start), sentence.chars(match.span())[0]
        if way == "head":
            at = sentence.units.at(begin)
            by = self._bound(sentence, at - sentence.begin, told) if at is not None else None
            return by, sentence.chars(match.span("will"))[0]
        who = match.start("who")
        start = sentence.chars(match.span("who"))[0]
        if rule.settings["starts"] == "match":
            return self._bound(sentence, who, told), sentence.chars(match.span())[0]
        if rule.settings["starts"] == "clause":
            return self._bound(sentence, who, told), self._clause(sentence, who, begin)
        if start != begin and not self._opens(sentence, who):
            return None, start
        if way == "ours":
            return self._owner(sentence, match, told), start
        return self._bound(sentence, who, told), start

    def _owner(self, sentence: Sentence, match: re.Match[str], told: Told) -> Being | None:
        """The speaker, where the subject is its own body (``our side``)."""
        body = self.low[slice(*sentence.chars(match.span("who")))]
        return self._bound(sentence, match.start("owner"), told) if self.known.words["own_body"].match(body) else None

    def _clause(self, sentence: Sentence, at: int, begin: int) -> int:
        """Where the clause of a unit of the sentence begins: after the last pause."""
        pause = self.known.words["pause"].search(self.low[begin : sentence.chars((at, at + 1))[0]])
        return begin + pause.end() if pause else begin

    def _opens(self, sentence: Sentence, at: int) -> bool:
        """Whether a clause may begin at a unit of the sentence."""
        return at == 0 or bool(self.engine["opens"].match(sentence.symbols, at - 1))

    def _is_idle(self, at: int) -> bool:
        """Whether the deed lies in nobody's will, or binds to nothing."""
        return bool(self.known.words["idle"].match(self.low[at : at + 60]))

    def _is_asked(self, sentence: Sentence) -> bool:
        return self.account.text.endswith("?", 0, sentence.span[1])

    # ------------------------------------------------------------------ who is bound

    def _bound(self, sentence: Sentence, at: int, told: Told) -> Being | None:
        """Whom the speaker binds where this unit is the subject; None where it is not its own."""
        speaker = told.speaker
        classes = sentence.units.classes(sentence.begin + at)
        start, end = sentence.chars((at, at + 1))
        words = self.low[start:end]
        if speaker is None:
            return None
        if "pronouns" in classes:
            return speaker if self._means(words, speaker, quoted=sentence.quoted) else None
        being = self.account.register.of.get(start)
        if being is speaker:
            return speaker
        if self._owns(speaker, words, quoted=sentence.quoted):
            return speaker
        return being if being is not None and self._speaks_for(speaker, being) else None

    def _means(self, pronoun: str, speaker: Being, *, quoted: bool) -> bool:
        """Whether a pronoun means the speaker."""
        kind = (self.grammar.lexicon.fields("pronouns", pronoun) or ("",))[0]
        if kind == "self":
            return True
        if quoted:
            return kind == "body"
        if kind == "person" or kind == "plain":
            return speaker.kind == "person" or bool(speaker.heads & self.known.people)
        if kind == "plural" or kind == "thing":
            return speaker.plural or speaker.kind in _MANY
        return kind == "body"

    def _owns(self, speaker: Being, words: str, *, quoted: bool) -> bool:
        """Whether words without a name stand for what the speaker is of (``the government``, ``his country``)."""
        if not quoted and self.known.words["owned"].match(words):
            return True
        roles = self._roles(speaker)
        return any(own.body.match(words) and own.office.search(roles) for own in self.known.offices)

    def _roles(self, speaker: Being) -> str:
        named = [] if speaker.kind == "person" else [*speaker.names, *speaker.heads]
        metonym = speaker.name.lower() in self.grammar.lexicon.entries["metonyms"]
        return " ; ".join([*speaker.roles, *named, *([self.known.state] if metonym else [])]).lower()

    def _speaks_for(self, speaker: Being, being: Being) -> bool:
        """Whether a speaker may bind somebody else that is named: its country, its body, whose spokesman it is."""
        roles = self._roles(speaker)
        if any(_stands_in(name.lower(), roles) or self._heads(name.lower(), roles) for name in being.names):
            return being.kind != "person" or bool(self.known.words["spokesman"].search(roles))
        official = bool(self.known.words["country"].search(roles))
        if self._is_state(being):
            country = speaker.country or (self.known.home or self._home if official else None)
            return being.country == country and (official or speaker.kind in _OFFICIAL)
        if self.known.words["spokesman"].search(roles):
            return being.country is None or speaker.country is None or being.country == speaker.country
        return False

    @cached_property
    def _home(self) -> str | None:
        """The country of which an article tells most: that of officials whose country it leaves out."""
        told = sorted(
            ((len(being.mentions), being.country) for being in self.account.register.beings if being.kind == "country"),
            key=lambda counted: -counted[0],
        )
        if not told or told[0][0] < _TOLD or (len(told) > 1 and told[0][0] == told[1][0]):
            return None
        return told[0][1]

    def _heads(self, name: str, roles: str) -> bool:
        """Whether who has the roles heads the body of that name (a minister its ministry)."""
        body = self.known.words["headed"].match(name)
        return body is not None and _stands_in(body[1], roles)

    def _is_state(self, being: Being) -> bool:
        """Whether it is a country, its capital, or a body of it."""
        if being.country is None or being.kind == "country":
            return being.kind == "country"
        if being.kind == "place":
            return any(name.lower() in self.grammar.lexicon.entries["capitals"] for name in being.names)
        return being.kind == "organisation" and bool(self.known.words["state_body"].match(being.name.lower()))

    # ------------------------------------------------------------------ what, and on which condition

    def _made(self, bond: _Bond, end: int) -> FoundCommitment | None:
        end = min(end, bond.begin + _FARTHEST)
        before = self._condition_before(bond)
        after = self._condition_after(bond, end)
        condition = before or after
        if (bond.conditional and not self._is_others(condition)) or self._is_unreal(condition):
            return None
        cut = after[0] if after else end
        stop = self.known.words["ends"].search(self.low, bond.deed, cut)
        cut = stop.start() if stop else cut
        tail = self.known.words["tail"].search(self.low, bond.deed, cut)
        content = self._trimmed((bond.begin, tail.start() if tail else cut))
        if content[1] - content[0] < 2 or content[1] <= bond.deed:
            return None
        threat = bond.told.act == "threaten" or (
            condition is not None
            and bool(self.known.words["harm"].search(self.low, bond.deed, min(content[1], bond.deed + _HEAD)))
        )
        return FoundCommitment(bond.by, (content,), condition, bond.told.number, threat, bond.rule)

    def _condition_before(self, bond: _Bond) -> Chars | None:
        found = self.known.words["condition_before"].search(self.low[bond.open : bond.begin])
        if found is None:
            return None
        begin, end = bond.open + found.start(1), bond.open + found.end(1)
        bare = self.known.words["if_not"].match(self.low, begin, end)
        # after "if not," the clause that comes next is the one bound
        return (begin, end) if bare is None or bare.end() == end else None

    def _condition_after(self, bond: _Bond, end: int) -> Chars | None:
        words = self.known.words
        found = words["condition_after"].search(self.low, bond.deed, end)
        if found is None and words["only"].search(self.low, bond.begin, bond.deed):
            found = words["condition_until"].search(self.low, bond.deed, end)
        if found is None:
            return None
        stop = words["condition_ends"].search(self.low, found.start(1), found.end(1))
        return self._trimmed((found.start(1), stop.start() if stop else found.end(1)))

    def _is_unreal(self, condition: Chars | None) -> bool:
        """Whether it is the condition of what will not be (``if only``), or of an interview (``of anonymity``)."""
        return condition is not None and bool(self.known.words["unreal_if"].search(self.low[slice(*condition)]))

    def _is_others(self, condition: Chars | None) -> bool:
        """Whether a condition lies with another."""
        if condition is None:
            return False
        words = self.low[slice(*condition)]
        return bool(self.known.words["if_not"].match(words)) or not self.known.words["selfish"].search(words)

    def _trimmed(self, span: Chars) -> Chars:
        """Without blanks and marks at its ends."""
        begin, end = span
        while end > begin and self.account.text[end - 1] in " ,;:\n":
            end -= 1
        return begin, end


def _stands_in(name: str, roles: str) -> bool:
    return len(name) > 1 and re.search(rf"\b{re.escape(name)}\b", roles) is not None


def _same(one: FoundCommitment, other: FoundCommitment) -> bool:
    """Whether two are the same: of one party, in words that overlap."""
    (a, b), (c, d) = one.content[0], other.content[0]
    return one.by is other.by and max(a, c) < min(b, d)
