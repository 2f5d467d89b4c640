"""A language's grammar: its lexicon, the patterns of its mentions, and the patterns of its reported speech.

All patterns are read when the grammar is made, for the symbols of the lexicon follow from what they ask. Each is
compiled when it is first needed: many rules wait for a cue that most articles do not have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any, Final

from rundingan.errors import PackError
from rundingan.rules.lexicon import Lexicon
from rundingan.rules.pack import Pack, load
from rundingan.rules.pattern import Patterns, compiled
from rundingan.rules.required import Required

TABLES: Final = ("mentions", "statements", "positions", "claims", "commitments", "events")
"""The rule tables whose patterns are over units."""
CUE_LISTS: Final = ("cues", "passives", "cue_nouns")
"""The word lists whose first field holds the frames of a cue."""
PATTERN_KEYS: Final = ("pattern", "needs", "bars", "skip", "not_after", "unless")
"""The settings of a rule that are patterns."""
_CUE = re.compile(r"\{cue:\s*((?:[^{}]|\{[\d,]+\})+)\}")
_NAMED_PART = re.compile(r"\{([a-z_0-9]+):")

Table = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule of a table.

    Attributes:
        id: ``folder/file#name``.
        settings: its keys in the TOML.
        regexes: those of them that are patterns, as regular expressions over unit symbols.
        required: the sets of symbols of each of which one must be there for it to match, the smallest first.
        frames: the frames that it asks of its cue, as classes (``cues:say``), in its order.
    """

    id: str
    settings: Table
    regexes: Mapping[str, str]
    required: tuple[frozenset[str], ...]
    frames: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What it matches."""
        return compiled(self.regexes["pattern"], self.id)

    @cached_property
    def needs(self) -> re.Pattern[str] | None:
        """What its content must show."""
        return self._asks("needs")

    @cached_property
    def bars(self) -> re.Pattern[str] | None:
        """What its content must not show."""
        return self._asks("bars")

    @cached_property
    def skip(self) -> re.Pattern[str] | None:
        """What at the head of its content is not part of it."""
        return self._asks("skip")

    @cached_property
    def not_after(self) -> re.Pattern[str] | None:
        """What must not stand right before its source."""
        return self._asks("not_after")

    @cached_property
    def unless(self) -> re.Pattern[str] | None:
        """What must not stand in the clause before a cut."""
        return self._asks("unless")

    def _asks(self, key: str) -> re.Pattern[str] | None:
        return compiled(self.regexes[key], self.id) if key in self.regexes else None


class Named(dict[str, re.Pattern[str]]):
    """Patterns by name, each compiled when it is first looked up.

    Args:
        sources: name -> pattern.
        make: compiles one.
    """

    def __init__(self, sources: Mapping[str, str], make: Callable[[str], re.Pattern[str]]) -> None:
        super().__init__()
        self._sources = sources
        self._make = make

    def __missing__(self, name: str) -> re.Pattern[str]:
        made = self[name] = self._make(self._sources[name])
        return made

    def compile_all(self) -> None:
        """Compile all that are left."""
        for name in self._sources:
            self[name]


class Grammar:
    """What a pack's tables say.

    Args:
        pack: the data.

    Attributes:
        pack: the data.
        asked: what the patterns ask of units, and how often.
        lexicon: words to classes.
        rules: table -> group -> rules, in the order of the files.
        engine: table -> the patterns that the engine asks for by name.

    Raises:
        PackError: a rule lacks its id or its pattern, or a pattern cannot be read.
    """

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        tables = {name: pack.table(name) for name in TABLES}
        macros: dict[str, str] = {}
        for table in tables.values():
            macros.update(table.get("macros", {}))
        self._patterns = Patterns(macros)
        self.asked: Counter[str] = Counter()
        for where, source in _sources(tables):
            self.asked.update(self._patterns.asked(source, where))
        self.lexicon = Lexicon(pack, self.asked + Counter(_frames(pack)))
        self._required = Required(self._patterns, self.lexicon.alphabet)
        self.rules = {name: self._groups(table) for name, table in tables.items()}
        self.engine = {
            name: Named(table.get("engine", {}), partial(self.pattern, where=f"{name}#engine"))
            for name, table in tables.items()
        }

    def compile_all(self) -> None:
        """Compile every pattern, to find those that are wrong.

        Raises:
            PackError: a pattern is wrong; the message names its file and rule.
        """
        for groups in self.rules.values():
            for rule in (rule for rules in groups.values() for rule in rules):
                for key in rule.regexes:
                    getattr(rule, key)
        for named in self.engine.values():
            named.compile_all()

    def alternation(self, rules: list[Rule], start: str) -> re.Pattern[str]:
        """All the rules as one pattern, the first that matches wins; rule ``i`` is group ``ri``, its parts ``ri_NAME``.

        ``start`` tells with what they can begin, so that the search passes quickly over all else.
        """
        parts = []
        for i, rule in enumerate(rules):
            source = self._patterns.expanded(rule.settings["pattern"], rule.id)
            parts.append(f"{{r{i}: " + _NAMED_PART.sub(rf"{{r{i}_\1:", source) + "}")
        return self.pattern(f"(?={start}) (?:{' | '.join(parts)})")

    def pattern(self, source: str, where: str = "engine") -> re.Pattern[str]:
        """Compile one more pattern over the classes of the pack."""
        return compiled(self._regex(source, where), where)

    def _regex(self, source: str, where: str) -> str:
        return self._patterns.regex(source, self.lexicon.alphabet, where)

    def _groups(self, table: Table) -> dict[str, list[Rule]]:
        return {group: [self._rule(rule) for rule in rules] for group, rules in _rule_lists(table)}

    def _rule(self, rule: Table) -> Rule:
        where = _name(rule)
        if "id" not in rule or "pattern" not in rule:
            raise PackError(f"lang/{rule.get('at')}: a rule needs an id and a pattern: {rule}")
        regexes = {key: self._regex(rule[key], where) for key in PATTERN_KEYS if key in rule}
        asked = self._asked_of_cue(rule["pattern"], where)
        return Rule(
            where,
            rule,
            regexes,
            tuple(self._required.of(rule["pattern"], where)),
            tuple(frame for test in asked for frame in _frames_in(test)),
        )

    def _asked_of_cue(self, source: str, where: str) -> list[str]:
        """The tests of a rule's cue."""
        cue = _CUE.search(source)
        return list(self._patterns.asked(cue[1], where)) if cue else []


