"""The rules for expressions of time, compiled from ``times.toml``, and the search for what they match.

A rule is found from its first word: a single search for all first words leads to the few rules that begin so,
and what they find is joined where it makes one expression (``9.45 p.m.`` and ``last Friday``). The work
grows with the length of the text, and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any, Final, NamedTuple

from rundingan.errors import PackError
from rundingan.reading.time_patterns import FIGURE, Compiler, Key, either_of, first_of, plain
from rundingan.rules.pack import Pack

Bag = dict[str, int | str]
"""What an expression says: ``{"weekday": 4, "part": "NI"}``."""

_BLANKS: Final = " \t\u00a0"
_LONGEST_WORD: Final = 30
_LONGEST_JOIN: Final = 24


@dataclass(frozen=True, eq=False)
class Rule:
    """One pattern of a rule.

    Attributes:
        name: ``folder/times#id``.
        kind: what joins know it by.
        source: the regular expression, to be matched where a first word stands.
        keys: what its groups are.
        fixed: what every match of the rule says.
        after: the words of which one must stand before; empty where any may.
        joined: the words that stand in for those of ``after`` between this expression and one before it.
        not_after: the words of which none may stand before.
        not_second: the words of which none may stand two words before, with a capitalised word between.
        not_before: the words of which none may follow.
        capital: the expression must begin with a capital (names of days and months that are also words).
        weak: it counts only where it is joined to another, or where one of ``after`` stands before.
    """

    name: str
    kind: str
    source: str
    keys: tuple[Key, ...]
    fixed: Bag
    after: frozenset[str]
    joined: frozenset[str]
    not_after: frozenset[str]
    not_second: frozenset[str]
    not_before: frozenset[str]
    capital: bool
    weak: bool

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression compiled, when its first word is first met: most articles meet few."""
        return re.compile(self.source)


class Join(NamedTuple):
    """Two expressions that make one.

    Attributes:
        name: ``folder/times#id``.
        kind: what the whole is.
        first, second: the kinds of its parts.
        between: what may stand between them, besides blanks; ``(`` asks for the bracket that closes.
    """

    name: str
    kind: str
    first: frozenset[str]
    second: frozenset[str]
    between: frozenset[str]


class Found(NamedTuple):
    """An expression: where, what it says, and by which rule."""

    start: int
    end: int
    bag: Bag
    rule: str
    kind: str
    weak: bool


class TimeRules:
    """The rules of one pack.

    Attributes:
        words: table -> word -> what it says.
        tense: finds the words that tell past from future: those that make a time one to come, in a group, and
            those that make it one gone by.
        joiners: words and marks that lead from one time to the next.
        onward: those of them after which a later time comes.
        labels: words before the date of publication on a line of its own.
    """

    def __init__(self, pack: Pack) -> None:
        table = pack.table("times")
        self.words: dict[str, dict[str, int | str]] = table.get("words", {})
        self._lists: dict[str, list[str]] = table.get("list", {})
        self.tense = either_of(self._lists.get("future", []), self._lists.get("past", []))
        self.onward = frozenset(self._lists.get("onward", []))
        self.joiners = frozenset(self._lists.get("joiners", []))
        self.labels = frozenset(self._lists.get("published", []))
        compiler = Compiler(self.words, table.get("macro", {}), frozenset(self._lists.get("abbreviations", [])))
        self._by_first: dict[str, list[Rule]] = {}
        self._seconds: set[str] = set()
        for given in table.get("rule", []):
            self._add(given, compiler)
        self._joins = [self._join(given) for given in table.get("join", [])]
        first = first_of(self._by_first, self._seconds)
        self._at_start = re.compile(first)
        self._first = re.compile(rf"[^a-z0-9_\xb5-\xff]{first}")  # a set in front lets the search run at its fastest

    def _add(self, given: dict[str, Any], compiler: Compiler) -> None:
        where = _name(given)
        for source, ahead in product(given["patterns"], given.get("ahead", [""])):
            pattern = compiler.pattern(source, where, ahead)
            rule = Rule(
                where, given.get("kind", ""), pattern.regex, pattern.keys,
                dict(given.get("set", {})), self._list(given, "after", where),
                self._list(given, "joined", where), self._list(given, "not_after", where),
                self._list(given, "not_second", where), self._list(given, "not_before", where),
                bool(given.get("capital")), bool(given.get("weak")),
            )  # fmt: skip
            for first in pattern.firsts:
                self._by_first.setdefault(first, []).append(rule)
            self._seconds |= pattern.seconds

    def _list(self, given: dict[str, Any], field: str, where: str) -> frozenset[str]:
        """The words of the lists that a field of a rule names."""
        words: set[str] = set()
        for name in given.get(field, ()):
            if name not in self._lists:
                raise PackError(f"{where}: there is no list {name!r}")
            words.update(self._lists[name])
        return frozenset(words)

    def _join(self, given: dict[str, Any]) -> Join:
        return Join(
            _name(given), given["kind"], frozenset(given["first"]), frozenset(given["second"]),
            frozenset(given.get("between", [""])),
        )  # fmt: skip

    def search(self, text: str, lower: str, start: int = 0, stop: int | None = None) -> list[Found]:
        """Every expression of time in ``text[start:stop]``, from left to right.

        Args:
            text: the text, for its capitals.
            lower: the same in lower case.
            start, stop: where to look.
        """
        joined: list[Found] = []
        for found in self._each(text, lower, start, len(lower) if stop is None else stop):
            whole = self._whole(joined[-1], found, lower) if joined else None
            if whole is None:
                joined.append(found)
            else:
                joined[-1] = whole
        return [found for found in joined if not found.weak]

    def _each(self, text: str, lower: str, start: int, stop: int) -> Iterator[Found]:
        """What the rules find, the longest at each place."""
        last = start
        fresh = start == 0 or not lower[start - 1].isalnum()
        first = (self._at_start.match(lower, start, stop) if fresh else None) or self._first.search(lower, start, stop)
        while first is not None:
            begin, at = first.span(1)
            found = self._longest(first[1], begin, text, lower, last)
            if found is not None:
                yield found
                at = found.end
                last = last if found.weak else at
            first = self._first.search(lower, at, stop)

    def _longest(self, first: str, begin: int, text: str, lower: str, last: int) -> Found | None:
        if begin and _goes_on(lower, begin, last):
            return None
        best: tuple[int, bool, Rule] | None = None
        for end, rule in self._matching(first, begin, lower):
            if best is None or end >= best[0]:
                strong = _strength(rule, begin, end, text, lower, last)
                if strong is not None and (best is None or (end, strong) >= best[:2]):
                    best = end, strong, rule
        if best is None:
            return None
        end, strong, rule = best
        return Found(begin, _full_stop(text, end), self._bag(rule, lower, begin), rule.name, rule.kind, not strong)

    def _matching(self, first: str, begin: int, lower: str) -> Iterator[tuple[int, Rule]]:
        """The rules that match at a place, with where they end."""
        for rule in self._by_first[FIGURE if first.isdigit() else first]:
            if (match := rule.regex.match(lower, begin)) is not None:
                yield match.end(), rule

    def _bag(self, rule: Rule, lower: str, begin: int) -> Bag:
        """What a rule that matches at a place says."""
        bag = dict(rule.fixed)
        match = rule.regex.match(lower, begin)
        if match is None:
            return bag
        for key, given in zip(rule.keys, match.groups(), strict=True):
            if given is not None and key[0] != "_":
                words = self.words.get(key[1])
                bag[key[0]] = words[plain(given)] if words is not None else given
        return bag

    def _whole(self, first: Found, second: Found, lower: str) -> Found | None:
        """The expression that two neighbours make, if they do."""
        if second.start - first.end > _LONGEST_JOIN:
            return None
        between = " ".join(lower[first.end : second.start].split(" ")).strip()
        for join in self._joins:
            if first.kind in join.first and second.kind in join.second and between in join.between:
                end = second.end
                if between == "(":
                    if not lower.startswith(")", end):
                        continue
                    end += 1
                return Found(first.start, end, first.bag | second.bag, join.name, join.kind, weak=False)
        return None


