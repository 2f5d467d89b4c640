"""The rules by which events are found, as a pack gives them (``lang/*/events.toml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from rundingan.errors import PackError
from rundingan.rules.grammar import Grammar

_PART = re.compile(r"@([a-z_]+)")
_LETTERS = re.compile(r"\[[PCOLGURDTQN]+\]")
_ALL = "PCOLGU"
_NOTHING = "(?!)"


@dataclass(frozen=True, eq=False)
class EventRule:
    """One rule.

    Attributes:
        id: ``malayic/events#name``.
        settings: its keys in the TOML.
        parts: the named parts of patterns.
    """

    id: str
    settings: Mapping[str, Any]
    parts: Mapping[str, str]

    @property
    def form(self) -> str:
        """``active``, ``passive``, ``noun`` or ``told``."""
        return str(self.settings["form"])

    @property
    def needs(self) -> str:
        """Who must be known for it to be an event."""
        return str(self.settings.get("needs", "none"))

    def letters(self, side: str) -> str:
        """The kinds that ``actors`` or ``recipients`` may be, as letters."""
        return str(self.settings.get(side, _ALL))

    @cached_property
    def near(self) -> frozenset[str]:
        """Words of which one must stand among the next few; empty where any may."""
        return frozenset(self.settings.get("near", "").split())

    @cached_property
    def after(self) -> re.Pattern[str]:
        """What must follow its word."""
        return _compiled(self.settings.get("after", ""), self.parts, self.id)

    @cached_property
    def content(self) -> re.Pattern[str] | None:
        """What the words of a statement must show, in lower case, or None."""
        return _compiled(self.settings["content"], self.parts, self.id) if "content" in self.settings else None

    @cached_property
    def before(self) -> re.Pattern[str] | None:
        """What must stand before its word, or None."""
        return _compiled(self.settings["before"], self.parts, self.id) if "before" in self.settings else None


class EventRules:
    """All rules of a pack.

    Args:
        grammar: the language.

    Attributes:
        by_word: word -> the rules that it sets off.
        told: act -> the rules about statements that do it.
        all: every rule.
    """

    def __init__(self, grammar: Grammar) -> None:
        table = grammar.pack.table("events")
        self._parts: Mapping[str, str] = table.get("parts", {})
        self._reading: Mapping[str, Any] = table.get("reading", {})
        self._patterns: dict[str, re.Pattern[str]] = {}
        self.context = {name: frozenset(words.split()) for name, words in table.get("context", {}).items()}
        where = f"{grammar.pack.folders[0]}/events"
        self.all = [EventRule(f"{where}#{name}", rule, self._parts) for name, rule in table.get("rule", {}).items()]
        self.told: dict[str, list[EventRule]] = {}
        for rule in self.all:
            for act in rule.settings.get("acts", ()):
                self.told.setdefault(act, []).append(rule)
        self.by_word: dict[str, list[EventRule]] = {}
        for rule in self.all:
            if rule.form != "told":
                for word in rule.settings["words"].split():
                    self.by_word.setdefault(word, []).append(rule)

    def pattern(self, name: str) -> re.Pattern[str]:
        """A pattern that the engine asks for by name, compiled when first asked for; without one nothing matches."""
        if name not in self._patterns:
            self._patterns[name] = _compiled(self._reading.get(name, _NOTHING), self._parts, f"events#{name}")
        return self._patterns[name]

    def listed(self, name: str) -> tuple[str, ...]:
        """Words that the engine asks for by name."""
        return tuple(self._reading.get(name, ()))

    @cached_property
    def partner(self) -> re.Pattern[str]:
        """The letter of the mention that stands before a subject and takes part with it."""
        return re.compile(rf"([{_ALL}R]) (?:{'|'.join(map(re.escape, self.listed('partner')))}) $")

    def compile_all(self) -> None:
        """Compile every pattern, to find those that are wrong.

        Raises:
            PackError: a pattern is wrong.
        """
        for name, value in self._reading.items():
            if isinstance(value, str):
                self.pattern(name)
        for rule in self.all:
            _ = rule.after, rule.before, rule.content


@cache
def event_rules(grammar: Grammar) -> EventRules:
    """The rules of a language."""
    return EventRules(grammar)


def _compiled(source: str, parts: Mapping[str, str], where: str) -> re.Pattern[str]:
    def part(match: re.Match[str]) -> str:
        if match[1] not in parts:
            raise PackError(f"{where}: there is no part @{match[1]}")
        return _PART.sub(part, parts[match[1]])

    try:
        # a letter may have the words of its description before it
        return re.compile(_LETTERS.sub(r"(?:[^ ]+_)?\g<0>", _PART.sub(part, source)))
    except re.error as wrong:
        raise PackError(f"{where}: {wrong} in the pattern") from wrong
