"""A language's compiled grammar: its lexicon, the patterns of its mentions, and the patterns of its reported speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from rundingan.errors import PackError
from rundingan.rules.lexicon import Lexicon
from rundingan.rules.pack import Pack, load
from rundingan.rules.pattern import compile_pattern, expand, literals, tests

_CUE = re.compile(r"\{cue:\s*((?:[^{}]|\{[\d,]+\})+)\}")
TABLES = ("mentions", "statements", "segments")
"""The rule tables whose patterns are over units."""
CUE_LISTS = ("cues", "passives", "cue_nouns")
"""The word lists whose first field holds the frames of a cue."""
PATTERN_KEYS = ("pattern", "needs", "bars", "skip", "not_after")
"""The settings of a rule that are patterns."""


class Rule(NamedTuple):
    """One rule of a table.

    Attributes:
        id: ``folder/file#name``.
        pattern: over unit symbols.
        settings: the other keys of its table in the TOML.
        triggers: the symbols of which one must be there for it to match (those of its cue); empty where any may do.
    """

    id: str
    pattern: re.Pattern[str]
    settings: dict[str, Any]
    triggers: frozenset[str] = frozenset()


class Grammar:
    """What a pack's tables say, compiled.

    Attributes:
        pack: the data.
        lexicon: words to classes.
        rules: table -> group -> rules, in the order of the files.
    """

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        sources = {name: pack.table(name) for name in TABLES}
        macros: dict[str, str] = {}
        for table in sources.values():
            macros.update(table.get("macros", {}))
        self._macros = macros
        patterns = [self.expanded(source) for source in _patterns(sources)]
        self.lexicon = Lexicon(
            pack,
            {word for pattern in patterns for word in literals(pattern)},
            {test for pattern in patterns for test in tests(pattern)} | set(_frames(pack)),
        )
        self.rules = {name: self._compile(table) for name, table in sources.items()}

    def alternation(self, rules: list[Rule], start: str) -> re.Pattern[str]:
        """All the rules as one pattern, the first that matches wins; rule ``i`` is the group ``ri``, its parts ``ri_NAME``.

        ``start`` tells with what they can begin, so that the search passes quickly over all else.
        """
        parts = [
            f"{{r{i}: " + re.sub(r"\{([a-z_0-9]+):", rf"{{r{i}_\1:", self.expanded(rule.settings["pattern"])) + "}"
            for i, rule in enumerate(rules)
        ]
        return self.pattern(f"(?={start}) (?:{' | '.join(parts)})")

    def _compile(self, table: dict[str, Any]) -> dict[str, list[Rule]]:
        return {
            group: [self._rule(rule) for rule in rules]
            for group, rules in table.items()
            if isinstance(rules, list) and rules and isinstance(rules[0], dict)
        }

    def _rule(self, rule: dict[str, Any]) -> Rule:
        where = f"{rule.get('at', '?').removesuffix('.toml')}#{rule.get('id', '?')}"
        if "id" not in rule or "pattern" not in rule:
            raise PackError(f"lang/{rule.get('at')}: a rule needs an id and a pattern: {rule}")
        pattern = compile_pattern(rule["pattern"], self.lexicon.alphabet, self._macros, where)
        return Rule(where, pattern, rule, self._triggers(rule["pattern"]))

    def _triggers(self, source: str) -> frozenset[str]:
        cue = _CUE.search(self.expanded(source))
        if cue is None:
            return frozenset()
        options = [*tests(cue[1]), *(f"={word}" for word in literals(cue[1]))]
        return frozenset("".join(self.lexicon.alphabet.passing(test) for test in options))

    def pattern(self, source: str) -> re.Pattern[str]:
        """Compile one more pattern of the engine's own over the classes of the pack."""
        return compile_pattern(source, self.lexicon.alphabet, self._macros, "engine")

    def expanded(self, source: str) -> str:
        """The pattern with its macros put in (to show to a person)."""
        return expand(source, self._macros, "engine")


def _frames(pack: Pack) -> Iterator[str]:
    """The frames of cues, as classes that the engine asks for (``cues:urge``)."""
    for name in CUE_LISTS:
        for entry in pack.words(name):
            yield from (f"{name}:{frame}" for frame in (entry.fields[0].split(",") if entry.fields else ()))


def _patterns(tables: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Every pattern in the tables: those of rules, what they ask of their content, and those the engine uses by name."""
    for table in tables.values():
        for key, group in table.items():
            if isinstance(group, list):
                yield from (
                    rule[k] for rule in group for k in PATTERN_KEYS if isinstance(rule, dict) and k in rule
                )
            elif key == "engine":
                yield from group.values()


@cache
def grammar(code: str) -> Grammar:
    """The compiled grammar of a language.

    Raises:
        LanguageError: no pack for it.
        PackError: the pack is wrong; the message names file and rule.
    """
    return Grammar(load(code))
