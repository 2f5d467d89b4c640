"""Articles a second out of each format, and how those of pages compare with trafilatura alone.

    python benchmarks/formats.py [--pages N] [--rounds N] [--json]

The pages are made up: menus, an article of 15 paragraphs, JSON-LD. ``trafilatura`` takes text and metadata out of the
same pages, which it has in memory. Each format has the best of its rounds; a ratio of 1 means as quick as trafilatura.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from rundingan.model import Article
from rundingan.sources import articles

PARAGRAPH = (
    "Presiden Veloria, Anton Maresk, berkata pada hari ke-{0} bahawa rundingan dengan Tarkhuna akan diteruskan di Port "
    "Amsel walaupun terdapat pertempuran di sempadan utara, dan beliau menolak sebarang syarat baharu ({1})."
)


def page(number: int) -> str:
    """A made-up page."""
    body = "".join(f"<p>{PARAGRAPH.format(each, number)}</p>" for each in range(15))
    menu = "".join(f'<li><a href="/seksyen/{each}">Seksyen {each}</a></li>' for each in range(60))
    told = {
        "@type": "NewsArticle", "headline": f"Maresk tolak syarat {number}", "datePublished": "2031-03-24T08:00:00Z",
        "author": {"@type": "Person", "name": "Dara Lind"}, "publisher": {"@type": "Organization", "name": "Purnama"},
    }  # fmt: skip
    return (
        f'<!doctype html><html lang="ms"><head><meta charset="utf-8"><title>Maresk tolak syarat {number}</title>'
        f'<script type="application/ld+json">{json.dumps(told)}</script></head><body><nav><ul>{menu}</ul></nav>'
        f"<main><article><h1>Maresk tolak syarat {number}</h1>{body}</article></main><footer>Hak cipta</footer></body>"
    )


def text(number: int) -> str:
    """The words of a page."""
    return "\n".join(PARAGRAPH.format(each, number) for each in range(15))


def warc(pages: list[str]) -> bytes:
    """A WARC of the pages, each record packed by itself."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for number, each in enumerate(pages):
        heads = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        address = f"https://purnama.example/{number}"
        record = writer.create_warc_record(address, "response", payload=io.BytesIO(each.encode()), http_headers=heads)
        writer.write_record(record)
    return out.getvalue()


def write_all(folder: Path, pages: list[str]) -> dict[str, Path]:
    """A file, or a folder, of each format."""
    (folder / "html").mkdir()
    for number, each in enumerate(pages):
        (folder / "html" / f"{number:06}.html").write_text(each, encoding="utf-8")
    rows = [{"id": str(number), "text": text(number), "published": "2031-03-24"} for number in range(len(pages))]
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    (folder / "lines.jsonl").write_bytes(lines)
    (folder / "lines.jsonl.gz").write_bytes(gzip.compress(lines))
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, ["id", "text", "published"])
        writer.writeheader()
        writer.writerows(rows)
    (folder / "pages.warc.gz").write_bytes(warc(pages))
    found = {"HTML": folder / "html", "WARC": folder / "pages.warc.gz", "JSON Lines": folder / "lines.jsonl"}
    found |= {"JSON Lines, gzip": folder / "lines.jsonl.gz", "CSV": folder / "table.csv"}
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        return found
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), folder / "table.parquet")
    return found | {"Parquet": folder / "table.parquet"}


def alone(pages: list[str]) -> Callable[[], int]:
    """Trafilatura over the pages."""
    from trafilatura import bare_extraction

    return lambda: sum(bare_extraction(each, include_comments=False, with_metadata=True) is not None for each in pages)


def reading(path: Path) -> Callable[[], int]:
    """Our reading of a file or folder."""
    return lambda: sum(isinstance(each, Article) for each in articles([str(path)]))


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=300)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--json", action="store_true")
    asked = options.parse_args()
    pages = [page(number) for number in range(asked.pages)]
    rates: dict[str, float] = {}
    with TemporaryDirectory() as folder:
        contenders = {"trafilatura": alone(pages)}
        contenders |= {name: reading(path) for name, path in write_all(Path(folder), pages).items()}
        for _ in range(asked.rounds):
            for name, contender in contenders.items():
                start = perf_counter()
                if contender() != asked.pages:
                    raise SystemExit(f"{name}: some articles were not found")
                rates[name] = max(rates.get(name, 0), asked.pages / (perf_counter() - start))
    if asked.json:
        print(json.dumps(rates))
        return
    for name, rate in rates.items():
        ratio = f"  {rate / rates['trafilatura']:5.2f}" if name in ("HTML", "WARC") else ""
        print(f"{name:18}{rate:10,.0f} a second{ratio}")


if __name__ == "__main__":
    main()
