"""Patterns over units, written for people and compiled to regular expressions over symbols.

===================  ==========================================================================================
``<np>``             a unit of that class (a word list, a shape, a mark, a chunk); ``<a|b>`` of either;
                     ``<a&b>`` of both; ``<a!b>`` of the first and not the second
``"word"``           that word or phrase, however capitalised
``.``                any unit
``{source: ...}``    a named part
``@subject``         a macro: the pattern of that name, put in as a group
``( | ) * + ? {1,3}``  as in regular expressions; also ``(?= )``, ``(?! )``, ``(?<= )``, ``(?<! )``, ``^`` and ``$``
===================  ==========================================================================================

Blanks tell nothing. Repetition should be bounded where it can run over clauses: no input may hang the reader.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TypeVar

from rundingan.errors import PackError
from rundingan.rules.alphabet import Alphabet

_PART = re.compile(
    r"""
    (?P<space>\s+)
  | <(?P<classes>[^<>=!][^<>]*)>(?!=)
  | "(?P<literal>[^"]+)"
  | @(?P<macro>[a-z_]+)
  | \{(?P<name>[a-z_0-9]+):
  | (?P<bound>\{\d*,?\d*\})
  | (?P<look>\(\?(?:[=!:]|<[=!]))
  | (?P<end>\})
  | (?P<plain>[()|*+?.^$])
    """,
    re.VERBOSE,
)
_MACRO = re.compile(r"@([a-z_]+)")
_T = TypeVar("_T")


class Patterns:
    """The patterns of one pack: its macros, and how what uses them is read.

    Args:
        macros: names for parts of patterns, used as ``@name``.
    """

    def __init__(self, macros: Mapping[str, str]) -> None:
        self._macros = macros
        self._asked: dict[str, Counter[str]] = {}
        self._regexes: dict[str, str] = {}
        self._open: list[str] = []

    def expanded(self, source: str, where: str) -> str:
        """The pattern with its macros put in, also those within macros.

        Args:
            source: the pattern.
            where: what to call the rule in an error.

        Raises:
            PackError: there is no macro of that name, or macros go in a circle.
        """
        return _MACRO.sub(lambda m: f"({self.of_macro(m[1], where, self.expanded)})", source)

    def asked(self, source: str, where: str) -> Counter[str]:
        """What a pattern asks of units, and how often: tests, and words that it names itself as ``=word``.

        Raises:
            PackError: the pattern cannot be read, or as for :meth:`expanded`.
        """
        found: Counter[str] = Counter()
        for part in self.parts(source, where):
            if part["classes"] is not None:
                found[part["classes"]] += 1
            elif part["literal"] is not None:
                found[f"={part['literal'].lower()}"] += 1
            elif (macro := part["macro"]) is not None:
                if macro not in self._asked:
                    self._asked[macro] = self.of_macro(macro, where, self.asked)
                found.update(self._asked[macro])
        return found

    def regex(self, source: str, alphabet: Alphabet, where: str) -> str:
        """A pattern as a regular expression over the symbols of an alphabet; always of the same one.

        Raises:
            PackError: the pattern cannot be read, or names a class that no unit has, or as for :meth:`expanded`.
        """
        out: list[str] = []
        for part in self.parts(source, where):
            if part["classes"] is not None:
                out.append(_one_of(part["classes"], alphabet, where))
            elif part["literal"] is not None:
                out.append(_one_of(f"={part['literal'].lower()}", alphabet, where))
            elif (macro := part["macro"]) is not None:
                if macro not in self._regexes:
                    inner = self.of_macro(macro, where, lambda s, w: self.regex(s, alphabet, w))
                    self._regexes[macro] = f"(?:{inner})"
                out.append(self._regexes[macro])
            elif part["name"] is not None:
                out.append(f"(?P<{part['name']}>")
            elif part["end"] is not None:
                out.append(")")
            elif part["space"] is None:
                out.append("(?:" if part[0] == "(" else part[0])
        return "".join(out)

    @staticmethod
    def parts(source: str, where: str) -> list[re.Match[str]]:
        """The parts of a pattern, as matches with the groups ``classes``, ``literal``, ``macro`` ...

        Raises:
            PackError: it cannot be read.
        """
        parts: list[re.Match[str]] = []
        at = 0
        while at < len(source):
            part = _PART.match(source, at)
            if part is None:
                raise PackError(f"{where}: cannot read the pattern at: {source[at : at + 30]!r}")
            parts.append(part)
            at = part.end()
        return parts

    def of_macro(self, name: str, where: str, read: Callable[[str, str], _T]) -> _T:
        """What ``read`` makes of a macro's pattern.

        Raises:
            PackError: there is no macro of that name, or macros go in a circle.
        """
        if name not in self._macros:
            raise PackError(f"{where}: there is no macro @{name}")
        if name in self._open:
            raise PackError(f"{where}: macros go in a circle")
        self._open.append(name)
        try:
            return read(self._macros[name], where)
        finally:
            self._open.pop()


def compiled(regex: str, where: str) -> re.Pattern[str]:
    """A regular expression over symbols, compiled.

    Raises:
        PackError: it is none.
    """
    try:
        return re.compile(regex, re.DOTALL)
    except re.error as wrong:
        raise PackError(f"{where}: {wrong} in the pattern") from wrong


def _one_of(test: str, alphabet: Alphabet, where: str) -> str:
    if test not in alphabet.tests:
        raise PackError(f"{where}: no pattern was announced with <{test}>")
    symbols = alphabet.set_of(test)
    if not symbols and not test.startswith("="):
        raise PackError(f"{where}: no unit is of class <{test}>")
    return symbols or "(?!)"
