"""CSV: a row an article, the columns named or guessed, the broken rows named, the rest read."""

from __future__ import annotations

import codecs
import io
import sys
import tracemalloc
from pathlib import Path

import pytest

from rundingan.model import Article, Issue
from rundingan.sources import articles

from .pages import one, read, trouble


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "berita.csv"


def test_columns_are_guessed_by_their_names(file: Path) -> None:
    data = (
        "guid,Headline,Publish_Date,Lang,outlet,Link,By Line,Full Text,views\r\n"
        '7,Tajuk,2031-05-02 08:00:00,ms,Purnama,https://a.example,Dara Lind,"Satu, ""dua"".\r\nTiga.",12\r\n'
    )
    assert one(file, data.encode()) == Article(
        text='Satu, "dua".\r\nTiga.', id="7", title="Tajuk", published="2031-05-02", language="ms", source="Purnama",
        url="https://a.example", author="Dara Lind",
    )  # fmt: skip


def test_columns_are_named_by_the_caller(file: Path) -> None:
    data = b"isi;text;hari\nSatu.;lain;2031-05-02\n"
    found = one(file, data, columns={"text": "isi", "published": "hari"})
    assert (found.text, found.published) == ("Satu.", "2031-05-02")


def test_a_column_of_html_is_named(file: Path) -> None:
    assert one(file, b"text,kod\nlain,<p>Satu.</p><p>Dua.</p>\n", columns={"html": "kod"}).text == "Satu.\nDua."


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_usual_separator(file: Path, mark: str) -> None:
    assert one(file, f"id{mark}text\na{mark}Satu.\n".encode()) == Article(text="Satu.", id="a")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_marks_of_encodings(file: Path, encoding: str) -> None:
    assert one(file, "id,text\na,“Satu.”\n".encode(encoding)).text == "“Satu.”"


@pytest.mark.parametrize(
    ("row", "code", "words"),
    [
        (b"x,Satu.", "bad_row", "2 cells where the columns are 3"),
        (b"x,Satu.,,,", "bad_row", "5 cells"),
        (b'x,"Satu" dua,', "bad_row", "not valid CSV"),
        (b"x,,", "no_text", 'no "text"'),
        (b"x,  ,", "no_text", "empty"),
        (b"x,Satu.,2 Mei", "bad_date", "'2 Mei' is not a date"),
        (b"x,Satu \xff.,", "bad_encoding", "(0xff)"),
        (b"x," + b"y" * 3_000 + b",", "too_large", "--max-size"),
        (b"x,<p>Satu</p><p>Dua</p><p>Tiga</p>,", "html", "HTML"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_and_the_rest_read(file: Path, row: bytes, code: str, words: str) -> None:
    data = b'id,text,date\na,"Dahulu.\nLagi.",\n' + row + b"\nz,Kemudian.,\n"
    before, issue, after = read(file, data, max_size=2_000)
    assert isinstance(before, Article) and before.text == "Dahulu.\nLagi."
    assert isinstance(after, Article) and after.text == "Kemudian."
    assert isinstance(issue, Issue)
    assert (issue.code, issue.file, issue.line) == (code, str(file), 4)
    assert words in issue.message and f"{file}, line 4" in issue.message


def test_a_nul_byte_far_into_the_file_is_a_broken_row(file: Path) -> None:
    *_, issue, last = read(file, b"id,text\n" + b"a,Satu.\n" * 20_000 + b"b,Du\0a.\nc,Tiga.\n")
    assert isinstance(issue, Issue) and isinstance(last, Article)
    assert (issue.code, issue.line, last.id) == ("bad_row", 20_002, "c")


def test_a_quotation_mark_that_is_never_closed(file: Path) -> None:
    first, issue = read(file, b'id,text\na,Satu.\nb,"Dua.\nc,Tiga.\n')
    assert isinstance(first, Article) and isinstance(issue, Issue)
    assert (issue.code, issue.line) == ("bad_row", 3)


@pytest.mark.parametrize(
    ("data", "columns", "words"),
    [
        (b"a,b\n1,2\n", {}, "its columns are 'a', 'b'"),
        (b"a,text\n1,2\n", {"text": "isi"}, "no column 'isi' for 'text'"),
        (b"id,text\n", {}, "no row"),
        (b"\n\n", {}, "empty"),
    ],
)
def test_a_table_without_articles_is_told(file: Path, data: bytes, columns: dict[str, str], words: str) -> None:
    assert words in trouble(file, data, columns=columns).message


def test_utf_16_that_breaks_ends_the_file(file: Path) -> None:
    data = codecs.BOM_UTF16_LE + "id,text\na,Satu.\n".encode("utf-16-le") + b"\x00\xdc\x20\x00"
    first, issue = read(file, data)
    assert isinstance(first, Article) and isinstance(issue, Issue)
    assert issue.code == "bad_encoding"


def test_a_table_on_standard_input_is_known_by_its_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"id,text\na,Satu.\n")))
    assert list(articles(["-"])) == [Article(text="Satu.", id="a")]


def test_a_text_with_commas_is_a_text(tmp_path: Path) -> None:
    assert one(tmp_path / "berita.txt", b"Satu, dua, tiga, text.\nEmpat.\n").text.startswith("Satu, dua")


def test_memory_does_not_grow_with_the_file(file: Path) -> None:
    file.write_bytes(b"id,text\n" + b'a,"' + b"x\n" * 5_000 + b'"\n' + b"a," + b"y" * 10_000 + b"\n" * 2)
    with file.open("ab") as out:
        out.writelines([b"b," + b"z" * 10_000 + b"\n"] * 1_000)
    tracemalloc.start()
    count = sum(isinstance(each, Article) for each in articles([str(file)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (count, peak < 3_000_000) == (1_002, True)
