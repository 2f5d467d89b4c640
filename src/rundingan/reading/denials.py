"""Statements that deny: by their cue, or by words that say of a claim that it is not so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final

from rundingan.reading.account import Account, Told
from rundingan.reading.acts import cue_act
from rundingan.reading.beings import Being
from rundingan.rules.grammar import Grammar
from rundingan.text.folded import lower

Chars = tuple[int, int]

_DENY: Final = "deny"
_FUNCTION_WORDS: Final = (
    "pronouns", "prepositions", "conjunctions", "auxiliaries", "determiners", "quantifiers", "question_words",
    "relatives", "complementizers", "connectors", "time_prepositions", "hearsay",
)  # fmt: skip
_MOST_BEFORE: Final = 6
"""Words that may stand before the noun for what another has said."""
_DESCRIBED: Final = 2
"""Fragments of a description: what is described, and as what."""
_BEFORE: Final = 40
"""Letters before a cue in which it may be negated."""


@dataclass(frozen=True, eq=False)
class DenialRule:
    """Words by which a statement denies: the pattern over its content, and what else is asked.

    Attributes:
        id: ``folder/file#name``.
        sources: the pattern over lower-case text, the part ``claim`` of which is what is denied, and what must be
            found as well, which is looked for first.
        cue: acts of the cue, one of which it asks for; empty where any will do.
        alike: whether what is denied must be like what the other said.
        within: whether the denied words must hold the statement that they deny.
        subject: whether it is told of whom the words name before it, rather than of the speaker.
        named: whether the words must name whose claim it is.
    """

    id: str
    sources: tuple[str, str]
    cue: frozenset[str]
    alike: bool
    within: bool
    subject: bool
    named: bool

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What it denies, compiled when it is first looked for: few articles need many of these."""
        return _compiled(self.sources[0])

    @cached_property
    def asks(self) -> re.Pattern[str]:
        """What must be found as well."""
        return _compiled(self.sources[1])


