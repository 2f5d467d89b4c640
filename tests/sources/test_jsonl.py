"""JSON Lines of articles: each line by itself, the broken ones named, the rest read."""

from __future__ import annotations

import codecs
import json
import tracemalloc
from pathlib import Path

import pytest

from rundingan.model import Article, Issue
from rundingan.sources import articles


def read(path: Path, data: bytes, **options: object) -> list[Article | Issue]:
    path.write_bytes(data)
    return list(articles([str(path)], **options))  # type: ignore[arg-type]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "berita.jsonl"


def test_all_fields_are_taken_and_unknown_ones_ignored(file: Path) -> None:
    line = {
        "id": "a1", "text": "Satu.\r\n“Dua”", "title": "Tajuk", "published": "2031-05-02T08:00:00Z",
        "language": "ms", "source": "Suara Utara",
        "url": "https://utara.example/1", "author": "Dara Lind", "huge": 10**40, "tags": [{"x": None}],
    }  # fmt: skip
    assert read(file, json.dumps(line).encode()) == [
        Article(id="a1", text="Satu.\r\n“Dua”", title="Tajuk", published="2031-05-02", language="ms",
                source="Suara Utara", url="https://utara.example/1", author="Dara Lind")
    ]  # fmt: skip


def test_nulls_and_empty_strings_are_fields_not_given(file: Path) -> None:
    data = b'{"text": "Satu", "id": null, "title": "", "published": "", "language": null}'
    assert read(file, data, published="2031-05-02", language="ms") == [
        Article(text="Satu", published="2031-05-02", language="ms")
    ]


def test_an_articles_own_date_and_language_win(file: Path) -> None:
    data = b'{"text": "Satu", "published": "2030-01-01", "language": "id"}'
    (article,) = read(file, data, published="2031-05-02", language="ms")
    assert isinstance(article, Article)
    assert (article.published, article.language) == ("2030-01-01", "id")


def test_a_number_may_be_an_id(file: Path) -> None:
    (article,) = read(file, b'{"id": 7, "text": "Satu"}')
    assert isinstance(article, Article)
    assert article.id == "7"


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        (b'{"text": "Satu"', "bad_line", "JSON"),
        (b"Satu dua tiga", "bad_line", "JSON"),
        (b'{"text": "\\ud83d alone"}', "bad_line", "surrogate"),
        (b'{"text": NaN}', "bad_line", "JSON"),
        (b'{"a": ' + b"[" * 100_000, "bad_line", "JSON"),
        (b"[1, 2]", "not_object", "not an object"),
        (b'"Satu"', "not_object", "not an object"),
        (b'{"id": "x"}', "no_text", 'no "text"'),
        (b'{"text": null}', "no_text", 'no "text"'),
        (b'{"text": 5}', "no_text", "not a string"),
        (b'{"text": ["Satu"]}', "no_text", "not a string"),
        (b'{"text": " \\n"}', "no_text", "empty"),
        (b'{"text": "Satu", "published": "02/05/2031"}', "bad_date", "'02/05/2031' is not a date"),
        (b'{"text": "Satu", "published": "2031-02-30"}', "bad_date", "published"),
        (b'{"text": "Satu", "published": 2031}', "bad_field", '"published" is not a string'),
        (b'{"text": "Satu", "title": ["a"]}', "bad_field", '"title" is not a string'),
        (b'{"text": "<p>Satu</p><p>Dua</p><p>Tiga</p>"}', "html", "HTML"),
        (b'{"text": "Satu \xff"}', "bad_encoding", "byte 35 (0xff)"),
        (b'{"text": "' + b"x" * 2_000 + b'"}', "too_large", "--max-size"),
    ],
)
def test_a_line_that_cannot_be_taken_is_named_and_the_rest_read(file: Path, line: bytes, code: str, words: str) -> None:
    data = b'{"text": "Dahulu"}\n' + b"\n" + line + b'\n{"text": "Kemudian"}'
    limit = 1_000 if code == "too_large" else 1_000_000
    before, issue, after = read(file, data, max_size=limit)
    assert isinstance(before, Article) and before.text == "Dahulu"
    assert isinstance(after, Article) and after.text == "Kemudian"
    assert isinstance(issue, Issue)
    assert (issue.code, issue.file, issue.line) == (code, str(file), 3)
    assert words in issue.message
    assert issue.message.startswith(f"{file}, line 3")


def test_a_mark_and_windows_line_ends_do_no_harm(file: Path) -> None:
    found = read(file, codecs.BOM_UTF8 + b'{"text": "Satu"}\r\n\r\n{"text": "Dua"}\r\n')
    assert [each.text for each in found if isinstance(each, Article)] == ["Satu", "Dua"]


