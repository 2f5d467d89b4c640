"""What a speaker does with a statement: the act, told by the cue and by the words of the content."""

from __future__ import annotations

from rundingan.reading.statements import Draft
from rundingan.rules.grammar import Grammar

_FIELD = (("cues", 1), ("passives", 1), ("speech_nouns", 0), ("cue_nouns", 1))


def act_of(draft: Draft, content: str, grammar: Grammar) -> tuple[str, str]:
    """The act and the reason for it (``cue`` and its words, or the rule of the content that decided)."""
    act = cue_act(draft.cue_words, grammar)
    return act, f"cue:{draft.cue_words}"


def cue_act(words: str, grammar: Grammar) -> str:
    """The act that a cue stands for by itself; ``assert`` where it tells none."""
    suffixes = ("", *grammar.pack.table("pack").get("suffixes", []))
    for suffix in suffixes:
        stem = words.removesuffix(suffix) if suffix else words
        for name, field in _FIELD:
            fields = grammar.lexicon.fields(name, stem)
            if len(fields) > field:
                return fields[field]
    return "assert"
