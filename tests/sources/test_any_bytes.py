"""The promise for all inputs: no bytes whatever make ``articles`` raise, by whatever name."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rundingan.model import Article, Issue
from rundingan.sources import articles

from .pages import answer, page, warc
from .test_archives import packed
from .test_feeds import ATOM, RSS
from .test_ninjs import TWO
from .test_parquet import table

SUFFIXES = ("", ".txt", ".html", ".csv", ".jsonl", ".json", ".xml", ".rss", ".warc", ".zip", ".gz", ".zst", ".parquet")
WHOLE = {
    "page": page().encode(),
    "csv": b'id,text\na,"Satu, ""dua""\n"\nb,Tiga\n',
    "jsonl": b'{"id": "a", "text": "Satu."}\n{"id": "b", "html": "<p>Dua</p>"}\n',
    "ninjs": str(TWO).replace("'", '"').encode(),
    "rss": RSS.encode(),
    "atom": ATOM.encode(),
    "warc": warc(answer(1)),
    "warc.gz": warc(answer(1), packed=True),
    "zip": packed({"a.txt": b"Satu.", "b.html": page().encode()}),
    "gzip": gzip.compress(b'{"text": "Satu."}\n'),
    "parquet": table(id=["a", "b"], text=["Satu.", "Dua."]),
}
QUIET = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)


def holds(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"berita{suffix}"
        file.write_bytes(data)
        found = list(articles([str(file)], max_size=1_000_000))
    assert found
    for each in found:
        assert isinstance(each, Article | Issue)
        if isinstance(each, Issue):
            assert each.code != "failed", each.message
            assert str(file) in each.message
            each.message.encode()
        else:
            assert each.text.strip()
            repr(each).encode()


@QUIET
@given(data=st.binary(max_size=2_000), suffix=st.sampled_from(SUFFIXES))
def test_bytes_by_chance(data: bytes, suffix: str) -> None:
    holds(data, suffix)


@QUIET
@given(text=st.text(st.sampled_from("<>{}[]\"',:;\n\\/&#é textbodyhtml1-")), suffix=st.sampled_from(SUFFIXES))
def test_texts_by_chance(text: str, suffix: str) -> None:
    holds(text.encode("utf-8", "replace"), suffix)


@pytest.mark.parametrize("name", WHOLE)
@settings(parent=QUIET, max_examples=25)
@given(data=st.data())
def test_files_of_every_kind_damaged_by_chance(name: str, data: st.DataObject) -> None:
    whole = bytearray(WHOLE[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(len(whole) - 1, 0)))
        length = data.draw(st.sampled_from((0, 1, 2, 7, 40, 10_000)))
        whole[at : at + length] = data.draw(st.sampled_from((b"", b"\0", b"\xff\xfe", b"\r\n", b'"', b"<", b"9" * 19)))
    holds(bytes(whole), data.draw(st.sampled_from(("", f".{name}"))))
