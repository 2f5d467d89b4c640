"""The rules for expressions of time: compiled from ``times.toml``, and matched on the folded text.

A pattern is a row of items with blanks between them:

==================  ===========================================================================================
``hari``            that word; ``pukul|jam`` is either
``,``               a mark, with or without blanks around it; ``-`` is any dash
``{month}``         a word of the table ``[words.month]``; what the table says of it goes into the bag as ``month``
``{from:month}``    the same, into the bag as ``from``; as ``_`` it is not kept
``{year}``          one of the shapes of :data:`SHAPES`, such as a number of four digits
``<date>``          one of the patterns that ``[macro]`` lists under that name
``[ ... ]``         what may be absent
==================  ===========================================================================================

A rule is found from its first word: a single search for all first words leads to the few rules that begin so, which
keeps the time linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, Final, NamedTuple

from rundingan.errors import PackError
from rundingan.rules.pack import Pack

Bag = dict[str, int | str]
"""What an expression says: ``{"weekday": 4, "part": "NI"}``."""

FIGURE: Final = "0"
"""What stands for any figure among first words and in lists."""

_GAP = "[ \\t\u00a0\u2007\u2009\u202f]{1,3}"
_DASHES = "[-\u2010-\u2015]"
# at the end of an expression: no letter or digit goes on, and no decimals of a number
_END = r"(?!\w)(?!(?<=\d)[.,:/]\d)"

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
    "numeric": r"(?:3[01]|[12]\d|0?[1-9])([/.-])(?:1[0-2]|0?[1-9])\1(?:(?:1[5-9]|20)\d\d|\d\d)",
    "numeric_short": r"(?:3[01]|[12]\d|0?[1-9])/(?:1[0-2]|0?[1-9])",
}
"""Slots that stand for figures, which no language needs to name."""

_ITEM = re.compile(r"\s*(?:(?P<open>\[)|(?P<close>\])|\{(?P<slot>[a-z_:]+)\}|<(?P<macro>[a-z_]+)>|(?P<word>[^\s\[\]{}<>]+))")
_MARK = re.compile(r"[,()/:;\-]")


class _Piece(NamedTuple):
    """A piece of a pattern, compiled.

    Attributes:
        regex: the regular expression.
        firsts: the first words that it can begin with (:data:`FIGURE` for a figure).
        keys: for each group of the expression the key in the bag and the table (None: a group of a shape).
        optional: it may be absent.
        mark: it is a punctuation mark, which needs no blanks.
    """

    regex: str
    firsts: frozenset[str]
    keys: tuple[tuple[str, str] | None, ...] = ()
    optional: bool = False
    mark: bool = False


class Rule(NamedTuple):
    """One rule.

    Attributes:
        name: ``folder/times#id``.
        regex: the expression, to be matched where a first word stands.
        keys: as in the pieces.
        fixed: what every match of the rule says.
        after: the words of which one must stand before; empty where any may.
        joined: the words that stand in for those of ``after`` between this expression and one before it.
        not_after: the words of which none may stand before.
        not_second: the words of which none may stand two words before.
        not_before: the words of which none may follow.
        capital: the expression must begin with a capital (names of days and months that are also words).
    """

    name: str
    regex: re.Pattern[str]
    keys: tuple[tuple[str, str] | None, ...]
    fixed: Bag
    after: frozenset[str]
    joined: frozenset[str]
    not_after: frozenset[str]
    not_second: frozenset[str]
    not_before: frozenset[str]
    capital: bool


class Found(NamedTuple):
    """A match of a rule: where, and what it says."""

    start: int
    end: int
    bag: Bag
    rule: str


class TimeRules:
    """The rules of one pack.

    Attributes:
        words: table -> word -> what it says.
        future: matches words that make the time near them one to come.
        past: matches words that make it one gone by.
        joiners: words and marks that lead from one time to the next.
        onward: those of them after which a later time comes.
        labels: words before the date of publication on a line of its own.
    """

    def __init__(self, pack: Pack) -> None:
        table = pack.table("times")
        self.words: dict[str, dict[str, int | str]] = table.get("words", {})
        self._macros: dict[str, list[str]] = table.get("macro", {})
        self._lists: dict[str, list[str]] = table.get("list", {})
        self.future = _any_of(self._lists.get("future", []))
        self.past = _any_of(self._lists.get("past", []))
        self.onward = frozenset(self._lists.get("onward", []))
        self.joiners = frozenset(self._lists.get("joiners", []))
        self._abbreviations = frozenset(self._lists.get("abbreviations", []))
        self.labels = tuple(self._lists.get("published", []))
        self._known: dict[str, _Piece] = {}
        self._by_first: dict[str, list[Rule]] = {}
        for given in table.get("rule", []):
            self._add(given)
        first = rf"({_trie(set(self._by_first) - {FIGURE})}|\d)"
        self._at_start = re.compile(first)
        self._first = re.compile(rf"[^\w]{first}")  # a set in front lets the search run at its fastest

    def _add(self, given: dict[str, Any]) -> None:
        where = f"{given['at'].removesuffix('.toml')}#{given.get('id', '?')}"
        for pattern, ahead in product(given["patterns"], given.get("ahead", [""])):
            piece = self._pattern(pattern, where)
            regex, keys = piece.regex + _END, piece.keys
            if ahead:
                more = self._pattern(ahead, where)
                regex, keys = f"{regex}(?=(?:{_GAP})?{more.regex}{_END})", keys + more.keys
            rule = Rule(
                where, re.compile(_numbered(regex)), keys, dict(given.get("set", {})),
                self._list(given, "after", where), self._list(given, "joined", where),
                self._list(given, "not_after", where), self._list(given, "not_second", where),
                self._list(given, "not_before", where),
                bool(given.get("capital", False)),
            )  # fmt: skip
            for first in piece.firsts:
                self._by_first.setdefault(first, []).append(rule)

    def _list(self, given: dict[str, Any], field: str, where: str) -> frozenset[str]:
        """The words of the lists that a field of a rule names."""
        words: set[str] = set()
        for name in given.get(field, ()):
            if name not in self._lists:
                raise PackError(f"{where}: there is no list {name!r}")
            words.update(self._lists[name])
        return frozenset(words)

    def _pattern(self, pattern: str, where: str) -> _Piece:
        """Compile a pattern."""
        stack: list[list[_Piece]] = [[]]
        at, pattern = 0, pattern.strip()
        while at < len(pattern):
            item = _ITEM.match(pattern, at)
            if item is None:
                raise PackError(f"{where}: cannot read the pattern at: {pattern[at:]!r}")
            at = item.end()
            if item["open"]:
                stack.append([])
            elif item["close"]:
                if len(stack) == 1:
                    raise PackError(f"{where}: a bracket closes that was not opened in {pattern!r}")
                inner = _row(stack.pop())
                stack[-1].append(inner._replace(optional=True))
            else:
                stack[-1].append(self._item(item, where))
        if len(stack) > 1 or not stack[0]:
            raise PackError(f"{where}: the pattern {pattern!r} is empty or leaves a bracket open")
        return _row(stack[0])

    def _item(self, item: re.Match[str], where: str) -> _Piece:
        if item["macro"]:
            return self._macro(item["macro"], where)
        if item["slot"]:
            key, _, name = item["slot"].partition(":")
            return self._slot(key, name or key, where)
        word = item["word"]
        if _MARK.fullmatch(word):
            return _Piece(_DASHES if word == "-" else re.escape(word), frozenset(), mark=True)
        words = word.split("|")
        return _Piece(f"(?:{'|'.join(map(_literal, words))})(?!\\w)", frozenset(map(_first, words)))

    def _macro(self, name: str, where: str) -> _Piece:
        if name not in self._macros:
            raise PackError(f"{where}: there is no macro <{name}>")
        options = [self._pattern(option, where) for option in self._macros[name]]
        regex = f"(?:{'|'.join(option.regex for option in options)})"
        keys = tuple(key for option in options for key in option.keys)
        return _Piece(regex, frozenset().union(*(option.firsts for option in options)), keys)

    def _slot(self, key: str, name: str, where: str) -> _Piece:
        if name in self.words:
            words = sorted(self.words[name], key=lambda w: (-len(w), w))
            options = (_literal(word) + (r"\.?" if word in self._abbreviations else "") for word in words)
            return _Piece(f"({'|'.join(options)})(?!\\w)", frozenset(map(_first, words)), ((key, name),))
        if name in SHAPES:
            inner = 1 if "([" in SHAPES[name] else 0
            return _Piece(f"({SHAPES[name]})", frozenset(FIGURE), ((key, name), *[None] * inner))
        raise PackError(f"{where}: there is no table of words and no shape {name!r}")

    def search(self, text: str, lower: str, start: int = 0, stop: int | None = None) -> Iterator[Found]:
        """Every expression of time in ``text[start:stop]``, from left to right, the longest at each place."""
        stop = len(lower) if stop is None else stop
        at = last = start
        first = self._at_start.match(lower, start, stop) or self._first.search(lower, start, stop)
        while first is not None:
            begin, at = first.span(1)
            found = self._longest(first[1], begin, text, lower, last)
            if found is not None:
                yield found
                at = last = found.end
            first = self._first.search(lower, at, stop)

    def _longest(self, first: str, begin: int, text: str, lower: str, last: int) -> Found | None:
        figure = first.isdigit()
        if figure and _within_number(lower, begin):
            return None
        if begin > 1 and lower[begin - 1] == "-" and lower[begin - 2].isalpha() and last != begin - 1:
            return None  # the end of a doubled or compound word, unless a time stands before it
        best: tuple[Rule, re.Match[str]] | None = None
        for rule in self._by_first.get(FIGURE if figure else first, ()):
            match = rule.regex.match(lower, begin)
            if match is None or (best and match.end() < best[1].end()):
                continue
            if _allowed(rule, match, text, lower, last):
                best = rule, match
        if best is None:
            return None
        rule, match = best
        return Found(begin, _full_stop(text, match.end()), self._bag(rule, match), rule.name)

    def _bag(self, rule: Rule, match: re.Match[str]) -> Bag:
        bag = dict(rule.fixed)
        for key, given in zip(rule.keys, match.groups(), strict=True):
            if key is not None and given is not None:
                name, table = key
                if name == "_":
                    continue
                words = self.words.get(table)
                bag[name] = words[_plain(given)] if words is not None else given
        return bag


def _row(pieces: list[_Piece]) -> _Piece:
    """Pieces one after the other; what is optional takes the blanks beside it along."""
    regex, firsts, leading = "", set[str](), True
    for before, piece in zip([None, *pieces], pieces, strict=False):
        if leading:
            firsts |= piece.firsts
            regex += f"(?:{piece.regex}{_GAP})?" if piece.optional else piece.regex
            leading = piece.optional
            continue
        gap = f"(?:{_GAP})?" if piece.mark or (before and before.mark) else _GAP
        regex += f"(?:{gap}{piece.regex})?" if piece.optional else gap + piece.regex
    keys = tuple(key for piece in pieces for key in piece.keys)
    return _Piece(regex, frozenset(firsts), keys, mark=pieces[0].mark)


def _numbered(regex: str) -> str:
    """Point the back references of shapes at their own group, wherever that stands in the whole."""
    out, groups = [], 0
    for part in re.split(r"(\\1|(?<!\\)\((?!\?))", regex):
        groups += part == "("
        out.append(f"(?:\\{groups})" if part == "\\1" else part)
    return "".join(out)


def _literal(word: str) -> str:
    return re.escape(word).replace(r"\ ", _GAP).replace(r"\-", _DASHES)


def _first(word: str) -> str:
    return re.split(r"[ .-]", word)[0]


def _plain(given: str) -> str:
    return re.sub(_DASHES, "-", " ".join(given.split())).rstrip(".")


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(_literal, words))})\b" if words else r"(?!)")


def _trie(words: set[str]) -> str:
    """An expression that matches each of the words and nothing longer, sharing their first letters."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    rows = (f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return f"(?:{'|'.join(rows)})(?![^\\W\\d_])" if by_letter else "(?!)"


