"""Where names are of: which words of an article are places, and which country words name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from rundingan.reading.mentions import Mention
from rundingan.reading.names import Words, fold_name
from rundingan.rules.grammar import Grammar
from rundingan.text.tokens import MEMO_LIMIT

_LONGEST = 3
"""Words of the longest name of a country that is looked up."""


@cache
def _countries(grammar: Grammar) -> dict[str, str]:
    """Names of countries, capitals and metonyms, and words for what is of a country -> ISO codes."""
    entries = grammar.lexicon.entries
    return {
        words: entry.fields[0]
        for name in ("metonyms", "capitals", "demonyms", "countries")
        for words, entry in entries.get(name, {}).items()
        if entry.fields
    }


@cache
def _firsts(grammar: Grammar) -> frozenset[str]:
    """The words with which those names begin."""
    return frozenset(name.split(" ")[0] for name in _countries(grammar))


class _Word(NamedTuple):
    """A word without the suffix of an owner where it is a name only so; whether names of countries begin with it."""

    bare: str
    begins: bool


class _Known(dict[str, _Word]):
    """Word -> what it is among names of countries; looked at when it is first met.

    Args:
        grammar: the language.
    """

    def __init__(self, grammar: Grammar) -> None:
        super().__init__()
        self._firsts = _firsts(grammar)
        self._suffixes: tuple[str, ...] = tuple(grammar.pack.table("pack").get("suffixes", ()))

    def __missing__(self, word: str) -> _Word:
        if len(self) > MEMO_LIMIT:
            self.clear()
        bare = self._bare(word)
        known = self[word] = _Word(bare, bare[0].isupper() and bare.lower() in self._firsts)
        return known

    def _bare(self, word: str) -> str:
        if word.lower() in self._firsts:
            return word
        suffix = next((s for s in self._suffixes if word.lower().endswith(s)), "")
        return word[: -len(suffix)] if suffix and word[: -len(suffix)].lower() in self._firsts else word


@cache
def _known(grammar: Grammar) -> _Known:
    return _Known(grammar)


def country_in(words: list[str], grammar: Grammar) -> str | None:
    """The country (ISO code) that words name, by the country table; of several the first of the shortest names."""
    known = [*map(_known(grammar).__getitem__, words)]
    places = [at for at, word in enumerate(known) if word.begins]
    if not places:
        return None
    table = _countries(grammar)
    for size in range(1, _LONGEST + 1):
        for at in places:
            name = " ".join([word.bare for word in known[at : at + size]]).lower()
            if at + size <= len(words) and (found := table.get(name)):
                return found
    return None


_LONG = 4
"""Words of a name after a preposition that is a person's rather than a place's."""
_BEFORE = 12
"""Letters before a name in which the word before it stands."""


class Naming(NamedTuple):
    """What the words of an article, folded, are in names: of places, or first in the name of who speaks."""

    places: set[str]
    speakers: set[str]


def place_words(
    text: str, mentions: list[Mention], words: Words, settings: Mapping[str, Collection[str]], speech: Collection[str]
) -> Naming:
    """Words, folded, that are places or states here, not persons' names; and those with which a speaker's name begins.

    They stand after a preposition of place, last in a role or body (``President of Veloria, Anton``), or alone before
    they stand first in a long name after a role, or alone where its last word does, too: nobody is called by both.
    Neither a preposition nor a body makes a place of who speaks under that name (``said Anton``), nor does a body that
    is named after who leads it (``the Anton administration``).

    Args:
        text: the folded text.
        mentions: all of the article.
        words: the words of its spans.
        settings: of the pack; ``place_prepositions`` and ``named_after_leaders`` are used.
        speech: words after which a speaker is named.
    """
    told = _Told(set(), {}, set(), set())
    led = settings.get("named_after_leaders", ())
    alone: set[str] = set()
    begun: dict[str, set[str]] = {}
    ends: list[tuple[str, str]] = []
    for mention, after in zip_longest(mentions, mentions[1:]):
        name = words[mention.name] if mention.name else []
        headed = mention.rule.endswith("#headed")
        if after is not None and len(name) > 1 and _is_told_of(mention, after, text):
            continue
        if mention.kind == "named" and name:
            before = text[max(0, mention.start - _BEFORE) : mention.start].lower().split()
            told.note(name, before[-1] if before else "", settings.get("place_prepositions", ()), speech)
            if len(name) == 1:
                alone.add(fold_name(name[0]))
        elif mention.title and mention.kind in ("person", "role") and not headed:
            title = words[mention.title]
            if len(title) > 1 and title[-1][0].isupper() and not title[-1].isupper():
                told.found.add(fold_name(title[-1]))
        elif mention.kind == "body" and _ends_in_name(name) and name[0].lower() not in led:
            told.maybe.setdefault(fold_name(name[-1]), set()).add(fold_name(name[-1]))
        if headed and len(name) > 2:
            first, second = map(fold_name, name[:2])
            if first in alone and begun.get(first) != {second}:
                told.found.add(first)  # a person is not called by a short name first, nor two by one
            begun.setdefault(first, set()).add(second)
            ends.append((first, fold_name(name[-1])))
    told.found.update(first for first, last in ends if first in alone and last in alone and first not in told.speaking)
    maybe = {first for first, named in told.maybe.items() if named.isdisjoint(told.speaking)}
    return Naming(told.found | maybe, told.speakers)


def _is_told_of(mention: Mention, after: Mention, text: str) -> bool:
    """Whether an office right behind a name tells who bears it (``came from Anton Maresk, envoy for Samdar.``)."""
    between = text[mention.end : after.start]
    return after.kind == "role" and between == ", " and text[after.end : after.end + 1] in (".", ",")


class _Told(NamedTuple):
    """What was found so far: places, what may be one with the words of its names, who speaks by a single word, and by
    any name."""

    found: set[str]
    maybe: dict[str, set[str]]
    speaking: set[str]
    speakers: set[str]

    def note(self, name: list[str], before: str, prepositions: Collection[str], speech: Collection[str]) -> None:
        """Note a name by the word before it."""
        if before in prepositions and len(name) < _LONG:
            self.maybe.setdefault(fold_name(name[0]), set()).update(map(fold_name, name))
        elif before in speech:
            self.speakers.add(fold_name(name[0]))
            if len(name) == 1:
                self.speaking.add(fold_name(name[0]))


def _ends_in_name(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[-1][0].isupper() and (len(words) > 2 or words[0].islower())