@pytest.mark.parametrize(("encoding", "mark"), [("utf-16-le", codecs.BOM_UTF16_LE), ("utf-32-be", codecs.BOM_UTF32_BE)])
def test_utf_16_and_32_with_a_mark(file: Path, encoding: str, mark: bytes) -> None:
    data = '{"text": "“Satu”"}\n{broken\n{"text": "Dua"}\n'
    first, issue, last = read(file, mark + data.encode(encoding))
    assert isinstance(first, Article) and first.text == "“Satu”"
    assert isinstance(issue, Issue) and issue.line == 2
    assert isinstance(last, Article) and last.text == "Dua"


def test_utf_16_that_breaks_is_read_up_to_the_wrong_byte(file: Path) -> None:
    data = codecs.BOM_UTF16_LE + '{"text": "Satu"}\n'.encode("utf-16-le") + b"\x00\xdc\x20\x00"
    first, issue = read(file, data)
    assert isinstance(first, Article) and first.text == "Satu"
    assert isinstance(issue, Issue)
    assert (issue.code, f"byte {2 + 2 * 17}" in issue.message) == ("bad_encoding", True)


def test_a_named_encoding_is_taken_line_by_line(file: Path) -> None:
    data = '{"text": "“Satu”"}\n'.encode("cp1252") + b'{"text": "\x81"}\n{"text": "Dua"}'
    first, issue, last = read(file, data, encoding="cp1252")
    assert isinstance(first, Article) and first.text == "“Satu”"
    assert isinstance(issue, Issue) and issue.line == 2
    assert isinstance(last, Article) and last.text == "Dua"


@pytest.mark.parametrize("name", ["berita.txt", "berita", "berita.json"])
def test_json_lines_are_known_by_content(tmp_path: Path, name: str) -> None:
    found = read(tmp_path / name, b'{"id": "a", "text": "Satu"}\n{"id": "b", "text": "Dua"}\n')
    assert [each.text for each in found if isinstance(each, Article)] == ["Satu", "Dua"]


def test_a_text_that_begins_with_a_brace_is_a_text(tmp_path: Path) -> None:
    (article,) = read(tmp_path / "berita.txt", b"{Gambar: fail} Presiden tiba.\n")
    assert isinstance(article, Article)
    assert article.text.startswith("{Gambar")


@pytest.mark.parametrize("data", [b"", b"\n\n  \n", codecs.BOM_UTF8])
def test_a_file_without_a_line_is_empty(file: Path, data: bytes) -> None:
    (issue,) = read(file, data)
    assert isinstance(issue, Issue)
    assert issue.code == "empty"


def test_a_json_document_over_several_lines_is_read(tmp_path: Path) -> None:
    one = json.dumps({"id": "a", "text": "Satu"}, indent=2).encode()
    (article,) = read(tmp_path / "satu.json", one)
    assert article == Article(id="a", text="Satu")
    many = json.dumps([{"text": "Satu"}, {"id": "b"}, {"text": "Tiga"}], indent=2).encode()
    first, issue, last = read(tmp_path / "tiga.json", many)
    assert isinstance(first, Article) and isinstance(last, Article)
    assert isinstance(issue, Issue)
    assert "article 2" in issue.message


def test_words_are_taken_out_of_the_field_html(file: Path) -> None:
    (article,) = read(file, b'{"html": "<p>Satu <b>dua</b>.</p><p>Tiga &amp; empat.</p>", "url": "https://a.example"}')
    assert article == Article(text="Satu dua.\nTiga & empat.", url="https://a.example")


def test_an_empty_list_is_told(tmp_path: Path) -> None:
    (issue,) = read(tmp_path / "kosong.json", b"[]")
    assert isinstance(issue, Issue)
    assert (issue.code, "empty list" in issue.message) == ("empty", True)


def test_a_broken_json_document_is_named(tmp_path: Path) -> None:
    (issue,) = read(tmp_path / "rosak.json", b'[\n {"text": "Satu"},\n')
    assert isinstance(issue, Issue)
    assert (issue.code, "JSON" in issue.message) == ("bad_format", True)


def test_memory_does_not_grow_with_the_file(file: Path) -> None:
    line = json.dumps({"text": "x" * 10_000}).encode() + b"\n"
    file.write_bytes(line * 1_000 + b'{"text": "' + b"y" * 5_000_000 + b'"}\n' + line)
    tracemalloc.start()
    kinds = [type(each) for each in articles([str(file)], max_size=50_000)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert kinds == [Article] * 1_000 + [Issue, Article]
    assert peak < 3_000_000
