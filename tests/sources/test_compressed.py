"""Files compressed by gzip or zstd: what is in them is read by its own format."""

from __future__ import annotations

import gzip
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from rundingan.model import Article, Issue
from rundingan.sources import articles, growth

from .pages import WORDS, one, page, read, trouble

LINES = b'{"id": "a", "text": "Satu."}\n{"id": "b", "text": "Dua."}\n'


def zstd(data: bytes) -> bytes:
    library: Any = pytest.importorskip("zstandard")
    return bytes(library.ZstdCompressor().compress(data))


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
@pytest.mark.parametrize("name", ["berita.jsonl{}", "berita.jsonl", "berita"])
def test_json_lines(tmp_path: Path, pack: Any, name: str) -> None:
    suffix = ".gz" if pack is gzip.compress else ".zst"
    found = read(tmp_path / name.format(suffix), pack(LINES))
    assert [each.id for each in found if isinstance(each, Article)] == ["a", "b"]


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_several_parts_one_after_the_other(tmp_path: Path, pack: Any) -> None:
    assert len(read(tmp_path / "a.jsonl.gz", pack(LINES) + pack(LINES))) == 4


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.txt.gz", b"Satu.", "Satu."),
        ("a.html.gz", page().encode(), WORDS),
        ("a.csv.gz", b"id,text\na,Satu.\n", "Satu."),
        ("a.json.gz", b'[{"text": "Satu."}]', "Satu."),
    ],
)
def test_other_formats(tmp_path: Path, name: str, data: bytes, text: str) -> None:
    assert one(tmp_path / name, gzip.compress(data)).text == text


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_what_is_cut_off_is_read_up_to_there(tmp_path: Path, pack: Any) -> None:
    import random

    texts = ["".join(random.Random(n).choices("abcdefgh ", k=3_000)) for n in range(200)]
    data = pack("".join(f'{{"text": "{text}"}}\n' for text in texts).encode())
    *found, issue = read(tmp_path / "a.jsonl.gz", data[:-5_000])
    assert len(found) > 150
    assert isinstance(issue, Issue)
    assert issue.code in ("bad_format", "bad_line")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"bukan gzip", "neither gzip nor zstd"),
        (b"\x1f\x8b\x08\x00rosak rosak rosak", "cannot be unpacked"),
        (gzip.compress(gzip.compress(LINES)), "compressed twice"),
        (gzip.compress(b""), "is empty"),
    ],
)
def test_what_is_damaged_or_twice_compressed_is_told(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in trouble(tmp_path / "a.jsonl.gz", data).message


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_bombs_do_no_harm(tmp_path: Path, pack: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "FREE", 1_000_000)
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(pack((b" " * 9_999 + b"\n") * 3_000))
    tracemalloc.start()
    (issue,) = articles([str(file)])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(issue, Issue)
    assert (issue.code, peak < 3_000_000) == ("bomb", True)
    assert trouble(tmp_path / "b.txt.gz", pack(b"x" * 1_000_000), max_size=1_000).code == "too_large"
