"""What a speaker does with a statement: the act, told by the cue or, where the cue tells nothing, by the words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from rundingan.reading.statements import Draft
from rundingan.rules.grammar import Grammar
from rundingan.text.folded import lower

PLAIN = "assert"
_FIELD = (("cues", 1), ("passives", 1), ("speech_nouns", 0), ("quote_nouns", 0), ("cue_nouns", 1))
_EDGE = r"\b"
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


class _Trial(NamedTuple):
    """The rules in the order in which they are tried.

    Attributes:
        rules: all.
        filter: is found wherever one is that begins at the edge of a word: a single search for most of them.
        others: those that begin otherwise.
    """

    rules: tuple[ActRule, ...]
    filter: re.Pattern[str]
    others: tuple[ActRule, ...]


@cache
def _trial(grammar: Grammar) -> _Trial:
    rules = act_rules(grammar)
    at_edge = [rule for rule in rules if _begins_at_edge(rule.pattern.pattern)]
    together = "|".join(f"(?:{rule.pattern.pattern.removeprefix(_EDGE)})" for rule in at_edge)
    return _Trial(rules, re.compile(f"{_EDGE}(?:{together or '(?!)'})"), tuple(r for r in rules if r not in at_edge))


def _begins_at_edge(source: str) -> bool:
    """Whether a pattern begins at the edge of a word: the whole of it, not one of several options."""
    outside = re.sub(r"\\.|\[[^]]*\]", "", source)
    for _ in range(outside.count("(")):
        outside = re.sub(r"\([^()]*\)", "", outside)
    return source.startswith(_EDGE) and "|" not in outside and "(?P" not in source


def act_of(draft: Draft, content: str, grammar: Grammar) -> tuple[str, str]:
    """The act and the reason for it (``cue:`` and its words, or the rule of the words that decided)."""
    act = cue_act(draft.cue_words, grammar, draft.frame)
    if act == PLAIN:
        words = lower(content[:_LONGEST])
        trial = _trial(grammar)
        for rule in trial.rules if trial.filter.search(words) else trial.others:
            if rule.pattern.search(words):
                return rule.act, rule.id
    return act, f"cue:{draft.cue_words}" if draft.cue_words else "plain"


@lru_cache(maxsize=10_000)
def cue_act(words: str, grammar: Grammar, frame: str = "") -> str:
    """The act that a cue stands for by itself, or in a frame (``ask,urge:appeal``); ``assert`` where it tells none."""
    suffixes = ("", *grammar.pack.table("pack").get("suffixes", []))
    for suffix in suffixes:
        stem = words.removesuffix(suffix) if suffix else words
        for name, field in _FIELD:
            fields = grammar.lexicon.fields(name, stem)
            if len(fields) > field:
                return _in_frame(fields[field], frame)
    return PLAIN


def _in_frame(field: str, frame: str) -> str:
    """Of an act and others that hold in single frames, the one that holds."""
    act, *others = field.split(",")
    return next((own for tag, _, own in (other.partition(":") for other in others) if tag == frame), act)
