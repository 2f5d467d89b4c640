"""Pages, answers and readings for these tests: news of an invented war, of our own writing."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from rundingan.model import Article, Issue
from rundingan.sources import articles

PARAGRAPHS = (
    "BELVERAN: Presiden Veloria, Anton Maresk, menolak syarat baharu Tarkhuna bagi rundingan damai di Port Amsel, "
    "lapor pejabat beliau pada Jumaat selepas mesyuarat yang berlangsung enam jam.",
    "“Kami sedia berunding, tetapi bukan di bawah ancaman,” kata Maresk kepada pemberita di hadapan istana, sambil "
    "menegaskan bahawa gencatan senjata mesti dipatuhi dahulu oleh kedua-dua pihak.",
    "Menteri Luar Tarkhuna, Laila Urzhan, pula berkata negaranya akan menghantar wakil pada minggu depan jika bantuan "
    "dibenarkan masuk melalui pelabuhan Samdar tanpa sebarang halangan.",
)
LINKED = """<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "Organization", "@id": "#purnama", "name": "Purnama"},
  {"@type": "Person", "@id": "#dara", "name": "Dara Lind"},
  {"@type": ["NewsArticle"], "headline": "Maresk tolak syarat Tarkhuna", "datePublished": "2031-03-24T23:30:00+08:00",
   "inLanguage": "ms-MY", "author": [{"@id": "#dara"}, {"@type": "Person", "name": "Ilyas Orvane"}],
   "publisher": {"@id": "#purnama"}}]}
</script>"""
GRAPH = """<meta property="og:title" content="Maresk tolak syarat Tarkhuna"><meta property="og:site_name"
content="Purnama"><meta property="article:published_time" content="2031-03-24T08:00:00+08:00">
<meta name="author" content="Dara Lind">"""


def page(*, head: str = LINKED, lang: str = "ms-MY", paragraphs: tuple[str, ...] = PARAGRAPHS, number: int = 1) -> str:
    """A page as outlets make them: menus, headline, article, advice on cookies."""
    menu = "".join(f'<li><a href="/seksyen/{n}">Seksyen {n}</a></li>' for n in range(30))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>Maresk tolak syarat | Purnama</title>'
        f'<link rel="canonical" href="https://purnama.example/berita/{number}">{head}</head><body><nav><ul>{menu}</ul>'
        f"</nav><main><article><h1>Maresk tolak syarat Tarkhuna</h1>{body}</article></main>"
        "<footer>Hak cipta Purnama. Laman ini menggunakan kuki.</footer></body></html>"
    )


WORDS = "\n".join(PARAGRAPHS)


def warc(*records: tuple[str, str, bytes, str], packed: bool = False, heads: dict[str, str] | None = None) -> bytes:
    """A WARC with records of type, address, body and media type; ``heads`` are more heads of the server."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for kind, address, body, media in records:
        http = StatusAndHeaders("200 OK", [("Content-Type", media), *(heads or {}).items()], protocol="HTTP/1.1")
        if kind == "response":
            record = writer.create_warc_record(address, kind, payload=io.BytesIO(body), http_headers=http)
        else:
            record = writer.create_warc_record(address, kind, payload=io.BytesIO(body), warc_content_type=media)
        writer.write_record(record)
    return out.getvalue()


def answer(number: int) -> tuple[str, str, bytes, str]:
    """A record of the page of that number."""
    address = f"https://purnama.example/berita/{number}"
    return ("response", address, page(number=number).encode(), "text/html; charset=utf-8")


def read(path: Path, data: bytes, **options: Any) -> list[Article | Issue]:
    """What is found in a file with these bytes."""
    path.write_bytes(data)
    return list(articles([str(path)], **options))


def one(path: Path, data: bytes, **options: Any) -> Article:
    """The one article of a file with these bytes."""
    (found,) = read(path, data, **options)
    assert isinstance(found, Article), found
    return found


def trouble(path: Path, data: bytes, **options: Any) -> Issue:
    """The one issue of a file with these bytes."""
    (found,) = read(path, data, **options)
    assert isinstance(found, Issue), found
    return found
