"""Files of plain text: what is read is what stands there; what is no text is refused in words."""

from __future__ import annotations

import codecs
import io
import sys
from pathlib import Path

import pytest

from rundingan.errors import ArticleError
from rundingan.model import Article, Issue
from rundingan.sources import articles

WORDS = '"Kami sedia berunding," kata Anton Maresk.\n“Esok,” katanya.\n'


def read(path: Path, data: bytes, **options: object) -> Article | Issue:
    path.write_bytes(data)
    (found,) = articles([str(path)], **options)  # type: ignore[arg-type]
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "berita.txt"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16-le mark", "utf-16-be mark", "utf-32 mark"],
)
def test_text_is_decoded_by_its_mark_and_the_mark_taken_off(file: Path, data: bytes) -> None:
    article = read(file, data)
    assert isinstance(article, Article)
    assert article.text == WORDS
    assert article.id == str(file)


def test_line_endings_are_kept(file: Path) -> None:
    article = read(file, b"satu\r\ndua\rtiga\n")
    assert isinstance(article, Article)
    assert article.text == "satu\r\ndua\rtiga\n"


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("cp1252", WORDS.encode("cp1252")),
        ("utf-16-le", WORDS.encode("utf-16-le")),
        ("utf-16", codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be")),
        ("UTF8", codecs.BOM_UTF8 + WORDS.encode()),
        ("utf-8-sig", codecs.BOM_UTF8 + WORDS.encode()),
        ("cp037", WORDS.replace("“", "").replace("”", "").encode("cp037")),
    ],
)
def test_a_named_encoding_is_taken(file: Path, encoding: str, data: bytes) -> None:
    article = read(file, data, encoding=encoding)
    assert isinstance(article, Article)
    assert article.text.startswith('"Kami sedia berunding,"')