def _within_number(lower: str, at: int) -> bool:
    """The figure at ``at`` goes on a number (``2,000``, ``9.30``) or follows a sign of money."""
    before = lower[at - 1] if at else " "
    if before in "$€£¥#@":
        return True
    return before in ".,:/" and at > 1 and lower[at - 2].isdigit()


def word_before(lower: str, at: int) -> str:
    """The word that stands right before ``at``, with only blanks between; empty where there is none."""
    end = at
    while end and lower[end - 1] in " \t\u00a0":
        end -= 1
    start = end
    while start and end - start < 30 and (lower[start - 1].isalnum() or lower[start - 1] == "-"):
        start -= 1
    return lower[start:end]


def _word_after(lower: str, at: int) -> str:
    size = len(lower)
    while at < size and lower[at] in " \t\u00a0":
        at += 1
    end = at
    while end < size and end - at < 30 and (lower[end].isalnum() or lower[end] in "-%"):
        end += 1
    return lower[at:end]


def _allowed(rule: Rule, match: re.Match[str], text: str, lower: str, last: int) -> bool:
    """Whether the words around a match let the rule stand; ``last`` is where the expression before it ends."""
    start = match.start()
    if rule.capital and not text[start].isupper():
        return False
    if rule.after or rule.not_after:
        before = word_before(lower, start)
        if (FIGURE if before[-1:].isdigit() else before) in rule.not_after:
            return False
        if rule.after and before not in rule.after and lower[last:start].strip() not in rule.joined:
            return False
        if rule.not_second and before and word_before(lower, lower.rindex(before, 0, start)) in rule.not_second:
            return False
    return not rule.not_before or _word_after(lower, match.end()) not in rule.not_before


def _full_stop(text: str, end: int) -> int:
    """Leave out a stop of an abbreviation that ends a sentence: a capital, a mark or nothing comes after it."""
    if text[end - 1] != ".":
        return end
    after = text[end : end + 3].lstrip(" \t\u00a0")[:1]
    return end if after and (after.islower() or after.isdigit() or after in "-–—(,_:") else end - 1
