"""RSS and Atom: an entry an article, by its own content, else its summary."""

from __future__ import annotations

from pathlib import Path

import pytest

from rundingan.model import Article, Issue

from .pages import one, read, trouble

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Purnama</title><link>https://purnama.example/</link><language>ms</language>
<item><title>Maresk &amp; Urzhan bertemu</title><link>https://purnama.example/1</link>
<guid>p-1</guid><pubDate>Fri, 02 May 2031 23:30:00 +0800</pubDate><dc:creator>Dara Lind</dc:creator>
<description>Ringkasan.</description>
<content:encoded><![CDATA[<p>“Sedia,” kata Maresk.</p><p>Esok mereka bertemu.</p>]]></content:encoded></item>
<item><title>Samdar</title><link>https://purnama.example/2</link>
<description>&lt;p&gt;Pelabuhan &lt;b&gt;dibuka&lt;/b&gt;.&lt;/p&gt;</description></item>
<item><title>Kosong</title><link>https://purnama.example/3</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id"><title>Bulan</title>
<entry><id>urn:b:1</id><title type="html">Maresk &lt;i&gt;tolak&lt;/i&gt;</title>
<published>2031-05-02T01:00:00+07:00</published>
<updated>2031-05-04T01:00:00Z</updated>
<author><name>Ilyas Orvane</name></author><author><name>Dara Lind</name></author>
<link href="https://bulan.example/1"/>
<content type="html">&lt;p&gt;Satu.&lt;/p&gt;&lt;p&gt;Dua.&lt;/p&gt;</content></entry></feed>"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "suapan.xml"


def test_rss(file: Path) -> None:
    full, summary, empty = read(file, RSS.encode())
    assert full == Article(
        text="“Sedia,” kata Maresk.\nEsok mereka bertemu.", id="p-1", title="Maresk & Urzhan bertemu",
        published="2031-05-02", language="ms", source="Purnama", url="https://purnama.example/1", author="Dara Lind",
    )  # fmt: skip
    assert isinstance(summary, Article)
    assert (summary.text, summary.id) == ("Pelabuhan dibuka.", "https://purnama.example/2")
    assert isinstance(empty, Issue)
    assert (empty.code, "entry 3" in empty.message, "--follow-links" in empty.message) == ("no_text", True, True)


@pytest.mark.parametrize("name", ["suapan.atom", "suapan.xml", "suapan", "suapan.html"])
def test_atom_by_whatever_name(tmp_path: Path, name: str) -> None:
    assert one(tmp_path / name, ATOM.encode()) == Article(
        text="Satu.\nDua.", id="urn:b:1", title="Maresk tolak", published="2031-05-02", language="id", source="Bulan",
        url="https://bulan.example/1", author="Ilyas Orvane, Dara Lind",
    )  # fmt: skip


def test_a_broken_feed_is_read_as_far_as_it_goes_and_named(file: Path) -> None:
    *found, issue = read(file, RSS[: RSS.index("<item><title>Samdar")].encode())
    assert [each.id for each in found if isinstance(each, Article)] == ["p-1"]
    assert isinstance(issue, Issue)
    assert issue.code == "bad_format"
    assert "is not valid XML at line" in issue.message and "1 entry could be told" in issue.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<rss version='2.0'><channel><title>Purnama</title></channel></rss>", "without an entry"),
        (b"<rss", "valid XML"),
        (b"<rss><channel><item></channel>", "valid XML"),
    ],
)
def test_a_feed_without_an_entry_is_told(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in read(tmp_path / "suapan.rss", data)[-1].message  # type: ignore[union-attr]


def test_entities_that_grow_without_end_do_no_harm(file: Path) -> None:
    layers = "<!ENTITY e0 'xxxxxxxxx'>" + "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 9}'>" for n in range(1, 12))
    item = "<rss><channel><item><title>&e11;</title></item></channel></rss>"
    assert len(str(read(file, f"<!DOCTYPE rss [{layers}]>{item}".encode()))) < 5_000


def test_files_of_this_machine_are_not_drawn_in(file: Path, tmp_path: Path) -> None:
    secret = tmp_path / "rahsia"
    secret.write_text("rahsia besar", encoding="utf-8")
    entity = f"<!DOCTYPE rss [<!ENTITY r SYSTEM 'file://{secret}'>]>"
    item = "<rss><channel><item><description>Satu &r;</description></item></channel></rss>"
    assert "besar" not in str(read(file, (entity + item).encode()))


def test_a_feed_whose_encoding_has_no_name_is_read_all_the_same(file: Path) -> None:
    data = RSS.encode().replace(b'"utf-8"', b'"u\xed\xa0\x80tf-8"')
    assert any(isinstance(each, Article) and each.id == "p-1" for each in read(file, data))


def test_too_large_a_feed_is_told(file: Path) -> None:
    assert trouble(file, RSS.encode(), max_size=500).code == "too_large"
