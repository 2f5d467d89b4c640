"""Statements that deny: by their cue, or by words that say of a claim that it is not so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

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
_BEFORE: Final = 40
"""Letters before a cue in which it may be negated."""
_PATTERNS: Final = (
    "pointing", "owned", "authored", "agent", "introduces", "pointed", "supposed", "linking", "made", "spread",
    "nothing", "credited", "ends", "turns", "withheld", "negation", "contrary", "doubted", "belied", "adverse",
    "loosely", "earlier", "denied", "undenied", "answering", "triggers",
)  # fmt: skip


class DenialRule(NamedTuple):
    """Words by which a statement denies: the pattern over its content, and what else is asked.

    Attributes:
        id: ``folder/file#name``.
        pattern: over lower-case text; its part ``claim`` is what is denied.
        asks: what must be found as well; looked for first.
        cue: acts of the cue, one of which it asks for; empty where any will do.
        alike: whether what is denied must be like what the other said.
        within: whether the denied words must hold the statement that they deny.
        subject: whether it is told of whom the words name before it, rather than of the speaker.
        named: whether the words must name whose claim it is.
    """

    id: str
    pattern: re.Pattern[str]
    asks: re.Pattern[str]
    cue: frozenset[str]
    alike: bool
    within: bool
    subject: bool
    named: bool


class Wording(NamedTuple):
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
        triggers: one of the words without which no rule finds a denial.
    """

    rules: tuple[DenialRule, ...]
    noun: re.Pattern[str]
    claiming: frozenset[str]
    doubting: frozenset[str]
    empty: frozenset[str]
    pointing: re.Pattern[str]
    owned: re.Pattern[str]
    authored: re.Pattern[str]
    agent: re.Pattern[str]
    introduces: re.Pattern[str]
    pointed: re.Pattern[str]
    supposed: re.Pattern[str]
    linking: re.Pattern[str]
    made: re.Pattern[str]
    spread: re.Pattern[str]
    nothing: re.Pattern[str]
    credited: re.Pattern[str]
    ends: re.Pattern[str]
    turns: re.Pattern[str]
    withheld: re.Pattern[str]
    negation: re.Pattern[str]
    contrary: re.Pattern[str]
    doubted: re.Pattern[str]
    belied: re.Pattern[str]
    adverse: re.Pattern[str]
    loosely: re.Pattern[str]
    earlier: re.Pattern[str]
    denied: re.Pattern[str]
    undenied: re.Pattern[str]
    answering: re.Pattern[str]
    triggers: re.Pattern[str]


@cache
def wording(grammar: Grammar) -> Wording:
    """The table of a pack, its patterns compiled."""
    table = grammar.pack.table("disputes")
    nouns = table.get("nouns", "(?!)")

    def pattern(source: str) -> re.Pattern[str]:
        return re.compile(source.replace("%(nouns)s", nouns), re.DOTALL)

    rules = tuple(
        DenialRule(
            f"{rule['at'].removesuffix('.toml')}#{rule['id']}", pattern(rule["pattern"]), pattern(rule.get("asks", "")),
            frozenset(rule.get("cue", ())),
            rule.get("alike", False), rule.get("within", False), rule.get("subject", False),
            rule.get("named", False),
        )
        for rule in table.get("denial", ())
    )  # fmt: skip
    words = {word for name in _FUNCTION_WORDS for entry in grammar.pack.entries(name) for word in entry.split()}
    return Wording(
        rules=rules,
        noun=pattern(f"^(?:{table.get('before', '(?!)')})*(?P<noun>{nouns})(?:{table.get('own', '(?!)')})?\\b"),
        claiming=frozenset((*table.get("claiming", ()), *table.get("doubting", ()))),
        doubting=frozenset(table.get("doubting", ())),
        empty=frozenset(words | set(table.get("empty", "").split())),
        **{name: pattern(table.get(name, "(?!)")) for name in _PATTERNS},
    )


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
    return None


def _is_negated(told: Told, account: Account) -> bool:
    """Whether its cue is negated (``cannot be denied``)."""
    if told.draft.cue is None:
        return False
    at = told.draft.cue[0]
    before = lower(account.text[max(told.draft.sentence[0], at - _BEFORE) : at])
    return wording(account.grammar).undenied.search(before) is not None
