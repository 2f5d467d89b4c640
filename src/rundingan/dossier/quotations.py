"""The same quotation in many outlets and languages: which statements of two articles are one sentence of one speaker.

How a store uses it. For every article it keeps the :class:`~rundingan.dossier.utterances.Account` (or makes it again
from the record) and the rows of :func:`keys`, indexed by key. When an article comes, it

1. makes the account, and looks its keys up: each is a number, and what has the same number *may* hold the same
   quotation. A key that more rows have than the store cares to read (60, say) may be passed over.
2. takes the articles to which the rows belong: those that share most keys, twelve at most, and at least two keys.
3. gives their accounts to :func:`joins`, which tells which statements belong together, and how likely it is.

So the cost of an article does not depend on how many there are. Nothing here knows a database.

What counts: the words, by what they mean (:mod:`rundingan.rules.senses`); the speakers; where both articles are
versions of one, also the order, which :mod:`rundingan.dossier.alignment` tells. Articles more than three days apart
hold no same quotation; an unknown day excludes nothing. How well it does: ``evaluation/same_quotations.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import exp
from typing import Final, NamedTuple

from rundingan.dossier.alignment import Anchor, in_order, nearness
from rundingan.dossier.likenesses import NEAR, View, Weights, features, weights_of
from rundingan.dossier.utterances import Account, Utterance
from rundingan.rules.senses import RARE, SPELLED

DAYS: Final = 3
"""Days between two articles that hold the same quotation."""
JOINED: Final = 0.5
"""How likely it must be that two statements are one, to be told of."""
_ANCHOR: Final = 0.75
"""How likely, to show where others are to be expected."""
_VERSIONS: Final = 0.3
"""Share of names and numbers that two versions of one article have in common."""
_SHARED: Final = 6
"""How many, at least."""
_APART: Final = 3.0
"""What is taken off the log-odds where the articles are no versions of one."""
_SAMPLE: Final = 8
"""Names and numbers of an article that are looked up three by three."""
_DATED: Final = 6
"""Those of them that are looked up two by two, with its day."""
_TELLING: Final = 4
"""Words of a statement, drawn in the same way, that are looked up two by two."""
_RARE: Final = 3
"""Its names and numbers that are looked up two by two; its words that are looked up with the speaker and the day."""
_NAMES: Final = 2
"""Names of the speaker with which they are."""
_LONG_MASK: Final = 0xFFFFFFFFFFFFFFFF
_ODD: Final = 0x9E3779B97F4A7C15


class Key(NamedTuple):
    """A row of the index: what may hold the same quotation has the same key."""

    key: int
    statement: int


def keys(article: Account) -> list[Key]:
    """By what an article and its statements are found again.

    Of the whole article, on its first statement: a sample of its names and numbers, which another that has most of them
    in common draws as well, two by two with the days around it, and three by three for what has no day. Of each
    statement: a sample of its words and of the names and numbers in it, two by two, and of its words with the speaker
    and the days around.
    """
    if not article.utterances:
        return []
    first = article.utterances[0].id
    rows = {Key(each, first) for each in _article_keys(article)}
    for each in article.utterances:
        rows.update(Key(key, each.id) for key in utterance_keys(each, article.day))
    return sorted(rows)


def _article_keys(article: Account) -> Iterable[int]:
    sample = sorted(article.outline, key=_shuffled)[:_SAMPLE]
    for some in combinations(sample, 3):
        yield _key(1, *some)
    for span in _spans(article.day):
        for pair in combinations(sample[:_DATED], 2):
            yield _key(2, span, *pair)


def _shuffled(value: int) -> int:
    """A number by which units are put in an order of no meaning, in which two articles begin with the same ones."""
    return (value * _ODD & _LONG_MASK) >> 20


def utterance_keys(said: Utterance, day: int | None) -> list[int]:
    """By what a statement of a day is found again, whatever its article."""
    telling = [
        (each, word) for each, word in zip(said.units[: said.telling], said.words, strict=False) if each < SPELLED
    ]
    sample = sorted((each for each, _ in telling), key=_shuffled)[:_TELLING]
    rare = [each for each, word in telling if said.weights[word] >= RARE]
    found = {_key(3, *pair) for pair in combinations(sorted(rare, key=_shuffled)[:_RARE], 2)}
    found.update(_key(4, *pair) for pair in combinations(sample, 2))
    for span in _spans(day):
        found.update(_key(5, span, name, each) for name in said.names[:_NAMES] for each in sample[:_RARE])
    return sorted(found)


def _spans(day: int | None) -> tuple[int, ...]:
    """Weeks that begin on two days of the week: two days three apart are in one of them together."""
    return () if day is None else (day // 7, -((day + 3) // 7) - 1)


def _key(kind: int, *parts: int) -> int:
    """A number of 63 bits made of small ones, the same in every run."""
    mixed = kind
    for part in parts:
        mixed = ((mixed ^ part) * _ODD) & _LONG_MASK
        mixed ^= mixed >> 29
    return mixed >> 1


class Join(NamedTuple):
    """Two statements that are the same quotation.

    Attributes:
        here: the number of the statement of the article that was asked about.
        article: the number of the other article.
        there: the number of the statement in it.
        probability: how likely it is that they are one quotation.
    """

    here: int
    article: int
    there: int
    probability: float


def joins(article: Account, candidates: Iterable[Account]) -> list[Join]:
    """The statements of an article that are the same quotation as one of another article.

    A statement is joined with one of each other article at most.

    Args:
        article: the article.
        candidates: others that may hold the same quotations; itself, and those of other days, are passed over.
    """
    here = [View(each) for each in article.utterances if each.units]
    found: list[Join] = []
    for other in candidates:
        if here and other.article != article.article and _same_time(article.day, other.day):
            found += _between(article, here, other)
    return found


def _same_time(one: int | None, other: int | None) -> bool:
    return one is None or other is None or abs(one - other) <= DAYS


class _Pair(NamedTuple):
    """Two statements that share words: their numbers in order, their features, and how likely they are one by these."""

    here: int
    there: int
    features: tuple[float, ...]
    alone: float


def _between(article: Account, here: Sequence[View], other: Account) -> list[Join]:
    """The joins of two articles."""
    weights = weights_of(article.language, other.language)
    there = [View(each) for each in other.utterances if each.units]
    pairs = [*_pairs(here, there, weights)]
    if not pairs:
        return []
    chain = _chain(pairs, here, there)
    share = _share(article.outline, other.outline)
    versions = share >= _VERSIONS or len(chain) > 1
    ranked: list[tuple[float, int, int]] = []
    for pair in pairs:
        if versions:
            likely = _placed(pair, here[pair.here].utterance, there[pair.there].utterance, chain, weights)
        else:
            likely = _probability(_sum(weights.alone, pair.features) - _APART)
        if likely >= JOINED:
            ranked.append((-likely, pair.here, pair.there))
    return [
        Join(here[i].utterance.id, other.article, there[j].utterance.id, -likely)
        for likely, i, j in _one_to_one(sorted(ranked))
    ]


def _pairs(here: Sequence[View], there: Sequence[View], weights: Weights) -> Iterable[_Pair]:
    """All pairs that may be one, with their features."""
    for i, one in enumerate(here):
        for j, another in enumerate(there):
            if not one.telling.isdisjoint(another.telling) and (found := features(one, another)):
                yield _Pair(i, j, found, _probability(_sum(weights.alone, found)))


def _chain(pairs: Sequence[_Pair], here: Sequence[View], there: Sequence[View]) -> list[Anchor]:
    """The sure pairs that do not cross."""
    best_here: dict[int, float] = {}
    best_there: dict[int, float] = {}
    for pair in pairs:
        best_here[pair.here] = max(best_here.get(pair.here, 0.0), pair.alone)
        best_there[pair.there] = max(best_there.get(pair.there, 0.0), pair.alone)
    return in_order(
        [
            Anchor(here[pair.here].utterance.place, there[pair.there].utterance.place, pair.alone)
            for pair in pairs
            if pair.alone >= _ANCHOR and pair.alone == best_here[pair.here] == best_there[pair.there]
        ]
    )


def _placed(pair: _Pair, one: Utterance, other: Utterance, chain: Sequence[Anchor], weights: Weights) -> float:
    """How likely two statements of two versions are one; no anchor speaks for itself."""
    others = [anchor for anchor in chain if anchor.here != one.place and anchor.there != other.place]
    near = nearness(others, one.place, other.place)
    return _probability(_sum(weights.placed, pair.features) + NEAR * near)


def _one_to_one(ranked: Iterable[tuple[float, int, int]]) -> Iterable[tuple[float, int, int]]:
    """The pairs that are left when each statement has only its likeliest."""
    taken_here: set[int] = set()
    taken_there: set[int] = set()
    for pair in ranked:
        _, i, j = pair
        if i not in taken_here and j not in taken_there:
            taken_here.add(i)
            taken_there.add(j)
            yield pair


def _share(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of names and numbers that two articles have in common, of those of the one that has fewer."""
    common = len(set(one).intersection(other))
    return common / min(len(one), len(other)) if common >= _SHARED else 0.0


def _sum(weights: Sequence[float], found: Sequence[float]) -> float:
    return sum([weight * each for weight, each in zip(weights, found, strict=True)])


def _probability(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
