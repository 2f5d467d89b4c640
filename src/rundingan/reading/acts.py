"""What a speaker does with a statement: the act, told by the cue or, where the cue tells nothing, by the words."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from rundingan.reading.statements import Draft
from rundingan.rules.grammar import Grammar
from rundingan.text.folded import lower

PLAIN = "assert"
_FIELD = (("cues", 1), ("passives", 1), ("speech_nouns", 0), ("quote_nouns", 0), ("cue_nouns", 1))
_LONGEST = 1500
"""Letters of a content that are looked at; a longer one has said what it does by then."""


class ActRule(NamedTuple):
    """Words that show an act: ``id`` (``folder/file#name``), the act, and the pattern over lower-case text."""

    id: str
    act: str
    pattern: re.Pattern[str]


@cache
def act_rules(grammar: Grammar) -> tuple[ActRule, ...]:
    """The pack's rules, in their order."""
    rules = grammar.pack.table("acts").get("act", [])
    return tuple(
        ActRule(f"{r['at'].removesuffix('.toml')}#{r['id']}", r["act"], re.compile(r["pattern"])) for r in rules
    )


def act_of(draft: Draft, content: str, grammar: Grammar) -> tuple[str, str]:
    """The act and the reason for it (``cue:`` and its words, or the rule of the words that decided)."""
    act = cue_act(draft.cue_words, grammar)
    if act == PLAIN:
        words = lower(content[:_LONGEST])
        for rule in act_rules(grammar):
            if rule.pattern.search(words):
                return rule.act, rule.id
    return act, f"cue:{draft.cue_words}" if draft.cue_words else "plain"


def cue_act(words: str, grammar: Grammar) -> str:
    """The act that a cue stands for by itself; ``assert`` where it tells none."""
    suffixes = ("", *grammar.pack.table("pack").get("suffixes", []))
    for suffix in suffixes:
        stem = words.removesuffix(suffix) if suffix else words
        for name, field in _FIELD:
            fields = grammar.lexicon.fields(name, stem)
            if len(fields) > field:
                return fields[field]
    return PLAIN