class _Lazy:
    """A pattern of the table, compiled when it is first asked for."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, words: Wording, owner: type) -> re.Pattern[str]:
        made: re.Pattern[str] = words.pattern(self._name)
        words.__dict__[self._name] = made
        return made


class Wording:
    """What the pack's table ``disputes`` says. Patterns are over lower-case text.

    Attributes:
        rules: by which words a statement denies.
        noun: denied words that begin with a noun for what another has said.
        claiming: roots of verbs that report what may be disputed.
        doubting: those of them that keep a distance to what they report.
        empty: words that tell little of what is said.
        pointing: denied words that point back to what was said before.
        owned: what stands between the noun and its owner.
        authored: after what is denied, before him whose doing it is.
        ahead: between an owner who stands before the noun (``X's false claim``) and the noun.
        agent: of what stands before the owner, what makes him its owner without more.
        introduces: after the owner, what tells that it was he who claimed it.
        pointed: after the owner, what tells that he was spoken of before.
        supposed: before the denied words, what tells that they are possible only.
        linking: after the owner, what stands before the words of the claim.
        made: a verb by which somebody makes a claim, with the noun.
        spread: the same of a claim spoken of before.
        nothing: after the owner, no words of what was claimed.
        credited: what stands before the source of what is denied.
        ends: where what is denied ends.
        turns: where an assertion ends within a sentence that denies it as well.
        withheld: what is withheld rather than said not to be so.
        negation: a word that negates.
        contrary: one with which a statement says that something is not so.
        doubted: the first words of a report which he who passes it on does not believe.
        belied: words after a report by which he who passes it on says that it is not so.
        adverse: the head of a sentence that sets what it tells against what was told before.
        loosely: what may stand between the noun and its owner where a claim is only spoken of.
        earlier: the head of a sentence on what was said before the news.
        denied: a word for denying.
        undenied: what stands before a cue that is negated.
        answering: the head of a sentence that answers the claim in it.
        replying: the head of a sentence that answers somebody.
        belittled: as what a claim is described by who denies it.
        triggers: one of the words without which no rule finds a denial.
    """

    noun = _Lazy()
    pointing = _Lazy()
    owned = _Lazy()
    authored = _Lazy()
    ahead = _Lazy()
    agent = _Lazy()
    introduces = _Lazy()
    pointed = _Lazy()
    supposed = _Lazy()
    linking = _Lazy()
    made = _Lazy()
    spread = _Lazy()
    nothing = _Lazy()
    credited = _Lazy()
    ends = _Lazy()
    turns = _Lazy()
    withheld = _Lazy()
    negation = _Lazy()
    contrary = _Lazy()
    doubted = _Lazy()
    belied = _Lazy()
    adverse = _Lazy()
    loosely = _Lazy()
    earlier = _Lazy()
    denied = _Lazy()
    undenied = _Lazy()
    answering = _Lazy()
    replying = _Lazy()
    belittled = _Lazy()
    triggers = _Lazy()

    def __init__(self, table: Mapping[str, Any], function_words: frozenset[str]) -> None:
        nouns = table.get("nouns", "(?!)")
        self._sources = {
            name: source.replace("%(nouns)s", nouns) for name, source in table.items() if isinstance(source, str)
        }
        own, before = table.get("own", "(?!)"), table.get("before", "(?!)")
        self._sources["noun"] = f"^(?:{before}){{0,{_MOST_BEFORE}}}(?P<noun>{nouns})(?:{own})?\\b"
        self.rules = tuple(_denial_rule(rule, nouns) for rule in table.get("denial", ()))
        self.claiming = frozenset((*table.get("claiming", ()), *table.get("doubting", ())))
        self.doubting = frozenset(table.get("doubting", ()))
        self.empty = function_words | set(table.get("empty", "").split())

    def pattern(self, name: str) -> re.Pattern[str]:
        """A pattern of the table; one that matches nothing where the language has none of that name."""
        return _compiled(self._sources.get(name, "(?!)"))

    def compile_all(self) -> None:
        """Compile every pattern, to find those that are wrong."""
        for name in (name for name, value in vars(Wording).items() if isinstance(value, _Lazy)):
            self.pattern(name)
        for rule in self.rules:
            _ = rule.pattern, rule.asks


@cache
def wording(grammar: Grammar) -> Wording:
    """What the table of a pack says."""
    words = {word for name in _FUNCTION_WORDS for entry in grammar.pack.entries(name) for word in entry.split()}
    return Wording(grammar.pack.table("disputes"), frozenset(words))


def _denial_rule(rule: Mapping[str, Any], nouns: str) -> DenialRule:
    return DenialRule(
        f"{rule['at'].removesuffix('.toml')}#{rule['id']}",
        (rule["pattern"].replace("%(nouns)s", nouns), rule.get("asks", "").replace("%(nouns)s", nouns)),
        frozenset(rule.get("cue", ())),
        rule.get("alike", False), rule.get("within", False), rule.get("subject", False), rule.get("named", False),
    )  # fmt: skip


def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.DOTALL)


@dataclass(slots=True)
class Denial:
    """A statement that denies.

    Attributes:
        told: the statement.
        by: who denies.
        span: the denied words.
        rule: what showed it.
        alike: whether what it answers must be like it, and be told by whom it names.
        within: whether what it answers must stand within it.
        named: whether its words must name whose claim it answers.
    """

    told: Told
    by: Being
    span: Chars
    rule: str
    alike: bool = False
    within: bool = False
    named: bool = False


def find_denial(told: Told, text: str, account: Account) -> Denial | None:
    """The denial that a statement is, or None.

    Args:
        told: the statement.
        text: its first fragment in lower case.
        account: the article.
    """
    if told.speaker is None:
        return None
    begin, end = told.content[0]
    act = cue_act(told.draft.cue_words, account.grammar) if told.draft.cue_words else ""
    if act == _DENY and told.draft.frame == _DENY:
        if _is_negated(told, account):
            return None
        return Denial(told, told.speaker, (begin, end), f"cue:{told.draft.cue_words}")
    words = wording(account.grammar)
    for rule in words.rules if words.triggers.search(text) else ():
        if (rule.cue and act not in rule.cue) or not rule.asks.search(text):
            continue
        match = rule.pattern.search(text)
        if match:
            span = begin + match.start("claim"), begin + match.end("claim")
            named = account.beings((begin, begin + match.start())) if rule.subject else []
            return Denial(
                told, named[-1] if named else told.speaker, span, rule.id, rule.alike, rule.within, rule.named
            )
    return _described(told, told.speaker, text, account)


def _described(told: Told, by: Being, text: str, account: Account) -> Denial | None:
    """The denial that the description of a claim is (``called the accusations a fairy tale``)."""
    words = wording(account.grammar)
    if len(told.content) != _DESCRIBED or not words.noun.match(text):
        return None
    description = lower(account.text[slice(*told.content[1])])
    return Denial(told, by, told.content[0], "belittled") if words.belittled.search(description) else None


def _is_negated(told: Told, account: Account) -> bool:
    """Whether its cue is negated (``cannot be denied``)."""
    if told.draft.cue is None:
        return False
    at = told.draft.cue[0]
    before = lower(account.text[max(told.draft.sentence[0], at - _BEFORE) : at])
    return wording(account.grammar).undenied.search(before) is not None
