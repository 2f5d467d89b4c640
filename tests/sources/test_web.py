"""Addresses of the web, with a real server on this machine: what is fetched, within which limits, and what never is."""

from __future__ import annotations

import gzip
import json
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from rundingan.errors import ArticleError
from rundingan.model import Article, Issue
from rundingan.sources import articles
from rundingan.sources.guarded import refusal
from rundingan.sources.options import Options
from rundingan.sources.web import fetched

from .pages import WORDS, page, warc
from .pages import answer as record

Answer = Callable[[BaseHTTPRequestHandler], None]
HTML = "text/html; charset=utf-8"


class Server:
    """A server on this machine that answers as a test says, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str | None]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append((self.path, self.headers["Host"]))
                with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has heard enough
                    outer.answers.get(self.path, give(b"", status=404))(self)

            def log_message(self, format: str, *values: Any) -> None:
                """Nothing: the tests ask for ``asked``."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.port = self.http.server_address[1]
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def read(self, path: str, **options: Any) -> list[Article | Issue]:
        return list(articles([self.at(path)], allow_private=True, **options))

    def trouble(self, path: str, **options: Any) -> Issue:
        (found,) = self.read(path, **options)
        assert isinstance(found, Issue), found
        assert found.file == self.at(path)
        assert found.message.startswith(self.at(path))
        return found


def give(body: bytes, media: str = HTML, status: int = 200, **heads: Any) -> Answer:
    def answer(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(status)
        asked.send_header("Content-Type", media)
        for name, value in heads.items():
            asked.send_header(name.replace("_", "-"), value)
        asked.end_headers()
        asked.wfile.write(body)

    return answer


def drip(piece: bytes, pause: float, begin: bytes = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n") -> Answer:
    def answer(asked: BaseHTTPRequestHandler) -> None:
        asked.wfile.write(begin)
        for _ in range(2_000):
            asked.wfile.write(piece)
            asked.wfile.flush()
            time.sleep(pause)

    return answer


@pytest.fixture(scope="module")
def machine() -> Iterator[Server]:
    server = Server()
    yield server
    server.http.shutdown()
    server.http.server_close()


@pytest.fixture
def server(machine: Server) -> Server:
    machine.answers.clear()
    machine.asked.clear()
    return machine


def test_a_page_is_read_with_its_address(server: Server) -> None:
    server.answers["/berita"] = give(page().replace('rel="canonical"', 'rel="x"').encode())
    (found,) = server.read("/berita#komen")
    assert isinstance(found, Article)
    assert (found.text, found.id, found.url) == (WORDS, server.at("/berita#komen"), server.at("/berita"))
    assert found.title == "Maresk tolak syarat Tarkhuna"


@pytest.mark.parametrize(
    ("path", "media", "body"),
    [
        ("/a", "application/json", b'{"text": "Satu."}'),
        ("/a.jsonl", "application/octet-stream", b'{"text": "Satu."}\n'),
        ("/a.jsonl.gz", "application/gzip", gzip.compress(b'{"text": "Satu."}\n')),
        ("/a", "text/csv; charset=utf-8", b"id,text\na,Satu.\n"),
        ("/a.csv", "text/plain", b"id,text\na,Satu.\n"),
        ("/a.txt", "text/plain", b"Satu."),
        ("/a", "text/plain; charset=utf-16le", "Satu.".encode("utf-16-le")),
        ("/a", "text/html", b"<rss><channel><item><description>Satu.</description></item></channel></rss>"),
    ],
)
def test_other_formats_by_what_the_server_calls_them(server: Server, path: str, media: str, body: bytes) -> None:
    server.answers[path] = give(body, media)
    (found,) = server.read(path)
    assert isinstance(found, Article), found
    assert found.text == "Satu."


def test_a_warc_at_an_address(server: Server) -> None:
    server.answers["/r.warc.gz"] = give(warc(record(1), record(2), packed=True), "application/x-gzip")
    assert [type(each) for each in server.read("/r.warc.gz")] == [Article, Article]


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (gzip.compress(page().encode()), "gzip"),
        (zlib.compress(page().encode()), "deflate"),
        (zlib.compress(page().encode())[2:-4], "deflate"),
        (page().encode(), "identity"),
    ],
)
def test_codings_are_undone(server: Server, body: bytes, coding: str) -> None:
    server.answers["/a"] = give(body, Content_Encoding=coding)
    (found,) = server.read("/a")
    assert isinstance(found, Article)
    assert found.text == WORDS


def test_the_encoding_that_the_server_names_wins(server: Server) -> None:
    server.answers["/a"] = give(page().encode("cp1252"), "text/html; charset=windows-1252")
    (found,) = server.read("/a")
    assert isinstance(found, Article)
    assert found.text == WORDS


# ---------------------------------------------------------------------- redirections


