"""Patterns over units, written for people and compiled to regular expressions over symbols.

===================  ==========================================================================================
``<np>``             a unit of that class (a word list, a shape, a mark, a chunk); ``<a|b>`` of either;
                     ``<a&b>`` of both; ``<a!b>`` of the first and not the second
``"kata"``           that word or phrase, however capitalised
``.``                any unit
``{source: ...}``    a named part
``( | ) * + ? {1,3}``  as in regular expressions; also ``(?= )``, ``(?! )``, ``(?<= )``, ``(?<! )``, ``^`` and ``$``
===================  ==========================================================================================

Blanks tell nothing. Repetition should be bounded where it can run over clauses: no input may hang the reader.
"""

from __future__ import annotations

import re

from rundingan.errors import PackError
from rundingan.rules.lexicon import Alphabet

_PART = re.compile(
    r"""
    (?P<space>\s+)
  | <(?P<classes>[^<>=!][^<>]*)>(?!=)
  | "(?P<literal>[^"]+)"
  | \{(?P<name>[a-z_0-9]+):
  | (?P<bound>\{\d*,?\d*\})
  | (?P<look>\(\?(?:[=!:]|<[=!]))
  | (?P<end>\})
  | (?P<plain>[()|*+?.^$])
    """,
    re.VERBOSE,
)
_WORDS = re.compile(r'"([^"]+)"')


def literals(source: str) -> list[str]:
    """The words that a pattern names itself; the lexicon must know them before the pattern is compiled."""
    return [literal.lower() for literal in _WORDS.findall(source)]


def compile_pattern(source: str, alphabet: Alphabet, macros: dict[str, str], where: str) -> re.Pattern[str]:
    """Compile a pattern.

    Args:
        source: the pattern.
        alphabet: the symbols.
        macros: names for parts of patterns, used as ``@name``.
        where: what to call the rule in an error.

    Raises:
        PackError: the pattern is wrong, or names a class that no unit has.
    """
    source = expand(source, macros, where)
    out: list[str] = []
    at = 0
    while at < len(source):
        part = _PART.match(source, at)
        if part is None:
            raise PackError(f"{where}: cannot read the pattern at: {source[at : at + 30]!r}")
        at = part.end()
        if part["classes"] is not None:
            out.append(_one_of(part["classes"], alphabet, where))
        elif part["literal"] is not None:
            out.append(_one_of(f"={part['literal'].lower()}", alphabet, where))
        elif part["name"] is not None:
            out.append(f"(?P<{part['name']}>")
        elif part["end"] is not None:
            out.append(")")
        elif part["space"] is None:
            out.append(part[0])
    try:
        return re.compile("".join(out), re.DOTALL)
    except re.error as wrong:
        raise PackError(f"{where}: {wrong} in the pattern {source[:200]!r}") from wrong


def expand(source: str, macros: dict[str, str], where: str) -> str:
    """Put the macros in, also those within macros."""
    for _ in range(12):
        if "@" not in source:
            return source
        source = re.sub(r"@([a-z_]+)", lambda m: f"({_macro(m[1], macros, where)})", source)
    raise PackError(f"{where}: macros go in a circle")


def _macro(name: str, macros: dict[str, str], where: str) -> str:
    if name not in macros:
        raise PackError(f"{where}: there is no macro @{name}")
    return macros[name]


def tests(source: str) -> list[str]:
    """What a pattern (with its macros put in) asks of units."""
    return [part["classes"] for part in _PART.finditer(source) if part["classes"] is not None]


def _one_of(test: str, alphabet: Alphabet, where: str) -> str:
    if test not in alphabet.tests:
        raise PackError(f"{where}: no pattern was announced with <{test}>")
    symbols = alphabet.passing(test)
    if not symbols:
        if test.startswith("="):
            return "(?!)"
        raise PackError(f"{where}: no unit is of class <{test}>")
    return (
        "[" + re.sub(r"([\\\]\[^\-&~|])", r"\\\1", symbols) + "]" if len(symbols) > 1 else re.escape(symbols)
    )
