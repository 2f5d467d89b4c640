"""How long until something happens, and how much memory it takes: each measured in fresh processes.

    python benchmarks/startup.py [--rounds N] [--json]

``import``: ``import rundingan`` alone. ``first article``: import, and the first article read, with all that
is loaded for it. ``command``: ``rundingan --help`` from its start to its end. ``memory``: the most that a
process held which imported, and read one article. Times are the best of the rounds, memory is the most.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from time import perf_counter

import corpus

IMPORT = """
from time import perf_counter
start = perf_counter()
import rundingan
print(perf_counter() - start)
"""

FIRST_ARTICLE = """
import resource, sys
from time import perf_counter
text = sys.stdin.buffer.read().decode()
start = perf_counter()
import rundingan
rundingan.read(text, published="2031-05-02", language="ms")
print(perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def fresh(code: str, text: str = "") -> list[float]:
    """The figures that a program prints, run in a process of its own."""
    done = subprocess.run([sys.executable, "-c", code], input=text.encode(), capture_output=True, check=True)
    return [float(figure) for figure in done.stdout.split()]


def command() -> float:
    """Seconds from the start of ``rundingan --help`` to its end."""
    start = perf_counter()
    help_of = [sys.executable, "-c", "from rundingan.cli.main import main; main()", "--help"]
    subprocess.run(help_of, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - start


def measure(rounds: int) -> dict[str, float]:
    """All figures: seconds and mebibytes."""
    text = corpus.load(limit=1)[0].text
    imports = [fresh(IMPORT)[0] for _ in range(rounds)]
    firsts = [fresh(FIRST_ARTICLE, text) for _ in range(rounds)]
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes there, in kibibytes elsewhere
    return {
        "import_seconds": min(imports),
        "first_article_seconds": min(first[0] for first in firsts),
        "command_seconds": min(command() for _ in range(rounds)),
        "memory_mebibytes": max(first[1] for first in firsts) * unit / 2**20,
    }


def main() -> None:
    """Read the arguments, measure, print."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--json", action="store_true")
    args = asked.parse_args()
    figures = measure(args.rounds)
    if args.json:
        print(json.dumps(figures, indent=1))
        return
    print(f"import rundingan   {figures['import_seconds']:.3f} s")
    print(f"first article      {figures['first_article_seconds']:.3f} s, the import included")
    print(f"rundingan --help   {figures['command_seconds']:.3f} s, Python's own start included")
    print(f"memory             {figures['memory_mebibytes']:.0f} MiB at most, one article read")


if __name__ == "__main__":
    main()
