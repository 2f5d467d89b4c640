"""Does the time grow with the text, and no faster? Readings of n, 2n, 4n ... characters of hard texts.

    python benchmarks/linearity.py [--only NAME] [--largest CHARACTERS] [--patience SECONDS] [--json]

Each text is read at doubling sizes, and each time is set against the one before it: about 2 is linear, about
4 is quadratic. A text that takes longer than the patience is not doubled again.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from time import perf_counter

import corpus
import rundingan

MILLION = 1_000_000
FIRST = 15_000  # characters that the smallest text has at least
SOON = 0.5  # a reading that is over sooner is done again, to be less a matter of chance


@dataclass(frozen=True)
class Case:
    """A kind of text: its name, the characters of the largest, and how to make one of n characters."""

    name: str
    largest: int
    make: Callable[[int], str]


def cut(piece: str) -> Callable[[int], str]:
    """Make texts of the piece over and over."""
    return lambda n: (piece * (n // len(piece) + 1))[:n]


def nested(n: int) -> str:
    """Quotations within quotations, as deep as the text is long."""
    opening = 'Dravin berkata, "'
    depth = n // (len(opening) + 1)
    return opening * depth + '"' * depth


def crowd(n: int) -> str:
    """A speaker of another name in each paragraph."""
    return "\n".join(f"Anton{i} Maresk{i} berkata, hujan turun." for i in range(n // 40))


def cases() -> list[Case]:
    """All texts that are tried."""
    news = "\n".join(item.text for item in corpus.load())
    line = " ".join(news.split())
    return [
        Case("news", MILLION, cut(news + "\n")),
        Case("one line", 10 * MILLION, cut(line + " ")),
        Case("quotation marks", MILLION, cut('"')),
        Case("curly quotation marks", MILLION, cut("“")),
        Case("single quotation marks", MILLION, cut("'")),
        Case("words and quotation marks", MILLION, cut('ya " ')),
        Case("nested quotations", MILLION, nested),
        Case("capitals", MILLION, lambda n: cut(line.upper() + " ")(n)),
        Case("capitalised names", MILLION, cut("Anton Maresk ")),
        Case("one word", MILLION, cut("a")),
        Case("digits", MILLION, cut("1")),
        Case("newlines", MILLION, cut("\n")),
        Case("spaces", MILLION, cut(" ")),
        Case("commas", MILLION, cut(", ")),
        Case("speakers", MILLION, cut('"Ya," kata Maresk.\n')),
        Case("cues", MILLION, cut("berkata ")),
        Case("cues that bear a speaker", MILLION, cut("katanya ")),
        Case("joined names", MILLION, cut("Maresk dan ")),
        Case("roles", MILLION, cut("Presiden ")),
        Case("anaphors", MILLION, cut('"Kami sedia," katanya.\n')),
        Case("pointing back", MILLION, cut("Beliau berkata demikian di Orvane.\n")),
        Case("brackets", MILLION, cut("(a ")),
        Case("times", MILLION, cut("semalam ")),
        Case("channels", MILLION, cut("di Facebook, ")),
        Case("a run without an end", MILLION, cut("“Kami sedia.\n")),
        Case("a role told again", MILLION, cut("jurucakap itu berkata, hujan turun. ")),
        Case("a body told again", MILLION, cut("Kementerian itu berkata, hujan turun. ")),
        Case("a crowd", MILLION, crowd),
        Case("soft hyphens", MILLION, cut("perun\u00addingan ")),
        Case("combining marks", MILLION, cut("e\u0301")),
    ]


def seconds(text: str) -> float:
    """The time of one reading; the better of two where it is short."""
    best = float("inf")
    for _ in range(2):
        start = perf_counter()
        rundingan.read(text, published="2031-05-02", language="ms")
        best = min(best, perf_counter() - start)
        if best > SOON:
            break
    return best


def sizes(largest: int) -> list[int]:
    """Doubling sizes that end with the largest."""
    up = [largest]
    while up[0] // 2 >= FIRST:
        up.insert(0, up[0] // 2)
    return up


def measure(case: Case, largest: int, patience: float) -> list[tuple[int, float]]:
    """Characters and seconds at doubling sizes."""
    times: list[tuple[int, float]] = []
    for size in sizes(largest):
        times.append((size, seconds(case.make(size))))
        if times[-1][1] > patience:
            break
    return times


def ratios(times: list[tuple[int, float]]) -> list[float]:
    """Each time over the one before it, at half the size."""
    return [after[1] / before[1] for before, after in pairwise(times)]


def main() -> None:
    """Read the arguments, measure each case, print."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--only", help="only the texts whose name holds this")
    asked.add_argument("--largest", type=int, help="characters of the largest text of every kind")
    asked.add_argument("--patience", type=float, default=60.0, help="seconds after which a text is not doubled")
    asked.add_argument("--json", action="store_true")
    args = asked.parse_args()
    chosen = [case for case in cases() if not args.only or args.only in case.name]
    if not chosen:
        sys.exit(f"no text is called {args.only!r}; there are {', '.join(case.name for case in cases())}")
    rundingan.read("Maresk berkata, rundingan bermula.", published="2031-05-02", language="ms")
    out = {}
    for case in chosen:
        times = measure(case, args.largest or case.largest, args.patience)
        grown = ratios(times)
        out[case.name] = {"times": times, "ratios": grown}
        if not args.json:
            size, longest = times[-1]
            steps = " ".join(f"{ratio:.2f}" for ratio in grown)
            print(
                f"{case.name:26} {size:>9} characters {longest:8.3f} s   time(2n)/time(n): {steps}",
                flush=True,
            )
    if args.json:
        print(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
