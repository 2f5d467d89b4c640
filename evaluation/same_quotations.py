"""How many quotations that stand in articles of three languages are joined, and how many are joined wrongly.

    python evaluation/same_quotations.py FOLDER [--part all|odd|even] [--show N]

FOLDER holds ``ms.jsonl``, ``id.jsonl`` and ``en.jsonl``. Articles whose ids differ in the language alone
(``NAME-ms-X``, ``NAME-id-X``, ``NAME-en-X``) are versions of one, translated paragraph by paragraph; all others are
there to be confused with them. ``--part`` takes every second of the articles in three languages, to leave the other
half for a last look; ``--show`` prints some of the joined and all of the missed and wrong pairs.

What counts. Two statements that the reader found are *versions* of each other where they stand in the same paragraph
(by its number) and their places in it agree: begin and end of a content as parts of the paragraph's length, the longer
overlap first, at least 0.4 of what both cover; each statement has one version in a language at most. *Held by all* are
those of which all three languages have a version, each of each other. Of these, *joined* says how many were joined with
their version by the method, which knows nothing of paragraphs. A join is *right* where both stand in the same paragraph
and their places in it overlap (*exact*: where they are versions as told above; one may also be a part of the other).

The figures are given twice: for each pair of articles alone, and with all articles of the folder in one index, in which
candidates are found by their keys; there every join of a version with another article counts as wrong. The joins of
the other articles among themselves are counted, and not judged.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from rundingan.dossier.quotations import Join, joins, keys
from rundingan.dossier.utterances import Account, account
from rundingan.model import Record, Span, Statement
from rundingan.reading import read_many
from rundingan.sources import articles

LANGUAGES = ("ms", "id", "en")
LEAST_OVERLAP = 0.4
MOST_ROWS, LEAST_KEYS, MOST_CANDIDATES = 60, 2, 12
"""Rows of a key that are read, keys that two articles must share, and articles that are looked at."""

_ID = re.compile(r"(?P<name>\w+)-(?P<language>ms|id|en)-(?P<same>.+)")

Pairs = dict[int, int]
"""Numbers of statements of one article, each with that of its version in another."""


class Place(NamedTuple):
    """Where a statement stands: the number of its paragraph, and where in it, 0 to 1."""

    paragraph: int
    begin: float
    end: float


class Read(NamedTuple):
    """An article as read.

    Attributes:
        record: what was read.
        account: what it quotes; the numbers of its statements are their numbers in the record.
        places: where each of them stands.
        same: what the ids of its versions have in common, or None where it has no versions.
    """

    record: Record
    account: Account
    places: list[Place]
    same: str | None


class Figures(NamedTuple):
    """Counts for two languages."""

    held: int
    held_joined: int
    versions: int
    versions_joined: int
    joined: int
    right: int
    exact: int

    def __str__(self) -> str:
        return (
            f"held by all {_part(self.held_joined, self.held)}"
            f"   all versions {_part(self.versions_joined, self.versions)}"
            f"   right {_part(self.right, self.joined)}   exact {_part(self.exact, self.joined)}"
        )


def paragraphs(text: str) -> list[Span]:
    """Where each line that is not blank stands."""
    return [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]


def place(record: Record, statement: Statement) -> Place:
    """Where a statement stands."""
    begin, end = statement.content[0][0], max(last for _, last in statement.content)
    for number, (first, last) in enumerate(paragraphs(record.text)):
        if first <= begin < last:
            size = last - first
            return Place(number, (begin - first) / size, (min(end, last) - first) / size)
    raise ValueError(f"statement {statement.id} of {record.id} stands in no paragraph")


def overlap(one: Place, other: Place) -> float:
    """What two places have in common, as a part of what both cover; 0 in different paragraphs."""
    if one.paragraph != other.paragraph:
        return 0.0
    shared = min(one.end, other.end) - max(one.begin, other.begin)
    return max(shared, 0.0) / (max(one.end, other.end) - min(one.begin, other.begin))


def versions(one: Sequence[Place], other: Sequence[Place]) -> Pairs:
    """Which statements of two translations are versions of each other, the longest overlap first."""
    ranked = sorted((-overlap(a, b), i, j) for i, a in enumerate(one) for j, b in enumerate(other))
    found: Pairs = {}
    for negative, i, j in ranked:
        if -negative >= LEAST_OVERLAP and i not in found and j not in found.values():
            found[i] = j
    return found


def read_folder(folder: Path) -> Iterator[Read]:
    """The articles of the three files, read."""
    records = read_many(each for name in LANGUAGES for each in articles([str(folder / f"{name}.jsonl")]))
    for number, record in enumerate(each for each in records if isinstance(each, Record)):
        numbers = {statement.id: at for at, statement in enumerate(record.statements)}
        made = account(record, number, lambda statement, numbers=numbers: numbers[statement.id])  # type: ignore[misc]
        if made is not None:
            match = _ID.fullmatch(record.id)
            same = f"{match['name']}-{match['same']}" if match else None
            yield Read(record, made, [place(record, each) for each in record.statements], same)


def in_three(read: Iterable[Read]) -> dict[str, dict[str, Read]]:
    """The articles in three languages, by what their ids have in common and by language."""
    found: dict[str, dict[str, Read]] = defaultdict(dict)
    for each in read:
        if each.same is not None and each.record.language:
            found[each.same][each.record.language] = each
    return {same: found[same] for same in sorted(found) if len(found[same]) == len(LANGUAGES)}


def judged(group: dict[str, Read], one: str, other: str, found: Pairs) -> Figures:
    """The joins of two languages of an article, counted."""
    (third,) = (name for name in LANGUAGES if name not in (one, other))
    places, others, thirds = (group[name].places for name in (one, other, third))
    true, by_one, by_other = versions(places, others), versions(places, thirds), versions(others, thirds)
    held = {(i, j) for i, j in true.items() if i in by_one and by_one[i] == by_other.get(j)}
    joined = set(found.items())
    return Figures(
        len(held),
        len(held & joined),
        len(true),
        len(true.items() & joined),
        len(joined),
        sum(overlap(places[i], others[j]) > 0 for i, j in joined),
        len(true.items() & joined),
    )


def summed(figures: Iterable[Figures]) -> Figures:
    """The sum of counts."""
    return Figures(*map(sum, zip(*figures, strict=True)))


def alone(groups: dict[str, dict[str, Read]], one: str, other: str) -> Iterator[tuple[dict[str, Read], Pairs]]:
    """The joins of each two versions, as if there were no other article."""
    for group in groups.values():
        found = joins(group[one].account, [group[other].account])
        yield group, {join.here: join.there for join in found}


class Index:
    """All articles by their keys, in memory, as a store would have them."""

    def __init__(self) -> None:
        self._rows: dict[int, list[int]] = defaultdict(list)
        self._accounts: dict[int, Account] = {}
        self.looked_at = 0
        self.seconds = 0.0

    def add(self, article: Account) -> list[Join]:
        """Add an article, and join it with those that are there."""
        own = {row.key for row in keys(article)}
        shared: Counter[int] = Counter()
        for key in own:
            rows = self._rows[key]
            if len(rows) <= MOST_ROWS:
                shared.update(rows)
            rows.append(article.article)
        likely = [number for number, count in shared.most_common(MOST_CANDIDATES) if count >= LEAST_KEYS]
        self._accounts[article.article] = article
        self.looked_at += len(likely)
        begun = time.process_time()
        found = joins(article, [self._accounts[number] for number in likely])
        self.seconds += time.process_time() - begun
        return found


class Mixed(NamedTuple):
    """What was joined with all articles in one index.

    Attributes:
        pairs: the joins of two versions, by the numbers of their articles.
        astray: how many joins lead from an article in three languages to another one.
        others: how many are between all other articles.
        looked_up: what it took.
    """

    pairs: dict[tuple[int, int], Pairs]
    astray: int
    others: int
    looked_up: Index


def mixed(read: Sequence[Read], groups: dict[str, dict[str, Read]]) -> Mixed:
    """The joins with all articles in one index; those in three languages that are left for later stay out of it."""
    number_of = {each.account.article: each for each in read}
    index = Index()
    pairs: dict[tuple[int, int], Pairs] = defaultdict(dict)
    astray = others = 0
    for each in read:
        if each.same is not None and each.same not in groups:
            continue
        for join in index.add(each.account):
            other = number_of[join.article]
            if each.same is not None and each.same == other.same:
                pairs[join.article, each.account.article][join.there] = join.here
                pairs[each.account.article, join.article][join.here] = join.there
            elif each.same is None and other.same is None:
                others += 1
            else:
                astray += 1
    return Mixed(pairs, astray, others, index)


def shown(group: dict[str, Read], one: str, other: str, found: Pairs, joined: int) -> Iterator[str]:
    """Some pairs that were joined, and all that were missed or joined wrongly."""
    true = versions(group[one].places, group[other].places)
    told = [("joined", i, j) for i, j in found.items() if true.get(i) == j][:joined]
    told += [("missed", i, j) for i, j in true.items() if found.get(i) != j]
    told += [("wrong", i, j) for i, j in found.items() if not overlap(group[one].places[i], group[other].places[j])]
    for kind, i, j in told:
        yield f"{kind}\n  {_told(group[one].record, i)}\n  {_told(group[other].record, j)}"


def _told(record: Record, number: int) -> str:
    statement = record.statements[number]
    entity = record.entity(statement.speaker)
    return f"{record.id} [{statement.kind}, {entity.name if entity else '-'}] {record.words(*statement.content)}"


def _part(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "0/0"


def report(read: Sequence[Read], groups: dict[str, dict[str, Read]], show: int) -> Iterator[str]:
    """All figures, line by line."""
    together = mixed(read, groups)
    joined = 0
    for one, other in combinations(LANGUAGES, 2):
        yield f"{one}-{other}"
        apart = [*alone(groups, one, other)]
        yield f"  alone  {summed(judged(group, one, other, found) for group, found in apart)}"
        among = [
            (group, together.pairs.get((group[one].account.article, group[other].account.article), {}))
            for group in groups.values()
        ]
        total = summed(judged(group, one, other, found) for group, found in among)
        joined += total.joined
        yield f"  among  {total}"
        if show:
            yield from (line for group, found in among for line in shown(group, one, other, found, show))
    count, index = len(read), together.looked_up
    yield f"joins that lead from these to other articles: {together.astray}, beside {joined} between versions"
    yield f"joins among the other articles: {together.others}"
    yield (
        f"{count} articles, {sum(len(each.account.utterances) for each in read) / count:.1f} statements in one, "
        f"{index.looked_at / count:.1f} candidates, {index.seconds / count * 1000:.2f} ms to join"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("all", "odd", "even"), default="all")
    parser.add_argument("--show", type=int, default=0, metavar="N")
    chosen = parser.parse_args(arguments)
    read = [*read_folder(chosen.folder)]
    groups = in_three(read)
    if chosen.part != "all":
        groups = {same: groups[same] for same in [*groups][chosen.part == "odd" :: 2]}
    if not groups:
        print(f"no article in {chosen.folder} stands in all of: {', '.join(LANGUAGES)}", file=sys.stderr)
        return 1
    print("\n".join(report(read, groups, chosen.show)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
