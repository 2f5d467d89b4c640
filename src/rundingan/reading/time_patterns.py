"""The patterns of ``times.toml``, compiled to regular expressions.

A pattern is a row of items with blanks between them:

==================  ====================================================================================
``day``             that word; ``noon|midday`` is either
``,``               a mark, with or without blanks around it; ``-`` is any dash
``{month}``         a word of the table ``[words.month]``; what that says goes into the bag as ``month``
``{from:month}``    the same, into the bag as ``from``; as ``_`` it is not kept
``{year}``          one of the shapes of :data:`SHAPES`, such as a number of four digits
``<date>``          one of the patterns that ``[macro]`` lists under that name
``[ ... ]``         what may be absent
==================  ====================================================================================

Words are written in lower case and match however the text capitalises them. No repetition is unbounded: no
text can hold up the search.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from rundingan.errors import PackError

FIGURE: Final = "0"
"""What stands for any figure among first words and in lists."""

SHAPES: Final[Mapping[str, str]] = {
    "day": r"3[01]|[12]\d|0?[1-9]",
    "year": r"1[5-9]\d\d|20\d\d",
    "count": r"\d{1,3}(?:,\d{3})?",
    "clock": r"(?:2[0-3]|[01]?\d)(?:[.:][0-5]\d)?",
    "exact": r"(?:2[0-3]|[01]?\d)[.:][0-5]\d",
    "decade": r"(?:1[5-9]|20)\d0",
    "tens": r"[5-9]0",
    "century": r"1\d|2[01]|[1-9]",
    "iso": r"(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])",
    "numeric": "|".join(
        rf"(?:3[01]|[12]\d|0?[1-9]){mark}(?:1[0-2]|0?[1-9]){mark}(?:(?:1[5-9]|20)\d\d|\d\d)"
        for mark in ("/", r"\.", "-")
    ),
    "numeric_short": r"(?:3[01]|[12]\d|0?[1-9])/(?:1[0-2]|0?[1-9])",
}
"""Slots that stand for figures, which no language needs to name."""

Key = tuple[str, str]
"""For a group of an expression: the key in the bag, and the table or shape."""

_GAP = r"[^\S\n]{1,3}"
_DASHES = "[-\u2010-\u2015]"
# at the end of an expression: no letter or digit goes on, and no decimals of a number
_END = r"(?!\w)(?!(?<=\d)[.,:/]\d)"
_ITEM = re.compile(
    r"\s*(?:(?P<open>\[)|(?P<close>\])|\{(?P<slot>[a-z_:]+)\}|<(?P<macro>[a-z_]+)>|(?P<word>[^\s\[\]{}<>]+))"
)
_MARK = re.compile(r"[,()/:;\-]")


class Pattern(NamedTuple):
    """A pattern, compiled.

    Attributes:
        regex: the expression.
        firsts: the first words that it can begin with (:data:`FIGURE` for a figure).
        seconds: the words that can follow a leading figure; the empty word where it can stand alone.
        keys: what each group of the expression is.
        optional: it may be absent.
        mark: it is a punctuation mark, which needs no blanks.
    """

    regex: str
    firsts: frozenset[str]
    seconds: frozenset[str] = frozenset()
    keys: tuple[Key, ...] = ()
    optional: bool = False
    mark: bool = False


class Compiler:
    """Compiles the patterns of one pack.

    Args:
        words: table -> word -> what it says.
        macros: name -> patterns.
        abbreviations: words that may carry a full stop.
    """

    def __init__(
        self,
        words: Mapping[str, Mapping[str, int | str]],
        macros: Mapping[str, list[str]],
        abbreviations: Collection[str],
    ) -> None:
        self._words = words
        self._macros = macros
        self._abbreviations = abbreviations

    def pattern(self, source: str, where: str, ahead: str = "") -> Pattern:
        """Compile a pattern that ends where a word ends.

        Args:
            source: the pattern.
            where: what to call the rule in an error.
            ahead: a pattern that must follow and is not taken in.

        Raises:
            PackError: a pattern is wrong, or names a table, shape or macro that there is not.
        """
        pattern = self._parse(source, where)
        regex, keys = pattern.regex + _END, pattern.keys
        if ahead:
            more = self._parse(ahead, where)
            regex, keys = f"{regex}(?=(?:{_GAP})?{more.regex}{_END})", keys + more.keys
            if "" in pattern.seconds:
                pattern = pattern._replace(seconds=pattern.seconds - {""} | more.firsts)
        return pattern._replace(regex=regex, keys=keys)

    def _parse(self, source: str, where: str) -> Pattern:
        rows: list[list[Pattern]] = [[]]
        at, source = 0, source.strip()
        while at < len(source):
            item = _ITEM.match(source, at)
            if item is None or (item["close"] and len(rows) == 1):
                raise PackError(f"{where}: cannot read the pattern at: {source[at:]!r}")
            at = item.end()
            if item["open"]:
                rows.append([])
            elif item["close"]:
                inner = _row(rows.pop(), where)
                rows[-1].append(inner._replace(optional=True))
            else:
                rows[-1].append(self._item(item, where))
        if len(rows) > 1:
            raise PackError(f"{where}: the pattern {source!r} leaves a bracket open")
        return _row(rows[0], where)

    def _item(self, item: re.Match[str], where: str) -> Pattern:
        if item["macro"]:
            return self._macro(item["macro"], where)
        if item["slot"]:
            key, _, name = item["slot"].partition(":")
            return self._slot(key, name or key, where)
        word = item["word"]
        if _MARK.fullmatch(word):
            return Pattern(_DASHES if word == "-" else re.escape(word), frozenset(word), mark=True)
        words = word.split("|")
        return Pattern(f"(?:{'|'.join(map(_literal, words))})(?!\\w)", frozenset(map(_first, words)))

    def _macro(self, name: str, where: str) -> Pattern:
        if name not in self._macros:
            raise PackError(f"{where}: there is no macro <{name}>")
        options = [self._parse(option, where) for option in self._macros[name]]
        keys = tuple(key for option in options for key in option.keys)
        firsts = frozenset[str]().union(*(option.firsts for option in options))
        seconds = frozenset[str]().union(*(option.seconds for option in options))
        return Pattern(f"(?:{'|'.join(option.regex for option in options)})", firsts, seconds, keys)

    def _slot(self, key: str, name: str, where: str) -> Pattern:
        if name in self._words:
            words = sorted(self._words[name], key=lambda w: (-len(w), w))
            options = (_literal(word) + (r"\.?" if word in self._abbreviations else "") for word in words)
            return Pattern(f"({'|'.join(options)})(?!\\w)", frozenset(map(_first, words)), keys=((key, name),))
        if name in SHAPES:
            return Pattern(f"({SHAPES[name]})", frozenset(FIGURE), frozenset({""}), ((key, name),))
        raise PackError(f"{where}: there is no table of words and no shape {name!r}")


def _row(items: list[Pattern], where: str) -> Pattern:
    """Items one after the other; what is optional takes the blanks beside it along."""
    regex, firsts, leading = "", set[str](), True
    seconds = set[str]()
    for before, item in zip([None, *items], items, strict=False):
        if "" in seconds:
            seconds |= item.firsts
            if not item.optional:
                seconds.discard("")
        if leading:
            firsts |= item.firsts
            seconds |= item.seconds
            regex += f"(?:{item.regex}{_GAP})?" if item.optional else item.regex
            leading = item.optional
            continue
        gap = f"(?:{_GAP})?" if item.mark or (before and before.mark) else _GAP
        regex += f"(?:{gap}{item.regex})?" if item.optional else gap + item.regex
    if leading:
        raise PackError(f"{where}: a pattern, or a bracket in it, can be empty")
    keys = tuple(key for item in items for key in item.keys)
    return Pattern(regex, frozenset(firsts), frozenset(seconds), keys, mark=items[0].mark)


def either_of(some: Collection[str], others: Collection[str]) -> re.Pattern[str]:
    """An expression that finds any of the words, those of ``some`` in a group."""
    first, second = ("|".join(map(_literal, words)) or "(?!)" for words in (some, others))
    return re.compile(rf"(?<![\w-])(?:({first})|{second})(?![\w-])")


def first_of(firsts: Collection[str], seconds: Collection[str]) -> str:
    """An expression that matches the words and figures with which rules begin, in a group.

    Args:
        firsts: the words.
        seconds: the words and marks that can follow a figure. Most figures go by because none of these does;
            those that can stand alone have four digits, or a mark and a digit (see :data:`SHAPES`).
    """
    marks = "".join(re.escape(mark) for mark in seconds if _MARK.fullmatch(mark))
    follows = rf"{_trie(seconds)}(?![^\W\d_])|{_DASHES}" + (f"|[{marks}]" if marks else "")
    figure = rf"\d(?=[\d.,:]{{0,8}}[^\S\n]{{0,3}}(?:{follows})|\d{{3}}(?!\d)|\d?[/.-]\d)"
    return rf"({_trie(firsts)}(?![^\W\d_])|{figure})"


def _trie(words: Collection[str]) -> str:
    """An expression that matches any of the words; those that share a letter stand together."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(word for word in words if word[:1].isalpha()):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    rows = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return f"(?:{rows or '(?!)'})"


def plain(given: str) -> str:
    """A word of a table as the table writes it."""
    return re.sub(_DASHES, "-", " ".join(given.split())).rstrip(".")


def _literal(word: str) -> str:
    return re.escape(word).replace(r"\ ", _GAP).replace(r"\-", _DASHES)


def _first(word: str) -> str:
    return re.split(r"[ .-]", word)[0]
