"""The versions of one quotation laid side by side: what was cut, what was added, what was put in other words.

Each version is held against the fullest one. In one language that is done word by word; between languages, each word
that says something is looked for in the other by what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from rundingan.model import Span
from rundingan.rules.senses import LIGHT, Sense, senses
from rundingan.text.folded import lower

PIECES: Final = ("same", "cut", "added", "changed", "reworded")
"""What may have become of words: ``reworded`` are others that say the same, ``changed`` others that do not."""

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")


class Version(NamedTuple):
    """One version of a quotation: its language and its words."""

    language: str
    words: str


class Piece(NamedTuple):
    """A stretch of words.

    Attributes:
        kind: one of :data:`PIECES`.
        full: where it stands in the fullest version; None where it was added.
        here: where it stands in the version held against it; None where it was cut.
    """

    kind: str
    full: Span | None
    here: Span | None


class Beside(NamedTuple):
    """A version beside the fullest one.

    Attributes:
        full, here: the numbers of both in the list of versions.
        pieces: in one language all words of both, in order; between languages only what has no counterpart in the
            other, first what was cut.
    """

    full: int
    here: int
    pieces: tuple[Piece, ...]


def side_by_side(versions: Sequence[Version]) -> list[Beside]:
    """Each version but the fullest beside the fullest, which is the first of those that say most.

    Raises:
        LanguageError: there is no pack for one of the languages.
    """
    meanings = [senses(version.language).of(version.words) for version in versions]
    weights = [sum(sense.weight for sense in meaning) for meaning in meanings]
    if len(versions) < 2:
        return []
    full = weights.index(max(weights))
    found: list[Beside] = []
    for here, version in enumerate(versions):
        if here != full:
            if version.language == versions[full].language:
                pieces = _word_by_word(versions[full], version, meanings[full], meanings[here])
            else:
                pieces = _without_counterparts(meanings[full], meanings[here])
            found.append(Beside(full, here, tuple(pieces)))
    return found


def _word_by_word(full: Version, here: Version, in_full: list[Sense], in_here: list[Sense]) -> Iterator[Piece]:
    """What became of the words of a version, in order."""
    words, others = _words(full.words), _words(here.words)
    keys, other_keys = [_key(full.words, span) for span in words], [_key(here.words, span) for span in others]
    for kind, i, j, k, m in SequenceMatcher(None, keys, other_keys, autojunk=False).get_opcodes():
        span, other = _covered(words, i, j), _covered(others, k, m)
        if kind == "equal":
            yield Piece("same", span, other)
        elif span is None or other is None:
            yield Piece("added" if span is None else "cut", span, other)
        else:
            alike = _says(in_full, span) == _says(in_here, other) or _mean_the_same(in_full, span, in_here, other)
            yield Piece("reworded" if alike else "changed", span, other)


def _words(text: str) -> list[Span]:
    return [match.span() for match in _WORD.finditer(text)]


def _key(text: str, span: Span) -> str:
    return lower(text[span[0] : span[1]]).replace("’", "'")


def _covered(words: list[Span], first: int, last: int) -> Span | None:
    """From the first of some words to the end of the last; None where there are none."""
    return (words[first][0], words[last - 1][1]) if first < last else None


def _says(meaning: list[Sense], span: Span) -> list[Sense]:
    """The words of a span that say something."""
    return [sense for sense in meaning if span[0] <= sense.start < span[1] and sense.weight > LIGHT]


def _mean_the_same(full: list[Sense], span: Span, here: list[Sense], other: Span) -> bool:
    """Whether each word of two spans that says something has its counterpart in the other."""
    said, also = _says(full, span), _says(here, other)
    return not [*_alone(said, also), *_alone(also, said)]


def _without_counterparts(full: list[Sense], here: list[Sense]) -> Iterator[Piece]:
    """What only one of two versions says, where neither shares words with the other."""
    for stretch in _stretches(full, here):
        yield Piece("cut", stretch, None)
    for stretch in _stretches(here, full):
        yield Piece("added", None, stretch)


def _alone(these: list[Sense], those: list[Sense]) -> Iterator[Sense]:
    """The words that say something and may mean nothing of what those may."""
    units = {each for sense in those for each in sense.units}
    return (sense for sense in these if sense.weight > LIGHT and units.isdisjoint(sense.units))


def _stretches(these: list[Sense], those: list[Sense]) -> Iterator[Span]:
    """Where words stand that have no counterpart, neighbours together."""
    alone = set(_alone(these, those))
    begin: int | None = None
    end = 0
    for sense in [*these, None]:
        if sense in alone and sense is not None:
            begin, end = (sense.start if begin is None else begin), sense.end
        elif begin is not None:
            yield begin, end
            begin = None