def test_redirections_are_followed(server: Server) -> None:
    server.answers["/a"] = give(b"", status=301, Location="/b")
    server.answers["/b"] = give(b"", status=307, Location=server.at("/c"))
    server.answers["/c"] = give(page().replace('rel="canonical"', 'rel="x"').encode())
    (found,) = server.read("/a")
    assert isinstance(found, Article)
    assert (found.id, found.url) == (server.at("/a"), server.at("/c"))


@pytest.mark.parametrize(
    ("to", "code", "words"),
    [
        ("/a", "redirects", "more than 5 times"),
        ("file:///etc/passwd", "bad_address", "only addresses that begin with http"),
        ("ftp://purnama.example/", "bad_address", "leads to ftp://purnama.example/"),
        ("http://169.254.169.254/latest/", "private", "metadata"),
        ("http://[fe80::1]/", "private", "link-local"),
        ("http://224.0.0.1/", "private", "multicast"),
        ("http://user:pass@127.0.0.1/", "bad_address", "password"),
        ("http://[::", "bad_address", "no address"),
        ("", "not_found", "301"),
    ],
)
def test_where_a_redirection_must_not_lead(server: Server, to: str, code: str, words: str) -> None:
    server.answers["/a"] = give(b"", status=301, Location=to)
    issue = server.trouble("/a")
    assert (issue.code, words in issue.message) == (code, True)


# ---------------------------------------------------------------------- limits


@pytest.mark.parametrize(
    "begin", [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: ", b""]
)
def test_a_server_that_never_ends_is_left(server: Server, begin: bytes) -> None:
    server.answers["/a"] = drip(b"x", 0.05, begin)
    start = time.monotonic()
    issue = server.trouble("/a", timeout=0.4)
    assert (issue.code, "--timeout" in issue.message) == ("timeout", True)
    assert time.monotonic() - start < 2


def test_a_name_that_is_not_resolved_in_time_is_left() -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(1)
        return ["127.0.0.1"]

    with pytest.raises(ArticleError, match=r"was not fetched within 0\.1 seconds"):
        fetched("http://purnama.test/", Options(timeout=0.1), slow)


@pytest.mark.parametrize("body", [b"x" * 200_000, gzip.compress(b"x" * 50_000_000)])
def test_too_large_an_answer_is_left(server: Server, body: bytes) -> None:
    server.answers["/a"] = give(body, Content_Encoding="gzip" if body.startswith(b"\x1f\x8b") else "identity")
    issue = server.trouble("/a", max_size=100_000)
    assert (issue.code, "100,000 bytes" in issue.message) == ("too_large", True)


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (give(b"", status=404), "not_found", "answered 404"),
        (give(b"", status=500), "not_found", "answered 500"),
        (give(b"", status=204), "not_found", "answered 204"),
        (give(b""), "empty", "is empty"),
        (give(b"x", Content_Encoding="br"), "encoding", "packed by br"),
        (give(b"rosak", Content_Encoding="gzip"), "bad_format", "damaged"),
        (give(b"x", Content_Length="100"), "unreachable", "cannot be fetched"),
        (give(b"<html><script>x</script></html>"), "no_text", "no article"),
        (give(b"\x89PNG\r\n\x1a\n", "image/png"), "binary", "PNG"),
        (drip(b"rosak\r\n\r\n", 0, b""), "unreachable", "cannot be fetched"),
    ],
)
def test_what_cannot_be_fetched_is_named(server: Server, answer: Answer, code: str, words: str) -> None:
    server.answers["/a"] = answer
    issue = server.trouble("/a")
    assert (issue.code, words in issue.message) == (code, True)


def test_nobody_answers() -> None:
    (issue,) = articles(["http://127.0.0.1:1/"], allow_private=True)
    assert isinstance(issue, Issue)
    assert (issue.code, "check the address" in issue.message) == ("unreachable", True)


@pytest.mark.parametrize(
    "address", ["ftp://purnama.example/a", "file:///etc/passwd", "http://", "http:///a", "https://a:b@purnama.example/",
                "http://[::1", "http://a b/", "http://\udcff/", "javascript://x", "http://" + "a" * 5_000]
)  # fmt: skip
def test_what_is_no_address_of_the_web(address: str) -> None:
    (issue,) = articles([address], timeout=5)
    assert isinstance(issue, Issue)
    assert issue.code in ("bad_address", "unreachable")


# ---------------------------------------------------------------------- private addresses


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]", "0.0.0.0",
             "10.1.2.3", "169.254.169.254"]
)  # fmt: skip
def test_this_machine_is_not_fetched_from_unasked(server: Server, host: str) -> None:
    server.answers["/a"] = give(page().encode())
    (issue,) = articles([f"http://{host}:{server.port}/a"], timeout=5)
    assert isinstance(issue, Issue)
    assert issue.code in ("private", "unreachable")  # a machine without IPv6 resolves none of its names
    assert server.asked == []


