"""HTML pages: the article's words without the menus, and what the page says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from rundingan.model import Article

from .pages import GRAPH, LINKED, PARAGRAPHS, WORDS, one, page, trouble


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "berita.html"


def test_a_page_is_its_article_and_what_it_says_of_itself(file: Path) -> None:
    assert one(file, page().encode()) == Article(
        text=WORDS,
        id=str(file),
        title="Maresk tolak syarat Tarkhuna",
        published="2031-03-24",
        language="ms",
        source="Purnama",
        url="https://purnama.example/berita/1",
        author="Dara Lind, Ilyas Orvane",
    )


def test_open_graph_speaks_where_there_is_no_json_ld(file: Path) -> None:
    found = one(file, page(head=GRAPH, lang="id").encode())
    assert (found.title, found.published, found.language) == ("Maresk tolak syarat Tarkhuna", "2031-03-24", "id")
    assert (found.source, found.author) == ("Purnama", "Dara Lind")


def test_broken_json_ld_is_passed_over(file: Path) -> None:
    found = one(
        file, page(head=GRAPH + '<script type="application/ld+json">{"@type": "NewsArticle",</script>').encode()
    )
    assert found.published == "2031-03-24"


def test_english_is_not_believed_as_software_writes_it_unasked(file: Path) -> None:
    head = LINKED.replace('"inLanguage": "ms-MY",', "")
    assert one(file, page(head=head, lang="en-US").encode()).language is None
    assert one(file, page(head=head, lang="in-ID").encode()).language == "id"


def test_a_page_without_a_date_or_a_language_takes_those_given(file: Path) -> None:
    found = one(file, page(head="", lang="").encode(), published="2031-05-02", language="ms")
    assert (found.published, found.language) == ("2031-05-02", "ms")


@pytest.mark.parametrize("name", ["halaman.txt", "halaman", "halaman.xhtml", "halaman.xml"])
def test_a_page_is_known_by_what_it_begins_with(tmp_path: Path, name: str) -> None:
    begin = "<?xml version='1.0'?>\n" if name.endswith("xml") else ""
    assert one(tmp_path / name, (begin + page()).encode()).text == WORDS


@pytest.mark.parametrize(
    ("declared", "encoding", "options"),
    [
        ("utf-8", "utf-8-sig", {}),
        ("windows-1252", "cp1252", {}),
        ("iso-8859-1", "cp1252", {}),
        ("utf-8", "utf-16", {}),
        ("utf-8", "cp1252", {"encoding": "cp1252"}),
        ("tiada", "utf-8", {}),
        ("hex", "cp1252", {}),
    ],
)
def test_the_encoding_is_that_of_the_mark_the_caller_or_the_page(
    file: Path, declared: str, encoding: str, options: dict[str, str]
) -> None:
    data = page().replace('charset="utf-8"', f'charset="{declared}"').encode(encoding)
    assert one(file, data, **options).text == WORDS


def test_a_piece_of_a_page_is_read_too(file: Path) -> None:
    assert one(file, b"<p>Satu.</p><p>Dua.</p>\n<p>Tiga.<br></p>").text == "Satu.\nDua.\nTiga."


@pytest.mark.parametrize(
    "data",
    [
        b"<!doctype html><html><head><title>Purnama</title></head><body><script>muat()</script></body></html>",
        b"<html></html>",
        b"<!doctype html>\n<html><body><img src='a.png'>",
        b"<html>\0\0\0",
    ],
)
def test_a_page_without_words_is_named(file: Path, data: bytes) -> None:
    issue = trouble(file, data)
    assert (issue.code, issue.file) == ("no_text", str(file))
    assert issue.message.startswith(f"{file} has no article")


def test_limits_of_size_and_of_elements(file: Path) -> None:
    assert trouble(file, page().encode(), max_size=1_000).code == "too_large"
    many = b"<html><body>" + b"<p>Satu dua tiga.</p>" * 40_000
    assert "more than 30,000 elements" in trouble(file, many).message
    deep = b"<html><body>" + b"<div>" * 20_000 + PARAGRAPHS[0].encode()
    assert trouble(file, deep).code in ("no_text", "too_large")


def test_nothing_is_said_on_standard_error(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    trouble(file, b"<html><body></body></html>")
    assert capfd.readouterr() == ("", "")
