"""ZIP archives: their members by the rules for files; tricks and bombs do no harm."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from rundingan.model import Article, Issue
from rundingan.sources import articles, growth

from .pages import WORDS, answer, page, read, trouble, warc


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "arkib.zip"


def test_members_are_read_by_their_own_formats_in_the_order_of_their_names(file: Path) -> None:
    data = packed(
        {
            "b/jadual.csv": b"id,text\nc1,Satu.\n",
            "a.txt": b"Dua.",
            "c.warc": warc(answer(1)),
            ".git/rahsia": b"x",
            "__MACOSX/a.txt": b"x",
            "b/.DS_Store": b"x",
            "d.html": page().encode(),
        }
    )
    found = [each for each in read(file, data) if isinstance(each, Article)]
    assert [each.id for each in found] == [f"{file}/a.txt", "c1", "https://purnama.example/berita/1", f"{file}/d.html"]
    assert [each.text for each in found] == ["Dua.", "Satu.", WORDS, WORDS]


def test_members_that_cannot_be_read_are_named_and_the_rest_read(file: Path) -> None:
    data = packed(
        {
            "1.zip": packed({"a.txt": b"Satu."}),
            "2.png": b"\x89PNG\r\n\x1a\n",
            "3.css": b"body {}",
            "4.txt": b"",
            "5.txt": b"Dua.",
        }
    )
    *issues, found = read(file, data)
    assert isinstance(found, Article) and found.text == "Dua."
    assert [(each.code, each.file) for each in issues if isinstance(each, Issue)] == [
        ("bad_format", f"{file}/1.zip"),
        ("binary", f"{file}/2.png"),
        ("not_article", f"{file}/3.css"),
        ("empty", f"{file}/4.txt"),
    ]


def test_names_that_lead_out_of_the_archive_lead_nowhere(file: Path, tmp_path: Path) -> None:
    read_ = read(file, packed({"../../keluar.txt": b"Satu.", "/etc/mutlak.txt": b"Dua.", "..\\luar.txt": b"Tiga."}))
    assert {each.id for each in read_ if isinstance(each, Article)} == {
        f"{file}/keluar.txt",
        f"{file}/etc/mutlak.txt",
        f"{file}/luar.txt",
    }
    assert [each.name for each in tmp_path.iterdir()] == ["arkib.zip"]


@pytest.mark.parametrize("cut", [1, 30, 100])
def test_a_damaged_archive_is_told(file: Path, cut: int) -> None:
    issue = trouble(file, packed({"a.txt": b"Satu. " * 400})[:-cut])
    assert (issue.code, "damaged ZIP archive" in issue.message) == ("bad_format", True)


def test_a_damaged_member_is_told_and_the_rest_read(file: Path) -> None:
    data = bytearray(packed({"a.txt": bytes(range(256)) * 20, "b.txt": b"Dua."}))
    data[45:60] = b"\xff" * 15
    issue, found = read(file, bytes(data))
    assert isinstance(issue, Issue) and isinstance(found, Article)
    assert (issue.file, "a.txt is damaged" in issue.message) == (f"{file}/a.txt", True)


def test_an_encrypted_member_is_told(file: Path) -> None:
    data = bytearray(packed({"a.txt": b"Satu."}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert trouble(file, bytes(data)).code == "encrypted"


def test_office_documents_and_empty_archives_are_told(file: Path) -> None:
    assert "office document" in trouble(file, packed({"[Content_Types].xml": b"<x/>", "a.xml": b"<x/>"})).message
    assert trouble(file, packed({})).code == "empty"
    assert trouble(file, packed({".tersembunyi": b"x"})).code == "empty"


def test_bombs_do_no_harm(file: Path) -> None:
    file.write_bytes(packed({f"{n}.txt": b"x" * 3_000_000 for n in range(4)}))
    tracemalloc.start()
    found = list(articles([str(file)], max_size=1_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert {each.code for each in found if isinstance(each, Issue)} == {"too_large"}
    assert (len(found), peak < 8_000_000) == (4, True)


def test_a_bomb_that_is_read_line_by_line_ends(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "FREE", 1_000_000)
    line = b'{"text": "Satu."}' + b" " * 100_000 + b"\n"
    file.write_bytes(packed({"a.jsonl": line * 200, "b.txt": b"Dua."}))
    *_, last = articles([str(file)])
    assert isinstance(last, Issue)
    assert (last.code, "200 times as large" in last.message) == ("bomb", True)


def test_an_archive_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(packed({"a/b.txt": b"Satu."}))))
    assert list(articles(["-"])) == [Article(text="Satu.", id="a/b.txt")]