@pytest.mark.parametrize(
    ("address", "private", "allowed"),
    [
        ("93.184.215.14", False, True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", False, True),
        ("64:ff9b::5db8:d70e", False, True),
        ("127.0.0.53", True, True),
        ("10.0.0.1", True, True),
        ("172.16.0.1", True, True),
        ("192.168.1.1", True, True),
        ("100.64.0.1", True, True),
        ("192.0.2.1", True, True),
        ("240.0.0.1", True, True),
        ("::1", True, True),
        ("fc00::1", True, True),
        ("fec0::1", True, True),
        ("::ffff:10.0.0.1", True, True),
        ("::ffff:93.184.215.14", False, True),
        ("2002:0a00:0001::1", True, True),
        ("64:ff9b::a00:1", True, True),
        ("::10.0.0.1", True, True),
        ("169.254.169.254", True, False),
        ("::ffff:169.254.169.254", True, False),
        ("64:ff9b::a9fe:a9fe", True, False),
        ("168.63.129.16", True, False),
        ("100.100.100.200", True, False),
        ("fd00:ec2::254", True, False),
        ("fe80::1%eth0", True, False),
        ("224.0.0.1", True, False),
        ("ff02::1", True, False),
        ("0.0.0.0", True, False),
        ("::", True, False),
        ("bukan", True, False),
    ],
)
def test_which_addresses_are_refused(address: str, private: bool, allowed: bool) -> None:
    assert (refusal(address, False) is not None) == private
    assert (refusal(address, True) is None) == allowed


def test_the_connection_is_made_to_the_address_that_was_checked(server: Server) -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["169.254.169.254"]

    server.answers["/a"] = give(b"Satu.", "text/plain")
    address = f"http://purnama.test:{server.port}/a"
    with fetched(address, Options(allow_private=True), rebinding).stream as stream:
        assert stream.read() == b"Satu."
    assert (asked, server.asked) == (["purnama.test"], [("/a", f"purnama.test:{server.port}")])


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(
        ArticleError, match=r"http://purnama\.test/: purnama\.test is a private address \(10\.0\.0\.1\)"
    ):
        fetched("http://purnama.test/", Options(), lambda host, port: ["93.184.215.14", "10.0.0.1"])


def test_a_name_that_stands_for_nothing_is_told() -> None:
    with pytest.raises(ArticleError, match="the name is not known"):
        fetched("http://purnama.test/", Options(), lambda host, port: [])


# ---------------------------------------------------------------------- feeds and their pages

FEED = """<rss version="2.0"><channel><title>Bulan</title><item><guid>urn:b:1</guid><link>/satu</link>
<pubDate>Fri, 02 May 2031 08:00:00 +0800</pubDate><description>Ringkasan.</description></item>
<item><guid>2</guid><link>/tiada</link><description>Ringkasan.</description></item>
<item><guid isPermaLink='false'>3</guid><description>Tanpa pautan.</description></item></channel></rss>"""


def test_a_feed_fetches_nothing_more_unasked(server: Server) -> None:
    server.answers["/suapan"] = give(FEED.encode(), "application/rss+xml")
    first, *_ = server.read("/suapan")
    assert isinstance(first, Article)
    assert first.text == "Ringkasan."
    assert [path for path, _ in server.asked] == ["/suapan"]


def test_the_pages_of_a_feed_are_read_when_asked_for(server: Server) -> None:
    server.answers["/suapan"] = give(FEED.encode(), "application/rss+xml")
    server.answers["/satu"] = give(page(head="").replace('rel="canonical"', 'rel="x"').encode())
    found, gone, linkless = server.read("/suapan", follow_links=True)
    assert isinstance(found, Article) and isinstance(gone, Issue) and isinstance(linkless, Issue)
    assert (found.text, found.id, found.published, found.url) == (WORDS, "urn:b:1", "2031-05-02", server.at("/satu"))
    assert (gone.code, "/tiada" in gone.message) == ("not_found", True)
    assert linkless.code == "no_link"


def test_the_pages_of_a_feed_are_not_fetched_from_private_addresses(server: Server, tmp_path: Any) -> None:
    file = tmp_path / "suapan.rss"
    file.write_text(FEED.replace("/satu", server.at("/satu")), encoding="utf-8")
    issues = list(articles([str(file)], follow_links=True))
    assert [each.code for each in issues if isinstance(each, Issue)] == ["private", "no_link", "no_link"]
    assert server.asked == []


def test_json_from_a_server(server: Server) -> None:
    server.answers["/a"] = give(json.dumps([{"text": "Satu."}, {"text": "Dua."}]).encode(), "application/json")
    assert [each.text for each in server.read("/a") if isinstance(each, Article)] == ["Satu.", "Dua."]