def _name(rule: Table) -> str:
    return f"{rule.get('at', '?').removesuffix('.toml')}#{rule.get('id', '?')}"


def _frames(pack: Pack) -> Iterator[str]:
    """The frames of cues, as classes that the engine asks for (``cues:urge``)."""
    for name in CUE_LISTS:
        for entry in pack.words(name):
            yield from (f"{name}:{frame}" for frame in (entry.fields[0].split(",") if entry.fields else ()))


def _frames_in(test: str) -> Iterator[str]:
    """The frames that a test asks for: ``cues:say`` and ``cues:tell`` in ``cues:say|cues:tell!cues:none``."""
    for option in test.split("|"):
        wanted = option.partition("!")[0]
        name, _, frame = wanted.partition(":")
        if name in CUE_LISTS and is_frame(frame):
            yield wanted


def is_frame(tag: str) -> bool:
    """Whether a tag of a cue is a frame: it bears no suffix."""
    return tag.replace("_", "").isalpha()


def _rule_lists(table: Table) -> Iterator[tuple[str, list[Table]]]:
    """The groups of rules in a table."""
    for group, rules in table.items():
        if isinstance(rules, list) and rules and isinstance(rules[0], dict):
            yield group, rules


def _sources(tables: Mapping[str, Table]) -> Iterator[tuple[str, str]]:
    """Every pattern, with what to call it: those of rules and what they ask, and those the engine asks for by name."""
    for name, table in tables.items():
        for _, rules in _rule_lists(table):
            for rule in rules:
                yield from ((_name(rule), rule[key]) for key in PATTERN_KEYS if key in rule)
        yield from ((f"{name}#engine", source) for source in table.get("engine", {}).values())


@cache
def grammar(code: str) -> Grammar:
    """The grammar of a language.

    Raises:
        LanguageError: no pack for it.
        PackError: the pack is wrong; the message names file and rule.
    """
    return Grammar(load(code))
