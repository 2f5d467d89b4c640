"""Articles a second on one core, and how that compares with splitting the same text into tokens and no more.

    python benchmarks/speed.py [--corpus FILE] [--limit N] [--rounds N] [--json]

The reader makes whole records; ``spacy.blank("ms")`` tokenises the same articles in the same process. Both
take turns, and each has the best of its rounds. A ratio of 2 means that a record takes as long as tokenising
twice. Without spaCy (``pip install '.[benchmarks]'``) the ratio is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import corpus
import rundingan
from corpus import Item

LEAST = 400_000  # characters: with fewer, a round would be over too soon to be measured


def read_all(items: list[Item]) -> None:
    """Make the record of every article."""
    for item in items:
        rundingan.read(item.text, published=item.published, language="ms")


def tokeniser() -> Callable[[list[Item]], None] | None:
    """spaCy's tokeniser for Malay over every article, or None where spaCy is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    tokenise = spacy.blank("ms")

    def tokenise_all(items: list[Item]) -> None:
        for item in items:
            tokenise(item.text)

    return tokenise_all


def best_of(rounds: int, items: list[Item], *contenders: Callable[[list[Item]], None]) -> list[float]:
    """The best time of each contender in seconds, in rounds in which each has its turn."""
    best = [float("inf")] * len(contenders)
    for contender in contenders:
        contender(items[:1])  # packs are loaded and caches made before the clock runs
    for _ in range(rounds):
        for number, contender in enumerate(contenders):
            start = perf_counter()
            contender(items)
            best[number] = min(best[number], perf_counter() - start)
    return best


def measure(items: list[Item], rounds: int) -> dict[str, float | int | None]:
    """The figures over these articles."""
    characters = sum(len(item.text) for item in items)
    rival = tokeniser()
    reading, *tokenising = best_of(rounds, items, read_all, *([rival] if rival else []))
    return {
        "articles": len(items),
        "characters": characters,
        "rounds": rounds,
        "articles_per_second": len(items) / reading,
        "characters_per_second": characters / reading,
        "reading_seconds": reading,
        "tokenising_seconds": tokenising[0] if tokenising else None,
        "ratio": reading / tokenising[0] if tokenising else None,
    }


def one_core() -> None:
    """Keep this process on one core, where the system lets it be said."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def main() -> None:
    """Read the arguments, measure, print."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--corpus", type=Path, help="articles, JSON Lines; default: the examples, repeated")
    asked.add_argument("--limit", type=int, help="only the first articles of the corpus")
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--json", action="store_true")
    args = asked.parse_args()
    items = corpus.load(args.corpus or corpus.EXAMPLES, args.limit)
    if not items:
        sys.exit("no articles to read")
    if args.corpus is None:
        items = corpus.repeated(items, LEAST)
    one_core()
    figures = measure(items, args.rounds)
    if args.json:
        print(json.dumps(figures, indent=1))
        return
    print(f"{figures['articles']} articles, {figures['characters']} characters, best of {args.rounds} rounds")
    rate = f"{figures['articles_per_second']:.0f} articles a second"
    print(f"reading      {figures['reading_seconds']:.3f} s, {rate}")
    if figures["ratio"] is None:
        print("tokenising   not measured: spaCy is not installed")
    else:
        print(f"tokenising   {figures['tokenising_seconds']:.3f} s (spaCy, blank Malay pipeline)")
        print(f"ratio        {figures['ratio']:.2f}")


if __name__ == "__main__":
    main()