def _name(given: dict[str, Any]) -> str:
    return f"{given['at'].removesuffix('.toml')}#{given.get('id', '?')}"


def _goes_on(lower: str, at: int, last: int) -> bool:
    """Whether what begins at ``at`` goes on a number (``2,000``, ``9.30``), an amount or a compound word.

    After a hyphen it may still begin anew where a time (that ends at ``last``) stands before.
    """
    before = lower[at - 1]
    if before == " ":
        return False
    if before == "-":
        return at > 1 and lower[at - 2].isalpha() and last != at - 1
    if lower[at].isdigit():
        return before in "$€£¥#@" or (before in ".,:/" and at > 1 and lower[at - 2].isdigit())
    return before.isalpha()


def _word_before(lower: str, at: int, between: str = _BLANKS) -> str:
    """The word that stands right before ``at``, with only blanks between; empty where there is none."""
    end = at
    while end and lower[end - 1] in between and at - end < _LONGEST_JOIN:
        end -= 1
    start = end
    while start and end - start < _LONGEST_WORD and (lower[start - 1].isalnum() or lower[start - 1] == "-"):
        start -= 1
    return lower[start:end]


def _before_name(word: str, start: int, text: str, lower: str) -> str:
    """The word before ``word``, which stands before ``start`` and has a capital; empty where it has none."""
    at = lower.rindex(word, 0, start)
    return _word_before(lower, at, _BLANKS + ".") if text[at].isupper() else ""


def _word_after(lower: str, at: int) -> str:
    size = len(lower)
    start = at
    while at < size and lower[at] in _BLANKS and at - start < _LONGEST_JOIN:
        at += 1
    end = at
    while end < size and end - at < _LONGEST_WORD and (lower[end].isalnum() or lower[end] in "-%"):
        end += 1
    return lower[at:end]


def _strength(rule: Rule, start: int, end: int, text: str, lower: str, last: int) -> bool | None:
    """Whether the words around a match make it strong, or weak; None where they forbid it.

    ``last`` is where the expression before it ends.
    """
    if rule.capital and not text[start].isupper():
        return None
    if rule.not_before and _word_after(lower, end) in rule.not_before:
        return None
    if not (rule.after or rule.not_after):
        return not rule.weak
    before = _word_before(lower, start)
    if (FIGURE if before.isdigit() else before) in rule.not_after:
        return None
    if rule.not_second and before and _before_name(before, start, text, lower) in rule.not_second:
        return None
    if not rule.after:
        return not rule.weak
    if before in rule.after or lower[max(last, start - _LONGEST_JOIN) : start].strip() in rule.joined:
        return True
    return False if rule.weak else None


def _full_stop(text: str, end: int) -> int:
    """Leave out a stop of an abbreviation that ends a sentence: a capital, a mark or nothing comes after."""
    if text[end - 1] != ".":
        return end
    after = text[end : end + 3].lstrip(_BLANKS)[:1]
    return end if after and (after.islower() or after.isdigit() or after in "-–—(,_:") else end - 1
