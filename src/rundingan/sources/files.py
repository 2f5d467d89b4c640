"""Files and standard input as streams of bytes, their first bytes looked at."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from rundingan.errors import ArticleError
from rundingan.sources.signatures import refuse_binary, refuse_nul

STANDARD_INPUT = "-"

BLOCK = 65_536
"""Bytes read at once, and looked at to tell a format."""

_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Source(NamedTuple):
    """An open file, its first bytes looked at.

    Attributes:
        name: what to call it in a message.
        path: the path as given, for its suffix; ``-`` for standard input.
        stream: all of its bytes, in ``encoding``, without the mark (BOM).
        head: the first of them, at most 64 KiB.
        encoding: the name of its encoding.
        skipped: how many bytes (of a mark) stood before ``stream``.
    """

    name: str
    path: str
    stream: BinaryIO
    head: bytes
    encoding: str
    skipped: int


def shown(path: str) -> str:
    """A path for a message or an id: always text that can be written, whatever bytes the name has."""
    if path == STANDARD_INPUT:
        return "standard input"
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def check_encoding(name: str) -> None:
    """Nothing, where ``name`` is an encoding of text that Python knows.

    Raises:
        ArticleError: it is not.
    """
    try:
        "".encode(name)
    except (LookupError, ValueError):
        raise ArticleError(
            f"{name!r} is not an encoding of text that is known here; examples: utf-8, utf-16, cp1252",
            code="bad_encoding",
        ) from None


def needs_recoding(encoding: str) -> bool:
    """Whether lines of the encoding cannot be told apart by the byte of a line feed (UTF-16 and its like)."""
    return "\n".encode(encoding) != b"\n"


@contextmanager
def opened(path: str, encoding: str | None) -> Iterator[Source]:
    """The file, open at its first byte after the mark; closed at the end (standard input is left open).

    Raises:
        ArticleError: it is missing, a folder, not to be opened or read, empty, or plainly not text.
    """
    name = shown(path)
    stream = _open(path, name)
    try:
        yield _looked_at(name, path, stream, encoding)
    except OSError as wrong:
        raise ArticleError(f"{name} cannot be read: {wrong.strerror or wrong}", code="unreadable") from wrong
    finally:
        if path != STANDARD_INPUT:
            stream.close()


def _open(path: str, name: str) -> BinaryIO:
    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise ArticleError("standard input is closed; name a file instead", code="unreadable")
        return sys.stdin.buffer
    try:
        if Path(path).is_dir():
            raise ArticleError(f"{name} is a folder; name the files in it, such as {name}/*.txt", code="folder")
        return Path(path).open("rb")
    except FileNotFoundError:
        raise ArticleError(f"{name} does not exist", code="missing_file") from None
    except (OSError, ValueError) as wrong:
        why = getattr(wrong, "strerror", None) or wrong
        raise ArticleError(f"{name} cannot be opened: {why}", code="unreadable") from wrong


def _looked_at(name: str, path: str, stream: BinaryIO, encoding: str | None) -> Source:
    head = _head(stream)
    if not head:
        raise ArticleError(f"{name} is empty: there is no article in it", code="empty")
    refuse_binary(name, head)
    mark, found = next(((m, e) for m, e in _MARKS if head.startswith(m)), (b"", "utf-8"))
    if encoding is not None and not _belongs(encoding, found):
        mark = b""
    chosen = found if mark else _plain(encoding or "utf-8")
    head = head[len(mark) :]
    if not needs_recoding(chosen):
        refuse_nul(name, head, len(mark))
    rest = io.BufferedReader(Chunks(_chunks(head, stream)), BLOCK)
    return Source(name, path, rest, head, chosen, len(mark))


def _plain(encoding: str) -> str:
    """The codec's own name; UTF-8 for its variant with a mark, which is off by then."""
    return codecs.lookup(encoding).name.removesuffix("-sig")


def _belongs(encoding: str, found: str) -> bool:
    """Whether a mark of the encoding ``found`` is a mark, and no text, to one who asks for ``encoding``."""
    return _plain(encoding) in (found, found.removesuffix("-le").removesuffix("-be"))


def _head(stream: BinaryIO) -> bytes:
    """The first bytes: a line at least, or all there is, or 64 KiB; without waiting for more than that."""
    head = b""
    while len(head) < BLOCK and b"\n" not in head.lstrip(b" \t\r\n[{"):
        piece = stream.read1(BLOCK - len(head)) if hasattr(stream, "read1") else stream.read(BLOCK)
        if not piece:
            break
        head += piece
    return head


def _chunks(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield head
    read = getattr(stream, "read1", stream.read)
    while piece := read(BLOCK):
        yield piece


class Chunks(io.RawIOBase):
    """Pieces of bytes as a raw stream."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(piece)
        size = min(len(into), len(self._left))
        into[:size] = self._left[:size]
        self._left = self._left[size:]
        return size
