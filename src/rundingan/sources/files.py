"""Files and standard input as streams of bytes, their first bytes looked at."""

from __future__ import annotations

import codecs
import io
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO, NamedTuple, cast

from rundingan.errors import ArticleError
from rundingan.sources.signatures import refuse_binary, refuse_nul

STANDARD_INPUT = "-"

BLOCK = 65_536
"""Bytes read at once, and looked at to tell a format."""

_MARKUP = 4096
"""Bytes looked at of what begins as markup does."""

_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Input(NamedTuple):
    """An open file, a member of an archive, or what was fetched; its first bytes looked at.

    Attributes:
        name: what to call it in a message.
        path: its name as a file, for its suffix; ``-`` for standard input.
        id: the id of an article that has none of its own and is alone in the file.
        stream: all of its bytes.
        head: the first of them, at most 64 KiB.
        address: where it was fetched, after redirects.
        media_type: what the server calls it, such as ``text/html``.
        charset: the encoding that the server names.
        inside: the layers around it (``archive``, ``compressed``), outermost first.
        file: the file itself, where it can be read in any order.
    """

    name: str
    path: str
    id: str
    stream: BinaryIO
    head: bytes
    address: str | None = None
    media_type: str = ""
    charset: str | None = None
    inside: tuple[str, ...] = ()
    file: BinaryIO | None = None


class Source(NamedTuple):
    """An input that is text, and in which encoding.

    Attributes:
        name: what to call it in a message.
        path: its name as a file, for its suffix; ``-`` for standard input.
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
def opened(path: str) -> Iterator[Input]:
    """The file, open at its first byte; closed at the end (standard input is left open).

    Raises:
        ArticleError: it is missing, not to be opened or read, or empty.
    """
    name = shown(path)
    stream = _open(path, name)
    try:
        start = "" if path == STANDARD_INPUT else name
        yield look(name, path, stream, id=start, file=stream if _is_regular(stream) else None)
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
        return Path(path).open("rb")
    except FileNotFoundError:
        raise ArticleError(f"{name} does not exist", code="missing_file") from None
    except (OSError, ValueError) as wrong:
        why = getattr(wrong, "strerror", None) or wrong
        raise ArticleError(f"{name} cannot be opened: {why}", code="unreadable") from wrong


def _is_regular(stream: BinaryIO) -> bool:
    """Whether it is a file on a disk, at its beginning: one that can be read in any order."""
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode) and stream.tell() == 0
    except (OSError, ValueError):
        return False


def look(name: str, path: str, stream: BinaryIO, *, id: str, file: BinaryIO | None = None, **more: Any) -> Input:
    """The input with its first bytes looked at; ``more`` are its other attributes.

    Raises:
        ArticleError: it is empty.
    """
    head = _head(stream)
    if not head:
        raise ArticleError(f"{name} is empty: there is no article in it", code="empty")
    rest = io.BufferedReader(Chunks(_chunks(head, stream)), BLOCK)
    return Input(name=name, path=path, id=id, stream=rest, head=head, file=file, **more)


@contextmanager
def in_any_order(given: Input) -> Iterator[BinaryIO]:
    """The input as a file that can be read in any order: itself, or a copy on the disk for as long as it is needed."""
    if given.file is not None:
        given.file.seek(0)
        yield given.file
        return
    with TemporaryFile() as copy:
        shutil.copyfileobj(given.stream, copy, BLOCK)
        copy.seek(0)
        yield cast(BinaryIO, copy)


def text_of(given: Input, encoding: str | None) -> Source:
    """The input as text in ``encoding``, or in the one that its mark tells, else in UTF-8.

    Raises:
        ArticleError: it is plainly not text.
    """
    refuse_binary(given.name, given.head)
    mark, chosen = _encoding(given.head, encoding or given.charset)
    head = given.head[len(mark) :]
    if not needs_recoding(chosen):
        refuse_nul(given.name, head, len(mark))
    given.stream.read(len(mark))
    return Source(given.name, given.path, given.stream, head, chosen, len(mark))


def sample(given: Input, encoding: str | None) -> bytes:
    """The first bytes as UTF-8, without the mark, to tell a format by."""
    mark, chosen = _encoding(given.head, encoding or given.charset)
    head = given.head[len(mark) :]
    try:
        return head if chosen == "utf-8" else head.decode(chosen, "ignore").encode("utf-8", "ignore")
    except UnicodeError:  # some codecs know no "ignore"
        return head


def _encoding(head: bytes, asked: str | None) -> tuple[bytes, str]:
    """The mark that the bytes begin with, and their encoding."""
    mark, found = next(((m, e) for m, e in _MARKS if head.startswith(m)), (b"", "utf-8"))
    if asked is not None and not _belongs(asked, found):
        mark = b""
    return mark, found if mark else _plain(asked or "utf-8")


def _plain(encoding: str) -> str:
    """The codec's own name; UTF-8 for its variant with a mark, which is off by then."""
    return codecs.lookup(encoding).name.removesuffix("-sig")


def _belongs(encoding: str, found: str) -> bool:
    """Whether a mark of the encoding ``found`` is a mark, and no text, to one who asks for ``encoding``."""
    return _plain(encoding) in (found, found.removesuffix("-le").removesuffix("-be"))


def _head(stream: BinaryIO) -> bytes:
    """The first bytes: a line at least, or all there is, or 64 KiB; without waiting for more than that."""
    head = b""
    while len(head) < BLOCK and not _enough(head):
        piece = stream.read1(BLOCK - len(head)) if hasattr(stream, "read1") else stream.read(BLOCK)
        if not piece:
            break
        head += piece
    return head


def _enough(head: bytes) -> bool:
    """Whether the format can be told: markup tells late what it is."""
    start = head.lstrip(b" \t\r\n[{\xef\xbb\xbf")
    return b"\n" in start and (not start.startswith(b"<") or len(start) >= _MARKUP)


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
