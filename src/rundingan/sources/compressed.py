"""Files compressed by gzip or zstd: whatever is in them, read as it is unpacked."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from rundingan.errors import ArticleError, FormatError
from rundingan.model import Article, Issue
from rundingan.sources import dispatch
from rundingan.sources.files import BLOCK, Chunks, Input, look
from rundingan.sources.growth import Growth
from rundingan.sources.options import Options

SUFFIXES = (".gz", ".zst")
_ZSTD = b"\x28\xb5\x2f\xfd"
_GZIP = b"\x1f\x8b"
_LAYER = "compressed"
_WINDOW = 1 << 27
"""Bytes of memory that unpacking zstd may take, as much as its own command allows unasked."""


def articles(given: Input, options: Options) -> Iterator[Article | Issue]:
    """The articles of what is in the file, by its own format.

    Raises:
        ArticleError: it is damaged, compressed twice, or nothing but a bomb.
    """
    if _LAYER in given.inside:
        raise FormatError(f"{given.name} is compressed twice; unpack it once first")
    if not given.head.startswith((_ZSTD, _GZIP)):
        raise FormatError(f"{given.name} is neither gzip nor zstd, as its name has it; give it its own name")
    stream = io.BufferedReader(Chunks(_unpacked(given)), BLOCK)
    path = PurePath(given.path)
    within = look(
        given.name,
        given.path.removesuffix(path.suffix) if path.suffix.lower() in SUFFIXES else given.path,
        stream,
        id=given.id,
        address=given.address,
        inside=(*given.inside, _LAYER),
    )
    yield from dispatch.read(within, options)


class _Counted(io.RawIOBase):
    """A stream that counts what is read of it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        piece = self._stream.read1(len(into))
        into[: len(piece)] = piece
        self.count += len(piece)
        return len(piece)


def _unpacked(given: Input) -> Iterator[bytes]:
    packed = _Counted(given.stream)
    growth = Growth(given.name)
    stream, wrong_kinds = _opened(given, io.BufferedReader(packed, BLOCK))
    read = getattr(stream, "read1", stream.read)  # which gives what there is before damage
    try:
        while piece := read(BLOCK):
            yield growth.checked(piece, packed.count)
    except wrong_kinds as wrong:
        raise FormatError(
            f"{given.name} is damaged: it cannot be unpacked after {growth.count:,} bytes ({_why(wrong)}); "
            "fetch or pack it anew"
        ) from None


def _opened(given: Input, packed: io.BufferedReader) -> tuple[Any, tuple[type[Exception], ...]]:
    """The stream of what was packed, and what it raises where it is damaged."""
    if given.head.startswith(_GZIP):
        return gzip.GzipFile(fileobj=packed, mode="rb"), (EOFError, gzip.BadGzipFile, zlib.error)
    try:
        import zstandard
    except ImportError:
        raise ArticleError(
            f"{given.name} is compressed by zstd, which needs the library zstandard; pip install zstandard, "
            "or unpack it first with unzstd",
            code="missing_library",
        ) from None
    unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    return unpacker.stream_reader(packed, read_across_frames=True), (zstandard.ZstdError, EOFError)


def _why(wrong: Exception) -> str:
    return str(wrong) or type(wrong).__name__
