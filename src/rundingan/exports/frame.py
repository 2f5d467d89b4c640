"""What all parts of one page share: labels, anchors, how speakers look, how a name, a time and a quotation stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Final, NamedTuple

from rundingan.exports.labels import count, label, named
from rundingan.exports.marking import escaped
from rundingan.exports.said import Said, by_speaker
from rundingan.exports.timex import spoken
from rundingan.model import Entity, Record, Span, Timex

COLOURS: Final = 12
_GLYPHS: Final = "●▲■◆▼★○△□◇▽☆"
_SAFE_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


class Look(NamedTuple):
    """How a speaker looks on the whole page.

    Attributes:
        number: from 1; 0 is nobody.
        colour: one of :data:`COLOURS`, from 1; 0 is nobody's.
        glyph: a shape, for who sees no colours.
    """

    number: int
    colour: int
    glyph: str

    @property
    def css(self) -> str:
        """The class that has the colour."""
        return f"c{self.colour}"


NOBODY: Final = Look(0, 0, "–")


def looks_of(records: Iterable[Record]) -> dict[str, Look]:
    """A look for each speaker, the same in all articles; in one article looks differ as far as they can."""
    speaking = [[group[0].name for group in by_speaker(record) if group[0].name is not None] for record in records]
    beside: dict[str, set[str]] = {}
    for names in speaking:
        for name in names:
            beside.setdefault(name, set()).update(names)
    looks: dict[str, Look] = {}
    for name in chain.from_iterable(speaking):
        if name not in looks:
            others = [looks[other] for other in beside[name] if other in looks]
            turn = len(looks)
            colour = _rarest((other.colour - 1 for other in others), turn)
            shape = _rarest((_GLYPHS.index(other.glyph) for other in others), turn + turn // COLOURS)
            looks[name] = Look(turn + 1, colour + 1, _GLYPHS[shape])
    return looks


def _rarest(used: Iterable[int], first: int) -> int:
    """Of twelve the one used least, from ``first`` on."""
    counts = Counter(used)
    return min(range(COLOURS), key=lambda each: (counts[each], (each - first) % COLOURS))


def attribute(text: str) -> str:
    """The text for an attribute: on one line, escaped."""
    return escaped(" ".join(text.split()))


def language_of(record: Record) -> str:
    """The attribute that names the language of the article, after a space; empty where it is not known."""
    return f' lang="{attribute(record.language)}"' if record.language else ""


class Frame:
    """What all pieces of one page share."""

    def __init__(self, language: str, looks: dict[str, Look], *, many: bool) -> None:
        self.language = language
        self.looks = looks
        self.many = many

    def say(self, key: str) -> str:
        """The word for the key."""
        return escaped(label(key, self.language))

    def named(self, section: str, name: str) -> str:
        """The word for a name that the record gives, or the name itself."""
        return escaped(named(section, name, self.language))

    def count(self, number: int, noun: str) -> str:
        """A number with its noun, not to be parted."""
        return escaped(count(number, noun, self.language).replace(" ", "\N{NO-BREAK SPACE}"))

    def numbered(self, noun: str, number: int | str) -> str:
        """One of several by its number: ``statement 2``."""
        return f"{self.say(f'counts.{noun}.one')} {number}"

    def look(self, name: str | None) -> Look:
        """How that speaker looks; one who says nothing looks like nobody."""
        return self.looks.get(name, NOBODY) if name is not None else NOBODY

    def prefix(self, number: int) -> str:
        """What ids of that article begin with."""
        return f"a{number}-" if self.many else ""

    def anchor(self, each: Said, number: int) -> str:
        """The id of the statement on the page: its own (``s1``), after the article's where there are many."""
        own = each.statement.id if _SAFE_ID.fullmatch(each.statement.id) else f"s{each.number}"
        return self.prefix(number) + own

    def time(self, record: Record, time: Timex) -> str:
        """The time as the article has it, and its value in words."""
        words = f"<i{language_of(record)}>{escaped(record.words(time.span))}</i>"
        return words + (f" ({escaped(spoken(time.value, self.language))})" if time.value else "")

    def name(self, entity: Entity | None) -> str:
        """A name, with the sign of one who speaks."""
        if entity is None:
            return f'<span class="nobody">{self.say("nobody")}</span>'
        kind = self.named("entity_types", entity.type)
        name = f'<span class="name" title="{kind}">{escaped(entity.name)}</span>'
        look = self.looks.get(entity.name)
        if look is None:
            return name
        return f'<span class="who {look.css}"><span class="glyph" aria-hidden="true">{look.glyph}</span> {name}</span>'

    def names(self, entities: Iterable[Entity]) -> str:
        """The names, in a row."""
        return ", ".join(map(self.name, entities))


def quoted(record: Record, span: Span, strong: Iterable[Span] = ()) -> str:
    """The words of the span; those of the spans in it that are ``strong`` are set apart."""
    pieces, at = [], span[0]
    for start, end in sorted(strong):
        if at <= start < end <= span[1]:
            pieces += [escaped(record.text[at:start]), f"<b>{escaped(record.text[start:end])}</b>"]
            at = end
    return "".join([*pieces, escaped(record.text[at : span[1]])])
