"""How quickly a served dossier answers, how much memory it takes, and how large its first page is.

    python benchmarks/server.py [--articles N] [--dossier FILE] [--rate R] [--seconds S] [--requests K] [--json]

A dossier of N articles is made as benchmarks/dossier.py makes it (or FILE is taken, which is kept), and served by a
process of its own, as ``rundingan serve`` does. Each page and each address of the API is asked for, R times a second
for S seconds, whether or not the answers keep up: a late answer makes no request late. Then all of them are asked, K
times in all, as fast as four readers can, and the memory that the process holds of its own is told before and after.
"""

from __future__ import annotations

import gzip
import http.client
import json
import re
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, sleep
from typing import Any, NamedTuple

import click

from dossier import fill
from rundingan.dossier.store import Store

PAGES = (
    "/", "/positions", "/moves", "/disputes", "/commitments", "/statements", "/people", "/events", "/articles",
    "/search?text=senjata", "/about", "/statements?text=senjata&act=assert", "/people/{person}", "/articles/{article}",
    "/statements.json", "/overview.json", "/timeline.json", "/relations.json", "/people/{person}.json",
    "/articles/{article}.json", "/openapi.json",
)  # fmt: skip
READERS = 4
_LOADED = re.compile(r'(?:src|href)="(/static/[^"]+)"')
_COMMAND = "from rundingan.cli.main import main; main()"


class Times(NamedTuple):
    """How long answers of one address took, in milliseconds, the first one alone, and how many bytes each had."""

    path: str
    first: float
    median: float
    p99: float
    size: int
    failed: int


class Asker:
    """Asks a server, on a connection of each thread's own."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._own = threading.local()

    def __call__(self, path: str) -> tuple[int, bytes]:
        """The status and the body (as it was sent) of an answer."""
        connection = getattr(self._own, "connection", None)
        if connection is None:
            connection = self._own.connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            connection.request("GET", path, headers={"accept-encoding": "gzip"})
            answer = connection.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):  # it was idle for too long
            self._own.connection = None
            return self(path)
        return answer.status, answer.read()


@contextmanager
def served(place: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A process that serves a dossier, and its port."""
    command = [sys.executable, "-c", _COMMAND, "serve", str(place), "--port", "0", "--no-open"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    assert process.stderr
    try:
        found = re.search(rb":(\d+)/", process.stderr.readline())
        if found is None:
            raise SystemExit(f"{place} cannot be served")
        yield process, int(found[1])
    finally:
        process.terminate()
        process.wait(30)


def memory(process: subprocess.Popen[bytes]) -> float:
    """Megabytes that a process holds of its own: what is mapped of files is the system's to take back."""
    told = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    found = re.search(r"RssAnon:\s+(\d+) kB", told)
    return int(found[1]) / 1024 if found else 0.0


def paths(ask: Asker) -> list[str]:
    """The addresses, with a person and an article of this dossier in them."""
    person = json.loads(_plain(ask("/people.json?limit=1")[1]))["rows"][0]["id"]
    article = json.loads(_plain(ask("/articles.json?limit=1")[1]))["rows"][0]["id"]
    return [path.format(person=person, article=article) for path in PAGES]


def _plain(body: bytes) -> bytes:
    return gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body


def timed(ask: Asker, path: str, rate: float, seconds: float) -> Times:
    """How long the answers of an address take that is asked for so many times a second."""
    begun = perf_counter()
    ask(path)
    alone = (perf_counter() - begun) * 1000
    begun = perf_counter()

    def one(at: float) -> tuple[float, int, int]:
        sleep(max(0.0, begun + at - perf_counter()))
        status, body = ask(path)
        return (perf_counter() - begun - at) * 1000, status, len(body)

    with ThreadPoolExecutor(32) as pool:
        found = [*pool.map(one, [number / rate for number in range(int(rate * seconds))])]
    took = sorted(each[0] for each in found)
    failed = sum(each[1] != 200 for each in found)
    return Times(path, alone, statistics.median(took), took[int(len(took) * 0.99)], found[0][2], failed)


def many(ask: Asker, every: Sequence[str], requests: int) -> float:
    """Ask for all of them, so many times in all; requests a second."""
    begun = perf_counter()
    with ThreadPoolExecutor(READERS) as pool:
        for _ in pool.map(lambda path: ask(path)[0], islice(cycle(every), requests)):
            pass
    return requests / (perf_counter() - begun)


def first_page(ask: Asker) -> dict[str, int]:
    """Bytes, as sent, of the first page and of all that it loads."""
    _, body = ask("/")
    loaded = sorted({*_LOADED.findall(_plain(body).decode())})
    return {"/": len(body)} | {path: len(ask(path)[1]) for path in loaded}


def measured(place: Path, rate: float, seconds: float, requests: int) -> dict[str, Any]:
    """All figures of a dossier's server."""
    with served(place) as (process, port):
        ask = Asker(port)
        every = paths(ask)
        sizes = first_page(ask)
        times = []
        for path in every:
            times.append(timed(ask, path, rate, seconds))
            print(_line(times[-1]), file=sys.stderr, flush=True)
        before = memory(process)
        quick = many(ask, every, requests) if requests else None
        return {
            "times": [each._asdict() for each in times], "first_page": sizes | {"in all": sum(sizes.values())},
            "memory_before": before, "memory_after": memory(process), "requests": requests, "per_second": quick,
        }  # fmt: skip


def _line(each: Times) -> str:
    failed = f"  {each.failed} FAILED" if each.failed else ""
    took = f"first {each.first:8.1f} ms  median {each.median:7.1f} ms  p99 {each.p99:7.1f} ms"
    return f"{each.path:36} {took}  {each.size:9,} bytes{failed}"


@click.command()
@click.option("--articles", default=5_000, show_default=True, help="How many articles are made.")
@click.option("--dossier", type=click.Path(path_type=Path), help="Take this one, or make it here and keep it.")
@click.option("--rate", default=20.0, show_default=True, help="Requests a second.")
@click.option("--seconds", default=10.0, show_default=True, help="How long each address is asked for.")
@click.option("--requests", default=2_000, show_default=True, help="Requests between the looks at memory.")
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
def main(articles: int, dossier: Path | None, rate: float, seconds: float, requests: int, as_json: bool) -> None:
    """Measure a server of a dossier."""
    with tempfile.TemporaryDirectory() as folder:
        place = dossier or Path(folder) / "served.dossier"
        if not place.exists():
            store = Store.open(place)
            fill(store, articles)
            store.close()
        figures = measured(place, rate, seconds, requests)
    if as_json:
        print(json.dumps(figures, indent=2))
        return
    print(f"first page with all it loads: {figures['first_page']['in all']:,} bytes")
    told = f"memory {figures['memory_before']:.0f} MB, {figures['memory_after']:.0f} MB after {requests:,} requests"
    print(f"{told} ({figures['per_second'] or 0:.0f} a second)")


if __name__ == "__main__":
    main()
