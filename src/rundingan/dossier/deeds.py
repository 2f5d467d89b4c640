"""Deeds that are promised, and words that tell that one is done, refused or left undone."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from msgspec import Struct

from rundingan.dossier.meanings import Word, meeting, units_of
from rundingan.dossier.propositions import Read, read
from rundingan.rules.pack import languages, load

_VERBS: Final = 3
"""Words at the head of what is promised among which its deed is."""
_AFTER: Final = 3
"""Words after one that tells that something is done, among which the deed is."""
_NEXT: Final = 2
"""Words after a negation among which the deed is."""
_FEW, _MOST, _VERY = 3, 0.5, 0.8
"""Words that two tell of one deed share, and the share of the promised words; the share where they are fewer by one."""
_NOT: Final = frozenset({"not", "never"})
_WORD: Final = re.compile(r"\w+(?:[-'’]\w+)*")


class Deed(Struct, frozen=True):
    """A deed as words tell of it.

    Attributes:
        words: what it is about.
        names: the names in it.
        verbs: the first of its words, among which its verb is.
        negated: whether it is not to be done.
    """

    words: tuple[Word, ...]
    names: tuple[Word, ...]
    verbs: tuple[Word, ...]
    negated: bool


def deed(text: str, language: str | None) -> Deed:
    """The deed that words promise or ask for."""
    found = read_once(text, language)
    return Deed(found.words, found.names, found.words[:_VERBS], found.negated is not None)


@lru_cache(maxsize=20_000)
def read_once(text: str, language: str | None) -> Read:
    """What words say; remembered, as one page of promises is held against the same statements again and again."""
    return read(text, language)


def is_told(promised: Deed, told: Read) -> bool:
    """Whether words tell of a deed: they share its verb, what is done, and most of what it is about."""
    words, names = units_of(told.words), units_of(told.names)
    if not any(True for _ in meeting(promised.verbs, words)):
        return False
    plain = sum(1 for _ in meeting(promised.words, words))
    both = plain + sum(1 for _ in meeting(promised.names, names))
    share = both / len(promised.words + promised.names)
    return plain > 1 and ((both >= _FEW and share >= _MOST) or share >= _VERY)


def is_done(promised: Deed, text: str, language: str | None) -> bool:
    """Whether words tell that a deed is done (``have opened the crossing``)."""
    marks = _done(language)
    if marks is None or not (found := marks.search(text)):
        return False
    whole = read_once(text, language)
    if not is_told(promised, whole):
        return False
    while found:
        after = [match.end() for match in _WORD.finditer(text, found.end(), found.end() + 80)][:_AFTER]
        near = read_once(text[found.end() : after[-1]], language) if after else None
        if near and near.negated is None and any(True for _ in meeting(promised.verbs, units_of(near.words))):
            return True
        found = marks.search(text, found.end())
    return False


def is_refused(promised: Deed, text: str, language: str | None) -> bool:
    """Whether words say of a deed that it will not be done, or is not."""
    marks = _negations(language)
    if marks is None or not marks.search(text):
        return False
    found = read_once(text, language)
    if found.negated is None or not any(True for _ in meeting(promised.verbs, units_of(found.negated[:_NEXT]))):
        return False
    return is_told(promised, found)


def is_broken(text: str, language: str | None) -> bool:
    """Whether words say that somebody broke his word."""
    marks = _breaking(language)
    return marks is not None and marks.search(text) is not None


@cache
def _done(code: str | None) -> re.Pattern[str] | None:
    return _any_of("done", code)


@cache
def _breaking(code: str | None) -> re.Pattern[str] | None:
    return _any_of("breaking", code)


@cache
def _negations(code: str | None) -> re.Pattern[str] | None:
    if code is None or code not in languages():
        return None
    listed = {word for entry in load(code).senses() if entry.words in _NOT for word in entry.fields[0].split(", ")}
    return re.compile("|".join(rf"{re.escape(word)}\b" for word in sorted(listed)), re.IGNORECASE)


def _any_of(name: str, code: str | None) -> re.Pattern[str] | None:
    if code is None or code not in languages():
        return None
    words = sorted((re.escape(entry.words) for entry in load(code).words(name)), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) if words else None
