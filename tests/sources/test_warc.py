"""WARC: each page that a server answered with is an article."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from pathlib import Path

import pytest

from rundingan.model import Article, Issue
from rundingan.sources import articles

from .pages import WORDS, answer, page, read, trouble, warc

PNG = ("response", "https://purnama.example/a.png", b"\x89PNG" * 1_000, "image/png")
ASKED = ("request", "https://purnama.example/", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request")
NOTE = ("metadata", "https://purnama.example/", b"via: x", "application/warc-fields")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rangkak.warc"


@pytest.mark.parametrize("packed", [False, True])
def test_pages_are_articles_and_other_records_are_passed_over(file: Path, packed: bool) -> None:
    first, second = read(file, warc(ASKED, answer(1), PNG, NOTE, answer(2), packed=packed))
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.id, first.text, first.published) == ("https://purnama.example/berita/1", WORDS, "2031-03-24")
    assert second.url == "https://purnama.example/berita/2"


def _chunked(body: bytes) -> bytes:
    return (
        b"".join(b"%x\r\n%b\r\n" % (len(body[at : at + 999]), body[at : at + 999]) for at in range(0, len(body), 999))
        + b"0\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("body", "heads"),
    [
        (gzip.compress(page().encode()), {"Content-Encoding": "gzip"}),
        (zlib.compress(page().encode()), {"Content-Encoding": "deflate"}),
        (_chunked(page().encode()), {"Transfer-Encoding": "chunked"}),
        (_chunked(gzip.compress(page().encode())), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (page().encode(), {"Content-Encoding": "gzip"}),  # the heads were kept, the page was unpacked
        (page().encode(), {"Transfer-Encoding": "chunked"}),
    ],
)
def test_codings_of_the_server_are_undone(file: Path, body: bytes, heads: dict[str, str]) -> None:
    (found,) = read(file, warc(("response", "https://a.example/", body, "text/html"), heads=heads))
    assert isinstance(found, Article)
    assert found.text == WORDS


def test_a_page_without_words_is_named_with_its_record(file: Path) -> None:
    empty = ("response", "https://purnama.example/kosong", b"<html><script>x</script></html>", "text/html")
    issue, found = read(file, warc(empty, answer(1)))
    assert isinstance(issue, Issue) and isinstance(found, Article)
    assert issue.code == "no_text"
    assert issue.message.startswith(f"{file}, record 1 (https://purnama.example/kosong) has no article")


@pytest.mark.parametrize("cut", [3, 1_000, len(warc(answer(1))) - 300, len(warc(answer(1))) - 50])
def test_an_archive_that_is_cut_off_is_read_up_to_there(file: Path, cut: int) -> None:
    found, issue = read(file, warc(answer(2), answer(1))[: -cut - 4])
    assert isinstance(found, Article) and isinstance(issue, Issue)
    assert (issue.code, issue.file, "record 2" in issue.message) == ("bad_record", str(file), True)


def test_a_packed_archive_that_is_cut_off(file: Path) -> None:
    data = warc(answer(1), answer(2), packed=True)[:-200]
    first, *issues = read(file, data)
    assert isinstance(first, Article)
    assert issues and all(isinstance(each, Issue) for each in issues)
    assert any("cannot be unpacked" in each.message for each in issues if isinstance(each, Issue))


def test_a_picture_that_is_cut_off_is_told_too(file: Path) -> None:
    _, issue = read(file, warc(answer(1), PNG)[:-500])
    assert isinstance(issue, Issue)
    assert "is cut off: " in issue.message


def test_rubbish_between_records_is_told(file: Path) -> None:
    found, issue = read(file, warc(answer(1)) + b"sampah\r\n\r\n" + warc(answer(2)))
    assert isinstance(found, Article) and isinstance(issue, Issue)
    assert "damaged after record 1" in issue.message


def test_an_archive_without_pages_is_told(file: Path) -> None:
    assert "no page: none of its 2 records" in trouble(file, warc(PNG, NOTE)).message
    assert trouble(file, b"WARC/1.0\r\n").code == "bad_record"


def test_a_bomb_in_a_record_does_no_harm(file: Path) -> None:
    bomb = ("response", "https://a.example/", gzip.compress(b"<p>" * 3_000_000), "text/html")
    data = warc(bomb, heads={"Content-Encoding": "gzip"}) + warc(answer(1))
    file.write_bytes(data)
    tracemalloc.start()
    issue, found = articles([str(file)], max_size=100_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(issue, Issue) and isinstance(found, Article)
    assert (issue.code, peak < 8_000_000) == ("too_large", True)


def test_memory_does_not_grow_with_the_archive(file: Path) -> None:
    picture = warc(("response", "https://a.example/b.png", b"\x89PNG" * 250_000, "image/png"))
    with file.open("wb") as out:
        for _ in range(30):
            out.write(picture)
        out.write(warc(answer(1)))
    tracemalloc.start()
    (found,) = articles([str(file)])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found, Article)
    assert peak < 8_000_000
