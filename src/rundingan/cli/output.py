"""Where pieces of whole lines go: standard output, or a file that gets its name when it is complete."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import BinaryIO, Final

import click

from rundingan.cli.main import hush

Write = Callable[[str], None]
_KEPT: Final = ("jsonl", "csv", "text")
"""Formats of which the pieces written so far are of use."""


class CannotWrite(click.ClickException):
    """The output cannot be written."""

    exit_code = 4


@contextmanager
def to_standard_output(format_name: str) -> Iterator[Write]:
    """Write pieces to standard output, each at once and whole, Ctrl-C or not.

    All formats are UTF-8; text is in the encoding of the terminal, with the nearest characters that it has.

    Raises:
        CannotWrite: it is closed, or the disk behind it is full.
        BrokenPipeError: nobody reads it any more.
    """
    if sys.stdout is None:
        raise CannotWrite("standard output is closed")
    stream = sys.stdout.buffer
    encode = _encoder((sys.stdout.encoding or "utf-8") if format_name == "text" else "utf-8")

    def write(piece: str) -> None:
        try:
            with unbroken():
                stream.write(encode(piece))
                stream.flush()
        except BrokenPipeError:
            raise
        except OSError as wrong:
            hush()
            raise CannotWrite(f"standard output cannot be written: {wrong.strerror or wrong}") from wrong

    yield write


def _encoder(encoding: str) -> Callable[[str], bytes]:
    if encoding.replace("-", "").lower() == "utf8":
        return str.encode
    from rundingan.exports.terminal import nearest

    return lambda piece: nearest(piece, encoding).encode(encoding)


@contextmanager
def unbroken() -> Iterator[None]:
    """Hold Ctrl-C back until the block is done; a second one is let through at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[int] = []

    def hold(number: int, frame: FrameType | None) -> None:
        held.append(number)
        if len(held) > 1:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, hold)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if held:
        raise KeyboardInterrupt


@contextmanager
def to_file(path: Path, format_name: str) -> Iterator[Write]:
    """Write pieces to a file beside ``path``, which takes its place at the end; a device is written at once.

    Where the work is broken off, ``path`` stays as it was; what is done so far is kept as ``PATH.partial``
    if it is of use.

    Raises:
        CannotWrite: it cannot be made or written.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as device:
                yield _writer(device)
            return
        with _beside(path.resolve(), format_name) as file:
            yield _writer(file)
    except OSError as wrong:
        raise CannotWrite(f"{path} cannot be written: {wrong.strerror or wrong}") from wrong


def _writer(file: BinaryIO) -> Write:
    def write(piece: str) -> None:
        with unbroken():
            file.write(piece.encode())

    return write


@contextmanager
def _beside(path: Path, format_name: str) -> Iterator[BinaryIO]:
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:100]}.", delete=False) as file:
        unfinished = Path(file.name)
        try:
            yield file  # type: ignore[misc]
            file.flush()
        except KeyboardInterrupt:
            file.flush()
            if format_name in _KEPT and file.tell():
                partial = path.with_name(path.name + ".partial")
                _settle(unfinished, partial, path)
                click.echo(f"rundingan: stopped; what was done so far is in {partial}", err=True)
            else:
                unfinished.unlink()
            raise
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    _settle(unfinished, path, path)


def _settle(unfinished: Path, path: Path, like: Path) -> None:
    """Give the file its name, with the permissions that ``like`` has or a new file would get."""
    if like.exists():
        shutil.copymode(like, unfinished)
    else:
        mask = os.umask(0)
        os.umask(mask)
        unfinished.chmod(0o666 & ~mask)
    unfinished.replace(path)
