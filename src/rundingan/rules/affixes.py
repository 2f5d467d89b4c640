"""The roots of words: what is left of one when the affixes of a language are taken off.

The tables say which affixes there are and what they do to a root; a list of roots says which remainder is meant where
more than one is possible. A word of which no root is known is taken apart only as far as enough of it is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from rundingan.rules.pack import Pack

_MEMO_LIMIT: Final = 100_000
"""Words remembered at once: bounds memory on endless text."""
_LONGEST: Final = 40
"""Letters of a word that is looked at; nothing longer is one."""
_DEEPEST: Final = 3
"""Prefixes before one root (``mem-per-se-``)."""
_ENOUGH: Final = 4
"""Letters that must be left of a word whose root is not known."""


class Prefix(NamedTuple):
    """One shape of a prefix.

    Attributes:
        form: its letters.
        before: the letters that may follow it.
        gives: the letter of the root that it swallowed, or nothing.
        suffixes: with which suffixes it may enclose a root.
        longest: letters of the longest root that it takes.
        listed: whether it is taken off known roots alone.
    """

    form: str
    before: frozenset[str]
    gives: str
    suffixes: frozenset[str]
    longest: int
    listed: bool


class Step(NamedTuple):
    """Endings of which one at most is taken off, the first that a word has.

    Attributes:
        endings: each with what stands in its place.
        shortest: letters that must be left, a vowel among them.
    """

    endings: tuple[tuple[str, str], ...]
    shortest: int


class Affixes:
    """Takes words apart by the table ``affixes`` of a pack.

    Args:
        table: ``prefix`` (a list of tables), ``suffixes``, ``plain_suffixes`` (those that are taken off also where no
            root is known), ``particles``, ``shortest`` (letters of a root), ``vowels``, ``roots``, and ``irregular``
            (words of which the tables say nothing good, with their roots). A language that only adds endings may have
            ``step`` instead (:class:`Step`): one after another, each takes off one at most.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._prefixes = [_prefix(entry) for entry in table.get("prefix", ())]
        self._suffixes: tuple[str, ...] = tuple(table.get("suffixes", ()))
        self._plain: tuple[str, ...] = tuple(table.get("plain_suffixes", ()))
        self._particles: tuple[str, ...] = tuple(table.get("particles", ()))
        self._shortest: int = table.get("shortest", 1)
        self._vowels = frozenset(table.get("vowels", ""))
        self._irregular: Mapping[str, str] = table.get("irregular", {})
        self._roots = frozenset(str(table.get("roots", "")).split())
        self._steps = [_step(entry) for entry in table.get("step", ())]
        self._known: dict[str, str] = {}

    def root(self, word: str) -> str:
        """The root of a word in lower case; the word itself where nothing can be taken off it."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _MEMO_LIMIT:
                self._known.clear()
            found = self._known[word] = self._root_of(word) if len(word) <= _LONGEST else word
        return found

    def forms(self, word: str) -> Iterator[str]:
        """The word, and what is left of it without what every word may bear: particles, or the first step's ending."""
        if not self._steps:
            yield from self._stems(word)
            return
        yield word
        if (bare := self._shortened(word, self._steps[0])) != word:
            yield bare

    def made_of(self, word: str) -> str | None:
        """The longest known root of which a word may be made that is not the word itself, or None."""
        return max(
            (left for left in self._taken_apart(word) if left in self._roots and left != word), key=len, default=None
        )

    def is_known(self, root: str) -> bool:
        """Whether it stands in the list of roots."""
        return root in self._roots

    def _root_of(self, word: str) -> str:
        if self._steps:
            return self._without_endings(word)
        if "-" in word:
            return self._root_of_twins(word)
        return self._listed(word) or self._unlisted(word)

    def _without_endings(self, word: str) -> str:
        """What is left when every step has taken off its ending; the parts of a word with a hyphen one by one."""
        if "-" in word:
            return "-".join(self._without_endings(part) if part else part for part in word.split("-"))
        for step in self._steps:
            if word in self._irregular:
                word = self._irregular[word]
            if word in self._roots:
                return word
            word = self._shortened(word, step)
        return word

    def _shortened(self, word: str, step: Step) -> str:
        for ending, gives in step.endings:
            if word.endswith(ending):
                left = word[: len(word) - len(ending)]
                enough = len(left) >= step.shortest and not self._vowels.isdisjoint(left)
                return left + gives if enough else word
        return word

    def _root_of_twins(self, word: str) -> str:
        """Of a word said twice, as plurals may be, the root; any other word with a hyphen stays."""
        parts = word.split("-")
        roots = [self._root_of(part) for part in parts if part]
        if len(parts) == 2 and len(roots) == 2 and roots[0] == roots[1]:
            return roots[0]
        bare = self._listed(word.replace("-", "", 1)) if len(parts) == 2 else None
        return bare or word

    def _listed(self, word: str) -> str | None:
        """The longest known root of which it may be made; among several the one whose affixes come first."""
        best: str | None = None
        stems = [*self._stems(word)]
        for stem in stems:
            if stem in self._irregular:
                return self._irregular[stem]
            if stem in self._roots:
                return stem
        for stem in stems:
            for left in self._taken_apart(stem):
                if left in self._irregular:
                    left = self._irregular[left]
                if left in self._roots and (best is None or len(left) > len(best)):
                    best = left
            if best:
                return best
        return None

    def _stems(self, word: str) -> Iterator[str]:
        """The word, and what is left of it without the particles at its end, one by one."""
        yield word
        for _ in range(2):
            particle = next((p for p in self._particles if word.endswith(p) and self._is_enough(word[: -len(p)])), None)
            if particle is None:
                return
            word = word[: -len(particle)]
            yield word

    def _taken_apart(self, stem: str) -> Iterator[str]:
        for suffix in ("", *self._suffixes):
            if not stem.endswith(suffix):
                continue
            left = stem[: len(stem) - len(suffix)]
            if suffix:
                yield left
            yield from self._without_prefixes(left, suffix, _DEEPEST)

    def _without_prefixes(self, left: str, suffix: str, depth: int, *, guessing: bool = False) -> Iterator[str]:
        """What may be left when one prefix or more are taken off."""
        for prefix in self._prefixes:
            if guessing and prefix.listed:
                continue
            size = len(prefix.form)
            if not left.startswith(prefix.form) or left[size : size + 1] not in prefix.before:
                continue
            rest = prefix.gives + left[size:]
            if len(rest) < self._shortest or (suffix and depth == _DEEPEST and suffix not in prefix.suffixes):
                continue
            if len(rest) <= prefix.longest:
                yield rest
            if depth > 1:
                yield from self._without_prefixes(rest, suffix, depth - 1, guessing=guessing)

    def _unlisted(self, word: str) -> str:
        """The first remainder that is long enough, of a word whose root is not known."""
        *_, stem = self._stems(word)
        for suffix in (*self._plain, ""):
            if not stem.endswith(suffix):
                continue
            left = stem[: len(stem) - len(suffix)]
            for rest in self._without_prefixes(left, suffix, _DEEPEST, guessing=True):
                if self._is_enough(rest):
                    return rest
        return stem

    def _is_enough(self, rest: str) -> bool:
        """Whether it is long enough to be a root, with two syllables at least where vowels are known."""
        if len(rest) < self._shortest:
            return False
        return rest in self._roots or (len(rest) >= _ENOUGH and sum(letter in self._vowels for letter in rest) > 1)


def _step(entry: Mapping[str, Any]) -> Step:
    pairs = (ending.partition("=") for ending in entry["endings"])
    return Step(tuple((form, gives) for form, _, gives in pairs), entry.get("shortest", _ENOUGH - 1))


def _prefix(entry: Mapping[str, Any]) -> Prefix:
    return Prefix(
        entry["form"],
        frozenset(entry["before"]),
        entry.get("gives", ""),
        frozenset(entry.get("suffixes", ())),
        entry.get("longest", _LONGEST),
        entry.get("listed", False),
    )


@cache
def affixes(pack: Pack) -> Affixes:
    """The affixes of a pack's language."""
    return Affixes(pack.table("affixes"))
