"""Who and what is named: mentions of people, bodies, countries, groups and documents, with role and name apart."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from rundingan.reading.segments import Layout, Paragraph
from rundingan.rules.grammar import Grammar, Rule
from rundingan.rules.lexicon import CHUNKS
from rundingan.rules.units import Units, words_of

_NAMING = ("countries", "bodies", "metonyms", "agencies", "capitals", "platforms")
_KIND_OF = {
    "countries": "country", "bodies": "body", "metonyms": "body", "agencies": "body", "capitals": "place",
    "platforms": "body",
}  # fmt: skip


_OWNED = frozenset(
    {"roles+nya", "people_nouns+nya", "body_nouns+nya", "role_prefixes+nya", "document_nouns+nya"}
)


class Mention(NamedTuple):
    """One mention.

    Attributes:
        start: offset of its first character in the folded text.
        end: offset after its last.
        kind: ``person``, ``role`` (a role without a name), ``body``, ``country``, ``place``, ``group``, ``document`` or
            ``named`` (a name of which nothing more is known here).
        name: the span of the name, where there is one.
        title: the span of role or head noun and what belongs to it, where there is one.
        listed: class and words of the list that knows it (``countries``, ``bodies`` ...), or None.
        head: the first word of the title in lower case.
        definite: whether a determiner points back (``itu``).
        belongs: whether the head carries a possessive suffix, so that its owner stands before (``Presidennya``).
        rule: the rule that found it.
    """

    start: int
    end: int
    kind: str
    name: tuple[int, int] | None
    title: tuple[int, int] | None
    listed: tuple[str, str] | None
    head: str | None
    definite: bool
    belongs: bool
    rule: str


class _Finder(NamedTuple):
    rules: list[Rule]
    pattern: re.Pattern[str]


@cache
def _finder(grammar: Grammar) -> _Finder:
    rules = grammar.rules["mentions"]["mention"]
    return _Finder(rules, grammar.alternation(rules))


def base_units(layout: Layout, paragraph: Paragraph, grammar: Grammar, times: dict[int, int]) -> Units:
    """The words, phrases, marks and times of one paragraph.

    Args:
        times: first token of a time -> token after its last.
    """
    tokens, lexicon = layout.tokens, grammar.lexicon
    first: list[int] = []
    last: list[int] = []
    symbols: list[str] = []
    time_symbol = lexicon.alphabet.symbol(CHUNKS["time"])
    heads, capitals = layout.heads, layout.capitals
    until = -1
    for start, end, word in words_of(tokens, lexicon, paragraph.first, paragraph.last):
        if start < until:
            continue
        if start in times:
            until = times[start]
            first.append(start)
            last.append(until)
            symbols.append(time_symbol)
            continue
        first.append(start)
        last.append(end)
        symbols.append(word.first if start in heads and tokens.lows[start] not in capitals else word.symbol)
    return Units(tokens, lexicon, first, last, "".join(symbols))


def find_mentions(units: Units, grammar: Grammar) -> tuple[Units, list[Mention]]:
    """The mentions of one paragraph, and its units with each mention as one unit."""
    finder = _finder(grammar)
    alphabet = grammar.lexicon.alphabet
    first: list[int] = []
    last: list[int] = []
    symbols: list[str] = []
    found: list[Mention] = []
    at = 0
    for match in finder.pattern.finditer(units.symbols):
        mention = _mention(units, match, finder.rules, grammar)
        if mention is None:
            continue
        begin, end = match.span()
        first += units.first[at:begin]
        last += units.last[at:begin]
        symbols.append(units.symbols[at:begin])
        first.append(units.first[begin])
        last.append(units.last[end - 1])
        symbols.append(alphabet.symbol(CHUNKS[_chunk(mention, units, begin)]))
        found.append(mention)
        at = end
    first += units.first[at:]
    last += units.last[at:]
    symbols.append(units.symbols[at:])
    return Units(units.tokens, units.lexicon, first, last, "".join(symbols)), found


def _chunk(mention: Mention, units: Units, begin: int) -> str:
    if mention.kind == "document" and "report_nouns" in units.classes(begin):
        return "report"
    return mention.kind


def _mention(units: Units, match: re.Match[str], rules: list[Rule], grammar: Grammar) -> Mention | None:
    number = int((match.lastgroup or "r0").split("_")[0][1:])
    groups = match.groupdict()
    begin, end = match.span()
    title = match.span(f"r{number}_title") if groups.get(f"r{number}_title") else None
    name = next((match.span(g) for g in (f"r{number}_name", f"r{number}_name2") if groups.get(g)), None)
    document = match.span(f"r{number}_document") if groups.get(f"r{number}_document") else None
    definite = "determiners" in units.classes(end - 1)
    head_at = (title or document or (begin, end))[0]
    headed = title or document
    head_classes = units.classes(headed[0]) if headed else frozenset()
    belongs = not head_classes.isdisjoint(_OWNED)
    head_class = {c.split("+")[0] for c in head_classes if "|" not in c and "!" not in c}
    listed = None
    if document:
        kind = "document"
        name = None
        title = document
    elif name and title:
        kind = "person"
    elif title:
        kind, title, name = _split_title(units, title, head_class, definite)
    else:
        assert name is not None
        kind = "person" if name[0] > begin or groups.get(f"r{number}_name2") else "named"
        if kind == "named":
            listed = _listed(units, name)
            kind = _KIND_OF[listed[0]] if listed else "named"
    return Mention(
        units.start(begin), units.end(end - 1), kind, _chars(units, name), _chars(units, title), listed,
        units.low(head_at) if title else None, definite, belongs, rules[number].id,
    )  # fmt: skip


def _chars(units: Units, span: tuple[int, int] | None) -> tuple[int, int] | None:
    return (units.start(span[0]), units.end(span[1] - 1)) if span else None


def _listed(units: Units, span: tuple[int, int]) -> tuple[str, str] | None:
    """The list that knows the name as a whole (a single unit, as phrases are joined)."""
    if span[1] - span[0] == 1:
        classes = units.classes(span[0])
        for name in _NAMING:
            if name in classes:
                return name, units.low(span[0])
    return None


def _split_title(
    units: Units, span: tuple[int, int], head_class: set[str], definite: bool
) -> tuple[str, tuple[int, int] | None, tuple[int, int] | None]:
    """Kind, title and name of a phrase that begins with a head noun and has no comma or honorific before a name."""
    begin, end = span
    if "body_nouns" in head_class and not head_class & {"roles", "role_prefixes"}:
        return "body", None, span
    if definite or (begin and "quantifiers" in units.classes(begin - 1)):
        return ("role" if head_class & {"roles", "role_prefixes"} else "group"), span, None
    name_at = end
    while name_at > begin + 1 and _may_be_persons_name(units, name_at - 1):
        name_at -= 1
    somebodys = "relational_nouns" in head_class and name_at == begin + 1
    if (
        name_at < end
        and end - name_at <= 6
        and not somebodys
        and not units.classes(name_at - 1) & {"body_nouns", "place_nouns"}
    ):
        return "person", (begin, name_at), (name_at, end)
    if head_class & {"roles", "role_prefixes"}:
        return "role", span, None
    return "group", span, None


_NOT_PERSONS = frozenset(
    {"common", "roles", "role_prefixes", "body_nouns", "people_nouns", "countries", "capitals", "bodies", "metonyms",
     "agencies", "platforms", "place_nouns", "mark", "number", "low", "document_nouns", "common_caps"}
)  # fmt: skip


def _may_be_persons_name(units: Units, at: int) -> bool:
    classes = units.classes(at)
    if "name_particles" in classes:
        return True
    if "cap" not in classes or classes & _NOT_PERSONS:
        return False
    word = units.text(at, at + 1)
    return not (word.isupper() and len(word) > 1)