@pytest.mark.parametrize(
    ("data", "options", "code", "words"),
    [
        (b"", {}, "empty", "no article"),
        (b" \r\n\t", {}, "empty", "no article"),
        (codecs.BOM_UTF8, {}, "empty", "no article"),
        (b"Kami \xff sedia", {}, "bad_encoding", "byte 5 (0xff)"),
        (codecs.BOM_UTF8 + b"Kami \xff", {}, "bad_encoding", "byte 8 (0xff)"),
        (b"Kami \xe2\x80", {}, "bad_encoding", "byte 5"),
        (b"Kami \xff sedia", {}, "bad_encoding", "--encoding"),
        (codecs.BOM_UTF16_LE + b"a\0b\0c", {}, "bad_encoding", "byte 6"),
        (b"a \\ud83d", {"encoding": "unicode_escape"}, "bad_encoding", "surrogate"),
        (b"a\0b", {}, "binary", "NUL byte at byte 1"),
        (b"a" * 70_000 + b"\0", {}, "binary", "NUL byte at byte 70000"),
        (WORDS.encode("utf-16-le"), {"encoding": "latin-1"}, "binary", "NUL"),
        ("a\0b".encode("utf-16"), {}, "binary", "NUL character"),
        ("berita dari utara".encode("utf-16-le"), {}, "binary", "--encoding utf-16-le"),
        ("berita dari utara".encode("utf-16-be"), {}, "binary", "--encoding utf-16-be"),
        (b"%PDF-1.7\n%", {}, "binary", "a PDF"),
        (b"PK\x03\x04\x14\0", {}, "bad_format", "damaged ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", {}, "binary", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", {}, "binary", "JPEG"),
        (b"\x1f\x8b\x08\0", {}, "bad_format", "cannot be unpacked"),
        (b"BZh91AY", {}, "binary", "bunzip2"),
        (b"{\\rtf1\\ansi", {}, "binary", "RTF"),
        (b"<!DOCTYPE html>\n<html><body>", {}, "no_text", "no article"),
        (b"<?xml version='1.0'?>\n<nitf><body/></nitf>", {}, "xml", "<nitf>"),
        (b"x" * 11, {"max_size": 10}, "too_large", "--max-size"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words(
    file: Path, data: bytes, options: dict[str, object], code: str, words: str
) -> None:
    issue = read(file, data, **options)
    assert isinstance(issue, Issue)
    assert issue.code == code
    assert words in issue.message
    assert issue.message.startswith(str(file))
    assert issue.file == str(file)


def test_signs_of_less_and_greater_are_no_html(file: Path) -> None:
    assert isinstance(read(file, b"Markah 3 < 5 > 2, kata <nama>.</nama>"), Article)


def test_a_file_of_just_the_limit_is_read(file: Path) -> None:
    assert isinstance(read(file, b"x" * 10, max_size=10), Article)


def test_a_missing_file_becomes_an_issue_and_the_rest_is_read(tmp_path: Path) -> None:
    good = tmp_path / "baik.txt"
    good.write_text(WORDS, encoding="utf-8")
    found = list(articles([str(tmp_path / "tiada.txt"), str(good)]))
    assert [each.code if isinstance(each, Issue) else each.text for each in found] == ["missing_file", WORDS]


def test_a_file_that_may_not_be_opened_becomes_an_issue(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(self: Path, mode: str = "r") -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    file.write_text(WORDS, encoding="utf-8")
    monkeypatch.setattr(Path, "open", denied)
    (issue,) = articles([str(file)])
    assert isinstance(issue, Issue)
    assert (issue.code, "Permission denied" in issue.message) == ("unreadable", True)


def test_a_file_that_breaks_off_while_it_is_read_becomes_an_issue(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Torn(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    file.write_text(WORDS, encoding="utf-8")
    monkeypatch.setattr(Path, "open", lambda self, mode: Torn())
    (issue,) = articles([str(file)])
    assert isinstance(issue, Issue)
    assert (issue.code, "Input/output error" in issue.message) == ("unreadable", True)


@pytest.mark.parametrize("name", ["nul\0name", "x" * 5_000])
def test_an_impossible_name_becomes_an_issue(name: str) -> None:
    (issue,) = articles([name])
    assert isinstance(issue, Issue)
    assert issue.code in ("unreadable", "missing_file")


def test_a_name_that_is_not_utf_8_can_still_be_written(tmp_path: Path) -> None:
    path = str(tmp_path) + "/berita\udcff.txt"
    Path(path).write_text(WORDS, encoding="utf-8")
    (article,) = articles([path])
    assert isinstance(article, Article)
    assert article.id.endswith("berita\\xff.txt")
    assert article.id.encode()


def test_standard_input_is_read_and_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(WORDS.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    (article,) = articles(["-"])
    assert isinstance(article, Article)
    assert (article.text, article.id) == (WORDS, "")
    assert not stdin.buffer.closed


def test_closed_standard_input_becomes_an_issue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    (issue,) = articles(["-"])
    assert isinstance(issue, Issue)
    assert issue.code == "unreadable"


def test_date_and_language_are_handed_on(file: Path) -> None:
    article = read(file, WORDS.encode(), published="20310502", language="ms")
    assert isinstance(article, Article)
    assert (article.published, article.language) == ("2031-05-02", "ms")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"encoding": "utf-99"}, "'utf-99'"),
        ({"encoding": "hex"}, "'hex'"),
        ({"encoding": "a\0"}, "encoding"),
        ({"published": "2 Mei 2031"}, "'2 Mei 2031' is not a date"),
        ({"published": "2031-02-30"}, "year-month-day"),
        ({"max_size": 0}, "max_size is 0"),
        ({"timeout": 0.0}, "timeout is 0.0"),
        ({"timeout": float("nan")}, "seconds"),
        ({"columns": {"isi": "teks"}}, "'isi' is no field"),
        ({"columns": {"text": ""}}, "no name"),
    ],
)
def test_wrong_options_are_raised_at_once(options: dict[str, object], words: str) -> None:
    with pytest.raises(ArticleError, match=words):
        articles(["tiada.txt"], **options)  # type: ignore[arg-type]
