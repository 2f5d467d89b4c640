"""Who and what is named: mentions of people, bodies, countries, groups and documents, with role and name apart."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from rundingan.rules.grammar import Grammar
from rundingan.rules.kinds import CHUNKS
from rundingan.rules.units import Joining, Units

_NAMING = ("countries", "bodies", "metonyms", "agencies", "capitals", "platforms")
_KIND_OF = {
    "countries": "country", "bodies": "body", "metonyms": "body", "agencies": "body", "capitals": "place",
    "platforms": "body",
}  # fmt: skip


_PARTS = ("title", "name", "name2", "owner", "document", "head", "definite")
_NO_CLASSES: frozenset[str] = frozenset()
_ROLES = frozenset({"roles", "role_prefixes", "roles+owned", "role_prefixes+owned"})
_BODIES = frozenset({"body_nouns", "body_nouns+owned"})
_OWNED = frozenset(
    {"roles+owned", "people_nouns+owned", "body_nouns+owned", "role_prefixes+owned", "document_nouns+owned"}
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
        head: the head noun of the title in lower case: its first word, or the one that the rule names.
        definite: whether a determiner points back (``that``).
        belongs: whether the head carries a possessive suffix, so that its owner stands before.
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


class _Form(NamedTuple):
    """One rule within the pattern of all: its id, and the groups of its parts; 0 where it has none."""

    rule: str
    title: int
    name: int
    name2: int
    owner: int
    document: int
    head: int
    definite: int


class _Finder(NamedTuple):
    """The pattern of all rules, the rule of each group that holds a whole mention, and the symbols of its kinds."""

    pattern: re.Pattern[str]
    forms: dict[int, _Form]
    symbols: dict[str, str]


@cache
def _finder(grammar: Grammar) -> _Finder:
    rules = grammar.rules["mentions"]["mention"]
    pattern = grammar.alternation(rules, grammar.pack.table("mentions")["engine"]["start"])
    groups = pattern.groupindex
    forms = {
        groups[f"r{number}"]: _Form(rule.id, *(groups.get(f"r{number}_{part}", 0) for part in _PARTS))
        for number, rule in enumerate(rules)
    }
    return _Finder(pattern, forms, {kind: grammar.lexicon.alphabet.symbol(CHUNKS[kind]) for kind in CHUNKS})


def find_mentions(units: Units, grammar: Grammar) -> tuple[Units, list[Mention]]:
    """The mentions of one paragraph, and its units with each mention as one unit."""
    finder = _finder(grammar)
    first, last = units.first, units.last
    joined = Joining(units)
    found: list[Mention] = []
    for match in finder.pattern.finditer(units.symbols):
        begin, end = match.span()
        mention = _mention(units, match, finder.forms[match.lastindex or 0])
        kind = mention.kind
        if kind == "document" and "report_nouns" in units.classes(begin):
            kind = "report"
        joined.join(begin, end, first[begin], last[end - 1], finder.symbols[kind])
        found.append(mention)
    return joined.units(), found


def _mention(units: Units, match: re.Match[str], form: _Form) -> Mention:
    begin, end = match.span()
    title = _part(match, form.title) if form.title else None
    document = _part(match, form.document) if form.document else None
    second = _part(match, form.name2) if form.name2 else None
    owner = _part(match, form.owner) if form.owner else None
    name = (_part(match, form.name) if form.name else None) or second or owner
    headed = title or document
    pointed = bool(form.definite) and _part(match, form.definite) is not None
    definite = pointed or "determiners" in units.classes(end - 1)
    noun = (_part(match, form.head) if form.head else None) or headed
    head = units.classes(noun[0]) if noun and headed else _NO_CLASSES
    listed = None
    if document:
        kind, title = "document", headed
    elif name and title and second and definite and _has_body(units, title):
        kind, title, name = "role", (title[0], name[1]), None  # "that lecturer of Anton Maresk University"
    elif name and title:
        kind = "person"
    elif title:
        kind, title, name = _split_title(units, title, head, definite or form.head > 0)
    else:
        assert name is not None
        honoured = name[0] > begin and "determiners" not in units.classes(begin)
        kind = "person" if honoured or second else "named"
        if kind == "named" and (listed := _listed(units, name)):
            kind = _KIND_OF[listed[0]]
    span = units.span
    start, stop = span(begin, end)
    named = span(*name) if name else None
    if owner:
        stop -= _suffix(units, end - 1)
        named = named and (named[0], stop)
    return Mention(
        start, stop, kind, named, span(*title) if title else None, listed,
        units.low(noun[0]) if title and noun else None, definite, not head.isdisjoint(_OWNED), form.rule,
    )  # fmt: skip


def _has_body(units: Units, span: tuple[int, int]) -> bool:
    """Whether what a title goes with is a body."""
    return any("body_nouns" in units.classes(at) for at in range(span[0] + 1, span[1]))


def _suffix(units: Units, at: int) -> int:
    """Letters of the ending that makes a name the owner of something."""
    word = units.low(at)
    return next((len(suffix) for suffix in units.lexicon.suffixes if word.endswith(suffix)), 0)


def _part(match: re.Match[str], group: int) -> tuple[int, int] | None:
    """The units of a named part, where it is there."""
    span = match.span(group)
    return span if span[0] >= 0 else None


def _listed(units: Units, span: tuple[int, int]) -> tuple[str, str] | None:
    """The list that knows the name as a whole (a single unit, as phrases are joined)."""
    if span[1] - span[0] == 1:
        classes = units.classes(span[0])
        for name in _NAMING:
            if name in classes:
                return name, units.low(span[0])
    return None


def _split_title(
    units: Units, span: tuple[int, int], head: frozenset[str], whole: bool
) -> tuple[str, tuple[int, int] | None, tuple[int, int] | None]:
    """Kind, title and name of a phrase of a head noun that has no comma or honorific before a name.

    It is ``whole`` where no name can stand at its end.
    """
    begin, end = span
    role = not head.isdisjoint(_ROLES)
    if not role and (not head.isdisjoint(_BODIES) or "outlet_heads" in head):
        return "body", None, span
    if whole or (begin and "quantifiers" in units.classes(begin - 1)):
        return ("role" if role else "group"), span, None
    end = _before_brackets(units, begin, end)
    name_at = end
    while name_at > begin + 1 and _may_be_persons_name(units, name_at - 1):
        name_at -= 1
    while name_at < end and _is_number_of_many(units, name_at):
        name_at += 1
    somebodys = "relational_nouns" in head and name_at == begin + 1
    if (
        name_at < end
        and end - name_at <= 6
        and not somebodys
        and not units.classes(name_at - 1) & {"body_nouns", "place_nouns", "prepositions"}
    ):
        return "person", (begin, name_at), (name_at, end)
    if (role or "honorifics" in head) and (placed := _name_before_a_place(units, begin, end)):
        return "person", (begin, placed[0]), placed
    return ("role" if role else "group"), span, None


def _before_brackets(units: Units, begin: int, end: int) -> int:
    """Where a phrase ends without a seat in brackets at its end."""
    if "close" not in units.classes(end - 1):
        return end
    opened = next((at for at in range(end - 2, begin, -1) if "open" in units.classes(at)), end)
    acronym = units.text(opened + 1, end - 1).isalpha()
    return end if acronym else opened


def _name_before_a_place(units: Units, begin: int, end: int) -> tuple[int, int] | None:
    """A person's name of several words before a preposition: "Chancellor Anton Maresk from the Reform Party"."""
    stop = next((at for at in range(begin + 1, end) if "prepositions" in units.classes(at)), begin)
    stop = start = _before_brackets(units, begin, stop)
    while start > begin + 1 and _may_be_persons_name(units, start - 1):
        start -= 1
    if stop - start < _NAME_AND_SURNAME or units.classes(start - 1) & {"body_nouns", "place_nouns"}:
        return None
    return start, stop


_NAME_AND_SURNAME = 2
_NOT_PERSONS = frozenset(
    {"common", "roles", "role_prefixes", "body_nouns", "people_nouns", "countries", "capitals", "bodies", "metonyms",
     "agencies", "platforms", "place_nouns", "mark", "number", "low", "document_nouns", "common_caps"}
)  # fmt: skip


def _is_number_of_many(units: Units, at: int) -> bool:
    """Whether a particle in capitals alone stands where a name would begin: ``of Committee IX Anton Maresk``."""
    return "name_particles" in units.classes(at) and units.text(at, at + 1).isupper()


def _may_be_persons_name(units: Units, at: int) -> bool:
    classes = units.classes(at)
    if "name_particles" in classes:
        return True
    if "cap" not in classes or classes & _NOT_PERSONS:
        return False
    word = units.text(at, at + 1)
    return not (word.isupper() and len(word) > 1)
